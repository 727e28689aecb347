//! The cost by agency, class and status, with a bar for each difference.

use super::context::{ViewContext, card};
use super::outcome::drawn;
use super::table::{count, difference, figure, rupiah, table};
use crate::app::kit::el::{El, button, el};
use crate::app::simulation::action::Action;
use crate::app::simulation::state::Finished;
use crate::money::Rupiah;
use crate::simulation::summary::{By, Nothing, Part};
use yew::Html;

pub fn view(context: &ViewContext<'_>, finished: &Finished, by: By) -> El {
    let (key, parts) = match by {
        By::Agency => ("simulation.by.agency", &finished.summary.by_agency),
        By::Class => ("simulation.by.class", &finished.summary.by_class),
        By::Employment => ("simulation.by.employment", &finished.summary.by_employment),
    };
    let name = context.get(key);
    let keys = [
        "part",
        "people",
        "before",
        "after",
        "difference",
        "winners",
        "losers",
    ];
    let head = keys.map(|key| context.get(&["simulation.head.", key].concat()).to_owned());
    let head = head.each_ref().map(String::as_str);
    let most = parts
        .iter()
        .map(|part| more(part).whole().saturating_abs())
        .max();
    let lines = parts
        .iter()
        .map(|part| line(context, by, part, most.unwrap_or_default()));
    card("parts", name).with(table(name, &head, lines))
}

/// What the part costs more.
fn more(part: &Part) -> Rupiah {
    part.after.cost.minus(part.before.cost).unwrap_or_default()
}

/// What a part is called.
pub fn called(context: &ViewContext<'_>, by: By, name: &str) -> String {
    match by {
        _ if name.is_empty() => context.get("simulation.unnamed").to_owned(),
        By::Agency => name.to_owned(),
        By::Class => context.say("simulation.class", &[("class", name)]),
        By::Employment => context.get(&["employment.", name].concat()).to_owned(),
    }
}

fn line(context: &ViewContext<'_>, by: By, part: &Part, most: i64) -> Html {
    let name = part.name.clone().unwrap_or_default();
    let more = more(part);
    let class = if more < Rupiah::ZERO { "less" } else { "more" };
    let open = button("link", context.act, Action::List(Some((by, name.clone()))));
    let title = el("th")
        .is("scope", "row")
        .with(open.text(&called(context, by, &name)))
        .with(drawn(class, more.whole(), most));
    el("tr")
        .with(title)
        .with(figure(&count(part.people)))
        .with(rupiah(part.before.cost))
        .with(rupiah(part.after.cost))
        .with(difference(more))
        .with(figure(&count(part.winners.people)))
        .with(figure(&count(part.losers.people)))
        .into()
}

/// Who gets nothing under the draft, and the way to why.
pub fn nothing(context: &ViewContext<'_>, finished: &Finished) -> Option<El> {
    let groups = &finished.summary.nothing;
    let line = |group: &Nothing| {
        let status = context
            .get(&["employment.", group.employment.word()].concat())
            .to_owned();
        let people = count(group.people);
        let values = [("status", status.as_str()), ("people", &people)];
        let why = button("link", context.ask, super::ask::Ask::Person(group.row));
        let values_of = [("row", group.row.to_string())];
        let why = why.text(&context.say("simulation.nothing.why", &[("row", &values_of[0].1)]));
        el("li")
            .text(&context.say("simulation.nothing.line", &values))
            .text(" ")
            .with(why)
            .into()
    };
    (!groups.is_empty()).then(|| {
        card("nothing-paid", context.get("simulation.nothing"))
            .with(el("ul").with_all(groups.iter().map(line)))
    })
}
