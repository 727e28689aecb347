//! Attendance: counts of events into percentages cut from each part.

use super::basis::Origin;
use super::case::{AttendanceInput, Case, DayInput};
use super::key::{Key, SetAside};
use super::ledger::{Join, Ledger, Name, Quantity, Stage, Step, Trace};
use super::percent_of::Bases;
use super::refusal::{Refusal, Refusals, contradicts, needs, refuse};
use super::shares::Shares;
use crate::document::{Id, Reason};
use crate::money::{Exact, Overflow, Percent};
use crate::regulation::Regulation;
use crate::regulation::attendance::{Attendance, Deduction, Infraction, Minutes, Per};
use crate::regulation::payment::{Part, Score};

/// How a month went at the clock, as far as the rule counts it.
#[derive(Debug)]
pub enum Attended<'r> {
    /// The pack does not score attendance.
    Unscored,
    /// The same percentage for every part.
    Typed(Percent),
    /// What happened.
    Counted(Counts<'r>),
}

impl<'r> Attended<'r> {
    /// The attendance of a case; what the rule refuses of it is noted.
    pub fn of(regulation: &'r Regulation, case: &'r Case, refusals: &mut Refusals) -> Self {
        let Some(rule) = &regulation.regional.attendance else {
            return Self::Unscored;
        };
        let Some(input) = &case.attendance else {
            refusals.note(needs("$.attendance"));
            return Self::Unscored;
        };
        if let Some(score) = input.score {
            if !score.is_share() {
                let reason = Reason::out_of_range(0, 100, score);
                refusals.note(refuse("$.attendance.score", reason));
            }
            return Self::Typed(score);
        }
        Self::Counted(Counts::of(rule, input, case, refusals))
    }

    /// Writes what the rule does not count of what was told.
    pub fn tell_uncounted(&self, ledger: &mut Ledger<'r>) -> Result<(), Overflow> {
        match self {
            Self::Counted(counts) => counts.tell_uncounted(ledger),
            Self::Unscored | Self::Typed(_) => Ok(()),
        }
    }

