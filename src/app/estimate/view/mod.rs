//! The views: functions over plain state, and one component, the page, which keeps what lasts
//! from one rendering to the next. What a person does goes out as an action.

mod answer;
mod assumptions;
mod borrowed;
mod calendar;
mod choose;
mod comparison;
mod field;
mod first_screen;
mod glossary;
mod head;
mod input;
mod notices;
mod page;
mod paper;
mod picture;
mod receipt;
mod report;
mod section;
mod share;
mod situations;
mod slip;
mod table;
mod what_if;
mod whole;
mod why;
mod year;

pub use page::{Page, PageProps};

use super::state::{Action, State};
use crate::app::kit::id::id;
use crate::app::kit::sentence;
use crate::app::kit::trouble::Trouble;
use crate::app::kit::words::Words;
use std::rc::Rc;
use yew::prelude::*;

/// What every view needs: the words, a prefix for ids that no other calculator on the page has,
/// and where actions go.
pub struct ViewContext {
    /// The words of the language spoken.
    pub words: Rc<Words>,
    /// Prefix of every id.
    pub prefix: AttrValue,
    /// Takes actions.
    pub act: Callback<Action>,
    /// The address of the workshop for rule packs.
    pub workshop: Option<AttrValue>,
    /// Where the page around shows the month's calendar, if it has one.
    pub calendar: Option<web_sys::Element>,
}

impl ViewContext {
    /// An id of an element, from the name of what it shows.
    pub fn id(&self, name: &str) -> String {
        id(&self.prefix, name)
    }
}

/// What is wrong with an answer; other questions it speaks of by their labels.
fn wrong_answer(context: &ViewContext, state: &State, trouble: &Trouble) -> String {
    let called = |path: &str| {
        let question = state.form.question_at(path, &state.draft);
        let label = question.map(|question| context.words.phrase(&question.label));
        label.unwrap_or_else(|| path.to_owned())
    };
    sentence::trouble(&context.words, trouble, &called)
}
