//! A checked tree: nodes in reading order, and what one point on each adds to the score.
//!
//! The score is a sum over indicators, `Σ coefficient × value`, with all coefficients over one
//! denominator. Scoring, the range while incomplete and the way up all work on that sum.

use super::instrument::{Combine, Content, Group, Measure, Missing, Part, Step, TreePack};
use super::ratio::Ratio;
use crate::document::{Faults, Id, Path, Reason};
use crate::money::{Overflow, Points};
use crate::provision::Confidence;
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

/// A group or an indicator.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub id: Id,
    pub parent: Option<usize>,
    /// The first node that is not inside this one.
    pub end: usize,
    /// Weight against its siblings, in no unit.
    pub weight: i128,
    pub kind: Kind,
    pub min: Ratio,
    pub max: Ratio,
    /// How sure its meaning and its scale are.
    pub confidence: Confidence,
    /// How sure its weight is.
    pub weight_confidence: Confidence,
}

#[derive(Clone, Debug)]
pub(super) enum Kind {
    Group {
        times: Ratio,
        /// Sum of the parts' weights.
        weights: i128,
    },
    Steps(Vec<(Id, Ratio)>),
    Measure {
        respondent: Option<(u32, u32)>,
    },
}

impl Node {
    pub fn is_group(&self) -> bool {
        matches!(self.kind, Kind::Group { .. })
    }
}

/// A class and the smallest exact score that is written as one of its scores or above.
#[derive(Clone, Debug)]
pub(super) struct Edge {
    pub name: String,
    /// None for the lowest class.
    pub reached_at: Option<Ratio>,
}

/// The id of the top group: what is typed when only the final score is known.
pub const TOTAL: &str = "total";

/// Most places after the point of a score.
const MOST_DECIMALS: u32 = 12;

impl Tree {
    /// Checks a tree; every contradiction becomes a fault.
    pub(super) fn load(
        pack: TreePack,
        confidence: Confidence,
        at: &Path<'_>,
        faults: &mut Faults,
    ) -> Option<Self> {
        for (decimals, place) in [
            (pack.decimals, at.key("decimals")),
            (pack.units.decimals, at.key("units").key("decimals")),
        ] {
            if decimals > MOST_DECIMALS {
                faults.add(&place, Reason::out_of_range(0, MOST_DECIMALS, decimals));
            }
        }
        let mut builder = Builder {
            pack: &pack,
            nodes: Vec::new(),
            places: Vec::new(),
            optional: None,
            faults,
        };
        builder.scales(&at.key("scales"));
        builder.total(confidence, &at.key("total"));
        builder.suffixes(&at.key("suffixes"));
        let Builder {
            nodes,
            places,
            optional,
            ..
        } = builder;
        if !faults.is_empty() {
            return None;
        }
        let total = at.key("total");
        let counted = compile(nodes, optional);
        let Ok((nodes, all, optional)) = counted else {
            faults.add(&total, Reason::TooLarge);
            return None;
        };
        let bands = bands(&pack, nodes.first()?, at, faults)?;
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

    /// The name of the class an exact score lies in.
    pub(super) fn class_of(&self, score: Ratio) -> Result<&str, Overflow> {
        let mut class = "";
        for edge in &self.bands {
            let reached = match edge.reached_at {
                Some(least) => score.reaches(least)?,
                None => true,
            };
            if reached {
                class = &edge.name;
            }
        }
        Ok(class)
    }

    /// The nodes with their coefficients under the weights given.
    pub(super) fn weighed<'t>(
        &'t self,
        weights: &'t [Ratio],
    ) -> impl Iterator<Item = (usize, &'t Node, Ratio)> {
        self.nodes
            .iter()
            .zip(weights)
            .enumerate()
            .map(|(n, (node, weight))| (n, node, *weight))
    }

