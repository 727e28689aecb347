//! What a person gets: entitlement -> scores -> gross -> withholding -> net, each with its trace.
//!
//! [`estimate`] reads like the law, one line a stage; each stage is a file.

mod attendance;
mod basis;
pub mod case;
mod entitlement;
mod gross;
pub mod ledger;
mod performance;
pub mod receipt;
mod salary;
pub mod tax;
mod withholding;

use crate::document::{Fault, Month, Table};
use crate::money::{Exact, Rupiah};
use crate::regulation::Regulation;
use crate::regulation::criteria::Paid;
use crate::regulation::rounding::RoundedAt;
use case::Case;
use entitlement::Entitlement;
use gross::Gross;
use ledger::{Ledger, Line};
use receipt::Receipt;
pub use salary::Salary;
use serde::Serialize;
pub use withholding::{Health, Tax};

/// The month's TPP of one case, or why there is none. Explanations are built only on demand.
pub fn estimate(
    regulation: &Regulation,
    case: &Case,
    explain: bool,
) -> Result<Estimate, Vec<Fault>> {
    in_validity(regulation, case)
        .and_then(|()| stages(regulation, case, explain))
        .map_err(|fault| vec![fault])
}

/// The stages, in the order of the law.
fn stages(regulation: &Regulation, case: &Case, explain: bool) -> Result<Estimate, Fault> {
    let mut ledger = Ledger::new(explain);
    let entitlement = entitlement::entitlement(regulation, case, &mut ledger)?;
    let entitled = ledger.running();
    let attendance = attendance::attendance(regulation, case)?;
    let gross = gross::gross(regulation, case, &entitlement, &attendance, &mut ledger)?;
    let salary = salary::salary(regulation, case)?;
    let withheld = withholding::withholding(regulation, case, gross.amount, &salary, &mut ledger)?;
    let net = ledger.running();
    Ok(Estimate {
        receipt: Receipt::new(regulation),
        month: case.month,
        totals: Totals {
            entitlement: entitled,
            gross: gross.amount,
            withheld: gross.amount.minus(net)?,
            net,
            region_cost: gross.amount.plus(withheld.region_bears)?,
        },
        basic_tpp: entitlement.basic_tpp,
        criteria: by_criterion(regulation, &entitlement, &gross)?,
        salary,
        tax: withheld.tax,
        health: withheld.health,
        lines: ledger.into_lines(),
    })
}

/// A month outside the validity of either pack is refused.
fn in_validity(regulation: &Regulation, case: &Case) -> Result<(), Fault> {
    for validity in [&regulation.regional.valid, &regulation.national.valid] {
        if !validity.contains(case.month) {
            let reason = validity.refusal(case.month);
            return Err(Fault {
                path: "$.month".to_owned(),
                reason,
            });
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
    pub criteria: Table<String, CriterionResult>,
    /// The salary beside the TPP.
    pub salary: Salary,
    /// PPh 21.
    pub tax: Tax,
    /// BPJS Kesehatan.
    pub health: Health,
    /// The lines, which add up to the totals.
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
    pub parts: Table<String, Exact>,
    /// What it pays.
    pub paid: Exact,
}

fn by_criterion(
    regulation: &Regulation,
    entitlement: &Entitlement,
    gross: &Gross,
) -> Result<Table<String, CriterionResult>, Fault> {
    let rounding = &regulation.regional.rounding;
    let mut results = Table::new();
    for (n, share) in entitlement.shares.iter().enumerate() {
        let cells = || gross.cells.iter().filter(|cell| cell.share == n);
        let exact = Exact::sum(cells().map(|cell| cell.exact))?;
        let paid = match rounding.at {
            RoundedAt::Criterion => exact.round(rounding.gross.rounding())?.exact(),
            RoundedAt::Part if share.paid != Paid::Split => {
                exact.round(rounding.gross.rounding())?.exact()
            }
            _ => exact,
        };
        let parts = cells()
            .filter_map(|cell| Some((cell.part.as_ref()?.to_string(), cell.exact)))
            .collect();
        let key = share
            .name
            .of
            .clone()
            .unwrap_or_else(|| share.name.key.to_owned());
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
