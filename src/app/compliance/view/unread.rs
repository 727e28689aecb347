//! What the device kept and nobody can read here: set aside as it is, so that no autosave costs it.

use super::face::Face;
use super::file::address;
use crate::app::compliance::action::Action;
use crate::app::compliance::book::Book;
use crate::app::js;
use yew::prelude::*;

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
pub fn view(face: &Face<'_>) -> Html {
    let (Some(text), Some(key)) = (&face.state.unread, &face.options.storage) else {
        return html! {};
    };
    let (act, key) = (face.act.clone(), js::beside(key));
    let discard = move |_: MouseEvent| {
        js::forget(&key);
        act.emit(Action::Unread(None));
    };
    html! {
        <div class="unread">
            <p class="wrong">{ face.get("compliance.unread") }</p>
            <div class="file-row">
                <a download="tidak-terbaca.txt" href={address("text/plain", text)}>{ face.get("compliance.unread.save") }</a>
                <button type="button" class="link" onclick={Callback::from(discard)}>{ face.get("compliance.unread.discard") }</button>
            </div>
        </div>
    }
}
