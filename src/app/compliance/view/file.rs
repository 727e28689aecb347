//! Files out and in, and what was wrong with those that came in.

use super::face::Face;
use super::unread;
use super::way::label;
use crate::app::compliance::action::Action;
use crate::app::compliance::sheet::{Sheet, Spot};
use crate::app::compliance::state::Brought;
use crate::app::compliance::{compare, reviews};
use crate::app::{js, sentence};
use crate::compliance::survey::{CellFault, Survey};
use crate::document::{Fault, Id};
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, HtmlInputElement};
use yew::platform::spawn_local;
use yew::prelude::*;

/// `is_kept`: the device keeps the assessments.
pub fn view(face: &Face<'_>, is_kept: bool) -> Html {
    let state = face.state;
    let book = js_sys::JSON::stringify(&js::object(&state.book.write()));
    let book = book.map(String::from).unwrap_or_default();
    let scores = state.instrument().map(|(instrument, tree)| {
        let rows = compare::rows(&state.book, tree, instrument.id.as_str());
        compare::csv(&rows, &face.get("compliance.csv.head"))
    });
    let standards = state.standard().map(|_| {
        let rows = reviews::rows(&state.book, &state.shelf, state.today);
        reviews::csv(&rows, &face.get("standard.csv.head"))
    });
    let table = scores.or(standards);
    html! {
        <section class="files">
            <h3>{ face.get("compliance.files") }</h3>
            <div class="file-row">
                <a download="kepatuhan.json" href={address("application/json", &book)}>{ face.get("compliance.save") }</a>
                if let Some(table) = table {
                    <a download="kepatuhan.csv" href={address("text/csv", &table)}>{ face.get("compliance.csv") }</a>
                }
                { bring(face, "compliance.load", ".json,application/json", |text| {
                    Action::Load(js::parse(&text))
                }) }
                { erase(face) }
            </div>
            <p class="help">{ face.get("compliance.promise") }</p>
            { unread::view(face) }
            if !is_kept { <p class="wrong">{ face.get("compliance.not_kept") }</p> }
        </section>
    }
}

pub fn address(kind: &str, text: &str) -> String {
    let text = String::from(js_sys::encode_uri_component(text));
    format!("data:{kind};charset=utf-8,{text}")
}

/// A field that brings a file in.
pub fn bring(
    face: &Face<'_>,
    key: &str,
    accept: &'static str,
    action: fn(String) -> Action,
) -> Html {
    let act = face.act.clone();
    let on_file = move |event: Event| {
        let field: HtmlInputElement = event.target_unchecked_into();
        let Some(file) = field.files().and_then(|files| files.get(0)) else {
            return;
        };
        // The same file can be chosen again after it was mended.
        field.set_value("");
        let act = act.clone();
        spawn_local(async move { act.emit(action(read(&file).await)) });
    };
    html! {
        <label class="bring">
            <span>{ face.get(key) }</span>
            <input type="file" {accept} onchange={Callback::from(on_file)} />
        </label>
    }
}

/// The text of a file; one that cannot be read is as one without text.
async fn read(file: &File) -> String {
    let text = JsFuture::from(file.text()).await.ok();
    text.and_then(|text| text.as_string()).unwrap_or_default()
}

pub fn notices(face: &Face<'_>) -> Html {
    let state = face.state;
    html! {
        <>
            if let Some(sheet) = &state.erased { { erased(face, sheet) } }
            if let Some(brought) = &state.brought { { loaded(face, brought) } }
            if !state.refused.is_empty() { { refused(face, &state.refused) } }
            if let Some(survey) = &state.survey { { surveyed(face, survey) } }
        </>
    }
}

/// Takes the sheet in work out.
fn erase(face: &Face<'_>) -> Html {
    let name = sheet_name(face, &face.state.spot);
    let text = face.say("compliance.erase", &[("name", &name)]);
    html! {
        if face.state.sheet().is_some() {
            <button type="button" class="link" onclick={face.on(|| Action::Erase)}>{ text }</button>
        }
    }
}

