//! Numbers as people type and paste them: 5.000.000, Rp5.000.000,-, 94,75, 40%.
//!
//! A dot or a blank groups thousands and a comma begins the decimals; where the groups leave no
//! doubt, a comma may group and a dot begin them. What could be read in two ways is refused, and
//! what to write for each reading is told; nothing is guessed. Whatever is told to be written is
//! accepted when it is.

use super::figures;
use crate::document::Value;
use crate::document::signs::{is_format, usual};
use crate::money::{MOST_PLACES, Rupiah};

/// What kind of number a field asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Whole rupiah.
    Rupiah,
    /// How many, or which: a whole number.
    Count,
    /// A percentage, a score: a decimal, with or without its sign.
    Decimal,
}

impl Asked {
    /// How such a number is written.
    pub fn example(self) -> &'static str {
        match self {
            Self::Rupiah => "5.000.000",
            Self::Count => "3",
            Self::Decimal => "94,75",
        }
    }
}

/// Why a text is not the number asked for. The texts in it are what to write instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// No number at all.
    NotNumber,
    /// Dots, commas or blanks do not stand where thousands are grouped.
    Grouping,
    /// It could be thousands or a decimal.
    TwoReadings {
        /// How to write the thousands.
        thousands: String,
        /// How to write the decimal.
        decimal: String,
    },
    /// Thousands parted in the English way; read as a decimal it could not be taken.
    Thousands(String),
    /// Blanks, tabs or line breaks part what may be several numbers.
    Several {
        /// How to write it as one number, if it can be one.
        joined: Option<String>,
        /// Each of the numbers.
        numbers: Vec<String>,
    },
    /// Millions and the like in words.
    InWords(Vec<String>),
    /// Less than nothing.
    Negative(String),
    /// An amount with a fraction of a rupiah, or a count with a fraction.
    Fraction,
    /// More decimals than are kept exactly.
    TooPrecise,
    /// More than anybody earns, 10^15.
    TooLarge,
}

/// The number that a text is.
pub fn read(asked: Asked, text: &str) -> Result<Value, Wrong> {
    let plain = plain(text);
    let (is_negative, body) = unsigned(asked, plain.trim());
    let found = match asked {
        Asked::Decimal => read_body(asked, body.strip_suffix('%').unwrap_or(body).trim()),
        Asked::Rupiah | Asked::Count => match in_words(asked, body) {
            Some(wrong) => Err(wrong),
            None => read_body(asked, body),
        },
    }?;
    if is_negative && digits_of(&found).contains(|c: char| matches!(c, '1'..='9')) {
        return Err(Wrong::Negative(shown(asked, &digits_of(&found))));
    }
    Ok(found)
}

/// Whether a text is meant as a percentage where rupiah or percent may be typed.
pub fn is_percent(text: &str) -> bool {
    plain(text).trim().ends_with('%')
}

/// The same with the usual digits and signs, without marks that nobody sees; a run of blanks is
/// one, and one with a tab or line break in it is a line break.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars().filter(|c| !is_format(*c)).map(usual_in_number) {
        let last = plain.chars().next_back();
        match (last, c) {
            (Some('\n'), ' ' | '\n') | (Some(' '), ' ') => {}
            (Some(' '), '\n') => {
                plain.pop();
                plain.push(c);
            }
            _ => plain.push(c),
        }
    }
    plain
}

fn usual_in_number(c: char) -> char {
    let digit = |zero: u32| {
        let place = u32::from(c).saturating_sub(zero);
        char::from_digit(place, 10).unwrap_or(c)
    };
    match c {
        '\t'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
        '\u{2010}'..='\u{2015}' | '−' | '﹣' | '－' | '⁻' => '-',
        '٠'..='٩' => digit(0x660),
        '۰'..='۹' => digit(0x6F0),
        '٫' => ',',
        '٬' => '.',
        '٪' => '%',
        c if c.is_whitespace() => ' ',
        c => usual(c),
    }
}

