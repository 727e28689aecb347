//! The views of the officer's page: functions over plain state that send actions, and one
//! component, the page, which keeps what lasts from one rendering to the next.

mod checklist;
mod compare;
mod context;
mod effect;
mod file;
mod head;
mod improvement;
mod matrix;
mod notice;
mod page;
mod pattern;
mod report;
mod result;
mod reviews;
mod sample;
mod standard;
mod standing;
mod summary;
mod survey;
mod table;
mod taking;
mod trend;
mod units;
mod unreadable;
mod why;
mod written;

pub use page::{Page, PageProps};
pub use report::kept_language;

use super::catalogue::Catalogue;
use crate::app::kit::estimate_link::EstimateLink;
use crate::app::kit::js;
use crate::app::kit::requested::Why;
use crate::app::kit::words::{Language, Words};
use crate::document::Value;
use crate::provision::Date;
use crate::regulation::library::Refused;
use serde::Serialize;
use std::rc::Rc;
use wasm_bindgen::JsValue;

/// What the surrounding page asks for.
#[derive(Clone)]
pub struct Options {
    /// Instruments and rule packs.
    pub catalogue: Rc<Catalogue>,
    /// The day of today.
    pub today: Date,
    /// The language to begin with.
    pub language: Language,
    /// Key under which the device keeps the assessments; none to keep nothing.
    pub storage: Option<String>,
    /// What the surrounding page kept of an earlier page.
    pub kept: Option<Value>,
    /// The TPP rule to begin with.
    pub rule: Rc<Rule>,
    /// The personal estimate.
    pub estimate_link: Option<EstimateLink>,
    /// The words.
    pub words: Rc<[Rc<Words>; 2]>,
    /// The functions that are told what happens, by what they are told.
    pub events: JsValue,
}

/// The TPP rule that the surrounding page names, as far as it can be had.
pub struct Rule {
    /// Its key; none for the officer to choose.
    pub key: Option<String>,
    /// The pack that cannot be used.
    pub refused: Option<Refused>,
    /// It stands in for another.
    pub is_fallback: bool,
    /// Why it is not the one that the surrounding page was to name.
    pub why: Option<Why>,
}

impl Options {
    /// The words of a language.
    fn words(&self, language: Language) -> &Words {
        language.of::<Rc<Words>>(&self.words)
    }

    /// Tells the surrounding page something, if it wants to know.
    fn tell(&self, name: &str, detail: &impl Serialize) {
        js::tell(&self.events, name, detail);
    }
}

impl PartialEq for Options {
    fn eq(&self, other: &Self) -> bool {
        self.language == other.language && Rc::ptr_eq(&self.words, &other.words)
    }
}
