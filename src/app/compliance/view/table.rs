//! A table that scrolls by itself where it is wider than the page.

use crate::app::kit::el::{El, el};
use yew::Html;

/// A table under a name that screen readers say.
pub fn table(
    name: &str,
    head: impl IntoIterator<Item = Html>,
    lines: impl IntoIterator<Item = Html>,
) -> El {
    let head = el("thead").with(el("tr").with_all(head));
    let body = el("tbody").with_all(lines);
    el("div")
        .class("scroll")
        .is("tabindex", "0")
        .is("role", "region")
        .set("aria-label", name)
        .with(el("table").with(head).with(body))
}

/// The head of a column.
pub fn column(class: &'static str, title: &str) -> Html {
    let head = el("th").is("scope", "col").class(class);
    head.text(title).into()
}

/// A line; `is_here` where it is what is in work.
pub fn line(is_here: bool) -> El {
    let here = |word| if is_here { word } else { "" };
    el("tr")
        .class(here("here"))
        .is("aria-current", here("true"))
}
