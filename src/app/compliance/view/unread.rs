//! What the device kept and nobody can read here: set aside as it is, so that no autosave costs it.

use super::face::{Face, wrong};
use crate::app::compliance::action::Action;
use crate::app::compliance::book::Book;
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
    if js::parse(&text).is_ok_and(|document| Book::holds(&document)) {
        return;
    }
    js::set_aside(key, &text);
}

/// Takes it out to a file, or throws it away.
pub fn view(face: &Face<'_>) -> Option<El> {
    let (text, key) = (face.state.unread.clone()?, face.options.storage.as_ref()?);
    let (act, key) = (face.act.clone(), js::beside(key));
    let discard = move |_| {
        js::forget(&key);
        act.emit(Action::Unread(None));
    };
    let save = face.get("compliance.unread.save");
    let discard = plain_button("link")
        .on_press(Callback::from(discard))
        .text(face.get("compliance.unread.discard"));
    let row = el("div")
        .class("file-row")
        .with(download(
            "tidak-terbaca.txt",
            "text/plain",
            save,
            move || text.clone(),
        ))
        .with(discard);
    let unread = el("div")
        .class("unread")
        .with(wrong(face.get("compliance.unread")))
        .with(row);
    Some(unread)
}
