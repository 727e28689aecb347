//! PPh 21 on the TPP by the region's method: by grade, by TER, or in the last month by the year.

use super::basis::{Origin, in_force};
use super::case::{BackPayMonth, Case, YearEndInput};
use super::key::Key;
use super::ledger::{Join, Name, Step, Trace};
use super::post::{found, post};
use super::refusal::{Refusal, Refusals, contradicts, needs, refuse};
use super::salary::{Salary, grade, grade_group};
use super::tax::{AnnualTaxResult, MonthlyTax, MonthlyTaxInput, Year, monthly_tax};
use crate::document::Reason;
use crate::money::{Overflow, Percent, Rounding, Rupiah};
use crate::regulation::Regulation;
use crate::regulation::tax::{TaxCategory, TaxStatus};
use crate::regulation::withholding::{Bearer, DeductibleContributions, TaxBase, TaxMethod};
use serde::Serialize;
use std::borrow::Cow;

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

/// How the tax of somebody is computed, and who bears it.
pub fn treatment(regulation: &Regulation, case: &Case) -> Result<(TaxMethod, Bearer), Refusal> {
    let rule = &regulation.regional.withholding.tax;
    found(regulation, case, rule.treatment(&post(regulation, case)))
}

/// How a person's TPP is taxed.
#[derive(Debug)]
pub struct Taxation {
    pub(super) method: TaxMethod,
    pub(super) bearer: Bearer,
    by: Option<By>,
}

/// A percentage by grade.
#[derive(Debug)]
struct Flat {
    percent: Percent,
    grade: Cow<'static, str>,
    /// Whether it is the region's own rather than the nation's.
    is_own: bool,
}

impl Flat {
    fn of(regulation: &Regulation, case: &Case) -> Result<Self, Refusal> {
        let rule = &regulation.regional.withholding.tax;
        if !case.employment.is_pppk() {
            let group = grade_group(regulation, case)?;
            let own = rule.rates.get(&group);
            let national = regulation.national.tax.by_grade.percent.get(&group);
            return Ok(Self {
                percent: own.or(national).copied().unwrap_or_default(),
                grade: group.word().into(),
                is_own: own.is_some(),
            });
        }
        if rule.pppk_rates.is_empty() {
            let reason = Reason::not_ruled(case.employment.word(), ["pns", "cpns"]);
            return Err(refuse("$.employment", reason));
        }
        let (grade, path) = grade(case)?;
        let percent = rule.pppk_rates.get(grade).copied().ok_or_else(|| {
            let known = rule.pppk_rates.keys().map(String::as_str);
            refuse(path, Reason::not_ruled(grade, known))
        })?;
        Ok(Self {
            percent,
            grade: grade.to_owned().into(),
            is_own: true,
        })
    }
}

/// What the tax goes by; nothing where none is taken.
#[derive(Debug)]
enum By {
    Grade(Flat),
    /// A month by TER.
    Month(TaxStatus),
    /// The last month, by the year.
    Year(TaxStatus, YearEndInput, u32),
}

impl Taxation {
    /// As the region has it; what its method refuses of the case is noted.
    pub fn of(regulation: &Regulation, case: &Case, refusals: &mut Refusals) -> Self {
        let blank = (TaxMethod::None, Bearer::Employee);
        let (method, bearer) = refusals.or(treatment(regulation, case), blank);
        if case.tax_status.is_none() && method.goes_by_ter() {
            refusals.note(needs("$.taxStatus"));
        }
        let by = refusals.or(By::of(regulation, case, method), None);
        Self { method, bearer, by }
    }
}

impl By {
    fn of(
        regulation: &Regulation,
        case: &Case,
        method: TaxMethod,
    ) -> Result<Option<Self>, Refusal> {
        let status = || case.tax_status.ok_or_else(|| needs("$.taxStatus"));
        match method {
            TaxMethod::None => Ok(None),
            TaxMethod::ByGrade => Ok(Some(Self::Grade(Flat::of(regulation, case)?))),
            TaxMethod::TerDifference | TaxMethod::TerTotal => {
                in_force(&regulation.national.tax.ter.provision, case.month)?;
                match &case.year_end {
                    Some(before) => {
                        let status = status()?;
                        let months = months_worked(case, before)?;
                        Ok(Some(Self::Year(status, before.clone(), months)))
                    }
                    None if case.month.is_december() => Err(needs("$.yearEnd")),
                    None => Ok(Some(Self::Month(status()?))),
                }
            }
        }
    }
}

