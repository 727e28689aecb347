//! Other reductions: which of them hold for somebody, and what each leaves.

use super::case::Case;
use super::key::Key;
use super::ledger::{Join, Name, Step};
use super::refusal::{Refusal, Refusals, needs, refuse};
use crate::document::Reason;
use crate::money::{Exact, Overflow, Percent, Rounding, Rupiah};
use crate::regulation::Regulation;
use crate::regulation::reductions::{Against, Reduction};

/// A reduction, and the allowance it is set against.
#[derive(Debug)]
pub struct Reduced<'r> {
    /// The reduction.
    pub reduction: &'r Reduction,
    received: Rupiah,
}

/// The reductions of a case; what the rule refuses of them is noted.
pub fn reductions<'r>(
    regulation: &'r Regulation,
    case: &Case,
    refusals: &mut Refusals,
) -> Vec<Reduced<'r>> {
    let mut found = Vec::new();
    for (n, id) in case.reductions.iter().enumerate() {
        let path = || format!("$.reductions[{n}]");
        if case.reductions.iter().take(n).any(|earlier| earlier == id) {
            let found = id.to_string();
            refusals.note(refuse(&path(), Reason::Duplicate { found }));
            continue;
        }
        match listed(regulation).find(|reduction| reduction.id == *id) {
            Some(reduction) => {
                let received = refusals.or(received(case, reduction), Rupiah::ZERO);
                found.push(Reduced {
                    reduction,
                    received,
                });
            }
            None => {
                let known = listed(regulation).map(|known| known.id.as_str());
                let reason = Reason::not_ruled(id.as_str(), known);
                refusals.note(refuse(&path(), reason));
            }
        }
    }
    unasked(case, &found, refusals);
    found
}

fn listed(regulation: &Regulation) -> impl Iterator<Item = &Reduction> {
    let rules = regulation.regional.reductions.iter();
    rules.flat_map(|rules| &rules.list)
}

fn received(case: &Case, reduction: &Reduction) -> Result<Rupiah, Refusal> {
    let received = case.received.get(&reduction.id).copied();
    match reduction.against {
        None => Ok(Rupiah::ZERO),
        Some(_) => received.ok_or_else(|| needs(&format!("$.received.{}", reduction.id))),
    }
}

/// An allowance that no reduction of the case is set against.
fn unasked(case: &Case, found: &[Reduced<'_>], refusals: &mut Refusals) {
    let against = || {
        let asks = |one: &&Reduced<'_>| one.reduction.against.is_some();
        found.iter().filter(asks).map(|one| &one.reduction.id)
    };
    for id in case
        .received
        .keys()
        .filter(|id| !against().any(|known| known == *id))
    {
        let reason = Reason::not_ruled(id.as_str(), against().map(|id| id.as_str()));
        refusals.note(refuse(&format!("$.received.{id}"), reason));
    }
}

impl Reduced<'_> {
    /// The percentage that it leaves, where it is one.
    pub fn leaves_percent(&self) -> Result<Option<Percent>, Overflow> {
        self.reduction
            .percent
            .map(|percent| percent.rest())
            .transpose()
    }

    /// What one in rupiah leaves of an amount.
    pub fn leaves(&self, amount: Exact) -> Result<Exact, Overflow> {
        match self.reduction.against {
            Some(Against::Higher) if amount > self.received.exact() => Ok(amount),
            Some(Against::Higher) => Ok(Exact::ZERO),
            _ => Ok(amount.minus(self.taken().exact())?.max(Exact::ZERO)),
        }
    }

    fn taken(&self) -> Rupiah {
        self.reduction.rupiah.unwrap_or(self.received)
    }

    /// How it came about that so much of an amount was taken.
    pub fn step(&self, before: Exact, taken: Exact, cuts: Option<Rounding>) -> Step {
        let Reduction {
            id,
            percent,
            against,
            ..
        } = self.reduction;
        let name = || Name::of(Key::Reduction, id);
        let step = Step::new(name());
        let at_stake = Name::plain(Key::AtStake);
        if let Some(left) = percent.and_then(|percent| percent.rest().ok()) {
            return step
                .with(Join::Minus, at_stake, before)
                .with(Join::TimesRest, name(), left)
                .rounded_if(cuts)
                .gives(taken);
        }
        let received = Name::plain(Key::Received);
        let step = match against {
            Some(Against::Higher) => step.with(Join::Plus, at_stake, before).with(
                Join::LookedUp,
                received,
                self.received,
            ),
            Some(Against::Difference) => {
                step.with(Join::Plus, received, self.received)
                    .with(Join::AtMost, at_stake, before)
            }
            None => {
                step.with(Join::Plus, name(), self.taken())
                    .with(Join::AtMost, at_stake, before)
            }
        };
        // What was taken is told as a positive amount, as a line's last step may be.
        step.gives(Exact::ZERO.minus(taken).unwrap_or(taken))
    }
}
