//! The cheapest way to a higher class.

use super::context::{ViewContext, field, help};
use super::result::points;
use crate::app::compliance::action::Action;
use crate::app::compliance::checklist::{Kind, name, wording};
use crate::app::kit::el::{El, el, several, some};
use crate::app::kit::select::{option, select};
use crate::compliance::improvement::{Improvement, Raise};
use crate::compliance::tree::Tree;
use crate::document::Id;
use yew::Html;

pub fn view(context: &ViewContext<'_>, tree: &Tree) -> El {
    let improvement = context.state.improvement.as_ref();
    el("section")
        .class("improvement")
        .with(el("h3").text(context.get("compliance.improvement")))
        .with(target(context, tree))
        .with_some(improvement.map(|improvement| steps(context, improvement)))
        .with_some(ruled_out(context))
}

/// The class aimed at.
fn target(context: &ViewContext<'_>, tree: &Tree) -> El {
    let id = context.id("target");
    let target = context.state.target.as_deref().unwrap_or_default();
    let bands = tree.pack.bands.list.iter().skip(1).rev();
    let options = several([
        option("", context.get("compliance.target.none"), ""),
        several(bands.map(|band| option(&band.name, &band.name, ""))),
    ]);
    let list = select(&id, target, context.act.reform(Action::Aim), options);
    field(&id, context.get("compliance.target"), list)
}

fn steps(context: &ViewContext<'_>, improvement: &Improvement) -> Html {
    let values = [
        ("target", &*improvement.target),
        ("class", &*improvement.end.class),
        ("score", &*points(improvement.end.score)),
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
    let is_ranked = improvement.raises.len() > 1;
    let raises = improvement.raises.iter().enumerate();
    let raises = raises.map(|(n, raise)| one(context, n, raise).into());
    let found = context.say(key, &values);
    several([
        el("p").spoken(&found).text(&found).into(),
        some(is_ranked.then(|| help(context.get("compliance.improvement.rank")))),
        el("ol").class("raises").with_all(raises).into(),
        some(counted("compliance.ties", improvement.ties.to_string())),
        some(counted(
            "compliance.improvement.open",
            improvement.open.len().to_string(),
        )),
    ])
}

/// The key is the place: the focus stays there when another indicator takes it.
fn one(context: &ViewContext<'_>, n: usize, raise: &Raise) -> El {
    let (gain, steps) = (points(raise.gain), raise.steps.to_string());
    let gain = [("points", &*gain), ("steps", &*steps)];
    let key = match raise.steps {
        1 => "compliance.gain.one",
        _ => "compliance.gain",
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
    el("li")
        .key(&n.to_string())
        .with(el("strong").text(name))
        .with(span("from").text(from))
        .with(span("to").text("→ ").text(to))
        .with(span("figure gain").text(&context.say(key, &gain)))
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
