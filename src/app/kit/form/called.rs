//! What places of a document are called.

use super::shape::{Kind, Shape};
use crate::app::kit::words::Language;
use crate::document::Value;
use crate::document::place::steps;

/// The names of all that a place lies in, from the outside in, with its own.
pub fn way(shape: Shape<'_>, document: &Value, path: &str, language: Language) -> Vec<String> {
    let mut names = Vec::new();
    let mut shape = Some(shape);
    let mut value = document;
    for step in steps(path).unwrap_or_default() {
        let kind = shape.map(Shape::kind);
        value = match value {
            Value::List(items) => {
                let item = step.parse().ok().and_then(|place: usize| items.get(place));
                item.unwrap_or(&Value::Absent)
            }
            other => other.entry(&step),
        };
        let name = match &kind {
            Some(Kind::Record(fields) | Kind::Forms(fields)) => {
                let field = fields.iter().find(|field| field.key == step);
                field.map(|field| short(&field.called(language)).to_owned())
            }
            Some(Kind::Table { keys, .. }) => Some(key(*keys, document, &step, language)),
            Some(Kind::List(items)) => {
                let place = step.parse::<usize>().unwrap_or_default();
                Some(item(*items, value, place, language))
            }
            _ => None,
        };
        names.push(name.unwrap_or_else(|| step.clone().into_owned()));
        shape = shape.and_then(|shape| shape.step(&step));
    }
    names
}

/// What an entry of a list is called: by its own name, or by its place.
pub fn item(shape: Shape<'_>, value: &Value, place: usize, language: Language) -> String {
    let own = ["name", "id"].iter().find_map(|key| match value.get(key) {
        Some(Value::Text(text)) if !text.is_empty() => Some(text.clone()),
        _ => None,
    });
    own.unwrap_or_else(|| {
        let place = place.saturating_add(1).to_string();
        let kind = match shape.kind() {
            Kind::Record(_) => shape.called(language),
            _ => String::new(),
        };
        [kind.as_str(), place.as_str()].join(" ").trim().to_owned()
    })
}

/// What a key of a table is called.
pub fn key(shape: Shape<'_>, document: &Value, key: &str, language: Language) -> String {
    let listed = || {
        let mut listed = listed(shape, document);
        listed
            .find(|(id, _)| *id == key)
            .map(|(_, name)| name.to_owned())
    };
    word(shape, key, language)
        .or_else(listed)
        .unwrap_or_else(|| key.to_owned())
}

/// The ids that may stand in a place, with their names, as the document lists them.
pub fn listed<'d>(
    shape: Shape<'_>,
    document: &'d Value,
) -> impl Iterator<Item = (&'d str, &'d str)> {
    let list = shape.ids_of().and_then(|list| document.at(list));
    let entries = match list {
        Some(Value::List(entries)) => entries.as_slice(),
        _ => &[],
    };
    entries.iter().filter_map(|entry| {
        let text = |key| match entry.get(key) {
            Some(Value::Text(text)) if !text.is_empty() => Some(text.as_str()),
            _ => None,
        };
        let id = text("id")?;
        Some((id, text("name").unwrap_or(id)))
    })
}

/// What a word is called, where the shape has it.
pub fn word(shape: Shape<'_>, word: &str, language: Language) -> Option<String> {
    match shape.kind() {
        Kind::Choice(words) => {
            let found = words.iter().find(|known| known.word == word)?;
            Some(found.called(language))
        }
        _ => None,
    }
}

/// A title without what it explains: that stands beside the field.
pub fn short(title: &str) -> &str {
    title.split([';', ':']).next().unwrap_or(title)
}
