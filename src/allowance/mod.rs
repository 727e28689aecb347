//! What a person gets: entitlement -> scores -> gross -> withholding -> net, each with its trace.
//!
//! A case becomes a [`Person`] first: its words are looked up in the regulation, and refused where
//! they stand for nothing. The stages, a file each, then only calculate, and read like the law.

mod activity;
mod attendance;
mod back_pay;
mod basic_tpp;
mod basis;
pub mod case;
mod entitlement;
mod extra;
mod extra_months;
mod given;
mod gross;
pub mod key;
pub mod ledger;
mod measures;
mod mid_month;
mod percent_of;
mod performance;
mod person;
mod post;
pub mod receipt;
mod reductions;
pub mod refusal;
mod roles;
mod salary;
pub mod shared;
mod shares;
pub mod tax;
mod tax_on_tpp;
mod withholding;
pub mod year;

use crate::document::{Fault, Id, Month, Table};
use crate::money::{Exact, Overflow, Rupiah};
use crate::regulation::Regulation;
use crate::regulation::criteria::Paid;
use crate::regulation::rounding::RoundedAt;
use crate::regulation::terms::Criterion;
use case::Case;
pub use extra::Extra;
use gross::Left;
use ledger::{Ledger, Line};
pub use person::Person;
use receipt::Receipt;
use refusal::Refusal;
pub use salary::Salary;
use serde::Serialize;
use shares::{Share, Shares};
pub use tax_on_tpp::Tax;
pub use withholding::Health;
use withholding::{Payable, Withheld};

/// The month's TPP of one case, or everything that keeps it away. Lines, each with its explanation,
/// are written only with `explain`, by the code that works out the figures.
pub fn estimate(
    regulation: &Regulation,
    case: &Case,
    explain: bool,
) -> Result<Estimate, Vec<Fault>> {
    let person = Person::of(regulation, case)?;
    let mut ledger = Ledger::new(regulation, explain);
    let figures = stages(regulation, &person, &mut ledger);
    let lines = ledger.finish();
    let estimate = figures.and_then(|figures| figures.estimate(regulation, case, lines));
    estimate.map_err(|refusal| vec![*refusal])
}

/// The figures of one person alone, as a run over many asks for them.
pub fn figures<'r>(regulation: &'r Regulation, person: &Person<'r>) -> Result<Figures, Refusal> {
    stages(regulation, person, &mut Ledger::new(regulation, false))
}

/// The stages, in the order of the law; an error is a sum that does not fit.
fn stages<'r>(
    regulation: &'r Regulation,
    person: &Person<'r>,
    ledger: &mut Ledger<'r>,
) -> Result<Figures, Refusal> {
    let Person {
        case,
        entitled,
        conduct,
        extra_months,
        back_pay,
        pay,
        taxation,
    } = person;
    let entitled = entitlement::entitlement(regulation, case, entitled, ledger)?;
    let (left, gross) = gross::gross(regulation, case, conduct, &entitled.shares, ledger)?;
    let salary = salary::salary(regulation, pay)?;
    let amounts = (entitled.amount, gross);
    let mut extras = extra_months::pay(regulation, case, extra_months, amounts, &salary, ledger)?;
    let mut for_health = Rupiah::ZERO;
    if let Some(back_pay) = back_pay {
        let extra = back_pay.pay(ledger)?;
        for_health = back_pay.for_health(extra.amount);
        extras.push(extra);
    }
    let paid = Payable {
        entitlement: entitled.amount,
        own: gross,
        gross: gross.plus(extra::paid(&extras)?)?,
        for_health,
        apart: back_pay.and_then(|back_pay| back_pay.apart),
        extras: &extras,
    };
    let gross = paid.gross;
    let withheld = withholding::withholding(regulation, case, taxation, &paid, &salary, ledger)?;
    Ok(Figures {
        totals: Totals::of(entitled.amount, gross, &withheld)?,
        basic_tpp: entitled.basic_tpp,
        salary,
        tax: withheld.tax,
        health: withheld.health,
        extras,
        shares: entitled.shares,
        left,
    })
}

