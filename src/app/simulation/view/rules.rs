//! The two rules: today's, the draft with the numbers that are changed in it, the month, and what
//! is taken for everybody.

use super::ask::Ask;
use super::context::{ViewContext, card, field, help, number, wrong};
use crate::app::kit::el::{El, button, el, several};
use crate::app::kit::open_file::{JSON, open_file};
use crate::app::kit::rules::{rules, says_foreign};
use crate::app::kit::select::{option, select};
use crate::app::kit::words::Phrase;
use crate::app::kit::{figures, js, sentence};
use crate::app::simulation::action::Action;
use crate::app::simulation::assumed::{self, ASKED};
use crate::app::simulation::draft::{self, Number};
use crate::app::simulation::sides::Sides;
use crate::document::{Month, Table, Value};
use crate::regulation::tax::TaxStatus;
use crate::regulation::terms::Rating;
use web_sys::File;
use yew::Html;

pub fn view(context: &ViewContext<'_>) -> El {
    let state = context.state;
    let library = &state.library;
    let [before, after] = &state.keys;
    let list = |name, key: &str, choose| {
        let id = context.id(name);
        let list = rules(&id, context.words, library, Some(key), choose);
        field(&id, context.get(&format!("simulation.{name}")), list)
    };
    let own = open_file(
        context.get("simulation.pack.open"),
        JSON,
        context.act,
        async |file: File| Action::Pack(js::read_pack(&file).await),
    );
    let card = card("rules", context.get("simulation.rules"))
        .with(list("before", before, context.act.reform(Action::Before)))
        .with(list("after", after, context.act.reform(Action::After)))
        .with(own);
    let card = match &state.sides {
        Ok(sides) => card
            .with_some(says_foreign(context.words, sides.after.origin))
            .with(month(context, sides))
            .with(numbers(context, sides)),
        Err(troubles) => {
            let said = troubles.iter().map(|trouble| {
                let called = |path: &str| path.to_owned();
                wrong(&sentence::trouble(context.words, trouble, &called)).into()
            });
            card.with_all(said).with_some(mend(context))
        }
    };
    card.with(assumptions(context))
}

/// The month in which both hold.
fn month(context: &ViewContext<'_>, sides: &Sides) -> El {
    let months = sides.months(context.state.today);
    let Some(chosen) = context.state.month() else {
        return wrong(context.get("simulation.month.none"));
    };
    let id = context.id("month");
    let named = |month: &Month| {
        let name = context.words.phrase(&Phrase::month(*month));
        option(&month.to_string(), &name, "")
    };
    let choose = context.act.reform(Action::Month);
    let options = several(months.iter().map(named));
    let list = select(&id, &chosen.to_string(), choose, options);
    let settles = chosen
        .is_december()
        .then(|| help(context.get("simulation.month.december")));
    field(&id, context.get("simulation.month"), list).with_some(settles)
}

/// The numbers of the draft, and which of them are changed.
fn numbers(context: &ViewContext<'_>, sides: &Sides) -> El {
    let typed = context.state.typed();
    let fields = sides.numbers();
    let fields = fields
        .iter()
        .map(|number| of_draft(context, sides, number, &typed));
    let count = sides.changes.len();
    let told = match (count, sides.are_the_same()) {
        (0, true) => help(context.get("simulation.same")),
        (0, false) => help(context.get("simulation.unchanged")),
        _ => changes(context, sides),
    };
    el("div").class("draft").with(told).with(
        el("details")
            .has("open", count > 0)
            .with(el("summary").text(context.get("simulation.numbers")))
            .with(el("div").class("mapping").with_all(fields)),
    )
}

/// While something typed cannot be taken, the numbers of the draft stay in reach.
fn mend(context: &ViewContext<'_>) -> Option<El> {
    let state = context.state;
    let own = state
        .library
        .choose(state.after(), std::iter::empty())
        .ok()?;
    let typed = state.typed();
    let fields = draft::numbers(&own.pack);
    let fields = fields
        .iter()
        .map(|number| field_of(context, &own.pack, number, &typed));
    Some(
        el("div")
            .class("draft")
            .with(
                button("link", context.act, Action::Unchange)
                    .text(context.get("simulation.unchange")),
            )
            .with(
                el("details")
                    .has("open", true)
                    .with(el("summary").text(context.get("simulation.numbers")))
                    .with(el("div").class("mapping").with_all(fields)),
            ),
    )
}

