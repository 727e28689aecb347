//! What can be wrong with a document, where, and what would mend it.

use super::Value;
use super::coded::coded;
use crate::money::{MOST_PLACES, Percent};
use serde::Serialize;
use std::borrow::Cow;

crate::choice! {
    /// Why something is no JSON.
    pub enum Problem("Kesalahan tulisan") {
        /// The text ends too early.
        End = "end", "Berakhir sebelum selesai";
        /// No value begins like this.
        Sign = "sign", "Tanda yang tidak pada tempatnya";
        /// No comma between two entries.
        Comma = "comma", "Koma kurang";
        /// A comma behind the last entry.
        LastComma = "last_comma", "Koma berlebih";
        /// A key or text without straight double quotes.
        Quotes = "quotes", "Tanda kutip salah";
        /// A number with a comma in it.
        DecimalComma = "decimal_comma", "Koma desimal";
        /// No colon behind a key.
        Colon = "colon", "Titik dua kurang";
        /// A text that is still open at the end of its line.
        OpenText = "open_text", "Tanda kutip penutup kurang";
        /// A backslash before what it cannot stand before.
        Escape = "escape", "Garis miring terbalik yang salah";
        /// A number that is none.
        Number = "number", "Angka yang salah tulis";
        /// Something behind the end.
        More = "more", "Tulisan setelah akhir";
        /// Objects in objects without end.
        Deep = "deep", "Terlalu dalam";
        /// A file that cannot be opened.
        Unread = "unread", "Berkas yang tidak dapat dibuka";
        /// A value that JSON cannot say.
        Value = "value", "Nilai yang tidak dikenal JSON";
    }
}

/// One fault: the place and the reason. The sentence for people, with the repair, is made from
/// the reason's code and values by the words of the face.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// JSON path, such as `$.payment.parts[1].weight`.
    pub path: String,
    /// What is wrong.
    #[serde(flatten)]
    pub reason: Reason,
}

coded! {
    /// Why something is refused. The values say what was found and what would be accepted.
    pub enum Reason {
        /// The text is not JSON at all.
        NotJson {
            /// What is wrong with it.
            problem: Problem,
            /// The line, where it is a text.
            #[serde(skip_serializing_if = "Option::is_none")]
            line: Option<u32>,
            /// The character in that line.
            #[serde(skip_serializing_if = "Option::is_none")]
            character: Option<u32>,
        } = "not_json";
        /// More than a pack may be large.
        PackTooLarge {
            /// The largest, in megabytes.
            max: u32,
        } = "pack_too_large";
        /// A key that the text has had in the same object before.
        KeyTwice {
            /// The key.
            found: String,
            /// The line in which it stands again.
            line: u32,
            /// The character in that line.
            character: u32,
        } = "key_twice";
        /// A value of another kind is needed.
        WrongType {
            /// Needed.
            expected: &'static str,
            /// Found.
            found: &'static str,
            /// What is meant, if it can be told.
            #[serde(skip_serializing_if = "Option::is_none")]
            write: Option<String>,
        } = "wrong_type";
        /// A key that must be there is not.
        Missing = "missing";
        /// A key that nobody reads: most often a misspelling.
        UnknownKey {
            /// The keys that are read here.
            known: Cow<'static, [&'static str]>,
        } = "unknown_key";
        /// The same id twice in one list.
        Duplicate {
            /// The repeated id.
            found: String,
        } = "duplicate";
        /// A string that is not a plain decimal such as `"0.75"`.
        NotDecimal {
            /// Found.
            found: String,
            /// What is meant, if it can be told.
            #[serde(skip_serializing_if = "Option::is_none")]
            write: Option<String>,
        } = "not_decimal";
        /// A plain decimal with more places behind the point than are kept exactly.
        TooPrecise {
            /// Found.
            found: String,
            /// Most places kept.
            max: usize,
        } = "too_precise";
        /// A number with a fraction, or beyond 2^53: decimals are written as strings.
        FractionAsNumber {
            /// Needed: a decimal, or a whole number.
            expected: &'static str,
            /// What is meant, if it can be told.
            #[serde(skip_serializing_if = "Option::is_none")]
            write: Option<String>,
        } = "fraction_as_number";
        /// Outside the bounds.
        OutOfRange {
            /// Smallest accepted.
            min: String,
            /// Largest accepted; none where there is no bound.
            #[serde(skip_serializing_if = "Option::is_none")]
            max: Option<String>,
            /// Found.
            found: String,
        } = "out_of_range";
        /// A word that is not one of those accepted.
        UnknownChoice {
            /// Found.
            found: String,
            /// Accepted.
            known: Vec<String>,
        } = "unknown_choice";
        /// A reference to something that is not defined.
        UnknownReference {
            /// Found.
            found: String,
            /// Defined.
            known: Vec<String>,
        } = "unknown_reference";
        /// Not an id: lower-case letters, digits, `_`, `-`, at most 64.
        NotId {
            /// Found.
            found: String,
        } = "not_id";
        /// Not a month such as `"2024-03"`.
        NotMonth {
            /// Found.
            found: String,
        } = "not_month";
        /// Not a date such as `"2024-03-31"`.
        NotDate {
            /// Found.
            found: String,
        } = "not_date";
        /// Text that is empty or too long.
        TextLength {
            /// Most characters accepted.
            max: usize,
        } = "text_length";
        /// Exactly one of these keys is needed.
        ExactlyOne {
            /// The keys.
            known: Vec<String>,
        } = "exactly_one";
        /// A list or table that needs at least one entry.
        Empty = "empty";
        /// Parts that must add to a fixed sum do not.
        Sum {
            /// The sum needed.
            expected: String,
            /// The sum found.
            found: String,
        } = "sum";
        /// Rows that must rise do not, or leave a gap.
        NotRising {
            /// The value that breaks the order.
            found: String,
        } = "not_rising";
        /// Two statements that cannot both hold.
        Contradiction {
            /// The path of the other statement.
            with: String,
        } = "contradiction";
        /// A pack builds on another that is not here.
        UnknownBase {
            /// The pack asked for.
            found: String,
            /// Packs at hand.
            known: Vec<String>,
        } = "unknown_base";
        /// The month lies outside the validity of the pack or of the section needed.
        OutsideValidity {
            /// First month.
            from: String,
            /// Last month, or none while in force.
            until: Option<String>,
            /// Asked for.
            found: String,
        } = "outside_validity";
        /// The rule says nothing about this value, so nothing is computed from it.
        NotRuled {
            /// The value; or the input itself, where the rule does not ask for it.
            found: String,
            /// The values ruled.
            known: Vec<String>,
            /// The inputs that rule where this one does not.
            #[serde(skip_serializing_if = "Vec::is_empty")]
            instead: Vec<&'static str>,
        } = "not_ruled";
        /// The computation needs this input and does not guess it.
        NeedsInput = "needs_input";
        /// More days away than working days.
        TooManyDays {
            /// Days away.
            found: u32,
            /// Working days of the month.
            max: u32,
        } = "too_many_days";
        /// The result does not fit: an amount beyond 10^15.
        TooLarge = "too_large";
    }
}

