//! A whole year: each month under both rules, with THR, a thirteenth month and December's tax.

use super::ask::Ask;
use super::context::{ViewContext, card, help, under_way};
use super::table::{count, difference, rupiah, table};
use crate::app::kit::el::{El, button, el};
use crate::app::kit::words::Phrase;
use crate::app::simulation::action::Long;
use crate::app::simulation::state::Finished;
use crate::money::Rupiah;
use crate::simulation::summary::Amounts;
use crate::simulation::year::{MonthOfYear, OfYear};
use yew::Html;

pub fn view(context: &ViewContext<'_>, finished: &Finished) -> El {
    let state = context.state;
    let year = finished.month.year().to_string();
    let values = [("year", year.as_str())];
    let card = card("of-year", &context.say("simulation.year", &values));
    if !state.has_year() {
        return card.with(help(&context.say("simulation.year.none", &values)));
    }
    let card = card.with(extra(context, finished));
    if let Some(taken) = state.done_of(Long::Year) {
        let told = context.say("simulation.year.progress", &[("people", &count(taken))]);
        let name = context.get("simulation.year.running");
        let part = Some((taken, finished.summary.all.people));
        return card.with(under_way(context, name, part, &told));
    }
    match state.year.as_deref() {
        Some(year) => card
            .with(months(context, year))
            .with_some(refused(context, year)),
        None => card.with(
            button("", context.ask, Ask::Year)
                .has("disabled", !state.can_go_on())
                .text(&context.say("simulation.year.begin", &values)),
        ),
    }
}

/// What the packs pay beside the months in that year, and how December is.
fn extra(context: &ViewContext<'_>, finished: &Finished) -> El {
    let year = finished.month.year();
    let paid = [0, 1].map(|side| {
        let months = finished.sides.regulation(side).regional.extra_months.iter();
        let months = months.filter(|extra| extra.paid_in.year() == year);
        let names: Vec<&str> = months.map(|extra| extra.name.as_str()).collect();
        match names.is_empty() {
            true => context.get("simulation.year.no_extra").to_owned(),
            false => names.join(", "),
        }
    });
    let [before, after] = paid.each_ref().map(String::as_str);
    help(&context.say(
        "simulation.year.help",
        &[("before", before), ("after", after)],
    ))
}

/// Every month, and the year that they add up to.
pub fn months(context: &ViewContext<'_>, year: &OfYear) -> El {
    let keys = [
        "month",
        "net_before",
        "net_after",
        "before_cost",
        "after_cost",
        "difference",
    ];
    let line = |month: &MonthOfYear| {
        let name = context.words.phrase(&Phrase::month(month.month));
        row(&name, &month.before, &month.after, "")
    };
    let total = row(
        context.get("simulation.year.total"),
        &year.before,
        &year.after,
        "total",
    );
    let lines = year.months.iter().map(line).chain(std::iter::once(total));
    table(context, context.get("simulation.year.table"), &keys, lines)
}

fn row(name: &str, before: &Amounts, after: &Amounts, class: &'static str) -> Html {
    let more: Rupiah = after.cost.minus(before.cost).unwrap_or_default();
    el("tr")
        .class(class)
        .with(el("th").is("scope", "row").text(name))
        .with(rupiah(before.net))
        .with(rupiah(after.net))
        .with(rupiah(before.cost))
        .with(rupiah(after.cost))
        .with(difference(more))
        .into()
}

/// Who counts in the month and in the year does not.
fn refused(context: &ViewContext<'_>, year: &OfYear) -> Option<El> {
    let row = year.row?.to_string();
    let people = count(year.refused);
    let values = [("people", people.as_str()), ("row", &row)];
    Some(
        el("p")
            .class("wrong")
            .text(&context.say("simulation.year.refused", &values)),
    )
}
