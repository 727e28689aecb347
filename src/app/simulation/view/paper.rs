//! The summary on two sheets of paper: what it costs, whom it moves and the year, then every agency
//! and what made it.

use super::context::ViewContext;
use super::outcome::{bars, spread_table, totals_table};
use super::parts::{called, title};
use super::table::{count, difference, rupiah, table};
use super::{budget, receipt, scenario, year};
use crate::app::kit::el::{El, el};
use crate::app::kit::figures;
use crate::app::kit::words::Phrase;
use crate::app::simulation::budget::held;
use crate::app::simulation::state::Finished;
use crate::simulation::summary::{By, Part};
use yew::Html;

pub fn view(context: &ViewContext<'_>, finished: &Finished) -> El {
    el("div")
        .class("paper")
        .is("aria-hidden", "true")
        .with(first(context, finished))
        .with(second(context, finished))
}

fn first(context: &ViewContext<'_>, finished: &Finished) -> El {
    let all = &finished.summary.all;
    let more = all.after.cost.minus(all.before.cost).unwrap_or_default();
    let month = context.words.phrase(&Phrase::month(finished.month));
    let people = count(all.people);
    let of = context.say(
        "simulation.cost.of",
        &[("month", &month), ("people", &people)],
    );
    let [before, after] = [all.before.cost, all.after.cost].map(figures::rupiah);
    let from = context.say(
        "simulation.cost.from",
        &[("before", &before), ("after", &after)],
    );
    let behave = scenario::called(context, &finished.scenario);
    let year = context.state.year.as_deref();
    let cost_of_year = context.state.cost_of_year().unwrap_or_default();
    let held = held(&context.state.budget, all.after.cost, cost_of_year);
    let held = held.iter().map(|one| budget::said(context, one).into());
    let summary = &finished.summary;
    el("div")
        .class("side")
        .with(el("h2").text(context.get("simulation.paper.title")))
        .with(el("p").text(&[&of, " ", &behave, "."].concat()))
        .with(el("p").class("sum").text(&figures::difference(more)))
        .with(el("p").text(&[context.get("simulation.cost"), ". ", &from].concat()))
        .with(el("ul").with_all(held))
        .with(totals_table(context, finished))
        .with(el("h3").text(context.get("simulation.spread")))
        .with(spread_table(context, finished))
        .with(bars(context, &summary.bars))
        .with(parts(context, By::Employment, &summary.by_employment))
        .with(parts(context, By::Class, &summary.by_class))
        .with_some(year.map(|year| year::months(context, year)))
}

fn second(context: &ViewContext<'_>, finished: &Finished) -> El {
    el("div")
        .class("side")
        .with(parts(context, By::Agency, &finished.summary.by_agency))
        .with(el("h3").text(context.get("simulation.receipt")))
        .with(receipt::list(context, &receipt::of(context, finished)).class("made-by"))
}

/// The cost of parts, a line each.
fn parts(context: &ViewContext<'_>, by: By, parts: &[Part]) -> El {
    let keys = ["part", "people", "before", "after", "difference"];
    let name = &title(context, by);
    let line = |part: &Part| -> Html {
        let name = part.name.clone().unwrap_or_default();
        let more = part.after.cost.minus(part.before.cost).unwrap_or_default();
        el("tr")
            .with(
                el("th")
                    .is("scope", "row")
                    .text(&called(context, by, &name)),
            )
            .with(super::table::figure(&count(part.people)))
            .with(rupiah(part.before.cost))
            .with(rupiah(part.after.cost))
            .with(difference(more))
            .into()
    };
    el("div")
        .class("parts")
        .with(el("h3").text(name))
        .with(table(context, name, &keys, parts.iter().map(line)))
}
