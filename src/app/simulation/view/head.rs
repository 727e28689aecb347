//! The title and the language.

use super::context::ViewContext;
use crate::app::kit::el::{El, button, el};
use crate::app::kit::words::Language;
use crate::app::simulation::action::Action;

pub fn view(context: &ViewContext<'_>) -> El {
    let buttons = Language::ALL.map(|language| {
        button("", context.act, Action::Language(language))
            .is("lang", language.code())
            .says("aria-pressed", context.state.language == language)
            .text(context.get(&format!("language.{}", language.code())))
            .into()
    });
    let languages = el("div")
        .class("languages")
        .is("role", "group")
        .set("aria-label", context.get("head.language"))
        .with_all(buttons);
    let title = el("div")
        .class("title")
        .with(el("h2").text(context.get("simulation.title")))
        .with(languages);
    el("div")
        .class("head")
        .with(title)
        .with(el("p").text(context.get("simulation.intro")))
}
