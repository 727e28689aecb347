//! What is wrong, in a sentence: the code of a trouble picks the words, its values fill them.

use super::figures;
use super::typed::{Asked, Wrong};
use super::words::Words;
use crate::app::kit::trouble::Trouble;
use crate::document::{Doubt, Fault, Reason};
use crate::money::MOST_PLACES;

type Values = Vec<(&'static str, String)>;

/// What is wrong with an answer, and what to do. `called` knows the questions by their paths.
pub fn trouble(words: &Words, trouble: &Trouble, called: &dyn Fn(&str) -> String) -> String {
    match trouble {
        Trouble::Typed {
            text, asked, wrong, ..
        } => typed(words, *asked, text, wrong),
        Trouble::Fault(fault) => {
            let reason = &fault.reason;
            say(
                words,
                &key(words, "wrong", reason),
                &values(words, reason, called),
            )
        }
    }
}

/// What is wrong with a text that should be a number.
pub fn typed(words: &Words, asked: Asked, text: &str, wrong: &Wrong) -> String {
    let mut values = vec![
        ("found", text.trim().to_owned()),
        ("example", asked.example().to_owned()),
    ];
    let mut write = |text: String| values.push(("write", text));
    let key = match wrong {
        Wrong::NotNumber => "wrong.not_number",
        Wrong::Grouping => "wrong.grouping",
        Wrong::Fraction => "wrong.fraction",
        Wrong::TooLarge => "wrong.too_large",
        Wrong::Thousands(text) => {
            write(text.clone());
            "wrong.thousands"
        }
        Wrong::Negative(text) => {
            write(text.clone());
            "wrong.negative"
        }
        Wrong::InWords(texts) => {
            write(texts.join(" / "));
            "wrong.in_words"
        }
        Wrong::TooPrecise => {
            values.push(("max", MOST_PLACES.to_string()));
            "wrong.too_precise"
        }
        Wrong::Several { joined, numbers } => {
            write(numbers.join(" / "));
            values.push(("joined", joined.clone().unwrap_or_default()));
            joined.as_ref().map_or("wrong.several", |_| "wrong.blanks")
        }
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
    fault_of(words, "fault", &fault.reason)
}

/// What is odd about a place of a pack.
pub fn pack_doubt(words: &Words, doubt: &Doubt) -> String {
    let key = format!("warning.{}", doubt.code());
    say(words, &key, &doubt_values(doubt))
}

/// What is wrong with an answer on the officer's page, which has sentences of its own where
/// those of the estimate speak of rupiah or working days.
pub fn score_fault(words: &Words, wrong: &Reason) -> String {
    let own = format!("score.wrong.{}", wrong.code());
    let kind = words.find(&own).map_or("wrong", |_| "score.wrong");
    fault_of(words, kind, wrong)
}

/// What is wrong with a place of a pack, as the form says it where it has sentences of its own.
pub fn fault_of_form(words: &Words, fault: &Fault, called: &dyn Fn(&str) -> String) -> String {
    let reason = &fault.reason;
    let values = values(words, reason, called);
    say(words, &key(words, "form.wrong", reason), &values)
}

/// How to mend a place of a pack.
pub fn pack_repair(words: &Words, fault: &Fault) -> String {
    fault_of(words, "repair", &fault.reason)
}

fn fault_of(words: &Words, kind: &str, reason: &Reason) -> String {
    let values = values(words, reason, &str::to_owned);
    say(words, &key(words, kind, reason), &values)
}

/// The sentence of a reason: where a list or an end is missing, one that does without, if the
/// kind has it.
fn key(words: &Words, kind: &str, reason: &Reason) -> String {
    let plain = format!("{kind}.{}", reason.code());
    let without = format!("{plain}{}", without(reason));
    words.find(&without).map_or(plain, |_| without)
}

/// What is missing in a reason, or known beyond what the sentence of its code says.
fn without(reason: &Reason) -> &'static str {
    match reason {
        Reason::OutsideValidity { until: None, .. } => "_open",
        Reason::NotRuled { instead, .. } if !instead.is_empty() => "_instead",
        Reason::WrongType { write: Some(_), .. }
        | Reason::NotDecimal { write: Some(_), .. }
        | Reason::FractionAsNumber {
            expected: "decimal",
            write: Some(_),
        } => "_instead",
        Reason::FractionAsNumber {
            expected: "integer",
            ..
        } => "_whole",
        Reason::OutOfRange { max: None, .. } => "_least",
        Reason::OutOfRange {
            min,
            max: Some(max),
            ..
        } if min == max => "_exact",
        Reason::NotJson { line: None, .. } => "_alone",
        Reason::NotRuled { known, .. }
        | Reason::UnknownReference { known, .. }
        | Reason::UnknownBase { known, .. }
            if known.is_empty() =>
        {
            "_alone"
        }
        _ => "",
    }
}

fn say(words: &Words, key: &str, values: &Values) -> String {
    let values: Vec<(&str, &str)> = values
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    words.say(key, &values)
}

/// What fills the sentence of a reason; places are told by what they are called.
fn values(words: &Words, reason: &Reason, called: &dyn Fn(&str) -> String) -> Values {
    let found = |found: &str| vec![("found", found.to_owned())];
    let known = |known: &[String]| vec![("known", known.join(", "))];
    let both =
        |text: &str, list: &[String]| vec![("found", text.to_owned()), ("known", list.join(", "))];
    match reason {
        Reason::NotJson {
            problem,
            line,
            character,
        } => vec![
            (
                "problem",
                words.get(&format!("json.{}", problem.word())).to_owned(),
            ),
            ("line", line.unwrap_or_default().to_string()),
            ("character", character.unwrap_or_default().to_string()),
        ],
        Reason::PackTooLarge { max } => vec![("max", max.to_string())],
        Reason::KeyTwice {
            found,
            line,
            character,
        } => vec![
            ("found", found.clone()),
            ("line", line.to_string()),
            ("character", character.to_string()),
        ],
        Reason::WrongType {
            expected,
            found: kind,
            write,
        } => vec![
            ("expected", kind_of(words, expected)),
            ("found", kind_of(words, kind)),
            ("write", write.clone().unwrap_or_default()),
        ],
        Reason::NotDecimal { found: text, write } => {
            let write = write.clone().unwrap_or_default();
            vec![("found", text.clone()), ("write", write)]
        }
        Reason::FractionAsNumber { write, .. } => {
            vec![("write", write.clone().unwrap_or_default())]
        }
        Reason::UnknownKey { known: keys } => vec![("known", keys.join(", "))],
        Reason::ExactlyOne { known: keys } => known(keys),
        Reason::Duplicate { found: text }
        | Reason::NotId { found: text }
        | Reason::NotMonth { found: text }
        | Reason::NotDate { found: text } => found(text),
        Reason::NotRising { found: text } => found(&number(text)),
        Reason::OutOfRange { min, max, found } => vec![
            ("min", number(min)),
            ("max", max.as_deref().map(number).unwrap_or_default()),
            ("found", number(found)),
        ],
        Reason::UnknownChoice { found, known }
        | Reason::UnknownReference { found, known }
        | Reason::UnknownBase { found, known } => both(found, known),
        Reason::NotRuled {
            found,
            known,
            instead,
        } => {
            let instead: Vec<String> = instead.iter().map(|path| called(path)).collect();
            let mut values = both(found, known);
            values.push(("instead", instead.join(", ")));
            values
        }
        Reason::TextLength { max } => vec![("max", max.to_string())],
        Reason::Sum { expected, found } => {
            vec![("expected", number(expected)), ("found", number(found))]
        }
        Reason::Contradiction { with } => vec![("with", called(with))],
        Reason::OutsideValidity { from, until, found } => vec![
            ("from", from.clone()),
            ("until", until.clone().unwrap_or_default()),
            ("found", found.clone()),
        ],
        Reason::TooManyDays { found, max } => {
            vec![("found", found.to_string()), ("max", max.to_string())]
        }
        Reason::TooPrecise { found: text, max } => {
            vec![("found", text.clone()), ("max", max.to_string())]
        }
        Reason::Missing | Reason::Empty | Reason::NeedsInput | Reason::TooLarge => Vec::new(),
    }
}

/// What fills the sentence of a doubt.
fn doubt_values(doubt: &Doubt) -> Values {
    match doubt {
        Doubt::ShareForPercent { found, write } | Doubt::PercentForFactor { found, write } => {
            vec![("found", number(found)), ("write", write.clone())]
        }
        Doubt::LargePercent { found, max } => {
            vec![("found", number(found)), ("max", max.to_string())]
        }
        Doubt::ClassMissing { class, position } => {
            vec![("class", class.to_string()), ("position", position.clone())]
        }
        Doubt::ClassFalls { found, before } => {
            let amount = |whole: &i64| number(&whole.to_string());
            vec![("found", amount(found)), ("before", amount(before))]
        }
        Doubt::LevelsEnd { to } => vec![("to", to.to_string())],
        Doubt::StepFalls { found, before } => {
            vec![("found", number(found)), ("before", number(before))]
        }
        Doubt::CutsNothing => Vec::new(),
        Doubt::EndsBefore { from, until } => {
            vec![("from", from.clone()), ("until", until.clone())]
        }
        Doubt::InFuture { found, today } => {
            vec![("found", found.clone()), ("today", today.clone())]
        }
        Doubt::TwoInForce { title } | Doubt::IdTaken { title } => vec![("title", title.clone())],
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
        for code in Reason::CODES {
            for kind in ["wrong", "fault", "repair"] {
                assert!(
                    table.contains_key(&format!("{kind}.{code}")),
                    "{kind}.{code}"
                );
            }
        }
    }
}
