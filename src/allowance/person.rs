//! A person under a regulation: a case whose words have become figures and rules of the
//! regulation. Whatever a regulation refuses of a case it refuses here; the stages only calculate.

use super::back_pay::BackPay;
use super::case::Case;
use super::entitlement::Entitled;
use super::extra_months;
use super::given;
use super::gross::Conduct;
use super::refusal::{Refusals, refuse};
use super::salary::Pay;
use super::tax_on_tpp::Taxation;
use super::withholding;
use crate::document::Fault;
use crate::regulation::Regulation;

/// One person in one month, each stage's part by itself.
#[derive(Debug)]
pub struct Person<'r> {
    pub(super) case: &'r Case,
    pub(super) entitled: Entitled<'r>,
    pub(super) conduct: Conduct<'r>,
    pub(super) extra_months: Vec<extra_months::Asked<'r>>,
    pub(super) back_pay: Option<BackPay<'r>>,
    pub(super) pay: Pay<'r>,
    pub(super) taxation: Taxation,
}

impl<'r> Person<'r> {
    /// The person of a case, or everything that the regulation refuses of it, in the order of the
    /// stages.
    pub fn of(regulation: &'r Regulation, case: &'r Case) -> Result<Self, Vec<Fault>> {
        in_validity(regulation, case)?;
        let mut refusals = Refusals::default();
        let refused = &mut refusals;
        given::all_used(regulation, case, refused);
        let person = Self {
            case,
            entitled: Entitled::of(regulation, case, refused),
            conduct: Conduct::of(regulation, case, refused),
            extra_months: extra_months::asked(regulation, case, refused),
            back_pay: BackPay::of(regulation, case, refused),
            pay: Pay::of(regulation, case, refused),
            taxation: Taxation::of(regulation, case, refused),
        };
        withholding::check_deductions(case, refused);
        refusals.finish()?;
        Ok(person)
    }
}

/// A month outside the validity of either pack is refused.
pub fn in_validity(regulation: &Regulation, case: &Case) -> Result<(), Vec<Fault>> {
    for validity in [&regulation.regional.valid, &regulation.national.valid] {
        if !validity.contains(case.month) {
            return Err(vec![*refuse("$.month", validity.refusal(case.month))]);
        }
    }
    Ok(())
}
