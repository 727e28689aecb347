//! What made the result, under it: to be copied, and printed with it.

use super::ask::Ask;
use super::context::{ViewContext, card, help};
use super::scenario;
use crate::app::kit::el::{El, button, el, plain_button, several};
use crate::app::kit::js;
use crate::app::simulation::receipt::{Line, lines, text};
use crate::app::simulation::state::Finished;
use yew::{Callback, Html};

pub fn view(context: &ViewContext<'_>, finished: &Finished) -> El {
    let lines = of(context, finished);
    let told = text(context.words, &lines);
    let copy = plain_button("link")
        .on_press(Callback::from(move |_| js::copy(&told)))
        .text(context.get("simulation.receipt.copy"));
    card("made-by", context.get("simulation.receipt"))
        .with(help(context.get("simulation.receipt.help")))
        .with(list(context, &lines))
        .with(
            el("div").class("ways-in").with(copy).with(
                button("link", context.ask, Ask::Print).text(context.get("simulation.print")),
            ),
        )
}

/// The lines of a run.
pub fn of(context: &ViewContext<'_>, finished: &Finished) -> Vec<Line> {
    let scenario = scenario::called(context, &finished.scenario);
    lines(context.words, context.state, finished, scenario)
}

/// Each line under its name.
pub fn list(context: &ViewContext<'_>, lines: &[Line]) -> El {
    let line = |(key, text): &Line| {
        let name = context
            .get(&["simulation.receipt.", key].concat())
            .to_owned();
        let name = el("dt").text(&name);
        several([Html::from(name), el("dd").text(text).into()])
    };
    el("dl").with_all(lines.iter().map(line))
}
