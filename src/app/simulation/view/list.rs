//! The people of a part, those first whose figure changes most.

use super::ask::Ask;
use super::cliffs;
use super::context::{ViewContext, card, help};
use super::parts::called;
use super::table::{count, difference, rupiah, table};
use crate::app::kit::el::{El, button, el};
use crate::app::simulation::state::List;
use crate::simulation::export::Listed;
use yew::Html;

/// Most people that are listed.
pub const MOST: u32 = 100;

pub fn view(context: &ViewContext<'_>, list: &List) -> El {
    let cliff = list.cliff.and_then(|place| cliffs::at(context, place));
    let name = match (&list.part, cliff) {
        (Some((by, name)), _) => called(context, *by, name),
        (None, Some(cliff)) => cliff,
        (None, None) => context.get("simulation.list.all").to_owned(),
    };
    let keys = ["person", "unit", "net_before", "net_after", "difference"];
    let lines = list.people.iter().map(|listed| line(context, listed));
    let most = count(MOST);
    card("people", &name)
        .is("tabindex", "-1")
        .with(help(
            &context.say("simulation.list.help", &[("most", &most)]),
        ))
        .with(table(context, &name, &keys, lines))
}

fn line(context: &ViewContext<'_>, listed: &Listed) -> Html {
    let (before, after) = (listed.before.0, listed.after.0);
    let row = listed.row.to_string();
    let name = listed.name.clone();
    let name = name.unwrap_or_else(|| context.say("simulation.row", &[("row", &row)]));
    let open = button("link", context.ask, Ask::Person(listed.row)).text(&name);
    el("tr")
        .with(el("th").is("scope", "row").with(open))
        .with(el("td").text(listed.unit.as_deref().unwrap_or_default()))
        .with(rupiah(before))
        .with(rupiah(after))
        .with(difference(after.minus(before).unwrap_or_default()))
        .into()
}
