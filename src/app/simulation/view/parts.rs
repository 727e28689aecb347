//! The cost by agency, class and status, with a bar for each difference.

use super::context::{ViewContext, card, help};
use super::outcome::{drawn, spread_line};
use super::table::{count, difference, figure, rupiah, table};
use crate::app::kit::el::{El, button, el};
use crate::app::simulation::action::Action;
use crate::app::simulation::state::Finished;
use crate::money::Rupiah;
use crate::simulation::summary::{By, Nothing, Paid, Part};
use yew::Html;

pub fn view(context: &ViewContext<'_>, finished: &Finished, by: By) -> El {
    let parts = match by {
        By::Agency => &finished.summary.by_agency,
        By::Class => &finished.summary.by_class,
        By::Employment => &finished.summary.by_employment,
    };
    let name = &title(context, by);
    let keys = [
        "part",
        "people",
        "before",
        "after",
        "difference",
        "winners",
        "losers",
    ];
    let most = parts
        .iter()
        .map(|part| more(part).whole().saturating_abs())
        .max();
    let lines = parts
        .iter()
        .map(|part| line(context, by, part, most.unwrap_or_default()));
    card("parts", name)
        .with(table(context, name, &keys, lines))
        .with_some((by != By::Employment).then(|| spreads(context, by, parts)))
}

/// By what the parts are.
pub fn title(context: &ViewContext<'_>, by: By) -> String {
    context
        .get(&["simulation.by.", by.word()].concat())
        .to_owned()
}

/// Who gains and who loses in each part, and how that spreads.
fn spreads(context: &ViewContext<'_>, by: By, parts: &[Part]) -> El {
    let name = context.get("simulation.parts.spread");
    let keys = [
        "who", "people", "sum", "lower", "median", "upper", "largest",
    ];
    let lines = parts.iter().flat_map(|part| {
        let part_name = called(context, by, part.name.as_deref().unwrap_or_default());
        let both = [("winners", &part.winners), ("losers", &part.losers)];
        let both = both.into_iter().filter(|(_, spread)| spread.people > 0);
        let lines = both.map(|(key, spread)| {
            let what = context.get(&["simulation.", key].concat()).to_owned();
            spread_line(&[&part_name, ": ", &what].concat(), spread)
        });
        lines.collect::<Vec<Html>>()
    });
    el("details")
        .with(el("summary").text(name))
        .with(table(context, name, &keys, lines))
}

/// What each class gets, the least, the middle and the most, so that it is seen how far apart a
/// draft sets them.
pub fn paid(context: &ViewContext<'_>, finished: &Finished) -> El {
    let name = context.get("simulation.paid");
    let keys = [
        "paid.part",
        "paid.people",
        "paid.least_before",
        "paid.least",
        "paid.median_before",
        "paid.median",
        "paid.most_before",
        "paid.most",
    ];
    let line = |paid: &Paid| {
        let (before, after) = (&paid.before, &paid.after);
        let class = called(context, By::Class, &paid.class.to_string());
        let row = el("tr").with(el("th").is("scope", "row").text(&class));
        let row = row.with(figure(&count(paid.people)));
        let amounts = [
            before.least,
            after.least,
            before.median,
            after.median,
            before.most,
            after.most,
        ];
        row.with_all(amounts.map(rupiah)).into()
    };
    card("parts", name)
        .with(help(context.get("simulation.paid.help")))
        .with(table(
            context,
            name,
            &keys,
            finished.summary.paid.iter().map(line),
        ))
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
