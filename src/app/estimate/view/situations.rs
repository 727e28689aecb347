//! The situations that there are: which is open, its name, and one more beside it.

use super::ViewContext;
use crate::app::estimate::situations::MOST;
use crate::app::estimate::state::{Action, Arrange, State};
use crate::app::kit::el::{El, button, el, label};
use crate::app::kit::words::Words;

/// The list of situations; none of one alone.
pub fn situations(context: &ViewContext, state: &State) -> Option<El> {
    let count = state.situations.len();
    if count < 2 {
        return None;
    }
    let words = &context.words;
    let more = (count < MOST).then(|| copy(context, "situations.copy"));
    let chips = (0..count).map(|place| chip(context, state, place).into());
    let chips = el("div").class("chips").with_all(chips).with_some(more);
    let list = el("div")
        .class("section situations")
        .is("role", "group")
        .set("aria-label", words.get("situations.title"))
        .with(chips)
        .with(of_open(context, state));
    Some(list)
}

/// The way to a second one, once the first has an answer.
pub fn first_copy(context: &ViewContext, state: &State) -> Option<El> {
    let is_first = state.situations.len() < 2 && state.net().is_some();
    is_first.then(|| copy(context, "situations.first_copy"))
}

fn copy(context: &ViewContext, key: &'static str) -> El {
    button("copy", &context.act, Action::Arrange(Arrange::Copy)).text(context.words.get(key))
}

fn chip(context: &ViewContext, state: &State, place: usize) -> El {
    button("", &context.act, Action::Arrange(Arrange::Open(place)))
        .says("aria-pressed", place == state.open)
        .text(&name(&context.words, state, place))
}

/// What a situation is called: by the person, or else by its place.
pub fn name(words: &Words, state: &State, place: usize) -> String {
    let named = state.situations.get(place);
    let named = named.and_then(|situation| situation.name.as_deref());
    let number = place.saturating_add(1).to_string();
    named.map_or_else(
        || words.say("situations.nth", &[("number", &number)]),
        str::to_owned,
    )
}

/// The name of the open one, and the way to take it out.
fn of_open(context: &ViewContext, state: &State) -> El {
    let words = &context.words;
    let id = context.id("situation-name");
    let open = state.situations.get(state.open);
    let named = open.and_then(|open| open.name.as_deref());
    let field = el("input")
        .is("type", "text")
        .is("maxlength", "40")
        .is("autocomplete", "off")
        .set("id", &id)
        .set("placeholder", &name(words, state, state.open))
        .value(named.unwrap_or_default())
        .on_type(
            context
                .act
                .reform(|name| Action::Arrange(Arrange::Rename(name))),
        );
    let remove = button("link", &context.act, Action::Arrange(Arrange::Remove));
    el("div")
        .class("situation")
        .with(label(&id, words.get("situations.name")))
        .with(field)
        .with(remove.text(words.get("situations.remove")))
}
