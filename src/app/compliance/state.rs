//! The state of the officer's page and how actions change it: pure, apart from every view.

use super::action::Action;
use super::book::Book;
use super::checklist::Checklist;
use super::compare::{self, Comparison};
use super::effect::Effect;
use super::refused::Refused;
use super::reviews;
use super::sheet::{Sheet, Spot};
use super::shelf::Shelf;
use super::standard::Outcome;
use crate::app::kit::words::Language;
use crate::compliance::Instrument;
use crate::compliance::answers::Answers;
use crate::compliance::score::Score;
use crate::compliance::standard::StandardPack;
use crate::compliance::survey::{FileReason, Survey};
use crate::compliance::tree::Tree;
use crate::compliance::way_up::{Aim, WayUp};
use crate::document::text::NotText;
use crate::document::{Fault, Id, Value};
use crate::provision::Date;
use std::rc::Rc;

/// Everything the page shows.
#[derive(Clone, Debug)]
pub struct State {
    /// The language spoken.
    pub language: Language,
    /// Instruments and rule packs.
    pub shelf: Rc<Shelf>,
    /// All answers.
    pub book: Book,
    /// The sheet in work.
    pub spot: Spot,
    /// What the sheet comes to.
    pub score: Option<Rc<Score>>,
    /// The class aimed at.
    pub target: Option<String>,
    /// Indicators that stay as they are.
    pub ruled_out: Vec<Id>,
    /// The cheapest way to the class aimed at.
    pub way: Option<Rc<WayUp>>,
    /// What the service standards come to, where the instrument is that of standards.
    pub standing: Option<Rc<Outcome>>,
    /// The units and periods of the instrument side by side; none where nothing is answered.
    pub comparison: Option<Rc<Comparison>>,
    /// The service standards of all units, by when they must be reviewed.
    pub reviews: Rc<Vec<reviews::Row>>,
    /// The service product in work, by its place.
    pub product: usize,
    /// The one indicator shown, by its place; none to show all.
    pub one: Option<usize>,
    /// The periods compared: before and after, as far as chosen.
    pub compared: (Option<String>, Option<String>),
    /// The key of the regulation whose TPP is looked at; none before one is named or chosen.
    pub regulation: Option<String>,
    /// Job class of the sample person, as typed.
    pub class: String,
    /// What that person receives at each result of the organisation, or why the regulation cannot
    /// be used; none before one is named or chosen.
    pub effect: Option<Rc<Result<Effect, Vec<Fault>>>>,
    /// How many employees the unit has, as typed.
    pub people: String,
    /// What was wrong with something brought in.
    pub refused: Vec<Refused>,
    /// The device keeps the answers.
    pub is_kept: bool,
    /// What the device kept and the page could not read, as it was kept.
    pub unread: Option<String>,
    /// The sheet taken out last.
    pub erased: Option<Rc<Sheet>>,
    /// What came of the last file of assessments.
    pub brought: Option<Brought>,
    /// What came of the last survey file.
    pub survey: Option<Rc<Survey>>,
    /// The day of today.
    pub today: Date,
}

/// What came of a file of assessments.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Brought {
    /// How many sheets were taken in.
    pub count: usize,
    /// Those that stand in place of other answers.
    pub replaced: Vec<Spot>,
}

impl State {
    /// The page at its start.
    pub fn start(
        shelf: Rc<Shelf>,
        language: Language,
        today: Date,
        kept: Option<Result<Value, Fault>>,
    ) -> Self {
        let instrument = shelf.first().map(|first| first.id.to_string());
        let mut state = Self {
            language,
            book: Book::default(),
            spot: Spot {
                unit: String::new(),
                period: today.month().year().to_string(),
                instrument: instrument.unwrap_or_default(),
            },
            score: None,
            target: None,
            ruled_out: Vec::new(),
            way: None,
            standing: None,
            comparison: None,
            reviews: Rc::default(),
            product: 0,
            one: None,
            compared: (None, None),
            regulation: None,
            class: "9".to_owned(),
            effect: None,
            people: String::new(),
            refused: shelf.faults.iter().cloned().map(Refused::Place).collect(),
            is_kept: false,
            unread: None,
            erased: None,
            brought: None,
            survey: None,
            today,
            shelf,
        };
        if let Some(kept) = kept {
            state.bring(kept.map_err(Refused::Place));
        }
        state.work_out(None);
        state
    }

    /// Does what an action says, and works out anew what follows from it.
    pub fn apply(&mut self, action: Action) {
        let before = self.inputs();
        self.act(action);
        self.work_out(Some(before));
    }

