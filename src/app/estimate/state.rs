//! The state of the page under a regulation, and how actions change it: pure, apart from every
//! view.

use super::calendar::{Filled, filled_path, is_filled, kept_path};
use super::change::{Change, changes};
use super::choosing::Choosing;
use super::comparison::{Beside, Comparison};
use super::draft::{Draft, kept};
use super::form::{self, Form, Question};
use super::notice::Notice;
use super::numbers;
use super::receipt::{self, Checked};
use super::slip::{Explained, SLIP, explained};
use super::what_if::{Asked, WhatIf, what_if};
use super::worked_out::{WorkedOut, worked_out};
use super::year::{Around, AroundYear, year};
use crate::allowance::Estimate;
use crate::allowance::case::Case;
use crate::allowance::ledger::Name;
use crate::allowance::receipt::IssuedReceipt;
use crate::app::kit::link::BadLink;
use crate::app::kit::situation::Situation;
use crate::app::kit::taken::{TAKEN, Taken};
use crate::app::kit::trouble::{Trouble, troubles};
use crate::app::kit::typed;
use crate::app::kit::words::{Language, Phrase};
use crate::document::json::Document;
use crate::document::{Fault, Month, Reason, Table, Value, Write};
use crate::money::Rupiah;
use crate::regulation::Regulation;
use crate::regulation::library::{Chosen, Library, Refused, Wanted};
use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

/// The key under which the answer's sheet is open.
pub const SHEET: &str = "sheet";

/// The path of the month, which has no question of its own.
pub const MONTH: &str = "$.month";

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
    /// What the others come to.
    pub beside: Rc<[Beside]>,
    /// All of them side by side, where there are several.
    pub comparison: Option<Comparison>,
    /// The one taken out last, and where it stood.
    pub removed: Option<(usize, Situation)>,
    /// The agency that the surrounding page chose for the person.
    pub unit: Option<String>,
    /// The questions.
    pub form: Rc<Form>,
    /// The answer.
    pub outcome: Outcome,
    /// How the last action moved the net amount.
    pub moved: Option<Rupiah>,
    /// The net amount of the last answer there was.
    pub last_net: Option<Rupiah>,
    /// Where the month lies outside the rule: the nearest one in which the rule has an answer.
    pub valid_month: Option<Month>,
    /// What is being tried, and what was typed before it.
    pub tried: Option<Tried>,
    /// Sections and rows that are open.
    pub opened: Vec<String>,
    /// Numbers of the person's own that stand in the regulation, by their path in the pack.
    pub numbers: Table<String, Value>,
    /// Numbers of the person's own that cannot be used.
    pub bad_numbers: Vec<Trouble>,
    /// A pack that was refused, with all its faults.
    pub refused: Option<Refused>,
    /// What came of a receipt from a file.
    pub checked: Option<Checked>,
    /// Something to say once.
    pub notice: Option<Notice>,
    /// What was erased, so that it can be brought back.
    pub erased: Option<Draft>,
    /// What another window keeps on the device now, in the place of what is typed here.
    pub elsewhere: Option<Value>,
    /// The sheet of paper stands on the page, to be printed.
    pub paper: bool,
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
#[derive(Debug)]
pub struct Answer {
    /// What was asked.
    pub case: Case,
    /// What came of it.
    pub estimate: Rc<Estimate>,
    /// The months before this one are presumed to have been like it.
    pub is_year_presumed: bool,
    /// What would change each line that somebody has looked at.
    changes: RefCell<Vec<(Name, Rc<[Change]>)>>,
    /// What moves the net amount, once somebody has looked.
    what_if: OnceCell<Vec<WhatIf>>,
    /// The year around the month, once somebody has looked.
    year: OnceCell<Result<AroundYear, Vec<Trouble>>>,
    /// What explains the amount on a slip, once somebody has looked.
    slip: OnceCell<Option<Explained>>,
}

impl From<WorkedOut> for Answer {
    fn from(worked_out: WorkedOut) -> Self {
        Self {
            case: worked_out.case,
            estimate: Rc::new(worked_out.estimate),
            is_year_presumed: worked_out.is_year_presumed,
            changes: RefCell::default(),
            what_if: OnceCell::new(),
            year: OnceCell::new(),
            slip: OnceCell::new(),
        }
    }
}

