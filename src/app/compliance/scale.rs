//! Where a score lies between the lowest and the highest there can be, for drawings.

use crate::compliance::answers::Answers;
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

/// A class on the axis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// Its name.
    pub class: String,
    /// Where it begins, in thousandths of the axis.
    pub from: i64,
    /// Where it ends.
    pub to: i64,
}

impl Scale {
    /// The axis of all scores that an instrument can give.
    pub fn of(tree: &Tree) -> Option<Self> {
        let score = tree.score(&Answers::default()).ok()?;
        Some(Self {
            min: score.lowest.score,
            max: score.highest.score,
        })
    }

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

    /// The classes along the axis.
    pub fn classes(&self, tree: &Tree) -> Vec<Span> {
        let list = &tree.pack.bands.list;
        let starts: Vec<i64> = list
            .iter()
            .map(|band| band.from.or(band.above).map_or(0, |edge| self.place(edge)))
            .collect();
        let ends = starts.iter().skip(1).copied().chain([1000]);
        list.iter()
            .zip(starts.iter().copied().zip(ends))
            .map(|(band, (from, to))| Span {
                class: band.name.clone(),
                from,
                to,
            })
            .collect()
    }
}
