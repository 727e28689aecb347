//! All units by all instruments: the way into each assessment, and what can be done with a unit.

use super::context::{ViewContext, field, wrong};
use super::written::{class_name, points};
use crate::app::compliance::action::Action;
use crate::app::compliance::assessment::Spot;
use crate::app::compliance::checklist::spoken;
use crate::app::compliance::matrix::{Cell, Scored};
use crate::app::compliance::period;
use crate::app::compliance::scale::shortened;
use crate::app::compliance::tpp::OfUnit;
use crate::app::kit::el::{El, button, el, several};
use crate::app::kit::figures;
use crate::app::kit::select::{option, select};
use crate::compliance::instrument::Zone;
use crate::money::{Points, Rupiah};
use web_sys::HtmlInputElement;
use yew::prelude::*;

pub fn view(context: &ViewContext<'_>) -> El {
    let add = button("add", context.act, Action::AddUnit);
    let head = el("div")
        .class("list-head")
        .with(el("h3").text(context.get("compliance.matrix")))
        .with(add.text(context.get("compliance.unit.add")));
    let chosen = el("div")
        .class("spot")
        .with(periods(context))
        .with(instruments(context));
    el("section")
        .class("matrix")
        .with(head)
        .with(chosen)
        .with(table(context))
        .with(unit_in_work(context))
}

fn periods(context: &ViewContext<'_>) -> El {
    let state = context.state;
    let known = state.assessments.list.iter();
    let known = known.map(|assessment| &*assessment.period);
    let here = [&*state.spot.period];
    let this_year = state.today.month().year();
    let choices = period::choices(this_year, known.chain(here));
    let choices = choices.iter().map(|period| option(period, period, ""));
    let id = context.id("period");
    let choose = context.act.reform(Action::Period);
    let list = select(&id, &state.spot.period, choose, several(choices));
    field(&id, context.get("compliance.period"), list)
}

fn instruments(context: &ViewContext<'_>) -> El {
    let state = context.state;
    let titles = state.catalogue.askable().map(|instrument| {
        let (id, en) = (&instrument.title, instrument.title_en.as_ref());
        option(instrument.id.as_str(), spoken(state.language, id, en), "")
    });
    let id = context.id("instrument");
    let choose = context.act.reform(Action::Instrument);
    let list = select(&id, &state.spot.instrument, choose, several(titles));
    field(&id, context.get("compliance.instrument"), list)
}

/// On a phone each unit is a paragraph of its own, so the parts of the table are said by roles,
/// which no style takes away.
fn table(context: &ViewContext<'_>) -> El {
    let matrix = &context.state.matrix;
    let column = |title: &str| el("span").is("role", "columnheader").text(title).into();
    let instruments = matrix.instruments.iter();
    let instruments = instruments.map(|id| column(context.instrument(id)));
    let head = el("div")
        .class("line names")
        .is("role", "row")
        .with(Html::from(column(context.get("compliance.head.unit"))))
        .with_all(instruments)
        .with_some(
            context
                .state
                .tpp
                .is_some()
                .then(|| column(&tpp_name(context))),
        );
    let units = matrix
        .units
        .iter()
        .enumerate()
        .map(|(place, (unit, cells))| {
            let is_here = *unit == context.state.spot.unit;
            let name = el("strong")
                .is("role", "rowheader")
                .text(context.unit(unit));
            let cells = matrix.instruments.iter().zip(cells);
            let cells = cells.map(|(instrument, found)| cell(context, unit, instrument, found));
            let tpp = context.state.tpp.as_ref();
            let tpp = tpp.and_then(|units| units.get(place));
            el("div")
                .key(unit)
                .classes(&["line", if is_here { "here" } else { "" }])
                .is("role", "row")
                .with(name)
                .with_all(cells)
                .with_some(tpp.map(|of| tpp_cell(context, of.as_ref())))
                .into()
        });
    el("div")
        .class("units")
        .is("role", "table")
        .set("aria-label", context.get("compliance.matrix"))
        .with(head)
        .with_all(units)
}

