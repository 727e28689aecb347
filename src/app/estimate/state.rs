//! The state of the page and how actions change it: pure, apart from every view.

use super::draft::Draft;
use super::filled;
use super::form::{self, Form, Question};
use super::numbers;
use crate::allowance::case::Case;
use crate::allowance::{Estimate, estimate};
use crate::app::kit::situation::Situation;
use crate::app::kit::store::Kept;
use crate::app::kit::trouble::{Trouble, troubles};
use crate::app::kit::typed;
use crate::app::kit::words::Language;
use crate::document::{Fault, Format, Month, Reason, Value, Write};
use crate::money::Rupiah;
use crate::regulation::library::{Chosen, Library};
use std::rc::Rc;

/// The key under which the answer's sheet is open.
pub const SHEET: &str = "sheet";

/// Everything the page shows.
#[derive(Clone, Debug)]
pub struct State {
    /// The language spoken.
    pub language: Language,
    /// The packs at hand.
    pub library: Rc<Library>,
    /// The regulation in use: the last good one.
    pub chosen: Chosen,
    /// The month asked about.
    pub month: Month,
    /// What was typed.
    pub draft: Draft,
    /// Every situation as it was when it was last left, and which of them is open.
    pub situations: Vec<Situation>,
    /// The place of the open one among them.
    pub open: usize,
    /// The agency that the surrounding page chose for the person.
    pub unit: Option<String>,
    /// The questions.
    pub form: Rc<Form>,
    /// The answer.
    pub outcome: Outcome,
    /// How the last action moved the net amount.
    pub moved: Option<Rupiah>,
    /// Sections and rows that are open.
    pub opened: Vec<String>,
    /// Numbers of the person's own that cannot be used.
    pub bad_numbers: Vec<Trouble>,
    /// A pack that was refused, with all its faults.
    pub refused: Option<Refused>,
    /// Something to say once.
    pub notice: Option<Notice>,
    /// What was erased, so that it can be brought back.
    pub erased: Option<Draft>,
    /// The question that the last action went to.
    pub going_to: Option<String>,
}

/// What came of the answers so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The estimate, and the case it was made of.
    Ready(Rc<Answer>),
    /// Something is still to be answered.
    Needs(Vec<Noted>),
    /// Something is wrong.
    Wrong(Vec<Noted>),
}

/// An estimate with its case.
#[derive(Clone, Debug)]
pub struct Answer {
    /// What was asked.
    pub case: Case,
    /// What came of it.
    pub estimate: Estimate,
}

/// The same only when it is the very same: every working out gives an answer of its own.
impl PartialEq for Answer {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Eq for Answer {}

/// A trouble, and the question it belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noted {
    /// Path of the question; none for what has no question, such as the month.
    pub question: Option<String>,
    /// What is the matter.
    pub trouble: Trouble,
}

/// A pack that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// How the person knows it: its file or id.
    pub name: String,
    /// Everything wrong with it.
    pub faults: Vec<Fault>,
}

/// Things the page says about itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// What the device kept could not be read.
    StoreBroken,
    /// The regulation used last is not here.
    RegulationGone,
}

/// What a person, or the surrounding page, does.
#[derive(Clone, Debug)]
pub enum Action {
    /// Types an answer.
    Answer(String, String),
    /// Counts one more or one less.
    Count(String, i64),
    /// Chooses a regulation by its id.
    Regulation(String),
    /// Chooses a month.
    Month(Month),
    /// Chooses a language.
    Language(Language),
    /// Opens or closes a section or row.
    Toggle(String),
    /// Goes to a question, by its path.
    GoTo(String),
    /// Types a number in place of the pack's; blank for the pack's own.
    Number(String, String),
    /// Brings a pack from a file, by the file's name.
    Own(String, Result<Value, Fault>),
    /// The surrounding page gives a pack, by the name the person knows it by.
    Pack(String, Result<Value, Fault>),
    /// The surrounding page chooses an agency.
    Unit(Option<String>),
    /// Has read what the page said.
    Dismiss,
    /// Erases everything typed.
    Erase,
    /// Brings back what was erased.
    Unerase,
}

