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
    /// One that calls `due` at the end of a pause.
    pub fn new(due: Callback<()>) -> Self {
        Self { due, waiting: None }
    }

    /// Something has happened: the pause begins anew. `leave` is called where the page is left
    /// before its end; it must do at once what is to be done, since a message to a component may
    /// be put off to a turn that a page left behind does not have.
    pub fn begin(&mut self, leave: impl Fn() + 'static) {
        let due = self.due.clone();
        let timeout = Timeout::new(PAUSE, move || due.emit(()));
        let leaving = web_sys::window()
            .map(|window| EventListener::new(&window, "pagehide", move |_| leave()));
        self.waiting = Some((timeout, leaving));
    }

    /// What was due is done.
    pub fn end(&mut self) {
        self.waiting = None;
    }
}
