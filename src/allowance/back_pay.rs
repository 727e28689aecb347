//! Back pay: what earlier months should have paid more or less, in the month it is paid.

use super::basis::Origin;
use super::case::{BackPayInput, BackPayMonth, Case};
use super::extra::Extra;
use super::key::Key;
use super::ledger::{Join, Ledger, Name, Stage, Step, Trace};
use super::refusal::{Refusal, Refusals, needs, refuse};
use super::tax_on_tpp::treatment;
use crate::document::Reason;
use crate::money::{Overflow, Rupiah};
use crate::regulation::Regulation;
use crate::regulation::back_pay::{BackPayRule, BackPayTax};

/// The rule and what the person says.
#[derive(Clone, Copy, Debug)]
pub struct BackPay<'r> {
    rule: &'r BackPayRule,
    input: &'r BackPayInput,
    /// Months that are taxed by themselves.
    pub apart: Option<&'r [BackPayMonth]>,
}

impl<'r> BackPay<'r> {
    /// That of a case; what the rule refuses of it is noted.
    pub fn of(regulation: &'r Regulation, case: &'r Case, refusals: &mut Refusals) -> Option<Self> {
        let input = case.back_pay.as_ref()?;
        let Some(rule) = &regulation.regional.back_pay else {
            let reason = Reason::not_asked("backPay", []);
            refusals.note(refuse("$.backPay", reason));
            return None;
        };
        let goes_by_ter = treatment(regulation, case).is_ok_and(|(method, _)| method.goes_by_ter());
        let is_apart = rule.tax == BackPayTax::ByMonth && goes_by_ter;
        refusals.check(check(case, input, is_apart));
        let apart = match input {
            // The last month of the year settles all of it.
            BackPayInput::Months(months) if is_apart && case.year_end.is_none() => Some(&**months),
            _ => None,
        };
        Some(Self { rule, input, apart })
    }

    /// What BPJS Kesehatan is taken of.
    pub fn for_health(self, amount: Rupiah) -> Rupiah {
        if self.rule.counts_for_health {
            amount
        } else {
            Rupiah::ZERO
        }
    }

    /// What it pays, with its line.
    pub fn pay(self, ledger: &mut Ledger<'r>) -> Result<Extra, Overflow> {
        let mut trace = ledger.trace();
        let amount = match self.input {
            BackPayInput::Sum(sum) => *sum,
            BackPayInput::Overpaid(overpaid) => overpaid.negated(),
            BackPayInput::Months(months) => month_by_month(months, &mut trace)?,
        };
        trace.stated();
        trace.rests_on(Origin::Regional("$.back_pay"), &self.rule.provision);
        let name = || Name::plain(Key::BackPay);
        ledger.write(Stage::Scores, name, amount.exact(), trace)?;
        Ok(Extra {
            id: None,
            amount,
            salary: Rupiah::ZERO,
            taxed: true,
        })
    }
}

/// Each month what was due less what was paid.
fn month_by_month(months: &[BackPayMonth], trace: &mut Trace<'_>) -> Result<Rupiah, Overflow> {
    let mut sum = Rupiah::ZERO;
    let mut each = Vec::new();
    for BackPayMonth { month, paid, due } in months {
        let more = due.minus(*paid)?;
        sum = sum.plus(more)?;
        trace.step(|| {
            let name = || Name::of(Key::BackPayOf, month);
            each.push((name(), more));
            Step::new(name())
                .with(Join::Plus, Name::plain(Key::Due), *due)
                .with(Join::Minus, Name::plain(Key::PaidBefore), *paid)
                .gives(more)
        });
    }
    trace.step(|| {
        let sum_of = |step: Step, (name, more)| step.with(Join::Plus, name, more);
        let all = Step::new(Name::plain(Key::BackPay));
        each.into_iter().fold(all, sum_of).gives(sum)
    });
    Ok(sum)
}

/// Months before this one, each once; where each is taxed by itself, no December, which was settled
/// with its year.
fn check(case: &Case, input: &BackPayInput, is_apart: bool) -> Result<(), Refusal> {
    const MONTHS: &str = "$.backPay.months";
    let months = match input {
        BackPayInput::Months(months) if months.is_empty() => return Err(needs(MONTHS)),
        BackPayInput::Months(months) => months,
        BackPayInput::Sum(_) if is_apart => {
            let reason = Reason::not_asked("sum", [MONTHS]);
            return Err(refuse("$.backPay.sum", reason));
        }
        BackPayInput::Sum(_) | BackPayInput::Overpaid(_) => return Ok(()),
    };
    for (n, pay) in months.iter().enumerate() {
        let found = pay.month.to_string();
        let mut earlier = months.iter().take(n);
        let reason = if earlier.any(|earlier| earlier.month == pay.month) {
            Reason::Duplicate { found }
        } else if pay.month >= case.month || (is_apart && pay.month.is_december()) {
            Reason::NotRising { found }
        } else {
            continue;
        };
        return Err(refuse(&format!("{MONTHS}[{n}].month"), reason));
    }
    Ok(())
}
