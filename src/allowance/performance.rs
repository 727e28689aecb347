//! Performance: rating (PermenPANRB 6/2022), activity minutes, quantity and quality, and the
//! organisation's result, each as a percentage.

use super::case::{Case, PerformanceInput};
use super::ledger::{Join, Name, Quantity, Step, Trace};
use super::refusal::{Refusal, needs, refuse};
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
            refuse(
                "$.performance.noPlan",
                Reason::not_ruled("no_plan", Rating::WORDS.iter().copied()),
            )
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
        Step::new(Name::plain("rating"))
            .with(Join::Plus, Name::plain("rating"), word)
            .gives(percent)
    });
    if input.superior_did_not_rate != Some(true) {
        return Ok(percent);
    }
    let less = rule.superior_did_not_rate.ok_or_else(|| {
        refuse(
            "$.performance.superiorDidNotRate",
            Reason::not_ruled("superior_did_not_rate", []),
        )
    })?;
    let left = percent.minus(less)?.max(Percent::ZERO);
    trace.step(|| {
        Step::new(Name::plain("superior_did_not_rate"))
            .with(Join::Plus, Name::plain("rating"), percent)
            .with(Join::Minus, Name::plain("superior_did_not_rate"), less)
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
        _ => None,
    };
    match (input.rating, derived) {
        (Some(rating), Some(derived)) if rating != derived => {
            let with = "$.performance.result".to_owned();
            Err(refuse(
                "$.performance.rating",
                Reason::Contradiction { with },
            ))
        }
        (Some(rating), _) | (None, Some(rating)) => Ok(rating),
        (None, None) => Err(needs("$.performance.rating")),
    }
}

/// Activity minutes, with credited days, against the target.
pub fn activity(rule: &ActivityRule, case: &Case, trace: &mut Trace) -> Scored {
    let input = input(case)?;
    if let Some(score) = input.score {
        return typed(score);
    }
    let worked = input
        .activity_minutes
        .ok_or_else(|| needs("$.performance.activityMinutes"))?;
    let most = case.month.days().saturating_mul(24 * 60);
    if worked > most {
        return Err(refuse(
            "$.performance.activityMinutes",
            Reason::out_of_range(0, most, worked),
        ));
    }
    let mut total = worked;
    for (id, days) in &input.credited_days {
        let path = format!("$.performance.creditedDays.{id}");
        let Some(minutes) = rule.credited_minutes.get(id) else {
            let known = rule.credited_minutes.keys().map(|id| id.as_str());
            return Err(refuse(&path, Reason::not_ruled(id.as_str(), known)));
        };
        if *days > case.month.days() {
            return Err(refuse(
                &path,
                Reason::out_of_range(0, case.month.days(), days),
            ));
        }
        total = total.saturating_add(minutes.saturating_mul(*days));
    }
    let percent = match rule.rule {
        ActivityMode::Threshold if total >= rule.target_minutes => Percent::WHOLE,
        ActivityMode::Threshold => Percent::ZERO,
        ActivityMode::Proportional => proportion(total, rule.target_minutes),
    };
    trace.step(|| {
        Step::new(Name::of("activity", rule.rule.word()))
            .with(
                Join::Plus,
                Name::plain("worked_minutes"),
                Quantity::Minutes(worked),
            )
            .with(
                Join::Plus,
                Name::plain("credited_minutes"),
                Quantity::Minutes(total.saturating_sub(worked)),
            )
            .with(
                Join::LookedUp,
                Name::plain("target_minutes"),
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
pub fn output(rule: &OutputRule, case: &Case, trace: &mut Trace) -> Scored {
    let input = input(case)?;
    if let Some(score) = input.score {
        return typed(score);
    }
    let share = |value: Option<Percent>, path: &str| match value {
        None => Err(needs(path)),
        Some(value) if !value.is_share() => Err(refuse(path, Reason::out_of_range(0, 100, value))),
        Some(value) => Ok(value),
    };
    let quantity = share(input.quantity, "$.performance.quantity")?;
    let quality = share(input.quality, "$.performance.quality")?;
    let (quantity, quality) = (
        quantity.of(rule.quantity_weight)?,
        quality.of(rule.quality_weight)?,
    );
    let mean = quantity.plus(quality)?;
    trace.step(|| {
        Step::new(Name::plain("output"))
            .with(Join::Plus, Name::plain("quantity"), quantity)
            .with(Join::Plus, Name::plain("quality"), quality)
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
        Step::new(Name::of("organisation", rule.basis.word()))
            .with(
                Join::Plus,
                Name::of("organisation", rule.basis.word()),
                result.as_str(),
            )
            .gives(percent)
    });
    Ok(percent)
}
