//! Places in which pages stand, one after the other.
//!
//! What Yew listens with stays for good, and with it the element it listens at. So a place that
//! a page has left waits for the next page, and there are never more than stood at one time.

use super::screen::Screen;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::Element;
use yew::virtual_dom::VComp;
use yew::{AppHandle, Component, Context, Html};

thread_local! {
    static LEFT: RefCell<Vec<Place>> = const { RefCell::new(Vec::new()) };
}

/// An element with a page in it.
pub struct Place {
    element: Element,
    app: AppHandle<Stage>,
}

impl Place {
    /// A place in an element, instead of all that is in there.
    pub fn inside(host: &Element) -> Result<Self, JsValue> {
        let left = LEFT.with_borrow_mut(Vec::pop);
        let place = left.map_or_else(|| Self::new(host), Ok)?;
        host.set_text_content(None);
        host.append_child(&place.element)?;
        Ok(place)
    }

    fn new(host: &Element) -> Result<Self, JsValue> {
        let document = host.owner_document().ok_or(JsValue::NULL)?;
        let element = document.create_element("div")?;
        let app = yew::Renderer::<Stage>::with_root(element.clone()).render();
        Ok(Self { element, app })
    }

    /// What the next page in it is shown on.
    pub fn screen(&self) -> Screen {
        Screen::new(&self.element)
    }

    /// Shows a page; under the same key it is the one that stands there, with other properties.
    pub fn show<P: Component>(&self, key: &str, properties: P::Properties) {
        let page = VComp::new::<P>(Rc::new(properties), Some(key.into()));
        self.app.send_message(page);
    }

    /// Takes the page out, and the place out of the element it is in.
    pub fn leave(self) {
        self.app.send_message(Html::default());
        self.element.remove();
        LEFT.with_borrow_mut(|left| left.push(self));
    }
}

/// Shows what it was sent last.
struct Stage(Html);

impl Component for Stage {
    type Message = Html;
    type Properties = ();

    fn create(_: &Context<Self>) -> Self {
        Self(Html::default())
    }

    fn update(&mut self, _: &Context<Self>, page: Html) -> bool {
        self.0 = page;
        true
    }

    fn view(&self, _: &Context<Self>) -> Html {
        self.0.clone()
    }
}
