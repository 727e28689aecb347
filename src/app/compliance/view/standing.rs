//! What the service standards come to: how complete, what is missing, when to review.

use super::context::{ViewContext, help, track};
use crate::app::compliance::checklist::spoken;
use crate::app::kit::el::{El, el, several, some};
use crate::app::kit::words::Phrase;
use crate::compliance::standard::{
    Component, Lack, Need, ProductResult, Review, ReviewState, StandardPack, StandardResult, Tally,
};
use crate::provision::Date;
use yew::Html;

pub fn view(context: &ViewContext<'_>, pack: &StandardPack) -> Option<El> {
    let result = context.state.standing.as_ref()?.result.as_ref()?;
    let products = result.products.iter();
    let products = products.map(|product| one(context, pack, product));
    let basis = [
        ("components", &*pack.components.provision.citation),
        ("review", &*pack.review.provision.citation),
    ];
    let basis = el("p")
        .class("help")
        .with_some(context.mark(pack.review.provision.confidence))
        .text(&context.say("standard.basis", &basis));
    let lacking = "standard.pledge.lack";
    let view = el("section")
        .class("result")
        .with(el("h3").text(context.get("standard.result")))
        .with(whole(context, result))
        .with_all(products)
        .with(el("h4").text(context.get("standard.pledge")))
        .with(tally(context, "standard.promises", result.pledge))
        .with(lacks(context, pack, lacking, &result.pledge_lacks))
        .with(basis);
    Some(view)
}

fn whole(context: &ViewContext<'_>, result: &StandardResult) -> El {
    let complete = result.products.iter().filter(|product| product.complete);
    let values = [
        ("n", &*complete.count().to_string()),
        ("count", &*result.products.len().to_string()),
    ];
    let outcome = el("p").class("outcome");
    if result.products.is_empty() {
        let empty = context.get("standard.empty");
        return outcome.spoken(empty).text(empty);
    }
    let complete = context.say("standard.complete", &values);
    outcome.spoken(&complete).with(el("strong").text(&complete))
}

fn one(context: &ViewContext<'_>, pack: &StandardPack, product: &ProductResult) -> Html {
    let only_undecreed = !product.complete && product.lacks.is_empty();
    let review = el("p")
        .classes(&["review", state_of(&product.review)])
        .text(&review(context, &product.review));
    several([
        el("h4").text(&product.name).into(),
        review.into(),
        tally(context, "standard.exists", product.exists).into(),
        tally(context, "standard.electronic", product.electronic).into(),
        tally(context, "standard.other", product.other).into(),
        lacks(context, pack, "standard.lack", &product.lacks),
        some(only_undecreed.then(|| help(context.get("standard.undecreed")))),
    ])
}

/// A bar of how many are there, and how many may still be.
fn tally(context: &ViewContext<'_>, key: &str, tally: Tally) -> El {
    let all = tally
        .yes
        .saturating_add(tally.no)
        .saturating_add(tally.open);
    let share = |count: u32| {
        let thousandths = count.saturating_mul(1000).checked_div(all).unwrap_or(0);
        i64::from(thousandths)
    };
    let values = [("n", &*tally.yes.to_string()), ("count", &*all.to_string())];
    let figure = context.say("standard.of", &values);
    let highest = tally.yes.saturating_add(tally.open);
    el("div")
        .class("tally")
        .with(el("span").text(context.get(key)))
        .with(el("span").class("figure").text(&figure))
        .with(track(share(tally.yes), share(highest)))
}

/// What is missing, each in words; what nobody answered yet is counted.
fn lacks(context: &ViewContext<'_>, pack: &StandardPack, key: &str, lacks: &[Lack]) -> Html {
    let missing = lacks.iter().filter(|lack| is_told(lack));
    let missing = missing.map(|lack| {
        let name = lack.of.as_ref().map(|id| named(context, pack, id.as_str()));
        let of = if name.is_some() { "" } else { ".own" };
        let values = [("name", name.unwrap_or_default())];
        let said = context.say(&format!("{key}.{}{of}", word(lack.what)), &values);
        el("li").text(&said).into()
    });
    let open = lacks.iter().filter(|lack| !is_told(lack)).count();
    let count = open.to_string();
    let open = (open > 0).then(|| help(&context.say("standard.open", &[("count", &count)])));
    several([el("ul").class("lacks").with_all(missing).into(), some(open)])
}

/// A reason that is asked for is told although it is only open.
fn is_told(lack: &Lack) -> bool {
    !lack.open || lack.what == Need::Reason
}

fn word(need: Need) -> &'static str {
    match need {
        Need::Exists => "exists",
        Need::Decree => "decree",
        Need::Electronic => "electronic",
        Need::Other => "other",
        Need::Reason => "reason",
    }
}

/// The name of a component or promise.
fn named<'t>(context: &ViewContext<'_>, pack: &'t StandardPack, id: &'t str) -> &'t str {
    let mut components = pack.components.list.iter();
    if let Some(found) = components.find(|component| component.id.as_str() == id) {
        return component(context, found);
    }
    let mut promises = pack.pledge.promises.iter();
    let found = promises.find(|promise| promise.id.as_str() == id);
    let text = found.map(|promise| &promise.text);
    let spoken =
        text.map(|text| spoken(context.state.language, &text.label, text.label_en.as_ref()));
    spoken.unwrap_or(id)
}

/// The name of a component.
pub fn component<'t>(context: &ViewContext<'_>, component: &'t Component) -> &'t str {
    let (id, en) = (&component.label, component.label_en.as_ref());
    spoken(context.state.language, id, en)
}

/// When a standard must be reviewed, in a sentence.
pub fn review(context: &ViewContext<'_>, review: &Review) -> String {
    let said = |date: Option<Date>| date.map(|date| day(context, date)).unwrap_or_default();
    let values = [
        ("due", &*said(review.due)),
        ("overdue", &*said(review.overdue)),
    ];
    context.say(&format!("standard.review.{}", state_of(review)), &values)
}

/// The word for how a review stands.
pub fn state_of(review: &Review) -> &'static str {
    match review.state {
        ReviewState::Unknown => "unknown",
        ReviewState::Current => "current",
        ReviewState::Due => "due",
        ReviewState::Overdue => "overdue",
    }
}

/// A day as people say it: 5 Januari 2024.
pub fn day(context: &ViewContext<'_>, date: Date) -> String {
    let month = context.words.phrase(&Phrase::month(date.month()));
    format!("{} {month}", date.day())
}
