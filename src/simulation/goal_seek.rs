//! Goal seek: the value of one number at which a draft costs as much as it may and no more. A dozen
//! values over the whole range show how the cost goes; the rest lie between the best that
//! fits and the nearest that does not, where a straight line would meet the ceiling, and every third
//! in the middle, so that the end comes however the cost bends.

use super::scale::Scale;
use crate::document::Value;
use crate::money::Rupiah;
use std::collections::BTreeMap;

/// Stretches between the values that are tried over the whole range.
const STRETCHES: i64 = 12;
/// Most values that are tried: enough to halve any range where the cost goes one way.
const MOST_TRIED: usize = 80;

crate::choice! {
    /// How the cost goes as the number rises.
    pub enum Course("Arah biaya") {
        /// It rises, or stays.
        Rises = "rises", "Naik";
        /// It falls, or stays.
        Falls = "falls", "Turun";
        /// It does not depend on the number.
        Level = "level", "Tetap";
        /// It goes both ways: what is found is the best of those tried.
        Turns = "turns", "Naik dan turun";
    }
}

crate::record! {
    /// What was found.
    pub struct Sought("Nilai yang dicari", "Nilai yang paling mendekati pagu dari bawah.") {
        /// None where no value fits.
        value: Option<Value>, "Nilai";
        course: Course, "Arah biaya";
        /// All that were tried, in their order.
        tried: Vec<Tried>, "Nilai yang dicoba";
    }
}

crate::record! {
    /// One value that was tried.
    pub struct Tried("Nilai yang dicoba", "Satu nilai dan biayanya.") {
        value: Value, "Nilai";
        /// None where the pack refuses the value, or people under it.
        cost: Option<Rupiah>, "Biaya";
        /// Whether it is one of those over the whole range, which the curve goes through.
        is_of_curve: bool = "isOfCurve", "Titik kurva";
    }
}

/// A search under way.
pub struct GoalSeek {
    scale: Scale,
    ceiling: Rupiah,
    curve: Vec<i64>,
    tried: BTreeMap<i64, Option<Rupiah>>,
}

impl GoalSeek {
    /// A search for the most that costs no more than a ceiling; the value that stands there now is
    /// a point of the curve too.
    pub fn new(scale: Scale, ceiling: Rupiah, now: &Value) -> Self {
        let wide = i128::from(scale.to).saturating_sub(scale.from.into());
        let at = |n: i64| {
            let part = wide.saturating_mul(n.into()).checked_div(STRETCHES.into());
            let part = part.and_then(|part| i64::try_from(part).ok());
            scale.from.saturating_add(part.unwrap_or_default())
        };
        let mut curve: Vec<i64> = (0..=STRETCHES).map(at).chain(scale.step(now)).collect();
        curve.sort_unstable();
        curve.dedup();
        Self {
            scale,
            ceiling,
            curve,
            tried: BTreeMap::new(),
        }
    }

    /// The next step to try: those of the curve, then between what fits and what does not.
    pub fn next(&self) -> Option<i64> {
        let mut curve = self.curve.iter();
        let untried = curve.find(|step| !self.tried.contains_key(step));
        untried.copied().or_else(|| {
            let (fits, other) = self.brink().filter(|_| self.tried.len() < MOST_TRIED)?;
            let apart = fits.abs_diff(other);
            (apart > 1).then(|| self.between(fits, other))
        })
    }

    /// A step strictly between one that fits and one that does not.
    fn between(&self, fits: i64, other: i64) -> i64 {
        let middle = fits.midpoint(other);
        let after_curve = self.tried.len().saturating_sub(self.curve.len());
        let cost = |step: i64| self.tried.get(&step).copied().flatten();
        let (Some(low), Some(high)) = (cost(fits), cost(other)) else {
            return middle;
        };
        if after_curve % 3 == 2 {
            return middle;
        }
        let [low, high, ceiling] = [low, high, self.ceiling].map(|cost| i128::from(cost.whole()));
        let way = i128::from(other).saturating_sub(fits.into());
        let share = way.saturating_mul(ceiling.saturating_sub(low));
        let share = share.checked_div(high.saturating_sub(low));
        let step = share.and_then(|share| i64::try_from(share).ok());
        let step = step.map_or(middle, |share| fits.saturating_add(share));
        let (least, most) = (fits.min(other), fits.max(other));
        step.clamp(least.saturating_add(1), most.saturating_sub(1))
    }

    /// The value of a step.
    pub fn value(&self, step: i64) -> Value {
        self.scale.value(step)
    }

    /// What a step costs; none where it is refused.
    pub fn learn(&mut self, step: i64, cost: Option<Rupiah>) {
        self.tried.insert(step, cost);
    }

    /// How many values have been tried.
    pub fn tried(&self) -> usize {
        self.tried.len()
    }

    fn fits(&self, cost: Option<Rupiah>) -> Option<Rupiah> {
        cost.filter(|cost| *cost <= self.ceiling)
    }

