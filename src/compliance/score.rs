//! From answers to a score, its class, its parts, and the range while answers are open.

use super::answers::{Answers, Given, placed};
use super::ratio::Ratio;
use super::tree::{Kind, Node, Optional, Tree};
use crate::document::{Fault, Id};
use crate::money::{Overflow, Points};
use crate::provision::Confidence;
use serde::Serialize;

/// What a unit's answers come to.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Score {
    /// The score as it is written, rounded once by the instrument's rule; none while answers are
    /// open.
    pub score: Option<Points>,
    /// The same before rounding.
    pub exact: Option<Ratio>,
    /// The class of the score; none while answers are open.
    pub class: Option<String>,
    /// What answers add to the name of the class, by id.
    pub suffixes: Vec<Id>,
    /// The lowest score and class it can still end in.
    pub lowest: Outcome,
    /// The highest score and class it can still end in.
    pub highest: Outcome,
    /// How many questions are answered.
    pub answered: u32,
    /// How many questions count.
    pub questions: u32,
    /// The questions that are open.
    pub open: Vec<Id>,
    /// The part that counts as left out, since nothing in it is answered and the instrument says
    /// so. The range still allows for its being answered.
    pub left_out: Option<Id>,
    /// The least sure fact in it: a weight, a scale, or the classes.
    pub confidence: Confidence,
    /// The dimensions and the groups inside them, in reading order.
    pub parts: Vec<PartScore>,
    /// Answers that cannot stand and count as open.
    pub refused: Vec<Fault>,
}

/// A score and its class.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Outcome {
    /// The score as it is written.
    pub score: Points,
    /// The name of its class.
    pub class: String,
}

/// A dimension, or a group inside one.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PartScore {
    /// Id.
    pub id: Id,
    /// The group around it; none for a dimension of the instrument.
    pub within: Option<Id>,
    /// Weight in the group around it, percent, to four places.
    pub weight: Points,
    /// How sure the weight is.
    pub weight_confidence: Confidence,
    /// Its own value, once nothing in it is open.
    pub value: Option<Points>,
    /// The lowest value it can end in.
    pub lowest: Points,
    /// The highest value it can end in.
    pub highest: Points,
    /// What it is sure to add to the score. The points of the parts of a group add to those of
    /// the group, and those of the dimensions to the lowest score, exactly as written.
    pub points: Points,
    /// How many of its questions are answered.
    pub answered: u32,
    /// How many of its questions count.
    pub questions: u32,
}

impl Tree {
    /// Scores one unit's answers.
    pub fn score(&self, answers: &Answers) -> Result<Score, Vec<Fault>> {
        let (given, refused) = placed(self, answers);
        let reading = Reading::new(self, &given)?;
        let mut score = reading.score()?;
        score.refused = refused;
        Ok(score)
    }

    fn outcome(&self, exact: Ratio) -> Result<Outcome, Overflow> {
        Ok(Outcome {
            score: exact.round(self.pack.decimals)?,
            class: self.class_of(exact)?.to_owned(),
        })
    }
}

/// The sums over one set of answers: at each node, what the nodes before it add at least and at
/// most, and how many questions before it count and are answered.
pub(super) struct Reading<'t> {
    tree: &'t Tree,
    given: &'t [Given],
    /// The coefficients that hold: all, or those without the part left out.
    pub weights: &'t [Ratio],
    left_out: Option<&'t Optional>,
    marks: Vec<Mark>,
}

#[derive(Clone, Copy)]
struct Mark {
    low: Ratio,
    high: Ratio,
    questions: u32,
    answered: u32,
}

impl<'t> Reading<'t> {
    pub fn new(tree: &'t Tree, given: &'t [Given]) -> Result<Self, Overflow> {
        let left_out = tree.optional.as_ref().filter(|optional| {
            let end = tree.nodes.get(optional.node).map_or(0, |node| node.end);
            let mut nodes = tree.nodes.iter().zip(given).enumerate();
            nodes.all(|(n, (node, given))| {
                let around = node.end > optional.node;
                given.is_open() || n >= end || !around
            })
        });
        let weights = left_out.map_or(&tree.all, |optional| &optional.rest);
        Ok(Self {
            tree,
            given,
            weights,
            left_out,
            marks: marks(tree, given, weights)?,
        })
    }

    /// What the answers are sure to come to: open answers at their lowest.
    pub fn lowest(&self) -> Ratio {
        self.marks.last().map_or(Ratio::ZERO, |mark| mark.low)
    }

    /// The questions that count and are not answered.
    pub fn open(&self) -> Vec<Id> {
        let marks = self.marks.iter().zip(self.marks.iter().skip(1));
        let open = self.tree.nodes.iter().zip(marks).filter(|(_, (a, b))| {
            let asked = b.questions > a.questions;
            asked && b.answered == a.answered
        });
        open.map(|(node, _)| node.id.clone()).collect()
    }

