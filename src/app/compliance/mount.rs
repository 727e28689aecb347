//! The way in from JavaScript: the officer's page is put into an element, changed, taken out.

use super::catalogue::Catalogue;
use super::view::{Options, Page, PageProps, Rule, kept_language};
use crate::app::kit::estimate_link::EstimateLink;
use crate::app::kit::js::{self, get};
use crate::app::kit::page_ref::PageRef;
use crate::app::kit::place::Place;
use crate::app::kit::requested;
use crate::app::kit::words::{Language, Words};
use crate::document::Value;
use crate::provision::Date;
use crate::regulation::library::Library;
use std::rc::Rc;
use std::sync::atomic::{AtomicU32, Ordering};
use wasm_bindgen::prelude::{JsError, JsValue, wasm_bindgen};

/// How many pages there have been: each has ids of its own.
static MOUNTED: AtomicU32 = AtomicU32::new(0);

/// Puts the officer's page into an element.
///
/// `options`: `packs` and `instruments` (arrays), `words` (`{ id, en }`), `today`
/// (`"2026-11-24"`), and as wanted `language` (`"id"` or `"en"`; else the one chosen last),
/// `storage` (key under which the device keeps the assessments), `kept` (what an event `kept` told
/// of an earlier page, to go on from), `regulation`, `origin`, `name`, `fallback` and `why` (the TPP
/// rule to begin with; as for `mount`), `estimate` (`{ address, storage }` of the personal estimate, or `{ kept, open }` of one beside this page),
/// `events` (functions by what they are told: `ready`, `language`, `score`, `kept`, `error`).
#[wasm_bindgen(js_name = mountCompliance)]
pub fn mount_compliance(host: &web_sys::Element, options: JsValue) -> Result<Handle, JsValue> {
    let options = read(&options).map_err(JsError::new)?;
    let number = MOUNTED.fetch_add(1, Ordering::Relaxed);
    let place = Place::inside(host)?;
    let props = PageProps {
        screen: place.screen(),
        options,
        prefix: format!("kepatuhan{number}-").into(),
        page: PageRef::default(),
    };
    let handle = Handle { place, props };
    handle.show();
    Ok(handle)
}

/// An officer's page that stands in an element.
#[wasm_bindgen]
pub struct Handle {
    place: Place,
    props: PageProps,
}

#[wasm_bindgen]
impl Handle {
    /// Changes `language`; what is not given stays.
    pub fn update(&mut self, options: JsValue) {
        let language = text(&options, "language").and_then(|code| Language::of_code(&code));
        self.props.options.language = language.unwrap_or(self.props.options.language);
        self.show();
    }

    /// What an event `kept` would tell now: it comes after a pause, and this does not wait.
    pub fn kept(&self) -> JsValue {
        let kept = self.props.page.ask(Page::kept);
        kept.map_or(JsValue::UNDEFINED, |kept| js::object(&kept))
    }

    /// Takes the page out of its element.
    pub fn unmount(self) {
        self.place.leave();
    }
}

impl Handle {
    fn show(&self) {
        let props = self.props.clone();
        self.place.show::<Page>(&props.prefix.clone(), props);
    }
}

fn read(object: &JsValue) -> Result<Options, &'static str> {
    let Value::List(packs) = js::plain(&get(object, "packs")) else {
        return Err("packs: an array of rule packs is needed");
    };
    let Value::List(instruments) = js::plain(&get(object, "instruments")) else {
        return Err("instruments: an array of instruments is needed");
    };
    let today = text(object, "today").and_then(|text| Date::parse(&text));
    let today = today.ok_or("today: a date such as \"2026-11-24\" is needed")?;
    let words = js::plain(&get(object, "words"));
    let table = |language: Language| Rc::new(Words::read(words.get(language.code())));
    let language = text(object, "language").and_then(|code| Language::of_code(&code));
    let storage = text(object, "storage");
    let language = language.or_else(|| kept_language(storage.as_deref()?));
    let kept = get(object, "kept");
    let wanted = requested::regulation(object).flatten();
    let library = Rc::new(Library::of(packs).on(Some(today)));
    let named = library.named(wanted, requested::fallback(object).flatten());
    let catalogue = Catalogue::of(&instruments, Library::clone(&named.library));
    Ok(Options {
        catalogue: Rc::new(catalogue),
        today,
        language: language.unwrap_or_default(),
        storage,
        kept: (!kept.is_undefined()).then(|| js::value(kept)),
        rule: Rc::new(Rule {
            key: named.chosen.map(|chosen| chosen.key),
            refused: named.refused,
            is_fallback: named.is_fallback,
            why: requested::why(object).flatten(),
        }),
        estimate_link: EstimateLink::read(get(object, "estimate")),
        words: Rc::new(Language::ALL.map(table)),
        events: get(object, "events"),
    })
}

fn text(object: &JsValue, key: &str) -> Option<String> {
    get(object, key).as_string()
}
