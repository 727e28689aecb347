//! Between JavaScript and plain data: values, files, and what the device keeps.

use super::store::{self, Kept};
use crate::document::json::{self, Document};
use crate::document::text::decoded;
use crate::document::{Fault, Problem, Reason, Value};
use crate::regulation;
use crate::wasm::{from_js, to_js};
use js_sys::{Function, Uint8Array};
use serde::Serialize;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, HtmlElement, Storage};
use yew::NodeRef;

/// A JavaScript value as a document.
pub fn value(js: JsValue) -> Value {
    from_js(&js).unwrap_or(Value::Null)
}

/// What plain data says, by way of its JSON: the browser reads it in one go, where
/// [`value`] asks it for each key and each value.
pub fn plain(js: &JsValue) -> Value {
    let text = js_sys::JSON::stringify(js).ok();
    let text = text.and_then(|text| text.as_string());
    text.and_then(|text| parse(&text).ok())
        .unwrap_or(Value::Null)
}

/// A property of an object; undefined where there is none.
pub fn get(object: &JsValue, key: &str) -> JsValue {
    js_sys::Reflect::get(object, &key.into()).unwrap_or(JsValue::UNDEFINED)
}

/// Plain JavaScript objects of anything that has a JSON form.
pub fn object(data: &impl Serialize) -> JsValue {
    to_js(data).unwrap_or(JsValue::NULL)
}

/// Asks the browser to print the page.
#[cfg(any(feature = "app", feature = "officer"))]
pub fn print() {
    // A frame without leave to open dialogs prints nothing.
    let _ = web_sys::window().map(|window| window.print());
}

/// Puts a text into the clipboard, where the browser lets it.
#[cfg(any(feature = "app", feature = "officer"))]
pub fn copy(text: &str) {
    if let Some(window) = web_sys::window() {
        let done = window.navigator().clipboard().write_text(text);
        wasm_bindgen_futures::spawn_local(async move {
            let _ = JsFuture::from(done).await;
        });
    }
}

/// A document as JSON text.
pub fn text(document: &Value) -> String {
    let text = js_sys::JSON::stringify(&object(document));
    text.map(String::from).unwrap_or_default()
}

/// Tells it to the function of that name among the surrounding page's, if there is one. What it
/// makes of it is its own affair.
pub fn tell(events: &JsValue, name: &str, detail: &impl Serialize) {
    if let Some(hear) = get(events, name).dyn_ref::<Function>() {
        let _ = hear.call1(events, &object(detail));
    }
}

/// A document out of JSON text.
pub fn parse(text: &str) -> Result<Value, Fault> {
    let Document { value, twice } = json::parse(text)?;
    match twice.into_iter().next() {
        Some(fault) => Err(fault),
        None => Ok(value),
    }
}

/// A document out of a file of the person's own.
pub async fn read_file(file: &File) -> Result<Value, Fault> {
    parse(&file_text(file).await?)
}

/// A rule pack out of a file of the person's own; one that is too large is not even opened.
pub async fn read_pack(file: &File) -> Result<Document, Fault> {
    regulation::read_text(&pack_text(file).await?)
}

/// The text of such a file.
pub async fn pack_text(file: &File) -> Result<String, Fault> {
    if JsValue::from(file.size()).gt(&regulation::LARGEST_PACK_BYTES.into()) {
        return Err(regulation::too_large());
    }
    file_text(file).await
}

async fn file_text(file: &File) -> Result<String, Fault> {
    let bytes = bytes(file).await.map_err(|_| Fault {
        path: "$".to_owned(),
        reason: Reason::not_json(Problem::Unread),
    })?;
    Ok(decoded(&bytes))
}

/// The bytes of a file.
pub async fn bytes(file: &File) -> Result<Vec<u8>, JsValue> {
    let buffer = JsFuture::from(file.array_buffer()).await?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// The store of the device; none where the browser denies it.
fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}

/// What the device kept under a key.
#[cfg(feature = "officer")]
pub fn recall(key: &str) -> Option<Result<Value, Fault>> {
    recall_text(key).map(|text| parse(&text))
}

/// The same, letter by letter.
pub fn recall_text(key: &str) -> Option<String> {
    storage()?.get_item(key).ok()?
}

/// Keeps a document under a key, and tells whether the device did. A full or denied store loses
/// nothing that is on the page.
pub fn keep(key: &str, document: &Value) -> bool {
    keep_text(key, &text(document))
}

/// The same, letter by letter.
pub fn keep_text(key: &str, text: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(key, text).is_ok())
}

/// Where a text is set aside that cannot be read under a key.
pub fn beside(key: &str) -> String {
    format!("{key}-unread")
}

/// Sets a text aside as it is, after what was set aside before, so that keeping something else
/// under the key costs nobody anything.
pub fn set_aside(key: &str, text: &str) {
    let beside = beside(key);
    let earlier = recall_text(&beside).unwrap_or_default();
    if !earlier.contains(text) {
        keep_text(&beside, &[&earlier, text, "\n"].concat());
    }
}

/// What another window keeps under a key from now on, by the event that tells of it; what cannot be
/// read is nothing of ours.
#[cfg(feature = "app")]
pub fn kept_elsewhere(event: &web_sys::Event, key: &str) -> Option<Value> {
    let event = event.dyn_ref::<web_sys::StorageEvent>()?;
    let text = event
        .new_value()
        .filter(|_| event.key().as_deref() == Some(key))?;
    parse(&text).ok()
}

/// What the device kept of the estimate; what cannot be read is set aside.
pub fn recall_estimate(key: &str) -> Option<Result<Kept, Vec<Fault>>> {
    let text = recall_text(key)?;
    let document = parse(&text).map_err(|fault| vec![fault]);
    let kept = document.and_then(|document| store::read(&document));
    if kept.is_err() {
        set_aside(key, &text);
    }
    Some(kept)
}

/// Keeps nothing under a key any more.
#[cfg(feature = "officer")]
pub fn forget(key: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(key);
    }
}

/// Moves the focus to a field, wherever the calculator stands; among several to choose from to the
/// one chosen, or else to the first.
#[cfg(feature = "app")]
pub fn focus(root: &NodeRef, id: &str) {
    let places = [
        format!("fieldset#{id} :checked"),
        format!("fieldset#{id} input"),
        format!("#{id}"),
    ];
    focus_first(root, &places);
}

/// Moves the focus to what the first of these finds, if any does.
pub fn focus_first(root: &NodeRef, places: &[impl AsRef<str>]) {
    let Some(root) = root.cast::<web_sys::Element>() else {
        return;
    };
    let mut places = places.iter();
    let found = places.find_map(|of| root.query_selector(of.as_ref()).ok()?);
    if let Some(found) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        let _ = found.focus();
    }
}
