//! A month in the parts that many people share, each worked out once by the stages themselves: what a
//! post is entitled to, what a month at work leaves of it, and the pay beside it.
//!
//! Nothing comes of a part that the regulation refuses: what it refuses of somebody is said of the
//! whole case.

use super::Totals;
use super::case::Case;
use super::entitlement::{self, Entitled, Entitlement};
use super::given;
use super::gross::{self, Conduct};
use super::ledger::Ledger;
use super::person::in_validity;
use super::refusal::{Refusal, Refusals};
use super::salary::{self, Pay, Salary};
use super::tax_on_tpp::Taxation;
use super::withholding::{Payable, withholding};
use crate::money::Rupiah;
use crate::regulation::Regulation;

/// Stage 1 of a post.
#[derive(Debug)]
pub struct OfPost(Entitlement);

impl OfPost {
    /// Of a case of which only status and position count.
    pub fn of(regulation: &Regulation, case: &Case) -> Option<Self> {
        in_validity(regulation, case).ok()?;
        let mut refusals = Refusals::default();
        let entitled = Entitled::of(regulation, case, &mut refusals);
        let refused = &mut given_all(regulation, case, refusals)?;
        entitlement::entitlement(regulation, case, &entitled, refused)
            .ok()
            .map(Self)
    }

    /// Stage 2: what a month leaves of it, of a case of which the pay does not count, unless the
    /// weights of the parts go by grade.
    pub fn gross(&self, regulation: &Regulation, case: &Case) -> Option<Rupiah> {
        let mut refusals = Refusals::default();
        let conduct = Conduct::of(regulation, case, &mut refusals);
        let ledger = &mut given_all(regulation, case, refusals)?;
        let (_, gross) = gross::gross(regulation, case, &conduct, &self.0.shares, ledger).ok()?;
        Some(gross)
    }
}

/// Salary and taxation.
#[derive(Debug)]
pub struct OfPay {
    case: Case,
    salary: Salary,
    taxation: Taxation,
}

impl OfPay {
    /// Of a case of which only status, salary and tax status count.
    pub fn of(regulation: &Regulation, case: Case) -> Option<Self> {
        let mut refusals = Refusals::default();
        let pay = Pay::of(regulation, &case, &mut refusals);
        let taxation = Taxation::of(regulation, &case, &mut refusals);
        refusals.finish().ok()?;
        let salary = salary::salary(regulation, &pay).ok()?;
        Some(Self {
            salary,
            taxation,
            case,
        })
    }
}

/// Stage 3 of whoever has that post, that gross and that pay.
pub fn totals(
    regulation: &Regulation,
    post: &OfPost,
    gross: Rupiah,
    pay: &OfPay,
) -> Result<Totals, Refusal> {
    let OfPay {
        case,
        salary,
        taxation,
    } = pay;
    let paid = Payable {
        entitlement: post.0.amount,
        own: gross,
        gross,
        for_health: Rupiah::ZERO,
        apart: None,
        extras: &[],
    };
    let ledger = &mut Ledger::new(regulation, false);
    let withheld = withholding(regulation, case, taxation, &paid, salary, ledger)?;
    Ok(Totals::of(post.0.amount, gross, &withheld)?)
}

/// A ledger that nobody asked for, where all that is given is used and nothing is refused.
fn given_all<'r>(
    regulation: &'r Regulation,
    case: &Case,
    mut refusals: Refusals,
) -> Option<Ledger<'r>> {
    given::all_used(regulation, case, &mut refusals);
    refusals.finish().ok()?;
    Some(Ledger::new(regulation, false))
}
