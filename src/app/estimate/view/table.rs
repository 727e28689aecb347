//! The breakdown as a sum done by hand: name, amount, running result. Rows of zero fold away; a
//! row opens under itself.

use super::ViewContext;
use super::why::why;
use crate::allowance::ledger::{Line, Stage};
use crate::app::estimate::breakdown::{self, Bar, BarKind, Row};
use crate::app::estimate::numbers::{self, Mark};
use crate::app::estimate::state::{Action, Answer, State};
use crate::app::kit::el::{El, button, el, several};
use crate::app::kit::figures;
use crate::app::kit::name::Namer;
use crate::money::Rupiah;
use yew::prelude::*;

const ZEROS: &str = "zeros";

/// The breakdown.
pub fn table(context: &ViewContext, state: &State, answer: &Answer) -> Html {
    let rows = breakdown::rows(&answer.estimate);
    let zeros = rows.iter().filter(|row| row.is_zero()).count();
    let shows_zeros = state.is_open(ZEROS);
    let shown = rows.iter().filter(|row| shows_zeros || !row.is_zero());
    let id = context.id("breakdown");
    let fold = (zeros > 0).then(|| {
        button("link", &context.act, Action::Toggle(ZEROS.to_owned()))
            .says("aria-expanded", shows_zeros)
            .text(&zeros_label(context, zeros, shows_zeros))
    });
    let rows = shown.map(|row| match row {
        Row::Line(line) => {
            let bar = breakdown::bar(row, &answer.estimate);
            line_row(context, state, answer, line, &bar)
        }
        Row::Total(stage, total) => total_row(context, *stage, *total).into(),
    });
    let rows = el("div")
        .is("role", "table")
        .set("aria-labelledby", &id)
        .with(head(context))
        .with_all(rows);
    el("div")
        .class("breakdown")
        .with(
            el("h4")
                .set("id", &id)
                .text(context.words.get("table.title")),
        )
        .with(rows)
        .with_some(fold)
        .into()
}

fn head(context: &ViewContext) -> El {
    let titles = ["table.name", "table.amount", "table.running"]
        .map(|key| cell("columnheader", "").text(context.words.get(key)).into());
    row("table-head").with_all(titles)
}

fn row(class: &'static str) -> El {
    el("div").is("role", "row").class(class)
}

fn cell(role: &'static str, class: &'static str) -> El {
    el("span").is("role", role).class(class)
}

fn zeros_label(context: &ViewContext, zeros: usize, shown: bool) -> String {
    let key = if shown {
        "table.hide_zeros"
    } else {
        "table.zeros"
    };
    context.words.say(key, &[("count", &zeros.to_string())])
}

fn total_row(context: &ViewContext, stage: Stage, total: Rupiah) -> El {
    row("total")
        .with(cell("rowheader", "").text(context.words.get(breakdown::total_key(stage))))
        .with(cell("cell", "figure"))
        .with(cell("cell", "figure running").text(&figures::rupiah(total)))
}

/// Where a row stands on the way from what the post is entitled to down to what arrives. Its amount
/// stands beside it, so it is hidden from screen readers.
fn picture(bar: &Bar) -> El {
    let class = match bar.kind {
        BarKind::Total => "total",
        BarKind::Added => "added",
        BarKind::Taken => "taken",
    };
    let extent = el("rect")
        .class("extent")
        .is("height", "4")
        .share("x", bar.from)
        .share("width", bar.width.max(6));
    el("svg")
        .classes(&["row-bar", class])
        .is("width", "100%")
        .is("height", "4")
        .is("aria-hidden", "true")
        .is("focusable", "false")
        .with(extent)
}

fn line_row(context: &ViewContext, state: &State, answer: &Answer, line: &Line, bar: &Bar) -> Html {
    let namer = Namer {
        words: &context.words,
        regulation: &state.chosen.regulation,
    };
    let of = line.name.of.as_deref().unwrap_or_default();
    let key = format!("line-{}-{of}", line.name.key.word());
    let is_open = state.is_open(&key);
    let id = context.id(&key);
    let mark = numbers::mark(line, &state.chosen, &state.draft);
    let fold = button("fold", &context.act, Action::Toggle(key.clone()))
        .says("aria-expanded", is_open)
        .set("aria-controls", &id)
        .text(&namer.line(&line.name))
        .with_some(mark_of(context, mark));
    let figure = el("span")
        .is("role", "cell")
        .classes(&["figure", sign(line.amount), mark_class(mark)])
        .text(&figures::difference(line.amount));
    let running = cell("cell", "figure running").text(&figures::rupiah(line.running));
    let opened = is_open.then(|| {
        el("div")
            .is("role", "cell")
            .with(why(context, state, answer, line))
    });
    several([
        row("line")
            .key(&key)
            .with(cell("rowheader", "").with(fold).with(picture(bar)))
            .with(figure)
            .with(running)
            .into(),
        row("why")
            .set("id", &id)
            .has("hidden", !is_open)
            .with_some(opened)
            .into(),
    ])
}

fn mark_of(context: &ViewContext, mark: Mark) -> Option<El> {
    let (class, key) = match mark {
        Mark::None => return None,
        Mark::Assumed => ("mark assumed", "mark.assumed"),
        Mark::Own => ("mark own", "mark.own"),
    };
    Some(el("span").class(class).text(context.words.get(key)))
}

fn mark_class(mark: Mark) -> &'static str {
    match mark {
        Mark::Assumed => "is-assumed",
        Mark::None | Mark::Own => "",
    }
}

fn sign(amount: Rupiah) -> &'static str {
    if amount < Rupiah::ZERO {
        "less"
    } else {
        "more"
    }
}
