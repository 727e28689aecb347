//! Several units of one instansi: their scores, the mean, and their weakest indicators.

use super::answers::{Answers, placed};
use super::change::mean;
use super::fault;
use super::ratio::Ratio;
use super::score::Score;
use super::tree::Tree;
use crate::document::{Fault, Id, Path, Reason};
use crate::money::{Overflow, Points};
use serde::Serialize;

crate::record! {
    /// A unit and its answers.
    pub struct UnitAnswers("Jawaban unit", "Jawaban satu unit.") {
        /// The unit.
        unit: Id = "unit", "Kode unit";
        /// What it answered.
        answers: Answers = "answers", "Jawaban";
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
        let scores: Option<Vec<Points>> = results.iter().map(|unit| unit.result.score).collect();
        let scores = scores.filter(|scores| !scores.is_empty());
        Ok(Overview {
            mean: scores
                .map(|scores| mean(&scores, self.pack.units.decimals))
                .transpose()?,
            units: results,
            weakest: self.weakest(units)?,
        })
    }

    fn weakest(&self, units: &[UnitAnswers]) -> Result<Vec<Weakness>, Overflow> {
        let placed: Vec<_> = units
            .iter()
            .map(|unit| placed(self, &unit.answers).0)
            .collect();
        let mut found = Vec::new();
        for (n, node, coefficient) in self.weighed(&self.all) {
            let answers = placed.iter().filter_map(|given| given.get(n)?.value());
            let answers: Vec<Ratio> = answers.collect();
            let Ok(count) = u32::try_from(answers.len()) else {
                continue;
            };
            if node.is_group() || count == 0 || !coefficient.is_positive() {
                continue;
            }
            let mean = Ratio::sum(answers)?.divided_by(Ratio::whole(count))?;
            let span = node.max.minus(node.min)?;
            let reached = mean.minus(node.min)?.divided_by(span)?;
            found.push(Weakness {
                indicator: node.id.clone(),
                reached: reached.times(Ratio::whole(100))?.round(2)?,
                lost: node
                    .max
                    .minus(mean)?
                    .times(coefficient)?
                    .round(self.pack.decimals)?,
                units: count,
            });
        }
        found.sort_by(|a, b| (a.reached, b.lost).cmp(&(b.reached, a.lost)));
        Ok(found)
    }
}
