//! What the page says about itself: a pack that was refused, a store that was broken, and that
//! what was erased can come back.

use super::Face;
use crate::app::sentence;
use crate::app::state::{Action, Notice, Refused, State};
use crate::document::Fault;
use yew::prelude::*;

/// Everything there is to say.
pub fn notices(face: &Face, state: &State) -> Html {
    let key = |notice| match notice {
        Notice::StoreBroken => "notice.store_broken",
        Notice::RegulationGone => "notice.regulation_gone",
    };
    html! {
        <div class="notices">
            if let Some(refused) = &state.refused { { refusal(face, refused) } }
            if let Some(notice) = state.notice {
                <div class="notice" role="status">
                    <p>{ face.words.get(key(notice)) }</p>
                    { dismiss(face) }
                </div>
            }
            if !state.bad_numbers.is_empty() {
                <div class="notice" role="status"><p>{ face.words.get("notice.bad_numbers") }</p></div>
            }
            if state.erased.is_some() {
                <div class="notice" role="status">
                    <p>{ face.words.get("notice.erased") }</p>
                    <button type="button" onclick={face.on(|| Action::Unerase)}>{ face.words.get("notice.unerase") }</button>
                </div>
            }
        </div>
    }
}

fn refusal(face: &Face, refused: &Refused) -> Html {
    html! {
        <div class="notice refused" role="alert">
            <p>{ face.words.say("notice.refused", &[
                ("name", &refused.name),
                ("count", &refused.faults.len().to_string()),
            ]) }</p>
            { fault_list(face, &refused.faults) }
            { dismiss(face) }
        </div>
    }
}

fn dismiss(face: &Face) -> Html {
    html! {
        <button type="button" onclick={face.on(|| Action::Dismiss)}>{ face.words.get("notice.dismiss") }</button>
    }
}

/// Faults of a pack: where, what is wrong, how to mend it.
pub fn fault_list(face: &Face, faults: &[Fault]) -> Html {
    let items = faults.iter().map(|fault| {
        html! {
            <li>
                <code>{ &fault.path }</code>
                <p>{ sentence::pack_fault(&face.words, fault) }</p>
                <p class="help">{ sentence::pack_repair(&face.words, fault) }</p>
            </li>
        }
    });
    html! { <ol class="faults" tabindex="0">{ for items }</ol> }
}
