//! Shares: what each criterion and each addition is of the entitlement.

use super::key::Key;
use super::ledger::{Join, Name, Step, Trace};
use crate::money::{Exact, Overflow, Percent, Rounding};
use crate::regulation::criteria::Paid;
use crate::regulation::terms::Criterion;

/// One criterion's share of the entitlement, or an addition.
#[derive(Clone, Copy, Debug)]
pub struct Share {
    /// The criterion; none for an addition.
    pub criterion: Option<Criterion>,
    /// What it is: of a criterion, or which addition.
    pub what: Key,
    /// Rupiah in a full month.
    pub exact: Exact,
    /// How it is paid.
    pub paid: Paid,
}

const CRITERIA: usize = Criterion::ALL.len();

impl Share {
    /// What it is called.
    pub fn name(&self) -> Name {
        self.criterion.map_or(Name::plain(self.what), name)
    }
}

/// The shares, criteria first, then the acting addition and that of roles.
#[derive(Clone, Copy, Debug, Default)]
pub struct Shares([Option<Share>; CRITERIA + 2]);

impl Shares {
    /// The shares in their order.
    pub fn iter(&self) -> impl Iterator<Item = &Share> {
        self.0.iter().flatten()
    }

    /// Adds those that are of no criterion.
    pub fn add(&mut self, acting: Option<Share>, roles: Option<Share>) {
        let [.., of_acting, of_roles] = &mut self.0;
        (*of_acting, *of_roles) = (acting, roles);
    }

    /// All together.
    pub fn sum(&self) -> Result<Exact, Overflow> {
        Exact::sum(self.iter().map(|share| share.exact))
    }

    /// Brings each to a percentage of it.
    pub fn times(&mut self, percent: Percent) -> Result<(), Overflow> {
        for share in self.0.iter_mut().flatten() {
            share.exact = share.exact.percent(percent)?;
        }
        Ok(())
    }

    /// The places of the criteria, for whoever works them out.
    pub fn places(&mut self) -> impl Iterator<Item = &mut Option<Share>> {
        self.0.iter_mut()
    }

    /// Each in whole rupiah.
    pub fn round(&mut self, rounding: Rounding, trace: &mut Trace<'_>) -> Result<(), Overflow> {
        for share in self.0.iter_mut().flatten() {
            let exact = share.exact;
            let whole = exact.round(rounding)?;
            share.exact = whole.exact();
            trace.step(|| {
                Step::new(share.name())
                    .with(Join::Plus, share.name(), exact)
                    .rounded(rounding)
                    .gives(whole)
            });
        }
        Ok(())
    }
}

/// What a criterion is called.
pub fn name(criterion: Criterion) -> Name {
    Name::of(Key::Criterion, criterion.word())
}
