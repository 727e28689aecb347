//! The indicators in groups: each a row of steps in words.

use super::face::Face;
use super::sample;
use crate::app::compliance::action::Action;
use crate::app::compliance::checklist::{
    Chapter, Item, Kind, chapters, count, name, spoken, wording,
};
use crate::app::figures;
use crate::app::sentence;
use crate::compliance::instrument::{Measure, Step};
use crate::document::Id;
use yew::prelude::*;

/// The list; `top` is where it begins.
pub fn view(face: &Face<'_>, top: &NodeRef) -> Html {
    let Some((_, tree)) = face.state.instrument() else {
        return html! { <p class="nothing">{ face.get("compliance.none") }</p> };
    };
    let chapters = chapters(tree);
    let count = count(&chapters);
    let mut items = chapters.iter().flat_map(|chapter| &chapter.items);
    let here = face.state.one.and_then(|place| items.nth(place));
    let here = here.map(|item| &item.part.id);
    html! {
        <form class="questions" onsubmit={|event: SubmitEvent| event.prevent_default()}>
            <div class="list-head">
                <h3>{ face.get("compliance.indicators") }</h3>
                { ways_to_show(face) }
            </div>
            { sample::view(face, tree) }
            <div class="chapters" ref={top}>{ for chapters.iter().map(|chapter| whole(face, chapter, here)) }</div>
            if let Some(place) = face.state.one { { turn(face, top, place, count) } }
        </form>
    }
}

fn ways_to_show(face: &Face<'_>) -> Html {
    let one = face.state.one;
    let button = |key: &str, place: Option<usize>| {
        let is_so = one.is_some() == place.is_some();
        html! {
            <button
                type="button"
                aria-pressed={is_so.to_string()}
                onclick={face.on(move || Action::One(place))}
            >{ face.get(key) }</button>
        }
    };
    html! {
        <div class="ways" role="group" aria-label={face.get("compliance.show")}>
            { button("compliance.show.all", None) }
            { button("compliance.show.one", Some(one.unwrap_or(0))) }
        </div>
    }
}

/// A group of indicators. What is set aside while they come one by one is still printed.
fn whole(face: &Face<'_>, chapter: &Chapter<'_>, here: Option<&Id>) -> Html {
    let is_aside = |item: &Item<'_>| here.is_some_and(|here| *here != item.part.id);
    let aside = chapter.items.iter().all(is_aside).then_some("aside");
    html! {
        <section class={classes!("section", aside)}>
            { chapter_head(face, chapter) }
            { for chapter.items.iter().map(|item| indicator(face, item, is_aside(item))) }
        </section>
    }
}

/// To the indicator before or after, at its beginning.
fn turn(face: &Face<'_>, top: &NodeRef, place: usize, count: usize) -> Html {
    let next = place.saturating_add(1);
    let go = |key: &str, to: Option<usize>| {
        let (act, top) = (face.act.clone(), top.clone());
        let go = move |_: MouseEvent| {
            act.emit(Action::One(Some(to.unwrap_or(place))));
            if let Some(top) = top.cast::<web_sys::Element>() {
                top.scroll_into_view();
            }
        };
        html! {
            <button
                type="button"
                disabled={to.is_none()}
                onclick={Callback::from(go)}
            >{ face.get(key) }</button>
        }
    };
    let where_ = [("n", &*next.to_string()), ("count", &*count.to_string())];
    html! {
        <div class="turn">
            { go("compliance.previous", place.checked_sub(1)) }
            <span>{ face.say("compliance.place", &where_) }</span>
            { go("compliance.next", (next < count).then_some(next)) }
        </div>
    }
}

fn chapter_head(face: &Face<'_>, chapter: &Chapter<'_>) -> Html {
    let language = face.state.language;
    let names = chapter.groups.iter().map(|part| name(language, part));
    let title: Vec<&str> = names.collect();
    let answered = chapter
        .items
        .iter()
        .filter(|item| is_answered(face, &item.part.id))
        .count();
    let progress = [
        ("n", &*answered.to_string()),
        ("count", &*chapter.items.len().to_string()),
    ];
    html! {
        <div class="chapter">
            if !title.is_empty() { <h4>{ title.join(" › ") }</h4> }
            <span class="progress">{ face.say("compliance.progress", &progress) }</span>
        </div>
    }
}

fn is_answered(face: &Face<'_>, id: &Id) -> bool {
    !face.state.answer(id).trim().is_empty() && face.state.fault_of(id).is_none()
}

