//! From a tree as it is written to nodes in reading order, with every contradiction noted.

use super::instrument::{Combine, Content, Group, Measure, Missing, Part, Step, TreePack};
use super::node::{Kind, Node, TOTAL, place_of};
use super::weights::shares;
use crate::document::{Faults, Id, Path, Reason};
use crate::money::Points;
use crate::provision::Confidence;
use crate::ratio::Ratio;

/// Most places after the point of a score.
const MOST_DECIMALS: u32 = 12;

pub(super) struct Builder<'b> {
    pack: &'b TreePack,
    faults: &'b mut Faults,
    pub nodes: Vec<Node>,
    /// The places of the nodes, sorted by id.
    pub places: Vec<(Id, usize)>,
    /// The part that may be left out.
    pub optional: Option<usize>,
}

impl<'b> Builder<'b> {
    pub fn build(
        pack: &'b TreePack,
        confidence: Confidence,
        at: &Path<'_>,
        faults: &'b mut Faults,
    ) -> Self {
        let mut builder = Self {
            pack,
            faults,
            nodes: Vec::new(),
            places: Vec::new(),
            optional: None,
        };
        builder.few_places(pack.decimals, &at.key("decimals"));
        builder.few_places(pack.units.decimals, &at.key("units").key("decimals"));
        builder.scales(&at.key("scales"));
        builder.total(confidence, &at.key("total"));
        builder.suffixes(&at.key("suffixes"));
        builder
    }

    fn few_places(&mut self, decimals: u32, at: &Path<'_>) {
        if decimals > MOST_DECIMALS {
            let reason = Reason::out_of_range(0, MOST_DECIMALS, decimals);
            self.faults.add(at, reason);
        }
    }

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
            weight: Ratio::ZERO,
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
        let times = group.times.map(|times| times.ratio());
        let provision = group.provision.as_ref();
        let sure = provision.map_or(confidence, |provision| provision.confidence);
        let kind = Kind::Group {
            times: times.unwrap_or(Ratio::ONE),
            weights: self.weigh(group, &children, sure, at),
        };
        self.close(node, kind, Ratio::ZERO, Ratio::ZERO);
    }

    /// Gives each part its weight against its siblings, and the sum of them.
    fn weigh(
        &mut self,
        group: &Group,
        children: &[usize],
        sure: Confidence,
        at: &Path<'_>,
    ) -> Ratio {
        let parts_at = at.key("parts");
        let by_weight = group.combine == Combine::Weights;
        let weights = match group.combine {
            Combine::Weights => shares(&group.parts, &parts_at, self.faults),
            Combine::Parts => vec![Ratio::ONE; children.len()],
            Combine::Questions => children.iter().map(|n| self.questions(*n)).collect(),
        };
        let mut sum = Ratio::ZERO;
        let parts = children.iter().zip(&group.parts).zip(weights);
        for (n, ((child, part), weight)) in parts.enumerate() {
            sum = sum.plus(weight);
            if part.weight.is_some() && !by_weight {
                let with = at.key("combine").to_string();
                let at = parts_at.index(n);
                let reason = Reason::Contradiction { with };
                self.faults.add(&at.key("weight"), reason);
            }
            if let Some(node) = self.nodes.get_mut(*child) {
                let shared = part.weight.is_none() && by_weight;
                node.weight = weight;
                node.weight_confidence = if shared { Confidence::Assumed } else { sure };
            }
        }
        self.something_left(children, sum, &parts_at);
        sum
    }

    /// Without the part that may be left out, the others still weigh something.
    fn something_left(&mut self, children: &[usize], sum: Ratio, at: &Path<'_>) {
        for (n, child) in children.iter().enumerate() {
            let optional = self
                .nodes
                .get(*child)
                .filter(|_| self.optional == Some(*child));
            if optional.is_some_and(|optional| !sum.minus(optional.weight).is_positive()) {
                let at = at.index(n);
                self.faults.add(&at.key("if_missing"), Reason::Empty);
            }
        }
    }

    /// How many indicators lie in a node.
    fn questions(&self, n: usize) -> Ratio {
        let end = self.nodes.get(n).map_or(n, |node| node.end);
        let inside = self.nodes.iter().take(end).skip(n);
        let mut questions: u32 = 0;
        for node in inside {
            questions = questions.saturating_add(u32::from(!node.is_group()));
        }
        Ratio::whole(questions)
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
        let value = |step: &Step| (step.id.clone(), step.value.ratio());
        let values: Vec<(Id, Ratio)> = steps.iter().map(value).collect();
        let bound = |step: Option<&(Id, Ratio)>| step.map_or(Ratio::ZERO, |(_, value)| *value);
        let (min, max) = (bound(values.first()), bound(values.last()));
        self.close(node, Kind::Steps(values), min, max);
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
        self.close(node, kind, measure.min.ratio(), measure.max.ratio());
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
