//! Periods and units side by side, and why the mean of all units moved.

use super::book::Book;
use super::sheet::Sheet;
use crate::compliance::change::{Change, UnitScore, explain_change, mean};
use crate::compliance::score::{PartScore, Score};
use crate::compliance::tree::Tree;
use crate::compliance::units::{UnitAnswers, Weakness};
use crate::document::csv::{self, Cell};
use crate::document::{Fault, Id};
use crate::money::Points;

/// A sheet of an instrument with its score.
#[derive(Clone, Debug)]
pub struct Row<'b> {
    /// The sheet.
    pub sheet: &'b Sheet,
    /// What it comes to.
    pub score: Score,
}

/// The sheets of an instrument that have any answer, by period and then by unit.
pub fn rows<'b>(book: &'b Book, tree: &Tree, instrument: &str) -> Vec<Row<'b>> {
    let sheets = book
        .sheets
        .iter()
        .filter(|sheet| sheet.instrument == instrument);
    let scored = sheets.filter_map(|sheet| {
        let score = tree.score(&sheet.answers()).ok()?;
        (score.answered > 0).then_some(Row { sheet, score })
    });
    let mut rows: Vec<Row<'b>> = scored.collect();
    rows.sort_by(|a, b| {
        let key = |row: &Row<'b>| (&row.sheet.period, &row.sheet.unit);
        key(a).cmp(&key(b))
    });
    rows
}

/// The periods of rows, each once.
pub fn periods<'b>(rows: &[Row<'b>]) -> Vec<&'b str> {
    let mut periods: Vec<&str> = rows.iter().map(|row| &*row.sheet.period).collect();
    periods.dedup();
    periods
}

/// The mean of a period; none while a unit of it has no score yet.
pub fn mean_of(rows: &[Row<'_>], period: &str, tree: &Tree) -> Option<Points> {
    let of_period = rows.iter().filter(|row| row.sheet.period == period);
    let scores: Option<Vec<Points>> = of_period.map(|row| row.score.score).collect();
    mean(&scores?, tree.pack.units.decimals).ok()
}

/// Units by name, each with its scores by period: what a trend is drawn from.
pub fn trends<'b>(rows: &[Row<'b>]) -> Vec<(&'b str, Vec<(&'b str, Points)>)> {
    let mut found: Vec<(&str, Vec<(&str, Points)>)> = Vec::new();
    for row in rows {
        let Some(score) = row.score.score else {
            continue;
        };
        let point = (&*row.sheet.period, score);
        match found.iter_mut().find(|(unit, _)| *unit == row.sheet.unit) {
            Some((_, points)) => points.push(point),
            None => found.push((&*row.sheet.unit, vec![point])),
        }
    }
    found.retain(|(_, points)| points.len() > 1);
    found
}

/// Why the mean moved, and whom it leaves out.
#[derive(Clone, Debug)]
pub struct Moved<'b> {
    /// The change and its parts.
    pub change: Change,
    /// Each unit's name beside the change it makes.
    pub units: Vec<&'b str>,
    /// Units and periods whose score is not complete: they do not count.
    pub incomplete: Vec<(&'b str, &'b str)>,
}

/// Splits the change of the mean between two periods.
pub fn moved<'b>(
    rows: &[Row<'b>],
    before: &str,
    after: &str,
    tree: &Tree,
) -> Result<Moved<'b>, Vec<Fault>> {
    let mut names: Vec<&str> = rows.iter().map(|row| &*row.sheet.unit).collect();
    names.sort_unstable();
    names.dedup();
    let id = |unit: &str| {
        let place = names.iter().position(|name| *name == unit)?;
        Id::parse(&format!("u{place}"))
    };
    let list = |period: &str| -> Vec<UnitScore> {
        let of_period = rows.iter().filter(|row| row.sheet.period == period);
        let scores = of_period.filter_map(|row| {
            let (unit, score) = (id(&row.sheet.unit)?, row.score.score?);
            Some(UnitScore { unit, score })
        });
        scores.collect()
    };
    let decimals = tree.pack.units.decimals;
    let change = explain_change(&list(before), &list(after), decimals)?;
    let name = |wanted: &Id| {
        let found = names.iter().find(|name| id(name).as_ref() == Some(wanted));
        found.copied().unwrap_or_default()
    };
    let compared =
        |row: &&Row<'b>| row.score.score.is_none() && [before, after].contains(&&*row.sheet.period);
    let incomplete = rows.iter().filter(compared);
    Ok(Moved {
        units: change.units.iter().map(|unit| name(&unit.unit)).collect(),
        incomplete: incomplete
            .map(|row| (&*row.sheet.unit, &*row.sheet.period))
            .collect(),
        change,
    })
}

/// A dimension of the instrument as the units of a period fare in it.
#[derive(Clone, Debug)]
pub struct Dimension<'b> {
    /// Id of the dimension.
    pub id: Id,
    /// Each unit with its part of the score.
    pub units: Vec<(&'b str, PartScore)>,
    /// The mean of the units; none while one of them is open.
    pub mean: Option<Points>,
}

/// The dimensions of an instrument across the units of a period.
pub fn dimensions<'b>(rows: &[Row<'b>], period: &str, tree: &Tree) -> Vec<Dimension<'b>> {
    let mut found: Vec<Dimension<'b>> = Vec::new();
    for row in rows.iter().filter(|row| row.sheet.period == period) {
        for part in row.score.parts.iter().filter(|part| part.within.is_none()) {
            let unit = (&*row.sheet.unit, part.clone());
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
pub fn weakest(rows: &[Row<'_>], period: &str, tree: &Tree) -> Vec<Weakness> {
    let of_period = rows.iter().filter(|row| row.sheet.period == period);
    let units = of_period.enumerate().filter_map(|(n, row)| {
        Some(UnitAnswers {
            unit: Id::parse(&format!("u{n}"))?,
            answers: row.sheet.answers(),
        })
    });
    let units: Vec<UnitAnswers> = units.collect();
    tree.overview(&units)
        .map(|overview| overview.weakest)
        .unwrap_or_default()
}

/// The table of all scores: unit, period, score, class, answered, questions.
pub fn csv<'a>(rows: &'a [Row<'_>], head: &'a str) -> String {
    let rows = rows.iter().map(|Row { sheet, score }| {
        let points = score.score.map(|score| score.to_string());
        vec![
            Cell::Text(&sheet.unit),
            Cell::Text(&sheet.period),
            Cell::Number(points.unwrap_or_default()),
            Cell::Text(score.class.as_deref().unwrap_or_default()),
            Cell::Number(score.answered.to_string()),
            Cell::Number(score.questions.to_string()),
        ]
    });
    csv::written(std::iter::once(csv::names(head)).chain(rows))
}
