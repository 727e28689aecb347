//! What the service standards come to: how complete, what is missing, when to review.

use super::face::Face;
use super::face::track;
use crate::app::calendar;
use crate::app::compliance::checklist::spoken;
use crate::compliance::standard::{
    Component, Lack, Need, ProductResult, Review, ReviewState, StandardPack, StandardResult, Tally,
};
use crate::provision::Date;
use yew::prelude::*;

pub fn view(face: &Face<'_>, pack: &StandardPack) -> Html {
    let result = face.state.standing.as_ref();
    let Some(result) = result.and_then(|standing| standing.result.as_ref()) else {
        return html! {};
    };
    html! {
        <section class="result">
            <h3>{ face.get("standard.result") }</h3>
            { whole(face, result) }
            { for result.products.iter().map(|product| one(face, pack, product)) }
            <h4>{ face.get("standard.pledge") }</h4>
            { tally(face, "standard.promises", result.pledge) }
            { lacks(face, pack, "standard.pledge.lack", &result.pledge_lacks) }
            <p class="help">{ face.mark(pack.review.provision.confidence) }
                { face.say("standard.basis", &[
                    ("components", &*pack.components.provision.citation),
                    ("review", &*pack.review.provision.citation),
                ]) }</p>
        </section>
    }
}

fn whole(face: &Face<'_>, result: &StandardResult) -> Html {
    let complete = result.products.iter().filter(|product| product.complete);
    let values = [
        ("n", &*complete.count().to_string()),
        ("count", &*result.products.len().to_string()),
    ];
    let is_empty = result.products.is_empty();
    html! {
        <p class="outcome" role="status">
            if is_empty {
                { face.get("standard.empty") }
            } else {
                <strong>{ face.say("standard.complete", &values) }</strong>
            }
        </p>
    }
}

fn one(face: &Face<'_>, pack: &StandardPack, product: &ProductResult) -> Html {
    let only_undecreed = !product.complete && product.lacks.is_empty();
    html! {
        <>
            <h4>{ product.name.clone() }</h4>
            <p class={classes!("review", state_of(&product.review))}>{ review(face, &product.review) }</p>
            { tally(face, "standard.exists", product.exists) }
            { tally(face, "standard.electronic", product.electronic) }
            { tally(face, "standard.other", product.other) }
            { lacks(face, pack, "standard.lack", &product.lacks) }
            if only_undecreed { <p class="help">{ face.get("standard.undecreed") }</p> }
        </>
    }
}

/// A bar of how many are there, and how many may still be.
fn tally(face: &Face<'_>, key: &str, tally: Tally) -> Html {
    let all = tally
        .yes
        .saturating_add(tally.no)
        .saturating_add(tally.open);
    let share = |count: u32| {
        let thousandths = count.saturating_mul(1000).checked_div(all).unwrap_or(0);
        i64::from(thousandths)
    };
    let values = [("n", &*tally.yes.to_string()), ("count", &*all.to_string())];
    html! {
        <div class="tally">
            <span>{ face.get(key) }</span>
            <span class="figure">{ face.say("standard.of", &values) }</span>
            { track(share(tally.yes), share(tally.yes.saturating_add(tally.open))) }
        </div>
    }
}

/// What is missing, each in words; what nobody answered yet is counted.
fn lacks(face: &Face<'_>, pack: &StandardPack, key: &str, lacks: &[Lack]) -> Html {
    let missing = lacks.iter().filter(|lack| is_told(lack));
    let open = lacks.iter().filter(|lack| !is_told(lack)).count();
    html! {
        <>
            <ul class="lacks">{ for missing.map(|lack| {
                let name = lack.of.as_ref().map(|id| named(face, pack, id.as_str()));
                let values = [("name", &*name.unwrap_or_default())];
                let of = if lack.of.is_some() { "" } else { ".own" };
                html! { <li>{ face.say(&format!("{key}.{}{of}", word(lack.what)), &values) }</li> }
            }) }</ul>
            if open > 0 { <p class="help">{ face.say("standard.open", &[("count", &open.to_string())]) }</p> }
        </>
    }
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
fn named(face: &Face<'_>, pack: &StandardPack, id: &str) -> String {
    let mut components = pack.components.list.iter();
    if let Some(found) = components.find(|component| component.id.as_str() == id) {
        return component(face, found);
    }
    let mut promises = pack.pledge.promises.iter();
    let found = promises.find(|promise| promise.id.as_str() == id);
    let text = found.map(|promise| &promise.text);
    let spoken = text.map(|text| spoken(face.state.language, &text.label, text.label_en.as_ref()));
    spoken.unwrap_or(id).to_owned()
}

/// The name of a component.
pub fn component(face: &Face<'_>, component: &Component) -> String {
    let (id, en) = (&component.label, component.label_en.as_ref());
    spoken(face.state.language, id, en).to_owned()
}

/// When a standard must be reviewed, in a sentence.
pub fn review(face: &Face<'_>, review: &Review) -> String {
    let said = |date: Option<Date>| date.map(|date| day(face, date)).unwrap_or_default();
    let values = [
        ("due", &*said(review.due)),
        ("overdue", &*said(review.overdue)),
    ];
    face.say(&format!("standard.review.{}", state_of(review)), &values)
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
pub fn day(face: &Face<'_>, date: Date) -> String {
    let month = face.words.phrase(&calendar::name(date.month()));
    format!("{} {month}", date.day())
}
