//! The pack as text, and what is wrong with it as whoever writes the text knows it.

use super::ViewContext;
use crate::app::kit::el::{El, button, el, label, text};
use crate::app::kit::field::help;
use crate::app::kit::sentence;
use crate::app::workshop::action::Action;
use crate::app::workshop::work::Text;
use crate::document::Fault;
use yew::Html;

pub fn view(context: &ViewContext<'_>, typed: &Text) -> El {
    let id = context.id("text");
    let is_unread = !typed.faults.is_empty();
    let said = [&id, "-said"].concat();
    let field = el("textarea")
        .set("id", &id)
        .class("pack-text")
        .is("rows", "30")
        .is("spellcheck", "false")
        .is("autocapitalize", "off")
        .wrong(is_unread)
        .set("aria-describedby", &said)
        .value(&typed.text)
        .on_type(context.act.reform(Action::Text));
    let faults = typed.faults.iter().map(|fault| line(context, fault));
    let drop = is_unread.then(|| {
        button("link", context.act, Action::DropText).text(context.get("workshop.text.drop"))
    });
    let told = el("div")
        .class("said")
        .set("id", &said)
        .is("role", "status")
        .with_all(faults);
    el("section")
        .class("card as-text")
        .with(label(&id, context.get("workshop.text")))
        .with(help(context.get("workshop.text.help")))
        .with(told)
        .with_some(drop)
        .with(field)
}

fn line(context: &ViewContext<'_>, fault: &Fault) -> Html {
    el("p")
        .class("wrong")
        .text(&sentence::pack_fault(context.words, fault))
        .with(text(" "))
        .text(&sentence::pack_repair(context.words, fault))
        .into()
}
