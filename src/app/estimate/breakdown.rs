//! The breakdown of an estimate: its lines in order, a total after each stage, and where each
//! stands on the scale of the waterfall.

use crate::allowance::Estimate;
use crate::allowance::ledger::{Line, Stage};
use crate::money::Rupiah;

/// One row of the table, and one bar of the waterfall.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row<'a> {
    /// A line of the estimate.
    Line(&'a Line),
    /// The result at the end of a stage.
    Total(Stage, Rupiah),
}

impl Row<'_> {
    /// Nothing was added or taken away.
    pub fn is_zero(&self) -> bool {
        matches!(self, Self::Line(line) if line.amount == Rupiah::ZERO)
    }
}

/// Every row, zeros included.
pub fn rows(estimate: &Estimate) -> Vec<Row<'_>> {
    let totals = &estimate.totals;
    [
        (Stage::Entitlement, totals.entitlement),
        (Stage::Scores, totals.gross),
        (Stage::Withholding, totals.net),
    ]
    .into_iter()
    .flat_map(|(stage, total)| {
        let lines = estimate
            .lines
            .iter()
            .filter(move |line| line.stage == stage);
        lines.map(Row::Line).chain([Row::Total(stage, total)])
    })
    .collect()
}

/// The key of what the result at the end of a stage is called.
pub fn total_key(stage: Stage) -> &'static str {
    match stage {
        Stage::Entitlement => "total.entitlement",
        Stage::Scores => "total.gross",
        Stage::Withholding => "total.net",
    }
}

/// From where to where a row's bar goes, in thousandths of the width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bar {
    /// Left end.
    pub from: i64,
    /// Width.
    pub width: i64,
    /// What it shows.
    pub kind: BarKind,
}

/// What a bar shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BarKind {
    /// A result.
    Total,
    /// Something added.
    Added,
    /// Something taken away.
    Taken,
}

/// The bar of a row on the scale of an estimate.
pub fn bar(row: &Row<'_>, estimate: &Estimate) -> Bar {
    let (start, end, kind) = match row {
        Row::Total(_, total) => (0, total.whole(), BarKind::Total),
        Row::Line(line) => {
            let end = line.running.whole();
            let start = end.saturating_sub(line.amount.whole());
            let kind = if end < start {
                BarKind::Taken
            } else {
                BarKind::Added
            };
            (start, end, kind)
        }
    };
    let largest = estimate.lines.iter().map(|line| line.running.whole()).max();
    let scale = largest.unwrap_or_default().max(1);
    let at = |amount: i64| {
        let thousandths = amount.saturating_mul(1000).checked_div(scale);
        thousandths.unwrap_or_default().clamp(0, 1000)
    };
    let (left, right) = (at(start.min(end)), at(start.max(end)));
    Bar {
        from: left,
        width: right.saturating_sub(left),
        kind,
    }
}
