//! A result that the officer's page has put into the estimate: what stood there before, kept with
//! the situation, so that the estimate can take it back too.

use super::situation::Situation;
use crate::document::Month;

/// Where the situation keeps it: no answer about the month, so it goes into no link.
pub const TAKEN: &str = "organisation.taken";
/// The question about the organisation.
pub const ORGANISATION: &str = "$.organisation";
/// The question about the class.
pub const CLASS: &str = "$.position.class";

/// What was put, and what stood there before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// The result that was put.
    pub result: String,
    /// The one before.
    pub result_before: Option<String>,
    /// The rule before.
    pub regulation_before: Option<String>,
    /// The month before.
    pub month_before: Option<Month>,
    /// The class that was put as well, where none was known.
    pub class: Option<String>,
}

impl Taken {
    /// As the situation keeps it: a line each.
    pub fn write(&self) -> String {
        let month = self.month_before.map(|month| month.to_string());
        let optional = [
            &self.result_before,
            &self.regulation_before,
            &month,
            &self.class,
        ];
        let lines = optional
            .into_iter()
            .map(|line| line.as_deref().unwrap_or_default());
        let lines: Vec<&str> = std::iter::once(self.result.as_str()).chain(lines).collect();
        lines.join("\n")
    }

    /// Out of what the situation keeps; none where the result is another by now.
    pub fn of(situation: &Situation) -> Option<Self> {
        let mut lines = situation.answers.get(TAKEN)?.split('\n');
        let mut line = || {
            lines
                .next()
                .filter(|line| !line.is_empty())
                .map(str::to_owned)
        };
        let taken = Self {
            result: line()?,
            result_before: line(),
            regulation_before: line(),
            month_before: line().and_then(|month| Month::parse(&month)),
            class: line(),
        };
        (situation.answers.get(ORGANISATION) == Some(&taken.result)).then_some(taken)
    }

    /// Takes back what was put; what was typed since stays.
    pub fn take_back(&self, situation: &mut Situation) {
        let is_class =
            |path: &str, text: &str| path == CLASS && Some(text) == self.class.as_deref();
        situation
            .answers
            .retain(|path, text| path != TAKEN && path != ORGANISATION && !is_class(path, text));
        if let Some(result) = &self.result_before {
            situation
                .answers
                .insert(ORGANISATION.to_owned(), result.clone());
        }
        situation.regulation.clone_from(&self.regulation_before);
        situation.month = self.month_before;
    }
}
