//! The units of an instrument side by side, and from period to period.

use super::context::ViewContext;
use super::written::points;
use super::{trend, units, why};
use crate::app::kit::el::{El, el};
use crate::money::Points;

pub fn view(context: &ViewContext<'_>) -> Option<El> {
    let (_, tree) = context.state.instrument()?;
    let comparison = context.state.comparison.as_deref()?;
    let name = context.instrument(&context.state.spot.instrument);
    let title = context.say("compliance.compare", &[("name", name)]);
    let view = el("section")
        .class("compare")
        .with(el("h3").text(&title))
        .with(means(context, &comparison.means))
        .with(units::view(context, tree, comparison))
        .with(trend::view(
            context,
            tree,
            &comparison.trends,
            &comparison.means,
        ))
        .with_some(why::view(context, comparison));
    Some(view)
}

fn means(context: &ViewContext<'_>, means: &[(String, Option<Points>)]) -> El {
    let means = means.iter().map(|(period, mean)| {
        let mean = mean.map(points);
        let said = mean
            .as_deref()
            .unwrap_or(context.get("compliance.mean.open"));
        let values = [("period", &**period), ("mean", said)];
        el("li")
            .text(&context.say("compliance.mean", &values))
            .into()
    });
    el("ul").class("means").with_all(means)
}
