//! The curve of a search: where its points stand, in thousandths of the drawing.

use super::goal::Found;
use crate::document::Value;
use crate::money::Rupiah;
use crate::simulation::scale::Scale;

/// The room for the curve: above it stands the ceiling's name, below it the values.
const TOP: i64 = 120;
const BOTTOM: i64 = 850;
const LEFT: i64 = 20;
const RIGHT: i64 = 980;

/// A value and what it costs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// The value.
    pub value: Value,
    /// Its cost; none where it is refused.
    pub cost: Option<Rupiah>,
    /// From the left.
    pub x: i64,
    /// From the top; none where it is refused.
    pub y: Option<i64>,
    /// It is the one that was found.
    pub is_found: bool,
}

/// The points of the curve, with the one that was found, and where the ceiling lies.
pub fn points(found: &Found) -> (Vec<Point>, i64) {
    let ceiling = found.goal.ceiling;
    let scale = Scale::of(&found.now, &found.goal.from, &found.goal.to);
    let is_found = |value: &Value| found.sought.value.as_ref() == Some(value);
    let shown = found.sought.tried.iter();
    let shown = shown.filter(|one| one.is_of_curve || is_found(&one.value));
    let shown: Vec<_> = shown.collect();
    let costs = shown.iter().filter_map(|one| one.cost).chain([ceiling]);
    let costs: Vec<i64> = costs.map(Rupiah::whole).collect();
    let (low, high) = (costs.iter().min(), costs.iter().max());
    let (low, high) = (low.copied().unwrap_or(0), high.copied().unwrap_or(0));
    let up = |cost: Rupiah| between([BOTTOM, TOP], cost.whole(), [low, high]);
    let across = |value: &Value| {
        let step = scale
            .as_ref()
            .and_then(|scale| Some((scale.step(value)?, scale)));
        step.map_or(LEFT, |(step, scale)| {
            between([LEFT, RIGHT], step, [scale.from, scale.to])
        })
    };
    let point = |one: &&crate::simulation::goal_seek::Tried| Point {
        x: across(&one.value),
        y: one.cost.map(up),
        value: one.value.clone(),
        cost: one.cost,
        is_found: is_found(&one.value),
    };
    (shown.iter().map(point).collect(), up(ceiling))
}

/// The place between two others that a number has between two numbers.
fn between([begin, end]: [i64; 2], number: i64, [low, high]: [i64; 2]) -> i64 {
    let wide = i128::from(high).saturating_sub(low.into());
    let part = i128::from(number).saturating_sub(low.into());
    let way = i128::from(end).saturating_sub(begin.into());
    let place = part.saturating_mul(way).checked_div(wide);
    let place = place.and_then(|place| i64::try_from(place).ok());
    begin.saturating_add(place.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_lies_as_far_between_as_its_place() {
        assert_eq!(between([0, 1_000], 5, [0, 10]), 500);
        assert_eq!(between([850, 120], 10, [0, 10]), 120);
        assert_eq!(between([20, 980], 7, [7, 7]), 20);
    }
}
