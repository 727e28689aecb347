//! The roster: the sample or a file of one's own, and what its columns hold.

use super::ask::Ask;
use super::context::{ViewContext, card, field, help};
use crate::app::kit::download::download;
use crate::app::kit::el::{El, button, el, several};
use crate::app::kit::open_file::open_file;
use crate::app::kit::select::{option, select};
use crate::app::simulation::action::Action;
use crate::app::simulation::state::{Doing, Roster};
use crate::document::csv::written;
use crate::simulation::columns::Field;
use crate::simulation::roster::{Column, LARGEST, Layout};
use crate::simulation::template;
use web_sys::File;
use yew::Html;

const TABLES: &str = ".csv,.txt,.tsv,.xlsx,.xlsm,text/csv,text/plain,\
    application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

pub fn view(context: &ViewContext<'_>) -> El {
    let file = open_file(
        context.get("simulation.roster.open"),
        TABLES,
        context.ask,
        async |file: File| Ask::File(file),
    );
    let ways = el("div")
        .class("ways-in")
        .with(button("", context.ask, Ask::Sample).text(context.get("simulation.roster.sample")))
        .with(file);
    let max = LARGEST.to_string();
    let limit = context.say("simulation.roster.help", &[("max", &max)]);
    let template = || written(template::rows());
    let text = context.get("simulation.template.csv");
    let templates = el("p")
        .class("templates")
        .text(context.get("simulation.template"))
        .text(" ")
        .with(download("daftar-pegawai.csv", "text/csv", text, template))
        .text(" ")
        .with(
            button("link", context.ask, Ask::Template)
                .text(context.get("simulation.template.xlsx")),
        );
    let roster = context.state.roster.as_ref();
    card("roster", context.get("simulation.roster"))
        .with(ways)
        .with(help(&limit))
        .with(templates)
        .with_some(roster.map(|roster| opened(context, roster)))
}

fn opened(context: &ViewContext<'_>, roster: &Roster) -> El {
    let name = match roster.name.as_str() {
        "" => context.get("simulation.roster.is_sample"),
        name => name,
    };
    let line = el("p")
        .class("opened")
        .is("role", "status")
        .with(el("b").text(name));
    let Some(layout) = &roster.layout else {
        let opening = (context.state.doing == Doing::Opening)
            .then(|| context.get("simulation.roster.opening"));
        return line.text(" ").text(opening.unwrap_or_default());
    };
    let used = layout
        .columns
        .iter()
        .filter(|column| column.field.is_some());
    let (used, all) = (used.count().to_string(), layout.columns.len().to_string());
    let rows = [layout.head, layout.head_end].map(|row| row.to_string());
    let [first, last] = rows.each_ref().map(String::as_str);
    let head = if first == last {
        first.to_owned()
    } else {
        [first, "–", last].concat()
    };
    let values = [("used", used.as_str()), ("all", &all), ("head", &head)];
    el("div")
        .class("layout")
        .with(
            line.text(" · ")
                .text(&context.say("simulation.roster.columns", &values)),
        )
        .with_some(sheets(context, layout))
        .with_some(roster.found.is_some().then(|| remembered(context)))
        .with_some(missing(context, layout))
        .with(mapping(context, layout))
}

/// Columns hold what a person said, now or at an earlier file with the same names.
fn remembered(context: &ViewContext<'_>) -> El {
    let forget = button("link", context.act, Action::ForgetColumns);
    el("p")
        .class("help")
        .text(context.get("simulation.mapping.remembered"))
        .text(" ")
        .with(forget.text(context.get("simulation.mapping.forget")))
}

/// Which sheet of a workbook it is, where more than one has a table.
fn sheets(context: &ViewContext<'_>, layout: &Layout) -> Option<El> {
    let chosen = layout
        .sheet
        .as_deref()
        .filter(|_| layout.sheets.len() > 1)?;
    let id = context.id("sheet");
    let named = |name: &String| option(name, name, "");
    let options = several(layout.sheets.iter().map(named));
    let list = select(&id, chosen, context.ask.reform(Ask::Sheet), options);
    Some(field(&id, context.get("simulation.sheet"), list))
}

/// Without these nobody can be counted.
fn missing(context: &ViewContext<'_>, layout: &Layout) -> Option<El> {
    let has = |field: Field| {
        layout
            .columns
            .iter()
            .any(|column| column.field == Some(field))
    };
    let has_class = has(Field::JobClass) || has(Field::Position);
    let needed = [Field::Employment, Field::Grade, Field::JobClass];
    let is_assumed = |name: &str| {
        let text = context.state.assumed.get(name);
        text.is_some_and(|text| !text.is_empty())
    };
    let is_missing = |field: &Field| match field {
        Field::JobClass => !has_class,
        Field::Employment => !has(*field) && !is_assumed("employment"),
        field => !has(*field),
    };
    let names = needed.into_iter().filter(is_missing);
    let names: Vec<String> = names.map(|field| called(context, field)).collect();
    (!names.is_empty()).then(|| {
        let text = context.say("simulation.roster.missing", &[("names", &names.join(", "))]);
        el("p").class("wrong").text(&text)
    })
}

/// Every column with what it holds, open where a name is not known.
fn mapping(context: &ViewContext<'_>, layout: &Layout) -> El {
    let is_unknown = |column: &Column| !column.is_known && column.field.is_none();
    let is_open = layout.columns.iter().any(is_unknown) && missing(context, layout).is_some();
    let columns = layout.columns.iter().enumerate();
    let fields = columns.map(|(place, column)| holds(context, place, column));
    el("details")
        .has("open", is_open)
        .with(el("summary").text(context.get("simulation.mapping")))
        .with(help(context.get("simulation.mapping.help")))
        .with(el("div").class("mapping").with_all(fields))
}

fn holds(context: &ViewContext<'_>, place: usize, column: &Column) -> Html {
    let id = context.id(&format!("column-{place}"));
    let blank = context.say(
        "simulation.mapping.blank",
        &[("n", &place.saturating_add(1).to_string())],
    );
    let name = column.header.as_deref().unwrap_or(&blank);
    let choose = context
        .act
        .reform(move |word: String| Action::Hold(place, Field::of_word(&word)));
    let nothing = option("", context.get("simulation.mapping.nothing"), "");
    let known = Field::ALL
        .iter()
        .map(|field| option(field.word(), &called(context, *field), ""));
    let options = several(std::iter::once(nothing).chain(known));
    let chosen = column.field.map_or("", Field::word);
    let samples = column.samples.join(" · ");
    field(&id, name, select(&id, chosen, choose, options))
        .with(help(&samples))
        .into()
}

/// What a field is called.
fn called(context: &ViewContext<'_>, field: Field) -> String {
    let key = ["simulation.field.", field.word()].concat();
    context.get(&key).to_owned()
}
