//! The reader: where in the document we are, and what was wrong on the way.

use super::fault::Step;
use super::{Fault, Faults, Read, Reason, Value};

/// Walks through a document and notes every fault with its place.
#[derive(Debug)]
pub struct Reader<'v> {
    value: &'v Value,
    path: Vec<Step<'v>>,
    faults: Vec<Fault>,
    holes: Vec<&'v str>,
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
            let mut path = String::new();
            for step in &self.path {
                step.write(&mut path);
            }
            self.faults.push(Fault { path, reason });
        }
    }

    /// Notes a fault here that leaves a hole: a blank stands for what could not be read.
    pub fn refuse(&mut self, reason: Reason) {
        let section = self.path.iter().find_map(|step| match step {
            Step::Key(key) => Some(*key),
            _ => None,
        });
        self.holes.push(section.unwrap_or_default());
        self.note(reason);
    }

    /// Reads the value under a key.
    #[inline(never)]
    pub fn field<T: Read>(&mut self, key: &'v str) -> T {
        let around = self.enter(Step::Key(key), self.value.entry(key));
        let read = T::read(self);
        self.leave(around);
        read
    }

    /// Reads one item of a list.
    pub fn item<T: Read>(&mut self, index: usize, item: &'v Value) -> T {
        let around = self.enter(Step::Index(index), item);
        let read = T::read(self);
        self.leave(around);
        read
    }

    /// The rows of the object here; none where it is absent or no object.
    pub fn rows(&mut self) -> &'v [(String, Value)] {
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
    pub fn items(&mut self) -> &'v [Value] {
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

    /// Notes a fault of a key that leaves a hole.
    pub fn refuse_key(&mut self, key: &'v str, reason: Reason) {
        let around = self.enter(Step::Key(key), self.value);
        self.refuse(reason);
        self.leave(around);
    }

    fn enter(&mut self, step: Step<'v>, value: &'v Value) -> &'v Value {
        self.path.push(step);
        std::mem::replace(&mut self.value, value)
    }

    fn leave(&mut self, around: &'v Value) {
        self.path.pop();
        self.value = around;
    }

    /// Checks that an object stands here, with known keys only; without one the faults are
    /// muted until [`end_record`](Self::end_record).
    #[doc(hidden)]
    pub fn begin_record(&mut self, keys: &[&str]) {
        let Value::Object(entries) = self.value else {
            self.refuse(Reason::wrong_type("object", self.value));
            self.muted = self.muted.saturating_add(1);
            return;
        };
        for (n, (key, _)) in entries.iter().enumerate() {
            if !keys.contains(&key.as_str()) {
                self.note_key(key, Reason::UnknownKey { known: owned(keys) });
            }
            if entries.iter().take(n).any(|(earlier, _)| earlier == key) {
                self.note_key(key, Reason::Duplicate { found: key.clone() });
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

    /// What was found wrong, and the sections (first keys) with a hole; the empty name stands
    /// for the document itself.
    pub fn into_faults(self) -> (Faults, Vec<&'v str>) {
        (Faults::found(self.faults), self.holes)
    }
}

fn owned(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}
