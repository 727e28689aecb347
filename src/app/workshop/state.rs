//! What the workshop knows, and how actions change it.

use super::action::Action;
use super::kept;
use super::people::{Tester, examples};
use super::work::{Base, Text, Work, read};
use crate::app::kit::words::Language;
use crate::document::{Fault, Reason, Value};
use crate::provision::Date;
use crate::regulation::is_regional;
use crate::regulation::library::Library;
use std::rc::Rc;

/// The state of the page.
#[derive(Clone, Debug)]
pub struct State {
    /// The language spoken.
    pub language: Language,
    /// The day it is.
    pub today: Date,
    /// The packs at hand.
    pub library: Rc<Library>,
    schema: Rc<Value>,
    /// The packs being edited.
    pub works: Vec<Work>,
    /// The place of the open one.
    pub open: Option<usize>,
    /// The key of the pack at hand that is chosen to begin from.
    pub chosen: Option<String>,
    /// On whom they are tried.
    pub people: Vec<Tester>,
    /// Something was typed that is still to be looked at.
    pub is_due: bool,
    /// The device keeps what is typed.
    pub is_kept: bool,
    /// What went wrong.
    pub told: Option<Told>,
}

/// Something to tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// A file that cannot be opened, by its name.
    Unopened(String, Fault),
    /// A file that is no region's pack, by its name.
    NotRegional(String),
    /// What the device kept cannot be read, and was set aside.
    Unreadable,
}

impl State {
    /// The workshop on a first visit.
    pub fn new(library: Rc<Library>, schema: Rc<Value>, language: Language, today: Date) -> Self {
        Self {
            language,
            today,
            library,
            schema,
            works: Vec::new(),
            open: None,
            chosen: None,
            people: examples(),
            is_due: false,
            is_kept: true,
            told: None,
        }
    }

    /// The same with what an earlier visit left.
    pub fn with_kept(mut self, document: Option<Result<Value, Fault>>) -> Self {
        let Some(document) = document else {
            return self;
        };
        let found = document
            .map_err(|fault| vec![fault])
            .and_then(|document| kept::read(&document, &self.library, &self.schema));
        match found {
            Ok(back) => {
                self.works = back.works;
                self.people = back.people;
                self.open_work(back.open);
            }
            Err(_) => self.told = Some(Told::Unreadable),
        }
        self
    }

    /// What the device should keep.
    pub fn kept(&self) -> Value {
        kept::kept(&self.works, self.open, &self.people)
    }

    /// The pack being edited.
    pub fn work(&self) -> Option<&Work> {
        self.works.get(self.open?)
    }

    fn work_mut(&mut self) -> Option<&mut Work> {
        self.works.get_mut(self.open?)
    }

    /// Takes in what happened.
    pub fn apply(&mut self, action: Action) {
        match action {
            Action::Language(language) => self.language = language,
            Action::Choose(key) => self.chosen = Some(key),
            Action::Begin(key) => self.begin(&key),
            Action::Open(name, text) => self.open_file(name, text),
            Action::Resume(place) => self.open_work(Some(place)),
            Action::Discard(place) => self.discard(place),
            Action::Shelve => self.shelve(),
            Action::Form(act) => {
                let Some(work) = self.work_mut() else {
                    return;
                };
                if matches!(act, crate::app::kit::form::editor::Act::GoTo(_)) {
                    work.as_text(false);
                }
                if work.editor.apply(act) {
                    self.changed();
                }
            }
            Action::AsText(wanted) => {
                self.check();
                if let Some(work) = self.work_mut() {
                    work.as_text(wanted);
                }
            }
            Action::Text(text) => {
                if let Some(typed) = self.work_mut().and_then(|work| work.text.as_mut()) {
                    typed.text = text;
                }
                self.is_due = true;
            }
            Action::DropText => {
                if let Some(work) = self.work_mut() {
                    work.text = None;
                }
                self.check();
            }
            Action::Check => self.check(),
            Action::Person(place) => {
                for (n, person) in self.people.iter_mut().enumerate() {
                    person.is_open = n == place && !person.is_open;
                }
            }
            Action::Name(place, name) => {
                if let Some(person) = self.people.get_mut(place) {
                    person.name = name;
                }
            }
            Action::Answer(place, path, text) => {
                if let Some(person) = self.people.get_mut(place) {
                    person.answer(path, text);
                }
                self.try_on();
            }
            Action::Kept(is_kept) => self.is_kept = is_kept,
            Action::Dismiss => self.told = None,
        }
    }

    /// A large pack is looked at once nothing more is typed.
    fn changed(&mut self) {
        match self.work().is_some_and(|work| work.is_large) {
            true => self.is_due = true,
            false => self.check(),
        }
    }

    fn check(&mut self) {
        self.is_due = false;
        let library = Rc::clone(&self.library);
        if let Some(work) = self.work_mut() {
            work.check(&library);
        }
        self.try_on();
    }

    fn try_on(&mut self) {
        let Some(work) = self.open.and_then(|open| self.works.get(open)) else {
            return;
        };
        let today = self.today.month();
        for person in &mut self.people {
            person.try_on(work, today);
        }
    }

    fn begin(&mut self, key: &str) {
        let Some(pack) = self.library.pack(key).map(Rc::clone) else {
            return;
        };
        let name = match pack.get("title") {
            Some(Value::Text(title)) => title.clone(),
            _ => key.to_owned(),
        };
        let now = Value::clone(&pack);
        let base = Base::new(&self.library, name, key.to_owned(), pack);
        self.add(base, now);
    }

    fn open_file(&mut self, name: String, text: Result<String, Fault>) {
        self.told = None;
        let text = match text {
            Ok(text) => text,
            Err(fault) => return self.told = Some(Told::Unopened(name, fault)),
        };
        match read(&text) {
            Ok(pack) if is_regional(&pack) => {
                let base = Base::new(&self.library, name, String::new(), Rc::new(pack.clone()));
                self.add(base, pack);
            }
            Ok(_) => self.told = Some(Told::NotRegional(name)),
            Err(faults) if faults.iter().any(is_too_large) => {
                let fault = faults.into_iter().next();
                self.told = fault.map(|fault| Told::Unopened(name, fault));
            }
            // It is mended as text, where nothing of it is lost.
            Err(faults) => {
                self.add(Base::unread(name), Value::Object(Vec::new()));
                if let Some(work) = self.work_mut() {
                    work.text = Some(Text { text, faults });
                }
                self.check();
            }
        }
    }

    fn add(&mut self, base: Base, pack: Value) {
        let schema = Rc::clone(&self.schema);
        let work = Work::new(&self.library, schema, base, pack);
        self.shelve();
        self.works.push(work);
        self.open_work(self.works.len().checked_sub(1));
    }

    fn open_work(&mut self, place: Option<usize>) {
        self.open = place.filter(|place| *place < self.works.len());
        self.told = None;
        self.try_on();
    }

    /// Puts the open pack on the shelf; one that is as it began is none.
    fn shelve(&mut self) {
        if self.is_due {
            self.check();
        }
        let Some(open) = self.open.take() else {
            return;
        };
        if self.works.get(open).is_some_and(|work| !work.is_changed()) {
            self.works.remove(open);
        }
    }

    fn discard(&mut self, place: usize) {
        if place < self.works.len() {
            self.works.remove(place);
            self.open = None;
        }
    }
}

fn is_too_large(fault: &Fault) -> bool {
    matches!(fault.reason, Reason::PackTooLarge { .. })
}

#[cfg(test)]
mod tests;
