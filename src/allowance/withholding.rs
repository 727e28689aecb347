//! Stage 3, withholding: PPh 21 and BPJS Kesehatan on the TPP, then what the person adds.

use super::basis::Origin;
use super::case::{BackPayMonth, Case, OwnDeduction, SalaryInput, Take};
use super::extra::{self, Extra};
use super::key::{Key, SetAside};
use super::ledger::{Join, Ledger, Name, Stage, Step, Trace};
use super::refusal::{Refusal, Refusals, refuse};
use super::salary::Salary;
use super::tax_on_tpp::{Income, Tax, Taxation, tax_on_tpp};
use crate::document::Reason;
use crate::money::{Overflow, Rounding, Rupiah};
use crate::regulation::Regulation;
use crate::regulation::withholding::{Bearer, OwnBase, TaxMethod, TaxRule, TppBase};
use serde::Serialize;

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
    /// What arrives.
    pub net: Rupiah,
}

/// What is paid, before anything is withheld.
#[derive(Debug)]
pub struct Payable<'a> {
    /// What a full month would pay.
    pub entitlement: Rupiah,
    /// What the month pays by itself.
    pub own: Rupiah,
    /// With what is paid beside it.
    pub gross: Rupiah,
    /// What of that beside BPJS Kesehatan is taken of.
    pub for_health: Rupiah,
    /// Earlier months in it that are taxed by themselves.
    pub apart: Option<&'a [BackPayMonth]>,
    /// One by one.
    pub extras: &'a [Extra],
}

/// Works out what is withheld and writes its lines.
pub fn withholding<'r>(
    regulation: &'r Regulation,
    case: &Case,
    taxation: &Taxation,
    paid: &Payable<'_>,
    salary: &Salary,
    ledger: &mut Ledger<'r>,
) -> Result<Withheld, Refusal> {
    let own = match regulation.regional.withholding.health.of {
        Some(TppBase::Entitlement) => paid.entitlement,
        Some(TppBase::Gross) | None => paid.own,
    };
    let gross = paid.gross;
    let counted = own.plus(paid.for_health)?.max(Rupiah::ZERO);
    let health = health(regulation, counted, salary)?;
    let tax = withhold_tax(regulation, case, taxation, paid, salary, &health, ledger)?;
    let health_bearer = withhold_health(regulation, &health, ledger)?;
    let (from_tpp, health_borne) = match health_bearer {
        Bearer::Region => (Rupiah::ZERO, health.employee),
        Bearer::Employee => (health.employee, Rupiah::ZERO),
    };
    let mut net = gross.minus(tax.from_tpp)?.minus(from_tpp)?;
    let of_own = match regulation.regional.withholding.own_deductions_of {
        Some(OwnBase::AfterTax) => (gross, tax.from_tpp),
        Some(OwnBase::Gross) | None => (gross, Rupiah::ZERO),
    };
    for deduction in &case.deductions {
        net = net.minus(own_deduction(deduction, of_own, ledger)?)?;
    }
    let tax_borne = tax.on_tpp.minus(tax.from_tpp)?;
    let region_bears = Rupiah::sum([health.employer, health_borne, tax_borne])?;
    Ok(Withheld {
        tax,
        health,
        region_bears,
        net,
    })
}

/// Salary and TPP share one cap; the salary comes first.
fn health(regulation: &Regulation, tpp: Rupiah, salary: &Salary) -> Result<Health, Overflow> {
    let rates = &regulation.national.contributions.health;
    let left = rates.cap.minus(salary.health_base.min(rates.cap))?;
    let room = tpp.min(left);
    Ok(Health {
        room,
        employee: room.share(rates.employee, Rounding::NEAREST)?,
        employer: room.share(rates.employer, Rounding::NEAREST)?,
    })
}

/// The part of the taxable gross that the TPP makes.
pub(super) fn counted_as_income(
    regulation: &Regulation,
    gross: Rupiah,
    health: &Health,
    extras: &[Extra],
) -> Result<Rupiah, Overflow> {
    let income = gross.minus(extra::untaxed(extras)?)?;
    if regulation.regional.withholding.tax.counts_employer_health {
        income.plus(health.employer)
    } else {
        Ok(income)
    }
}

/// Facts of the person that only another method asks for.
fn set_aside<'r>(
    (method, goes_by_grade): (TaxMethod, bool),
    case: &Case,
    rule: &'r TaxRule,
    ledger: &mut Ledger<'r>,
) -> Result<(), Overflow> {
    let grade = match &case.salary {
        Some(SalaryInput::Typed(typed)) => typed.grade.as_ref(),
        _ => None,
    };
    let by_grade = method == TaxMethod::ByGrade || goes_by_grade;
    let unasked = [
        (
            SetAside::TaxStatus,
            case.tax_status.is_some() && !method.goes_by_ter(),
        ),
        (SetAside::Grade, grade.is_some() && !by_grade),
    ];
    for (fact, _) in unasked.into_iter().filter(|(_, is_given)| *is_given) {
        let mut trace = ledger.trace();
        trace.rests_on(Origin::Regional("$.withholding.tax"), &rule.provision);
        ledger.set_aside(Stage::Withholding, fact, trace)?;
    }
    Ok(())
}

