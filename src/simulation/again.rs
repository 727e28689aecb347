//! Everybody who counts in a run, once more under another rule: what they cost then.

use super::rule::Rule;
use super::ruled::Ruled;
use super::run::Run;
use crate::money::Rupiah;

/// The same people under another rule, so far.
#[derive(Default)]
pub struct Again {
    next: usize,
    ruled: Ruled,
    cost: Rupiah,
}

/// How far it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Far {
    /// There are more.
    UnderWay,
    /// What they all cost; none where the rule refuses somebody.
    Done(Option<Rupiah>),
}

impl Again {
    /// Takes so many more of them.
    pub fn step(&mut self, run: &Run, rule: &Rule, people: usize) -> Far {
        for _ in 0..people {
            let Some(totals) = run.totals_by(rule, &mut self.ruled, self.next) else {
                return Far::Done(Some(self.cost));
            };
            let cost = totals.map(|totals| self.cost.plus(totals.region_cost));
            let Ok(Ok(cost)) = cost else {
                return Far::Done(None);
            };
            self.cost = cost;
            self.next = self.next.saturating_add(1);
        }
        Far::UnderWay
    }
}