/// What a page begins with.
#[derive(Clone, Debug)]
pub struct Start {
    /// The packs at hand.
    pub library: Rc<Library>,
    /// The language that the surrounding page wants; else the one kept.
    pub language: Option<Language>,
    /// The regulation that the surrounding page names, unless another was kept.
    pub regulation: Option<String>,
    /// The month of today.
    pub today: Month,
    /// The agency that the surrounding page names.
    pub unit: Option<String>,
    /// What the device kept; the error when it cannot be read.
    pub kept: Option<Result<Kept, Vec<Fault>>>,
}

impl State {
    /// The first state, or every fault of the packs when none can be used.
    pub fn start(start: Start) -> Result<Self, Vec<Fault>> {
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
        let (library, lacking) = with_own(start.library, &draft.packs);
        let wanted = start.regulation.as_deref();
        let (chosen, refused, gone) = first(&library, last.as_deref(), wanted)?;
        let mut state = Self {
            language: language.unwrap_or_default(),
            library,
            chosen,
            month: month.unwrap_or(start.today),
            draft,
            open: kept
                .as_ref()
                .map_or(0, |kept| kept.open)
                .try_into()
                .unwrap_or(0),
            situations: kept.map_or_else(|| vec![Situation::default()], |kept| kept.situations),
            unit: start.unit,
            form: Rc::default(),
            outcome: Outcome::Needs(Vec::new()),
            moved: None,
            opened: Vec::new(),
            bad_numbers: Vec::new(),
            refused,
            notice: match (broken || lacking, gone) {
                (true, _) => Some(Notice::StoreBroken),
                (_, true) => Some(Notice::RegulationGone),
                _ => None,
            },
            erased: None,
            going_to: None,
        };
        state.apply_numbers();
        state.work_out();
        state.moved = None;
        Ok(state)
    }

    /// The state after an action.
    pub fn reduce(&self, action: Action) -> Self {
        let mut next = self.clone();
        next.moved = None;
        next.going_to = None;
        match action {
            Action::Answer(path, text) => {
                next.draft.answers.insert(path, text);
                next.erased = None;
                next.work_out();
            }
            Action::Count(path, by) => {
                next.count(path, by);
                next.erased = None;
                next.work_out();
            }
            Action::Regulation(id) => next.choose(&id),
            Action::Month(month) => {
                next.month = month;
                next.work_out();
            }
            Action::Language(language) => next.language = language,
            Action::Toggle(key) => {
                if next.is_open(&key) {
                    next.close(&key);
                } else {
                    next.opened.push(key);
                }
            }
            Action::GoTo(path) => next.go_to(path),
            Action::Number(path, text) => next.set_number(path, text),
            Action::Own(name, pack) => {
                next.bring(name, pack.clone());
                if let (None, Ok(pack)) = (&next.refused, pack) {
                    next.draft.bring(pack);
                }
            }
            Action::Pack(name, pack) => next.bring(name, pack),
            Action::Unit(unit) => {
                next.unit = unit;
                next.work_out();
            }
            Action::Dismiss => {
                next.refused = None;
                next.notice = None;
            }
            Action::Erase => {
                next.erased = Some(std::mem::take(&mut next.draft));
                next.apply_numbers();
                next.work_out();
            }
            Action::Unerase => {
                if let Some(draft) = next.erased.take() {
                    next.draft = draft;
                    next.apply_numbers();
                    next.work_out();
                }
            }
        }
        next
    }