impl Answer {
    /// The receipt; `numbers` are those of the person's own that stand in the regulation.
    pub fn receipt(&self, numbers: Table<String, Value>) -> Value {
        IssuedReceipt::of(&self.estimate, &self.case, numbers).write()
    }

    /// What would change a line, worked out when it is first looked at.
    pub fn changes(&self, regulation: &Regulation, line: &Name) -> Rc<[Change]> {
        let mut known = self.changes.borrow_mut();
        if let Some((_, changes)) = known.iter().find(|(name, _)| name == line) {
            return Rc::clone(changes);
        }
        let changes: Rc<[Change]> = changes(regulation, &self.case, &self.estimate, line).into();
        known.push((line.clone(), Rc::clone(&changes)));
        changes
    }
}

/// The same only when it is the very same: every working out gives an answer of its own.
impl PartialEq for Answer {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Eq for Answer {}

/// Something tried or filled in at once, to be taken back.
#[derive(Clone, Debug)]
pub struct Tried {
    /// What was done.
    pub says: Phrase,
    before: Draft,
}

/// A trouble, and the question it belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noted {
    /// Path of the question; none for what has no question, such as the month.
    pub question: Option<String>,
    /// What is the matter.
    pub trouble: Trouble,
}

/// What a person, or the surrounding page, does.
#[derive(Clone, Debug)]
pub enum Action {
    /// Types an answer.
    Answer(String, String),
    /// Several answers at once, by the path of their question: those of an example.
    Fill(Vec<(String, String)>),
    /// Tries other answers.
    Try(WhatIf),
    /// Takes back the result that the officer's page has put here.
    Untake,
    /// Keeps the days of the month's calendar.
    MarkDays(String),
    /// Takes what the month's calendar comes to for answers.
    FillFromCalendar(Filled),
    /// Takes back what was tried, or filled in at once.
    Untry,
    /// Counts one more or one less.
    Count(String, i64),
    /// Chooses a regulation by its key.
    Regulation(String),
    /// Chooses a month.
    Month(Month),
    /// Chooses a language.
    Language(Language),
    /// Opens or closes a section or row.
    Toggle(String),
    /// Closes the answer's sheet, if it is open.
    CloseSheet,
    /// Goes to a question, by its path.
    GoTo(String),
    /// Types a number in place of the pack's; blank for the pack's own.
    Number(String, String),
    /// Brings a pack from a file, by the file's name.
    Own(String, Result<Document, Fault>),
    /// Puts the sheet of paper on the page to be printed, or takes it off.
    Print(bool),
    /// Brings a receipt from a file, to be checked.
    CheckReceipt(Result<Value, Fault>),
    /// Takes the pack in use, which came from a file, out again.
    Remove,
    /// The surrounding page names another regulation, or none; and the key of the one that its
    /// administrator wants where that cannot be had.
    Wanted(Option<Wanted>, Option<String>),
    /// Does something with the list of situations.
    Arrange(Arrange),
    /// Opens the situation of a link as a copy.
    Link(Result<Situation, BadLink>),
    /// Opens the situations of a file beside those that are there.
    OpenFile(Result<Value, Fault>),
    /// Whether the device keeps what is typed.
    Kept(bool),
    /// Another window keeps something else on the device.
    Elsewhere(Value),
    /// Opens that beside what is typed here.
    TakeElsewhere,
    /// The surrounding page brings the packs that it has now.
    Packs(Rc<Library>),
    /// The surrounding page chooses an agency.
    Unit(Option<String>),
    /// Has read what the page said.
    Dismiss,
    /// Erases everything typed.
    Erase,
    /// Brings back what was erased.
    Unerase,
}

/// What is done with the list of situations.
#[derive(Clone, Debug)]
pub enum Arrange {
    /// Goes on with a copy of the open one, to be varied beside it.
    Copy,
    /// Opens another, by its place.
    Open(usize),
    /// Names the open one.
    Rename(String),
    /// Takes the open one out.
    Remove,
    /// Brings back the one taken out last.
    Restore,
}

