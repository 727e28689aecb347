//! The estimate held against what a person's slip says: which single change explains it.

use super::what_if::{Asked, WhatIf, net};
use crate::app::kit::figures;
use crate::app::kit::words::Phrase;
use crate::money::Rupiah;

/// Where the amount of the slip is typed: no question about the month.
pub const SLIP: &str = "slip";

/// Where the person's own basic TPP is typed.
const BASIC: &str = "$.position.basicTpp";
/// No basic TPP is larger, in rupiah.
const LARGEST: i64 = 1_000_000_000;
/// Basic TPPs are round numbers, if they can be.
const ROUND: [i64; 6] = [1_000_000, 100_000, 10_000, 1_000, 100, 10];

/// What explains an amount.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explained {
    /// How far the slip is from the estimate.
    pub apart: Rupiah,
    /// Changes that reach it to the rupiah.
    pub exact: Vec<WhatIf>,
    /// Where none does: the one that comes nearest, if it comes nearer.
    pub nearest: Option<WhatIf>,
}

/// What explains the amount on a slip, of single changes and of another basic TPP.
pub fn explained(
    asked: &Asked<'_>,
    changes: &[WhatIf],
    now: Rupiah,
    slip: Rupiah,
) -> Option<Explained> {
    let apart = slip.minus(now).ok()?;
    let basic = basic(asked, now, slip);
    let known: Vec<&WhatIf> = basic.iter().chain(changes).collect();
    let exact: Vec<WhatIf> = known
        .iter()
        .filter(|change| change.net == apart)
        .map(|change| (*change).clone())
        .collect();
    let left = |change: &WhatIf| {
        let left = apart.whole().saturating_sub(change.net.whole());
        left.saturating_abs()
    };
    let nearest = known.into_iter().min_by_key(|change| left(change));
    let nearest =
        nearest.filter(|change| exact.is_empty() && left(change) < apart.whole().saturating_abs());
    Some(Explained {
        apart,
        exact,
        nearest: nearest.cloned(),
    })
}

/// The basic TPP by which the month comes to the slip, or next to it: where rounding leaves several,
/// the roundest.
fn basic(asked: &Asked<'_>, now: Rupiah, slip: Rupiah) -> Option<WhatIf> {
    asked
        .form
        .questions()
        .find(|(_, question)| question.path == BASIC)?;
    let answers = |basic: i64| vec![(BASIC.to_owned(), basic.to_string())];
    let net_of = |basic: i64| net(asked, &answers(basic));
    let (mut low, mut high) = (0, LARGEST);
    while low < high {
        let middle = low.midpoint(high);
        if net_of(middle)? < slip {
            low = middle.checked_add(1)?;
        } else {
            high = middle;
        }
    }
    let reached = net_of(low)?;
    let round_up = |step: i64| {
        let steps = low.checked_add(step.checked_sub(1)?)?.checked_div(step)?;
        steps.checked_mul(step)
    };
    let rounded = ROUND.into_iter().filter_map(round_up);
    let basic = rounded
        .into_iter()
        .find(|basic| net_of(*basic) == Some(reached))
        .unwrap_or(low);
    let amount = Rupiah::new(basic).ok()?;
    Some(WhatIf {
        what: Phrase::of("slip.basic").with("amount", figures::rupiah(amount)),
        net: reached.minus(now).ok()?,
        answers: answers(basic),
    })
}

#[cfg(test)]
mod tests;
