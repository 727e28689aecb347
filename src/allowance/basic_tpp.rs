//! Basic TPP of a job class: tukin BPK x indices, or what the region or the person states
//! (Kepmendagri 900-4700/2020).

use super::basis::Origin;
use super::key::Key;
use super::ledger::{Join, Name, Step, Trace};
use super::refusal::{Refusal, needs, refuse};
use crate::document::{Id, Reason, Table};
use crate::money::{Factor, Percent, Rupiah};
use crate::regulation::Regulation;
use crate::regulation::basic_tpp::{BasicMethod, Governance, GovernanceIndex, Indices};
use crate::regulation::terms::JobClass;

/// Basic TPP in whole rupiah.
pub fn basic_tpp<'r>(
    regulation: &'r Regulation,
    class: JobClass,
    typed: Option<Rupiah>,
    trace: &mut Trace<'r>,
) -> Result<Rupiah, Refusal> {
    if let Some(amount) = typed {
        stated(amount, trace);
        trace.stated();
        return Ok(amount);
    }
    let rule = &regulation.regional.basic_tpp;
    trace.rests_on(Origin::Regional("$.basic_tpp"), &rule.provision);
    let factor = match &rule.method {
        None => return Err(needs("$.position.basicTpp")),
        Some(BasicMethod::Table(table)) => {
            let amount = of_class(table, class)?;
            stated(amount, trace);
            return Ok(amount);
        }
        Some(BasicMethod::Coefficient(factor)) => *factor,
        Some(BasicMethod::Indices(indices)) => {
            coefficient(&regulation.national.governance_index, indices, trace)?
        }
    };
    let bpk = &regulation.national.bpk_by_class;
    let base = of_class(&bpk.amounts, class)?;
    let rounding = rule.rounding.rounding();
    let amount = base.exact().times(factor)?.round(rounding)?;
    trace.step(|| {
        Step::new(Name::plain(Key::BasicTpp))
            .with(Join::Plus, Name::of(Key::Bpk, class), base)
            .with(Join::Times, Name::plain(Key::Coefficient), factor)
            .rounded(rounding)
            .gives(amount)
    });
    trace.rests_on(Origin::National("$.bpk_by_class"), &bpk.provision);
    Ok(amount)
}

fn stated(amount: Rupiah, trace: &mut Trace<'_>) {
    trace.step(|| {
        let name = Name::plain(Key::BasicTpp);
        Step::new(name.clone())
            .with(Join::Plus, name, amount)
            .gives(amount)
    });
}

fn of_class(table: &Table<JobClass, Rupiah>, class: JobClass) -> Result<Rupiah, Refusal> {
    table.get(&class).copied().ok_or_else(|| {
        let known: Vec<String> = table.keys().map(ToString::to_string).collect();
        let known = known.iter().map(String::as_str);
        refuse(
            "$.position.class",
            Reason::not_ruled(&class.to_string(), known),
        )
    })
}

/// IKFD x IKK x IPPD.
fn coefficient(
    rule: &GovernanceIndex,
    indices: &Indices,
    trace: &mut Trace<'_>,
) -> Result<Factor, Refusal> {
    let governance = match &indices.governance {
        Governance::Index(index) => *index,
        Governance::Scores(scores) => governance_index(rule, scores, trace)?,
    };
    let (fiscal, cost) = (indices.fiscal_capacity, indices.construction_cost);
    let product = fiscal.times(cost)?.times(governance)?;
    trace.step(|| {
        Step::new(Name::plain(Key::Coefficient))
            .with(Join::Plus, Name::plain(Key::FiscalCapacity), fiscal)
            .with(Join::Times, Name::plain(Key::ConstructionCost), cost)
            .with(Join::Times, Name::plain(Key::GovernanceIndex), governance)
            .gives(product)
    });
    Ok(product)
}

/// The weighted scores of the nine variables, and the step that their total reaches.
fn governance_index(
    rule: &GovernanceIndex,
    scores: &Table<Id, Percent>,
    trace: &mut Trace<'_>,
) -> Result<Factor, Refusal> {
    let mut total = Percent::ZERO;
    let mut step = Step::new(Name::plain(Key::GovernanceTotal));
    for (id, weight) in &rule.weights {
        let weighted = weight.of(scores.get(id).copied().unwrap_or_default())?;
        total = total.plus(weighted)?;
        if trace.wanted() {
            step = step.with(Join::Plus, Name::of(Key::Governance, id), weighted.points());
        }
    }
    let total = total.points();
    trace.step(|| step.gives(total));
    let reached = rule
        .steps
        .iter()
        .find(|step| total > step.above)
        .or(rule.steps.last());
    Ok(reached.map_or(Factor::ZERO, |step| step.index))
}
