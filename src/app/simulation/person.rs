//! One person under both rules: the same lines, what each comes to, and the difference. The lines
//! of an estimate add up to its net amount, so their differences add up to the difference.

use super::sides::Sides;
use crate::allowance::case::Case;
use crate::allowance::ledger::{Line, Name, Stage};
use crate::allowance::{Estimate, estimate};
use crate::document::{Fault, Value, read};
use crate::money::Rupiah;
use crate::simulation::run::Both;

/// One person under both.
#[derive(Clone, Debug)]
pub struct Person {
    /// The row, and who stands there.
    pub both: Both,
    /// What each comes to, or why it comes to nothing.
    pub outcomes: [Result<Estimate, Vec<Fault>>; 2],
    /// The lines, where both come to something.
    pub rows: Vec<Row>,
}

/// A line under both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it is.
    pub name: Name,
    /// Which rule knows its name: 0 for today's.
    pub side: usize,
    /// Under today's rule and the draft: a line that is not there is nothing.
    pub amounts: [Rupiah; 2],
}

impl Row {
    /// How much more, or less.
    pub fn difference(&self) -> Rupiah {
        let [before, after] = self.amounts;
        after.minus(before).unwrap_or_default()
    }
}

impl Person {
    /// Out of the cases of a row.
    pub fn of(sides: &Sides, both: Both) -> Self {
        let outcome = |side, case: &Option<Value>| {
            let case: Case = read(case.as_ref().unwrap_or(&Value::Null))?;
            estimate(sides.regulation(side), &case, true)
        };
        let outcomes = [outcome(0, &both.before), outcome(1, &both.after)];
        let rows = match &outcomes {
            [Ok(before), Ok(after)] => rows(before, after),
            _ => Vec::new(),
        };
        Self {
            both,
            outcomes,
            rows,
        }
    }

    /// Why the rule of a side refuses the row in a field.
    pub fn fault(&self, side: usize, path: &str) -> Option<&Fault> {
        let faults = self.outcomes.get(side)?.as_ref().err()?;
        faults.iter().find(|fault| fault.path == path)
    }
}

/// Every line once that is something under either, stage by stage, those of today's rule first.
fn rows(before: &Estimate, after: &Estimate) -> Vec<Row> {
    let mut rows: Vec<(Stage, Row)> = Vec::new();
    for stage in Stage::ALL {
        for (side, estimate) in [before, after].into_iter().enumerate() {
            for line in estimate.lines.iter().filter(|line| line.stage == stage) {
                put(&mut rows, side, line);
            }
        }
    }
    let is_nothing = |row: &Row| row.amounts == [Rupiah::ZERO; 2];
    let rows = rows.into_iter().map(|(_, row)| row);
    rows.filter(|row| !is_nothing(row)).collect()
}

/// Adds what a line comes to, to the row of its name.
fn put(rows: &mut Vec<(Stage, Row)>, side: usize, line: &Line) {
    let is_it = |(stage, row): &(Stage, Row)| *stage == line.stage && row.name == line.name;
    let place = rows.iter().position(is_it).unwrap_or(rows.len());
    if place == rows.len() {
        let row = Row {
            name: line.name.clone(),
            side,
            amounts: [Rupiah::ZERO; 2],
        };
        rows.push((line.stage, row));
    }
    let amounts = rows.get_mut(place).map(|(_, row)| &mut row.amounts);
    if let Some(amount) = amounts.and_then(|amounts| amounts.get_mut(side)) {
        *amount = amount.plus(line.amount).unwrap_or(*amount);
    }
}
