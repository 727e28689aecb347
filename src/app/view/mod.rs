//! The views: functions over plain state, and components only where something must be kept
//! between two renderings. What a person does goes out as an action.

mod answer;
mod bring;
mod chart;
mod field;
mod head;
mod input;
mod notices;
mod page;
mod section;
mod table;
mod why;

pub use page::{Page, PageProps};

use super::state::{Action, State};
use super::words::Words;
use std::rc::Rc;
use yew::prelude::*;

/// The state as views hold it: shared, and the same only when it is the very same.
#[derive(Clone, Debug)]
pub struct Shared(pub Rc<State>);

impl PartialEq for Shared {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Reducible for Shared {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(Self(Rc::new(State::reduce(&self.0, action))))
    }
}

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
        let plain = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
        let name: String = name.chars().map(plain).collect();
        format!("{}{name}", self.prefix)
    }

    /// A callback that sends an action.
    pub fn on<E: 'static>(&self, action: impl Fn() -> Action + 'static) -> Callback<E> {
        self.act.reform(move |_| action())
    }
}
