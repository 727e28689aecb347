//! What a unit answered: an object from the id of an indicator or group to an answer.
//!
//! `{"f02_01": "5", "f03": "4.40", "u1": {"total": 105, "respondents": 29}}`. An indicator with
//! steps takes the id of a step (a whole number is taken as one), a measure takes a decimal or
//! the sum over respondents, and a group takes a decimal when only its value is known; the top
//! group is `total`. An answer that cannot stand is named and counts as open; the rest is kept.

use super::node::{Kind, Node};
use super::tree::Tree;
use crate::document::{
    Fault, Faults, Id, Key, Path, Read, Reader, Reason, Table, Value, Write, read_leaf,
};
use crate::money::Points;
use crate::ratio::Ratio;
use std::cmp::Ordering;

/// One answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The id of a step, or a decimal.
    Word(String),
    /// The answers of respondents.
    Survey(Totals),
}

crate::record! {
    /// The answers of all respondents to one question.
    pub struct Totals("Jumlah jawaban", "Jumlah nilai jawaban satu pertanyaan, dan banyaknya responden yang menjawab.") {
        /// Sum of the answers.
        total: u32, "Jumlah nilai";
        /// How many answered.
        respondents: u32, "Jumlah responden";
    }
}

impl Write for Answer {
    fn write(&self) -> Value {
        match self {
            Self::Word(word) => Value::Text(word.clone()),
            Self::Survey(totals) => totals.write(),
        }
    }
}

impl Read for Answer {
    fn read(reader: &mut Reader<'_>) -> Self {
        if let Value::Object(_) = reader.value() {
            return Self::Survey(Totals::read(reader));
        }
        read_leaf(reader, |value| match value {
            Value::Text(word) => Ok(Self::Word(word.clone())),
            Value::Whole(number) => Ok(Self::Word(number.to_string())),
            Value::Fraction(_) => Err(Reason::FractionAsNumber {
                expected: "decimal",
                write: None,
            }),
            other => Err(Reason::wrong_type("string", other)),
        })
    }

    fn blank() -> Self {
        Self::Word(String::new())
    }

    #[cfg(feature = "schema")]
    fn schema(definitions: &mut crate::document::schema::Definitions) -> Value {
        Totals::schema(definitions)
    }
}

/// The answers of one unit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// What could be read.
    pub given: Table<Id, Answer>,
    /// What could not, with the reason.
    pub refused: Vec<Fault>,
}

impl Answers {
    /// Reads an object of answers, each by itself.
    pub fn of(document: &Value) -> Self {
        let mut answers = Self::default();
        let Value::Object(entries) = document else {
            let reason = Reason::wrong_type("object", document);
            answers.refused = super::fault(&Path::ROOT, reason);
            return answers;
        };
        for (key, _) in entries {
            let mut reader = Reader::new(document);
            let answer = reader.field(key);
            let mut faults = reader.into_faults();
            let at = Path::ROOT.key(key);
            match Id::from_key(key) {
                Ok(id) if faults.is_empty() => {
                    if answers.given.contains_key(&id) {
                        let found = key.clone();
                        faults.add(&at, Reason::Duplicate { found });
                    }
                    answers.given.insert(id, answer);
                }
                Ok(_) => {}
                Err(reason) => faults.add_sure(&at, reason),
            }
            answers.refused.extend(faults.into_vec());
        }
        answers
    }
}

impl Write for Answers {
    fn write(&self) -> Value {
        self.given.write()
    }
}

/// Each answer is read by itself, so nothing in them makes a document around them unreadable.
impl Read for Answers {
    fn read(reader: &mut Reader<'_>) -> Self {
        Self::of(reader.value())
    }

    fn blank() -> Self {
        Self::default()
    }

    #[cfg(feature = "schema")]
    fn schema(definitions: &mut crate::document::schema::Definitions) -> Value {
        Table::<Id, Answer>::schema(definitions)
    }
}

/// An answer that stands, at its node.
#[derive(Clone, Copy, Debug)]
pub(super) enum Given {
    /// Not answered.
    Open,
    /// A step, by its place in the scale, and what it is worth.
    Step(usize, Ratio),
    /// A value.
    Value(Ratio),
}

impl Given {
    pub fn is_open(self) -> bool {
        matches!(self, Self::Open)
    }

    pub fn value(self) -> Option<Ratio> {
        match self {
            Self::Open => None,
            Self::Step(_, value) | Self::Value(value) => Some(value),
        }
    }
}

