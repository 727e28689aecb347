//! A run: row by row a roster goes through two regulations, in steps, so that whoever runs it can
//! tell how far it is, and stop.

use super::facts::Facts;
use super::flaw::{Flaw, Why};
use super::roster::{Reading, Roster};
use super::rule::{Assumed, Rule};
use crate::allowance::{Person, Totals, figures};
use crate::document::csv::Place;
use crate::document::{Fault, Write};
use crate::money::{Overflow, Rupiah};
use crate::regulation::terms::{Employment, JobClass};
use std::collections::BTreeMap;

/// What one person gets under both.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The row, as a spreadsheet counts it.
    pub row: u32,
    /// Where it begins.
    pub place: Place,
    /// The agency, by its place among [`Run::units`].
    pub unit: usize,
    /// Job class.
    pub class: JobClass,
    /// Employment status.
    pub employment: Employment,
    /// Under the one and the other.
    pub totals: [Totals; 2],
}

impl Outcome {
    /// What arrives more under the other, or less.
    pub fn difference(&self) -> Result<Rupiah, Overflow> {
        let [before, after] = &self.totals;
        after.net.minus(before.net)
    }
}

crate::record! {
    /// What a regulation refuses of rows, all for one reason.
    pub struct Refusal("Penolakan", "Alasan suatu aturan tidak dapat menghitung sejumlah baris.") {
        /// 0 for the one regulation, 1 for the other.
        side: u32, "Aturan";
        /// The field of the case.
        path: String, "Isian";
        /// The code of the reason.
        code: String, "Sebab";
        people: u32, "Orang";
        /// The first of the rows.
        row: u32, "Baris pertama";
    }
}

crate::record! {
    /// A row that a regulation refuses.
    pub struct RefusedRow("Baris yang ditolak", "Baris dan alasannya.") {
        row: u32, "Baris";
        /// Its place in the list of refusals.
        refusal: u32, "Alasan";
    }
}

/// A run under way, or done.
pub struct Run {
    rules: [Rule; 2],
    assumed: Assumed,
    next: Place,
    seen: BTreeMap<String, u32>,
    known_units: BTreeMap<String, usize>,
    /// The agencies met, as the roster writes them.
    pub units: Vec<String>,
    /// Rows in which something stands.
    pub rows: u32,
    /// Rows that count.
    pub outcomes: Vec<Outcome>,
    /// What each of them says.
    people: Vec<Facts>,
    /// What is wrong with rows.
    pub flaws: Vec<Flaw>,
    /// What the regulations refuse.
    pub refusals: Vec<Refusal>,
    /// Of which rows.
    pub refused_rows: Vec<RefusedRow>,
    /// Where the rows begin that were refused, for whoever asks again.
    refused_places: Vec<(u32, Place)>,
}

impl Run {
    /// A run of two rules over a roster, not yet begun.
    pub fn new(rules: [Rule; 2], assumed: Assumed, roster: &Roster) -> Self {
        Self {
            rules,
            assumed,
            next: roster.begin(),
            seen: BTreeMap::new(),
            known_units: BTreeMap::new(),
            units: Vec::new(),
            rows: 0,
            outcomes: Vec::new(),
            people: Vec::new(),
            flaws: Vec::new(),
            refusals: Vec::new(),
            refused_rows: Vec::new(),
            refused_places: Vec::new(),
        }
    }

    /// The rules.
    pub fn rules(&self) -> &[Rule; 2] {
        &self.rules
    }

    /// Where the next row begins.
    pub fn place(&self) -> Place {
        self.next
    }

    /// Takes so many more rows; says whether there are none left.
    pub fn step(&mut self, roster: &Roster, rows: u32) -> bool {
        for _ in 0..rows {
            let Some((reading, behind)) = roster.read(self.next) else {
                return true;
            };
            self.next = behind;
            self.rows = self.rows.saturating_add(1);
            self.take(reading);
        }
        false
    }

