//! The indicators in groups: each a row of steps in words.

use super::context::{ViewContext, field, field_class, number, track, wrong};
use super::sample;
use super::written::points;
use crate::app::compliance::action::Action;
use crate::app::compliance::assessment;
use crate::app::compliance::checklist::{Chapter, Item, Kind, name, spoken, wording};
use crate::app::kit::el::{El, button, el, label};
use crate::app::kit::sentence;
use crate::compliance::instrument::{Measure, Part, Step};
use crate::compliance::tree::Tree;
use crate::document::Id;
use yew::prelude::*;

/// The list: chapters that fold, or one indicator at a time. A key on any answer goes on to the
/// next that is open.
pub fn view(context: &ViewContext<'_>, tree: &Tree) -> El {
    let one = context.state.one;
    let chapters = context.list.chapters.iter().enumerate();
    let chapters = chapters.map(|(place, chapter)| whole(context, place, chapter).into());
    el("form")
        .class("questions")
        .on_submit(context.act, Action::GoOn)
        .with(head(context))
        .with_some(sample::view(context, tree))
        .with_some(one.map(|place| turn(context, place)))
        .with(el("div").class("chapters").with_all(chapters))
}

/// Whose sheet it is, how far it is, and the way on.
fn head(context: &ViewContext<'_>) -> El {
    let spot = &context.state.spot;
    let title = [
        context.unit(&spot.unit),
        context.instrument(&spot.instrument),
    ];
    let count = context.list.items().count();
    let answered = answered(context, context.list.items());
    let go_on = (answered < count).then(|| {
        el("button")
            .class("link")
            .is("type", "submit")
            .text(context.get("compliance.go_on"))
    });
    let progress = context.of("compliance.progress", answered, count);
    let progress = el("div")
        .class("list-head")
        .with(el("span").class("progress").text(&progress))
        .with_some(go_on);
    let title = el("div")
        .class("list-head")
        .with(el("h3").text(&title.join(" · ")))
        .with(ways_to_show(context));
    el("div")
        .class("sheet-head")
        .with(title)
        .with(bar(answered, count))
        .with(progress)
}

fn answered<'t>(context: &ViewContext<'_>, items: impl Iterator<Item = &'t Item<'t>>) -> usize {
    items
        .filter(|item| context.state.is_answered(&item.part.id))
        .count()
}

/// How much is answered.
fn bar(answered: usize, count: usize) -> El {
    let share = answered.saturating_mul(1000).checked_div(count);
    let share = share
        .and_then(|share| i64::try_from(share).ok())
        .unwrap_or(0);
    track(share, share)
}

fn ways_to_show(context: &ViewContext<'_>) -> El {
    let one = context.state.one;
    let here = context.state.here.unwrap_or(0);
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
        .with(entry("compliance.show.one", Some(one.unwrap_or(here))))
}

/// A chapter. What is folded, or set aside while indicators come one by one, is still printed.
fn whole(context: &ViewContext<'_>, place: usize, chapter: &Chapter<'_>) -> El {
    let state = context.state;
    let here = state.one.and_then(|place| context.list.items().nth(place));
    let is_aside = |item: &Item<'_>| here.is_some_and(|here| here.part.id != item.part.id);
    let folds = context.list.chapters.len() > 1 && here.is_none();
    let is_folded = folds && !state.unfolded.contains(&place);
    let id = context.id(&format!("chapter-{place}"));
    let indicators = chapter.items.iter();
    let indicators = indicators.map(|item| indicator(context, item, is_aside(item)).into());
    let alone = here.filter(|_| !chapter.groups.is_empty());
    let alone = alone.map(|_| title_of(context, chapter));
    let inside = el("div")
        .set("id", &id)
        .classes(&["inside", aside(is_folded)])
        .with_some(alone.map(|title| el("h4").class("around").text(title)))
        .with_all(indicators);
    el("section")
        .classes(&["section folded", aside(chapter.items.iter().all(is_aside))])
        .with_some(folds.then(|| fold(context, place, chapter, (&id, is_folded))))
        .with(inside)
}

/// The name of a chapter and how much of it is answered; a press folds or unfolds it.
fn fold(
    context: &ViewContext<'_>,
    place: usize,
    chapter: &Chapter<'_>,
    (id, is_folded): (&str, bool),
) -> El {
    let language = context.state.language;
    let around = match chapter.groups.split_last() {
        Some((_, around)) => around,
        None => &[],
    };
    let around: Vec<&str> = around.iter().map(|part| name(language, part)).collect();
    let count = chapter.items.len();
    let answered = answered(context, chapter.items.iter());
    let done = if answered == count { "done" } else { "" };
    let progress = context.of("compliance.matrix.partly", answered, count);
    let button = button("fold", context.act, Action::Fold(place))
        .says("aria-expanded", !is_folded)
        .set("aria-controls", id)
        .with(el("span").text(title_of(context, chapter)))
        .with_some(
            (!around.is_empty()).then(|| el("small").class("around").text(&around.join(" › "))),
        )
        .with(el("small").classes(&["progress", done]).text(&progress))
        .with(bar(answered, count));
    el("h4").with(button)
}

/// The name of the innermost group; an indicator without a group stands for itself.
fn title_of<'t>(context: &ViewContext<'_>, chapter: &Chapter<'t>) -> &'t str {
    let first = chapter.items.first().map(|item| item.part);
    let mut names = chapter.groups.iter().copied().rev().chain(first);
    let title = names.next();
    title.map_or("", |part| name(context.state.language, part))
}

fn aside(is_aside: bool) -> &'static str {
    if is_aside { "aside" } else { "" }
}

/// To the indicator before or after; above them, so that it stays in its place.
fn turn(context: &ViewContext<'_>, place: usize) -> El {
    let next = place.saturating_add(1);
    let count = context.list.items().count();
    let go = |key: &str, to: Option<usize>| {
        button("", context.act, Action::One(Some(to.unwrap_or(place))))
            .has("disabled", to.is_none())
            .text(context.get(key))
    };
    let place_of = context.of("compliance.place", next, count);
    el("div")
        .class("turn")
        .with(go("compliance.previous", place.checked_sub(1)))
        .with(el("span").text(&place_of))
        .with(go("compliance.next", (next < count).then_some(next)))
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
    let place = context.state.here;
    let is_here = place.is_some() && place == context.list.place(id.as_str());
    el("div")
        .key(id.as_str())
        .classes(&["indicator", aside(is_aside)])
        .has("data-here", is_here)
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
        let (act, tap) = (
            context.act.clone(),
            Action::Tap(id.to_string(), answer.to_owned()),
        );
        // A key chooses among the answers; a tap has chosen.
        let tapped = move |event: MouseEvent| {
            if event.detail() > 0 {
                act.emit(tap.clone());
            }
        };
        el("label")
            .key(answer)
            .class("choice")
            .on_press(Callback::from(tapped))
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
    let input = number(&place, "decimal")
        .value(context.state.answer(id))
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
