//! Score and class as they move, and the range still open.

use super::context::{ViewContext, help, track};
use super::written::{class_name, points};
use crate::app::compliance::checklist::{name, spoken};
use crate::app::compliance::scale::{Ladder, Scale};
use crate::app::kit::el::{El, el, several, some};
use crate::app::kit::sentence;
use crate::compliance::instrument::{Band, Zone};
use crate::compliance::score::{PartScore, Score};
use crate::compliance::tree::Tree;
use crate::document::{Fault, Id};
use crate::money::Points;
use yew::Html;

/// The class and the score among all classes: short, for it stays in sight.
pub fn view(context: &ViewContext<'_>, tree: &Tree, score: &Score) -> El {
    let outcome = el("div")
        .class("outcome")
        .spoken(&said(context, score))
        .with(outcome(context, score));
    el("section")
        .class("result")
        .with(el("h3").text(context.get("compliance.result")))
        .with(outcome)
        .with_some(meaning(context, tree, score))
        .with_some(ladder(context, tree, score))
        .with(help(&progress(context)))
        .with_all(strays(context, score))
}

/// The parts of the score, and how sure their weights are.
pub fn parts(context: &ViewContext<'_>, tree: &Tree, score: &Score) -> El {
    let dimensions = score.parts.iter().filter(|part| part.within.is_none());
    let dimensions = dimensions.map(|part| {
        let dimension = dimension(context, tree, part, score.left_out.as_ref());
        some(dimension)
    });
    let confidence = format!("compliance.confidence.{}", score.confidence.word());
    let confidence = el("p")
        .class("help")
        .with_some(context.mark(score.confidence))
        .text(context.get(&confidence));
    el("section")
        .class("of-parts")
        .with(el("h3").text(context.get("compliance.parts")))
        .with(el("ul").class("parts").with_all(dimensions))
        .with(confidence)
}

/// How many questions have an answer.
pub fn progress(context: &ViewContext<'_>) -> String {
    let items = || context.list.items();
    let answered = items().filter(|item| context.state.is_answered(&item.part.id));
    context.of("compliance.progress", answered.count(), items().count())
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

/// The class and the score, or what is still open.
pub fn outcome(context: &ViewContext<'_>, score: &Score) -> Html {
    match (score.score, &score.class) {
        (Some(value), Some(class)) => several([
            el("strong").class("class").text(&class_name(class)).into(),
            el("span")
                .class("figure")
                .text(&context.points(value))
                .into(),
        ]),
        _ => el("span").text(&said(context, score)).into(),
    }
}

/// The same in words.
fn said(context: &ViewContext<'_>, score: &Score) -> String {
    match (score.score, &score.class) {
        (Some(value), Some(class)) => [&*class_name(class), " ", &*context.points(value)].concat(),
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
        ("low", &*context.points(low.score)),
        ("high", &*context.points(high.score)),
        ("worst", &*class_name(&low.class)),
        ("best", &*class_name(&high.class)),
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

/// The classes in a row, each with its name, its zone and where it begins; above them the range
/// still open, or where the score is.
fn ladder(context: &ViewContext<'_>, tree: &Tree, score: &Score) -> Option<El> {
    let ladder = Ladder::of(tree)?;
    let said = match score.class {
        Some(_) => said(context, score),
        None => say_extremes(context, "compliance.band", score),
    };
    let classes = ladder.bands.iter().zip(ladder.edges());
    let classes = classes.map(|(band, edge)| class(score, band, edge).into());
    let view = el("div")
        .class("ladder")
        .is("role", "img")
        .set("aria-label", &said)
        .with(reach(&ladder, score))
        .with(el("div").class("classes-of").with_all(classes));
    Some(view)
}

fn class(score: &Score, band: &Band, edge: Points) -> El {
    let is_here = score.class.as_ref() == Some(&band.name);
    let sign = match (band.from, band.above) {
        (Some(_), _) => "≥",
        (_, Some(_)) => ">",
        _ => "",
    };
    el("span")
        .classes(&[
            "class-of",
            band.zone.map_or("", Zone::word),
            if is_here { "here" } else { "" },
        ])
        .with(el("b").text(&class_name(&band.name)))
        .with(el("small").text(sign).text(&points(edge)))
}

/// A dot where the score is, or a bracket over the range still open.
fn reach(ladder: &Ladder<'_>, score: &Score) -> El {
    let low = ladder.place(score.lowest.score);
    let high = ladder.place(score.highest.score);
    let drawing = el("svg").class("reach");
    if low == high {
        let dot = el("circle").share("cx", low.clamp(15, 985));
        return drawing.with(dot.is("cy", "8").is("r", "6"));
    }
    let line = |from, to, down| {
        let line = el("line").share("x1", from).share("x2", to);
        line.is("y1", "4").is("y2", down)
    };
    let empty = if score.answered == 0 { "empty" } else { "" };
    drawing
        .classes(&["reach", empty])
        .with(line(low, high, "4"))
        .with(line(low, low, "14"))
        .with(line(high, high, "14"))
}

/// A part with its weight in the instrument; one that is left out while it is empty says so.
fn dimension(
    context: &ViewContext<'_>,
    tree: &Tree,
    part: &PartScore,
    left_out: Option<&Id>,
) -> Option<El> {
    let found = context.list.part(part.id.as_str())?;
    let weight = match tree.fraction(&part.id, None) {
        Some(fraction) => {
            let fraction = fraction.to_string();
            context.say("compliance.weight.fraction", &[("fraction", &fraction)])
        }
        None => {
            let weight = tree
                .part(&part.id)
                .map_or(part.weight, |whole| whole.weight);
            context.say("compliance.weight", &[("percent", &points(weight))])
        }
    };
    let is_left_out = left_out == Some(&part.id);
    let left_out = || {
        el("span")
            .text("· ")
            .text(context.get("compliance.left_out"))
    };
    let weight = el("span")
        .class("help")
        .text(&weight)
        .text(" ")
        .with_some(context.mark(part.weight_confidence))
        .with_some(is_left_out.then(left_out));
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
