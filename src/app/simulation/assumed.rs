//! What is taken for everybody of whom the roster does not say it: as chosen, in plain sight.

use crate::app::kit::typed::{self, Asked};
use crate::document::{Fault, Table, Value, read};
use crate::simulation::rule::Assumed;

/// What is asked once for all, and what stands there to begin with.
pub const ASKED: [(&str, &str); 8] = [
    ("employment", ""),
    ("rating", "good"),
    ("organisation", "good"),
    ("performance", "100"),
    ("attendance", "100"),
    ("taxStatus", "TK/0"),
    ("years", ""),
    ("dates", ""),
];

/// What is asked of a criterion is named by it behind this.
pub const CRITERIA: &str = "criteria.";

/// Whether it is typed as a number rather than chosen.
pub fn is_number(name: &str) -> bool {
    matches!(name, "performance" | "attendance" | "years") || name.starts_with(CRITERIA)
}

/// The texts to begin with.
pub fn usual() -> Table<String, String> {
    ASKED
        .iter()
        .map(|(name, usual)| ((*name).to_owned(), (*usual).to_owned()))
        .collect()
}

/// What the texts say; else the names of those that say nothing that can be.
pub fn assumed(texts: &Table<String, String>) -> Result<Assumed, Vec<Fault>> {
    let filled = texts.iter().filter(|(_, text)| !text.trim().is_empty());
    let (mut entries, mut criteria) = (Vec::new(), Vec::new());
    for (name, text) in filled {
        match name.strip_prefix(CRITERIA) {
            Some(criterion) => criteria.push((criterion.to_owned(), value(name, text))),
            None => entries.push((name.clone(), value(name, text))),
        }
    }
    entries.push(("criteria".to_owned(), Value::Object(criteria)));
    read::<Assumed>(&Value::Object(entries))
}

fn value(name: &str, text: &str) -> Value {
    let asked = match name {
        "years" => Asked::Count,
        _ => Asked::Decimal,
    };
    let text_itself = || Value::from(text.trim());
    match is_number(name) {
        true => typed::read(asked, text).unwrap_or_else(|_| text_itself()),
        false => text_itself(),
    }
}

/// Whether a text is one that can be taken.
pub fn is_good(name: &str, text: &str) -> bool {
    let only = Table::from_iter([(name.to_owned(), text.to_owned())]);
    assumed(&only).is_ok_and(|assumed| is_share(&assumed))
}

fn is_share(assumed: &Assumed) -> bool {
    let scores = [assumed.performance, assumed.attendance];
    scores
        .into_iter()
        .flatten()
        .all(crate::money::Percent::is_share)
}
