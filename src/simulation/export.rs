//! What leaves a run in rows: everybody with both figures as a file, and the people of one part.

use super::roster::Roster;
use super::run::{Outcome, Run};
use super::summary::By;
use crate::allowance::Totals;
use crate::document::csv::{Cell, names, plain, written};
use crate::money::{Rupiah, SignedRupiah};

crate::record! {
    /// Somebody in a list.
    pub struct Listed("Pegawai", "Seorang pegawai dalam daftar.") {
        row: u32, "Baris";
        name: Option<String>, "Nama";
        unit: Option<String>, "Perangkat daerah";
        before: SignedRupiah, "Diterima sekarang";
        after: SignedRupiah, "Diterima menurut rancangan";
    }
}

/// The people of a part, those first whose figure changes most, and at most so many.
pub fn people(run: &Run, roster: &Roster, part: Option<(By, &str)>, most: usize) -> Vec<Listed> {
    let is_in = |outcome: &&Outcome| part.is_none_or(|(by, name)| by.of(run, outcome) == name);
    let mut found: Vec<&Outcome> = run.outcomes.iter().filter(is_in).collect();
    found.sort_by_key(|outcome| {
        let difference = outcome.difference().map_or(0, Rupiah::whole);
        std::cmp::Reverse(difference.unsigned_abs())
    });
    let found = found.into_iter().take(most);
    found
        .filter_map(|outcome| listed(roster, outcome))
        .collect()
}

fn listed(roster: &Roster, outcome: &Outcome) -> Option<Listed> {
    let facts = roster.read(outcome.place)?.0.facts?;
    let text = |text: String| (!text.is_empty()).then_some(text);
    let net = |totals: &Totals| SignedRupiah(totals.net);
    let [before, after] = outcome.totals.each_ref().map(net);
    Some(Listed {
        row: outcome.row,
        name: text(facts.name),
        unit: text(facts.unit),
        before,
        after,
    })
}

/// The people of some rows, in their order.
pub fn of_rows(run: &Run, roster: &Roster, rows: &[u32]) -> Vec<Listed> {
    let outcome = |row: &u32| {
        let place = run
            .outcomes
            .binary_search_by_key(row, |outcome| outcome.row);
        run.outcomes.get(place.ok()?)
    };
    let outcomes = rows.iter().filter_map(outcome);
    outcomes
        .filter_map(|outcome| listed(roster, outcome))
        .collect()
}

/// Everybody with both figures, as a file for a spreadsheet; `head` names its columns.
pub fn file(run: &Run, roster: &Roster, head: &str) -> String {
    let everybody = everybody(run, roster);
    written(std::iter::once(names(head)).chain(everybody.iter().map(Figures::cells)))
}

/// The same for a program.
pub fn table(run: &Run, roster: &Roster, head: &str) -> String {
    let everybody = everybody(run, roster);
    plain(std::iter::once(names(head)).chain(everybody.iter().map(Figures::cells)))
}

/// Who somebody is, and both figures.
struct Figures<'r> {
    outcome: &'r Outcome,
    texts: [String; 4],
}

fn everybody<'r>(run: &'r Run, roster: &Roster) -> Vec<Figures<'r>> {
    let figures = |outcome: &'r Outcome| {
        let facts = roster.read(outcome.place)?.0.facts?;
        let nip = facts.nip.unwrap_or_default();
        let texts = [nip, facts.name, facts.unit, facts.position];
        Some(Figures { outcome, texts })
    };
    run.outcomes.iter().filter_map(figures).collect()
}

impl Figures<'_> {
    fn cells(&self) -> Vec<Cell<'_>> {
        let outcome = self.outcome;
        let mut cells = vec![Cell::Number(outcome.row.to_string())];
        cells.extend(self.texts.iter().map(|text| Cell::Text(text)));
        cells.push(Cell::Number(outcome.class.to_string()));
        cells.push(Cell::Text(outcome.employment.word()));
        for totals in &outcome.totals {
            let amounts = [
                totals.entitlement,
                totals.gross,
                totals.net,
                totals.region_cost,
            ];
            cells.extend(amounts.map(|amount| Cell::Number(amount.to_string())));
        }
        let difference = outcome.difference().unwrap_or_default();
        cells.push(Cell::Number(difference.to_string()));
        cells
    }
}
