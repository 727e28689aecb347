//! A whole year of everybody who counts in a run: twelve months like the one that was run, THR and a
//! thirteenth month where the packs pay them in that year, and a December that settles the tax.

use super::facts::Facts;
use super::people::Known;
use super::rule::Rule;
use super::run::Run;
use super::summary::Amounts;
use crate::allowance::Totals;
use crate::allowance::case::{Case, ExtraMonthInput};
use crate::allowance::year::figures_of_year;
use crate::calendar::Month;
use crate::document::Fault;
use crate::money::Overflow;
use crate::regulation::Regulation;
use std::collections::BTreeMap;

crate::record! {
    /// What a year comes to.
    pub struct OfYear("Setahun", "Hasil dua aturan sepanjang satu tahun.") {
        months: Vec<MonthOfYear>, "Bulan";
        /// Those who count in it, all months.
        people: u32, "Pegawai";
        /// Those who count in the month that was run and in the year do not.
        refused: u32, "Ditolak dalam setahun";
        /// The first row of them.
        row: Option<u32>, "Baris pertama yang ditolak";
        before: Amounts, "Aturan sekarang";
        after: Amounts, "Rancangan";
    }
}

crate::record! {
    /// One month of everybody.
    pub struct MonthOfYear("Bulan", "Jumlah sebulan dalam setahun.") {
        month: Month, "Bulan";
        before: Amounts, "Aturan sekarang";
        after: Amounts, "Rancangan";
    }
}

/// The months of a year.
pub fn months(year: Month) -> Vec<Month> {
    (1..=12)
        .filter_map(|number| Month::new(year.year(), number))
        .collect()
}

/// The months of a year in which a regulation holds: all, or it has no year to show.
pub fn holds(regulation: &Regulation, year: Month) -> bool {
    let valid = [&regulation.regional.valid, &regulation.national.valid];
    let months = months(year);
    months
        .iter()
        .all(|month| valid.iter().all(|valid| valid.contains(*month)))
}

/// A year under way.
pub struct YearRun {
    next: usize,
    months: Vec<Month>,
    sums: Vec<[Amounts; 2]>,
    /// The years of people who are alike; none where a rule refuses them.
    met: BTreeMap<Known, Option<[Vec<Totals>; 2]>>,
    people: u32,
    refused: u32,
    row: Option<u32>,
}

impl YearRun {
    /// The year of a month, not yet begun.
    pub fn new(month: Month) -> Self {
        let months = months(month);
        Self {
            next: 0,
            sums: vec![Default::default(); months.len()],
            months,
            met: BTreeMap::new(),
            people: 0,
            refused: 0,
            row: None,
        }
    }

    /// Takes so many more people; says whether there are none left.
    pub fn step(&mut self, run: &Run, people: usize) -> Result<bool, Overflow> {
        for _ in 0..people {
            let Some((known, facts)) = run.facts(self.next) else {
                return Ok(true);
            };
            let months = &self.months;
            let new = || both(run, &facts, months);
            match self.met.entry(known).or_insert_with(new) {
                Some(years) => {
                    self.people = self.people.saturating_add(1);
                    add(&mut self.sums, years)?;
                }
                None => {
                    let row = run.outcomes.get(self.next).map(|outcome| outcome.row);
                    self.refused = self.refused.saturating_add(1);
                    self.row = self.row.or(row);
                }
            }
            self.next = self.next.saturating_add(1);
        }
        Ok(false)
    }

    /// How many people have been taken.
    pub fn taken(&self) -> usize {
        self.next
    }

    /// What it comes to.
    pub fn of_year(&self) -> Result<OfYear, Overflow> {
        let month = |(month, [before, after]): (&Month, &[Amounts; 2])| MonthOfYear {
            month: *month,
            before: before.clone(),
            after: after.clone(),
        };
        let [mut before, mut after] = [(); 2].map(|()| Amounts::default());
        for [one, other] in &self.sums {
            before.add(one)?;
            after.add(other)?;
        }
        Ok(OfYear {
            months: self.months.iter().zip(&self.sums).map(month).collect(),
            before,
            after,
            people: self.people,
            refused: self.refused,
            row: self.row,
        })
    }
}

/// A person's year under both rules; none where one of them refuses it.
fn both(run: &Run, facts: &Facts, months: &[Month]) -> Option<[Vec<Totals>; 2]> {
    let year = |rule: &Rule| {
        let case = rule.case(facts, run.assumed()).ok()?;
        of_year(rule, &case, months).ok()
    };
    let [before, after] = run.rules();
    Some([year(before)?, year(after)?])
}

fn add(sums: &mut [[Amounts; 2]], years: &[Vec<Totals>; 2]) -> Result<(), Overflow> {
    let [before, after] = years;
    for ([one, other], (before, after)) in sums.iter_mut().zip(before.iter().zip(after)) {
        one.add(&Amounts::of(before))?;
        other.add(&Amounts::of(after))?;
    }
    Ok(())
}

/// One person's year.
fn of_year(rule: &Rule, case: &Case, months: &[Month]) -> Result<Vec<Totals>, Vec<Fault>> {
    figures_of_year(&rule.regulation, &cases(&rule.regulation, case, months))
}

/// Every month like one case, with what the pack pays beside it.
pub fn cases(regulation: &Regulation, case: &Case, months: &[Month]) -> Vec<Case> {
    let like = |month: &Month| Case {
        month: *month,
        extra_months: extra_months(regulation, *month),
        ..case.clone()
    };
    months.iter().map(like).collect()
}

/// What the pack pays in a month beside the month's own.
fn extra_months(regulation: &Regulation, month: Month) -> Vec<ExtraMonthInput> {
    let paid = regulation.regional.extra_months.iter();
    let paid = paid.filter(|extra| extra.paid_in == month);
    let asked = paid.map(|extra| ExtraMonthInput {
        id: extra.id.clone(),
        tpp: None,
        salary: None,
    });
    asked.collect()
}