    fn act(&mut self, action: Action) {
        match action {
            Action::Language(language) => self.language = language,
            Action::Unit(unit) => self.name_unit(unit.trim()),
            Action::Period(period) => self.go(|spot| spot.period = period.trim().to_owned()),
            Action::Instrument(id) => self.go(|spot| spot.instrument = id),
            Action::Open(spot) => self.go(|here| *here = spot),
            Action::Answer(id, text) => {
                if let Some(sheet) = self.begun() {
                    sheet.answers.insert(id, text);
                }
            }
            Action::Note(id, text) => {
                if let Some(sheet) = self.begun() {
                    sheet.notes.insert(id, text);
                }
            }
            Action::Population(text) => {
                if let Some(sheet) = self.begun() {
                    sheet.population = text;
                }
            }
            Action::Fill(path, value) => self.fill(&path, value),
            Action::AddProduct(name) => {
                self.product = self.sheet().map_or(0, |sheet| sheet.standard.products());
                let place = format!("$.products[{}].name", self.product);
                self.fill(&place, Value::Text(name));
            }
            Action::RemoveProduct => {
                let product = self.product;
                if let Some(sheet) = self.begun() {
                    sheet.standard.remove(product);
                }
            }
            Action::Product(place) => self.product = place,
            Action::Aim(class) => self.target = Some(class).filter(|class| !class.is_empty()),
            Action::RuleOut(id) => self.rule_out(id),
            Action::One(place) => self.one = place,
            Action::Before(period) => self.compared.0 = Some(period),
            Action::After(period) => self.compared.1 = Some(period),
            Action::Regulation(id) => self.regulation = Some(id),
            Action::Class(text) => self.class = text,
            Action::People(text) => self.people = text,
            Action::Load(document) => {
                let brought = self.bring(document);
                self.brought = Some(brought).filter(|brought| brought.count > 0);
            }
            Action::Erase => self.erased = self.book.take_out(&self.spot),
            Action::PutBack => {
                if let Some(sheet) = self.erased.take() {
                    self.spot = sheet.spot();
                    self.book.put(sheet);
                }
            }
            Action::Survey(file) => self.take_survey(file),
            Action::Kept(is_kept) => self.is_kept = is_kept,
            Action::Unread(text) => self.unread = text,
            Action::Dismiss => {
                self.refused.clear();
                self.erased = None;
                self.brought = None;
                self.survey = None;
            }
        }
    }

    /// The instrument in work.
    pub fn instrument(&self) -> Option<(&Instrument, &Tree)> {
        self.shelf.tree(&self.spot.instrument)
    }

    /// The service standard, where it is what is in work.
    pub fn standard(&self) -> Option<(&Instrument, &StandardPack)> {
        self.shelf.standard(&self.spot.instrument)
    }

    /// The sheet in work, once something is answered on it.
    pub fn sheet(&self) -> Option<&Sheet> {
        self.book.at(&self.spot).map(Rc::as_ref)
    }

    /// The answer to an indicator, as typed.
    pub fn answer(&self, id: &Id) -> &str {
        let answer = self
            .sheet()
            .and_then(|sheet| sheet.answers.get(id.as_str()));
        answer.map_or("", String::as_str)
    }

    /// The note on an indicator.
    pub fn note(&self, id: &Id) -> &str {
        let note = self.sheet().and_then(|sheet| sheet.notes.get(id.as_str()));
        note.map_or("", String::as_str)
    }

    /// What is the matter with an answer.
    pub fn fault_of(&self, id: &Id) -> Option<&Fault> {
        let path = format!("$.{id}");
        let mut refused = self.score.as_ref()?.refused.iter();
        refused.find(|fault| fault.path == path)
    }

    /// The sheet in work, begun if there is none.
    fn begun(&mut self) -> Option<&mut Sheet> {
        self.book.begin(&self.spot)
    }

    /// A sheet without a name gets one; otherwise the page goes to the unit's own sheet.
    fn name_unit(&mut self, unit: &str) {
        let old = self.spot.clone();
        self.spot.unit = unit.to_owned();
        if !old.unit.is_empty() || self.sheet().is_some() {
            return;
        }
        if let Some(mut sheet) = self.book.take_out(&old) {
            Rc::make_mut(&mut sheet).unit = unit.to_owned();
            self.book.put(sheet);
        }
    }

    fn go(&mut self, change: impl FnOnce(&mut Spot)) {
        let instrument = self.spot.instrument.clone();
        change(&mut self.spot);
        if self.spot.instrument != instrument {
            self.target = None;
            self.ruled_out.clear();
            self.one = self.one.map(|_| 0);
        }
        self.product = 0;
    }

    fn fill(&mut self, path: &str, value: Value) {
        if let Some(sheet) = self.begun() {
            sheet.standard.put(path, value);
        }
    }

    fn rule_out(&mut self, id: Id) {
        if self.ruled_out.contains(&id) {
            self.ruled_out.retain(|known| *known != id);
        } else {
            self.ruled_out.push(id);
        }
    }

