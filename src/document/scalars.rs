//! Reading of numbers and text.

use super::meant;
use super::read::{read_leaf, read_word};
use super::{Key, Read, Reader, Reason, Value};
use crate::money::{Factor, Percent, Points, Rupiah, SignedRupiah};
use crate::ratio::Ratio;

/// A whole number.
pub(super) fn whole(value: &Value) -> Result<i64, Reason> {
    match value {
        Value::Whole(whole) => Ok(*whole),
        Value::Absent => Err(Reason::Missing),
        Value::Fraction(_) => Err(Reason::FractionAsNumber {
            expected: "integer",
            write: meant::whole(value),
        }),
        other => Err(Reason::WrongType {
            expected: "integer",
            found: other.kind(),
            write: meant::whole(other),
        }),
    }
}

/// A whole number between bounds.
fn whole_within(value: &Value, min: i64, max: i64) -> Result<i64, Reason> {
    match whole(value)? {
        found if found >= min && found <= max => Ok(found),
        found => Err(Reason::out_of_range(min, max, found)),
    }
}

/// The largest percentage, factor or score a document may hold.
const LARGEST_RATE: i64 = 1_000_000;

/// A decimal is a string; a whole number is also taken. `hundred` is what 100% is.
fn decimal(value: &Value, hundred: i64) -> Result<Ratio, Reason> {
    let found = match value {
        Value::Text(text) if meant::is_endless(text) => {
            return Err(Reason::out_of_range(0, LARGEST_RATE, text));
        }
        Value::Text(text) => {
            let is_none = || Reason::not_decimal(text, meant::decimal(text, hundred));
            Percent::parse(text).ok_or_else(is_none)?
        }
        Value::Whole(whole) => Percent::from_whole(*whole),
        Value::Fraction(digits) => {
            let write = digits
                .as_deref()
                .and_then(|digits| meant::decimal(digits, hundred));
            let expected = "decimal";
            return Err(Reason::FractionAsNumber { expected, write });
        }
        other => return Err(Reason::wrong_type("decimal", other)),
    };
    if found < Percent::ZERO {
        return Err(Reason::too_small(0, found));
    }
    if found > Percent::from_whole(LARGEST_RATE) {
        return Err(Reason::out_of_range(0, LARGEST_RATE, found));
    }
    Ok(found.ratio())
}

macro_rules! read_as_decimal {
    ($($kind:ty: $hundred:literal, $format:literal;)*) => {
        $(impl Read for $kind {
            fn read(reader: &mut Reader<'_>) -> Self {
                read_leaf(reader, |value| {
                    Self::of_ratio(decimal(value, $hundred)?).map_err(|_| Reason::TooLarge)
                })
            }

            fn blank() -> Self {
                Self::ZERO
            }

            #[cfg(feature = "schema")]
            fn schema(_: &mut super::schema::Definitions) -> Value {
                super::schema::decimal($format)
            }
        })*
    };
}

read_as_decimal! {
    Percent: 100, "percent";
    Factor: 1, "factor";
    Points: 100, "points";
}

impl Read for SignedRupiah {
    fn read(reader: &mut Reader<'_>) -> Self {
        read_leaf(reader, |value| {
            let found = whole_within(value, -Rupiah::LIMIT, Rupiah::LIMIT)?;
            Rupiah::new(found).map(Self).map_err(|_| Reason::TooLarge)
        })
    }

    fn blank() -> Self {
        Self(Rupiah::ZERO)
    }

    #[cfg(feature = "schema")]
    fn schema(_: &mut super::schema::Definitions) -> Value {
        super::schema::rupiah(-Rupiah::LIMIT, Rupiah::LIMIT)
    }
}

impl Read for Rupiah {
    fn read(reader: &mut Reader<'_>) -> Self {
        read_leaf(reader, |value| {
            let found = whole_within(value, 0, Self::LIMIT)?;
            Self::new(found).map_err(|_| Reason::TooLarge)
        })
    }

    fn blank() -> Self {
        Self::ZERO
    }

    #[cfg(feature = "schema")]
    fn schema(_: &mut super::schema::Definitions) -> Value {
        super::schema::rupiah(0, Self::LIMIT)
    }
}

/// The largest count a document may hold.
const LARGEST_COUNT: i64 = 1_000_000_000;

impl Read for u32 {
    fn read(reader: &mut Reader<'_>) -> Self {
        read_leaf(reader, |value| {
            let found = whole_within(value, 0, LARGEST_COUNT)?;
            Self::try_from(found).map_err(|_| Reason::TooLarge)
        })
    }

    fn blank() -> Self {
        0
    }

    #[cfg(feature = "schema")]
    fn schema(_: &mut super::schema::Definitions) -> Value {
        super::schema::integer(0, LARGEST_COUNT)
    }
}

impl Read for bool {
    fn read(reader: &mut Reader<'_>) -> Self {
        read_leaf(reader, |value| match value {
            Value::Bool(read) => Ok(*read),
            other => Err(Reason::wrong_type("boolean", other)),
        })
    }

    fn blank() -> Self {
        false
    }

    #[cfg(feature = "schema")]
    fn schema(_: &mut super::schema::Definitions) -> Value {
        super::schema::kind("boolean")
    }
}

/// Text for people: 1 to 2,000 characters.
impl Read for String {
    fn read(reader: &mut Reader<'_>) -> Self {
        read_word(reader)
    }

    fn blank() -> Self {
        Self::new()
    }

    #[cfg(feature = "schema")]
    fn schema(_: &mut super::schema::Definitions) -> Value {
        super::schema::kind("string")
    }
}

impl Key for String {
    const HAS_FORMS: bool = false;

    fn from_key(key: &str) -> Result<Self, Reason> {
        const MOST: usize = 2_000;
        let fits = !key.trim().is_empty() && key.chars().count() <= MOST;
        if fits {
            Ok(key.to_owned())
        } else {
            Err(Reason::TextLength { max: MOST })
        }
    }

    fn to_key(&self) -> String {
        self.clone()
    }

    #[cfg(feature = "schema")]
    fn key_schema(_: &mut super::schema::Definitions) -> Value {
        super::schema::kind("string")
    }
}

/// Anything at all: a document within a document, to be read by another reader.
impl Read for Value {
    fn read(reader: &mut Reader<'_>) -> Self {
        reader.value().clone()
    }

    fn blank() -> Self {
        Self::Null
    }

    #[cfg(feature = "schema")]
    fn schema(_: &mut super::schema::Definitions) -> Value {
        Self::Object(Vec::new())
    }
}