    /// What the device should keep.
    pub fn kept(&self) -> Value {
        let mut situations = self.situations.clone();
        if let Some(open) = situations.get_mut(self.open) {
            let name = open.name.take();
            *open = self.draft.situation(name, self.regulation_id(), self.month);
        }
        let kept = Kept {
            format: Format,
            language: Some(self.language.code().to_owned()),
            open: u32::try_from(self.open).unwrap_or_default(),
            situations,
            packs: self.draft.packs.clone(),
        };
        kept.write()
    }

    /// The id of the regulation in use.
    pub fn regulation_id(&self) -> &str {
        self.chosen.regulation.regional.id.as_str()
    }

    /// The answer, if there is one.
    pub fn answer(&self) -> Option<&Rc<Answer>> {
        match &self.outcome {
            Outcome::Ready(answer) => Some(answer),
            _ => None,
        }
    }

    /// The net amount, if there is one.
    pub fn net(&self) -> Option<Rupiah> {
        self.answer().map(|answer| answer.estimate.totals.net)
    }

    /// What is the matter with a question, if anything is wrong with it.
    pub fn trouble_of(&self, question: &Question) -> Option<&Trouble> {
        let Outcome::Wrong(noted) = &self.outcome else {
            return None;
        };
        let here = |noted: &&Noted| noted.question.as_ref() == Some(&question.path);
        noted.iter().find(here).map(|noted| &noted.trouble)
    }

    /// Whether a section or row is open.
    pub fn is_open(&self, key: &str) -> bool {
        self.opened.iter().any(|open| open == key)
    }

    fn close(&mut self, key: &str) {
        self.opened.retain(|open| open != key);
    }

    /// One more or one less, never below none. A text that is no number is left as it is.
    fn count(&mut self, path: String, by: i64) {
        let questions = || self.form.questions().map(|(_, question)| question);
        let Some(question) = questions().find(|question| question.path == path) else {
            return;
        };
        let now = question.answer(&self.draft).unwrap_or("0");
        if let Ok(Value::Whole(count)) = typed::whole(now) {
            let count = count.saturating_add(by).max(0);
            self.draft.answers.insert(path, count.to_string());
        }
    }

    /// Opens the section that a question stands in, and closes what lies over it.
    fn go_to(&mut self, path: String) {
        let form = Rc::clone(&self.form);
        let mut asked = form.questions();
        if let Some((section, _)) = asked.find(|(_, question)| question.path == path) {
            self.opened.push(section.key.to_owned());
        }
        self.close(SHEET);
        self.going_to = Some(path);
    }

    /// Takes a regulation into use; one that cannot be used leaves the last good one.
    fn choose(&mut self, id: &str) {
        match self.library.choose(id, std::iter::empty()) {
            Ok(chosen) => {
                self.chosen = chosen;
                self.refused = None;
                self.apply_numbers();
                self.work_out();
            }
            Err(faults) => {
                self.refused = Some(Refused {
                    name: id.to_owned(),
                    faults,
                });
            }
        }
    }

    /// Adds a pack and takes it into use, or lists what is wrong with it. A national pack takes
    /// effect under the regulation in use.
    fn bring(&mut self, name: String, pack: Result<Value, Fault>) {
        let mut library = Library::clone(&self.library);
        let used = pack.map_err(|fault| vec![fault]).and_then(|pack| {
            let id = library.add(pack)?;
            let here = self.regulation_id();
            let is_listed = library.entries().any(|entry| entry.id == id);
            let wanted = if is_listed { id.as_str() } else { here };
            library.choose(wanted, std::iter::empty())
        });
        match used {
            Ok(chosen) => {
                self.library = Rc::new(library);
                self.chosen = chosen;
                self.refused = None;
                self.apply_numbers();
                self.work_out();
            }
            Err(faults) => self.refused = Some(Refused { name, faults }),
        }
    }

    fn set_number(&mut self, path: String, text: String) {
        let id = self.regulation_id().to_owned();
        if let Some(own) = self.draft.numbers.row(id) {
            own.insert(path, text);
            own.retain(|_, text| !text.trim().is_empty());
        }
        self.draft.numbers.retain(|_, own| !own.is_empty());
        self.apply_numbers();
        self.work_out();
    }

