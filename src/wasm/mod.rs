//! The JavaScript face: thin, no rule in it.

use wasm_bindgen::prelude::wasm_bindgen;

/// Version of the engine, as it stands in receipts.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