    /// Neighbours of which one fits and the other does not; of several, those at the greatest cost.
    fn brink(&self) -> Option<(i64, i64)> {
        let next = self.tried.iter().skip(1);
        let pairs = self.tried.iter().zip(next).filter_map(|(one, other)| {
            match (self.fits(*one.1), self.fits(*other.1)) {
                (Some(cost), None) => Some((cost, *one.0, *other.0)),
                (None, Some(cost)) => Some((cost, *other.0, *one.0)),
                _ => None,
            }
        });
        let best = pairs.max_by_key(|(cost, ..)| *cost);
        best.map(|(_, fits, other)| (fits, other))
    }

    /// The step that costs most of those that fit: at the brink where there is one.
    fn best(&self) -> Option<i64> {
        let fitting = self.tried.iter();
        let fitting = fitting.filter_map(|(step, cost)| Some((*step, self.fits(*cost)?)));
        let most = fitting.max_by_key(|(_, cost)| *cost)?;
        let at_brink = self.brink().map(|(step, _)| step);
        let cost_at = |step: i64| self.tried.get(&step).copied().flatten();
        let is_as_much = |step: &i64| cost_at(*step) == Some(most.1);
        Some(at_brink.filter(is_as_much).unwrap_or(most.0))
    }

    fn course(&self) -> Course {
        let costs: Vec<Rupiah> = self.tried.values().copied().flatten().collect();
        let pairs = || costs.iter().zip(costs.iter().skip(1));
        let (rises, falls) = (pairs().any(|(a, b)| a < b), pairs().any(|(a, b)| a > b));
        match (rises, falls) {
            (true, false) => Course::Rises,
            (false, true) => Course::Falls,
            (false, false) => Course::Level,
            (true, true) => Course::Turns,
        }
    }

    /// What was found so far.
    pub fn sought(&self) -> Sought {
        let tried = self.tried.iter().map(|(step, cost)| Tried {
            value: self.value(*step),
            cost: *cost,
            is_of_curve: self.curve.contains(step),
        });
        Sought {
            value: self.best().map(|step| self.value(step)),
            course: self.course(),
            tried: tried.collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is found over 0 to 1000, and in how many tries, where a step costs so much.
    fn sought(ceiling: i64, cost: impl Fn(i64) -> Option<i64>) -> (Sought, usize) {
        let [from, to, now] = [0, 1_000, 40].map(Value::Whole);
        let scale = Scale::of(&now, &from, &to).unwrap();
        let mut seek = GoalSeek::new(scale, Rupiah::new(ceiling).unwrap(), &now);
        while let Some(step) = seek.next() {
            let cost = cost(step).map(|cost| Rupiah::new(cost).unwrap());
            seek.learn(step, cost);
        }
        (seek.sought(), seek.tried())
    }

    #[test]
    fn the_last_value_that_fits_is_found_whichever_way_the_cost_goes() {
        for (ceiling, rises, falls) in [(0, 0, 1_000), (1, 0, 1_000), (3, 1, 999), (2_999, 999, 1)]
        {
            let (found, tried) = sought(ceiling, |step| Some(3 * step));
            assert_eq!(
                (found.value, found.course),
                (Some(Value::Whole(rises)), Course::Rises)
            );
            assert!(tried < 24, "{tried}");
            let (found, _) = sought(ceiling, |step| Some(3 * (1_000 - step)));
            assert_eq!(
                (found.value, found.course),
                (Some(Value::Whole(falls)), Course::Falls)
            );
        }
    }

    #[test]
    fn of_values_that_cost_the_same_the_one_at_the_brink_is_found() {
        let (found, _) = sought(7, |step| Some(step / 100));
        assert_eq!(found.value, Some(Value::Whole(799)));
        let (found, _) = sought(7, |_| Some(7));
        assert_eq!((found.course, found.tried.len()), (Course::Level, 14));
    }

    #[test]
    fn without_a_value_that_fits_both_ends_are_told() {
        let (found, _) = sought(9, |step| Some(10 + step));
        assert_eq!(found.value, None);
        let ends = [found.tried.first(), found.tried.last()].map(|one| one.unwrap().cost);
        assert_eq!(ends.map(|cost| cost.unwrap().whole()), [10, 1_010]);
    }

    #[test]
    fn a_value_that_is_refused_does_not_fit() {
        let (found, _) = sought(9_999, |step| (step <= 617).then_some(step));
        assert_eq!(found.value, Some(Value::Whole(617)));
        let (found, _) = sought(9_999, |step| (step == 40).then_some(step));
        assert_eq!(
            found.value,
            Some(Value::Whole(40)),
            "all but the one that stands there"
        );
    }

    #[test]
    fn a_cost_that_goes_both_ways_is_told() {
        let (found, tried) = sought(400, |step| Some((step - 500).abs()));
        assert_eq!(found.course, Course::Turns);
        let best = found.value.unwrap();
        assert!(
            [Value::Whole(100), Value::Whole(900)].contains(&best),
            "{best:?}"
        );
        assert!(tried <= MOST_TRIED);
    }
}
