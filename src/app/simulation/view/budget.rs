//! What the region may spend, and whether the draft keeps it.

use super::context::{ViewContext, card, field, help, number, wrong};
use crate::app::kit::el::{El, el};
use crate::app::kit::figures;
use crate::app::simulation::action::Action;
use crate::app::simulation::budget::{self, ASKED, Held, Limit};
use crate::app::simulation::state::Finished;
use crate::money::Rupiah;
use crate::simulation::budget::CONFIDENCE;
use yew::Html;

pub fn view(context: &ViewContext<'_>, finished: &Finished) -> El {
    let texts = &context.state.budget;
    let (month, year) = (
        finished.summary.all.after.cost,
        context.state.cost_of_year(),
    );
    let held = budget::held(texts, month, year.unwrap_or_default());
    let said = held.iter().map(|held| said(context, held).into());
    card("budget", context.get("simulation.budget"))
        .with(
            el("div")
                .class("mapping")
                .with_all(ASKED.map(|name| asked(context, name))),
        )
        .with(
            el("div")
                .is("role", "status")
                .with_some((!held.is_empty()).then(|| el("ul").class("held").with_all(said))),
        )
        .with(help(match context.state.year {
            Some(_) => context.get("simulation.budget.of_year"),
            None => context.get("simulation.budget.year_help"),
        }))
        .with(cap(context))
}

fn asked(context: &ViewContext<'_>, name: &'static str) -> Html {
    let id = context.id(&["budget-", name].concat());
    let texts = &context.state.budget;
    let is_good = budget::is_good(texts, name);
    let set = context
        .act
        .reform(move |text| Action::Budget(name.to_owned(), text));
    let input = number(&id, "decimal")
        .value(texts.get(name).map_or("", String::as_str))
        .on_type(set)
        .wrong(!is_good);
    let mistake = (!is_good).then(|| wrong(context.get("simulation.budget.wrong")));
    field(
        &id,
        context.get(&["simulation.budget.", name].concat()),
        input,
    )
    .with_some(mistake)
    .into()
}

/// One limit, and whether it is kept.
pub fn said(context: &ViewContext<'_>, held: &Held) -> El {
    let is_over = held.room < Rupiah::ZERO;
    let (class, key) = match is_over {
        true => ("less", "simulation.held.over"),
        false => ("more", "simulation.held.under"),
    };
    let room = Rupiah::new(held.room.whole().saturating_abs()).unwrap_or_default();
    let limit = context
        .get(&["simulation.limit.", held.limit.word()].concat())
        .to_owned();
    let (most, room) = (figures::rupiah(held.most), figures::rupiah(room));
    let values = [("limit", limit.as_str()), ("most", &most), ("room", &room)];
    let line = el("li").with(el("b").class(class).text(&context.say(key, &values)));
    let Some((counted, share)) = held.counted else {
        return line;
    };
    let (counted, share) = (figures::rupiah(counted), figures::percent(share));
    let values = [("counted", counted.as_str()), ("share", &share)];
    line.text(" ")
        .text(&context.say("simulation.held.counted", &values))
}

/// By what right there is a cap, and what does not count.
fn cap(context: &ViewContext<'_>) -> El {
    let mark = el("span")
        .classes(&["mark", CONFIDENCE.word()])
        .text(context.get(&["confidence.", CONFIDENCE.word()].concat()));
    el("details")
        .with(el("summary").text(context.get("simulation.cap.title")))
        .with(
            el("p")
                .with(mark)
                .text(" ")
                .text(context.get("simulation.cap.source")),
        )
        .with(el("p").text(context.get("simulation.cap.excluded")))
}

/// What a limit is called, with the most that a month may cost to keep it.
pub fn limit(context: &ViewContext<'_>, limit: Limit, ceiling: Rupiah) -> String {
    let name = context
        .get(&["simulation.limit.", limit.word()].concat())
        .to_owned();
    let amount = figures::rupiah(ceiling);
    context.say(
        "simulation.limit.month_of",
        &[("limit", &name), ("amount", &amount)],
    )
}
