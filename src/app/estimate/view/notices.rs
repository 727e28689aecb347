//! What the page says about itself: a pack that was refused, a store that was broken, and that
//! what was erased can come back.

use super::Face;
use crate::app::estimate::state::{Action, Notice, Refused, State};
use crate::app::kit::el::{El, button, el};
use crate::app::kit::sentence;
use crate::document::Fault;
use yew::prelude::*;

/// Everything there is to say.
pub fn notices(face: &Face, state: &State) -> Html {
    let key = |notice| match notice {
        Notice::StoreBroken => "notice.store_broken",
        Notice::RegulationGone => "notice.regulation_gone",
    };
    let bad_numbers = !state.bad_numbers.is_empty();
    el("div")
        .class("notices")
        .with_some(state.refused.as_ref().map(|refused| refusal(face, refused)))
        .with_some(
            state
                .notice
                .map(|notice| says(face, key(notice)).with(dismiss(face))),
        )
        .with_some(bad_numbers.then(|| says(face, "notice.bad_numbers")))
        .with_some(state.erased.as_ref().map(|_| {
            let unerase = face.words.get("notice.unerase");
            says(face, "notice.erased").with(button("", &face.act, Action::Unerase).text(unerase))
        }))
        .into()
}

fn says(face: &Face, key: &str) -> El {
    el("div")
        .class("notice")
        .is("role", "status")
        .with(el("p").text(face.words.get(key)))
}

fn refusal(face: &Face, refused: &Refused) -> El {
    let count = refused.faults.len().to_string();
    let values = [("name", refused.name.as_str()), ("count", count.as_str())];
    let sentence = face.words.say("notice.refused", &values);
    alert(face, &sentence, &refused.faults).with(dismiss(face))
}

/// Faults that keep a pack away, under a sentence.
pub fn alert(face: &Face, sentence: &str, faults: &[Fault]) -> El {
    el("div")
        .class("notice refused")
        .is("role", "alert")
        .with(el("p").text(sentence))
        .with(fault_list(face, faults))
}

fn dismiss(face: &Face) -> El {
    button("", &face.act, Action::Dismiss).text(face.words.get("notice.dismiss"))
}

/// Faults of a pack: where, what is wrong, how to mend it.
fn fault_list(face: &Face, faults: &[Fault]) -> El {
    let items = faults.iter().map(|fault| {
        let wrong = sentence::pack_fault(&face.words, fault);
        let repair = sentence::pack_repair(&face.words, fault);
        el("li")
            .with(el("code").text(&fault.path))
            .with(el("p").text(&wrong))
            .with(el("p").class("help").text(&repair))
            .into()
    });
    el("ol").class("faults").is("tabindex", "0").with_all(items)
}
