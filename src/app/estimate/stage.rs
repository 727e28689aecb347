//! Which rule the page works by: one that somebody has named or chosen, or none yet. Without a
//! rule nothing is asked and nothing computed; no rule ever stands in for another.

use super::choosing::Choosing;
use super::draft::{Draft, kept};
use super::notice::Notice;
use super::state::{Action, State};
use crate::app::kit::situation::Situation;
use crate::app::kit::store::Kept;
use crate::app::kit::words::Language;
use crate::document::json::Document;
use crate::document::{Fault, Month, Table, Value};
use crate::regulation::library::{Chosen, Library, Refused, Wanted};
use crate::regulation::origin::Origin;
use std::rc::Rc;

/// The page, with a rule or before there is one.
#[derive(Clone, Debug)]
pub enum Stage {
    /// No rule is chosen.
    Choosing(Choosing),
    /// A rule is in use.
    Open(Box<State>),
}

/// What a page begins with.
#[derive(Clone, Debug)]
pub struct Start {
    /// The packs at hand.
    pub library: Rc<Library>,
    /// The language that the surrounding page wants; else the one kept.
    pub language: Option<Language>,
    /// The rule that the surrounding page names, unless another was kept.
    pub regulation: Option<Wanted>,
    /// The key of the rule that the administrator of the surrounding page wants where the one
    /// named cannot be had.
    pub fallback: Option<String>,
    /// The month of today.
    pub today: Month,
    /// The agency that the surrounding page names.
    pub unit: Option<String>,
    /// What the device kept; the error when it cannot be read.
    pub kept: Option<Result<Kept, Vec<Fault>>>,
    /// It was typed on an earlier visit, which the page says.
    pub is_earlier: bool,
}

impl Stage {
    /// The page at its start: with the rule used last, else the one that the surrounding page
    /// names, else with none.
    pub fn start(start: Start) -> Self {
        let (kept, broken) = match start.kept {
            Some(Ok(kept)) => (Some(kept), false),
            Some(Err(_)) => (None, true),
            None => (None, false),
        };
        let last_spoken = kept.as_ref().and_then(|kept| kept.language.as_deref());
        let language = start.language.or(last_spoken.and_then(Language::of_code));
        let situation = kept.as_ref().and_then(Kept::open_situation);
        let month = situation.and_then(|situation| situation.month);
        let last = situation.and_then(|situation| situation.regulation.clone());
        let draft = kept.as_ref().map(Draft::from).unwrap_or_default();
        let open = kept.as_ref().map_or(0, |kept| kept.open);
        let is_restored = start.is_earlier && !draft.is_empty();
        let (library, lacking) = with_own(start.library, &draft.packs);
        let mut choosing = Choosing {
            language: language.unwrap_or_default(),
            library,
            month: month.unwrap_or(start.today),
            draft,
            situations: kept.map_or_else(|| vec![Situation::default()], |kept| kept.situations),
            open: usize::try_from(open).unwrap_or_default(),
            unit: start.unit,
            refused: None,
            notice: match broken || lacking {
                true => Some(Notice::StoreBroken),
                false => is_restored.then_some(Notice::Restored),
            },
        };
        let last = last.map(|last| choosing.key_of(last));
        match choosing.first(last.as_deref(), start.regulation, start.fallback) {
            Some(chosen) => choosing.open(chosen),
            None => Self::Choosing(choosing),
        }
    }

    /// What an action changes.
    pub fn apply(&mut self, action: Action) {
        let action = match action {
            Action::Packs(library) => Action::Packs(with_own(library, self.own_packs()).0),
            other => other,
        };
        let next = match (&mut *self, action) {
            (Self::Open(state), Action::Wanted(wanted, fallback)) => want(state, wanted, fallback),
            (Self::Open(state), Action::Remove) => Some(remove(state)),
            (Self::Open(state), action) => {
                state.apply(action);
                None
            }
            (Self::Choosing(choosing), action) => {
                let link = match &action {
                    Action::Link(situation) => Some(situation.clone()),
                    _ => None,
                };
                let chosen = choosing.apply(action);
                chosen.map(|chosen| {
                    let mut opened = choosing.clone().open(chosen);
                    // Once there is a rule, its situation is opened as beside any other.
                    link.into_iter()
                        .for_each(|link| opened.apply(Action::Link(link)));
                    opened
                })
            }
        };
        if let Some(next) = next {
            *self = next;
        }
    }

    /// The packs of the person's own.
    fn own_packs(&self) -> &[Value] {
        match self {
            Self::Choosing(choosing) => &choosing.draft.packs,
            Self::Open(state) => &state.draft.packs,
        }
    }

    /// The language spoken.
    pub fn language(&self) -> Language {
        match self {
            Self::Choosing(choosing) => choosing.language,
            Self::Open(state) => state.language,
        }
    }

    /// A pack that was refused.
    pub fn refused(&self) -> Option<&Refused> {
        match self {
            Self::Choosing(choosing) => choosing.refused.as_ref(),
            Self::Open(state) => state.refused.as_ref(),
        }
    }

    /// What the device should keep.
    pub fn kept(&self) -> Value {
        match self {
            Self::Choosing(before) => {
                let open = before.draft.situation(None, None, before.month);
                let (language, situations) = (before.language, &before.situations);
                kept(language, situations, before.open, open, &before.draft)
            }
            Self::Open(state) => state.kept(),
        }
    }
}

