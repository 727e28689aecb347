//! Where a score lies between the lowest and the highest there can be, and among the classes, for
//! drawings.

use crate::compliance::answers::Answers;
use crate::compliance::instrument::Band;
use crate::compliance::tree::Tree;
use crate::money::Points;
use crate::ratio::Ratio;

/// The axis of a drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    /// Left end.
    pub min: Points,
    /// Right end.
    pub max: Points,
}

impl Scale {
    /// The place of a score, in thousandths of the axis.
    pub fn place(&self, score: Points) -> i64 {
        self.share(score).unwrap_or(0).clamp(0, 1000)
    }

    fn share(&self, score: Points) -> Option<i64> {
        let low = self.min.ratio();
        let whole = self.max.ratio().minus(low);
        if !whole.is_positive() {
            return None;
        }
        let share = score.ratio().minus(low).divided_by(whole);
        let share = share.times(Ratio::whole(1000)).floor()?;
        i64::try_from(share).ok()
    }
}

/// The classes of an instrument in a row, each as wide as the others, so that each has room for
/// its name.
#[derive(Clone, Copy, Debug)]
pub struct Ladder<'t> {
    /// The classes, from the lowest.
    pub bands: &'t [Band],
    min: Points,
    max: Points,
}

impl<'t> Ladder<'t> {
    /// The classes between the lowest and the highest score there can be.
    pub fn of(tree: &'t Tree) -> Option<Self> {
        let score = tree.score(&Answers::default()).ok()?;
        Some(Self {
            bands: &tree.pack.bands.list,
            min: score.lowest.score,
            max: score.highest.score,
        })
    }

    /// Where each class begins, and at the end the highest score.
    pub fn edges(&self) -> Vec<Points> {
        let begins = self.bands.iter().map(|band| edge(band).unwrap_or(self.min));
        begins.chain([self.max]).collect()
    }

    /// The beginning of the class at a place, in thousandths of the row.
    pub fn begins(&self, place: usize) -> i64 {
        let classes = i64::try_from(self.bands.len()).unwrap_or(i64::MAX);
        let place = i64::try_from(place).unwrap_or(i64::MAX);
        let thousandths = place.saturating_mul(1000).checked_div(classes);
        thousandths.unwrap_or(0)
    }

    /// The place of a score, in thousandths of the row.
    pub fn place(&self, score: Points) -> i64 {
        let edges = self.edges();
        let within = edges
            .windows(2)
            .rposition(|pair| pair.first() <= Some(&score));
        let within = within.unwrap_or(0);
        let (Some(min), Some(max)) = (edges.get(within), edges.get(within.saturating_add(1)))
        else {
            return 0;
        };
        let (min, max) = (*min, *max);
        let (from, to) = (self.begins(within), self.begins(within.saturating_add(1)));
        let along = Scale { min, max }.place(score);
        let along = along.saturating_mul(to.saturating_sub(from)) / 1000;
        from.saturating_add(along)
    }
}

/// Where a class begins; the lowest has no edge.
fn edge(band: &Band) -> Option<Points> {
    band.from.or(band.above)
}

/// A score with three decimals at most, and with all it has where three would lie on the edge of
/// a class: rounding moves nothing into another class.
pub fn shortened(score: Points, bands: &[Band]) -> Points {
    match score.ratio().to_places(3) {
        Ok(short) if bands.iter().all(|band| edge(band) != Some(short)) => short,
        _ => score,
    }
}
