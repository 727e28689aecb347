//! The answer: the net amount, how it moved, and the way to it. A column beside the questions;
//! where there is no room, a bar below them that opens into a sheet.

use super::assumptions;
use super::borrowed::{about, borrowed, right_number};
use super::comparison::comparison;
use super::glossary::glossary;
use super::receipt::receipt;
use super::share::{Outward, share};
use super::slip::slip;
use super::table::table;
use super::what_if::{tried, what_if};
use super::whole::whole;
use super::year::year;
use super::{ViewContext, wrong_answer};
use crate::allowance::ledger::Line;
use crate::app::estimate::numbers::{self, Mark};
use crate::app::estimate::state::{Action, Answer, Noted, Outcome, SHEET, State};
use crate::app::kit::el::{El, button, el, several, some};
use crate::app::kit::figures;
use crate::app::kit::rules::says_foreign;
use crate::app::kit::trouble::Trouble;
use crate::money::Rupiah;
use crate::regulation::origin::Origin;
use yew::prelude::*;

/// The answer.
pub fn answer(context: &ViewContext, state: &State, outward: &Outward<'_>) -> Html {
    let is_open = state.is_open(SHEET);
    let shown = Shown::of(context, state);
    let assumed = assumed(state);
    let answer = el("div").classes(&["answer", if is_open { "is-open" } else { "" }]);
    answer
        .on_escape(&context.act, Action::CloseSheet)
        .is("role", "group")
        .set("aria-labelledby", &context.id("answer"))
        .spoken(&spoken(context, state))
        .with(bar(context, state, is_open, &shown, assumed))
        .with(sheet(context, state, &shown, outward))
        .into()
}

/// The figure as it is shown.
struct Shown {
    /// In large: about that, where it rests on a borrowed number.
    figure: String,
    /// To the rupiah, where the large one is not.
    exact: Option<String>,
    /// It is of the last answer there was: something has to be mended first.
    is_old: bool,
    /// What stands in its way, or that it is borrowed, in a few words.
    note: Option<String>,
}

impl Shown {
    fn of(context: &ViewContext, state: &State) -> Self {
        let words = &context.words;
        let net = state.net().or(state.last_net);
        let is_old = state.net().is_none() && net.is_some();
        let wrong = match &state.outcome {
            Outcome::Wrong(noted) => Some(("answer.to_mend", noted.len())),
            Outcome::Needs(noted) if is_old => Some(("answer.to_answer", noted.len())),
            _ => None,
        };
        let wrong = wrong.map(|(key, count)| words.say(key, &[("count", &count.to_string())]));
        let is_borrowed = borrowed(state).is_some();
        let note = wrong.or_else(|| is_borrowed.then(|| words.get("borrowed.short").to_owned()));
        let Some(net) = net else {
            let figure = words.get("answer.dots").to_owned();
            return Self {
                figure,
                exact: None,
                is_old: true,
                note,
            };
        };
        let exact = figures::rupiah(net);
        let (figure, exact) = if is_borrowed {
            (about(words, net), Some(exact))
        } else {
            (exact, None)
        };
        Self {
            figure,
            exact,
            is_old,
            note,
        }
    }

    fn class(&self) -> &'static str {
        if self.is_old { "is-old" } else { "" }
    }
}

/// Where there is no room for a column: the net amount, which opens the sheet.
fn bar(context: &ViewContext, state: &State, is_open: bool, shown: &Shown, assumed: usize) -> El {
    let note = shown.note.as_ref();
    let mark = (assumed > 0 && note.is_none()).then(|| context.words.get("mark.assumed"));
    let mark = note.map(String::as_str).or(mark);
    let foreign = (state.chosen.origin != Origin::Site).then(|| {
        el("small")
            .class("foreign")
            .text(context.words.get("origin.foreign"))
    });
    button("bar", &context.act, Action::Toggle(SHEET.to_owned()))
        .says("aria-expanded", is_open)
        .set("aria-controls", &context.id(SHEET))
        .with(
            el("span")
                .class("what")
                .text(context.words.get("answer.bar"))
                .with_some(mark.map(|mark| el("small").text(mark)))
                .with_some(foreign),
        )
        .with(
            el("span")
                .class("sum")
                .with(el("strong").class(shown.class()).text(&shown.figure))
                .with_some(moved(state)),
        )
        .with(el("span").class("arrow").is("aria-hidden", "true"))
}

