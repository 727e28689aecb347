//! The views: functions over plain state, and one component, the page, which keeps what lasts
//! from one rendering to the next. What a person does goes out as an action.

mod answer;
mod chart;
mod choose;
mod field;
mod head;
mod input;
mod notices;
mod page;
mod section;
mod table;
mod why;

pub use page::{Page, PageProps};

use super::state::Action;
use crate::app::kit::id::id;
use crate::app::kit::words::Words;
use std::rc::Rc;
use yew::prelude::*;

/// What every view needs: the words, a prefix for ids that no other calculator on the page has,
/// and where actions go.
pub struct Face {
    /// The words of the language spoken.
    pub words: Rc<Words>,
    /// Prefix of every id.
    pub prefix: AttrValue,
    /// Takes actions.
    pub act: Callback<Action>,
}

impl Face {
    /// An id of an element, from the name of what it shows.
    pub fn id(&self, name: &str) -> String {
        id(&self.prefix, name)
    }
}
