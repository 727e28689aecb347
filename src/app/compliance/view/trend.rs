//! The scores of each unit from period to period, as small multiples.

use super::face::Face;
use super::result::points;
use crate::app::compliance::compare::{Row, trends};
use crate::app::compliance::scale::{Scale, percent};
use crate::compliance::tree::Tree;
use crate::money::Points;
use yew::prelude::*;

pub fn view(face: &Face<'_>, tree: &Tree, rows: &[Row<'_>]) -> Html {
    let trends = trends(rows);
    let (Some(scale), false) = (Scale::of(tree), trends.is_empty()) else {
        return html! {};
    };
    html! {
        <>
            <h4>{ face.get("compliance.trend") }</h4>
            <div class="trends">
                { for trends.iter().map(|(unit, scores)| one(face, &scale, unit, scores)) }
            </div>
        </>
    }
}

/// A point of a line, in thousandths of the drawing.
struct Dot<'a> {
    x: i64,
    y: i64,
    period: &'a str,
    score: Points,
}

fn one(face: &Face<'_>, scale: &Scale, unit: &str, scores: &[(&str, Points)]) -> Html {
    let dots = dots(scale, scores);
    let spoken = scores
        .iter()
        .map(|(period, score)| format!("{period}: {}", points(*score)));
    let spoken: Vec<String> = spoken.collect();
    let lines = dots.iter().zip(dots.iter().skip(1)).map(|(a, b)| {
        html! {
            <line x1={percent(a.x)} y1={percent(a.y)} x2={percent(b.x)} y2={percent(b.y)} />
        }
    });
    html! {
        <figure>
            <figcaption>{ face.unit(unit) }</figcaption>
            <svg class="trend" role="img" aria-label={spoken.join("; ")}>
                { for lines }
                { for dots.iter().map(mark) }
            </svg>
        </figure>
    }
}

fn mark(dot: &Dot<'_>) -> Html {
    html! {
        <>
            <circle cx={percent(dot.x)} cy={percent(dot.y)} r="5" />
            <text x={percent(dot.x)} y={percent(dot.y.saturating_sub(100))}>{ points(dot.score) }</text>
            <text class="period" x={percent(dot.x)} y="98%">{ dot.period }</text>
        </>
    }
}

/// Each period in the middle of its share of the width; the scale from 85% up to 25% of the
/// height, which leaves room for the figures above and the periods below.
fn dots<'a>(scale: &Scale, scores: &[(&'a str, Points)]) -> Vec<Dot<'a>> {
    let count = i64::try_from(scores.len()).unwrap_or(1);
    let halves = count.saturating_mul(2);
    let placed = scores.iter().zip((1..).step_by(2));
    let dot = |((period, score), odd): (&(&'a str, Points), i64)| {
        let rise = scale.place(*score).saturating_mul(6) / 10;
        Dot {
            x: odd.saturating_mul(1000).checked_div(halves).unwrap_or(0),
            y: 850_i64.saturating_sub(rise),
            period,
            score: *score,
        }
    };
    placed.map(dot).collect()
}
