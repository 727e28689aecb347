//! Fields as they look on every page.

use super::el::{El, el, label};

/// A field under its label.
pub fn field(id: &str, text: &str, field: El) -> El {
    el("div").class("field").with(label(id, text)).with(field)
}

/// A sentence that helps.
pub fn help(text: &str) -> El {
    el("p").class("help").text(text)
}

/// A sentence that says what is wrong.
pub fn wrong(text: &str) -> El {
    el("p").class("wrong").text(text)
}

/// A field for a number, which stays as typed; `keyboard` is the one a phone shows.
pub fn number(id: &str, keyboard: &'static str) -> El {
    el("input")
        .set("id", id)
        .class("number")
        .is("type", "text")
        .is("inputmode", keyboard)
        .is("autocomplete", "off")
}