    /// What its percentages are of, once it is known what each part pays in full.
    pub fn bases(
        &self,
        parts: &'r [Part],
        shares: &Shares,
        full: impl FnOnce() -> Result<Vec<Exact>, Overflow>,
    ) -> Result<Option<Bases<'r>>, Overflow> {
        match self {
            Self::Counted(counts) if counts.rule.is_beyond_parts() => {
                counts.bases(parts, shares, full()?).map(Some)
            }
            _ => Ok(None),
        }
    }

    /// What is left of the part at a place.
    pub fn left_of(
        &self,
        (place, part): (usize, &Part),
        bases: Option<&Bases<'_>>,
        trace: &mut Trace<'_>,
    ) -> Result<Percent, Overflow> {
        match self {
            Self::Unscored => Ok(Percent::WHOLE),
            Self::Typed(score) => Ok(*score),
            Self::Counted(counts) => counts.cut_of((place, &part.id), bases, trace)?.rest(),
        }
    }

    /// Whether the person was present at all: something is left of some part.
    pub fn is_present(&self, parts: &[Part], bases: Option<&Bases<'_>>) -> Result<bool, Overflow> {
        let scored = parts.iter().enumerate();
        let mut scored = scored
            .filter(|(_, part)| part.scored_by.contains(&Score::Attendance))
            .peekable();
        if scored.peek().is_none() {
            return Ok(true);
        }
        for part in scored {
            if self.left_of(part, bases, &mut Trace::unasked())? > Percent::ZERO {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// How often each deduction of the rule occurred, and what the rule leaves uncounted.
#[derive(Debug)]
pub struct Counts<'r> {
    rule: &'r Attendance,
    /// In the order of the rule's deductions.
    counts: Vec<u32>,
    uncounted: Vec<Uncounted<'r>>,
    /// Minutes of the day log that a level counts.
    logged: u32,
}

/// Minutes on a day of absence, or below the lowest level.
#[derive(Debug)]
struct Uncounted<'r> {
    day: u32,
    kind: Infraction,
    minutes: u32,
    cancelled_by: Option<&'r Id>,
}

impl<'r> Counts<'r> {
    /// Counts by deduction: those typed, and those of the day log.
    fn of(
        rule: &'r Attendance,
        input: &'r AttendanceInput,
        case: &Case,
        refusals: &mut Refusals,
    ) -> Self {
        let mut found = Self {
            rule,
            counts: vec![0; rule.deductions.len()],
            uncounted: Vec::new(),
            logged: 0,
        };
        for (id, count) in &input.counts {
            let path = || format!("$.attendance.counts.{id}");
            match known(rule, id, path) {
                Err(refusal) => refusals.note(refusal),
                Ok((place, deduction)) => {
                    let most = most(deduction.kind, case);
                    if *count > most {
                        let reason = Reason::out_of_range(0, most, count);
                        refusals.note(refuse(&path(), reason));
                    } else {
                        found.add(place, *count);
                    }
                }
            }
        }
        for (n, day) in input.days.iter().enumerate() {
            let day = LoggedDay { rule, day, n };
            refusals.check(day.is_of(input, case));
            day.count(&mut found, refusals);
        }
        refusals.check(found.check_days_away(input, case));
        refusals.check(found.add_month_minutes());
        found
    }

    fn add(&mut self, place: usize, more: u32) {
        if let Some(count) = self.counts.get_mut(place) {
            *count = count.saturating_add(more);
        }
    }

    /// The minutes of the month, where nobody has said how many they are.
    fn add_month_minutes(&mut self) -> Result<(), Refusal> {
        let of_month = {
            let mut each = self.each().enumerate();
            each.find(|(_, (one, _))| one.kind == Infraction::MonthMinutes)
        };
        let Some((place, (deduction, typed))) = of_month else {
            return Ok(());
        };
        if typed > 0 && self.logged > 0 {
            let path = format!("$.attendance.counts.{}", deduction.id);
            return Err(contradicts(&path, "$.attendance.days"));
        }
        if typed == 0 {
            let counted = self.each().map(|(deduction, count)| {
                let each = deduction.as_minutes.unwrap_or_default();
                each.saturating_mul(count)
            });
            let counted = counted.fold(self.logged, u32::saturating_add);
            self.add(place, counted);
        }
        Ok(())
    }

    fn each(&self) -> impl Iterator<Item = (&'r Deduction, u32)> {
        self.rule.deductions.iter().zip(self.counts.iter().copied())
    }

    /// What percentages are of that are not of the part, and the cap over all parts.
    fn bases<'p>(
        &self,
        parts: &'p [Part],
        shares: &Shares,
        full: Vec<Exact>,
    ) -> Result<Bases<'p>, Overflow> {
        let mut bases = Bases::of(self.rule, parts, shares, full)?;
        if let Some(cap) = self.rule.cap_of_whole {
            let cuts = parts.iter().enumerate().map(|(place, part)| {
                let scored = part.scored_by.contains(&Score::Attendance);
                match scored {
                    true => self.cut_of((place, &part.id), Some(&bases), &mut Trace::unasked()),
                    false => Ok(Percent::ZERO),
                }
            });
            let cuts = cuts.collect::<Result<Vec<_>, _>>()?;
            bases.squeeze(&cuts, cap)?;
        }
        Ok(bases)
    }

    /// The cuts on a part, at most the caps.
    fn cut_of(
        &self,
        (place, part): (usize, &Id),
        bases: Option<&Bases<'_>>,
        trace: &mut Trace<'_>,
    ) -> Result<Percent, Overflow> {
        let mut cut = Percent::ZERO;
        for (deduction, told) in self.each().filter(|(_, count)| *count > 0) {
            let allowed = deduction.allowed.unwrap_or_default().min(told);
            let count = told.saturating_sub(allowed);
            if allowed > 0 {
                trace_allowed(deduction, (told, allowed), trace);
            }
            if count == 0 {
                continue;
            }
            let Some(step) = deduction.step(count) else {
                trace_below(deduction, count, trace);
                continue;
            };
            if !deduction.cuts_of(step).contains(part) {
                continue;
            }
            let times = if step.per == Per::Month { 1 } else { count };
            let percent = step.percent.times_count(times)?;
            let cuts = deduction.cuts_of(step);
            let scale = match bases {
                Some(bases) => bases.scale(place, cuts)?,
                None => None,
            };
            let percent = match scale {
                Some((_, scale)) => Percent::of_ratio(percent.ratio().times(scale.ratio()))?,
                None => percent,
            };
            cut = cut.plus(percent)?;
            trace.step(|| {
                let told = Step::new(Name::of(Key::Infraction, &deduction.id))
                    .with(
                        Join::Plus,
                        Name::of(Key::Count, step.per.word()),
                        Quantity::Count(times),
                    )
                    .with(Join::Times, Name::plain(Key::PercentEach), step.percent);
                let told = match scale {
                    Some((of, scale)) => {
                        told.with(Join::Times, Name::of(Key::PercentOf, of.word()), scale)
                    }
                    None => told,
                };
                told.gives(percent)
            });
        }
        let cap = self.rule.cap;
        let capped = cut.min(cap);
        if capped != cut {
            trace.step(|| {
                Step::new(Name::plain(Key::AttendanceCap))
                    .with(Join::Plus, Name::plain(Key::AttendanceCut), cut)
                    .with(Join::AtMost, Name::plain(Key::AttendanceCap), cap)
                    .gives(capped)
            });
        }
        match bases.and_then(|bases| bases.squeezed) {
            None => Ok(capped),
            Some(left) => {
                let squeezed = Percent::of_ratio(capped.ratio().times(left.ratio()))?;
                trace.step(|| {
                    Step::new(Name::plain(Key::CapOfWhole))
                        .with(Join::Plus, Name::plain(Key::AttendanceCut), capped)
                        .with(Join::Times, Name::plain(Key::CapOfWhole), left)
                        .gives(squeezed)
                });
                Ok(squeezed)
            }
        }
    }

    fn tell_uncounted(&self, ledger: &mut Ledger<'r>) -> Result<(), Overflow> {
        for uncounted in &self.uncounted {
            uncounted.tell(self.rule, ledger)?;
        }
        Ok(())
    }

    /// Nobody is away on more days than there are working days.
    fn check_days_away(&self, input: &AttendanceInput, case: &Case) -> Result<(), Refusal> {
        let month_days = case.month.days();
        let max = input.working_days.unwrap_or(month_days);
        if max > month_days {
            let reason = Reason::out_of_range(0, month_days, max);
            return Err(refuse("$.attendance.workingDays", reason));
        }
        let away = || {
            let each = self.each();
            each.filter(|(deduction, _)| deduction.kind.is_days_away())
        };
        let found = away().fold(0u32, |sum, (_, count)| sum.saturating_add(count));
        if found > max {
            // Where most of them are is the likeliest place to mend it.
            let given = |id: &Id| input.counts.get(id).copied().unwrap_or(0);
            let most = away().max_by_key(|(deduction, _)| given(&deduction.id));
            let path = match most.filter(|(deduction, _)| given(&deduction.id) > 0) {
                Some((deduction, _)) => format!("$.attendance.counts.{}", deduction.id),
                None => "$.attendance.counts".to_owned(),
            };
            return Err(refuse(&path, Reason::TooManyDays { found, max }));
        }
        Ok(())
    }
}

