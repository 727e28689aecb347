//! Checks that several sections share.

use super::terms::JobClass;
use crate::calendar::Month;
use crate::document::order::{self, Names};
use crate::document::{Doubt, Faults, Id, Path, Reason, Table};
use crate::money::{Factor, Percent, Rupiah};
use crate::ratio::Ratio;

/// The weights add to exactly 100%.
pub(super) fn whole<'a>(
    weights: impl IntoIterator<Item = &'a Percent>,
    at: &Path<'_>,
    faults: &mut Faults,
) {
    let sum = weights
        .into_iter()
        .try_fold(Percent::ZERO, |sum, weight| sum.plus(*weight));
    if let Ok(found) = sum
        && found != Percent::WHOLE
        && faults.is_whole(at)
    {
        self::sum(Percent::WHOLE, found, at, faults);
    }
}

/// A sum that is not what it must be.
pub(super) fn sum(expected: Percent, found: Percent, at: &Path<'_>, faults: &mut Faults) {
    let (expected, found) = (expected.to_string(), found.to_string());
    faults.add_sure(at, Reason::Sum { expected, found });
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

/// One month does not come after another.
pub(super) fn not_after(
    at: &Path<'_>,
    (key, month): (&str, Month),
    (other, last): (&str, Month),
    faults: &mut Faults,
) {
    if month > last {
        let with = at.key(other).to_string();
        faults.add_of(at, &at.key(key), Reason::Contradiction { with });
    }
}

/// Each value is larger than the one before.
pub(super) fn rising<T: PartialOrd + ToString>(
    values: impl IntoIterator<Item = T>,
    at: &Path<'_>,
    faults: &mut Faults,
) {
    for (n, found) in breaks(values, |earlier, later| earlier < later) {
        faults.add_of(at, &at.index(n), Reason::NotRising { found });
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
            faults.add_of(at, &at.key(&key.to_string()), Reason::NotRising { found });
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
        faults.add_of(at, &at.index(n), Reason::NotRising { found });
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
pub(super) fn repeats<'a>(
    texts: impl IntoIterator<Item = &'a str>,
    at: &Path<'_>,
    faults: &mut Faults,
) {
    let texts: Vec<&str> = texts.into_iter().collect();
    for n in order::repeats(texts.iter().copied()) {
        let found = texts.get(n).copied().unwrap_or_default().to_owned();
        faults.add(&at.index(n), Reason::Duplicate { found });
    }
}

/// No id twice in a list.
pub(super) fn unique<'a>(
    ids: impl IntoIterator<Item = &'a Id>,
    at: &Path<'_>,
    faults: &mut Faults,
) {
    let ids: Vec<&str> = ids.into_iter().map(Id::as_str).collect();
    for n in order::repeats(ids.iter().copied()) {
        let found = ids.get(n).copied().unwrap_or_default().to_owned();
        faults.add(&at.index(n).key("id"), Reason::Duplicate { found });
    }
}

/// What others may refer to, such as the agencies of a pack.
pub(super) struct Defined<'a> {
    names: Names<'a>,
    /// All of them could be read.
    is_sure: bool,
}

impl<'a> Defined<'a> {
    /// By the ids in a list.
    pub(super) fn of(ids: impl Iterator<Item = &'a Id>, list: &Path<'_>, faults: &Faults) -> Self {
        Self {
            names: Names::of(ids.map(Id::as_str)),
            is_sure: faults.is_whole_in_each(list, "id"),
        }
    }

    /// Whether it is certain that nothing of that name is there.
    pub(super) fn lacks(&self, id: &Id) -> bool {
        self.is_sure && !self.names.contains(id.as_str())
    }

    /// What is referred to is there.
    pub(super) fn check(&self, id: &Id, at: &Path<'_>, faults: &mut Faults) {
        if self.lacks(id) {
            let near = self.names.near(id.as_str());
            faults.add(at, Reason::unknown_reference(id.as_str(), near));
        }
    }

    /// So are all the keys of a table.
    pub(super) fn check_keys<'k>(
        &self,
        keys: impl Iterator<Item = &'k Id>,
        at: &Path<'_>,
        faults: &mut Faults,
    ) {
        for key in keys {
            self.check(key, &at.key(key.as_str()), faults);
        }
    }
}

/// Above this a percentage of something is odd.
const LARGE: u32 = 500;

/// A percentage that is likelier a share of one.
pub(super) fn doubt_share(percent: Percent, at: &Path<'_>, faults: &mut Faults) {
    if percent > Percent::ZERO && percent <= Percent::from_whole(1) {
        let hundred = percent.times_count(100);
        let write = hundred.map(|write| write.to_string()).unwrap_or_default();
        let found = percent.to_string();
        faults.doubt(at, Doubt::ShareForPercent { found, write });
    }
}

/// A percentage of the basic TPP that is a share of one, or beyond all that is known.
pub(super) fn doubt_percent(percent: Percent, at: &Path<'_>, faults: &mut Faults) {
    doubt_share(percent, at, faults);
    if percent > Percent::from_whole(LARGE.into()) {
        let found = percent.to_string();
        faults.doubt(at, Doubt::LargePercent { found, max: LARGE });
    }
}

/// A multiplier that is likelier a percentage.
pub(super) fn doubt_factor(factor: Factor, most: i64, at: &Path<'_>, faults: &mut Faults) {
    if factor >= Factor::from_whole(most) {
        let share = factor.ratio().divided_by(Ratio::whole(100));
        let write = Factor::of_ratio(share).map(|write| write.to_string());
        let found = factor.to_string();
        let write = write.unwrap_or_default();
        faults.doubt(at, Doubt::PercentForFactor { found, write });
    }
}

/// A class is paid less than one below it.
pub(super) fn doubt_falling(table: &Table<JobClass, Rupiah>, at: &Path<'_>, faults: &mut Faults) {
    for (class, amount) in table {
        if let Some(before) = table.below(class).filter(|before| *before > amount) {
            let (found, before) = (amount.whole(), before.whole());
            let doubt = Doubt::ClassFalls { found, before };
            faults.doubt_of(at, &at.key(&class.to_string()), doubt);
        }
    }
}
