//! What a person has typed, kept exactly as typed, right or wrong, and the packs of their own.

use crate::app::kit::situation::Situation;
use crate::app::kit::store::Kept;
use crate::app::kit::words::Language;
use crate::document::{Format, Id, Month, Table, Value, Write};
use crate::regulation::library::Chosen;
use crate::regulation::origin::Origin;
use crate::regulation::pack_id;

/// Everything typed and brought so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// Texts by the path of their question.
    pub answers: Table<String, String>,
    /// Numbers put in place of a pack's own: by the key of the pack, then by path.
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
    pub fn situation(
        &self,
        name: Option<String>,
        regulation: Option<&str>,
        month: Month,
    ) -> Situation {
        let numbers = self.numbers.iter();
        Situation {
            name,
            regulation: regulation.map(str::to_owned),
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
    pub fn add_pack(&mut self, pack: Value) {
        let id = pack_id(&pack);
        self.packs.retain(|known| pack_id(known) != id);
        self.packs.push(pack);
    }

    /// Takes in a pack by which a rule was chosen, or none as by a national one, unless the rule is
    /// this site's after all.
    pub fn add_pack_for(&mut self, chosen: Option<&Chosen>, pack: Value) {
        if chosen.is_none_or(|chosen| chosen.origin != Origin::Site) {
            self.add_pack(pack);
        }
    }

    /// Takes a pack of the person's own out, by its key. The numbers put into it stay, for when it
    /// comes back.
    pub fn take_out(&mut self, key: &str) {
        let is_it = |id: Id| Origin::File.key(id.as_str()) == key;
        self.packs
            .retain(|known| !pack_id(known).is_some_and(is_it));
    }

    /// Nothing typed at all.
    pub fn is_empty(&self) -> bool {
        self.answers.is_empty() && self.numbers.is_empty()
    }
}

/// What the device should keep, with the open situation as it is now.
pub fn kept(
    language: Language,
    situations: &[Situation],
    place: usize,
    open: Situation,
    draft: &Draft,
) -> Value {
    let mut situations = situations.to_vec();
    if let Some(before) = situations.get_mut(place) {
        let name = before.name.take();
        *before = Situation { name, ..open };
    }
    let kept = Kept {
        format: Format,
        language: Some(language.code().to_owned()),
        open: u32::try_from(place).unwrap_or_default(),
        situations,
        packs: draft.packs.clone(),
    };
    kept.write()
}

/// The texts that are not blank.
fn written(texts: &Table<String, String>) -> Table<String, String> {
    let written = texts.iter().filter(|(_, text)| !text.trim().is_empty());
    written
        .map(|(key, text)| (key.clone(), text.clone()))
        .collect()
}
