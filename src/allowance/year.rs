//! A year of one person: January to November with the tax of the month, December with the tax of
//! the year, fed from the months before.

use super::case::{Case, YearEndInput};
use super::extra;
use super::ledger::{Ledger, Line};
use super::refusal::{Refusal, Refusals, refuse};
use super::salary::{Pay, salary};
use super::tax::{AnnualTaxResult, MONTHS, Year};
use super::tax_on_tpp::{contributions_of_month, treatment};
use super::withholding::counted_as_income;
use super::{Estimate, Figures, Person, Totals, extra_months, stages};
use crate::document::{Fault, Reason};
use crate::money::{Overflow, Rupiah};
use crate::regulation::Regulation;
use serde::Serialize;

/// One year's TPP.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct YearEstimate {
    /// The months in their order.
    pub months: Vec<Estimate>,
    /// The totals of the year.
    pub totals: Totals,
    /// PPh 21 of the year on salary and TPP, where the region's method knows a year.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tax: Option<AnnualTaxResult>,
}

/// The year of twelve cases, January first, or of fewer for who began later; or every month's
/// faults, their paths beginning with the place of the month in the list.
pub fn estimate_year(
    regulation: &Regulation,
    cases: &[Case],
    explain: bool,
) -> Result<YearEstimate, Vec<Fault>> {
    let months = months(regulation, cases, explain)?;
    summed_up(regulation, months).map_err(|refusal| vec![*refusal])
}

/// The totals of the same months alone, as a run over many asks for them.
pub fn figures_of_year(regulation: &Regulation, cases: &[Case]) -> Result<Vec<Totals>, Vec<Fault>> {
    let months = months(regulation, cases, false)?;
    Ok(months
        .into_iter()
        .map(|month| month.figures.totals)
        .collect())
}

/// A month of the year: what was asked, and what it comes to.
struct OfMonth {
    case: Case,
    figures: Figures,
    lines: Vec<Line>,
}

impl OfMonth {
    fn new(regulation: &Regulation, case: Case, explain: bool) -> Result<Self, Vec<Fault>> {
        let person = Person::of(regulation, &case)?;
        let mut ledger = Ledger::new(regulation, explain);
        let figures = stages(regulation, &person, &mut ledger);
        let lines = ledger.finish();
        let figures = figures.map_err(|refusal| vec![*refusal])?;
        Ok(Self {
            case,
            figures,
            lines,
        })
    }
}

/// The months up to the last, which settles the year.
fn months(
    regulation: &Regulation,
    cases: &[Case],
    explain: bool,
) -> Result<Vec<OfMonth>, Vec<Fault>> {
    one_year_of_one_person(cases)?;
    let Some((last, before)) = cases.split_last() else {
        return Err(vec![*not_to_december(cases)]);
    };
    let mut months = each_month(regulation, before, explain)?;
    let last = with_bases(regulation, last, &months);
    let fed = year_end(regulation, &months, &last);
    let fed = fed.map_err(|overflow| placed(before.len(), vec![*Refusal::from(overflow)]))?;
    let method = treatment(regulation, &last)
        .map_err(|refusal| placed(before.len(), vec![*refusal]))?
        .0;
    let fed = Case {
        year_end: Some(fed).filter(|_| method.goes_by_ter()),
        ..last
    };
    let last = OfMonth::new(regulation, fed, explain);
    months.push(last.map_err(|faults| placed(before.len(), faults))?);
    Ok(months)
}

/// Months in their order up to December, one PTKP status (that of 1 January), and no figures of
/// the months before beside the months themselves.
fn one_year_of_one_person(cases: &[Case]) -> Result<(), Vec<Fault>> {
    let begins = |first: &&Case| count(cases).checked_add(u32::from(first.month.number()));
    let to_december = |first: &&Case| begins(first) == MONTHS.checked_add(1);
    let Some(first) = cases.first().filter(to_december) else {
        return Err(vec![*not_to_december(cases)]);
    };
    let mut faults = Vec::new();
    let mut refuse_in = |n: usize, key: &str, reason| {
        faults.push(*refuse(&format!("$[{n}].{key}"), reason));
    };
    let contradicts = |key: &str| Reason::Contradiction {
        with: format!("$[0].{key}"),
    };
    for (n, case) in cases.iter().enumerate() {
        let in_order = case.month.year() == first.month.year()
            && usize::from(case.month.number())
                == usize::from(first.month.number()).saturating_add(n);
        if !in_order {
            let found = case.month.to_string();
            refuse_in(n, "month", Reason::NotRising { found });
        }
        if case.tax_status != first.tax_status {
            refuse_in(n, "taxStatus", contradicts("taxStatus"));
        }
        if case.employment.is_pppk() != first.employment.is_pppk() {
            refuse_in(n, "employment", contradicts("employment"));
        }
        if case.year_end.is_some() {
            let with = "$".to_owned();
            refuse_in(n, "yearEnd", Reason::Contradiction { with });
        }
    }
    if faults.is_empty() {
        Ok(())
    } else {
        Err(faults)
    }
}

fn count<T>(list: &[T]) -> u32 {
    u32::try_from(list.len()).unwrap_or(u32::MAX)
}

/// A list that does not end in December says nothing of the year.
fn not_to_december(cases: &[Case]) -> Refusal {
    let first = cases.first().map_or(1, |first| first.month.number());
    let needed = MONTHS.saturating_add(1).saturating_sub(first.into());
    refuse("$", Reason::out_of_range(needed, needed, count(cases)))
}

