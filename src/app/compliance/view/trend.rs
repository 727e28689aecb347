//! The scores of each unit from period to period, as small multiples over the classes.

use super::context::ViewContext;
use super::written::class_name;
use crate::app::compliance::compare::Trend;
use crate::app::compliance::scale::Ladder;
use crate::app::kit::el::{El, el, segment, several};
use crate::compliance::instrument::Zone;
use crate::compliance::tree::Tree;
use crate::money::Points;
use yew::Html;

/// The part of the width, in thousandths, in which the classes are named.
const NAMES: i64 = 240;

/// One drawing a unit, all with the same classes and the same periods.
pub fn view(
    context: &ViewContext<'_>,
    tree: &Tree,
    trends: &[Trend],
    periods: &[(String, Option<Points>)],
) -> Html {
    let (Some(ladder), false) = (Ladder::of(tree), trends.is_empty()) else {
        return Html::default();
    };
    let periods: Vec<&str> = periods.iter().map(|(period, _)| &**period).collect();
    let figures = trends.iter();
    let figures = figures.map(|trend| one(context, &ladder, &periods, trend).into());
    several([
        el("h4").text(context.get("compliance.trend")).into(),
        el("div").class("trends").with_all(figures).into(),
    ])
}

/// A score in a period, or the range still open, in thousandths of the drawing.
struct Mark {
    x: i64,
    low: i64,
    high: i64,
    said: String,
}

impl Mark {
    fn is_open(&self) -> bool {
        self.low != self.high
    }
}

fn one(context: &ViewContext<'_>, ladder: &Ladder<'_>, periods: &[&str], trend: &Trend) -> El {
    let marks = marks(context, ladder, periods, trend);
    let spoken = trend.scores.iter().zip(&marks);
    let spoken = spoken.map(|((period, ..), mark)| [period, ": ", &mark.said].concat());
    let spoken: Vec<String> = spoken.collect();
    let steps = marks.iter().zip(marks.iter().skip(1));
    let steps = steps.filter(|(a, b)| !a.is_open() && !b.is_open());
    let lines = steps.map(|(a, b)| segment("way", (a.x, a.low), (b.x, b.low)).into());
    let axis = periods.iter().enumerate().map(|(n, period)| {
        let text = el("text").class("period").share("x", across(n, periods));
        text.is("y", "98%").text(period).into()
    });
    let drawing = el("svg")
        .class("trend")
        .is("role", "img")
        .set("aria-label", &spoken.join("; "))
        .with_all(bands(ladder))
        .with_all(axis)
        .with_all(lines)
        .with_all(marks.iter().map(drawn));
    el("figure")
        .with(el("figcaption").text(context.unit(&trend.unit)))
        .with(drawing)
}

/// The classes, the highest on top.
fn bands(ladder: &Ladder<'_>) -> impl Iterator<Item = Html> {
    let height = up(ladder.begins(0)).saturating_sub(up(ladder.begins(1)));
    ladder.bands.iter().enumerate().map(move |(n, band)| {
        let top = up(ladder.begins(n.saturating_add(1)));
        let rect = el("rect")
            .classes(&["class-of", band.zone.map_or("", Zone::word)])
            .is("width", "100%")
            .share("y", top)
            .share("height", height);
        let name = el("text").class("name").is("x", "6").is("dy", "0.35em");
        let name = name.share("y", top.saturating_add(height / 2));
        several([rect.into(), name.text(&class_name(&band.name)).into()])
    })
}

/// A dot, or hatched the range still open, and its figure above it.
fn drawn(mark: &Mark) -> Html {
    let drawing = if mark.is_open() {
        segment("open", (mark.x, mark.low), (mark.x, mark.high))
    } else {
        let dot = el("circle").share("cx", mark.x).share("cy", mark.low);
        dot.is("r", "5")
    };
    let score = el("text").class("score").share("x", mark.x);
    let score = score.share("y", mark.high).is("dy", "-10");
    several([drawing.into(), score.text(&mark.said).into()])
}

/// The classes from 90% of the height up to 8%, which leaves room for a figure above and the
/// periods below.
fn up(place: i64) -> i64 {
    900_i64.saturating_sub(place.saturating_mul(82) / 100)
}

/// Each period in the middle of its share of the width beside the names.
fn across(n: usize, periods: &[&str]) -> i64 {
    let place = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let odd = place(n).saturating_mul(2).saturating_add(1);
    let room = 1000_i64.saturating_sub(NAMES).saturating_mul(odd);
    let halves = place(periods.len()).saturating_mul(2);
    NAMES.saturating_add(room.checked_div(halves).unwrap_or(0))
}

fn marks(
    context: &ViewContext<'_>,
    ladder: &Ladder<'_>,
    periods: &[&str],
    trend: &Trend,
) -> Vec<Mark> {
    let mark = |(period, low, high): &(String, Points, Points)| {
        let n = periods.iter().position(|known| known == period)?;
        let said = if low == high {
            context.points(*low)
        } else {
            [&*context.points(*low), "–", &*context.points(*high)].concat()
        };
        Some(Mark {
            x: across(n, periods),
            low: up(ladder.place(*low)),
            high: up(ladder.place(*high)),
            said,
        })
    };
    trend.scores.iter().filter_map(mark).collect()
}
