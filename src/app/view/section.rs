//! A section of questions; a folded one says in a line what its answers are.

use super::Face;
use super::field::{Field, field};
use crate::app::form::{Group, Kind, Question, Section};
use crate::app::sentence;
use crate::app::state::{Action, State};
use yew::prelude::*;

/// One section.
pub fn section(face: &Face, state: &State, section: &Section) -> Html {
    let title = face.words.get(section.key);
    if !section.folded {
        return html! {
            <div class="section">
                <h3>{ title }</h3>
                { for section.groups.iter().map(|group| questions(face, state, group)) }
            </div>
        };
    }
    let is_open = state.is_open(section.key);
    let id = face.id(section.key);
    let key = section.key;
    html! {
        <div class="section folded">
            <h3>
                <button
                    type="button"
                    class="fold"
                    aria-expanded={is_open.to_string()}
                    aria-controls={id.clone()}
                    onclick={face.on(move || Action::Toggle(key.to_owned()))}
                >
                    <span>{ title }</span>
                    { summary(face, state, section) }
                </button>
            </h3>
            <div {id} hidden={!is_open}>
                if is_open {
                    { for section.groups.iter().map(|group| questions(face, state, group)) }
                }
            </div>
        </div>
    }
}

fn questions(face: &Face, state: &State, group: &Group) -> Html {
    let fields = group.questions.iter().map(|question| {
        let wrong = state.trouble_of(question);
        let wrong = wrong.map(|trouble| AttrValue::from(sentence::trouble(&face.words, trouble)));
        html! {
            <key={question.path.clone()}>
                { field(face, &Field {
                    question,
                    text: text(state, question),
                    is_usual: question.is_usual(&state.draft),
                    wrong,
                }) }
            </>
        }
    });
    match group.key {
        None => html! { <div class="group">{ for fields }</div> },
        Some(key) => html! {
            <div class="group" role="group" aria-labelledby={face.id(key)}>
                <h4 id={face.id(key)}>{ face.words.get(key) }</h4>
                { for fields }
            </div>
        },
    }
}

/// What stands in the field: what was typed, even a blank, else the usual answer.
fn text(state: &State, question: &Question) -> AttrValue {
    let is_typed = !matches!(
        question.kind,
        Kind::Choice(_) | Kind::Number(_) | Kind::Few(_)
    );
    let typed = state.draft.answers.get(&question.path).filter(|_| is_typed);
    let text = typed
        .map(String::as_str)
        .or_else(|| question.answer(&state.draft));
    AttrValue::from(text.unwrap_or_default().to_owned())
}

/// The answers of a folded section in a line, and whether something in it must be mended.
fn summary(face: &Face, state: &State, section: &Section) -> Html {
    let questions = || section.groups.iter().flat_map(|group| &group.questions);
    let wrong = questions()
        .filter(|question| state.trouble_of(question).is_some())
        .count();
    let mut answers: Vec<String> = Vec::new();
    for question in questions() {
        answers.extend(short(face, state, question));
    }
    html! {
        <>
            if wrong > 0 {
                <span class="wrong">{ face.words.say("fold.wrong", &[("count", &wrong.to_string())]) }</span>
            }
            <span class="summary">{ answers.join(" · ") }</span>
        </>
    }
}

/// An answer as the summary says it; nothing for what is not worth a word.
fn short(face: &Face, state: &State, question: &Question) -> Option<String> {
    let answer = question.answer(&state.draft)?;
    match &question.kind {
        Kind::Choice(choices) | Kind::Number(choices) | Kind::Few(choices) => {
            let way_of_asking = question.place.is_none() && question.is_usual(&state.draft);
            let choice = choices.iter().find(|choice| choice.value == answer)?;
            let tells = !choice.value.is_empty() && !way_of_asking;
            tells.then(|| face.words.phrase(&choice.label))
        }
        Kind::Flag | Kind::Member(_) => {
            (answer == crate::app::draft::YES).then(|| face.words.phrase(&question.label))
        }
        Kind::Text => None,
        Kind::Count if answer == "0" => None,
        _ => {
            let label = face.words.phrase(&question.label);
            Some(format!("{label} {answer}"))
        }
    }
}
