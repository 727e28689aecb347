//! The parts of a tree as the engine holds them, in reading order.

use crate::document::Id;
use crate::provision::Confidence;
use crate::ratio::Ratio;

/// A group or an indicator.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub id: Id,
    pub parent: Option<usize>,
    /// The first node that is not inside this one.
    pub end: usize,
    /// Weight against its siblings, in no unit.
    pub weight: Ratio,
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
        weights: Ratio,
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

/// The id of the top group: what is typed when only the final score is known.
pub(super) const TOTAL: &str = "total";

/// Where an id is in a sorted list, or where it would be.
pub(super) fn place_of(places: &[(Id, usize)], id: &Id) -> Result<usize, usize> {
    places.binary_search_by(|(known, _)| known.cmp(id))
}
