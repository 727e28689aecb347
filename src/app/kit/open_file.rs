//! A file brought in from the device.

use super::el::{El, el};
use web_sys::{File, HtmlInputElement};
use yew::platform::spawn_local;
use yew::prelude::*;

/// What a field for JSON files accepts.
pub const JSON: &str = ".json,application/json";

/// A button that asks for a file, and sends what is read from it.
pub fn open_file<A: 'static>(
    label: &str,
    accept: &'static str,
    act: &Callback<A>,
    read: impl AsyncFn(File) -> A + Clone + 'static,
) -> El {
    let act = act.clone();
    let on_file = move |event: Event| {
        let field: HtmlInputElement = event.target_unchecked_into();
        let Some(file) = field.files().and_then(|files| files.get(0)) else {
            return;
        };
        // The same file can be chosen again after it was mended.
        field.set_value("");
        let (act, read) = (act.clone(), read.clone());
        spawn_local(async move { act.emit(read(file).await) });
    };
    let file = el("input")
        .is("type", "file")
        .is("accept", accept)
        .on_change(Callback::from(on_file));
    el("label")
        .class("open-file")
        .with(el("span").text(label))
        .with(file)
}