fn indicator(face: &Face<'_>, item: &Item<'_>, is_aside: bool) -> Html {
    let id = &item.part.id;
    let language = face.state.language;
    let criteria = &item.part.criteria;
    html! {
        <div class={classes!("indicator", is_aside.then_some("aside"))} key={id.to_string()}>
            { match item.kind {
                Kind::Steps(steps) => scale(face, item, steps),
                Kind::Measure(measure) => number(face, item, measure),
            } }
            if !criteria.is_empty() {
                <details>
                    <summary>{ face.get("compliance.criteria") }</summary>
                    <ul class="criteria">
                        { for criteria.iter().map(|criterion| html! {
                            <li>{ spoken(language, &criterion.label, criterion.label_en.as_ref()) }</li>
                        }) }
                    </ul>
                </details>
            }
            <div class="beside">
                { note(face, id) }
                { take_back(face, item) }
            </div>
        </div>
    }
}

fn scale(face: &Face<'_>, item: &Item<'_>, steps: &[Step]) -> Html {
    let id = &item.part.id;
    let chosen = face.state.answer(id);
    let group = face.id(id.as_str());
    let step = |step: &Step| {
        let (question, answer) = (id.to_string(), step.id.to_string());
        html! {
            <label class="choice" key={answer.clone()}>
                <input
                    type="radio"
                    name={group.clone()}
                    value={answer.clone()}
                    checked={chosen == answer}
                    onchange={face.on::<Event>(move || Action::Answer(question.clone(), answer.clone()))}
                />
                <span>{ wording(face.state.language, step) }</span>
            </label>
        }
    };
    html! {
        <fieldset class="field">
            <legend>{ name(face.state.language, item.part) }</legend>
            <div class="scale">{ for steps.iter().map(step) }</div>
            { wrong(face, id) }
        </fieldset>
    }
}

/// Empties a scale; a number can be deleted where it stands.
fn take_back(face: &Face<'_>, item: &Item<'_>) -> Html {
    let id = &item.part.id;
    if matches!(item.kind, Kind::Measure(_)) || face.state.answer(id).is_empty() {
        return html! {};
    }
    let id = id.to_string();
    html! {
        <button
            type="button"
            class="link"
            onclick={face.on(move || Action::Answer(id.clone(), String::new()))}
        >{ face.get("compliance.unanswer") }</button>
    }
}

fn number(face: &Face<'_>, item: &Item<'_>, measure: &Measure) -> Html {
    let id = &item.part.id;
    let field = face.id(id.as_str());
    let help = format!("{field}-help");
    let key = match measure.respondent {
        Some(_) => "compliance.measure.survey",
        None => "compliance.measure",
    };
    let (min, max) = (decimal(measure.min), decimal(measure.max));
    let question = id.to_string();
    html! {
        <div class={classes!("field", face.state.fault_of(id).map(|_| "is-wrong"))}>
            <label for={field.clone()}>{ name(face.state.language, item.part) }</label>
            <input
                id={field}
                class="number"
                type="text"
                inputmode="decimal"
                autocomplete="off"
                value={face.state.answer(id).to_owned()}
                aria-describedby={help.clone()}
                aria-invalid={face.state.fault_of(id).map(|_| "true")}
                oninput={face.typed::<InputEvent>(move |text| Action::Answer(question.clone(), text))}
            />
            <span class="help" id={help}>{ face.say(key, &[("min", &min), ("max", &max)]) }</span>
            { wrong(face, id) }
        </div>
    }
}

fn decimal(points: crate::money::Points) -> String {
    figures::decimal(&points.to_string())
}

fn wrong(face: &Face<'_>, id: &Id) -> Html {
    let Some(fault) = face.state.fault_of(id) else {
        return html! {};
    };
    html! { <p class="wrong">{ sentence::score_fault(face.words, &fault.reason) }</p> }
}

fn note(face: &Face<'_>, id: &Id) -> Html {
    let field = face.id(&format!("{id}-note"));
    let question = id.to_string();
    let text = face.state.note(id);
    html! {
        <details class="note" open={!text.is_empty()}>
            <summary>{ face.get("compliance.note") }</summary>
            <label class="visually-hidden" for={field.clone()}>{ face.get("compliance.note") }</label>
            <input
                id={field}
                type="text"
                value={text.to_owned()}
                oninput={face.typed::<InputEvent>(move |text| Action::Note(question.clone(), text))}
            />
        </details>
    }
}
