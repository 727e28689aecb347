//! The numbers behind an answer that nobody has confirmed, in one place: of the sections of the pack
//! that are assumed, those that lines rest on.

use super::numbers::{self, Number};
use crate::allowance::ledger::{Line, Name};
use crate::document::order::by_number;
use crate::money::Rupiah;
use crate::provision::{Confidence, Source};
use crate::regulation::library::Chosen;

/// A section of a pack that is assumed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assumption {
    /// What it says of itself.
    pub source: Source,
    /// The lines that rest on it.
    pub lines: Vec<Name>,
    /// What those lines come to together, added or taken away.
    pub touches: Rupiah,
    /// Its numbers, each to be replaced by the person's own.
    pub numbers: Vec<Number>,
}

/// What lines rest on that is assumed, the largest amount first; lines of nothing rest on nothing.
pub fn assumptions(chosen: &Chosen, lines: &[Line]) -> Vec<Assumption> {
    let mut found: Vec<(String, Assumption)> = Vec::new();
    for line in lines.iter().filter(|line| line.amount != Rupiah::ZERO) {
        let sources = line.explanation.sources.iter();
        for source in sources.filter(|source| source.confidence == Confidence::Assumed) {
            let section = numbers::section_of(source, &line.name);
            match found.iter_mut().find(|(known, _)| *known == section) {
                Some((_, assumption)) => assumption.add(line),
                None => {
                    let mut assumption = Assumption {
                        numbers: open_numbers(chosen, source, &section),
                        source: source.clone(),
                        lines: Vec::new(),
                        touches: Rupiah::ZERO,
                    };
                    assumption.add(line);
                    found.push((section, assumption));
                }
            }
        }
    }
    let found: Vec<Assumption> = found
        .into_iter()
        .map(|(_, assumption)| assumption)
        .collect();
    by_number(found, |assumption| assumption.touches.negated().whole())
}

fn open_numbers(chosen: &Chosen, source: &Source, section: &str) -> Vec<Number> {
    if numbers::is_open(source, &chosen.regulation) {
        numbers::of_section(&chosen.pack, section)
    } else {
        Vec::new()
    }
}

impl Assumption {
    fn add(&mut self, line: &Line) {
        if self.lines.contains(&line.name) {
            return;
        }
        self.lines.push(line.name.clone());
        let amount = Rupiah::new(line.amount.whole().saturating_abs());
        let sum = amount
            .ok()
            .and_then(|amount| self.touches.plus(amount).ok());
        self.touches = sum.unwrap_or(self.touches);
    }
}
