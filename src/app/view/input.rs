//! The fields themselves: to type in, to choose from, to count with.

use super::Face;
use crate::app::form::{Choice, Kind, Question};
use crate::app::select::{Select, option};
use crate::app::state::Action;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// What a field must know.
pub struct Input<'a> {
    /// Id of the element.
    pub id: String,
    /// The question.
    pub question: &'a Question,
    /// What is in the field.
    pub text: AttrValue,
    /// Ids of the sentences that belong to it.
    pub described_by: Option<String>,
    /// Something is wrong with the answer.
    pub is_wrong: bool,
    /// Takes the answer.
    pub on_answer: Callback<String>,
}

/// The field of a question.
pub fn input(face: &Face, props: &Input<'_>) -> Html {
    match &props.question.kind {
        Kind::Choice(choices) | Kind::Number(choices) => choose(face, props, choices),
        Kind::Count => count(face, props),
        Kind::Rupiah => beside(typed(props, "numeric"), "unit.rupiah", true, face),
        Kind::Percent => beside(typed(props, "decimal"), "unit.percent", false, face),
        Kind::Whole => typed(props, "numeric"),
        _ => typed(props, "text"),
    }
}

/// A text field. Numbers are text too, so that what is typed stays as typed.
fn typed(props: &Input<'_>, keyboard: &'static str) -> Html {
    let on_answer = props.on_answer.clone();
    html! {
        <input
            type="text"
            id={props.id.clone()}
            class={(keyboard != "text").then_some("number")}
            inputmode={keyboard}
            autocomplete="off"
            placeholder={props.question.hint.clone()}
            value={props.text.clone()}
            aria-describedby={props.described_by.clone()}
            aria-invalid={props.is_wrong.then_some("true")}
            oninput={Callback::from(move |event: InputEvent| {
                let field: HtmlInputElement = event.target_unchecked_into();
                on_answer.emit(field.value());
            })}
        />
    }
}

/// A field with its unit beside it.
fn beside(field: Html, unit: &str, is_before: bool, face: &Face) -> Html {
    let unit = html! { <span class="unit" aria-hidden="true">{ face.words.get(unit) }</span> };
    html! {
        <div class="with-unit">
            if is_before { { unit.clone() } }
            { field }
            if !is_before { { unit } }
        </div>
    }
}

/// A field with one less and one more beside it.
fn count(face: &Face, props: &Input<'_>) -> Html {
    let step = |by: i64, key: &str, sign: &'static str| {
        let path = props.question.path.clone();
        let what = face.words.phrase(&props.question.label);
        html! {
            <button
                type="button"
                aria-label={face.words.say(key, &[("what", &what)])}
                onclick={face.on(move || Action::Count(path.clone(), by))}
            >{ sign }</button>
        }
    };
    html! {
        <div class="count">
            { step(-1, "field.one_less", "−") }
            { typed(props, "numeric") }
            { step(1, "field.one_more", "+") }
        </div>
    }
}

fn choose(face: &Face, props: &Input<'_>, choices: &[Choice]) -> Html {
    html! {
        <Select
            id={props.id.clone()}
            chosen={props.text.clone()}
            described_by={props.described_by.clone()}
            is_wrong={props.is_wrong}
            on_choose={props.on_answer.clone()}
        >
            { for grouped(choices).into_iter().map(|(group, choices)| {
                let options = choices.iter().map(|choice| option(&choice.value, &label(face, choice)));
                match group {
                    None => html! { <>{ for options }</> },
                    Some(group) => html! {
                        <optgroup label={face.words.get(group).to_owned()}>{ for options }</optgroup>
                    },
                }
            }) }
        </Select>
    }
}

fn label(face: &Face, choice: &Choice) -> String {
    let label = face.words.phrase(&choice.label);
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
