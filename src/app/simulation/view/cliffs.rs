//! Where the draft lets somebody arrive at less with more, and who stands there.

use super::ask::Ask;
use super::context::{ViewContext, card, help, under_way};
use super::table::{count, figure, table};
use crate::app::kit::el::{El, button, el};
use crate::app::kit::figures;
use crate::app::simulation::action::{Action, Long};
use crate::app::simulation::state::Finished;
use crate::simulation::cliffs::Cliff;
use yew::Html;

pub fn view(context: &ViewContext<'_>, finished: &Finished) -> El {
    let state = context.state;
    let card = card("cliffs", context.get("simulation.cliffs"))
        .with(help(context.get("simulation.cliffs.help")));
    if let Some(taken) = state.done_of(Long::Cliffs) {
        let told = context.say("simulation.year.progress", &[("people", &count(taken))]);
        let name = context.get("simulation.cliffs.running");
        let part = Some((taken, finished.summary.all.people));
        return card.with(under_way(context, name, part, &told));
    }
    match state.cliffs.as_deref() {
        Some(cliffs) if cliffs.is_empty() => {
            card.with(el("p").text(context.get("simulation.cliffs.none")))
        }
        Some(cliffs) => card.with(found(context, cliffs)),
        None => card.with(
            button("", context.ask, Ask::Cliffs)
                .has("disabled", !state.can_go_on())
                .text(context.get("simulation.cliffs.begin")),
        ),
    }
}

fn found(context: &ViewContext<'_>, cliffs: &[Cliff]) -> El {
    let name = context.get("simulation.cliffs");
    let keys = ["cliff", "over", "near"];
    let line = |(place, cliff): (usize, &Cliff)| -> Html {
        let open = button("link", context.act, Action::ListCliff(place));
        el("tr")
            .with(
                el("th")
                    .is("scope", "row")
                    .with(open.text(&called(context, cliff))),
            )
            .with(figure(&count(cliff.over)))
            .with(figure(&count(cliff.near)))
            .into()
    };
    table(context, name, &keys, cliffs.iter().enumerate().map(line))
}

/// What the cliff at a place is called.
pub fn at(context: &ViewContext<'_>, place: usize) -> Option<String> {
    let cliffs = context.state.cliffs.as_ref()?;
    cliffs.get(place).map(|cliff| called(context, cliff))
}

fn called(context: &ViewContext<'_>, cliff: &Cliff) -> String {
    if let Some(class) = cliff.class {
        let next = class.number().saturating_add(1).to_string();
        let class = class.to_string();
        return context.say(
            "simulation.cliff.class",
            &[("class", &class), ("next", &next)],
        );
    }
    let percent = |rate: Option<crate::money::Percent>| rate.map(figures::percent);
    let values = [
        (
            "category",
            cliff.category.map(|category| category.word().to_owned()),
        ),
        ("bound", cliff.bound.map(figures::rupiah)),
        ("below", percent(cliff.below)),
        ("above", percent(cliff.above)),
    ];
    let values = values.map(|(key, text)| (key, text.unwrap_or_default()));
    let values = values.each_ref().map(|(key, text)| (*key, text.as_str()));
    context.say("simulation.cliff.bound", &values)
}
