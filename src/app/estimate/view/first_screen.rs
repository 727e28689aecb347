//! The first screen, before anything is answered: what this is, the one question that the first
//! figure needs, and examples to look at.

use super::ViewContext;
use crate::app::estimate::example::{Example, examples};
use crate::app::estimate::form::{CLASS, Kind, POSITION};
use crate::app::estimate::state::{Action, Outcome, State};
use crate::app::kit::el::{El, button, el, label};
use yew::prelude::*;

/// The first screen; none once there has been an answer.
pub fn first_screen(context: &ViewContext, state: &State) -> Option<El> {
    let is_new = matches!(state.outcome, Outcome::Needs(_)) && state.last_net.is_none();
    is_new.then(|| {
        el("div")
            .class("start")
            .with(classes(context).with_some(posts(context, state)))
            .with_some(examples_of(context, state))
    })
}

fn classes(context: &ViewContext) -> El {
    let words = &context.words;
    let id = context.id("start-class");
    let buttons = (1..=17u8).map(|class| {
        let number = class.to_string();
        let name = words.say("choose.class_of", &[("class", &number)]);
        let answers = vec![(CLASS.to_owned(), number.clone())];
        button("", &context.act, Action::Fill(answers))
            .set("aria-label", &name)
            .text(&number)
            .into()
    });
    let grid = el("div")
        .class("classes")
        .is("role", "group")
        .set("aria-labelledby", &id)
        .with_all(buttons);
    el("div")
        .class("card")
        .with(el("h3").set("id", &id).text(words.get("start.class")))
        .with(el("p").class("help").text(words.get("start.class.help")))
        .with(grid)
}

/// Who knows the post and not its class types it: the list narrows as they do.
fn posts(context: &ViewContext, state: &State) -> Option<El> {
    let words = &context.words;
    let mut questions = state.form.questions().map(|(_, question)| question);
    let question = questions.find(|question| question.path == POSITION)?;
    let Kind::Choice(choices) = &question.kind else {
        return None;
    };
    let posts = choices.iter().filter(|choice| !choice.value.is_empty());
    let named: Vec<(String, String)> = posts
        .map(|choice| (words.phrase(&choice.label), choice.value.clone()))
        .collect();
    let (id, list) = (context.id("start-post"), context.id("start-posts"));
    let options = named
        .iter()
        .map(|(name, _)| el("option").set("value", name).into());
    let options = el("datalist").set("id", &list).with_all(options);
    let act = context.act.clone();
    let chosen = Callback::from(move |text: String| {
        if let Some((_, post)) = named.iter().find(|(name, _)| *name == text) {
            act.emit(Action::Fill(vec![(POSITION.to_owned(), post.clone())]));
        }
    });
    let field = el("input")
        .is("type", "search")
        .is("autocomplete", "off")
        .set("id", &id)
        .set("list", &list)
        .set("placeholder", words.get("start.post.placeholder"))
        .on_type(chosen);
    let field = el("div")
        .class("field")
        .with(label(&id, words.get("start.post")))
        .with(field)
        .with(options);
    Some(field)
}

fn examples_of(context: &ViewContext, state: &State) -> Option<El> {
    let examples = examples(&state.chosen.regulation);
    if examples.is_empty() {
        return None;
    }
    let items = examples
        .into_iter()
        .map(|example| item(context, example).into());
    let card = el("div")
        .class("card")
        .with(el("h3").text(context.words.get("start.examples")))
        .with(el("ul").class("examples").with_all(items));
    Some(card)
}

fn item(context: &ViewContext, example: Example) -> El {
    let words = &context.words;
    let help = words.get(&format!("{}.help", example.key)).to_owned();
    let name = el("strong").text(words.get(example.key));
    let button = button("example", &context.act, Action::Fill(example.answers))
        .with(name)
        .with(el("span").text(&help));
    el("li").with(button)
}
