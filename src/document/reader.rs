//! The reader: where in the document we are, and what was wrong on the way.

use super::fault::Step;
use super::read::{read_choice, text};
use super::{Fault, Faults, Key, Read, Reason, Value};
use std::borrow::Cow;

/// Walks through a document and notes every fault with its place.
#[derive(Debug)]
pub struct Reader<'v> {
    value: &'v Value,
    path: Vec<Step<'v>>,
    faults: Vec<Fault>,
    holes: Vec<String>,
    muted: u32,
}

impl<'v> Reader<'v> {
    /// Begins at the top of a document.
    pub fn new(document: &'v Value) -> Self {
        Self {
            value: document,
            path: vec![Step::Root],
            faults: Vec::new(),
            holes: Vec::new(),
            muted: 0,
        }
    }

    /// The value here; [`Value::Absent`] where a key is missing.
    pub fn value(&self) -> &'v Value {
        self.value
    }

    /// Notes a fault here of something that was read all the same.
    pub fn note(&mut self, reason: Reason) {
        if self.muted == 0 {
            let path = self.path();
            self.faults.push(Fault { path, reason });
        }
    }

    fn path(&self) -> String {
        let mut path = String::new();
        for step in &self.path {
            step.write(&mut path);
        }
        path
    }

    /// Notes a fault here that leaves a hole: a blank stands for what could not be read.
    pub fn refuse(&mut self, reason: Reason) {
        if self.muted == 0 {
            self.holes.push(self.path());
        }
        self.note(reason);
    }

    /// Reads the value under a key.
    #[inline(never)]
    pub fn field<T: Read>(&mut self, key: &'v str) -> T {
        let around = self.enter_key(key);
        let read = T::read(self);
        self.leave(around);
        read
    }

    /// Steps to the value under a key.
    #[inline(never)]
    fn enter_key(&mut self, key: &'v str) -> &'v Value {
        self.enter(Step::Key(key), self.value.entry(key))
    }

    /// Reads each row of the object here: `read` gets the reader at the value, and the key.
    #[inline(never)]
    pub fn each_row(&mut self, read: &mut dyn FnMut(&mut Self, &'v str)) {
        for (key, value) in self.rows() {
            let around = self.enter(Step::Key(key), value);
            read(self, key);
            self.leave(around);
        }
    }

    /// Reads each item of the list here: `read` gets the reader at the item.
    #[inline(never)]
    pub fn each_item(&mut self, read: &mut dyn FnMut(&mut Self)) {
        for (n, item) in self.items().iter().enumerate() {
            let around = self.enter(Step::Index(n), item);
            read(self);
            self.leave(around);
        }
    }

    /// The key of the row here, or nothing with the refusal noted.
    #[inline(never)]
    pub fn key<K: Key>(&mut self, key: &str) -> Option<K> {
        K::from_key(key).map_err(|reason| self.refuse(reason)).ok()
    }

    /// Which of the words stands here; the first one where none does.
    #[inline(never)]
    pub fn word(&mut self, words: &[&str]) -> usize {
        let found = text(self.value).and_then(|text| read_choice(text, words));
        found.unwrap_or_else(|reason| {
            self.refuse(reason);
            0
        })
    }

    /// The rows of the object here; none where it is absent or no object.
    fn rows(&mut self) -> &'v [(String, Value)] {
        match self.value {
            Value::Object(entries) => entries,
            Value::Absent => &[],
            other => {
                self.refuse(Reason::wrong_type("object", other));
                &[]
            }
        }
    }

    /// The items of the list here; none where it is absent or no list.
    fn items(&mut self) -> &'v [Value] {
        match self.value {
            Value::List(items) => items,
            Value::Absent => &[],
            other => {
                self.refuse(Reason::wrong_type("array", other));
                &[]
            }
        }
    }

    /// Notes a fault of a key of the object here.
    pub fn note_key(&mut self, key: &'v str, reason: Reason) {
        let around = self.enter(Step::Key(key), self.value);
        self.note(reason);
        self.leave(around);
    }

    #[inline(never)]
    fn enter(&mut self, step: Step<'v>, value: &'v Value) -> &'v Value {
        self.path.push(step);
        std::mem::replace(&mut self.value, value)
    }

    #[inline(never)]
    fn leave(&mut self, around: &'v Value) {
        self.path.pop();
        self.value = around;
    }

    /// Checks that an object stands here, with known keys only; without one the faults are
    /// muted until [`end_record`](Self::end_record).
    #[doc(hidden)]
    pub fn begin_record(&mut self, keys: &'static [&'static str]) {
        let Value::Object(entries) = self.value else {
            self.refuse(Reason::wrong_type("object", self.value));
            self.muted = self.muted.saturating_add(1);
            return;
        };
        let is_root = self.path.len() == 1;
        for (key, value) in entries {
            let is_for_editors = is_root && is_schema_address(key, value);
            if !is_for_editors && !keys.contains(&key.as_str()) {
                let known = Cow::Borrowed(keys);
                self.note_key(key, Reason::UnknownKey { known });
            }
        }
    }

    /// Ends what [`begin_record`](Self::begin_record) began.
    #[doc(hidden)]
    pub fn end_record(&mut self) {
        if !matches!(self.value, Value::Object(_)) {
            self.muted = self.muted.saturating_sub(1);
        }
    }

    /// The one key of an object that must be among these.
    #[doc(hidden)]
    pub fn only_key(&mut self, keys: &[&str]) -> Option<&'v str> {
        if let Value::Object(entries) = self.value
            && let [(key, _)] = entries.as_slice()
            && keys.contains(&key.as_str())
        {
            return Some(key);
        }
        self.refuse(match self.value {
            Value::Absent => Reason::Missing,
            _ => Reason::ExactlyOne { known: owned(keys) },
        });
        None
    }

    /// What was found wrong.
    pub fn into_faults(self) -> Faults {
        Faults::found(self.faults, self.holes)
    }
}

/// By `$schema` a document says to an editor how it is written, and nothing to us.
pub(super) fn is_schema_address(key: &str, value: &Value) -> bool {
    key == "$schema" && matches!(value, Value::Text(_))
}

fn owned(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}
