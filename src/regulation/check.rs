//! Checks that several sections share.

use super::Parts;
use crate::document::{Faults, Id, Path, Reason, Table};
use crate::money::Percent;

/// The weights add to exactly 100%.
pub(super) fn whole<'a>(
    weights: impl IntoIterator<Item = &'a Percent>,
    at: &Path<'_>,
    faults: &mut Faults,
) {
    let sum = weights
        .into_iter()
        .try_fold(Percent::ZERO, |sum, weight| sum.plus(*weight));
    if let Ok(sum) = sum
        && sum != Percent::WHOLE
    {
        faults.add(
            at,
            Reason::Sum {
                expected: "100".to_owned(),
                found: sum.to_string(),
            },
        );
    }
}

/// What amounts may be rounded to.
const ROUNDED_TO: [u32; 6] = [1, 10, 100, 1_000, 10_000, 100_000];

/// A multiple that amounts may be rounded to.
pub(super) fn rounded_to(to: u32, at: &Path<'_>, faults: &mut Faults) {
    if !ROUNDED_TO.contains(&to) {
        let known = ROUNDED_TO.iter().map(u32::to_string).collect();
        faults.add(
            at,
            Reason::UnknownChoice {
                found: to.to_string(),
                known,
            },
        );
    }
}

/// A share of something: at most 100%.
pub(super) fn share(percent: Percent, at: &Path<'_>, faults: &mut Faults) {
    if !percent.is_share() {
        faults.add(at, Reason::out_of_range(0, 100, percent));
    }
}

/// Each value is larger than the one before.
pub(super) fn rising<T: PartialOrd + ToString>(
    values: impl IntoIterator<Item = T>,
    at: &Path<'_>,
    faults: &mut Faults,
) {
    for (n, found) in breaks(values, |earlier, later| earlier < later) {
        faults.add(&at.index(n), Reason::NotRising { found });
    }
}

/// Each value of a table is larger than the one under the key before; in a document the keys
/// may stand in any order.
pub(super) fn rising_table<K: PartialOrd + ToString, T: PartialOrd + ToString>(
    table: &Table<K, T>,
    at: &Path<'_>,
    faults: &mut Faults,
) {
    for (key, value) in table {
        if table.below(key).is_some_and(|before| before >= value) {
            let found = value.to_string();
            faults.add(&at.key(&key.to_string()), Reason::NotRising { found });
        }
    }
}

/// Each value is smaller than the one before.
pub(super) fn falling<T: PartialOrd + ToString>(
    values: impl IntoIterator<Item = T>,
    at: &Path<'_>,
    faults: &mut Faults,
) {
    for (n, found) in breaks(values, |earlier, later| earlier > later) {
        faults.add(&at.index(n), Reason::NotRising { found });
    }
}

/// The places where an order breaks, with the value found there.
fn breaks<T: ToString>(
    values: impl IntoIterator<Item = T>,
    holds: fn(&T, &T) -> bool,
) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut earlier: Option<T> = None;
    for (n, value) in values.into_iter().enumerate() {
        if earlier
            .as_ref()
            .is_some_and(|earlier| !holds(earlier, &value))
        {
            found.push((n, value.to_string()));
        }
        earlier = Some(value);
    }
    found
}

/// The places where a list says again what it has said before.
pub(super) fn repeats<T: PartialEq>(values: &[T]) -> impl Iterator<Item = (usize, &T)> {
    let is_repeat = |(n, value): &(usize, &T)| values.iter().take(*n).any(|v| v == *value);
    values.iter().enumerate().filter(is_repeat)
}

/// No id twice in a list.
pub(super) fn unique<'a>(
    ids: impl IntoIterator<Item = &'a Id>,
    at: &Path<'_>,
    faults: &mut Faults,
) {
    let ids: Vec<&Id> = ids.into_iter().collect();
    for (n, id) in repeats(&ids) {
        let found = id.to_string();
        faults.add(&at.index(n).key("id"), Reason::Duplicate { found });
    }
}

/// Every part named exists; where there are no parts at all, that is the fault.
pub(super) fn parts_exist(cuts: &[Id], parts: &Parts<'_>, at: &Path<'_>, faults: &mut Faults) {
    if parts.0.is_empty() {
        return;
    }
    for (n, id) in cuts.iter().enumerate() {
        if !parts.contains(id) {
            let known = parts.ids().map(Id::as_str);
            faults.add(&at.index(n), Reason::unknown_reference(id.as_str(), known));
        }
    }
}
