//! What is done once nothing has happened for a while, or when the person leaves before that.

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use yew::Callback;

/// How long nothing must happen, in milliseconds.
const PAUSE: u32 = 400;

/// Waits for a pause.
pub struct Pause {
    due: Callback<()>,
    /// The end of the pause, and the person leaving; none where nothing waits for either.
    waiting: Option<(Timeout, Option<EventListener>)>,
}

impl Pause {
    /// One that calls `due` at the end of a pause, or at once when the page is left before it.
    pub fn new(due: Callback<()>) -> Self {
        Self { due, waiting: None }
    }

    /// Something has happened: the pause begins anew.
    pub fn begin(&mut self) {
        let (due, leave) = (self.due.clone(), self.due.clone());
        let timeout = Timeout::new(PAUSE, move || due.emit(()));
        let leaving = web_sys::window()
            .map(|window| EventListener::new(&window, "pagehide", move |_| leave.emit(())));
        self.waiting = Some((timeout, leaving));
    }

    /// What was due is done.
    pub fn end(&mut self) {
        self.waiting = None;
    }
}
