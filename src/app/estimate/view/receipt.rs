//! What made the estimate: to be saved with what went in, and checked again.

use super::ViewContext;
use crate::allowance::receipt::{Apart, Difference, version};
use crate::app::estimate::receipt::Checked;
use crate::app::estimate::state::{Action, Answer, State};
use crate::app::kit::download::download;
use crate::app::kit::el::{El, el, several};
use crate::app::kit::open_file::{JSON, open_file};
use crate::app::kit::{figures, js, sentence};
use std::rc::Rc;
use web_sys::File;
use yew::prelude::*;

/// The receipt of the estimate on the page.
pub fn receipt(context: &ViewContext, state: &State, answer: &Rc<Answer>) -> El {
    let receipt = &answer.estimate.receipt;
    let hash: String = receipt.hash.chars().take(12).collect();
    let rows = [
        ("receipt.regulation", receipt.regulation.as_str()),
        ("receipt.national", receipt.national.as_str()),
        ("receipt.engine", &version()),
        ("receipt.hash", &hash),
    ];
    let rows = rows.map(|(key, value)| {
        let name = el("dt").text(context.words.get(key));
        several([name.into(), el("dd").text(value).into()])
    });
    let open = state.is_open(RECEIPT) || state.checked.is_some();
    el("details")
        .class("receipt")
        .has("open", open)
        .with(el("summary").text(context.words.get("receipt.title")))
        .with(el("p").text(context.words.get("receipt.help")))
        .with(el("dl").with_all(rows))
        .with(actions(context, state, answer))
        .with_some(
            state
                .checked
                .as_ref()
                .map(|checked| came_of(context, checked)),
        )
}

/// The key under which the receipt is open.
const RECEIPT: &str = "receipt";

fn actions(context: &ViewContext, state: &State, answer: &Rc<Answer>) -> El {
    let words = &context.words;
    let (answer, numbers) = (Rc::clone(answer), state.numbers.clone());
    let content = move || js::text(&answer.receipt(numbers.clone()));
    let save = words.get("receipt.save");
    let check = words.get("receipt.check");
    el("p")
        .class("receipt-actions")
        .with(download(
            "tanda-hitung.json",
            "application/json",
            save,
            content,
        ))
        .with(open_file(check, JSON, &context.act, async |file: File| {
            Action::CheckReceipt(js::read_file(&file).await)
        }))
}

fn came_of(context: &ViewContext, checked: &Checked) -> El {
    let words = &context.words;
    let said = el("div").is("role", "status");
    match checked {
        Checked::Unreadable(faults) => said
            .class("checked wrong")
            .with(el("p").text(words.get("receipt.unreadable")))
            .with(super::notices::fault_list(context, faults)),
        Checked::NoRule(id) => said
            .class("checked wrong")
            .with(el("p").text(&words.say("receipt.no_rule", &[("id", id)]))),
        Checked::Again(differences) if differences.is_empty() => said
            .class("checked")
            .with(el("p").text(words.get("receipt.holds"))),
        Checked::Again(differences) => {
            let items = differences
                .iter()
                .map(|difference| item(context, difference));
            said.class("checked wrong")
                .with(el("p").text(words.get("receipt.differs")))
                .with(el("ul").with_all(items))
        }
    }
}

fn item(context: &ViewContext, difference: &Difference) -> Html {
    let words = &context.words;
    let says = |key: &str, was: &str, is: &str| {
        el("li").text(&words.say(key, &[("was", was), ("is", is)]))
    };
    match difference {
        Difference::Engine(Apart { was, is }) => says("receipt.differs.engine", was, is),
        Difference::Regulation(Apart { was, is }) => {
            says("receipt.differs.regulation", was.as_str(), is.as_str())
        }
        Difference::Hash(_) => says("receipt.differs.hash", "", ""),
        Difference::Total(figure) => {
            let (was, is) = (figures::rupiah(figure.was), figures::rupiah(figure.is));
            let name = el("strong").text(words.get(&format!("total.{}", figure.name)));
            let apart = words.say("receipt.differs.total", &[("was", &was), ("is", &is)]);
            el("li").with(name).text(" ").text(&apart)
        }
        Difference::Refused { faults } => {
            let first = faults
                .first()
                .map(|fault| sentence::pack_fault(words, fault));
            el("li")
                .text(words.get("receipt.differs.refused"))
                .text(" ")
                .text(&first.unwrap_or_default())
        }
    }
    .into()
}