/// What the stages come to.
#[derive(Clone, Debug)]
pub struct Figures {
    /// The totals.
    pub totals: Totals,
    /// Basic TPP of the job class, where the criteria needed it.
    pub basic_tpp: Option<Rupiah>,
    /// The salary beside the TPP.
    pub salary: Salary,
    /// PPh 21.
    pub tax: Tax,
    /// BPJS Kesehatan.
    pub health: Health,
    /// What is paid beside the month's own.
    pub extras: Vec<Extra>,
    shares: Shares,
    left: Left,
}

impl Figures {
    fn estimate(
        self,
        regulation: &Regulation,
        case: &Case,
        lines: Vec<Line>,
    ) -> Result<Estimate, Refusal> {
        Ok(Estimate {
            receipt: Receipt::new(regulation),
            month: case.month,
            criteria: by_criterion(regulation, &self.shares, &self.left)?,
            totals: self.totals,
            basic_tpp: self.basic_tpp,
            salary: self.salary,
            tax: self.tax,
            health: self.health,
            extras: self.extras,
            lines,
        })
    }
}

/// One month's TPP.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Estimate {
    /// What made it, so that it can be checked again.
    pub receipt: Receipt,
    /// The month.
    pub month: Month,
    /// The totals.
    pub totals: Totals,
    /// Basic TPP of the job class, where the criteria needed it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub basic_tpp: Option<Rupiah>,
    /// What each criterion came to.
    pub criteria: Table<&'static str, CriterionResult>,
    /// The salary beside the TPP.
    pub salary: Salary,
    /// PPh 21.
    pub tax: Tax,
    /// BPJS Kesehatan.
    pub health: Health,
    /// THR, a thirteenth month and back pay, which the gross holds beside the month's own TPP.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub extras: Vec<Extra>,
    /// The lines, which add up to the totals; none where nobody asked.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<Line>,
}

/// The totals, whole rupiah.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Totals {
    /// Pagu: what a full month would pay.
    pub entitlement: Rupiah,
    /// TPP bruto, with all that is paid beside the month's own.
    pub gross: Rupiah,
    /// Withheld from the gross.
    pub withheld: Rupiah,
    /// What arrives.
    pub net: Rupiah,
    /// What the month costs the region.
    pub region_cost: Rupiah,
}

impl Totals {
    fn of(entitlement: Rupiah, gross: Rupiah, withheld: &Withheld) -> Result<Self, Overflow> {
        Ok(Self {
            entitlement,
            gross,
            withheld: gross.minus(withheld.net)?,
            net: withheld.net,
            region_cost: gross.plus(withheld.region_bears)?,
        })
    }
}

/// One criterion, before it is rounded with the others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CriterionResult {
    /// Rupiah in a full month.
    pub entitlement: Exact,
    /// What each part pays; empty for a criterion that is not split.
    pub parts: Table<Id, Exact>,
    /// What it pays.
    pub paid: Exact,
}

fn by_criterion(
    regulation: &Regulation,
    shares: &Shares,
    left: &Left,
) -> Result<Table<&'static str, CriterionResult>, Overflow> {
    let rounding = &regulation.regional.rounding;
    let parts = &regulation.regional.payment.parts;
    let result = |share: &Share| {
        let exact = left.in_all(share)?;
        let rounded_alone = match rounding.at {
            RoundedAt::Criterion => true,
            RoundedAt::Part => share.paid != Paid::Split,
            RoundedAt::End => false,
        };
        let paid = if rounded_alone {
            exact.round(rounding.gross.rounding())?.exact()
        } else {
            exact
        };
        let named = left.in_parts(share);
        let named = named.filter_map(|(n, exact)| Some((parts.get(n)?, exact)));
        let parts = named.map(|(part, exact)| Ok((part.id.clone(), exact?)));
        let key = share.criterion.map_or(share.what.word(), Criterion::word);
        Ok((
            key,
            CriterionResult {
                entitlement: share.exact,
                parts: parts.collect::<Result<_, Overflow>>()?,
                paid,
            },
        ))
    };
    shares.iter().map(result).collect()
}
