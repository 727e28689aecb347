//! Writing: a checked type back into a [`Value`], by the declaration that reads it.

use super::{Format, Id, Key, Month, Table, Value};
use crate::money::{Factor, Percent, Points, Rupiah, SignedRupiah};

/// A type that can be written as the document it is read from: reading what was written gives
/// the same again.
pub trait Write {
    /// As it is written; [`Value::Absent`] where the key is left out.
    fn write(&self) -> Value;
}

/// An object of the values that are there; used by [`record!`](crate::record).
#[doc(hidden)]
pub fn write_record(entries: Vec<(&'static str, Value)>) -> Value {
    let there = entries
        .into_iter()
        .filter(|(_, value)| *value != Value::Absent);
    Value::Object(there.map(|(key, value)| (key.to_owned(), value)).collect())
}

impl<T: Write> Write for Option<T> {
    fn write(&self) -> Value {
        self.as_ref().map_or(Value::Absent, Write::write)
    }
}

impl<T: Write> Write for Vec<T> {
    fn write(&self) -> Value {
        Value::List(self.iter().map(Write::write).collect())
    }
}

impl<K: Key, V: Write> Write for Table<K, V> {
    fn write(&self) -> Value {
        let rows = self
            .iter()
            .map(|(key, value)| (key.to_key(), value.write()));
        Value::Object(rows.collect())
    }
}

macro_rules! write_as_text {
    ($($kind:ty),*) => {
        $(impl Write for $kind {
            fn write(&self) -> Value {
                Value::Text(self.to_string())
            }
        })*
    };
}

write_as_text!(Percent, Factor, Points, Id, Month, String);

impl Write for Rupiah {
    fn write(&self) -> Value {
        Value::Whole(self.whole())
    }
}

impl Write for SignedRupiah {
    fn write(&self) -> Value {
        self.0.write()
    }
}

impl Write for u32 {
    fn write(&self) -> Value {
        Value::Whole((*self).into())
    }
}

impl Write for bool {
    fn write(&self) -> Value {
        Value::Bool(*self)
    }
}

impl<const NUMBER: i64> Write for Format<NUMBER> {
    fn write(&self) -> Value {
        Value::Whole(NUMBER)
    }
}

impl Write for Value {
    fn write(&self) -> Value {
        self.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::read;

    crate::record! {
        /// A bit of everything.
        pub struct Sample("Contoh", "Sedikit dari semuanya.") {
            format: Format<2>, "Versi";
            share: Percent, "Bagian";
            month: Option<Month>, "Bulan";
            amounts: Table<Id, Vec<Rupiah>>, "Besaran";
            form: Form, "Bentuk";
        }
    }

    crate::one_of! {
        /// A form.
        pub enum Form("Bentuk") {
            /// A flag.
            Flag(bool) = "flag", "Tanda";
            /// Texts.
            Texts(Vec<String>) = "texts", "Tulisan";
        }
    }

    #[test]
    fn what_is_written_is_read_the_same() {
        for text in [
            r#"{"format":2,"share":"7.25","month":"2024-03","amounts":{"a":[1,2],"b":[]},"form":{"flag":false}}"#,
            r#"{"format":2,"share":"0","amounts":{},"form":{"texts":[]}}"#,
        ] {
            let document: Value = serde_json::from_str(text).unwrap();
            let sample: Sample = read(&document).unwrap();
            assert_eq!(sample.write(), document);
        }
    }
}
