//! What the page knows. Nothing here asks the worker: that is for the page, which sends what the
//! worker says as actions.

use super::action::{Action, Refused};
use super::assumed;
use super::draft::Draft;
use super::mappings::Mappings;
use super::person::Person;
use super::sides::Sides;
use crate::app::kit::trouble::{Trouble, troubles};
use crate::app::kit::typed::{self, Asked};
use crate::app::kit::words::Language;
use crate::document::json::Document;
use crate::document::{Fault, Month, Table, Value};
use crate::money::Rupiah;
use crate::regulation::is_regional;
use crate::regulation::library::Library;
use crate::regulation::terms::Criterion;
use crate::simulation::columns::Field;
use crate::simulation::export::Listed;
use crate::simulation::roster::{Column, Layout};
use crate::simulation::rule;
use crate::simulation::summary::{By, Summary};
use std::collections::BTreeSet;
use std::rc::Rc;

/// The state of the page.
#[derive(Clone, Debug)]
pub struct State {
    /// The language spoken.
    pub language: Language,
    /// The month of today.
    pub today: Month,
    /// The packs at hand.
    pub library: Rc<Library>,
    /// National packs of files of one's own.
    pub nationals: Vec<Value>,
    /// The keys of both rules.
    pub keys: [String; 2],
    schema: Rc<Value>,
    /// Packs that were edited as the draft.
    drafts: Vec<Draft>,
    /// Both rules, or what is wrong with them.
    pub sides: Result<Rc<Sides>, Vec<Trouble>>,
    /// The month chosen.
    pub month: Option<Month>,
    /// What is taken for everybody, as typed.
    pub assumed: Table<String, String>,
    /// The roster.
    pub roster: Option<Roster>,
    /// What columns hold in files that were here before.
    pub mappings: Mappings,
    /// What the worker does.
    pub doing: Doing,
    /// What the last run came to.
    pub result: Option<Rc<Finished>>,
    /// Something was changed since.
    pub is_stale: bool,
    /// Whose rows are listed.
    pub list: Option<List>,
    /// The person shown.
    pub person: Option<Rc<Person>>,
    /// Why rows were refused, by their place in the list of refusals.
    pub reasons: Table<usize, Fault>,
    /// The budget of a month, as typed.
    pub budget: String,
    /// What went wrong.
    pub trouble: Option<Told>,
}

/// A roster at hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Roster {
    /// The name of its file; blank for the sample.
    pub name: String,
    /// What it looks like, once it is open.
    pub layout: Option<Layout>,
    /// The same before a person said what its columns hold, where they did, now or earlier.
    pub found: Option<Layout>,
}

/// What the worker does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doing {
    /// It waits to be asked.
    Nothing,
    /// It opens a file.
    Opening,
    /// It runs the roster.
    Running {
        /// Rows so far.
        rows: u32,
        /// Thousandths of the file.
        share: u32,
    },
}

/// What a run came to, and by which rules.
#[derive(Clone, Debug)]
pub struct Finished {
    /// The rules.
    pub sides: Rc<Sides>,
    /// The month.
    pub month: Month,
    /// What it came to.
    pub summary: Summary,
}

/// Rows of a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    /// The part; none for everybody.
    pub part: Option<(By, String)>,
    /// Its people, once they are there.
    pub people: Vec<Listed>,
}

/// Something to tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// A file is no roster.
    File(Refused),
    /// A file is no pack.
    Pack(Vec<Fault>),
    /// The worker is no more.
    Stopped,
    /// The run was called off.
    Cancelled,
}

impl State {
    /// The page as it begins, with the rule that it is given for both.
    pub fn start(
        library: Rc<Library>,
        schema: Rc<Value>,
        key: Option<String>,
        language: Language,
        today: Month,
    ) -> Self {
        let first = || library.entries().next().map(|entry| entry.key.to_owned());
        let key = key.or_else(first).unwrap_or_default();
        let mut state = Self {
            language,
            today,
            library,
            nationals: Vec::new(),
            keys: [key.clone(), key],
            schema,
            drafts: Vec::new(),
            sides: Err(Vec::new()),
            month: None,
            assumed: assumed::usual(),
            roster: None,
            mappings: Mappings::of(None),
            doing: Doing::Nothing,
            result: None,
            is_stale: false,
            list: None,
            person: None,
            reasons: Table::new(),
            budget: String::new(),
            trouble: None,
        };
        state.choose();
        state
    }

