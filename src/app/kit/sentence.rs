//! What is wrong, in a sentence: the code of a trouble picks the words, its values fill them.

use super::figures;
use super::typed::Wrong;
use super::words::Words;
use crate::app::kit::trouble::Trouble;
use crate::document::{Fault, Reason};

type Values = Vec<(&'static str, String)>;

/// What is wrong with an answer, and what to do.
pub fn trouble(words: &Words, trouble: &Trouble) -> String {
    match trouble {
        Trouble::Typed { text, wrong, .. } => typed(words, text, wrong),
        Trouble::Fault(fault) => {
            let (code, values) = reason(words, &fault.reason);
            say(words, &format!("wrong.{code}"), &values)
        }
    }
}

/// What is wrong with a text that should be a number.
pub fn typed(words: &Words, text: &str, wrong: &Wrong) -> String {
    let mut values = vec![("found", text.trim().to_owned())];
    let key = match wrong {
        Wrong::NotNumber => "wrong.not_number",
        Wrong::Grouping => "wrong.grouping",
        Wrong::Fraction => "wrong.fraction",
        Wrong::TooLarge => "wrong.too_large",
        Wrong::TwoReadings { thousands, decimal } => {
            values.push(("thousands", thousands.clone()));
            values.push(("decimal", decimal.clone()));
            "wrong.two_readings"
        }
    };
    say(words, key, &values)
}

/// What is wrong with a place of a pack.
pub fn pack_fault(words: &Words, fault: &Fault) -> String {
    let (code, values) = reason(words, &fault.reason);
    say(words, &format!("fault.{code}"), &values)
}

/// What is wrong with an answer on the officer's page, which has sentences of its own where
/// those of the estimate speak of rupiah or working days.
pub fn score_fault(words: &Words, wrong: &Reason) -> String {
    let (code, values) = reason(words, wrong);
    let own = format!("score.wrong.{code}");
    let key = words.find(&own).map_or(format!("wrong.{code}"), |_| own);
    say(words, &key, &values)
}

/// How to mend a place of a pack.
pub fn pack_repair(words: &Words, fault: &Fault) -> String {
    let (code, values) = reason(words, &fault.reason);
    say(words, &format!("repair.{code}"), &values)
}

fn say(words: &Words, key: &str, values: &Values) -> String {
    let values: Vec<(&str, &str)> = values
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    words.say(key, &values)
}

/// Every code a reason can have.
#[cfg(test)]
const CODES: [&str; 28] = [
    "not_json",
    "wrong_type",
    "missing",
    "unknown_key",
    "duplicate",
    "not_decimal",
    "fraction_as_number",
    "out_of_range",
    "unknown_choice",
    "unknown_reference",
    "not_id",
    "not_month",
    "not_date",
    "text_length",
    "exactly_one",
    "empty",
    "sum",
    "not_rising",
    "contradiction",
    "unknown_base",
    "outside_validity",
    "outside_validity_open",
    "not_ruled",
    "needs_input",
    "too_many_days",
    "too_large",
    "row_length",
    "open_quote",
];

/// The code of a reason, as in its JSON, and what fills its sentence.
fn reason(words: &Words, reason: &Reason) -> (&'static str, Values) {
    let found = |found: &str| vec![("found", found.to_owned())];
    let known = |found: &str, known: &[String]| {
        vec![("found", found.to_owned()), ("known", known.join(", "))]
    };
    match reason {
        Reason::NotJson { detail } => ("not_json", vec![("detail", detail.clone())]),
        Reason::WrongType {
            expected,
            found: kind,
        } => (
            "wrong_type",
            vec![
                ("expected", kind_of(words, expected)),
                ("found", kind_of(words, kind)),
            ],
        ),
        Reason::Missing => ("missing", Vec::new()),
        Reason::UnknownKey { known } => ("unknown_key", vec![("known", known.join(", "))]),
        Reason::Duplicate { found: text } => ("duplicate", found(text)),
        Reason::NotDecimal { found: text } => ("not_decimal", found(text)),
        Reason::FractionAsNumber => ("fraction_as_number", Vec::new()),
        Reason::OutOfRange { min, max, found } => (
            "out_of_range",
            vec![
                ("min", number(min)),
                ("max", number(max)),
                ("found", number(found)),
            ],
        ),
        Reason::UnknownChoice {
            found,
            known: words,
        } => ("unknown_choice", known(found, words)),
        Reason::UnknownReference { found, known: ids } => ("unknown_reference", known(found, ids)),
        Reason::NotId { found: text } => ("not_id", found(text)),
        Reason::NotMonth { found: text } => ("not_month", found(text)),
        Reason::NotDate { found: text } => ("not_date", found(text)),
        Reason::TextLength { max } => ("text_length", vec![("max", max.to_string())]),
        Reason::ExactlyOne { known } => ("exactly_one", vec![("known", known.join(", "))]),
        Reason::Empty => ("empty", Vec::new()),
        Reason::Sum { expected, found } => (
            "sum",
            vec![("expected", number(expected)), ("found", number(found))],
        ),
        Reason::NotRising { found: text } => ("not_rising", found(&number(text))),
        Reason::Contradiction { with } => ("contradiction", vec![("with", with.clone())]),
        Reason::UnknownBase { found, known: ids } => ("unknown_base", known(found, ids)),
        Reason::OutsideValidity { from, until, found } => {
            let mut values = vec![("from", from.clone()), ("found", found.clone())];
            match until {
                Some(until) => {
                    values.push(("until", until.clone()));
                    ("outside_validity", values)
                }
                None => ("outside_validity_open", values),
            }
        }
        Reason::NotRuled { found, known: ids } => ("not_ruled", known(found, ids)),
        Reason::NeedsInput => ("needs_input", Vec::new()),
        Reason::TooManyDays { found, max } => (
            "too_many_days",
            vec![("found", found.to_string()), ("max", max.to_string())],
        ),
        Reason::TooLarge => ("too_large", Vec::new()),
        Reason::RowLength {
            expected,
            found: cells,
        } => (
            "row_length",
            vec![
                ("expected", expected.to_string()),
                ("found", cells.to_string()),
            ],
        ),
        Reason::OpenQuote => ("open_quote", Vec::new()),
    }
}

/// A kind of value in words.
fn kind_of(words: &Words, kind: &str) -> String {
    words.get(&format!("kind.{kind}")).to_owned()
}

/// A number as people read it; a month or another text stays as it is.
fn number(text: &str) -> String {
    let plain = |c: char| c.is_ascii_digit() || c == '.';
    if text.strip_prefix('-').unwrap_or(text).chars().all(plain) {
        figures::decimal(text)
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn every_code_has_its_sentences() {
        let path = format!("{}/web/words/id.json", env!("CARGO_MANIFEST_DIR"));
        let table: BTreeMap<String, String> =
            serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        for code in CODES {
            for kind in ["wrong", "fault", "repair"] {
                assert!(
                    table.contains_key(&format!("{kind}.{code}")),
                    "{kind}.{code}"
                );
            }
        }
    }
}
