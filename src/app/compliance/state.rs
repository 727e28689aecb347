//! The state of the officer's page and how actions change it: pure, apart from every view.

use super::action::Action;
use super::assessment::{Assessment, Spot};
use super::assessments::Assessments;
use super::catalogue::Catalogue;
use super::checklist::Checklist;
use super::compare::Comparison;
use super::effect::Effect;
use super::matrix::Matrix;
use super::period;
use super::refused::Refused;
use super::reviews;
use super::standard::Outcome;
use super::taking::Taking;
use super::tpp::{OfUnit, of_units};
use crate::app::kit::words::Language;
use crate::compliance::Instrument;
use crate::compliance::answers::Answers;
use crate::compliance::improvement::{Aim, Improvement};
use crate::compliance::score::Score;
use crate::compliance::standard::StandardPack;
use crate::compliance::survey::{FileReason, Survey};
use crate::compliance::tree::Tree;
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
    pub catalogue: Rc<Catalogue>,
    /// All answers.
    pub assessments: Assessments,
    /// The assessment in work.
    pub spot: Spot,
    /// What the assessment comes to.
    pub score: Option<Rc<Score>>,
    /// The class aimed at; none for the next one up.
    pub target: Option<String>,
    /// The way up is shown to its end.
    pub shows_all_steps: bool,
    /// Indicators that stay as they are.
    pub ruled_out: Vec<Id>,
    /// The cheapest way to the class aimed at.
    pub improvement: Option<Rc<Improvement>>,
    /// What the service standards come to, where the instrument is that of standards.
    pub standing: Option<Rc<Outcome>>,
    /// All units by all instruments in the period in work.
    pub matrix: Rc<Matrix>,
    /// A name that another unit has already.
    pub taken: Option<String>,
    /// The units and periods of the instrument side by side; none where nothing is answered.
    pub comparison: Option<Rc<Comparison>>,
    /// The service standards of all units, by when they must be reviewed.
    pub reviews: Rc<Vec<reviews::Row>>,
    /// The service product in work, by its place.
    pub product: usize,
    /// The one indicator shown, by its place; none to show all.
    pub one: Option<usize>,
    /// The indicator worked on last, by its place.
    pub here: Option<usize>,
    /// The chapters unfolded, by their places.
    pub unfolded: Vec<usize>,
    /// The periods compared: before and after, as far as chosen.
    pub compared: (Option<String>, Option<String>),
    /// The key of the regulation whose TPP is looked at; none before one is named or chosen.
    pub regulation: Option<String>,
    /// Job class of the sample person, as typed.
    pub class: String,
    /// What that person receives at each result of the organisation, or why the regulation cannot
    /// be used; none before one is named or chosen.
    pub effect: Option<Rc<Result<Effect, Vec<Fault>>>>,
    /// What the results of the matrix' units do to TPP; none where no rule goes by them.
    pub tpp: Option<Rc<Vec<Option<OfUnit>>>>,
    /// A result on its way into the personal estimate.
    pub taking: Option<Rc<Taking>>,
    /// How many employees the unit has, as typed.
    pub people: String,
    /// What was wrong with something brought in.
    pub refused: Vec<Refused>,
    /// The device keeps the answers.
    pub is_kept: bool,
    /// What the device kept and the page could not read, as it was kept.
    pub unreadable: Option<String>,
    /// What was done last to the assessments, and can be undone.
    pub done: Option<Rc<Done>>,
    /// What came of the last survey file.
    pub survey: Option<Rc<Survey>>,
    /// The day of today.
    pub today: Date,
}

/// Something done to the assessments, and what they were before and after it.
#[derive(Clone, Debug)]
pub struct Done {
    /// What was done, which the notice names.
    pub what: What,
    /// Where the page was.
    pub spot: Spot,
    before: Assessments,
    after: Assessments,
}

