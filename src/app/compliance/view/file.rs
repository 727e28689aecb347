//! Files out and in, and what was wrong with those that came in.

use super::face::{Face, help, wrong};
use super::notice::{dismiss, notice};
use super::{survey, unread};
use crate::app::compliance::action::Action;
use crate::app::compliance::refused::Refused;
use crate::app::compliance::sheet::{Sheet, Spot};
use crate::app::compliance::state::Brought;
use crate::app::compliance::{compare, reviews};
use crate::app::kit::bring::{JSON, bring};
use crate::app::kit::download::download;
use crate::app::kit::el::{El, button, el, several, some, text as words};
use crate::app::kit::{js, sentence};
use crate::document::Fault;
use crate::document::text::{self, NotText};
use js_sys::Uint8Array;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;
use yew::Html;

pub fn view(face: &Face<'_>) -> El {
    let state = face.state;
    let book = state.book.clone();
    let save = face.get("compliance.save");
    let book = download("kepatuhan.json", "application/json", save, move || {
        js::text(&book.write())
    });
    let table = table(face);
    let load = load(face, "compliance.load", JSON, |file| {
        let text = file.and_then(|file| text::text(&file));
        let text = text.map_err(Refused::Book);
        Action::Load(text.and_then(|text| js::parse(&text).map_err(Refused::Place)))
    });
    let has_table = table.is_some();
    let row = el("div")
        .class("file-row")
        .with(book)
        .with_some(table)
        .with(load)
        .with_some(state.sheet().map(|_| erase(face)));
    el("section")
        .class("files")
        .with(el("h3").text(face.get("compliance.files")))
        .with(row)
        .with(help(face.get("compliance.promise")))
        .with_some(has_table.then(|| help(face.get("compliance.csv.help"))))
        .with_some(unread::view(face))
        .with_some((!state.is_kept).then(|| wrong(face.get("compliance.not_kept"))))
}

/// What is in work as a table: the scores of all units, or when standards must be reviewed.
fn table(face: &Face<'_>) -> Option<El> {
    let state = face.state;
    let text = face.get("compliance.csv");
    let save =
        |content: Box<dyn Fn() -> String>| download("kepatuhan.csv", "text/csv", text, content);
    if let Some(comparison) = state.comparison.clone() {
        let head = face.get("compliance.csv.head").to_owned();
        return Some(save(Box::new(move || {
            compare::csv(&comparison.rows, &head)
        })));
    }
    state.standard()?;
    let (head, rows) = (
        face.get("standard.csv.head").to_owned(),
        state.reviews.clone(),
    );
    Some(save(Box::new(move || reviews::csv(&rows, &head))))
}

/// A field that brings a file in.
pub fn load(
    face: &Face<'_>,
    key: &str,
    accept: &'static str,
    action: fn(Result<Vec<u8>, NotText>) -> Action,
) -> El {
    bring(face.get(key), accept, face.act, async move |file: File| {
        action(read(&file).await)
    })
}

/// The bytes of a file, which is not opened at all if it is too large.
async fn read(file: &File) -> Result<Vec<u8>, NotText> {
    if is_too_large(file) {
        let max = text::LARGEST;
        return Err(NotText::FileTooLarge { max });
    }
    let buffer = JsFuture::from(file.array_buffer()).await;
    let buffer = buffer.map_err(|_| NotText::Unopened)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

#[expect(
    clippy::disallowed_types,
    reason = "a browser gives the size of a file as a float"
)]
fn is_too_large(file: &File) -> bool {
    file.size() > f64::from(text::LARGEST_BYTES)
}

pub fn notices(face: &Face<'_>) -> Html {
    let state = face.state;
    let has_refused = !state.refused.is_empty();
    several([
        some(state.erased.as_ref().map(|sheet| erased(face, sheet))),
        some(state.brought.as_ref().map(|brought| loaded(face, brought))),
        some(has_refused.then(|| refused(face, &state.refused))),
        some(state.survey.as_ref().map(|found| survey::view(face, found))),
    ])
}

/// Takes the sheet in work out.
fn erase(face: &Face<'_>) -> El {
    let name = sheet_name(face, &face.state.spot);
    let text = face.say("compliance.erase", &[("name", &name)]);
    button("link", face.act, Action::Erase).text(&text)
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

fn refused(face: &Face<'_>, all: &[Refused]) -> El {
    let faults = all.iter().map(|refused| {
        let said = match refused {
            Refused::Place(fault) => whole(face, fault),
            Refused::Book(reason) => el("li").text(&survey::no_book(face.words, reason)),
            Refused::Survey(reason) => el("li").text(&survey::no_survey(face.words, reason)),
        };
        said.into()
    });
    notice("notice refused", "alert", face.get("compliance.refused"))
        .with(el("ul").class("faults").with_all(faults))
        .with(dismiss(face))
}

fn whole(face: &Face<'_>, fault: &Fault) -> El {
    let place = (fault.path != "$").then(|| [el("code").text(&fault.path).into(), words(" ")]);
    el("li")
        .with_some(place.map(several))
        .text(&sentence::pack_fault(face.words, fault))
        .text(" ")
        .text(&sentence::pack_repair(face.words, fault))
}
