//! Reading: a [`Value`] into a checked type, with every fault noted.

use super::{Fault, Faults, Path, Reason, Value};
use crate::money::{Factor, Percent, Rupiah};
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;
use std::fmt;

/// A type that can be read from a document.
pub trait Read: Sized {
    /// Reads the value, or notes what is wrong and gives nothing.
    fn read(value: &Value, at: &Path<'_>, faults: &mut Faults) -> Option<Self>;

    /// What an absent key means; most types may not be absent.
    fn absent() -> Option<Self> {
        None
    }

    /// The JSON Schema of the type; shared definitions go into `definitions`.
    #[cfg(feature = "schema")]
    fn schema(definitions: &mut super::schema::Definitions) -> Value;
}

/// Reads a whole document.
pub fn read<T: Read>(document: &Value) -> Result<T, Vec<Fault>> {
    let mut faults = Faults::default();
    match T::read(document, &Path::ROOT, &mut faults) {
        Some(read) if faults.is_empty() => Ok(read),
        _ => Err(faults.into_vec()),
    }
}

/// Reads one field of an object; used by [`record!`](crate::record).
#[doc(hidden)]
pub fn field<T: Read>(
    value: &Value,
    key: &'static str,
    at: &Path<'_>,
    faults: &mut Faults,
) -> Option<T> {
    match value.get(key) {
        Some(inner) => T::read(inner, &at.key(key), faults),
        None => {
            let absent = T::absent();
            if absent.is_none() {
                faults.add(&at.key(key), Reason::Missing);
            }
            absent
        }
    }
}

/// Checks that the value is an object with known keys only; used by [`record!`](crate::record).
#[doc(hidden)]
pub fn known_keys(value: &Value, keys: &[&str], at: &Path<'_>, faults: &mut Faults) -> bool {
    let Value::Object(entries) = value else {
        faults.add(at, Reason::wrong_type("object", value));
        return false;
    };
    for (n, (key, _)) in entries.iter().enumerate() {
        if !keys.contains(&key.as_str()) {
            let known = keys.iter().map(|k| (*k).to_owned()).collect();
            faults.add(&at.key(key), Reason::UnknownKey { known });
        }
        if entries.iter().take(n).any(|(earlier, _)| earlier == key) {
            faults.add(&at.key(key), Reason::Duplicate { found: key.clone() });
        }
    }
    true
}

/// The one entry of an object with exactly one known key; used by [`one_of!`](crate::one_of).
#[doc(hidden)]
pub fn only_key<'v>(
    value: &'v Value,
    keys: &[&str],
    at: &Path<'_>,
    faults: &mut Faults,
) -> Option<(&'v str, &'v Value)> {
    if let Value::Object(entries) = value
        && let [(key, inner)] = entries.as_slice()
        && keys.contains(&key.as_str())
    {
        return Some((key, inner));
    }
    faults.add(
        at,
        Reason::ExactlyOne {
            known: keys.iter().map(|k| (*k).to_owned()).collect(),
        },
    );
    None
}

/// Which of the words the value is; used by [`choice!`](crate::choice).
#[doc(hidden)]
pub fn read_choice(
    value: &Value,
    words: &[&str],
    at: &Path<'_>,
    faults: &mut Faults,
) -> Option<usize> {
    let Value::Text(text) = value else {
        faults.add(at, Reason::wrong_type("string", value));
        return None;
    };
    let place = words.iter().position(|word| word == text);
    if place.is_none() {
        let known = words.iter().map(|w| (*w).to_owned()).collect();
        faults.add(
            at,
            Reason::UnknownChoice {
                found: text.clone(),
                known,
            },
        );
    }
    place
}

/// Runs a check that may refuse, and notes the refusal.
fn noted<T>(result: Result<T, Reason>, at: &Path<'_>, faults: &mut Faults) -> Option<T> {
    result.map_err(|reason| faults.add(at, reason)).ok()
}

fn text(value: &Value) -> Result<&str, Reason> {
    match value {
        Value::Text(text) => Ok(text),
        other => Err(Reason::wrong_type("string", other)),
    }
}

fn whole(value: &Value) -> Result<i64, Reason> {
    match value {
        Value::Whole(whole) => Ok(*whole),
        Value::Fraction => Err(Reason::FractionAsNumber),
        other => Err(Reason::wrong_type("integer", other)),
    }
}

