//! A situation as the fragment of an address, to be sent to somebody: fields that anybody can read,
//! with a check sum, since messengers cut long addresses. Hostile until read; it never has a name.

use super::situation::Situation;
use crate::document::{Month, Table};

/// How the fragment begins; the number is the version of the form.
const BEGIN: &str = "keadaan=1&cek=";
/// How every version of it begins.
const OURS: &str = "keadaan=";
const RULE: &str = "aturan";
const MONTH: &str = "bulan";
/// How the path of an answer begins.
const ANSWER: &str = "$.";
/// Before the path of a number put in place of the pack's own.
const NUMBER: &str = "angka:";
/// How long a fragment may be; a long form takes about a tenth.
pub const LONGEST: usize = 20_000;

/// Why a fragment is not opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadLink {
    /// It was cut or changed on its way.
    Damaged,
    /// A later version made it.
    Newer,
}

/// The fragment of a situation, without the `#`.
pub fn write(situation: &Situation) -> String {
    let rule = situation.regulation.as_deref().unwrap_or_default();
    let mut fields = vec![(RULE.to_owned(), rule)];
    let month = situation.month.map(|month| month.to_string());
    fields.extend(month.as_deref().map(|month| (MONTH.to_owned(), month)));
    // What is no answer about the month, such as the amount on a slip, is nobody else's affair.
    let answers = situation.answers.iter();
    let answers = answers.filter(|(path, _)| path.starts_with(ANSWER));
    fields.extend(answers.map(|(path, text)| (path.clone(), text.as_str())));
    let numbers = situation.numbers.get(rule).into_iter().flatten();
    fields.extend(numbers.map(|(path, text)| ([NUMBER, path].concat(), text.as_str())));
    let fields: Vec<String> = fields
        .iter()
        .map(|(name, text)| [&escaped(name), "=", &escaped(text)].concat())
        .collect();
    let fields = fields.join("&");
    format!("{BEGIN}{}&{fields}", check(&fields))
}

/// The situation of a fragment; nothing where it is none of ours.
pub fn read(fragment: &str) -> Option<Result<Situation, BadLink>> {
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    if !fragment.starts_with(OURS) {
        return None;
    }
    if fragment.len() > LONGEST {
        return Some(Err(BadLink::Damaged));
    }
    let Some(rest) = fragment.strip_prefix(BEGIN) else {
        let version = fragment.trim_start_matches(OURS);
        let is_newer = version.starts_with(|digit: char| ('2'..='9').contains(&digit));
        let bad = if is_newer {
            BadLink::Newer
        } else {
            BadLink::Damaged
        };
        return Some(Err(bad));
    };
    let whole = rest
        .split_once('&')
        .filter(|(sum, fields)| *sum == check(fields));
    let situation = whole.and_then(|(_, fields)| fields_of(fields));
    Some(situation.ok_or(BadLink::Damaged))
}

/// What the fields say; nothing where one is no field of ours, or stands there twice.
fn fields_of(fields: &str) -> Option<Situation> {
    let mut situation = Situation::default();
    let mut rule = None;
    let mut numbers = Table::new();
    for field in fields.split('&') {
        let (name, text) = field.split_once('=')?;
        let (name, text) = (plain(name)?, plain(text)?);
        let is_new = match name.as_str() {
            RULE => rule.replace(text).is_none(),
            MONTH => situation.month.replace(Month::parse(&text)?).is_none(),
            answer if answer.starts_with(ANSWER) => put(&mut situation.answers, answer, text),
            other => put(&mut numbers, other.strip_prefix(NUMBER)?, text),
        };
        if !is_new {
            return None;
        }
    }
    let rule = rule?;
    if !numbers.is_empty() {
        situation.numbers.insert(rule.clone(), numbers);
    }
    situation.regulation = (!rule.is_empty()).then_some(rule);
    Some(situation)
}

/// Puts a text in; false where one stands there already.
fn put(table: &mut Table<String, String>, name: &str, text: String) -> bool {
    let is_new = !table.contains_key(name);
    table.insert(name.to_owned(), text);
    is_new
}

