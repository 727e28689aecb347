//! JSON Schema (2020-12) of the packs, made from the types; titles and descriptions in
//! Indonesian, since Indonesian officials edit the packs.

use super::{Read, Value};
use std::collections::BTreeMap;

/// The shared definitions of one schema.
#[derive(Default)]
pub struct Definitions(BTreeMap<&'static str, Option<Value>>);

impl Definitions {
    /// Defines a named type once and gives a reference to it.
    pub fn define(&mut self, name: &'static str, make: impl FnOnce(&mut Self) -> Value) -> Value {
        if !self.0.contains_key(name) {
            self.0.insert(name, None);
            let made = make(self);
            self.0.insert(name, Some(made));
        }
        object_of([("$ref", Value::Text(format!("{DEFINED}{name}")))])
    }

    /// At its top a document may say by which schema an editor should read it.
    fn allow_schema_address(&mut self, root: &Value) {
        let Some(Value::Text(reference)) = root.get("$ref") else {
            return;
        };
        let name = reference.trim_start_matches(DEFINED);
        if let Some(Some(Value::Object(definition))) = self.0.get_mut(name) {
            for (key, value) in definition {
                if let ("properties", Value::Object(properties)) = (key.as_str(), value) {
                    let address = titled("Alamat skema, untuk editor", kind("string"));
                    properties.insert(0, ("$schema".to_owned(), address));
                }
            }
        }
    }
}

/// Where the definitions stand.
const DEFINED: &str = "#/$defs/";

/// The whole schema of a document type.
pub fn document<T: Read>(id: &str, title: &str) -> Value {
    let mut definitions = Definitions::default();
    let root = T::schema(&mut definitions);
    definitions.allow_schema_address(&root);
    let defs = definitions
        .0
        .into_iter()
        .filter_map(|(name, schema)| Some((name.to_owned(), schema?)))
        .collect();
    let mut entries = vec![
        (
            "$schema".to_owned(),
            "https://json-schema.org/draft/2020-12/schema".into(),
        ),
        ("$id".to_owned(), id.into()),
        ("title".to_owned(), title.into()),
        ("$defs".to_owned(), Value::Object(defs)),
    ];
    if let Value::Object(root) = root {
        entries.extend(root);
    }
    Value::Object(entries)
}

fn object_of<const N: usize>(entries: [(&str, Value); N]) -> Value {
    Value::Object(
        entries
            .into_iter()
            .map(|(key, value)| (key.to_owned(), value))
            .collect(),
    )
}

/// A bare JSON type.
pub fn kind(name: &str) -> Value {
    object_of([("type", name.into())])
}

/// A whole number between bounds.
pub fn integer(min: i64, max: i64) -> Value {
    object_of([
        ("type", "integer".into()),
        ("minimum", Value::Whole(min)),
        ("maximum", Value::Whole(max)),
    ])
}

/// A small number, or the text that it is as a key.
pub fn number_or_key(min: i64, max: i64) -> Value {
    let forms = vec![integer(min, max), pattern("^[0-9]{1,2}$")];
    object_of([("anyOf", Value::List(forms))])
}

/// An amount of rupiah between bounds.
pub fn rupiah(min: i64, max: i64) -> Value {
    of_format("rupiah", integer(min, max))
}

/// Text of a fixed form.
pub fn pattern(form: &str) -> Value {
    object_of([("type", "string".into()), ("pattern", form.into())])
}

/// What a value stands for, where its kind does not say it: a form asks accordingly.
pub fn of_format(format: &str, schema: Value) -> Value {
    let mut entries = vec![("format".to_owned(), format.into())];
    if let Value::Object(inner) = schema {
        entries.extend(inner);
    }
    Value::Object(entries)
}

/// A decimal: a string such as `"0.75"`, or a whole number; `format` says of what.
pub fn decimal(format: &str) -> Value {
    let forms = vec![
        pattern("^[0-9]{1,15}([.][0-9]{1,12})?$"),
        integer(0, 1_000_000),
    ];
    of_format(format, object_of([("oneOf", Value::List(forms))]))
}

/// A percentage, or a word in its place.
pub fn percent_or(word: &str) -> Value {
    let forms = vec![decimal("percent"), object_of([("const", word.into())])];
    object_of([("anyOf", Value::List(forms))])
}

/// A list.
pub fn list(items: Value) -> Value {
    object_of([("type", "array".into()), ("items", items)])
}

/// Says which list of the document ids are of: an id, those in a list, or the keys of a table.
pub fn ids_of(list: &str, schema: Value) -> Value {
    let Value::Object(mut entries) = schema else {
        return schema;
    };
    let inner = ["items", "propertyNames"];
    match entries
        .iter_mut()
        .find(|(key, _)| inner.contains(&key.as_str()))
    {
        Some((_, ids)) => *ids = ids_of(list, std::mem::replace(ids, Value::Absent)),
        None => entries.push((IDS_OF.to_owned(), list.into())),
    }
    Value::Object(entries)
}

/// The list of the document whose ids stand in a place.
const IDS_OF: &str = "x-ids-of";

/// A table from keys to values.
pub fn table(keys: Value, values: Value) -> Value {
    object_of([
        ("type", "object".into()),
        ("propertyNames", keys),
        ("additionalProperties", values),
    ])
}

/// An object with fixed keys: key, title, schema, whether it must be there.
pub fn object(
    title: &str,
    description: &str,
    fields: Vec<(&'static str, &'static str, Value, bool)>,
) -> Value {
    let required = fields.iter().filter(|f| f.3).map(|f| f.0.into()).collect();
    let properties = fields
        .into_iter()
        .map(|(key, title, schema, _)| (key.to_owned(), titled(title, schema)));
    object_of([
        ("title", title.into()),
        ("description", description.into()),
        ("type", "object".into()),
        ("properties", Value::Object(properties.collect())),
        ("required", Value::List(required)),
        ("additionalProperties", Value::Bool(false)),
    ])
}

fn titled(title: &str, schema: Value) -> Value {
    let mut entries = vec![("title".to_owned(), title.into())];
    if let Value::Object(inner) = schema {
        entries.extend(inner);
    }
    Value::Object(entries)
}

/// A word out of a list.
pub fn choice(title: &str, words: &[(&str, &str)]) -> Value {
    let options = words
        .iter()
        .map(|(word, meaning)| object_of([("const", (*word).into()), ("title", (*meaning).into())]))
        .collect();
    object_of([("title", title.into()), ("oneOf", Value::List(options))])
}

/// An object with exactly one key.
pub fn one_of(title: &str, forms: Vec<(&'static str, &'static str, Value)>) -> Value {
    let options = forms
        .into_iter()
        .map(|(key, meaning, schema)| object(meaning, meaning, vec![(key, meaning, schema, true)]))
        .collect();
    object_of([("title", title.into()), ("oneOf", Value::List(options))])
}
