//! The answer: the net amount, how it moved, and the way to it. A column beside the questions;
//! where there is no room, a bar below them that opens into a sheet.

use super::Face;
use super::chart::chart;
use super::table::table;
use crate::allowance::ledger::Line;
use crate::app::figures;
use crate::app::filled::Trouble;
use crate::app::numbers::{self, Mark};
use crate::app::sentence;
use crate::app::state::{Action, Noted, Outcome, SHEET, State};
use crate::money::Rupiah;
use yew::prelude::*;

/// The answer.
pub fn answer(face: &Face, state: &State) -> Html {
    let is_open = state.is_open(SHEET);
    let net = state.net().map(figures::rupiah);
    let shown = net.clone().unwrap_or_else(|| "—".to_owned());
    let assumed = assumed(state);
    let title = face.id("answer");
    html! {
        <div class={classes!("answer", is_open.then_some("is-open"))} role="group" aria-labelledby={title.clone()}>
            <div class="visually-hidden" role="status">{ spoken(face, state) }</div>
            <button
                type="button"
                class="bar"
                aria-expanded={is_open.to_string()}
                aria-controls={face.id(SHEET)}
                onclick={face.on(|| Action::Toggle(SHEET.to_owned()))}
            >
                <span class="what">
                    { face.words.get("answer.bar") }
                    if assumed > 0 { <small>{ face.words.get("mark.assumed") }</small> }
                </span>
                <span class="sum">
                    <strong>{ shown.clone() }</strong>
                    { moved(state) }
                </span>
                <span class="arrow" aria-hidden="true"></span>
            </button>
            <div class="sheet" id={face.id(SHEET)}>
                <h3 id={title}>{ face.words.get("answer.title") }</h3>
                <p class="net">
                    <span class={classes!("figure", (assumed > 0).then_some("is-assumed"))}>{ shown }</span>
                    { moved(state) }
                </p>
                <p class="promise">{ face.words.get("answer.promise") }</p>
                if assumed > 0 { <p class="hint">
                    <span class="mark assumed">{ face.words.get("mark.assumed") }</span>
                    { " " }
                    { face.words.say("answer.assumed", &[("count", &assumed.to_string())]) }
                </p> }
                { match &state.outcome {
                    Outcome::Ready(answer) => html! {
                        <>
                            { usual_salary(face, state) }
                            { chart(face, state, &answer.estimate) }
                            { table(face, state, answer) }
                            { receipt(face, state) }
                        </>
                    },
                    Outcome::Needs(noted) => waiting(face, state, noted, "answer.needs"),
                    Outcome::Wrong(noted) => waiting(face, state, noted, "answer.wrong"),
                } }
            </div>
        </div>
    }
}

/// How many lines of the answer rest on a number that nobody has confirmed.
fn assumed(state: &State) -> usize {
    let lines = state.answer().into_iter();
    let lines = lines.flat_map(|answer| &answer.estimate.lines);
    let is_assumed = |line: &&Line| {
        let mark = numbers::mark(line, &state.chosen.regulation, &state.draft);
        line.amount != Rupiah::ZERO && mark == Mark::Assumed
    };
    lines.filter(is_assumed).count()
}

/// How the last change moved the amount; the style takes it away after two seconds.
fn moved(state: &State) -> Html {
    let direction = |amount| {
        if amount < Rupiah::ZERO {
            "less"
        } else {
            "more"
        }
    };
    html! {
        if let (Some(moved), Some(net)) = (state.moved, state.net()) {
            <span key={net.whole().to_string()} class={classes!("moved", direction(moved))} aria-hidden="true">
                { figures::difference(moved) }
            </span>
        }
    }
}

/// What a screen reader says when the answer changes.
fn spoken(face: &Face, state: &State) -> String {
    let Some(net) = state.net() else {
        return face.words.get("answer.none").to_owned();
    };
    let net = figures::rupiah(net);
    match state.moved {
        None => face.words.say("answer.spoken", &[("net", &net)]),
        Some(moved) => {
            let moved = figures::difference(moved);
            let values = [("net", net.as_str()), ("moved", moved.as_str())];
            face.words.say("answer.spoken_moved", &values)
        }
    }
}

/// What keeps the answer away, each with the way to its question.
fn waiting(face: &Face, state: &State, noted: &[Noted], key: &str) -> Html {
    let items = noted.iter().map(|noted| {
        let sentence = sentence::trouble(&face.words, &noted.trouble);
        let asked = state.form.questions().map(|(_, question)| question);
        let question = noted
            .question
            .as_ref()
            .and_then(|path| asked.into_iter().find(|question| question.path == *path));
        let Some(question) = question else {
            return html! { <li>{ sentence }</li> };
        };
        let label = face.words.phrase(&question.label);
        let path = question.path.clone();
        let is_wrong = !matches!(&noted.trouble, Trouble::Fault(fault) if is_missing(fault));
        html! {
            <li>
                <button type="button" class="link" onclick={face.on(move || Action::GoTo(path.clone()))}>{ label }</button>
                if is_wrong { <p>{ sentence }</p> }
            </li>
        }
    });
    html! {
        <div class="waiting">
            <p>{ face.words.get(key) }</p>
            <ul>{ for items }</ul>
        </div>
    }
}

fn is_missing(fault: &crate::document::Fault) -> bool {
    use crate::document::Reason;
    matches!(fault.reason, Reason::Missing | Reason::NeedsInput)
}

/// As long as nothing is said about salary and family, tax and contributions are rough.
fn usual_salary(face: &Face, state: &State) -> Html {
    let sections = || state.form.sections.iter();
    let family = sections().find(|section| section.key == "section.family");
    let questions = || {
        family
            .iter()
            .flat_map(|section| &section.groups)
            .flat_map(|group| &group.questions)
    };
    let is_typed = questions().any(|question| state.draft.answer(&question.path).is_some());
    let first = questions().next().map(|question| question.path.clone());
    html! {
        if let (false, Some(path)) = (is_typed, first) {
            <p class="hint">
                { face.words.get("answer.usual_salary") }
                { " " }
                <button type="button" class="link" onclick={face.on(move || Action::GoTo(path.clone()))}>
                    { face.words.get("answer.usual_salary_mend") }
                </button>
            </p>
        }
    }
}

/// What made the estimate, for whoever wants to make it again.
fn receipt(face: &Face, state: &State) -> Html {
    let Some(answer) = state.answer() else {
        return html! {};
    };
    let receipt = &answer.estimate.receipt;
    let hash: String = receipt.hash.chars().take(12).collect();
    let rows = [
        ("receipt.regulation", receipt.regulation.to_string()),
        ("receipt.national", receipt.national.to_string()),
        ("receipt.engine", receipt.engine.to_owned()),
        ("receipt.hash", hash),
    ];
    html! {
        <details class="receipt">
            <summary>{ face.words.get("receipt.title") }</summary>
            <p>{ face.words.get("receipt.help") }</p>
            <dl>
                { for rows.into_iter().map(|(key, value)| html! {
                    <><dt>{ face.words.get(key) }</dt><dd>{ value }</dd></>
                }) }
            </dl>
        </details>
    }
}
