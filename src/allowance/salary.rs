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

/// What a person's salary is made of under the tables.
#[derive(Debug)]
pub enum Pay<'r> {
    /// Nothing is known of it.
    Unknown,
    /// What the payslip says.
    Typed(&'r TypedSalary),
    /// What the tables give.
    ByTables(Paid),
}

impl<'r> Pay<'r> {
    /// The pay of a case; what the tables refuse of it is noted.
    pub fn of(regulation: &Regulation, case: &'r Case, refusals: &mut Refusals) -> Self {
        match &case.salary {
            None => {
                refusals.note(needs("$.salary"));
                Self::Unknown
            }
            Some(SalaryInput::Typed(typed)) => Self::Typed(typed),
            Some(SalaryInput::ByTables(input)) => {
                let tables = &regulation.national.salary;
                let base = base_salary(tables, case, input);
                let allowance = position_allowance(tables, case.employment, input);
                Self::ByTables(Paid {
                    employment: case.employment,
                    base: refusals.or(base, Rupiah::ZERO),
                    has_spouse: input.spouse,
                    children: input.children.min(tables.family.most_children),
                    position_allowance: refusals.or(allowance, Rupiah::ZERO),
                })
            }
        }
    }
}

/// What the tables are asked for, and gave.
#[derive(Debug)]
pub struct Paid {
    employment: Employment,
    base: Rupiah,
    has_spouse: bool,
    /// Those that count.
    children: u32,
    position_allowance: Rupiah,
}

/// The salary, from the tables or as typed; a blank one where nothing is known.
pub fn salary(regulation: &Regulation, pay: &Pay<'_>) -> Result<Salary, Overflow> {
    match pay {
        Pay::Unknown => Ok(Salary::default()),
        Pay::Typed(typed) => from_payslip(regulation, typed),
        Pay::ByTables(paid) => by_tables(regulation, paid),
    }
}

/// The grade, and where it was given.
pub fn grade(case: &Case) -> Result<(&str, &'static str), Refusal> {
    let (grade, path) = match &case.salary {
        None => return Err(needs("$.salary")),
        Some(SalaryInput::Typed(typed)) => (typed.grade.as_deref(), "$.salary.typed.grade"),
        Some(SalaryInput::ByTables(input)) => {
            (Some(input.grade.as_str()), "$.salary.byTables.grade")
        }
    };
    Ok((grade.ok_or_else(|| needs(path))?, path))
}

/// The grade group of a PNS, where a rule goes by it.
pub fn grade_group(regulation: &Regulation, case: &Case) -> Result<GradeGroup, Refusal> {
    let (grade, path) = grade(case)?;
    let grades = &regulation.national.salary.pns.by_grade;
    let group = GradeGroup::of_grade(grade).filter(|_| grades.contains_key(grade));
    group.ok_or_else(|| {
        let known = grades.keys().map(String::as_str);
        refuse(path, Reason::not_ruled(grade, known))
    })
}

fn from_payslip(regulation: &Regulation, typed: &TypedSalary) -> Result<Salary, Overflow> {
    let health = &regulation.national.contributions.health;
    let base = typed.health_base.min(health.cap);
    Ok(Salary {
        health_base: typed.health_base,
        health_employer: base.share(health.employer, Rounding::NEAREST)?,
        health_employee: base.share(health.employee, Rounding::NEAREST)?,
        taxable_gross: typed.gross,
        pension: typed.contributions.unwrap_or_default(),
        ..Salary::default()
    })
}

/// Family and rice on the base salary, and the contributions on them.
fn by_tables(regulation: &Regulation, paid: &Paid) -> Result<Salary, Overflow> {
    let tables = &regulation.national.salary;
    let rates = &regulation.national.contributions;
    let of = |amount: Rupiah, percent| amount.share(percent, Rounding::NEAREST);
    let base = paid.base;
    let spouse = match paid.has_spouse {
        true => of(base, tables.family.spouse)?,
        false => Rupiah::ZERO,
    };
    let children = of(base, tables.family.child.times_count(paid.children)?)?;
    let family_total = Rupiah::sum([base, spouse, children])?;
    let heads = paid
        .children
        .saturating_add(1)
        .saturating_add(u32::from(paid.has_spouse));
    let rice = Exact::times_count(tables.rice.per_head.exact(), heads)?.nearest()?;
    let health_base = family_total.plus(paid.position_allowance)?;
    let cash = health_base.plus(rice)?;
    let capped = health_base.min(rates.health.cap);
    let health_employer = of(capped, rates.health.employer)?;
    let health_employee = of(capped, rates.health.employee)?;
    let work_accident = of(base, rates.work_accident.percent)?;
    let death = of(base, rates.death.percent)?;
    let rates_of_person = Contributed::of(regulation, paid.employment)?;
    let retirement = of(family_total, rates_of_person.retirement)?;
    let old_age = of(family_total, rates_of_person.old_age)?;
    let pension = of(family_total, rates_of_person.pension)?;
    let net = cash
        .minus(health_employee)?
        .minus(retirement)?
        .minus(old_age)?;
    let up = Rounding {
        mode: RoundingMode::Up,
        to: tables.paid_rounding.to,
    };
    Ok(Salary {
        base,
        spouse,
        children,
        family_total,
        position_allowance: paid.position_allowance,
        rice,
        cash,
        health_base,
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

/// What an employee contributes of base salary and family allowance: a PNS for pension and old
/// age, a PPPK for old age.
#[derive(Default)]
struct Contributed {
    retirement: Percent,
    /// The part of it that is for the pension.
    pension: Percent,
    old_age: Percent,
}

impl Contributed {
    fn of(regulation: &Regulation, employment: Employment) -> Result<Self, Overflow> {
        let rates = &regulation.national.contributions;
        if employment.is_pppk() {
            return Ok(Self {
                old_age: rates.pppk_old_age.percent,
                ..Self::default()
            });
        }
        let pension = rates.retirement.pension;
        Ok(Self {
            retirement: pension.plus(rates.retirement.old_age)?,
            pension,
            old_age: Percent::ZERO,
        })
    }
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
        Ok(full.share(tables.cpns.percent, Rounding::NEAREST)?)
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
