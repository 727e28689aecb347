//! The salary beside the TPP, which TER and the BPJS cap need: base salary by grade and years,
//! family, position and rice allowance, and the contributions on them.

use super::basis::in_force;
use super::case::{AllowanceInput, Case, SalaryByTables, SalaryInput, TypedSalary};
use super::refusal::{Refusal, Refusals, needs, refuse};
use crate::document::Reason;
use crate::money::{Exact, Overflow, Percent, Rounding, RoundingMode, Rupiah};
use crate::regulation::Regulation;
use crate::regulation::salary::{BaseSalary, SalaryTables};
use crate::regulation::terms::{Employment, GradeGroup, Years};
use serde::Serialize;

/// One month's salary, whole rupiah.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Salary {
    /// Gaji pokok.
    pub base: Rupiah,
    /// Tunjangan suami atau istri.
    pub spouse: Rupiah,
    /// Tunjangan anak.
    pub children: Rupiah,
    /// Base salary with family allowance.
    pub family_total: Rupiah,
    /// Tunjangan jabatan or umum.
    pub position_allowance: Rupiah,
    /// Tunjangan beras.
    pub rice: Rupiah,
    /// All of it in cash.
    pub cash: Rupiah,
    /// Base of BPJS Kesehatan.
    pub health_base: Rupiah,
    /// BPJS Kesehatan, employer.
    pub health_employer: Rupiah,
    /// BPJS Kesehatan, employee.
    pub health_employee: Rupiah,
    /// JKK, employer.
    pub work_accident: Rupiah,
    /// JKM, employer.
    pub death: Rupiah,
    /// IWP 8% of a PNS, employee.
    pub retirement: Rupiah,
    /// JHT of a PPPK, employee.
    pub old_age: Rupiah,
    /// Gross for PPh 21.
    pub taxable_gross: Rupiah,
    /// What is left before it is raised to a multiple of 100.
    pub net_before_rounding: Rupiah,
    /// Tunjangan pembulatan.
    pub rounding_up: Rupiah,
    /// Contributions that lower the year's taxable income, one month: pension alone.
    pub pension: Rupiah,
}

/// The salary, from the tables or as typed; a blank one with what was refused noted.
pub fn salary(
    regulation: &Regulation,
    case: &Case,
    refusals: &mut Refusals,
) -> Result<Salary, Overflow> {
    match &case.salary {
        None => {
            refusals.note(needs("$.salary"));
            Ok(Salary::default())
        }
        Some(SalaryInput::Typed(typed)) => from_payslip(regulation, typed),
        Some(SalaryInput::ByTables(input)) => by_tables(regulation, case, input, refusals),
    }
}

/// The grade group of a PNS, where a rule goes by it.
pub fn grade_group(regulation: &Regulation, case: &Case) -> Result<GradeGroup, Refusal> {
    let (grade, path) = match &case.salary {
        None => return Err(needs("$.salary")),
        Some(SalaryInput::Typed(typed)) => (typed.grade.as_deref(), "$.salary.typed.grade"),
        Some(SalaryInput::ByTables(input)) => {
            (Some(input.grade.as_str()), "$.salary.byTables.grade")
        }
    };
    let grade = grade.ok_or_else(|| needs(path))?;
    let grades = &regulation.national.salary.pns.by_grade;
    let group = GradeGroup::of_grade(grade).filter(|_| grades.contains_key(grade));
    group.ok_or_else(|| {
        let known = grades.keys().map(String::as_str);
        refuse(path, Reason::not_ruled(grade, known))
    })
}

fn from_payslip(regulation: &Regulation, typed: &TypedSalary) -> Result<Salary, Overflow> {
    let health = &regulation.national.contributions.health;
    let base = typed.health_base.min(health.cap).exact();
    Ok(Salary {
        health_base: typed.health_base,
        health_employer: base.percent(health.employer)?.nearest()?,
        health_employee: base.percent(health.employee)?.nearest()?,
        taxable_gross: typed.gross,
        pension: typed.contributions.unwrap_or_default(),
        ..Salary::default()
    })
}

fn by_tables(
    regulation: &Regulation,
    case: &Case,
    input: &SalaryByTables,
    refusals: &mut Refusals,
) -> Result<Salary, Overflow> {
    let tables = &regulation.national.salary;
    let base = base_salary(tables, case, input);
    let base = refusals.or(base, Rupiah::ZERO);
    let share = |percent: Percent| base.exact().percent(percent)?.nearest();
    let spouse = if input.spouse {
        share(tables.family.spouse)?
    } else {
        Rupiah::ZERO
    };
    let counted = input.children.min(tables.family.most_children);
    let children = share(tables.family.child.times_count(counted)?)?;
    let family_total = Rupiah::sum([base, spouse, children])?;
    let allowance = position_allowance(tables, case.employment, input);
    let position_allowance = refusals.or(allowance, Rupiah::ZERO);
    let heads = counted
        .saturating_add(1)
        .saturating_add(u32::from(input.spouse));
    let rice = Exact::times_count(tables.rice.per_head.exact(), heads)?.nearest()?;
    let health_base = family_total.plus(position_allowance)?;
    let paid = Paid {
        base,
        spouse,
        children,
        family_total,
        position_allowance,
        rice,
        health_base,
    };
    contributions(regulation, case.employment, paid)
}

