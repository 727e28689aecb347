//! A machine's log of single scans, gathered into days.

use super::clock::{DAY, Seconds};
use super::day::{Recorded, is_double};
use super::mark::{Mark, State};
use super::remark::About;
use std::collections::BTreeMap;

/// From when on a lone scan of a day may begin a duty over midnight.
const EVENING: Seconds = 18 * 3_600;
/// Until when a lone scan of the next day may end it.
const NOON: Seconds = 12 * 3_600;

/// The scans of a person in a month, by day.
#[derive(Clone, Debug, Default)]
pub struct Log(BTreeMap<u32, Vec<Seconds>>);

/// What a day of the log comes to.
pub enum OfDay {
    /// It is judged like any other record.
    Record(Recorded),
    /// A duty over midnight whose hours nobody has told: it was worked, and that is all.
    Marked(Mark),
}

impl Log {
    /// Notes a scan.
    pub fn note(&mut self, day: u32, at: Seconds) {
        self.0.entry(day).or_default().push(at);
    }

    /// The first scan of a day is the coming, the last the going. Days between the first and the
    /// last of the log without a scan have a record with none.
    pub fn days(mut self, about: &mut About) -> Vec<OfDay> {
        for (day, scans) in &mut self.0 {
            scans.sort_unstable();
            let before = scans.len();
            scans.dedup_by(|later, earlier| is_double(*earlier, *later));
            if scans.len() < before {
                about.double.push(*day);
            }
        }
        let (Some(first), Some(last)) = (self.0.keys().next(), self.0.keys().next_back()) else {
            return Vec::new();
        };
        let mut ended_here = false;
        let days = *first..=*last;
        days.map(|day| {
            let begins = self.begins_over_midnight(day);
            let ended = std::mem::replace(&mut ended_here, begins);
            if begins {
                about.over_midnight.push(day);
            }
            match begins || ended {
                true => OfDay::Marked(Mark::of(
                    day,
                    if begins { State::Worked } else { State::Free },
                )),
                false => OfDay::Record(self.record(day)),
            }
        })
        .collect()
    }

    fn scans(&self, day: u32) -> &[Seconds] {
        self.0.get(&day).map(Vec::as_slice).unwrap_or_default()
    }

    fn begins_over_midnight(&self, day: u32) -> bool {
        let next = self.scans(day.saturating_add(1));
        match (self.scans(day), next) {
            ([begin], [end]) => *begin >= EVENING && *end <= NOON,
            _ => false,
        }
    }

    fn record(&self, day: u32) -> Recorded {
        let scans = self.scans(day);
        let (came, went) = match scans {
            [] => (None, None),
            // Alone it is the coming in the first half of the day, and else the going.
            [alone] if *alone < DAY.div_euclid(2) => (Some(*alone), None),
            [alone] => (None, Some(*alone)),
            [first, .., last] => (Some(*first), Some(*last)),
        };
        Recorded {
            day,
            came,
            went,
            ..Recorded::default()
        }
    }
}
