//! The state of the officer's page and how actions change it: pure, apart from every view.

use super::action::Action;
use super::book::Book;
use super::checklist::Checklist;
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
    /// How many employees the unit has, as typed.
    pub people: String,
    /// What was wrong with something brought in.
    pub refused: Vec<Refused>,
    /// The device keeps the answers.
    pub is_kept: bool,
    /// What the device kept and the page could not read, as it was kept.
    pub unread: Option<String>,
    /// The sheet taken out last.
    pub erased: Option<Sheet>,
    /// What came of the last file of assessments.
    pub brought: Option<Brought>,
    /// What came of the last survey file.
    pub survey: Option<Rc<Survey>>,
    /// The day of today.
    pub today: Date,
}

/// Why something brought in is not used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// A place of a document.
    Place(Fault),
    /// A file of assessments that is no text.
    Book(NotText),
    /// A survey file.
    Survey(FileReason),
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
            product: 0,
            one: None,
            compared: (None, None),
            regulation: None,
            class: "9".to_owned(),
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
        state.work_out();
        state
    }

    /// The state after an action.
    pub fn reduce(&self, action: Action) -> Self {
        let mut next = self.clone();
        match action {
            Action::Language(language) => next.language = language,
            Action::Unit(unit) => next.name_unit(unit.trim()),
            Action::Period(period) => next.go(|spot| spot.period = period.trim().to_owned()),
            Action::Instrument(id) => next.go(|spot| spot.instrument = id),
            Action::Open(spot) => next.go(|here| *here = spot),
            Action::Answer(id, text) => {
                if let Some(sheet) = next.book.begin(&self.spot) {
                    sheet.answers.insert(id, text);
                }
            }
            Action::Note(id, text) => {
                if let Some(sheet) = next.book.begin(&self.spot) {
                    sheet.notes.insert(id, text);
                }
            }
            Action::Population(text) => {
                if let Some(sheet) = next.book.begin(&self.spot) {
                    sheet.population = text;
                }
            }
            Action::Fill(path, value) => next.fill(&path, value),
            Action::AddProduct(name) => {
                next.product = next.sheet().map_or(0, |sheet| sheet.standard.products());
                let place = format!("$.products[{}].name", next.product);
                next.fill(&place, Value::Text(name));
            }
            Action::RemoveProduct => {
                if let Some(sheet) = next.book.begin(&self.spot) {
                    sheet.standard.remove(self.product);
                }
            }
            Action::Product(place) => next.product = place,
            Action::Aim(class) => next.target = Some(class).filter(|class| !class.is_empty()),
            Action::RuleOut(id) => next.rule_out(id),
            Action::One(place) => next.one = place,
            Action::Before(period) => next.compared.0 = Some(period),
            Action::After(period) => next.compared.1 = Some(period),
            Action::Regulation(id) => next.regulation = Some(id),
            Action::Class(text) => next.class = text,
            Action::People(text) => next.people = text,
            Action::Load(document) => {
                let brought = next.bring(document);
                next.brought = Some(brought).filter(|brought| brought.count > 0);
            }
            Action::Erase => next.erased = next.book.take_out(&self.spot),
            Action::PutBack => {
                if let Some(sheet) = next.erased.take() {
                    next.spot = sheet.spot();
                    next.book.put(sheet);
                }
            }
            Action::Survey(file) => next.take_survey(file),
            Action::Kept(is_kept) => next.is_kept = is_kept,
            Action::Unread(text) => next.unread = text,
            Action::Dismiss => {
                next.refused.clear();
                next.erased = None;
                next.brought = None;
                next.survey = None;
            }
        }
        next.work_out();
        next
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
        self.book.at(&self.spot)
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

    /// A sheet without a name gets one; otherwise the page goes to the unit's own sheet.
    fn name_unit(&mut self, unit: &str) {
        let old = self.spot.clone();
        self.spot.unit = unit.to_owned();
        if !old.unit.is_empty() || self.sheet().is_some() {
            return;
        }
        if let Some(mut sheet) = self.book.at(&old).cloned() {
            sheet.unit = unit.to_owned();
            self.book.sheets.retain(|sheet| sheet.spot() != old);
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
        let spot = self.spot.clone();
        if let Some(sheet) = self.book.begin(&spot) {
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
        let is_known = |sheet: &&Sheet| self.shelf.knows(&sheet.instrument);
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

    fn work_out(&mut self) {
        let answers = self.sheet().map_or_else(Answers::default, Sheet::answers);
        let (mut score, mut way, mut count) = (None, None, 0);
        if let Some((_, tree)) = self.instrument() {
            score = tree.score(&answers).ok();
            way = self.target.clone().and_then(|target| {
                let ruled_out = self.ruled_out.clone();
                tree.way_up(&answers, &Aim { target, ruled_out }).ok()
            });
            count = Checklist::of(tree).items().count();
        }
        let form = self.sheet().map(|sheet| sheet.standard.clone());
        let form = form.unwrap_or_default();
        let standing = self
            .standard()
            .map(|(_, pack)| form.outcome(pack, self.today));
        self.one = self.one.map(|place| place.min(count.saturating_sub(1)));
        self.product = self.product.min(form.products().saturating_sub(1));
        self.score = score.map(Rc::new);
        self.way = way.map(Rc::new);
        self.standing = standing.map(Rc::new);
    }
}

#[cfg(test)]
mod tests;