fn each_month(
    regulation: &Regulation,
    cases: &[Case],
    explain: bool,
) -> Result<Vec<OfMonth>, Vec<Fault>> {
    let mut months = Vec::new();
    let mut faults = Vec::new();
    for (n, case) in cases.iter().enumerate() {
        let case = with_bases(regulation, case, &months);
        match OfMonth::new(regulation, case, explain) {
            Ok(month) => months.push(month),
            Err(found) => faults.extend(placed(n, found)),
        }
    }
    if faults.is_empty() {
        Ok(months)
    } else {
        Err(faults)
    }
}

/// What THR and a thirteenth month are a share of, where nobody says it: the TPP of the month that
/// the pack names, if it is among those before.
fn with_bases(regulation: &Regulation, case: &Case, before: &[OfMonth]) -> Case {
    let mut case = case.clone();
    for input in case
        .extra_months
        .iter_mut()
        .filter(|input| input.tpp.is_none())
    {
        let mut known = regulation.regional.extra_months.iter();
        let Some(month) = known.find(|month| month.id == input.id) else {
            continue;
        };
        let base = before.iter().find(|one| one.case.month == month.base_month);
        input.tpp = base.and_then(|base| extra_months::base(month, &base.figures).ok());
    }
    case
}

/// The same faults, in the list of months.
fn placed(n: usize, faults: Vec<Fault>) -> Vec<Fault> {
    let place = |fault: Fault| Fault {
        path: format!("$[{n}]{}", fault.path.trim_start_matches('$')),
        ..fault
    };
    faults.into_iter().map(place).collect()
}

/// What December needs of the months before it, and the contributions of the whole year.
fn year_end(
    regulation: &Regulation,
    before: &[OfMonth],
    december: &Case,
) -> Result<YearEndInput, Overflow> {
    // What is wrong with December's salary, December's estimate says.
    let pay = Pay::of(regulation, december, &mut Refusals::default());
    let last = salary(regulation, &pay)?;
    let salaries = before.iter().map(|month| &month.figures.salary);
    let contributions = salaries
        .chain([&last])
        .map(|salary| contributions_of_month(regulation, salary));
    Ok(YearEndInput {
        gross_before: sum(before, |month| taxed(regulation, month))?,
        salary_gross_before: sum(before, salary_taxed)?,
        withheld_before: sum(before, |month| Ok(month.tax.total))?,
        salary_withheld_before: sum(before, |month| Ok(month.tax.salary))?,
        contributions: Some(total(contributions)?),
        months: Some(count(before).saturating_add(1)),
    })
}

/// Salary and TPP of a month, as far as they are taxed.
pub fn taxed(regulation: &Regulation, month: &Figures) -> Result<Rupiah, Overflow> {
    let Figures { totals, health, .. } = month;
    let tpp = counted_as_income(regulation, totals.gross, health, &month.extras)?;
    salary_taxed(month)?.plus(tpp)
}

/// The salary of a month as far as it is taxed, with that of THR and a thirteenth month.
fn salary_taxed(month: &Figures) -> Result<Rupiah, Overflow> {
    month
        .salary
        .taxable_gross
        .plus(extra::salary(&month.extras)?)
}

fn summed_up(regulation: &Regulation, months: Vec<OfMonth>) -> Result<YearEstimate, Refusal> {
    let totals = Totals {
        entitlement: sum(&months, |month| Ok(month.totals.entitlement))?,
        gross: sum(&months, |month| Ok(month.totals.gross))?,
        withheld: sum(&months, |month| Ok(month.totals.withheld))?,
        net: sum(&months, |month| Ok(month.totals.net))?,
        region_cost: sum(&months, |month| Ok(month.totals.region_cost))?,
    };
    let tax = tax_of_year(regulation, &months)?;
    let estimates = months.into_iter().map(|month| {
        let OfMonth {
            case,
            figures,
            lines,
        } = month;
        figures.estimate(regulation, &case, lines)
    });
    Ok(YearEstimate {
        months: estimates.collect::<Result<_, _>>()?,
        totals,
        tax,
    })
}

/// The year by Pasal 17, where the tax of a month is only paid on account of it.
fn tax_of_year(
    regulation: &Regulation,
    months: &[OfMonth],
) -> Result<Option<AnnualTaxResult>, Refusal> {
    let Some(OfMonth { case: december, .. }) = months.last() else {
        return Ok(None);
    };
    let (method, _) = treatment(regulation, december)?;
    let (true, Some(status), Some(before)) = (
        method.goes_by_ter(),
        december.tax_status,
        &december.year_end,
    ) else {
        return Ok(None);
    };
    let year = Year {
        gross: sum(months, |month| taxed(regulation, month))?,
        contributions: before.contributions.unwrap_or_default(),
        months: count(months),
    };
    let rounding = regulation.regional.rounding.tax.rounding();
    let tables = &regulation.national.tax;
    year.settle(tables, status, before.withheld_before, rounding)
        .map(Some)
}

fn sum(
    months: &[OfMonth],
    amount: impl Fn(&Figures) -> Result<Rupiah, Overflow>,
) -> Result<Rupiah, Overflow> {
    total(months.iter().map(|month| amount(&month.figures)))
}

fn total(amounts: impl IntoIterator<Item = Result<Rupiah, Overflow>>) -> Result<Rupiah, Overflow> {
    amounts
        .into_iter()
        .try_fold(Rupiah::ZERO, |so_far, amount| so_far.plus(amount?))
}
