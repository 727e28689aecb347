//! Reading: a [`Value`] into a checked type, with every fault noted.

use super::{Fault, Faults, Path, Reason, Value};

/// A type that can be read from a document.
pub trait Read: Sized {
    /// Whether the key may be left out; then [`blank`](Self::blank) is what that means.
    const OPTIONAL: bool = false;

    /// Reads the value. What cannot be read is noted, and a blank stands in for it.
    fn read(value: &Value, at: &Path<'_>, faults: &mut Faults) -> Self;

    /// What stands in for a value that could not be read. It never gets out: whoever reads a
    /// document looks at the faults first.
    fn blank() -> Self;

    /// The JSON Schema of the type; shared definitions go into `definitions`.
    #[cfg(feature = "schema")]
    fn schema(definitions: &mut super::schema::Definitions) -> Value;
}

/// Reads a whole document.
pub fn read<T: Read>(document: &Value) -> Result<T, Vec<Fault>> {
    let mut faults = Faults::default();
    let read = T::read(document, &Path::ROOT, &mut faults);
    if faults.is_empty() {
        Ok(read)
    } else {
        Err(faults.into_vec())
    }
}

/// A record of blanks; used by [`record!`](crate::record).
#[doc(hidden)]
pub fn blank_record<T: Read>() -> T {
    T::read(&Value::Absent, &Path::ROOT, &mut Faults::default())
}

/// Checks that the value is an object with known keys only; used by [`record!`](crate::record).
/// If it is no object, the faults are muted while its fields are read.
#[doc(hidden)]
pub fn known_keys(value: &Value, keys: &[&str], at: &Path<'_>, faults: &mut Faults) -> bool {
    let Value::Object(entries) = value else {
        faults.unreadable(at, Reason::wrong_type("object", value));
        faults.mute();
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
    faults.unreadable(
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
        faults.unreadable(at, Reason::wrong_type("string", value));
        return None;
    };
    let place = words.iter().position(|word| word == text);
    if place.is_none() {
        let known = words.iter().map(|w| (*w).to_owned()).collect();
        faults.unreadable(
            at,
            Reason::UnknownChoice {
                found: text.clone(),
                known,
            },
        );
    }
    place
}

/// What a reading gave, or a blank with the refusal noted.
pub(crate) fn or_blank<T: Read>(
    result: Result<T, Reason>,
    at: &Path<'_>,
    faults: &mut Faults,
) -> T {
    result.unwrap_or_else(|reason| {
        faults.unreadable(at, reason);
        T::blank()
    })
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

    fn read(value: &Value, at: &Path<'_>, faults: &mut Faults) -> Self {
        match value {
            Value::Absent => None,
            given => Some(T::read(given, at, faults)),
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

    fn read(value: &Value, at: &Path<'_>, faults: &mut Faults) -> Self {
        let mut list = Self::new();
        match value {
            Value::List(items) => {
                for (n, item) in items.iter().enumerate() {
                    list.push(T::read(item, &at.index(n), faults));
                }
            }
            Value::Absent => {}
            other => faults.unreadable(at, Reason::wrong_type("array", other)),
        }
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
