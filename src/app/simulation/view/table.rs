//! Tables that scroll by themselves where they are wider than the page.

use super::context::ViewContext;
use crate::app::kit::el::{El, el};
use crate::app::kit::figures;
use crate::money::Rupiah;
use yew::Html;

/// A table under a name that screen readers say, its columns by the keys of their names.
pub fn table(
    context: &ViewContext<'_>,
    name: &str,
    keys: &[&str],
    lines: impl IntoIterator<Item = Html>,
) -> El {
    let column = |key: &&str| {
        let title = context.get(&["simulation.head.", key].concat()).to_owned();
        el("th").is("scope", "col").text(&title).into()
    };
    let head = el("tr").with_all(keys.iter().map(column));
    el("div")
        .class("scroll")
        .is("tabindex", "0")
        .is("role", "region")
        .set("aria-label", name)
        .with(
            el("table")
                .with(el("thead").with(head))
                .with(el("tbody").with_all(lines)),
        )
}

/// A cell of a figure.
pub fn figure(text: &str) -> Html {
    el("td").class("figure").text(text).into()
}

/// A cell of rupiah.
pub fn rupiah(amount: Rupiah) -> Html {
    figure(&figures::rupiah(amount))
}

/// A cell of how much more or less.
pub fn difference(amount: Rupiah) -> Html {
    let class = match amount.whole().signum() {
        1 => "figure more",
        -1 => "figure less",
        _ => "figure",
    };
    el("td")
        .class(class)
        .text(&figures::difference(amount))
        .into()
}

/// How many, with thousands grouped.
pub fn count(number: u32) -> String {
    figures::decimal(&number.to_string())
}
