//! Why a line is what it is: formula, rounding, by what right, how sure, what would change it,
//! and the numbers of the pack that a person may replace.

use super::Face;
use crate::allowance::ledger::Line;
use crate::app::change::changes;
use crate::app::draft::Draft;
use crate::app::filled::Trouble;
use crate::app::formula::formula;
use crate::app::name::{self, Namer};
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
    let label = label(face, state, &number.path);
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

/// A place in a pack in words: what stands on the way there as far as it has a name. The section
/// itself, which the row already names, is left out.
fn label(face: &Face, state: &State, path: &str) -> String {
    let mut names = Vec::new();
    let mut so_far = String::from("$");
    for step in path
        .split(['.', '[', ']', '\''])
        .filter(|step| !step.is_empty() && *step != "$")
    {
        match step.parse::<usize>() {
            Ok(index) => {
                so_far = format!("{so_far}[{index}]");
                names.extend(name_of_item(face, state, &so_far, index));
            }
            Err(_) => {
                so_far = format!("{so_far}.{step}");
                names.extend(name_of_key(face, step));
            }
        }
    }
    match names.split_first() {
        Some((_, rest @ [_, ..])) => rest.join(" · "),
        _ => names.concat(),
    }
}

/// A key in words, if it has any: of a pack's form, a rating, a criterion.
fn name_of_key(face: &Face, key: &str) -> Option<String> {
    ["leaf", "rating"]
        .iter()
        .find_map(|kind| face.words.find(&format!("{kind}.{key}")))
        .map(str::to_owned)
}

/// What an item of a list is called: a deduction as in the breakdown, anything else by its own
/// name, and a step by the count it begins with.
fn name_of_item(face: &Face, state: &State, path: &str, index: usize) -> Option<String> {
    let attendance = state.chosen.regulation.regional.attendance.as_ref();
    if path == format!("$.attendance.deductions[{index}]") {
        let deduction = attendance?.deductions.get(index)?;
        return Some(face.words.phrase(&name::deduction(deduction)));
    }
    let item = state.chosen.pack.at(path)?;
    let named = |key: &str| match item.get(key)? {
        Value::Text(text) => Some(text.clone()),
        Value::Whole(count) if *count > 1 => Some(
            face.words
                .say("number.from", &[("count", &count.to_string())]),
        ),
        _ => None,
    };
    ["name", "from"].iter().find_map(|key| named(key))
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
