//! Activity minutes against the target, with credited days, at most what absence leaves.

use super::case::{Case, PerformanceInput};
use super::key::Key;
use super::ledger::{Join, Name, Quantity, Step, Trace};
use super::refusal::{Refusal, Refusals, needs, refuse};
use crate::document::{Id, Reason, Table};
use crate::money::{Overflow, Percent};
use crate::ratio::Ratio;
use crate::regulation::activity::{ActivityMode, ActivityRule};

const DAY: u32 = 24 * 60;

/// The percentage that the minutes pay.
pub fn activity(
    rule: &ActivityRule,
    case: &Case,
    input: &PerformanceInput,
    trace: &mut Trace<'_>,
    refusals: &mut Refusals,
) -> Result<Percent, Refusal> {
    const MINUTES: &str = "$.performance.activityMinutes";
    let days = refusals.or(working_days(rule, case, input), None);
    let worked = input.activity_minutes.ok_or_else(|| needs(MINUTES))?;
    let most = case.month.days().saturating_mul(DAY);
    if worked > most {
        let reason = Reason::out_of_range(0, most, worked);
        refusals.note(refuse(MINUTES, reason));
    }
    let credited = Counted {
        minutes: &rule.credited_minutes,
        days: &input.credited_days,
        field: "creditedDays",
    };
    let credited = credited.sum(case, refusals);
    let total = worked.saturating_add(credited);
    let a_day = rule.target_minutes_a_day.zip(days);
    let a_day = a_day.map(|(minutes, days)| minutes.saturating_mul(days));
    let target = rule.target_minutes.or(a_day).unwrap_or_default();
    let absent = Counted {
        minutes: &rule.absence_minutes,
        days: &input.absences,
        field: "absences",
    };
    let absent = absent.sum(case, refusals);
    let limit = rule.most_minutes_a_day.zip(days);
    let limit = limit.map(|(minutes, days)| minutes.saturating_mul(days).saturating_sub(absent));
    let counted = limit.map_or(total, |limit| total.min(limit));
    let percent = match rule.rule {
        _ if target == 0 => Percent::WHOLE,
        ActivityMode::Threshold if counted >= target => Percent::WHOLE,
        ActivityMode::Threshold => Percent::ZERO,
        ActivityMode::Proportional => proportion(counted, target)?,
    };
    let plain = |key| Name::plain(key);
    let minutes = Quantity::Minutes;
    if let Some((a_day, days)) = rule.target_minutes_a_day.zip(days) {
        trace.step(|| of_days(Key::TargetMinutes, a_day, days).gives(minutes(target)));
    }
    if let Some(((a_day, days), limit)) = rule.most_minutes_a_day.zip(days).zip(limit) {
        trace.step(|| {
            of_days(Key::MostMinutes, a_day, days)
                .with(Join::Minus, plain(Key::AbsentMinutes), minutes(absent))
                .with(Join::AtLeast, plain(Key::Nothing), minutes(0))
                .gives(minutes(limit))
        });
    }
    trace.step(|| {
        let step = Step::new(Name::of(Key::Activity, rule.rule.word()))
            .with(Join::Plus, plain(Key::WorkedMinutes), minutes(worked))
            .with(Join::Plus, plain(Key::CreditedMinutes), minutes(credited));
        let step = match limit {
            Some(limit) => step.with(Join::AtMost, plain(Key::MostMinutes), minutes(limit)),
            None => step,
        };
        let (name, target) = (|| plain(Key::TargetMinutes), || minutes(target));
        let step = match rule.rule {
            ActivityMode::Threshold => step.with(Join::LookedUp, name(), target()),
            ActivityMode::Proportional => {
                step.with(Join::AtMost, name(), target())
                    .with(Join::Over, name(), target())
            }
        };
        step.gives(percent)
    });
    Ok(percent)
}

fn of_days(key: Key, a_day: u32, days: u32) -> Step {
    Step::new(Name::plain(key))
        .with(Join::Plus, Name::plain(key), Quantity::Minutes(a_day))
        .with(
            Join::Times,
            Name::plain(Key::WorkingDays),
            Quantity::Count(days),
        )
}

/// Working days of the month, where the rule asks: those told with attendance or with performance.
fn working_days(
    rule: &ActivityRule,
    case: &Case,
    input: &PerformanceInput,
) -> Result<Option<u32>, Refusal> {
    const DAYS: &str = "$.performance.workingDays";
    if !rule.goes_by_working_days() {
        return Ok(None);
    }
    let attendance = case.attendance.as_ref();
    let told = attendance.and_then(|attendance| attendance.working_days);
    let days = input.working_days.or(told).ok_or_else(|| needs(DAYS))?;
    let most = case.month.days();
    if days > most {
        return Err(refuse(DAYS, Reason::out_of_range(0, most, days)));
    }
    Ok(Some(days))
}

/// Days or times by name, and the minutes that the rule has for each.
struct Counted<'a> {
    minutes: &'a Table<Id, u32>,
    days: &'a Table<Id, u32>,
    field: &'static str,
}

impl Counted<'_> {
    fn sum(&self, case: &Case, refusals: &mut Refusals) -> u32 {
        let mut sum = 0u32;
        for (id, days) in self.days {
            let path = || format!("$.performance.{}.{id}", self.field);
            let Some(minutes) = self.minutes.get(id) else {
                let known = self.minutes.keys().map(|id| id.as_str());
                refusals.note(refuse(&path(), Reason::not_ruled(id.as_str(), known)));
                continue;
            };
            // What counts by the minute may occur as often as a month has minutes.
            let most = case.month.days();
            let most = if *minutes == 1 {
                most.saturating_mul(DAY)
            } else {
                most
            };
            if *days > most {
                refusals.note(refuse(&path(), Reason::out_of_range(0, most, days)));
            }
            sum = sum.saturating_add(minutes.saturating_mul(*days));
        }
        sum
    }
}

/// Minutes of the target in percent, at most 100.
fn proportion(minutes: u32, target: u32) -> Result<Percent, Overflow> {
    let worked = minutes.min(target);
    Percent::of_ratio(Ratio::new(i128::from(worked), i128::from(target)).times(Ratio::whole(100)))
}
