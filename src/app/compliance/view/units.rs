//! The units of a period, dimension by dimension, and what they are weakest in.

use super::context::ViewContext;
use super::improvement::label;
use super::result::{bar, row, value};
use super::written::points;
use crate::app::compliance::checklist::name;
use crate::app::compliance::compare::{Comparison, Dimension};
use crate::app::kit::el::{El, el, several, some};
use crate::compliance::tree::Tree;
use crate::compliance::units::Weakness;
use yew::Html;

pub fn view(context: &ViewContext<'_>, tree: &Tree, comparison: &Comparison) -> Html {
    let period = &context.state.spot.period;
    let dimensions = &comparison.dimensions;
    let has_several = dimensions.iter().any(|dimension| dimension.units.len() > 1);
    let side_by_side = has_several.then(|| {
        let title = context.say("compliance.dimensions", &[("period", period)]);
        let dimensions = dimensions.iter();
        let dimensions = dimensions.map(|dimension| across(context, tree, dimension).into());
        several([
            el("h4").text(&title).into(),
            el("div").class("dimensions").with_all(dimensions).into(),
        ])
    });
    several([some(side_by_side), weak(context, &comparison.weakest)])
}

/// One dimension: a bar a unit, and their mean.
fn across(context: &ViewContext<'_>, tree: &Tree, dimension: &Dimension) -> El {
    let id = dimension.id.as_str();
    let part = context.list.part(id);
    let title = part.map_or(id, |part| name(context.state.language, part));
    let bars = dimension.units.iter().map(|(unit, part)| {
        row(context.unit(unit), &value(part))
            .with(bar(tree, part))
            .into()
    });
    let mean = dimension.mean.map(|mean| {
        let title = context.get("compliance.dimension.mean");
        row(title, &points(mean)).class("total")
    });
    let bars = el("ul").class("parts").with_all(bars).with_some(mean);
    el("div").with(el("h5").text(title)).with(bars)
}

fn weak(context: &ViewContext<'_>, weakest: &[Weakness]) -> Html {
    let period = &context.state.spot.period;
    if weakest.is_empty() {
        return Html::default();
    }
    let title = context.say("compliance.weakest", &[("period", period)]);
    let weakest = weakest.iter().take(5).map(|weak| {
        let values = [
            ("reached", &*points(weak.reached)),
            ("lost", &*points(weak.lost)),
        ];
        let said = context.say("compliance.weak", &values);
        el("li")
            .with(el("span").text(label(context, &weak.indicator)))
            .with(el("span").class("help wide").text(&said))
            .into()
    });
    several([
        el("h4").text(&title).into(),
        el("ol").class("parts").with_all(weakest).into(),
    ])
}
