//! A result onto the tape.

use super::tape::{self, FALSE, LIST, NAME, NULL, OBJECT, SMALL, TEXT, TRUE, WHOLE, code};
use serde::ser::{
    Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple,
    SerializeTupleStruct, SerializeTupleVariant, Serializer,
};
use std::fmt;

/// What has been written. The names told stay known from one result to the next.
#[derive(Debug, Default)]
pub struct Tape {
    pub codes: Vec<u32>,
    pub text: String,
    /// Where each name lies in memory, in order, and its place in the list of both ends.
    names: Vec<(usize, usize, u32)>,
}

impl Tape {
    /// Writes a result in place of the one before.
    pub fn record<T: Serialize>(&mut self, result: &T) -> Result<(), Unsaid> {
        self.codes.clear();
        self.text.clear();
        result.serialize(&mut *self)
    }

    fn put(&mut self, kind: u32, number: u32) {
        self.codes.push(code(kind, number));
    }

    fn constant(&mut self, number: u32) {
        self.put(tape::CONSTANT, number);
    }

    fn whole(&mut self, number: i64) {
        const LARGEST: i64 = 0x1fff_ffff;
        match u32::try_from(number) {
            Ok(small) if number <= LARGEST => self.put(SMALL, small),
            _ => {
                self.put(WHOLE, 0);
                for half in [number, number.wrapping_shr(32)] {
                    let [a, b, c, d, ..] = half.to_le_bytes();
                    self.codes.push(u32::from_le_bytes([a, b, c, d]));
                }
            }
        }
    }

    fn text(&mut self, text: &str) {
        self.put(TEXT, units(text));
        self.text.push_str(text);
    }

    fn name(&mut self, name: &'static str) {
        let (address, length) = (name.as_ptr().addr(), name.len());
        let found = self
            .names
            .binary_search_by_key(&(address, length), |(address, length, _)| {
                (*address, *length)
            });
        match found {
            Ok(place) => {
                let known = self.names.get(place).map_or(0, |(_, _, known)| *known);
                self.put(NAME, known);
            }
            Err(place) => {
                let new = size(self.names.len());
                self.names.insert(place, (address, length, new));
                self.put(NAME, new);
                self.codes.push(units(name));
                self.text.push_str(name);
            }
        }
    }

    /// Begins a list or an object whose length is told at its end.
    fn open(&mut self, kind: u32) -> Open<'_> {
        let at = self.codes.len();
        self.put(kind, 0);
        Open {
            tape: self,
            at,
            kind,
            length: 0,
        }
    }
}

fn size(length: usize) -> u32 {
    u32::try_from(length).unwrap_or_default()
}

fn units(text: &str) -> u32 {
    if text.is_ascii() {
        size(text.len())
    } else {
        size(text.encode_utf16().count())
    }
}

/// A list or an object of which more comes.
pub struct Open<'t> {
    tape: &'t mut Tape,
    at: usize,
    kind: u32,
    length: u32,
}

impl Open<'_> {
    fn item<T: Serialize + ?Sized>(&mut self, item: &T) -> Result<(), Unsaid> {
        self.length = self.length.saturating_add(1);
        item.serialize(&mut *self.tape)
    }

    fn row<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), Unsaid> {
        self.tape.name(name);
        self.item(value)
    }

    fn close(self) -> Result<(), Unsaid> {
        if let Some(begun) = self.tape.codes.get_mut(self.at) {
            *begun = code(self.kind, self.length);
        }
        Ok(())
    }
}

/// A value that no result has: a float, bytes, a sign.
#[derive(Debug)]
pub struct Unsaid;

impl fmt::Display for Unsaid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value that JSON of ours does not have")
    }
}

impl std::error::Error for Unsaid {}

impl serde::ser::Error for Unsaid {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

macro_rules! whole {
    ($($call:ident: $kind:ty),*) => {
        $(fn $call(self, number: $kind) -> Result<(), Unsaid> {
            self.whole(i64::from(number));
            Ok(())
        })*
    };
}

macro_rules! unsaid {
    ($($call:ident: $kind:ty),*) => {
        $(#[expect(clippy::disallowed_types, reason = "serde's signature; nothing is written")]
        fn $call(self, _: $kind) -> Result<(), Unsaid> {
            Err(Unsaid)
        })*
    };
}

impl<'t> Serializer for &'t mut Tape {
    type Ok = ();
    type Error = Unsaid;
    type SerializeSeq = Open<'t>;
    type SerializeTuple = Open<'t>;
    type SerializeTupleStruct = Open<'t>;
    type SerializeTupleVariant = Open<'t>;
    type SerializeMap = Open<'t>;
    type SerializeStruct = Open<'t>;
    type SerializeStructVariant = Open<'t>;