    fn score(&self) -> Result<Score, Overflow> {
        let tree = self.tree;
        let end = self.between(0, tree.nodes.len())?;
        let open = self.open();
        let exact = open.is_empty().then_some(end.low);
        let (mut low, mut high) = (end.low, end.high);
        if self.left_out.is_some() {
            let answered = marks(tree, self.given, &tree.all)?;
            if let Some(other) = answered.last() {
                low = low.smaller(other.low)?;
                high = high.larger(other.high)?;
            }
        }
        let reached = exact.map(|exact| tree.outcome(exact)).transpose()?;
        let (score, class) = match reached {
            Some(outcome) => (Some(outcome.score), Some(outcome.class)),
            None => (None, None),
        };
        Ok(Score {
            score,
            exact,
            class,
            suffixes: self.suffixes(),
            lowest: tree.outcome(low)?,
            highest: tree.outcome(high)?,
            answered: end.answered,
            questions: end.questions,
            open,
            left_out: self
                .left_out
                .and_then(|optional| tree.nodes.get(optional.node))
                .map(|node| node.id.clone()),
            confidence: self.confidence(),
            parts: self.parts()?,
            refused: Vec::new(),
        })
    }

    /// What the nodes from one place up to another add.
    fn between(&self, from: usize, to: usize) -> Result<Mark, Overflow> {
        let (Some(from), Some(to)) = (self.marks.get(from), self.marks.get(to)) else {
            return Err(Overflow);
        };
        Ok(Mark {
            low: to.low.minus(from.low)?,
            high: to.high.minus(from.high)?,
            questions: to.questions.saturating_sub(from.questions),
            answered: to.answered.saturating_sub(from.answered),
        })
    }

    fn parts(&self) -> Result<Vec<PartScore>, Overflow> {
        let parts = self.tree.weighed(self.weights).skip(1);
        parts
            .filter(|(_, node, _)| node.is_group() || node.parent == Some(0))
            .map(|(n, node, coefficient)| self.part(n, node, coefficient))
            .collect()
    }

    fn part(&self, n: usize, node: &Node, coefficient: Ratio) -> Result<PartScore, Overflow> {
        let places = self.tree.pack.decimals;
        let sum = self.between(n, node.end)?;
        // A part that is left out adds nothing, so its own value is its whole range.
        let (low, high) = if coefficient.is_positive() {
            let low = sum.low.divided_by(coefficient)?;
            let open = sum.answered < sum.questions;
            (
                low,
                if open {
                    sum.high.divided_by(coefficient)?
                } else {
                    low
                },
            )
        } else {
            (node.min, node.max)
        };
        let (lowest, highest) = (low.round(places)?, high.round(places)?);
        let complete = sum.questions > 0 && sum.answered == sum.questions;
        let before = self.between(0, n)?.low.round(places)?;
        let after = self.between(0, node.end)?.low.round(places)?;
        Ok(PartScore {
            id: node.id.clone(),
            within: self.tree.parent_of(node),
            weight: self
                .tree
                .percent(node, self.left_out.map(|optional| optional.node))?,
            weight_confidence: node.weight_confidence,
            value: complete.then_some(lowest),
            lowest,
            highest,
            points: after.minus(before)?,
            answered: sum.answered,
            questions: sum.questions,
        })
    }

    /// What answers add to the name of the class.
    fn suffixes(&self) -> Vec<Id> {
        let tree = self.tree;
        let added = tree.pack.suffixes.iter().filter(|suffix| {
            let place = tree.place(&suffix.question);
            let node = place.and_then(|n| Some((tree.nodes.get(n)?, self.given.get(n)?)));
            match node {
                Some((node, Given::Step(n, _))) => match &node.kind {
                    Kind::Steps(steps) => steps.get(*n).is_some_and(|(id, _)| *id == suffix.step),
                    _ => false,
                },
                _ => false,
            }
        });
        added.map(|suffix| suffix.id.clone()).collect()
    }

    /// The least sure fact among the classes and whatever counts and is not hidden under a value
    /// typed for a whole group.
    fn confidence(&self) -> Confidence {
        let mut least = self.tree.pack.bands.provision.confidence;
        let mut hidden_until = 0;
        for (n, node, coefficient) in self.tree.weighed(self.weights) {
            if n < hidden_until || !coefficient.is_positive() {
                continue;
            }
            least = least.max(node.weight_confidence);
            let typed = self.given.get(n).is_some_and(|given| !given.is_open());
            if typed && node.is_group() {
                hidden_until = node.end;
            } else {
                least = least.max(node.confidence);
            }
        }
        least
    }
}

/// The running sums under the weights given.
fn marks(tree: &Tree, given: &[Given], weights: &[Ratio]) -> Result<Vec<Mark>, Overflow> {
    let mut mark = Mark {
        low: Ratio::ZERO,
        high: Ratio::ZERO,
        questions: 0,
        answered: 0,
    };
    let mut marks = Vec::with_capacity(tree.nodes.len().saturating_add(1));
    marks.push(mark);
    let mut typed_until = 0;
    for ((n, node, coefficient), given) in tree.weighed(weights).zip(given) {
        let counts = coefficient.is_positive();
        let typed = n < typed_until;
        if counts && !node.is_group() {
            mark.questions = mark.questions.saturating_add(1);
            let answered = typed || !given.is_open();
            mark.answered = mark.answered.saturating_add(u32::from(answered));
        }
        if counts && !typed {
            let bounds = match given.value() {
                Some(value) => Some((value, value)),
                None if node.is_group() => None,
                None => Some((node.min, node.max)),
            };
            if let Some((low, high)) = bounds {
                mark.low = mark.low.plus(coefficient.times(low)?)?;
                mark.high = mark.high.plus(coefficient.times(high)?)?;
            }
            if node.is_group() && bounds.is_some() {
                typed_until = node.end;
            }
        }
        marks.push(mark);
    }
    Ok(marks)
}