/// FNV-1a over the letters: enough to see that some are missing.
fn check(fields: &str) -> String {
    let sum = fields.bytes().fold(0x811c_9dc5_u32, |sum, byte| {
        (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    format!("{sum:08x}")
}

/// Letters that no messenger and no browser writes in another way.
fn is_safe(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~$:".contains(&byte)
}

fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for byte in text.bytes() {
        if is_safe(byte) {
            escaped.push(char::from(byte));
        } else {
            escaped.push_str(&format!("%{byte:02X}"));
        }
    }
    escaped
}

/// The text as it was before it was escaped; nothing where that cannot be told.
fn plain(escaped: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = escaped.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let digit = |byte: Option<u8>| char::from(byte?).to_digit(16);
        let code = digit(rest.next())?
            .checked_mul(16)?
            .checked_add(digit(rest.next())?)?;
        bytes.push(u8::try_from(code).ok()?);
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn situation() -> Situation {
        let numbers = [("$.basic_tpp.coefficient".to_owned(), "0,35".to_owned())];
        Situation {
            name: Some("Budi".to_owned()),
            regulation: Some("kukar-2024-rancangan".to_owned()),
            month: Month::parse("2026-11"),
            answers: Table::from_iter([
                ("$.position.class".to_owned(), "7".to_owned()),
                ("$.note".to_owned(), "50% & 3 = “é”\n".to_owned()),
            ]),
            numbers: Table::from_iter([
                ("kukar-2024-rancangan".to_owned(), Table::from_iter(numbers)),
                (
                    "jambi".to_owned(),
                    Table::from_iter([("$.a".to_owned(), "1".to_owned())]),
                ),
            ]),
        }
    }

    #[test]
    fn it_comes_back_without_the_name_and_without_numbers_for_other_rules() {
        let mut sent = situation();
        let back = read(&write(&sent)).unwrap().unwrap();
        sent.name = None;
        sent.numbers
            .retain(|rule, _| rule == "kukar-2024-rancangan");
        assert_eq!(back, sent);
        assert!(!write(&situation()).contains("Budi"));
    }

    #[test]
    fn it_holds_only_letters_that_travel_well() {
        let link = write(&situation());
        let travels = |byte: u8| is_safe(byte) || b"=&%".contains(&byte);
        assert!(link.bytes().all(travels), "{link}");
    }

    #[test]
    fn one_that_was_cut_or_changed_anywhere_opens_nothing() {
        let link = write(&situation());
        for end in OURS.len()..link.len() {
            assert!(
                matches!(read(link.get(..end).unwrap()), Some(Err(BadLink::Damaged))),
                "{end}"
            );
        }
        for place in BEGIN.len()..link.len() {
            let (before, after) = link.split_at(place);
            let other = if after.starts_with('7') { '8' } else { '7' };
            let changed: String = before
                .chars()
                .chain([other])
                .chain(after.chars().skip(1))
                .collect();
            assert_eq!(read(&changed), Some(Err(BadLink::Damaged)), "{changed}");
        }
    }

    #[test]
    fn a_later_version_says_so_and_what_is_not_ours_is_left_alone() {
        assert_eq!(read("#keadaan=2&x"), Some(Err(BadLink::Newer)));
        assert_eq!(read("#keadaan=1"), Some(Err(BadLink::Damaged)));
        assert_eq!(read(""), None);
        assert_eq!(read("#bagian-dua"), None);
        let long = format!("{BEGIN}{}", "a".repeat(LONGEST));
        assert_eq!(read(&long), Some(Err(BadLink::Damaged)));
    }

    #[test]
    fn what_is_escaped_wrongly_is_refused() {
        for fields in [
            "aturan=%4",
            "aturan=%GG",
            "aturan=%FF",
            "aturan",
            "bulan=2026-13&aturan=a",
            "$.a=1",
            "aturan=a&slip=1",
            "aturan=a&$.a=1&$.a=2",
            "aturan=a&aturan=b",
        ] {
            let link = format!("{BEGIN}{}&{fields}", check(fields));
            assert_eq!(read(&link), Some(Err(BadLink::Damaged)), "{fields}");
        }
    }
}