    /// Takes in what happened.
    pub fn apply(&mut self, action: Action) {
        match action {
            Action::Language(language) => self.language = language,
            Action::Before(key) => self.key(0, key),
            Action::After(key) => self.key(1, key),
            Action::Draft(act) => {
                let library = Rc::clone(&self.library);
                if self
                    .draft_mut()
                    .is_some_and(|draft| draft.apply(act, &library))
                {
                    self.choose();
                }
            }
            Action::Unchange => {
                let library = Rc::clone(&self.library);
                if let Some(draft) = self.draft_mut() {
                    draft.unchange(&library);
                }
                self.choose();
            }
            Action::Pack(pack) => self.pack(pack),
            Action::Month(text) => {
                self.month = Month::parse(&text);
                self.is_stale = true;
            }
            Action::Assume(name, text) => {
                self.assumed.insert(name, text);
                self.is_stale = true;
            }
            Action::Budget(text) => self.budget = text,
            Action::Dismiss => self.trouble = None,
            Action::Opening(_)
            | Action::Opened(_)
            | Action::Hold(..)
            | Action::ForgetColumns
            | Action::Unsaved(_) => self.file(action),
            Action::List(part) => {
                let people = Vec::new();
                self.list = Some(List { part, people });
            }
            Action::Listed(people) => {
                if let Some(list) = &mut self.list {
                    list.people = people;
                }
            }
            Action::Explained(place, both) => {
                let reason = self.reason(place, *both);
                reason
                    .into_iter()
                    .for_each(|fault| self.reasons.insert(place, fault));
            }
            Action::Show(both) => {
                let sides = self.result.as_ref().map(|result| &result.sides);
                self.person = sides.map(|sides| Rc::new(Person::of(sides, *both)));
            }
            Action::Close => self.person = None,
            Action::Run
            | Action::Progress(..)
            | Action::Cancelled
            | Action::Ran(_)
            | Action::Refused(_)
            | Action::Stopped => self.run(action),
        }
    }

    /// The key of the draft.
    pub fn after(&self) -> &str {
        let [_, after] = &self.keys;
        after
    }

    /// The draft; none where its pack cannot be used.
    pub fn draft(&self) -> Option<&Draft> {
        self.drafts
            .iter()
            .find(|draft| draft.own.key == self.after())
    }

    fn draft_mut(&mut self) -> Option<&mut Draft> {
        let [_, after] = &self.keys;
        self.drafts.iter_mut().find(|draft| draft.own.key == *after)
    }

    /// The month to run: the one chosen, if both rules hold in it, or the last before December, in
    /// which a year is settled that a roster does not know.
    pub fn month(&self) -> Option<Month> {
        let months = self.sides.as_ref().ok()?.months(self.today);
        let chosen = self.month.filter(|month| months.contains(month));
        let usual = || months.iter().find(|month| !month.is_december());
        chosen.or_else(|| usual().copied())
    }

    /// Whether all that a run needs is there.
    pub fn is_ready(&self) -> bool {
        let is_open = self
            .roster
            .as_ref()
            .is_some_and(|roster| roster.layout.is_some());
        let is_good = |(name, text): (&String, &String)| assumed::is_good(name, text);
        is_open
            && self.month().is_some()
            && self.doing == Doing::Nothing
            && self.assumed.iter().all(is_good)
    }

    /// The criteria for which either rule has no figures.
    pub fn open_criteria(&self) -> BTreeSet<Criterion> {
        let sides = self.sides.as_ref().ok();
        let sides = sides
            .into_iter()
            .flat_map(|sides| [&sides.before, &sides.after]);
        let packs: Vec<_> = sides.map(|side| &side.regulation.regional).collect();
        packs.into_iter().flat_map(rule::open).collect()
    }

    /// The budget of a month; none where nothing that can be is typed.
    pub fn budget(&self) -> Option<Rupiah> {
        match typed::read(Asked::Rupiah, &self.budget).ok()? {
            Value::Whole(whole) => Rupiah::new(whole).ok(),
            _ => None,
        }
    }

    /// The sheet that the roster stands in, where its file is a workbook.
    pub fn sheet(&self) -> Option<&str> {
        let layout = self.roster.as_ref()?.layout.as_ref()?;
        layout.sheet.as_deref()
    }

    /// What the columns of the roster hold, in their order; blank for nothing.
    pub fn fields(&self) -> Value {
        let layout = self
            .roster
            .as_ref()
            .and_then(|roster| roster.layout.as_ref());
        let columns = layout.into_iter().flat_map(|layout| &layout.columns);
        let word = |column: &Column| Value::from(column.field.map_or("", Field::word));
        Value::List(columns.map(word).collect())
    }

    /// The pack whose agencies and positions the sample roster has: today's rule, if it lists any.
    pub fn sample_pack(&self) -> Option<Value> {
        let lists =
            |pack: &Value| pack.get("agencies").is_some() && pack.get("positions").is_some();
        let keys = self.keys.iter().map(String::as_str);
        let known = self.library.entries().map(|entry| entry.key);
        let mut packs = keys.chain(known).filter_map(|key| {
            let chosen = self.library.choose(key, std::iter::empty()).ok()?;
            Some(Value::clone(&chosen.pack))
        });
        packs.find(lists)
    }

    fn key(&mut self, side: usize, key: String) {
        if let Some(place) = self.keys.get_mut(side) {
            *place = key;
        }
        self.choose();
    }

