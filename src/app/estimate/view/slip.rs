//! The estimate held against a slip: its amount is typed, and what explains it can be tried.

use super::what_if::item;
use super::{ViewContext, wrong_answer};
use crate::app::estimate::slip::{Explained, SLIP};
use crate::app::estimate::state::{Action, State};
use crate::app::kit::el::{El, el, label, several};
use crate::app::kit::field::number;
use crate::app::kit::figures;
use crate::app::kit::trouble::Trouble;
use crate::money::Rupiah;
use yew::prelude::*;

/// The field for the slip's amount, and what explains it.
pub fn slip(context: &ViewContext, state: &State) -> El {
    let words = &context.words;
    let id = context.id(SLIP);
    let text = state.draft.answer(SLIP).unwrap_or_default();
    let found = state.slip();
    let wrong = found.as_ref().and_then(|found| found.as_ref().err());
    let wrong = wrong.map(|trouble| says_wrong(context, state, trouble));
    let wrong_id = wrong.is_some().then(|| context.id("slip-wrong"));
    let field = number(&id, "numeric")
        .set("placeholder", words.get("slip.placeholder"))
        .set_some("aria-describedby", wrong_id.as_deref())
        .wrong(wrong.is_some())
        .value(text)
        .on_type(
            context
                .act
                .reform(|text| Action::Answer(SLIP.to_owned(), text)),
        );
    let result = found.and_then(Result::ok);
    el("details")
        .class("slip")
        .has("open", !text.is_empty())
        .with(el("summary").text(words.get("slip.title")))
        .with(
            el("div")
                .class("right-number")
                .with(label(&id, words.get("slip.label")))
                .with(field),
        )
        .with_some(wrong)
        .with_some(result.map(|explained| says(context, explained)))
}

fn says_wrong(context: &ViewContext, state: &State, trouble: &Trouble) -> El {
    let says = wrong_answer(context, state, trouble);
    el("p")
        .class("wrong")
        .set("id", &context.id("slip-wrong"))
        .text(&says)
}

fn says(context: &ViewContext, explained: &Explained) -> Html {
    let words = &context.words;
    let line = el("p").is("role", "status");
    if explained.apart == Rupiah::ZERO {
        return line.text(words.get("slip.same")).into();
    }
    let apart = figures::difference(explained.apart);
    let apart = words.say("slip.apart", &[("apart", &apart)]);
    let (key, changes) = match (&explained.exact[..], &explained.nearest) {
        ([], Some(nearest)) => ("slip.nearest", std::slice::from_ref(nearest)),
        ([], None) => ("slip.none", &[][..]),
        (exact, _) => ("slip.exact", exact),
    };
    let items = changes.iter().map(|change| item(context, change).into());
    several([
        line.text(&apart).text(" ").text(words.get(key)).into(),
        el("div")
            .class("what-if")
            .with(el("ul").with_all(items))
            .into(),
    ])
}
