//! Values between here and JavaScript on a tape: one list of numbers and one text, which cross the
//! boundary in one go. `pkg/tape.js` has the other end.
//!
//! A value is a code, its kind in the lowest three bits and a number above them:
//!
//! | kind | number |
//! |---|---|
//! | 0 | 0 null, 1 false, 2 true, 3 a number that is no whole one |
//! | 1 | a small whole number |
//! | 2 | a whole number in the two codes that follow, the lower half first |
//! | 3 | a text of so many UTF-16 units, next in the text |
//! | 4 | a list of so many values, which follow |
//! | 5 | an object of so many rows: a key and a value |
//!
//! A key is a text (kind 3) or a name (kind 6): the place in a list that both ends keep. A name
//! told for the first time has the place after the last, and stands next in the text, its length
//! in the code that follows.

use crate::document::Value;

pub const CONSTANT: u32 = 0;
pub const SMALL: u32 = 1;
pub const WHOLE: u32 = 2;
pub const TEXT: u32 = 3;
pub const LIST: u32 = 4;
pub const OBJECT: u32 = 5;
pub const NAME: u32 = 6;

pub const NULL: u32 = 0;
pub const FALSE: u32 = 1;
pub const TRUE: u32 = 2;

const KIND_BITS: u32 = 3;

/// A code; a number too large for it is cut, which the texts and lists of a document never are.
pub fn code(kind: u32, number: u32) -> u32 {
    number.wrapping_shl(KIND_BITS) | kind
}

/// What JavaScript has written; nothing where it is not a tape.
pub fn read(codes: &[u32], text: &str) -> Option<Value> {
    let is_ascii = text.is_ascii();
    Reading {
        codes: codes.iter(),
        text,
        is_ascii,
    }
    .value()
}

struct Reading<'t> {
    codes: std::slice::Iter<'t, u32>,
    text: &'t str,
    is_ascii: bool,
}

impl Reading<'_> {
    fn value(&mut self) -> Option<Value> {
        let code = *self.codes.next()?;
        let number = code >> KIND_BITS;
        match code & 0b111 {
            CONSTANT => Some(match number {
                NULL => Value::Null,
                FALSE => Value::Bool(false),
                TRUE => Value::Bool(true),
                _ => Value::Fraction(None),
            }),
            SMALL => Some(Value::Whole(i64::from(number))),
            WHOLE => {
                let low = i64::from(*self.codes.next()?);
                let high = i64::from(self.codes.next()?.cast_signed());
                Some(Value::from_whole(high.wrapping_shl(32) | low))
            }
            TEXT => self.text(number).map(Value::Text),
            LIST => {
                let mut items = Vec::with_capacity(self.room(number));
                for _ in 0..number {
                    items.push(self.value()?);
                }
                Some(Value::List(items))
            }
            OBJECT => {
                let mut rows = Vec::with_capacity(self.room(number));
                for _ in 0..number {
                    let length = self.codes.next()? >> KIND_BITS;
                    let key = self.text(length)?;
                    rows.push((key, self.value()?));
                }
                Some(Value::Object(rows))
            }
            _ => None,
        }
    }

    /// Never more than there are codes left, whatever a code claims.
    fn room(&self, number: u32) -> usize {
        let claimed = usize::try_from(number).unwrap_or_default();
        claimed.min(self.codes.len())
    }

    fn text(&mut self, units: u32) -> Option<String> {
        let units = usize::try_from(units).ok()?;
        let end = if self.is_ascii {
            units
        } else {
            self.end_of(units)?
        };
        let (taken, left) = self.text.split_at_checked(end)?;
        self.text = left;
        Some(taken.to_owned())
    }

    fn end_of(&self, units: usize) -> Option<usize> {
        let mut left = units;
        let mut end: usize = 0;
        for sign in self.text.chars() {
            if left == 0 {
                break;
            }
            left = left.checked_sub(sign.len_utf16())?;
            end = end.checked_add(sign.len_utf8())?;
        }
        (left == 0).then_some(end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_tape_is_nothing() {
        for codes in [
            &[][..],
            &[7],
            &[code(LIST, 2), code(SMALL, 1)],
            &[code(TEXT, 4)],
            &[code(WHOLE, 0), 1],
            &[code(OBJECT, u32::MAX >> 3)],
        ] {
            assert_eq!(read(codes, "abc"), None, "{codes:?}");
        }
    }

    #[test]
    fn texts_are_cut_where_javascript_counts() {
        let codes = [code(LIST, 3), code(TEXT, 1), code(TEXT, 2), code(TEXT, 1)];
        let expected = ["é", "𝄞", "x"].map(Value::from);
        assert_eq!(read(&codes, "é𝄞x"), Some(Value::List(expected.into())));
        assert_eq!(read(&[code(TEXT, 1)], "𝄞"), None);
    }
}
