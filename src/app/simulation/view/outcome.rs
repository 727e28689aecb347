//! What a run came to: the one figure, both rules beside each other, who gains and who loses.

use super::ask::Ask;
use super::context::{ViewContext, card, help};
use super::scenario;
use super::table::{count, difference, figure, rupiah, table};
use crate::app::kit::el::{El, button, el, several};
use crate::app::kit::figures;
use crate::app::kit::words::Phrase;
use crate::app::simulation::action::Action;
use crate::app::simulation::state::Finished;
use crate::money::Rupiah;
use crate::simulation::spread::{Bar, Spread};
use crate::simulation::summary::Amounts;
use yew::Html;

/// The figure that the page is for: what the draft costs more, or less.
pub fn cost(context: &ViewContext<'_>, finished: &Finished) -> El {
    let all = &finished.summary.all;
    let more = all.after.cost.minus(all.before.cost).unwrap_or_default();
    let month = context.words.phrase(&Phrase::month(finished.month));
    let people = count(all.people);
    let values = [("month", month.as_str()), ("people", &people)];
    let [before, after] = [all.before.cost, all.after.cost].map(figures::rupiah);
    let told = [("before", before.as_str()), ("after", &after)];
    card("cost", context.get("simulation.cost"))
        .with(
            el("p")
                .class("much figure")
                .text(&figures::difference(more)),
        )
        .with(el("p").text(&context.say("simulation.cost.from", &told)))
        .with(help(&context.say("simulation.cost.of", &values)))
        .with(help(&scenario::called(context, &finished.scenario)))
        .with(button("link", context.ask, Ask::Export).text(context.get("simulation.export")))
        .with(button("link", context.ask, Ask::Book).text(context.get("simulation.book")))
}

/// Both rules beside each other.
pub fn totals(context: &ViewContext<'_>, finished: &Finished) -> El {
    card("totals", context.get("simulation.totals")).with(totals_table(context, finished))
}

/// The same as a table alone.
pub fn totals_table(context: &ViewContext<'_>, finished: &Finished) -> El {
    let all = &finished.summary.all;
    let name = context.get("simulation.totals");
    let keys = ["what", "before", "after", "difference"];
    type Of = fn(&Amounts) -> Rupiah;
    let rows: [(&str, Of); 6] = [
        ("entitlement", |amounts| amounts.entitlement),
        ("gross", |amounts| amounts.gross),
        ("net", |amounts| amounts.net),
        ("withheld", |amounts| {
            amounts.gross.minus(amounts.net).unwrap_or_default()
        }),
        ("beside", |amounts| {
            amounts.cost.minus(amounts.gross).unwrap_or_default()
        }),
        ("cost", |amounts| amounts.cost),
    ];
    let line = |(key, of): (&str, Of)| {
        let [before, after] = [of(&all.before), of(&all.after)];
        let more = after.minus(before).unwrap_or_default();
        let name = context
            .get(&["simulation.amount.", key].concat())
            .to_owned();
        el("tr")
            .with(el("th").is("scope", "row").text(&name))
            .with(rupiah(before))
            .with(rupiah(after))
            .with(difference(more))
            .into()
    };
    table(context, name, &keys, rows.map(line))
}

/// Who gains and who loses, how much, and how that spreads.
pub fn spread(context: &ViewContext<'_>, finished: &Finished) -> El {
    card("spread", context.get("simulation.spread"))
        .with(spread_table(context, finished))
        .with(help(context.get("simulation.spread.help")))
        .with(bars(context, &finished.summary.bars))
        .with(
            button("link", context.act, Action::List(None))
                .text(context.get("simulation.list.all")),
        )
}

/// The same as a table alone.
pub fn spread_table(context: &ViewContext<'_>, finished: &Finished) -> El {
    let all = &finished.summary.all;
    let name = context.get("simulation.spread");
    let keys = [
        "who", "people", "sum", "lower", "median", "upper", "largest",
    ];
    let lines = [
        line(context, "winners", &all.winners),
        line(context, "losers", &all.losers),
        same(context, all.same),
    ];
    table(context, name, &keys, lines)
}

fn line(context: &ViewContext<'_>, key: &str, spread: &Spread) -> Html {
    let name = context.get(&["simulation.", key].concat()).to_owned();
    spread_line(&name, spread)
}

/// How many, and how much: one line of a table of spreads.
pub fn spread_line(name: &str, spread: &Spread) -> Html {
    let row = el("tr")
        .with(el("th").is("scope", "row").text(name))
        .with(figure(&count(spread.people)));
    if spread.people == 0 {
        return row.with_all((0..5).map(|_| figure("–"))).into();
    }
    let amounts = [
        spread.sum,
        spread.lower,
        spread.median,
        spread.upper,
        spread.largest,
    ];
    row.with_all(amounts.map(|amount| difference(amount.0)))
        .into()
}

fn same(context: &ViewContext<'_>, people: u32) -> Html {
    el("tr")
        .with(
            el("th")
                .is("scope", "row")
                .text(context.get("simulation.unmoved")),
        )
        .with(figure(&count(people)))
        .with_all((0..5).map(|_| figure("–")))
        .into()
}

/// How many differ by how much, a bar for each range.
pub fn bars(context: &ViewContext<'_>, bars: &[Bar]) -> Html {
    let most = bars.iter().map(|bar| bar.people).max().unwrap_or_default();
    let bar = |bar: &Bar| {
        let [from, to] = [bar.from, bar.to].map(|edge| figures::difference(edge.0));
        let range = context.say("simulation.bar", &[("from", &from), ("to", &to)]);
        let class = if bar.to.0 < Rupiah::ZERO {
            "less"
        } else {
            "more"
        };
        el("li")
            .with(el("span").class("figure").text(&range))
            .with(drawn(class, bar.people.into(), most.into()))
            .with(el("b").class("figure").text(&count(bar.people)))
            .into()
    };
    match bars {
        [] => Html::default(),
        bars => several([
            el("h4").text(context.get("simulation.bars")).into(),
            el("ul").class("bars").with_all(bars.iter().map(bar)).into(),
        ]),
    }
}

/// A bar of so much of the most.
pub fn drawn(class: &'static str, much: i64, most: i64) -> El {
    let share = much
        .saturating_abs()
        .saturating_mul(1_000)
        .checked_div(most.saturating_abs());
    let rect = el("rect")
        .is("height", "12")
        .share("width", share.unwrap_or_default());
    el("svg")
        .classes(&["drawn", class])
        .is("aria-hidden", "true")
        .with(rect)
}
