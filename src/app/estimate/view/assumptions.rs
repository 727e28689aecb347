//! All that is assumed behind the answer: what it touches, why, and the fields for better numbers.

use super::ViewContext;
use super::why::own_numbers;
use crate::app::estimate::assumptions::{Assumption, assumptions};
use crate::app::estimate::state::{Answer, State};
use crate::app::kit::el::{El, el, of_pack};
use crate::app::kit::figures;
use crate::app::kit::name::Namer;
use std::rc::Rc;
use yew::prelude::*;

/// The assumptions; none behind an answer that rests on none.
pub fn assumed(context: &ViewContext, state: &State, answer: &Answer) -> Option<El> {
    let found = assumptions(&state.chosen, &answer.estimate.lines);
    if found.is_empty() {
        return None;
    }
    let words = &context.words;
    let count = found.len().to_string();
    let mark = el("span")
        .class("mark assumed")
        .text(words.get("mark.assumed"));
    let says = words.say("assumptions.title", &[("count", &count)]);
    let items = found.iter().map(|one| item(context, state, one));
    let list = el("details")
        .class("assumptions")
        .with(el("summary").with(mark).text(" ").text(&says))
        .with(el("p").class("help").text(words.get("assumptions.help")))
        .with(el("ul").with_all(items));
    Some(list)
}

fn item(context: &ViewContext, state: &State, one: &Assumption) -> Html {
    let namer = Namer {
        words: &context.words,
        regulation: &state.chosen.regulation,
    };
    let lines: Vec<String> = one.lines.iter().map(|name| namer.line(name)).collect();
    let touches = context.words.say(
        "assumptions.touches",
        &[
            ("lines", &lines.join(", ")),
            ("amount", &figures::rupiah(one.touches)),
        ],
    );
    let note = one.source.note.as_ref();
    // A row that is open has the same fields under their usual ids.
    let apart = ViewContext {
        words: Rc::clone(&context.words),
        prefix: context.id("assumed-").into(),
        act: context.act.clone(),
        workshop: None,
        calendar: None,
    };
    let fields =
        (!one.numbers.is_empty()).then(|| own_numbers(&apart, state, &one.source, &one.numbers));
    el("li")
        .with(el("p").with(el("strong").text(&touches)))
        .with(of_pack(&one.source.citation).class("citation"))
        .with_some(note.map(|note| of_pack(note).class("note")))
        .with_some(fields)
        .into()
}
