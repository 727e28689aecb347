//! Situations side by side: the same lines, and what each comes to. The lines of a situation add up
//! to its net amount, so what differs in them adds up to the difference.

use super::draft::Draft;
use super::form;
use super::numbers;
use super::worked_out::worked_out;
use crate::allowance::Estimate;
use crate::allowance::ledger::{Line, Name, Stage};
use crate::app::kit::situation::Situation;
use crate::document::Month;
use crate::document::order::by_number;
use crate::money::Rupiah;
use crate::regulation::Regulation;
use crate::regulation::library::Library;
use crate::regulation::pack::RegionalPack;
use std::rc::Rc;

/// A situation and what it comes to; nothing where something in it is still to be answered or mended.
#[derive(Clone, Debug)]
pub struct Beside {
    /// Its place in the list.
    pub place: usize,
    /// Its month.
    pub month: Month,
    /// What it comes to, and by which rule.
    pub outcome: Option<(Rc<Regulation>, Rc<Estimate>)>,
}

/// Situations side by side.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// The situations, in the order of the list.
    pub columns: Vec<Beside>,
    /// The lines that are not the same in all.
    pub rows: Vec<Row>,
    /// How many are.
    pub equal: usize,
}

/// A line, and what it comes to in each situation.
#[derive(Clone, Debug)]
pub struct Row {
    /// What it is.
    pub name: Name,
    /// The rule that knows its name.
    pub regulation: Rc<Regulation>,
    /// By column; nothing where the situation comes to nothing.
    pub amounts: Vec<Option<Rupiah>>,
}

/// What a situation comes to, and by which rule; none where it has no answer.
pub fn outcome(
    library: &Library,
    situation: &Situation,
    month: Month,
    unit: Option<&str>,
) -> Option<(Rc<Regulation>, Rc<Estimate>)> {
    let key = situation.regulation.as_deref()?;
    let draft = Draft {
        answers: situation.answers.clone(),
        numbers: situation.numbers.clone(),
        packs: Vec::new(),
    };
    let pack = library.choose(key, std::iter::empty()).ok()?.pack;
    let own = numbers::read(&pack, draft.numbers_of(key)).ok()?;
    let own = own
        .iter()
        .map(|(path, value)| (path.as_str(), value.clone()));
    let regulation = library.choose(key, own).ok()?.regulation;
    let form = form::form(&regulation, &draft, month, unit);
    let worked_out = worked_out(&regulation, &form, &draft, true).ok()?;
    Some((regulation, Rc::new(worked_out.estimate)))
}

impl Comparison {
    /// Of some situations, in the order of their places.
    pub fn of(columns: Vec<Beside>) -> Self {
        let place = |column: &Beside| i64::try_from(column.place).unwrap_or(i64::MAX);
        let columns = by_number(columns, place);
        let rows = Stage::ALL
            .iter()
            .flat_map(|stage| rows_of(&columns, *stage));
        let (rows, equal): (Vec<Row>, Vec<Row>) = rows.partition(Row::differs);
        Self {
            columns,
            rows,
            equal: equal.len(),
        }
    }
}

impl Beside {
    /// The net amount.
    pub fn net(&self) -> Option<Rupiah> {
        let (_, estimate) = self.outcome.as_ref()?;
        Some(estimate.totals.net)
    }

    /// The rule it goes by.
    pub fn rule(&self) -> Option<&RegionalPack> {
        let (regulation, _) = self.outcome.as_ref()?;
        Some(&regulation.regional)
    }

    fn lines(&self, stage: Stage) -> impl Iterator<Item = (&Rc<Regulation>, &Line)> {
        self.outcome.iter().flat_map(move |(regulation, estimate)| {
            let lines = estimate.lines.iter();
            lines
                .filter(move |line| line.stage == stage)
                .map(move |line| (regulation, line))
        })
    }

    /// What lines of a name come to: none is nothing gained or lost.
    fn amount(&self, stage: Stage, name: &Name) -> Option<Rupiah> {
        self.outcome.as_ref()?;
        let mut lines = self.lines(stage).filter(|(_, line)| line.name == *name);
        lines.try_fold(Rupiah::ZERO, |sum, (_, line)| sum.plus(line.amount).ok())
    }
}

impl Row {
    fn differs(&self) -> bool {
        let mut known = self.amounts.iter().flatten();
        let first = known.next();
        known.any(|amount| Some(amount) != first)
    }
}

/// Every line of a stage once, those of the first situation first.
fn rows_of(columns: &[Beside], stage: Stage) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for (regulation, line) in columns.iter().flat_map(|column| column.lines(stage)) {
        if rows.iter().any(|row| row.name == line.name) {
            continue;
        }
        let amounts = columns.iter();
        rows.push(Row {
            name: line.name.clone(),
            regulation: Rc::clone(regulation),
            amounts: amounts
                .map(|column| column.amount(stage, &line.name))
                .collect(),
        });
    }
    rows
}