impl State {
    /// The page once a regulation is chosen.
    pub fn open(before: Choosing, chosen: Chosen) -> Self {
        let mut state = Self {
            language: before.language,
            library: before.library,
            chosen,
            month: before.month,
            draft: before.draft,
            situations: before.situations,
            open: before.open,
            beside: Rc::default(),
            comparison: None,
            removed: None,
            unit: before.unit,
            form: Rc::default(),
            outcome: Outcome::Needs(Vec::new()),
            moved: None,
            last_net: None,
            valid_month: None,
            tried: None,
            opened: Vec::new(),
            numbers: Table::new(),
            bad_numbers: Vec::new(),
            checked: None,
            refused: before.refused,
            notice: before.notice,
            erased: None,
            elsewhere: None,
            paper: false,
            going_to: None,
        };
        state.apply_numbers();
        state.work_out();
        state.look_beside();
        state.moved = None;
        state
    }

    /// What an action changes.
    pub fn apply(&mut self, action: Action) {
        self.moved = None;
        self.going_to = None;
        match action {
            Action::Answer(path, text) => {
                self.draft.answers.insert(path, text);
                self.typed();
            }
            Action::Fill(answers) => {
                self.fill(answers);
                self.typed();
            }
            Action::Try(what_if) => self.try_out(what_if),
            Action::Untake => self.untake(),
            Action::MarkDays(kept) => {
                self.draft.answers.insert(kept_path(self.month), kept);
            }
            Action::FillFromCalendar(filled) => self.fill_from_calendar(filled),
            Action::Untry => {
                if let Some(tried) = self.tried.take() {
                    self.draft = tried.before;
                    self.work_out();
                }
            }
            Action::Count(path, by) => {
                self.count(path, by);
                self.typed();
            }
            Action::Regulation(id) => self.choose(&id),
            Action::Month(month) => {
                self.month = month;
                self.work_out();
            }
            Action::Language(language) => self.language = language,
            Action::Toggle(key) => {
                if self.is_open(&key) {
                    self.close(&key);
                } else {
                    self.opened.push(key);
                }
            }
            Action::CloseSheet => self.close(SHEET),
            Action::GoTo(path) => self.go_to(path),
            Action::Number(path, text) => self.set_number(path, text),
            Action::Own(name, pack) => self.add_own_pack(name, pack),
            Action::Print(paper) => self.paper = paper,
            Action::CheckReceipt(document) => {
                self.checked = Some(receipt::check(&self.library, document));
            }
            Action::Arrange(arrange) => self.arrange(arrange),
            Action::Link(situation) => self.open_link(situation),
            Action::OpenFile(document) => self.open_file(document),
            // Which regulation there is at all is the stage's affair.
            Action::Remove | Action::Wanted(..) => {}
            Action::Kept(is_kept) => {
                let told = self.notice.filter(|notice| *notice != Notice::NotKept);
                self.notice = if is_kept { told } else { Some(Notice::NotKept) };
            }
            Action::Elsewhere(kept) => {
                self.elsewhere = Some(kept).filter(|kept| *kept != self.kept())
            }
            Action::TakeElsewhere => {
                if let Some(kept) = self.elsewhere.take() {
                    self.open_file(Ok(kept));
                }
            }
            Action::Packs(library) => {
                self.library = library;
                self.look_beside();
            }
            Action::Unit(unit) => {
                self.unit = unit;
                self.work_out();
            }
            Action::Dismiss => {
                self.refused = None;
                self.notice = None;
                self.elsewhere = None;
            }
            Action::Erase => self.erase(),
            Action::Unerase => self.bring_back(),
        }
    }

    /// What the device should keep.
    pub fn kept(&self) -> Value {
        let key = Some(self.regulation_id());
        let open = self.draft.situation(None, key, self.month);
        kept(
            self.language,
            &self.situations,
            self.open,
            open,
            &self.draft,
        )
    }

    /// What moves the net amount, the largest first; worked out when somebody looks.
    pub fn what_if(&self) -> &[WhatIf] {
        let Some(answer) = self.answer() else {
            return &[];
        };
        let net = answer.estimate.totals.net;
        answer.what_if.get_or_init(|| what_if(&self.asked(), net))
    }

    /// What explains the amount typed off a slip, or what is wrong with that text; none where
    /// nothing was typed.
    pub fn slip(&self) -> Option<Result<&Explained, Trouble>> {
        let (answer, text) = (self.answer()?, self.draft.answer(SLIP)?);
        let asked = typed::Asked::Rupiah;
        let slip = match typed::read(asked, text) {
            Ok(Value::Whole(amount)) => Rupiah::new(amount).ok()?,
            Ok(_) => return None,
            Err(wrong) => {
                let (path, text) = (SLIP.to_owned(), text.to_owned());
                return Some(Err(Trouble::Typed {
                    path,
                    text,
                    asked,
                    wrong,
                }));
            }
        };
        let net = answer.estimate.totals.net;
        let found = answer
            .slip
            .get_or_init(|| explained(&self.asked(), self.what_if(), net, slip));
        found.as_ref().map(Ok)
    }

