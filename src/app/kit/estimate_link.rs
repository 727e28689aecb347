//! The personal estimate, as the surrounding page has it: what was typed there, and the way there.

use super::js;
use super::store::{self, Kept};
use crate::document::Value;
use wasm_bindgen::{JsCast, JsValue};

/// Where the personal estimate is.
#[derive(Clone)]
pub enum EstimateLink {
    /// At an address, to which a link leads; the device keeps under a key what was typed there.
    Page {
        /// The address.
        address: String,
        /// The key.
        storage: Option<String>,
    },
    /// Beside this page, behind an object: `kept` is what was typed there, and `open` shows it,
    /// with the document it is called with if there is one.
    Beside(JsValue),
}

impl EstimateLink {
    /// Out of the object that the surrounding page gives; none where it gives none.
    pub fn read(object: JsValue) -> Option<Self> {
        let text = |key: &str| js::get(&object, key).as_string();
        match text("address") {
            Some(address) => Some(Self::Page {
                address,
                storage: text("storage"),
            }),
            None => object.is_object().then_some(Self::Beside(object)),
        }
    }

    /// The address a link leads to.
    pub fn address(&self) -> Option<&str> {
        match self {
            Self::Page { address, .. } => Some(address),
            Self::Beside(_) => None,
        }
    }

    /// What was typed there.
    pub fn kept(&self) -> Option<Kept> {
        match self {
            Self::Page { storage, .. } => js::recall_estimate(storage.as_deref()?)?.ok(),
            Self::Beside(object) => store::read(&js::value(js::get(object, "kept"))).ok(),
        }
    }

    /// Has a document there, if there is one, before the person is.
    pub fn take(&self, document: Option<&Value>) {
        match self {
            Self::Page { storage, .. } => {
                if let (Some(key), Some(document)) = (storage, document) {
                    js::keep(key, document);
                }
            }
            Self::Beside(object) => {
                let document = document.map_or(JsValue::UNDEFINED, js::object);
                if let Ok(open) = js::get(object, "open").dyn_into::<js_sys::Function>() {
                    // What the page makes of it is its own affair.
                    let _ = open.call1(object, &document);
                }
            }
        }
    }
}
