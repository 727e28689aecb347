//! What became of the whole TPP, as one bar: what arrives, what the month's record took, what is
//! withheld. The amounts stand beside their names, so the bar itself is hidden from screen readers.

use super::ViewContext;
use crate::allowance::Totals;
use crate::app::kit::el::{El, el};
use crate::app::kit::figures;
use crate::money::Rupiah;

/// The bar with the names of its parts; none where the parts are no shares of the whole, as after
/// a refund of tax.
pub fn whole(context: &ViewContext, totals: &Totals) -> Option<El> {
    let parts = parts(totals)?;
    let picture = el("svg")
        .class("whole-bar")
        .is("width", "100%")
        .is("height", "28")
        .is("aria-hidden", "true")
        .is("focusable", "false")
        .with_all(segments(&parts, totals.entitlement));
    let rows = parts.iter().map(|(name, amount)| {
        let taken = *name != "net";
        let amount = if taken {
            figures::difference(amount.negated())
        } else {
            figures::rupiah(*amount)
        };
        el("li")
            .class(key_class(name))
            .with(el("span").text(context.words.get(&format!("whole.{name}"))))
            .with(el("span").class("figure").text(&amount))
            .into()
    });
    let list = el("ul").class("whole-parts").with_all(rows);
    Some(el("div").class("whole").with(picture).with(list))
}

/// The parts that come to something; none where they are no shares of the whole.
pub fn parts(totals: &Totals) -> Option<Vec<(&'static str, Rupiah)>> {
    let cut = totals.entitlement.minus(totals.gross).ok()?;
    let parts = [
        ("net", totals.net),
        ("cut", cut),
        ("withheld", totals.withheld),
    ];
    let is_share = |(_, amount): &(&str, Rupiah)| *amount >= Rupiah::ZERO;
    if !parts.iter().all(is_share) || totals.entitlement == Rupiah::ZERO {
        return None;
    }
    let parts = parts.into_iter();
    Some(
        parts
            .filter(|(_, amount)| *amount != Rupiah::ZERO)
            .collect(),
    )
}

fn key_class(name: &str) -> &'static str {
    match name {
        "net" => "net-part",
        "cut" => "cut-part",
        _ => "withheld-part",
    }
}

/// A piece each, side by side, none so small that it cannot be seen.
fn segments(parts: &[(&str, Rupiah)], whole: Rupiah) -> Vec<yew::Html> {
    const LEAST: i64 = 8;
    let whole = whole.whole().max(1);
    let width = |amount: Rupiah| {
        let share = amount.whole().saturating_mul(1000).checked_div(whole);
        share.unwrap_or_default().max(LEAST)
    };
    let rest = |of: &[(&str, Rupiah)]| {
        let widths = of.iter().map(|(_, amount)| width(*amount));
        widths.fold(0, i64::saturating_add)
    };
    let mut from = 0i64;
    let mut pieces = Vec::new();
    for (place, (name, amount)) in parts.iter().enumerate() {
        // The first, the largest, gives way to the smaller ones behind it.
        let after = parts
            .get(place.saturating_add(1)..)
            .map(rest)
            .unwrap_or_default();
        let room = 1000i64.saturating_sub(from).saturating_sub(after);
        let width = if place == 0 { room } else { width(*amount) };
        let piece = el("rect")
            .class(key_class(name))
            .share("x", from)
            .share("width", width.saturating_sub(3).max(1))
            .is("height", "28");
        pieces.push(piece.into());
        from = from.saturating_add(width);
    }
    pieces
}
