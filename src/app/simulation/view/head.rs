//! The title and the language.

use super::context::ViewContext;
use crate::app::kit::el::{El, el};
use crate::app::kit::languages::languages;
use crate::app::simulation::action::Action;

pub fn view(context: &ViewContext<'_>) -> El {
    let choose = context.act.reform(Action::Language);
    let languages = languages(context.words, context.state.language, &choose);
    let title = el("div")
        .class("title")
        .with(el("h2").text(context.get("simulation.title")))
        .with(languages);
    el("div")
        .class("head")
        .with(title)
        .with(el("p").text(context.get("simulation.intro")))
}