/// What can be undone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// The assessment in work was taken out.
    Erased,
    /// A unit was taken out with all its assessments.
    Removed,
    /// A unit was copied to this period.
    Copied(String),
    /// A file brought assessments in.
    Loaded {
        /// How many.
        count: usize,
        /// Those that stand in place of other answers.
        replaced: Vec<Spot>,
    },
}

impl State {
    /// The page at its start.
    pub fn start(
        catalogue: Rc<Catalogue>,
        language: Language,
        today: Date,
        kept: Option<Result<Value, Fault>>,
    ) -> Self {
        let instrument = catalogue.first().map(|first| first.id.to_string());
        let mut state = Self {
            language,
            assessments: Assessments::default(),
            spot: Spot {
                unit: String::new(),
                period: today.month().year().to_string(),
                instrument: instrument.unwrap_or_default(),
            },
            score: None,
            target: None,
            shows_all_steps: false,
            ruled_out: Vec::new(),
            improvement: None,
            standing: None,
            matrix: Rc::default(),
            taken: None,
            comparison: None,
            reviews: Rc::default(),
            product: 0,
            one: None,
            here: None,
            unfolded: Vec::new(),
            compared: (None, None),
            regulation: None,
            class: "9".to_owned(),
            effect: None,
            tpp: None,
            taking: None,
            people: String::new(),
            refused: catalogue
                .faults
                .iter()
                .cloned()
                .map(Refused::Place)
                .collect(),
            is_kept: false,
            unreadable: None,
            done: None,
            survey: None,
            today,
            catalogue,
        };
        if let Some(kept) = kept {
            state.import(kept.map_err(Refused::Place));
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
            Action::Unit(name) => self.name_unit(name.trim()),
            Action::AddUnit => self.go(|spot| spot.unit.clear()),
            Action::CopyUnit(period) => self.copy_unit(period),
            Action::RemoveUnit => self.remove_unit(),
            Action::Period(period) => self.go(|spot| spot.period = period),
            Action::Instrument(id) => self.go(|spot| spot.instrument = id),
            Action::Open(spot) => self.go(|here| *here = spot),
            Action::Answer(id, text) => self.answer_with(id, text),
            Action::Tap(id, text) => {
                self.answer_with(id, text);
                self.go_on();
            }
            Action::GoOn => self.go_on(),
            Action::Fold(place) => {
                let unfolded = self.unfolded.len();
                self.unfolded.retain(|known| *known != place);
                if self.unfolded.len() == unfolded {
                    self.unfolded.push(place);
                }
            }
            Action::Note(id, text) => {
                if let Some(assessment) = self.begun() {
                    assessment.notes.insert(id, text);
                }
            }
            Action::Population(text) => {
                if let Some(assessment) = self.begun() {
                    assessment.population = text;
                }
            }
            Action::Fill(path, value) => self.fill(&path, value),
            Action::AddProduct(name) => {
                self.product = self
                    .assessment()
                    .map_or(0, |assessment| assessment.standard.products());
                let place = format!("$.products[{}].name", self.product);
                self.fill(&place, Value::Text(name));
            }
            Action::RemoveProduct => {
                let product = self.product;
                if let Some(assessment) = self.begun() {
                    assessment.standard.remove(product);
                }
            }
            Action::Product(place) => self.product = place,
            Action::Aim(class) => self.target = Some(class),
            Action::AllSteps(all) => self.shows_all_steps = all,
            Action::RuleOut(id) => self.rule_out(id),
            Action::One(place) => self.one = place,
            Action::Before(period) => self.compared.0 = Some(period),
            Action::After(period) => self.compared.1 = Some(period),
            Action::Regulation(id) => self.regulation = Some(id),
            Action::Class(text) => self.class = text,
            Action::People(text) => self.people = text,
            Action::Take(taking) => self.taking = taking.map(Rc::new),
            Action::Load(document) => self.change(|state| state.import(document)),
            Action::Erase => self.change(|state| {
                state.assessments.take_out(&state.spot)?;
                Some(What::Erased)
            }),
            Action::PutBack => self.put_back(),
            Action::Survey(file) => self.take_survey(file),
            Action::Kept(is_kept) => self.is_kept = is_kept,
            Action::Unreadable(text) => self.unreadable = text,
            Action::Dismiss => {
                self.refused.clear();
                self.done = None;
                self.survey = None;
            }
        }
    }

