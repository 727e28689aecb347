//! What a run came to: the one figure, both rules beside each other, who gains and who loses.

use super::ask::Ask;
use super::context::{ViewContext, card, field, help, number};
use super::table::{count, difference, figure, rupiah, table};
use crate::app::kit::el::{El, button, el, several};
use crate::app::kit::figures;
use crate::app::kit::words::Phrase;
use crate::app::simulation::action::Action;
use crate::app::simulation::state::Finished;
use crate::money::Rupiah;
use crate::simulation::spread::{Bar, Spread};
use crate::simulation::summary::{Amounts, Part};
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
        .with(budget(context, all))
        .with(button("link", context.ask, Ask::Export).text(context.get("simulation.export")))
        .with(button("link", context.ask, Ask::Book).text(context.get("simulation.book")))
}

/// Whether the draft fits a budget.
fn budget(context: &ViewContext<'_>, all: &Part) -> El {
    let id = context.id("budget");
    let state = context.state;
    let input = number(&id, "decimal")
        .value(&state.budget)
        .on_type(context.act.reform(Action::Budget));
    let told = state.budget().map(|budget| {
        let room = budget.minus(all.after.cost).unwrap_or_default();
        let (key, class) = match room < Rupiah::ZERO {
            true => ("simulation.budget.over", "less"),
            false => ("simulation.budget.under", "more"),
        };
        let amount = Rupiah::new(room.whole().saturating_abs()).unwrap_or_default();
        let told = context.say(key, &[("amount", &figures::rupiah(amount))]);
        el("p").class(class).text(&told)
    });
    field(&id, context.get("simulation.budget"), input)
        .with(el("div").is("role", "status").with_some(told))
}

/// Both rules beside each other.
pub fn totals(context: &ViewContext<'_>, finished: &Finished) -> El {
    let all = &finished.summary.all;
    let name = context.get("simulation.totals");
    let head = ["what", "before", "after", "difference"];
    let head = head.map(|key| context.get(&["simulation.head.", key].concat()).to_owned());
    let head = head.each_ref().map(String::as_str);
    type Of = fn(&Amounts) -> Rupiah;
    let rows: [(&str, Of); 4] = [
        ("entitlement", |amounts| amounts.entitlement),
        ("gross", |amounts| amounts.gross),
        ("net", |amounts| amounts.net),
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
    card("totals", name).with(table(name, &head, rows.map(line)))
}

/// Who gains and who loses, how much, and how that spreads.
pub fn spread(context: &ViewContext<'_>, finished: &Finished) -> El {
    let all = &finished.summary.all;
    let name = context.get("simulation.spread");
    let keys = [
        "who", "people", "sum", "lower", "median", "upper", "largest",
    ];
    let head = keys.map(|key| context.get(&["simulation.head.", key].concat()).to_owned());
    let head = head.each_ref().map(String::as_str);
    let lines = [
        line(context, "winners", &all.winners),
        line(context, "losers", &all.losers),
        same(context, all.same),
    ];
    card("spread", name)
        .with(table(name, &head, lines))
        .with(help(context.get("simulation.spread.help")))
        .with(bars(context, &finished.summary.bars))
        .with(
            button("link", context.act, Action::List(None))
                .text(context.get("simulation.list.all")),
        )
}

fn line(context: &ViewContext<'_>, key: &str, spread: &Spread) -> Html {
    let name = context.get(&["simulation.", key].concat()).to_owned();
    let row = el("tr")
        .with(el("th").is("scope", "row").text(&name))
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
fn bars(context: &ViewContext<'_>, bars: &[Bar]) -> Html {
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
