//! The choice of the language, the same on every page.

use super::el::{El, el, plain_button};
use super::words::{Language, Words};
use yew::Callback;

/// The languages in short, each by its full name to whoever hears it.
pub fn languages(words: &Words, spoken: Language, choose: &Callback<Language>) -> El {
    let buttons = Language::ALL.map(|language| {
        let code = language.code();
        let short = code.to_ascii_uppercase();
        let name = [&short, " · ", words.get(&["language.", code].concat())].concat();
        plain_button("")
            .is("lang", code)
            .says("aria-pressed", language == spoken)
            .set("aria-label", &name)
            .on_press(choose.reform(move |_| language))
            .text(&short)
            .into()
    });
    el("div")
        .class("languages")
        .is("role", "group")
        .set("aria-label", words.get("head.language"))
        .with_all(buttons)
}
