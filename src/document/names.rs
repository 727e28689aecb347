//! Ids and months: the names that documents refer by.

#[cfg(feature = "schema")]
use super::Value;
use super::read::{read_leaf, read_word, text};
use super::{Key, Read, Reader, Reason};
use serde::{Serialize, Serializer};
use std::fmt;

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
    fn read(reader: &mut Reader<'_>) -> Self {
        read_word(reader)
    }

    fn blank() -> Self {
        Self("".into())
    }

    #[cfg(feature = "schema")]
    fn schema(definitions: &mut super::schema::Definitions) -> Value {
        Self::key_schema(definitions)
    }
}

impl Key for Id {
    fn from_key(key: &str) -> Result<Self, Reason> {
        Self::parse(key).ok_or_else(|| Reason::NotId {
            found: key.to_owned(),
        })
    }

    fn to_key(&self) -> String {
        self.to_string()
    }

    #[cfg(feature = "schema")]
    fn key_schema(_: &mut super::schema::Definitions) -> Value {
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
    fn read(reader: &mut Reader<'_>) -> Self {
        read_leaf(reader, |value| {
            let text = text(value)?;
            Self::parse(text).ok_or_else(|| Reason::NotMonth {
                found: text.to_owned(),
            })
        })
    }

    fn blank() -> Self {
        Self {
            year: 1900,
            month: 1,
        }
    }

    #[cfg(feature = "schema")]
    fn schema(_: &mut super::schema::Definitions) -> Value {
        super::schema::pattern("^[0-9]{4}-(0[1-9]|1[0-2])$")
    }
}
