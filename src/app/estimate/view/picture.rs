//! What a picture of the answer says; the surrounding page draws it.

use super::borrowed::{about, borrowed};
use super::whole::parts;
use crate::app::estimate::state::State;
use crate::app::kit::figures;
use crate::app::kit::words::{Phrase, Words};
use crate::money::Rupiah;
use crate::regulation::origin::Origin;
use serde::Serialize;

/// The texts of a picture, as they are read.
#[derive(Serialize)]
pub struct Picture {
    title: String,
    rule: String,
    figure: String,
    note: Option<String>,
    parts: Vec<Part>,
    promise: String,
}

/// What became of a part of the whole TPP.
#[derive(Serialize)]
struct Part {
    name: &'static str,
    says: String,
    amount: String,
    /// In thousandths of the whole.
    share: i64,
}

/// The picture of an answer; none where there is none.
pub fn picture(words: &Words, state: &State) -> Option<Picture> {
    let totals = &state.answer()?.estimate.totals;
    let pack = &state.chosen.regulation.regional;
    let standing = words
        .get(&format!("standing.{}", pack.status.word()))
        .to_owned();
    let month = words.phrase(&Phrase::month(state.month));
    let is_borrowed = borrowed(state).is_some();
    let foreign = (state.chosen.origin != Origin::Site).then(|| words.get("origin.foreign"));
    let note = foreign.or_else(|| is_borrowed.then(|| words.get("borrowed.short")));
    let whole = totals.entitlement.whole().max(1);
    let part = |(name, amount): (&'static str, Rupiah)| Part {
        name,
        says: words.get(&format!("whole.{name}")).to_owned(),
        amount: figures::rupiah(amount),
        share: amount
            .whole()
            .saturating_mul(1_000)
            .checked_div(whole)
            .unwrap_or_default(),
    };
    Some(Picture {
        title: words.get("answer.title").to_owned(),
        rule: [&pack.short_title(), " (", &standing, ") · ", &month].concat(),
        figure: if is_borrowed {
            about(words, totals.net)
        } else {
            figures::rupiah(totals.net)
        },
        note: note.map(str::to_owned),
        parts: parts(totals)
            .unwrap_or_default()
            .into_iter()
            .map(part)
            .collect(),
        promise: words.get("paper.promise").to_owned(),
    })
}