    /// Every part with its weight, for a face to draw.
    pub fn outline(&self) -> Result<Vec<Outline>, Overflow> {
        let inner = self.weighed(&self.all).skip(1);
        inner
            .map(|(_, node, coefficient)| {
                Ok(Outline {
                    id: node.id.clone(),
                    within: self.parent_of(node),
                    weight: self.percent(node, None)?,
                    weight_confidence: node.weight_confidence,
                    confidence: node.confidence,
                    at_stake: node
                        .max
                        .minus(node.min)?
                        .times(coefficient)?
                        .round(self.pack.decimals)?,
                    min: node.min.round(self.pack.decimals)?,
                    max: node.max.round(self.pack.decimals)?,
                })
            })
            .collect()
    }

    /// The group around a node, unless it is the top.
    pub(super) fn parent_of(&self, node: &Node) -> Option<Id> {
        let parent = node.parent.filter(|parent| *parent > 0)?;
        self.nodes.get(parent).map(|parent| parent.id.clone())
    }

    /// The weight of a node in its group in percent, to four places, with a part left out.
    pub(super) fn percent(&self, node: &Node, left_out: Option<usize>) -> Result<Points, Overflow> {
        let around = node.parent.and_then(|parent| self.nodes.get(parent));
        let Some(Kind::Group { weights, .. }) = around.map(|around| &around.kind) else {
            return Ok(Points::from_whole(100));
        };
        let sibling = left_out
            .and_then(|n| self.nodes.get(n))
            .filter(|out| out.parent == node.parent);
        let (weight, weights) = match sibling {
            Some(out) if out.id == node.id => (0, *weights),
            Some(out) => (
                node.weight,
                weights.checked_sub(out.weight).ok_or(Overflow)?,
            ),
            None => (node.weight, *weights),
        };
        Ratio::new(weight, weights)?
            .times(Ratio::whole(100))?
            .round(4)
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

struct Builder<'b> {
    pack: &'b TreePack,
    nodes: Vec<Node>,
    /// Sorted by id.
    places: Vec<(Id, usize)>,
    optional: Option<usize>,
    faults: &'b mut Faults,
}

impl Builder<'_> {
    fn scales(&mut self, at: &Path<'_>) {
        let mut seen: Vec<&Id> = Vec::new();
        for (n, scale) in self.pack.scales.iter().enumerate() {
            let at = at.index(n);
            if seen.contains(&&scale.id) {
                self.duplicate(&scale.id, &at.key("id"));
            }
            seen.push(&scale.id);
            self.steps(&scale.steps, &at.key("steps"));
        }
    }

    fn total(&mut self, confidence: Confidence, at: &Path<'_>) {
        if let Some(id) = Id::parse(TOTAL) {
            let node = self.open(&id, None, confidence, at);
            let group = &self.pack.total;
            self.group(node, group, confidence, at);
        }
    }

    /// Begins a node; what is inside follows, then [`Self::close`].
    fn open(
        &mut self,
        id: &Id,
        parent: Option<usize>,
        confidence: Confidence,
        at: &Path<'_>,
    ) -> usize {
        let n = self.nodes.len();
        match place_of(&self.places, id) {
            Ok(_) => self.duplicate(id, at),
            Err(between) => self.places.insert(between, (id.clone(), n)),
        }
        self.nodes.push(Node {
            id: id.clone(),
            parent,
            end: n,
            weight: 0,
            kind: Kind::Measure { respondent: None },
            min: Ratio::ZERO,
            max: Ratio::ZERO,
            confidence,
            weight_confidence: confidence,
        });
        n
    }

    fn close(&mut self, n: usize, kind: Kind, min: Ratio, max: Ratio) {
        let end = self.nodes.len();
        if let Some(node) = self.nodes.get_mut(n) {
            node.end = end;
            node.kind = kind;
            node.min = min;
            node.max = max;
        }
    }

    fn part(&mut self, part: &Part, parent: usize, around: Confidence, at: &Path<'_>) -> usize {
        let confidence = part.provision.as_ref().map_or(around, |p| p.confidence);
        let node = self.open(&part.id, Some(parent), confidence, &at.key("id"));
        if part.if_missing == Some(Missing::LeftOut) {
            self.left_out(node, &at.key("if_missing"));
        }
        let of = at.key("of");
        match &part.of {
            Content::Group(group) => self.group(node, group, confidence, &of.key("group")),
            Content::Steps(steps) => {
                self.steps(steps, &of.key("steps"));
                self.close_steps(node, steps);
            }
            Content::Scale(id) => self.scale(node, id, &of.key("scale")),
            Content::Measure(measure) => self.measure(node, measure, &of.key("measure")),
        }
        node
    }

