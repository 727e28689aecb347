//! When which standard must be reviewed, and which was reviewed early and why.

use super::Face;
use super::standing::{day, review, state_of};
use crate::app::compliance::book::Sheet;
use crate::app::compliance::state::Action;
use crate::compliance::standard::{ProductResult, ReviewKind, StandardPack};
use crate::provision::Date;
use yew::prelude::*;

pub fn view(face: &Face<'_>) -> Html {
    let state = face.state;
    let rows = state.shelf.standards().flat_map(|(instrument, pack)| {
        let sheets = state.book.sheets.iter();
        let own = sheets.filter(|sheet| sheet.instrument == instrument.id.as_str());
        own.flat_map(move |sheet| products(sheet, pack, state.today))
    });
    let mut rows: Vec<(&Sheet, usize, ProductResult)> = rows.collect();
    if rows.is_empty() {
        return html! {};
    }
    rows.sort_by_key(|(_, _, product)| (product.review.due.is_none(), product.review.due));
    html! {
        <section class="compare">
            <h3>{ face.get("standard.reviews") }</h3>
            <ul class="reviews">{ for rows.iter().map(|(sheet, place, product)| {
                row(face, sheet, *place, product)
            }) }</ul>
        </section>
    }
}

fn products<'s>(
    sheet: &'s Sheet,
    pack: &StandardPack,
    today: Date,
) -> Vec<(&'s Sheet, usize, ProductResult)> {
    let result = sheet.standard.outcome(pack, today).result;
    let products = result.map(|result| result.products).unwrap_or_default();
    let placed = products.into_iter().enumerate();
    placed
        .map(|(place, product)| (sheet, place, product))
        .collect()
}

fn row(face: &Face<'_>, sheet: &Sheet, place: usize, product: &ProductResult) -> Html {
    let spot = sheet.spot();
    let whose = [face.unit(&spot.unit), spot.period.clone()].join(" · ");
    let open = face.on(move || Action::Open(spot.clone()));
    html! {
        <li>
            <button type="button" class="link" onclick={open}>{ product.name.clone() }</button>
            <span class="help">{ whose }</span>
            <span class={classes!("review", state_of(&product.review))}>{ review(face, &product.review) }</span>
            { early(face, sheet, place) }
        </li>
    }
}

/// That a standard was reviewed before its time, and why.
fn early(face: &Face<'_>, sheet: &Sheet, place: usize) -> Html {
    let text = |key: &str| sheet.standard.text(&format!("$.products[{place}].{key}"));
    let reviewed = Date::parse(text("reviewed"));
    let (Some(reviewed), true) = (reviewed, text("review") == ReviewKind::Situational.word())
    else {
        return html! {};
    };
    let reason = match text("reason").trim() {
        "" => face.get("standard.reason.none"),
        reason => reason.to_owned(),
    };
    let values = [("day", &*day(face, reviewed)), ("reason", &*reason)];
    html! { <span>{ face.say("standard.early", &values) }</span> }
}
