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
