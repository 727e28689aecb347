//! One day's record of a machine, judged by its own schedule or by the hours of the week.

use super::clock::{DAY, Seconds, minutes, nearest};
use super::columns::Names;
use super::mark::{Mark, State};
use super::remark::About;

/// Two scans closer than this are one press that was doubled.
const DOUBLE: Seconds = 10 * 60;

/// What a record says of a day.
#[derive(Clone, Debug, Default)]
pub struct Recorded {
    /// Day of the month.
    pub day: u32,
    /// When work was to begin and end, by the record's own schedule.
    pub due: Option<(Seconds, Seconds)>,
    /// When it began.
    pub came: Option<Seconds>,
    /// When it ended.
    pub went: Option<Seconds>,
    /// Being late was permitted.
    pub may_come_late: bool,
    /// Leaving early was permitted.
    pub may_go_early: bool,
    /// Nobody worked, or not this person.
    pub is_free: bool,
    /// The remark.
    pub note: String,
}

/// What the day is marked as, and what must be told of it; `hours` are those of the week for that
/// day. Nothing for a day that says nothing.
pub fn judge(
    recorded: &Recorded,
    hours: Option<(Seconds, Seconds)>,
    names: &Names,
    about: &mut About,
) -> Option<Mark> {
    let day = recorded.day;
    if recorded.is_free {
        return hours.map(|_| Mark::of(day, State::Free));
    }
    let due = recorded.due.or(hours);
    let (came, went) = scans(recorded, due, about);
    let said = names.reason(&recorded.note);
    if let Some((State::Duty, _)) = said {
        return Some(Mark::of(day, State::Duty));
    }
    let (due_in, due_out) = due?;
    if came.is_none() && went.is_none() {
        let Some((state, event)) = said else {
            return Some(Mark::of(day, State::Unclear));
        };
        let event = event.map(str::to_owned);
        return Some(Mark {
            event,
            ..Mark::of(day, state)
        });
    }
    let late = came.map(|came| minutes(due_in, came)).unwrap_or_default();
    let early = went.map(|went| minutes(went, due_out)).unwrap_or_default();
    if late > 0 && recorded.may_come_late || early > 0 && recorded.may_go_early {
        about.permitted.push(day);
    }
    let counted =
        |minutes: u32, is_permitted: bool| (minutes > 0 && !is_permitted).then_some(minutes);
    let is_missing = came.is_none() || went.is_none();
    let state = match said {
        Some((State::HalfDay, _)) => State::HalfDay,
        _ => State::Worked,
    };
    let mark = Mark {
        event: is_missing.then(|| "missed_record".to_owned()),
        late: counted(late, recorded.may_come_late),
        early: counted(early, recorded.may_go_early),
        ..Mark::of(day, state)
    };
    (mark != Mark::of(day, State::Worked) || hours.is_none()).then_some(mark)
}

/// Both scans at the side of midnight where they belong; a press that was doubled is one scan.
fn scans(
    recorded: &Recorded,
    due: Option<(Seconds, Seconds)>,
    about: &mut About,
) -> (Option<Seconds>, Option<Seconds>) {
    let Some((due_in, due_out)) = due else {
        return (recorded.came, recorded.went);
    };
    let came = recorded.came.map(|seen| nearest(seen, due_in));
    let went = recorded.went.map(|seen| nearest(seen, due_out));
    if due_out > DAY && came.is_some() && went.is_some() {
        about.over_midnight.push(recorded.day);
    }
    let (Some(first), Some(last)) = (recorded.came, recorded.went) else {
        return (came, went);
    };
    if last.saturating_sub(first).saturating_abs() >= DOUBLE {
        return (came, went);
    }
    about.double.push(recorded.day);
    let apart = |seen: Option<Seconds>, due: Seconds| {
        seen.map_or(DAY, |seen| seen.saturating_sub(due).saturating_abs())
    };
    if apart(came, due_in) <= apart(went, due_out) {
        (came, None)
    } else {
        (None, went)
    }
}

/// The end of a duty that is over after midnight lies on the next day.
pub fn due(begin: Seconds, end: Seconds) -> (Seconds, Seconds) {
    if end <= begin {
        (begin, end.saturating_add(DAY))
    } else {
        (begin, end)
    }
}

/// Whether two scans are one press that was doubled.
pub fn is_double(earlier: Seconds, later: Seconds) -> bool {
    later.saturating_sub(earlier) < DOUBLE
}
