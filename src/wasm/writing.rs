//! A result onto the tape.

use super::saying::{Constant, Onto, Sink, Unsaid};
use super::tape::{self, FALSE, LIST, NAME, NULL, OBJECT, SMALL, TEXT, TRUE, WHOLE, code};
use serde::Serialize;

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
        result.serialize(Onto(self))
    }

    fn put(&mut self, kind: u32, number: u32) {
        self.codes.push(code(kind, number));
    }
}

impl Sink for Tape {
    fn constant(&mut self, constant: Constant) {
        let number = match constant {
            Constant::Null => NULL,
            Constant::False => FALSE,
            Constant::True => TRUE,
        };
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

    /// The length is told at the end.
    fn open(&mut self, is_object: bool) -> usize {
        let at = self.codes.len();
        self.put(if is_object { OBJECT } else { LIST }, 0);
        at
    }

    fn close(&mut self, at: usize, is_object: bool, length: u32) {
        if let Some(begun) = self.codes.get_mut(at) {
            *begun = code(if is_object { OBJECT } else { LIST }, length);
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
