//! The questions that a regulation asks of a person, given what has been answered so far.
//!
//! A form is plain data made by [`form`]. Each question knows the place in the case that its
//! answer goes to, so a fault of the case leads back to the question.

mod about;
mod criterion;
mod extra;
mod family;
mod month;
mod post;
mod special;

pub use month::{ATTENDANCE, COUNTS, GROUP as ATTENDANCE_GROUP, WORKING_DAYS, count_path};
pub use post::{CLASS, POSITION};

use super::draft::{Draft, YES};
use crate::app::kit::figures;
use crate::app::kit::words::Phrase;
use crate::document::{Month, Value};
use crate::money::Percent;
use crate::regulation::Regulation;
use crate::regulation::terms::{Employment, JobClass};
use crate::regulation::withholding::TaxMethod;

/// All that is asked, in the order a person knows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    /// The sections.
    pub sections: Vec<Section>,
    /// What follows from the answers without a question of its own: case path and value.
    pub given: Vec<(String, Value)>,
}

/// A section of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Key of its words.
    pub key: &'static str,
    /// Closed until it is opened.
    pub folded: bool,
    /// Its questions.
    pub groups: Vec<Group>,
}

/// Questions that belong together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// Key of its words; none where the section says it all.
    pub key: Option<&'static str>,
    /// The questions.
    pub questions: Vec<Question>,
}

/// One question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Where the draft keeps the answer.
    pub path: String,
    /// The place in the case; none for a question that only decides what else is asked.
    pub place: Option<String>,
    /// The question itself.
    pub label: Phrase,
    /// A sentence under the field.
    pub help: Option<Phrase>,
    /// What kind of answer.
    pub kind: Kind,
    /// The usual answer, taken until the person gives another.
    pub usual: Option<String>,
    /// What holds while nothing is typed, shown inside the empty field.
    pub hint: Option<String>,
}

/// Kinds of answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One of many.
    Choice(Vec<Choice>),
    /// One of many numbers.
    Number(Vec<Choice>),
    /// One of a few, all in sight.
    Few(Vec<Choice>),
    /// How often or how many days; with buttons for one less and one more.
    Count,
    /// A whole number.
    Whole,
    /// Rupiah.
    Rupiah,
    /// A percentage.
    Percent,
    /// Rupiah, or a percentage when it ends with %.
    RupiahOrPercent,
    /// Yes or no.
    Flag,
    /// Yes puts an id into a list.
    Member(String),
    /// Words.
    Text,
}

/// One of the answers to choose from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Kept in the draft; empty for none.
    pub value: String,
    /// Shown.
    pub label: Phrase,
    /// What it pays, shown behind it.
    pub note: Option<String>,
    /// Key of the words of the group it stands in.
    pub group: Option<String>,
}

impl Choice {
    fn new(value: impl ToString, label: Phrase) -> Self {
        Self::of(value.to_string(), label)
    }

    // Here as below the parts that do not depend on a type stand once, not wherever they are used.
    #[inline(never)]
    fn of(value: String, label: Phrase) -> Self {
        Self {
            value,
            label,
            note: None,
            group: None,
        }
    }

    /// In a group.
    #[inline(never)]
    fn among(mut self, group: String) -> Self {
        self.group = Some(group);
        self
    }

    #[inline(never)]
    fn paying(mut self, percent: Percent) -> Self {
        self.note = Some(figures::percent(percent));
        self
    }

    fn none(key: &'static str) -> Self {
        Self::new("", Phrase::of(key))
    }
}

impl Question {
    /// A question whose answer goes to the path it is kept under.
    #[inline(never)]
    fn new(path: &str, label: Phrase, kind: Kind) -> Self {
        let path = path.to_owned();
        Self {
            place: path.starts_with('$').then(|| path.clone()),
            path,
            label,
            help: None,
            kind,
            usual: None,
            hint: None,
        }
    }

    /// A question that the words know by one key, with `.help` behind it for the sentence below.
    #[inline(never)]
    fn asked(path: &str, key: &'static str, kind: Kind) -> Self {
        let help = Phrase::of(format!("{key}.help"));
        Self::new(path, Phrase::of(key), kind).help(help)
    }

    fn usual(self, usual: impl ToString) -> Self {
        self.usually(usual.to_string())
    }

    #[inline(never)]
    fn usually(mut self, usual: String) -> Self {
        self.usual = Some(usual);
        self
    }

    #[inline(never)]
    fn help(mut self, help: Phrase) -> Self {
        self.help = Some(help);
        self
    }

