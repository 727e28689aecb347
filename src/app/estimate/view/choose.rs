//! Before there is a rule: what is the matter, in a sentence, and the list to choose from.

use super::ViewContext;
use super::head::{language, open_own};
use super::notices::{self, fault_list};
use crate::app::estimate::choosing::Choosing;
use crate::app::estimate::state::Action;
use crate::app::kit::el::{El, el, label};
use crate::app::kit::requested::Why;
use crate::app::kit::rules::rules;
use crate::document::Reason;
use crate::regulation::library::Refused;
use yew::prelude::*;

/// The card that asks for a rule.
pub fn choose(context: &ViewContext, choosing: &Choosing, why: Option<&Why>) -> Html {
    let title = el("div")
        .class("title")
        .with(el("h2").text(context.words.get("choose.title")))
        .with(language(context, choosing.language));
    let why = why.map(|why| wrong(why.say(choosing.language)));
    let notice = choosing.notice.map(notices::key);
    el("div")
        .class("choose")
        .with(title)
        .with(
            el("div")
                .class("matter")
                .is("role", "status")
                .with_some(why)
                .with_some(notice.map(|key| wrong(context.words.get(key))))
                .with_some(
                    choosing
                        .refused
                        .as_ref()
                        .map(|refused| refusal(context, refused)),
                ),
        )
        .with(el("p").class("help").text(context.words.get("choose.ask")))
        .with(list(context, choosing))
        .with(open_own(context))
        .into()
}

fn wrong(text: &str) -> El {
    el("p").class("matter-of").text(text)
}

fn list(context: &ViewContext, choosing: &Choosing) -> El {
    let id = context.id("regulation");
    let label = label(&id, context.words.get("head.regulation"));
    let choose = context.act.reform(Action::Regulation);
    let list = rules(&id, &context.words, &choosing.library, None, choose);
    el("div").class("field").with(label).with(list)
}

/// A pack that cannot be used; what is wrong with it stands folded, for whoever wrote it.
fn refusal(context: &ViewContext, refused: &Refused) -> El {
    let name = [("name", refused.name.as_str())];
    if let [fault] = &*refused.faults
        && matches!(fault.reason, Reason::UnknownReference { .. })
    {
        return wrong(&context.words.say("choose.unknown", &name));
    }
    let summary = el("summary").text(context.words.get("choose.faults"));
    el("div")
        .with(wrong(&context.words.say("choose.refused", &name)))
        .with(
            el("details")
                .with(summary)
                .with(fault_list(context, &refused.faults)),
        )
}