    whole!(serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64);
    whole!(serialize_u8: u8, serialize_u16: u16, serialize_u32: u32);
    unsaid!(serialize_f32: f32, serialize_f64: f64);

    fn serialize_u64(self, number: u64) -> Result<(), Unsaid> {
        self.whole(i64::try_from(number).map_err(|_| Unsaid)?);
        Ok(())
    }

    fn serialize_bool(self, flag: bool) -> Result<(), Unsaid> {
        self.constant(if flag { TRUE } else { FALSE });
        Ok(())
    }

    fn serialize_char(self, _: char) -> Result<(), Unsaid> {
        Err(Unsaid)
    }

    fn serialize_str(self, text: &str) -> Result<(), Unsaid> {
        self.text(text);
        Ok(())
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<(), Unsaid> {
        Err(Unsaid)
    }

    fn serialize_none(self) -> Result<(), Unsaid> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Unsaid> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Unsaid> {
        self.constant(NULL);
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Unsaid> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<(), Unsaid> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), Unsaid> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), Unsaid> {
        let mut open = self.open(OBJECT);
        open.row(variant, value)?;
        open.close()
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Open<'t>, Unsaid> {
        Ok(self.open(LIST))
    }

    fn serialize_tuple(self, _: usize) -> Result<Open<'t>, Unsaid> {
        Ok(self.open(LIST))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Open<'t>, Unsaid> {
        Ok(self.open(LIST))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Open<'t>, Unsaid> {
        Err(Unsaid)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Open<'t>, Unsaid> {
        Ok(self.open(OBJECT))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Open<'t>, Unsaid> {
        Ok(self.open(OBJECT))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Open<'t>, Unsaid> {
        Err(Unsaid)
    }
}

macro_rules! list {
    ($($kind:ident: $call:ident),*) => {
        $(impl $kind for Open<'_> {
            type Ok = ();
            type Error = Unsaid;

            fn $call<T: Serialize + ?Sized>(&mut self, item: &T) -> Result<(), Unsaid> {
                self.item(item)
            }

            fn end(self) -> Result<(), Unsaid> {
                self.close()
            }
        })*
    };
}

list!(
    SerializeSeq: serialize_element,
    SerializeTuple: serialize_element,
    SerializeTupleStruct: serialize_field,
    SerializeTupleVariant: serialize_field
);

macro_rules! object {
    ($($kind:ident),*) => {
        $(impl $kind for Open<'_> {
            type Ok = ();
            type Error = Unsaid;

            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                name: &'static str,
                value: &T,
            ) -> Result<(), Unsaid> {
                self.row(name, value)
            }

            fn end(self) -> Result<(), Unsaid> {
                self.close()
            }
        })*
    };
}

object!(SerializeStruct, SerializeStructVariant);

/// An object with free keys, each a text.
impl SerializeMap for Open<'_> {
    type Ok = ();
    type Error = Unsaid;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Unsaid> {
        key.serialize(&mut *self.tape)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unsaid> {
        self.item(value)
    }

    fn end(self) -> Result<(), Unsaid> {
        self.close()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Value;
    use proptest::prelude::*;

    fn values() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::Bool),
            (-(1_i64 << 53) + 1..1 << 53).prop_map(Value::Whole),
            (-3..3_i64).prop_map(Value::Whole),
            ".{0,8}".prop_map(Value::Text),
        ];
        leaf.prop_recursive(4, 40, 6, |inner| {
            let rows = prop::collection::vec((".{0,4}", inner.clone()), 0..6);
            prop_oneof![
                prop::collection::vec(inner, 0..6).prop_map(Value::List),
                rows.prop_map(Value::Object),
            ]
        })
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(value in values()) {
            let mut tape = Tape::default();
            tape.record(&value).unwrap();
            prop_assert_eq!(tape::read(&tape.codes, &tape.text), Some(value));
        }
    }

    #[test]
    fn a_name_is_told_once() {
        #[derive(serde::Serialize)]
        struct Row {
            first: u8,
        }
        let mut tape = Tape::default();
        tape.record(&[Row { first: 1 }, Row { first: 2 }]).unwrap();
        let told = [
            code(LIST, 2),
            code(OBJECT, 1),
            code(NAME, 0),
            5,
            code(SMALL, 1),
        ];
        let again = [code(OBJECT, 1), code(NAME, 0), code(SMALL, 2)];
        assert_eq!(tape.codes, [&told[..], &again[..]].concat());
        assert_eq!(tape.text, "first");
    }
}