/// What is paid in cash, before contributions.
struct Paid {
    base: Rupiah,
    spouse: Rupiah,
    children: Rupiah,
    family_total: Rupiah,
    position_allowance: Rupiah,
    rice: Rupiah,
    health_base: Rupiah,
}

/// The contributions on what is paid, and the totals.
fn contributions(
    regulation: &Regulation,
    employment: Employment,
    paid: Paid,
) -> Result<Salary, Overflow> {
    let rates = &regulation.national.contributions;
    let of = |amount: Rupiah, percent: Percent| amount.exact().percent(percent)?.nearest();
    let health_base = paid.health_base.min(rates.health.cap);
    let health_employer = of(health_base, rates.health.employer)?;
    let health_employee = of(health_base, rates.health.employee)?;
    let work_accident = of(paid.base, rates.work_accident.percent)?;
    let death = of(paid.base, rates.death.percent)?;
    let is_pppk = employment.is_pppk();
    let retirement_rate = rates.retirement.pension.plus(rates.retirement.old_age)?;
    let retirement = if is_pppk {
        Rupiah::ZERO
    } else {
        of(paid.family_total, retirement_rate)?
    };
    let pension = if is_pppk {
        Rupiah::ZERO
    } else {
        of(paid.family_total, rates.retirement.pension)?
    };
    let old_age = if is_pppk {
        of(paid.family_total, rates.pppk_old_age.percent)?
    } else {
        Rupiah::ZERO
    };
    let cash = Rupiah::sum([paid.family_total, paid.position_allowance, paid.rice])?;
    let net = cash
        .minus(health_employee)?
        .minus(retirement)?
        .minus(old_age)?;
    let up = Rounding {
        mode: RoundingMode::Up,
        to: regulation.national.salary.paid_rounding.to,
    };
    Ok(Salary {
        base: paid.base,
        spouse: paid.spouse,
        children: paid.children,
        family_total: paid.family_total,
        position_allowance: paid.position_allowance,
        rice: paid.rice,
        cash,
        health_base: paid.health_base,
        health_employer,
        health_employee,
        work_accident,
        death,
        retirement,
        old_age,
        taxable_gross: Rupiah::sum([cash, health_employer, work_accident, death])?,
        net_before_rounding: net,
        rounding_up: net.exact().round(up)?.minus(net)?,
        pension,
    })
}

/// Gaji pokok by grade and years; a CPNS gets a share of it.
fn base_salary(
    tables: &SalaryTables,
    case: &Case,
    input: &SalaryByTables,
) -> Result<Rupiah, Refusal> {
    let table: &BaseSalary = if case.employment.is_pppk() {
        &tables.pppk
    } else {
        &tables.pns
    };
    in_force(&table.provision, case.month)?;
    let rows = table.by_grade.get(&input.grade).ok_or_else(|| {
        let known = table.by_grade.keys().map(String::as_str);
        refuse(
            "$.salary.byTables.grade",
            Reason::not_ruled(&input.grade, known),
        )
    })?;
    let full = rows.at_or_below(&input.years).copied().ok_or_else(|| {
        let first = rows.keys().min().copied().unwrap_or(Years::MOST);
        let reason = Reason::out_of_range(first, Years::MOST, input.years);
        refuse("$.salary.byTables.years", reason)
    })?;
    if case.employment == Employment::Cpns {
        Ok(full.exact().percent(tables.cpns.percent)?.nearest()?)
    } else {
        Ok(full)
    }
}

/// Tunjangan jabatan, or the general one, which a PPPK does not have.
fn position_allowance(
    tables: &SalaryTables,
    employment: Employment,
    input: &SalaryByTables,
) -> Result<Rupiah, Refusal> {
    match &input.allowance {
        AllowanceInput::Amount(amount) => Ok(*amount),
        AllowanceInput::General(false) => Ok(Rupiah::ZERO),
        AllowanceInput::General(true) if employment.is_pppk() => Err(refuse(
            "$.salary.byTables.allowance.general",
            Reason::not_asked("general", ["$.salary.byTables.allowance.amount"]),
        )),
        AllowanceInput::General(true) => {
            let group = GradeGroup::of_grade(&input.grade);
            let amount = group.and_then(|group| tables.general.by_grade.get(&group));
            // A grade that is none is refused where the base salary is looked up.
            Ok(amount.copied().unwrap_or_default())
        }
        AllowanceInput::Echelon(echelon) => {
            let table = &tables.structural.by_echelon;
            table.get(echelon).copied().ok_or_else(|| {
                let known = table.keys().map(String::as_str);
                refuse(
                    "$.salary.byTables.allowance.echelon",
                    Reason::not_ruled(echelon, known),
                )
            })
        }
    }
}
