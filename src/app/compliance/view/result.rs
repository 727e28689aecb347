//! Score and class as they move, and the range still open.

use super::context::{ViewContext, help, track};
use crate::app::compliance::checklist::{name, spoken};
use crate::app::compliance::scale::{Scale, Span};
use crate::app::kit::el::{El, el, several, some};
use crate::app::kit::figures;
use crate::app::kit::sentence;
use crate::compliance::instrument::Band;
use crate::compliance::score::{PartScore, Score};
use crate::compliance::tree::Tree;
use crate::document::{Fault, Id};
use crate::money::Points;
use yew::Html;

pub fn view(context: &ViewContext<'_>, tree: &Tree, score: &Score) -> El {
    let outcome = el("div")
        .class("outcome")
        .spoken(&said(context, score))
        .with(outcome(context, score));
    let left_out = score.left_out.as_ref();
    let left_out = left_out.map(|_| help(context.get("compliance.left_out")));
    let confidence = format!("compliance.confidence.{}", score.confidence.word());
    let confidence = el("p")
        .class("help")
        .with_some(context.mark(score.confidence))
        .text(context.get(&confidence));
    el("section")
        .class("result")
        .with(el("h3").text(context.get("compliance.result")))
        .with(outcome)
        .with_some(meaning(context, tree, score))
        .with_some(band(context, tree, score))
        .with(help(&edges(context, tree)))
        .with(help(&progress(context, score)))
        .with_some(left_out)
        .with(confidence)
        .with_all(strays(context, score))
        .with(parts(context, tree, score))
}

/// How many questions have an answer.
pub fn progress(context: &ViewContext<'_>, score: &Score) -> String {
    let values = [
        ("n", &*score.answered.to_string()),
        ("count", &*score.questions.to_string()),
    ];
    context.say("compliance.progress", &values)
}

/// Answers that belong to no question of the instrument; the others stand beside theirs.
fn strays(context: &ViewContext<'_>, score: &Score) -> impl Iterator<Item = Html> {
    let is_stray = |fault: &&Fault| {
        let id = fault.path.strip_prefix("$.").unwrap_or_default();
        context.list.item(id).is_none()
    };
    score.refused.iter().filter(is_stray).map(|fault| {
        el("p")
            .class("wrong")
            .with(el("code").text(&fault.path))
            .text(" ")
            .text(&sentence::score_fault(context.words, &fault.reason))
            .into()
    })
}

/// A score in words: 88,12
pub fn points(points: Points) -> String {
    figures::decimal(&points.to_string())
}

/// The class and the score, or what is still open.
pub fn outcome(context: &ViewContext<'_>, score: &Score) -> Html {
    match (score.score, &score.class) {
        (Some(value), Some(class)) => several([
            el("strong").class("class").text(class).into(),
            el("span").class("figure").text(&points(value)).into(),
        ]),
        _ => el("span").text(&said(context, score)).into(),
    }
}

/// The same in words.
fn said(context: &ViewContext<'_>, score: &Score) -> String {
    match (score.score, &score.class) {
        (Some(value), Some(class)) => format!("{class} {}", points(value)),
        _ if score.answered == 0 => context.get("compliance.empty").to_owned(),
        _ if score.lowest.class == score.highest.class => {
            say_extremes(context, "compliance.range.sure", score)
        }
        _ => say_extremes(context, "compliance.range", score),
    }
}

/// A sentence with the lowest and the highest score and class that are still open.
fn say_extremes(context: &ViewContext<'_>, key: &str, score: &Score) -> String {
    let (low, high) = (&score.lowest, &score.highest);
    let values = [
        ("low", &*points(low.score)),
        ("high", &*points(high.score)),
        ("worst", &*low.class),
        ("best", &*high.class),
    ];
    context.say(key, &values)
}

/// What the class means, and its colour zone by name.
fn meaning(context: &ViewContext<'_>, tree: &Tree, score: &Score) -> Option<El> {
    let mut bands = tree.pack.bands.list.iter();
    let band = bands.find(|band| score.class.as_ref() == Some(&band.name))?;
    let label = spoken(context.state.language, &band.label, band.label_en.as_ref());
    let mut said = label.to_owned();
    if let Some(zone) = band.zone {
        said.push_str(", ");
        said.push_str(context.get(&format!("compliance.zone.{}", zone.word())));
    }
    Some(el("p").text(&said))
}

