//! Places in a document by their JSON path, such as `$.payment.parts[1].weight`.

use super::Value;
use super::fault::Step;
use std::borrow::Cow;

/// The steps of a path as it is written in faults: keys and indices. Nothing for a path that is
/// not of that form.
pub fn steps(path: &str) -> Option<Vec<Cow<'_, str>>> {
    let mut steps = Vec::new();
    let mut rest = path.strip_prefix('$')?;
    while !rest.is_empty() {
        let (step, after) = if let Some(key) = rest.strip_prefix("['") {
            quoted(key)?
        } else if let Some(index) = rest.strip_prefix('[') {
            let (index, after) = index.split_once(']')?;
            (index.into(), after)
        } else {
            let key = rest.strip_prefix('.')?;
            let (key, after) = key.split_at(key.find(['.', '[']).unwrap_or(key.len()));
            (key.into(), after)
        };
        steps.push(step);
        rest = after;
    }
    Some(steps)
}

/// A key in quotes, in which a backslash stands before a quote or another, and what follows it.
fn quoted(text: &str) -> Option<(Cow<'_, str>, &str)> {
    let mut key = String::new();
    let mut rest = text;
    loop {
        let (plain, _) = rest.split_at(rest.find(['\'', '\\'])?);
        key.push_str(plain);
        let special = rest.strip_prefix(plain)?;
        match special.strip_prefix('\\') {
            Some(escaped) => {
                let sign = escaped.chars().next()?;
                key.push(sign);
                rest = escaped.strip_prefix(sign)?;
            }
            None => return Some((key.into(), special.strip_prefix("']")?)),
        }
    }
}

/// A path with one step more into an object.
pub fn key_of(path: &str, key: &str) -> String {
    below(path, Step::Key(key))
}

/// A path with one step more into a list.
pub fn index_of(path: &str, index: usize) -> String {
    below(path, Step::Index(index))
}

/// The path around the last step of another, and that step; nothing for the whole document.
pub fn around(path: &str) -> Option<(&str, Cow<'_, str>)> {
    let last = steps(path)?.pop()?;
    let written = [below("", Step::Key(&last)), ["[", &last, "]"].concat()];
    let outer = written.iter().find_map(|step| path.strip_suffix(&**step));
    Some((outer?, last))
}

impl Value {
    /// The value at a path.
    pub fn at(&self, path: &str) -> Option<&Value> {
        steps(path)?
            .into_iter()
            .try_fold(self, |value, step| match value {
                Self::List(items) => items.get(step.parse::<usize>().ok()?),
                other => other.get(&step),
            })
    }

    /// Puts a value at a path. Objects on the way there that are missing are made; a list grows
    /// by one when the index is its length. Tells whether the path led to a place.
    pub fn put(&mut self, path: &str, value: Value) -> bool {
        let Some(steps) = steps(path) else {
            return false;
        };
        let mut place = self;
        for (n, step) in steps.iter().enumerate() {
            let in_list = steps
                .get(n.saturating_add(1))
                .is_some_and(|next| next.parse::<usize>().is_ok());
            let fresh = || {
                if in_list {
                    Self::List(Vec::new())
                } else {
                    Self::Object(Vec::new())
                }
            };
            let Some(next) = place.enter(step, fresh) else {
                return false;
            };
            place = next;
        }
        *place = value;
        true
    }

    /// The value under a key or index, made by `fresh` where it is missing.
    fn enter(&mut self, step: &str, fresh: impl Fn() -> Self) -> Option<&mut Self> {
        match self {
            Self::Object(entries) => {
                let found = entries.iter().position(|(key, _)| key == step);
                let index = found.unwrap_or(entries.len());
                if found.is_none() {
                    entries.push((step.to_owned(), fresh()));
                }
                entries.get_mut(index).map(|(_, value)| value)
            }
            Self::List(items) => {
                let index: usize = step.parse().ok()?;
                if index == items.len() {
                    items.push(fresh());
                }
                items.get_mut(index)
            }
            _ => None,
        }
    }

    /// Every value below a path that holds no others, with its own path.
    pub fn leaves(&self, path: &str) -> Vec<(String, &Value)> {
        let mut found = Vec::new();
        if let Some(value) = self.at(path) {
            gather(value, path.to_owned(), &mut found);
        }
        found
    }
}

fn gather<'v>(value: &'v Value, path: String, found: &mut Vec<(String, &'v Value)>) {
    match value {
        Value::List(items) => {
            for (n, item) in items.iter().enumerate() {
                gather(item, below(&path, Step::Index(n)), found);
            }
        }
        Value::Object(entries) => {
            for (key, inner) in entries {
                gather(inner, below(&path, Step::Key(key)), found);
            }
        }
        leaf => found.push((path, leaf)),
    }
}

/// A written path with one step more.
fn below(path: &str, step: Step<'_>) -> String {
    let mut below = path.to_owned();
    step.write(&mut below);
    below
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Value {
        serde_json::from_str(text).unwrap()
    }

    #[test]
    fn a_leaf_is_found_and_replaced_by_the_path_that_leaves_give_it() {
        let mut document = parse(r#"{ "a": [{ "b": 1 }, { "c/d": "2", "'] \\": 3 }], "e": null }"#);
        let paths: Vec<String> = document
            .leaves("$")
            .into_iter()
            .map(|(path, _)| path)
            .collect();
        assert_eq!(
            paths,
            ["$.a[0].b", "$.a[1]['c/d']", r"$.a[1]['\'] \\']", "$.e"]
        );
        for path in &paths {
            assert!(document.put(path, Value::Whole(7)));
            assert_eq!(document.at(path), Some(&Value::Whole(7)));
        }
        assert_eq!(
            document,
            parse(r#"{ "a": [{ "b": 7 }, { "c/d": 7, "'] \\": 7 }], "e": 7 }"#)
        );
    }

    #[test]
    fn what_is_missing_on_the_way_is_made() {
        let mut document = parse("{}");
        assert!(document.put("$.a.b[0].c", Value::Bool(true)));
        assert!(document.put("$.a.b[1]", Value::Bool(false)));
        assert_eq!(
            document,
            parse(r#"{ "a": { "b": [{ "c": true }, false] } }"#)
        );
    }

    #[test]
    fn a_path_that_leads_nowhere_changes_nothing() {
        let mut document = parse(r#"{ "a": [1] }"#);
        for path in ["a", "$.a[3]", "$.a[x]", "$.a[0].b", "$['a", "$['a\\", "$a"] {
            assert!(!document.put(path, Value::Null), "{path}");
            assert_eq!(document.at(path), None, "{path}");
        }
        assert_eq!(document, parse(r#"{ "a": [1] }"#));
    }
}