fn of_draft(
    context: &ViewContext<'_>,
    sides: &Sides,
    number: &Number,
    typed: &Table<String, String>,
) -> Html {
    field_of(context, &sides.after.pack, number, typed)
}

fn field_of(
    context: &ViewContext<'_>,
    pack: &Value,
    asked: &Number,
    typed: &Table<String, String>,
) -> Html {
    let id = context.id(&asked.path);
    let path = asked.path.clone();
    let type_it = context
        .act
        .reform(move |text| Action::Number(path.clone(), text));
    let text = typed.get(&asked.path).map_or("", String::as_str);
    let mistake = draft::wrong(context.words, asked, text);
    let own = figures::decimal(&asked.own);
    let input = number(&id, "decimal")
        .value(text)
        .on_type(type_it)
        .set("placeholder", &own)
        .wrong(mistake.is_some());
    field(&id, &asked.called(context.words, pack), input)
        .with_some(mistake.map(|mistake| wrong(&mistake)))
        .into()
}

/// Each number that is changed, from what to what.
fn changes(context: &ViewContext<'_>, sides: &Sides) -> El {
    let numbers = sides.numbers();
    let line = |(path, value): &(String, Value)| {
        let number = numbers.iter().find(|number| number.path == *path);
        let (name, own) = match number {
            Some(number) => (
                number.called(context.words, &sides.after.pack),
                figures::decimal(&number.own),
            ),
            None => (path.clone(), String::new()),
        };
        let now = match value {
            Value::Text(text) => figures::decimal(text),
            Value::Whole(whole) => figures::decimal(&whole.to_string()),
            _ => String::new(),
        };
        let values = [("name", name.as_str()), ("own", &own), ("now", &now)];
        el("li")
            .text(&context.say("simulation.change", &values))
            .into()
    };
    el("div")
        .class("changed")
        .with(el("ul").with_all(sides.changes.iter().map(line)))
        .with(
            button("link", context.act, Action::Unchange).text(context.get("simulation.unchange")),
        )
        .with(button("link", context.ask, Ask::SavePack).text(context.get("simulation.pack.save")))
}

/// What is taken for everybody of whom the roster does not say it.
fn assumptions(context: &ViewContext<'_>) -> El {
    let fields = ASKED.iter().map(|(name, _)| asked(context, name));
    el("details")
        .with(el("summary").text(context.get("simulation.assumed")))
        .with(help(context.get("simulation.assumed.help")))
        .with(el("div").class("mapping").with_all(fields))
}

fn asked(context: &ViewContext<'_>, name: &'static str) -> Html {
    let id = context.id(name);
    let text = context.state.assumed.get(name).map_or("", String::as_str);
    let set = context
        .act
        .reform(move |text| Action::Assume(name.to_owned(), text));
    let label = context
        .get(&["simulation.assumed.", name].concat())
        .to_owned();
    if assumed::is_number(name) {
        let is_good = assumed::is_good(name, text);
        let input = number(&id, "decimal")
            .value(text)
            .on_type(set)
            .wrong(!is_good);
        let mistake = (!is_good).then(|| wrong(context.get("simulation.assumed.wrong")));
        return field(&id, &label, input).with_some(mistake).into();
    }
    let nothing = option("", context.get("simulation.assumed.nothing"), "");
    let known: Vec<Html> = match name {
        "taxStatus" => TaxStatus::ALL
            .iter()
            .map(|one| option(one.word(), one.word(), ""))
            .collect(),
        _ => {
            let named = |one: &Rating| {
                let key = ["rating.", one.word()].concat();
                option(one.word(), context.get(&key), "")
            };
            Rating::ALL.iter().map(named).collect()
        }
    };
    let options = several(std::iter::once(nothing).chain(known));
    field(&id, &label, select(&id, text, set, options)).into()
}
