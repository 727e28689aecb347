//! A question with its field, its help, and what is wrong with the answer.

use super::Face;
use super::input::{Input, input};
use crate::app::form::{Kind, Question};
use crate::app::state::Action;
use yew::prelude::*;

/// A question as it stands on the page.
pub struct Field<'a> {
    /// The question.
    pub question: &'a Question,
    /// What is in the field.
    pub text: AttrValue,
    /// The usual answer stands in it.
    pub is_usual: bool,
    /// What is wrong, in a sentence.
    pub wrong: Option<AttrValue>,
}

/// One question.
pub fn field(face: &Face, props: &Field<'_>) -> Html {
    match &props.question.kind {
        Kind::Few(_) => among_few(face, props),
        Kind::Flag | Kind::Member(_) => tick(face, props),
        _ => labelled(face, props),
    }
}

/// Sends what was typed.
pub(super) fn answer(face: &Face, question: &Question) -> Callback<String> {
    let path = question.path.clone();
    face.act
        .reform(move |text| Action::Answer(path.clone(), text))
}

fn labelled(face: &Face, props: &Field<'_>) -> Html {
    let id = face.id(&props.question.path);
    let is_row = props.question.kind == Kind::Count;
    let below = below(face, props);
    html! {
        <div class={classes!("field", is_row.then_some("row"), wrong_class(props))}>
            <div class="ask">
                <label for={id.clone()}>{ label(face, props) }</label>
                { help(face, props) }
            </div>
            { input(face, &Input {
                id,
                question: props.question,
                text: props.text.clone(),
                described_by: below,
                is_wrong: props.wrong.is_some(),
                on_answer: answer(face, props.question),
            }) }
            { wrong(face, props) }
        </div>
    }
}

fn among_few(face: &Face, props: &Field<'_>) -> Html {
    let Kind::Few(choices) = &props.question.kind else {
        return html! {};
    };
    let name = face.id(&props.question.path);
    let choices = choices.iter().map(|choice| {
        let value = choice.value.clone();
        let on_answer = answer(face, props.question);
        html! {
            <label class="choice">
                <input
                    type="radio"
                    name={name.clone()}
                    value={choice.value.clone()}
                    checked={props.text == choice.value}
                    onchange={Callback::from(move |_: Event| on_answer.emit(value.clone()))}
                />
                <span>{ face.words.phrase(&choice.label) }</span>
            </label>
        }
    });
    html! {
        <fieldset class="field" aria-describedby={below(face, props)}>
            <legend>{ label(face, props) }</legend>
            <div class="few">{ for choices }</div>
            { help(face, props) }
            { wrong(face, props) }
        </fieldset>
    }
}

fn tick(face: &Face, props: &Field<'_>) -> Html {
    let checked = props.text == crate::app::draft::YES;
    let on_answer = answer(face, props.question);
    let other = if checked {
        crate::app::draft::NO
    } else {
        crate::app::draft::YES
    };
    html! {
        <div class="field">
            <label class="choice">
                <input
                    type="checkbox"
                    {checked}
                    aria-describedby={below(face, props)}
                    onchange={Callback::from(move |_: Event| on_answer.emit(other.to_owned()))}
                />
                <span>{ face.words.phrase(&props.question.label) }</span>
            </label>
            { help(face, props) }
            { wrong(face, props) }
        </div>
    }
}

/// The question, and that its usual answer stands in the field.
fn label(face: &Face, props: &Field<'_>) -> Html {
    let says_usual = props.is_usual && !matches!(props.question.kind, Kind::Count | Kind::Flag);
    html! {
        <>
            { face.words.phrase(&props.question.label) }
            if says_usual {
                <span class="usual">{ face.words.get("field.usual") }</span>
            }
        </>
    }
}

fn help(face: &Face, props: &Field<'_>) -> Html {
    let help = props.question.help.as_ref();
    html! {
        if let Some(help) = help {
            <p class="help" id={help_id(face, props)}>{ face.words.phrase(help) }</p>
        }
    }
}

fn wrong(face: &Face, props: &Field<'_>) -> Html {
    html! {
        if let Some(wrong) = &props.wrong {
            <p class="wrong" id={wrong_id(face, props)}>{ wrong }</p>
        }
    }
}

fn wrong_class(props: &Field<'_>) -> Option<&'static str> {
    props.wrong.as_ref().map(|_| "is-wrong")
}

fn help_id(face: &Face, props: &Field<'_>) -> String {
    format!("{}-help", face.id(&props.question.path))
}

fn wrong_id(face: &Face, props: &Field<'_>) -> String {
    format!("{}-wrong", face.id(&props.question.path))
}

/// The ids of the sentences that belong to the field.
fn below(face: &Face, props: &Field<'_>) -> Option<String> {
    let wrong = props.wrong.as_ref().map(|_| wrong_id(face, props));
    let help = props.question.help.as_ref().map(|_| help_id(face, props));
    match (wrong, help) {
        (Some(wrong), Some(help)) => Some(format!("{wrong} {help}")),
        (wrong, help) => wrong.or(help),
    }
}
