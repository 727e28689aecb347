//! Files out and in, and what was wrong with those that came in.

use super::context::{ViewContext, help, wrong};
use super::notice::{dismiss, notice};
use super::{survey, unreadable};
use crate::app::compliance::action::Action;
use crate::app::compliance::assessment::Spot;
use crate::app::compliance::refused::Refused;
use crate::app::compliance::state::{Done, What};
use crate::app::compliance::{compare, reviews};
use crate::app::kit::download::download;
use crate::app::kit::el::{El, button, el, several, some, text as words};
use crate::app::kit::open_file::{JSON, open_file};
use crate::app::kit::{js, sentence};
use crate::document::Fault;
use crate::document::text::{self, NotText};
use web_sys::File;
use yew::Html;

pub fn view(context: &ViewContext<'_>) -> El {
    let state = context.state;
    let assessments = state.assessments.clone();
    let save = context.get("compliance.save");
    let assessments = download("kepatuhan.json", "application/json", save, move || {
        js::text(&assessments.write())
    });
    let table = table(context);
    let load = load(context, "compliance.load", JSON, |file| {
        let text = file.and_then(|file| text::text(&file));
        let text = text.map_err(Refused::Assessments);
        Action::Load(text.and_then(|text| js::parse(&text).map_err(Refused::Place)))
    });
    let has_table = table.is_some();
    let row = el("div")
        .class("file-row")
        .with(assessments)
        .with_some(table)
        .with(load)
        .with_some(state.assessment().map(|_| erase(context)));
    el("section")
        .class("files")
        .with(el("h3").text(context.get("compliance.files")))
        .with(row)
        .with(help(context.get("compliance.promise")))
        .with_some(has_table.then(|| help(context.get("compliance.csv.help"))))
        .with_some(unreadable::view(context))
        .with_some((!state.is_kept).then(|| wrong(context.get("compliance.not_kept"))))
}

/// What is in work as a table: the scores of all units, or when standards must be reviewed.
fn table(context: &ViewContext<'_>) -> Option<El> {
    let state = context.state;
    let text = context.get("compliance.csv");
    let save =
        |content: Box<dyn Fn() -> String>| download("kepatuhan.csv", "text/csv", text, content);
    if let Some(comparison) = state.comparison.clone() {
        let head = context.get("compliance.csv.head").to_owned();
        return Some(save(Box::new(move || {
            compare::csv(&comparison.rows, &head)
        })));
    }
    state.standard()?;
    let (head, rows) = (
        context.get("standard.csv.head").to_owned(),
        state.reviews.clone(),
    );
    Some(save(Box::new(move || reviews::csv(&rows, &head))))
}

/// A field that brings a file in.
pub fn load(
    context: &ViewContext<'_>,
    key: &str,
    accept: &'static str,
    action: fn(Result<Vec<u8>, NotText>) -> Action,
) -> El {
    open_file(
        context.get(key),
        accept,
        context.act,
        async move |file: File| action(read(&file).await),
    )
}

/// The bytes of a file, which is not opened at all if it is too large.
async fn read(file: &File) -> Result<Vec<u8>, NotText> {
    if is_too_large(file) {
        let max = text::LARGEST;
        return Err(NotText::FileTooLarge { max });
    }
    js::bytes(file).await.map_err(|_| NotText::Unopened)
}

#[expect(
    clippy::disallowed_types,
    reason = "a browser gives the size of a file as a float"
)]
fn is_too_large(file: &File) -> bool {
    file.size() > f64::from(text::LARGEST_BYTES)
}

pub fn notices(context: &ViewContext<'_>) -> Html {
    let state = context.state;
    let has_refused = !state.refused.is_empty();
    several([
        some(state.done.as_ref().map(|done| told(context, done))),
        some(has_refused.then(|| refused(context, &state.refused))),
        some(
            state
                .survey
                .as_ref()
                .map(|found| survey::view(context, found)),
        ),
    ])
}

/// Takes the assessment in work out.
fn erase(context: &ViewContext<'_>) -> El {
    let name = sheet_name(context, &context.state.spot);
    let text = context.say("compliance.erase", &[("name", &name)]);
    button("link", context.act, Action::Erase).text(&text)
}

fn sheet_name(context: &ViewContext<'_>, spot: &Spot) -> String {
    let instrument = context.instrument(&spot.instrument);
    [context.unit(&spot.unit), &spot.period, instrument].join(" · ")
}

/// What was done, and the way back.
fn told(context: &ViewContext<'_>, done: &Done) -> El {
    let name = sheet_name(context, &done.spot);
    let unit = ("unit", context.unit(&done.spot.unit));
    let text = match &done.what {
        What::Erased => context.say("compliance.erased", &[("name", &name)]),
        What::Removed => context.say("compliance.unit.removed", &[unit]),
        What::Copied(period) => context.say("compliance.unit.copied", &[unit, ("period", period)]),
        What::Loaded { count, replaced } => loaded(context, *count, replaced),
    };
    let put_back = button("put-back", context.act, Action::PutBack);
    notice("notice", "status", &text)
        .with(put_back.text(context.get("compliance.put_back")))
        .with(dismiss(context))
}

/// How many assessments a file brought, and which of them took the place of others.
fn loaded(context: &ViewContext<'_>, count: usize, replaced: &[Spot]) -> String {
    let count = count.to_string();
    let mut text = context.say("compliance.loaded", &[("count", &count)]);
    if !replaced.is_empty() {
        let names = replaced.iter().map(|spot| sheet_name(context, spot));
        let names: Vec<String> = names.collect();
        text.push(' ');
        text.push_str(&context.say("compliance.replaced", &[("names", &names.join("; "))]));
    }
    text
}

fn refused(context: &ViewContext<'_>, all: &[Refused]) -> El {
    let faults = all.iter().map(|refused| {
        let said = match refused {
            Refused::Place(fault) => whole(context, fault),
            Refused::Assessments(reason) => {
                el("li").text(&survey::no_assessments(context.words, reason))
            }
            Refused::Survey(reason) => el("li").text(&survey::no_survey(context.words, reason)),
        };
        said.into()
    });
    notice("notice refused", "alert", context.get("compliance.refused"))
        .with(el("ul").class("faults").with_all(faults))
        .with(dismiss(context))
}

fn whole(context: &ViewContext<'_>, fault: &Fault) -> El {
    let place = (fault.path != "$").then(|| [el("code").text(&fault.path).into(), words(" ")]);
    el("li")
        .with_some(place.map(several))
        .text(&sentence::pack_fault(context.words, fault))
        .text(" ")
        .text(&sentence::pack_repair(context.words, fault))
}
