//! What the draft costs over the values of a number, drawn and as a table.

use super::context::ViewContext;
use super::table::{figure, rupiah, table};
use crate::app::kit::el::{El, el, segment};
use crate::app::kit::figures;
use crate::app::simulation::curve::{Point, points};
use crate::app::simulation::draft::Draft;
use crate::app::simulation::goal::{Found, in_field};
use yew::Html;

pub fn view(context: &ViewContext<'_>, draft: &Draft, found: &Found) -> El {
    let (points, ceiling) = points(found);
    let name = context.get("simulation.curve");
    let text = |point: &Point| in_field(draft, &found.goal.path, &point.value);
    let pairs = points.iter().zip(points.iter().skip(1));
    let lines = pairs.filter_map(|(one, other)| {
        Some(segment("way", (one.x, one.y?), (other.x, other.y?)).into())
    });
    let ends = [points.first(), points.last()].into_iter().flatten();
    let ends = ends.map(|point| {
        let class = if point.x < 500 { "first" } else { "last" };
        let value = el("text").class(class).share("x", point.x).is("y", "97%");
        value.text(&text(point)).into()
    });
    let most = figures::rupiah(found.goal.ceiling);
    let drawing = el("svg")
        .class("curve")
        .is("aria-hidden", "true")
        .with(segment("ceiling", (0, ceiling), (1_000, ceiling)))
        .with(
            el("text")
                .class("first")
                .is("x", "0")
                .share("y", ceiling)
                .is("dy", "-6")
                .text(&context.say("simulation.curve.ceiling", &[("amount", &most)])),
        )
        .with_all(lines)
        .with_all(points.iter().filter_map(dot))
        .with_all(ends);
    let keys = ["value", "month_cost", "room"];
    let rows = points
        .iter()
        .map(|point| row(context, found, point, &text(point)));
    el("figure")
        .with(el("figcaption").text(name))
        .with(drawing)
        .with(
            el("details")
                .with(el("summary").text(context.get("simulation.curve.table")))
                .with(table(context, name, &keys, rows)),
        )
}

fn dot(point: &Point) -> Option<Html> {
    let (class, radius) = match point.is_found {
        true => ("is-found", "7"),
        false => ("", "4"),
    };
    let dot = el("circle")
        .class(class)
        .share("cx", point.x)
        .share("cy", point.y?);
    Some(dot.is("r", radius).into())
}

fn row(context: &ViewContext<'_>, found: &Found, point: &Point, text: &str) -> Html {
    let class = if point.is_found { "total" } else { "" };
    let row = el("tr")
        .class(class)
        .with(el("th").is("scope", "row").text(text));
    let refused = context.get("simulation.goal.refused");
    match point.cost {
        Some(cost) => {
            let room = found.goal.ceiling.minus(cost).unwrap_or_default();
            row.with(rupiah(cost)).with(super::table::difference(room))
        }
        None => row.with(figure(refused)).with(figure("–")),
    }
    .into()
}
