//! A document being edited: what it holds now, the way back, and what of it is open. Each change
//! knows its place and what stood there before, so that a large document costs no copies.

use super::shape::{Kind, Shape};
use super::typing::taken;
use crate::app::kit::id::id;
use crate::document::Value;
use crate::document::place::{around, index_of, key_of};
use std::collections::BTreeSet;
use std::rc::Rc;

/// How many rows of a list are drawn at a time.
pub const PAGE: usize = 20;

/// A document being edited.
#[derive(Clone, Debug)]
pub struct Editor {
    schema: Rc<Value>,
    document: Value,
    /// The place last typed in, and the text as it was typed.
    typing: Option<(String, String)>,
    past: Vec<Change>,
    future: Vec<Change>,
    opened: BTreeSet<String>,
    /// Where lists are turned to: the first row drawn, by their path.
    turned: Vec<(String, usize)>,
    /// Keys of rows to come, as typed, by the path of their table.
    keys: Vec<(String, String)>,
    /// The place to go to, once it is drawn.
    pub going_to: Option<String>,
}

/// One change: the place, and what stood and stands there.
#[derive(Clone, Debug)]
struct Change {
    at: String,
    before: Value,
    after: Value,
    /// The field it was typed into, letter by letter: what is typed there next belongs to it.
    field: Option<String>,
}

/// What a person does in the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// Types into a field.
    Type(String, String),
    /// Leaves a field.
    Leave,
    /// Chooses a word, or none.
    Choose(String, String),
    /// Says yes or no, or neither.
    Say(String, Option<bool>),
    /// Chooses one of several forms.
    Form(String, String),
    /// Adds what is missing in a place, or an entry to the list there.
    Add(String),
    /// Types the key of a row to come.
    Key(String, String),
    /// Adds the row of a key to a table.
    Row(String, String),
    /// Gives a row another key.
    Rename(String, String),
    /// Takes out what stands in a place.
    Take(String),
    /// Moves an entry of a list one up, or down.
    Move(String, bool),
    /// Opens or closes a part.
    Toggle(String),
    /// Turns a list to a row.
    Turn(String, usize),
    /// Goes to a place.
    GoTo(String),
    /// Takes the last change back.
    Undo,
    /// Makes it again.
    Redo,
}

impl Editor {
    /// What finds the place to go to on the page, the first of them that is there.
    pub fn places_to_go(&self, prefix: &str) -> Vec<String> {
        let Some(path) = &self.going_to else {
            return Vec::new();
        };
        let place = id(prefix, path);
        let ids = ["", "-form", "-add"].map(|more| ["#", &place, more].concat());
        ids.into()
    }

    /// Begins with a document of a schema.
    pub fn new(schema: Rc<Value>, document: Value) -> Self {
        Self {
            schema,
            document,
            typing: None,
            past: Vec::new(),
            future: Vec::new(),
            opened: BTreeSet::new(),
            turned: Vec::new(),
            keys: Vec::new(),
            going_to: None,
        }
    }

    /// What it holds.
    pub fn document(&self) -> &Value {
        &self.document
    }