    /// Puts the person's numbers in place of the pack's. If one of them cannot be used, none is:
    /// the last good rule stays, and what is wrong is noted.
    fn apply_numbers(&mut self) {
        let id = self.regulation_id().to_owned();
        let mut values = Vec::new();
        self.bad_numbers = Vec::new();
        for (path, text) in self.draft.numbers_of(&id) {
            match numbers::value(&self.chosen.pack, path, text) {
                Ok(value) => values.push((path, value)),
                Err(wrong) => self.bad_numbers.push(Trouble::Typed {
                    path: path.to_owned(),
                    text: text.to_owned(),
                    wrong,
                }),
            }
        }
        if !self.bad_numbers.is_empty() {
            return;
        }
        match self.library.choose(&id, values.into_iter()) {
            Ok(chosen) => self.chosen = chosen,
            Err(faults) => {
                self.bad_numbers = troubles(faults);
            }
        }
    }

    /// Asks the questions anew and works out the answer.
    fn work_out(&mut self) {
        let before = self.net();
        let regulation = &self.chosen.regulation;
        let form = form::form(regulation, &self.draft, self.month, self.unit.as_deref());
        let outcome = filled::case(&form, &self.draft).and_then(|case| {
            let estimate = estimate(regulation, &case, true).map_err(troubles)?;
            Ok(Answer { case, estimate })
        });
        self.outcome = match outcome {
            Ok(answer) => Outcome::Ready(Rc::new(answer)),
            Err(troubles) => noted(troubles, &form, &self.draft),
        };
        self.form = Rc::new(form);
        self.moved = match (before, self.net()) {
            (Some(before), Some(after)) if before != after => after.minus(before).ok(),
            _ => None,
        };
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
        lacking |= whole.add(pack.clone()).is_err();
    }
    (Rc::new(whole), lacking)
}

/// The regulation to begin with: the one used last, else the one wanted, else another; and whether
/// the one asked for first is not here.
fn first(
    library: &Library,
    last: Option<&str>,
    wanted: Option<&str>,
) -> Result<(Chosen, Option<Refused>, bool), Vec<Fault>> {
    let is_here = |id: &str| library.entries().any(|entry| entry.id == id);
    let asked = [last, wanted].into_iter().flatten();
    let gone = asked.clone().next().is_some_and(|id| !is_here(id));
    let usual = library.first().unwrap_or_default();
    let id = asked.clone().find(|id| is_here(id)).unwrap_or(usual);
    let (chosen, refused) = match library.choose(id, std::iter::empty()) {
        Ok(chosen) => (chosen, None),
        Err(faults) => {
            let name = id.to_owned();
            let other = library.choose(usual, std::iter::empty())?;
            (other, Some(Refused { name, faults }))
        }
    };
    Ok((chosen, refused, gone))
}

/// Each trouble with its question; those that only wait for an answer are no error.
fn noted(troubles: Vec<Trouble>, form: &Form, draft: &Draft) -> Outcome {
    let waits = |trouble: &Trouble| {
        matches!(
            trouble,
            Trouble::Fault(Fault {
                reason: Reason::Missing | Reason::NeedsInput,
                ..
            })
        )
    };
    let is_wrong = !troubles.iter().all(waits);
    let noted = troubles
        .into_iter()
        .filter(|trouble| !is_wrong || !waits(trouble))
        .map(|trouble| {
            let question = match &trouble {
                Trouble::Typed { path, .. } => Some(path.clone()),
                Trouble::Fault(fault) => form
                    .question_at(&fault.path, draft)
                    .map(|question| question.path.clone()),
            };
            Noted { question, trouble }
        })
        .collect();
    if is_wrong {
        Outcome::Wrong(noted)
    } else {
        Outcome::Needs(noted)
    }
}

#[cfg(test)]
mod tests;
