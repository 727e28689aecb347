//! Situations side by side: what each comes to, and the lines in which they differ.

use super::ViewContext;
use super::situations::name;
use crate::app::estimate::comparison::{Beside, Comparison, Row};
use crate::app::estimate::state::{Action, Arrange, State};
use crate::app::kit::el::{El, button, el};
use crate::app::kit::figures;
use crate::app::kit::name::Namer;
use crate::app::kit::words::{Language, Phrase};
use crate::money::Rupiah;
use yew::prelude::*;

/// The comparison; none of one situation alone.
pub fn comparison(context: &ViewContext, state: &State) -> Option<El> {
    let compared = state.comparison.as_ref()?;
    let words = &context.words;
    let id = context.id("comparison");
    let title = el("h4").set("id", &id);
    let lines = compared.rows.iter();
    let lines = lines.map(|row| line(context, state, compared, row));
    let table = el("table")
        .set("aria-labelledby", &id)
        .with(el("thead").with(head(context, state, compared)))
        .with(
            el("tbody")
                .with_all(lines)
                .with(totals(context, state, compared)),
        );
    let count = compared.equal.to_string();
    let equal = (compared.equal > 0).then(|| {
        let says = words.say("comparison.equal", &[("count", &count)]);
        el("p").class("hint").text(&says)
    });
    let wide = el("div")
        .class("wide")
        .is("tabindex", "0")
        .is("role", "group");
    let found = el("div")
        .class("comparison")
        .with(title.text(words.get("comparison.title")))
        .with(wide.set("aria-labelledby", &id).with(table))
        .with_some(equal);
    Some(found)
}

fn head(context: &ViewContext, state: &State, compared: &Comparison) -> El {
    let words = &context.words;
    let columns = compared.columns.iter().map(|column| {
        let called = name(words, state, column.place);
        let head = el("th").is("scope", "col");
        let head = if column.place == state.open {
            head.is("aria-current", "true")
                .with(el("span").text(&called))
        } else {
            let open = Action::Arrange(Arrange::Open(column.place));
            let says = words.say("comparison.open", &[("name", &called)]);
            let open = button("link", &context.act, open).set("aria-label", &says);
            head.with(open.text(&called))
        };
        head.with(by(context, compared, column)).into()
    });
    let corner = el("td").with(el("span").class("visually-hidden"));
    el("tr").with(corner).with_all(columns)
}

/// The rule and the month of a situation, where they are not those of all.
fn by(context: &ViewContext, compared: &Comparison, column: &Beside) -> El {
    let others = || compared.columns.iter();
    let months_differ = others().any(|other| other.month != column.month);
    let month = months_differ.then(|| {
        let month = context.words.phrase(&Phrase::month(column.month));
        el("small").text(&month)
    });
    let rule = column.rule().filter(|rule| {
        let mut rules = others().filter_map(Beside::rule);
        rules.any(|other| other.id != rule.id)
    });
    let rule = rule.map(|rule| {
        el("small")
            .is("lang", Language::OF_PACKS.code())
            .text(&rule.short_title())
    });
    el("span").class("by").with_some(rule).with_some(month)
}

fn line(context: &ViewContext, state: &State, compared: &Comparison, row: &Row) -> Html {
    let namer = Namer {
        words: &context.words,
        regulation: &row.regulation,
    };
    let open = of_open(state, compared, &row.amounts);
    let amounts = row.amounts.iter();
    el("tr")
        .with(el("th").is("scope", "row").text(&namer.line(&row.name)))
        .with_all(amounts.map(|amount| cell(context, *amount, open)))
        .into()
}

fn totals(context: &ViewContext, state: &State, compared: &Comparison) -> El {
    let nets: Vec<Option<Rupiah>> = compared.columns.iter().map(Beside::net).collect();
    let open = of_open(state, compared, &nets);
    let name = el("th").is("scope", "row");
    el("tr")
        .class("total")
        .with(name.text(context.words.get("total.net")))
        .with_all(nets.iter().map(|net| cell(context, *net, open)))
}

/// What stands in the column of the open situation.
fn of_open(state: &State, compared: &Comparison, amounts: &[Option<Rupiah>]) -> Option<Rupiah> {
    let mut columns = compared.columns.iter().zip(amounts);
    let (_, amount) = columns.find(|(column, _)| column.place == state.open)?;
    *amount
}

/// An amount, and how far it is from that of the open situation.
fn cell(context: &ViewContext, amount: Option<Rupiah>, open: Option<Rupiah>) -> Html {
    let Some(amount) = amount else {
        let none = context.words.get("comparison.none");
        return el("td").class("none").text(none).into();
    };
    let apart = open.and_then(|open| amount.minus(open).ok());
    let apart = apart.filter(|apart| *apart != Rupiah::ZERO).map(|apart| {
        let sign = if apart < Rupiah::ZERO { "less" } else { "more" };
        el("small")
            .classes(&["figure", sign])
            .text(&figures::difference(apart))
    });
    el("td")
        .with(el("span").class("figure").text(&figures::rupiah(amount)))
        .with_some(apart)
        .into()
}