/// Without its sign, wherever that stands, and of an amount without currency and `,-`.
fn unsigned(asked: Asked, text: &str) -> (bool, &str) {
    let bracketed = text
        .strip_prefix('(')
        .and_then(|rest| rest.strip_suffix(')'));
    let mut is_negative = bracketed.is_some();
    let mut body = bracketed.unwrap_or(text);
    if let Some(rest) = body.strip_prefix('-') {
        (is_negative, body) = (true, rest.trim());
    }
    if asked == Asked::Rupiah {
        body = without_currency(body);
        let ended = body.strip_suffix('-').map(str::trim_end);
        let ended = ended.and_then(|rest| rest.strip_suffix([',', '.']));
        body = ended.unwrap_or(body);
    }
    if let Some(rest) = body.strip_prefix('-').or(body.strip_suffix('-')) {
        (is_negative, body) = (true, rest.trim());
    }
    (is_negative, body)
}

fn without_currency(text: &str) -> &str {
    let named = ["rp.", "rp", "idr"].iter().find_map(|name| {
        let head = text.get(..name.len())?;
        head.eq_ignore_ascii_case(name)
            .then(|| text.get(name.len()..))?
    });
    named.unwrap_or(text).trim_start()
}

/// What to write in place of `5 juta`.
fn in_words(asked: Asked, body: &str) -> Option<Wrong> {
    let small = body.to_ascii_lowercase();
    let words = [
        ("ribu", 3),
        ("rb", 3),
        ("juta", 6),
        ("jt", 6),
        ("miliar", 9),
        ("milyar", 9),
        ("triliun", 12),
    ];
    let (number, zeros) = words.iter().find_map(|(word, zeros)| {
        let number = small.strip_suffix(word)?.trim_end();
        Some((number, *zeros))
    })?;
    let texts = match read_body(Asked::Decimal, number) {
        Ok(value) => vec![digits_of(&value)],
        Err(Wrong::TwoReadings { thousands, decimal }) => {
            vec![thousands, decimal.replace(',', ".")]
        }
        Err(_) => return None,
    };
    let offers = texts.iter().filter_map(|text| {
        let (whole, places) = text.split_once('.').unwrap_or((text, ""));
        let padded = format!("{places:0<zeros$}");
        let (moved, rest) = padded.split_at_checked(zeros)?;
        let is_whole = rest.bytes().all(|b| b == b'0');
        is_whole.then(|| shown(asked, &[whole, moved].concat()))
    });
    let offers: Vec<String> = offers.filter(|offer| read(asked, offer).is_ok()).collect();
    (!offers.is_empty()).then_some(Wrong::InWords(offers))
}

/// Digits before and behind the decimal sign.
struct Decimal {
    whole: String,
    places: String,
}

/// What digits and their separators can be.
#[derive(Default)]
struct Readings {
    /// All separators group thousands.
    thousands: Option<String>,
    /// The last of them begins the decimals.
    decimal: Option<Decimal>,
}

/// The number that digits, dots, commas and blanks are.
fn read_body(asked: Asked, body: &str) -> Result<Value, Wrong> {
    let is_plain = |c: char| c.is_ascii_digit() || is_separator(c);
    if !body.contains(|c: char| c.is_ascii_digit()) || !body.chars().all(is_plain) {
        return Err(Wrong::NotNumber);
    }
    let groups: Vec<&str> = body.split(is_separator).collect();
    let separators: Vec<char> = body.chars().filter(|c| is_separator(*c)).collect();
    let Readings { thousands, decimal } = readings(&groups, &separators);
    match (thousands, decimal) {
        (None, None) => Err(several(asked, body)),
        (Some(thousands), None) => value(asked, &thousands, ""),
        (None, Some(Decimal { whole, places })) => {
            // 5000.000 is thousands that were grouped halfway.
            if asked != Asked::Decimal && places.len() == 3 && whole != "0" {
                return Err(Wrong::Grouping);
            }
            value(asked, &whole, &places)
        }
        (Some(thousands), Some(decimal)) => both(asked, &separators, &thousands, &decimal),
    }
}

fn is_separator(c: char) -> bool {
    matches!(c, '.' | ',' | ' ' | '\n')
}

