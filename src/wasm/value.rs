//! Between JavaScript values and documents.

use crate::document::{Fault, Path, Reason, Value};
use serde::Serialize;
use wasm_bindgen::JsValue;

/// A JavaScript value as a document. What JSON cannot say (functions, symbols) is refused.
pub fn from_js(value: &JsValue) -> Result<Value, Vec<Fault>> {
    serde_wasm_bindgen::from_value(value.clone()).map_err(|error| {
        vec![Fault {
            path: Path::ROOT.to_string(),
            reason: Reason::NotJson {
                detail: error.to_string(),
            },
        }]
    })
}

/// A result as a plain JavaScript object.
pub fn to_js<T: Serialize>(result: &T) -> Result<JsValue, JsValue> {
    result
        .serialize(&serde_wasm_bindgen::Serializer::json_compatible())
        .map_err(JsValue::from)
}

/// What is thrown: the list of faults.
pub fn refused(faults: Vec<Fault>) -> JsValue {
    to_js(&faults).unwrap_or_else(|error| error)
}
