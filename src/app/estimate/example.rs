//! Examples to begin with: real months that a tap fills in, as far as the rule asks about them.

use super::draft::YES;
use super::form::{ATTENDANCE, CLASS, COUNTS, count_path};
use crate::regulation::Regulation;
use crate::regulation::attendance::Infraction;

/// A month to look at before one's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// Key of its words; with `.help` behind it for the line below.
    pub key: &'static str,
    /// The answers by the path of their question.
    pub answers: Vec<(String, String)>,
}

/// The examples that fit a rule.
pub fn examples(regulation: &Regulation) -> Vec<Example> {
    [
        staff_late_twice(regulation),
        certified_teacher(regulation),
        acting_head(regulation),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn answer(path: &str, text: impl ToString) -> (String, String) {
    (path.to_owned(), text.to_string())
}

fn staff_late_twice(regulation: &Regulation) -> Option<Example> {
    let rule = regulation.regional.attendance.as_ref()?;
    let mut costly = rule.deductions.iter().filter(|deduction| deduction.costs());
    let late = costly.find(|deduction| deduction.kind == Infraction::Late)?;
    Some(Example {
        key: "example.staff",
        answers: vec![
            answer(CLASS, 7),
            answer(ATTENDANCE, COUNTS),
            answer(&count_path(late), 2),
        ],
    })
}

fn certified_teacher(regulation: &Regulation) -> Option<Example> {
    let rule = regulation.regional.reductions.as_ref()?;
    let mut list = rule.list.iter();
    let certified = list.find(|reduction| reduction.id.as_str() == "teacher_certification")?;
    Some(Example {
        key: "example.teacher",
        answers: vec![
            answer(CLASS, 8),
            answer(&format!("$.reductions.{}", certified.id), YES),
        ],
    })
}

fn acting_head(regulation: &Regulation) -> Option<Example> {
    regulation.regional.acting.as_ref()?;
    Some(Example {
        key: "example.acting",
        answers: vec![answer(CLASS, 9), answer("$.acting.class", 11)],
    })
}