/// A decimal is a string; a whole number is also taken.
fn decimal<T>(
    value: &Value,
    parse: fn(&str) -> Option<T>,
    from_whole: fn(i64) -> T,
) -> Result<T, Reason> {
    match value {
        Value::Text(text) => parse(text).ok_or_else(|| Reason::NotDecimal {
            found: text.clone(),
        }),
        Value::Whole(whole) => Ok(from_whole(*whole)),
        Value::Fraction => Err(Reason::FractionAsNumber),
        other => Err(Reason::wrong_type("decimal", other)),
    }
}

fn within<T: PartialOrd + ToString>(found: T, min: T, max: T) -> Result<T, Reason> {
    if found >= min && found <= max {
        Ok(found)
    } else {
        Err(Reason::out_of_range(min, max, found))
    }
}

/// The largest percentage or factor a document may hold.
const LARGEST_RATE: i64 = 1_000_000;

impl Read for Percent {
    fn read(value: &Value, at: &Path<'_>, faults: &mut Faults) -> Option<Self> {
        let read = decimal(value, Self::parse, Self::from_whole)
            .and_then(|found| within(found, Self::ZERO, Self::from_whole(LARGEST_RATE)));
        noted(read, at, faults)
    }

    #[cfg(feature = "schema")]
    fn schema(_: &mut super::schema::Definitions) -> Value {
        super::schema::decimal()
    }
}

impl Read for Factor {
    fn read(value: &Value, at: &Path<'_>, faults: &mut Faults) -> Option<Self> {
        let read = decimal(value, Self::parse, Self::from_whole)
            .and_then(|found| within(found, Self::ZERO, Self::from_whole(LARGEST_RATE)));
        noted(read, at, faults)
    }

    #[cfg(feature = "schema")]
    fn schema(_: &mut super::schema::Definitions) -> Value {
        super::schema::decimal()
    }
}

impl Read for Rupiah {
    fn read(value: &Value, at: &Path<'_>, faults: &mut Faults) -> Option<Self> {
        let read = whole(value)
            .and_then(|found| within(found, 0, Self::LIMIT))
            .and_then(|found| Self::new(found).map_err(|_| Reason::TooLarge));
        noted(read, at, faults)
    }

    #[cfg(feature = "schema")]
    fn schema(_: &mut super::schema::Definitions) -> Value {
        super::schema::integer(0, Self::LIMIT)
    }
}

impl Read for u32 {
    fn read(value: &Value, at: &Path<'_>, faults: &mut Faults) -> Option<Self> {
        const MOST: u32 = 1_000_000_000;
        let read = whole(value).and_then(|found| within(found, 0, i64::from(MOST)));
        noted(read, at, faults).and_then(|found| Self::try_from(found).ok())
    }

    #[cfg(feature = "schema")]
    fn schema(_: &mut super::schema::Definitions) -> Value {
        super::schema::integer(0, 1_000_000_000)
    }
}

impl Read for bool {
    fn read(value: &Value, at: &Path<'_>, faults: &mut Faults) -> Option<Self> {
        match value {
            Value::Bool(read) => Some(*read),
            other => {
                faults.add(at, Reason::wrong_type("boolean", other));
                None
            }
        }
    }

    #[cfg(feature = "schema")]
    fn schema(_: &mut super::schema::Definitions) -> Value {
        super::schema::kind("boolean")
    }
}

/// Text for people: 1 to 2,000 characters.
impl Read for String {
    fn read(value: &Value, at: &Path<'_>, faults: &mut Faults) -> Option<Self> {
        const MOST: usize = 2_000;
        let read = text(value).and_then(|text| {
            let fits = !text.trim().is_empty() && text.chars().count() <= MOST;
            if fits {
                Ok(text.to_owned())
            } else {
                Err(Reason::TextLength { max: MOST })
            }
        });
        noted(read, at, faults)
    }

    #[cfg(feature = "schema")]
    fn schema(_: &mut super::schema::Definitions) -> Value {
        super::schema::kind("string")
    }
}

impl<T: Read> Read for Option<T> {
    fn read(value: &Value, at: &Path<'_>, faults: &mut Faults) -> Option<Self> {
        T::read(value, at, faults).map(Some)
    }

    fn absent() -> Option<Self> {
        Some(None)
    }

    #[cfg(feature = "schema")]
    fn schema(definitions: &mut super::schema::Definitions) -> Value {
        T::schema(definitions)
    }
}

/// A list; absent means empty.
impl<T: Read> Read for Vec<T> {
    fn read(value: &Value, at: &Path<'_>, faults: &mut Faults) -> Option<Self> {
        let Value::List(items) = value else {
            faults.add(at, Reason::wrong_type("array", value));
            return None;
        };
        let read: Vec<Option<T>> = items
            .iter()
            .enumerate()
            .map(|(n, item)| T::read(item, &at.index(n), faults))
            .collect();
        read.into_iter().collect()
    }

