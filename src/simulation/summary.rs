//! What a run comes to. Every part of it is a sum over the same people, so parts add up to the
//! totals to the rupiah.

use super::flaw::Flaw;
use super::run::{Outcome, Refusal, RefusedRow, Run};
use super::spread::{Bar, Spread, bars, quantile};
use crate::allowance::Totals;
use crate::money::{Overflow, Rupiah};
use crate::regulation::terms::{Employment, JobClass};
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
        /// What those get who get anything, by class.
        paid: Vec<Paid>, "Yang diterima menurut kelas";
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

crate::record! {
    /// What people of one class get a month, those who get nothing left out.
    pub struct Paid("Diterima", "Yang terkecil, tengah, dan terbesar diterima di satu kelas.") {
        class: JobClass, "Kelas jabatan";
        people: u32, "Pegawai";
        before: Range, "Aturan sekarang";
        after: Range, "Rancangan";
    }
}

crate::record! {
    /// Amounts of people, the least, the middle and the most.
    pub struct Range("Rentang", "Terkecil, median, dan terbesar.") {
        least: Rupiah, "Terkecil";
        /// Half of them get no more.
        median: Rupiah, "Median";
        most: Rupiah, "Terbesar";
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

crate::record! {
    /// What a draft comes to beside others.
    pub struct Compared("Perbandingan", "Hasil satu rancangan di antara beberapa.") {
        all: Part, "Semua";
        /// A rule refuses them.
        refused: u32, "Ditolak aturan";
    }
}

/// What a run comes to beside others.
pub fn compared(run: &Run) -> Result<Compared, Overflow> {
    Ok(Compared {
        all: everybody(&changes(run)?)?.part(None)?,
        refused: u32::try_from(run.refused()).map_err(|_| Overflow)?,
    })
}

fn everybody(changes: &[Change<'_>]) -> Result<Tally, Overflow> {
    let mut all = Tally::default();
    for change in changes {
        all.add(change)?;
    }
    Ok(all)
}

/// What a run has come to so far.
pub fn summary(run: &Run) -> Result<Summary, Overflow> {
    let people = u32::try_from(run.outcomes.len()).map_err(|_| Overflow)?;
    let refused = u32::try_from(run.refused()).map_err(|_| Overflow)?;
    let changes = changes(run)?;
    let all = everybody(&changes)?;
    let bars = bars(&all.changes);
    Ok(Summary {
        counts: Counts {
            rows: run.rows,
            people,
            refused,
            left_out: run.rows.saturating_sub(people).saturating_sub(refused),
        },
        all: all.part(None)?,
        by_agency: parts(&changes, |one| one.unit, |one| By::Agency.of(run, one))?,
        by_class: parts(&changes, |one| one.class, |one| By::Class.of(run, one))?,
        by_employment: parts(
            &changes,
            |one| one.employment,
            |one| By::Employment.of(run, one),
        )?,
        paid: paid(run)?,
        bars,
        nothing: nothing(run),
        flaws: run.flaws.clone(),
        refusals: run.refusals.clone(),
        refused_rows: run.refused_rows.clone(),
    })
}

/// Somebody, and what they get more or less.
type Change<'r> = (Rupiah, &'r Outcome);

/// Everybody who counts, those first who lose most.
fn changes(run: &Run) -> Result<Vec<Change<'_>>, Overflow> {
    let changes = run.outcomes.iter().map(|one| Ok((one.difference()?, one)));
    let mut changes = changes.collect::<Result<Vec<_>, _>>()?;
    changes.sort_unstable_by_key(|(change, _)| *change);
    Ok(changes)
}

/// The parts, in the order of what they have in common.
fn parts<K: Ord>(
    changes: &[Change<'_>],
    key: impl Fn(&Outcome) -> K,
    name: impl Fn(&Outcome) -> String,
) -> Result<Vec<Part>, Overflow> {
    let mut tallies: BTreeMap<K, (&Outcome, Tally)> = BTreeMap::new();
    for (change, outcome) in changes {
        let tally = tallies.entry(key(outcome));
        let (_, tally) = tally.or_insert_with(|| (*outcome, Tally::default()));
        tally.add(&(*change, outcome))?;
    }
    let named = |(first, tally): (&Outcome, Tally)| {
        let name = name(first);
        tally.part((!name.is_empty()).then_some(name))
    };
    tallies.into_values().map(named).collect()
}

/// What people of a part come to so far.
#[derive(Default)]
struct Tally {
    /// Rising, as they come.
    changes: Vec<Rupiah>,
    amounts: [Amounts; 2],
}

impl Tally {
    fn add(&mut self, (change, outcome): &Change<'_>) -> Result<(), Overflow> {
        self.changes.push(*change);
        for (amounts, totals) in self.amounts.iter_mut().zip(&outcome.totals) {
            amounts.add(&Amounts::of(totals))?;
        }
        Ok(())
    }

    fn part(self, name: Option<String>) -> Result<Part, Overflow> {
        let Self { changes, amounts } = self;
        let (losers, rest) = changes.split_at(changes.partition_point(|one| *one < Rupiah::ZERO));
        let (same, winners) = rest.split_at(rest.partition_point(|one| *one == Rupiah::ZERO));
        let count = |some: &[Rupiah]| u32::try_from(some.len()).map_err(|_| Overflow);
        let [before, after] = amounts;
        Ok(Part {
            name,
            people: count(&changes)?,
            before,
            after,
            winners: Spread::of(winners.to_vec())?,
            losers: Spread::of(losers.to_vec())?,
            same: count(same)?,
        })
    }
}

impl Default for Amounts {
    fn default() -> Self {
        Self {
            entitlement: Rupiah::ZERO,
            gross: Rupiah::ZERO,
            net: Rupiah::ZERO,
            cost: Rupiah::ZERO,
        }
    }
}

impl Amounts {
    /// Somebody's.
    pub(super) fn of(totals: &Totals) -> Self {
        Self {
            entitlement: totals.entitlement,
            gross: totals.gross,
            net: totals.net,
            cost: totals.region_cost,
        }
    }

    /// With others.
    pub(super) fn add(&mut self, others: &Self) -> Result<(), Overflow> {
        self.entitlement = self.entitlement.plus(others.entitlement)?;
        self.gross = self.gross.plus(others.gross)?;
        self.net = self.net.plus(others.net)?;
        self.cost = self.cost.plus(others.cost)?;
        Ok(())
    }
}

/// What each class gets under both, of those whom both pay something.
fn paid(run: &Run) -> Result<Vec<Paid>, Overflow> {
    let mut classes: BTreeMap<JobClass, [Vec<Rupiah>; 2]> = BTreeMap::new();
    for outcome in &run.outcomes {
        let [before, after] = &outcome.totals;
        if before.net > Rupiah::ZERO && after.net > Rupiah::ZERO {
            let [one, other] = classes.entry(outcome.class).or_default();
            one.push(before.net);
            other.push(after.net);
        }
    }
    let paid = |(class, [before, after]): (JobClass, [Vec<Rupiah>; 2])| {
        Ok(Paid {
            class,
            people: u32::try_from(before.len()).map_err(|_| Overflow)?,
            before: range(before),
            after: range(after),
        })
    };
    classes.into_iter().map(paid).collect()
}

fn range(mut amounts: Vec<Rupiah>) -> Range {
    amounts.sort_unstable();
    Range {
        least: amounts.first().copied().unwrap_or_default(),
        median: quantile(&amounts, 2),
        most: amounts.last().copied().unwrap_or_default(),
    }
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
