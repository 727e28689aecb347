//! Attendance: counts of events into percentages cut from each part.

use super::case::{AttendanceInput, Case, DayInput};
use super::ledger::{Join, Name, Quantity, Step, Trace};
use super::refusal::{Refusal, needs, refuse};
use crate::document::{Id, Reason, Table};
use crate::money::{Overflow, Percent};
use crate::regulation::Regulation;
use crate::regulation::attendance::{Attendance, Deduction, Infraction, Per};
use crate::regulation::payment::{Part, Score};

/// What attendance leaves: a score that was typed, or the counts of what happened.
#[derive(Debug)]
pub enum AttendanceScores<'a> {
    /// The pack does not score attendance.
    Unscored,
    /// The same percentage for every part.
    Typed(Percent),
    /// Counts by deduction.
    Counted(&'a Attendance, Table<&'a Id, u32>),
}

impl AttendanceScores<'_> {
    /// What is left of one part.
    pub fn of(&self, part: &Id, trace: &mut Trace) -> Result<Percent, Overflow> {
        match self {
            Self::Unscored => Ok(Percent::WHOLE),
            Self::Typed(score) => Ok(*score),
            Self::Counted(rule, counts) => left_of(part, rule, counts, trace),
        }
    }

    /// Whether the person was present at all: something is left of some part.
    pub fn is_present(&self, parts: &[Part]) -> Result<bool, Overflow> {
        let mut scored = parts
            .iter()
            .filter(|part| part.scored_by.contains(&Score::Attendance))
            .peekable();
        if scored.peek().is_none() {
            return Ok(true);
        }
        for part in scored {
            if self.of(&part.id, &mut Trace::new(false))? > Percent::ZERO {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// Scores the attendance of a case, or refuses what cannot be.
pub fn attendance<'a>(
    regulation: &'a Regulation,
    case: &'a Case,
) -> Result<AttendanceScores<'a>, Refusal> {
    let Some(rule) = &regulation.regional.attendance else {
        return Ok(AttendanceScores::Unscored);
    };
    let input = case
        .attendance
        .as_ref()
        .ok_or_else(|| needs("$.attendance"))?;
    match input.score {
        Some(score) if score.is_share() => Ok(AttendanceScores::Typed(score)),
        Some(score) => Err(refuse(
            "$.attendance.score",
            Reason::out_of_range(0, 100, score),
        )),
        None => Ok(AttendanceScores::Counted(rule, counts(rule, input, case)?)),
    }
}

/// 100% minus the cuts on a part, at most the cap.
fn left_of(
    part: &Id,
    rule: &Attendance,
    counts: &Table<&Id, u32>,
    trace: &mut Trace,
) -> Result<Percent, Overflow> {
    let mut cut = Percent::ZERO;
    for deduction in &rule.deductions {
        let count = counts.get(&deduction.id).copied().unwrap_or(0);
        let Some(step) = deduction.step(count) else {
            continue;
        };
        if !deduction.cuts_of(step).contains(part) {
            continue;
        }
        let times = if step.per == Per::Month { 1 } else { count };
        let percent = step.percent.times_count(times)?;
        cut = cut.plus(percent)?;
        trace.step(|| {
            Step::new(Name::of("infraction", &deduction.id))
                .with(
                    Join::Plus,
                    Name::of("count", step.per.word()),
                    Quantity::Count(times),
                )
                .with(Join::Times, Name::plain("percent_each"), step.percent)
                .gives(percent)
        });
    }
    let capped = cut.min(rule.cap);
    if capped != cut {
        trace.step(|| {
            Step::new(Name::plain("attendance_cap"))
                .with(Join::Plus, Name::plain("attendance_cut"), cut)
                .with(Join::AtMost, Name::plain("attendance_cap"), rule.cap)
                .gives(capped)
        });
    }
    capped.rest()
}

/// Counts by deduction: those typed, and those of the day log.
fn counts<'a>(
    rule: &'a Attendance,
    input: &'a AttendanceInput,
    case: &Case,
) -> Result<Table<&'a Id, u32>, Refusal> {
    let mut counts = Table::new();
    for (id, count) in &input.counts {
        let deduction = known(rule, id, || format!("$.attendance.counts.{id}"))?;
        let most = case.month.days().saturating_mul(2);
        if *count > most {
            let reason = Reason::out_of_range(0, most, count);
            return Err(refuse(&format!("$.attendance.counts.{id}"), reason));
        }
        add(&mut counts, &deduction.id, *count);
    }
    for (n, day) in input.days.iter().enumerate() {
        check_day(input, n, day, case)?;
        count_day(rule, day, n, &mut counts)?;
    }
    check_days_away(rule, input, case, &counts)?;
    Ok(counts)
}