    /// Only one part may be left out: with two, the range of an open score would depend on the
    /// order in which they come in.
    fn left_out(&mut self, node: usize, at: &Path<'_>) {
        match self.optional.and_then(|n| self.nodes.get(n)) {
            None => self.optional = Some(node),
            Some(other) => {
                let with = other.id.to_string();
                self.faults.add(at, Reason::Contradiction { with });
            }
        }
    }

    fn group(&mut self, node: usize, group: &Group, confidence: Confidence, at: &Path<'_>) {
        let parts_at = at.key("parts");
        let mut children = Vec::new();
        for (n, part) in group.parts.iter().enumerate() {
            children.push(self.part(part, node, confidence, &parts_at.index(n)));
        }
        if children.is_empty() {
            self.faults.add(&parts_at, Reason::Empty);
        }
        let times = group
            .times
            .map_or(Ok(Ratio::ONE), |times| Ratio::decimal(times.decimal()));
        let sure = group
            .provision
            .as_ref()
            .map_or(confidence, |p| p.confidence);
        let weights = self.weigh(group, &children, sure, at);
        match (times, weights) {
            (Ok(times), Ok(weights)) => {
                let kind = Kind::Group { times, weights };
                self.close(node, kind, Ratio::ZERO, Ratio::ZERO);
            }
            _ => self.faults.add(at, Reason::TooLarge),
        }
    }

    /// Gives each part its weight against its siblings, and the sum of them.
    fn weigh(
        &mut self,
        group: &Group,
        children: &[usize],
        sure: Confidence,
        at: &Path<'_>,
    ) -> Result<i128, Overflow> {
        let parts_at = at.key("parts");
        let weights: Vec<i128> = match group.combine {
            Combine::Weights => shares(&group.parts, &parts_at, self.faults)?,
            Combine::Parts => children.iter().map(|_| 1).collect(),
            Combine::Questions => children.iter().map(|n| self.questions(*n)).collect(),
        };
        let mut sum: i128 = 0;
        for ((child, weight), (n, part)) in children
            .iter()
            .zip(weights)
            .zip(group.parts.iter().enumerate())
        {
            sum = sum.checked_add(weight).ok_or(Overflow)?;
            let by_weight = group.combine == Combine::Weights;
            if part.weight.is_some() && !by_weight {
                let with = at.key("combine").to_string();
                let at = parts_at.index(n);
                self.faults
                    .add(&at.key("weight"), Reason::Contradiction { with });
            }
            if let Some(node) = self.nodes.get_mut(*child) {
                node.weight = weight;
                let shared = part.weight.is_none() && by_weight;
                node.weight_confidence = if shared { Confidence::Assumed } else { sure };
            }
        }
        self.something_left(children, sum, &parts_at);
        Ok(sum)
    }

    /// Without the part that may be left out, the others still weigh something.
    fn something_left(&mut self, children: &[usize], sum: i128, at: &Path<'_>) {
        let Some(n) = children.iter().position(|n| Some(*n) == self.optional) else {
            return;
        };
        let optional = self.optional.and_then(|n| self.nodes.get(n));
        if optional.is_some_and(|optional| optional.weight >= sum) {
            let at = at.index(n);
            self.faults.add(&at.key("if_missing"), Reason::Empty);
        }
    }

    /// How many indicators lie in a node.
    fn questions(&self, n: usize) -> i128 {
        let end = self.nodes.get(n).map_or(n, |node| node.end);
        let inside = self.nodes.iter().take(end).skip(n);
        let questions = inside.filter(|node| !node.is_group()).count();
        i128::try_from(questions).unwrap_or(0)
    }

