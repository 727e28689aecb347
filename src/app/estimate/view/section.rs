//! A section of questions; a folded one says in a line what its answers are.

use super::ViewContext;
use super::calendar::calendar;
use super::field::{Field, field};
use super::wrong_answer;
use crate::app::estimate::draft::YES;
use crate::app::estimate::form::{ATTENDANCE_GROUP, Group, Kind, Question, Section};
use crate::app::estimate::state::{Action, State};
use crate::app::kit::el::{El, button, el};
use yew::prelude::*;

/// One section.
pub fn section(context: &ViewContext, state: &State, section: &Section) -> El {
    let title = context.words.get(section.key);
    let groups = section.groups.iter();
    let groups = groups.map(|group| questions(context, state, group).into());
    if !section.folded {
        return el("div")
            .key(section.key)
            .class("section")
            .with(el("h3").text(title))
            .with_all(groups);
    }
    let is_open = state.is_open(section.key);
    let id = context.id(section.key);
    let fold = button("fold", &context.act, Action::Toggle(section.key.to_owned()))
        .says("aria-expanded", is_open)
        .set("aria-controls", &id)
        .with(el("span").text(title))
        .with_all(summary(context, state, section));
    let inside = el("div").set("id", &id).has("hidden", !is_open);
    el("div")
        .key(section.key)
        .class("section folded")
        .with(el("h3").with(fold))
        .with(inside.with_all(groups.filter(|_| is_open)))
}

fn questions(context: &ViewContext, state: &State, group: &Group) -> El {
    let fields = group.questions.iter().map(|question| {
        let wrong = state.trouble_of(question);
        let field = field(
            context,
            &Field {
                question,
                text: text(state, question),
                is_usual: question.is_usual(&state.draft),
                is_from_calendar: state.is_from_calendar(question),
                wrong: wrong.map(|trouble| wrong_answer(context, state, trouble)),
            },
        );
        field.key(&question.path).into()
    });
    let around = el("div").class("group");
    let Some(key) = group.key else {
        return around.with_all(fields);
    };
    let id = context.id(key);
    let calendar = (key == ATTENDANCE_GROUP).then(|| calendar(context, state));
    around
        .is("role", "group")
        .set("aria-labelledby", &id)
        .with(el("h4").set("id", &id).text(context.words.get(key)))
        .with_all(fields)
        .with_some(calendar.flatten())
}

/// What stands in the field: what was typed, even a blank, else the usual answer.
fn text(state: &State, question: &Question) -> String {
    let is_typed = !matches!(
        question.kind,
        Kind::Choice(_) | Kind::Number(_) | Kind::Few(_)
    );
    let typed = state.draft.answers.get(&question.path).filter(|_| is_typed);
    let text = typed
        .map(String::as_str)
        .or_else(|| question.answer(&state.draft));
    text.unwrap_or_default().to_owned()
}

/// The answers of a folded section in a line, and whether something in it must be mended.
fn summary(context: &ViewContext, state: &State, section: &Section) -> [Html; 2] {
    let questions = || section.groups.iter().flat_map(|group| &group.questions);
    let wrong = questions().filter(|question| state.trouble_of(question).is_some());
    let wrong = match wrong.count() {
        0 => Html::default(),
        count => {
            let count = count.to_string();
            let sentence = context.words.say("fold.wrong", &[("count", &count)]);
            el("span").class("wrong").text(&sentence).into()
        }
    };
    let mut answers: Vec<String> = Vec::new();
    for question in questions() {
        answers.extend(short(context, state, question));
    }
    let answers = answers.join(" · ");
    [wrong, el("span").class("summary").text(&answers).into()]
}

/// An answer in words; nothing for none.
pub(super) fn said(context: &ViewContext, state: &State, question: &Question) -> Option<String> {
    let answer = question
        .answer(&state.draft)
        .filter(|answer| !answer.is_empty())?;
    match &question.kind {
        Kind::Choice(choices) | Kind::Number(choices) | Kind::Few(choices) => {
            let choice = choices.iter().find(|choice| choice.value == answer)?;
            Some(context.words.phrase(&choice.label))
        }
        Kind::Flag | Kind::Member(_) => {
            (answer == YES).then(|| context.words.get("paper.yes").to_owned())
        }
        Kind::Count if answer == "0" => None,
        _ => Some(answer.to_owned()),
    }
}

/// An answer as the summary says it; nothing for what is not worth a word.
fn short(context: &ViewContext, state: &State, question: &Question) -> Option<String> {
    let answer = question.answer(&state.draft)?;
    match &question.kind {
        Kind::Choice(choices) | Kind::Number(choices) | Kind::Few(choices) => {
            let way_of_asking = question.place.is_none() && question.is_usual(&state.draft);
            let choice = choices.iter().find(|choice| choice.value == answer)?;
            let tells = !choice.value.is_empty() && !way_of_asking;
            tells.then(|| context.words.phrase(&choice.label))
        }
        Kind::Flag | Kind::Member(_) => {
            (answer == YES).then(|| context.words.phrase(&question.label))
        }
        Kind::Text => None,
        Kind::Count if answer == "0" => None,
        _ => {
            let label = context.words.phrase(&question.label);
            Some(format!("{label} {answer}"))
        }
    }
}