/// What the month's tax is taken of.
#[derive(Debug)]
pub struct Income<'a> {
    /// The TPP.
    pub gross: Rupiah,
    /// The employee's BPJS Kesehatan of it.
    pub health: Rupiah,
    /// The part of the taxable gross that it makes.
    pub tpp: Rupiah,
    /// The part that the salary makes.
    pub salary: Rupiah,
    /// The part that the salary paid with THR or a thirteenth month makes.
    pub beside: Rupiah,
    /// Earlier months in it that are taxed by themselves.
    pub apart: Option<&'a [BackPayMonth]>,
}

impl Income<'_> {
    /// Without the TPP.
    fn alone(&self, trace: &mut Trace<'_>) -> Result<Rupiah, Overflow> {
        let alone = self.salary.plus(self.beside)?;
        if self.beside != Rupiah::ZERO {
            trace.step(|| {
                Step::new(Name::plain(Key::SalaryGross))
                    .with(Join::Plus, Name::plain(Key::SalaryGross), self.salary)
                    .with(Join::Plus, Name::plain(Key::ExtraSalary), self.beside)
                    .gives(alone)
            });
        }
        Ok(alone)
    }

    /// With all of the TPP that is of the month.
    fn all(&self, alone: Rupiah) -> Result<Rupiah, Overflow> {
        let mut all = alone.plus(self.tpp)?;
        for month in self.apart.into_iter().flatten() {
            all = all.minus(month.due)?.plus(month.paid)?;
        }
        Ok(all)
    }
}

/// The tax.
pub fn tax_on_tpp<'r>(
    regulation: &'r Regulation,
    taxation: &Taxation,
    income: &Income<'_>,
    salary: &Salary,
    trace: &mut Trace<'r>,
) -> Result<Tax, Refusal> {
    let method = taxation.method;
    match &taxation.by {
        None => Ok(Tax::default()),
        Some(By::Grade(flat)) => Ok(by_grade(regulation, flat, income, trace)?),
        Some(By::Month(status)) => {
            let mut tax = by_ter(regulation, *status, method, income, trace)?;
            let own = tax.on_tpp;
            let earlier = of_earlier(regulation, *status, income, trace)?;
            if income.apart.is_some() {
                trace.step(|| {
                    Step::new(Name::plain(Key::Tax))
                        .with(Join::Plus, Name::plain(Key::Tax), own)
                        .with(Join::Plus, Name::plain(Key::TaxOfEarlier), earlier)
                        .gives(own.plus(earlier).unwrap_or_default())
                });
            }
            tax.total = tax.total.plus(earlier)?;
            tax.on_tpp = tax.on_tpp.plus(earlier)?;
            Ok(tax)
        }
        Some(By::Year(status, before, months)) => {
            let year = LastMonth {
                status: *status,
                before,
                months: *months,
            };
            year.tax(regulation, method, income, salary, trace)
        }
    }
}

/// The tax of earlier months that back pay adds: what each would have paid more by TER.
fn of_earlier(
    regulation: &Regulation,
    status: TaxStatus,
    income: &Income<'_>,
    trace: &mut Trace<'_>,
) -> Result<Rupiah, Refusal> {
    let tables = &regulation.national.tax;
    let rounding = regulation.regional.rounding.tax.rounding();
    let mut sum = Rupiah::ZERO;
    let mut each = Vec::new();
    for BackPayMonth { month, paid, due } in income.apart.into_iter().flatten() {
        let mut tax_with = |tpp: Rupiah| {
            let gross = income.salary.plus(tpp)?;
            let tax = monthly_tax(tables, &MonthlyTaxInput { gross, status }, rounding)?;
            trace.step(|| ter_step(Key::TaxTotal, gross, &tax, rounding));
            Ok::<_, Refusal>(tax.tax)
        };
        let (after, before) = (tax_with(*due)?, tax_with(*paid)?);
        let more = after.minus(before)?;
        sum = sum.plus(more)?;
        trace.step(|| {
            let name = || Name::of(Key::TaxOfMonths, month);
            each.push((name(), more));
            Step::new(name())
                .with(Join::Plus, Name::plain(Key::Due), after)
                .with(Join::Minus, Name::plain(Key::PaidBefore), before)
                .gives(more)
        });
    }
    if income.apart.is_some() {
        trace.step(|| {
            let sum_of = |step: Step, (name, more)| step.with(Join::Plus, name, more);
            let all = Step::new(Name::plain(Key::TaxOfEarlier));
            each.into_iter().fold(all, sum_of).gives(sum)
        });
    }
    Ok(sum)
}