    /// The instrument in work.
    pub fn instrument(&self) -> Option<(&Instrument, &Tree)> {
        self.catalogue.tree(&self.spot.instrument)
    }

    /// The service standard, where it is what is in work.
    pub fn standard(&self) -> Option<(&Instrument, &StandardPack)> {
        self.catalogue.standard(&self.spot.instrument)
    }

    /// The assessment in work, once something is answered on it.
    pub fn assessment(&self) -> Option<&Assessment> {
        self.assessments.at(&self.spot).map(Rc::as_ref)
    }

    /// The answer to an indicator, as typed.
    pub fn answer(&self, id: &Id) -> &str {
        let answer = self
            .assessment()
            .and_then(|assessment| assessment.answers.get(id.as_str()));
        answer.map_or("", String::as_str)
    }

    /// The note on an indicator.
    pub fn note(&self, id: &Id) -> &str {
        let note = self
            .assessment()
            .and_then(|assessment| assessment.notes.get(id.as_str()));
        note.map_or("", String::as_str)
    }

    /// What is the matter with an answer.
    pub fn fault_of(&self, id: &Id) -> Option<&Fault> {
        let path = format!("$.{id}");
        let mut refused = self.score.as_ref()?.refused.iter();
        refused.find(|fault| fault.path == path)
    }

    /// Whether an indicator has an answer that can stand.
    pub fn is_answered(&self, id: &Id) -> bool {
        !self.answer(id).trim().is_empty() && self.fault_of(id).is_none()
    }

    fn answer_with(&mut self, id: String, text: String) {
        let tree = self.instrument().map(|(_, tree)| tree);
        self.here = tree.and_then(|tree| Checklist::of(tree).place(&id));
        if let Some(assessment) = self.begun() {
            assessment.answers.insert(id, text);
        }
    }

    /// Goes on to the next indicator that is open, after the last to the first; nowhere if all
    /// are answered.
    fn go_on(&mut self) {
        let next = self.next_open();
        if let Some((place, chapter)) = next {
            self.one = self.one.map(|_| place);
            self.unfolded = vec![chapter];
        }
        self.here = next.map(|(place, _)| place);
    }

    /// The next indicator that is open, and its chapter.
    fn next_open(&self) -> Option<(usize, usize)> {
        let list = Checklist::of(self.instrument()?.1);
        let places = list.items().enumerate();
        let open = places.filter(|(_, item)| !self.is_answered(&item.part.id));
        let mut open = open.map(|(place, _)| place);
        let first = open.next()?;
        let is_later = |place: &usize| self.here.is_none_or(|here| *place > here);
        let next = [first].into_iter().chain(open).find(is_later);
        let next = next.unwrap_or(first);
        Some((next, list.chapter_of(next)?))
    }

    /// The assessment in work, begun if there is none.
    fn begun(&mut self) -> Option<&mut Assessment> {
        self.assessments.begin(&self.spot)
    }

    /// The unit in work gets a name, or another, on each of its assessments.
    fn name_unit(&mut self, name: &str) {
        let old = self.spot.unit.clone();
        if name.is_empty() || name == old {
            self.taken = None;
        } else if self.assessments.has_unit(name) {
            self.taken = Some(name.to_owned());
        } else {
            self.assessments.rename(&old, name);
            // What was done before knows the unit by its old name.
            self.done.take_if(|done| done.spot.unit == old);
            self.go(|spot| spot.unit = name.to_owned());
            // A unit that has answered nothing yet is one all the same.
            if !self.assessments.has_unit(name) {
                self.begun();
            }
        }
    }

