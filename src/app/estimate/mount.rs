//! The way in from JavaScript: a calculator is put into an element, changed, and taken out.

use super::calendar::Filled;
use super::options::Options;
use super::state::Action;
use super::view::{Page, PageProps};
use crate::app::kit::js;
use crate::app::kit::page_ref::PageRef;
use crate::app::kit::place::Place;
use std::sync::atomic::{AtomicU32, Ordering};
use wasm_bindgen::prelude::{JsError, JsValue, wasm_bindgen};

/// How many calculators there have been: each has ids of its own.
static MOUNTED: AtomicU32 = AtomicU32::new(0);

/// Puts a calculator into an element.
///
/// `options`: `packs` (array of pack objects), `words` (`{ id, en }`, or first one of them), `today`
/// (`"2026-11-24"`), and as wanted `language` (`"id"` or `"en"`; else the one kept), `regulation`
/// (id or pack object), `unit` (id of an agency), `storage` (key under which the device keeps what
/// is typed), `kept` (what an event `kept` told of an earlier calculator, to go on from), `events`
/// (functions by what they are told: `ready`, `language`, `estimate`, `sheet`, `picture`, `calendar`, `kept`, `error`).
#[wasm_bindgen]
pub fn mount(host: &web_sys::Element, options: JsValue) -> Result<Handle, JsValue> {
    let options = Options::read(&options).map_err(|bad| JsError::new(bad.0))?;
    let number = MOUNTED.fetch_add(1, Ordering::Relaxed);
    let place = Place::inside(host)?;
    let props = PageProps {
        screen: place.screen(),
        options,
        prefix: format!("tpp{number}-").into(),
        page: PageRef::default(),
    };
    let handle = Handle { place, props };
    handle.show();
    Ok(handle)
}

/// A calculator that stands in an element.
#[wasm_bindgen]
pub struct Handle {
    place: Place,
    props: PageProps,
}

#[wasm_bindgen]
impl Handle {
    /// Changes `packs`, `words`, `language`, `today`, `regulation` or `unit`; what is not given
    /// stays.
    pub fn update(&mut self, options: JsValue) {
        self.props.options = self.props.options.changed(&options);
        self.show();
    }

    /// What an event `kept` would tell now: it comes after a pause, and this does not wait.
    pub fn kept(&self) -> JsValue {
        let kept = self.props.page.ask(Page::kept);
        kept.map_or(JsValue::UNDEFINED, |kept| js::object(&kept))
    }

    /// Closes the answer where it lies over the questions.
    #[wasm_bindgen(js_name = closeSheet)]
    pub fn close_sheet(&self) {
        self.props.page.ask(Page::close_sheet);
    }

    /// Keeps the days that were marked in the calendar of the month, as text.
    #[wasm_bindgen(js_name = markDays)]
    pub fn mark_days(&self, kept: String) {
        let action = Action::MarkDays(kept);
        self.props.page.ask(|page| page.act(action));
    }

    /// Takes what the calendar comes to for answers: how often the deductions of these ids apply,
    /// and the working days of the month.
    #[wasm_bindgen(js_name = fillFromCalendar)]
    pub fn fill_from_calendar(
        &self,
        kept: String,
        ids: Vec<String>,
        counts: Vec<u32>,
        working_days: u32,
    ) {
        let counts = ids.into_iter().zip(counts).collect();
        let action = Action::FillFromCalendar(Filled {
            kept,
            counts,
            working_days,
        });
        self.props.page.ask(|page| page.act(action));
    }

    /// Takes the calculator out of its element.
    pub fn unmount(self) {
        self.place.leave();
    }
}

impl Handle {
    fn show(&self) {
        let props = self.props.clone();
        self.place.show::<Page>(&props.prefix.clone(), props);
    }
}
