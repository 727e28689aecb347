//! A question with its field, its help, and what is wrong with the answer.

use super::ViewContext;
use super::input::{Input, input};
use crate::app::estimate::draft::{NO, YES};
use crate::app::estimate::form::{Choice, Kind, Question};
use crate::app::estimate::state::Action;
use crate::app::kit::el::{El, el, some, text};
use yew::prelude::*;

/// A question as it stands on the page.
pub struct Field<'a> {
    /// The question.
    pub question: &'a Question,
    /// What is in the field.
    pub text: String,
    /// The usual answer stands in it.
    pub is_usual: bool,
    /// The calendar has filled it in.
    pub is_from_calendar: bool,
    /// What is wrong, in a sentence.
    pub wrong: Option<String>,
}

/// One question.
pub fn field(context: &ViewContext, props: &Field<'_>) -> El {
    match &props.question.kind {
        Kind::Few(choices) => among_few(context, props, choices),
        Kind::Flag | Kind::Member(_) => tick(context, props),
        _ => labelled(context, props),
    }
}

/// Sends what was typed.
pub(super) fn answer(context: &ViewContext, question: &Question) -> Callback<String> {
    let path = question.path.clone();
    context
        .act
        .reform(move |text| Action::Answer(path.clone(), text))
}

fn labelled(context: &ViewContext, props: &Field<'_>) -> El {
    let id = context.id(&props.question.path);
    let is_row = props.question.kind == Kind::Count;
    let label = el("label").set("for", &id).with_all(label(context, props));
    let ask = el("div").class("ask").with(label);
    let input = input(
        context,
        &Input {
            id,
            question: props.question,
            text: &props.text,
            described_by: below(context, props),
            is_wrong: props.wrong.is_some(),
            on_answer: answer(context, props.question),
        },
    );
    el("div")
        .classes(&["field", if is_row { "row" } else { "" }, wrong_class(props)])
        .with(ask.with_some(help(context, props)))
        .with(input)
        .with_some(wrong(context, props))
}

fn among_few(context: &ViewContext, props: &Field<'_>, choices: &[Choice]) -> El {
    let name = context.id(&props.question.path);
    let choices = choices.iter().map(|choice| {
        el("label")
            .class("choice")
            .with(
                el("input")
                    .is("type", "radio")
                    .set("name", &name)
                    .value(&choice.value)
                    .checked(props.text == choice.value)
                    .on_choice(&context.act, action(props.question, &choice.value)),
            )
            .with(el("span").text(&context.words.phrase(&choice.label)))
            .into()
    });
    el("fieldset")
        .set("id", &name)
        .class("field")
        .set_some("aria-describedby", below(context, props).as_deref())
        .with(el("legend").with_all(label(context, props)))
        .with(el("div").class("few").with_all(choices))
        .with_some(help(context, props))
        .with_some(wrong(context, props))
}

/// A certain answer.
fn action(question: &Question, value: &str) -> Action {
    Action::Answer(question.path.clone(), value.to_owned())
}

fn tick(context: &ViewContext, props: &Field<'_>) -> El {
    let is_ticked = props.text == YES;
    let other = if is_ticked { NO } else { YES };
    let input = el("input")
        .is("type", "checkbox")
        .set("id", &context.id(&props.question.path))
        .checked(is_ticked)
        .set_some("aria-describedby", below(context, props).as_deref())
        .on_choice(&context.act, action(props.question, other));
    let label = &props.question.label;
    let text = el("span")
        .is("lang", label.language())
        .text(&context.words.phrase(label));
    el("div")
        .class("field")
        .with(el("label").class("choice").with(input).with(text))
        .with_some(help(context, props))
        .with_some(wrong(context, props))
}

/// The question, and that its usual answer stands in the field.
fn label(context: &ViewContext, props: &Field<'_>) -> [Html; 3] {
    let says_usual = props.is_usual && !matches!(props.question.kind, Kind::Count | Kind::Flag);
    let says_calendar = props.is_from_calendar && !props.text.is_empty() && props.text != "0";
    let said = match (says_calendar, says_usual) {
        (true, _) => Some("field.from_calendar"),
        (_, true) => Some("field.usual"),
        _ => None,
    };
    [
        text(&context.words.phrase(&props.question.label)),
        // Without a blank a screen reader says both as one word.
        some(said.map(|_| text(" "))),
        some(said.map(|key| el("span").class("usual").text(context.words.get(key)))),
    ]
}

fn help(context: &ViewContext, props: &Field<'_>) -> Option<El> {
    let help = context.words.phrase(props.question.help.as_ref()?);
    let element = el("p").class("help").set("id", &help_id(context, props));
    Some(element.text(&help))
}

fn wrong(context: &ViewContext, props: &Field<'_>) -> Option<El> {
    let wrong = props.wrong.as_ref()?;
    let element = el("p").class("wrong").set("id", &wrong_id(context, props));
    Some(element.text(wrong))
}

fn wrong_class(props: &Field<'_>) -> &'static str {
    match props.wrong {
        Some(_) => "is-wrong",
        None => "",
    }
}

fn help_id(context: &ViewContext, props: &Field<'_>) -> String {
    format!("{}-help", context.id(&props.question.path))
}

fn wrong_id(context: &ViewContext, props: &Field<'_>) -> String {
    format!("{}-wrong", context.id(&props.question.path))
}

/// The ids of the sentences that belong to the field.
fn below(context: &ViewContext, props: &Field<'_>) -> Option<String> {
    let wrong = props.wrong.as_ref().map(|_| wrong_id(context, props));
    let help = props
        .question
        .help
        .as_ref()
        .map(|_| help_id(context, props));
    match (wrong, help) {
        (Some(wrong), Some(help)) => Some(format!("{wrong} {help}")),
        (wrong, help) => wrong.or(help),
    }
}
