//! What a rendering left on the page, kept from other hands; see `web/shared/screen.js`.

use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::Element;

#[wasm_bindgen(raw_module = "../shared/screen.js")]
extern "C" {
    /// The screen of a page, with a root of its own.
    #[derive(Clone, PartialEq)]
    pub type Screen;

    /// Takes care of what will stand in an element.
    #[wasm_bindgen(constructor)]
    pub fn new(root: &Element) -> Screen;

    /// Undoes what others changed: before a rendering, which must follow at once.
    #[wasm_bindgen(method)]
    pub fn restore(this: &Screen);

    /// Lets go of it: before all of it is taken away.
    #[wasm_bindgen(method)]
    pub fn end(this: &Screen);
}
