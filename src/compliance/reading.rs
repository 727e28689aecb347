//! The sums over one set of answers, node by node.

use super::answers::Given;
use super::tree::Tree;
use crate::document::Id;
use crate::ratio::Ratio;

/// The sums over one set of answers.
pub(super) struct Reading<'t> {
    pub tree: &'t Tree,
    pub given: &'t [Given],
    /// The coefficients that hold: all, or those without the part left out.
    pub weights: &'t [Ratio],
    /// The part that counts as left out.
    pub left_out: Option<usize>,
    marks: Vec<Mark>,
}

/// What all nodes before a place add at least and at most, and how many of their questions count
/// and are answered.
#[derive(Clone, Copy)]
pub(super) struct Mark {
    pub low: Ratio,
    pub high: Ratio,
    pub questions: u32,
    pub answered: u32,
}

impl<'t> Reading<'t> {
    pub fn new(tree: &'t Tree, given: &'t [Given]) -> Self {
        let mut weights = &tree.all;
        let mut left_out = None;
        if let Some(optional) = &tree.optional
            && !touched(tree, given, optional.node)
        {
            weights = &optional.rest;
            left_out = Some(optional.node);
        }
        Self {
            tree,
            given,
            weights,
            left_out,
            marks: marks(tree, given, weights),
        }
    }

    /// The sums before a node; those of everything at the place after the last.
    pub fn before(&self, n: usize) -> Mark {
        self.marks.get(n).copied().unwrap_or(Mark::NONE)
    }

    /// The sums of everything: open answers at their lowest, and at their highest.
    pub fn all(&self) -> Mark {
        self.before(self.tree.nodes.len())
    }

    /// The questions that count and are not answered.
    pub fn open(&self) -> Vec<Id> {
        let mut open = Vec::new();
        for (n, node) in self.tree.nodes.iter().enumerate() {
            let (before, after) = (self.before(n), self.before(n.saturating_add(1)));
            if after.questions > before.questions && after.answered == before.answered {
                open.push(node.id.clone());
            }
        }
        open
    }
}

impl Mark {
    const NONE: Self = Self {
        low: Ratio::ZERO,
        high: Ratio::ZERO,
        questions: 0,
        answered: 0,
    };
}

/// Whether something is answered in a part or for a group around it.
fn touched(tree: &Tree, given: &[Given], part: usize) -> bool {
    let end = tree.nodes.get(part).map_or(0, |node| node.end);
    let mut nodes = tree.nodes.iter().zip(given).take(end);
    nodes.any(|(node, given)| node.end > part && !given.is_open())
}

/// The running sums under the weights given: before the first node, after it, and so on.
pub(super) fn marks(tree: &Tree, given: &[Given], weights: &[Ratio]) -> Vec<Mark> {
    let mut mark = Mark::NONE;
    let mut marks = Vec::with_capacity(tree.nodes.len().saturating_add(1));
    marks.push(mark);
    let mut typed_until = 0;
    for ((n, node, coefficient), given) in tree.weighed(weights).zip(given) {
        let typed = n < typed_until;
        if coefficient.is_positive() {
            if !node.is_group() {
                let answered = typed || !given.is_open();
                mark.questions = mark.questions.saturating_add(1);
                mark.answered = mark.answered.saturating_add(u32::from(answered));
            }
            let value = given.value();
            if value.is_some() && node.is_group() {
                typed_until = node.end;
            }
            if !typed && (value.is_some() || !node.is_group()) {
                let low = coefficient.times(value.unwrap_or(node.min));
                let high = match value {
                    Some(_) => low,
                    None => coefficient.times(node.max),
                };
                mark.low = mark.low.plus(low);
                mark.high = mark.high.plus(high);
            }
        }
        marks.push(mark);
    }
    marks
}
