//! The way into the month's calendar, and the place where the page around shows it.

use super::ViewContext;
use crate::app::estimate::calendar::CALENDAR;
use crate::app::estimate::state::{Action, State};
use crate::app::kit::el::{El, button, el};
use yew::virtual_dom::VNode;

/// A place that lasts as long as the page does: what is in it is the page around's, and no rendering
/// touches it.
pub fn calendar_place() -> Option<web_sys::Element> {
    let document = web_sys::window()?.document()?;
    let place = document.create_element("div").ok()?;
    place.set_attribute("data-calendar", "").ok()?;
    Some(place)
}

/// The button, and the calendar once it is open; none where there is no calendar.
pub fn calendar(context: &ViewContext, state: &State) -> Option<El> {
    let place = context.calendar.clone()?;
    let is_open = state.is_open(CALENDAR);
    let id = context.id(CALENDAR);
    let key = match (is_open, state.marked_days()) {
        (true, _) => "calendar.close",
        (false, None) => "calendar.open",
        (false, Some(_)) => "calendar.open_again",
    };
    let toggle = button("link", &context.act, Action::Toggle(CALENDAR.to_owned()))
        .says("aria-expanded", is_open)
        .set("aria-controls", &id)
        .text(context.words.get(key));
    let inside = is_open.then(|| VNode::VRef(place.into()));
    let around = el("div").set("id", &id).has("hidden", !is_open);
    let around = around.with_some(inside);
    Some(el("div").key(CALENDAR).with(toggle).with(around))
}
