//! What moves the answer most: three ways to another amount, each to be tried on the spot; the
//! others when they are asked for. And what is being tried, with the way back.

use super::ViewContext;
use crate::app::estimate::state::{Action, State};
use crate::app::estimate::what_if::WhatIf;
use crate::app::kit::el::{El, button, el};
use crate::app::kit::figures;
use crate::money::Rupiah;

/// The key under which all of them are shown.
const ALL: &str = "what-if";

/// How many are shown before.
const FIRST: usize = 3;

/// What moves the answer most; none where nothing does.
pub fn what_if(context: &ViewContext, state: &State) -> Option<El> {
    let found = state.what_if();
    if found.is_empty() {
        return None;
    }
    let shows_all = state.is_open(ALL);
    let shown = if shows_all { found.len() } else { FIRST };
    let items = found
        .iter()
        .take(shown)
        .map(|one| item(context, one).into());
    let id = context.id(ALL);
    let more = (found.len() > FIRST).then(|| {
        let count = found.len().to_string();
        let key = if shows_all {
            "what_if.fewer"
        } else {
            "what_if.all"
        };
        button("link", &context.act, Action::Toggle(ALL.to_owned()))
            .says("aria-expanded", shows_all)
            .text(&context.words.say(key, &[("count", &count)]))
    });
    let list = el("ul").set("aria-labelledby", &id).with_all(items);
    let section = el("div")
        .class("what-if")
        .with(
            el("h4")
                .set("id", &id)
                .text(context.words.get("what_if.title")),
        )
        .with(list)
        .with_some(more);
    Some(section)
}

pub(super) fn item(context: &ViewContext, one: &WhatIf) -> El {
    let what = context.words.phrase(&one.what);
    let sign = if one.net < Rupiah::ZERO {
        "less"
    } else {
        "more"
    };
    let name = context.words.say("what_if.try_it", &[("what", &what)]);
    let try_it = button("try", &context.act, Action::Try(one.clone()))
        .set("aria-label", &name)
        .text(context.words.get("what_if.try"));
    el("li")
        .with(el("span").class("what").text(&what))
        .with(
            el("span")
                .classes(&["figure", sign])
                .text(&figures::difference(one.net)),
        )
        .with(try_it)
}

/// What is being tried, and the way back.
pub fn tried(context: &ViewContext, state: &State) -> Option<El> {
    let tried = state.tried.as_ref()?;
    let says = context.words.phrase(&tried.says);
    let back = button("", &context.act, Action::Untry).text(context.words.get("what_if.back"));
    let bar = el("div").class("tried").is("role", "status");
    Some(bar.with(el("span").text(&says)).with(back))
}
