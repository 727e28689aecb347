//! What two documents do not share, place by place.

use super::shape::SOURCE;
use crate::document::Value;
use crate::document::order::{self, by_text};
use crate::document::place::{around, index_of, key_of};
use std::borrow::Cow;

/// One difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference<'v> {
    /// The place, in the later document; of what was taken out, in the earlier one.
    pub path: String,
    /// What is different.
    pub what: What<'v>,
}

/// What is different in a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What<'v> {
    /// Another value.
    Changed(&'v Value, &'v Value),
    /// Something that was not there.
    Added(&'v Value),
    /// Nothing any more.
    Taken(&'v Value),
    /// The same entries in another order.
    Moved,
}

/// All of them, in the order of the later document.
pub fn differences<'v>(before: &'v Value, after: &'v Value) -> Vec<Difference<'v>> {
    let mut found = Vec::new();
    compare(before, after, "$", "$", &mut found);
    found
}

/// The nearest section around a place that says by what right it stands.
pub fn source<'p>(document: &Value, path: &'p str) -> Option<&'p str> {
    let mut place = path;
    loop {
        if document.at(place)?.get(SOURCE).is_some() && place != "$" {
            return Some(place);
        }
        (place, _) = around(place)?;
    }
}

fn compare<'v>(
    before: &'v Value,
    after: &'v Value,
    at: &str,
    to: &str,
    found: &mut Vec<Difference<'v>>,
) {
    if before == after {
        return;
    }
    match (before, after) {
        (Value::Object(old), Value::Object(new)) => {
            let named = |entries: &'v [(String, Value)], path: &str| {
                let entry = |(key, value): &'v (String, Value)| Entry {
                    name: key.into(),
                    path: key_of(path, key),
                    value,
                };
                entries.iter().map(entry).collect()
            };
            of_entries(named(old, at), named(new, to), found);
        }
        (Value::List(old), Value::List(new)) => {
            let by_id = have_ids(old) && have_ids(new);
            let is_moved = of_entries(items(old, at, by_id), items(new, to, by_id), found);
            if is_moved {
                let (path, what) = (to.to_owned(), What::Moved);
                found.push(Difference { path, what });
            }
        }
        _ => found.push(Difference {
            path: to.to_owned(),
            what: What::Changed(before, after),
        }),
    }
}

/// An entry of an object or a list, by the name under which the other document has it too.
struct Entry<'v> {
    name: Cow<'v, str>,
    path: String,
    value: &'v Value,
}

fn items<'v>(items: &'v [Value], path: &str, by_id: bool) -> Vec<Entry<'v>> {
    let entry = |(place, value): (usize, &'v Value)| Entry {
        name: match id(value).filter(|_| by_id) {
            Some(id) => id.into(),
            None => place.to_string().into(),
        },
        path: index_of(path, place),
        value,
    };
    items.iter().enumerate().map(entry).collect()
}

fn id(value: &Value) -> Option<&str> {
    match value.get("id") {
        Some(Value::Text(id)) => Some(id),
        _ => None,
    }
}

/// Whether each item has an id of its own.
fn have_ids(items: &[Value]) -> bool {
    let ids = items.iter().filter_map(id);
    ids.clone().count() == items.len() && order::repeats(ids).is_empty()
}

/// Compares entries of one name; tells whether those of both stand in another order.
fn of_entries<'v>(
    old: Vec<Entry<'v>>,
    new: Vec<Entry<'v>>,
    found: &mut Vec<Difference<'v>>,
) -> bool {
    let known = by_text(old.iter().map(|entry| &*entry.name));
    let place_of = |name: &str| {
        let place = known
            .binary_search_by(|(known, _)| (*known).cmp(name))
            .ok()?;
        known.get(place).map(|(_, place)| *place)
    };
    let mut places = Vec::new();
    for entry in new {
        match place_of(&entry.name).and_then(|place| Some((place, old.get(place)?))) {
            Some((place, before)) => {
                places.push(place);
                compare(before.value, entry.value, &before.path, &entry.path, found);
            }
            None => found.push(Difference {
                path: entry.path,
                what: What::Added(entry.value),
            }),
        }
    }
    let mut is_kept = vec![false; old.len()];
    for place in &places {
        is_kept
            .get_mut(*place)
            .into_iter()
            .for_each(|kept| *kept = true);
    }
    let taken = old.iter().zip(is_kept).filter(|(_, kept)| !kept);
    found.extend(taken.map(|(entry, _)| Difference {
        path: entry.path.clone(),
        what: What::Taken(entry.value),
    }));
    !places.is_sorted()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::json::parse;

    fn told(before: &str, after: &str) -> Vec<String> {
        let [before, after] = [before, after].map(|text| parse(text).unwrap().value);
        let written = |value: &Value| crate::document::written(value).trim().to_owned();
        let told = differences(&before, &after);
        let told = told.iter().map(|one| match one.what {
            What::Changed(from, to) => format!("{} {} > {}", one.path, written(from), written(to)),
            What::Added(value) => format!("{} + {}", one.path, written(value)),
            What::Taken(value) => format!("{} - {}", one.path, written(value)),
            What::Moved => format!("{} moved", one.path),
        });
        told.collect()
    }

    #[test]
    fn only_what_is_different_is_told_where_it_is() {
        assert!(told(r#"{"a":1,"b":[1]}"#, r#"{"b":[1],"a":1}"#).is_empty());
        assert_eq!(
            told(
                r#"{"a":{"b":1,"c":2},"d":[1,2]}"#,
                r#"{"a":{"b":3,"e":4},"d":[1]}"#
            ),
            ["$.a.b 1 > 3", "$.a.e + 4", "$.a.c - 2", "$.d[1] - 2"]
        );
    }

    #[test]
    fn entries_of_a_list_are_known_by_their_ids() {
        let before = r#"[{"id":"a","n":1},{"id":"b","n":1},{"id":"c","n":1}]"#;
        assert_eq!(
            told(before, r#"[{"id":"b","n":2},{"id":"c","n":1}]"#),
            ["$[0].n 1 > 2", r#"$[0] - { "id": "a", "n": 1 }"#]
        );
        assert_eq!(
            told(
                before,
                r#"[{"id":"b","n":1},{"id":"a","n":1},{"id":"c","n":1}]"#
            ),
            ["$ moved"]
        );
        assert_eq!(
            told(
                r#"[{"id":"a","n":1}]"#,
                r#"[{"id":"a","n":1},{"id":"a","n":2}]"#
            ),
            [r#"$[1] + { "id": "a", "n": 2 }"#]
        );
    }

    #[test]
    fn a_difference_belongs_to_the_nearest_section_with_a_source() {
        let document = parse(r#"{"provision":{},"a":{"provision":{},"b":{"c":1}},"d":1}"#)
            .unwrap()
            .value;
        assert_eq!(source(&document, "$.a.b.c"), Some("$.a"));
        assert_eq!(source(&document, "$.d"), None);
        assert_eq!(source(&document, "$.x.y"), None);
    }
}
