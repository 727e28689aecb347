//! The indicators in groups: each a row of steps in words.

use super::context::{ViewContext, field, field_class, number, wrong};
use super::sample;
use super::written::points;
use crate::app::compliance::action::Action;
use crate::app::compliance::assessment;
use crate::app::compliance::checklist::{Chapter, Item, Kind, name, spoken, wording};
use crate::app::kit::el::{El, button, el, label, plain_button};
use crate::app::kit::sentence;
use crate::compliance::instrument::{Measure, Part, Step};
use crate::compliance::tree::Tree;
use crate::document::Id;
use yew::prelude::*;

/// The list; `top` is where it begins.
pub fn view(context: &ViewContext<'_>, tree: &Tree, top: &NodeRef) -> El {
    let here = context
        .state
        .one
        .and_then(|place| context.list.items().nth(place));
    let here = here.map(|item| &item.part.id);
    let head = el("div")
        .class("list-head")
        .with(el("h3").text(context.get("compliance.indicators")))
        .with(ways_to_show(context));
    let chapters = context.list.chapters.iter();
    let chapters = chapters.map(|chapter| whole(context, chapter, here).into());
    let chapters = el("div").class("chapters").known_as(top).with_all(chapters);
    el("form")
        .class("questions")
        .on_submit_stay()
        .with(head)
        .with_some(sample::view(context, tree))
        .with(chapters)
        .with_some(context.state.one.map(|place| turn(context, top, place)))
}

fn ways_to_show(context: &ViewContext<'_>) -> El {
    let one = context.state.one;
    let entry = |key: &str, place: Option<usize>| {
        button("", context.act, Action::One(place))
            .says("aria-pressed", one.is_some() == place.is_some())
            .text(context.get(key))
    };
    el("div")
        .class("ways")
        .is("role", "group")
        .set("aria-label", context.get("compliance.show"))
        .with(entry("compliance.show.all", None))
        .with(entry("compliance.show.one", Some(one.unwrap_or(0))))
}

/// A group of indicators. What is set aside while they come one by one is still printed.
fn whole(context: &ViewContext<'_>, chapter: &Chapter<'_>, here: Option<&Id>) -> El {
    let is_aside = |item: &Item<'_>| here.is_some_and(|here| *here != item.part.id);
    let indicators = chapter.items.iter();
    let indicators = indicators.map(|item| indicator(context, item, is_aside(item)).into());
    el("section")
        .classes(&["section", aside(chapter.items.iter().all(is_aside))])
        .with(chapter_head(context, chapter))
        .with_all(indicators)
}

fn aside(is_aside: bool) -> &'static str {
    if is_aside { "aside" } else { "" }
}

/// To the indicator before or after, at its beginning.
fn turn(context: &ViewContext<'_>, top: &NodeRef, place: usize) -> El {
    let next = place.saturating_add(1);
    let count = context.list.items().count();
    let go = |key: &str, to: Option<usize>| {
        let (act, top) = (context.act.clone(), top.clone());
        let go = move |_| {
            act.emit(Action::One(Some(to.unwrap_or(place))));
            if let Some(top) = top.cast::<web_sys::Element>() {
                top.scroll_into_view();
            }
        };
        plain_button("")
            .has("disabled", to.is_none())
            .on_press(Callback::from(go))
            .text(context.get(key))
    };
    let where_ = [("n", &*next.to_string()), ("count", &*count.to_string())];
    el("div")
        .class("turn")
        .with(go("compliance.previous", place.checked_sub(1)))
        .with(el("span").text(&context.say("compliance.place", &where_)))
        .with(go("compliance.next", (next < count).then_some(next)))
}

fn chapter_head(context: &ViewContext<'_>, chapter: &Chapter<'_>) -> El {
    let language = context.state.language;
    let names = chapter.groups.iter().map(|part| name(language, part));
    let title: Vec<&str> = names.collect();
    let title = (!title.is_empty()).then(|| el("h4").text(&title.join(" › ")));
    let items = chapter.items.iter();
    let answered = items.filter(|item| context.is_answered(&item.part.id));
    let count = chapter.items.len();
    let progress = context.of("compliance.progress", answered.count(), count);
    el("div")
        .class("chapter")
        .with_some(title)
        .with(el("span").class("progress").text(&progress))
}

