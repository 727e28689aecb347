//! A table: few rows in the order of their keys.

use super::{Key, Read, Reader, Reason, Value};
use serde::{Serialize, Serializer};
use std::borrow::Borrow;

/// Rows by key, sorted. A plain list, since the tables of a rule are small.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table<K, V>(Vec<(K, V)>);

impl<K, V> Default for Table<K, V> {
    fn default() -> Self {
        Self::new()
    }
}

impl<K: Ord, V> Table<K, V> {
    /// The row of a key.
    pub fn get<Q: PartialEq + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.0
            .iter()
            .find(|(known, _)| known.borrow() == key)
            .map(|(_, value)| value)
    }

    /// Whether there is a row of that key.
    pub fn contains_key<Q: PartialEq + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.get(key).is_some()
    }

    /// The row of the largest key that is not above this one.
    pub fn at_or_below(&self, key: &K) -> Option<&V> {
        self.0
            .iter()
            .rfind(|(known, _)| known <= key)
            .map(|(_, value)| value)
    }

    /// Puts a row in its place; says so when it replaced one.
    pub fn insert(&mut self, key: K, value: V) -> bool {
        let place = self
            .0
            .iter()
            .position(|(known, _)| *known >= key)
            .unwrap_or(self.0.len());
        match self.0.get_mut(place) {
            Some(row) if row.0 == key => {
                row.1 = value;
                true
            }
            _ => {
                self.0.insert(place, (key, value));
                false
            }
        }
    }
}

impl<K, V> Table<K, V> {
    /// No rows.
    pub fn new() -> Self {
        Self(Vec::new())
    }

    /// The rows.
    pub fn iter(&self) -> impl Iterator<Item = (&K, &V)> {
        self.into_iter()
    }

    /// The keys.
    pub fn keys(&self) -> impl Iterator<Item = &K> {
        self.0.iter().map(|(key, _)| key)
    }

    /// The values.
    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.0.iter().map(|(_, value)| value)
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<'a, K, V> IntoIterator for &'a Table<K, V> {
    type Item = (&'a K, &'a V);
    type IntoIter = std::iter::Map<std::slice::Iter<'a, (K, V)>, fn(&'a (K, V)) -> Self::Item>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter().map(|(key, value)| (key, value))
    }
}

impl<K: Ord, V> FromIterator<(K, V)> for Table<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(rows: I) -> Self {
        let mut table = Self::default();
        for (key, value) in rows {
            table.insert(key, value);
        }
        table
    }
}

impl<K: Serialize, V: Serialize> Serialize for Table<K, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

/// An object with free keys; absent means empty.
impl<K: Key, V: Read> Read for Table<K, V> {
    const OPTIONAL: bool = true;

    fn read(reader: &mut Reader<'_>) -> Self {
        let mut table = Self::default();
        match reader.value() {
            Value::Object(entries) => {
                for (key, _) in entries {
                    let value = reader.field(key);
                    let row = K::from_key(key).map(|row| table.insert(row, value));
                    match row {
                        Ok(false) => {}
                        Ok(true) => {
                            reader.refuse_key(key, Reason::Duplicate { found: key.clone() });
                        }
                        Err(reason) => reader.refuse_key(key, reason),
                    }
                }
            }
            Value::Absent => {}
            other => reader.refuse(Reason::wrong_type("object", other)),
        }
        table
    }

    fn blank() -> Self {
        Self::default()
    }

    #[cfg(feature = "schema")]
    fn schema(definitions: &mut super::schema::Definitions) -> Value {
        let keys = K::key_schema(definitions);
        let values = V::schema(definitions);
        super::schema::table(keys, values)
    }
}
