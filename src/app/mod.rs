//! The page and the custom element: views over plain state.

use wasm_bindgen::prelude::wasm_bindgen;
use yew::prelude::*;

/// Mounts the calculator in an element.
#[wasm_bindgen]
pub fn mount(host: web_sys::Element) {
    yew::Renderer::<Page>::with_root(host).render();
}

#[component]
fn Page() -> Html {
    html! { <h1>{ "Kalkulator TPP" }</h1> }
}
