//! The number of the draft that is sought: what is asked, and what was found.

use super::ask::Ask;
use super::budget::limit;
use super::context::{ViewContext, card, field, help, number, under_way, wrong};
use super::curve;
use crate::app::kit::el::{El, button, el, several};
use crate::app::kit::figures;
use crate::app::kit::form::called;
use crate::app::kit::select::{option, select};
use crate::app::kit::sentence;
use crate::app::simulation::action::{Action, Long};
use crate::app::simulation::budget::{self, Limit};
use crate::app::simulation::draft::Draft;
use crate::app::simulation::goal::{Found, Number, Seek, Unfit, in_field, numbers};
use crate::document::Value;
use crate::money::Rupiah;
use crate::simulation::goal_seek::Course;
use yew::Html;

pub fn view(context: &ViewContext<'_>, draft: &Draft) -> El {
    let card = card("goal", context.get("simulation.goal"))
        .with(help(context.get("simulation.goal.help")))
        .with(asked(context, draft));
    let found = context.state.seeking.found.as_deref();
    card.with(search(context))
        .with(
            el("div")
                .class("found")
                .is("role", "status")
                .with_some(found.map(|found| answer(context, draft, found))),
        )
        .with_some(found.map(|found| curve::view(context, draft, found)))
}

fn asked(context: &ViewContext<'_>, draft: &Draft) -> El {
    let seeking = &context.state.seeking;
    let is_chosen = !seeking.path.is_empty();
    type Typing = fn(String) -> Seek;
    let range: [(&str, &str, Typing); 2] = [
        ("from", &seeking.from, Seek::From),
        ("to", &seeking.to, Seek::To),
    ];
    let range = range.map(|(name, text, act)| {
        let id = context.id(&["goal-", name].concat());
        let input = number(&id, "decimal")
            .value(text)
            .has("disabled", !is_chosen)
            .wrong(is_chosen && !seeking.is_good(draft))
            .on_type(context.act.reform(move |text| Action::Seek(act(text))));
        field(
            &id,
            context.get(&["simulation.goal.", name].concat()),
            input,
        )
        .into()
    });
    let is_wrong = is_chosen && !seeking.is_good(draft);
    el("div")
        .class("mapping")
        .with(which(context, draft))
        .with_all(range)
        .with(limits(context))
        .with_some(is_wrong.then(|| wrong(context.get("simulation.goal.wrong"))))
}

/// The numbers of the draft, under the parts that they stand in.
fn which(context: &ViewContext<'_>, draft: &Draft) -> El {
    let id = context.id("goal-number");
    let numbers = numbers(draft, context.state.language);
    let mut groups: Vec<(&str, Vec<Html>)> = Vec::new();
    for Number { path, names } in &numbers {
        let (part, name) = names;
        if groups.last().is_none_or(|(last, _)| last != part) {
            groups.push((part, Vec::new()));
        }
        if let Some((_, options)) = groups.last_mut() {
            options.push(option(path, if name.is_empty() { part } else { name }, ""));
        }
    }
    let groups = groups
        .into_iter()
        .map(|(part, options)| el("optgroup").set("label", part).with_all(options).into());
    let nothing = option("", context.get("simulation.goal.choose"), "");
    let options = several(std::iter::once(nothing).chain(groups));
    let choose = context.act.reform(|path| Action::Seek(Seek::Number(path)));
    let list = select(&id, &context.state.seeking.path, choose, options);
    field(&id, context.get("simulation.goal.number"), list)
}

/// What is typed in the budget, of which one is to be kept.
fn limits(context: &ViewContext<'_>) -> El {
    let state = context.state;
    let Some(chosen) = state.limit() else {
        return help(context.get("simulation.goal.no_limit"));
    };
    let id = context.id("goal-limit");
    let typed = Limit::ALL.iter().filter_map(|one| {
        let ceiling = budget::ceiling(&state.budget, *one)?;
        Some(option(one.word(), &limit(context, *one, ceiling), ""))
    });
    let choose = context.act.reform(|word: String| {
        let limit = Limit::ALL
            .iter()
            .copied()
            .find(|limit| limit.word() == word);
        Action::Seek(Seek::Limit(limit))
    });
    let list = select(&id, chosen.word(), choose, several(typed));
    field(&id, context.get("simulation.goal.limit"), list)
}