    fn scale(&mut self, node: usize, id: &Id, at: &Path<'_>) {
        let pack = self.pack;
        let Some(scale) = pack.scales.iter().find(|scale| scale.id == *id) else {
            let known = pack.scales.iter().map(|scale| scale.id.as_str());
            let reason = Reason::unknown_reference(id.as_str(), known);
            self.faults.add(at, reason);
            return;
        };
        self.close_steps(node, &scale.steps);
        if let Some(node) = self.nodes.get_mut(node) {
            node.confidence = node.confidence.max(scale.provision.confidence);
        }
    }

    /// A scale has at least two steps, each worth more than the one before.
    fn steps(&mut self, steps: &[Step], at: &Path<'_>) {
        if steps.len() < 2 {
            self.faults.add(at, Reason::Empty);
        }
        let mut before: Option<Points> = None;
        for (n, step) in steps.iter().enumerate() {
            let place = at.index(n);
            if steps.iter().take(n).any(|earlier| earlier.id == step.id) {
                self.duplicate(&step.id, &place.key("id"));
            }
            if before.is_some_and(|before| step.value <= before) {
                let found = step.value.to_string();
                self.faults
                    .add(&place.key("value"), Reason::NotRising { found });
            }
            before = Some(step.value);
        }
    }

    fn close_steps(&mut self, node: usize, steps: &[Step]) {
        let values: Result<Vec<(Id, Ratio)>, Overflow> = steps
            .iter()
            .map(|step| Ok((step.id.clone(), Ratio::try_from(step.value)?)))
            .collect();
        let values = values.unwrap_or_default();
        if let (Some((_, min)), Some((_, max))) = (values.first(), values.last()) {
            let (min, max) = (*min, *max);
            self.close(node, Kind::Steps(values), min, max);
        }
    }

    fn measure(&mut self, node: usize, measure: &Measure, at: &Path<'_>) {
        if measure.max <= measure.min {
            let found = measure.max.to_string();
            self.faults.add(&at.key("max"), Reason::NotRising { found });
        }
        let respondent = measure.respondent.as_ref();
        if let Some(scale) = respondent {
            let place = at.key("respondent");
            let inside = |whole: u32| {
                let value = Points::from_whole(i64::from(whole));
                value >= measure.min && value <= measure.max
            };
            for (key, found) in [("min", scale.min), ("max", scale.max)] {
                if !inside(found) {
                    let reason = Reason::out_of_range(measure.min, measure.max, found);
                    self.faults.add(&place.key(key), reason);
                }
            }
            if scale.max <= scale.min {
                let found = scale.max.to_string();
                self.faults
                    .add(&place.key("max"), Reason::NotRising { found });
            }
        }
        let kind = Kind::Measure {
            respondent: respondent.map(|scale| (scale.min, scale.max)),
        };
        match (Ratio::try_from(measure.min), Ratio::try_from(measure.max)) {
            (Ok(min), Ok(max)) => self.close(node, kind, min, max),
            _ => self.faults.add(at, Reason::TooLarge),
        }
    }

    /// A suffix names an indicator and one of its steps.
    fn suffixes(&mut self, at: &Path<'_>) {
        let pack = self.pack;
        for (n, suffix) in pack.suffixes.iter().enumerate() {
            let at = at.index(n);
            let earlier = pack.suffixes.iter().take(n);
            if earlier.into_iter().any(|earlier| earlier.id == suffix.id) {
                self.duplicate(&suffix.id, &at.key("id"));
            }
            let place = place_of(&self.places, &suffix.question).ok();
            let place = place.and_then(|n| self.places.get(n));
            let node = place.and_then(|(_, n)| self.nodes.get(*n));
            match node.map(|node| &node.kind) {
                Some(Kind::Steps(steps)) => {
                    if !steps.iter().any(|(id, _)| *id == suffix.step) {
                        let known = steps.iter().map(|(id, _)| id.as_str());
                        let reason = Reason::unknown_reference(suffix.step.as_str(), known);
                        self.faults.add(&at.key("step"), reason);
                    }
                }
                _ => {
                    let known = self.nodes.iter().map(|node| node.id.as_str());
                    let reason = Reason::unknown_reference(suffix.question.as_str(), known);
                    self.faults.add(&at.key("question"), reason);
                }
            }
        }
    }

