//! What is being estimated: the month, the regulation, and in which language.

use super::{Face, wrong_answer};
use crate::app::estimate::state::{Action, Outcome, State};
use crate::app::kit::bring::{JSON, bring};
use crate::app::kit::el::{El, button, el, label, of_pack, several};
use crate::app::kit::js;
use crate::app::kit::rules::{foreign, rules, says_foreign};
use crate::app::kit::select::{option, select};
use crate::app::kit::words::{Language, Phrase};
use crate::document::Month;
use crate::regulation::origin::Origin;
use web_sys::File;
use yew::prelude::*;

/// The head of the page.
pub fn head(face: &Face, state: &State, today: Month) -> Html {
    let month = face.words.phrase(&Phrase::month(state.month));
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
        .with_some(foreign(&face.words, state.chosen.origin))
        .text(" ")
        .text(face.words.get("head.about_regulation"));
    let note = pack.note.as_ref();
    let note = note.map(|note| of_pack(note));
    let is_own = state.chosen.origin == Origin::File;
    let remove = || button("", &face.act, Action::Remove).text(face.words.get("head.remove"));
    el("details")
        .with(summary)
        .with_some(says_foreign(&face.words, state.chosen.origin))
        .with_some(note)
        .with_some(is_own.then(remove))
        .with(bring_own(face))
}

/// Another rule pack from a file of the person's own.
pub(super) fn bring_own(face: &Face) -> El {
    let label = face.words.get("head.bring");
    bring(label, JSON, &face.act, async |file: File| {
        Action::Own(file.name(), js::read_file(&file).await)
    })
}

pub(super) fn languages(face: &Face, spoken: Language) -> El {
    let buttons = Language::ALL.map(|language| {
        let code = language.code();
        let short = code.to_ascii_uppercase();
        let name = format!("{short} · {}", face.words.get(&format!("language.{code}")));
        button("", &face.act, Action::Language(language))
            .is("lang", code)
            .says("aria-pressed", language == spoken)
            .set("aria-label", &name)
            .text(&short)
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
    let label = label(&id, face.words.get("head.regulation"));
    let choose = face.act.reform(Action::Regulation);
    let key = Some(state.regulation_id());
    let list = rules(&id, &face.words, &state.library, key, choose);
    el("div").class("field").with(label).with(list)
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
    let (month_id, year_id) = (face.id("month"), face.id("year"));
    let to_month = face.act.reform(to_month);
    let to_year = face.act.reform(to_year);
    let month = select(&month_id, &number.to_string(), to_month, several(months))
        .set_some("aria-describedby", wrong_id.as_deref())
        .wrong(wrong.is_some());
    let year = select(&year_id, &year.to_string(), to_year, several(years));
    let wrong = wrong.map(|wrong| {
        el("p")
            .class("wrong")
            .set_some("id", wrong_id.as_deref())
            .text(&wrong)
    });
    el("div")
        .class("field months")
        .with(label(&month_id, face.words.get("head.month")))
        .with(month)
        .with(label(&year_id, face.words.get("head.year")))
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
        .map(|noted| wrong_answer(face, state, &noted.trouble))
}
