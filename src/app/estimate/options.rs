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
    /// What the surrounding page kept of an earlier calculator, in the form of the store.
    pub kept: Option<Rc<Value>>,
    words: Rc<[Rc<Words>; 2]>,
    events: JsValue,
}

/// Why the options cannot be used; told to whoever wrote the page, in English.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadOption(pub &'static str);

impl Options {
    /// Reads the options of a new calculator.
    pub fn read(object: &JsValue) -> Result<Self, BadOption> {
        let packs = match js::value(get(object, "packs")) {
            Value::List(packs) => packs,
            _ => return Err(BadOption("packs: an array of rule packs is needed")),
        };
        let words = js::value(get(object, "words"));
        let table = |language: Language| Rc::new(Words::read(words.get(language.code())));
        let today = today(object);
        let today = today.ok_or(BadOption("today: a date such as \"2026-11-24\" is needed"))?;
        let kept = get(object, "kept");
        let options = Self {
            library: Rc::new(Library::of(packs)),
            language: None,
            today,
            regulation: None,
            fallback: None,
            why: None,
            unit: None,
            storage: get(object, "storage").as_string(),
            kept: (!kept.is_undefined()).then(|| Rc::new(js::value(kept))),
            words: Rc::new(Language::ALL.map(table)),
            events: get(object, "events"),
        };
        Ok(options.changed(object))
    }

    /// These options with what an object changes: language, today, regulation, fallback, why and unit may change
    /// while the calculator stands.
    pub fn changed(&self, object: &JsValue) -> Self {
        let language = get(object, "language").as_string();
        let unit = get(object, "unit");
        Self {
            language: language
                .and_then(|code| Language::of_code(&code))
                .or(self.language),
            today: today(object).unwrap_or(self.today),
            regulation: requested::regulation(object).unwrap_or_else(|| self.regulation.clone()),
            fallback: requested::fallback(object).unwrap_or_else(|| self.fallback.clone()),
            why: requested::why(object).unwrap_or_else(|| self.why.clone()),
            unit: if unit.is_undefined() {
                self.unit.clone()
            } else {
                unit.as_string()
            },
            ..self.clone()
        }
    }

    /// The words of a language.
    pub fn words(&self, language: Language) -> Rc<Words> {
        let [id, en] = &*self.words;
        Rc::clone(match language {
            Language::Id => id,
            Language::En => en,
        })
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
            && Rc::ptr_eq(&self.words, &other.words)
    }
}

fn today(object: &JsValue) -> Option<Month> {
    let text = get(object, "today").as_string()?;
    Date::parse(&text).map(|date| date.month())
}
