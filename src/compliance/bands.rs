//! The classes of a score: a score is rounded once, and what is written is compared.

use super::instrument::TreePack;
use super::node::Node;
use crate::document::{Faults, Path, Reason};
use crate::money::{Overflow, Points};
use crate::ratio::Ratio;
use serde::Serialize;

/// A class and where it begins.
#[derive(Clone, Debug)]
pub(super) struct Edge {
    pub name: String,
    /// None for the lowest class.
    pub begins: Option<Beginning>,
}

/// Where a class begins.
#[derive(Clone, Copy, Debug)]
pub(super) struct Beginning {
    edge: Points,
    /// The edge itself still belongs to the class below.
    above: bool,
}

impl Beginning {
    fn is_reached(self, written: Points) -> bool {
        if self.above {
            written > self.edge
        } else {
            written >= self.edge
        }
    }

    /// The smallest exact score that is written, rounded half up, as one that reaches this.
    pub fn least(self, decimals: u32) -> Ratio {
        let unit = Ratio::decimal_place(decimals);
        let units = self.edge.ratio().divided_by(unit);
        let whole = units.floor().map_or(Ratio::ZERO, Ratio::whole);
        let on_a_unit = units == whole;
        let next = if on_a_unit && !self.above {
            whole
        } else {
            whole.plus(Ratio::ONE)
        };
        next.minus(Ratio::new(1, 2)).times(unit)
    }
}

/// A score and its class.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Outcome {
    /// The score as it is written.
    pub score: Points,
    /// The name of its class.
    pub class: String,
}

/// An exact score as it is written, and the class it reaches.
pub(super) fn outcome(bands: &[Edge], exact: Ratio, decimals: u32) -> Result<Outcome, Overflow> {
    let score = exact.to_places(decimals)?;
    let reached = |edge: &&Edge| edge.begins.is_none_or(|begins| begins.is_reached(score));
    let class = bands.iter().rfind(reached);
    Ok(Outcome {
        score,
        class: class.map(|edge| edge.name.clone()).unwrap_or_default(),
    })
}

/// The classes. The lowest has no edge, each other has one, and the edges rise between the
/// lowest and the highest score.
pub(super) fn edges(
    pack: &TreePack,
    total: &Node,
    at: &Path<'_>,
    faults: &mut Faults,
) -> Vec<Edge> {
    let at = at.key("list");
    if pack.bands.list.is_empty() {
        faults.add(&at, Reason::Empty);
    }
    let (Ok(lowest), Ok(highest)) = (
        total.min.to_places(pack.decimals),
        total.max.to_places(pack.decimals),
    ) else {
        faults.add(&at, Reason::TooLarge);
        return Vec::new();
    };
    let mut edges: Vec<Edge> = Vec::new();
    let mut before = lowest;
    for (n, band) in pack.bands.list.iter().enumerate() {
        let place = at.index(n);
        if edges.iter().any(|earlier| earlier.name == band.name) {
            let found = band.name.clone();
            faults.add(&place.key("name"), Reason::Duplicate { found });
        }
        let begins = match (n, band.from, band.above) {
            (0, None, None) => None,
            (1.., Some(edge), None) => Some((edge, false, "from")),
            (1.., None, Some(edge)) => Some((edge, true, "above")),
            _ => {
                let keys: &[&str] = if n == 0 { &[] } else { &["from", "above"] };
                let known = keys.iter().map(|key| (*key).to_owned()).collect();
                faults.add(&place, Reason::ExactlyOne { known });
                None
            }
        };
        let begins = begins.map(|(edge, above, key)| {
            let begins = Beginning { edge, above };
            let place = place.key(key);
            if edge <= before {
                let found = edge.to_string();
                faults.add(&place, Reason::NotRising { found });
            } else if !begins.is_reached(highest) {
                faults.add(&place, Reason::out_of_range(lowest, highest, edge));
            }
            before = edge;
            begins
        });
        edges.push(Edge {
            name: band.name.clone(),
            begins,
        });
    }
    edges
}
