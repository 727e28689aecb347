//! A person's month.
//!
//! What a person types is a [`draft`]; a regulation and a draft make a [`form`] of questions;
//! a form [`filled`] in is a case; the engine makes an estimate of it. All of it is [`state`],
//! changed by actions alone; before a rule is chosen there is a [`stage`] without it. The views, built only for the browser, show the state.

pub mod breakdown;
pub mod change;
pub mod draft;
pub mod filled;
pub mod form;
pub mod formula;
pub mod name;
pub mod numbers;
pub mod stage;
pub mod state;

#[cfg(feature = "app")]
pub mod mount;
#[cfg(feature = "app")]
mod options;
#[cfg(feature = "app")]
mod view;

use crate::allowance::case::Case;
use crate::app::kit::trouble::Trouble;
use crate::document::{Month, Table};
use crate::regulation::Regulation;
use draft::Draft;

/// The case of somebody who gave these answers alone, all else as usual.
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
    filled::case(&form, &draft)
}