    fn absent() -> Option<Self> {
        Some(Self::new())
    }

    #[cfg(feature = "schema")]
    fn schema(definitions: &mut super::schema::Definitions) -> Value {
        let items = T::schema(definitions);
        super::schema::list(items)
    }
}

/// A key of a table: an id, a class, a rating.
pub trait Key: Read + Ord {}

impl<T: Read + Ord> Key for T {}

/// A table from keys to values; absent means empty.
impl<K: Key, T: Read> Read for BTreeMap<K, T> {
    fn read(value: &Value, at: &Path<'_>, faults: &mut Faults) -> Option<Self> {
        let Value::Object(entries) = value else {
            faults.add(at, Reason::wrong_type("object", value));
            return None;
        };
        let mut table = Some(Self::new());
        for (key, inner) in entries {
            let place = at.key(key);
            let read_key = K::read(&Value::Text(key.clone()), &place, faults);
            let read_value = T::read(inner, &place, faults);
            let (Some(rows), Some(k), Some(v)) = (table.as_mut(), read_key, read_value) else {
                table = None;
                continue;
            };
            if rows.insert(k, v).is_some() {
                faults.add(&place, Reason::Duplicate { found: key.clone() });
            }
        }
        table
    }

    fn absent() -> Option<Self> {
        Some(Self::new())
    }

    #[cfg(feature = "schema")]
    fn schema(definitions: &mut super::schema::Definitions) -> Value {
        let keys = K::schema(definitions);
        let values = T::schema(definitions);
        super::schema::table(keys, values)
    }
}

/// The name of something a pack defines: lower-case letters, digits, `_` and `-`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Id(Box<str>);

impl Id {
    /// Reads an id, or nothing if it is none.
    pub fn parse(text: &str) -> Option<Self> {
        let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_' || b == b'-';
        let fits = !text.is_empty() && text.len() <= 64 && text.bytes().all(plain);
        fits.then(|| Self(text.into()))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl Read for Id {
    fn read(value: &Value, at: &Path<'_>, faults: &mut Faults) -> Option<Self> {
        let read = text(value).and_then(|text| {
            Self::parse(text).ok_or_else(|| Reason::NotId {
                found: text.to_owned(),
            })
        });
        noted(read, at, faults)
    }

    #[cfg(feature = "schema")]
    fn schema(_: &mut super::schema::Definitions) -> Value {
        super::schema::pattern("^[a-z0-9_-]{1,64}$")
    }
}

/// A month of a year, 1900 to 2199, written `"2024-03"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month {
    year: u16,
    month: u8,
}

impl Month {
    /// Reads `"2024-03"`.
    pub fn parse(text: &str) -> Option<Self> {
        let (year, month) = text.split_once('-')?;
        let digits =
            |part: &str, count| part.len() == count && part.bytes().all(|b| b.is_ascii_digit());
        if !digits(year, 4) || !digits(month, 2) {
            return None;
        }
        Self::new(year.parse().ok()?, month.parse().ok()?)
    }

    /// A month by its numbers.
    pub fn new(year: u16, month: u8) -> Option<Self> {
        let fits = (1900..=2199).contains(&year) && (1..=12).contains(&month);
        fits.then_some(Self { year, month })
    }

    /// The year.
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12.
    pub fn number(self) -> u8 {
        self.month
    }

    /// The last month of the tax year.
    pub fn is_december(self) -> bool {
        self.month == 12
    }

    /// Full months from an earlier month to this one; nothing if it lies before.
    pub fn months_since(self, earlier: Self) -> Option<u32> {
        let count = |m: Self| {
            u32::from(m.year)
                .saturating_mul(12)
                .saturating_add(u32::from(m.month))
        };
        count(self).checked_sub(count(earlier))
    }

    /// Days of the calendar month.
    pub fn days(self) -> u32 {
        let leap = self.year.is_multiple_of(4)
            && (!self.year.is_multiple_of(100) || self.year.is_multiple_of(400));
        match self.month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        }
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

impl Serialize for Month {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Read for Month {
    fn read(value: &Value, at: &Path<'_>, faults: &mut Faults) -> Option<Self> {
        let read = text(value).and_then(|text| {
            Self::parse(text).ok_or_else(|| Reason::NotMonth {
                found: text.to_owned(),
            })
        });
        noted(read, at, faults)
    }

    #[cfg(feature = "schema")]
    fn schema(_: &mut super::schema::Definitions) -> Value {
        super::schema::pattern("^[0-9]{4}-(0[1-9]|1[0-2])$")
    }
}
