//! The views of the workshop: functions over plain state that send actions, and one component.

mod bench;
mod head;
mod page;
mod people;
mod start;
mod text;

pub use page::{Page, PageProps};

use super::action::Action;
use super::state::State;
use super::work::Work;
use crate::app::kit::el::{El, el};
use crate::app::kit::estimate_link::EstimateLink;
use crate::app::kit::form::editor::Act;
use crate::app::kit::form::view::FormContext;
use crate::app::kit::id::id;
use crate::app::kit::words::{Language, Words};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use yew::Callback;

/// What the surrounding page gives.
#[derive(Clone)]
pub struct Options {
    /// What the page begins with.
    pub start: Rc<State>,
    /// The language that the surrounding page asks for.
    pub language: Language,
    /// The words.
    pub words: Rc<[Rc<Words>; 2]>,
    /// The key under which the device keeps what is typed.
    pub storage: Option<String>,
    /// The personal estimate, which can take the pack as its rule.
    pub estimate: Option<EstimateLink>,
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
        Rc::ptr_eq(&self.words, &other.words) && self.language == other.language
    }
}

/// What every view needs.
struct ViewContext<'a> {
    state: &'a State,
    options: &'a Options,
    words: &'a Words,
    prefix: &'a str,
    act: &'a Callback<Action>,
    form: &'a Callback<Act>,
    /// Saves the pack as a file.
    save: &'a Callback<()>,
    /// Has the pack as the rule of the estimate, at once: the page may be left the next moment.
    take: &'a Callback<()>,
}

impl<'a> ViewContext<'a> {
    fn id(&self, name: &str) -> String {
        id(self.prefix, name)
    }

    fn get<'t>(&'t self, key: &'t str) -> &'t str {
        self.words.get(key)
    }

    fn say(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.words.say(key, values)
    }

    /// The same for the form of a pack.
    fn of_form(&self, work: &'a Work) -> FormContext<'a> {
        FormContext {
            editor: &work.editor,
            findings: &work.findings,
            words: self.words,
            language: self.state.language,
            prefix: self.prefix,
            act: self.form,
        }
    }
}

/// A card with a title.
fn card(class: &'static str, title: &str) -> El {
    el("section")
        .classes(&["card", class])
        .with(el("h3").text(title))
}