    fn duplicate(&mut self, id: &Id, at: &Path<'_>) {
        let found = id.to_string();
        self.faults.add(at, Reason::Duplicate { found });
    }
}

fn place_of(places: &[(Id, usize)], id: &Id) -> Result<usize, usize> {
    places.binary_search_by(|(known, _)| known.cmp(id))
}

/// Whole-number weights of parts in percent: what is left of 100% is shared equally by the parts
/// without a weight.
fn shares(parts: &[Part], at: &Path<'_>, faults: &mut Faults) -> Result<Vec<i128>, Overflow> {
    let mut given = Vec::new();
    for part in parts {
        given.push(match part.weight {
            Some(weight) => Some(Ratio::decimal(weight.decimal())?),
            None => None,
        });
    }
    let sum = Ratio::sum(given.iter().copied().flatten())?;
    let rest = Ratio::whole(100).minus(sum)?;
    let open = given.iter().filter(|weight| weight.is_none()).count();
    if rest.is_positive() != (open > 0) || !rest.reaches(Ratio::ZERO)? {
        faults.add(
            at,
            Reason::Sum {
                expected: "100".to_owned(),
                found: sum.round(MOST_DECIMALS)?.to_string(),
            },
        );
    }
    let shared = match i128::try_from(open) {
        Ok(open) if open > 0 => rest.divided_by(Ratio::whole(open))?,
        _ => Ratio::ZERO,
    };
    let weights: Vec<Ratio> = given
        .into_iter()
        .map(|weight| weight.unwrap_or(shared))
        .collect();
    let bottom = Ratio::common_bottom(&weights)?;
    weights
        .into_iter()
        .map(|weight| Ok(weight.reduced().over(bottom)?.top()))
        .collect()
}

type Compiled = (Vec<Node>, Vec<Ratio>, Option<Optional>);

/// Bounds of the groups, coefficients of all nodes, step values over one denominator.
fn compile(mut nodes: Vec<Node>, optional: Option<usize>) -> Result<Compiled, Overflow> {
    bound(&mut nodes)?;
    align(&mut nodes)?;
    let all = coefficients(&nodes, None)?;
    let optional = match optional {
        Some(node) => Some(Optional {
            node,
            rest: coefficients(&nodes, Some(node))?,
        }),
        None => None,
    };
    Ok((nodes, all, optional))
}

/// The lowest and highest value of each group, from its parts.
fn bound(nodes: &mut [Node]) -> Result<(), Overflow> {
    for n in (0..nodes.len()).rev() {
        let Some(Kind::Group { times, weights }) = nodes.get(n).map(|node| &node.kind) else {
            continue;
        };
        let (times, weights) = (*times, *weights);
        let (mut min, mut max) = (Ratio::ZERO, Ratio::ZERO);
        for child in nodes.iter().filter(|node| node.parent == Some(n)) {
            let weight = times.times(Ratio::new(child.weight, weights)?)?;
            min = min.plus(weight.times(child.min)?)?.reduced();
            max = max.plus(weight.times(child.max)?)?.reduced();
        }
        if let Some(node) = nodes.get_mut(n) {
            node.min = min;
            node.max = max;
        }
    }
    Ok(())
}

/// Writes all step values over one denominator, so that their sums need none to be found.
fn align(nodes: &mut [Node]) -> Result<(), Overflow> {
    let mut values = Vec::new();
    for node in nodes.iter() {
        if let Kind::Steps(steps) = &node.kind {
            values.extend(steps.iter().map(|(_, value)| *value));
        }
    }
    let bottom = Ratio::common_bottom(&values)?;
    for node in nodes.iter_mut() {
        if let Kind::Steps(steps) = &mut node.kind {
            for (_, value) in steps.iter_mut() {
                *value = value.reduced().over(bottom)?;
            }
            node.min = node.min.reduced().over(bottom)?;
            node.max = node.max.reduced().over(bottom)?;
        }
    }
    Ok(())
}

