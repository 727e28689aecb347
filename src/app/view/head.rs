//! What is being estimated: the month, the regulation, and in which language.

use super::Face;
use super::bring::bring;
use crate::app::calendar;
use crate::app::select::{Select, option};
use crate::app::sentence;
use crate::app::state::{Action, Outcome, State};
use crate::app::words::Language;
use crate::document::Month;
use yew::prelude::*;

/// The head of the page.
pub fn head(face: &Face, state: &State, today: Month) -> Html {
    let month = face.words.phrase(&calendar::name(state.month));
    let pack = &state.chosen.regulation.regional;
    html! {
        <div class="head">
            <div class="title">
                <h2>{ face.words.say("head.title", &[("month", &month)]) }</h2>
                { languages(face, state.language) }
            </div>
            <div class="pickers">
                { regulations(face, state) }
                { months(face, state, today) }
            </div>
            <div class="about-pack">
                <details>
                    <summary>
                        <span class={classes!("standing", pack.status.word())}>
                            { face.words.get(&format!("standing.{}", pack.status.word())) }
                        </span>
                        { " " }
                        { face.words.get("head.about_regulation") }
                    </summary>
                    if let Some(note) = &pack.note { <p>{ note }</p> }
                    { bring(face) }
                </details>
            </div>
        </div>
    }
}

fn languages(face: &Face, spoken: Language) -> Html {
    let buttons = Language::ALL.map(|language| {
        html! {
            <button
                type="button"
                lang={language.code()}
                aria-pressed={(language == spoken).to_string()}
                aria-label={face.words.get(&format!("language.{}", language.code())).to_owned()}
                onclick={face.on(move || Action::Language(language))}
            >{ language.code().to_uppercase() }</button>
        }
    });
    html! {
        <div class="languages" role="group" aria-label={face.words.get("head.language").to_owned()}>
            { for buttons }
        </div>
    }
}

fn regulations(face: &Face, state: &State) -> Html {
    let id = face.id("regulation");
    let entries = state
        .library
        .entries()
        .map(|entry| option(entry.id, entry.title));
    html! {
        <div class="field">
            <label for={id.clone()}>{ face.words.get("head.regulation") }</label>
            <Select
                {id}
                chosen={state.regulation_id().to_owned()}
                on_choose={face.act.reform(Action::Regulation)}
            >{ for entries }</Select>
        </div>
    }
}

/// The month and the year, each in a list of its own, and what is wrong with them.
fn months(face: &Face, state: &State, today: Month) -> Html {
    let (year, number) = (state.month.year(), state.month.number());
    let valid = &state.chosen.regulation.regional.valid;
    let first = valid.from.year().min(year);
    let last = today.year().saturating_add(1).max(year);
    let months = (1..=12u8).map(|month| {
        let name = format!("month.{month}");
        option(&month.to_string(), face.words.get(&name))
    });
    let years = (first..=last).rev().map(|of| {
        let text = of.to_string();
        option(&text, &text)
    });
    let to_month = move |chosen: String| {
        let number = chosen.parse().unwrap_or(number);
        Action::Month(Month::new(year, number).unwrap_or(today))
    };
    let to_year = move |chosen: String| {
        let year = chosen.parse().unwrap_or(year);
        Action::Month(Month::new(year, number).unwrap_or(today))
    };
    let wrong = month_wrong(face, state);
    let wrong_id = wrong.as_ref().map(|_| face.id("month-wrong"));
    html! {
        <div class="field months">
            <label for={face.id("month")}>{ face.words.get("head.month") }</label>
            <Select
                id={face.id("month")}
                chosen={number.to_string()}
                described_by={wrong_id.clone()}
                is_wrong={wrong.is_some()}
                on_choose={face.act.reform(to_month)}
            >{ for months }</Select>
            <label for={face.id("year")}>{ face.words.get("head.year") }</label>
            <Select
                id={face.id("year")}
                chosen={year.to_string()}
                on_choose={face.act.reform(to_year)}
            >{ for years }</Select>
            if let Some(wrong) = wrong { <p class="wrong" id={wrong_id}>{ wrong }</p> }
        </div>
    }
}

/// What is wrong with the month: it has no question of its own.
fn month_wrong(face: &Face, state: &State) -> Option<String> {
    let Outcome::Wrong(noted) = &state.outcome else {
        return None;
    };
    noted
        .iter()
        .find(|noted| noted.trouble.path() == "$.month")
        .map(|noted| sentence::trouble(&face.words, &noted.trouble))
}
