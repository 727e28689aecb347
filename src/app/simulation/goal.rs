//! The number of the draft that is sought, over which values, and what was found.

use super::budget::Limit;
use super::draft::Draft;
use crate::app::kit::form::called;
use crate::app::kit::form::shape::{Kind, Typed};
use crate::app::kit::form::typing::{shown, taken};
use crate::app::kit::typed::Asked;
use crate::app::kit::words::Language;
use crate::document::{Fault, Value};
use crate::money::Rupiah;
use crate::simulation::goal_seek::{Sought, Tried};
use crate::simulation::scale::Scale;
use crate::simulation::trial::Goal;
use std::rc::Rc;

/// What is sought, as chosen and typed.
#[derive(Clone, Debug, Default)]
pub struct Seeking {
    /// The number, by its path; blank before one is chosen.
    pub path: String,
    /// The least value.
    pub from: String,
    /// The greatest.
    pub to: String,
    /// What is to be kept; the first that is typed where nothing is chosen.
    pub limit: Option<Limit>,
    /// What was found.
    pub found: Option<Rc<Found>>,
}

/// What was found, and for what.
#[derive(Clone, Debug)]
pub struct Found {
    /// What was sought.
    pub goal: Goal,
    /// For which limit.
    pub limit: Limit,
    /// The value before.
    pub now: Value,
    /// What was found.
    pub sought: Sought,
    /// The refused value nearest to it.
    pub unfit: Option<Unfit>,
}

/// A value that cannot be.
#[derive(Clone, Debug)]
pub struct Unfit {
    /// The value.
    pub value: Value,
    /// What the pack refuses of it; nothing where it is people that the rule refuses.
    pub faults: Vec<Fault>,
}

impl Found {
    /// What everybody costs at the value that was found.
    pub fn cost(&self) -> Option<Rupiah> {
        let value = self.sought.value.as_ref()?;
        let mut tried = self.sought.tried.iter();
        tried.find(|one| one.value == *value)?.cost
    }

    /// What everybody costs at both ends.
    pub fn ends(&self) -> [Option<Rupiah>; 2] {
        let tried = &self.sought.tried;
        [tried.first(), tried.last()].map(|one| one.and_then(|one| one.cost))
    }

    /// The refused value beside the one that was found, or else the first.
    pub fn refused(&self) -> Option<&Value> {
        let tried = &self.sought.tried;
        let found = |one: &Tried| self.sought.value.as_ref() == Some(&one.value);
        let place = tried.iter().position(found).unwrap_or_default();
        let is_refused = |one: &&Tried| one.cost.is_none();
        let after = tried.iter().skip(place).find(is_refused);
        let before = tried.iter().take(place).rev().find(is_refused);
        after.or(before).map(|one| &one.value)
    }
}

/// What is chosen or typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Seek {
    /// Another number.
    Number(String),
    /// The least value.
    From(String),
    /// The greatest.
    To(String),
    /// What is to be kept.
    Limit(Option<Limit>),
}

/// A number that can be sought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// Its path.
    pub path: String,
    /// The part of the pack that it stands in, and its names below it.
    pub names: (String, String),
}

/// Every percentage, multiplier and amount of the draft.
pub fn numbers(draft: &Draft, language: Language) -> Vec<Number> {
    let (shape, document) = (draft.editor.shape(), draft.editor.document());
    let found = document
        .leaves("$")
        .into_iter()
        .filter_map(|(path, value)| {
            kind(draft, &path)?;
            is_number(value).then_some(())?;
            let mut names = called::way(shape, document, &path, language).into_iter();
            let part = names.next()?;
            let rest: Vec<String> = names.collect();
            let names = (part, rest.join(" › "));
            Some(Number { path, names })
        });
    found.collect()
}

/// What kind of number a place asks for, if it is one that can be sought.
fn kind(draft: &Draft, path: &str) -> Option<Typed> {
    match draft.editor.shape().path(path)?.kind() {
        Kind::Typed(
            typed @ (Typed::Percent | Typed::Factor | Typed::Rupiah { is_signed: false }),
        ) => Some(typed),
        _ => None,
    }
}

fn is_number(value: &Value) -> bool {
    match value {
        Value::Whole(_) => true,
        Value::Text(text) => crate::money::Percent::parse(text).is_some(),
        _ => false,
    }
}

impl Seeking {
    /// Takes in what is chosen or typed.
    pub fn apply(&mut self, act: Seek, draft: Option<&Draft>) {
        match act {
            Seek::Number(path) => {
                let range = draft.and_then(|draft| usual(draft, &path));
                [self.from, self.to] = range.unwrap_or_default();
                self.path = path;
            }
            Seek::From(text) => self.from = text,
            Seek::To(text) => self.to = text,
            Seek::Limit(limit) => self.limit = limit,
        }
    }

    /// What the worker is to seek; none before all is there.
    pub fn goal(&self, draft: &Draft, ceiling: Rupiah) -> Option<Goal> {
        let typed = kind(draft, &self.path)?;
        let [from, to] = [&self.from, &self.to].map(|text| taken(typed, text));
        let now = draft.editor.document().at(&self.path)?;
        Scale::of(now, &from, &to)?;
        Some(Goal {
            path: self.path.clone(),
            from,
            to,
            ceiling,
        })
    }

    /// Whether the range can be gone over, once a number is chosen.
    pub fn is_good(&self, draft: &Draft) -> bool {
        self.goal(draft, Rupiah::ZERO).is_some()
    }
}

/// The range to begin with: from nothing to twice what stands there, percentages to hundredths.
fn usual(draft: &Draft, path: &str) -> Option<[String; 2]> {
    let typed = kind(draft, path)?;
    let now = draft.editor.document().at(path)?;
    let scale = |to: &Value| Scale::of(now, &zero(now), to);
    let to = match (now, typed.asked()?) {
        (Value::Whole(0), _) => Value::Whole(10_000_000),
        (Value::Whole(whole), _) => Value::Whole(whole.saturating_mul(2)),
        (_, Asked::Decimal) => {
            let far = Value::from("1000000");
            let wide = scale(&far)?;
            let step = wide.step(now)?;
            match step {
                0 => Value::from("100"),
                step => wide.value(step.saturating_mul(2)),
            }
        }
        _ => return None,
    };
    let to = shown(typed, &to);
    let hundredths = matches!(typed, Typed::Percent) && !to.contains(',');
    let to = if hundredths {
        [&to, ",00"].concat()
    } else {
        to
    };
    Some([shown(typed, &zero(now)), to])
}

fn zero(like: &Value) -> Value {
    match like {
        Value::Whole(_) => Value::Whole(0),
        _ => Value::from("0"),
    }
}

/// A value as it stands in its field.
pub fn in_field(draft: &Draft, path: &str, value: &Value) -> String {
    kind(draft, path).map_or_else(String::new, |typed| shown(typed, value))
}
