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
use crate::document::{Fault, Faults, Id, Path, Reason};
use crate::money::{Overflow, Points};
use crate::ratio::Ratio;
use serde::Serialize;

crate::record! {
    /// A unit's score in one period.
    pub struct UnitScore("Nilai unit", "Nilai satu unit pada satu periode.") {
        unit: Id, "Kode unit";
        score: Points, "Nilai";
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
    let mut pairs: Vec<Pair<'_>> = Vec::new();
    pair(
        &mut pairs,
        before,
        |pair| &mut pair.before,
        &Path::ROOT.key("before"),
        &mut faults,
    );
    pair(
        &mut pairs,
        after,
        |pair| &mut pair.after,
        &Path::ROOT.key("after"),
        &mut faults,
    );
    if faults.is_empty() {
        Ok(split(&pairs, decimals)?)
    } else {
        Err(faults.into_vec())
    }
}

/// The mean of units' scores, written to so many places.
pub fn mean(scores: &[Points], decimals: u32) -> Result<Points, Vec<Fault>> {
    if scores.is_empty() {
        return Err(fault(&Path::ROOT, Reason::Empty));
    }
    Ok(Mean::of(scores.iter().copied()).value.to_places(decimals)?)
}

/// A unit's scores before and after.
struct Pair<'u> {
    unit: &'u Id,
    before: Option<Points>,
    after: Option<Points>,
}

impl Pair<'_> {
    fn kind(&self) -> ChangeKind {
        match (self.before, self.after) {
            (_, None) => ChangeKind::Left,
            (Some(_), _) => ChangeKind::Same,
            (None, _) => ChangeKind::Came,
        }
    }

    fn stays(&self) -> bool {
        self.kind() == ChangeKind::Same
    }
}

/// Puts one period's scores into the pairs: each unit once, and at least one.
fn pair<'u>(
    pairs: &mut Vec<Pair<'u>>,
    units: &'u [UnitScore],
    side: for<'p> fn(&'p mut Pair<'u>) -> &'p mut Option<Points>,
    at: &Path<'_>,
    faults: &mut Faults,
) {
    if units.is_empty() {
        faults.add(at, Reason::Empty);
    }
    for (n, unit) in units.iter().enumerate() {
        let known = pairs.iter().position(|pair| *pair.unit == unit.unit);
        let place = known.unwrap_or(pairs.len());
        if known.is_none() {
            pairs.push(Pair {
                unit: &unit.unit,
                before: None,
                after: None,
            });
        }
        let Some(side) = pairs.get_mut(place).map(side) else {
            continue;
        };
        if side.replace(unit.score).is_some() {
            let found = unit.unit.to_string();
            faults.add(&at.index(n).key("unit"), Reason::Duplicate { found });
        }
    }
}

/// A mean and of how many; of none it is 0.
struct Mean {
    value: Ratio,
    count: Ratio,
}

impl Mean {
    fn of(scores: impl Iterator<Item = Points>) -> Self {
        let mut sum = Ratio::ZERO;
        let mut count = Ratio::ZERO;
        for score in scores {
            sum = sum.plus(score.ratio());
            count = count.plus(Ratio::ONE);
        }
        let value = if count.is_positive() {
            sum.divided_by(count)
        } else {
            Ratio::ZERO
        };
        Self { value, count }
    }
}

fn split(pairs: &[Pair<'_>], decimals: u32) -> Result<Change, Overflow> {
    let staying = || pairs.iter().filter(|pair| pair.stays());
    let before = Mean::of(pairs.iter().filter_map(|pair| pair.before));
    let after = Mean::of(pairs.iter().filter_map(|pair| pair.after));
    let staying_before = Mean::of(staying().filter_map(|pair| pair.before));
    let staying_after = Mean::of(staying().filter_map(|pair| pair.after));
    let mut change = Change {
        before: before.value.to_places(decimals)?,
        after: after.value.to_places(decimals)?,
        change: Points::ZERO,
        left: Points::ZERO,
        same: Points::ZERO,
        came: Points::ZERO,
        exact: ExactChange {
            change: after.value.minus(before.value),
            left: staying_before.value.minus(before.value),
            same: staying_after.value.minus(staying_before.value),
            came: after.value.minus(staying_after.value),
        },
        comparable: staying().next().is_some(),
        units: Vec::new(),
    };
    change.change = change.after.minus(change.before)?;
    // The mean as unit after unit does its part. What is written for a unit is the difference of
    // the written mean before and after it, so written parts add to the written change.
    let mut running = before.value;
    let mut written = change.before;
    for kind in [ChangeKind::Left, ChangeKind::Same, ChangeKind::Came] {
        for pair in pairs.iter().filter(|pair| pair.kind() == kind) {
            let score = |score: Option<Points>| score.unwrap_or_default().ratio();
            let (from, to, count) = match kind {
                ChangeKind::Left => (score(pair.before), staying_before.value, before.count),
                ChangeKind::Same => (score(pair.before), score(pair.after), staying_after.count),
                ChangeKind::Came => (staying_after.value, score(pair.after), after.count),
            };
            running = running.plus(to.minus(from).divided_by(count)).reduced();
            let now = running.to_places(decimals)?;
            let effect = now.minus(written)?;
            written = now;
            let part = match kind {
                ChangeKind::Left => &mut change.left,
                ChangeKind::Same => &mut change.same,
                ChangeKind::Came => &mut change.came,
            };
            *part = part.plus(effect)?;
            change.units.push(UnitChange {
                unit: pair.unit.clone(),
                kind,
                before: pair.before,
                after: pair.after,
                effect,
            });
        }
    }
    Ok(change)
}
