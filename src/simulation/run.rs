//! A run: row by row a roster goes through two regulations, in steps, so that whoever runs it can
//! tell how far it is, and stop.

use super::facts::Facts;
use super::flaw::{Flaw, Why};
use super::index::Lists;
use super::people::{Known, Nip, People};
use super::roster::{Reading, Roster};
use super::rule::{Assumed, Rule};
use super::ruled::{Asked, Ruled};
use crate::allowance::Totals;
use crate::document::csv::Place;
use crate::document::{Fault, Month, Write};
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
    ruled: [Ruled; 2],
    assumed: Assumed,
    next: Place,
    people: People,
    nips: Lists,
    /// The row of each of them.
    rows_of_nips: Vec<u32>,
    /// Of each outcome, who it is.
    counted: Vec<Known>,
    /// Agency and status of each post, once somebody who has it counts.
    posts: Vec<Option<(usize, Employment)>>,
    known_units: BTreeMap<String, usize>,
    /// The agencies met, as the roster writes them.
    pub units: Vec<String>,
    /// Rows in which something stands.
    pub rows: u32,
    /// Rows that count.
    pub outcomes: Vec<Outcome>,
    /// What is wrong with rows.
    pub flaws: Vec<Flaw>,
    /// What the regulations refuse.
    pub refusals: Vec<Refusal>,
    /// Of which rows.
    pub refused_rows: Vec<RefusedRow>,
    /// Where the rows begin that were refused, for whoever asks again.
    refused_places: Vec<(u32, Place)>,
}

/// A row and where it begins.
#[derive(Clone, Copy)]
struct Begun {
    row: u32,
    place: Place,
}

