//! The title and the language, and what went wrong.

use super::ViewContext;
use crate::app::kit::el::{El, button, el};
use crate::app::kit::languages::languages;
use crate::app::kit::sentence;
use crate::app::workshop::action::Action;
use crate::app::workshop::state::Told;

pub fn view(context: &ViewContext<'_>) -> El {
    let choose = context.act.reform(Action::Language);
    let languages = languages(context.words, context.state.language, &choose);
    let title = el("div")
        .class("title")
        .with(el("h2").text(context.get("workshop.title")))
        .with(languages);
    el("div")
        .class("head")
        .with(title)
        .with(el("p").text(context.get("workshop.intro")))
}

/// What is to be told, until it is read.
pub fn notices(context: &ViewContext<'_>) -> El {
    let told = context
        .state
        .told
        .as_ref()
        .map(|told| notice(context, told));
    let lost = (!context.state.is_kept).then(|| {
        let sentence = el("p").text(context.get("workshop.not_kept"));
        el("div").class("notice refused").with(sentence)
    });
    el("div")
        .class("notices")
        .is("role", "status")
        .with_some(told)
        .with_some(lost)
}

fn notice(context: &ViewContext<'_>, told: &Told) -> El {
    let sentence = match told {
        Told::Unopened(name, fault) => {
            let why = sentence::pack_fault(context.words, fault);
            let values = [("name", name.as_str()), ("why", &why)];
            context.say("workshop.unopened", &values)
        }
        Told::NotRegional(name) => context.say("workshop.not_regional", &[("name", name)]),
        Told::Unreadable => context.get("workshop.unreadable").to_owned(),
    };
    el("div")
        .class("notice refused")
        .with(el("p").text(&sentence))
        .with(button("", context.act, Action::Dismiss).text(context.get("workshop.dismiss")))
}
