//! Files out.

use super::el::{El, plain_button};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::Callback;

/// A button that saves a text under a name. The text is made when it is pressed, not before.
pub fn download(
    name: &'static str,
    kind: &'static str,
    label: &str,
    content: impl Fn() -> String + 'static,
) -> El {
    let save = move |_| {
        // A browser that lets nothing be saved has said so itself.
        let _ = save(name, kind, &content());
    };
    plain_button("link")
        .on_press(Callback::from(save))
        .text(label)
}

/// Follows a link to the text that nobody sees.
fn save(name: &str, kind: &str, content: &str) -> Option<()> {
    let content = String::from(js_sys::encode_uri_component(content));
    let link = web_sys::window()?.document()?.create_element("a").ok()?;
    let address = format!("data:{kind};charset=utf-8,{content}");
    link.set_attribute("href", &address).ok()?;
    link.set_attribute("download", name).ok()?;
    link.dyn_into::<HtmlElement>().ok()?.click();
    Some(())
}

/// Saves a text that is too long for an address.
#[cfg(feature = "officer")]
pub fn save_blob(name: &str, kind: &str, content: &str) {
    save_bytes(name, kind, &content.into());
}

/// Saves bytes, as JavaScript has them.
#[cfg(feature = "officer")]
pub fn save_bytes(name: &str, kind: &str, content: &wasm_bindgen::JsValue) {
    // A browser that lets nothing be saved has said so itself.
    let _ = try_save(name, kind, content);
}

#[cfg(feature = "officer")]
fn try_save(
    name: &str,
    kind: &str,
    content: &wasm_bindgen::JsValue,
) -> Result<(), wasm_bindgen::JsValue> {
    use wasm_bindgen::JsValue;
    use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = js_sys::Array::of1(content);
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let document = web_sys::window().and_then(|window| window.document());
    let link = document.ok_or(JsValue::NULL)?.create_element("a")?;
    let link: HtmlAnchorElement = link.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(&address)
}
