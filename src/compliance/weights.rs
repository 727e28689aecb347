//! Weights of parts, bounds of groups, and what one point of each part adds to the score.

use super::instrument::Part;
use super::node::{Kind, Node};
use crate::document::{Faults, Path, Reason};
use crate::ratio::{Ratio, align};
use std::cmp::Ordering;

/// Weights of parts in percent: what is left of 100% is shared equally by the parts without one.
pub(super) fn shares(parts: &[Part], at: &Path<'_>, faults: &mut Faults) -> Vec<Ratio> {
    let mut sum = Ratio::ZERO;
    let mut open: i128 = 0;
    for part in parts {
        match part.weight {
            Some(weight) => sum = sum.plus(weight.ratio()),
            None => open = open.saturating_add(1),
        }
    }
    let rest = Ratio::whole(100).minus(sum);
    let adds = match rest.compare(Ratio::ZERO) {
        Some(Ordering::Equal) => open == 0,
        Some(Ordering::Greater) => open > 0,
        _ => false,
    };
    if !adds {
        let found = sum.to_places(12).unwrap_or_default().to_string();
        let expected = "100".to_owned();
        faults.add(at, Reason::Sum { expected, found });
    }
    let shared = rest.divided_by(Ratio::whole(open));
    let weight = |part: &Part| part.weight.map_or(shared, |w| w.ratio());
    parts.iter().map(weight).collect()
}

/// The lowest and highest value of each group, from its parts.
pub(super) fn bound(nodes: &mut [Node]) {
    for n in (0..nodes.len()).rev() {
        let Some(Kind::Group { times, weights }) = nodes.get(n).map(|node| &node.kind) else {
            continue;
        };
        let (times, weights) = (*times, *weights);
        let (mut min, mut max) = (Ratio::ZERO, Ratio::ZERO);
        for child in nodes.iter().filter(|node| node.parent == Some(n)) {
            let share = times.times(child.weight.divided_by(weights));
            min = min.plus(share.times(child.min)).reduced();
            max = max.plus(share.times(child.max)).reduced();
        }
        if let Some(node) = nodes.get_mut(n) {
            node.min = min;
            node.max = max;
        }
    }
}

/// Writes all step values over one denominator, so that their sums need none to be found.
pub(super) fn align_steps(nodes: &mut [Node]) {
    let mut values = Vec::new();
    for node in nodes {
        if let Kind::Steps(steps) = &mut node.kind {
            values.extend(steps.iter_mut().map(|(_, value)| value));
            values.push(&mut node.min);
            values.push(&mut node.max);
        }
    }
    align(&mut values);
}

/// What one point of each node adds to the score, over one denominator; nothing for the part
/// left out.
pub(super) fn coefficients(nodes: &[Node], left_out: Option<usize>) -> Vec<Ratio> {
    let out = left_out.and_then(|n| nodes.get(n));
    let mut found: Vec<Ratio> = Vec::with_capacity(nodes.len());
    for (n, node) in nodes.iter().enumerate() {
        let parent = node.parent;
        let around = parent.and_then(|p| Some((&nodes.get(p)?.kind, found.get(p)?)));
        let coefficient = match around {
            _ if left_out == Some(n) => Ratio::ZERO,
            Some((Kind::Group { times, weights }, coefficient)) => {
                let gone = out.filter(|out| out.parent == parent);
                let weights = weights.minus(gone.map_or(Ratio::ZERO, |out| out.weight));
                let share = node.weight.divided_by(weights);
                coefficient.times(*times).times(share).reduced()
            }
            _ => Ratio::ONE,
        };
        found.push(coefficient);
    }
    align(&mut found.iter_mut().collect::<Vec<_>>());
    found
}
