//! Why the mean of the units moved between two periods: in a sentence, in bars that add up, and
//! unit by unit.

use super::context::{ViewContext, field, help, wrongs};
use super::written::points;
use crate::app::compliance::action::Action;
use crate::app::compliance::compare::{Between, Comparison, Moved};
use crate::app::compliance::scale::Scale;
use crate::app::kit::el::{El, el, several, some};
use crate::app::kit::select::{option, select};
use crate::app::kit::sentence;
use crate::compliance::change::{Change, ChangeKind, UnitChange};
use crate::document::{Fault, Reason};
use crate::money::{Overflow, Points};
use std::cmp::Ordering;
use yew::Html;

/// The class of what is less than before.
const LESS: &str = "less";

pub fn view(context: &ViewContext<'_>, comparison: &Comparison) -> Option<El> {
    let Between {
        before,
        after,
        moved,
    } = comparison.between.as_ref()?;
    let periods = comparison.means.iter().map(|(period, _)| period);
    let pick = |key: &str, chosen: &str, action: fn(String) -> Action| {
        let id = context.id(key);
        let options = periods.clone().map(|period| option(period, period, ""));
        let list = select(&id, chosen, context.act.reform(action), several(options));
        field(&id, context.get(&format!("compliance.{key}")), list)
    };
    let spot = el("div")
        .class("spot")
        .with(pick("before", before, Action::Before))
        .with(pick("after", after, Action::After));
    let moved = match moved {
        Ok(moved) => change(context, moved),
        Err(faults) if faults.iter().all(|fault| fault.reason == Reason::Empty) => {
            el("p").text(context.get("compliance.why.none")).into()
        }
        Err(faults) => {
            let said = |fault: &Fault| sentence::score_fault(context.words, &fault.reason);
            wrongs(faults.iter().map(said))
        }
    };
    let view = el("div")
        .class("moved-why")
        .with(el("h4").text(context.get("compliance.why")))
        .with(spot)
        .with(moved);
    Some(view)
}

/// Three bars that add to the fourth, and what each unit does to it.
fn change(context: &ViewContext<'_>, moved: &Moved) -> Html {
    let change = &moved.change;
    let is_apart = !change.comparable;
    let units = moved.units.iter().zip(&change.units);
    let units = units.map(|(name, unit)| one(context, name, unit));
    let units = el("details")
        .with(el("summary").text(context.get("compliance.why.units")))
        .with(el("ul").class("means").with_all(units));
    let incomplete = moved.incomplete.iter().map(|(unit, period)| {
        let values = [("unit", &**unit), ("period", &**period)];
        help(&context.say("compliance.why.incomplete", &values)).into()
    });
    several([
        el("p").text(&sentence_of(context, change)).into(),
        bars(context, change).into(),
        some(is_apart.then(|| help(context.get("compliance.why.not_comparable")))),
        units.into(),
        several(incomplete),
    ])
}

fn bars(context: &ViewContext<'_>, change: &Change) -> El {
    let parts = [
        ("same", change.same),
        ("left", change.left),
        ("came", change.came),
        ("total", change.change),
    ];
    let sizes = parts.iter().filter_map(|(_, points)| size(*points).ok());
    let scale = Scale {
        min: Points::ZERO,
        max: sizes.max().unwrap_or(Points::ZERO),
    };
    let bars = parts.map(|(key, value)| {
        let half = size(value).map_or(0, |size| scale.place(size) / 2);
        let title = format!("compliance.why.{key}");
        el("li")
            .class(if key == "total" { "total" } else { "" })
            .with(el("span").text(context.get(&title)))
            .with(
                el("span")
                    .classes(&["figure", sign(value)])
                    .text(&signed(value)),
            )
            .with(bar(sign(value), half))
            .into()
    });
    el("ul").class("parts changes-why").with_all(bars)
}

/// From the middle to one side or the other, so many thousandths.
fn bar(sign: &'static str, half: i64) -> El {
    let from = if sign == LESS {
        500_i64.saturating_sub(half)
    } else {
        500
    };
    let rect = el("rect")
        .class(sign)
        .share("x", from)
        .is("y", "2")
        .share("width", half)
        .is("height", "8");
    let middle = el("line").is("x1", "50%").is("x2", "50%");
    el("svg")
        .class("track")
        .is("aria-hidden", "true")
        .with(rect)
        .with(middle.is("y1", "0").is("y2", "12"))
}

fn size(points: Points) -> Result<Points, Overflow> {
    if points < Points::ZERO {
        Points::ZERO.minus(points)
    } else {
        Ok(points)
    }
}

fn sign(points: Points) -> &'static str {
    match points.cmp(&Points::ZERO) {
        Ordering::Less => LESS,
        Ordering::Equal => "",
        Ordering::Greater => "more",
    }
}

/// The same as the bars in words.
fn sentence_of(context: &ViewContext<'_>, change: &Change) -> String {
    let key = match change.change.cmp(&Points::ZERO) {
        Ordering::Less => "compliance.why.fell",
        Ordering::Equal => "compliance.why.stayed",
        Ordering::Greater => "compliance.why.rose",
    };
    let values = [
        ("before", &*points(change.before)),
        ("after", &*points(change.after)),
        ("change", &*signed(change.change)),
        ("same", &*signed(change.same)),
        ("left", &*signed(change.left)),
        ("came", &*signed(change.came)),
    ];
    context.say(key, &values)
}

/// What a unit does to the mean, and the scores it does it with.
fn one(context: &ViewContext<'_>, name: &str, unit: &UnitChange) -> Html {
    let key = match unit.kind {
        ChangeKind::Same => "compliance.why.unit.same",
        ChangeKind::Left => "compliance.why.unit.left",
        ChangeKind::Came => "compliance.why.unit.came",
    };
    let score = |score: Option<Points>| score.map(points).unwrap_or_default();
    let values = [
        ("unit", context.unit(name)),
        ("before", &*score(unit.before)),
        ("after", &*score(unit.after)),
        ("effect", &*signed(unit.effect)),
    ];
    el("li").text(&context.say(key, &values)).into()
}

fn signed(value: Points) -> String {
    let plus = if value > Points::ZERO { "+" } else { "" };
    format!("{plus}{}", points(value))
}
