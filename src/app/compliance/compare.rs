//! Periods and units side by side, and why the mean of all units moved.

use super::assessment::Assessment;
use super::assessments::Assessments;
use crate::compliance::answers::Answers;
use crate::compliance::change::{Change, UnitScore, explain_change, mean};
use crate::compliance::score::{PartScore, Score};
use crate::compliance::tree::Tree;
use crate::compliance::units::Weakness;
use crate::document::csv::{self, Cell};
use crate::document::{Fault, Id};
use crate::money::Points;
use std::rc::Rc;

/// An assessment of an instrument with what it comes to.
#[derive(Clone, Debug)]
pub struct Row {
    /// The assessment.
    pub assessment: Rc<Assessment>,
    /// Its answers as the engine takes them.
    answers: Rc<Answers>,
    /// Its score.
    pub score: Rc<Score>,
}

impl Row {
    fn of(assessment: &Rc<Assessment>, tree: &Tree) -> Option<Self> {
        let answers = assessment.answers();
        Some(Self {
            assessment: Rc::clone(assessment),
            score: Rc::new(tree.score(&answers).ok()?),
            answers: Rc::new(answers),
        })
    }
}

/// The assessments of an instrument that have any answer, by period and then by unit. What was worked
/// out before of an assessment that is still the same is taken over.
pub fn rows(assessments: &Assessments, tree: &Tree, instrument: &str, before: &[Row]) -> Vec<Row> {
    let assessments = assessments.list.iter();
    let assessments = assessments.filter(|assessment| assessment.instrument == instrument);
    let scored = assessments.filter_map(|assessment| {
        let known = before
            .iter()
            .find(|row| Rc::ptr_eq(&row.assessment, assessment));
        let row = known.cloned().or_else(|| Row::of(assessment, tree))?;
        (row.score.answered > 0).then_some(row)
    });
    let mut rows: Vec<Row> = scored.collect();
    rows.sort_by(|a, b| {
        let key = |row: &Row| (row.assessment.period.clone(), row.assessment.unit.clone());
        key(a).cmp(&key(b))
    });
    rows
}

/// The periods of rows, each once.
fn periods(rows: &[Row]) -> Vec<&str> {
    let mut periods: Vec<&str> = rows.iter().map(|row| &*row.assessment.period).collect();
    periods.dedup();
    periods
}

/// The mean of a period; none while a unit of it has no score yet.
fn mean_of(rows: &[Row], period: &str, tree: &Tree) -> Option<Points> {
    let of_period = rows.iter().filter(|row| row.assessment.period == period);
    let scores: Option<Vec<Points>> = of_period.map(|row| row.score.score).collect();
    mean(&scores?, tree.pack.units.decimals).ok()
}

/// The scores of a unit by period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trend {
    /// The unit.
    pub unit: String,
    /// By period the lowest and the highest score it can end in; one and the same where it is
    /// complete.
    pub scores: Vec<(String, Points, Points)>,
}

/// All units of an instrument.
fn trends(rows: &[Row]) -> Vec<Trend> {
    let mut found: Vec<Trend> = Vec::new();
    for row in rows {
        let Score {
            score,
            lowest,
            highest,
            ..
        } = &*row.score;
        let (low, high) = (
            score.unwrap_or(lowest.score),
            score.unwrap_or(highest.score),
        );
        let point = (row.assessment.period.clone(), low, high);
        match found
            .iter_mut()
            .find(|trend| trend.unit == row.assessment.unit)
        {
            Some(trend) => trend.scores.push(point),
            None => found.push(Trend {
                unit: row.assessment.unit.clone(),
                scores: vec![point],
            }),
        }
    }
    found
}

/// Why the mean moved, and whom it leaves out.
#[derive(Clone, Debug)]
pub struct Moved {
    /// The change and its parts.
    pub change: Change,
    /// Each unit's name beside the change it makes.
    pub units: Vec<String>,
    /// Units and periods whose score is not complete: they do not count.
    pub incomplete: Vec<(String, String)>,
}

/// Splits the change of the mean between two periods.
fn moved(rows: &[Row], before: &str, after: &str, tree: &Tree) -> Result<Moved, Vec<Fault>> {
    let mut names: Vec<&str> = rows.iter().map(|row| &*row.assessment.unit).collect();
    names.sort_unstable();
    names.dedup();
    let id = |unit: &str| {
        let place = names.iter().position(|name| *name == unit)?;
        Id::parse(&format!("u{place}"))
    };
    let list = |period: &str| -> Vec<UnitScore> {
        let of_period = rows.iter().filter(|row| row.assessment.period == period);
        let scores = of_period.filter_map(|row| {
            let (unit, score) = (id(&row.assessment.unit)?, row.score.score?);
            Some(UnitScore { unit, score })
        });
        scores.collect()
    };
    let decimals = tree.pack.units.decimals;
    let change = explain_change(&list(before), &list(after), decimals)?;
    let name = |wanted: &Id| {
        let found = names.iter().find(|name| id(name).as_ref() == Some(wanted));
        found.map(|name| (*name).to_owned()).unwrap_or_default()
    };
    let compared = |row: &&Row| {
        row.score.score.is_none() && [before, after].contains(&&*row.assessment.period)
    };
    let incomplete = rows.iter().filter(compared);
    Ok(Moved {
        units: change.units.iter().map(|unit| name(&unit.unit)).collect(),
        incomplete: incomplete
            .map(|row| (row.assessment.unit.clone(), row.assessment.period.clone()))
            .collect(),
        change,
    })
}

