//! PPh 21 on the TPP by the region's method: by grade, by TER, or in December by the year.

use super::basis::{Basis, Origin, in_force};
use super::case::{Case, YearEndInput};
use super::ledger::{Join, Name, Step, Trace};
use super::refusal::{Refusal, needs, refuse};
use super::salary::{Salary, grade_group};
use super::tax::{AnnualTaxResult, MonthlyTax, MonthlyTaxInput, Year, monthly_tax};
use crate::document::Reason;
use crate::money::{Overflow, Percent, Rupiah};
use crate::regulation::Regulation;
use crate::regulation::tax::TaxCategory;
use crate::regulation::withholding::{DeductibleContributions, TaxMethod};
use serde::Serialize;

/// PPh 21 of the month.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Tax {
    /// TER category, where TER is used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub category: Option<TaxCategory>,
    /// Rate on the salary alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub salary_rate: Option<Percent>,
    /// Rate on salary and TPP, or the rate of the grade.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_rate: Option<Percent>,
    /// Tax on the salary alone.
    pub salary: Rupiah,
    /// Tax on salary and TPP.
    pub total: Rupiah,
    /// The part that belongs to the TPP, whoever bears it.
    pub on_tpp: Rupiah,
    /// What the employee loses from the TPP.
    pub from_tpp: Rupiah,
}

type Taxed<'r> = Result<(Tax, Basis<'r>), Refusal>;

/// The tax, and the national provisions it rests on. `counted` is the part of the taxable gross
/// that the TPP makes.
pub fn tax_on_tpp<'r>(
    regulation: &'r Regulation,
    case: &Case,
    method: TaxMethod,
    gross: Rupiah,
    counted: Rupiah,
    salary: &Salary,
    trace: &mut Trace,
) -> Taxed<'r> {
    match method {
        TaxMethod::None => Ok((Tax::default(), Basis::default())),
        TaxMethod::ByGrade => by_grade(regulation, case, gross, trace),
        TaxMethod::TerDifference | TaxMethod::TerTotal => {
            in_force(&regulation.national.tax.ter.provision, case.month)?;
            let total = salary.taxable_gross.plus(counted)?;
            if case.month.is_december() {
                of_december(regulation, case, method, total, salary, trace)
            } else {
                by_ter(regulation, case, method, total, salary, trace)
            }
        }
    }
}

/// A percentage of the TPP by grade, as practised before 2024.
fn by_grade<'r>(
    regulation: &'r Regulation,
    case: &Case,
    gross: Rupiah,
    trace: &mut Trace,
) -> Taxed<'r> {
    if case.employment.is_pppk() {
        let reason = Reason::not_ruled(case.employment.word(), ["pns", "cpns"]);
        return Err(refuse("$.employment", reason));
    }
    let table = &regulation.national.tax.by_grade;
    let group = grade_group(case)?;
    let percent = table.percent.get(&group).copied().unwrap_or_default();
    let tax = gross
        .exact()
        .percent(percent)?
        .round(regulation.regional.rounding.tax.rounding())?;
    trace.step(|| {
        Step::new(Name::plain("tax"))
            .with(Join::Plus, Name::plain("gross"), gross)
            .with(Join::Times, Name::of("tax_by_grade", group.word()), percent)
            .gives(tax)
    });
    let basis = Basis::on(Origin::National("$.tax.by_grade"), &table.provision);
    Ok((
        Tax {
            total_rate: Some(percent),
            total: tax,
            on_tpp: tax,
            ..Tax::default()
        },
        basis,
    ))
}

/// TER on salary and TPP, and what of it belongs to the TPP.
fn by_ter<'r>(
    regulation: &'r Regulation,
    case: &Case,
    method: TaxMethod,
    total: Rupiah,
    salary: &Salary,
    trace: &mut Trace,
) -> Taxed<'r> {
    let tables = &regulation.national.tax;
    let status = case.tax_status.ok_or_else(|| needs("$.taxStatus"))?;
    let rounding = regulation.regional.rounding.tax.rounding();
    let month = |gross| monthly_tax(tables, &MonthlyTaxInput { gross, status }, rounding);
    let on_all = month(total)?;
    let on_salary = month(salary.taxable_gross)?;
    let on_tpp = share_of_tpp(method, on_all.tax, on_salary.tax)?;
    trace.step(|| ter_step("tax_total", total, &on_all));
    if method == TaxMethod::TerDifference {
        trace.step(|| ter_step("tax_salary", salary.taxable_gross, &on_salary));
        trace.step(|| difference_step(on_all.tax, on_salary.tax, on_tpp));
    }
    let tax = Tax {
        category: Some(on_all.category),
        salary_rate: Some(on_salary.rate_percent),
        total_rate: Some(on_all.rate_percent),
        salary: on_salary.tax,
        total: on_all.tax,
        on_tpp,
        from_tpp: Rupiah::ZERO,
    };
    let basis = Basis::on(Origin::National("$.tax.ter"), &tables.ter.provision)
        .and(Origin::National("$.tax.status"), &tables.status.provision);
    Ok((tax, basis))
}

