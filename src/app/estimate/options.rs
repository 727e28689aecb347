//! What the surrounding page asks for, out of the object it gives.

use crate::app::kit::js::{self, get};
use crate::app::kit::requested::{self, Why};
use crate::app::kit::words::{Language, Words};
use crate::document::{Month, Value};
use crate::provision::Date;
use crate::regulation::library::{Library, Wanted};
use serde::Serialize;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use yew::AttrValue;

/// The options of a calculator.
#[derive(Clone, Debug)]
pub struct Options {
    /// The packs.
    pub library: Rc<Library>,
    /// The language wanted; none to speak the one kept.
    pub language: Option<Language>,
    /// The month of today.
    pub today: Month,
    /// The regulation; none to let the person choose.
    pub regulation: Option<Wanted>,
    /// The key of the regulation where that one cannot be had.
    pub fallback: Option<String>,
    /// Why it is not the one that the surrounding page was to name.
    pub why: Option<Why>,
    /// The agency.
    pub unit: Option<String>,
    /// Key under which the device keeps what is typed; none to keep nothing.
    pub storage: Option<String>,
    /// The address of the page, to which a situation is added as its fragment; none where the page
    /// is not one's own.
    pub share: Option<String>,
    /// The address of the workshop for rule packs; none where a page has none.
    pub workshop: Option<AttrValue>,
    /// The fragment by which the page was opened.
    pub link: Option<Rc<str>>,
    /// What the surrounding page kept of an earlier calculator, in the form of the store.
    pub kept: Option<Rc<Value>>,
    /// By language; one may still be on its way.
    words: Rc<[Option<Rc<Words>>; 2]>,
    events: JsValue,
}

/// Why the options cannot be used; told to whoever wrote the page, in English.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadOption(pub &'static str);

impl Options {
    /// Reads the options of a new calculator.
    pub fn read(object: &JsValue) -> Result<Self, BadOption> {
        let words = words(object);
        let words = words.ok_or(BadOption("words: those of a language are needed"))?;
        let today = today(object);
        let today = today.ok_or(BadOption("today: a date such as \"2026-11-24\" is needed"))?;
        let library = library(object, Some(today));
        let library = library.ok_or(BadOption("packs: an array of rule packs is needed"))?;
        let kept = get(object, "kept");
        let options = Self {
            library,
            language: None,
            today: today.month(),
            regulation: None,
            fallback: None,
            why: None,
            unit: None,
            storage: get(object, "storage").as_string(),
            share: get(object, "share").as_string(),
            workshop: get(object, "workshop").as_string().map(AttrValue::from),
            link: None,
            kept: (!kept.is_undefined()).then(|| Rc::new(js::value(kept))),
            words,
            events: get(object, "events"),
        };
        Ok(options.changed(object))
    }

    /// These options with what an object changes: packs, words, language, today, regulation,
    /// fallback, why and unit may change while the calculator stands.
    pub fn changed(&self, object: &JsValue) -> Self {
        let language = get(object, "language").as_string();
        let unit = get(object, "unit");
        Self {
            library: library(object, today(object).or(self.library.today))
                .unwrap_or_else(|| Rc::clone(&self.library)),
            words: words(object).unwrap_or_else(|| Rc::clone(&self.words)),
            language: language
                .and_then(|code| Language::of_code(&code))
                .or(self.language),
            today: today(object).map_or(self.today, Date::month),
            regulation: requested::regulation(object).unwrap_or_else(|| self.regulation.clone()),
            fallback: requested::fallback(object).unwrap_or_else(|| self.fallback.clone()),
            why: requested::why(object).unwrap_or_else(|| self.why.clone()),
            link: get(object, "link").as_string().map(Rc::from),
            unit: if unit.is_undefined() {
                self.unit.clone()
            } else {
                unit.as_string()
            },
            ..self.clone()
        }
    }

    /// The words of a language; those of the other while its own are on their way.
    pub fn words(&self, language: Language) -> Rc<Words> {
        let [id, en] = &*self.words;
        let (own, other) = match language {
            Language::Id => (id, en),
            Language::En => (en, id),
        };
        own.clone().or_else(|| other.clone()).unwrap_or_default()
    }

    /// Whether the surrounding page wants to know of something.
    pub fn hears(&self, name: &str) -> bool {
        get(&self.events, name).is_function()
    }

    /// Tells the surrounding page that something happened, if it wants to know.
    pub fn tell(&self, name: &str, detail: &impl Serialize) {
        js::tell(&self.events, name, detail);
    }
}

impl PartialEq for Options {
    fn eq(&self, other: &Self) -> bool {
        self.language == other.language
            && self.today == other.today
            && self.regulation == other.regulation
            && self.fallback == other.fallback
            && self.why == other.why
            && self.unit == other.unit
            && is_same(&self.link, &other.link)
            && Rc::ptr_eq(&self.words, &other.words)
            && Rc::ptr_eq(&self.library, &other.library)
    }
}

/// The same link opened once more is another.
pub fn is_same(one: &Option<Rc<str>>, other: &Option<Rc<str>>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => Rc::ptr_eq(one, other),
        (one, other) => one.is_none() && other.is_none(),
    }
}

fn library(object: &JsValue, today: Option<Date>) -> Option<Rc<Library>> {
    match js::plain(&get(object, "packs")) {
        Value::List(packs) => Some(Rc::new(Library::of(packs).on(today))),
        _ => None,
    }
}

fn words(object: &JsValue) -> Option<Rc<[Option<Rc<Words>>; 2]>> {
    let given = js::plain(&get(object, "words"));
    let table = |language: Language| {
        let texts = given.get(language.code())?;
        Some(Rc::new(Words::read(Some(texts))))
    };
    let words = Language::ALL.map(table);
    words.iter().any(Option::is_some).then(|| Rc::new(words))
}

fn today(object: &JsValue) -> Option<Date> {
    Date::parse(&get(object, "today").as_string()?)
}