    /// Where the unit in work can be copied to: the next period in which it has nothing.
    pub fn free_period(&self) -> Option<String> {
        let Spot { unit, period, .. } = &self.spot;
        let has = |period: &str| self.assessments.filled(unit, period).next().is_some();
        let this_year = || self.today.month().year().to_string();
        let first = period::after(period).or_else(|| Some(this_year()));
        let mut later = std::iter::successors(first, |period| period::after(period));
        let free = later.find(|period| !has(period));
        free.filter(|_| has(period))
    }

    fn copy_unit(&mut self, to: String) {
        self.change(|state| {
            let Spot { unit, period, .. } = &state.spot;
            state.assessments.copy(unit, period, &to);
            state.go(|spot| spot.period.clone_from(&to));
            Some(What::Copied(to))
        });
    }

    fn remove_unit(&mut self) {
        self.change(|state| {
            let unit = state.spot.unit.clone();
            state.assessments.take_out_unit(&unit);
            let left = state.assessments.list.first().map(|left| left.unit.clone());
            state.go(|spot| spot.unit = left.unwrap_or_default());
            Some(What::Removed)
        });
    }

    /// Does something to the assessments, and remembers how to undo it.
    fn change(&mut self, change: impl FnOnce(&mut Self) -> Option<What>) {
        let (spot, before) = (self.spot.clone(), self.assessments.clone());
        if let Some(what) = change(self) {
            self.done = Some(Rc::new(Done {
                what,
                spot,
                before,
                after: self.assessments.clone(),
            }));
        }
    }

    /// Undoes what was done last, and nothing that was answered since on other assessments.
    fn put_back(&mut self) {
        if let Some(done) = self.done.take() {
            self.assessments.follow(&done.after, &done.before);
            self.go(|spot| spot.clone_from(&done.spot));
        }
    }

    fn go(&mut self, change: impl FnOnce(&mut Spot)) {
        let instrument = self.spot.instrument.clone();
        change(&mut self.spot);
        self.taken = None;
        if self.spot.instrument != instrument {
            self.target = None;
            self.shows_all_steps = false;
            self.ruled_out.clear();
            self.one = self.one.map(|_| 0);
        }
        self.product = 0;
    }

