//! What a run comes to. Every part of it is a sum over the same people, so parts add up to the
//! totals to the rupiah.

use super::flaw::Flaw;
use super::run::{Outcome, Refusal, RefusedRow, Run};
use super::spread::{Bar, Spread, bars};
use crate::allowance::Totals;
use crate::money::{Overflow, Rupiah};
use crate::regulation::terms::Employment;
use std::collections::BTreeMap;

crate::record! {
    /// What a run comes to.
    pub struct Summary("Ringkasan", "Hasil dua aturan atas satu daftar.") {
        counts: Counts, "Banyaknya baris";
        /// Everybody who counts.
        all: Part, "Semua";
        by_agency: Vec<Part> = "byAgency", "Menurut perangkat daerah";
        by_class: Vec<Part> = "byClass", "Menurut kelas jabatan";
        by_employment: Vec<Part> = "byEmployment", "Menurut status kepegawaian";
        bars: Vec<Bar>, "Sebaran selisih";
        /// Who gets nothing under the draft.
        nothing: Vec<Nothing>, "Tanpa TPP";
        flaws: Vec<Flaw>, "Cacat";
        refusals: Vec<Refusal>, "Penolakan";
        refused_rows: Vec<RefusedRow> = "refusedRows", "Baris yang ditolak";
    }
}

crate::record! {
    /// How many rows there are; those that count, that are refused and that are left out are all.
    pub struct Counts("Banyaknya", "Banyaknya baris.") {
        rows: u32, "Baris terisi";
        people: u32, "Pegawai yang terhitung";
        /// A regulation refuses them.
        refused: u32, "Ditolak aturan";
        /// They cannot be read, or speak of nobody.
        left_out: u32 = "leftOut", "Tidak terbaca atau bukan pegawai";
    }
}

crate::record! {
    /// Some of the people, and what they come to.
    pub struct Part("Bagian", "Sebagian pegawai dan rupiahnya.") {
        /// What they have in common; none for all, and where the roster says nothing.
        name: Option<String>, "Nama";
        people: u32, "Pegawai";
        before: Amounts, "Aturan sekarang";
        after: Amounts, "Rancangan";
        winners: Spread, "Naik";
        losers: Spread, "Turun";
        same: u32, "Tetap";
    }
}

crate::record! {
    /// What they come to under one regulation, rupiah a month.
    pub struct Amounts("Rupiah", "Jumlah sebulan.") {
        entitlement: Rupiah, "Pagu";
        gross: Rupiah, "TPP bruto";
        net: Rupiah, "Diterima";
        cost: Rupiah, "Biaya daerah";
    }
}

crate::record! {
    /// People of one status who get nothing.
    pub struct Nothing("Tanpa TPP", "Pegawai yang tidak menerima apa-apa.") {
        employment: Employment, "Status kepegawaian";
        people: u32, "Pegawai";
        /// The first of them, to see why.
        row: u32, "Baris pertama";
    }
}

crate::choice! {
    /// By what people are parted.
    pub enum By("Menurut") {
        /// The agency the roster names.
        Agency = "agency", "Perangkat daerah";
        /// Job class.
        Class = "class", "Kelas jabatan";
        /// Employment status.
        Employment = "employment", "Status kepegawaian";
    }
}

impl By {
    /// The part that somebody is in, as [`Part::name`] has it.
    pub fn of(self, run: &Run, outcome: &Outcome) -> String {
        match self {
            Self::Agency => run.units.get(outcome.unit).cloned().unwrap_or_default(),
            Self::Class => outcome.class.to_string(),
            Self::Employment => outcome.employment.word().to_owned(),
        }
    }
}

/// What a run has come to so far.
pub fn summary(run: &Run) -> Result<Summary, Overflow> {
    let everybody: Vec<&Outcome> = run.outcomes.iter().collect();
    let people = u32::try_from(everybody.len()).map_err(|_| Overflow)?;
    let refused = u32::try_from(run.refused()).map_err(|_| Overflow)?;
    let differences = differences(&everybody)?;
    Ok(Summary {
        counts: Counts {
            rows: run.rows,
            people,
            refused,
            left_out: run.rows.saturating_sub(people).saturating_sub(refused),
        },
        all: part(None, &everybody)?,
        by_agency: parts(run, |outcome| outcome.unit, By::Agency)?,
        by_class: parts(run, |outcome| outcome.class, By::Class)?,
        by_employment: parts(run, |outcome| outcome.employment, By::Employment)?,
        bars: bars(&differences),
        nothing: nothing(run),
        flaws: run.flaws.clone(),
        refusals: run.refusals.clone(),
        refused_rows: run.refused_rows.clone(),
    })
}

/// The parts, in the order of what they have in common.
fn parts<K: Ord>(run: &Run, key: impl Fn(&Outcome) -> K, by: By) -> Result<Vec<Part>, Overflow> {
    let mut groups: BTreeMap<K, Vec<&Outcome>> = BTreeMap::new();
    for outcome in &run.outcomes {
        groups.entry(key(outcome)).or_default().push(outcome);
    }
    let named = |group: &Vec<&Outcome>| {
        let name = group.first().map(|outcome| by.of(run, outcome));
        part(name.filter(|name| !name.is_empty()), group)
    };
    groups.values().map(named).collect()
}

fn part(name: Option<String>, people: &[&Outcome]) -> Result<Part, Overflow> {
    let differences = differences(people)?;
    let (changed, same): (Vec<Rupiah>, Vec<Rupiah>) = differences
        .into_iter()
        .partition(|one| *one != Rupiah::ZERO);
    let (winners, losers) = changed.into_iter().partition(|one| *one > Rupiah::ZERO);
    let [before, after] = [0, 1].map(|side| amounts(people, side));
    Ok(Part {
        name,
        people: u32::try_from(people.len()).map_err(|_| Overflow)?,
        before: before?,
        after: after?,
        winners: Spread::of(winners)?,
        losers: Spread::of(losers)?,
        same: u32::try_from(same.len()).map_err(|_| Overflow)?,
    })
}

fn amounts(people: &[&Outcome], side: usize) -> Result<Amounts, Overflow> {
    let sum = |of: fn(&Totals) -> Rupiah| {
        Rupiah::sum(people.iter().filter_map(|one| one.totals.get(side)).map(of))
    };
    Ok(Amounts {
        entitlement: sum(|totals| totals.entitlement)?,
        gross: sum(|totals| totals.gross)?,
        net: sum(|totals| totals.net)?,
        cost: sum(|totals| totals.region_cost)?,
    })
}

fn differences(people: &[&Outcome]) -> Result<Vec<Rupiah>, Overflow> {
    people.iter().map(|one| one.difference()).collect()
}

/// Who gets nothing under the draft, by status.
fn nothing(run: &Run) -> Vec<Nothing> {
    let mut groups: BTreeMap<Employment, Nothing> = BTreeMap::new();
    let gets_nothing = |outcome: &&Outcome| outcome.totals[1].gross == Rupiah::ZERO;
    for outcome in run.outcomes.iter().filter(gets_nothing) {
        let group = groups.entry(outcome.employment).or_insert(Nothing {
            employment: outcome.employment,
            people: 0,
            row: outcome.row,
        });
        group.people = group.people.saturating_add(1);
    }
    groups.into_values().collect()
}
