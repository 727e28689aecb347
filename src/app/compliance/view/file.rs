//! Files out and in, and what was wrong with those that came in.

use super::Face;
use crate::app::compliance::compare::{csv, rows};
use crate::app::compliance::state::Action;
use crate::app::{js, sentence};
use crate::compliance::survey::CellFault;
use crate::document::Fault;
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, HtmlInputElement};
use yew::platform::spawn_local;
use yew::prelude::*;

pub fn view(face: &Face<'_>) -> Html {
    let state = face.state;
    let book = js_sys::JSON::stringify(&js::object(&state.book.write()));
    let book = book.map(String::from).unwrap_or_default();
    let table = state.instrument().map(|(instrument, tree)| {
        let rows = rows(&state.book, tree, instrument.id.as_str());
        csv(&rows, &face.get("compliance.csv.head"))
    });
    let is_survey = state
        .instrument()
        .is_some_and(|(_, tree)| tree.pack.sample.is_some());
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
                if is_survey {
                    { bring(face, "compliance.survey", ".csv,text/csv", Action::Survey) }
                }
            </div>
            <p class="help">{ face.get("compliance.promise") }</p>
        </section>
    }
}

fn address(kind: &str, text: &str) -> String {
    let text = String::from(js_sys::encode_uri_component(text));
    format!("data:{kind};charset=utf-8,{text}")
}

fn bring(face: &Face<'_>, key: &str, accept: &'static str, action: fn(String) -> Action) -> Html {
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
    if state.refused.is_empty() && state.survey_faults.is_empty() {
        return html! {};
    }
    html! {
        <div class="notice refused" role="alert">
            <p>{ face.get("compliance.refused") }</p>
            <ul class="faults">
                { for state.refused.iter().map(|fault| whole(face, fault)) }
                { for state.survey_faults.iter().map(|fault| cell(face, fault)) }
            </ul>
            <button type="button" onclick={face.on(|| Action::Dismiss)}>{ face.get("compliance.dismiss") }</button>
        </div>
    }
}

fn whole(face: &Face<'_>, fault: &Fault) -> Html {
    html! {
        <li><code>{ fault.path.clone() }</code>{ " " }{ sentence::pack_fault(face.words, fault) }{ " " }
            { sentence::pack_repair(face.words, fault) }</li>
    }
}

fn cell(face: &Face<'_>, cell: &CellFault) -> Html {
    let column = cell.column.clone().unwrap_or_default();
    let place = [("row", &*cell.row.to_string()), ("column", &*column)];
    let fault = Fault {
        path: String::new(),
        reason: cell.reason.clone(),
    };
    html! {
        <li><strong>{ face.say("compliance.cell", &place) }</strong>{ " " }
            { sentence::pack_fault(face.words, &fault) }</li>
    }
}
