//! Performance: rating (PermenPANRB 6/2022), activity minutes, quantity and quality, and the
//! organisation's result, each as a percentage.

use super::case::{Case, PerformanceInput};
use super::key::Key;
use super::ledger::{Join, Name, Quantity, Step, Trace};
use super::refusal::{Refusal, Refusals, contradicts, needs, refuse};
use crate::document::Reason;
use crate::money::Percent;
use crate::regulation::Regulation;
use crate::regulation::performance::{
    ActivityMode, ActivityRule, OrganisationRule, OutputRule, RatingRule,
};
use crate::regulation::terms::Rating;
use rust_decimal::Decimal;

/// A percentage, its steps written to the trace.
pub type Scored = Result<Percent, Refusal>;

/// The performance input, which must be there once a part asks for it.
fn input(case: &Case) -> Result<&PerformanceInput, Refusal> {
    case.performance
        .as_ref()
        .ok_or_else(|| needs("$.performance"))
}

/// A score that the person typed in place of a rule.
fn typed(score: Percent) -> Scored {
    if score.is_share() {
        Ok(score)
    } else {
        Err(refuse(
            "$.performance.score",
            Reason::out_of_range(0, 100, score),
        ))
    }
}

/// Percent for the rating, less what a superior loses who did not rate.
pub fn rating(
    regulation: &Regulation,
    rule: &RatingRule,
    case: &Case,
    trace: &mut Trace,
) -> Scored {
    let input = input(case)?;
    if let Some(score) = input.score {
        return typed(score);
    }
    let (word, percent) = if input.no_plan == Some(true) {
        let percent = rule.no_plan.ok_or_else(|| {
            let reason = Reason::not_asked("noPlan", ["$.performance.rating"]);
            refuse("$.performance.noPlan", reason)
        })?;
        ("no_plan", percent)
    } else {
        let rating = rating_of(regulation, input)?;
        (
            rating.word(),
            rule.percent.get(&rating).copied().unwrap_or_default(),
        )
    };
    trace.step(|| {
        Step::new(Name::plain(Key::Rating))
            .with(Join::Plus, Name::plain(Key::Rating), word)
            .gives(percent)
    });
    if input.superior_did_not_rate != Some(true) {
        return Ok(percent);
    }
    let less = rule.superior_did_not_rate.ok_or_else(|| {
        let reason = Reason::not_asked("superiorDidNotRate", []);
        refuse("$.performance.superiorDidNotRate", reason)
    })?;
    let left = percent.minus(less)?.max(Percent::ZERO);
    trace.step(|| {
        Step::new(Name::plain(Key::SuperiorDidNotRate))
            .with(Join::Plus, Name::plain(Key::Rating), percent)
            .with(Join::Minus, Name::plain(Key::SuperiorDidNotRate), less)
            .gives(left)
    });
    Ok(left)
}

/// The rating given, or the one that result and behaviour give.
fn rating_of(regulation: &Regulation, input: &PerformanceInput) -> Result<Rating, Refusal> {
    let derived = match (input.result, input.behaviour) {
        (Some(result), Some(behaviour)) => {
            regulation.national.rating_matrix.rating(result, behaviour)
        }
        (Some(_), None) => return Err(needs("$.performance.behaviour")),
        (None, Some(_)) => return Err(needs("$.performance.result")),
        (None, None) => None,
    };
    match (input.rating, derived) {
        (Some(rating), Some(derived)) if rating != derived => {
            Err(contradicts("$.performance.rating", "$.performance.result"))
        }
        (Some(rating), _) | (None, Some(rating)) => Ok(rating),
        (None, None) => Err(needs("$.performance.rating")),
    }
}

