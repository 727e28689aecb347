//! Saved drafts beside each other.

use super::ask::Ask;
use super::context::{ViewContext, card, field, help, under_way};
use super::table::{count, difference, figure, rupiah, table};
use crate::app::kit::download::save_blob;
use crate::app::kit::el::{El, button, el, plain_button};
use crate::app::kit::figures;
use crate::app::simulation::action::{Action, Long};
use crate::app::simulation::budget::{Limit, held};
use crate::app::simulation::saved::{MOST, Saved};
use crate::document::written;
use crate::money::Rupiah;
use crate::simulation::budget::year_of;
use crate::simulation::summary::Compared;
use yew::{Callback, Html};

pub fn view(context: &ViewContext<'_>) -> El {
    let state = context.state;
    let has_room = state.saved.len() < MOST && state.sides.is_ok();
    let saved = state
        .saved
        .iter()
        .enumerate()
        .map(|(place, saved)| one(context, place, saved));
    let card = card("compare", context.get("simulation.compare"))
        .with(help(context.get("simulation.compare.help")))
        .with_some((!state.is_kept).then(|| help(context.get("simulation.compare.not_kept"))))
        .with_all(saved)
        .with(
            el("div").class("ways-in").with(
                button("", context.act, Action::Save)
                    .has("disabled", !has_room)
                    .text(context.get("simulation.compare.save")),
            ),
        );
    if state.saved.is_empty() {
        return card;
    }
    let card = card.with(comparison(context));
    let is_done = state.saved.iter().any(|saved| saved.compared.is_some());
    card.with_some(is_done.then(|| results(context)))
}

/// One saved draft: its name, and what can be done with it.
fn one(context: &ViewContext<'_>, place: usize, saved: &Saved) -> Html {
    let id = context.id(&format!("saved-{place}"));
    let rename = context.act.reform(move |name| Action::Rename(place, name));
    let input = el("input")
        .set("id", &id)
        .is("type", "text")
        .is("autocomplete", "off")
        .value(&saved.name)
        .on_type(rename);
    let label = context.say(
        "simulation.compare.name",
        &[("n", &place.saturating_add(1).to_string())],
    );
    let act = |action, key: &str| {
        let name = context.get(key);
        let said = [name, ": ", &saved.name].concat();
        button("link", context.act, action)
            .set("aria-label", &said)
            .text(name)
    };
    let text = written(&saved.pack);
    let out = plain_button("link")
        .on_press(Callback::from(move |_| {
            save_blob("rancangan.json", "application/json", &text)
        }))
        .set(
            "aria-label",
            &[context.get("simulation.compare.file"), ": ", &saved.name].concat(),
        )
        .text(context.get("simulation.compare.file"));
    el("div")
        .class("saved")
        .with(field(&id, &label, input))
        .with(act(Action::Open(place), "simulation.compare.open"))
        .with(out)
        .with(act(Action::Remove(place), "simulation.compare.remove"))
        .into()
}

/// The comparison: its button, or how far it is.
fn comparison(context: &ViewContext<'_>) -> El {
    let state = context.state;
    if let Some(done) = state.done_of(Long::Comparing) {
        let all = u32::try_from(state.saved.len()).unwrap_or_default();
        let name = context.get("simulation.compare.running");
        return under_way(context, name, Some((done, all)), "");
    }
    el("div").class("run").with(
        button("", context.ask, Ask::Compare)
            .has("disabled", !state.can_go_on())
            .text(context.get("simulation.compare.begin")),
    )
}

/// A column for each thing, a line for each draft.
fn results(context: &ViewContext<'_>) -> El {
    let keys = [
        "draft",
        "month_cost",
        "difference",
        "year_cost",
        "winners",
        "losers",
        "refused",
        "limit_month",
        "limit_year",
        "limit_cap",
    ];
    let saved = context.state.saved.iter();
    let lines = saved.filter_map(|saved| Some(line(context, saved, saved.compared.as_ref()?)));
    table(context, context.get("simulation.compare"), &keys, lines)
}

fn line(context: &ViewContext<'_>, saved: &Saved, compared: &Compared) -> Html {
    let all = &compared.all;
    let cost = all.after.cost;
    let more = cost.minus(all.before.cost).unwrap_or_default();
    let year = year_of(cost).unwrap_or_default();
    let held = held(&context.state.budget, cost, year);
    let room = |limit: Limit| match held.iter().find(|held| held.limit == limit) {
        Some(held) => difference(held.room),
        None => figure("–"),
    };
    let share = held.iter().find_map(|held| held.counted);
    let cap = match (share, held.iter().find(|held| held.limit == Limit::Cap)) {
        (Some((_, share)), Some(held)) => {
            let class = if held.room < Rupiah::ZERO {
                "figure less"
            } else {
                "figure more"
            };
            el("td").class(class).text(&figures::percent(share)).into()
        }
        _ => figure("–"),
    };
    el("tr")
        .with(el("th").is("scope", "row").text(&saved.name))
        .with(rupiah(cost))
        .with(difference(more))
        .with(rupiah(year))
        .with(figure(&count(all.winners.people)))
        .with(figure(&count(all.losers.people)))
        .with(figure(&count(compared.refused)))
        .with(room(Limit::Month))
        .with(room(Limit::Year))
        .with(cap)
        .into()
}
