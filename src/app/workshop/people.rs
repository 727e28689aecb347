//! The people on whom a pack is tried: their answers are those of the estimate, and stay whatever
//! the pack asks.

use super::work::Work;
use crate::app::estimate::person_of;
use crate::app::kit::person::Person;
use crate::app::kit::situation::Situation;
use crate::app::kit::usual_month::usual_month;
use crate::document::{Month, Table};
use crate::money::Rupiah;
use crate::regulation::Regulation;
use std::rc::Rc;

/// How many there are.
pub const PEOPLE: usize = 3;

/// One of them.
#[derive(Clone, Debug, Default)]
pub struct Tester {
    /// What they are called; blank for a number.
    pub name: String,
    /// Answers by the path of their question.
    pub answers: Table<String, String>,
    /// Their answers are shown.
    pub is_open: bool,
    /// What the pack asks of them, and what they get.
    pub now: Option<Person>,
    /// What they got by the pack it began from.
    pub before: Option<Rupiah>,
    /// The rule by which they got that, so that it is worked out once.
    compared: Option<Rc<Regulation>>,
}

/// People to begin with: made up, to be changed.
pub fn examples() -> Vec<Tester> {
    let of = |class: &str, salary: &str, late: &str| {
        let answers = [
            ("$.position.class", class),
            ("$.position.criteria.workload", "40%"),
            ("$.position.criteria.achievement", "30%"),
            ("way.attendance", "counts"),
            ("$.attendance.counts.late_1", late),
            // A salary off a payslip has an answer in every month, whatever tables there are.
            ("way.salary", "by_payslip"),
            ("$.salary.typed.gross", salary),
            ("$.salary.typed.healthBase", salary),
        ];
        let answers = answers
            .into_iter()
            .filter(|(_, text)| !text.is_empty())
            .map(|(path, text)| (path.to_owned(), text.to_owned()));
        Tester {
            answers: answers.collect(),
            ..Tester::default()
        }
    };
    vec![
        of("5", "3.000.000", "2"),
        of("8", "4.000.000", ""),
        of("11", "5.000.000", ""),
    ]
}

impl Tester {
    /// As it is kept.
    pub fn situation(&self) -> Situation {
        Situation {
            name: Some(self.name.clone()).filter(|name| !name.trim().is_empty()),
            answers: self.answers.clone(),
            ..Situation::default()
        }
    }

    /// Out of what was kept.
    pub fn of(kept: Situation) -> Self {
        Self {
            name: kept.name.unwrap_or_default(),
            answers: kept.answers,
            ..Self::default()
        }
    }

    /// Works out what they get.
    pub fn try_on(&mut self, work: &Work, today: Month) {
        let now = |rule: &Regulation| {
            let month = usual_month(&rule.regional.valid, today);
            person_of(rule, &self.answers, month)
        };
        self.now = work.rule.as_deref().map(now);
        let base = &work.base.rule;
        let is_known = match (&self.compared, base) {
            (Some(known), Some(base)) => Rc::ptr_eq(known, base),
            _ => false,
        };
        if !is_known {
            self.before = base.as_deref().and_then(|rule| now(rule).net.ok());
            self.compared.clone_from(base);
        }
    }

    /// Answers a question.
    pub fn answer(&mut self, path: String, text: String) {
        self.answers.insert(path, text);
        self.compared = None;
    }

    /// What the pack changes for them; none where either has no answer.
    pub fn difference(&self) -> Option<Rupiah> {
        let net = self.now.as_ref()?.net.as_ref().ok()?;
        net.minus(self.before?).ok()
    }
}
