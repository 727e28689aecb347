//! Before there is a rule: what is the matter, in a sentence, and the list to choose from.

use super::Face;
use super::head::{bring_own, languages};
use super::notices::{self, fault_list};
use crate::app::estimate::choosing::Choosing;
use crate::app::estimate::state::Action;
use crate::app::kit::el::{El, el, label};
use crate::app::kit::rules::rules;
use crate::app::kit::wish::Why;
use crate::document::Reason;
use crate::regulation::library::Refused;
use yew::prelude::*;

/// The card that asks for a rule.
pub fn choose(face: &Face, choosing: &Choosing, why: Option<&Why>) -> Html {
    let title = el("div")
        .class("title")
        .with(el("h2").text(face.words.get("choose.title")))
        .with(languages(face, choosing.language));
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
                .with_some(notice.map(|key| wrong(face.words.get(key))))
                .with_some(
                    choosing
                        .refused
                        .as_ref()
                        .map(|refused| refusal(face, refused)),
                ),
        )
        .with(el("p").class("help").text(face.words.get("choose.ask")))
        .with(list(face, choosing))
        .with(bring_own(face))
        .into()
}

fn wrong(text: &str) -> El {
    el("p").class("matter-of").text(text)
}

fn list(face: &Face, choosing: &Choosing) -> El {
    let id = face.id("regulation");
    let label = label(&id, face.words.get("head.regulation"));
    let choose = face.act.reform(Action::Regulation);
    let list = rules(&id, &face.words, &choosing.library, None, choose);
    el("div").class("field").with(label).with(list)
}

/// A pack that cannot be used; what is wrong with it stands folded, for whoever wrote it.
fn refusal(face: &Face, refused: &Refused) -> El {
    let name = [("name", refused.name.as_str())];
    if let [fault] = &*refused.faults
        && matches!(fault.reason, Reason::UnknownReference { .. })
    {
        return wrong(&face.words.say("choose.unknown", &name));
    }
    let summary = el("summary").text(face.words.get("choose.faults"));
    el("div")
        .with(wrong(&face.words.say("choose.refused", &name)))
        .with(
            el("details")
                .with(summary)
                .with(fault_list(face, &refused.faults)),
        )
}