    /// Takes in what was kept, here or in a file. What is good is taken.
    fn bring(&mut self, document: Result<Value, Refused>) -> Brought {
        let book = match document {
            Ok(document) => {
                let (book, faults) = self.shelf.read(&document);
                self.refused.extend(faults.into_iter().map(Refused::Place));
                book
            }
            Err(refused) => {
                self.refused.push(refused);
                Book::default()
            }
        };
        let mut usable = book.sheets.iter().rev();
        let is_known = |sheet: &&Rc<Sheet>| self.shelf.knows(&sheet.instrument);
        if let Some(last) = usable.find(is_known) {
            self.spot = last.spot();
        }
        let mut brought = Brought::default();
        for sheet in book.sheets {
            let spot = sheet.spot();
            let earlier = self.book.at(&spot);
            if earlier.is_some_and(|earlier| *earlier != sheet) {
                brought.replaced.push(spot);
            }
            brought.count = brought.count.saturating_add(1);
            self.book.put(sheet);
        }
        brought
    }

    fn take_survey(&mut self, file: Result<Vec<u8>, NotText>) {
        let Some((_, tree)) = self.instrument() else {
            return;
        };
        let read = file.map_err(FileReason::File);
        match read.and_then(|file| tree.read_survey(&file)) {
            Ok(survey) => {
                if let Some(sheet) = self.book.begin(&self.spot) {
                    for (id, totals) in survey.answers.iter() {
                        let text = format!("{}/{}", totals.total, totals.respondents);
                        sheet.answers.insert(id.to_string(), text);
                    }
                }
                self.survey = Some(Rc::new(survey));
            }
            Err(reason) => self.refused.push(Refused::Survey(reason)),
        }
    }

    /// What the derived parts are worked out of.
    fn inputs(&self) -> Inputs {
        Inputs {
            book: self.book.clone(),
            spot: self.spot.clone(),
            aim: (self.target.clone(), self.ruled_out.clone()),
            compared: self.compared.clone(),
            sample: (self.regulation.clone(), self.class.clone()),
        }
    }

    /// Works out what follows from parts that are no longer as they were.
    fn work_out(&mut self, before: Option<Inputs>) {
        let now = self.inputs();
        let is_same = |part: fn(&Inputs, &Inputs) -> bool| {
            before.as_ref().is_some_and(|before| part(before, &now))
        };
        let is_same_sheet = is_same(|a, b| a.spot == b.spot && a.sheet() == b.sheet());
        if !is_same_sheet {
            self.score_sheet();
        }
        if !is_same_sheet || !is_same(|a, b| a.aim == b.aim) {
            self.find_way();
        }
        let is_same_book = is_same(|a, b| a.spot == b.spot && a.book == b.book);
        if !is_same_book {
            let reviews = reviews::rows(&self.book, &self.shelf, self.today);
            self.reviews = Rc::new(reviews);
        }
        if !is_same_book || !is_same(|a, b| a.compared == b.compared) {
            self.compare();
        }
        if !is_same(|a, b| a.sample == b.sample) {
            let (library, today) = (&self.shelf.library, self.today.month());
            let key = self.regulation.as_deref();
            let effect = key.map(|key| Effect::of(library, key, &self.class, today));
            self.effect = effect.map(Rc::new);
        }
    }

    /// What the sheet in work comes to.
    fn score_sheet(&mut self) {
        let answers = self.sheet().map_or_else(Answers::default, Sheet::answers);
        let form = self.sheet().map(|sheet| sheet.standard.clone());
        let form = form.unwrap_or_default();
        let tree = self.instrument().map(|(_, tree)| tree);
        let count = tree.map_or(0, |tree| Checklist::of(tree).items().count());
        let score = tree.and_then(|tree| tree.score(&answers).ok());
        let standing = self
            .standard()
            .map(|(_, pack)| form.outcome(pack, self.today));
        self.one = self.one.map(|place| place.min(count.saturating_sub(1)));
        self.product = self.product.min(form.products().saturating_sub(1));
        self.score = score.map(Rc::new);
        self.standing = standing.map(Rc::new);
    }

    /// The cheapest way to the class aimed at.
    fn find_way(&mut self) {
        let way = self.target.clone().and_then(|target| {
            let (_, tree) = self.instrument()?;
            let answers = self.sheet().map_or_else(Answers::default, Sheet::answers);
            let ruled_out = self.ruled_out.clone();
            tree.way_up(&answers, &Aim { target, ruled_out }).ok()
        });
        self.way = way.map(Rc::new);
    }

    /// Units and periods side by side.
    fn compare(&mut self) {
        let comparison = self.instrument().and_then(|(instrument, tree)| {
            let before = self.comparison.as_ref().map(|before| &*before.rows);
            let id = instrument.id.as_str();
            let rows = compare::rows(&self.book, tree, id, before.unwrap_or_default());
            let period = &self.spot.period;
            (!rows.is_empty()).then(|| Comparison::of(rows, tree, period, &self.compared))
        });
        self.comparison = comparison.map(Rc::new);
    }
}

/// What the derived parts of the state are worked out of.
struct Inputs {
    book: Book,
    spot: Spot,
    aim: (Option<String>, Vec<Id>),
    compared: (Option<String>, Option<String>),
    sample: (Option<String>, String),
}

impl Inputs {
    fn sheet(&self) -> Option<&Rc<Sheet>> {
        self.book.at(&self.spot)
    }
}

#[cfg(test)]
mod tests;
