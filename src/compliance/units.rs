//! Several units of one instansi: their scores, the mean, and their weakest indicators.

use super::answers::{Answers, placed};
use super::change::mean;
use super::fault;
use super::score::Score;
use super::tree::Tree;
use crate::document::{Fault, Id, Path, Reason};
use crate::money::{Overflow, Points};
use crate::ratio::Ratio;
use serde::Serialize;

crate::record! {
    /// A unit and its answers.
    pub struct UnitAnswers("Jawaban unit", "Jawaban satu unit.") {
        unit: Id, "Kode unit";
        /// What it answered.
        answers: Answers, "Jawaban";
    }
}

/// Several units seen together.
#[derive(Clone, Debug, Serialize)]
pub struct Overview {
    /// The mean of the units' written scores; none while a unit has no score yet.
    pub mean: Option<Points>,
    /// Each unit's score, in the order given.
    pub units: Vec<UnitResult>,
    /// The indicators, weakest first: by the mean of how much of its scale is reached, then by
    /// the points lost.
    pub weakest: Vec<Weakness>,
}

/// One unit's score.
#[derive(Clone, Debug, Serialize)]
pub struct UnitResult {
    /// The unit.
    pub unit: Id,
    /// Its score.
    pub result: Score,
}

/// How an indicator fares across units.
#[derive(Clone, Debug, Serialize)]
pub struct Weakness {
    /// The indicator.
    pub indicator: Id,
    /// How much of its scale the units reach in the mean, percent, to two places.
    pub reached: Points,
    /// Points of the score that the units lose on it in the mean.
    pub lost: Points,
    /// How many units answered it.
    pub units: u32,
}

impl Tree {
    /// Scores several units and finds their weakest indicators.
    pub fn overview(&self, units: &[UnitAnswers]) -> Result<Overview, Vec<Fault>> {
        let mut results: Vec<UnitResult> = Vec::with_capacity(units.len());
        for (n, unit) in units.iter().enumerate() {
            if results.iter().any(|earlier| earlier.unit == unit.unit) {
                let found = unit.unit.to_string();
                let at = Path::ROOT.index(n);
                return Err(fault(&at.key("unit"), Reason::Duplicate { found }));
            }
            results.push(UnitResult {
                unit: unit.unit.clone(),
                result: self.score(&unit.answers)?,
            });
        }
        let scores: Vec<Points> = results
            .iter()
            .filter_map(|unit| unit.result.score)
            .collect();
        let complete = !scores.is_empty() && scores.len() == results.len();
        let answers: Vec<&Answers> = units.iter().map(|unit| &unit.answers).collect();
        Ok(Overview {
            mean: if complete {
                Some(mean(&scores, self.pack.units.decimals)?)
            } else {
                None
            },
            units: results,
            weakest: self.weakest(&answers)?,
        })
    }

    /// The indicators as units answered them, weakest first.
    pub fn weakest(&self, units: &[&Answers]) -> Result<Vec<Weakness>, Overflow> {
        let mut placed_units = Vec::with_capacity(units.len());
        for answers in units {
            placed_units.push(placed(self, answers).0);
        }
        let mut found: Vec<Weakness> = Vec::new();
        for (n, node, coefficient) in self.weighed(&self.all) {
            let mut sum = Ratio::ZERO;
            let mut units: u32 = 0;
            for given in &placed_units {
                if let Some(value) = given.get(n).and_then(|given| given.value()) {
                    sum = sum.plus(value);
                    units = units.saturating_add(1);
                }
            }
            if node.is_group() || units == 0 || !coefficient.is_positive() {
                continue;
            }
            let mean = sum.divided_by(Ratio::whole(units));
            let reached = mean.minus(node.min).divided_by(node.max.minus(node.min));
            let lost = node.max.minus(mean).times(coefficient);
            let weakness = Weakness {
                indicator: node.id.clone(),
                reached: reached.times(Ratio::whole(100)).to_places(2)?,
                lost: lost.to_places(self.pack.decimals)?,
                units,
            };
            // Sorted as they come.
            let stronger = found
                .iter()
                .position(|other| (other.reached, weakness.lost) > (weakness.reached, other.lost));
            found.insert(stronger.unwrap_or(found.len()), weakness);
        }
        Ok(found)
    }
}
