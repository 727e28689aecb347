//! THR and the thirteenth month: a share of one month's TPP, without BPJS.

use super::Figures;
use super::basis::Origin;
use super::case::{Case, ExtraMonthInput, SalaryInput};
use super::extra::{self, Extra};
use super::key::Key;
use super::ledger::{Join, Ledger, Name, Stage, Step};
use super::refusal::{Refusal, Refusals, needs, refuse};
use super::salary::Salary;
use super::tax_on_tpp::treatment;
use crate::document::Reason;
use crate::money::{Overflow, Rounding, Rupiah};
use crate::regulation::Regulation;
use crate::regulation::extra_months::ExtraMonth;
use crate::regulation::rounding::RoundingRule;
use crate::regulation::withholding::TppBase;

/// A payment of the pack, and what the person says of it.
pub type Asked<'r> = (&'r ExtraMonth, &'r ExtraMonthInput);

/// Those of a case; what the rule refuses of them is noted.
pub fn asked<'r>(
    regulation: &'r Regulation,
    case: &'r Case,
    refusals: &mut Refusals,
) -> Vec<Asked<'r>> {
    let mut found = Vec::new();
    for (n, input) in case.extra_months.iter().enumerate() {
        let known = known(regulation, case, input, n);
        found.extend(
            refusals
                .or(known.map(Some), None)
                .map(|month| (month, input)),
        );
    }
    found
}

fn known<'r>(
    regulation: &'r Regulation,
    case: &Case,
    input: &ExtraMonthInput,
    n: usize,
) -> Result<&'r ExtraMonth, Refusal> {
    let path = |key| format!("$.extraMonths[{n}].{key}");
    let months = &regulation.regional.extra_months;
    let month = months.iter().find(|month| month.id == input.id);
    let month = month.ok_or_else(|| {
        let known = months.iter().map(|known| known.id.as_str());
        refuse(&path("id"), Reason::not_ruled(input.id.as_str(), known))
    })?;
    let mut before = case.extra_months.iter().take(n);
    if before.any(|earlier| earlier.id == input.id) {
        let found = input.id.to_string();
        return Err(refuse(&path("id"), Reason::Duplicate { found }));
    }
    if case.month < month.paid_in || case.month.year() != month.paid_in.year() {
        let reason = Reason::out_of_range(month.paid_in, month.paid_in, case.month);
        return Err(refuse(&path("id"), reason));
    }
    let counts_salary = counts_salary(regulation, case, month)?;
    if input.salary.is_some() && !counts_salary {
        let reason = Reason::not_asked("salary", []);
        return Err(refuse(&path("salary"), reason));
    }
    let is_typed = matches!(case.salary, Some(SalaryInput::Typed(_)));
    if is_typed && input.salary.is_none() && counts_salary {
        return Err(needs(&path("salary")));
    }
    Ok(month)
}

/// Whether the salary paid with it raises the tax of the month.
fn counts_salary(
    regulation: &Regulation,
    case: &Case,
    month: &ExtraMonth,
) -> Result<bool, Refusal> {
    let (method, _) = treatment(regulation, case)?;
    Ok(month.taxed && method.goes_by_ter())
}

/// What it is a share of, as the figures of its month have it.
pub fn base(month: &ExtraMonth, figures: &Figures) -> Result<Rupiah, Overflow> {
    match month.of {
        TppBase::Entitlement => Ok(figures.totals.entitlement),
        TppBase::Gross => figures.totals.gross.minus(extra::paid(&figures.extras)?),
    }
}

/// What they pay, each with its line.
pub fn pay<'r>(
    regulation: &Regulation,
    case: &Case,
    asked: &[Asked<'r>],
    (entitlement, gross): (Rupiah, Rupiah),
    salary: &Salary,
    ledger: &mut Ledger<'r>,
) -> Result<Vec<Extra>, Refusal> {
    let pay = |(month, input): &Asked<'r>| {
        let (name, own) = match month.of {
            TppBase::Entitlement => (Key::FullEntitlement, entitlement),
            TppBase::Gross => (Key::Gross, gross),
        };
        let base = input.tpp.unwrap_or(own);
        let rounding = month.rounding.as_ref();
        let rounding = rounding.map_or(Rounding::NEAREST, RoundingRule::rounding);
        let amount = base.share(month.percent, rounding)?;
        let of = || Name::of(Key::ExtraMonth, &month.id);
        let mut trace = ledger.trace();
        trace.step(|| {
            Step::new(of())
                .with(Join::Plus, Name::plain(name), base)
                .with(Join::Times, of(), month.percent)
                .rounded(rounding)
                .gives(amount)
        });
        trace.rests_on(Origin::Regional("$.extra_months"), &month.provision);
        if input.tpp.is_some() {
            trace.stated();
        }
        ledger.write(Stage::Scores, of, amount.exact(), trace)?;
        let with_it = match counts_salary(regulation, case, month)? {
            true => input.salary.unwrap_or(salary.cash),
            false => Rupiah::ZERO,
        };
        Ok(Extra {
            id: Some(month.id.clone()),
            amount,
            salary: with_it,
            taxed: month.taxed,
        })
    };
    asked.iter().map(pay).collect()
}
