//! The months before December, where nobody has told of them: each is presumed to have been like
//! this one, so that December too has an answer, marked as assumed, before four amounts are typed.

use crate::allowance::case::{Case, YearEndInput};
use crate::allowance::{Estimate, estimate};
use crate::money::Rupiah;
use crate::regulation::Regulation;

/// The case with the year before its month, and whether that year is presumed.
pub fn complete(regulation: &Regulation, case: Case) -> (Case, bool) {
    match presumed(regulation, &case) {
        Some(year_end) => {
            let year_end = Some(year_end);
            (Case { year_end, ..case }, true)
        }
        None => (case, false),
    }
}

/// None where the year is known or not needed.
fn presumed(regulation: &Regulation, case: &Case) -> Option<YearEndInput> {
    if !case.month.is_december() || case.year_end.is_some() {
        return None;
    }
    let mut november = case.clone();
    november.month = case.month.and_before().nth(1)?;
    let before = estimate(regulation, &november, false).ok()?;
    let months = i64::from(november.month.number());
    year_of(&before, months)
}

fn year_of(month: &Estimate, months: i64) -> Option<YearEndInput> {
    let times = |amount: Rupiah| Rupiah::new(amount.whole().checked_mul(months)?).ok();
    let (salary, tax) = (&month.salary, &month.tax);
    let gross = salary.taxable_gross.plus(month.totals.gross).ok()?;
    Some(YearEndInput {
        gross_before: times(gross)?,
        salary_gross_before: times(salary.taxable_gross)?,
        withheld_before: times(tax.total)?,
        salary_withheld_before: times(tax.salary)?,
        contributions: None,
        months: None,
    })
}
