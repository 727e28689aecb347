//! The pack on the bench: what can be done with it, the form or the text, the people, what is wrong,
//! and what is different.

use super::{ViewContext, card, people, text};
use crate::app::kit::el::{El, button, el, plain_button, some};
use crate::app::kit::field::help;
use crate::app::kit::form::differences::differences;
use crate::app::kit::form::view::{changes, findings, form, history};
use crate::app::kit::words::Language;
use crate::app::workshop::action::Action;
use crate::app::workshop::work::Work;
use yew::Html;

pub fn view(context: &ViewContext<'_>, work: &Work) -> El {
    let of_form = context.of_form(work);
    let sheet: Html = match &work.text {
        Some(typed) => text::view(context, typed).into(),
        None => form(&of_form).into(),
    };
    let is_unread = work
        .text
        .as_ref()
        .is_some_and(|text| !text.faults.is_empty());
    let beside = el("div")
        .class("beside-form")
        .with(people::strip(context, work))
        .with_some(people::answers(context))
        .with_some((!is_unread).then(|| wrong(context, work)))
        .with_some((!work.base.is_unread()).then(|| different(context, work)));
    el("div")
        .class("bench")
        .with(bar(context, work))
        .with(el("div").class("sheet-of-pack").with(sheet))
        .with(beside)
}

/// The pack, and what can be done with it.
fn bar(context: &ViewContext<'_>, work: &Work) -> El {
    let title = el("div")
        .class("what")
        .with(
            el("h3")
                .is("tabindex", "-1")
                .is("lang", Language::OF_PACKS.code())
                .text(work.title()),
        )
        .with(help(
            &context.say("workshop.from", &[("name", &work.base.name)]),
        ));
    let is_text = work.text.is_some();
    let way = |wanted: bool, key: &str| {
        button("", context.act, Action::AsText(wanted))
            .says("aria-pressed", is_text == wanted)
            .text(context.get(key))
    };
    let ways = el("div")
        .class("ways")
        .is("role", "group")
        .set("aria-label", context.get("workshop.ways"))
        .with(way(false, "workshop.as_form"))
        .with(way(true, "workshop.as_text"));
    let back = (!is_text).then(|| history(&context.of_form(work)));
    let shelve = button("link", context.act, Action::Shelve).text(context.get("workshop.shelve"));
    el("section")
        .class("card bar-of-pack")
        .with(title)
        .with(
            el("div")
                .class("tools")
                .with(ways)
                .with_some(back)
                .with(save(context))
                .with_some(take(context, work))
                .with(shelve),
        )
        .with_some((!work.is_good).then(|| help(context.get("workshop.take.not_yet"))))
}

/// Saves it as it stands, right or wrong.
fn save(context: &ViewContext<'_>) -> El {
    plain_button("")
        .on_press(context.save.reform(|_| ()))
        .text(context.get("workshop.save"))
}

/// Has it as the rule of the estimate, and goes there.
fn take(context: &ViewContext<'_>, work: &Work) -> Option<El> {
    let link = context.options.estimate.as_ref()?;
    let can = work.is_good && !context.state.is_due;
    let element = match link.address().filter(|_| can) {
        Some(address) => el("a").class("primary").set("href", address),
        None => plain_button("primary").has("disabled", !can),
    };
    Some(
        element
            .on_press(context.take.reform(|_| ()))
            .text(context.get("workshop.take")),
    )
}

/// All that is wrong or odd.
fn wrong(context: &ViewContext<'_>, work: &Work) -> El {
    let [faults, warnings] = work.findings.count("$");
    let said = |count: usize, key: &str| context.say(key, &[("count", &count.to_string())]);
    let sentence = match (faults, warnings) {
        (0, 0) => context.get("workshop.nothing_wrong").to_owned(),
        (0, odd) => said(odd, "workshop.odd"),
        (wrong, 0) => said(wrong, "workshop.wrong"),
        (wrong, odd) => [said(wrong, "workshop.wrong"), said(odd, "workshop.odd")].join(" "),
    };
    let all = (faults, warnings) != (0, 0);
    card("wrongs", context.get("workshop.wrongs"))
        .with(el("p").spoken(&sentence).text(&sentence))
        .with(some(all.then(|| findings(&context.of_form(work)))))
}

/// All that is different from what it began from.
fn different(context: &ViewContext<'_>, work: &Work) -> El {
    let all = differences(&work.base.pack, work.editor.document());
    let sentence = match all.len() {
        0 => context.get("workshop.unchanged").to_owned(),
        count => context.say("workshop.changed", &[("count", &count.to_string())]),
    };
    let list = (!all.is_empty()).then(|| changes(&context.of_form(work), &work.base.pack, &all));
    card("differences", context.get("workshop.differences"))
        .with(el("p").text(&sentence))
        .with_some(list)
}
