//! Ids, months and dates: the names that documents refer by.

use super::read::{read_leaf, read_word, text};
use super::{Key, Read, Reader, Reason, Value, Write};
use crate::calendar::{Clock, Date, Month};
use serde::{Serialize, Serializer};
use std::fmt;
use std::sync::Arc;

/// The name of something a pack defines: lower-case letters, digits, `_` and `-`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Id(Arc<str>);

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
    const HAS_FORMS: bool = false;

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
        super::schema::of_format("id", super::schema::pattern("^[a-z0-9_-]{1,64}$"))
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
        Self::FIRST
    }

    #[cfg(feature = "schema")]
    fn schema(_: &mut super::schema::Definitions) -> Value {
        super::schema::of_format(
            "month",
            super::schema::pattern("^[0-9]{4}-(0[1-9]|1[0-2])$"),
        )
    }
}

impl Write for Date {
    fn write(&self) -> Value {
        Value::Text(self.to_string())
    }
}

impl Read for Date {
    fn read(reader: &mut Reader<'_>) -> Self {
        read_leaf(reader, |value| {
            let text = text(value)?;
            Self::parse(text).ok_or_else(|| Reason::NotDate {
                found: text.to_owned(),
            })
        })
    }

    fn blank() -> Self {
        Self::first_of(Month::FIRST)
    }

    #[cfg(feature = "schema")]
    fn schema(_: &mut super::schema::Definitions) -> Value {
        super::schema::of_format(
            "date",
            super::schema::pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"),
        )
    }
}

impl Write for Clock {
    fn write(&self) -> Value {
        Value::Text(self.to_string())
    }
}

impl Read for Clock {
    fn read(reader: &mut Reader<'_>) -> Self {
        read_leaf(reader, |value| {
            let found = text(value).ok().and_then(Self::parse);
            found.ok_or_else(|| Reason::wrong_type("time", value))
        })
    }

    fn blank() -> Self {
        Self::MIDNIGHT
    }

    #[cfg(feature = "schema")]
    fn schema(_: &mut super::schema::Definitions) -> Value {
        super::schema::pattern("^([01][0-9]|2[0-3]):[0-5][0-9]$")
    }
}