    /// Works the rules out anew.
    fn choose(&mut self) {
        self.sides = self.both().map(Rc::new);
        self.is_stale = true;
    }

    fn both(&mut self) -> Result<Sides, Vec<Trouble>> {
        if self.draft().is_none() {
            let draft = Draft::new(&self.library, &self.schema, self.after()).map_err(troubles)?;
            self.drafts.push(draft);
        }
        let [before, _] = &self.keys;
        match self.draft() {
            Some(draft) => Sides::of(&self.library, before, draft),
            None => Err(Vec::new()),
        }
    }

    /// A regional pack becomes the draft; a national one is there for those that build on it.
    fn pack(&mut self, pack: Result<Document, Fault>) {
        let with = |pack: Document| {
            let national = (!is_regional(&pack.value)).then(|| pack.value.clone());
            Ok((self.library.with_pack(pack)?, national))
        };
        match pack.map_err(|fault| vec![fault]).and_then(with) {
            Ok(((library, chosen), national)) => {
                self.library = Rc::new(library);
                self.nationals.extend(national);
                let taken = chosen.as_ref().map(|chosen| chosen.key.as_str());
                self.drafts
                    .retain(|draft| Some(draft.own.key.as_str()) != taken);
                for draft in &mut self.drafts {
                    draft.check(&self.library);
                }
                match chosen {
                    Some(chosen) => self.key(1, chosen.key),
                    None => self.choose(),
                }
            }
            Err(faults) => self.trouble = Some(Told::Pack(faults)),
        }
    }

    /// What becomes of the roster's file.
    fn file(&mut self, action: Action) {
        match action {
            Action::Opening(name) => {
                self.doing = Doing::Opening;
                self.trouble = None;
                self.roster = Some(Roster {
                    name,
                    layout: None,
                    found: None,
                });
                self.forget();
            }
            Action::Opened(Ok(found)) => {
                self.doing = Doing::Nothing;
                let mut layout = found.clone();
                let is_known = self.mappings.give(&mut layout);
                if let Some(roster) = &mut self.roster {
                    roster.layout = Some(layout);
                    roster.found = is_known.then_some(found);
                }
            }
            Action::Opened(Err(refused)) => {
                self.doing = Doing::Nothing;
                self.roster = None;
                self.trouble = Some(Told::File(refused));
            }
            Action::Hold(place, field) => {
                let Some(roster) = &mut self.roster else {
                    return;
                };
                let Some(layout) = &mut roster.layout else {
                    return;
                };
                roster.found.get_or_insert_with(|| layout.clone());
                for (at, column) in layout.columns.iter_mut().enumerate() {
                    // A field stands in one column alone.
                    if at == place {
                        column.field = field;
                    } else if column.field == field {
                        column.field = None;
                    }
                }
                self.mappings.keep(layout);
                self.is_stale = true;
            }
            Action::ForgetColumns => {
                if let Some(roster) = &mut self.roster
                    && let Some(found) = roster.found.take()
                {
                    self.mappings.forget(&found);
                    roster.layout = Some(found);
                    self.is_stale = true;
                }
            }
            Action::Unsaved(refused) => self.trouble = Some(Told::File(refused)),
            _ => {}
        }
    }

    /// What becomes of a run.
    fn run(&mut self, action: Action) {
        match action {
            Action::Run => {
                self.doing = Doing::Running { rows: 0, share: 0 };
                self.trouble = None;
                self.forget();
            }
            Action::Progress(rows, share) if matches!(self.doing, Doing::Running { .. }) => {
                self.doing = Doing::Running { rows, share };
            }
            Action::Ran(summary) => {
                self.doing = Doing::Nothing;
                self.is_stale = false;
                let both = self.sides.as_ref().ok().zip(self.month());
                self.result = both.map(|(sides, month)| {
                    Rc::new(Finished {
                        sides: Rc::clone(sides),
                        month,
                        summary: *summary,
                    })
                });
            }
            Action::Cancelled => self.ended(Told::Cancelled),
            Action::Stopped => self.ended(Told::Stopped),
            Action::Refused(faults) => self.ended(Told::Pack(faults)),
            _ => {}
        }
    }

    fn ended(&mut self, told: Told) {
        if self.doing == Doing::Opening {
            self.roster = None;
        }
        self.doing = Doing::Nothing;
        self.trouble = Some(told);
    }

    /// The last run is no more.
    fn forget(&mut self) {
        self.result = None;
        self.list = None;
        self.person = None;
        self.reasons = Table::new();
    }

    /// Why a rule refused rows, out of the first of them.
    fn reason(&self, place: usize, both: crate::simulation::run::Both) -> Option<Fault> {
        let result = self.result.as_ref()?;
        let refusal = result.summary.refusals.get(place)?;
        let side = usize::try_from(refusal.side).ok()?;
        Person::of(&result.sides, both)
            .fault(side, &refusal.path)
            .cloned()
    }
}

#[cfg(test)]
mod tests;
