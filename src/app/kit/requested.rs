//! The rule that the surrounding page names, out of the object it gives; and where it could name
//! none that can be had, why, in each language.

use super::js::{self, get};
use super::words::Language;
use crate::regulation::library::Wanted;
use crate::regulation::origin::Origin;
use crate::regulation::read_text;
use wasm_bindgen::JsValue;

/// A sentence of the surrounding page's, in each language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why([String; 2]);

impl Why {
    /// In a language.
    pub fn say(&self, language: Language) -> &str {
        language.of::<String>(&self.0)
    }
}

/// What `regulation` says: a key, a pack, or null for none; nothing where it is not given. Instead
/// of a pack `text` may give one as it was written. Of a pack `origin` says where it is from, else it is an object of the surrounding page's, and `name`
/// what the person may know it by.
pub fn regulation(object: &JsValue) -> Option<Option<Wanted>> {
    let regulation = get(object, "regulation");
    if let Some(id) = regulation.as_string() {
        return Some(Some(Wanted::Id(id)));
    }
    let text = get(object, "text").as_string();
    if text.is_some() || regulation.is_object() {
        let origin = get(object, "origin").as_string();
        let origin = origin.and_then(|word| Origin::of_word(&word));
        return Some(Some(Wanted::Pack {
            name: get(object, "name").as_string().unwrap_or_default(),
            pack: match text {
                Some(text) => read_text(&text),
                None => Ok(js::value(regulation).into()),
            },
            origin: origin.unwrap_or(Origin::Object),
        }));
    }
    regulation.is_null().then_some(None)
}

/// What `fallback` says: a key, or null for none; nothing where it is not given.
pub fn fallback(object: &JsValue) -> Option<Option<String>> {
    let fallback = get(object, "fallback");
    (!fallback.is_undefined()).then(|| fallback.as_string())
}

/// What `why` says; nothing where it is not given.
pub fn why(object: &JsValue) -> Option<Option<Why>> {
    let why = get(object, "why");
    let say = |language: Language| get(&why, language.code()).as_string();
    let [id, en] = Language::ALL.map(say);
    match id.zip(en) {
        Some((id, en)) => Some(Some(Why([id, en]))),
        None => why.is_null().then_some(None),
    }
}
