//! Files out and in, and what was wrong with those that came in.

use super::face::{Face, help, wrong};
use super::unread;
use super::way::labels;
use crate::app::compliance::action::Action;
use crate::app::compliance::sheet::{Sheet, Spot};
use crate::app::compliance::state::Brought;
use crate::app::compliance::{compare, reviews};
use crate::app::kit::bring::{JSON, bring};
use crate::app::kit::download::download;
use crate::app::kit::el::{El, button, el, several, some, text};
use crate::app::kit::{js, sentence};
use crate::compliance::survey::{CellFault, Survey};
use crate::document::{Fault, Id};
use wasm_bindgen_futures::JsFuture;
use web_sys::File;
use yew::Html;

pub fn view(face: &Face<'_>) -> El {
    let state = face.state;
    let book = js_sys::JSON::stringify(&js::object(&state.book.write()));
    let book = book.map(String::from).unwrap_or_default();
    let scores = state.instrument().map(|(instrument, tree)| {
        let rows = compare::rows(&state.book, tree, instrument.id.as_str());
        compare::csv(&rows, face.get("compliance.csv.head"))
    });
    let standards = state.standard().map(|_| {
        let rows = reviews::rows(&state.book, &state.shelf, state.today);
        reviews::csv(&rows, face.get("standard.csv.head"))
    });
    let table = scores.or(standards);
    let table = table.map(|table| {
        let text = face.get("compliance.csv");
        download("kepatuhan.csv", "text/csv", &table, text)
    });
    let load = load(face, "compliance.load", JSON, |text| {
        Action::Load(js::parse(&text))
    });
    let save = face.get("compliance.save");
    let row = el("div")
        .class("file-row")
        .with(download("kepatuhan.json", "application/json", &book, save))
        .with_some(table)
        .with(load)
        .with_some(state.sheet().map(|_| erase(face)));
    el("section")
        .class("files")
        .with(el("h3").text(face.get("compliance.files")))
        .with(row)
        .with(help(face.get("compliance.promise")))
        .with_some(unread::view(face))
        .with_some((!state.is_kept).then(|| wrong(face.get("compliance.not_kept"))))
}

/// A field that brings a file in.
pub fn load(face: &Face<'_>, key: &str, accept: &'static str, action: fn(String) -> Action) -> El {
    bring(face.get(key), accept, face.act, async move |file: File| {
        action(read(&file).await)
    })
}

/// The text of a file; one that cannot be read is as one without text.
async fn read(file: &File) -> String {
    let text = JsFuture::from(file.text()).await.ok();
    text.and_then(|text| text.as_string()).unwrap_or_default()
}

pub fn notices(face: &Face<'_>) -> Html {
    let state = face.state;
    let has_refused = !state.refused.is_empty();
    several([
        some(state.erased.as_ref().map(|sheet| erased(face, sheet))),
        some(state.brought.as_ref().map(|brought| loaded(face, brought))),
        some(has_refused.then(|| refused(face, &state.refused))),
        some(state.survey.as_ref().map(|survey| surveyed(face, survey))),
    ])
}

/// Takes the sheet in work out.
fn erase(face: &Face<'_>) -> El {
    let name = sheet_name(face, &face.state.spot);
    let text = face.say("compliance.erase", &[("name", &name)]);
    button("link", face.act, Action::Erase).text(&text)
}

fn notice(class: &'static str, role: &'static str, text: &str) -> El {
    el("div")
        .class(class)
        .is("role", role)
        .with(el("p").text(text))
}

fn erased(face: &Face<'_>, sheet: &Sheet) -> El {
    let name = sheet_name(face, &sheet.spot());
    let put_back = button("", face.act, Action::PutBack).text(face.get("compliance.put_back"));
    let text = face.say("compliance.erased", &[("name", &name)]);
    notice("notice", "status", &text)
        .with(put_back)
        .with(dismiss(face))
}

fn sheet_name(face: &Face<'_>, spot: &Spot) -> String {
    [face.unit(&spot.unit), &spot.period].join(" ")
}

/// How many sheets a file brought, and which of them took the place of others.
fn loaded(face: &Face<'_>, brought: &Brought) -> El {
    let count = brought.count.to_string();
    let mut text = face.say("compliance.loaded", &[("count", &count)]);
    if !brought.replaced.is_empty() {
        let names = brought.replaced.iter().map(|spot| sheet_name(face, spot));
        let names: Vec<String> = names.collect();
        text.push(' ');
        text.push_str(&face.say("compliance.replaced", &[("names", &names.join("; "))]));
    }
    notice("notice", "status", &text).with(dismiss(face))
}

fn refused(face: &Face<'_>, faults: &[Fault]) -> El {
    let faults = faults.iter().map(|fault| whole(face, fault).into());
    notice("notice refused", "alert", face.get("compliance.refused"))
        .with(el("ul").class("faults").with_all(faults))
        .with(dismiss(face))
}

/// What came of a survey file: how much counts, and each cell that does not.
fn surveyed(face: &Face<'_>, survey: &Survey) -> El {
    let count = [
        ("respondents", &*survey.respondents.to_string()),
        ("count", &*survey.fault_count.to_string()),
    ];
    let (class, key) = match (survey.fault_count, survey.respondents) {
        (0, 0) => ("notice refused", "compliance.survey.nobody"),
        (0, _) => ("notice", "compliance.survey.read"),
        _ => ("notice refused", "compliance.survey.partly"),
    };
    let told = u32::try_from(survey.faults.len()).unwrap_or(u32::MAX);
    let untold = survey.fault_count.saturating_sub(told);
    let more = (untold > 0).then(|| {
        let count = untold.to_string();
        el("p").text(&face.say("compliance.survey.more", &[("count", &count)]))
    });
    let unused = (!survey.unused.is_empty()).then(|| {
        let names = survey.unused.join(", ");
        el("p").text(&face.say("compliance.survey.unused", &[("names", &names)]))
    });
    let faults = survey.faults.iter().map(|fault| cell(face, fault).into());
    notice(class, "alert", &face.say(key, &count))
        .with(el("ul").class("faults").with_all(faults))
        .with_some(more)
        .with_some(unused)
        .with_some(without_column(face, &survey.without_column))
        .with(dismiss(face))
}

fn without_column(face: &Face<'_>, questions: &[Id]) -> Option<El> {
    (!questions.is_empty()).then(|| {
        let names = labels(face, questions);
        el("p").text(&face.say("compliance.survey.without_column", &[("names", &names)]))
    })
}

fn dismiss(face: &Face<'_>) -> El {
    button("", face.act, Action::Dismiss).text(face.get("compliance.dismiss"))
}

fn whole(face: &Face<'_>, fault: &Fault) -> El {
    let place = (fault.path != "$").then(|| [el("code").text(&fault.path).into(), text(" ")]);
    el("li")
        .with_some(place.map(several))
        .text(&sentence::pack_fault(face.words, fault))
        .text(" ")
        .text(&sentence::pack_repair(face.words, fault))
}

fn cell(face: &Face<'_>, cell: &CellFault) -> El {
    let row = cell.row.to_string();
    let place = match &cell.column {
        Some(column) => face.say("compliance.cell", &[("row", &row), ("column", column)]),
        None => face.say("compliance.row", &[("row", &row)]),
    };
    el("li")
        .with(el("strong").text(&place))
        .text(" ")
        .text(&sentence::score_fault(face.words, &cell.reason))
}
