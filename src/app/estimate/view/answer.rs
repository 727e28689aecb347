//! The answer: the net amount, how it moved, and the way to it. A column beside the questions;
//! where there is no room, a bar below them that opens into a sheet.

use super::chart::chart;
use super::table::table;
use super::{Face, wrong_answer};
use crate::allowance::ledger::Line;
use crate::allowance::receipt::Receipt;
use crate::app::estimate::numbers::{self, Mark};
use crate::app::estimate::state::{Action, Noted, Outcome, SHEET, State};
use crate::app::kit::el::{El, button, el, several, some};
use crate::app::kit::figures;
use crate::app::kit::rules::says_foreign;
use crate::app::kit::trouble::Trouble;
use crate::money::Rupiah;
use crate::regulation::origin::Origin;
use yew::prelude::*;

/// The answer.
pub fn answer(face: &Face, state: &State) -> Html {
    let is_open = state.is_open(SHEET);
    let net = net(state);
    let assumed = assumed(state);
    el("div")
        .classes(&["answer", if is_open { "is-open" } else { "" }])
        .is("role", "group")
        .set("aria-labelledby", &face.id("answer"))
        .spoken(&spoken(face, state))
        .with(bar(face, state, is_open, &net, assumed))
        .with(sheet(face, state, &net, assumed))
        .into()
}

/// Where there is no room for a column: the net amount, which opens the sheet.
fn bar(face: &Face, state: &State, is_open: bool, net: &str, assumed: usize) -> El {
    let mark = (assumed > 0).then(|| el("small").text(face.words.get("mark.assumed")));
    let foreign = (state.chosen.origin != Origin::Site).then(|| {
        el("small")
            .class("foreign")
            .text(face.words.get("origin.foreign"))
    });
    button("bar", &face.act, Action::Toggle(SHEET.to_owned()))
        .says("aria-expanded", is_open)
        .set("aria-controls", &face.id(SHEET))
        .with(
            el("span")
                .class("what")
                .text(face.words.get("answer.bar"))
                .with_some(mark)
                .with_some(foreign),
        )
        .with(
            el("span")
                .class("sum")
                .with(el("strong").text(net))
                .with_some(moved(state)),
        )
        .with(el("span").class("arrow").is("aria-hidden", "true"))
}

fn sheet(face: &Face, state: &State, net: &str, assumed: usize) -> El {
    let figure = if assumed > 0 { "is-assumed" } else { "" };
    let promise = face.words.get("answer.promise");
    el("div")
        .class("sheet")
        .set("id", &face.id(SHEET))
        .with(
            el("h3")
                .set("id", &face.id("answer"))
                .text(face.words.get("answer.title")),
        )
        .with(
            el("p")
                .class("net")
                .with(el("span").classes(&["figure", figure]).text(net))
                .with_some(moved(state)),
        )
        .with_some(says_foreign(&face.words, state.chosen.origin))
        .with(el("p").class("promise").text(promise))
        .with_some((assumed > 0).then(|| says_assumed(face, assumed)))
        .with(match &state.outcome {
            Outcome::Ready(answer) => several([
                some(usual_salary(face, state)),
                chart(face, state, &answer.estimate),
                table(face, state, answer),
                receipt(face, &answer.estimate.receipt).into(),
            ]),
            Outcome::Needs(noted) => waiting(face, state, noted, "answer.needs").into(),
            Outcome::Wrong(noted) => waiting(face, state, noted, "answer.wrong").into(),
        })
}

/// The net amount, or a dash as long as there is none.
fn net(state: &State) -> String {
    let net = state.net().map(figures::rupiah);
    net.unwrap_or_else(|| "—".to_owned())
}

fn says_assumed(face: &Face, count: usize) -> El {
    let mark = el("span").class("mark assumed");
    let says = face
        .words
        .say("answer.assumed", &[("count", &count.to_string())]);
    el("p")
        .class("hint")
        .with(mark.text(face.words.get("mark.assumed")))
        .text(" ")
        .text(&says)
}

