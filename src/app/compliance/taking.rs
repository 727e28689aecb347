//! A result taken into the personal estimate: asked first, and undone without touching what was
//! typed there since.

use crate::app::kit::situation::Situation;
use crate::app::kit::store::Kept;
use crate::app::kit::taken::{CLASS, ORGANISATION, TAKEN, Taken};
use crate::document::{Format, Month, Table};

const POSITION: &str = "$.position.position";

/// What is put into the estimate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Put {
    /// The result of the organisation, as the pack names it.
    pub result: String,
    /// The key of the pack.
    pub regulation: String,
    /// A month in which it holds.
    pub month: Month,
    /// Job class of the sample person, for an estimate without one.
    pub class: String,
}

/// A result on its way into the estimate.
#[derive(Clone, Debug, PartialEq)]
pub struct Taking {
    /// What is put.
    pub put: Put,
    /// What the estimate was before; none where there was none.
    pub before: Option<Kept>,
    /// It is done, and not only asked.
    pub is_done: bool,
}

impl Taking {
    /// The result that the estimate had before.
    pub fn result_before(&self) -> Option<&str> {
        let open = self.before.as_ref()?.open_situation()?;
        open.answers.get(ORGANISATION).map(String::as_str)
    }

    /// The estimate with the result; all else stays as it was.
    pub fn done(&self, language: &str) -> Kept {
        let mut kept = self.before.clone().unwrap_or_else(blank);
        kept.language = Some(language.to_owned());
        if let Some(open) = kept.open_situation_mut() {
            let class =
                (!knows_post(open) && !self.put.class.is_empty()).then(|| self.put.class.clone());
            let taken = Taken {
                result: self.put.result.clone(),
                result_before: open.answers.get(ORGANISATION).cloned(),
                regulation_before: open.regulation.clone(),
                month_before: open.month,
                class: class.clone(),
            };
            open.answers.insert(TAKEN.to_owned(), taken.write());
            if let Some(class) = class {
                open.answers.insert(CLASS.to_owned(), class);
            }
            let result = self.put.result.clone();
            open.answers.insert(ORGANISATION.to_owned(), result);
            open.regulation = Some(self.put.regulation.clone());
            open.month = Some(self.put.month);
        }
        kept
    }

    /// The estimate as it is now, with what was put taken back.
    pub fn undone(&self, now: Option<Kept>) -> Kept {
        let mut now = now.unwrap_or_else(blank);
        if let Some(open) = now.open_situation_mut()
            && let Some(taken) = Taken::of(open)
        {
            taken.take_back(open);
        }
        now
    }
}

fn knows_post(situation: &Situation) -> bool {
    let has = |path: &str| situation.answers.get(path).is_some();
    has(CLASS) || has(POSITION)
}

fn blank() -> Kept {
    Kept {
        format: Format,
        language: None,
        open: 0,
        situations: vec![Situation {
            answers: Table::new(),
            ..Situation::default()
        }],
        packs: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::kit::store;
    use crate::document::Write;

    fn kept(text: &str) -> Kept {
        store::read(&serde_json::from_str(text).unwrap()).unwrap()
    }

    fn taking(before: Option<Kept>) -> Taking {
        Taking {
            put: Put {
                result: "poor".to_owned(),
                regulation: "kukar-2024-rancangan".to_owned(),
                month: Month::parse("2024-11").unwrap(),
                class: "9".to_owned(),
            },
            before,
            is_done: false,
        }
    }

    #[test]
    fn all_else_stays_and_it_is_undone_without_what_was_typed_since() {
        let before = kept(
            r#"{"format":2,"open":0,"situations":[{"regulation":"jambi","month":"2024-03",
            "answers":{"$.position.class":"7","$.organisation":"good"},"numbers":{}}],"packs":[]}"#,
        );
        let taking = taking(Some(before.clone()));
        assert_eq!(taking.result_before(), Some("good"));
        let mut done = taking.done("id");
        let open = done.open_situation_mut().unwrap();
        assert_eq!(open.answers.get("$.position.class").unwrap(), "7");
        assert_eq!(open.answers.get("$.organisation").unwrap(), "poor");
        assert_eq!(open.regulation.as_deref(), Some("kukar-2024-rancangan"));
        open.answers
            .insert("$.attendance.late".to_owned(), "2".to_owned());
        let mut undone = taking.undone(Some(done));
        let open = undone.open_situation_mut().unwrap();
        assert_eq!(open.answers.get("$.attendance.late").unwrap(), "2");
        open.answers.retain(|path, _| path != "$.attendance.late");
        undone.language = None;
        assert_eq!(undone.write(), before.write());
    }

    #[test]
    fn an_estimate_without_a_post_gets_the_class_and_loses_it_again() {
        let taking = taking(None);
        let done = taking.done("id");
        let class = |kept: &Kept| {
            kept.open_situation()?
                .answers
                .get("$.position.class")
                .cloned()
        };
        assert_eq!(class(&done).as_deref(), Some("9"));
        let undone = taking.undone(Some(done));
        assert_eq!(undone.open_situation(), Some(&Situation::default()));
    }
}
