//! The scores of each unit from period to period, as small multiples.

use super::context::ViewContext;
use super::result::points;
use crate::app::compliance::compare::Trend;
use crate::app::compliance::scale::Scale;
use crate::app::kit::el::{El, el, several};
use crate::compliance::tree::Tree;
use crate::money::Points;
use yew::Html;

pub fn view(context: &ViewContext<'_>, tree: &Tree, trends: &[Trend]) -> Html {
    let (Some(scale), false) = (Scale::of(tree), trends.is_empty()) else {
        return Html::default();
    };
    let figures = trends.iter();
    let figures = figures.map(|trend| one(context, &scale, &trend.unit, &trend.scores).into());
    several([
        el("h4").text(context.get("compliance.trend")).into(),
        el("div").class("trends").with_all(figures).into(),
    ])
}

/// A point of a line, in thousandths of the drawing.
struct Dot<'a> {
    x: i64,
    y: i64,
    period: &'a str,
    score: Points,
}

fn one(context: &ViewContext<'_>, scale: &Scale, unit: &str, scores: &[(String, Points)]) -> El {
    let dots = dots(scale, scores);
    let spoken = scores
        .iter()
        .map(|(period, score)| format!("{period}: {}", points(*score)));
    let spoken: Vec<String> = spoken.collect();
    let lines = dots.iter().zip(dots.iter().skip(1)).map(|(a, b)| {
        el("line")
            .share("x1", a.x)
            .share("y1", a.y)
            .share("x2", b.x)
            .share("y2", b.y)
            .into()
    });
    let drawing = el("svg")
        .class("trend")
        .is("role", "img")
        .set("aria-label", &spoken.join("; "))
        .with_all(lines)
        .with_all(dots.iter().map(mark));
    el("figure")
        .with(el("figcaption").text(context.unit(unit)))
        .with(drawing)
}

fn mark(dot: &Dot<'_>) -> Html {
    let text = || el("text").share("x", dot.x);
    let circle = el("circle").share("cx", dot.x).share("cy", dot.y);
    let score = text().share("y", dot.y.saturating_sub(100));
    several([
        circle.is("r", "5").into(),
        score.text(&points(dot.score)).into(),
        text()
            .class("period")
            .is("y", "98%")
            .text(dot.period)
            .into(),
    ])
}

/// Each period in the middle of its share of the width; the scale from 85% up to 25% of the
/// height, which leaves room for the figures above and the periods below.
fn dots<'a>(scale: &Scale, scores: &'a [(String, Points)]) -> Vec<Dot<'a>> {
    let count = i64::try_from(scores.len()).unwrap_or(1);
    let halves = count.saturating_mul(2);
    let placed = scores.iter().zip((1..).step_by(2));
    let dot = |((period, score), odd): (&'a (String, Points), i64)| {
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
