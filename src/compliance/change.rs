//! Why the mean of an instansi moved between two periods.
//!
//! The change is split by going from the one list of units to the other in three steps and
//! looking at the mean after each: first the units that left go, then the units in both lists
//! take their new scores, then the new units come.
//!
//! - left: mean of the staying units before − mean of all before
//! - same: mean of the staying units after − mean of the staying units before
//! - came: mean of all after − mean of the staying units after
//!
//! The three add to the change, exactly, and each is the sum of what its units do: a unit that
//! left does (mean of the staying − its score) / count before; a staying unit (after − before) /
//! count of the staying; a new unit (its score − mean of the staying) / count after. Where no
//! unit is in both lists there is nothing to compare: the mean of no unit is taken as 0, so that
//! what left and what came are the two means themselves, and `comparable` is false.

use super::fault;
use super::ratio::Ratio;
use crate::document::{Fault, Faults, Id, Path, Reason, Table};
use crate::money::{Overflow, Points};
use serde::Serialize;

crate::record! {
    /// A unit's score in one period.
    pub struct UnitScore("Nilai unit", "Nilai satu unit pada satu periode.") {
        /// The unit.
        unit: Id = "unit", "Kode unit";
        /// Its score.
        score: Points = "score", "Nilai";
    }
}

/// Why the mean moved.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Change {
    /// The mean before.
    pub before: Points,
    /// The mean after.
    pub after: Points,
    /// The difference of the two, as they are written.
    pub change: Points,
    /// Units that left. The three parts add to the change exactly as they are written.
    pub left: Points,
    /// Units in both periods, scored differently.
    pub same: Points,
    /// Units that came.
    pub came: Points,
    /// The same before rounding.
    pub exact: ExactChange,
    /// Whether any unit is in both periods.
    pub comparable: bool,
    /// What each unit does; the parts are the sums of these.
    pub units: Vec<UnitChange>,
}

/// The change and its parts before rounding.
#[derive(Clone, Debug, Serialize)]
pub struct ExactChange {
    /// The change.
    pub change: Ratio,
    /// Units that left.
    pub left: Ratio,
    /// Units in both periods.
    pub same: Ratio,
    /// Units that came.
    pub came: Ratio,
}

/// What one unit does to the mean.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct UnitChange {
    /// The unit.
    pub unit: Id,
    /// Why it counts.
    pub kind: ChangeKind,
    /// Its score before, if it was there.
    pub before: Option<Points>,
    /// Its score after, if it is there.
    pub after: Option<Points>,
    /// What it does to the mean.
    pub effect: Points,
}

/// Why a unit counts in a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ChangeKind {
    /// It is in the earlier period alone.
    Left,
    /// It is in both.
    Same,
    /// It is in the later period alone.
    Came,
}

/// Splits the change of the mean of all units, written to so many places.
pub fn explain_change(
    before: &[UnitScore],
    after: &[UnitScore],
    decimals: u32,
) -> Result<Change, Vec<Fault>> {
    let mut faults = Faults::default();
    let earlier = by_unit(before, &Path::ROOT.key("before"), &mut faults);
    let later = by_unit(after, &Path::ROOT.key("after"), &mut faults);
    if !faults.is_empty() {
        return Err(faults.into_vec());
    }
    Ok(split(before, after, &earlier, &later, decimals)?)
}

/// The mean of units' scores, written to so many places.
pub fn mean(scores: &[Points], decimals: u32) -> Result<Points, Vec<Fault>> {
    if scores.is_empty() {
        return Err(fault(&Path::ROOT, Reason::Empty));
    }
    Ok(mean_of(scores.iter())?.round(decimals)?)
}

/// Each unit once, and at least one.
fn by_unit<'u>(
    units: &'u [UnitScore],
    at: &Path<'_>,
    faults: &mut Faults,
) -> Table<&'u Id, Points> {
    let mut scores = Table::new();
    for (n, unit) in units.iter().enumerate() {
        if scores.contains_key(&&unit.unit) {
            let found = unit.unit.to_string();
            faults.add(&at.index(n).key("unit"), Reason::Duplicate { found });
        }
        scores.insert(&unit.unit, unit.score);
    }
    if units.is_empty() {
        faults.add(at, Reason::Empty);
    }
    scores
}

