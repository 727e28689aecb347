//! The answer in short, at the foot of the window.

use super::face::Face;
use super::result::outcome;
use crate::compliance::score::Score;
use std::rc::Rc;
use yew::prelude::*;

/// The answer in short, in view wherever the page stands; a press goes to the whole of it.
pub fn view(face: &Face<'_>, answers: &NodeRef) -> Html {
    let answered = |score: &&Rc<Score>| score.answered > 0;
    let Some(score) = face.state.score.as_ref().filter(answered) else {
        return html! {};
    };
    let progress = [
        ("n", &*score.answered.to_string()),
        ("count", &*score.questions.to_string()),
    ];
    let answers = answers.clone();
    let go = move |_: MouseEvent| {
        if let Some(answers) = answers.cast::<web_sys::Element>() {
            answers.scroll_into_view();
        }
    };
    html! {
        <button type="button" class="glance" onclick={Callback::from(go)}>
            <span class="outcome">{ outcome(face, score) }</span>
            <small>{ face.say("compliance.progress", &progress) }</small>
        </button>
    }
}
