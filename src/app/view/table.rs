//! The breakdown as a sum done by hand: name, amount, running result. Rows of zero fold away; a
//! row opens under itself.

use super::Face;
use super::why::why;
use crate::allowance::ledger::{Line, Stage};
use crate::app::breakdown::{self, Row};
use crate::app::figures;
use crate::app::name::Namer;
use crate::app::numbers::{self, Mark};
use crate::app::state::{Action, Answer, State};
use crate::money::Rupiah;
use yew::prelude::*;

const ZEROS: &str = "zeros";

/// The breakdown.
pub fn table(face: &Face, state: &State, answer: &Answer) -> Html {
    let rows = breakdown::rows(&answer.estimate);
    let zeros = rows.iter().filter(|row| row.is_zero()).count();
    let shows_zeros = state.is_open(ZEROS);
    let shown = rows.iter().filter(|row| shows_zeros || !row.is_zero());
    html! {
        <div class="breakdown">
            <h4 id={face.id("breakdown")}>{ face.words.get("table.title") }</h4>
            <div role="table" aria-labelledby={face.id("breakdown")}>
                <div role="row" class="table-head">
                    <span role="columnheader">{ face.words.get("table.name") }</span>
                    <span role="columnheader">{ face.words.get("table.amount") }</span>
                    <span role="columnheader">{ face.words.get("table.running") }</span>
                </div>
                { for shown.map(|row| match row {
                    Row::Line(line) => line_row(face, state, answer, line),
                    Row::Total(stage, total) => total_row(face, *stage, *total),
                }) }
            </div>
            if zeros > 0 {
                <button
                    type="button"
                    class="link"
                    aria-expanded={shows_zeros.to_string()}
                    onclick={face.on(|| Action::Toggle(ZEROS.to_owned()))}
                >{ zeros_label(face, zeros, shows_zeros) }</button>
            }
        </div>
    }
}

fn zeros_label(face: &Face, zeros: usize, shown: bool) -> String {
    let key = if shown {
        "table.hide_zeros"
    } else {
        "table.zeros"
    };
    face.words.say(key, &[("count", &zeros.to_string())])
}

fn total_row(face: &Face, stage: Stage, total: Rupiah) -> Html {
    html! {
        <div role="row" class="total">
            <span role="rowheader">{ face.words.get(total_key(stage)) }</span>
            <span role="cell" class="figure"></span>
            <span role="cell" class="figure running">{ figures::rupiah(total) }</span>
        </div>
    }
}

fn total_key(stage: Stage) -> &'static str {
    match stage {
        Stage::Entitlement => "total.entitlement",
        Stage::Scores => "total.gross",
        Stage::Withholding => "total.net",
    }
}

/// The name of a row, in the table and on the chart.
pub(super) fn name(namer: &Namer<'_>, row: &Row<'_>) -> String {
    match row {
        Row::Line(line) => namer.line(&line.name),
        Row::Total(stage, _) => namer.words.get(total_key(*stage)).to_owned(),
    }
}

fn line_row(face: &Face, state: &State, answer: &Answer, line: &Line) -> Html {
    let namer = Namer {
        words: &face.words,
        regulation: &state.chosen.regulation,
    };
    let key = format!(
        "line-{}-{}",
        line.name.key,
        line.name.of.as_deref().unwrap_or_default()
    );
    let is_open = state.is_open(&key);
    let id = face.id(&key);
    let mark = numbers::mark(line, &state.chosen.regulation, &state.draft);
    let toggle = key.clone();
    html! {
        <>
            <div role="row" class="line" key={key.clone()}>
                <span role="rowheader">
                    <button
                        type="button"
                        class="fold"
                        aria-expanded={is_open.to_string()}
                        aria-controls={id.clone()}
                        onclick={face.on(move || Action::Toggle(toggle.clone()))}
                    >{ namer.line(&line.name) }{ mark_of(face, mark) }</button>
                </span>
                <span role="cell" class={classes!("figure", sign(line.amount), mark_class(mark))}>
                    { figures::difference(line.amount) }
                </span>
                <span role="cell" class="figure running">{ figures::rupiah(line.running) }</span>
            </div>
            <div role="row" class="why" {id} hidden={!is_open}>
                if is_open {
                    <div role="cell">{ why(face, state, answer, line) }</div>
                }
            </div>
        </>
    }
}

fn mark_of(face: &Face, mark: Mark) -> Html {
    match mark {
        Mark::None => html! {},
        Mark::Assumed => {
            html! { <span class="mark assumed">{ face.words.get("mark.assumed") }</span> }
        }
        Mark::Own => html! { <span class="mark own">{ face.words.get("mark.own") }</span> },
    }
}

fn mark_class(mark: Mark) -> Option<&'static str> {
    (mark == Mark::Assumed).then_some("is-assumed")
}

fn sign(amount: Rupiah) -> &'static str {
    if amount < Rupiah::ZERO {
        "less"
    } else {
        "more"
    }
}
