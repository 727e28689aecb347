//! One person under both rules: line by line, and the difference, which adds up.

use super::context::{ViewContext, card, help, wrong};
use super::table::{difference, rupiah, table};
use crate::app::kit::el::{El, button, el};
use crate::app::kit::name::Namer;
use crate::app::kit::sentence;
use crate::app::kit::trouble::Trouble;
use crate::app::simulation::action::Action;
use crate::app::simulation::faulty::called;
use crate::app::simulation::person::{Person, Row};
use crate::app::simulation::sides::Sides;
use crate::document::Fault;
use crate::money::Rupiah;
use yew::Html;

pub fn view(context: &ViewContext<'_>, sides: &Sides, person: &Person) -> El {
    let both = &person.both;
    let row = context.say("simulation.row", &[("row", &both.row.to_string())]);
    let name = both.name.clone().unwrap_or_else(|| row.clone());
    let about = [
        Some(row.as_str()),
        both.position.as_deref(),
        both.unit.as_deref(),
    ];
    let about: Vec<&str> = about.into_iter().flatten().collect();
    card("one", &name)
        .is("tabindex", "-1")
        .with(help(&about.join(" · ")))
        .with(match &person.outcomes {
            [Ok(before), Ok(after)] => lines(
                context,
                sides,
                person,
                [before.totals.net, after.totals.net],
            ),
            [before, after] => el("div")
                .with_all(refused(context, "simulation.before", before.as_ref().err()))
                .with_all(refused(context, "simulation.after", after.as_ref().err())),
        })
        .with(button("", context.act, Action::Close).text(context.get("simulation.close")))
}

fn lines(
    context: &ViewContext<'_>,
    sides: &Sides,
    person: &Person,
    [before, after]: [Rupiah; 2],
) -> El {
    let keys = ["line", "before", "after", "difference"];
    let line = |row: &Row| {
        let namer = Namer {
            words: context.words,
            regulation: sides.regulation(row.side),
        };
        let [before, after] = row.amounts;
        of_both(&namer.line(&row.name), [before, after], "")
    };
    let total = of_both(
        context.get("simulation.amount.net"),
        [before, after],
        "total",
    );
    let lines = person.rows.iter().map(line).chain(std::iter::once(total));
    table(context, context.get("simulation.person"), &keys, lines)
}

fn of_both(name: &str, [before, after]: [Rupiah; 2], class: &'static str) -> Html {
    el("tr")
        .class(class)
        .with(el("th").is("scope", "row").text(name))
        .with(rupiah(before))
        .with(rupiah(after))
        .with(difference(after.minus(before).unwrap_or_default()))
        .into()
}

/// Why a rule gives this person no figure.
fn refused(context: &ViewContext<'_>, side: &str, faults: Option<&Vec<Fault>>) -> Vec<Html> {
    let said = faults.into_iter().flatten().map(|fault| {
        let words = context.words;
        let name = |path: &str| called(words, path).into_owned();
        let said = sentence::trouble(words, &Trouble::Fault(fault.clone()), &name);
        let place = name(&fault.path);
        wrong(&[words.get(side), ": ", &place, ". ", &said].concat()).into()
    });
    said.collect()
}
