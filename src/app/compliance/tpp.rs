//! What the classes of all units do to TPP, beside the matrix.

use super::catalogue::Catalogue;
use super::effect::{self, Effect};
use super::matrix::{Cell, Matrix};
use crate::document::Id;
use crate::money::{Percent, Rupiah};

/// What the result of one unit does to the TPP of the sample person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfUnit {
    /// The instrument that the result comes from.
    pub instrument: String,
    /// The result, as the pack names it.
    pub result: String,
    /// What it pays.
    pub percent: Percent,
    /// What the sample person receives less than at the best result; none where nobody knows.
    pub less: Option<Rupiah>,
}

/// Of each unit of the matrix, in its order; none where no class leads to a result. Nothing where the
/// regulation does not go by the organisation.
pub fn of_units(
    catalogue: &Catalogue,
    matrix: &Matrix,
    effect: &Effect,
) -> Option<Vec<Option<OfUnit>>> {
    let rule = effect.chosen.regulation.regional.organisation.as_ref()?;
    let of_cell = |(instrument, cell): (&String, &Cell)| {
        let Cell::Scored(scored) = cell else {
            return None;
        };
        let id = Id::parse(instrument)?;
        let result = effect::result(catalogue, rule, &id, &scored.class)?;
        Some(OfUnit {
            instrument: instrument.clone(),
            percent: rule.percent.get(result.as_str()).copied()?,
            less: less(effect, &result),
            result,
        })
    };
    let of_unit = |(_, cells): &(String, Vec<Cell>)| {
        let mut cells = matrix.instruments.iter().zip(cells);
        cells.find_map(of_cell)
    };
    Some(matrix.units.iter().map(of_unit).collect())
}

fn less(effect: &Effect, result: &str) -> Option<Rupiah> {
    let rows = effect.rows.as_ref().ok()?;
    let best = rows.iter().map(|row| row.net).max()?;
    let own = rows.iter().find(|row| row.result == result)?;
    own.net.minus(best).ok()
}
