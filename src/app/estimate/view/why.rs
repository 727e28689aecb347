//! Why a line is what it is: formula, rounding, by what right, how sure, what would change it,
//! and the numbers of the pack that a person may replace.

use super::{ViewContext, wrong_answer};
use crate::allowance::ledger::Line;
use crate::app::estimate::draft::Draft;
use crate::app::estimate::formula::formula;
use crate::app::estimate::numbers::{self, Number};
use crate::app::estimate::state::{Action, Answer, State};
use crate::app::kit::el::{El, button, el, of_pack};
use crate::app::kit::field;
use crate::app::kit::figures;
use crate::app::kit::name::{self, Namer};
use crate::app::kit::rules::foreign;
use crate::document::Value;
use crate::money::{Rounding, RoundingMode};
use crate::provision::{Confidence, Source};
use yew::prelude::*;

/// Why a line is what it is.
pub fn why(context: &ViewContext, state: &State, answer: &Answer, line: &Line) -> Html {
    let why = &line.explanation;
    let namer = Namer {
        words: &context.words,
        regulation: &state.chosen.regulation,
    };
    let steps = why.steps.iter().map(|step| {
        let formula = formula(&namer, step);
        el("li")
            .with(el("span").class("step").text(&formula.name))
            .with(el("span").class("in-words").text(&formula.words))
            .with(el("span").class("in-numbers").text(&formula.numbers))
            .with_some(step.rounding.map(|rounding| {
                let sentence = rounded(context, rounding);
                el("span").class("rounding").text(&sentence)
            }))
            .into()
    });
    let own = || el("p").text(context.words.get("source.own"));
    let sources = why.sources.iter();
    let sources = sources.map(|source| source_view(context, state, line, source).into());
    el("div")
        .class("explained")
        .with(el("ol").class("steps").with_all(steps))
        .with_some((line.confidence == Confidence::Stated).then(own))
        .with_all(sources)
        .with_some(what_changes(context, state, answer, line))
        .into()
}

fn rounded(context: &ViewContext, rounding: Rounding) -> String {
    let key = match rounding.mode {
        RoundingMode::HalfUp => "rounding.half_up",
        RoundingMode::Floor => "rounding.floor",
        RoundingMode::Up => "rounding.up",
    };
    let to = figures::decimal(&rounding.to.to_string());
    context.words.say(key, &[("to", &to)])
}

fn source_view(context: &ViewContext, state: &State, line: &Line, source: &Source) -> El {
    let section = numbers::section_of(source, &line.name);
    let numbers = if numbers::is_open(source, &state.chosen.regulation) {
        numbers::of_section(&state.chosen.pack, &section)
    } else {
        Vec::new()
    };
    let confidence = source.confidence.word();
    let checked = source.checked.to_string();
    let checked = context.words.say("source.checked", &[("date", &checked)]);
    let sure = el("span")
        .classes(&["mark", confidence])
        .text(context.words.get(&format!("confidence.{confidence}")));
    let confident = el("p").class("confidence").with(sure);
    // The national rule under a stranger's may be this site's.
    let chosen = &state.chosen;
    let is_regional = source.pack == chosen.regulation.regional.id;
    let foreign = foreign(&context.words, chosen.origin).filter(|_| is_regional);
    let note = source.note.as_ref();
    el("div")
        .classes(&["source", confidence])
        .with(of_pack(&source.citation).class("citation"))
        .with(confident.with_some(foreign).text(" ").text(&checked))
        .with_some(note.map(|note| of_pack(note).class("note")))
        .with_some((!numbers.is_empty()).then(|| own_numbers(context, state, source, &numbers)))
}

/// The numbers of a section, each with a field for the person's own.
pub(super) fn own_numbers(
    context: &ViewContext,
    state: &State,
    source: &Source,
    numbers: &[Number],
) -> El {
    let key = if source.confidence == Confidence::Assumed {
        "number.replace_assumed"
    } else {
        "number.replace"
    };
    let has_own = numbers
        .iter()
        .any(|number| own(&state.draft, state.regulation_id(), &number.path).is_some());
    let fields = numbers.iter();
    let fields = fields.map(|number| number_field(context, state, number).into());
    el("details")
        .class("numbers")
        .has("open", numbers.len() < 4 || has_own)
        .with(el("summary").text(context.words.get(key)))
        .with_all(fields)
}