/// A percentage of the TPP by grade, as practised before 2024.
fn by_grade<'r>(
    regulation: &'r Regulation,
    flat: &Flat,
    income: &Income<'_>,
    trace: &mut Trace<'r>,
) -> Result<Tax, Overflow> {
    let table = &regulation.national.tax.by_grade;
    let percent = flat.percent;
    let rounding = regulation.regional.rounding.tax.rounding();
    let is_less_health = regulation.regional.withholding.tax.of == Some(TaxBase::LessHealth);
    let base = match is_less_health {
        true => income.gross.minus(income.health)?,
        false => income.gross,
    };
    let tax = base.share(percent, rounding)?;
    trace.step(|| {
        let gross = Step::new(Name::plain(Key::Tax)).with(
            Join::Plus,
            Name::plain(Key::Gross),
            income.gross,
        );
        let base = match is_less_health {
            true => gross.with(Join::Minus, Name::plain(Key::Health), income.health),
            false => gross,
        };
        let rate = Name::of(Key::TaxByGrade, &flat.grade);
        base.with(Join::Times, rate, percent)
            .rounded(rounding)
            .gives(tax)
    });
    if !flat.is_own {
        trace.rests_on(Origin::National("$.tax.by_grade"), &table.provision);
    }
    Ok(Tax {
        total_rate: Some(percent),
        total: tax,
        on_tpp: tax,
        ..Tax::default()
    })
}

/// TER on salary and TPP, and what of it belongs to the TPP.
fn by_ter<'r>(
    regulation: &'r Regulation,
    status: TaxStatus,
    method: TaxMethod,
    income: &Income<'_>,
    trace: &mut Trace<'r>,
) -> Result<Tax, Refusal> {
    let alone = income.alone(trace)?;
    let total = income.all(alone)?;
    let tables = &regulation.national.tax;
    let rounding = regulation.regional.rounding.tax.rounding();
    let month = |gross| monthly_tax(tables, &MonthlyTaxInput { gross, status }, rounding);
    let on_all = month(total)?;
    let on_salary = month(alone)?;
    let on_tpp = share_of_tpp(method, on_all.tax, on_salary.tax)?;
    trace.step(|| ter_step(Key::TaxTotal, total, &on_all, rounding));
    if method == TaxMethod::TerDifference {
        trace.step(|| ter_step(Key::TaxSalary, alone, &on_salary, rounding));
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
    trace.rests_on(Origin::National("$.tax.ter"), &tables.ter.provision);
    trace.rests_on(Origin::National("$.tax.status"), &tables.status.provision);
    Ok(tax)
}

/// The salary's tax belongs to the salary where the method is the difference.
fn share_of_tpp(method: TaxMethod, total: Rupiah, salary: Rupiah) -> Result<Rupiah, Overflow> {
    if method == TaxMethod::TerDifference {
        total.minus(salary)
    } else {
        Ok(total)
    }
}

fn ter_step(key: Key, gross: Rupiah, month: &MonthlyTax, rounding: Rounding) -> Step {
    Step::new(Name::plain(key))
        .with(Join::Plus, Name::plain(Key::TaxableGross), gross)
        .with(
            Join::Times,
            Name::of(Key::Ter, month.category.word()),
            month.rate_percent,
        )
        .rounded(rounding)
        .gives(month.tax)
}

fn difference_step(total: Rupiah, salary: Rupiah, result: Rupiah) -> Step {
    Step::new(Name::plain(Key::Tax))
        .with(Join::Plus, Name::plain(Key::TaxTotal), total)
        .with(Join::Minus, Name::plain(Key::TaxSalary), salary)
        .gives(result)
}

/// The last month of the year: the year by Pasal 17 less what the months before withheld.
struct LastMonth<'c> {
    status: TaxStatus,
    before: &'c YearEndInput,
    months: u32,
}

