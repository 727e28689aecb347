//! Cliffs of a draft: where somebody with a little more arrives at less. The bounds of TER re-rate the
//! whole gross of a month, so that one rupiah over a bound may cost more than it brings; and one
//! class more may bring less than the own one.

use super::facts::Facts;
use super::people::Known;
use super::rule::Rule;
use super::run::Run;
use crate::allowance::Figures;
use crate::allowance::year::taxed;
use crate::money::{Percent, Rupiah};
use crate::regulation::tax::{RateRow, TaxCategory};
use crate::regulation::terms::JobClass;
use std::collections::BTreeMap;

/// Rows that are listed of a cliff.
const MOST_ROWS: usize = 100;
/// So many gross amounts before a bound are near to it: a hundredth of one's own.
const NEAR: i64 = 100;

crate::record! {
    /// A cliff, and who stands at it.
    pub struct Cliff("Jurang", "Batas yang membuat yang diterima turun.") {
        /// TER category, where it is a bound of TER.
        category: Option<TaxCategory>, "Kategori TER";
        /// The last rupiah of gross below it.
        bound: Option<Rupiah>, "Batas bruto sebulan";
        below: Option<Percent>, "Tarif di bawahnya";
        above: Option<Percent>, "Tarif di atasnya";
        /// The class, where the next one brings less.
        class: Option<JobClass>, "Kelas jabatan";
        /// They would arrive at more with less.
        over: u32, "Orang di atasnya";
        /// A hundredth more would take them over it.
        near: u32, "Orang tepat di bawahnya";
        /// The first of their rows.
        rows: Vec<u32>, "Baris";
    }
}

/// Which cliff.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Which {
    Bound(TaxCategory, Rupiah),
    Class(JobClass),
}

/// A cliff that somebody stands at.
#[derive(Clone, Copy, Debug)]
struct At {
    which: Which,
    rates: Option<[Percent; 2]>,
    is_over: bool,
}

/// A search for cliffs under way.
#[derive(Default)]
pub struct CliffRun {
    next: usize,
    met: BTreeMap<Known, Vec<At>>,
    found: BTreeMap<Which, Cliff>,
}

impl CliffRun {
    /// Takes so many more people; says whether there are none left.
    pub fn step(&mut self, run: &Run, people: usize) -> bool {
        let [_, rule] = run.rules();
        for _ in 0..people {
            let Some((known, facts)) = run.facts(self.next) else {
                return true;
            };
            let row = run.outcomes.get(self.next).map_or(0, |outcome| outcome.row);
            let new = || of_one(run, rule, &facts);
            for at in self.met.entry(known).or_insert_with(new) {
                let cliff = self.found.entry(at.which).or_insert_with(|| at.cliff());
                let count = match at.is_over {
                    true => &mut cliff.over,
                    false => &mut cliff.near,
                };
                *count = count.saturating_add(1);
                if cliff.rows.len() < MOST_ROWS {
                    cliff.rows.push(row);
                }
            }
            self.next = self.next.saturating_add(1);
        }
        false
    }

    /// How many people have been taken.
    pub fn taken(&self) -> usize {
        self.next
    }

    /// The cliffs that somebody stands at, those with most over them first.
    pub fn cliffs(&self) -> Vec<Cliff> {
        let mut found: Vec<Cliff> = self.found.values().cloned().collect();
        found.sort_by_key(|cliff| std::cmp::Reverse((cliff.over, cliff.near)));
        found
    }
}

impl At {
    fn cliff(&self) -> Cliff {
        let (category, bound, class) = match self.which {
            Which::Bound(category, bound) => (Some(category), Some(bound), None),
            Which::Class(class) => (None, None, Some(class)),
        };
        let [below, above] = self.rates.map_or([None; 2], |rates| rates.map(Some));
        Cliff {
            category,
            bound,
            below,
            above,
            class,
            over: 0,
            near: 0,
            rows: Vec::new(),
        }
    }
}

/// The cliffs that one person stands at.
fn of_one(run: &Run, rule: &Rule, facts: &Facts) -> Vec<At> {
    let Ok((class, figures)) = rule.figures(facts, run.assumed()) else {
        return Vec::new();
    };
    let next = next_class(run, rule, facts, class, figures.totals.net);
    of_tax(rule, &figures).into_iter().chain(next).collect()
}

/// The next class, where it brings less.
fn next_class(run: &Run, rule: &Rule, facts: &Facts, class: JobClass, net: Rupiah) -> Option<At> {
    let next = JobClass::new(class.number().checked_add(1)?)?;
    let mut promoted = facts.clone();
    promoted.class = Some(next);
    let (_, totals) = rule.totals(&promoted, run.assumed()).ok()?;
    (totals.net < net).then_some(At {
        which: Which::Class(class),
        rates: None,
        is_over: false,
    })
}

/// The bounds of TER around the gross of somebody who bears the tax.
fn of_tax(rule: &Rule, figures: &Figures) -> Vec<At> {
    let tables = &rule.regulation.national.tax;
    let bears = figures.tax.from_tpp > Rupiah::ZERO;
    let category = figures.tax.category.filter(|_| bears);
    let rows =
        category.and_then(|category| Some((category, tables.ter.categories.get(&category)?)));
    let gross = taxed(&rule.regulation, figures).ok();
    let (Some((category, rows)), Some(gross)) = (rows, gross) else {
        return Vec::new();
    };
    let passed = |row: &RateRow| row.up_to.is_some_and(|up_to| up_to < gross);
    let place = rows.partition_point(passed);
    let pair = |low: Option<usize>| {
        let low = low?;
        let (below, above) = (rows.get(low)?, rows.get(low.checked_add(1)?)?);
        Some((below.up_to?, [below.percent, above.percent]))
    };
    let at = |(bound, rates): (Rupiah, [Percent; 2]), is_over| At {
        which: Which::Bound(category, bound),
        rates: Some(rates),
        is_over,
    };
    let rounding = rule.regulation.regional.rounding.tax.rounding();
    let is_over = |(bound, [below, above]): &(Rupiah, [Percent; 2])| {
        let taxes = (gross.share(*above, rounding), bound.share(*below, rounding));
        let (Ok(here), Ok(there), Ok(more)) = (taxes.0, taxes.1, gross.minus(*bound)) else {
            return false;
        };
        here.minus(there).is_ok_and(|tax| tax > more)
    };
    let is_near = |(bound, _): &(Rupiah, [Percent; 2])| {
        let reach = gross.whole().checked_div(NEAR).unwrap_or_default();
        bound.minus(gross).is_ok_and(|left| left.whole() <= reach)
    };
    let over = pair(place.checked_sub(1)).filter(is_over);
    let near = pair(Some(place)).filter(is_near);
    let over = over.map(|pair| at(pair, true));
    over.into_iter()
        .chain(near.map(|pair| at(pair, false)))
        .collect()
}
