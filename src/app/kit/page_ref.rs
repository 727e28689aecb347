//! Where the handle of a page finds it, as a `NodeRef` does an element.

use std::cell::RefCell;
use std::rc::Rc;
use yew::Component;
use yew::html::Scope;

/// The page that stands, once it does.
pub struct PageRef<P: Component>(Rc<RefCell<Option<Scope<P>>>>);

impl<P: Component> PageRef<P> {
    /// Remembers the page that now stands.
    pub fn set(&self, page: Scope<P>) {
        *self.0.borrow_mut() = Some(page);
    }

    /// What it says, if it stands.
    pub fn ask<T>(&self, what: impl FnOnce(&P) -> T) -> Option<T> {
        let page = self.0.borrow().clone();
        page?.get_component().map(|page| what(&page))
    }
}

impl<P: Component> Default for PageRef<P> {
    fn default() -> Self {
        Self(Rc::default())
    }
}

impl<P: Component> Clone for PageRef<P> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

/// Where a page is found makes no page another.
impl<P: Component> PartialEq for PageRef<P> {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}
