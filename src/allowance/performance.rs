//! Performance: rating (PermenPANRB 6/2022), activity minutes, quantity and quality, and the
//! organisation's result, each as a percentage.

use super::activity::activity;
use super::case::{Case, PerformanceInput};
use super::key::Key;
use super::ledger::{Join, Name, Step, Trace};
use super::refusal::{Refusal, Refusals, contradicts, needs, refuse};
use crate::document::Reason;
use crate::money::{Overflow, Percent};
use crate::regulation::Regulation;
use crate::regulation::activity::ActivityRule;
use crate::regulation::payment::Score;
use crate::regulation::performance::{OrganisationRule, OutputRule, RatingRule};
use crate::regulation::terms::Rating;

/// A percentage, its steps written to the trace.
type Scored = Result<Percent, Refusal>;

/// What each score other than attendance comes to under the rule.
#[derive(Debug)]
pub struct Performed([Percent; Score::ALL.len()]);

impl Performed {
    /// The scores that the parts are paid by; what the rule refuses of them is noted.
    pub fn of(regulation: &Regulation, case: &Case, refusals: &mut Refusals) -> Self {
        let mut scores = [Percent::WHOLE; Score::ALL.len()];
        let parts = regulation.regional.payment.parts.iter();
        for score in parts.flat_map(|part| &part.scored_by) {
            let scored = scored(regulation, case, *score, &mut Trace::unasked(), refusals);
            let percent = refusals.or(scored, Percent::WHOLE);
            if let Some(place) = scores.get_mut(place(*score)) {
                *place = percent;
            }
        }
        Self(scores)
    }

    /// One of them.
    pub fn score(&self, score: Score) -> Percent {
        self.0.get(place(score)).copied().unwrap_or(Percent::WHOLE)
    }
}

fn place(score: Score) -> usize {
    Score::ALL.iter().position(|one| *one == score).unwrap_or(0)
}

/// How a score comes about.
pub fn explain(regulation: &Regulation, case: &Case, score: Score, trace: &mut Trace<'_>) {
    if trace.wanted() {
        // What is refused has been, before anything is worked out.
        let scored = scored(regulation, case, score, trace, &mut Refusals::default());
        drop(scored);
    }
}

/// The percentage of one score; attendance is scored by the clock.
fn scored(
    regulation: &Regulation,
    case: &Case,
    score: Score,
    trace: &mut Trace<'_>,
    refusals: &mut Refusals,
) -> Scored {
    let pack = &regulation.regional;
    let scored = match score {
        Score::Rating => pack
            .rating
            .as_ref()
            .map(|rule| rating(regulation, rule, case, trace)),
        Score::Activity => pack
            .activity
            .as_ref()
            .map(|rule| minutes(rule, case, trace, refusals)),
        Score::Output => pack
            .output
            .as_ref()
            .map(|rule| output(rule, case, trace, refusals)),
        Score::Organisation => pack
            .organisation
            .as_ref()
            .map(|rule| organisation(rule, case, trace)),
        Score::Attendance | Score::Measures => None,
    };
    scored.unwrap_or(Ok(Percent::WHOLE))
}

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
fn rating(
    regulation: &Regulation,
    rule: &RatingRule,
    case: &Case,
    trace: &mut Trace<'_>,
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
            .with(Join::AtLeast, Name::plain(Key::Nothing), Percent::ZERO)
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

/// Activity minutes, or the score in their place.
fn minutes(
    rule: &ActivityRule,
    case: &Case,
    trace: &mut Trace<'_>,
    refusals: &mut Refusals,
) -> Scored {
    let input = input(case)?;
    match input.score {
        Some(score) => typed(score),
        None => activity(rule, case, input, trace, refusals),
    }
}

/// Weighted mean of quantity and quality.
fn output(
    rule: &OutputRule,
    case: &Case,
    trace: &mut Trace<'_>,
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
    let weighted = |key, value: Percent, weight, trace: &mut Trace<'_>| {
        let result = value.of(weight)?;
        trace.step(|| {
            Step::new(Name::plain(key))
                .with(Join::Plus, Name::plain(key), value)
                .with(Join::Times, Name::plain(Key::Weight), weight)
                .gives(result)
        });
        Ok::<_, Overflow>(result)
    };
    let quantity = weighted(Key::Quantity, quantity, rule.quantity_weight, trace)?;
    let quality = weighted(Key::Quality, quality, rule.quality_weight, trace)?;
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
fn organisation(rule: &OrganisationRule, case: &Case, trace: &mut Trace<'_>) -> Scored {
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
