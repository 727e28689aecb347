//! The sentences of one language: a flat table from keys to text with `{placeholders}`.

use crate::calendar::Month;
use crate::document::Value;
use std::borrow::Cow;

/// A language the page speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// Bahasa Indonesia.
    #[default]
    Id,
    /// English.
    En,
}

impl Language {
    /// The language of packs, whatever the page speaks.
    pub const OF_PACKS: Self = Self::Id;
    /// Both, in the order of the switch.
    pub const ALL: [Self; 2] = [Self::Id, Self::En];

    /// The code, as in `lang` attributes.
    pub fn code(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::En => "en",
        }
    }

    /// The language of a code.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|language| language.code() == code)
    }

    /// What is in this language, of what there is in both.
    pub fn of<T>(self, [id, en]: &[T; 2]) -> &T {
        match self {
            Self::Id => id,
            Self::En => en,
        }
    }
}

/// The words of one language, by their keys in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words(Vec<(String, String)>);

impl Words {
    /// The texts of an object, by their keys; anything else in it is no word.
    pub fn read(table: Option<&Value>) -> Self {
        let Some(Value::Object(entries)) = table else {
            return Self::default();
        };
        let mut words = Self::default();
        for (key, value) in entries {
            if let (Value::Text(text), Err(place)) = (value, words.place(key)) {
                words.0.insert(place, (key.clone(), text.clone()));
            }
        }
        words
    }

    /// Where a key stands, or would stand.
    fn place(&self, key: &str) -> Result<usize, usize> {
        self.0
            .binary_search_by(|(known, _)| known.as_str().cmp(key))
    }

    /// The text of a key, if there is one.
    pub fn find(&self, key: &str) -> Option<&str> {
        let place = self.place(key).ok()?;
        self.0.get(place).map(|(_, text)| text.as_str())
    }

    /// The text of a key; a key without a text stands for itself, so that it is seen.
    pub fn get<'a>(&'a self, key: &'a str) -> &'a str {
        self.find(key).unwrap_or(key)
    }

    /// The text of a key with its placeholders filled in.
    pub fn say(&self, key: &str, values: &[(&str, &str)]) -> String {
        let mut text = self.get(key).to_owned();
        for (name, value) in values {
            text = text.replace(&format!("{{{name}}}"), value);
        }
        text
    }

    /// A phrase in this language.
    pub fn phrase(&self, phrase: &Phrase) -> String {
        match phrase {
            Phrase::Plain(text) => text.clone(),
            Phrase::Known { key, or } => self.find(key).unwrap_or(or).to_owned(),
            Phrase::Said { key, values } => {
                let texts = values
                    .iter()
                    .map(|(name, value)| (*name, self.phrase(value)));
                let texts: Vec<(&str, String)> = texts.collect();
                let values: Vec<(&str, &str)> = texts
                    .iter()
                    .map(|(name, text)| (*name, text.as_str()))
                    .collect();
                self.say(key, &values)
            }
        }
    }
}

/// Something to say, in whichever language is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Phrase {
    /// A text that stays as it is: a name out of a pack.
    Plain(String),
    /// A text of the table if it has one, else another: an id out of a pack.
    Known {
        /// Key in the table.
        key: String,
        /// Where there is none.
        or: String,
    },
    /// A text of the table with its placeholders.
    Said {
        /// Key in the table.
        key: Cow<'static, str>,
        /// Values by placeholder.
        values: Vec<(&'static str, Phrase)>,
    },
}

impl Phrase {
    /// The language it stays in whatever the page speaks: names out of a pack are Indonesian.
    /// Empty for what follows the page.
    pub fn language(&self) -> &'static str {
        match self {
            Self::Plain(_) => Language::OF_PACKS.code(),
            _ => "",
        }
    }

    /// A month as people say it, such as Maret 2024.
    pub fn month(month: Month) -> Self {
        Self::of(format!("month_of_year.{}", month.number())).with("year", month.year())
    }

    /// The text of a key.
    #[inline(never)]
    pub fn of(key: impl Into<Cow<'static, str>>) -> Self {
        Self::Said {
            key: key.into(),
            values: Vec::new(),
        }
    }

    /// With a placeholder filled in by a text.
    pub fn with(self, name: &'static str, value: impl ToString) -> Self {
        self.with_phrase(name, Self::Plain(value.to_string()))
    }

    /// With a placeholder filled in by a phrase.
    #[inline(never)]
    pub fn with_phrase(mut self, name: &'static str, value: Self) -> Self {
        if let Self::Said { values, .. } = &mut self {
            values.push((name, value));
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::{BTreeMap, BTreeSet};

    fn table(language: &str) -> BTreeMap<String, String> {
        let path = format!("{}/web/words/{language}.json", env!("CARGO_MANIFEST_DIR"));
        serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
    }

    fn placeholders(text: &str) -> BTreeSet<&str> {
        text.split('{')
            .skip(1)
            .filter_map(|rest| rest.split_once('}').map(|(name, _)| name))
            .collect()
    }

    #[test]
    fn both_languages_have_the_same_keys_and_placeholders() {
        let (id, en) = (table("id"), table("en"));
        assert_eq!(id.keys().collect::<Vec<_>>(), en.keys().collect::<Vec<_>>());
        for (key, text) in &id {
            assert!(!text.trim().is_empty(), "{key}");
            assert_eq!(
                placeholders(text),
                placeholders(en.get(key).unwrap()),
                "{key}"
            );
        }
    }

    #[test]
    fn placeholders_are_filled_and_a_missing_word_shows_its_key() {
        let texts = [("c", "C"), ("a", "{n} dari {n}, {m}")];
        let texts = texts.map(|(key, text)| (key.to_owned(), Value::from(text)));
        let words = Words::read(Some(&Value::Object(texts.into())));
        assert_eq!(words.get("c"), "C");
        assert_eq!(words.say("a", &[("n", "2"), ("m", "3")]), "2 dari 2, 3");
        assert_eq!(words.get("b"), "b");
    }
}