/// The mean of no unit is 0.
fn mean_of<'s>(scores: impl Iterator<Item = &'s Points>) -> Result<Ratio, Overflow> {
    let mut sum = Ratio::ZERO;
    let mut count: i128 = 0;
    for score in scores {
        sum = sum.plus(Ratio::try_from(*score)?)?;
        count = count.checked_add(1).ok_or(Overflow)?;
    }
    sum.divided_by(Ratio::whole(count.max(1)))
}

fn split(
    before: &[UnitScore],
    after: &[UnitScore],
    earlier: &Table<&Id, Points>,
    later: &Table<&Id, Points>,
    decimals: u32,
) -> Result<Change, Overflow> {
    let staying = earlier.keys().filter(|unit| later.contains_key(*unit));
    let staying: Vec<&Id> = staying.copied().collect();
    let mean_before = mean_of(earlier.values())?;
    let mean_after = mean_of(later.values())?;
    let staying_before = mean_of(staying.iter().filter_map(|unit| earlier.get(unit)))?;
    let staying_after = mean_of(staying.iter().filter_map(|unit| later.get(unit)))?;
    let stays = |unit: &Id| staying.contains(&unit);

    let mut running = Running::new(mean_before, decimals)?;
    let left = before.iter().filter(|unit| !stays(&unit.unit));
    for unit in left {
        let effect = staying_before.minus(Ratio::try_from(unit.score)?)?;
        let effect = effect.divided_by(count(earlier.len())?)?;
        running.add(
            ChangeKind::Left,
            &unit.unit,
            (Some(unit.score), None),
            effect,
        )?;
    }
    let same = before.iter().filter(|unit| stays(&unit.unit));
    for unit in same {
        let Some(new) = later.get(&&unit.unit) else {
            continue;
        };
        let effect = Ratio::try_from(*new)?.minus(Ratio::try_from(unit.score)?)?;
        let effect = effect.divided_by(count(staying.len())?)?;
        let scores = (Some(unit.score), Some(*new));
        running.add(ChangeKind::Same, &unit.unit, scores, effect)?;
    }
    let came = after.iter().filter(|unit| !stays(&unit.unit));
    for unit in came {
        let effect = Ratio::try_from(unit.score)?.minus(staying_after)?;
        let effect = effect.divided_by(count(later.len())?)?;
        running.add(
            ChangeKind::Came,
            &unit.unit,
            (None, Some(unit.score)),
            effect,
        )?;
    }

    let (before, after) = (mean_before.round(decimals)?, mean_after.round(decimals)?);
    Ok(Change {
        before,
        after,
        change: after.minus(before)?,
        left: running.part(ChangeKind::Left)?,
        same: running.part(ChangeKind::Same)?,
        came: running.part(ChangeKind::Came)?,
        exact: ExactChange {
            change: mean_after.minus(mean_before)?.reduced(),
            left: staying_before.minus(mean_before)?.reduced(),
            same: staying_after.minus(staying_before)?.reduced(),
            came: mean_after.minus(staying_after)?.reduced(),
        },
        comparable: !staying.is_empty(),
        units: running.units,
    })
}

fn count(units: usize) -> Result<Ratio, Overflow> {
    i128::try_from(units)
        .map(Ratio::whole)
        .map_err(|_| Overflow)
}

/// The mean as unit after unit does its part. What is written for a unit is the difference of
/// the written mean before and after it, so written parts add to the written change.
struct Running {
    exact: Ratio,
    written: Points,
    decimals: u32,
    units: Vec<UnitChange>,
}

impl Running {
    fn new(mean: Ratio, decimals: u32) -> Result<Self, Overflow> {
        Ok(Self {
            exact: mean,
            written: mean.round(decimals)?,
            decimals,
            units: Vec::new(),
        })
    }

    fn add(
        &mut self,
        kind: ChangeKind,
        unit: &Id,
        (before, after): (Option<Points>, Option<Points>),
        effect: Ratio,
    ) -> Result<(), Overflow> {
        self.exact = self.exact.plus(effect)?.reduced();
        let written = self.exact.round(self.decimals)?;
        self.units.push(UnitChange {
            unit: unit.clone(),
            kind,
            before,
            after,
            effect: written.minus(self.written)?,
        });
        self.written = written;
        Ok(())
    }

    fn part(&self, kind: ChangeKind) -> Result<Points, Overflow> {
        let units = self.units.iter().filter(|unit| unit.kind == kind);
        units
            .map(|unit| unit.effect)
            .try_fold(Points::ZERO, Points::plus)
    }
}
