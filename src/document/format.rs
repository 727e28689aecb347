//! The version of a document's form.

use super::scalars::whole;
#[cfg(feature = "schema")]
use super::schema;
use super::{Read, Reader, Reason, Value, read_leaf};

/// The version of the form a document is written in. There is one so far; another one is not
/// guessed at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Format;

impl Format {
    /// The number that stands for it.
    pub const NUMBER: i64 = 1;

    /// As it is written.
    pub fn value() -> Value {
        Value::Whole(Self::NUMBER)
    }

    /// Why another version is refused.
    pub fn refused(found: i64) -> Reason {
        Reason::UnknownChoice {
            found: found.to_string(),
            known: vec![Self::NUMBER.to_string()],
        }
    }
}

impl Read for Format {
    fn read(reader: &mut Reader<'_>) -> Self {
        read_leaf(reader, |value| match whole(value)? {
            Self::NUMBER => Ok(Self),
            found => Err(Self::refused(found)),
        })
    }

    fn blank() -> Self {
        Self
    }

    #[cfg(feature = "schema")]
    fn schema(_: &mut schema::Definitions) -> Value {
        schema::integer(Self::NUMBER, Self::NUMBER)
    }
}