    /// The answer that counts: what was typed, else the usual one.
    pub fn answer<'a>(&'a self, draft: &'a Draft) -> Option<&'a str> {
        self.typed(draft).or(self.usual.as_deref())
    }

    /// Nothing typed, so the usual answer counts.
    pub fn is_usual(&self, draft: &Draft) -> bool {
        self.usual.is_some() && self.typed(draft).is_none()
    }

    /// What was typed. An answer that is no longer offered, as one chosen under another
    /// regulation, waits in the draft until it is offered again.
    fn typed<'a>(&self, draft: &'a Draft) -> Option<&'a str> {
        draft.answer(&self.path).filter(|text| match &self.kind {
            Kind::Choice(choices) | Kind::Number(choices) | Kind::Few(choices) => {
                choices.iter().any(|choice| choice.value == *text)
            }
            _ => true,
        })
    }
}

impl Form {
    /// Every question with the section it stands in.
    pub fn questions(&self) -> impl Iterator<Item = (&Section, &Question)> {
        self.sections.iter().flat_map(|section| {
            let questions = section.groups.iter().flat_map(|group| &group.questions);
            questions.map(move |question| (section, question))
        })
    }

    /// The question that a fault of the case speaks of: the one whose place the path leads to,
    /// else, for a fault of several together, the last of them that was answered.
    pub fn question_at(&self, path: &str, draft: &Draft) -> Option<&Question> {
        let placed = || {
            self.questions()
                .filter_map(|(_, question)| Some((question, question.place.as_deref()?)))
        };
        let holding = placed()
            .filter(|(_, place)| leads_below(path, place))
            .max_by_key(|(_, place)| place.len());
        let below = || placed().filter(|(_, place)| leads_below(place, path));
        let answered = || below().filter(|(q, _)| draft.answer(&q.path).is_some());
        holding
            .or_else(|| answered().last())
            .or_else(|| below().next())
            .map(|(question, _)| question)
    }
}

/// Whether a path is another or lies below it.
fn leads_below(path: &str, above: &str) -> bool {
    path.strip_prefix(above)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}

/// What the makers of sections look at.
struct Asking<'a> {
    regulation: &'a Regulation,
    draft: &'a Draft,
    month: Month,
    unit: Option<&'a str>,
}

impl Asking<'_> {
    fn answer_or<'b>(&'b self, path: &str, usual: &'b str) -> &'b str {
        self.draft.answer_or(path, usual)
    }

    fn employment(&self) -> Employment {
        let usual = about::usual_employment(self.regulation);
        let chosen = self.answer_or("$.employment", usual.word());
        let known = Employment::ALL.iter().find(|one| one.word() == chosen);
        known.copied().unwrap_or(usual)
    }

    fn is_pppk(&self) -> bool {
        self.employment().is_pppk()
    }

    /// A score that the person knows stands in place of all that makes it.
    fn knows_performance_score(&self) -> bool {
        self.draft.answer(month::PERFORMANCE) == Some(month::KNOWN_SCORE)
    }

    /// Who makes no SKP has no rating.
    fn makes_no_plan(&self) -> bool {
        let rule = self.regulation.regional.rating.as_ref();
        rule.is_some_and(|rule| rule.no_plan.is_some())
            && self.draft.answer(special::NO_PLAN) == Some(YES)
    }

    fn tax_method(&self) -> TaxMethod {
        let rule = &self.regulation.regional.withholding.tax;
        // Tax goes by no class, so it is known before there is one.
        let treatment = rule.treatment(&post::post_of(self, JobClass::MOST));
        treatment.map_or(rule.method, |(method, _)| method)
    }

    fn tax_goes_by_ter(&self) -> bool {
        self.tax_method().goes_by_ter()
    }
}

/// The questions of a regulation for a month; `unit` is the agency that the surrounding page
/// chose for the person.
pub fn form(regulation: &Regulation, draft: &Draft, month: Month, unit: Option<&str>) -> Form {
    let asking = Asking {
        regulation,
        draft,
        month,
        unit,
    };
    let mut form = Form {
        sections: Vec::new(),
        given: vec![
            ("$.month".to_owned(), Value::Text(month.to_string())),
            ("$.position".to_owned(), Value::Object(Vec::new())),
        ],
    };
    about::ask(&asking, &mut form);
    month::ask(&asking, &mut form);
    family::ask(&asking, &mut form);
    special::ask(&asking, &mut form);
    for section in &mut form.sections {
        section.groups.retain(|group| !group.questions.is_empty());
    }
    form.sections.retain(|section| !section.groups.is_empty());
    form
}
