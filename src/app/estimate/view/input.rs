//! The fields themselves: to type in, to choose from, to count with.

use super::ViewContext;
use crate::app::estimate::form::{Choice, Kind, Question};
use crate::app::kit::el::{El, button, el, several};
use crate::app::kit::select::{option, select};

use crate::app::estimate::state::Action;
use yew::prelude::*;

/// What a field must know.
pub struct Input<'a> {
    /// Id of the element.
    pub id: String,
    /// The question.
    pub question: &'a Question,
    /// What is in the field.
    pub text: &'a str,
    /// Ids of the sentences that belong to it.
    pub described_by: Option<String>,
    /// Something is wrong with the answer.
    pub is_wrong: bool,
    /// Takes the answer.
    pub on_answer: Callback<String>,
}

/// The field of a question.
pub fn input(context: &ViewContext, props: &Input<'_>) -> El {
    match &props.question.kind {
        Kind::Choice(choices) | Kind::Number(choices) => choose(context, props, choices),
        Kind::Count => count(context, props),
        Kind::Rupiah => beside(context, "unit.rupiah", typed(props, "numeric")),
        Kind::Percent => beside(context, "unit.percent", typed(props, "decimal")),
        Kind::Whole => typed(props, "numeric"),
        _ => typed(props, "text"),
    }
}

/// A text field. Numbers are text too, so that what is typed stays as typed.
fn typed(props: &Input<'_>, keyboard: &'static str) -> El {
    let class = if keyboard == "text" { "" } else { "number" };
    el("input")
        .is("type", "text")
        .set("id", &props.id)
        .class(class)
        .is("inputmode", keyboard)
        .is("autocomplete", "off")
        .set_some("placeholder", props.question.hint.as_deref())
        .value(props.text)
        .set_some("aria-describedby", props.described_by.as_deref())
        .wrong(props.is_wrong)
        .on_type(props.on_answer.clone())
}

/// A field with its unit beside it: before it as in Rp5.000, or after it as in 50%.
fn beside(context: &ViewContext, unit: &str, field: El) -> El {
    let around = el("div").class("with-unit");
    let is_before = unit == "unit.rupiah";
    let sign = el("span").class("unit").is("aria-hidden", "true");
    let sign = sign.text(context.words.get(unit));
    if is_before {
        around.with(sign).with(field)
    } else {
        around.with(field).with(sign)
    }
}

/// A field with one less and one more beside it.
fn count(context: &ViewContext, props: &Input<'_>) -> El {
    let what = context.words.phrase(&props.question.label);
    let step = |by: i64, key: &str, sign: &str| {
        button(
            "",
            &context.act,
            Action::Count(props.question.path.clone(), by),
        )
        .set("aria-label", &context.words.say(key, &[("what", &what)]))
        .text(sign)
    };
    el("div")
        .class("count")
        .with(step(-1, "field.one_less", "−"))
        .with(typed(props, "numeric"))
        .with(step(1, "field.one_more", "+"))
}

fn choose(context: &ViewContext, props: &Input<'_>, choices: &[Choice]) -> El {
    let options = grouped(choices).into_iter().map(|(group, choices)| {
        let options = choices.iter();
        let options = options.map(|choice| {
            option(
                &choice.value,
                &label(context, choice),
                choice.label.language(),
            )
        });
        match group {
            None => several(options),
            Some(group) => el("optgroup")
                .set("label", context.words.get(group))
                .with_all(options)
                .into(),
        }
    });
    let options = several(options);
    select(&props.id, props.text, props.on_answer.clone(), options)
        .set_some("aria-describedby", props.described_by.as_deref())
        .wrong(props.is_wrong)
}

fn label(context: &ViewContext, choice: &Choice) -> String {
    let label = context.words.phrase(&choice.label);
    match &choice.note {
        Some(note) => format!("{label} · {note}"),
        None => label,
    }
}

/// Neighbours of the same group together.
fn grouped(choices: &[Choice]) -> Vec<(Option<&str>, &[Choice])> {
    choices
        .chunk_by(|a, b| a.group == b.group)
        .map(|chunk| {
            let group = chunk.first().and_then(|choice| choice.group.as_deref());
            (group, chunk)
        })
        .collect()
}
