//! Attendance: counts of events into percentages cut from each part.

use super::basis::Origin;
use super::case::{AttendanceInput, Case, DayInput};
use super::key::{Key, SetAside};
use super::ledger::{Join, Ledger, Name, Quantity, Stage, Step, Trace};
use super::refusal::{Refusal, needs, refuse};
use crate::document::{Id, Reason, Table};
use crate::money::{Overflow, Percent};
use crate::regulation::Regulation;
use crate::regulation::attendance::{Attendance, Deduction, Infraction, Minutes, Per};
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
    pub fn of(&self, part: &Id, trace: &mut Trace<'_>) -> Result<Percent, Overflow> {
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

/// Scores the attendance of a case, and notes what cannot be.
pub fn attendance<'r>(
    regulation: &'r Regulation,
    case: &Case,
    ledger: &mut Ledger<'r>,
) -> Result<AttendanceScores<'r>, Overflow> {
    let Some(rule) = &regulation.regional.attendance else {
        return Ok(AttendanceScores::Unscored);
    };
    let Some(input) = &case.attendance else {
        ledger.refusals.note(needs("$.attendance"));
        return Ok(AttendanceScores::Unscored);
    };
    if let Some(score) = input.score {
        if !score.is_share() {
            let reason = Reason::out_of_range(0, 100, score);
            ledger.refusals.note(refuse("$.attendance.score", reason));
        }
        return Ok(AttendanceScores::Typed(score));
    }
    let counts = counts(rule, input, case, ledger)?;
    Ok(AttendanceScores::Counted(rule, counts))
}

/// 100% minus the cuts on a part, at most the cap.
fn left_of(
    part: &Id,
    rule: &Attendance,
    counts: &Table<&Id, u32>,
    trace: &mut Trace<'_>,
) -> Result<Percent, Overflow> {
    let mut cut = Percent::ZERO;
    for deduction in &rule.deductions {
        let count = counts.get(&deduction.id).copied().unwrap_or(0);
        let Some(step) = deduction.step(count) else {
            trace_below(deduction, count, trace);
            continue;
        };
        if !deduction.cuts_of(step).contains(part) {
            continue;
        }
        let times = if step.per == Per::Month { 1 } else { count };
        let percent = step.percent.times_count(times)?;
        cut = cut.plus(percent)?;
        trace.step(|| {
            Step::new(Name::of(Key::Infraction, &deduction.id))
                .with(
                    Join::Plus,
                    Name::of(Key::Count, step.per.word()),
                    Quantity::Count(times),
                )
                .with(Join::Times, Name::plain(Key::PercentEach), step.percent)
                .gives(percent)
        });
    }
    let capped = cut.min(rule.cap);
    if capped != cut {
        trace.step(|| {
            Step::new(Name::plain(Key::AttendanceCap))
                .with(Join::Plus, Name::plain(Key::AttendanceCut), cut)
                .with(Join::AtMost, Name::plain(Key::AttendanceCap), rule.cap)
                .gives(capped)
        });
    }
    capped.rest()
}

/// So few that no step of the rule is reached.
fn trace_below(deduction: &Deduction, count: u32, trace: &mut Trace<'_>) {
    let first = deduction.steps.first().filter(|_| count > 0);
    let Some(first) = first else {
        return;
    };
    trace.step(|| {
        Step::new(Name::of(Key::Infraction, &deduction.id))
            .with(
                Join::Plus,
                Name::of(Key::Count, first.per.word()),
                Quantity::Count(count),
            )
            .with(
                Join::LookedUp,
                Name::plain(Key::FirstStep),
                Quantity::Count(first.from),
            )
            .gives(Percent::ZERO)
    });
}

/// Counts by deduction: those typed, and those of the day log.
fn counts<'r>(
    rule: &'r Attendance,
    input: &AttendanceInput,
    case: &Case,
    ledger: &mut Ledger<'r>,
) -> Result<Table<&'r Id, u32>, Overflow> {
    let mut counts = Table::new();
    let most = case.month.days().saturating_mul(2);
    for (id, count) in &input.counts {
        let path = || format!("$.attendance.counts.{id}");
        match known(rule, id, path) {
            Err(refusal) => ledger.refusals.note(refusal),
            Ok(_) if *count > most => {
                let reason = Reason::out_of_range(0, most, count);
                ledger.refusals.note(refuse(&path(), reason));
            }
            Ok(deduction) => add(&mut counts, &deduction.id, *count),
        }
    }
    for (n, day) in input.days.iter().enumerate() {
        let day = LoggedDay { rule, day, n };
        ledger.refusals.check(day.is_of(input, case));
        day.count(&mut counts, ledger)?;
    }
    let away = check_days_away(rule, input, case, &counts);
    ledger.refusals.check(away);
    Ok(counts)
}

fn add<'r>(counts: &mut Table<&'r Id, u32>, id: &'r Id, more: u32) {
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

/// A day of the log, at its place in the list.
struct LoggedDay<'r, 'c> {
    rule: &'r Attendance,
    day: &'c DayInput,
    n: usize,
}

/// Minutes of a day.
const MINUTES: u32 = 24 * 60;