fn indicator(context: &ViewContext<'_>, item: &Item<'_>, is_aside: bool) -> El {
    let id = &item.part.id;
    let question = match item.kind {
        Kind::Steps(steps) => scale(context, item, steps),
        Kind::Measure(measure) => measured(context, item, measure),
    };
    let beside = el("div")
        .class("beside")
        .with(note(context, id))
        .with_some(take_back(context, item));
    el("div")
        .key(id.as_str())
        .classes(&["indicator", aside(is_aside)])
        .with(question)
        .with_some(criteria(context, item.part))
        .with(beside)
}

/// What an answer is judged by.
fn criteria(context: &ViewContext<'_>, part: &Part) -> Option<El> {
    if part.criteria.is_empty() {
        return None;
    }
    let criteria = part.criteria.iter().map(|criterion| {
        let (id, en) = (&criterion.label, criterion.label_en.as_ref());
        let said = spoken(context.state.language, id, en);
        el("li").text(said).into()
    });
    let view = el("details")
        .with(el("summary").text(context.get("compliance.criteria")))
        .with(el("ul").class("criteria").with_all(criteria));
    Some(view)
}

fn scale(context: &ViewContext<'_>, item: &Item<'_>, steps: &[Step]) -> El {
    let id = &item.part.id;
    let chosen = context.state.answer(id);
    let group = context.id(id.as_str());
    let steps = steps.iter().map(|step| {
        let answer = step.id.as_str();
        let input = el("input")
            .is("type", "radio")
            .set("name", &group)
            .value(answer)
            .checked(chosen == answer)
            .on_choice(
                context.act,
                Action::Answer(id.to_string(), answer.to_owned()),
            );
        el("label")
            .key(answer)
            .class("choice")
            .with(input)
            .with(el("span").text(wording(context.state.language, step)))
            .into()
    });
    el("fieldset")
        .class("field")
        .with(el("legend").text(name(context.state.language, item.part)))
        .with(el("div").class("scale").with_all(steps))
        .with_some(mistake(context, id))
}

/// Empties a scale; a number can be deleted where it stands.
fn take_back(context: &ViewContext<'_>, item: &Item<'_>) -> Option<El> {
    let id = &item.part.id;
    if matches!(item.kind, Kind::Measure(_)) || context.state.answer(id).is_empty() {
        return None;
    }
    let action = Action::Answer(id.to_string(), String::new());
    Some(button("link", context.act, action).text(context.get("compliance.unanswer")))
}

fn measured(context: &ViewContext<'_>, item: &Item<'_>, measure: &Measure) -> El {
    let id = &item.part.id;
    let place = context.id(id.as_str());
    let help = format!("{place}-help");
    let key = match measure.respondent {
        Some(_) => "compliance.measure.survey",
        None => "compliance.measure",
    };
    let (min, max) = (points(measure.min), points(measure.max));
    let bounds = context.say(key, &[("min", &min), ("max", &max)]);
    let question = id.to_string();
    let answer = move |text| Action::Answer(question.clone(), text);
    let mistake = mistyped(context, id).or_else(|| mistake(context, id));
    let input = number(&place, "decimal", context.state.answer(id))
        .set("aria-describedby", &help)
        .wrong(mistake.is_some())
        .on_type(context.act.reform(answer));
    let help = el("span").class("help").set("id", &help).text(&bounds);
    field(&place, name(context.state.language, item.part), input)
        .class(field_class(mistake.is_some()))
        .with(help)
        .with_some(mistake)
}

/// What is wrong with a text that should be a number.
fn mistyped(context: &ViewContext<'_>, id: &Id) -> Option<El> {
    let text = context.state.answer(id);
    let mistyped = assessment::measured(text)
        .err()
        .filter(|_| !text.trim().is_empty());
    mistyped.map(|(asked, reason)| wrong(&sentence::typed(context.words, asked, text, &reason)))
}

fn mistake(context: &ViewContext<'_>, id: &Id) -> Option<El> {
    let fault = context.state.fault_of(id)?;
    Some(wrong(&sentence::score_fault(context.words, &fault.reason)))
}

fn note(context: &ViewContext<'_>, id: &Id) -> El {
    let place = context.id(&format!("{id}-note"));
    let title = context.get("compliance.note");
    let text = context.state.note(id);
    let question = id.to_string();
    let take = move |text| Action::Note(question.clone(), text);
    let input = el("input")
        .set("id", &place)
        .is("type", "text")
        .value(text)
        .on_type(context.act.reform(take));
    el("details")
        .class("note")
        .has("open", !text.is_empty())
        .with(el("summary").text(title))
        .with(label(&place, title).class("visually-hidden"))
        .with(input)
}
