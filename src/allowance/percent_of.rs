//! What the percentages of attendance cuts are of: the part that is cut, criteria, or the whole TPP;
//! and the cap over the whole.

use super::shares::{Share, Shares};
use crate::document::Id;
use crate::money::{Exact, Factor, Overflow, Percent};
use crate::regulation::attendance::Attendance;
use crate::regulation::criteria::Paid;
use crate::regulation::payment::Part;
use crate::regulation::percent_of::PercentOf;

/// What there is to be cut before anything is.
#[derive(Debug)]
pub struct Bases<'r> {
    of: PercentOf,
    parts: &'r [Part],
    /// What each part pays.
    full: Vec<Exact>,
    /// By part: what its percentages are of.
    bases: Vec<Exact>,
    whole: Exact,
    /// What the cap over the whole leaves of each cut, where it holds.
    pub squeezed: Option<Factor>,
}

impl<'r> Bases<'r> {
    /// Of the parts in full, each by its place.
    pub fn of(
        rule: &Attendance,
        parts: &'r [Part],
        shares: &Shares,
        full: Vec<Exact>,
    ) -> Result<Self, Overflow> {
        let of = rule.of.unwrap_or(PercentOf::Part);
        let sum = |counts: &dyn Fn(&Share) -> bool| {
            let counted = shares.iter().filter(|share| counts(share));
            Exact::sum(counted.map(|share| share.exact))
        };
        let named = &rule.of_criteria;
        let base = |part: &Part| match of {
            PercentOf::Part => Ok(Exact::ZERO),
            PercentOf::Whole => sum(&|_| true),
            PercentOf::Criteria if named.is_empty() => {
                sum(&|share| share.paid == Paid::Split && part.takes(share.criterion))
            }
            PercentOf::Criteria => sum(&|share| {
                let is_named = |criterion| named.contains(&criterion);
                share.criterion.is_some_and(is_named)
            }),
        };
        Ok(Self {
            of,
            parts,
            bases: parts.iter().map(base).collect::<Result<_, _>>()?,
            full,
            whole: sum(&|_| true)?,
            squeezed: None,
        })
    }

    /// By how much a percentage is to be multiplied to be one of the part at a place; parts that are
    /// cut together bear it together. None where it is one already.
    pub fn scale(
        &self,
        place: usize,
        cuts: &[Id],
    ) -> Result<Option<(PercentOf, Factor)>, Overflow> {
        let (Some(base), Some(part)) = (self.bases.get(place), self.parts.get(place)) else {
            return Ok(None);
        };
        if self.of == PercentOf::Part {
            return Ok(None);
        }
        let together = self.parts.iter().zip(&self.full);
        let together = together.filter(|(one, _)| cuts.contains(&one.id) && one.is_beside(part));
        let cut = Exact::sum(together.map(|(_, full)| *full))?;
        let scale = match cut.is_zero() {
            true => Factor::ZERO,
            false => Factor::of_ratio(base.ratio().divided_by(cut.ratio()))?,
        };
        Ok(Some((self.of, scale)))
    }

    /// Holds the cuts, by part, below a percentage of the whole.
    pub fn squeeze(&mut self, cuts: &[Percent], cap: Percent) -> Result<(), Overflow> {
        let most = self.whole.percent(cap)?;
        let each = self.full.iter().zip(cuts);
        let cut = Exact::sum(
            each.map(|(full, cut)| full.percent(*cut))
                .collect::<Result<Vec<_>, _>>()?,
        )?;
        if cut > most {
            let left = Factor::of_ratio(most.ratio().divided_by(cut.ratio()))?;
            self.squeezed = Some(left);
        }
        Ok(())
    }
}
