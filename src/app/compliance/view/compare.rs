//! Units and periods side by side, the trend of a unit, and why the mean moved.

use super::Face;
use super::result::points;
use super::select::{Select, option};
use super::way::label;
use crate::app::compliance::compare::{Moved, Row, mean_of, moved, periods, rows, weakest};
use crate::app::compliance::scale::{Scale, percent};
use crate::app::compliance::state::Action;
use crate::app::sentence;
use crate::compliance::tree::Tree;
use crate::money::Points;
use yew::prelude::*;

pub fn view(face: &Face<'_>) -> Html {
    let Some((instrument, tree)) = face.state.instrument() else {
        return html! {};
    };
    let rows = rows(&face.state.book, tree, instrument.id.as_str());
    if rows.is_empty() {
        return html! {};
    }
    html! {
        <section class="compare">
            <h3>{ face.get("compliance.compare") }</h3>
            { table(face, &rows) }
            { means(face, tree, &rows) }
            { trend(face, tree, &rows) }
            { why(face, tree, &rows) }
            { weak(face, tree, &rows) }
        </section>
    }
}

fn table(face: &Face<'_>, rows: &[Row<'_>]) -> Html {
    let row = |row: &Row<'_>| {
        let spot = row.sheet.spot();
        let is_here = spot == face.state.spot;
        let (low, high) = (&row.score.lowest, &row.score.highest);
        let score = row.score.score.map_or_else(
            || format!("{}–{}", points(low.score), points(high.score)),
            points,
        );
        let class = row.score.class.clone().unwrap_or_else(|| {
            if low.class == high.class {
                low.class.clone()
            } else {
                format!("{}–{}", low.class, high.class)
            }
        });
        let unit = match spot.unit.is_empty() {
            true => face.get("compliance.unnamed"),
            false => spot.unit.clone(),
        };
        html! {
            <tr class={is_here.then_some("here")} aria-current={is_here.then_some("true")}>
                <th scope="row">
                    <button type="button" class="link" onclick={face.on(move || Action::Open(spot.clone()))}>{ unit }</button>
                </th>
                <td>{ row.sheet.period.clone() }</td>
                <td class="figure">{ score }</td>
                <td>{ class }</td>
            </tr>
        }
    };
    let head = ["unit", "period", "score", "class"];
    html! {
        <div class="scroll" tabindex="0" role="region" aria-label={face.get("compliance.compare")}>
            <table>
                <thead><tr>
                    { for head.map(|key| html! { <th scope="col">{ face.get(&format!("compliance.head.{key}")) }</th> }) }
                </tr></thead>
                <tbody>{ for rows.iter().map(row) }</tbody>
            </table>
        </div>
    }
}

fn means(face: &Face<'_>, tree: &Tree, rows: &[Row<'_>]) -> Html {
    let mean = |period: &str| {
        let said = match mean_of(rows, period, tree) {
            Some(mean) => points(mean),
            None => face.get("compliance.mean.open"),
        };
        let values = [("period", period), ("mean", &*said)];
        html! { <li>{ face.say("compliance.mean", &values) }</li> }
    };
    html! { <ul class="means">{ for periods(rows).into_iter().map(mean) }</ul> }
}

/// A line through the scores of the unit in work.
fn trend(face: &Face<'_>, tree: &Tree, rows: &[Row<'_>]) -> Html {
    let unit = &face.state.spot.unit;
    let own = rows.iter().filter(|row| row.sheet.unit == *unit);
    let scores: Vec<(&str, Points)> = own
        .filter_map(|row| Some((&*row.sheet.period, row.score.score?)))
        .collect();
    let (Some(scale), true) = (Scale::of(tree), scores.len() > 1) else {
        return html! {};
    };
    let gaps = i64::try_from(scores.len()).unwrap_or(1);
    let place = |n: usize| {
        let n = i64::try_from(n)
            .unwrap_or(0)
            .saturating_mul(2)
            .saturating_add(1);
        n.saturating_mul(1000)
            .checked_div(gaps.saturating_mul(2))
            .unwrap_or(0)
    };
    let height = |score: Points| 850_i64.saturating_sub(scale.place(score).saturating_mul(6) / 10);
    let dots: Vec<(i64, i64, &str, Points)> = scores
        .iter()
        .enumerate()
        .map(|(n, (period, score))| (place(n), height(*score), *period, *score))
        .collect();
    let lines = dots.iter().zip(dots.iter().skip(1)).map(|(a, b)| {
        html! {
            <line x1={percent(a.0)} y1={percent(a.1)} x2={percent(b.0)} y2={percent(b.1)} />
        }
    });
    let spoken = scores
        .iter()
        .map(|(period, score)| format!("{period}: {}", points(*score)));
    let spoken: Vec<String> = spoken.collect();
    html! {
        <>
            <h4>{ face.say("compliance.trend", &[("unit", unit)]) }</h4>
            <svg class="trend" role="img" aria-label={spoken.join("; ")}>
                { for lines }
                { for dots.iter().map(|(x, y, period, score)| html! {
                    <>
                        <circle cx={percent(*x)} cy={percent(*y)} r="5" />
                        <text x={percent(*x)} y={percent(y.saturating_sub(100))}>{ points(*score) }</text>
                        <text class="period" x={percent(*x)} y="98%">{ *period }</text>
                    </>
                }) }
            </svg>
        </>
    }
}

fn why(face: &Face<'_>, tree: &Tree, rows: &[Row<'_>]) -> Html {
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
                Err(faults) if faults.iter().all(|fault| fault.reason == crate::document::Reason::Empty) => html! {
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
    let means = [
        ("before", &*points(change.before)),
        ("after", &*points(change.after)),
    ];
    html! {
        <>
            <p>{ face.say("compliance.why.means", &means) }</p>
            <ul class="parts changes-why">{ for parts.iter().map(bar) }</ul>
            if !change.comparable { <p class="help">{ face.get("compliance.why.not_comparable") }</p> }
            <details>
                <summary>{ face.get("compliance.why.units") }</summary>
                <ul class="means">
                    { for moved.units.iter().zip(&change.units).map(|(name, unit)| html! {
                        <li>{ *name }{ ": " }<span class="figure">{ signed(unit.effect) }</span></li>
                    }) }
                </ul>
            </details>
            { for moved.incomplete.iter().map(|(unit, period)| html! {
                <p class="help">{ face.say("compliance.why.incomplete", &[("unit", unit), ("period", period)]) }</p>
            }) }
        </>
    }
}

fn signed(value: Points) -> String {
    let plus = if value > Points::ZERO { "+" } else { "" };
    format!("{plus}{}", points(value))
}

fn weak(face: &Face<'_>, tree: &Tree, rows: &[Row<'_>]) -> Html {
    let period = &face.state.spot.period;
    let weakest = weakest(rows, period, tree);
    if weakest.is_empty() {
        return html! {};
    }
    html! {
        <>
            <h4>{ face.say("compliance.weakest", &[("period", period)]) }</h4>
            <ol class="parts">
                { for weakest.iter().take(5).map(|weak| {
                    let values = [("reached", &*points(weak.reached)), ("lost", &*points(weak.lost))];
                    html! {
                        <li>
                            <span>{ label(face, tree, &weak.indicator) }</span>
                            <span class="help wide">{ face.say("compliance.weak", &values) }</span>
                        </li>
                    }
                }) }
            </ol>
        </>
    }
}
