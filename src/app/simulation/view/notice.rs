//! What went wrong, until it is read.

use super::context::ViewContext;
use crate::app::kit::el::{El, button, el, text};
use crate::app::kit::sentence;
use crate::app::simulation::action::Action;
use crate::app::simulation::state::Told;

pub fn view(context: &ViewContext<'_>) -> El {
    let told = context
        .state
        .trouble
        .as_ref()
        .map(|told| notice(context, told));
    el("div")
        .class("notices")
        .is("role", "status")
        .with_some(told)
}

fn notice(context: &ViewContext<'_>, told: &Told) -> El {
    let (sentence, faults) = match told {
        Told::File(refused) => {
            let max = refused.max.map(|max| max.to_string()).unwrap_or_default();
            let key = format!("simulation.file.{}", refused.code);
            (context.say(&key, &[("max", &max)]), &[][..])
        }
        Told::Pack(faults) => (
            context.get("simulation.pack.refused").to_owned(),
            &faults[..],
        ),
        Told::Stopped => (context.get("simulation.stopped").to_owned(), &[][..]),
        Told::Cancelled => (context.get("simulation.cancelled").to_owned(), &[][..]),
    };
    let faults = faults.iter().map(|fault| {
        el("li")
            .with(el("code").text(&fault.path))
            .with(text(" "))
            .text(&sentence::pack_fault(context.words, fault))
            .into()
    });
    let is_listed = faults.len() > 0;
    el("div")
        .class("notice refused")
        .with(el("p").text(&sentence))
        .with_some(is_listed.then(|| el("ul").class("faults").with_all(faults)))
        .with(button("", context.act, Action::Dismiss).text(context.get("simulation.dismiss")))
}