fn sheet(context: &ViewContext, state: &State, shown: &Shown, outward: &Outward<'_>) -> El {
    el("div")
        .class("sheet")
        .set("id", &context.id(SHEET))
        .with(pinned(context, state, shown))
        .with_some(says_foreign(&context.words, state.chosen.origin))
        .with_some(tried(context, state))
        .with(match &state.outcome {
            Outcome::Ready(answer) => several([
                some(whole(context, &answer.estimate.totals)),
                some(borrowed(state).map(|whose| right_number(context, state, whose))),
                some(presumed_year(context, state, answer)),
                some(assumptions::assumed(context, state, answer)),
                some(usual_salary(context, state)),
                some(what_if(context, state)),
                slip(context, state).into(),
                some(comparison(context, state)),
                table(context, state, answer),
                year(context, state).into(),
                share(context, state, outward).into(),
                receipt(context, state, answer).into(),
                glossary(context).into(),
            ]),
            Outcome::Needs(noted) => waiting(context, state, noted, "answer.needs").into(),
            Outcome::Wrong(noted) => waiting(context, state, noted, "answer.wrong").into(),
        })
}

/// What stays in sight: the figure, how it moved, and what it is.
fn pinned(context: &ViewContext, state: &State, shown: &Shown) -> El {
    let words = &context.words;
    let title = el("h3").set("id", &context.id("answer"));
    let exact = shown.exact.as_ref();
    let figure = el("span").classes(&["figure", shown.class()]);
    let net = el("p").class("net");
    let net = match exact {
        Some(exact) => net
            .with(el("span").class("about").text(&shown.figure))
            .with_some(moved(state))
            .with(figure.text(exact)),
        None => net
            .with(
                figure
                    .classes(&["about figure", shown.class()])
                    .text(&shown.figure),
            )
            .with_some(moved(state)),
    };
    let net = match shown.note.as_ref().filter(|_| shown.is_old) {
        Some(note) => net.with(el("span").class("to-mend").text(note)),
        None => net,
    };
    el("div")
        .class("pinned")
        .with(title.text(words.get("answer.title")))
        .with(net)
        .with(el("p").class("promise").text(words.get("answer.promise")))
}

/// That the months before December are presumed, and the way to the real ones.
fn presumed_year(context: &ViewContext, state: &State, answer: &Answer) -> Option<El> {
    let words = &context.words;
    let path = "$.yearEnd.grossBefore".to_owned();
    let mut questions = state.form.questions().map(|(_, question)| question);
    let is_asked = questions.any(|question| question.path == path);
    (answer.is_year_presumed && is_asked).then(|| {
        let mark = el("span")
            .class("mark assumed")
            .text(words.get("mark.assumed"));
        let mend = button("link", &context.act, Action::GoTo(path));
        el("p")
            .class("hint")
            .with(mark)
            .text(" ")
            .text(words.get("answer.presumed_year"))
            .text(" ")
            .with(mend.text(words.get("answer.presumed_year_mend")))
    })
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
fn spoken(context: &ViewContext, state: &State) -> String {
    let Some(net) = state.net() else {
        return context.words.get("answer.none").to_owned();
    };
    let net = figures::rupiah(net);
    let mut said = context.words.say("answer.spoken", &[("net", &net)]);
    if state.chosen.origin != Origin::Site {
        said.push(' ');
        said.push_str(context.words.get("origin.foreign"));
    }
    said
}

/// What keeps the answer away, each with the way to its question.
fn waiting(context: &ViewContext, state: &State, noted: &[Noted], key: &str) -> El {
    let items = noted
        .iter()
        .map(|noted| missing(context, state, noted).into());
    el("div")
        .class("waiting")
        .with(el("p").text(context.words.get(key)))
        .with(el("ul").with_all(items))
}

fn missing(context: &ViewContext, state: &State, noted: &Noted) -> El {
    let sentence = wrong_answer(context, state, &noted.trouble);
    let question = noted.question.as_ref().and_then(|path| {
        let mut questions = state.form.questions().map(|(_, question)| question);
        questions.find(|question| question.path == *path)
    });
    let Some(question) = question else {
        return el("li").text(&sentence);
    };
    let is_wrong = !matches!(&noted.trouble, Trouble::Fault(fault) if is_missing(fault));
    let label = context.words.phrase(&question.label);
    el("li")
        .with(button("link", &context.act, Action::GoTo(question.path.clone())).text(&label))
        .with_some(is_wrong.then(|| el("p").text(&sentence)))
}

fn is_missing(fault: &crate::document::Fault) -> bool {
    use crate::document::Reason;
    matches!(fault.reason, Reason::Missing | Reason::NeedsInput)
}

/// As long as nothing is said about salary and family, tax and contributions are rough.
fn usual_salary(context: &ViewContext, state: &State) -> Option<El> {
    let mut sections = state.form.sections.iter();
    let family = sections.find(|section| section.key == "section.family")?;
    let questions = || family.groups.iter().flat_map(|group| &group.questions);
    if questions().any(|question| state.draft.answer(&question.path).is_some()) {
        return None;
    }
    let first = questions().next()?.path.clone();
    let mend = context.words.get("answer.usual_salary_mend");
    let hint = el("p")
        .class("hint")
        .text(context.words.get("answer.usual_salary"))
        .text(" ")
        .with(button("link", &context.act, Action::GoTo(first)).text(mend));
    Some(hint)
}