impl Run {
    /// A run of two rules over a roster, not yet begun.
    pub fn new(rules: [Rule; 2], assumed: Assumed, roster: &Roster) -> Self {
        Self {
            rules,
            ruled: Default::default(),
            assumed,
            next: roster.begin(),
            people: People::new(roster.fields(), roster.usual()),
            nips: Lists::of(2),
            rows_of_nips: Vec::new(),
            counted: Vec::new(),
            posts: Vec::new(),
            known_units: BTreeMap::new(),
            units: Vec::new(),
            rows: 0,
            outcomes: Vec::new(),
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

    /// The month.
    pub fn month(&self) -> Month {
        let [rule, _] = &self.rules;
        rule.month
    }

    /// What is taken for everybody.
    pub fn assumed(&self) -> &Assumed {
        &self.assumed
    }

    /// Where the next row begins.
    pub fn place(&self) -> Place {
        self.next
    }

    /// Takes so many more rows; says whether there are none left.
    pub fn step(&mut self, roster: &Roster, rows: u32) -> bool {
        let mut left = roster.rows_from(self.next);
        let mut cells = Vec::new();
        for _ in 0..rows {
            if !left.cells(&mut cells) {
                return true;
            }
            let begun = Begun {
                row: left.number(),
                place: self.next,
            };
            match self.people.meet(&cells).filter(|_| !left.is_open()) {
                Some((known, nip)) => {
                    self.next = roster.place_of(&left);
                    self.rows = self.rows.saturating_add(1);
                    self.take(begun, known, Some(nip));
                }
                None if cells.iter().all(|cell| cell.trim().is_empty()) => {
                    self.next = roster.place_of(&left);
                }
                None => {
                    let Some((reading, behind)) = roster.read(self.next) else {
                        return true;
                    };
                    self.next = behind;
                    self.rows = self.rows.saturating_add(1);
                    self.learn(reading);
                }
            }
        }
        false
    }

    /// Takes a row of which something may be wrong.
    fn learn(&mut self, reading: Reading) {
        let Reading {
            place,
            facts,
            flaws,
        } = reading;
        let known = facts.map(|facts| (self.people.learn(&facts), facts));
        self.flaws.extend(flaws);
        if let Some((known, facts)) = known {
            let row = facts.row;
            let nip = facts.nip.as_deref().and_then(Nip::of);
            self.take(Begun { row, place }, known, nip);
        }
    }

    /// Takes somebody, who counts once.
    fn take(&mut self, begun: Begun, known: Known, nip: Option<Nip>) {
        if let Some(nip) = nip
            && let Some(first) = self.met_before(begun.row, nip)
        {
            let flaw = Flaw::of_row(begun.row, &nip.to_string(), Why::Duplicate);
            self.flaws.push(Flaw {
                other: Some(first),
                ..flaw
            });
            return;
        }
        let [before, after] = &mut self.ruled;
        let [one, other] = &self.rules;
        let asked = |rule| Asked {
            rule,
            assumed: &self.assumed,
            people: &self.people,
        };
        let of_one = before.totals(asked(one), known);
        let of_other = match one.is(other) {
            true => of_one.clone(),
            false => after.totals(asked(other), known),
        };
        let sides = [of_one, of_other];
        match sides {
            [Ok((class, before)), Ok((_, after))] => {
                self.count(begun, known, class, [before, after]);
            }
            refused => {
                self.refused_places.push((begun.row, begun.place));
                for (side, refused) in refused.into_iter().enumerate() {
                    self.refuse(side, begun.row, refused.err().unwrap_or_default());
                }
            }
        }
    }

    /// The earlier row of a NIP; where there is none, this is the first.
    fn met_before(&mut self, row: u32, nip: Nip) -> Option<u32> {
        match self.nips.find(&nip.numbers()) {
            Some(place) => self.rows_of_nips.get(usize::try_from(place).ok()?).copied(),
            None => {
                self.nips.keep(&nip.numbers(), true);
                self.rows_of_nips.push(row);
                None
            }
        }
    }

    fn count(&mut self, begun: Begun, known: Known, class: JobClass, totals: [Totals; 2]) {
        let Some((unit, employment)) = self.post(known.post) else {
            return;
        };
        self.outcomes.push(Outcome {
            row: begun.row,
            place: begun.place,
            unit,
            class,
            employment,
            totals,
        });
        self.counted.push(known);
    }

    /// The agency of a post, by its place, and its status.
    fn post(&mut self, post: u32) -> Option<(usize, Employment)> {
        let place = usize::try_from(post).ok()?;
        if let Some(Some(known)) = self.posts.get(place) {
            return Some(*known);
        }
        let facts = self.people.facts(Some(post), None, None);
        let known = (self.unit(&facts.unit), facts.employment);
        if place >= self.posts.len() {
            self.posts.resize(place.saturating_add(1), None);
        }
        *self.posts.get_mut(place)? = Some(known);
        Some(known)
    }

    /// What those who count get by another rule, in their order, from the rows as they were read.
    pub fn by<'a>(
        &'a self,
        rule: &'a Rule,
    ) -> impl Iterator<Item = (&'a Outcome, Result<Totals, Vec<Fault>>)> {
        let mut ruled = Ruled::default();
        let outcomes = self.outcomes.iter().enumerate();
        outcomes.map_while(move |(place, outcome)| {
            Some((outcome, self.totals_by(rule, &mut ruled, place)?))
        })
    }

    /// The same for one of them, with what the rule has come to so far.
    pub(super) fn totals_by(
        &self,
        rule: &Rule,
        ruled: &mut Ruled,
        place: usize,
    ) -> Option<Result<Totals, Vec<Fault>>> {
        let asked = Asked {
            rule,
            assumed: &self.assumed,
            people: &self.people,
        };
        let totals = ruled.totals(asked, *self.counted.get(place)?);
        Some(totals.map(|(_, totals)| totals))
    }

    /// Who one of those who count is, as many may be, and what their rows say of them.
    pub(super) fn facts(&self, place: usize) -> Option<(Known, Facts)> {
        let known = *self.counted.get(place)?;
        let Known { post, month, pay } = known;
        let facts = self.people.facts(Some(post), Some(month), Some(pay));
        Some((known, facts))
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