fn erased(face: &Face<'_>, sheet: &Sheet) -> Html {
    let name = sheet_name(face, &sheet.spot());
    html! {
        <div class="notice" role="status">
            <p>{ face.say("compliance.erased", &[("name", &name)]) }</p>
            <button type="button" onclick={face.on(|| Action::PutBack)}>{ face.get("compliance.put_back") }</button>
            { dismiss(face) }
        </div>
    }
}

fn sheet_name(face: &Face<'_>, spot: &Spot) -> String {
    [face.unit(&spot.unit), spot.period.clone()].join(" ")
}

/// How many sheets a file brought, and which of them took the place of others.
fn loaded(face: &Face<'_>, brought: &Brought) -> Html {
    let names = brought.replaced.iter().map(|spot| sheet_name(face, spot));
    let names: Vec<String> = names.collect();
    let count = brought.count.to_string();
    html! {
        <div class="notice" role="status">
            <p>{ face.say("compliance.loaded", &[("count", &count)]) }
                if !names.is_empty() {
                    { " " }{ face.say("compliance.replaced", &[("names", &names.join("; "))]) }
                }
            </p>
            { dismiss(face) }
        </div>
    }
}

fn refused(face: &Face<'_>, faults: &[Fault]) -> Html {
    html! {
        <div class="notice refused" role="alert">
            <p>{ face.get("compliance.refused") }</p>
            <ul class="faults">{ for faults.iter().map(|fault| whole(face, fault)) }</ul>
            { dismiss(face) }
        </div>
    }
}

/// What came of a survey file: how much counts, and each cell that does not.
fn surveyed(face: &Face<'_>, survey: &Survey) -> Html {
    let count = [
        ("respondents", &*survey.respondents.to_string()),
        ("count", &*survey.fault_count.to_string()),
    ];
    let is_clean = survey.fault_count == 0 && survey.respondents > 0;
    let key = match (survey.fault_count, survey.respondents) {
        (0, 0) => "compliance.survey.nobody",
        (0, _) => "compliance.survey.read",
        _ => "compliance.survey.partly",
    };
    let told = u32::try_from(survey.faults.len()).unwrap_or(u32::MAX);
    let untold = survey.fault_count.saturating_sub(told);
    html! {
        <div class={classes!("notice", (!is_clean).then_some("refused"))} role="alert">
            <p>{ face.say(key, &count) }</p>
            <ul class="faults">{ for survey.faults.iter().map(|fault| cell(face, fault)) }</ul>
            if untold > 0 { <p>{ face.say("compliance.survey.more", &[("count", &untold.to_string())]) }</p> }
            if !survey.unused.is_empty() {
                <p>{ face.say("compliance.survey.unused", &[("names", &survey.unused.join(", "))]) }</p>
            }
            { without_column(face, &survey.without_column) }
            { dismiss(face) }
        </div>
    }
}

fn without_column(face: &Face<'_>, questions: &[Id]) -> Html {
    let Some((_, tree)) = face.state.instrument() else {
        return html! {};
    };
    let names = questions.iter().map(|id| label(face, tree, id));
    let names: Vec<String> = names.collect();
    html! {
        if !names.is_empty() {
            <p>{ face.say("compliance.survey.without_column", &[("names", &names.join("; "))]) }</p>
        }
    }
}

fn dismiss(face: &Face<'_>) -> Html {
    html! { <button type="button" onclick={face.on(|| Action::Dismiss)}>{ face.get("compliance.dismiss") }</button> }
}

fn whole(face: &Face<'_>, fault: &Fault) -> Html {
    html! {
        <li>if fault.path != "$" { <code>{ fault.path.clone() }</code>{ " " } }{ sentence::pack_fault(face.words, fault) }{ " " }
            { sentence::pack_repair(face.words, fault) }</li>
    }
}

fn cell(face: &Face<'_>, cell: &CellFault) -> Html {
    let row = cell.row.to_string();
    let place = match &cell.column {
        Some(column) => face.say("compliance.cell", &[("row", &row), ("column", column)]),
        None => face.say("compliance.row", &[("row", &row)]),
    };
    html! { <li><strong>{ place }</strong>{ " " }{ sentence::score_fault(face.words, &cell.reason) }</li> }
}
