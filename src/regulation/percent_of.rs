//! What the percentage of a cut is of: the same word "3%" cuts 3% of a part, of criteria or of all.

use super::terms::Criterion;
use crate::document::{Faults, Path, Reason, Table};

crate::choice! {
    /// What percentages are of.
    pub enum PercentOf("Persen dari") {
        /// The part that is cut.
        Part = "part", "Bagian yang dipotong";
        /// Criteria, one or several together.
        Criteria = "criteria", "Kriteria, satu atau beberapa dijumlah";
        /// The whole TPP.
        Whole = "whole", "Seluruh TPP";
    }
}

/// Criteria are named where percentages are of them, and nowhere else.
pub(super) fn check<T>(
    (of, named): (Option<PercentOf>, &[Criterion]),
    criteria: &Table<Criterion, T>,
    at: &Path<'_>,
    faults: &mut Faults,
) {
    let named_at = at.key("of_criteria");
    if of != Some(PercentOf::Criteria) && !named.is_empty() {
        let with = at.key("of").to_string();
        faults.add_of(at, &named_at, Reason::Contradiction { with });
    }
    let words = named.iter().map(|criterion| criterion.word());
    super::check::repeats(words, &named_at, faults);
    for (n, criterion) in named.iter().enumerate() {
        if !criteria.contains_key(criterion) {
            let known = criteria.keys().map(|known| known.word());
            let reason = Reason::unknown_reference(criterion.word(), known);
            faults.add(&named_at.index(n), reason);
        }
    }
}