    /// The year around the month; none where the month has no answer.
    pub fn year(&self) -> Option<&Result<AroundYear, Vec<Trouble>>> {
        let answer = self.answer()?;
        let around = || Around {
            key: self.regulation_id(),
            regulation: &self.chosen.regulation,
            month: self.month,
            case: &answer.case,
            situations: &self.situations,
            unit: self.unit.as_deref(),
        };
        Some(answer.year.get_or_init(|| year(&around())))
    }

    fn asked(&self) -> Asked<'_> {
        Asked {
            regulation: &self.chosen.regulation,
            draft: &self.draft,
            month: self.month,
            unit: self.unit.as_deref(),
            form: &self.form,
        }
    }

    /// The key of the regulation in use.
    pub fn regulation_id(&self) -> &str {
        &self.chosen.key
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

    /// The days kept of the month's calendar.
    pub fn marked_days(&self) -> Option<&str> {
        self.draft.answer(&kept_path(self.month))
    }

    /// Whether the answer to a question is the one that the calendar has filled in.
    pub fn is_from_calendar(&self, question: &Question) -> bool {
        let filled = self.draft.answer(&filled_path(self.month));
        let text = self.draft.answer(&question.path).unwrap_or_default();
        filled.is_some_and(|filled| is_filled(filled, self.regulation_id(), &question.path, text))
    }

    /// Whether a section or row is open.
    pub fn is_open(&self, key: &str) -> bool {
        self.opened.iter().any(|open| open == key)
    }

    fn close(&mut self, key: &str) {
        self.opened.retain(|open| open != key);
    }

    /// Something new was typed: what was erased or tried before it stays as it is, and nobody asks
    /// any more where the rest is from.
    fn typed(&mut self) {
        self.no_more_restored();
        self.erased = None;
        self.tried = None;
        self.work_out();
    }

    fn no_more_restored(&mut self) {
        self.notice = self.notice.filter(|notice| *notice != Notice::Restored);
    }

    fn fill(&mut self, answers: Vec<(String, String)>) {
        for (path, text) in answers {
            self.draft.answers.insert(path, text);
        }
    }

    /// Tries other answers; what was typed before the first of them comes back in the end.
    fn try_out(&mut self, what_if: WhatIf) {
        let earlier = self.tried.take().map(|tried| tried.before);
        let before = earlier.unwrap_or_else(|| self.draft.clone());
        self.fill(what_if.answers);
        let says = Phrase::of("what_if.tried").with_phrase("what", what_if.what);
        self.tried = Some(Tried { says, before });
        self.work_out();
    }

    fn fill_from_calendar(&mut self, filled: Filled) {
        let before = self.draft.clone();
        self.fill(filled.answers(self.month, &self.chosen.key));
        let month = Phrase::month(self.month);
        let says = Phrase::of("calendar.filled").with_phrase("month", month);
        self.erased = None;
        self.tried = Some(Tried { says, before });
        self.work_out();
    }

    /// Erases what was typed; packs from files stay.
    fn erase(&mut self) {
        let left = Draft {
            packs: self.draft.packs.clone(),
            ..Draft::default()
        };
        self.erased = Some(std::mem::replace(&mut self.draft, left));
        self.no_more_restored();
        self.tried = None;
        self.last_net = None;
        self.apply_numbers();
        self.work_out();
    }

    fn bring_back(&mut self) {
        if let Some(draft) = self.erased.take() {
            let packs = std::mem::take(&mut self.draft.packs);
            self.draft = Draft { packs, ..draft };
            self.apply_numbers();
            self.work_out();
        }
    }

    /// The result that the officer's page has put here, as long as it stands.
    pub fn taken(&self) -> Option<Taken> {
        self.draft.answer(TAKEN)?;
        Taken::of(&self.open_situation(None))
    }

    fn untake(&mut self) {
        let Some(taken) = self.taken() else {
            return;
        };
        let mut situation = self.open_situation(None);
        taken.take_back(&mut situation);
        self.draft.answers = situation.answers;
        self.month = situation.month.unwrap_or(self.month);
        match situation.regulation {
            Some(before) if before != self.chosen.key => self.choose(&before),
            _ => self.work_out(),
        }
    }

    /// One more or one less, never below none. A text that is no number is left as it is.
    fn count(&mut self, path: String, by: i64) {
        let questions = || self.form.questions().map(|(_, question)| question);
        let Some(question) = questions().find(|question| question.path == path) else {
            return;
        };
        let now = question.answer(&self.draft).unwrap_or("0");
        if let Ok(Value::Whole(count)) = typed::read(typed::Asked::Count, now) {
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

    /// Takes a regulation of the list into use; one that cannot be used leaves the last good one.
    fn choose(&mut self, key: &str) {
        match self.library.choose(key, std::iter::empty()) {
            Ok(chosen) => {
                self.notice = None;
                self.take(chosen);
            }
            Err(faults) => {
                let name = key.to_owned();
                self.refused = Some(Refused { name, faults });
            }
        }
    }

    /// Takes a regulation into use.
    pub fn take(&mut self, chosen: Chosen) {
        self.chosen = chosen;
        self.refused = None;
        self.apply_numbers();
        self.work_out();
    }

    /// Adds a pack from a file and takes it into use, or lists what is wrong with it. A national
    /// pack takes effect under the regulation in use if that one names it.
    fn add_own_pack(&mut self, name: String, pack: Result<Document, Fault>) {
        let key = self.regulation_id();
        let pack = pack.map_err(|fault| vec![fault]);
        let used = pack.and_then(|pack| {
            let (library, chosen) = self.library.with_pack(pack.clone())?;
            // A national pack may be the one under the rule in use.
            let again = library.choose(key, std::iter::empty())?;
            Ok((library, chosen, again, pack.value))
        });
        match used {
            Ok((library, chosen, again, pack)) => {
                self.library = Rc::new(library);
                self.notice = Notice::of_brought(chosen.as_ref());
                self.draft.add_pack_for(chosen.as_ref(), pack);
                self.take(chosen.unwrap_or(again));
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
        let values = match numbers::read(&self.chosen.pack, self.draft.numbers_of(&id)) {
            Ok(values) => values,
            Err(bad) => {
                self.bad_numbers = bad;
                return;
            }
        };
        let replaced = values.iter();
        let replaced = replaced.map(|(path, value)| (path.as_str(), value.clone()));
        match self.library.choose(&id, replaced) {
            Ok(chosen) => {
                self.bad_numbers = Vec::new();
                self.numbers = values.into_iter().collect();
                self.chosen = chosen;
            }
            Err(faults) => self.bad_numbers = troubles(faults),
        }
    }

    /// The nearest month in which the rule has an answer, where this one is none of its.
    fn nearest_valid(&self) -> Option<Month> {
        let Outcome::Wrong(noted) = &self.outcome else {
            return None;
        };
        if !noted.iter().any(|noted| noted.trouble.path() == MONTH) {
            return None;
        }
        let valid = &self.chosen.regulation.regional.valid;
        let month = match valid.until {
            Some(until) if self.month > until => until,
            _ => self.month.max(valid.from),
        };
        let regulation = &self.chosen.regulation;
        let form = form::form(regulation, &self.draft, month, self.unit.as_deref());
        let found = worked_out(regulation, &form, &self.draft, false);
        let is_month = |trouble: &Trouble| trouble.path() == MONTH;
        let is_refused = found.is_err_and(|troubles| troubles.iter().any(is_month));
        (!is_refused).then_some(month)
    }

    /// Asks the questions anew and works out the answer.
    fn work_out(&mut self) {
        let before = self.net();
        let regulation = &self.chosen.regulation;
        let form = form::form(regulation, &self.draft, self.month, self.unit.as_deref());
        let outcome = worked_out(regulation, &form, &self.draft, true);
        self.outcome = match outcome {
            Ok(worked_out) => Outcome::Ready(Rc::new(Answer::from(worked_out))),
            Err(troubles) => noted(troubles, &form, &self.draft),
        };
        self.form = Rc::new(form);
        self.valid_month = self.nearest_valid();
        self.last_net = self.net().or(self.last_net);
        self.moved = match (before, self.net()) {
            (Some(before), Some(after)) if before != after => after.minus(before).ok(),
            _ => None,
        };
        self.compare();
    }
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
