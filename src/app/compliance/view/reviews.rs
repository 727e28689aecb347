//! When which standard must be reviewed, and which was reviewed early and why.

use super::context::ViewContext;
use super::standing::{day, review, state_of};
use crate::app::compliance::action::Action;
use crate::app::compliance::reviews::Row;
use crate::app::kit::el::{El, button, el};

pub fn view(context: &ViewContext<'_>) -> Option<El> {
    let rows = &context.state.reviews;
    if rows.is_empty() {
        return None;
    }
    let rows = rows.iter().map(|each| row(context, each).into());
    let view = el("section")
        .class("compare")
        .with(el("h3").text(context.get("standard.reviews")))
        .with(el("ul").class("reviews").with_all(rows));
    Some(view)
}

fn row(context: &ViewContext<'_>, row: &Row) -> El {
    let spot = row.assessment.spot();
    let whose = [context.unit(&spot.unit), &spot.period].join(" · ");
    let standing = &row.product.review;
    let standing = el("span")
        .classes(&["review", state_of(standing)])
        .text(&review(context, standing));
    el("li")
        .with(button("link", context.act, Action::Open(spot)).text(&row.product.name))
        .with(el("span").class("help").text(&whose))
        .with(standing)
        .with_some(early(context, row))
}

/// That a standard was reviewed before its time, and why.
fn early(context: &ViewContext<'_>, row: &Row) -> Option<El> {
    let (reviewed, reason) = row.early()?;
    let reason = match reason {
        "" => context.get("standard.reason.none"),
        reason => reason,
    };
    let values = [("day", &*day(context, reviewed)), ("reason", reason)];
    Some(el("span").text(&context.say("standard.early", &values)))
}
