//! The way in from JavaScript: the workshop is put into an element, changed, taken out.

use super::state::{State, Told};
use super::view::{Options, Page, PageProps};
use crate::app::kit::estimate_link::EstimateLink;
use crate::app::kit::js::{self, get};
use crate::app::kit::page_ref::PageRef;
use crate::app::kit::place::Place;
use crate::app::kit::words::{Language, Words};
use crate::document::{Fault, Value};
use crate::provision::Date;
use crate::regulation::library::Library;
use crate::regulation::origin::Origin;
use std::rc::Rc;
use std::sync::atomic::{AtomicU32, Ordering};
use wasm_bindgen::prelude::{JsError, JsValue, wasm_bindgen};

/// How many workshops there have been: each has ids of its own.
static MOUNTED: AtomicU32 = AtomicU32::new(0);

/// Puts the workshop into an element.
///
/// `options`: `packs` (an array), `schema` (that of a region's pack), `words` (`{ id, en }`), `today`
/// (`"2026-11-24"`), and as wanted `language`, `storage` (key under which the device keeps what is
/// typed), `kept` (what an event `kept` told of an earlier workshop, to go on from), `estimate`
/// (`{ address, storage }` of the personal estimate, or `{ kept, open }` of one beside this page),
/// `events` (functions by what they are told: `ready`, `language`, `kept`).
#[wasm_bindgen(js_name = mountWorkshop)]
pub fn mount_workshop(
    host: &web_sys::Element,
    options: JsValue,
) -> Result<WorkshopHandle, JsValue> {
    let options = read(&options).map_err(JsError::new)?;
    let number = MOUNTED.fetch_add(1, Ordering::Relaxed);
    let place = Place::inside(host)?;
    let props = PageProps {
        screen: place.screen(),
        options,
        prefix: format!("paket{number}-").into(),
        page: PageRef::default(),
    };
    let handle = WorkshopHandle { place, props };
    handle.show();
    Ok(handle)
}

/// A workshop that stands in an element.
#[wasm_bindgen]
pub struct WorkshopHandle {
    place: Place,
    props: PageProps,
}

#[wasm_bindgen]
impl WorkshopHandle {
    /// Changes `language`; what is not given stays.
    pub fn update(&mut self, options: JsValue) {
        let language = language(&options);
        self.props.options.language = language.unwrap_or(self.props.options.language);
        self.show();
    }

    /// What an event `kept` would tell now: it comes after a pause, and this does not wait.
    pub fn kept(&self) -> JsValue {
        let kept = self.props.page.ask(Page::kept);
        kept.map_or(JsValue::UNDEFINED, |kept| kept.into())
    }

    /// Takes the workshop out of its element.
    pub fn unmount(self) {
        self.place.leave();
    }
}

impl WorkshopHandle {
    fn show(&self) {
        let props = self.props.clone();
        self.place.show::<Page>(&props.prefix.clone(), props);
    }
}

fn read(object: &JsValue) -> Result<Options, &'static str> {
    let Value::List(packs) = js::plain(&get(object, "packs")) else {
        return Err("packs: an array of rule packs is needed");
    };
    let schema = js::plain(&get(object, "schema"));
    if schema.get("$defs").is_none() {
        return Err("schema: the JSON Schema of a region's pack is needed");
    }
    let today = text(object, "today").and_then(|text| Date::parse(&text));
    let today = today.ok_or("today: a date such as \"2026-11-24\" is needed")?;
    let words = js::plain(&get(object, "words"));
    let table = |language: Language| Rc::new(Words::read(words.get(language.code())));
    let language = language(object).unwrap_or_default();
    let storage = text(object, "storage");
    let estimate = EstimateLink::read(get(object, "estimate"));
    let mut library = Library::of(packs).on(Some(today));
    // Packs of the person's own that the estimate has; one that cannot be used is not offered.
    let own = estimate.as_ref().and_then(EstimateLink::kept);
    for pack in own.into_iter().flat_map(|kept| kept.packs) {
        let _ = library.add(pack, Origin::File);
    }
    let start = State::new(Rc::new(library), Rc::new(schema), language, today);
    let start = start.with_kept(kept(object, storage.as_deref()));
    if start.told == Some(Told::Unreadable)
        && let Some(key) = &storage
    {
        let text = js::recall_text(key).unwrap_or_default();
        js::set_aside(key, &text);
    }
    Ok(Options {
        start: Rc::new(start),
        language,
        words: Rc::new(Language::ALL.map(table)),
        storage,
        estimate,
        events: get(object, "events"),
    })
}

/// What an earlier workshop left: what is given, else what the device kept.
fn kept(object: &JsValue, storage: Option<&str>) -> Option<Result<Value, Fault>> {
    match text(object, "kept") {
        Some(kept) => Some(js::parse(&kept)),
        None => js::recall(storage?),
    }
}

fn language(object: &JsValue) -> Option<Language> {
    Language::of_code(&text(object, "language")?)
}

fn text(object: &JsValue, key: &str) -> Option<String> {
    get(object, key).as_string()
}
