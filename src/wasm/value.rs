//! Between JavaScript values and documents.

use crate::document::{Fault, Path, Problem, Reason, Value};
use js_sys::{Array, Number, Object};
use serde::Serialize;
use wasm_bindgen::{JsCast, JsValue};

/// Deepest nesting accepted; an object that holds itself would have no end.
const DEEPEST: u32 = 64;

/// A JavaScript value as a document. What JSON cannot say (functions, symbols, cycles) is
/// refused; a key whose value is `undefined` counts as absent.
pub fn from_js(value: &JsValue) -> Result<Value, Vec<Fault>> {
    read(value, DEEPEST).map_err(|problem| {
        vec![Fault {
            path: Path::ROOT.to_string(),
            reason: Reason::not_json(problem),
        }]
    })
}

fn read(value: &JsValue, deeper: u32) -> Result<Value, Problem> {
    let Some(deeper) = deeper.checked_sub(1) else {
        return Err(Problem::Deep);
    };
    if let Some(text) = value.as_string() {
        Ok(Value::Text(text))
    } else if value.as_f64().is_some() {
        Ok(number(value))
    } else if let Some(flag) = value.as_bool() {
        Ok(Value::Bool(flag))
    } else if value.is_null() {
        Ok(Value::Null)
    } else if Array::is_array(value) {
        let items = Array::from(value);
        items
            .iter()
            .map(|item| read(&item, deeper))
            .collect::<Result<_, _>>()
            .map(Value::List)
    } else if value.is_object() && !value.is_function() {
        object(value.unchecked_ref(), deeper)
    } else {
        Err(Problem::Value)
    }
}

#[expect(
    clippy::as_conversions,
    reason = "JavaScript has said that it is a whole number below 2^53"
)]
fn number(value: &JsValue) -> Value {
    match value.as_f64() {
        Some(number) if Number::is_safe_integer(value) => Value::Whole(number as i64),
        _ => Value::Fraction(None),
    }
}

fn object(object: &Object, deeper: u32) -> Result<Value, Problem> {
    let mut entries = Vec::new();
    for entry in Object::entries(object).iter() {
        let entry = Array::from(&entry);
        let (key, inner) = (entry.get(0), entry.get(1));
        if !inner.is_undefined() {
            entries.push((key.as_string().unwrap_or_default(), read(&inner, deeper)?));
        }
    }
    Ok(Value::Object(entries))
}

/// A result as a plain JavaScript object.
pub fn to_js<T: Serialize>(result: &T) -> Result<JsValue, JsValue> {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    result.serialize(&serializer).map_err(JsValue::from)
}

/// What is thrown: the list of faults.
pub fn refused(faults: Vec<Fault>) -> JsValue {
    to_js(&faults).unwrap_or_else(|error| error)
}
