//! What would change a line: the same month with one thing different, worked out again.

use crate::allowance::case::Case;
use crate::allowance::ledger::Name;
use crate::allowance::{Estimate, estimate};
use crate::app::kit::name;
use crate::app::kit::organisation;
use crate::app::kit::words::Phrase;
use crate::document::Table;
use crate::money::Rupiah;
use crate::regulation::Regulation;
use crate::regulation::attendance::Deduction;
use crate::regulation::tax::TaxStatus;
use crate::regulation::terms::Rating;

/// One thing different, and how that moves the net amount.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What would be different.
    pub what: Phrase,
    /// How the net amount would move.
    pub net: Rupiah,
}

/// What would move a line, as far as a small change of the case can show it.
pub fn changes(regulation: &Regulation, case: &Case, now: &Estimate, line: &Name) -> Vec<Change> {
    let cases = match line.key.word() {
        "attendance" => attendance(regulation, case),
        "rating" => ratings(regulation, case),
        "organisation" => organisation(regulation, case),
        "tax" => tax_statuses(case),
        _ => Vec::new(),
    };
    cases
        .into_iter()
        .filter_map(|(what, case)| {
            let other = estimate(regulation, &case, false).ok()?;
            let net = other.totals.net.minus(now.totals.net).ok()?;
            (net != Rupiah::ZERO).then_some(Change { what, net })
        })
        .collect()
}

type Cases = Vec<(Phrase, Case)>;

/// One event more of the first deduction of each kind that costs something, and none at all.
fn attendance(regulation: &Regulation, case: &Case) -> Cases {
    let (Some(rule), Some(input)) = (&regulation.regional.attendance, &case.attendance) else {
        return Vec::new();
    };
    if input.score.is_some() {
        return Vec::new();
    }
    let mut kinds = Vec::new();
    let mut cases: Cases = Vec::new();
    for deduction in &rule.deductions {
        if !kinds.contains(&deduction.kind) {
            kinds.push(deduction.kind);
            cases.push(one_more(case, deduction));
        }
    }
    if input.counts.values().any(|count| *count > 0) {
        let mut clean = case.clone();
        if let Some(attendance) = &mut clean.attendance {
            attendance.counts = Table::new();
        }
        cases.insert(0, (Phrase::of("change.clean_month"), clean));
    }
    cases
}

fn one_more(case: &Case, deduction: &Deduction) -> (Phrase, Case) {
    let mut more = case.clone();
    if let Some(attendance) = &mut more.attendance {
        let counts = &mut attendance.counts;
        let count = counts.get(&deduction.id).copied().unwrap_or_default();
        counts.insert(deduction.id.clone(), count.saturating_add(1));
    }
    let what = Phrase::of("change.one_more").with_phrase("what", name::deduction(deduction));
    (what, more)
}

/// The rating one step up and one step down.
fn ratings(regulation: &Regulation, case: &Case) -> Cases {
    let Some(input) = &case.performance else {
        return Vec::new();
    };
    let matrix = &regulation.national.rating_matrix;
    let derived = input
        .result
        .zip(input.behaviour)
        .and_then(|(result, behaviour)| matrix.rating(result, behaviour));
    let Some(rating) = input.rating.or(derived) else {
        return Vec::new();
    };
    let place = Rating::ALL.iter().position(|known| *known == rating);
    let place = place.unwrap_or_default();
    [place.checked_sub(1), place.checked_add(1)]
        .into_iter()
        .flatten()
        .filter_map(|place| Rating::ALL.get(place))
        .map(|rating| {
            let mut other = case.clone();
            if let Some(input) = &mut other.performance {
                input.rating = Some(*rating);
                (input.result, input.behaviour) = (None, None);
            }
            let rating = Phrase::of(format!("rating.{}", rating.word()));
            (
                Phrase::of("change.rating").with_phrase("rating", rating),
                other,
            )
        })
        .collect()
}

/// Every other result of the organisation.
fn organisation(regulation: &Regulation, case: &Case) -> Cases {
    let Some(rule) = &regulation.regional.organisation else {
        return Vec::new();
    };
    let others = rule
        .percent
        .keys()
        .filter(|result| Some(*result) != case.organisation.as_ref());
    others
        .map(|result| {
            let mut other = case.clone();
            other.organisation = Some(result.clone());
            let result = organisation::result(rule.basis, result);
            (
                Phrase::of("change.organisation").with_phrase("result", result),
                other,
            )
        })
        .collect()
}

fn is_married(status: TaxStatus) -> bool {
    status.word().starts_with('K')
}

/// One dependant more or less.
fn tax_statuses(case: &Case) -> Cases {
    let Some(status) = case.tax_status else {
        return Vec::new();
    };
    let place = TaxStatus::ALL.iter().position(|known| *known == status);
    let place = place.unwrap_or_default();
    [place.checked_sub(1), place.checked_add(1)]
        .into_iter()
        .flatten()
        .filter_map(|place| TaxStatus::ALL.get(place))
        .filter(|other| is_married(**other) == is_married(status))
        .map(|other| {
            let mut case = case.clone();
            case.tax_status = Some(*other);
            let what = Phrase::of("change.tax_status").with("status", other.word());
            (what, case)
        })
        .collect()
}
