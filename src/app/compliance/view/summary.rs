//! The answer in short, at the foot of the window.

use super::context::ViewContext;
use super::result::{outcome, progress};
use crate::app::kit::el::{El, el, plain_button};
use yew::prelude::*;

/// The answer in short, in view wherever the page stands; a press goes to the whole of it.
pub fn view(context: &ViewContext<'_>, answers: &NodeRef) -> Option<El> {
    let score = context.state.score.as_ref()?;
    if score.answered == 0 {
        return None;
    }
    let answers = answers.clone();
    let go = move |_| {
        if let Some(answers) = answers.cast::<web_sys::Element>() {
            answers.scroll_into_view();
        }
    };
    let summary = plain_button("summary-bar")
        .on_press(Callback::from(go))
        .with(el("span").class("outcome").with(outcome(context, score)))
        .with(el("small").text(&progress(context)));
    Some(summary)
}
