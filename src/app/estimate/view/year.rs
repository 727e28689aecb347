//! The year around the month: what each month pays, how it adds up, and the tax that December
//! settles.

use super::{ViewContext, wrong_answer};
use crate::allowance::Estimate;
use crate::allowance::Extra;
use crate::allowance::tax::AnnualTaxResult;
use crate::app::estimate::state::{Action, State};
use crate::app::estimate::year::AroundYear;
use crate::app::kit::el::{El, button, el, several, some};
use crate::app::kit::figures;
use crate::money::Rupiah;
use yew::prelude::*;

/// The key under which the year is open.
const YEAR: &str = "year";

/// The year, once somebody asks for it.
pub fn year(context: &ViewContext, state: &State) -> El {
    let is_open = state.is_open(YEAR);
    let id = context.id(YEAR);
    let title = context
        .words
        .say("year.title", &[("year", &state.month.year().to_string())]);
    let fold = button("link", &context.act, Action::Toggle(YEAR.to_owned()))
        .says("aria-expanded", is_open)
        .set("aria-controls", &id)
        .text(&title);
    let inside = el("div").set("id", &id).class("year-inside");
    let found = state.year().filter(|_| is_open);
    let inside = match found {
        None => inside.has("hidden", true),
        Some(Ok(found)) => inside.with(shown(context, state, found)),
        Some(Err(troubles)) => {
            let says = troubles.iter().map(|trouble| {
                let says = wrong_answer(context, state, trouble);
                el("li").text(&says).into()
            });
            let none = el("p").text(context.words.get("year.none"));
            inside.with(none).with(el("ul").with_all(says))
        }
    };
    el("div").class("year").with(fold).with(inside)
}

fn shown(context: &ViewContext, state: &State, found: &AroundYear) -> Html {
    let words = &context.words;
    let titles = ["head.month", "year.withheld", "year.net"];
    let titles = titles.map(|key| el("th").is("scope", "col").text(words.get(key)).into());
    let totals = &found.year.totals;
    let mut before = 0_i64;
    let mut rows: Vec<Html> = Vec::new();
    for month in &found.year.months {
        let is_told = found.told.contains(&month.month);
        let climb = Climb {
            before,
            net: month.totals.net.whole(),
            year: totals.net.whole(),
        };
        before = before.saturating_add(climb.net);
        rows.push(of_month(context, state, month, is_told, &climb));
    }
    let has_extras = found
        .year
        .months
        .iter()
        .any(|month| !month.extras.is_empty());
    let extras = has_extras.then(|| el("p").class("hint").text(words.get("year.extras")));
    let sums = [totals.withheld.negated(), totals.net];
    let sums = sums.map(|sum| el("td").class("figure").text(&figures::rupiah(sum)).into());
    let together = el("tr")
        .class("total")
        .with(el("th").is("scope", "row").text(words.get("year.together")))
        .with_all(sums);
    let table = el("table")
        .set("aria-label", words.get("year.table"))
        .with(el("thead").with(el("tr").with_all(titles)))
        .with(el("tbody").with_all(rows).with(together));
    several([
        el("p")
            .class("hint")
            .text(words.get("year.presumed"))
            .into(),
        some(extras),
        el("div")
            .class("wide")
            .is("tabindex", "0")
            .is("role", "group")
            .set("aria-label", words.get("year.table"))
            .with(table)
            .into(),
        some(found.year.tax.as_ref().map(|tax| settled(context, tax))),
    ])
}

/// How far the year has come with a month, in whole rupiah.
struct Climb {
    before: i64,
    net: i64,
    year: i64,
}

/// THR and a thirteenth month, which the net of the month holds.
fn extras(context: &ViewContext, state: &State, month: &Estimate) -> Vec<Html> {
    let known = &state.chosen.regulation.regional.extra_months;
    let name = |extra: &Extra| {
        let id = extra.id.as_ref()?;
        let name = known.iter().find(|known| known.id == *id)?.name.clone();
        let amount = figures::rupiah(extra.amount);
        let values = [("name", name.as_str()), ("amount", &amount)];
        let says = context.words.say("year.extra", &values);
        Some(el("small").class("extra").text(&says).into())
    };
    month.extras.iter().filter_map(name).collect()
}

fn of_month(
    context: &ViewContext,
    state: &State,
    month: &Estimate,
    is_told: bool,
    climb: &Climb,
) -> Html {
    let totals = &month.totals;
    let amounts = [totals.withheld.negated(), totals.net];
    let amounts = amounts.map(|amount| {
        el("td")
            .class("figure")
            .text(&figures::rupiah(amount))
            .into()
    });
    let name = format!("month.{}", month.month.number());
    let told = is_told.then(|| el("small").text(context.words.get("year.told")));
    el("tr")
        .with(
            el("th")
                .is("scope", "row")
                .text(context.words.get(&name))
                .with_some(told)
                .with_all(extras(context, state, month))
                .with(bar(climb)),
        )
        .with_all(amounts)
        .into()
}

/// How the year grows: what came before, and then the month's own. The amounts stand in the rows,
/// so it is hidden from screen readers.
fn bar(climb: &Climb) -> El {
    let scale = climb.year.max(1);
    let share = |amount: i64| {
        let share = amount.saturating_mul(1_000).checked_div(scale);
        share.unwrap_or_default().clamp(0, 1_000)
    };
    let earlier = el("rect")
        .class("earlier")
        .is("height", "4")
        .share("width", share(climb.before));
    let extent = el("rect")
        .class("extent")
        .is("height", "4")
        .share("x", share(climb.before))
        .share("width", share(climb.net));
    el("svg")
        .class("row-bar added")
        .is("width", "100%")
        .is("height", "4")
        .is("aria-hidden", "true")
        .is("focusable", "false")
        .with(earlier)
        .with(extent)
}

/// The tax of the year, and what December makes of it.
fn settled(context: &ViewContext, tax: &AnnualTaxResult) -> El {
    let words = &context.words;
    let owed = figures::rupiah(tax.tax);
    let before = figures::rupiah(tax.withheld);
    let rest = if tax.excess > Rupiah::ZERO {
        let excess = figures::rupiah(tax.excess);
        words.say("year.back", &[("amount", &excess)])
    } else {
        let december = figures::rupiah(tax.december);
        words.say("year.rest", &[("amount", &december)])
    };
    let says = words.say("year.tax", &[("tax", &owed), ("withheld", &before)]);
    el("p").text(&says).text(" ").text(&rest)
}
