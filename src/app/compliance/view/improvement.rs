//! The cheapest way to a higher class.

use super::context::{ViewContext, field, help};
use super::written::{class_name, points};
use crate::app::compliance::action::Action;
use crate::app::compliance::checklist::{Kind, name, wording};
use crate::app::kit::el::{El, button, el, plain_button, several, some};
use crate::app::kit::select::{option, select};
use crate::compliance::improvement::{Improvement, Raise};
use crate::compliance::tree::Tree;
use crate::document::Id;
use web_sys::Element;
use yew::prelude::*;

/// Steps shown before the rest is asked for.
const FIRST: usize = 5;

/// The way up; none before anything is answered.
pub fn view(context: &ViewContext<'_>, tree: &Tree) -> Option<El> {
    let improvement = context.state.improvement.as_ref()?;
    let view = el("section")
        .class("improvement")
        .with(el("h3").text(context.get("compliance.improvement")))
        .with(target(context, tree, &improvement.target))
        .with(steps(context, improvement))
        .with_some(ruled_out(context));
    Some(view)
}

/// The class aimed at.
fn target(context: &ViewContext<'_>, tree: &Tree, target: &str) -> El {
    let id = context.id("target");
    let bands = tree.pack.bands.list.iter().skip(1).rev();
    let options = bands.map(|band| option(&band.name, &class_name(&band.name), ""));
    let list = select(
        &id,
        target,
        context.act.reform(Action::Aim),
        several(options),
    );
    field(&id, context.get("compliance.target"), list)
}

fn steps(context: &ViewContext<'_>, improvement: &Improvement) -> Html {
    let values = [
        ("target", &*class_name(&improvement.target)),
        ("class", &*class_name(&improvement.end.class)),
        ("score", &*context.points(improvement.end.score)),
        ("steps", &*improvement.steps.to_string()),
        ("indicators", &*improvement.raises.len().to_string()),
    ];
    let key = match (improvement.reachable, improvement.raises.is_empty()) {
        (true, true) => "compliance.improvement.there",
        (true, false) => "compliance.improvement.found",
        (false, _) => "compliance.improvement.none",
    };
    let counted = |key: &str, count: String| {
        (count != "0").then(|| help(&context.say(key, &[("count", &count)])))
    };
    let raises = improvement.raises.iter().enumerate();
    let raises = raises.map(|(n, raise)| one(context, n, raise).into());
    let found = context.say(key, &values);
    several([
        el("p").spoken(&found).text(&found).into(),
        el("ol").class("raises").with_all(raises).into(),
        some((!improvement.raises.is_empty()).then(|| beyond(context, improvement))),
        some(counted("compliance.ties", improvement.ties.to_string())),
        some(counted(
            "compliance.improvement.open",
            improvement.open.len().to_string(),
        )),
    ])
}

/// The rest of the list, and the list on paper.
fn beyond(context: &ViewContext<'_>, improvement: &Improvement) -> El {
    let more = improvement.raises.len().saturating_sub(FIRST);
    let is_whole = context.state.shows_all_steps;
    let count = [("count", &*more.to_string())];
    let text = if is_whole {
        context.get("compliance.raises.fewer").to_owned()
    } else {
        context.say("compliance.raises.more", &count)
    };
    let more = (more > 0).then(|| {
        let all = Action::AllSteps(!is_whole);
        button("link", context.act, all).text(&text)
    });
    let print = plain_button("link")
        .on_press(Callback::from(print_list))
        .text(context.get("compliance.raises.print"));
    el("div").class("beyond").with_some(more).with(print)
}

/// Prints the list alone, as one ticks it off.
fn print_list(event: MouseEvent) {
    const PAPER: &str = "data-paper";
    let button: Element = event.target_unchecked_into();
    let page = button.closest(".officer").ok().flatten();
    if let (Some(page), Some(window)) = (page, web_sys::window()) {
        // A browser that prints nothing has said so itself.
        let _ = page.set_attribute(PAPER, "list");
        let _ = window.print();
        let _ = page.remove_attribute(PAPER);
    }
}

/// The key is the place: the focus stays there when another indicator takes it.
fn one(context: &ViewContext<'_>, n: usize, raise: &Raise) -> El {
    let gain = ["+", &points(raise.gain)].concat();
    let steps = raise.steps.to_string();
    let effort = match raise.steps {
        1 => context.get("compliance.effort.one").to_owned(),
        _ => context.say("compliance.effort", &[("steps", &steps)]),
    };
    let name = label(context, &raise.indicator);
    let (from, to) = (
        step_of(context, &raise.indicator, &raise.from),
        step_of(context, &raise.indicator, &raise.to),
    );
    let span = |class| el("span").class(class);
    let instead = (!raise.instead.is_empty()).then(|| {
        let names = [("names", &*labels(context, &raise.instead))];
        span("help").text(&context.say("compliance.instead", &names))
    });
    let out = rule_out(
        context,
        &raise.indicator,
        false,
        context.get("compliance.rule_out"),
        name,
    );
    let is_aside = n >= FIRST && !context.state.shows_all_steps;
    el("li")
        .key(&n.to_string())
        .class(if is_aside { "aside" } else { "" })
        .with(el("strong").text(name))
        .with(span("figure gain").text(&gain))
        .with(span("change").text(from).text(" → ").text(to))
        .with(span("effort").text(&effort))
        .with_some(instead)
        .with(out)
}

fn ruled_out(context: &ViewContext<'_>) -> Option<El> {
    let ruled_out = &context.state.ruled_out;
    let title = context.get("compliance.ruled_out");
    let boxes = ruled_out.iter();
    let boxes = boxes.map(|id| rule_out(context, id, true, label(context, id), title).into());
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
fn rule_out(context: &ViewContext<'_>, id: &Id, is_out: bool, text: &str, beside: &str) -> El {
    let input = el("input")
        .is("type", "checkbox")
        .checked(is_out)
        .set("aria-label", &format!("{text}: {beside}"))
        .on_choice(context.act, Action::RuleOut(id.clone()));
    el("label")
        .class("choice")
        .with(input)
        .with(el("span").text(text))
}

/// The name of an indicator.
pub fn label<'t>(context: &'t ViewContext<'_>, id: &'t Id) -> &'t str {
    let item = context.list.item(id.as_str());
    item.map_or(id.as_str(), |item| name(context.state.language, item.part))
}

/// The names of indicators, one after the other.
pub fn labels(context: &ViewContext<'_>, ids: &[Id]) -> String {
    let names: Vec<&str> = ids.iter().map(|id| label(context, id)).collect();
    names.join("; ")
}

fn step_of<'t>(context: &'t ViewContext<'_>, indicator: &Id, step: &'t Id) -> &'t str {
    let steps = match context.list.item(indicator.as_str()).map(|item| item.kind) {
        Some(Kind::Steps(steps)) => steps,
        _ => &[],
    };
    let found = steps.iter().find(|known| known.id == *step);
    found.map_or(step.as_str(), |step| wording(context.state.language, step))
}
