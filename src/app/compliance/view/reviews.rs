//! When which standard must be reviewed, and which was reviewed early and why.

use super::face::Face;
use super::standing::{day, review, state_of};
use crate::app::compliance::action::Action;
use crate::app::compliance::reviews::Row;
use crate::app::kit::el::{El, button, el};

pub fn view(face: &Face<'_>) -> Option<El> {
    let rows = &face.state.reviews;
    if rows.is_empty() {
        return None;
    }
    let rows = rows.iter().map(|each| row(face, each).into());
    let view = el("section")
        .class("compare")
        .with(el("h3").text(face.get("standard.reviews")))
        .with(el("ul").class("reviews").with_all(rows));
    Some(view)
}

fn row(face: &Face<'_>, row: &Row) -> El {
    let spot = row.sheet.spot();
    let whose = [face.unit(&spot.unit), &spot.period].join(" · ");
    let standing = &row.product.review;
    let standing = el("span")
        .classes(&["review", state_of(standing)])
        .text(&review(face, standing));
    el("li")
        .with(button("link", face.act, Action::Open(spot)).text(&row.product.name))
        .with(el("span").class("help").text(&whose))
        .with(standing)
        .with_some(early(face, row))
}

/// That a standard was reviewed before its time, and why.
fn early(face: &Face<'_>, row: &Row) -> Option<El> {
    let (reviewed, reason) = row.early()?;
    let reason = match reason {
        "" => face.get("standard.reason.none"),
        reason => reason,
    };
    let values = [("day", &*day(face, reviewed)), ("reason", reason)];
    Some(el("span").text(&face.say("standard.early", &values)))
}
