//! The cheapest way to a higher class.

use super::face::Face;
use super::result::points;
use super::select::{Select, option};
use crate::app::compliance::action::Action;
use crate::app::compliance::checklist::{Kind, item, name, wording};
use crate::compliance::tree::Tree;
use crate::compliance::way_up::{Raise, WayUp};
use crate::document::Id;
use yew::prelude::*;

pub fn view(face: &Face<'_>) -> Html {
    let Some((_, tree)) = face.state.instrument() else {
        return html! {};
    };
    let id = face.id("target");
    let target = face.state.target.clone().unwrap_or_default();
    let bands = tree.pack.bands.list.iter().skip(1).rev();
    html! {
        <section class="way">
            <h3>{ face.get("compliance.way") }</h3>
            <div class="field">
                <label for={id.clone()}>{ face.get("compliance.target") }</label>
                <Select {id} chosen={target} on_choose={face.act.reform(Action::Aim)}>
                    { option("", &face.get("compliance.target.none")) }
                    { for bands.map(|band| option(&band.name, &band.name)) }
                </Select>
            </div>
            if let Some(way) = &face.state.way { { steps(face, tree, way) } }
            { ruled_out(face, tree) }
        </section>
    }
}

fn steps(face: &Face<'_>, tree: &Tree, way: &WayUp) -> Html {
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
    html! {
        <>
            <p role="status">{ face.say(key, &values) }</p>
            if way.raises.len() > 1 { <p class="help">{ face.get("compliance.way.rank") }</p> }
            <ol class="raises">{ for way.raises.iter().enumerate().map(|(n, raise)| one(face, tree, n, raise)) }</ol>
            if way.ties > 0 {
                <p class="help">{ face.say("compliance.ties", &[("count", &way.ties.to_string())]) }</p>
            }
            if !way.open.is_empty() {
                <p class="help">{ face.say("compliance.way.open", &[("count", &way.open.len().to_string())]) }</p>
            }
        </>
    }
}

/// The key is the place: the focus stays there when another indicator takes it.
fn one(face: &Face<'_>, tree: &Tree, n: usize, raise: &Raise) -> Html {
    let (gain, steps) = (points(raise.gain), raise.steps.to_string());
    let gain = [("points", &*gain), ("steps", &*steps)];
    let key = match raise.steps {
        1 => "compliance.gain.one",
        _ => "compliance.gain",
    };
    let name = label(face, tree, &raise.indicator);
    html! {
        <li key={n}>
            <strong>{ &name }</strong>
            <span class="from">{ step(face, tree, &raise.indicator, &raise.from) }</span>
            <span class="to">{ "→ " }{ step(face, tree, &raise.indicator, &raise.to) }</span>
            <span class="figure gain">{ face.say(key, &gain) }</span>
            if !raise.instead.is_empty() {
                <span class="help">{ face.say("compliance.instead", &[("names", &labels(face, tree, &raise.instead))]) }</span>
            }
            { rule_out(face, &raise.indicator, false, &face.get("compliance.rule_out"), &name) }
        </li>
    }
}

fn ruled_out(face: &Face<'_>, tree: &Tree) -> Html {
    let ruled_out = &face.state.ruled_out;
    if ruled_out.is_empty() {
        return html! {};
    }
    html! {
        <div class="ruled-out">
            <h4>{ face.get("compliance.ruled_out") }</h4>
            { for ruled_out.iter().map(|id| rule_out(face, id, true, &label(face, tree, id), &face.get("compliance.ruled_out"))) }
        </div>
    }
}

/// A box with its text; `beside` is what a screen reader says with it, since the text alone may
/// stand at several boxes.
fn rule_out(face: &Face<'_>, id: &Id, is_out: bool, text: &str, beside: &str) -> Html {
    let id = id.clone();
    html! {
        <label class="choice">
            <input
                type="checkbox"
                checked={is_out}
                aria-label={format!("{text}: {beside}")}
                onchange={face.on::<Event>(move || Action::RuleOut(id.clone()))}
            />
            <span>{ text.to_owned() }</span>
        </label>
    }
}

/// The name of an indicator.
pub fn label(face: &Face<'_>, tree: &Tree, id: &Id) -> String {
    let item = item(tree, id.as_str());
    item.map_or_else(
        || id.to_string(),
        |item| name(face.state.language, item.part).to_owned(),
    )
}

fn labels(face: &Face<'_>, tree: &Tree, ids: &[Id]) -> String {
    let names: Vec<String> = ids.iter().map(|id| label(face, tree, id)).collect();
    names.join("; ")
}

fn step(face: &Face<'_>, tree: &Tree, indicator: &Id, step: &Id) -> String {
    let steps = match item(tree, indicator.as_str()).map(|item| item.kind) {
        Some(Kind::Steps(steps)) => steps,
        _ => &[],
    };
    let found = steps.iter().find(|known| known.id == *step);
    found.map_or_else(
        || step.to_string(),
        |step| wording(face.state.language, step).to_owned(),
    )
}
