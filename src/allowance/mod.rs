//! What a person gets: entitlement -> scores -> gross -> withholding -> net, each with its trace.
//!
//! [`estimate`] reads like the law, one line a stage; each stage is a file.

mod attendance;
mod basic_tpp;
mod basis;
pub mod case;
mod entitlement;
mod given;
mod gross;
pub mod key;
pub mod ledger;
mod performance;
pub mod receipt;
pub mod refusal;
mod salary;
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
use entitlement::{Entitlement, Share};
use gross::Cell;
use ledger::{Ledger, Line};
use receipt::Receipt;
use refusal::{Refusal, refuse};
pub use salary::Salary;
use serde::Serialize;
pub use tax_on_tpp::Tax;
pub use withholding::Health;
use withholding::Withheld;

/// The month's TPP of one case, or everything that keeps it away. Lines, each with its explanation,
/// are written only with `explain`, by the code that works out the figures.
pub fn estimate(
    regulation: &Regulation,
    case: &Case,
    explain: bool,
) -> Result<Estimate, Vec<Fault>> {
    in_validity(regulation, case).map_err(|refusal| vec![*refusal])?;
    let mut ledger = Ledger::new(regulation, explain);
    given::all_used(regulation, case, &mut ledger.refusals);
    let figures = stages(regulation, case, &mut ledger);
    let lines = ledger.finish()?;
    let estimate = figures.and_then(|figures| figures.estimate(regulation, case, lines));
    estimate.map_err(|refusal| vec![*refusal])
}

/// What the stages come to.
struct Figures {
    entitled: Entitlement,
    cells: Vec<Cell>,
    entitlement: Rupiah,
    gross: Rupiah,
    net: Rupiah,
    salary: Salary,
    withheld: Withheld,
}

/// The stages, in the order of the law. What one refuses is noted in the ledger, so that the
/// others are asked as well; an error is a sum that does not fit.
fn stages<'r>(
    regulation: &'r Regulation,
    case: &Case,
    ledger: &mut Ledger<'r>,
) -> Result<Figures, Refusal> {
    let entitled = entitlement::entitlement(regulation, case, ledger)?;
    let entitlement = ledger.running()?;
    let attendance = attendance::attendance(regulation, case, ledger)?;
    let (cells, gross) = gross::gross(regulation, case, &entitled.shares, &attendance, ledger)?;
    let salary = salary::salary(regulation, case, &mut ledger.refusals)?;
    let withheld = withholding::withholding(regulation, case, gross, &salary, ledger)?;
    Ok(Figures {
        entitled,
        cells,
        entitlement,
        gross,
        net: ledger.running()?,
        salary,
        withheld,
    })
}

impl Figures {
    fn estimate(
        self,
        regulation: &Regulation,
        case: &Case,
        lines: Vec<Line>,
    ) -> Result<Estimate, Refusal> {
        let Self {
            entitlement,
            gross,
            net,
            withheld,
            ..
        } = self;
        Ok(Estimate {
            receipt: Receipt::new(regulation),
            month: case.month,
            totals: Totals {
                entitlement,
                gross,
                withheld: gross.minus(net)?,
                net,
                region_cost: gross.plus(withheld.region_bears)?,
            },
            basic_tpp: self.entitled.basic_tpp,
            criteria: by_criterion(regulation, &self.entitled.shares, &self.cells)?,
            salary: self.salary,
            tax: withheld.tax,
            health: withheld.health,
            lines,
        })
    }
}

/// A month outside the validity of either pack is refused.
fn in_validity(regulation: &Regulation, case: &Case) -> Result<(), Refusal> {
    for validity in [&regulation.regional.valid, &regulation.national.valid] {
        if !validity.contains(case.month) {
            return Err(refuse("$.month", validity.refusal(case.month)));
        }
    }
    Ok(())
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
    /// TPP bruto.
    pub gross: Rupiah,
    /// Withheld from the gross.
    pub withheld: Rupiah,
    /// What arrives.
    pub net: Rupiah,
    /// What the month costs the region.
    pub region_cost: Rupiah,
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
    shares: &[Share],
    cells: &[Cell],
) -> Result<Table<&'static str, CriterionResult>, Overflow> {
    let rounding = &regulation.regional.rounding;
    let parts = &regulation.regional.payment.parts;
    let mut results = Table::new();
    for (n, share) in shares.iter().enumerate() {
        let own = || cells.iter().filter(|cell| cell.share == n);
        let exact = Exact::sum(own().map(|cell| cell.exact))?;
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
        let parts = own()
            .filter_map(|cell| Some((parts.get(cell.part?)?.id.clone(), cell.exact)))
            .collect();
        let key = share.criterion.map_or("acting", Criterion::word);
        results.insert(
            key,
            CriterionResult {
                entitlement: share.exact,
                parts,
                paid,
            },
        );
    }
    Ok(results)
}