    /// What its schema says.
    pub fn shape(&self) -> Shape<'_> {
        Shape::of(&self.schema)
    }

    /// The text in a field, where it is the one last typed in.
    pub fn typed(&self, path: &str) -> Option<&str> {
        let typing = self.typing.as_ref().filter(|(place, _)| place == path);
        typing.map(|(_, text)| text.as_str())
    }

    /// The key of a row to come, as typed.
    pub fn key(&self, table: &str) -> &str {
        let found = self.keys.iter().find(|(place, _)| place == table);
        found.map_or("", |(_, key)| key)
    }

    /// Whether a part is open.
    pub fn is_open(&self, path: &str) -> bool {
        self.opened.contains(path)
    }

    /// The first row of a list that is drawn.
    pub fn turned_to(&self, list: &str) -> usize {
        let found = self.turned.iter().find(|(place, _)| place == list);
        found.map_or(0, |(_, row)| *row)
    }

    /// Whether there is a change to take back, and one to make again.
    pub fn can(&self) -> [bool; 2] {
        [!self.past.is_empty(), !self.future.is_empty()]
    }

    /// Puts another document in the place of the whole, as it is typed.
    pub fn replace_typed(&mut self, document: Value) {
        self.change("$", document, Some("$"));
    }

    /// Puts a value into a place, as a change of its own.
    pub fn put(&mut self, path: &str, value: Value) {
        self.typing = None;
        self.set(path, value, None);
    }

    /// Takes in what a person does; tells whether the document is another.
    pub fn apply(&mut self, act: Act) -> bool {
        self.going_to = None;
        if !matches!(act, Act::Type(..) | Act::Key(..)) {
            self.typing = None;
        }
        match act {
            Act::Type(path, text) => return self.type_into(path, text),
            Act::Choose(path, word) => {
                let value = blank_or(word.as_str().into(), &word);
                self.set(&path, value, None);
            }
            Act::Say(path, said) => {
                let value = said.map_or(Value::Absent, Value::Bool);
                self.set(&path, value, None);
            }
            Act::Form(path, form) => return self.choose_form(&path, &form),
            Act::Add(path) => return self.add(&path),
            Act::Row(table, key) => return self.add_row(&table, key),
            Act::Rename(path, key) => return self.rename(&path, key),
            Act::Take(path) => return self.take(&path),
            Act::Move(path, down) => return self.move_entry(&path, down),
            Act::Undo => return self.go_back(),
            Act::Redo => return self.go_on(),
            Act::Key(table, key) => {
                self.keys.retain(|(place, _)| *place != table);
                self.keys.push((table, key));
                return false;
            }
            Act::Toggle(path) => {
                if !self.opened.remove(&path) {
                    self.opened.insert(path);
                }
                return false;
            }
            Act::Turn(list, row) => {
                self.turn(list, row);
                return false;
            }
            Act::GoTo(path) => {
                self.open_to(&path);
                self.going_to = Some(path);
                return false;
            }
            Act::Leave => return false,
        }
        true
    }

    fn type_into(&mut self, path: String, text: String) -> bool {
        let Some(Kind::Typed(typed)) = self.shape().path(&path).map(Shape::kind) else {
            return false;
        };
        let value = blank_or(taken(typed, &text), &text);
        self.typing = Some((path.clone(), text));
        self.set(&path, value, Some(&path));
        true
    }

    /// Puts a value into a place. Nothing leaves a gap in an object with fixed keys, and a blank
    /// among rows, which stay where they are.
    fn set(&mut self, path: &str, value: Value, field: Option<&str>) {
        let is_there = self.document.at(path).is_some();
        if is_there && value != Value::Absent {
            return self.change(path, value, field);
        }
        let Some((outer, step)) = around(path) else {
            return;
        };
        match self.shape().path(outer).map(Shape::kind) {
            Some(Kind::Record(fields)) => {
                let order: Vec<&str> = fields.iter().map(|field| field.key).collect();
                let entries = match self.document.at(outer) {
                    Some(Value::Object(entries)) => entries.clone(),
                    None => Vec::new(),
                    // What is no object is not replaced by the way.
                    Some(_) => return,
                };
                let record = Value::Object(with_entry(entries, &step, value, &order));
                self.set(outer, record, field);
            }
            _ if is_there => self.change(path, Value::from(""), field),
            _ => {}
        }
    }

    fn change(&mut self, at: &str, after: Value, field: Option<&str>) {
        let before = self.document.at(at).cloned().unwrap_or(Value::Absent);
        if before == after || !self.document.put(at, after.clone()) {
            return;
        }
        self.future.clear();
        if let Some(last) = self.past.last_mut()
            && field.is_some()
            && last.field.as_deref() == field
            && at.starts_with(&last.at)
        {
            last.after = self.document.at(&last.at).cloned().unwrap_or(after);
            return;
        }
        self.past.push(Change {
            at: at.to_owned(),
            before,
            after,
            field: field.map(str::to_owned),
        });
    }

    fn go_back(&mut self) -> bool {
        let Some(mut change) = self.past.pop() else {
            return false;
        };
        self.document.put(&change.at, change.before.clone());
        change.field = None;
        self.show(&change.at);
        self.future.push(change);
        true
    }

    fn go_on(&mut self) -> bool {
        let Some(change) = self.future.pop() else {
            return false;
        };
        self.document.put(&change.at, change.after.clone());
        self.show(&change.at);
        self.past.push(change);
        true
    }

    /// Shows where something has changed, without leaving the button that did it.
    fn show(&mut self, path: &str) {
        if path != "$" {
            self.open_to(path);
        }
    }

    fn choose_form(&mut self, path: &str, form: &str) -> bool {
        let Some(shape) = self.shape().path(path) else {
            return false;
        };
        let inner = shape.step(form).map(Shape::fresh);
        let chosen = inner.map(|inner| Value::Object(vec![(form.to_owned(), inner)]));
        self.set(path, chosen.unwrap_or(Value::Absent), None);
        true
    }

    fn add(&mut self, path: &str) -> bool {
        let Some(shape) = self.shape().path(path) else {
            return false;
        };
        let (place, value) = match (self.document.at(path), shape.kind()) {
            (Some(Value::List(items)), Kind::List(shape)) => {
                let mut items = items.clone();
                let place = index_of(path, items.len());
                items.push(shape.fresh());
                (place, Value::List(items))
            }
            (None, Kind::List(shape)) => (index_of(path, 0), Value::List(vec![shape.fresh()])),
            _ => (path.to_owned(), shape.fresh()),
        };
        self.set(path, value, None);
        self.open_to(&place);
        self.opened.insert(place.clone());
        self.going_to = Some(place);
        true
    }

    fn add_row(&mut self, table: &str, key: String) -> bool {
        let Some(Kind::Table { values, .. }) = self.shape().path(table).map(Shape::kind) else {
            return false;
        };
        let key = key.trim();
        let mut rows = match self.document.at(table) {
            Some(Value::Object(rows)) => rows.clone(),
            _ => Vec::new(),
        };
        if key.is_empty() || rows.iter().any(|(known, _)| known == key) {
            return false;
        }
        rows.push((key.to_owned(), values.fresh()));
        let place = key_of(table, key);
        self.set(table, Value::Object(rows), None);
        self.keys.retain(|(known, _)| known != table);
        self.open_to(&place);
        self.opened.insert(place.clone());
        self.going_to = Some(place);
        true
    }

    fn rename(&mut self, path: &str, key: String) -> bool {
        let Some((table, before)) = around(path) else {
            return false;
        };
        let Some(Value::Object(rows)) = self.document.at(table) else {
            return false;
        };
        if rows.iter().any(|(known, _)| *known == key.trim()) {
            // It waits in its field until it is another.
            self.typing = (before != key.trim()).then(|| (key_place(path), key));
            return false;
        }
        let key = key.trim();
        if key.is_empty() {
            return false;
        }
        let renamed = rows.iter().map(|(known, value)| {
            let name = if *known == before { key } else { known };
            (name.to_owned(), value.clone())
        });
        let renamed = Value::Object(renamed.collect());
        let (table, place) = (table.to_owned(), key_of(table, key));
        self.change(&table, renamed, None);
        self.going_to = Some(place);
        true
    }

    fn take(&mut self, path: &str) -> bool {
        let Some((outer, step)) = around(path) else {
            return false;
        };
        let left = match self.document.at(outer) {
            Some(Value::List(items)) => {
                let place = step.parse::<usize>().ok();
                let items = items.iter().enumerate();
                let left = items.filter(|(n, _)| Some(*n) != place);
                Value::List(left.map(|(_, item)| item.clone()).collect())
            }
            Some(Value::Object(rows)) => {
                let left = rows.iter().filter(|(key, _)| *key != step);
                Value::Object(left.cloned().collect())
            }
            _ => return false,
        };
        let outer = outer.to_owned();
        self.close_below(&outer);
        self.change(&outer, left, None);
        self.going_to = Some(outer);
        true
    }

    fn move_entry(&mut self, path: &str, down: bool) -> bool {
        let Some((list, step)) = around(path) else {
            return false;
        };
        let (Some(Value::List(items)), Ok(from)) = (self.document.at(list), step.parse::<usize>())
        else {
            return false;
        };
        let to = match down {
            true => from.checked_add(1).filter(|to| *to < items.len()),
            false => from.checked_sub(1),
        };
        let Some(to) = to.filter(|_| from < items.len()) else {
            return false;
        };
        let mut items = items.clone();
        items.swap(from, to);
        let list = list.to_owned();
        self.close_below(&list);
        self.change(&list, Value::List(items), None);
        let place = index_of(&list, to);
        self.turn_to(&list, to);
        self.going_to = Some(place);
        true
    }

    /// What was open among the entries of a list is another entry's now.
    fn close_below(&mut self, list: &str) {
        self.opened.retain(|place| {
            let below = place.strip_prefix(list);
            below.is_none_or(|rest| !rest.starts_with(['.', '[']))
        });
    }

    /// Opens all parts that a place lies in, and turns lists to it.
    fn open_to(&mut self, path: &str) {
        let mut place = path.to_owned();
        while let Some((outer, step)) = around(&place) {
            let row = match self.document.at(outer) {
                Some(Value::List(_)) => step.parse().ok(),
                Some(Value::Object(rows)) if self.is_table(outer) => {
                    rows.iter().position(|(key, _)| *key == step)
                }
                _ => None,
            };
            let outer = outer.to_owned();
            if let Some(row) = row {
                self.turn_to(&outer, row);
            }
            self.opened.insert(outer.clone());
            place = outer;
        }
    }

    fn is_table(&self, path: &str) -> bool {
        let kind = self.shape().path(path).map(Shape::kind);
        matches!(kind, Some(Kind::Table { .. }))
    }

    /// Turns a list so that a row is drawn.
    fn turn_to(&mut self, list: &str, row: usize) {
        let page = row.checked_div(PAGE).unwrap_or_default();
        self.turn(list.to_owned(), page.saturating_mul(PAGE));
    }

    fn turn(&mut self, list: String, row: usize) {
        self.turned.retain(|(place, _)| *place != list);
        self.turned.push((list, row));
    }
}

/// Under what the key of a row is typed.
pub fn key_place(path: &str) -> String {
    [path, "#"].concat()
}

/// A blank is nothing.
fn blank_or(value: Value, text: &str) -> Value {
    if text.trim().is_empty() {
        Value::Absent
    } else {
        value
    }
}

/// The entries of an object with one more, in the order of its keys, or without it.
fn with_entry(
    mut entries: Vec<(String, Value)>,
    key: &str,
    value: Value,
    order: &[&str],
) -> Vec<(String, Value)> {
    if value == Value::Absent {
        entries.retain(|(known, _)| known != key);
        return entries;
    }
    let rank = |key: &str| order.iter().position(|known| *known == key);
    let place = entries
        .iter()
        .position(|(known, _)| rank(known) > rank(key));
    let place = place.unwrap_or(entries.len());
    entries.insert(place, (key.to_owned(), value));
    entries
}

#[cfg(test)]
mod tests;
