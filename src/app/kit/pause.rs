//! What is done once nothing has happened for a while, or when the person leaves.

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use yew::Callback;

/// How long nothing must happen, in milliseconds.
const PAUSE: u32 = 400;

/// Waits for a pause.
pub struct Pause {
    due: Callback<()>,
    waiting: Option<Timeout>,
    _leaving: Option<EventListener>,
}

impl Pause {
    /// One that calls `due` at the end of each pause, and at once when the page is left.
    pub fn new(due: Callback<()>) -> Self {
        let leave = due.clone();
        let leaving = web_sys::window()
            .map(|window| EventListener::new(&window, "pagehide", move |_| leave.emit(())));
        Self {
            due,
            waiting: None,
            _leaving: leaving,
        }
    }

    /// Something has happened: the pause begins anew.
    pub fn begin(&mut self) {
        let due = self.due.clone();
        self.waiting = Some(Timeout::new(PAUSE, move || due.emit(())));
    }
}