fn add<'a>(counts: &mut Table<&'a Id, u32>, id: &'a Id, more: u32) {
    let before = counts.get(id).copied().unwrap_or(0);
    counts.insert(id, before.saturating_add(more));
}

fn known<'a>(
    rule: &'a Attendance,
    id: &Id,
    path: impl FnOnce() -> String,
) -> Result<&'a Deduction, Refusal> {
    rule.deduction(id).ok_or_else(|| {
        let known = rule
            .deductions
            .iter()
            .map(|deduction| deduction.id.as_str());
        refuse(&path(), Reason::not_ruled(id.as_str(), known))
    })
}

/// A day exists in the month and is logged once.
fn check_day(
    input: &AttendanceInput,
    n: usize,
    day: &DayInput,
    case: &Case,
) -> Result<(), Refusal> {
    let path = format!("$.attendance.days[{n}].day");
    if day.day == 0 || day.day > case.month.days() {
        return Err(refuse(
            &path,
            Reason::out_of_range(1, case.month.days(), day.day),
        ));
    }
    if input
        .days
        .iter()
        .take(n)
        .any(|earlier| earlier.day == day.day)
    {
        return Err(refuse(
            &path,
            Reason::Duplicate {
                found: day.day.to_string(),
            },
        ));
    }
    Ok(())
}

/// The events of one day; an absence may cancel its lateness.
fn count_day<'a>(
    rule: &'a Attendance,
    day: &DayInput,
    n: usize,
    counts: &mut Table<&'a Id, u32>,
) -> Result<(), Refusal> {
    if let Some(absence) = &day.absence {
        let deduction = known(rule, absence, || format!("$.attendance.days[{n}].absence"))?;
        add(counts, &deduction.id, 1);
        if rule.absent_day_cancels_lateness && deduction.kind.is_days_away() {
            return Ok(());
        }
    }
    for (kind, minutes) in [
        (Infraction::Late, day.late_minutes),
        (Infraction::EarlyDeparture, day.early_minutes),
    ] {
        let level = rule.deductions.iter().find(|deduction| {
            let within = |minutes| {
                deduction
                    .minutes
                    .as_ref()
                    .is_some_and(|m| m.contains(minutes))
            };
            deduction.kind == kind && minutes.is_some_and(within)
        });
        if let Some(level) = level {
            add(counts, &level.id, 1);
        }
    }
    Ok(())
}

/// Nobody is away on more days than there are working days.
fn check_days_away(
    rule: &Attendance,
    input: &AttendanceInput,
    case: &Case,
    counts: &Table<&Id, u32>,
) -> Result<(), Refusal> {
    let month_days = case.month.days();
    let max = input.working_days.unwrap_or(month_days);
    if max > month_days {
        let reason = Reason::out_of_range(0, month_days, max);
        return Err(refuse("$.attendance.workingDays", reason));
    }
    let away = rule
        .deductions
        .iter()
        .filter(|deduction| deduction.kind.is_days_away());
    let found = away.fold(0u32, |sum, deduction| {
        sum.saturating_add(counts.get(&deduction.id).copied().unwrap_or(0))
    });
    if found > max {
        let reason = Reason::TooManyDays { found, max };
        return Err(refuse("$.attendance.counts", reason));
    }
    Ok(())
}
