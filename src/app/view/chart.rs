//! The waterfall: the rows of the table as bars, from what the post is entitled to down to what
//! arrives. A picture of the table below it, so it is hidden from screen readers.

use super::Face;
use crate::allowance::Estimate;
use crate::app::breakdown::{self, Bar, BarKind, Row};
use crate::app::figures;
use crate::app::name::Namer;
use crate::app::state::State;
use yew::prelude::*;

/// The waterfall.
pub fn chart(face: &Face, state: &State, estimate: &Estimate) -> Html {
    let namer = Namer {
        words: &face.words,
        regulation: &state.chosen.regulation,
    };
    let rows = breakdown::rows(estimate);
    let bars = rows.iter().filter(|row| !row.is_zero()).map(|row| {
        let bar = breakdown::bar(row, estimate);
        html! {
            <li class={class(&bar)}>
                <span class="name">{ super::table::name(&namer, row) }</span>
                <span class="value">{ value(row) }</span>
                <svg width="100%" height="10" focusable="false">
                    <rect class="track" x="0" y="4.5" width="100%" height="1" />
                    <rect class="extent" x={tenths(bar.from)} y="0" width={tenths(bar.width.max(4))} height="10" rx="2" />
                </svg>
            </li>
        }
    });
    html! { <ol class="waterfall" aria-hidden="true">{ for bars }</ol> }
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

/// Thousandths of the width as SVG takes them.
fn tenths(thousandths: i64) -> String {
    let (whole, tenth) = (thousandths.div_euclid(10), thousandths.rem_euclid(10));
    format!("{whole}.{tenth}%")
}
