//! A list to choose from.

use super::el::{El, el};
use wasm_bindgen::JsCast;
use web_sys::{HtmlSelectElement, NodeList};
use yew::prelude::*;

/// The attribute that says what is chosen.
const CHOSEN: &str = "data-chosen";

/// A list to choose from, with its id, the value chosen, what takes the value that a person
/// chooses, and the options; [`show_chosen`] makes it show its value.
pub fn select(id: &str, chosen: &str, on_choose: Callback<String>, options: Html) -> El {
    el("select")
        .set("id", id)
        .set(CHOSEN, chosen)
        .with(options)
        .on_change(Callback::from(move |event: Event| {
            let list: HtmlSelectElement = event.target_unchecked_into();
            on_choose.emit(list.value());
        }))
}

/// Makes every list show what is chosen, after a rendering. What a list shows is a property of
/// the element, which attributes of its options no longer change once a person chose by hand.
pub fn show_chosen(root: &NodeRef) {
    let root = root.cast::<web_sys::Element>();
    let lists = root.and_then(|root| root.query_selector_all("select").ok());
    for list in lists.iter().flat_map(elements) {
        if let Some(chosen) = list.get_attribute(CHOSEN) {
            list.set_value(&chosen);
        }
    }
}

fn elements(lists: &NodeList) -> impl Iterator<Item = HtmlSelectElement> {
    (0..lists.length()).filter_map(|n| lists.get(n)?.dyn_into().ok())
}

/// One option; `language` is that of its label where it is not the page's.
pub fn option(value: &str, label: &str, language: &'static str) -> Html {
    el("option")
        .set("value", value)
        .is("lang", language)
        .text(label)
        .into()
}