    /// Takes one row.
    fn take(&mut self, reading: Reading) {
        let Reading {
            place,
            facts,
            flaws,
        } = reading;
        self.flaws.extend(flaws);
        let Some(facts) = facts else {
            return;
        };
        if let Some(nip) = facts.nip.clone() {
            let first = *self.seen.entry(nip.clone()).or_insert(facts.row);
            if first != facts.row {
                let flaw = Flaw::of_row(facts.row, &nip, Why::Duplicate);
                self.flaws.push(Flaw {
                    other: Some(first),
                    ..flaw
                });
                return;
            }
        }
        let sides = self
            .rules
            .each_ref()
            .map(|rule| under(rule, &facts, &self.assumed));
        match sides {
            [Ok((class, before)), Ok((_, after))] => {
                let outcome = Outcome {
                    row: facts.row,
                    place,
                    unit: self.unit(&facts.unit),
                    class,
                    employment: facts.employment,
                    totals: [before, after],
                };
                self.outcomes.push(outcome);
                self.people.push(facts);
            }
            refused => {
                self.refused_places.push((facts.row, place));
                for (side, refused) in refused.into_iter().enumerate() {
                    self.refuse(side, facts.row, refused.err().unwrap_or_default());
                }
            }
        }
    }

    /// What those who count get by another rule, in their order, from the rows as they were read.
    pub fn by(&self, rule: &Rule) -> impl Iterator<Item = (&Outcome, Result<Totals, Vec<Fault>>)> {
        let both = self.outcomes.iter().zip(&self.people);
        both.map(|(outcome, facts)| {
            let totals = under(rule, facts, &self.assumed).map(|(_, totals)| totals);
            (outcome, totals)
        })
    }

    /// Where the agency of that name stands.
    fn unit(&mut self, name: &str) -> usize {
        if let Some(place) = self.known_units.get(name) {
            return *place;
        }
        let place = self.units.len();
        self.units.push(name.to_owned());
        self.known_units.insert(name.to_owned(), place);
        place
    }

    fn refuse(&mut self, side: usize, row: u32, faults: Vec<Fault>) {
        let side = u32::try_from(side).unwrap_or_default();
        for fault in faults {
            let code = fault.reason.code();
            let is_same = |known: &Refusal| {
                known.side == side && known.path == fault.path && known.code == code
            };
            let place = self.refusals.iter().position(is_same);
            let place = place.unwrap_or(self.refusals.len());
            match self.refusals.get_mut(place) {
                Some(known) => known.people = known.people.saturating_add(1),
                None => self.refusals.push(Refusal {
                    side,
                    path: fault.path,
                    code: code.to_owned(),
                    people: 1,
                    row,
                }),
            }
            let refusal = u32::try_from(place).unwrap_or(u32::MAX);
            self.refused_rows.push(RefusedRow { row, refusal });
        }
    }

    /// How many rows a regulation refuses.
    pub fn refused(&self) -> usize {
        self.refused_places.len()
    }

    /// Both cases of a row, as documents, for whoever looks at one person.
    pub fn cases(&self, roster: &Roster, row: u32) -> Option<Both> {
        let counted = self
            .outcomes
            .binary_search_by_key(&row, |outcome| outcome.row);
        let place = match counted {
            Ok(at) => self.outcomes.get(at)?.place,
            Err(_) => {
                let at = self
                    .refused_places
                    .binary_search_by_key(&row, |(row, _)| *row);
                self.refused_places.get(at.ok()?)?.1
            }
        };
        let facts = roster.read(place)?.0.facts?;
        let [before, after] = self
            .rules
            .each_ref()
            .map(|rule| rule.case(&facts, &self.assumed));
        let written = |case: Result<_, _>| {
            case.ok()
                .map(|case: crate::allowance::case::Case| case.write())
        };
        let text = |text: String| (!text.is_empty()).then_some(text);
        Some(Both {
            row,
            name: text(facts.name),
            unit: text(facts.unit),
            position: text(facts.position),
            before: written(before),
            after: written(after),
        })
    }
}

/// Class and totals of a person under a rule, or what its regulation refuses.
fn under(rule: &Rule, facts: &Facts, assumed: &Assumed) -> Result<(JobClass, Totals), Vec<Fault>> {
    let case = rule.case(facts, assumed)?;
    let person = Person::of(&rule.regulation, &case)?;
    let figures = figures(&rule.regulation, &person).map_err(|refusal| vec![*refusal])?;
    Ok((case.position.class, figures.totals))
}

crate::record! {
    /// One person as both regulations ask.
    pub struct Both("Seorang pegawai", "Satu baris sebagai kasus kedua aturan.") {
        row: u32, "Baris";
        name: Option<String>, "Nama";
        unit: Option<String>, "Perangkat daerah";
        position: Option<String>, "Jabatan";
        /// As the one asks.
        before: Option<crate::document::Value>, "Kasus menurut aturan sekarang";
        /// As the other asks.
        after: Option<crate::document::Value>, "Kasus menurut rancangan";
    }
}
