//! What is being estimated: the month, the regulation, and in which language.

use super::Face;
use super::bring::bring;
use super::el::{El, button, el, several};
use super::select::{Select, option, select};
use crate::app::calendar;
use crate::app::sentence;
use crate::app::state::{Action, Outcome, State};
use crate::app::words::Language;
use crate::document::Month;
use yew::prelude::*;

/// The head of the page.
pub fn head(face: &Face, state: &State, today: Month) -> Html {
    let month = face.words.phrase(&calendar::name(state.month));
    let title = face.words.say("head.title", &[("month", &month)]);
    let title = el("div")
        .class("title")
        .with(el("h2").text(&title))
        .with(languages(face, state.language));
    let pickers = el("div")
        .class("pickers")
        .with(regulations(face, state))
        .with(months(face, state, today));
    el("div")
        .class("head")
        .with(title)
        .with(pickers)
        .with(el("div").class("about-pack").with(about(face, state)))
        .into()
}

/// How the regulation in use stands, its note, and the way to bring another.
fn about(face: &Face, state: &State) -> El {
    let pack = &state.chosen.regulation.regional;
    let standing = pack.status.word();
    let standing = el("span")
        .classes(&["standing", standing])
        .text(face.words.get(&format!("standing.{standing}")));
    let summary = el("summary")
        .with(standing)
        .text(" ")
        .text(face.words.get("head.about_regulation"));
    let note = pack.note.as_ref();
    let note = note.map(|note| el("p").is("lang", Language::OF_PACKS.code()).text(note));
    el("details")
        .with(summary)
        .with_some(note)
        .with(bring(face))
}

fn languages(face: &Face, spoken: Language) -> El {
    let buttons = Language::ALL.map(|language| {
        let code = language.code();
        let name = face.words.get(&format!("language.{code}")).to_owned();
        button("", face, Action::Language(language))
            .is("lang", code)
            .says("aria-pressed", language == spoken)
            .set("aria-label", &name)
            .text(&code.to_ascii_uppercase())
            .into()
    });
    el("div")
        .class("languages")
        .is("role", "group")
        .set("aria-label", face.words.get("head.language"))
        .with_all(buttons)
}

fn regulations(face: &Face, state: &State) -> El {
    let id = face.id("regulation");
    let entries = state
        .library
        .entries()
        .map(|entry| option(entry.id, entry.title, Language::OF_PACKS.code()));
    let label = label(face, &id, "head.regulation");
    el("div").class("field").with(label).with(select(Select {
        id,
        chosen: state.regulation_id().to_owned(),
        described_by: None,
        is_wrong: false,
        on_choose: face.act.reform(Action::Regulation),
        options: several(entries),
    }))
}

fn label(face: &Face, of: &str, key: &str) -> El {
    el("label").set("for", of).text(face.words.get(key))
}

/// The month and the year, each in a list of its own, and what is wrong with them.
fn months(face: &Face, state: &State, today: Month) -> El {
    let (year, number) = (state.month.year(), state.month.number());
    let valid = &state.chosen.regulation.regional.valid;
    let first = valid.from.year().min(year);
    let last = today.year().saturating_add(1).max(year);
    let months = (1..=12u8).map(|month| {
        let name = format!("month.{month}");
        option(&month.to_string(), face.words.get(&name), "")
    });
    let years = (first..=last).rev().map(|of| {
        let text = of.to_string();
        option(&text, &text, "")
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
    let month = select(Select {
        id: face.id("month"),
        chosen: number.to_string(),
        described_by: wrong_id.clone(),
        is_wrong: wrong.is_some(),
        on_choose: face.act.reform(to_month),
        options: several(months),
    });
    let year = select(Select {
        id: face.id("year"),
        chosen: year.to_string(),
        described_by: None,
        is_wrong: false,
        on_choose: face.act.reform(to_year),
        options: several(years),
    });
    let wrong = wrong.map(|wrong| {
        el("p")
            .class("wrong")
            .set_some("id", wrong_id.as_deref())
            .text(&wrong)
    });
    el("div")
        .class("field months")
        .with(label(face, &face.id("month"), "head.month"))
        .with(month)
        .with(label(face, &face.id("year"), "head.year"))
        .with(year)
        .with_some(wrong)
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
