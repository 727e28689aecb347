//! Numbers of a pack that a person may replace: what is not official yet, leaf by leaf.

use super::draft::Draft;
use crate::allowance::key::Key;
use crate::allowance::ledger::{Line, Name};
use crate::app::kit::trouble::Trouble;
use crate::app::kit::typed::{self, Asked};
use crate::document::Value;
use crate::money::Percent;
use crate::provision::{Confidence, Source};
use crate::regulation::Regulation;
use crate::regulation::library::Chosen;

/// One number of a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// Its path in the pack.
    pub path: String,
    /// As the pack writes it.
    pub own: String,
    /// Whether it is a whole number rather than a decimal.
    pub is_whole: bool,
}

/// The numbers of the section that a source points at.
pub fn of_section(pack: &Value, section: &str) -> Vec<Number> {
    let provision = format!("{section}.provision");
    pack.leaves(section)
        .into_iter()
        .filter(|(path, _)| !path.starts_with(&provision) && !is_bound(path))
        .filter_map(|(path, leaf)| number(path, leaf))
        .collect()
}

/// Bounds say when a number holds; they are no number to replace.
fn is_bound(path: &str) -> bool {
    path.ends_with(".from") || path.contains(".minutes.")
}

fn number(path: String, leaf: &Value) -> Option<Number> {
    let (own, is_whole) = match leaf {
        Value::Whole(whole) => (whole.to_string(), true),
        Value::Text(text) => (Percent::parse(text).map(|_| text.clone())?, false),
        _ => return None,
    };
    Some(Number {
        path,
        own,
        is_whole,
    })
}

/// What kind of number a person types in place of the pack's own.
pub fn asked(pack: &Value, path: &str) -> Asked {
    match pack.at(path) {
        Some(Value::Whole(..1_000)) => Asked::Count,
        Some(Value::Whole(_)) => Asked::Rupiah,
        _ => Asked::Decimal,
    }
}

/// What a person typed in place of numbers of a pack, by path; else everything wrong with it.
pub fn read<'a>(
    pack: &Value,
    typed: impl Iterator<Item = (&'a str, &'a str)>,
) -> Result<Vec<(String, Value)>, Vec<Trouble>> {
    let mut values = Vec::new();
    let mut bad = Vec::new();
    for (path, text) in typed {
        let asked = asked(pack, path);
        let path = path.to_owned();
        match typed::read(asked, text) {
            Ok(value) => values.push((path, value)),
            Err(wrong) => bad.push(Trouble::Typed {
                path,
                text: text.to_owned(),
                asked,
                wrong,
            }),
        }
    }
    if bad.is_empty() { Ok(values) } else { Err(bad) }
}

/// The part of a section that a line rests on: of the criteria only its own.
pub fn section_of(source: &Source, line: &Name) -> String {
    match (&line.of, source.section) {
        (Some(criterion), "$.criteria") if line.key == Key::Criterion => {
            format!("$.criteria.{criterion}")
        }
        (_, section) => section.to_owned(),
    }
}

/// Whether a person may put numbers of their own into what a source points at.
pub fn is_open(source: &Source, regulation: &Regulation) -> bool {
    source.confidence != Confidence::Official && source.pack == regulation.regional.id
}

/// How sure a line is, with the person's own numbers counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Nothing to say.
    None,
    /// Made with a number that nobody has confirmed.
    Assumed,
    /// Made with a number that the person put in.
    Own,
}

/// The mark of a line.
pub fn mark(line: &Line, chosen: &Chosen, draft: &Draft) -> Mark {
    let sources = line.explanation.sources.iter();
    let is_own = |source: &Source| {
        let section = section_of(source, &line.name);
        draft
            .numbers_of(&chosen.key)
            .any(|(path, _)| path.starts_with(&section))
    };
    let mut mark = match line.confidence {
        Confidence::Stated => Mark::Own,
        _ => Mark::None,
    };
    for source in sources {
        match (source.confidence, is_own(source)) {
            (_, true) => mark = Mark::Own,
            (Confidence::Assumed, false) => return Mark::Assumed,
            _ => {}
        }
    }
    mark
}
