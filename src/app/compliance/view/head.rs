//! The title, the language, and what an instrument rests on.

use super::context::ViewContext;
use super::report::keep_language;
use crate::app::compliance::action::Action;
use crate::app::kit::el::{El, el, of_pack};
use crate::app::kit::languages::languages;
use crate::app::kit::words::Language;
use yew::prelude::*;

pub fn view(context: &ViewContext<'_>) -> El {
    let languages = languages(context.words, context.state.language, &choose(context));
    let title = el("div")
        .class("title")
        .with(el("h2").text(context.get("compliance.title")))
        .with(languages);
    el("div").class("head").with(title)
}

/// The language is kept for the other pages too.
fn choose(context: &ViewContext<'_>) -> Callback<Language> {
    let (act, options) = (context.act.clone(), context.options.clone());
    Callback::from(move |language| {
        keep_language(&options, language);
        act.emit(Action::Language(language));
    })
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
