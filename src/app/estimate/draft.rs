//! What a person has typed, kept exactly as typed, right or wrong, and the packs of their own.

use crate::app::kit::situation::Situation;
use crate::app::kit::store::Kept;
use crate::document::{Month, Table, Value};
use crate::regulation::pack_id;

/// Everything typed and brought so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// Texts by the path of their question.
    pub answers: Table<String, String>,
    /// Numbers put in place of a pack's own: by pack, then by path.
    pub numbers: Table<String, Table<String, String>>,
    /// Packs brought from files, in the order they came.
    pub packs: Vec<Value>,
}

/// How a ticked box is kept.
pub const YES: &str = "yes";
/// How a box is kept whose tick was taken away.
pub const NO: &str = "no";

impl From<&Kept> for Draft {
    fn from(kept: &Kept) -> Self {
        let open = kept.open_situation();
        Self {
            answers: open.map(|open| open.answers.clone()).unwrap_or_default(),
            numbers: open.map(|open| open.numbers.clone()).unwrap_or_default(),
            packs: kept.packs.clone(),
        }
    }
}

impl Draft {
    /// What was typed as a situation; blank texts are no answers.
    pub fn situation(&self, name: Option<String>, regulation: &str, month: Month) -> Situation {
        let numbers = self.numbers.iter();
        Situation {
            name,
            regulation: Some(regulation.to_owned()),
            month: Some(month),
            answers: written(&self.answers),
            numbers: numbers
                .map(|(pack, texts)| (pack.clone(), written(texts)))
                .collect(),
        }
    }

    /// The answer to a question; blank is no answer.
    pub fn answer(&self, path: &str) -> Option<&str> {
        self.answers
            .get(path)
            .map(String::as_str)
            .filter(|text| !text.trim().is_empty())
    }

    /// The answer, or the usual one.
    pub fn answer_or<'a>(&'a self, path: &str, usual: &'a str) -> &'a str {
        self.answer(path).unwrap_or(usual)
    }

    /// Numbers put in place of a pack's own.
    pub fn numbers_of(&self, pack: &str) -> impl Iterator<Item = (&str, &str)> {
        self.numbers
            .get(pack)
            .into_iter()
            .flatten()
            .map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// Takes in a pack of the person's own, in place of an earlier one of the same id.
    pub fn bring(&mut self, pack: Value) {
        let id = pack_id(&pack);
        self.packs.retain(|known| pack_id(known) != id);
        self.packs.push(pack);
    }

    /// Nothing typed or brought at all.
    pub fn is_empty(&self) -> bool {
        self.answers.is_empty() && self.numbers.is_empty() && self.packs.is_empty()
    }
}

/// The texts that are not blank.
fn written(texts: &Table<String, String>) -> Table<String, String> {
    let written = texts.iter().filter(|(_, text)| !text.trim().is_empty());
    written
        .map(|(key, text)| (key.clone(), text.clone()))
        .collect()
}
