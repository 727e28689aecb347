//! Measures: the weighted mean of scores by name, as each part takes it.

use super::case::Case;
use super::key::Key;
use super::ledger::{Join, Name, Step, Trace};
use super::refusal::{Refusal, Refusals, needs, refuse};
use crate::document::{Id, Reason};
use crate::money::{Factor, Percent};
use crate::ratio::Ratio;
use crate::regulation::Regulation;
use crate::regulation::measures::{Measure, Measures, Missing};
use crate::regulation::payment::{Part, Score};

/// What the measures come to, part by part.
#[derive(Debug)]
pub struct Measured(Vec<Percent>);

impl Measured {
    /// Of a case; what the rule refuses of it is noted.
    pub fn of(regulation: &Regulation, case: &Case, refusals: &mut Refusals) -> Self {
        let parts = regulation.regional.payment.parts.iter();
        let scores = parts.map(|part| {
            let scored = scored(regulation, case, part, &mut Trace::unasked());
            refusals.or(scored, Percent::WHOLE)
        });
        Self(scores.collect())
    }

    /// The score of a part.
    pub fn score(&self, part: usize) -> Percent {
        self.0.get(part).copied().unwrap_or(Percent::WHOLE)
    }
}

/// How the score of a part comes about.
pub fn explain(regulation: &Regulation, case: &Case, part: &Part, trace: &mut Trace<'_>) {
    if trace.wanted() {
        // What is refused has been, before anything is worked out.
        drop(scored(regulation, case, part, trace));
    }
}

fn scored(
    regulation: &Regulation,
    case: &Case,
    part: &Part,
    trace: &mut Trace<'_>,
) -> Result<Percent, Refusal> {
    match &regulation.regional.measures {
        Some(rule) if part.scored_by.contains(&Score::Measures) => mean(rule, case, part, trace),
        _ => Ok(Percent::WHOLE),
    }
}

/// The weighted mean of those that are there; of one that is not the rule says what it counts.
fn mean(
    rule: &Measures,
    case: &Case,
    part: &Part,
    trace: &mut Trace<'_>,
) -> Result<Percent, Refusal> {
    let mut sum = Percent::ZERO;
    let mut weights = Factor::ZERO;
    let mut weighted = Vec::new();
    for (id, weight) in &part.measures {
        let Some(score) = given(rule, case, id, trace)? else {
            continue;
        };
        let counts = Percent::of_ratio(score.ratio().times(weight.ratio()))?;
        trace.step(|| {
            let name = || Name::of(Key::Measure, id);
            weighted.push((name(), counts));
            Step::new(name())
                .with(Join::Plus, name(), score)
                .with(Join::Times, Name::plain(Key::Weight), *weight)
                .gives(counts)
        });
        sum = sum.plus(counts)?;
        weights = weights.plus(*weight)?;
    }
    if weights == Factor::ZERO {
        return Err(needs("$.measures"));
    }
    let mean = Percent::of_ratio(sum.ratio().divided_by(weights.ratio()))?;
    trace.step(|| {
        let name = || Name::plain(Key::Measures);
        let terms = weighted.into_iter();
        let sum = terms.fold(Step::new(name()), |step, (name, counts)| {
            step.with(Join::Plus, name, counts)
        });
        sum.with(Join::Over, Name::plain(Key::Weight), weights)
            .gives(mean)
    });
    Ok(mean)
}

/// A score in percent of a full one, at most as much as counts.
fn percent(
    measure: &Measure,
    score: Percent,
    path: &str,
    trace: &mut Trace<'_>,
) -> Result<Percent, Refusal> {
    let full = measure.out_of.unwrap_or(Percent::WHOLE);
    if measure.most.is_none() && score > full {
        return Err(refuse(path, Reason::out_of_range(0, full, score)));
    }
    let name = || Name::of(Key::Measure, &measure.id);
    let mut percent = score;
    if let Some(full) = measure.out_of {
        let share = score.ratio().divided_by(full.ratio());
        percent = Percent::of_ratio(share.times(Ratio::whole(100)))?;
        trace.step(|| {
            Step::new(name())
                .with(Join::Plus, name(), score.points())
                .with(Join::Over, Name::plain(Key::FullScore), full.points())
                .gives(percent)
        });
    }
    match measure.most.filter(|most| percent > *most) {
        None => Ok(percent),
        Some(most) => {
            trace.step(|| {
                Step::new(name())
                    .with(Join::Plus, name(), percent)
                    .with(Join::AtMost, Name::plain(Key::MostScore), most)
                    .gives(most)
            });
            Ok(most)
        }
    }
}

/// One measure; none where the others count without it.
fn given(
    rule: &Measures,
    case: &Case,
    id: &Id,
    trace: &mut Trace<'_>,
) -> Result<Option<Percent>, Refusal> {
    let path = format!("$.measures.{id}");
    let mut known = rule.list.iter();
    let measure = known.find(|measure| measure.id == *id);
    match (case.measures.get(id), rule.missing) {
        (Some(score), _) => match measure {
            Some(measure) => percent(measure, *score, &path, trace).map(Some),
            None => Ok(Some(*score)),
        },
        (None, Missing::Needed) => Err(needs(&path)),
        (None, Missing::Zero) => Ok(Some(Percent::ZERO)),
        (None, Missing::LeftOut) => Ok(None),
    }
}
