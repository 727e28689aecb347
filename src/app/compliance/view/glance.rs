//! The answer in short, at the foot of the window.

use super::face::Face;
use super::result::{outcome, progress};
use crate::app::kit::el::{El, el, plain_button};
use yew::prelude::*;

/// The answer in short, in view wherever the page stands; a press goes to the whole of it.
pub fn view(face: &Face<'_>, answers: &NodeRef) -> Option<El> {
    let score = face.state.score.as_ref()?;
    if score.answered == 0 {
        return None;
    }
    let answers = answers.clone();
    let go = move |_| {
        if let Some(answers) = answers.cast::<web_sys::Element>() {
            answers.scroll_into_view();
        }
    };
    let glance = plain_button("glance")
        .on_press(Callback::from(go))
        .with(el("span").class("outcome").with(outcome(face, score)))
        .with(el("small").text(&progress(face, score)));
    Some(glance)
}