impl<'r> Uncounted<'r> {
    fn tell(&self, rule: &'r Attendance, ledger: &mut Ledger<'r>) -> Result<(), Overflow> {
        let mut trace = ledger.trace();
        trace.step(|| {
            let step = Step::new(Name::of(Key::Day, self.day)).with(
                Join::Plus,
                Name::of(Key::MinutesOf, self.kind.word()),
                Quantity::Minutes(self.minutes),
            );
            let step = match self.cancelled_by {
                Some(absence) => {
                    step.with(Join::LookedUp, Name::plain(Key::Absence), absence.as_str())
                }
                None => step,
            };
            step.gives(Quantity::Count(0))
        });
        trace.rests_on(Origin::Regional("$.attendance"), &rule.provision);
        let what = match self.kind {
            Infraction::Late => SetAside::Late,
            _ => SetAside::EarlyDeparture,
        };
        ledger.set_aside(Stage::Scores, what, trace)
    }
}

/// So many are permitted.
fn trace_allowed(deduction: &Deduction, (told, allowed): (u32, u32), trace: &mut Trace<'_>) {
    trace.step(|| {
        let name = || Name::of(Key::Infraction, &deduction.id);
        Step::new(name())
            .with(Join::Plus, name(), Quantity::Count(told))
            .with(
                Join::Minus,
                Name::plain(Key::Allowed),
                Quantity::Count(allowed),
            )
            .gives(Quantity::Count(told.saturating_sub(allowed)))
    });
}

/// So few that no step of the rule is reached.
fn trace_below(deduction: &Deduction, count: u32, trace: &mut Trace<'_>) {
    let Some(first) = deduction.steps.first() else {
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

fn known<'a>(
    rule: &'a Attendance,
    id: &Id,
    path: impl FnOnce() -> String,
) -> Result<(usize, &'a Deduction), Refusal> {
    let mut deductions = rule.deductions.iter().enumerate();
    let found = deductions.find(|(_, deduction)| deduction.id == *id);
    found.ok_or_else(|| {
        let known = rule.deductions.iter().map(|known| known.id.as_str());
        refuse(&path(), Reason::not_ruled(id.as_str(), known))
    })
}

/// A day of the log, at its place in the list.
struct LoggedDay<'r> {
    rule: &'r Attendance,
    day: &'r DayInput,
    n: usize,
}

/// Minutes of a day.
const MINUTES: u32 = 24 * 60;

/// As many as a month can hold.
fn most(kind: Infraction, case: &Case) -> u32 {
    let of_a_day = match kind {
        Infraction::MonthMinutes => MINUTES,
        Infraction::LeftOffice | Infraction::ShortHours => 24,
        _ => 2,
    };
    case.month.days().saturating_mul(of_a_day)
}

impl<'r> LoggedDay<'r> {
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
    fn count(&self, found: &mut Counts<'r>, refusals: &mut Refusals) {
        let mut cancelled_by = None;
        if let Some(absence) = &self.day.absence {
            match known(self.rule, absence, || self.path("absence")) {
                Err(refusal) => refusals.note(refusal),
                Ok((place, deduction)) => {
                    found.add(place, 1);
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
                refusals.note(refusal);
                continue;
            }
            match self.level(kind, minutes) {
                Some(place) if cancelled_by.is_none() => {
                    found.add(place, 1);
                    found.logged = found.logged.saturating_add(minutes);
                }
                _ if minutes == 0 => {}
                _ => found.uncounted.push(Uncounted {
                    day: self.day.day,
                    kind,
                    minutes,
                    cancelled_by,
                }),
            }
        }
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

    fn level(&self, kind: Infraction, minutes: u32) -> Option<usize> {
        let holds = |bounds: &Minutes| bounds.contains(minutes);
        let mut deductions = self.rule.deductions.iter();
        deductions.position(|one| one.kind == kind && one.minutes.as_ref().is_some_and(holds))
    }
}
