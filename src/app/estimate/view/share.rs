//! Out of this page: a link that opens the situation as a copy, a file of all situations, paper.

use super::ViewContext;
use crate::app::estimate::situations::FILE;
use crate::app::estimate::state::{Action, State};
use crate::app::kit::download::download;
use crate::app::kit::el::{El, el, plain_button};
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
    /// Everything that the device should keep.
    pub kept: Callback<(), Value>,
}

/// What can be done with what was typed.
pub fn share(context: &ViewContext, state: &State, outward: &Outward<'_>) -> El {
    let words = &context.words;
    let address = outward.address;
    let actions = el("p")
        .class("share-actions")
        .with(save(context, outward.kept.clone()))
        .with(open_file(
            words.get("share.open"),
            JSON,
            &context.act,
            async |file: File| Action::OpenFile(js::read_file(&file).await),
        ))
        .with(
            plain_button("link")
                .on_press(Callback::from(|_| js::print()))
                .text(words.get("share.print")),
        );
    el("div")
        .class("share")
        .with(el("h4").text(words.get("share.title")))
        .with_some(address.map(|address| by_link(context, state, address)))
        .with(actions)
}

fn save(context: &ViewContext, kept: Callback<(), Value>) -> El {
    let label = context.words.get("share.save");
    download(FILE, "application/json", label, move || {
        js::text(&kept.emit(()))
    })
}

/// The link; a rule from a file is on this device alone, so that nobody else could follow it.
fn by_link(context: &ViewContext, state: &State, address: &str) -> El {
    let words = &context.words;
    if state.chosen.origin != Origin::Site {
        return el("p").class("hint").text(words.get("share.own_rule"));
    }
    let link = link::write(&state.open_situation(None));
    let link = [address, "#", &link].concat();
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
