//! Files out.

use super::el::{El, el};

/// A link that saves a text under a name.
pub fn download(name: &'static str, kind: &str, content: &str, text: &str) -> El {
    let content = String::from(js_sys::encode_uri_component(content));
    let address = format!("data:{kind};charset=utf-8,{content}");
    el("a")
        .is("download", name)
        .set("href", &address)
        .text(text)
}