impl LastMonth<'_> {
    fn tax<'r>(
        &self,
        regulation: &'r Regulation,
        method: TaxMethod,
        income: &Income<'_>,
        salary: &Salary,
        trace: &mut Trace<'r>,
    ) -> Result<Tax, Refusal> {
        let gross = income.alone(trace)?;
        let total = income.all(gross)?;
        let tables = &regulation.national.tax;
        let Self { status, months, .. } = *self;
        let contributions = contributions_of_year(regulation, self.before, salary, months)?;
        let rounding = regulation.regional.rounding.tax.rounding();
        let mut settle = |key, gross_before: Rupiah, gross, withheld| {
            let year = Year {
                gross: gross_before.plus(gross)?,
                contributions,
                months,
            };
            let settled = year.settle(tables, status, withheld, rounding)?;
            // The salary's own tax is told where something is taken away from the whole.
            let is_told = key == Key::TaxTotal || method == TaxMethod::TerDifference;
            if trace.wanted() && is_told {
                trace.step(|| {
                    Step::new(Name::plain(Key::GrossOfYear))
                        .with(Join::Plus, Name::plain(Key::GrossBefore), gross_before)
                        .with(Join::Plus, Name::plain(Key::TaxableGross), gross)
                        .gives(year.gross)
                });
                year.explain(tables, status, &settled, rounding, trace)?;
                trace.step(|| year_step(key, &settled));
            }
            Ok::<_, Refusal>(settled)
        };
        let all = settle(
            Key::TaxTotal,
            self.before.gross_before,
            total,
            self.before.withheld_before,
        )?;
        let alone = settle(
            Key::TaxSalary,
            self.before.salary_gross_before,
            gross,
            self.before.salary_withheld_before,
        )?;
        let on_tpp = share_of_tpp(method, all.december, alone.december)?;
        if method == TaxMethod::TerDifference {
            trace.step(|| difference_step(all.december, alone.december, on_tpp));
        }
        let tax = Tax {
            salary: alone.december,
            total: all.december,
            on_tpp,
            ..Tax::default()
        };
        trace.rests_on(Origin::National("$.tax.annual"), &tables.annual.provision);
        trace.rests_on(Origin::National("$.tax.status"), &tables.status.provision);
        Ok(tax)
    }
}

fn year_step(key: Key, year: &AnnualTaxResult) -> Step {
    Step::new(Name::plain(key))
        .with(Join::Plus, Name::plain(Key::TaxOfYear), year.tax)
        .with(Join::Minus, Name::plain(Key::WithheldBefore), year.withheld)
        .gives(year.december)
}

/// Months worked in the year, at most those there have been; nothing comes before the first.
fn months_worked(case: &Case, before: &YearEndInput) -> Result<u32, Refusal> {
    const MONTHS: &str = "$.yearEnd.months";
    let passed = u32::from(case.month.number());
    let months = before.months.unwrap_or(passed);
    if !(1..=passed).contains(&months) {
        let reason = Reason::out_of_range(1, passed, months);
        return Err(refuse(MONTHS, reason));
    }
    if months == 1 && before.gross_before > Rupiah::ZERO {
        return Err(contradicts("$.yearEnd.grossBefore", MONTHS));
    }
    Ok(months)
}

/// Contributions that lower the year's income: as typed, else this month's for each month worked.
fn contributions_of_year(
    regulation: &Regulation,
    before: &YearEndInput,
    salary: &Salary,
    months: u32,
) -> Result<Rupiah, Overflow> {
    if let Some(typed) = before.contributions {
        return Ok(typed);
    }
    let month = contributions_of_month(regulation, salary)?;
    month.exact().times_count(months)?.nearest()
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
