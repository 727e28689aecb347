//! What the page keeps on the device, and tells the page around it.

use super::{Options, unread};
use crate::app::compliance::action::Action;
use crate::app::compliance::book::Book;
use crate::app::compliance::state::State;
use crate::app::js;
use crate::app::words::Language;
use std::rc::Rc;
use yew::prelude::*;

/// Tells the surrounding page the assessments and keeps them on the device, once something has
/// changed. Tells whether the device does.
#[hook]
pub fn use_keeping(options: &Options, state: &State) -> bool {
    let key = options.storage.clone();
    let shelf = Rc::clone(&options.shelf);
    let kept = use_mut_ref(|| state.book.clone());
    let works = use_state_eq(|| key.is_some());
    let told = works.setter();
    let options = options.clone();
    use_effect_with(state.book.clone(), move |book| {
        let before = kept.replace(book.clone());
        if before == *book {
            return;
        }
        options.tell("kept", &book.write());
        if let Some(key) = key {
            unread::set_aside(&key);
            let stored = js::recall(&key).and_then(Result::ok);
            let mut all = stored.map_or_else(Book::default, |stored| shelf.read(&stored).0);
            all.follow(&before, book);
            told.set(js::keep(&key, &all.write()));
        }
    });
    *works
}

/// Follows the surrounding page when that changes its language.
#[hook]
pub fn use_language(options: &Options, act: &Callback<Action>) {
    let known = use_mut_ref(|| options.language);
    let act = act.clone();
    use_effect_with(options.language, move |language| {
        if known.replace(*language) != *language {
            act.emit(Action::Language(*language));
        }
    });
}

/// Keeps the language that a person has chosen.
pub fn keep_language(options: &Options, language: Language) {
    if let Some(key) = &options.storage {
        js::keep_text(&language_key(key), language.code());
    }
}

/// The language chosen last on this device, by the key under which it keeps the assessments.
pub fn kept_language(key: &str) -> Option<Language> {
    Language::of_code(&js::recall_text(&language_key(key))?)
}

fn language_key(key: &str) -> String {
    format!("{key}-language")
}

/// Tells the surrounding page what happens.
#[hook]
pub fn use_telling(options: &Options, state: &State) {
    let ready = options.clone();
    use_effect_with((), move |()| ready.tell("ready", &()));
    let spoken = options.clone();
    use_effect_with(state.language, move |language| {
        spoken.tell("language", &language.code());
    });
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