fn own<'a>(draft: &'a Draft, pack: &str, path: &str) -> Option<&'a str> {
    draft
        .numbers_of(pack)
        .find(|(known, _)| *known == path)
        .map(|(_, text)| text)
}

fn number_field(context: &ViewContext, state: &State, number: &Number) -> El {
    let id = context.id(&number.path);
    let own = own(&state.draft, state.regulation_id(), &number.path);
    let mut troubles = state.bad_numbers.iter();
    let wrong = troubles.find(|trouble| trouble.path() == number.path);
    let pack_says = figures::decimal(&number.own);
    let path = number.path.clone();
    let typed = move |text| Action::Number(path.clone(), text);
    let input = field::number(&id, "decimal")
        .set("placeholder", &pack_says)
        .value(own.unwrap_or_default())
        .wrong(wrong.is_some())
        .on_type(context.act.reform(typed));
    let label = label(context, state, &number.path);
    el("div")
        .classes(&["field row number-field", wrong.map_or("", |_| "is-wrong")])
        .with(el("label").set("for", &id).text(&label))
        .with(input)
        .with_some(own.map(|_| in_place(context, number, &pack_says)))
        .with_some(wrong.map(|wrong| {
            let sentence = wrong_answer(context, state, wrong);
            el("p").class("wrong").text(&sentence)
        }))
}

/// The person's own number stands in place of the pack's: what that was, and the way back.
fn in_place(context: &ViewContext, number: &Number, pack_says: &str) -> El {
    let mark = el("span").class("mark own");
    let says = context
        .words
        .say("number.pack_says", &[("number", pack_says)]);
    let reset = Action::Number(number.path.clone(), String::new());
    el("p")
        .class("help")
        .with(mark.text(context.words.get("mark.own")))
        .text(&says)
        .text(" ")
        .with(button("link", &context.act, reset).text(context.words.get("number.reset")))
}

/// A place in a pack in words: what stands on the way there as far as it has a name. The section
/// itself, which the row already names, is left out.
fn label(context: &ViewContext, state: &State, path: &str) -> String {
    let mut names = Vec::new();
    let mut so_far = String::from("$");
    for step in path
        .split(['.', '[', ']', '\''])
        .filter(|step| !step.is_empty() && *step != "$")
    {
        match step.parse::<usize>() {
            Ok(index) => {
                so_far = format!("{so_far}[{index}]");
                names.extend(name_of_item(context, state, &so_far, index));
            }
            Err(_) => {
                so_far = format!("{so_far}.{step}");
                names.extend(name_of_key(context, step));
            }
        }
    }
    match names.split_first() {
        Some((_, rest @ [_, ..])) => rest.join(" · "),
        _ => names.concat(),
    }
}

/// A key in words, if it has any: of a pack's form, a rating, a criterion.
fn name_of_key(context: &ViewContext, key: &str) -> Option<String> {
    ["leaf", "rating"]
        .iter()
        .find_map(|kind| context.words.find(&format!("{kind}.{key}")))
        .map(str::to_owned)
}

/// What an item of a list is called: a deduction as in the breakdown, anything else by its own
/// name, and a step by the count it begins with.
fn name_of_item(context: &ViewContext, state: &State, path: &str, index: usize) -> Option<String> {
    let attendance = state.chosen.regulation.regional.attendance.as_ref();
    if path == format!("$.attendance.deductions[{index}]") {
        let deduction = attendance?.deductions.get(index)?;
        return Some(context.words.phrase(&name::deduction(deduction)));
    }
    let item = state.chosen.pack.at(path)?;
    let named = |key: &str| match item.get(key)? {
        Value::Text(text) => Some(text.clone()),
        Value::Whole(count) if *count > 1 => Some(
            context
                .words
                .say("number.from", &[("count", &count.to_string())]),
        ),
        _ => None,
    };
    ["name", "from"].iter().find_map(|key| named(key))
}

fn what_changes(context: &ViewContext, state: &State, answer: &Answer, line: &Line) -> Option<El> {
    let found = answer.changes(&state.chosen.regulation, &line.name);
    let items = found.iter().map(|change| {
        let difference = figures::difference(change.net);
        el("li")
            .with(el("span").text(&context.words.phrase(&change.what)))
            .with(el("span").class("figure").text(&difference))
            .into()
    });
    let list = el("ul").with_all(items);
    (!found.is_empty()).then(|| {
        el("div")
            .class("changes")
            .with(el("h5").text(context.words.get("change.title")))
            .with(list)
    })
}
