//! The version of a document's form.

#[cfg(feature = "schema")]
use super::Value;
use super::scalars::whole;
#[cfg(feature = "schema")]
use super::schema;
use super::{Read, Reader, Reason, read_leaf};

/// The version of the form a document is written in; another one is not guessed at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Format<const NUMBER: i64 = 1>;

impl<const NUMBER: i64> Format<NUMBER> {
    /// The number that stands for it.
    pub const NUMBER: i64 = NUMBER;

    /// Why another version is refused.
    pub fn refused(found: i64) -> Reason {
        Reason::UnknownChoice {
            found: found.to_string(),
            known: vec![Self::NUMBER.to_string()],
        }
    }
}

impl<const NUMBER: i64> Read for Format<NUMBER> {
    fn read(reader: &mut Reader<'_>) -> Self {
        read_leaf(reader, |value| match whole(value)? {
            found if found == NUMBER => Ok(Self),
            found => Err(Self::refused(found)),
        })
    }

    fn blank() -> Self {
        Self
    }

    #[cfg(feature = "schema")]
    fn schema(_: &mut schema::Definitions) -> Value {
        schema::integer(NUMBER, NUMBER)
    }
}
