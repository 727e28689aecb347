//! Why a line is what it is: formula, rounding, by what right, how sure, what would change it,
//! and the numbers of the pack that a person may replace.

use super::Face;
use crate::allowance::ledger::Line;
use crate::app::change::changes;
use crate::app::draft::Draft;
use crate::app::filled::Trouble;
use crate::app::formula::formula;
use crate::app::name::Namer;
use crate::app::numbers::{self, Number};
use crate::app::state::{Action, Answer, State};
use crate::app::{figures, sentence};
use crate::document::Value;
use crate::money::{Rounding, RoundingMode};
use crate::provision::{Confidence, Source};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Why a line is what it is.
pub fn why(face: &Face, state: &State, answer: &Answer, line: &Line) -> Html {
    let Some(why) = &line.explanation else {
        return html! {};
    };
    let namer = Namer {
        words: &face.words,
        regulation: &state.chosen.regulation,
    };
    html! {
        <div class="explained">
            <ol class="steps">
                { for why.steps.iter().map(|step| {
                    let formula = formula(&namer, step);
                    html! {
                        <li>
                            <span class="step">{ formula.name }</span>
                            <span class="in-words">{ formula.words }</span>
                            <span class="in-numbers">{ formula.numbers }</span>
                        </li>
                    }
                }) }
            </ol>
            if let Some(rounding) = why.rounding { <p class="rounding">{ rounded(face, rounding) }</p> }
            if why.sources.is_empty() { <p>{ face.words.get("source.own") }</p> }
            { for why.sources.iter().map(|source| source_view(face, state, line, source)) }
            { what_changes(face, state, answer, line) }
        </div>
    }
}

fn rounded(face: &Face, rounding: Rounding) -> String {
    let key = match rounding.mode {
        RoundingMode::HalfUp => "rounding.half_up",
        RoundingMode::Floor => "rounding.floor",
        RoundingMode::Up => "rounding.up",
    };
    let to = figures::decimal(&rounding.to.to_string());
    face.words.say(key, &[("to", &to)])
}

fn source_view(face: &Face, state: &State, line: &Line, source: &Source) -> Html {
    let section = numbers::section_of(source, &line.name);
    let open = numbers::is_open(source, &state.chosen.regulation);
    let numbers = if open {
        numbers::of_section(&state.chosen.pack, &section)
    } else {
        Vec::new()
    };
    let confidence = source.confidence.word();
    html! {
        <div class={classes!("source", confidence)}>
            <p class="citation">{ &source.citation }</p>
            <p class="confidence">
                <span class={classes!("mark", confidence)}>{ face.words.get(&format!("confidence.{confidence}")) }</span>
                { " " }
                { face.words.say("source.checked", &[("date", &source.checked.to_string())]) }
            </p>
            if let Some(note) = &source.note { <p class="note">{ note }</p> }
            if !numbers.is_empty() { { own_numbers(face, state, source, &numbers) } }
        </div>
    }
}

/// The numbers of a section, each with a field for the person's own.
fn own_numbers(face: &Face, state: &State, source: &Source, numbers: &[Number]) -> Html {
    let key = if source.confidence == Confidence::Assumed {
        "number.replace_assumed"
    } else {
        "number.replace"
    };
    let has_own = numbers
        .iter()
        .any(|number| own(&state.draft, state.regulation_id(), &number.path).is_some());
    html! {
        <details class="numbers" open={numbers.len() < 4 || has_own}>
            <summary>{ face.words.get(key) }</summary>
            { for numbers.iter().map(|number| number_field(face, state, number)) }
        </details>
    }
}

fn own<'a>(draft: &'a Draft, pack: &str, path: &str) -> Option<&'a str> {
    draft
        .numbers_of(pack)
        .find(|(known, _)| *known == path)
        .map(|(_, text)| text)
}

fn number_field(face: &Face, state: &State, number: &Number) -> Html {
    let id = face.id(&number.path);
    let own = own(&state.draft, state.regulation_id(), &number.path);
    let wrong = state
        .bad_numbers
        .iter()
        .find(|trouble| trouble.path() == number.path);
    let label = label(face, &state.chosen.pack, &number.path);
    let pack_says = figures::decimal(&number.own);
    let path = number.path.clone();
    let typed = face.act.reform(move |event: InputEvent| {
        let field: HtmlInputElement = event.target_unchecked_into();
        Action::Number(path.clone(), field.value())
    });
    let path = number.path.clone();
    html! {
        <div class={classes!("field", "row", "number-field", wrong.map(|_| "is-wrong"))}>
            <label for={id.clone()}>{ label }</label>
            <input
                type="text"
                class="number"
                id={id.clone()}
                inputmode="decimal"
                autocomplete="off"
                placeholder={pack_says.clone()}
                value={own.unwrap_or_default().to_owned()}
                aria-invalid={wrong.map(|_| "true")}
                oninput={typed}
            />
            if own.is_some() {
                <p class="help">
                    <span class="mark own">{ face.words.get("mark.own") }</span>
                    { face.words.say("number.pack_says", &[("number", &pack_says)]) }
                    { " " }
                    <button type="button" class="link" onclick={face.on(move || Action::Number(path.clone(), String::new()))}>
                        { face.words.get("number.reset") }
                    </button>
                </p>
            }
            if let Some(wrong) = wrong { <p class="wrong">{ number_wrong(face, wrong) }</p> }
        </div>
    }
}

fn number_wrong(face: &Face, wrong: &Trouble) -> String {
    sentence::trouble(&face.words, wrong)
}

/// A place in a pack in words: the keys on the way that have words, and ids as they stand.
fn label(face: &Face, pack: &Value, path: &str) -> String {
    let mut parts = Vec::new();
    let mut so_far = String::from("$");
    for step in path
        .split(['.', '[', ']', '\''])
        .filter(|step| !step.is_empty() && *step != "$")
    {
        so_far = match step.parse::<usize>() {
            Ok(index) => format!("{so_far}[{index}]"),
            Err(_) => format!("{so_far}.{step}"),
        };
        let named =
            ["name", "id", "from"]
                .iter()
                .find_map(|key| match pack.at(&so_far)?.get(key)? {
                    Value::Text(text) => Some(text.clone()),
                    Value::Whole(number) => Some(number.to_string()),
                    _ => None,
                });
        let word = face.words.find(&format!("leaf.{step}"));
        let rating = face.words.find(&format!("rating.{step}"));
        parts.extend(word.or(rating).map(str::to_owned).or(named));
    }
    match parts.split_first() {
        Some((_, [])) | None => parts.concat(),
        Some((_, rest)) => rest.join(" · "),
    }
}

fn what_changes(face: &Face, state: &State, answer: &Answer, line: &Line) -> Html {
    let found = changes(
        &state.chosen.regulation,
        &answer.case,
        &answer.estimate,
        &line.name,
    );
    if found.is_empty() {
        return html! {};
    }
    html! {
        <div class="changes">
            <h5>{ face.words.get("change.title") }</h5>
            <ul>
                { for found.iter().map(|change| html! {
                    <li>
                        <span>{ face.words.phrase(&change.what) }</span>
                        <span class="figure">{ figures::difference(change.net) }</span>
                    </li>
                }) }
            </ul>
        </div>
    }
}