/// The salary's tax belongs to the salary where the method is the difference.
fn share_of_tpp(method: TaxMethod, total: Rupiah, salary: Rupiah) -> Result<Rupiah, Overflow> {
    if method == TaxMethod::TerDifference {
        total.minus(salary)
    } else {
        Ok(total)
    }
}

fn ter_step(key: &'static str, gross: Rupiah, month: &MonthlyTax) -> Step {
    Step::new(Name::plain(key))
        .with(Join::Plus, Name::plain("taxable_gross"), gross)
        .with(
            Join::Times,
            Name::of("ter", month.category.word()),
            month.rate_percent,
        )
        .gives(month.tax)
}

fn difference_step(total: Rupiah, salary: Rupiah, result: Rupiah) -> Step {
    Step::new(Name::plain("tax"))
        .with(Join::Plus, Name::plain("tax_total"), total)
        .with(Join::Minus, Name::plain("tax_salary"), salary)
        .gives(result)
}

/// December: the year by Pasal 17 less what January to November withheld.
fn of_december<'r>(
    regulation: &'r Regulation,
    case: &Case,
    method: TaxMethod,
    total: Rupiah,
    salary: &Salary,
    trace: &mut Trace,
) -> Taxed<'r> {
    let tables = &regulation.national.tax;
    let status = case.tax_status.ok_or_else(|| needs("$.taxStatus"))?;
    let before = case.year_end.as_ref().ok_or_else(|| needs("$.yearEnd"))?;
    let contributions = contributions_of_year(regulation, before, salary)?;
    let rounding = regulation.regional.rounding.tax.rounding();
    let settle = |gross: Rupiah, withheld| {
        let year = Year {
            gross,
            contributions,
            months: 12,
        };
        year.settle(tables, status, withheld, rounding)
    };
    let all = settle(before.gross_before.plus(total)?, before.withheld_before)?;
    let alone = settle(
        before.salary_gross_before.plus(salary.taxable_gross)?,
        before.salary_withheld_before,
    )?;
    let on_tpp = share_of_tpp(method, all.december, alone.december)?;
    trace.step(|| {
        Step::new(Name::plain("taxable_income"))
            .with(Join::Plus, Name::plain("net_income"), all.net_income)
            .with(Join::Minus, Name::plain("exemption"), all.exemption)
            .gives(all.taxable_income)
    });
    trace.step(|| year_step("tax_total", &all));
    if method == TaxMethod::TerDifference {
        trace.step(|| year_step("tax_salary", &alone));
        trace.step(|| difference_step(all.december, alone.december, on_tpp));
    }
    let tax = Tax {
        salary: alone.december,
        total: all.december,
        on_tpp,
        ..Tax::default()
    };
    Ok((
        tax,
        Basis::on(Origin::National("$.tax.annual"), &tables.annual.provision),
    ))
}

fn year_step(key: &'static str, year: &AnnualTaxResult) -> Step {
    Step::new(Name::plain(key))
        .with(Join::Plus, Name::plain("tax_of_year"), year.tax)
        .with(Join::Minus, Name::plain("withheld_before"), year.withheld)
        .gives(year.december)
}

/// Contributions that lower the year's income: as typed, else twelve times this month's.
fn contributions_of_year(
    regulation: &Regulation,
    before: &YearEndInput,
    salary: &Salary,
) -> Result<Rupiah, Overflow> {
    if let Some(typed) = before.contributions {
        return Ok(typed);
    }
    let month = contributions_of_month(regulation, salary)?;
    month.exact().times_count(12)?.nearest()
}

/// Contributions of one month that lower the year's income.
pub(super) fn contributions_of_month(
    regulation: &Regulation,
    salary: &Salary,
) -> Result<Rupiah, Overflow> {
    match regulation.regional.withholding.tax.deductible {
        DeductibleContributions::Pension => Ok(salary.pension),
        DeductibleContributions::PensionAndOldAge => {
            let both = salary.retirement.plus(salary.old_age)?;
            Ok(both.max(salary.pension))
        }
    }
}
