//! Why the mean of the units moved between two periods: in a sentence, in bars that add up, and
//! unit by unit.

use super::face::Face;
use super::result::points;
use super::select::{Select, option};
use crate::app::compliance::action::Action;
use crate::app::compliance::compare::{Moved, Row, moved, periods};
use crate::app::compliance::scale::{Scale, percent};
use crate::app::sentence;
use crate::compliance::change::{Change, ChangeKind, UnitChange};
use crate::compliance::tree::Tree;
use crate::document::Reason;
use crate::money::Points;
use yew::prelude::*;

pub fn view(face: &Face<'_>, tree: &Tree, rows: &[Row<'_>]) -> Html {
    let periods = periods(rows);
    let (Some(last), true) = (periods.last(), periods.len() > 1) else {
        return html! {};
    };
    let earlier = periods.len().saturating_sub(2);
    let (before, after) = &face.state.compared;
    let known = |chosen: &Option<String>| {
        let chosen = chosen.as_deref();
        periods
            .iter()
            .copied()
            .find(|period| Some(*period) == chosen)
    };
    let before = known(before)
        .or_else(|| periods.get(earlier).copied())
        .unwrap_or_default();
    let after = known(after).unwrap_or(last);
    let pick = |key: &str, chosen: &str, action: fn(String) -> Action| {
        let id = face.id(key);
        html! {
            <div class="field">
                <label for={id.clone()}>{ face.get(&format!("compliance.{key}")) }</label>
                <Select {id} chosen={chosen.to_owned()} on_choose={face.act.reform(action)}>
                    { for periods.iter().map(|period| option(period, period)) }
                </Select>
            </div>
        }
    };
    html! {
        <div class="moved-why">
            <h4>{ face.get("compliance.why") }</h4>
            <div class="spot">
                { pick("before", before, Action::Before) }
                { pick("after", after, Action::After) }
            </div>
            { match moved(rows, before, after, tree) {
                Ok(moved) => change(face, &moved),
                Err(faults) if faults.iter().all(|fault| fault.reason == Reason::Empty) => html! {
                    <p>{ face.get("compliance.why.none") }</p>
                },
                Err(faults) => html! {
                    { for faults.iter().map(|fault| html! { <p class="wrong">{ sentence::score_fault(face.words, &fault.reason) }</p> }) }
                },
            } }
        </div>
    }
}

/// Three bars that add to the fourth.
fn change(face: &Face<'_>, moved: &Moved<'_>) -> Html {
    let change = &moved.change;
    let parts = [
        ("same", change.same),
        ("left", change.left),
        ("came", change.came),
        ("total", change.change),
    ];
    let size = |points: Points| {
        if points < Points::ZERO {
            Points::ZERO.minus(points)
        } else {
            Ok(points)
        }
    };
    let sizes = parts.iter().filter_map(|(_, points)| size(*points).ok());
    let scale = Scale {
        min: Points::ZERO,
        max: sizes.max().unwrap_or(Points::ZERO),
    };
    let bar = |(key, value): &(&str, Points)| {
        let half = size(*value).map_or(0, |size| scale.place(size) / 2);
        let is_less = *value < Points::ZERO;
        let from = if is_less {
            500_i64.saturating_sub(half)
        } else {
            500
        };
        let sign = if is_less { "less" } else { "more" };
        html! {
            <li class={classes!((*key == "total").then_some("total"))}>
                <span>{ face.get(&format!("compliance.why.{key}")) }</span>
                <span class={classes!("figure", sign)}>{ signed(*value) }</span>
                <svg class="track" aria-hidden="true">
                    <rect class={sign} x={percent(from)} y="2" width={percent(half)} height="8" />
                    <line x1="50%" x2="50%" y1="0" y2="12" />
                </svg>
            </li>
        }
    };
    html! {
        <>
            <p>{ sentence_of(face, change) }</p>
            <ul class="parts changes-why">{ for parts.iter().map(bar) }</ul>
            if !change.comparable { <p class="help">{ face.get("compliance.why.not_comparable") }</p> }
            <details>
                <summary>{ face.get("compliance.why.units") }</summary>
                <ul class="means">
                    { for moved.units.iter().zip(&change.units).map(|(name, unit)| one(face, name, unit)) }
                </ul>
            </details>
            { for moved.incomplete.iter().map(|(unit, period)| html! {
                <p class="help">{ face.say("compliance.why.incomplete", &[("unit", unit), ("period", period)]) }</p>
            }) }
        </>
    }
}

/// The same as the bars in words.
fn sentence_of(face: &Face<'_>, change: &Change) -> String {
    let key = match change.change.cmp(&Points::ZERO) {
        std::cmp::Ordering::Less => "compliance.why.fell",
        std::cmp::Ordering::Equal => "compliance.why.stayed",
        std::cmp::Ordering::Greater => "compliance.why.rose",
    };
    let values = [
        ("before", &*points(change.before)),
        ("after", &*points(change.after)),
        ("change", &*signed(change.change)),
        ("same", &*signed(change.same)),
        ("left", &*signed(change.left)),
        ("came", &*signed(change.came)),
    ];
    face.say(key, &values)
}

/// What a unit does to the mean, and the scores it does it with.
fn one(face: &Face<'_>, name: &str, unit: &UnitChange) -> Html {
    let key = match unit.kind {
        ChangeKind::Same => "compliance.why.unit.same",
        ChangeKind::Left => "compliance.why.unit.left",
        ChangeKind::Came => "compliance.why.unit.came",
    };
    let score = |score: Option<Points>| score.map(points).unwrap_or_default();
    let values = [
        ("unit", &*face.unit(name)),
        ("before", &*score(unit.before)),
        ("after", &*score(unit.after)),
        ("effect", &*signed(unit.effect)),
    ];
    html! { <li>{ face.say(key, &values) }</li> }
}

fn signed(value: Points) -> String {
    let plus = if value > Points::ZERO { "+" } else { "" };
    format!("{plus}{}", points(value))
}
