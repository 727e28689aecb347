//! What the page keeps on the device, and tells the page around it.

use super::Options;
use crate::app::compliance::state::State;
use crate::app::js;
use yew::prelude::*;

/// Keeps the assessments on the device, once something has changed. Tells whether that works.
#[hook]
pub fn use_keeping(options: &Options, state: &State) -> bool {
    let key = options.storage.clone();
    let first = use_mut_ref(|| true);
    let works = use_state_eq(|| key.is_some());
    let told = works.setter();
    use_effect_with(state.book.clone(), move |book| {
        let is_first = std::mem::replace(&mut *first.borrow_mut(), false);
        if let (Some(key), false) = (key, is_first) {
            told.set(js::keep(&key, &book.write()));
        }
    });
    *works
}

/// Tells the surrounding page what happens.
#[hook]
pub fn use_telling(options: &Options, state: &State) {
    let ready = options.clone();
    use_effect_with((), move |()| ready.tell("ready", &()));
    let options = options.clone();
    let score = state.score.as_deref().cloned();
    let book = state.book.clone();
    let spot = state.spot.clone();
    use_effect_with((book, spot), move |_| {
        if let Some(score) = score {
            options.tell("score", &score);
        }
    });
}
