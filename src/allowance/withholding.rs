//! Stage 3, withholding: PPh 21 and BPJS Kesehatan on the TPP, then what the person adds.

use super::basis::{Basis, Origin, in_force};
use super::case::{Case, OwnDeduction, Take, YearEndInput};
use super::ledger::{Explanation, Join, Ledger, Name, Refusal, Stage, Step};
use super::salary::{Salary, grade_group};
use super::tax::{MonthlyTax, MonthlyTaxInput, Year, monthly_tax};
use crate::document::{Fault, Reason};
use crate::money::{Percent, Rupiah};
use crate::provision::Confidence;
use crate::regulation::Regulation;
use crate::regulation::tax::{TaxCategory, TaxStatus};
use crate::regulation::withholding::{Bearer, DeductibleContributions, TaxMethod};
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

/// BPJS Kesehatan on the TPP.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Health {
    /// What is left of the cap after the salary, at most the TPP.
    pub room: Rupiah,
    /// Employee's share of it.
    pub employee: Rupiah,
    /// Employer's share of it.
    pub employer: Rupiah,
}

/// Everything withheld.
#[derive(Debug)]
pub struct Withheld {
    /// PPh 21.
    pub tax: Tax,
    /// BPJS Kesehatan.
    pub health: Health,
    /// What the region pays on top of the gross.
    pub region_bears: Rupiah,
}

/// Works out what is withheld and writes its lines.
pub fn withholding(
    regulation: &Regulation,
    case: &Case,
    gross: Rupiah,
    salary: &Salary,
    ledger: &mut Ledger,
) -> Result<Withheld, Refusal> {
    let health = health(regulation, gross, salary)?;
    let tax = tax(regulation, case, gross, salary, &health, ledger)?;
    let health_borne = write_health(regulation, &health, ledger)?;
    for (n, deduction) in case.deductions.iter().enumerate() {
        own_deduction(n, deduction, gross, ledger)?;
    }
    let tax_borne = tax.on_tpp.minus(tax.from_tpp)?;
    let region_bears = Rupiah::sum([health.employer, health_borne, tax_borne])?;
    Ok(Withheld {
        tax,
        health,
        region_bears,
    })
}

/// Salary and TPP share one cap; the salary comes first.
fn health(regulation: &Regulation, gross: Rupiah, salary: &Salary) -> Result<Health, Refusal> {
    let rates = &regulation.national.contributions.health;
    let left = rates.cap.minus(salary.health_base.min(rates.cap))?;
    let room = gross.min(left);
    Ok(Health {
        room,
        employee: room.exact().percent(rates.employee)?.nearest()?,
        employer: room.exact().percent(rates.employer)?.nearest()?,
    })
}

fn write_health(
    regulation: &Regulation,
    health: &Health,
    ledger: &mut Ledger,
) -> Result<Rupiah, Refusal> {
    let rates = &regulation.national.contributions.health;
    let rule = &regulation.regional.withholding.health;
    let basis = Basis::on(Origin::National("$.contributions.health"), &rates.provision)
        .and(Origin::Regional("$.withholding.health"), &rule.provision);
    let step = || {
        Step::new(Name::plain("health"))
            .with(Join::Plus, Name::plain("health_room"), health.room)
            .with(Join::Times, Name::plain("health_rate"), rates.employee)
            .gives(health.employee)
    };
    write_borne(
        regulation,
        "health",
        health.employee,
        rule.bearer,
        step,
        &basis,
        ledger,
    )?;
    Ok(if rule.bearer == Bearer::Region {
        health.employee
    } else {
        Rupiah::ZERO
    })
}

/// An amount taken from the TPP; where the region bears it, given first.
fn write_borne(
    regulation: &Regulation,
    key: &'static str,
    amount: Rupiah,
    bearer: Bearer,
    step: impl Fn() -> Step,
    basis: &Basis<'_>,
    ledger: &mut Ledger,
) -> Result<(), Refusal> {
    let explanation = || Explanation {
        steps: vec![step()],
        rounding: Some(crate::money::Rounding::NEAREST),
        sources: basis.sources(regulation),
    };
    if bearer == Bearer::Region {
        let name = Name::of("borne_by_region", key);
        ledger.write(
            Stage::Withholding,
            name,
            amount.exact(),
            basis.confidence(),
            explanation,
        )?;
    }
    let taken = amount.negated().exact();
    ledger.write(
        Stage::Withholding,
        Name::plain(key),
        taken,
        basis.confidence(),
        explanation,
    )?;
    Ok(())
}

