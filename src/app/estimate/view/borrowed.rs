//! A figure that rests on another region's number is shown as about that, with whose it is, and
//! the field for the right one beside it.

use super::ViewContext;
use crate::app::estimate::state::{Action, State};
use crate::app::kit::el::{El, el};
use crate::app::kit::field::number;
use crate::app::kit::figures;
use crate::app::kit::words::Words;
use crate::money::Rupiah;
use crate::provision::{Confidence, Provision};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Where the person's own basic TPP is typed.
const OWN: &str = "$.position.basicTpp";

/// The provision of a basic TPP that nobody has confirmed for this region, as long as the person
/// has put none of their own in its place.
pub fn borrowed(state: &State) -> Option<&Provision> {
    let basic = &state.chosen.regulation.regional.basic_tpp;
    let is_used = state.answer()?.estimate.basic_tpp.is_some();
    let is_own = state.draft.answer(OWN).is_some()
        || state
            .draft
            .numbers_of(state.regulation_id())
            .any(|(path, _)| path.starts_with("$.basic_tpp"));
    let is_borrowed = basic.provision.confidence == Confidence::Assumed;
    (is_used && is_borrowed && !is_own).then_some(&basic.provision)
}

/// Whose number it is, and the field for the right one.
pub fn right_number(context: &ViewContext, state: &State, provision: &Provision) -> El {
    let words = &context.words;
    let class = state
        .answer()
        .map(|answer| answer.case.position.class.to_string());
    let class = class.unwrap_or_default();
    let id = context.id("right-basic");
    let label = words.say("borrowed.field", &[("class", &class)]);
    // Once it is typed the field has done its work and goes: so not at the first digit.
    let typed = |text| Action::Answer(OWN.to_owned(), text);
    let field = number(&id, "numeric")
        .set("placeholder", words.get("borrowed.placeholder"))
        .on_change(
            context
                .act
                .reform(move |event: Event| typed(value_of(&event))),
        );
    el("div")
        .class("borrowed")
        .with(
            el("p")
                .with(el("strong").text(words.get("borrowed.title")))
                .text(" ")
                .text(words.get("borrowed.uses"))
                .text(" ")
                .with(el("span").is("lang", "id").text(&provision.citation))
                .text("."),
        )
        .with(
            el("div")
                .class("right-number")
                .with(el("label").set("for", &id).text(&label))
                .with(field),
        )
}

fn value_of(event: &Event) -> String {
    event.target_unchecked_into::<HtmlInputElement>().value()
}

/// About how much: three digits that count, in words people say.
pub fn about(words: &Words, net: Rupiah) -> String {
    let (amount, unit) = figures::about(net);
    let unit = unit.map(|unit| words.get(unit)).unwrap_or_default();
    let amount = format!("{amount} {unit}");
    let amount = amount.trim_end();
    words.say("borrowed.about", &[("amount", amount)])
}
