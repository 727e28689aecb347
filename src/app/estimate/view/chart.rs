//! The waterfall: the rows of the table as bars, from what the post is entitled to down to what
//! arrives. A picture of the table below it, so it is hidden from screen readers.

use super::ViewContext;
use crate::allowance::Estimate;
use crate::app::estimate::breakdown::{self, Bar, BarKind, Row};
use crate::app::estimate::name::Namer;
use crate::app::estimate::state::State;
use crate::app::kit::el::{El, el};
use crate::app::kit::figures;
use yew::prelude::*;

/// The waterfall.
pub fn chart(context: &ViewContext, state: &State, estimate: &Estimate) -> Html {
    let namer = Namer {
        words: &context.words,
        regulation: &state.chosen.regulation,
    };
    let rows = breakdown::rows(estimate);
    let bars = rows.iter().filter(|row| !row.is_zero()).map(|row| {
        let bar = breakdown::bar(row, estimate);
        el("li")
            .class(class(&bar))
            .with(
                el("span")
                    .class("name")
                    .text(&super::table::name(&namer, row)),
            )
            .with(el("span").class("value").text(&value(row)))
            .with(picture(&bar))
            .into()
    });
    el("ol")
        .class("waterfall")
        .is("aria-hidden", "true")
        .with_all(bars)
        .into()
}

fn picture(bar: &Bar) -> El {
    let rect = |class, y, height| el("rect").class(class).is("y", y).is("height", height);
    let track = rect("track", "4.5", "1").is("x", "0").is("width", "100%");
    let extent = rect("extent", "0", "10")
        .share("x", bar.from)
        .share("width", bar.width.max(4))
        .is("rx", "2");
    el("svg")
        .is("width", "100%")
        .is("height", "10")
        .is("focusable", "false")
        .with(track)
        .with(extent)
}

fn class(bar: &Bar) -> &'static str {
    match bar.kind {
        BarKind::Total => "total",
        BarKind::Added => "added",
        BarKind::Taken => "taken",
    }
}

fn value(row: &Row<'_>) -> String {
    match row {
        Row::Total(_, total) => figures::rupiah(*total),
        Row::Line(line) => figures::difference(line.amount),
    }
}