fn readings(groups: &[&str], separators: &[char]) -> Readings {
    let mut found = Readings::default();
    let Some((last, before)) = groups.split_last() else {
        return found;
    };
    if groups.iter().any(|group| group.is_empty()) || separators.contains(&'\n') {
        return found;
    }
    let Some((end, front)) = separators.split_last() else {
        found.thousands = Some(groups.concat());
        return found;
    };
    let are_alike = front.windows(2).all(|pair| pair.first() == pair.last());
    if are_grouped(groups) && are_alike {
        found.thousands = Some(groups.concat());
    }
    let is_mark = *end != ' ' && !front.contains(end);
    if is_mark && are_alike && (front.is_empty() || are_grouped(before)) {
        found.decimal = Some(Decimal {
            whole: before.concat(),
            places: (*last).to_owned(),
        });
    }
    found
}

/// Groups of three behind one of up to three that does not begin with a zero.
fn are_grouped(groups: &[&str]) -> bool {
    let Some((first, others)) = groups.split_first() else {
        return false;
    };
    let begins = first.len() <= 3 && !first.starts_with('0');
    begins && others.iter().all(|group| group.len() == 3)
}

/// Both readings are possible: custom decides where it can, else the person.
fn both(
    asked: Asked,
    separators: &[char],
    thousands: &str,
    decimal: &Decimal,
) -> Result<Value, Wrong> {
    let Decimal { whole, places } = decimal;
    let has_comma = separators.contains(&',');
    let offer = match (asked, separators) {
        (Asked::Decimal, _) if has_comma => return value(asked, whole, places),
        (Asked::Decimal, _) => format!("{whole},{places}"),
        (_, ['.']) => return value(asked, thousands, ""),
        _ if places.bytes().all(|b| b == b'0') => shown(asked, whole),
        _ => String::new(),
    };
    let thousands = shown(asked, thousands);
    match (read(asked, &thousands).is_ok(), read(asked, &offer).is_ok()) {
        (true, true) => Err(Wrong::TwoReadings {
            thousands,
            decimal: offer,
        }),
        (true, false) => Err(Wrong::Thousands(thousands)),
        _ => Err(Wrong::TooLarge),
    }
}

/// Several numbers where one is asked for, or one with blanks where they do not belong; dots and
/// commas alone in disorder.
fn several(asked: Asked, body: &str) -> Wrong {
    let is_blank = |c: char| matches!(c, ' ' | '\n');
    if !body.contains(is_blank) {
        return Wrong::Grouping;
    }
    let is_right = |text: &String| read(asked, text).is_ok();
    let numbers = body.split(is_blank).map(str::to_owned);
    let numbers: Vec<String> = numbers.filter(is_right).collect();
    if numbers.is_empty() {
        return Wrong::Grouping;
    }
    let joined = (!body.contains('\n')).then(|| body.replace(' ', ""));
    Wrong::Several {
        joined: joined.filter(is_right),
        numbers,
    }
}

/// Digits as the kind of number asked for.
fn value(asked: Asked, whole: &str, places: &str) -> Result<Value, Wrong> {
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        whole => whole,
    };
    let exact = places.trim_end_matches('0');
    if asked == Asked::Decimal {
        let places = if places.len() > MOST_PLACES {
            exact
        } else {
            places
        };
        return match places {
            _ if whole.len() > 15 => Err(Wrong::TooLarge),
            _ if places.len() > MOST_PLACES => Err(Wrong::TooPrecise),
            "" => Ok(Value::from(whole)),
            _ => Ok(Value::Text([whole, places].join("."))),
        };
    }
    if !exact.is_empty() {
        return Err(Wrong::Fraction);
    }
    let number: Option<i64> = whole.parse().ok();
    let number = number.filter(|number| *number <= Rupiah::LIMIT);
    number.map(Value::Whole).ok_or(Wrong::TooLarge)
}

/// A value that was read, as plain digits.
fn digits_of(value: &Value) -> String {
    match value {
        Value::Whole(whole) => whole.to_string(),
        Value::Text(text) => text.clone(),
        _ => String::new(),
    }
}

