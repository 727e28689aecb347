//! A table: few rows, in the order they were written.

#[cfg(feature = "schema")]
use super::Value;
use super::{Key, Read, Reader, Reason};
use serde::{Serialize, Serializer};
use std::borrow::Borrow;

/// Rows by key. A plain list, since the tables of a rule are small.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table<K, V>(Vec<(K, V)>);

impl<K, V> Default for Table<K, V> {
    fn default() -> Self {
        Self::new()
    }
}

impl<K: PartialEq, V> Table<K, V> {
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

    /// Puts a row in, in place of an earlier one of the same key.
    pub fn insert(&mut self, key: K, value: V) {
        match self.0.iter_mut().find(|(known, _)| *known == key) {
            Some((_, earlier)) => *earlier = value,
            None => self.0.push((key, value)),
        }
    }
}

impl<K: PartialEq, V: Default> Table<K, V> {
    /// The row of a key, made where there is none.
    pub fn row(&mut self, key: K) -> Option<&mut V> {
        let found = self.0.iter().position(|(known, _)| *known == key);
        let place = found.unwrap_or(self.0.len());
        if found.is_none() {
            self.0.push((key, V::default()));
        }
        self.0.get_mut(place).map(|(_, value)| value)
    }
}

impl<K: PartialOrd, V> Table<K, V> {
    /// The row of the largest key that is not above this one.
    pub fn at_or_below(&self, key: &K) -> Option<&V> {
        self.largest(&|known| known <= key)
    }

    /// The row of the largest key below this one.
    pub fn below(&self, key: &K) -> Option<&V> {
        self.largest(&|known| known < key)
    }

    fn largest(&self, fits: &dyn Fn(&K) -> bool) -> Option<&V> {
        let mut best: Option<&(K, V)> = None;
        for row in self.0.iter().filter(|row| fits(&row.0)) {
            if best.is_none_or(|best| best.0 < row.0) {
                best = Some(row);
            }
        }
        best.map(|(_, value)| value)
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

    /// Keeps the rows that a test accepts.
    pub fn retain(&mut self, accepts: impl Fn(&K, &V) -> bool) {
        self.0.retain(|(key, value)| accepts(key, value));
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

impl<K, V> FromIterator<(K, V)> for Table<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(rows: I) -> Self {
        Self(rows.into_iter().collect())
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
        let mut rows: Vec<(K, V)> = Vec::new();
        reader.each_row(&mut |reader, key| {
            let value = V::read(reader);
            let Some(row) = reader.key::<K>(key) else {
                return;
            };
            if K::HAS_FORMS && rows.iter().any(|(known, _)| *known == row) {
                reader.refuse(Reason::Duplicate {
                    found: key.to_owned(),
                });
            } else {
                rows.push((row, value));
            }
        });
        Self(rows)
    }

    fn blank() -> Self {
        Self::new()
    }

    #[cfg(feature = "schema")]
    fn schema(definitions: &mut super::schema::Definitions) -> Value {
        let keys = K::key_schema(definitions);
        let values = V::schema(definitions);
        super::schema::table(keys, values)
    }
}
