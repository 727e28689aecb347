//! Out of this page: a link that opens the situation as a copy, a file of all situations, paper.

use super::ViewContext;
use crate::app::estimate::situations::FILE;
use crate::app::estimate::state::{Action, State};
use crate::app::kit::download::download;
use crate::app::kit::el::{El, button, el, plain_button};
use crate::app::kit::open_file::{JSON, open_file};
use crate::app::kit::{js, link};
use crate::document::Value;
use crate::regulation::origin::Origin;
use web_sys::File;
use yew::prelude::*;

/// What leaves the page, and how.
pub struct Outward<'a> {
    /// The address that a situation is added to; none where the page is not one's own.
    pub address: Option<&'a str>,
    /// Draws a picture; none where the page around does not.
    pub draw: Option<Callback<()>>,
    /// Everything that the device should keep.
    pub kept: Callback<(), Value>,
}

/// What can be done with what was typed.
pub fn share(context: &ViewContext, state: &State, outward: &Outward<'_>) -> El {
    let words = &context.words;
    let address = outward.address;
    let actions = el("p")
        .class("share-actions")
        .with_some(outward.draw.as_ref().map(|draw| draw_it(context, draw)))
        .with(save(context, outward.kept.clone()))
        .with(open_file(
            words.get("share.open"),
            JSON,
            &context.act,
            async |file: File| Action::OpenFile(js::read_file(&file).await),
        ))
        .with(button("link", &context.act, Action::Print(true)).text(words.get("share.print")));
    el("div")
        .class("share")
        .with(el("h4").text(words.get("share.title")))
        .with_some(address.map(|_| by_link(context, link_of(state, outward))))
        .with(actions)
}

fn draw_it(context: &ViewContext, draw: &Callback<()>) -> El {
    let draw = draw.clone();
    plain_button("link")
        .on_press(Callback::from(move |_| draw.emit(())))
        .text(context.words.get("share.picture"))
}

fn save(context: &ViewContext, kept: Callback<(), Value>) -> El {
    let label = context.words.get("share.save");
    download(FILE, "application/json", label, move || {
        js::text(&kept.emit(()))
    })
}

/// The address that opens the open situation; none of a rule from a file, which is on this device
/// alone.
pub fn link_of(state: &State, outward: &Outward<'_>) -> Option<String> {
    let address = outward.address?;
    let is_here = state.chosen.origin == Origin::Site;
    is_here.then(|| [address, "#", &link::write(&state.open_situation(None))].concat())
}

fn by_link(context: &ViewContext, link: Option<String>) -> El {
    let words = &context.words;
    let Some(link) = link else {
        return el("p").class("hint").text(words.get("share.own_rule"));
    };
    let id = context.id("share-link");
    let copy = {
        let link = link.clone();
        plain_button("").on_press(Callback::from(move |_| js::copy(&link)))
    };
    let field = el("input")
        .is("type", "text")
        .has("readonly", true)
        .set("id", &id)
        .set("aria-label", words.get("share.link"))
        .value(&link);
    el("div")
        .class("link")
        .with(field)
        .with(copy.text(words.get("share.copy")))
        .with(el("p").class("help").text(words.get("share.help")))
}
