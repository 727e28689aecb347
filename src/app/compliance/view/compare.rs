//! Units and periods side by side.

use super::context::ViewContext;
use super::table::{column, line, table};
use super::written::{class_name, points};
use super::{trend, units, why};
use crate::app::compliance::action::Action;
use crate::app::compliance::compare::Row;
use crate::app::kit::el::{El, button, el};
use crate::money::Points;
use yew::Html;

pub fn view(context: &ViewContext<'_>) -> Option<El> {
    let (_, tree) = context.state.instrument()?;
    let comparison = context.state.comparison.as_deref()?;
    let view = el("section")
        .class("compare")
        .with(el("h3").text(context.get("compliance.compare")))
        .with(side_by_side(context, &comparison.rows))
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

fn side_by_side(context: &ViewContext<'_>, rows: &[Row]) -> El {
    let head = [
        ("unit", ""),
        ("period", ""),
        ("score", "figure"),
        ("class", ""),
    ];
    let head = head.map(|(key, class)| {
        let key = format!("compliance.head.{key}");
        column(class, context.get(&key))
    });
    let rows = rows.iter().map(|each| row(context, each));
    table(context.get("compliance.compare"), head, rows)
}

fn row(context: &ViewContext<'_>, row: &Row) -> Html {
    let spot = row.assessment.spot();
    let (low, high) = (&row.score.lowest, &row.score.highest);
    let score = row.score.score.map_or_else(
        || {
            format!(
                "{}–{}",
                context.points(low.score),
                context.points(high.score)
            )
        },
        |score| context.points(score),
    );
    let class = row.score.class.clone().unwrap_or_else(|| {
        if low.class == high.class {
            low.class.clone()
        } else {
            format!("{}–{}", low.class, high.class)
        }
    });
    let class = class_name(&class);
    let name =
        button("link", context.act, Action::Open(spot.clone())).text(context.unit(&spot.unit));
    line(spot == context.state.spot)
        .with(el("th").is("scope", "row").with(name))
        .with(el("td").text(&spot.period))
        .with(el("td").class("figure").text(&score))
        .with(el("td").text(&class))
        .into()
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
