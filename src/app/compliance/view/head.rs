//! The title, the language, and what an instrument rests on.

use super::context::ViewContext;
use super::report::keep_language;
use crate::app::compliance::action::Action;
use crate::app::kit::el::{El, el, of_pack, plain_button};
use crate::app::kit::words::Language;
use yew::prelude::*;

pub fn view(context: &ViewContext<'_>) -> El {
    let title = el("div")
        .class("title")
        .with(el("h2").text(context.get("compliance.title")))
        .with(languages(context));
    el("div").class("head").with(title)
}

fn languages(context: &ViewContext<'_>) -> El {
    let buttons = Language::ALL.map(|language| {
        let (act, options) = (context.act.clone(), context.options.clone());
        let choose = move |_| {
            keep_language(&options, language);
            act.emit(Action::Language(language));
        };
        plain_button("")
            .is("lang", language.code())
            .says("aria-pressed", context.state.language == language)
            .on_press(Callback::from(choose))
            .text(context.get(&format!("language.{}", language.code())))
            .into()
    });
    el("div")
        .class("languages")
        .is("role", "group")
        .set("aria-label", context.get("head.language"))
        .with_all(buttons)
}

/// What the instrument rests on.
pub fn basis(context: &ViewContext<'_>) -> Option<El> {
    let state = context.state;
    let standard = state.standard().map(|(instrument, _)| instrument);
    let instrument = state.instrument().map(|(instrument, _)| instrument);
    let provision = &instrument.or(standard)?.provision;
    let note = provision.note.as_ref();
    let confidence = format!("confidence.{}", provision.confidence.word());
    let basis = el("details")
        .class("about-pack")
        .with(el("summary").text(context.get("compliance.basis")))
        .with(of_pack(&provision.citation))
        .with_some(note.map(|note| of_pack(note)))
        .with(el("p").text(context.get(&confidence)));
    Some(basis)
}