/// PPh 21 by the region's method.
fn tax(
    regulation: &Regulation,
    case: &Case,
    gross: Rupiah,
    salary: &Salary,
    health: &Health,
    ledger: &mut Ledger,
) -> Result<Tax, Refusal> {
    let rule = &regulation.regional.withholding.tax;
    let (method, bearer) = rule.treatment(case.employment.is_pppk());
    let regional = Basis::on(Origin::Regional("$.withholding.tax"), &rule.provision);
    let counted = if rule.counts_employer_health {
        gross.plus(health.employer)?
    } else {
        gross
    };
    let months = Grosses {
        salary: salary.taxable_gross,
        total: salary.taxable_gross.plus(counted)?,
    };
    let (mut tax, steps, basis) = match method {
        TaxMethod::None => (Tax::default(), Vec::new(), regional),
        TaxMethod::ByGrade => by_grade(regulation, case, gross, regional)?,
        TaxMethod::TerDifference | TaxMethod::TerTotal if case.month.is_december() => {
            in_december(regulation, case, salary, months, method, regional)?
        }
        TaxMethod::TerDifference | TaxMethod::TerTotal => {
            by_ter(regulation, case, months, method, regional)?
        }
    };
    tax.from_tpp = if bearer == Bearer::Region {
        Rupiah::ZERO
    } else {
        tax.on_tpp
    };
    let rounding = regulation.regional.rounding.tax.rounding();
    let explanation = || Explanation {
        steps: steps.clone(),
        rounding: Some(rounding),
        sources: basis.sources(regulation),
    };
    let confidence = basis.confidence();
    if bearer == Bearer::Region {
        let name = Name::of("borne_by_region", "tax");
        ledger.write(
            Stage::Withholding,
            name,
            tax.on_tpp.exact(),
            confidence,
            explanation,
        )?;
    }
    let taken = tax.on_tpp.negated().exact();
    ledger.write(
        Stage::Withholding,
        Name::plain("tax"),
        taken,
        confidence,
        explanation,
    )?;
    Ok(tax)
}

/// Gross of the month, without and with the TPP.
#[derive(Clone, Copy)]
struct Grosses {
    salary: Rupiah,
    total: Rupiah,
}

type Taxed<'a> = Result<(Tax, Vec<Step>, Basis<'a>), Refusal>;

/// A percentage of the TPP by grade, as practised before 2024.
fn by_grade<'a>(
    regulation: &'a Regulation,
    case: &Case,
    gross: Rupiah,
    basis: Basis<'a>,
) -> Taxed<'a> {
    let table = &regulation.national.tax.by_grade;
    let group = if case.employment.is_pppk() {
        None
    } else {
        Some(grade_group(case)?)
    };
    let percent = group
        .and_then(|group| table.percent.get(&group))
        .copied()
        .ok_or_else(|| {
            let reason = Reason::not_ruled(case.employment.word(), ["pns", "cpns"]);
            Fault {
                path: "$.employment".to_owned(),
                reason,
            }
        })?;
    let rounding = regulation.regional.rounding.tax.rounding();
    let amount = gross.exact().percent(percent)?.round(rounding)?;
    let step = Step::new(Name::plain("tax"))
        .with(Join::Plus, Name::plain("gross"), gross)
        .with(
            Join::Times,
            Name::of("tax_by_grade", group.map_or("", |g| g.word())),
            percent,
        )
        .gives(amount);
    let tax = Tax {
        total_rate: Some(percent),
        total: amount,
        on_tpp: amount,
        ..Tax::default()
    };
    Ok((
        tax,
        vec![step],
        basis.and(Origin::National("$.tax.by_grade"), &table.provision),
    ))
}

/// TER on salary and TPP, and what of it belongs to the TPP.
fn by_ter<'a>(
    regulation: &'a Regulation,
    case: &Case,
    months: Grosses,
    method: TaxMethod,
    basis: Basis<'a>,
) -> Taxed<'a> {
    let tables = &regulation.national.tax;
    in_force(&tables.ter.provision, case.month)?;
    let status = tax_status(case)?;
    let rounding = regulation.regional.rounding.tax.rounding();
    let month = |gross| monthly_tax(tables, &MonthlyTaxInput { gross, status }, rounding);
    let salary = month(months.salary)?;
    let total = month(months.total)?;
    let on_tpp = on_tpp(method, total.tax, salary.tax)?;
    let mut steps = vec![ter_step("tax_total", months.total, &total)];
    if method == TaxMethod::TerDifference {
        steps.push(ter_step("tax_salary", months.salary, &salary));
        steps.push(difference_step(total.tax, salary.tax, on_tpp));
    }
    let tax = Tax {
        category: Some(total.category),
        salary_rate: Some(salary.rate_percent),
        total_rate: Some(total.rate_percent),
        salary: salary.tax,
        total: total.tax,
        on_tpp,
        from_tpp: Rupiah::ZERO,
    };
    let basis = basis
        .and(Origin::National("$.tax.ter"), &tables.ter.provision)
        .and(Origin::National("$.tax.status"), &tables.status.provision);
    Ok((tax, steps, basis))
}

