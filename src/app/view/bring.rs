//! Another rule pack from a file of the person's own.

use super::Face;
use super::el::{El, el};
use crate::app::js;
use crate::app::state::Action;
use web_sys::HtmlInputElement;
use yew::platform::spawn_local;
use yew::prelude::*;

/// A button that asks for a file.
pub fn bring(face: &Face) -> El {
    let act = face.act.clone();
    let on_file = move |event: Event| {
        let field: HtmlInputElement = event.target_unchecked_into();
        let Some(file) = field.files().and_then(|files| files.get(0)) else {
            return;
        };
        // The same file can be chosen again after it was mended.
        field.set_value("");
        let act = act.clone();
        spawn_local(async move {
            let name = file.name();
            let pack = js::read_file(&file).await;
            act.emit(Action::Own(name, pack));
        });
    };
    let file = el("input")
        .is("type", "file")
        .is("accept", ".json,application/json")
        .on_change(Callback::from(on_file));
    el("label")
        .class("bring")
        .with(el("span").text(face.words.get("head.bring")))
        .with(file)
}