/// PPh 21 by the region's method, and who bears it.
fn withhold_tax<'r>(
    regulation: &'r Regulation,
    case: &Case,
    taxation: &Taxation,
    paid: &Payable<'_>,
    salary: &Salary,
    health: &Health,
    ledger: &mut Ledger<'r>,
) -> Result<Tax, Refusal> {
    let rule = &regulation.regional.withholding.tax;
    let Taxation { method, bearer, .. } = *taxation;
    let income = Income {
        gross: paid.gross.minus(extra::untaxed(paid.extras)?)?,
        health: health.employee,
        tpp: counted_as_income(regulation, paid.gross, health, paid.extras)?,
        salary: salary.taxable_gross,
        beside: extra::salary(paid.extras)?,
        apart: paid.apart,
    };
    let mut trace = ledger.trace();
    trace.rests_on(Origin::Regional("$.withholding.tax"), &rule.provision);
    let mut tax = tax_on_tpp(regulation, taxation, &income, salary, &mut trace)?;
    tax.from_tpp = if bearer == Bearer::Region {
        Rupiah::ZERO
    } else {
        tax.on_tpp
    };
    if ledger.is_asked() {
        let goes_by_grade = regulation.regional.goes_by_grade();
        set_aside((method, goes_by_grade), case, rule, ledger)?;
    }
    take(Key::Tax, tax.on_tpp, bearer, trace, ledger)?;
    Ok(tax)
}

/// The employee's share of BPJS Kesehatan.
fn withhold_health<'r>(
    regulation: &'r Regulation,
    health: &Health,
    ledger: &mut Ledger<'r>,
) -> Result<Bearer, Overflow> {
    let rates = &regulation.national.contributions.health;
    let rule = &regulation.regional.withholding.health;
    let mut trace = ledger.trace();
    trace.step(|| {
        Step::new(Name::plain(Key::Health))
            .with(Join::Plus, Name::plain(Key::HealthRoom), health.room)
            .with(Join::Times, Name::plain(Key::HealthRate), rates.employee)
            .rounded(Rounding::NEAREST)
            .gives(health.employee)
    });
    trace.rests_on(Origin::National("$.contributions.health"), &rates.provision);
    trace.rests_on(Origin::Regional("$.withholding.health"), &rule.provision);
    take(Key::Health, health.employee, rule.bearer, trace, ledger)?;
    Ok(rule.bearer)
}

/// Writes what is taken; where the region bears it, what it gives comes first.
fn take<'r>(
    key: Key,
    amount: Rupiah,
    bearer: Bearer,
    trace: Trace<'r>,
    ledger: &mut Ledger<'r>,
) -> Result<(), Overflow> {
    if bearer == Bearer::Region {
        let name = || Name::of(Key::BorneByRegion, key.word());
        ledger.write(Stage::Withholding, name, amount.exact(), trace.clone())?;
    }
    let taken = amount.negated().exact();
    ledger.write(Stage::Withholding, || Name::plain(key), taken, trace)
}

/// A deduction is a share of the gross, or an amount.
pub fn check_deductions(case: &Case, refusals: &mut Refusals) {
    for (n, deduction) in case.deductions.iter().enumerate() {
        if let Take::Percent(percent) = deduction.take
            && !percent.is_share()
        {
            let path = format!("$.deductions[{n}].take.percent");
            refusals.note(refuse(&path, Reason::out_of_range(0, 100, percent)));
        }
    }
}

/// Zakat, Korpri, a loan: what the person adds, after tax.
fn own_deduction(
    deduction: &OwnDeduction,
    (gross, tax): (Rupiah, Rupiah),
    ledger: &mut Ledger<'_>,
) -> Result<Rupiah, Overflow> {
    let name = || Name::of(Key::OwnDeduction, &deduction.name);
    let mut trace = ledger.trace();
    let amount = match deduction.take {
        Take::Amount(amount) => amount,
        Take::Percent(percent) => {
            let amount = gross.minus(tax)?.share(percent, Rounding::NEAREST)?;
            trace.step(|| {
                let base = Step::new(name()).with(Join::Plus, Name::plain(Key::Gross), gross);
                let base = match tax {
                    Rupiah::ZERO => base,
                    tax => base.with(Join::Minus, Name::plain(Key::Tax), tax),
                };
                base.with(Join::Times, name(), percent)
                    .rounded(Rounding::NEAREST)
                    .gives(amount)
            });
            amount
        }
    };
    trace.stated();
    ledger.write(Stage::Withholding, name, amount.negated().exact(), trace)?;
    Ok(amount)
}
