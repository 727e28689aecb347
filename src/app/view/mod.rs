//! The views: functions over plain state, and one component, the page, which keeps what lasts
//! from one rendering to the next. What a person does goes out as an action.

mod answer;
mod bring;
mod chart;
mod el;
mod field;
mod head;
mod input;
mod notices;
mod page;
mod section;
mod select;
mod table;
mod why;

pub use page::{Page, PageProps};

use super::state::Action;
use super::words::Words;
use std::rc::Rc;
use yew::prelude::*;

/// The language of packs, whatever the page speaks.
const OF_PACKS: &str = "id";

/// What every view needs: the words, a prefix for ids that no other calculator on the page has,
/// and where actions go.
#[derive(Clone, Debug, PartialEq)]
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

    /// A callback that sends an action.
    pub fn on<E: 'static>(&self, action: impl Fn() -> Action + 'static) -> Callback<E> {
        self.act.reform(move |_| action())
    }
}

/// An id of an element, from the name of what it shows.
fn id(prefix: &str, name: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
    let mut id = prefix.to_owned();
    id.extend(name.chars().map(plain));
    id
}