/// Activity minutes, with credited days, against the target.
pub fn activity(
    rule: &ActivityRule,
    case: &Case,
    trace: &mut Trace,
    refusals: &mut Refusals,
) -> Scored {
    let input = input(case)?;
    if let Some(score) = input.score {
        return typed(score);
    }
    let worked = input
        .activity_minutes
        .ok_or_else(|| needs("$.performance.activityMinutes"))?;
    let most = case.month.days().saturating_mul(24 * 60);
    if worked > most {
        let reason = Reason::out_of_range(0, most, worked);
        refusals.note(refuse("$.performance.activityMinutes", reason));
    }
    let mut total = worked;
    for (id, days) in &input.credited_days {
        let path = format!("$.performance.creditedDays.{id}");
        let Some(minutes) = rule.credited_minutes.get(id) else {
            let known = rule.credited_minutes.keys().map(|id| id.as_str());
            refusals.note(refuse(&path, Reason::not_ruled(id.as_str(), known)));
            continue;
        };
        if *days > case.month.days() {
            let reason = Reason::out_of_range(0, case.month.days(), days);
            refusals.note(refuse(&path, reason));
        }
        total = total.saturating_add(minutes.saturating_mul(*days));
    }
    let percent = match rule.rule {
        ActivityMode::Threshold if total >= rule.target_minutes => Percent::WHOLE,
        ActivityMode::Threshold => Percent::ZERO,
        ActivityMode::Proportional => proportion(total, rule.target_minutes),
    };
    trace.step(|| {
        Step::new(Name::of(Key::Activity, rule.rule.word()))
            .with(
                Join::Plus,
                Name::plain(Key::WorkedMinutes),
                Quantity::Minutes(worked),
            )
            .with(
                Join::Plus,
                Name::plain(Key::CreditedMinutes),
                Quantity::Minutes(total.saturating_sub(worked)),
            )
            .with(
                Join::LookedUp,
                Name::plain(Key::TargetMinutes),
                Quantity::Minutes(rule.target_minutes),
            )
            .gives(percent)
    });
    Ok(percent)
}

/// Minutes of the target in percent, at most 100, cut after 10 decimals.
fn proportion(minutes: u32, target: u32) -> Percent {
    const ONE_HUNDRED_PERCENT: u64 = 1_000_000_000_000;
    let scaled = u64::from(minutes.min(target)).saturating_mul(ONE_HUNDRED_PERCENT);
    let share = scaled.checked_div(u64::from(target)).unwrap_or_default();
    Percent::from_decimal(Decimal::from_i128_with_scale(i128::from(share), 10))
}

/// Weighted mean of quantity and quality.
pub fn output(
    rule: &OutputRule,
    case: &Case,
    trace: &mut Trace,
    refusals: &mut Refusals,
) -> Scored {
    let input = input(case)?;
    if let Some(score) = input.score {
        return typed(score);
    }
    let share = |value: Option<Percent>, path: &str| match value {
        None => Err(needs(path)),
        Some(value) if !value.is_share() => Err(refuse(path, Reason::out_of_range(0, 100, value))),
        Some(value) => Ok(value),
    };
    let quantity = share(input.quantity, "$.performance.quantity");
    let quality = share(input.quality, "$.performance.quality");
    let quantity = refusals.or(quantity, Percent::ZERO);
    let quality = refusals.or(quality, Percent::ZERO);
    let (quantity, quality) = (
        quantity.of(rule.quantity_weight)?,
        quality.of(rule.quality_weight)?,
    );
    let mean = quantity.plus(quality)?;
    trace.step(|| {
        Step::new(Name::plain(Key::Output))
            .with(Join::Plus, Name::plain(Key::Quantity), quantity)
            .with(Join::Plus, Name::plain(Key::Quality), quality)
            .gives(mean)
    });
    Ok(mean)
}

/// Percent for the organisation's result.
pub fn organisation(rule: &OrganisationRule, case: &Case, trace: &mut Trace) -> Scored {
    let result = case
        .organisation
        .as_ref()
        .ok_or_else(|| needs("$.organisation"))?;
    let Some(percent) = rule.percent.get(result).copied() else {
        let known = rule.percent.keys().map(String::as_str);
        return Err(refuse("$.organisation", Reason::not_ruled(result, known)));
    };
    trace.step(|| {
        Step::new(Name::of(Key::Organisation, rule.basis.word()))
            .with(
                Join::Plus,
                Name::of(Key::Organisation, rule.basis.word()),
                result.as_str(),
            )
            .gives(percent)
    });
    Ok(percent)
}
