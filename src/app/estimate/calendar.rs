//! What the month's calendar has to do with the questions: which texts the draft keeps of it, and
//! the answers that it fills in. The calendar itself is a program of its own.

use super::form::{ATTENDANCE, COUNTS, WORKING_DAYS};
use crate::app::kit::name;
use crate::app::kit::words::{Language, Phrase, Words};
use crate::attendance::levels::Levels;
use crate::document::{Month, Value, Write};
use crate::regulation::attendance::{Attendance, Infraction};
use serde::Serialize;

/// The key under which the calendar is open.
pub const CALENDAR: &str = "calendar";

/// Where the draft keeps the days of a month: no answer about it, so it goes into no link.
pub fn kept_path(month: Month) -> String {
    format!("calendar.{month}")
}

/// Where it keeps which answers came from there.
pub fn filled_path(month: Month) -> String {
    format!("calendar.{month}.filled")
}

/// What the calendar of a month comes to by a rule.
#[derive(Clone, Debug)]
pub struct Filled {
    /// The days, as the calendar keeps them.
    pub kept: String,
    /// How often each deduction applies, by its id.
    pub counts: Vec<(String, u32)>,
    /// Working days of the month.
    pub working_days: u32,
}

impl Filled {
    /// The answers that it comes to, and the text that remembers them; `rule` is the key of the rule.
    pub fn answers(self, month: Month, rule: &str) -> Vec<(String, String)> {
        let counts = self.counts.iter().map(|(id, count)| {
            let text = match count {
                0 => String::new(),
                count => count.to_string(),
            };
            (format!("$.attendance.counts.{id}"), text)
        });
        let days = (WORKING_DAYS.to_owned(), self.working_days.to_string());
        let mut answers: Vec<_> = std::iter::once(days).chain(counts).collect();
        let lines = answers
            .iter()
            .map(|(path, text)| format!("\n{path}={text}"));
        let filled = std::iter::once(rule.to_owned()).chain(lines).collect();
        answers.push((ATTENDANCE.to_owned(), COUNTS.to_owned()));
        answers.push((filled_path(month), filled));
        answers.push((kept_path(month), self.kept));
        answers
    }
}

/// Whether an answer is the one that the calendar has filled in, by the text that remembers it.
pub fn is_filled(filled: &str, rule: &str, path: &str, text: &str) -> bool {
    let mut lines = filled.lines();
    lines.next() == Some(rule)
        && lines.any(|line| line.split_once('=') == Some((path, text.trim())))
}

/// What the calendar's program is told.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Told {
    month: Month,
    language: &'static str,
    /// The days kept of it; none before any was marked.
    kept: Option<String>,
    levels: Value,
    /// What the deductions are called, by their ids.
    names: Vec<Named>,
    /// What else somebody may be away for, by its kind: the rule cuts nothing for it.
    others: Vec<Named>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
struct Named {
    id: String,
    name: String,
}

impl Told {
    /// For a month by a rule.
    pub fn of(
        rule: &Attendance,
        words: &Words,
        language: Language,
        month: Month,
        kept: Option<&str>,
    ) -> Self {
        let named = |id: &str, name: Phrase| Named {
            id: id.to_owned(),
            name: words.phrase(&name),
        };
        let deductions = rule.deductions.iter();
        let names = deductions.map(|one| named(one.id.as_str(), name::deduction(one)));
        let is_ruled = |kind| rule.deductions.iter().any(|one| one.kind == kind);
        let others = Infraction::ALL
            .iter()
            .filter(|kind| kind.is_days_away() && !is_ruled(**kind));
        Self {
            month,
            language: language.code(),
            kept: kept.map(str::to_owned),
            levels: Levels::of(rule).write(),
            names: names.collect(),
            others: others
                .map(|kind| {
                    named(
                        kind.word(),
                        Phrase::of(format!("infraction.{}", kind.word())),
                    )
                })
                .collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_the_calendars_until_it_or_the_rule_is_another() {
        let filled = Filled {
            kept: "{}".to_owned(),
            counts: vec![("late_1".to_owned(), 2), ("late_2".to_owned(), 0)],
            working_days: 18,
        };
        let month = Month::parse("2024-03").unwrap();
        let answers = filled.answers(month, "kukar");
        let of = |path: &str| {
            let found = answers.iter().find(|(known, _)| known == path);
            found.map(|(_, text)| text.as_str()).unwrap()
        };
        let late = "$.attendance.counts.late_1";
        assert_eq!(
            (of(WORKING_DAYS), of(late), of(ATTENDANCE)),
            ("18", "2", COUNTS)
        );
        let filled = of("calendar.2024-03.filled");
        assert!(is_filled(filled, "kukar", late, " 2"));
        assert!(is_filled(filled, "kukar", "$.attendance.counts.late_2", ""));
        assert!(!is_filled(filled, "kukar", late, "3"));
        assert!(!is_filled(filled, "jambi", late, "2"));
    }
}