/// Where each class begins, best last: names too long for their place in the row are told here.
fn edges(context: &ViewContext<'_>, tree: &Tree) -> String {
    let edge = |band: &Band| match (band.from, band.above) {
        (Some(from), _) => {
            let values = [("class", &*band.name), ("edge", &*points(from))];
            context.say("compliance.edge.from", &values)
        }
        (None, Some(above)) => {
            let values = [("class", &*band.name), ("edge", &*points(above))];
            context.say("compliance.edge.above", &values)
        }
        (None, None) => band.name.clone(),
    };
    let edges: Vec<String> = tree.pack.bands.list.iter().map(edge).collect();
    edges.join(" · ")
}

/// Whether a name can stand in its part of the row: about a fiftieth of it a letter.
fn fits(name: &str, width: i64) -> bool {
    let letters = i64::try_from(name.chars().count()).unwrap_or(i64::MAX);
    width >= letters.saturating_mul(22).saturating_add(16)
}

/// The classes in a row, the range still open above them, and a marker where the score is.
fn band(context: &ViewContext<'_>, tree: &Tree, score: &Score) -> Option<El> {
    let scale = Scale::of(tree)?;
    let spans = scale.classes(tree);
    let spans = spans.iter().map(|span| class(score, span));
    let band = el("svg")
        .class("band")
        .is("role", "img")
        .set(
            "aria-label",
            &say_extremes(context, "compliance.band", score),
        )
        .with_all(spans)
        .with(marker(&scale, score));
    Some(band)
}

/// A class in the row, with its name where there is room.
fn class(score: &Score, span: &Span) -> Html {
    let is_here = score.class.as_ref() == Some(&span.class);
    let here = if is_here { "here" } else { "" };
    let width = span.to.saturating_sub(span.from);
    let middle = span.from.saturating_add(width / 2);
    let rect = el("rect")
        .classes(&["class", here])
        .share("x", span.from)
        .is("y", "24")
        .share("width", width)
        .is("height", "28");
    let name = fits(&span.class, width).then(|| {
        let name = el("text").class(here).share("x", middle);
        name.is("y", "43").text(&span.class)
    });
    several([rect.into(), some(name)])
}

/// A dot where the score is, or the range still open.
fn marker(scale: &Scale, score: &Score) -> El {
    let low = scale.place(score.lowest.score);
    let high = scale.place(score.highest.score);
    if low == high {
        let dot = el("circle").class("marker");
        return dot
            .share("cx", low.clamp(10, 990))
            .is("cy", "12")
            .is("r", "6");
    }
    el("rect")
        .class("range")
        .share("x", low)
        .is("y", "8")
        .share("width", high.saturating_sub(low))
        .is("height", "8")
        .is("rx", "4")
}

/// The dimensions as bars: what is sure, and what is still open.
fn parts(context: &ViewContext<'_>, tree: &Tree, score: &Score) -> El {
    let dimensions = score.parts.iter().filter(|part| part.within.is_none());
    let dimensions = dimensions.map(|part| {
        let dimension = dimension(context, tree, part, score.left_out.as_ref());
        some(dimension)
    });
    el("ul")
        .class("parts")
        .set("aria-label", context.get("compliance.parts"))
        .with_all(dimensions)
}

fn dimension(
    context: &ViewContext<'_>,
    tree: &Tree,
    part: &PartScore,
    left_out: Option<&Id>,
) -> Option<El> {
    let found = context.list.part(part.id.as_str())?;
    let weight = match tree.fraction(&part.id, left_out) {
        Some(fraction) => {
            let fraction = fraction.to_string();
            context.say("compliance.weight.fraction", &[("fraction", &fraction)])
        }
        None => context.say("compliance.weight", &[("percent", &points(part.weight))]),
    };
    let weight = el("span")
        .class("help")
        .text(&weight)
        .text(" ")
        .with_some(context.mark(part.weight_confidence));
    let dimension = row(name(context.state.language, found), &value(part))
        .with(bar(tree, part))
        .with(weight);
    Some(dimension)
}

/// A line with a name and a figure, for a bar below them.
pub fn row(name: &str, figure: &str) -> El {
    el("li")
        .with(el("span").text(name))
        .with(el("span").class("figure").text(figure))
}

/// The value of a part, or the range still open.
pub fn value(part: &PartScore) -> String {
    match part.value {
        Some(value) => points(value),
        None => format!("{}–{}", points(part.lowest), points(part.highest)),
    }
}

/// A part as a bar between its bounds: what is sure, and what is still open.
pub fn bar(tree: &Tree, part: &PartScore) -> El {
    let bounds = tree.part(&part.id);
    let (min, max) = bounds.map_or((part.lowest, part.highest), |part| (part.min, part.max));
    let scale = Scale { min, max };
    track(scale.place(part.lowest), scale.place(part.highest))
}