fn cell(context: &ViewContext<'_>, unit: &str, instrument: &str, cell: &Cell) -> Html {
    let spot = Spot {
        unit: unit.to_owned(),
        period: context.state.spot.period.clone(),
        instrument: instrument.to_owned(),
    };
    let is_here = spot == context.state.spot;
    let (tone, standing) = match cell {
        Cell::Empty => ("open", text(context.get("compliance.matrix.empty"))),
        Cell::Partly(n, count) => (
            "open",
            text(&context.of("compliance.matrix.partly", *n, *count)),
        ),
        Cell::Products(n, count) => {
            let tone = if n == count {
                Zone::Green.word()
            } else {
                Zone::Yellow.word()
            };
            (
                tone,
                text(&context.of("compliance.matrix.complete", *n, *count)),
            )
        }
        Cell::Scored(scored) => (
            scored.zone.map_or("", Zone::word),
            reached(context, instrument, scored),
        ),
    };
    let open = button("", context.act, Action::Open(spot))
        .classes(&["standing", tone])
        .is("aria-current", if is_here { "true" } else { "" })
        .with(el("small").class("of").text(context.instrument(instrument)))
        .text(" ")
        .with(standing);
    el("span").is("role", "cell").with(open).into()
}

/// The column of the sample person's TPP.
fn tpp_name(context: &ViewContext<'_>) -> String {
    context.say("compliance.matrix.tpp", &[("class", &context.state.class)])
}

/// What the class of a unit pays, and what the sample person receives less than at the best.
fn tpp_cell(context: &ViewContext<'_>, of: Option<&OfUnit>) -> El {
    let cell = el("span").class("of-tpp").is("role", "cell");
    let name = el("small").class("of").text(&tpp_name(context));
    let Some(of) = of else {
        let empty = el("span").text(context.get("compliance.matrix.empty"));
        return cell.with(name).text(" ").with(empty);
    };
    let less = of.less.filter(|less| *less < Rupiah::ZERO);
    let less = less.map(|less| el("small").class("less").text(&figures::difference(less)));
    cell.with(name)
        .text(" ")
        .with(el("b").text(&figures::percent(of.percent)))
        .text(" ")
        .with_some(less)
}

fn text(of: &str) -> Html {
    el("span").text(of).into()
}

/// The class, the score, and its change since the last period.
fn reached(context: &ViewContext<'_>, instrument: &str, scored: &Scored) -> Html {
    let tree = context.state.catalogue.tree(instrument);
    let bands = tree.map_or(&[][..], |(_, tree)| &tree.pack.bands.list);
    let change = scored.change.map(|change| {
        let (class, sign) = match change.cmp(&Points::ZERO) {
            std::cmp::Ordering::Less => ("less", ""),
            std::cmp::Ordering::Equal => ("same", "±"),
            std::cmp::Ordering::Greater => ("more", "+"),
        };
        let change = [sign, &points(change)].concat();
        el("small").classes(&["change", class]).text(&change)
    });
    several([
        el("b").text(&class_name(&scored.class)).into(),
        text(&[" ", &points(shortened(scored.score, bands)), " "].concat()),
        change.map_or_else(Html::default, Html::from),
    ])
}

/// The name of the unit in work, and what can be done with it.
fn unit_in_work(context: &ViewContext<'_>) -> El {
    let state = context.state;
    let has_any = state.assessments.has_unit(&state.spot.unit);
    let copy = state.free_period().map(|period| {
        let text = context.say("compliance.unit.copy", &[("period", &period)]);
        button("", context.act, Action::CopyUnit(period)).text(&text)
    });
    let remove = has_any.then(|| {
        button("", context.act, Action::RemoveUnit).text(context.get("compliance.unit.remove"))
    });
    el("div")
        .class("unit-line")
        .with(unit_name(context))
        .with_some(copy)
        .with_some(remove)
}

/// The name is taken when the field is left, so that half a name is no name.
fn unit_name(context: &ViewContext<'_>) -> El {
    let state = context.state;
    let id = context.id("unit");
    let taken = state.taken.as_deref();
    let take = |event: Event| {
        let field: HtmlInputElement = event.target_unchecked_into();
        Action::Unit(field.value())
    };
    let input = el("input")
        .set("id", &id)
        .is("type", "text")
        .is("autocomplete", "off")
        .is("maxlength", "120")
        .set("placeholder", context.get("compliance.unit.example"))
        .value(taken.unwrap_or(&state.spot.unit))
        .wrong(taken.is_some())
        .on_change(context.act.reform(take));
    let taken = taken.map(|name| {
        let said = context.say("compliance.unit.taken", &[("name", name)]);
        wrong(&said).is("role", "alert")
    });
    field(&id, context.get("compliance.unit"), input).with_some(taken)
}
