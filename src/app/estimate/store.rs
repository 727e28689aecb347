//! What the device keeps between two visits, as a document of its own: hostile until read.

use super::draft::Draft;
use crate::app::kit::words::Language;
use crate::document::{self, Fault, Format, Month, Table, Value};

crate::record! {
    /// What is kept.
    pub struct Kept("Isian tersimpan", "Isian kalkulator yang disimpan di perangkat.") {
        /// Version of this form.
        format: Format = "format", "Versi";
        /// The regulation chosen.
        regulation: Option<String> = "regulation", "Aturan";
        /// The month chosen.
        month: Option<Month> = "month", "Bulan";
        /// The language chosen.
        language: Option<String> = "language", "Bahasa";
        /// Answers by question.
        answers: Table<String, String> = "answers", "Jawaban";
        /// Numbers by pack and path.
        numbers: Table<String, Table<String, String>> = "numbers", "Angka pengganti";
        /// Packs from files, each to be checked like any other.
        packs: Vec<Value> = "packs", "Paket aturan sendiri";
    }
}

impl From<Kept> for Draft {
    fn from(kept: Kept) -> Self {
        Self {
            answers: kept.answers,
            numbers: kept.numbers,
            packs: kept.packs,
        }
    }
}

/// Reads what was kept, or says that it cannot be read.
pub fn read(document: &Value) -> Result<Kept, Vec<Fault>> {
    document::read(document)
}

/// What to keep.
pub fn write(regulation: &str, month: Month, language: Language, draft: &Draft) -> Value {
    let numbers = draft
        .numbers
        .iter()
        .map(|(pack, texts)| (pack.clone(), table(texts)))
        .collect();
    Value::Object(vec![
        ("format".to_owned(), Format::value()),
        ("regulation".to_owned(), Value::from(regulation)),
        ("month".to_owned(), Value::Text(month.to_string())),
        ("language".to_owned(), Value::from(language.code())),
        ("answers".to_owned(), table(&draft.answers)),
        ("numbers".to_owned(), Value::Object(numbers)),
        ("packs".to_owned(), Value::List(draft.packs.clone())),
    ])
}

/// The texts that are not blank.
fn table(texts: &Table<String, String>) -> Value {
    let written = texts.iter().filter(|(_, text)| !text.trim().is_empty());
    Value::Object(
        written
            .map(|(key, text)| (key.clone(), Value::Text(text.clone())))
            .collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Value {
        serde_json::from_str(text).unwrap()
    }

    #[test]
    fn what_was_kept_comes_back() {
        let mut draft = Draft::default();
        draft
            .answers
            .insert("$.position.class".to_owned(), "9".to_owned());
        draft
            .answers
            .insert("$.employment".to_owned(), " ".to_owned());
        draft.numbers.insert(
            "kukar".to_owned(),
            Table::from_iter([("$.a".to_owned(), "satu".to_owned())]),
        );
        let month = Month::parse("2024-03").unwrap();
        let kept = read(&write("kukar", month, Language::En, &draft)).unwrap();
        assert_eq!(kept.month, Some(month));
        assert_eq!(kept.language.as_deref(), Some("en"));
        assert_eq!(kept.numbers, draft.numbers);
        draft.answers.retain(|path, _| path != "$.employment");
        assert_eq!(kept.answers, draft.answers);
    }

    #[test]
    fn what_is_no_store_of_ours_is_refused() {
        for text in [
            "null",
            "[]",
            r#"{"format":2}"#,
            r#"{"format":1,"answers":{"a":1}}"#,
            r#"{"format":1,"month":"2024-13"}"#,
            r#"{"format":1,"other":1}"#,
        ] {
            assert!(read(&parse(text)).is_err(), "{text}");
        }
    }
}
