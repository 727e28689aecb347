//! What the page says about itself: a pack that was refused, a store that was broken, and that
//! what was erased can come back.

use super::{Face, Shared, use_face};
use crate::app::sentence;
use crate::app::state::{Action, Notice, Refused};
use crate::document::Fault;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct NoticesProps {
    /// The state.
    pub state: Shared,
}

/// Everything there is to say.
#[component]
pub fn Notices(props: &NoticesProps) -> Html {
    let face = use_face();
    let state = &*props.state.0;
    let key = |notice| match notice {
        Notice::StoreBroken => "notice.store_broken",
        Notice::RegulationGone => "notice.regulation_gone",
    };
    html! {
        <div class="notices">
            if let Some(refused) = &state.refused { { refusal(&face, refused) } }
            if let Some(notice) = state.notice {
                <div class="notice" role="status">
                    <p>{ face.words.get(key(notice)) }</p>
                    { dismiss(&face) }
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
            <FaultList faults={refused.faults.clone()} />
            { dismiss(face) }
        </div>
    }
}

fn dismiss(face: &Face) -> Html {
    html! {
        <button type="button" onclick={face.on(|| Action::Dismiss)}>{ face.words.get("notice.dismiss") }</button>
    }
}

#[derive(Properties, PartialEq)]
pub struct FaultListProps {
    /// The faults.
    pub faults: Vec<Fault>,
}

/// Faults of a pack: where, what is wrong, how to mend it.
#[component]
pub fn FaultList(props: &FaultListProps) -> Html {
    let face = use_face();
    let items = props.faults.iter().map(|fault| {
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