impl<'r> LoggedDay<'r, '_> {
    fn path(&self, field: &str) -> String {
        format!("$.attendance.days[{}].{field}", self.n)
    }

    /// A day exists in the month, is logged once, and says something.
    fn is_of(&self, input: &AttendanceInput, case: &Case) -> Result<(), Refusal> {
        let DayInput {
            day,
            absence,
            late_minutes,
            early_minutes,
        } = self.day;
        let days = case.month.days();
        if *day == 0 || *day > days {
            let reason = Reason::out_of_range(1, days, day);
            return Err(refuse(&self.path("day"), reason));
        }
        let mut earlier = input.days.iter().take(self.n);
        if earlier.any(|earlier| earlier.day == *day) {
            let found = day.to_string();
            return Err(refuse(&self.path("day"), Reason::Duplicate { found }));
        }
        if absence.is_none() && late_minutes.is_none() && early_minutes.is_none() {
            return Err(needs(&self.path("absence")));
        }
        Ok(())
    }

    /// The events of the day; an absence may cancel its lateness.
    fn count(
        &self,
        counts: &mut Table<&'r Id, u32>,
        ledger: &mut Ledger<'r>,
    ) -> Result<(), Overflow> {
        let mut cancelled_by = None;
        if let Some(absence) = &self.day.absence {
            match known(self.rule, absence, || self.path("absence")) {
                Err(refusal) => ledger.refusals.note(refusal),
                Ok(deduction) => {
                    add(counts, &deduction.id, 1);
                    let cancels = self.rule.absent_day_cancels_lateness;
                    let is_away = cancels && deduction.kind.is_days_away();
                    cancelled_by = is_away.then_some(&deduction.id);
                }
            }
        }
        let late = (Infraction::Late, "lateMinutes", self.day.late_minutes);
        let early = (
            Infraction::EarlyDeparture,
            "earlyMinutes",
            self.day.early_minutes,
        );
        for (kind, field, minutes) in [late, early] {
            let Some(minutes) = minutes else {
                continue;
            };
            if let Err(refusal) = self.is_ruled(kind, field, minutes) {
                ledger.refusals.note(refusal);
                continue;
            }
            match self.level(kind, minutes) {
                Some(level) if cancelled_by.is_none() => add(counts, &level.id, 1),
                _ if minutes == 0 => {}
                _ => self.set_aside(kind, minutes, cancelled_by, ledger)?,
            }
        }
        Ok(())
    }

    /// Minutes that a day has, of a kind that the rule speaks of.
    fn is_ruled(&self, kind: Infraction, field: &str, minutes: u32) -> Result<(), Refusal> {
        let mut deductions = self.rule.deductions.iter();
        if deductions.all(|deduction| deduction.kind != kind) {
            let reason = Reason::not_asked(field, ["$.attendance.counts"]);
            return Err(refuse(&self.path(field), reason));
        }
        if minutes > MINUTES {
            let reason = Reason::out_of_range(0, MINUTES, minutes);
            return Err(refuse(&self.path(field), reason));
        }
        Ok(())
    }

    fn level(&self, kind: Infraction, minutes: u32) -> Option<&'r Deduction> {
        let holds = |bounds: &Minutes| bounds.contains(minutes);
        let mut deductions = self.rule.deductions.iter();
        deductions.find(|one| one.kind == kind && one.minutes.as_ref().is_some_and(holds))
    }

    /// Minutes that the rule does not count: on a day of absence, or below the lowest level.
    fn set_aside(
        &self,
        kind: Infraction,
        minutes: u32,
        cancelled_by: Option<&Id>,
        ledger: &mut Ledger<'r>,
    ) -> Result<(), Overflow> {
        let mut trace = ledger.trace();
        trace.step(|| {
            let step = Step::new(Name::of(Key::Day, self.day.day)).with(
                Join::Plus,
                Name::of(Key::MinutesOf, kind.word()),
                Quantity::Minutes(minutes),
            );
            let step = match cancelled_by {
                Some(absence) => {
                    step.with(Join::LookedUp, Name::plain(Key::Absence), absence.as_str())
                }
                None => step,
            };
            step.gives(Quantity::Count(0))
        });
        trace.rests_on(Origin::Regional("$.attendance"), &self.rule.provision);
        let what = match kind {
            Infraction::Late => SetAside::Late,
            _ => SetAside::EarlyDeparture,
        };
        ledger.set_aside(Stage::Scores, what, trace)
    }
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
    let away = || {
        let deductions = rule.deductions.iter();
        deductions.filter(|deduction| deduction.kind.is_days_away())
    };
    let found = away().fold(0u32, |sum, deduction| {
        sum.saturating_add(counts.get(&deduction.id).copied().unwrap_or(0))
    });
    if found > max {
        // Where most of them are is the likeliest place to mend it.
        let given = |id: &Id| input.counts.get(id).copied().unwrap_or(0);
        let most = away().max_by_key(|deduction| given(&deduction.id));
        let path = match most.filter(|deduction| given(&deduction.id) > 0) {
            Some(deduction) => format!("$.attendance.counts.{}", deduction.id),
            None => "$.attendance.counts".to_owned(),
        };
        return Err(refuse(&path, Reason::TooManyDays { found, max }));
    }
    Ok(())
}
