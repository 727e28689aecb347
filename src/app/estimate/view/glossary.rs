//! What the words of the answer mean.

use super::ViewContext;
use crate::app::kit::el::{El, el, several};

/// The terms that nobody says at home: the keys of each and of its meaning.
const TERMS: [[&str; 2]; 7] = [
    ["glossary.entitlement", "glossary.entitlement.means"],
    ["glossary.basic_tpp", "glossary.basic_tpp.means"],
    ["glossary.rating", "glossary.rating.means"],
    ["glossary.ter", "glossary.ter.means"],
    ["glossary.ptkp", "glossary.ptkp.means"],
    ["glossary.health", "glossary.health.means"],
    ["glossary.assumed", "glossary.assumed.means"],
];

/// The terms with their meanings.
pub fn glossary(context: &ViewContext) -> El {
    let words = &context.words;
    let terms = TERMS.iter().map(|[name, means]| {
        let name = el("dt").text(words.get(name));
        several([name.into(), el("dd").text(words.get(means)).into()])
    });
    el("details")
        .class("glossary")
        .with(el("summary").text(words.get("glossary.title")))
        .with(el("dl").with_all(terms))
}
