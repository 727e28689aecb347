//! The receipt of a run: by what anybody can make it again, line by line.

use super::assumed::CRITERIA;
use super::state::{Finished, State};
use crate::app::kit::words::{Phrase, Words};
use crate::regulation::Regulation;

/// What each line says: its key, and the text.
pub type Line = (&'static str, String);

/// The lines of a run.
pub fn lines(words: &Words, state: &State, finished: &Finished, scenario: String) -> Vec<Line> {
    let counts = &finished.summary.counts;
    let numbers = [
        ("rows", counts.rows),
        ("people", counts.people),
        ("refused", counts.refused),
        ("left", counts.left_out),
    ];
    let numbers = numbers.map(|(key, number)| (key, number.to_string()));
    let numbers = numbers.each_ref().map(|(key, text)| (*key, text.as_str()));
    let roster = state.roster.as_ref();
    let name = roster
        .map(|roster| roster.name.as_str())
        .unwrap_or_default();
    let name = match name {
        "" => words.get("simulation.roster.is_sample"),
        name => name,
    };
    let hash = roster
        .and_then(|roster| roster.hash.as_deref())
        .unwrap_or("–");
    let assumed = finished.assumed.iter().filter(|(_, text)| !text.is_empty());
    let assumed = assumed.map(|(key, text)| {
        let name = match key.strip_prefix(CRITERIA) {
            Some(criterion) => ["criterion.", criterion].concat(),
            None => ["simulation.assumed.", key].concat(),
        };
        let name = words.get(&name).to_owned();
        let rated = words.find(&["rating.", text].concat()).unwrap_or(text);
        [name.as_str(), ": ", rated].concat()
    });
    vec![
        ("month", words.phrase(&Phrase::month(finished.month))),
        ("before", rule(finished.sides.regulation(0))),
        ("after", rule(finished.sides.regulation(1))),
        ("roster", [name, ", SHA-256 ", hash].concat()),
        ("rows", words.say("simulation.rows.count", &numbers)),
        ("scenario", scenario),
        ("assumed", assumed.collect::<Vec<_>>().join("; ")),
        ("engine", env!("CARGO_PKG_VERSION").to_owned()),
        ("date", state.day.to_string()),
    ]
}

/// A rule by its packs and their fingerprint.
fn rule(regulation: &Regulation) -> String {
    let ids = [&regulation.regional.id, &regulation.national.id];
    let [regional, national] = ids.map(|id| id.as_str());
    [regional, " + ", national, ", SHA-256 ", &regulation.hash].concat()
}

/// The lines as text, to be pasted elsewhere.
pub fn text(words: &Words, lines: &[Line]) -> String {
    let title = words.get("simulation.receipt").to_owned();
    let line = |(key, text): &Line| {
        let name = words.get(&["simulation.receipt.", key].concat()).to_owned();
        [name.as_str(), ": ", text].concat()
    };
    let all: Vec<String> = std::iter::once(title)
        .chain(lines.iter().map(line))
        .collect();
    all.join("\n")
}