    fn fill(&mut self, path: &str, value: Value) {
        if let Some(assessment) = self.begun() {
            assessment.standard.put(path, value);
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
    fn import(&mut self, document: Result<Value, Refused>) -> Option<What> {
        let assessments = match document {
            Ok(document) => {
                let (assessments, faults) = self.catalogue.read(&document);
                self.refused.extend(faults.into_iter().map(Refused::Place));
                assessments
            }
            Err(refused) => {
                self.refused.push(refused);
                Assessments::default()
            }
        };
        let mut usable = assessments.list.iter().rev();
        let is_known = |assessment: &&Rc<Assessment>| self.catalogue.knows(&assessment.instrument);
        if let Some(last) = usable.find(is_known) {
            self.spot = last.spot();
        }
        let count = assessments.list.len();
        let mut replaced = Vec::new();
        for assessment in assessments.list {
            let spot = assessment.spot();
            let earlier = self.assessments.at(&spot);
            if earlier.is_some_and(|earlier| *earlier != assessment) {
                replaced.push(spot);
            }
            self.assessments.put(assessment);
        }
        (count > 0).then_some(What::Loaded { count, replaced })
    }

    fn take_survey(&mut self, file: Result<Vec<u8>, NotText>) {
        let Some((_, tree)) = self.instrument() else {
            return;
        };
        let read = file.map_err(FileReason::File);
        match read.and_then(|file| tree.read_survey(&file)) {
            Ok(survey) => {
                if let Some(assessment) = self.assessments.begin(&self.spot) {
                    for (id, totals) in survey.answers.iter() {
                        let text = format!("{}/{}", totals.total, totals.respondents);
                        assessment.answers.insert(id.to_string(), text);
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
            assessments: self.assessments.clone(),
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
        let is_same_assessment =
            is_same(|a, b| a.spot == b.spot && a.assessment() == b.assessment());
        if !is_same_assessment {
            self.score_sheet();
        }
        if !is_same(|a, b| a.spot == b.spot) {
            self.here = None;
            let next = self.next_open();
            self.one = self.one.map(|_| next.map_or(0, |(place, _)| place));
            self.unfolded = next.iter().map(|(_, chapter)| *chapter).collect();
        }
        if !is_same_assessment || !is_same(|a, b| a.aim == b.aim) {
            self.find_way();
        }
        let is_same_book = is_same(|a, b| a.spot == b.spot && a.assessments == b.assessments);
        if !is_same_book {
            let reviews = reviews::rows(&self.assessments, &self.catalogue, self.today);
            self.reviews = Rc::new(reviews);
            let (known, catalogue, spot) = (&self.assessments, &self.catalogue, &self.spot);
            let matrix = Matrix::of(known, catalogue, spot, self.today, &self.matrix);
            self.matrix = Rc::new(matrix);
        }
        if !is_same_book || !is_same(|a, b| a.compared == b.compared) {
            self.compare();
        }
        let is_same_sample = is_same(|a, b| a.sample == b.sample);
        if !is_same_sample {
            let (library, today) = (&self.catalogue.library, self.today.month());
            let key = self.regulation.as_deref();
            let effect = key.map(|key| Effect::of(library, key, &self.class, today));
            self.effect = effect.map(Rc::new);
        }
        if !is_same_book || !is_same_sample {
            let effect = self
                .effect
                .as_deref()
                .and_then(|effect| effect.as_ref().ok());
            let units = effect.and_then(|effect| of_units(&self.catalogue, &self.matrix, effect));
            self.tpp = units.map(Rc::new);
        }
    }

    /// What the assessment in work comes to.
    fn score_sheet(&mut self) {
        let answers = self
            .assessment()
            .map_or_else(Answers::default, Assessment::answers);
        let form = self
            .assessment()
            .map(|assessment| assessment.standard.clone());
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
        let way = self.aim().and_then(|target| {
            let (_, tree) = self.instrument()?;
            let answers = self.assessment()?.answers();
            let ruled_out = self.ruled_out.clone();
            tree.improve(&answers, &Aim { target, ruled_out }).ok()
        });
        self.improvement = way.map(Rc::new);
    }

    /// The class aimed at, or the next above the one reached or sure; none before
    /// anything is answered, and where nothing rises by steps.
    fn aim(&self) -> Option<String> {
        let score = self.score.as_ref().filter(|score| score.answered > 0)?;
        let (_, tree) = self.instrument()?;
        let bands = &tree.pack.bands.list;
        if !Checklist::of(tree).has_steps() {
            return None;
        }
        let class = score.class.as_ref().unwrap_or(&score.lowest.class);
        let sure = bands.iter().position(|band| band.name == *class);
        let next = bands.get(sure?.saturating_add(1)).or(bands.last())?;
        Some(self.target.clone().unwrap_or_else(|| next.name.clone()))
    }

    /// Units and periods side by side.
    fn compare(&mut self) {
        let comparison = self.instrument().and_then(|(instrument, tree)| {
            let rows = self.matrix.rows(instrument.id.as_str()).to_vec();
            let period = &self.spot.period;
            (!rows.is_empty()).then(|| Comparison::of(rows, tree, period, &self.compared))
        });
        self.comparison = comparison.map(Rc::new);
    }
}

/// What the derived parts of the state are worked out of.
struct Inputs {
    assessments: Assessments,
    spot: Spot,
    aim: (Option<String>, Vec<Id>),
    compared: (Option<String>, Option<String>),
    sample: (Option<String>, String),
}

impl Inputs {
    fn assessment(&self) -> Option<&Rc<Assessment>> {
        self.assessments.at(&self.spot)
    }
}

#[cfg(test)]
mod tests;