/// The search: its button, or how far it is.
fn search(context: &ViewContext<'_>) -> El {
    let state = context.state;
    if let Some(tried) = state.done_of(Long::Seeking) {
        let told = context.say("simulation.goal.progress", &[("tried", &tried.to_string())]);
        return under_way(context, context.get("simulation.goal.running"), None, &told);
    }
    let hint = match state.is_stale {
        true => context.get("simulation.run.stale"),
        false => "",
    };
    el("div")
        .class("run")
        .with(
            button("", context.ask, Ask::Seek)
                .has("disabled", state.goal().is_none())
                .text(context.get("simulation.goal.seek")),
        )
        .with(help(hint))
}

/// The value, or why there is none.
fn answer(context: &ViewContext<'_>, draft: &Draft, found: &Found) -> El {
    let said = el("div");
    let said = match (found.cost(), &found.sought.value) {
        (Some(cost), Some(value)) => said
            .with(el("p").class("much").text(&text_of(draft, found, value)))
            .with(el("p").text(&fits(context, draft, found, cost)))
            .with(take(context, draft, found, value)),
        _ => said.with(wrong(&none(context, draft, found))),
    };
    let course = match found.sought.course {
        Course::Rises => "simulation.goal.rises",
        Course::Falls => "simulation.goal.falls",
        Course::Level => "simulation.goal.level",
        Course::Turns => "simulation.goal.turns",
    };
    let tried = found.sought.tried.len().to_string();
    said.with(help(&context.say(course, &[("tried", &tried)])))
        .with_some(
            found
                .unfit
                .as_ref()
                .map(|unfit| refused(context, draft, found, unfit)),
        )
}

fn text_of(draft: &Draft, found: &Found, value: &Value) -> String {
    in_field(draft, &found.goal.path, value)
}

fn fits(context: &ViewContext<'_>, draft: &Draft, found: &Found, cost: Rupiah) -> String {
    let room = found.goal.ceiling.minus(cost).unwrap_or_default();
    let name = called::way(
        draft.editor.shape(),
        draft.editor.document(),
        &found.goal.path,
        context.state.language,
    );
    let limit = limit(context, found.limit, found.goal.ceiling);
    let (cost, room) = (figures::rupiah(cost), figures::rupiah(room));
    let values = [
        ("name", name.join(" › ")),
        ("now", text_of(draft, found, &found.now)),
        ("cost", cost),
        ("room", room),
        ("limit", limit),
    ];
    let values = values.each_ref().map(|(key, value)| (*key, value.as_str()));
    context.say("simulation.goal.fits", &values)
}

/// The way into the draft; where the value stands there already, that is said.
fn take(context: &ViewContext<'_>, draft: &Draft, found: &Found, value: &Value) -> El {
    if draft.editor.document().at(&found.goal.path) == Some(value) {
        return el("p").text(context.get("simulation.goal.taken"));
    }
    button("", context.act, Action::TakeFound).text(context.get("simulation.goal.take"))
}

fn none(context: &ViewContext<'_>, draft: &Draft, found: &Found) -> String {
    let cost = |cost: Option<Rupiah>| match cost {
        Some(cost) => figures::rupiah(cost),
        None => context.get("simulation.goal.refused").to_owned(),
    };
    let [low, high] = found.ends().map(cost);
    let values = [
        ("from", text_of(draft, found, &found.goal.from)),
        ("to", text_of(draft, found, &found.goal.to)),
        ("low", low),
        ("high", high),
        ("limit", limit(context, found.limit, found.goal.ceiling)),
    ];
    let values = values.each_ref().map(|(key, value)| (*key, value.as_str()));
    context.say("simulation.goal.none", &values)
}

/// Why values are refused, by the one nearest to what was found.
fn refused(context: &ViewContext<'_>, draft: &Draft, found: &Found, unfit: &Unfit) -> El {
    let value = text_of(draft, found, &unfit.value);
    let told = context.say("simulation.goal.unfit", &[("value", &value)]);
    let faults = unfit.faults.iter().map(|fault| {
        let said = sentence::pack_fault(context.words, fault);
        el("li").text(&said).into()
    });
    let faults: Vec<Html> = faults.collect();
    let told = match faults.is_empty() {
        true => context.say("simulation.goal.unfit.people", &[("value", &value)]),
        false => told,
    };
    el("div").with(help(&told)).with(el("ul").with_all(faults))
}
