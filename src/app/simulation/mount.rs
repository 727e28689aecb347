//! The way in from JavaScript: the page is put into an element.

use super::mappings::Mappings;
use super::state::State;
use super::view::{Options, Page, PageProps, Worker};
use crate::app::kit::js::{self, get};
use crate::app::kit::place::Place;
use crate::app::kit::requested;
use crate::app::kit::words::{Language, Words};
use crate::document::Value;
use crate::provision::Date;
use crate::regulation::is_regional;
use crate::regulation::library::{Library, Wanted};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{JsError, JsValue, wasm_bindgen};

/// Puts the page that simulates a draft into an element.
///
/// `options`: `packs` (an array), `schema` (that of a region's pack), `words` (`{ id, en }`), `today` (`"2026-11-24"`), `worker` (what
/// runs rosters), and as wanted `language`, `regulation` (the rule to begin with), `storage` (the key
/// under which the device keeps what columns hold), `drafts` (the key for the draft, the budget and
/// the saved drafts), `events` (`{ language }`).
#[wasm_bindgen(js_name = mountSimulation)]
pub fn mount_simulation(host: &web_sys::Element, options: JsValue) -> Result<(), JsValue> {
    let options = read(&options).map_err(JsError::new)?;
    let place = Place::inside(host)?;
    let props = PageProps {
        screen: place.screen(),
        options,
        prefix: "simulasi-".into(),
    };
    place.show::<Page>("simulasi", props);
    // It stands as long as its page does.
    std::mem::forget(place);
    Ok(())
}

fn read(object: &JsValue) -> Result<Options, &'static str> {
    let Value::List(packs) = js::plain(&get(object, "packs")) else {
        return Err("packs: an array of rule packs is needed");
    };
    let today = get(object, "today").as_string();
    let today = today.and_then(|text| Date::parse(&text));
    let today = today.ok_or("today: a date such as \"2026-11-24\" is needed")?;
    let words = js::plain(&get(object, "words"));
    let table = |language: Language| Rc::new(Words::read(words.get(language.code())));
    let language = get(object, "language").as_string();
    let language = language.and_then(|code| Language::of_code(&code));
    let wanted = match requested::regulation(object).flatten() {
        Some(Wanted::Id(key)) => Some(key),
        _ => None,
    };
    let schema = js::plain(&get(object, "schema"));
    if schema.get("$defs").is_none() {
        return Err("schema: the JSON Schema of a region's pack is needed");
    }
    let nationals = packs.iter().filter(|pack| !is_regional(pack)).cloned();
    let nationals: Rc<[Value]> = nationals.collect();
    let library = Rc::new(Library::of(packs));
    let wanted = wanted.filter(|key| library.has(key));
    let language = language.unwrap_or_default();
    let storage = get(object, "storage").as_string();
    let drafts = get(object, "drafts").as_string();
    let kept = |key: &Option<String>| js::recall(key.as_deref()?)?.ok();
    let mut start = State::start(library, Rc::new(schema), wanted, language, today);
    start.mappings = Mappings::of(kept(&storage).as_ref());
    if let Some(kept) = kept(&drafts) {
        start = start.with_kept(&kept);
    }
    Ok(Options {
        start: Rc::new(start),
        drafts,
        nationals,
        words: Rc::new(Language::ALL.map(table)),
        worker: get(object, "worker").unchecked_into::<Worker>(),
        storage,
        events: get(object, "events"),
    })
}
