//! What the device kept and nobody can read here: set aside as it is, so that no autosave costs it.

use super::context::{ViewContext, wrong};
use crate::app::compliance::action::Action;
use crate::app::compliance::assessments::Assessments;
use crate::app::kit::download::download;
use crate::app::kit::el::{El, el, plain_button};
use crate::app::kit::js;
use yew::Callback;

/// What was set aside so far.
pub fn recall(key: &str) -> Option<String> {
    js::recall_text(&js::beside(key))
}

/// Sets aside what is kept under a key if some of it cannot be read: all of it, letter by letter,
/// after what was set aside before.
pub fn set_aside(key: &str) {
    let Some(text) = js::recall_text(key) else {
        return;
    };
    if js::parse(&text).is_ok_and(|document| Assessments::holds(&document)) {
        return;
    }
    js::set_aside(key, &text);
}

/// Takes it out to a file, or throws it away.
pub fn view(context: &ViewContext<'_>) -> Option<El> {
    let (text, key) = (
        context.state.unreadable.clone()?,
        context.options.storage.as_ref()?,
    );
    let (act, key) = (context.act.clone(), js::beside(key));
    let discard = move |_| {
        js::forget(&key);
        act.emit(Action::Unreadable(None));
    };
    let save = context.get("compliance.unreadable.save");
    let discard = plain_button("link")
        .on_press(Callback::from(discard))
        .text(context.get("compliance.unreadable.discard"));
    let row = el("div")
        .class("file-row")
        .with(download(
            "tidak-terbaca.txt",
            "text/plain",
            save,
            move || text.clone(),
        ))
        .with(discard);
    let unreadable = el("div")
        .class("unreadable")
        .with(wrong(context.get("compliance.unreadable")))
        .with(row);
    Some(unreadable)
}
