//! When which standard must be reviewed, and which was reviewed early and why.

use super::face::Face;
use super::standing::{day, review, state_of};
use crate::app::compliance::action::Action;
use crate::app::compliance::reviews::{Row, rows};
use yew::prelude::*;

pub fn view(face: &Face<'_>) -> Html {
    let state = face.state;
    let rows = rows(&state.book, &state.shelf, state.today);
    if rows.is_empty() {
        return html! {};
    }
    html! {
        <section class="compare">
            <h3>{ face.get("standard.reviews") }</h3>
            <ul class="reviews">{ for rows.iter().map(|each| row(face, each)) }</ul>
        </section>
    }
}

fn row(face: &Face<'_>, row: &Row<'_>) -> Html {
    let spot = row.sheet.spot();
    let whose = [face.unit(&spot.unit), spot.period.clone()].join(" · ");
    let open = face.on(move || Action::Open(spot.clone()));
    let standing = &row.product.review;
    html! {
        <li>
            <button type="button" class="link" onclick={open}>{ row.product.name.clone() }</button>
            <span class="help">{ whose }</span>
            <span class={classes!("review", state_of(standing))}>{ review(face, standing) }</span>
            { early(face, row) }
        </li>
    }
}

/// That a standard was reviewed before its time, and why.
fn early(face: &Face<'_>, row: &Row<'_>) -> Html {
    let Some((reviewed, reason)) = row.early() else {
        return html! {};
    };
    let reason = match reason {
        "" => face.get("standard.reason.none"),
        reason => reason.to_owned(),
    };
    let values = [("day", &*day(face, reviewed)), ("reason", &*reason)];
    html! { <span>{ face.say("standard.early", &values) }</span> }
}