/// What one point of each node adds to the score, over one denominator; nothing for the part
/// left out.
fn coefficients(nodes: &[Node], left_out: Option<usize>) -> Result<Vec<Ratio>, Overflow> {
    let out = left_out.and_then(|n| nodes.get(n));
    let mut found: Vec<Ratio> = Vec::with_capacity(nodes.len());
    for (n, node) in nodes.iter().enumerate() {
        let around = node
            .parent
            .and_then(|parent| Some((&nodes.get(parent)?.kind, found.get(parent)?)));
        let coefficient = match around {
            _ if left_out == Some(n) => Ratio::ZERO,
            Some((Kind::Group { times, weights }, coefficient)) => {
                let gone = out.filter(|out| out.parent == node.parent);
                let gone = gone.map_or(0, |out| out.weight);
                let weights = weights.checked_sub(gone).ok_or(Overflow)?;
                let share = Ratio::new(node.weight, weights)?;
                coefficient.times(*times)?.times(share)?.reduced()
            }
            _ => Ratio::ONE,
        };
        found.push(coefficient);
    }
    let bottom = Ratio::common_bottom(&found)?;
    found
        .into_iter()
        .map(|coefficient| coefficient.over(bottom))
        .collect()
}

/// The classes with the score that reaches each. The lowest has no edge, each other has one,
/// and the edges rise between the lowest and the highest score.
fn bands(pack: &TreePack, total: &Node, at: &Path<'_>, faults: &mut Faults) -> Option<Vec<Edge>> {
    let at = at.key("bands");
    let at = at.key("list");
    if pack.bands.list.is_empty() {
        faults.add(&at, Reason::Empty);
    }
    let mut edges: Vec<Edge> = Vec::new();
    let mut before = total.min;
    for (n, band) in pack.bands.list.iter().enumerate() {
        let place = at.index(n);
        if edges.iter().any(|earlier| earlier.name == band.name) {
            let found = band.name.clone();
            faults.add(&place.key("name"), Reason::Duplicate { found });
        }
        let edge = match (n, band.from, band.above) {
            (0, None, None) => None,
            (1.., Some(edge), None) => Some((edge, false, "from")),
            (1.., None, Some(edge)) => Some((edge, true, "above")),
            _ => {
                let known = if n == 0 {
                    vec![]
                } else {
                    vec!["from", "above"]
                };
                let known = known.into_iter().map(str::to_owned).collect();
                faults.add(&place, Reason::ExactlyOne { known });
                None
            }
        };
        let mut reached_at = None;
        if let Some((edge, beyond, key)) = edge {
            let least = least_score(edge, beyond, pack.decimals);
            let place = place.key(key);
            match (Ratio::try_from(edge), least) {
                (Ok(value), Ok(least)) => {
                    let found = edge.to_string();
                    if before.reaches(value).unwrap_or(true) {
                        faults.add(&place, Reason::NotRising { found });
                    } else if !total.max.reaches(least).unwrap_or(false) {
                        let max = total.max.round(pack.decimals).unwrap_or_default();
                        faults.add(&place, Reason::out_of_range(0, max, found));
                    }
                    before = value;
                    reached_at = Some(least);
                }
                _ => faults.add(&place, Reason::TooLarge),
            }
        }
        edges.push(Edge {
            name: band.name.clone(),
            reached_at,
        });
    }
    faults.is_empty().then_some(edges)
}

/// The smallest exact score whose written form, rounded half up, is at the edge, or beyond it.
fn least_score(edge: Points, beyond: bool, decimals: u32) -> Result<Ratio, Overflow> {
    let unit = Ratio::decimal(rust_decimal::Decimal::new(1, decimals))?;
    let units = Ratio::try_from(edge)?.divided_by(unit)?;
    let written = if beyond {
        units.floor()?.checked_add(1).ok_or(Overflow)?
    } else {
        units.ceiling()?
    };
    let twice = written
        .checked_mul(2)
        .and_then(|twice| twice.checked_sub(1));
    Ratio::new(twice.ok_or(Overflow)?, 2)?.times(unit)
}
