//! How many rows count, and what is wrong with the others.

use super::ask::Ask;
use super::context::{ViewContext, card, help};
use super::table::{count, table};
use crate::app::kit::download::download;
use crate::app::kit::el::{El, button, el};
use crate::app::simulation::faulty::{self, Faulty};
use crate::app::simulation::state::Finished;
use yew::Html;

/// Rows that are shown; the file has them all.
const SHOWN: usize = 50;

pub fn view(context: &ViewContext<'_>, finished: &Finished) -> El {
    let counts = &finished.summary.counts;
    let numbers = [counts.rows, counts.people, counts.refused, counts.left_out].map(count);
    let [rows, people, refused, left_out] = numbers.each_ref().map(String::as_str);
    let values = [
        ("rows", rows),
        ("people", people),
        ("refused", refused),
        ("left", left_out),
    ];
    let all = faulty::all(context.words, finished, &context.state.reasons);
    let card = card("rows", context.get("simulation.rows"))
        .with(el("p").text(&context.say("simulation.rows.count", &values)));
    if all.is_empty() {
        return card.with(help(context.get("simulation.rows.good")));
    }
    let shown = context.say(
        "simulation.rows.shown",
        &[
            ("shown", &SHOWN.min(all.len()).to_string()),
            ("all", &all.len().to_string()),
        ],
    );
    let name = context.get("simulation.rows.table");
    let keys = ["row", "column", "value", "reason", "repair"];
    let lines: Vec<Html> = all
        .iter()
        .take(SHOWN)
        .map(|faulty| line(context, faulty))
        .collect();
    let (text, names) = (
        context.get("simulation.rows.save"),
        context.get("simulation.rows.head").to_owned(),
    );
    let sheet = context.state.sheet().map(str::to_owned);
    let of_sheet = sheet
        .as_deref()
        .map(|name| help(&context.say("simulation.rows.sheet", &[("sheet", name)])));
    let save = download("baris-bermasalah.csv", "text/csv", text, move || {
        faulty::file(&all, &names, sheet.as_deref())
    });
    card.with(help(&shown))
        .with_some(of_sheet)
        .with(table(context, name, &keys, lines))
        .with(save)
}

fn line(context: &ViewContext<'_>, faulty: &Faulty) -> Html {
    let row = faulty.row.to_string();
    let is_refused = !faulty.counts && faulty.value.is_empty() && !faulty.column.is_empty();
    let row = match is_refused {
        true => el("th")
            .is("scope", "row")
            .with(button("link", context.ask, Ask::Person(faulty.row)).text(&row)),
        false => el("th").is("scope", "row").text(&row),
    };
    let cell = |text: &str| el("td").text(text).into();
    let counts = faulty
        .counts
        .then(|| el("small").text(context.get("simulation.rows.counts")));
    el("tr")
        .with(row)
        .with_all([cell(&faulty.column), cell(&faulty.value)])
        .with(el("td").text(&faulty.reason).text(" ").with_some(counts))
        .with_all([cell(&faulty.repair)])
        .into()
}
