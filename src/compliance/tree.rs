//! A checked tree: nodes in reading order, and what one point on each adds to the score.
//!
//! The score is a sum over indicators, `Σ coefficient × value`, with all coefficients over one
//! denominator. Scoring, the range while incomplete and the way up all work on that sum.

use super::bands::{Edge, Outcome, edges, outcome};
use super::build::Builder;
use super::instrument::TreePack;
use super::node::{Kind, Node, place_of};
use super::weights::{align_steps, bound, coefficients};
use crate::document::{Faults, Id, Path, Reason};
use crate::money::{Overflow, Points};
use crate::provision::Confidence;
use crate::ratio::Ratio;
use serde::Serialize;

/// A tree of weighted indicators without contradictions.
#[derive(Clone, Debug)]
pub struct Tree {
    /// As it is written.
    pub pack: TreePack,
    pub(super) nodes: Vec<Node>,
    /// The places of the nodes, sorted by id.
    places: Vec<(Id, usize)>,
    pub(super) bands: Vec<Edge>,
    pub(super) all: Vec<Ratio>,
    pub(super) optional: Option<Optional>,
}

/// The part that may be left out, and the coefficients without it.
#[derive(Clone, Debug)]
pub(super) struct Optional {
    pub node: usize,
    pub rest: Vec<Ratio>,
}

impl Tree {
    /// Checks a tree; every contradiction becomes a fault.
    pub(super) fn load(
        pack: TreePack,
        confidence: Confidence,
        at: &Path<'_>,
        faults: &mut Faults,
    ) -> Option<Self> {
        let Builder {
            mut nodes,
            places,
            optional,
            ..
        } = Builder::build(&pack, confidence, at, faults);
        if !faults.is_empty() {
            return None;
        }
        bound(&mut nodes);
        align_steps(&mut nodes);
        let all = coefficients(&nodes, None);
        let optional = optional.map(|node| Optional {
            node,
            rest: coefficients(&nodes, Some(node)),
        });
        let total = nodes.first()?;
        let numbers = || all.iter().chain(optional.iter().flat_map(|one| &one.rest));
        let fits = numbers().all(|one| one.has_value()) && total.max.has_value();
        if !fits {
            faults.add(&at.key("total"), Reason::TooLarge);
            return None;
        }
        let bands = edges(&pack, total, &at.key("bands"), faults);
        Some(Self {
            pack,
            nodes,
            places,
            bands,
            all,
            optional,
        })
    }

    /// The place of a node.
    pub(super) fn place(&self, id: &Id) -> Option<usize> {
        let found = place_of(&self.places, id).ok()?;
        self.places.get(found).map(|(_, n)| *n)
    }

    /// An exact score as it is written, and its class.
    pub(super) fn outcome(&self, exact: Ratio) -> Result<Outcome, Overflow> {
        outcome(&self.bands, exact, self.pack.decimals)
    }

    /// The ids of all nodes.
    pub(super) fn ids(&self) -> impl Iterator<Item = &str> {
        self.nodes.iter().map(|node| node.id.as_str())
    }

    /// The nodes with their coefficients under the weights given.
    pub(super) fn weighed<'t>(
        &'t self,
        weights: &'t [Ratio],
    ) -> impl Iterator<Item = (usize, &'t Node, Ratio)> {
        let nodes = self.nodes.iter().zip(weights).enumerate();
        nodes.map(|(n, (node, weight))| (n, node, *weight))
    }

    /// Every part with its weight, for a face to draw.
    pub fn outline(&self) -> Result<Vec<Outline>, Overflow> {
        let nodes = self.weighed(&self.all).skip(1);
        nodes
            .map(|(_, node, coefficient)| self.drawn(node, coefficient))
            .collect()
    }

    /// One part by its id.
    pub fn part(&self, id: &Id) -> Option<Outline> {
        let n = self.place(id)?;
        self.drawn(self.nodes.get(n)?, *self.all.get(n)?).ok()
    }

    fn drawn(&self, node: &Node, coefficient: Ratio) -> Result<Outline, Overflow> {
        let places = self.pack.decimals;
        let span = node.max.minus(node.min);
        Ok(Outline {
            id: node.id.clone(),
            within: self.parent_of(node),
            weight: self.percent(node, None)?,
            weight_confidence: node.weight_confidence,
            confidence: node.confidence,
            at_stake: span.times(coefficient).to_places(places)?,
            min: node.min.to_places(places)?,
            max: node.max.to_places(places)?,
        })
    }

    /// The group around a node, unless it is the top.
    pub(super) fn parent_of(&self, node: &Node) -> Option<Id> {
        let parent = node.parent.filter(|parent| *parent > 0)?;
        self.nodes.get(parent).map(|parent| parent.id.clone())
    }

    /// The weight of a part in its group, with a part left out, where percent with four places do
    /// not say it exactly: 1/9 has no finite decimal.
    pub fn fraction(&self, id: &Id, left_out: Option<&Id>) -> Option<Ratio> {
        let node = self.nodes.get(self.place(id)?)?;
        let left_out = left_out.and_then(|id| self.place(id));
        let share = self.share_of(node, left_out).reduced();
        let written = self.percent(node, left_out).ok()?;
        let is_exact = written.ratio() == share.times(Ratio::whole(100));
        (!is_exact).then_some(share)
    }

    /// The weight of a node in its group in percent, to four places, with a part left out.
    pub(super) fn percent(&self, node: &Node, left_out: Option<usize>) -> Result<Points, Overflow> {
        let share = self.share_of(node, left_out);
        share.times(Ratio::whole(100)).to_places(4)
    }

    fn share_of(&self, node: &Node, left_out: Option<usize>) -> Ratio {
        let around = node.parent.and_then(|parent| self.nodes.get(parent));
        let out = left_out.and_then(|n| self.nodes.get(n));
        let out = out.filter(|out| out.parent == node.parent);
        match (around.map(|around| &around.kind), out) {
            (Some(_), Some(out)) if out.id == node.id => Ratio::ZERO,
            (Some(Kind::Group { weights, .. }), out) => {
                let gone = out.map_or(Ratio::ZERO, |out| out.weight);
                node.weight.divided_by(weights.minus(gone))
            }
            _ => Ratio::ONE,
        }
    }
}

/// A part as a face draws it.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Outline {
    /// Id.
    pub id: Id,
    /// The group around it; none at the top.
    pub within: Option<Id>,
    /// Weight in its group, percent, to four places.
    pub weight: Points,
    /// How sure the weight is.
    pub weight_confidence: Confidence,
    /// How sure its meaning and scale are.
    pub confidence: Confidence,
    /// What lies between its lowest and its highest answer, in points of the score.
    pub at_stake: Points,
    /// Its lowest value.
    pub min: Points,
    /// Its highest value.
    pub max: Points,
}
