//! A step of an explanation as a formula: once in words, once in numbers.

use crate::allowance::ledger::{Join, Quantity, Step, Term};
use crate::app::kit::figures;
use crate::app::kit::name::Namer;

/// One formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Formula {
    /// What is computed.
    pub name: String,
    /// With the names of the numbers.
    pub words: String,
    /// With the numbers and the result.
    pub numbers: String,
}

/// The formula of a step.
pub fn formula(namer: &Namer<'_>, step: &Step) -> Formula {
    let words = join(namer, &step.terms, |term| namer.term(&term.name));
    let numbers = join(namer, &step.terms, |term| value(namer, term));
    let result = figures::quantity(&step.result);
    Formula {
        name: namer.term(&step.name),
        words,
        numbers: format!("{numbers} = {result}"),
    }
}

/// A number, or a word of the table where the number is one.
fn value(namer: &Namer<'_>, term: &Term) -> String {
    match &term.value {
        Quantity::Word(word) => namer
            .own_name(term.name.key.word(), word)
            .unwrap_or_else(|| word_of_table(namer, term.name.key.word(), word)),
        Quantity::Minutes(_) => {
            let minutes = figures::quantity(&term.value);
            namer.words.say("unit.minutes", &[("count", &minutes)])
        }
        other => figures::quantity(other),
    }
}

fn word_of_table(namer: &Namer<'_>, key: &str, word: &str) -> String {
    let words = namer.words;
    let own = words.find(&format!("{key}.{word}"));
    let rating = || words.find(&format!("rating.{word}"));
    own.or_else(rating).unwrap_or(word).to_owned()
}

fn join(namer: &Namer<'_>, terms: &[Term], text: impl Fn(&Term) -> String) -> String {
    let mut joined = String::new();
    for (n, term) in terms.iter().enumerate() {
        let next = text(term);
        joined = match (n, term.join) {
            (0, Join::Minus) => format!("−{}", next.trim_start_matches('−')),
            (0, _) => next,
            (_, Join::Plus) => format!("{joined} + {next}"),
            (_, Join::Minus) => format!("{joined} − {next}"),
            (_, Join::Times) => format!("{joined} × {next}"),
            (_, Join::Over) => format!("{joined} ÷ {next}"),
            (_, Join::TimesRest) => format!("{joined} × (100% − {next})"),
            (_, Join::AtMost) => say(namer, "join.at_most", &joined, &next),
            (_, Join::AtLeast) => say(namer, "join.at_least", &joined, &next),
            (_, Join::LookedUp) => say(namer, "join.looked_up", &joined, &next),
        };
    }
    joined
}

fn say(namer: &Namer<'_>, key: &str, before: &str, next: &str) -> String {
    namer.words.say(key, &[("before", before), ("next", next)])
}
