//! How people behave: chosen before a run, and said on what it comes to.

use super::context::{ViewContext, field, help, number, wrong};
use crate::app::kit::el::{El, el, several};
use crate::app::kit::select::{option, select};
use crate::app::simulation::action::Action;
use crate::simulation::scenario::{Behaviour, Scenario};

pub fn view(context: &ViewContext<'_>) -> El {
    let state = context.state;
    let id = context.id("scenario");
    let named = |one: &Behaviour| option(one.word(), context.get(key(*one)), "");
    let options = several(Behaviour::ALL.iter().map(named));
    let choose = context.act.reform(Action::Behave);
    let list = select(&id, state.behaviour.word(), choose, options);
    let what = match state.behaviour {
        Behaviour::AsListed => "simulation.scenario.as_listed.help",
        Behaviour::Full => "simulation.scenario.full.help",
        Behaviour::RatedLower => "simulation.scenario.rated_lower.help",
        Behaviour::Counts => "simulation.scenario.counts.help",
    };
    let percent = (state.behaviour == Behaviour::Counts).then(|| percent(context));
    el("div")
        .class("field")
        .with(field(&id, context.get("simulation.scenario"), list))
        .with(help(context.get(what)))
        .with_some(percent)
}

fn percent(context: &ViewContext<'_>) -> El {
    let state = context.state;
    let id = context.id("counts-become");
    let is_good = state.scenario().is_some();
    let input = number(&id, "numeric")
        .value(&state.counts_become)
        .on_type(context.act.reform(Action::CountsBecome))
        .wrong(!is_good);
    let mistake = (!is_good).then(|| wrong(context.get("simulation.scenario.percent.wrong")));
    field(&id, context.get("simulation.scenario.percent"), input).with_some(mistake)
}

fn key(behaviour: Behaviour) -> &'static str {
    match behaviour {
        Behaviour::AsListed => "simulation.scenario.as_listed",
        Behaviour::Full => "simulation.scenario.full",
        Behaviour::RatedLower => "simulation.scenario.rated_lower",
        Behaviour::Counts => "simulation.scenario.counts",
    }
}

/// A scenario in words.
pub fn called(context: &ViewContext<'_>, scenario: &Scenario) -> String {
    let name = context.get(key(scenario.behaviour));
    match scenario.percent {
        Some(percent) => [name, ": ", &percent.to_string(), "%"].concat(),
        None => name.to_owned(),
    }
}
