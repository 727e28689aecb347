//! Whatever has a JSON form, written piece by piece: onto the tape of the package, or as JSON text.

use serde::ser::{
    Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple,
    SerializeTupleStruct, SerializeTupleVariant, Serializer,
};
use std::fmt;

/// Where results are written, piece by piece.
pub trait Sink {
    /// Writes a constant.
    fn constant(&mut self, constant: Constant);
    /// Writes a whole number.
    fn whole(&mut self, number: i64);
    /// Writes a text.
    fn text(&mut self, text: &str);
    /// Writes a key that is always the same.
    fn name(&mut self, name: &'static str);
    /// Begins an object or a list, and gives where.
    fn open(&mut self, is_object: bool) -> usize;
    /// Ends what began there, with its length.
    fn close(&mut self, at: usize, is_object: bool, length: u32);
    /// Before an item, or the key of a row, that so many come before.
    fn before(&mut self, _: u32) {}
    /// Between a key and its value.
    fn between(&mut self) {}
}

/// What is neither number nor text.
#[derive(Clone, Copy, Debug)]
pub enum Constant {
    Null,
    False,
    True,
}

/// Writes a result.
pub struct Onto<'s, S: Sink>(pub &'s mut S);

/// A list or an object of which more comes.
pub struct Open<'s, S: Sink> {
    sink: &'s mut S,
    at: usize,
    is_object: bool,
    length: u32,
}

impl<'s, S: Sink> Onto<'s, S> {
    fn open(self, is_object: bool) -> Open<'s, S> {
        Open {
            at: self.0.open(is_object),
            sink: self.0,
            is_object,
            length: 0,
        }
    }
}

impl<S: Sink> Open<'_, S> {
    fn next(&mut self) {
        self.sink.before(self.length);
        self.length = self.length.saturating_add(1);
    }

    fn item<T: Serialize + ?Sized>(&mut self, item: &T) -> Result<(), Unsaid> {
        self.next();
        item.serialize(Onto(self.sink))
    }

    fn row<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), Unsaid> {
        self.next();
        self.sink.name(name);
        self.sink.between();
        value.serialize(Onto(self.sink))
    }

    fn close(self) -> Result<(), Unsaid> {
        self.sink.close(self.at, self.is_object, self.length);
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
            self.0.whole(i64::from(number));
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

impl<'s, S: Sink> Serializer for Onto<'s, S> {
    type Ok = ();
    type Error = Unsaid;
    type SerializeSeq = Open<'s, S>;
    type SerializeTuple = Open<'s, S>;
    type SerializeTupleStruct = Open<'s, S>;
    type SerializeTupleVariant = Open<'s, S>;
    type SerializeMap = Open<'s, S>;
    type SerializeStruct = Open<'s, S>;
    type SerializeStructVariant = Open<'s, S>;

    whole!(serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64);
    whole!(serialize_u8: u8, serialize_u16: u16, serialize_u32: u32);
    unsaid!(serialize_f32: f32, serialize_f64: f64);

    fn serialize_u64(self, number: u64) -> Result<(), Unsaid> {
        self.0.whole(i64::try_from(number).map_err(|_| Unsaid)?);
        Ok(())
    }

    fn serialize_bool(self, flag: bool) -> Result<(), Unsaid> {
        self.0.constant(if flag {
            Constant::True
        } else {
            Constant::False
        });
        Ok(())
    }

    fn serialize_char(self, _: char) -> Result<(), Unsaid> {
        Err(Unsaid)
    }

    fn serialize_str(self, text: &str) -> Result<(), Unsaid> {
        self.0.text(text);
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
        self.0.constant(Constant::Null);
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
        let mut open = self.open(true);
        open.row(variant, value)?;
        open.close()
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Open<'s, S>, Unsaid> {
        Ok(self.open(false))
    }

    fn serialize_tuple(self, _: usize) -> Result<Open<'s, S>, Unsaid> {
        Ok(self.open(false))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Open<'s, S>, Unsaid> {
        Ok(self.open(false))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Open<'s, S>, Unsaid> {
        Err(Unsaid)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Open<'s, S>, Unsaid> {
        Ok(self.open(true))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Open<'s, S>, Unsaid> {
        Ok(self.open(true))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Open<'s, S>, Unsaid> {
        Err(Unsaid)
    }
}

macro_rules! list {
    ($($kind:ident: $call:ident),*) => {
        $(impl<S: Sink> $kind for Open<'_, S> {
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
        $(impl<S: Sink> $kind for Open<'_, S> {
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
impl<S: Sink> SerializeMap for Open<'_, S> {
    type Ok = ();
    type Error = Unsaid;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Unsaid> {
        self.next();
        key.serialize(Onto(self.sink))
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unsaid> {
        self.sink.between();
        value.serialize(Onto(self.sink))
    }

    fn end(self) -> Result<(), Unsaid> {
        self.close()
    }
}