/// The answers at the nodes of the tree, and those that cannot stand.
pub(super) fn placed(tree: &Tree, answers: &Answers) -> (Vec<Given>, Vec<Fault>) {
    let mut faults = Faults::default();
    let mut given = vec![Given::Open; tree.nodes.len()];
    for (id, answer) in &answers.given {
        let place = tree.place(id);
        let node = place.and_then(|n| Some((tree.nodes.get(n)?, given.get_mut(n)?)));
        match node {
            Some((node, given)) => *given = stand(node, answer, &mut faults),
            None => {
                let reason = Reason::unknown_reference(id.as_str(), tree.ids());
                faults.add(&Path::ROOT.key(id.as_str()), reason);
            }
        }
    }
    twice(tree, &mut given, &mut faults);
    let mut refused = answers.refused.clone();
    refused.extend(faults.into_vec());
    (given, refused)
}

/// One answer at its node; open if it cannot stand.
fn stand(node: &Node, answer: &Answer, faults: &mut Faults) -> Given {
    let at = Path::ROOT.key(node.id.as_str());
    let stands = match (&node.kind, answer) {
        (Kind::Steps(steps), Answer::Word(word)) => step(steps, word),
        (_, Answer::Word(word)) => value(node, word),
        (
            Kind::Measure {
                respondent: Some(scale),
            },
            Answer::Survey(totals),
        ) => {
            return survey(*scale, totals).unwrap_or_else(|(key, reason)| {
                faults.add(&at.key(key), reason);
                Given::Open
            });
        }
        (_, Answer::Survey(_)) => Err(Reason::WrongType {
            expected: "string",
            found: "object",
            write: None,
        }),
    };
    stands.unwrap_or_else(|reason| {
        faults.add(&at, reason);
        Given::Open
    })
}

fn step(steps: &[(Id, Ratio)], word: &str) -> Result<Given, Reason> {
    let found = steps
        .iter()
        .enumerate()
        .find(|(_, (id, _))| id.as_str() == word);
    match found {
        Some((n, (_, value))) => Ok(Given::Step(n, *value)),
        None => Err(Reason::UnknownChoice {
            found: word.to_owned(),
            known: steps.iter().map(|(id, _)| id.to_string()).collect(),
        }),
    }
}

fn value(node: &Node, word: &str) -> Result<Given, Reason> {
    let points = Points::parse(word).ok_or_else(|| Reason::not_decimal(word, None))?;
    within(points.ratio(), node.min, node.max, word)
}

/// A value between bounds.
fn within(value: Ratio, min: Ratio, max: Ratio, found: impl ToString) -> Result<Given, Reason> {
    let above = value.compare(min).is_some_and(Ordering::is_ge);
    if above && value.compare(max).is_some_and(Ordering::is_le) {
        return Ok(Given::Value(value));
    }
    let bound = |bound: Ratio| bound.to_places(6).unwrap_or_default();
    Err(Reason::out_of_range(bound(min), bound(max), found))
}

/// The mean of at least one respondent, whose answers all lie on the scale.
fn survey(scale: (u32, u32), totals: &Totals) -> Result<Given, (&'static str, Reason)> {
    if totals.respondents == 0 {
        let reason = Reason::out_of_range(1, 1_000_000_000, 0);
        return Err(("respondents", reason));
    }
    let respondents = Ratio::whole(totals.respondents);
    let (least, most) = (Ratio::whole(scale.0), Ratio::whole(scale.1));
    let (least, most) = (least.times(respondents), most.times(respondents));
    let total = Ratio::whole(totals.total);
    within(total, least, most, totals.total)
        .map(|_| Given::Value(total.divided_by(respondents)))
        .map_err(|reason| ("total", reason))
}

/// A group that is typed although something that counts inside it is answered: what is inside
/// stands.
fn twice(tree: &Tree, given: &mut [Given], faults: &mut Faults) {
    for (n, node) in tree.nodes.iter().enumerate() {
        if !node.is_group() || given.get(n).is_none_or(|typed| typed.is_open()) {
            continue;
        }
        let inside = tree.weighed(&tree.all).zip(given.iter()).take(node.end);
        let answered = inside
            .skip(n.saturating_add(1))
            .find(|((_, _, coefficient), given)| coefficient.is_positive() && !given.is_open());
        if let Some(((_, other, _), _)) = answered {
            let with = format!("$.{}", other.id);
            let at = Path::ROOT.key(node.id.as_str());
            faults.add(&at, Reason::Contradiction { with });
            if let Some(typed) = given.get_mut(n) {
                *typed = Given::Open;
            }
        }
    }
}
