//! The year around a month: each month as the situation for it says, if there is one under the same
//! rule, else like the open one; December settles the tax.

use super::draft::Draft;
use super::filled_in;
use super::form;
use crate::allowance::case::{Case, ExtraMonthInput, SalaryInput};
use crate::allowance::year::{YearEstimate, estimate_year};
use crate::app::kit::situation::Situation;
use crate::app::kit::trouble::{Trouble, troubles};
use crate::document::Month;
use crate::regulation::Regulation;

/// What a year is made of.
pub struct Around<'a> {
    /// The rule, by its key and as it is.
    pub key: &'a str,
    /// The same, with the person's own numbers.
    pub regulation: &'a Regulation,
    /// The month that is open.
    pub month: Month,
    /// What was asked of it.
    pub case: &'a Case,
    /// The other situations.
    pub situations: &'a [Situation],
    /// The agency that the surrounding page chose.
    pub unit: Option<&'a str>,
}

/// A year, or everything that keeps it away.
#[derive(Clone, Debug)]
pub struct AroundYear {
    /// What it comes to.
    pub year: YearEstimate,
    /// Months that are told by a situation of their own, the open one among them; the others are
    /// presumed to be like that.
    pub told: Vec<Month>,
}

/// From January, or from when the rule begins, to December.
pub fn year(around: &Around<'_>) -> Result<AroundYear, Vec<Trouble>> {
    let first = around.regulation.regional.valid.from;
    let months = (1..=12).filter_map(|number| Month::new(around.month.year(), number));
    let mut told = Vec::new();
    let mut cases = Vec::new();
    for month in months.filter(|month| *month >= first) {
        let own = own_case(around, month)?;
        if own.is_some() {
            told.push(month);
        }
        // What is paid once, or holds for a part of a month, is of the open month alone.
        let like = own.unwrap_or_else(|| Case {
            served: None,
            extra_months: Vec::new(),
            back_pay: None,
            ..around.case.clone()
        });
        cases.push(Case {
            month,
            year_end: None,
            extra_months: extra_months(around.regulation, month, &like),
            ..like
        });
    }
    let year = estimate_year(around.regulation, &cases, false).map_err(troubles)?;
    Ok(AroundYear { year, told })
}

/// What the rule pays beside the month's own, as the person has told it or else as the rule has it.
fn extra_months(regulation: &Regulation, month: Month, case: &Case) -> Vec<ExtraMonthInput> {
    let salary = match &case.salary {
        Some(SalaryInput::Typed(typed)) => Some(typed.health_base),
        _ => None,
    };
    let paid = regulation.regional.extra_months.iter();
    let paid = paid.filter(|extra| extra.paid_in == month);
    let asked = paid.map(|extra| {
        let told = case.extra_months.iter().find(|told| told.id == extra.id);
        told.cloned().unwrap_or_else(|| ExtraMonthInput {
            id: extra.id.clone(),
            tpp: None,
            salary: salary.filter(|_| extra.taxed),
        })
    });
    asked.collect()
}

fn own_case(around: &Around<'_>, month: Month) -> Result<Option<Case>, Vec<Trouble>> {
    if month == around.month {
        return Ok(Some(around.case.clone()));
    }
    let is_it = |situation: &&Situation| {
        situation.month == Some(month) && situation.regulation.as_deref() == Some(around.key)
    };
    let Some(situation) = around.situations.iter().find(is_it) else {
        return Ok(None);
    };
    let draft = Draft {
        answers: situation.answers.clone(),
        ..Draft::default()
    };
    let form = form::form(around.regulation, &draft, month, around.unit);
    filled_in::case(&form, &draft).map(Some)
}
