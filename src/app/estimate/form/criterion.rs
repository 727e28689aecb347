//! A criterion as the pack has it, or as the person knows it.

use super::{Kind, Question};
use crate::app::kit::figures;
use crate::app::kit::words::Phrase;
use crate::regulation::criteria::CriterionAmount;
use crate::regulation::places::Post;
use crate::regulation::terms::Criterion;

/// A criterion as the person knows it; `ruled` is what holds without.
pub(super) fn criterion(criterion: Criterion, ruled: Option<String>) -> Question {
    let path = format!("$.position.criteria.{}", criterion.word());
    let label = Phrase::of(format!("criterion.{}", criterion.word()));
    Question {
        hint: ruled,
        ..Question::new(&path, label, Kind::RupiahOrPercent)
    }
}

/// What a pack says of a criterion for a post, as it would be typed; an empty text where a class
/// must be chosen first.
pub(super) fn ruled(amount: Option<&CriterionAmount>, post: Option<&Post<'_>>) -> Option<String> {
    match (amount?, post) {
        (_, None) => Some(String::new()),
        (CriterionAmount::PercentOfBasic(table), Some(post)) => {
            table.get(post).ok()?.map(figures::percent)
        }
        (CriterionAmount::Rupiah(table), Some(post)) => table.get(post).ok()?.map(figures::rupiah),
    }
}
