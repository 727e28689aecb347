//! Score and class as they move, and the range still open.

use super::face::{Face, track};
use crate::app::compliance::checklist::{group, item, name, spoken};
use crate::app::compliance::scale::{Scale, percent};
use crate::app::figures;
use crate::app::sentence;
use crate::compliance::instrument::Band;
use crate::compliance::score::{PartScore, Score};
use crate::compliance::tree::Tree;
use crate::document::Fault;
use crate::document::Id;
use crate::money::Points;
use yew::prelude::*;

pub fn view(face: &Face<'_>) -> Html {
    let (Some((_, tree)), Some(score)) = (face.state.instrument(), &face.state.score) else {
        return html! {};
    };
    let progress = [
        ("n", &*score.answered.to_string()),
        ("count", &*score.questions.to_string()),
    ];
    html! {
        <section class="result">
            <h3>{ face.get("compliance.result") }</h3>
            <div class="outcome" role="status">{ outcome(face, score) }</div>
            { meaning(face, tree, score) }
            { band(face, tree, score) }
            <p class="help">{ edges(face, tree) }</p>
            <p class="help">{ face.say("compliance.progress", &progress) }</p>
            if score.left_out.is_some() { <p class="help">{ face.get("compliance.left_out") }</p> }
            <p class="help">{ face.mark(score.confidence) }
                { face.get(&format!("compliance.confidence.{}", score.confidence.word())) }</p>
            { strays(face, tree, score) }
            { parts(face, tree, score) }
        </section>
    }
}

/// Answers that belong to no question of the instrument; the others stand beside theirs.
fn strays(face: &Face<'_>, tree: &Tree, score: &Score) -> Html {
    let is_stray = |fault: &&Fault| {
        let id = fault.path.strip_prefix("$.").unwrap_or_default();
        item(tree, id).is_none()
    };
    let stray = |fault: &Fault| {
        let text = sentence::score_fault(face.words, &fault.reason);
        html! { <p class="wrong"><code>{ fault.path.clone() }</code>{ " " }{ text }</p> }
    };
    html! { { for score.refused.iter().filter(is_stray).map(stray) } }
}

/// A score in words: 88,12
pub fn points(points: Points) -> String {
    figures::decimal(&points.to_string())
}

/// The class and the score, or what is still open.
pub fn outcome(face: &Face<'_>, score: &Score) -> Html {
    match (score.score, &score.class) {
        (Some(value), Some(class)) => html! {
            <>
                <strong class="class">{ class.clone() }</strong>
                <span class="figure">{ points(value) }</span>
            </>
        },
        _ if score.answered == 0 => html! { <span>{ face.get("compliance.empty") }</span> },
        _ => {
            let (low, high) = (&score.lowest, &score.highest);
            let key = match low.class == high.class {
                true => "compliance.range.sure",
                false => "compliance.range",
            };
            let values = [
                ("low", &*points(low.score)),
                ("high", &*points(high.score)),
                ("worst", &*low.class),
                ("best", &*high.class),
            ];
            html! { <span>{ face.say(key, &values) }</span> }
        }
    }
}

/// What the class means, and its colour zone by name.
fn meaning(face: &Face<'_>, tree: &Tree, score: &Score) -> Html {
    let mut bands = tree.pack.bands.list.iter();
    let Some(band) = bands.find(|band| score.class.as_ref() == Some(&band.name)) else {
        return html! {};
    };
    let label = spoken(face.state.language, &band.label, band.label_en.as_ref());
    let zone = band
        .zone
        .map(|zone| face.get(&format!("compliance.zone.{}", zone.word())));
    let said = [Some(label.to_owned()), zone];
    let said: Vec<String> = said.into_iter().flatten().collect();
    html! { <p>{ said.join(", ") }</p> }
}

/// Where each class begins, best last: names too long for their place in the row are told here.
fn edges(face: &Face<'_>, tree: &Tree) -> String {
    let edge = |band: &Band| match (band.from, band.above) {
        (Some(from), _) => {
            let values = [("class", &*band.name), ("edge", &*points(from))];
            face.say("compliance.edge.from", &values)
        }
        (None, Some(above)) => {
            let values = [("class", &*band.name), ("edge", &*points(above))];
            face.say("compliance.edge.above", &values)
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
fn band(face: &Face<'_>, tree: &Tree, score: &Score) -> Html {
    let Some(scale) = Scale::of(tree) else {
        return html! {};
    };
    let (low, high) = (
        scale.place(score.lowest.score),
        scale.place(score.highest.score),
    );
    let classes = scale.classes(tree);
    let is_here = |class: &str| score.class.as_deref() == Some(class);
    let spoken = [
        ("low", &*points(score.lowest.score)),
        ("high", &*points(score.highest.score)),
        ("worst", &*score.lowest.class),
        ("best", &*score.highest.class),
    ];
    html! {
        <svg class="band" role="img" aria-label={face.say("compliance.band", &spoken)}>
            { for classes.iter().map(|span| {
                let width = span.to.saturating_sub(span.from);
                let middle = span.from.saturating_add(width / 2);
                html! {
                    <>
                        <rect class={classes!("class", is_here(&span.class).then_some("here"))}
                            x={percent(span.from)} y="24" width={percent(width)} height="28" />
                        if fits(&span.class, width) {
                            <text class={is_here(&span.class).then_some("here")} x={percent(middle)} y="43">{ &span.class }</text>
                        }
                    </>
                }
            }) }
            if low == high {
                <circle class="marker" cx={percent(low.clamp(10, 990))} cy="12" r="6" />
            } else {
                <rect class="range" x={percent(low)} y="8" width={percent(high.saturating_sub(low))} height="8" rx="4" />
            }
        </svg>
    }
}

/// The dimensions as bars: what is sure, and what is still open.
fn parts(face: &Face<'_>, tree: &Tree, score: &Score) -> Html {
    let dimensions = score.parts.iter().filter(|part| part.within.is_none());
    html! {
        <ul class="parts" aria-label={face.get("compliance.parts")}>
            { for dimensions.map(|part| dimension(face, tree, part, score.left_out.as_ref())) }
        </ul>
    }
}

fn dimension(face: &Face<'_>, tree: &Tree, part: &PartScore, left_out: Option<&Id>) -> Html {
    let id = part.id.as_str();
    let found = group(tree, id).or_else(|| item(tree, id).map(|item| item.part));
    let Some(found) = found else {
        return html! {};
    };
    let value = match part.value {
        Some(value) => points(value),
        None => format!("{}–{}", points(part.lowest), points(part.highest)),
    };
    let scale = bounds(tree, part);
    let (low, high) = (scale.place(part.lowest), scale.place(part.highest));
    let weight = match tree.fraction(&part.id, left_out) {
        Some(fraction) => face.say(
            "compliance.weight.fraction",
            &[("fraction", &fraction.to_string())],
        ),
        None => face.say("compliance.weight", &[("percent", &points(part.weight))]),
    };
    html! {
        <li>
            <span>{ name(face.state.language, found) }</span>
            <span class="figure">{ value }</span>
            { track(low, high) }
            <span class="help">{ weight }{ " " }{ face.mark(part.weight_confidence) }</span>
        </li>
    }
}

/// The bounds of a part, as the instrument draws them.
pub fn bounds(tree: &Tree, part: &PartScore) -> Scale {
    let outline = tree.outline().unwrap_or_default();
    let found = outline.into_iter().find(|node| node.id == part.id);
    found.map_or(
        Scale {
            min: part.lowest,
            max: part.highest,
        },
        |node| Scale {
            min: node.min,
            max: node.max,
        },
    )
}
