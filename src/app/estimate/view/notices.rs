//! What the page says about itself: a pack that was refused, a store that was broken, and that
//! what was erased can come back.

use super::ViewContext;
use crate::app::estimate::notice::Notice;
use crate::app::estimate::state::{Action, Arrange, State};
use crate::app::kit::el::{El, button, el};
use crate::app::kit::figures;
use crate::app::kit::requested::Why;
use crate::app::kit::sentence;
use crate::document::{Fault, Warning};
use crate::regulation::library::Refused;
use yew::prelude::*;

/// Everything there is to say; why the surrounding page's rule is another than it was to name, if
/// it is.
pub fn notices(context: &ViewContext, state: &State, why: Option<&Why>) -> Html {
    let bad_numbers = !state.bad_numbers.is_empty();
    let notice = state.notice.map(|notice| {
        let why = why.filter(|_| notice == Notice::Fallback);
        let why = why.map(|why| el("p").text(why.say(state.language)));
        let odd = (notice == Notice::Odd).then_some(&*state.chosen.warnings);
        el("div")
            .class("notice")
            .is("role", "status")
            .with_some(why)
            .with(el("p").text(context.words.get(key(notice))))
            .with_some(odd.map(|odd| warning_list(context, odd)))
            .with_some((notice == Notice::Restored).then(|| erase(context)))
            .with(dismiss(context))
    });
    el("div")
        .class("notices")
        .with_some(state.refused.as_ref().map(|refused| {
            let is_last = state.notice != Some(Notice::Fallback);
            refusal(context, refused, is_last)
        }))
        .with_some(notice)
        .with_some(state.elsewhere.as_ref().map(|_| elsewhere(context)))
        .with_some(bad_numbers.then(|| says(context, "notice.bad_numbers")))
        .with_some(state.taken().map(|_| {
            let back = context.words.get("what_if.back");
            says(context, "notice.taken").with(button("", &context.act, Action::Untake).text(back))
        }))
        .with_some(state.erased.as_ref().map(|_| {
            let unerase = context.words.get("notice.unerase");
            says(context, "notice.erased")
                .with(button("", &context.act, Action::Unerase).text(unerase))
        }))
        .with_some(state.removed.as_ref().map(|_| {
            let restore = Action::Arrange(Arrange::Restore);
            let label = context.words.get("situations.restore");
            says(context, "situations.removed").with(button("", &context.act, restore).text(label))
        }))
        .into()
}

/// The key of the words of a notice.
pub fn key(notice: Notice) -> &'static str {
    match notice {
        Notice::Restored => "notice.restored",
        Notice::StoreBroken => "notice.store_broken",
        Notice::RegulationGone => "notice.regulation_gone",
        Notice::Fallback => "notice.fallback",
        Notice::NationalBrought => "notice.national_brought",
        Notice::LinkOpened => "notice.link_opened",
        Notice::LinkDamaged => "notice.link_damaged",
        Notice::LinkNewer => "notice.link_newer",
        Notice::FileOpened => "notice.file_opened",
        Notice::NotKept => "notice.not_kept",
        Notice::PackStays => "notice.pack_stays",
        Notice::FileUnreadable => "notice.file_unreadable",
        Notice::Odd => "notice.odd",
    }
}

/// The same page in another window keeps something else under the same key.
fn elsewhere(context: &ViewContext) -> El {
    let words = &context.words;
    let take = button("", &context.act, Action::TakeElsewhere);
    says(context, "notice.elsewhere")
        .with(take.text(words.get("notice.take_elsewhere")))
        .with(dismiss(context))
}

fn says(context: &ViewContext, key: &str) -> El {
    el("div")
        .class("notice")
        .is("role", "status")
        .with(el("p").text(context.words.get(key)))
}

/// A pack that cannot be used, and whether the rule before it stays in use.
fn refusal(context: &ViewContext, refused: &Refused, is_last: bool) -> El {
    let count = count_of(refused.faults.len());
    let values = [("name", refused.name.as_str()), ("count", count.as_str())];
    let mut sentence = context.words.say("notice.refused", &values);
    if is_last {
        sentence.push(' ');
        sentence.push_str(context.words.get("notice.refused_stays"));
    }
    el("div")
        .class("notice refused")
        .is("role", "alert")
        .with(el("p").text(&sentence))
        .with(fault_list(context, &refused.faults))
        .with(dismiss(context))
}

fn erase(context: &ViewContext) -> El {
    button("", &context.act, Action::Erase).text(context.words.get("form.erase"))
}

fn dismiss(context: &ViewContext) -> El {
    button("", &context.act, Action::Dismiss).text(context.words.get("notice.dismiss"))
}

/// Faults of a pack: where, what is wrong, how to mend it.
pub fn fault_list(context: &ViewContext, faults: &[Fault]) -> El {
    let items = faults.iter().take(DRAWN).map(|fault| {
        let wrong = sentence::pack_fault(&context.words, fault);
        let repair = sentence::pack_repair(&context.words, fault);
        el("li")
            .with(el("code").text(&fault.path))
            .with(el("p").text(&wrong))
            .with(el("p").class("help").text(&repair))
            .into()
    });
    let list = el("ol").class("faults").is("tabindex", "0").with_all(items);
    el("div").with(list).with_some(rest(context, faults.len()))
}

/// What is odd about the pack in use, folded.
pub fn warnings(context: &ViewContext, warnings: &[Warning]) -> El {
    let count = count_of(warnings.len());
    let summary = context.words.say("head.odd", &[("count", &count)]);
    el("details")
        .with(el("summary").text(&summary))
        .with(warning_list(context, warnings))
}

/// Where something is odd, and what may be meant.
fn warning_list(context: &ViewContext, warnings: &[Warning]) -> El {
    let items = warnings.iter().take(DRAWN).map(|warning| {
        let odd = sentence::pack_doubt(&context.words, &warning.doubt);
        el("li")
            .with(el("code").text(&warning.path))
            .with(el("p").text(&odd))
            .into()
    });
    let list = el("ol").class("faults").is("tabindex", "0").with_all(items);
    el("div")
        .with(list)
        .with_some(rest(context, warnings.len()))
}

/// Most faults that are drawn; who mends so many looks again.
const DRAWN: usize = 100;

/// A number of faults as people read it.
fn count_of(many: usize) -> String {
    figures::decimal(&many.to_string())
}

/// How many are not drawn.
fn rest(context: &ViewContext, all: usize) -> Option<El> {
    let rest = all.checked_sub(DRAWN).filter(|rest| *rest > 0)?;
    let values = [("count", &*count_of(rest))];
    Some(
        el("p")
            .class("help")
            .text(&context.words.say("notice.more_faults", &values)),
    )
}
