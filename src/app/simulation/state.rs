//! What the page knows. Nothing here asks the worker: that is for the page, which sends what the
//! worker says as actions.

use super::action::{Action, Long, Refused};
use super::assumed;
use super::budget::{self, Limit};
use super::draft::Draft;
use super::goal::{Found, Seeking, Unfit};
use super::mappings::Mappings;
use super::person::Person;
use super::saved::{self, Kept, KeptDraft, Saved};
use super::sides::Sides;
use crate::app::kit::trouble::{Trouble, troubles};
use crate::app::kit::typed::{self, Asked};
use crate::app::kit::words::Language;
use crate::document::json::Document;
use crate::document::{Fault, Format, Month, Table, Value, Write};
use crate::money::Rupiah;
use crate::provision::Date;
use crate::regulation::is_regional;
use crate::regulation::library::Library;
use crate::regulation::origin::Origin;
use crate::regulation::terms::Criterion;
use crate::simulation::budget::year_of;
use crate::simulation::cliffs::Cliff;
use crate::simulation::columns::Field;
use crate::simulation::export::Listed;
use crate::simulation::goal_seek::Sought;
use crate::simulation::roster::{Column, Layout};
use crate::simulation::rule;
use crate::simulation::scenario::{Behaviour, Scenario};
use crate::simulation::summary::{By, Summary};
use crate::simulation::trial::Goal;
use crate::simulation::year::{OfYear, holds};
use std::collections::BTreeSet;
use std::rc::Rc;

/// The state of the page.
#[derive(Clone, Debug)]
pub struct State {
    /// The language spoken.
    pub language: Language,
    /// The day of today.
    pub day: Date,
    /// Its month.
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
    /// How people behave.
    pub behaviour: Behaviour,
    /// What counts become, in percent, as typed.
    pub counts_become: String,
    /// The roster.
    pub roster: Option<Roster>,
    /// What columns hold in files that were here before.
    pub mappings: Mappings,
    /// What the worker does.
    pub doing: Doing,
    /// What the last run came to.
    pub result: Option<Rc<Finished>>,
    /// What its year comes to, once it is asked for.
    pub year: Option<Rc<OfYear>>,
    /// Its cliffs, once they are asked for.
    pub cliffs: Option<Rc<Vec<Cliff>>>,
    /// Drafts that are saved to be compared.
    pub saved: Vec<Saved>,
    /// Whether the device keeps what is typed.
    pub is_kept: bool,
    /// Something was changed since.
    pub is_stale: bool,
    /// Whose rows are listed.
    pub list: Option<List>,
    /// The person shown.
    pub person: Option<Rc<Person>>,
    /// Why rows were refused, by their place in the list of refusals.
    pub reasons: Table<usize, Fault>,
    /// What the region may spend, as typed.
    pub budget: Table<String, String>,
    /// The number of the draft that is sought.
    pub seeking: Seeking,
    /// What went wrong.
    pub trouble: Option<Told>,
}

/// The most that counts may become, in percent of what they are.
const MOST_PERCENT: u32 = 1_000;

/// A roster at hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Roster {
    /// The name of its file; blank for the sample.
    pub name: String,
    /// What it looks like, once it is open.
    pub layout: Option<Layout>,
    /// The same before a person said what its columns hold, where they did, now or earlier.
    pub found: Option<Layout>,
    /// SHA-256 of its file, once it is known.
    pub hash: Option<String>,
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
    /// It goes over the people of a run once more.
    Long {
        /// For what.
        what: Long,
        /// People taken so far, drafts that are done, or values that were tried.
        done: u32,
    },
}

/// What a run came to, and by which rules.
#[derive(Clone, Debug)]
pub struct Finished {
    /// The rules.
    pub sides: Rc<Sides>,
    /// The month.
    pub month: Month,
    /// How people behaved.
    pub scenario: Scenario,
    /// What was taken for everybody, as typed.
    pub assumed: Table<String, String>,
    /// What it came to.
    pub summary: Summary,
}