/// A plain number as it is to be written. A decimal has no groups, which could be misread.
fn shown(asked: Asked, plain: &str) -> String {
    if asked == Asked::Decimal {
        return plain.replace('.', ",");
    }
    match plain.trim_start_matches('0') {
        "" => "0".to_owned(),
        plain => figures::decimal(plain),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use proptest::test_runner::TestCaseError;

    fn offers(wrong: &Wrong) -> Vec<&str> {
        match wrong {
            Wrong::TwoReadings { thousands, decimal } => vec![thousands, decimal],
            Wrong::Thousands(text) | Wrong::Negative(text) => vec![text],
            Wrong::Several { joined, numbers } => {
                joined.iter().chain(numbers).map(String::as_str).collect()
            }
            Wrong::InWords(texts) => texts.iter().map(String::as_str).collect(),
            _ => Vec::new(),
        }
    }

    fn name(wrong: &Wrong) -> &'static str {
        match wrong {
            Wrong::NotNumber => "not_number",
            Wrong::Grouping => "grouping",
            Wrong::TwoReadings { .. } => "two_readings",
            Wrong::Thousands(_) => "thousands",
            Wrong::Several { .. } => "several",
            Wrong::InWords(_) => "in_words",
            Wrong::Negative(_) => "negative",
            Wrong::Fraction => "fraction",
            Wrong::TooPrecise => "too_precise",
            Wrong::TooLarge => "too_large",
        }
    }

    #[test]
    fn numbers_as_people_type_them() {
        let path = format!("{}/tests/cases/typed.json", env!("CARGO_MANIFEST_DIR"));
        let cases = std::fs::read_to_string(path).unwrap();
        let cases: serde_json::Value = serde_json::from_str(&cases).unwrap();
        for case in cases.get("cases").unwrap().as_array().unwrap() {
            let asked = match case.get("asked").unwrap().as_str().unwrap() {
                "rupiah" => Asked::Rupiah,
                "count" => Asked::Count,
                "decimal" => Asked::Decimal,
                other => panic!("{other}"),
            };
            let found = read(asked, case.get("typed").unwrap().as_str().unwrap());
            let found = match &found {
                Ok(value) => serde_json::json!({ "is": digits_of(value) }),
                Err(wrong) if offers(wrong).is_empty() => {
                    serde_json::json!({ "wrong": name(wrong) })
                }
                Err(wrong) => serde_json::json!({ "wrong": name(wrong), "write": offers(wrong) }),
            };
            let mut expected = case.clone();
            let fields = expected.as_object_mut().unwrap();
            fields.retain(|key, _| matches!(key.as_str(), "is" | "wrong" | "write"));
            assert_eq!(found, expected, "{case}");
        }
    }

    fn asked() -> impl Strategy<Value = Asked> {
        prop_oneof![
            Just(Asked::Rupiah),
            Just(Asked::Count),
            Just(Asked::Decimal)
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(20_000))]

        #[test]
        fn whatever_is_told_to_be_written_is_accepted(
            asked in asked(),
            text in r"(-|Rp|\()?[0-9]{1,4}([., \t\u{a0}][0-9]{1,4}){0,4}(,-|\.-|-|,00|%|jt| juta|rb|\))?"
        ) {
            if let Err(wrong) = read(asked, &text) {
                for offer in offers(&wrong) {
                    let found = read(asked, offer);
                    prop_assert!(found.is_ok(), "{text:?}: {wrong:?}: {offer:?}: {found:?}");
                }
            }
        }

        #[test]
        fn what_the_page_shows_can_be_typed(whole in 0..=Rupiah::LIMIT) {
            for (asked, text) in [
                (Asked::Count, figures::decimal(&whole.to_string())),
                (Asked::Rupiah, figures::rupiah(Rupiah::new(whole).map_err(|_| TestCaseError::fail("limit"))?)),
            ] {
                prop_assert_eq!(read(asked, &text), Ok(Value::Whole(whole)), "{}", text);
            }
        }

        #[test]
        fn marks_that_nobody_sees_change_nothing(asked in asked(), text in "[0-9., -]{1,12}", place in 0..12_usize) {
            for mark in ['\u{200e}', '\u{200f}', '\u{200b}', '\u{200d}', '\u{202a}', '\u{2066}', '\u{feff}', '\u{ad}'] {
                let mut marked = text.clone();
                marked.insert(place.min(text.len()), mark);
                prop_assert_eq!(read(asked, &marked), read(asked, &text));
            }
        }
    }
}