impl Reason {
    /// A value of another kind is needed.
    pub fn wrong_type(expected: &'static str, found: &Value) -> Self {
        match found {
            Value::Absent => Self::Missing,
            _ => Self::WrongType {
                expected,
                found: found.kind(),
                write: None,
            },
        }
    }

    /// A value that JSON cannot say, which did not come as a text.
    pub fn not_json(problem: Problem) -> Self {
        Self::NotJson {
            problem,
            line: None,
            character: None,
        }
    }

    /// Why a text is not the decimal asked for, and what was meant.
    pub fn not_decimal(found: &str, write: Option<String>) -> Self {
        let is_long = |(whole, places): (&str, &str)| {
            let digits = places.bytes().all(|b| b.is_ascii_digit());
            digits && places.len() > MOST_PLACES && Percent::parse(whole).is_some()
        };
        let is_long = found.split_once('.').is_some_and(is_long);
        let found = found.to_owned();
        if is_long {
            let max = MOST_PLACES;
            Self::TooPrecise { found, max }
        } else {
            Self::NotDecimal { found, write }
        }
    }

    /// Outside the bounds.
    pub fn out_of_range(min: impl ToString, max: impl ToString, found: impl ToString) -> Self {
        Self::OutOfRange {
            min: min.to_string(),
            max: Some(max.to_string()),
            found: found.to_string(),
        }
    }

    /// Below the only bound there is.
    pub fn too_small(min: impl ToString, found: impl ToString) -> Self {
        Self::OutOfRange {
            min: min.to_string(),
            max: None,
            found: found.to_string(),
        }
    }

    /// A reference to something not defined.
    pub fn unknown_reference<'a>(found: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        Self::UnknownReference {
            found: found.to_owned(),
            known: owned(known),
        }
    }

    /// A value the rule does not speak of.
    pub fn not_ruled<'a>(found: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        Self::NotRuled {
            found: found.to_owned(),
            known: owned(known),
            instead: Vec::new(),
        }
    }

    /// An input the rule does not ask for, and those it asks for in its place.
    pub fn not_asked(input: &str, instead: impl IntoIterator<Item = &'static str>) -> Self {
        Self::NotRuled {
            found: input.to_owned(),
            known: Vec::new(),
            instead: instead.into_iter().collect(),
        }
    }
}

fn owned<'a>(words: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    words.into_iter().map(str::to_owned).collect()
}

/// A place in a document, linked to the place around it.
#[derive(Clone, Copy, Debug)]
pub struct Path<'a> {
    parent: Option<&'a Path<'a>>,
    step: Step<'a>,
}

/// One step down in a document.
#[derive(Clone, Copy, Debug)]
pub(super) enum Step<'a> {
    /// The whole document.
    Root,
    /// Into an object.
    Key(&'a str),
    /// Into a list.
    Index(usize),
}

impl Step<'_> {
    /// Writes the step as JSON path has it.
    pub(super) fn write(self, text: &mut String) {
        match self {
            Self::Root => text.push('$'),
            Self::Key(key) if plain_key(key) => {
                text.push('.');
                text.push_str(key);
            }
            Self::Key(key) => {
                text.push_str("['");
                for sign in key.chars() {
                    if matches!(sign, '\'' | '\\') {
                        text.push('\\');
                    }
                    text.push(sign);
                }
                text.push_str("']");
            }
            Self::Index(index) => {
                text.push('[');
                text.push_str(&index.to_string());
                text.push(']');
            }
        }
    }
}

impl<'a> Path<'a> {
    /// The whole document, `$`.
    pub const ROOT: Path<'static> = Path {
        parent: None,
        step: Step::Root,
    };

    /// The value under a key.
    pub fn key(&'a self, key: &'a str) -> Path<'a> {
        Path {
            parent: Some(self),
            step: Step::Key(key),
        }
    }

    /// The value at an index.
    pub fn index(&'a self, index: usize) -> Path<'a> {
        Path {
            parent: Some(self),
            step: Step::Index(index),
        }
    }

    fn write(&self, text: &mut String) {
        if let Some(parent) = self.parent {
            parent.write(text);
        }
        self.step.write(text);
    }
}

fn plain_key(key: &str) -> bool {
    !key.is_empty()
        && key
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-')
}

impl std::fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut text = String::new();
        self.write(&mut text);
        f.write_str(&text)
    }
}
