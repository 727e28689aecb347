//! Mid-month: the part of the month's TPP of somebody who holds the post for a part of it.

use super::case::{Case, Served};
use super::key::Key;
use super::ledger::{Join, Name, Quantity, Step, Trace};
use super::refusal::{Refusal, needs, refuse};
use crate::document::Reason;
use crate::money::Percent;
use crate::ratio::Ratio;
use crate::regulation::Regulation;
use crate::regulation::mid_month::{MidMonth, MidMonthRule};

/// A part of the month under the rule.
#[derive(Debug)]
pub struct PartOfMonth<'r> {
    /// The rule.
    pub rule: &'r MidMonth,
    /// What it leaves.
    pub percent: Percent,
    counted: u32,
    of: u32,
}

/// The part of the month that a case has; none where it has all of it.
pub fn part_of_month<'r>(
    regulation: &'r Regulation,
    case: &Case,
) -> Result<Option<PartOfMonth<'r>>, Refusal> {
    let Some(served) = &case.served else {
        return Ok(None);
    };
    let Some(rule) = &regulation.regional.mid_month else {
        return Err(refuse("$.served", Reason::not_asked("served", [])));
    };
    let (from, until) = days(case, served)?;
    let (counted, of) = match rule.rule {
        MidMonthRule::CalendarDays => {
            let held = until.saturating_sub(from).saturating_add(1);
            (held, case.month.days())
        }
        MidMonthRule::WorkingDays => working_days(case, served)?,
        MidMonthRule::CutOff => {
            let day = rule.cut_off_day.unwrap_or(1);
            (u32::from((from..=until).contains(&day)), 1)
        }
    };
    if served.working_days.is_some() && rule.rule != MidMonthRule::WorkingDays {
        let reason = Reason::not_asked("workingDays", []);
        return Err(refuse("$.served.workingDays", reason));
    }
    let share = Ratio::new(counted.into(), of.into());
    Ok(Some(PartOfMonth {
        rule,
        percent: Percent::of_ratio(share.times(Ratio::whole(100)))?,
        counted,
        of,
    }))
}

/// From which day until which day of the month.
fn days(case: &Case, served: &Served) -> Result<(u32, u32), Refusal> {
    let last = case.month.days();
    let (from, until) = (served.from.unwrap_or(1), served.until.unwrap_or(last));
    for (key, day) in [("from", from), ("until", until)] {
        if !(1..=last).contains(&day) {
            let path = format!("$.served.{key}");
            return Err(refuse(&path, Reason::out_of_range(1, last, day)));
        }
    }
    if from > until {
        let found = until.to_string();
        return Err(refuse("$.served.until", Reason::NotRising { found }));
    }
    Ok((from, until))
}

/// Working days in the post, and those of the month.
fn working_days(case: &Case, served: &Served) -> Result<(u32, u32), Refusal> {
    const MONTH: &str = "$.attendance.workingDays";
    const SERVED: &str = "$.served.workingDays";
    let attendance = case.attendance.as_ref();
    let of = attendance.and_then(|attendance| attendance.working_days);
    let of = of.filter(|days| *days > 0).ok_or_else(|| needs(MONTH))?;
    let counted = served.working_days.ok_or_else(|| needs(SERVED))?;
    if counted > of {
        return Err(refuse(SERVED, Reason::out_of_range(0, of, counted)));
    }
    Ok((counted, of))
}

impl PartOfMonth<'_> {
    /// How it came about.
    pub fn tell(&self, trace: &mut Trace<'_>) {
        trace.step(|| {
            let name = || Name::of(Key::PartOfMonth, self.rule.rule.word());
            Step::new(name())
                .with(Join::Plus, name(), Quantity::Count(self.counted))
                .with(
                    Join::Over,
                    Name::plain(Key::WholeMonth),
                    Quantity::Count(self.of),
                )
                .gives(self.percent)
        });
    }
}
