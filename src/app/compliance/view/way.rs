//! The cheapest way to a higher class.

use super::face::{Face, field, help};
use super::result::points;
use crate::app::compliance::action::Action;
use crate::app::compliance::checklist::{Kind, name, wording};
use crate::app::kit::el::{El, el, several, some};
use crate::app::kit::select::{option, select};
use crate::compliance::tree::Tree;
use crate::compliance::way_up::{Raise, WayUp};
use crate::document::Id;
use yew::Html;

pub fn view(face: &Face<'_>, tree: &Tree) -> El {
    let way = face.state.way.as_ref();
    el("section")
        .class("way")
        .with(el("h3").text(face.get("compliance.way")))
        .with(target(face, tree))
        .with_some(way.map(|way| steps(face, way)))
        .with_some(ruled_out(face))
}

/// The class aimed at.
fn target(face: &Face<'_>, tree: &Tree) -> El {
    let id = face.id("target");
    let target = face.state.target.as_deref().unwrap_or_default();
    let bands = tree.pack.bands.list.iter().skip(1).rev();
    let options = several([
        option("", face.get("compliance.target.none"), ""),
        several(bands.map(|band| option(&band.name, &band.name, ""))),
    ]);
    let list = select(&id, target, face.act.reform(Action::Aim), options);
    field(&id, face.get("compliance.target"), list)
}

fn steps(face: &Face<'_>, way: &WayUp) -> Html {
    let values = [
        ("target", &*way.target),
        ("class", &*way.end.class),
        ("score", &*points(way.end.score)),
        ("steps", &*way.steps.to_string()),
        ("indicators", &*way.raises.len().to_string()),
    ];
    let key = match (way.reachable, way.raises.is_empty()) {
        (true, true) => "compliance.way.there",
        (true, false) => "compliance.way.found",
        (false, _) => "compliance.way.none",
    };
    let counted = |key: &str, count: String| {
        (count != "0").then(|| help(&face.say(key, &[("count", &count)])))
    };
    let is_ranked = way.raises.len() > 1;
    let raises = way.raises.iter().enumerate();
    let raises = raises.map(|(n, raise)| one(face, n, raise).into());
    let found = face.say(key, &values);
    several([
        el("p").spoken(&found).text(&found).into(),
        some(is_ranked.then(|| help(face.get("compliance.way.rank")))),
        el("ol").class("raises").with_all(raises).into(),
        some(counted("compliance.ties", way.ties.to_string())),
        some(counted("compliance.way.open", way.open.len().to_string())),
    ])
}

/// The key is the place: the focus stays there when another indicator takes it.
fn one(face: &Face<'_>, n: usize, raise: &Raise) -> El {
    let (gain, steps) = (points(raise.gain), raise.steps.to_string());
    let gain = [("points", &*gain), ("steps", &*steps)];
    let key = match raise.steps {
        1 => "compliance.gain.one",
        _ => "compliance.gain",
    };
    let name = label(face, &raise.indicator);
    let (from, to) = (
        step_of(face, &raise.indicator, &raise.from),
        step_of(face, &raise.indicator, &raise.to),
    );
    let span = |class| el("span").class(class);
    let instead = (!raise.instead.is_empty()).then(|| {
        let names = [("names", &*labels(face, &raise.instead))];
        span("help").text(&face.say("compliance.instead", &names))
    });
    let out = rule_out(
        face,
        &raise.indicator,
        false,
        face.get("compliance.rule_out"),
        name,
    );
    el("li")
        .key(&n.to_string())
        .with(el("strong").text(name))
        .with(span("from").text(from))
        .with(span("to").text("→ ").text(to))
        .with(span("figure gain").text(&face.say(key, &gain)))
        .with_some(instead)
        .with(out)
}

fn ruled_out(face: &Face<'_>) -> Option<El> {
    let ruled_out = &face.state.ruled_out;
    let title = face.get("compliance.ruled_out");
    let boxes = ruled_out.iter();
    let boxes = boxes.map(|id| rule_out(face, id, true, label(face, id), title).into());
    let view = || {
        el("div")
            .class("ruled-out")
            .with(el("h4").text(title))
            .with_all(boxes)
    };
    (!ruled_out.is_empty()).then(view)
}

/// A box with its text; `beside` is what a screen reader says with it, since the text alone may
/// stand at several boxes.
fn rule_out(face: &Face<'_>, id: &Id, is_out: bool, text: &str, beside: &str) -> El {
    let input = el("input")
        .is("type", "checkbox")
        .checked(is_out)
        .set("aria-label", &format!("{text}: {beside}"))
        .on_choice(face.act, Action::RuleOut(id.clone()));
    el("label")
        .class("choice")
        .with(input)
        .with(el("span").text(text))
}

/// The name of an indicator.
pub fn label<'t>(face: &'t Face<'_>, id: &'t Id) -> &'t str {
    let item = face.list.item(id.as_str());
    item.map_or(id.as_str(), |item| name(face.state.language, item.part))
}

/// The names of indicators, one after the other.
pub fn labels(face: &Face<'_>, ids: &[Id]) -> String {
    let names: Vec<&str> = ids.iter().map(|id| label(face, id)).collect();
    names.join("; ")
}

fn step_of<'t>(face: &'t Face<'_>, indicator: &Id, step: &'t Id) -> &'t str {
    let steps = match face.list.item(indicator.as_str()).map(|item| item.kind) {
        Some(Kind::Steps(steps)) => steps,
        _ => &[],
    };
    let found = steps.iter().find(|known| known.id == *step);
    found.map_or(step.as_str(), |step| wording(face.state.language, step))
}