/// A dimension of the instrument as the units of a period fare in it.
#[derive(Clone, Debug)]
pub struct Dimension {
    /// Id of the dimension.
    pub id: Id,
    /// Each unit with its part of the score.
    pub units: Vec<(String, PartScore)>,
    /// The mean of the units; none while one of them is open.
    pub mean: Option<Points>,
}

/// The dimensions of an instrument across the units of a period.
fn dimensions(rows: &[Row], period: &str, tree: &Tree) -> Vec<Dimension> {
    let mut found: Vec<Dimension> = Vec::new();
    for row in rows.iter().filter(|row| row.assessment.period == period) {
        for part in row.score.parts.iter().filter(|part| part.within.is_none()) {
            let unit = (row.assessment.unit.clone(), part.clone());
            match found.iter_mut().find(|dimension| dimension.id == part.id) {
                Some(dimension) => dimension.units.push(unit),
                None => found.push(Dimension {
                    id: part.id.clone(),
                    units: vec![unit],
                    mean: None,
                }),
            }
        }
    }
    for dimension in &mut found {
        let values = dimension.units.iter().map(|(_, part)| part.value);
        let values: Option<Vec<Points>> = values.collect();
        dimension.mean = values.and_then(|values| mean(&values, tree.pack.units.decimals).ok());
    }
    found
}

/// The indicators of a period, weakest first.
fn weakest(rows: &[Row], period: &str, tree: &Tree) -> Vec<Weakness> {
    let of_period = rows.iter().filter(|row| row.assessment.period == period);
    let answers: Vec<&Answers> = of_period.map(|row| &*row.answers).collect();
    tree.weakest(&answers).unwrap_or_default()
}

/// Two periods, and why the mean moved between them.
#[derive(Clone, Debug)]
pub struct Between {
    /// The earlier one.
    pub before: String,
    /// The later one.
    pub after: String,
    /// Why it moved, or why that cannot be said.
    pub moved: Result<Moved, Vec<Fault>>,
}

/// The two periods chosen, or else the last two; none where there is but one.
fn between(
    rows: &[Row],
    chosen: &(Option<String>, Option<String>),
    tree: &Tree,
) -> Option<Between> {
    let periods = periods(rows);
    let [.., last_but_one, last] = &*periods else {
        return None;
    };
    let known = |chosen: &Option<String>| {
        let mut periods = periods.iter().copied();
        periods.find(|period| Some(*period) == chosen.as_deref())
    };
    let before = known(&chosen.0).unwrap_or(last_but_one);
    let after = known(&chosen.1).unwrap_or(last);
    Some(Between {
        moved: moved(rows, before, after, tree),
        before: before.to_owned(),
        after: after.to_owned(),
    })
}

/// The units and periods of an instrument side by side.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// The assessments with what they come to, by period and then by unit.
    pub rows: Vec<Row>,
    /// The periods, each with its mean if every unit of it has a score.
    pub means: Vec<(String, Option<Points>)>,
    /// The period in work, dimension by dimension.
    pub dimensions: Vec<Dimension>,
    /// The indicators of the period in work, weakest first.
    pub weakest: Vec<Weakness>,
    /// The scores of units from period to period.
    pub trends: Vec<Trend>,
    /// Why the mean moved between two periods.
    pub between: Option<Between>,
}

impl Comparison {
    /// Works it out of rows, for a period in work and two periods to compare, as far as chosen.
    pub fn of(
        rows: Vec<Row>,
        tree: &Tree,
        period: &str,
        compared: &(Option<String>, Option<String>),
    ) -> Self {
        let means = periods(&rows).into_iter();
        let means = means.map(|period| (period.to_owned(), mean_of(&rows, period, tree)));
        Self {
            means: means.collect(),
            dimensions: dimensions(&rows, period, tree),
            weakest: weakest(&rows, period, tree),
            trends: trends(&rows),
            between: between(&rows, compared, tree),
            rows,
        }
    }
}

/// The table of all scores: unit, period, score, class, answered, questions.
pub fn csv<'a>(rows: &'a [Row], head: &'a str) -> String {
    let rows = rows.iter().map(
        |Row {
             assessment, score, ..
         }| {
            let points = score.score.map(|score| score.to_string());
            vec![
                Cell::Text(&assessment.unit),
                Cell::Text(&assessment.period),
                Cell::Number(points.unwrap_or_default()),
                Cell::Text(score.class.as_deref().unwrap_or_default()),
                Cell::Number(score.answered.to_string()),
                Cell::Number(score.questions.to_string()),
            ]
        },
    );
    csv::written(std::iter::once(csv::names(head)).chain(rows))
}