fn on_tpp(method: TaxMethod, total: Rupiah, salary: Rupiah) -> Result<Rupiah, Refusal> {
    match method {
        TaxMethod::TerDifference => Ok(total.minus(salary)?),
        _ => Ok(total),
    }
}

fn tax_status(case: &Case) -> Result<TaxStatus, Refusal> {
    let needed = || Fault {
        path: "$.taxStatus".to_owned(),
        reason: Reason::NeedsInput,
    };
    case.tax_status.ok_or_else(needed)
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
fn in_december<'a>(
    regulation: &'a Regulation,
    case: &Case,
    salary: &Salary,
    months: Grosses,
    method: TaxMethod,
    basis: Basis<'a>,
) -> Taxed<'a> {
    let tables = &regulation.national.tax;
    in_force(&tables.ter.provision, case.month)?;
    let status = tax_status(case)?;
    let needed = || Fault {
        path: "$.yearEnd".to_owned(),
        reason: Reason::NeedsInput,
    };
    let before = case.year_end.as_ref().ok_or_else(needed)?;
    let contributions = contributions_of_year(regulation, before, salary)?;
    let rounding = regulation.regional.rounding.tax.rounding();
    let settle = |gross_before: Rupiah, gross: Rupiah, withheld| {
        let year = Year {
            gross: gross_before.plus(gross)?,
            contributions,
            months: 12,
        };
        year.settle(tables, status, withheld, rounding)
    };
    let total = settle(before.gross_before, months.total, before.withheld_before)?;
    let alone = settle(
        before.salary_gross_before,
        months.salary,
        before.salary_withheld_before,
    )?;
    let on_tpp = on_tpp(method, total.december, alone.december)?;
    let year_step = |key: &'static str, year: &super::tax::AnnualTaxResult| {
        Step::new(Name::plain(key))
            .with(Join::Plus, Name::plain("tax_of_year"), year.tax)
            .with(Join::Minus, Name::plain("withheld_before"), year.withheld)
            .gives(year.december)
    };
    let mut steps = vec![
        Step::new(Name::plain("tax_of_year"))
            .with(Join::Plus, Name::plain("net_income"), total.net_income)
            .with(Join::Minus, Name::plain("exemption"), total.exemption)
            .gives(total.taxable_income),
        year_step("tax_total", &total),
    ];
    if method == TaxMethod::TerDifference {
        steps.push(year_step("tax_salary", &alone));
        steps.push(difference_step(total.december, alone.december, on_tpp));
    }
    let tax = Tax {
        salary: alone.december,
        total: total.december,
        on_tpp,
        ..Tax::default()
    };
    let basis = basis.and(Origin::National("$.tax.annual"), &tables.annual.provision);
    Ok((tax, steps, basis))
}

/// Contributions that lower the year's income: as typed, else twelve times this month's.
fn contributions_of_year(
    regulation: &Regulation,
    before: &YearEndInput,
    salary: &Salary,
) -> Result<Rupiah, Refusal> {
    if let Some(typed) = before.contributions {
        return Ok(typed);
    }
    let month = match regulation.regional.withholding.tax.deductible {
        DeductibleContributions::Pension => salary.pension,
        DeductibleContributions::PensionAndOldAge => {
            salary.retirement.plus(salary.old_age)?.max(salary.pension)
        }
    };
    Ok(month.exact().times_count(12)?.nearest()?)
}

/// Zakat, Korpri, a loan: what the person adds, after tax.
fn own_deduction(
    n: usize,
    deduction: &OwnDeduction,
    gross: Rupiah,
    ledger: &mut Ledger,
) -> Result<(), Refusal> {
    let name = Name::of("own_deduction", &deduction.name);
    let (amount, step) = match deduction.take {
        Take::Amount(amount) => (
            amount,
            Step::new(name.clone()).with(Join::Plus, name.clone(), amount),
        ),
        Take::Percent(percent) if percent.is_share() => {
            let amount = gross.exact().percent(percent)?.nearest()?;
            let step = Step::new(name.clone())
                .with(Join::Plus, Name::plain("gross"), gross)
                .with(Join::Times, name.clone(), percent);
            (amount, step)
        }
        Take::Percent(percent) => {
            let path = format!("$.deductions[{n}].take.percent");
            return Err(Fault {
                path,
                reason: Reason::out_of_range(0, 100, percent),
            });
        }
    };
    let taken = amount.negated().exact();
    ledger.write(
        Stage::Withholding,
        name,
        taken,
        Confidence::Official,
        || Explanation {
            steps: vec![step.gives(amount)],
            rounding: None,
            sources: Vec::new(),
        },
    )?;
    Ok(())
}
