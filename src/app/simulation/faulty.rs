//! What could not be counted, row by row, for whoever mends the roster.

use super::state::Finished;
use crate::app::kit::sentence;
use crate::app::kit::trouble::Trouble;
use crate::app::kit::words::Words;
use crate::document::csv::{Cell, names, written};
use crate::document::{Fault, Table};
use crate::simulation::flaw::Flaw;
use crate::simulation::run::Refusal;
use std::borrow::Cow;

/// One thing wrong with a row, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Faulty {
    /// As a spreadsheet counts it.
    pub row: u32,
    /// The column.
    pub column: String,
    /// What stands there.
    pub value: String,
    /// What is wrong with it.
    pub reason: String,
    /// What would mend it.
    pub repair: String,
    /// The row counts all the same.
    pub counts: bool,
}

/// All that is wrong, by rows.
pub fn all(words: &Words, finished: &Finished, reasons: &Table<usize, Fault>) -> Vec<Faulty> {
    let summary = &finished.summary;
    let flaws = summary.flaws.iter().map(|flaw| of_flaw(words, flaw));
    let refused = summary.refused_rows.iter().filter_map(|refused| {
        let place = usize::try_from(refused.refusal).ok()?;
        let refusal = summary.refusals.get(place)?;
        Some(Faulty {
            row: refused.row,
            column: called(words, &refusal.path).into_owned(),
            value: String::new(),
            reason: reason(words, refusal, reasons.get(&place)),
            repair: words.get("simulation.repair.refused").to_owned(),
            counts: false,
        })
    });
    let mut all: Vec<Faulty> = flaws.chain(refused).collect();
    all.sort_by_key(|faulty| faulty.row);
    all
}

fn of_flaw(words: &Words, flaw: &Flaw) -> Faulty {
    let why = flaw.why.word();
    let other = flaw.other.map(|row| row.to_string()).unwrap_or_default();
    let field = flaw
        .field
        .map(|field| format!("simulation.field.{}", field.word()));
    Faulty {
        row: flaw.row,
        column: field
            .map(|key| words.get(&key).to_owned())
            .unwrap_or_default(),
        value: flaw.value.clone().unwrap_or_default(),
        reason: words.say(&format!("simulation.why.{why}"), &[("other", &other)]),
        repair: words.get(&format!("simulation.repair.{why}")).to_owned(),
        counts: flaw.why.row_counts(),
    }
}

/// Why a rule refuses rows: whose rule, and what it says of the first of them.
pub fn reason(words: &Words, refusal: &Refusal, fault: Option<&Fault>) -> String {
    let side = words.get(match refusal.side {
        0 => "simulation.before",
        _ => "simulation.after",
    });
    let said = fault.map(|fault| {
        let called = |path: &str| called(words, path).into_owned();
        sentence::trouble(words, &Trouble::Fault(fault.clone()), &called)
    });
    let said = said.unwrap_or_else(|| words.get("simulation.refused.plain").to_owned());
    [side, ": ", &said].concat()
}

/// What a field of the case is called.
pub fn called<'w>(words: &'w Words, path: &'w str) -> Cow<'w, str> {
    if let Some(criterion) = path.strip_prefix("$.position.criteria.") {
        return words
            .get(&["criterion.", criterion].concat())
            .to_owned()
            .into();
    }
    let key = ["simulation.path", path.trim_start_matches('$')].concat();
    words.find(&key).unwrap_or(path).to_owned().into()
}

/// The list as a file for a spreadsheet; `head` names its columns. The sheet of a workbook stands in
/// the last.
pub fn file(all: &[Faulty], head: &str, sheet: Option<&str>) -> String {
    let rows = all.iter().map(|faulty| {
        let texts = [
            &faulty.column,
            &faulty.value,
            &faulty.reason,
            &faulty.repair,
        ];
        let row = Cell::Number(faulty.row.to_string());
        let texts = texts.map(|text| Cell::Text(text));
        let sheet = Cell::Text(sheet.unwrap_or_default());
        std::iter::once(row).chain(texts).chain([sheet]).collect()
    });
    written(std::iter::once(names(head)).chain(rows))
}
