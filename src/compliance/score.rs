//! From answers to a score, its class, its parts, and the range while answers are open.

use super::answers::{Answers, Given, placed};
use super::bands::Outcome;
use super::node::{Kind, Node};
use super::reading::{Reading, marks};
use super::tree::Tree;
use crate::document::{Fault, Id};
use crate::money::{Overflow, Points};
use crate::provision::Confidence;
use crate::ratio::Ratio;
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
    /// The dimensions and the groups inside them, in reading order; none inside a group whose
    /// value is typed.
    pub parts: Vec<PartScore>,
    /// Answers that cannot stand and count as open.
    pub refused: Vec<Fault>,
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
        let reading = Reading::new(self, &given);
        let mut score = reading.score()?;
        score.refused = refused;
        Ok(score)
    }
}

impl Reading<'_> {
    fn score(&self) -> Result<Score, Overflow> {
        let tree = self.tree;
        let end = self.all();
        let open = self.open();
        let (mut lowest, mut highest) = (tree.outcome(end.low)?, tree.outcome(end.high)?);
        let exact = open.is_empty().then_some(end.low);
        let reached = exact.map(|_| lowest.clone());
        if self.left_out.is_some() {
            let answered = marks(tree, self.given, &tree.all);
            if let Some(other) = answered.last() {
                let (low, high) = (tree.outcome(other.low)?, tree.outcome(other.high)?);
                if low.score < lowest.score {
                    lowest = low;
                }
                if high.score > highest.score {
                    highest = high;
                }
            }
        }
        let left_out = self.left_out.and_then(|n| tree.nodes.get(n));
        Ok(Score {
            score: reached.as_ref().map(|outcome| outcome.score),
            exact,
            class: reached.map(|outcome| outcome.class),
            suffixes: self.suffixes(),
            lowest,
            highest,
            answered: end.answered,
            questions: end.questions,
            open,
            left_out: left_out.map(|node| node.id.clone()),
            confidence: self.confidence(),
            parts: self.parts()?,
            refused: Vec::new(),
        })
    }

    /// The parts, without those inside a group that is typed as a whole: of them nothing is
    /// known.
    fn parts(&self) -> Result<Vec<PartScore>, Overflow> {
        let mut parts = Vec::new();
        let mut hidden_until = 0;
        for (n, node, coefficient) in self.tree.weighed(self.weights) {
            let hidden = n < hidden_until;
            let typed = self.given.get(n).is_some_and(|given| !given.is_open());
            if typed && node.is_group() {
                hidden_until = node.end;
            }
            let listed = n > 0 && (node.is_group() || node.parent == Some(0));
            if listed && !hidden {
                parts.push(self.part(n, node, coefficient)?);
            }
        }
        Ok(parts)
    }

    fn part(&self, n: usize, node: &Node, coefficient: Ratio) -> Result<PartScore, Overflow> {
        let places = self.tree.pack.decimals;
        let (before, after) = (self.before(n), self.before(node.end));
        let questions = after.questions.saturating_sub(before.questions);
        let answered = after.answered.saturating_sub(before.answered);
        // A part that is left out adds nothing, so its own value is its whole range.
        let (mut lowest, mut highest) = (node.min, node.max);
        if coefficient.is_positive() {
            lowest = after.low.minus(before.low).divided_by(coefficient);
            highest = lowest;
            if answered < questions {
                highest = after.high.minus(before.high).divided_by(coefficient);
            }
        }
        let lowest = lowest.to_places(places)?;
        let points = after
            .low
            .to_places(places)?
            .minus(before.low.to_places(places)?)?;
        Ok(PartScore {
            id: node.id.clone(),
            within: self.tree.parent_of(node),
            weight: self.tree.percent(node, self.left_out)?,
            weight_confidence: node.weight_confidence,
            value: (questions > 0 && answered == questions).then_some(lowest),
            lowest,
            highest: highest.to_places(places)?,
            points,
            answered,
            questions,
        })
    }

    /// What answers add to the name of the class.
    fn suffixes(&self) -> Vec<Id> {
        let mut added = Vec::new();
        for suffix in &self.tree.pack.suffixes {
            let place = self.tree.place(&suffix.question);
            if let Some(n) = place
                && let Some(Given::Step(step, _)) = self.given.get(n)
                && let Some(Kind::Steps(steps)) = self.tree.nodes.get(n).map(|node| &node.kind)
                && steps.get(*step).is_some_and(|(id, _)| *id == suffix.step)
            {
                added.push(suffix.id.clone());
            }
        }
        added
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