/// The surrounding page names another rule. If it cannot be had, the one before is none either.
fn want(state: &mut State, wanted: Option<Wanted>, fallback: Option<String>) -> Option<Stage> {
    let mut choosing = Choosing::from(&*state);
    let Some(chosen) = choosing.find_or(wanted, fallback) else {
        return Some(Stage::Choosing(choosing));
    };
    state.library = choosing.library;
    state.take(chosen);
    state.refused = choosing.refused;
    state.notice = choosing.notice;
    None
}

/// Takes the person's own pack in use out again.
fn remove(state: &State) -> Stage {
    let mut choosing = Choosing::from(state);
    let key = state.regulation_id();
    Rc::make_mut(&mut choosing.library).remove(key);
    choosing.draft.take_out(key);
    Stage::Choosing(choosing)
}

impl From<&State> for Choosing {
    fn from(state: &State) -> Self {
        Self {
            language: state.language,
            library: Rc::clone(&state.library),
            month: state.month,
            draft: state.draft.clone(),
            situations: state.situations.clone(),
            open: state.open,
            unit: state.unit.clone(),
            refused: None,
            notice: None,
        }
    }
}

impl Choosing {
    /// The rule to begin with.
    fn first(
        &mut self,
        last: Option<&str>,
        wanted: Option<Wanted>,
        fallback: Option<String>,
    ) -> Option<Chosen> {
        // A pack that the surrounding page brings may be the one used last.
        let (brought, wanted) = match wanted {
            Some(pack @ Wanted::Pack { .. }) => (self.find_or(Some(pack), fallback.clone()), None),
            other => (None, other),
        };
        match last {
            Some(key) if self.library.has(key) => {
                let again = self.find(Wanted::Id(key.to_owned()));
                if again.is_some() {
                    self.notice = self.notice.filter(|notice| *notice != Notice::Fallback);
                    return again;
                }
            }
            Some(_) => self.notice = self.notice.or(Some(Notice::RegulationGone)),
            None => {}
        }
        brought.or_else(|| self.find_or(wanted, fallback))
    }

    /// A rule that is named, else the one to fall back to; that it stands in is told.
    fn find_or(&mut self, wanted: Option<Wanted>, fallback: Option<String>) -> Option<Chosen> {
        let named = self.library.named(wanted, fallback);
        self.library = named.library;
        self.refused = named.refused.or(self.refused.take());
        if named.is_fallback {
            self.notice = Some(Notice::Fallback);
        }
        named.chosen
    }

    fn find(&mut self, wanted: Wanted) -> Option<Chosen> {
        self.find_or(Some(wanted), None)
    }

    fn open(self, chosen: Chosen) -> Stage {
        Stage::Open(Box::new(State::open(self, chosen)))
    }

    /// What an action changes, and the rule that it chooses; those that need a rule do nothing.
    fn apply(&mut self, action: Action) -> Option<Chosen> {
        match action {
            Action::Regulation(key) => {
                self.dismiss();
                return self.find(Wanted::Id(key));
            }
            Action::Wanted(wanted, fallback) => {
                self.dismiss();
                return self.find_or(wanted, fallback);
            }
            Action::Own(name, pack) => return self.add_own_pack(name, pack),
            Action::Link(Ok(situation)) => return self.find(Wanted::Id(situation.regulation?)),
            Action::Link(Err(bad)) => self.notice = Some(Notice::of_link(bad)),
            Action::Dismiss => self.dismiss(),
            Action::Language(language) => self.language = language,
            Action::Month(month) => self.month = month,
            Action::Unit(unit) => self.unit = unit,
            Action::Packs(library) => self.library = library,
            _ => {}
        }
        None
    }

    fn dismiss(&mut self) {
        self.refused = None;
        self.notice = None;
    }

    /// A pack of the person's own. A national one is no rule yet.
    fn add_own_pack(&mut self, name: String, pack: Result<Document, Fault>) -> Option<Chosen> {
        self.dismiss();
        let pack = pack.map_err(|fault| vec![fault]);
        let used = pack.and_then(|pack| Ok((self.library.with_pack(pack.clone())?, pack.value)));
        match used {
            Ok(((library, chosen), pack)) => {
                self.library = Rc::new(library);
                self.notice = Notice::of_brought(chosen.as_ref());
                self.draft.add_pack_for(chosen.as_ref(), pack);
                chosen
            }
            Err(faults) => {
                self.refused = Some(Refused { name, faults });
                None
            }
        }
    }

    /// The key of the rule used last. Before files had keys of their own, the id was the key: then
    /// the person's numbers for it go along.
    fn key_of(&mut self, last: String) -> String {
        let key = Origin::File.key(&last);
        if self.library.has(&last) || !self.library.has(&key) {
            return last;
        }
        let texts: Vec<(String, String)> = self
            .draft
            .numbers_of(&last)
            .map(|(path, text)| (path.to_owned(), text.to_owned()))
            .collect();
        self.draft.numbers.retain(|known, _| *known != last);
        self.draft
            .numbers
            .insert(key.clone(), Table::from_iter(texts));
        key
    }
}

/// The packs at hand with those of the person's own, and whether one of these cannot be read.
fn with_own(library: Rc<Library>, packs: &[Value]) -> (Rc<Library>, bool) {
    if packs.is_empty() {
        return (library, false);
    }
    let mut whole = Library::clone(&library);
    let mut lacking = false;
    for pack in packs {
        lacking |= whole.add(pack.clone(), Origin::File).is_err();
    }
    (Rc::new(whole), lacking)
}

#[cfg(test)]
mod tests;
