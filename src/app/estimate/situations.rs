//! More than one situation of one person: the open one is what is being typed, the others stand as
//! they were left.

use super::comparison::{Beside, Comparison, outcome};
use super::draft::Draft;
use super::notice::Notice;
use super::state::{Arrange, State};
use crate::app::kit::link::BadLink;
use crate::app::kit::situation::Situation;
use crate::app::kit::store;
use crate::document::{Fault, Value};
use crate::regulation::library::{Library, Refused};
use crate::regulation::origin::Origin;
use crate::regulation::pack_id;
use std::iter;
use std::rc::Rc;

/// The name under which all of them are saved.
pub const FILE: &str = "keadaan-tpp.json";

/// How many stand side by side.
pub const MOST: usize = 4;

impl State {
    /// What a change of the list comes to. A situation whose rule is not at hand stays closed.
    pub fn arrange(&mut self, arrange: Arrange) {
        match arrange {
            Arrange::Copy => {
                let copy = self.open_situation(None);
                self.add(copy);
            }
            Arrange::Open(place) => {
                self.put_back();
                self.go_on_with(place);
            }
            Arrange::Rename(name) => {
                if let Some(open) = self.situations.get_mut(self.open) {
                    open.name = Some(name).filter(|name| !name.trim().is_empty());
                }
            }
            Arrange::Remove => self.take_out(),
            Arrange::Restore => {
                if let Some((place, situation)) = self.removed.take() {
                    self.put_back();
                    let place = place.min(self.situations.len());
                    self.situations.insert(place, situation);
                    self.go_on_with(place);
                }
            }
        }
        self.look_beside();
    }

    /// Opens one more, in place of the only one where nothing is typed in that; tells whether its
    /// rule is at hand.
    fn add(&mut self, situation: Situation) -> bool {
        self.put_back();
        let place = self.situations.len();
        let is_blank = self.draft.is_empty() && place == 1;
        self.situations.push(situation);
        if !self.go_on_with(place) {
            self.situations.truncate(place);
            return false;
        }
        if is_blank {
            self.situations.remove(0);
            self.open = 0;
        }
        self.look_beside();
        true
    }

    /// Opens the situation of a link beside those that are there.
    pub fn open_link(&mut self, situation: Result<Situation, BadLink>) {
        let opened = situation.map(|situation| self.add(situation));
        match opened {
            Ok(true) => self.notice = Some(Notice::LinkOpened),
            // The refusal says that the rule is not here.
            Ok(false) => {}
            Err(bad) => self.notice = Some(Notice::of_link(bad)),
        }
    }

    /// Opens the situations of a file, with the packs that they brought along.
    pub fn open_file(&mut self, document: Result<Value, Fault>) {
        let read = document.map_err(|fault| vec![fault]);
        let Ok(kept) = read.and_then(|document| store::read(&document)) else {
            self.notice = Some(Notice::FileUnreadable);
            return;
        };
        self.notice = Some(Notice::FileOpened);
        for pack in kept.packs {
            self.bring_along(pack);
        }
        for situation in kept.situations {
            self.add(situation);
        }
    }

    /// A pack that a file of situations has with it; one of the person's own stays as it is.
    fn bring_along(&mut self, pack: Value) {
        let is_it = |known: &&Value| pack_id(known) == pack_id(&pack);
        if let Some(known) = self.draft.packs.iter().find(is_it) {
            if *known != pack {
                self.notice = Some(Notice::PackStays);
            }
            return;
        }
        let mut library = Library::clone(&self.library);
        match library.add(pack.clone(), Origin::File) {
            Ok(_) => {
                self.library = Rc::new(library);
                self.draft.add_pack(pack);
            }
            Err(faults) => {
                let name = FILE.to_owned();
                self.refused = Some(Refused { name, faults });
            }
        }
    }

    /// The situations side by side, the open one as it is now.
    pub fn compare(&mut self) {
        let answer = self.answer();
        let outcome = answer.map(|answer| {
            let regulation = Rc::clone(&self.chosen.regulation);
            (regulation, Rc::clone(&answer.estimate))
        });
        let open = Beside {
            place: self.open,
            month: self.month,
            outcome,
        };
        let columns = self.beside.iter().cloned().chain([open]);
        self.comparison = (!self.beside.is_empty()).then(|| Comparison::of(columns.collect()));
    }

    /// The open one as it is now, under a name.
    pub fn open_situation(&self, name: Option<String>) -> Situation {
        let key = Some(self.regulation_id());
        self.draft.situation(name, key, self.month)
    }

    /// Works out the others anew: another is open, or there are other packs.
    pub fn look_beside(&mut self) {
        let open = self.open;
        let places = self.situations.iter().enumerate();
        let others: Vec<Beside> = places
            .filter(|(place, _)| *place != open)
            .take(MOST.saturating_sub(1))
            .map(|(place, situation)| self.outcome_of(place, situation))
            .collect();
        self.beside = others.into();
        self.compare();
    }

    fn outcome_of(&self, place: usize, situation: &Situation) -> Beside {
        let month = situation.month.unwrap_or(self.month);
        let unit = self.unit.as_deref();
        Beside {
            place,
            month,
            outcome: outcome(&self.library, situation, month, unit),
        }
    }

    fn put_back(&mut self) {
        let place = self.open;
        if let Some(before) = self.situations.get_mut(place) {
            let name = before.name.take();
            let now = self.open_situation(name);
            self.situations.splice(place..=place, iter::once(now));
        }
    }

    fn take_out(&mut self) {
        self.put_back();
        if self.situations.len() < 2 || self.open >= self.situations.len() {
            return;
        }
        let place = self.open;
        self.removed = Some((place, self.situations.remove(place)));
        self.go_on_with(place.saturating_sub(1));
    }

    /// Opens the one at a place, if its rule is at hand.
    fn go_on_with(&mut self, place: usize) -> bool {
        let Some(situation) = self.situations.get(place).cloned() else {
            return false;
        };
        let key = situation.regulation.as_deref();
        let key = key.unwrap_or_else(|| self.regulation_id()).to_owned();
        let chosen = match self.library.choose(&key, iter::empty()) {
            Ok(chosen) => chosen,
            Err(faults) => {
                self.refused = Some(Refused { name: key, faults });
                return false;
            }
        };
        self.open = place;
        self.month = situation.month.unwrap_or(self.month);
        self.draft = Draft {
            answers: situation.answers,
            numbers: situation.numbers,
            packs: std::mem::take(&mut self.draft.packs),
        };
        self.erased = None;
        self.tried = None;
        self.last_net = None;
        self.take(chosen);
        true
    }
}

#[cfg(test)]
mod tests;
