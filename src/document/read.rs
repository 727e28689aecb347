//! Reading: a [`Value`] into a checked type, with every fault noted.

use super::{Fault, Reader, Reason, Value};

/// A type that can be read from a document.
pub trait Read: Sized {
    /// Whether the key may be left out; then [`blank`](Self::blank) is what that means.
    const OPTIONAL: bool = false;

    /// Reads the value where the reader stands. What cannot be read is noted, and a blank stands
    /// in for it.
    fn read(reader: &mut Reader<'_>) -> Self;

    /// What stands in for a value that could not be read. It never gets out: whoever reads a
    /// document looks at the faults first.
    fn blank() -> Self;

    /// The JSON Schema of the type; shared definitions go into `definitions`.
    #[cfg(feature = "schema")]
    fn schema(definitions: &mut super::schema::Definitions) -> Value;
}

/// A type that can be the key of a table.
pub trait Key: PartialEq + Sized {
    /// Whether another text may be the same key, as `"09"` is `"9"`; then there are few of them.
    const HAS_FORMS: bool = true;

    /// Reads the key.
    fn from_key(key: &str) -> Result<Self, Reason>;

    /// Writes it as a key.
    fn to_key(&self) -> String;

    /// The JSON Schema of the key.
    #[cfg(feature = "schema")]
    fn key_schema(definitions: &mut super::schema::Definitions) -> Value;
}

/// Reads a whole document.
pub fn read<T: Read>(document: &Value) -> Result<T, Vec<Fault>> {
    let mut reader = Reader::new(document);
    let read = T::read(&mut reader);
    let faults = reader.into_faults();
    if faults.is_empty() {
        Ok(read)
    } else {
        Err(faults.into_vec())
    }
}

/// A record of blanks; used by [`record!`](crate::record).
#[doc(hidden)]
pub fn blank_record<T: Read>() -> T {
    T::read(&mut Reader::new(&Value::Absent))
}

/// Which of the words it is; used by [`choice!`](crate::choice).
#[doc(hidden)]
pub fn read_choice(text: &str, words: &[&str]) -> Result<usize, Reason> {
    words
        .iter()
        .position(|word| *word == text)
        .ok_or_else(|| Reason::UnknownChoice {
            found: text.to_owned(),
            known: words.iter().map(|word| (*word).to_owned()).collect(),
        })
}

/// Reads a value that is not made of others.
pub fn read_leaf<T: Read>(
    reader: &mut Reader<'_>,
    parse: impl FnOnce(&Value) -> Result<T, Reason>,
) -> T {
    parse(reader.value()).unwrap_or_else(|reason| {
        reader.refuse(reason);
        T::blank()
    })
}

/// Reads a value that is written as a key would be.
#[doc(hidden)]
pub fn read_word<T: Read + Key>(reader: &mut Reader<'_>) -> T {
    read_leaf(reader, |value| text(value).and_then(T::from_key))
}

/// The text of a string.
pub(crate) fn text(value: &Value) -> Result<&str, Reason> {
    match value {
        Value::Text(text) => Ok(text),
        other => Err(Reason::wrong_type("string", other)),
    }
}

impl<T: Read> Read for Option<T> {
    const OPTIONAL: bool = true;

    fn read(reader: &mut Reader<'_>) -> Self {
        match reader.value() {
            Value::Absent => None,
            _ => Some(T::read(reader)),
        }
    }

    fn blank() -> Self {
        None
    }

    #[cfg(feature = "schema")]
    fn schema(definitions: &mut super::schema::Definitions) -> Value {
        T::schema(definitions)
    }
}

/// A list; absent means empty.
impl<T: Read> Read for Vec<T> {
    const OPTIONAL: bool = true;

    fn read(reader: &mut Reader<'_>) -> Self {
        let mut list = Self::new();
        reader.each_item(&mut |reader| list.push(T::read(reader)));
        list
    }

    fn blank() -> Self {
        Self::new()
    }

    #[cfg(feature = "schema")]
    fn schema(definitions: &mut super::schema::Definitions) -> Value {
        let items = T::schema(definitions);
        super::schema::list(items)
    }
}
