//! The views of the page: functions over plain state that send actions, and one component, the
//! page, which asks the worker.

mod ask;
mod budget;
mod cliffs;
mod compare;
mod context;
mod curve;
mod goal;
mod head;
mod list;
mod notice;
mod outcome;
mod page;
mod paper;
mod parts;
mod person;
mod receipt;
mod roster;
mod rows;
mod rules;
mod scenario;
mod table;
mod worker;
mod year;

pub use page::{Page, PageProps};
pub use worker::Worker;

use super::state::State;
use crate::app::kit::words::{Language, Words};
use crate::document::Value;
use std::rc::Rc;
use wasm_bindgen::JsValue;

/// What the surrounding page gives.
#[derive(Clone)]
pub struct Options {
    /// What the page begins with.
    pub start: Rc<State>,
    /// The national packs, as documents.
    pub nationals: Rc<[Value]>,
    /// The words.
    pub words: Rc<[Rc<Words>; 2]>,
    /// What runs rosters.
    pub worker: Worker,
    /// The key under which the device keeps what columns hold.
    pub storage: Option<String>,
    /// The key under which it keeps the draft, the budget and the saved drafts.
    pub drafts: Option<String>,
    /// The functions that are told what happens, by what they are told.
    pub events: JsValue,
}

impl Options {
    /// The words of a language.
    fn words(&self, language: Language) -> &Words {
        language.of::<Rc<Words>>(&self.words)
    }
}

impl PartialEq for Options {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.words, &other.words)
    }
}
