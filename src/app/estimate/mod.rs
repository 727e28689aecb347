//! A person's month.
//!
//! What a person types is a [`draft`]; a regulation and a draft make a [`form`] of questions;
//! a form [`filled_in`] in is a case; the engine makes an estimate of it. All of it is [`state`],
//! changed by actions alone; before a rule is chosen there is a [`stage`] without it. The views, built only for the browser, show the state.

pub mod assumptions;
pub mod breakdown;
pub mod calendar;
pub mod change;
pub mod choosing;
pub mod comparison;
pub mod draft;
pub mod example;
pub mod filled_in;
#[cfg(test)]
mod fixture;
pub mod form;
pub mod formula;
pub mod notice;
pub mod numbers;
mod person;
pub mod presumed_year;
pub mod receipt;
pub mod situations;
pub mod slip;
pub mod stage;
pub mod state;
pub mod what_if;
pub mod worked_out;
pub mod year;

#[cfg(feature = "app")]
pub mod mount;
#[cfg(feature = "app")]
mod options;
#[cfg(feature = "app")]
mod view;

pub use person::person_of;

use crate::allowance::case::Case;
use crate::app::kit::trouble::Trouble;
use crate::document::{Fault, Month, Reason, Table};
use crate::regulation::Regulation;
use draft::Draft;
use form::{Kind, Question};

/// The case of somebody who gave these answers alone, all else as usual. An answer that the
/// regulation does not offer is told with those that it does.
pub fn usual_case(
    regulation: &Regulation,
    answers: Table<String, String>,
    month: Month,
) -> Result<Case, Vec<Trouble>> {
    let draft = Draft {
        answers,
        ..Draft::default()
    };
    let form = form::form(regulation, &draft, month, None);
    let questions = form.questions().map(|(_, question)| question);
    let refused: Vec<Trouble> = questions
        .filter_map(|asked| not_offered(asked, &draft))
        .collect();
    if !refused.is_empty() {
        return Err(refused);
    }
    filled_in::case(&form, &draft)
}

fn not_offered(question: &Question, draft: &Draft) -> Option<Trouble> {
    let found = draft.answer(&question.path)?;
    let (Kind::Choice(choices) | Kind::Number(choices)) = &question.kind else {
        return None;
    };
    let known: Vec<String> = choices.iter().map(|choice| choice.value.clone()).collect();
    let (path, found) = (question.path.clone(), found.to_owned());
    let is_known = known.contains(&found);
    let reason = Reason::UnknownChoice { found, known };
    (!is_known).then_some(Trouble::Fault(Fault { path, reason }))
}
