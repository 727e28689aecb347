//! From what was typed to the estimate: the form is filled in, the year before December presumed
//! where nobody told of it, and the engine asked.

use super::draft::Draft;
use super::filled_in;
use super::form::Form;
use super::presumed_year::complete;
use crate::allowance::case::Case;
use crate::allowance::{Estimate, estimate};
use crate::app::kit::trouble::{Trouble, troubles};
use crate::regulation::Regulation;

/// An estimate, and the case it was made of.
#[derive(Debug)]
pub struct WorkedOut {
    /// What was asked.
    pub case: Case,
    /// The months before this one are presumed to have been like it.
    pub is_year_presumed: bool,
    /// What came of it; its lines only where they were asked for.
    pub estimate: Estimate,
}

/// The estimate of what was typed, or everything that keeps it away.
pub fn worked_out(
    regulation: &Regulation,
    form: &Form,
    draft: &Draft,
    explain: bool,
) -> Result<WorkedOut, Vec<Trouble>> {
    let (case, is_year_presumed) = complete(regulation, filled_in::case(form, draft)?);
    let estimate = estimate(regulation, &case, explain).map_err(troubles)?;
    Ok(WorkedOut {
        case,
        is_year_presumed,
        estimate,
    })
}
