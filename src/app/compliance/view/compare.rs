//! Units and periods side by side.

use super::face::Face;
use super::result::points;
use super::table::{column, line, table};
use super::{trend, units, why};
use crate::app::compliance::action::Action;
use crate::app::compliance::compare::Row;
use crate::app::kit::el::{El, button, el};
use crate::money::Points;
use yew::Html;

pub fn view(face: &Face<'_>) -> Option<El> {
    let (_, tree) = face.state.instrument()?;
    let comparison = face.state.comparison.as_deref()?;
    let view = el("section")
        .class("compare")
        .with(el("h3").text(face.get("compliance.compare")))
        .with(side_by_side(face, &comparison.rows))
        .with(means(face, &comparison.means))
        .with(units::view(face, tree, comparison))
        .with(trend::view(face, tree, &comparison.trends))
        .with_some(why::view(face, comparison));
    Some(view)
}

fn side_by_side(face: &Face<'_>, rows: &[Row]) -> El {
    let head = [
        ("unit", ""),
        ("period", ""),
        ("score", "figure"),
        ("class", ""),
    ];
    let head = head.map(|(key, class)| {
        let key = format!("compliance.head.{key}");
        column(class, face.get(&key))
    });
    let rows = rows.iter().map(|each| row(face, each));
    table(face.get("compliance.compare"), head, rows)
}

fn row(face: &Face<'_>, row: &Row) -> Html {
    let spot = row.sheet.spot();
    let (low, high) = (&row.score.lowest, &row.score.highest);
    let score = row.score.score.map_or_else(
        || format!("{}–{}", points(low.score), points(high.score)),
        points,
    );
    let class = row.score.class.clone().unwrap_or_else(|| {
        if low.class == high.class {
            low.class.clone()
        } else {
            format!("{}–{}", low.class, high.class)
        }
    });
    let name = button("link", face.act, Action::Open(spot.clone())).text(face.unit(&spot.unit));
    line(spot == face.state.spot)
        .with(el("th").is("scope", "row").with(name))
        .with(el("td").text(&spot.period))
        .with(el("td").class("figure").text(&score))
        .with(el("td").text(&class))
        .into()
}

fn means(face: &Face<'_>, means: &[(String, Option<Points>)]) -> El {
    let means = means.iter().map(|(period, mean)| {
        let mean = mean.map(points);
        let said = mean.as_deref().unwrap_or(face.get("compliance.mean.open"));
        let values = [("period", &**period), ("mean", said)];
        el("li").text(&face.say("compliance.mean", &values)).into()
    });
    el("ul").class("means").with_all(means)
}