/// How many lines of the answer rest on a number that nobody has confirmed.
fn assumed(state: &State) -> usize {
    let lines = state.answer().into_iter();
    let lines = lines.flat_map(|answer| &answer.estimate.lines);
    let is_assumed = |line: &&Line| {
        let mark = numbers::mark(line, &state.chosen, &state.draft);
        line.amount != Rupiah::ZERO && mark == Mark::Assumed
    };
    lines.filter(is_assumed).count()
}

/// How the last change moved the amount; the style takes it away after two seconds.
fn moved(state: &State) -> Option<El> {
    let (moved, net) = state.moved.zip(state.net())?;
    let direction = if moved < Rupiah::ZERO { "less" } else { "more" };
    let element = el("span")
        .key(&net.whole().to_string())
        .classes(&["moved", direction])
        .is("aria-hidden", "true");
    Some(element.text(&figures::difference(moved)))
}

/// What a screen reader says when the answer changes.
fn spoken(face: &Face, state: &State) -> String {
    let Some(net) = state.net() else {
        return face.words.get("answer.none").to_owned();
    };
    let net = figures::rupiah(net);
    let mut said = face.words.say("answer.spoken", &[("net", &net)]);
    if state.chosen.origin != Origin::Site {
        said.push(' ');
        said.push_str(face.words.get("origin.foreign"));
    }
    said
}

/// What keeps the answer away, each with the way to its question.
fn waiting(face: &Face, state: &State, noted: &[Noted], key: &str) -> El {
    let items = noted.iter().map(|noted| missing(face, state, noted).into());
    el("div")
        .class("waiting")
        .with(el("p").text(face.words.get(key)))
        .with(el("ul").with_all(items))
}

fn missing(face: &Face, state: &State, noted: &Noted) -> El {
    let sentence = wrong_answer(face, state, &noted.trouble);
    let question = noted.question.as_ref().and_then(|path| {
        let mut questions = state.form.questions().map(|(_, question)| question);
        questions.find(|question| question.path == *path)
    });
    let Some(question) = question else {
        return el("li").text(&sentence);
    };
    let is_wrong = !matches!(&noted.trouble, Trouble::Fault(fault) if is_missing(fault));
    let label = face.words.phrase(&question.label);
    el("li")
        .with(button("link", &face.act, Action::GoTo(question.path.clone())).text(&label))
        .with_some(is_wrong.then(|| el("p").text(&sentence)))
}

fn is_missing(fault: &crate::document::Fault) -> bool {
    use crate::document::Reason;
    matches!(fault.reason, Reason::Missing | Reason::NeedsInput)
}

/// As long as nothing is said about salary and family, tax and contributions are rough.
fn usual_salary(face: &Face, state: &State) -> Option<El> {
    let mut sections = state.form.sections.iter();
    let family = sections.find(|section| section.key == "section.family")?;
    let questions = || family.groups.iter().flat_map(|group| &group.questions);
    if questions().any(|question| state.draft.answer(&question.path).is_some()) {
        return None;
    }
    let first = questions().next()?.path.clone();
    let mend = face.words.get("answer.usual_salary_mend");
    let hint = el("p")
        .class("hint")
        .text(face.words.get("answer.usual_salary"))
        .text(" ")
        .with(button("link", &face.act, Action::GoTo(first)).text(mend));
    Some(hint)
}

/// What made the estimate, for whoever wants to make it again.
fn receipt(face: &Face, receipt: &Receipt) -> El {
    let hash: String = receipt.hash.chars().take(12).collect();
    let rows = [
        ("receipt.regulation", receipt.regulation.as_str()),
        ("receipt.national", receipt.national.as_str()),
        ("receipt.engine", receipt.engine),
        ("receipt.hash", &hash),
    ];
    let rows = rows.map(|(key, value)| {
        let name = el("dt").text(face.words.get(key));
        several([name.into(), el("dd").text(value).into()])
    });
    el("details")
        .class("receipt")
        .with(el("summary").text(face.words.get("receipt.title")))
        .with(el("p").text(face.words.get("receipt.help")))
        .with(el("dl").with_all(rows))
}