/// Rows of a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    /// The part; none for everybody.
    pub part: Option<(By, String)>,
    /// The cliff at which they stand, by its place.
    pub cliff: Option<usize>,
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
        day: Date,
    ) -> Self {
        let first = || library.entries().next().map(|entry| entry.key.to_owned());
        let key = key.or_else(first).unwrap_or_default();
        let mut state = Self {
            language,
            day,
            today: day.month(),
            library,
            nationals: Vec::new(),
            keys: [key.clone(), key],
            schema,
            drafts: Vec::new(),
            sides: Err(Vec::new()),
            month: None,
            assumed: assumed::usual(),
            behaviour: Behaviour::AsListed,
            counts_become: "150".to_owned(),
            roster: None,
            mappings: Mappings::of(None),
            doing: Doing::Nothing,
            result: None,
            year: None,
            cliffs: None,
            saved: Vec::new(),
            is_kept: true,
            is_stale: false,
            list: None,
            person: None,
            reasons: Table::new(),
            budget: Table::new(),
            seeking: Seeking::default(),
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
            Action::Behave(word) => {
                let known = Behaviour::ALL.iter().find(|known| known.word() == word);
                self.behaviour = known.copied().unwrap_or(Behaviour::AsListed);
                self.is_stale = true;
            }
            Action::CountsBecome(text) => {
                self.counts_become = text;
                self.is_stale = true;
            }
            Action::Budget(name, text) => {
                self.budget.insert(name, text);
            }
            Action::Seek(_) | Action::Sought(_) | Action::TakeFound => {
                self.seek(action);
            }
            Action::Dismiss => self.trouble = None,
            Action::Opening(_)
            | Action::Opened(_)
            | Action::Hold(..)
            | Action::ForgetColumns
            | Action::Unsaved(_)
            | Action::Fingerprint(_) => self.file(action),
            Action::List(part) => {
                self.list = Some(List {
                    part,
                    cliff: None,
                    people: Vec::new(),
                });
            }
            Action::ListCliff(place) => {
                self.list = Some(List {
                    part: None,
                    cliff: Some(place),
                    people: Vec::new(),
                });
            }
            Action::Save
            | Action::Rename(..)
            | Action::Open(_)
            | Action::Remove(_)
            | Action::Compared(_) => self.compare(action),
            Action::Kept(is_kept) => self.is_kept = is_kept,
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
            Action::Begin(what) => {
                if what == Long::Seeking {
                    self.seeking.found = None;
                }
                self.trouble = None;
                self.doing = Doing::Long { what, done: 0 };
            }
            Action::Cliffs(cliffs) => {
                self.doing = Doing::Nothing;
                self.cliffs = Some(Rc::new(cliffs));
            }
            Action::OfYear(year) => {
                self.doing = Doing::Nothing;
                self.year = Some(Rc::from(year));
            }
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
            && self.scenario().is_some()
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

    /// How people behave in a run; none while the percentage is none that can be.
    pub fn scenario(&self) -> Option<Scenario> {
        let behaviour = self.behaviour;
        let percent = match behaviour {
            Behaviour::Counts => match typed::read(Asked::Count, &self.counts_become).ok()? {
                Value::Whole(percent) => Some(u32::try_from(percent).ok()?),
                _ => return None,
            },
            _ => None,
        };
        let is_far = percent.is_some_and(|percent| percent > MOST_PERCENT);
        (!is_far).then_some(Scenario { behaviour, percent })
    }

    /// What the draft is held against in a search: as chosen, or the first that is typed.
    pub fn limit(&self) -> Option<Limit> {
        let is_typed = |limit: &Limit| budget::ceiling(&self.budget, *limit).is_some();
        let mut typed = Limit::ALL.iter().copied().filter(is_typed);
        let chosen = self.seeking.limit.filter(is_typed);
        chosen.or_else(|| typed.next())
    }

    /// Whether the year of the month that was run can be asked for: both rules hold in all of it.
    pub fn has_year(&self) -> bool {
        self.result.as_ref().is_some_and(|result| {
            [0, 1]
                .iter()
                .all(|side| holds(result.sides.regulation(*side), result.month))
        })
    }

    /// What a year of the draft costs: as worked out, or twelve months like the one that was run.
    pub fn cost_of_year(&self) -> Option<Rupiah> {
        match (&self.year, &self.result) {
            (Some(year), _) => Some(year.after.cost),
            (None, Some(result)) => year_of(result.summary.all.after.cost).ok(),
            (None, None) => None,
        }
    }

    /// The sheet that the roster stands in, where its file is a workbook.
    pub fn sheet(&self) -> Option<&str> {
        let layout = self.roster.as_ref()?.layout.as_ref()?;
        layout.sheet.as_deref()
    }

    /// How far the worker is with something long, if it does that.
    pub fn done_of(&self, long: Long) -> Option<u32> {
        match self.doing {
            Doing::Long { what, done } if what == long => Some(done),
            _ => None,
        }
    }

    /// Whether the worker is free, with what was run still as it stands here.
    pub fn can_go_on(&self) -> bool {
        self.result.is_some() && !self.is_stale && self.doing == Doing::Nothing
    }

    /// What the worker is to seek; none before all that it needs is there.
    pub fn goal(&self) -> Option<Goal> {
        let draft = self.draft().filter(|_| self.can_go_on())?;
        let ceiling = budget::ceiling(&self.budget, self.limit()?)?;
        self.seeking.goal(draft, ceiling)
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
                    hash: None,
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
            Action::Fingerprint(hash) => {
                if let Some(roster) = &mut self.roster {
                    roster.hash = Some(hash);
                }
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
            Action::Progress(done, part) => {
                self.doing = match self.doing {
                    Doing::Running { .. } => Doing::Running {
                        rows: done,
                        share: part,
                    },
                    Doing::Long { what, .. } => Doing::Long { what, done },
                    idle @ (Doing::Nothing | Doing::Opening) => idle,
                };
            }
            Action::Ran(summary) => {
                self.doing = Doing::Nothing;
                self.is_stale = false;
                let both = self.sides.as_ref().ok().zip(self.month());
                let scenario = self.scenario().unwrap_or(Scenario::AS_LISTED);
                self.result = both.map(|(sides, month)| {
                    Rc::new(Finished {
                        sides: Rc::clone(sides),
                        month,
                        scenario,
                        assumed: self.assumed.clone(),
                        summary: *summary,
                    })
                });
            }
            Action::Cancelled => self.ended(Told::Cancelled),
            Action::Stopped => {
                self.is_stale = true;
                self.ended(Told::Stopped);
            }
            Action::Refused(faults) => self.ended(Told::Pack(faults)),
            _ => {}
        }
    }

    /// What becomes of the saved drafts.
    fn compare(&mut self, action: Action) {
        match action {
            Action::Save => {
                let number = self.saved.len().saturating_add(1);
                let saved = self.draft().map(|draft| Saved {
                    name: format!("{} {number}", draft.own.regulation.regional.title),
                    key: draft.own.key.clone(),
                    pack: draft.editor.document().clone(),
                    compared: None,
                });
                let has_room = self.saved.len() < saved::MOST;
                self.saved.extend(saved.filter(|_| has_room));
            }
            Action::Rename(place, name) => {
                if let Some(saved) = self.saved.get_mut(place) {
                    saved.name = name;
                }
            }
            Action::Open(place) => {
                if let Some(Saved { key, pack, .. }) = self.saved.get(place).cloned() {
                    self.take_up(key, pack);
                }
            }
            Action::Remove(place) if place < self.saved.len() => {
                self.saved.remove(place);
            }
            Action::Compared(all) => {
                self.doing = Doing::Nothing;
                for (saved, compared) in self.saved.iter_mut().zip(all) {
                    saved.compared = Some(compared);
                }
            }
            _ => {}
        }
    }

    /// A pack becomes the draft, as what the pack of its key is edited to; one that began from a file
    /// which is not at hand is a file of its own.
    fn take_up(&mut self, key: String, pack: Value) {
        if !self.library.has(&key) {
            return self.pack(Ok(pack.into()));
        }
        self.key(1, key);
        let library = Rc::clone(&self.library);
        if let Some(draft) = self.draft_mut() {
            draft.put("$", pack, &library);
        }
        self.choose();
    }

    /// What the device is to keep.
    pub fn kept(&self) -> Value {
        let [before, after] = &self.keys;
        let is_own = |draft: &&Draft| draft.is_changed() || draft.own.origin != Origin::Site;
        let draft = self.draft().filter(is_own);
        let kept = Kept {
            format: Format,
            before: Some(before.clone()),
            after: Some(after.clone()),
            draft: draft.map(|draft| draft.editor.document().clone()),
            budget: self.budget.clone(),
            saved: self.saved.iter().map(KeptDraft::from).collect(),
        };
        kept.write()
    }

    /// Goes on from what the device kept.
    pub fn with_kept(mut self, document: &Value) -> Self {
        let Ok(kept) = saved::read(document) else {
            return self;
        };
        let after = kept.after.unwrap_or_default();
        for (side, key) in kept.before.iter().chain([&after]).enumerate() {
            if self.library.has(key) {
                self.key(side, key.clone());
            }
        }
        if let Some(draft) = kept.draft {
            self.take_up(after, draft);
        }
        self.budget = kept.budget;
        let saved = kept.saved.into_iter().take(saved::MOST);
        self.saved = saved.map(Saved::from).collect();
        self
    }

    /// What becomes of a search.
    fn seek(&mut self, action: Action) {
        match action {
            Action::Seek(act) => {
                let mut seeking = std::mem::take(&mut self.seeking);
                seeking.apply(act, self.draft());
                self.seeking = seeking;
            }
            Action::Sought(sought) => {
                self.doing = Doing::Nothing;
                self.seeking.found = self.found(*sought).map(Rc::new);
            }
            Action::TakeFound => self.take_found(),
            _ => {}
        }
    }

    /// What was found, with the reason why values beside it are refused.
    fn found(&self, sought: Sought) -> Option<Found> {
        let (goal, limit, draft) = (self.goal()?, self.limit()?, self.draft()?);
        let now = draft.editor.document().at(&goal.path)?.clone();
        let mut found = Found {
            goal,
            limit,
            now,
            sought,
            unfit: None,
        };
        let refused = found.refused().cloned();
        found.unfit = refused.map(|value| {
            let mut pack = draft.editor.document().clone();
            pack.put(&found.goal.path, value.clone());
            let (checked, _) = self.library.tried(&pack, &draft.own.key);
            let faults = checked.faults;
            Unfit { value, faults }
        });
        Some(found)
    }

    /// Puts the value that was found into the draft.
    fn take_found(&mut self) {
        let Some(found) = self.seeking.found.clone() else {
            return;
        };
        let library = Rc::clone(&self.library);
        if let (Some(draft), Some(value)) = (self.draft_mut(), &found.sought.value) {
            draft.put(&found.goal.path, value.clone(), &library);
            self.choose();
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
        for saved in &mut self.saved {
            saved.compared = None;
        }
        self.result = None;
        self.year = None;
        self.cliffs = None;
        self.list = None;
        self.person = None;
        self.reasons = Table::new();
        self.seeking.found = None;
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
