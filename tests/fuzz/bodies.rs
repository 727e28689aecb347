//! What comes from outside, put to its reader: a body for each kind of input, which panics where a
//! rejection is not typed or a promise is broken. `cargo xtask fuzz` runs them on nightly by the targets
//! beside this file, tests/hostile.rs on stable.

#[path = "../common/mod.rs"]
pub mod common;
#[path = "../instruments/mod.rs"]
pub mod instruments;
pub mod seeds;

use common::Packs;
use instruments::tree;
use kalkulator_tpp::allowance::{self, case::Case};
#[cfg(feature = "pages")]
use kalkulator_tpp::app::kit::{link, situation::Situation, store};
use kalkulator_tpp::attendance::columns::Names;
use kalkulator_tpp::attendance::machine::{self, Asked};
use kalkulator_tpp::attendance::mark::Week;
use kalkulator_tpp::compliance::Instrument;
use kalkulator_tpp::compliance::answers::Answers;
use kalkulator_tpp::document::{self, Fault, Month, Value};
#[cfg(feature = "pages")]
use kalkulator_tpp::document::{Table, Write};
use kalkulator_tpp::regulation::beside::Beside;
use kalkulator_tpp::regulation::work_calendar::WorkCalendar;
use kalkulator_tpp::regulation::{self, Regulation};
use kalkulator_tpp::simulation::columns::Headers;
use kalkulator_tpp::simulation::roster::Roster;
use std::fs;
use std::rc::Rc;

/// A reader of bytes from outside.
pub type Body = fn(&[u8]);

/// Every body, by the name of its target.
pub const ALL: &[(&str, Body)] = &[
    ("pack", pack),
    ("instrument", instrument),
    ("case", case),
    #[cfg(feature = "pages")]
    ("situation", situation),
    #[cfg(feature = "pages")]
    ("link", link),
    ("roster", roster),
    ("survey", survey),
    ("attendance", attendance),
];

/// What the readers know beforehand.
struct World {
    packs: Packs,
    rules: [Rc<Regulation>; 3],
    headers: Headers,
    skm: Instrument,
    names: Names,
    national: WorkCalendar,
}

thread_local! {
    static WORLD: Rc<World> = Rc::new(World::new());
}

impl World {
    fn new() -> Self {
        let packs = Packs::shipped();
        let ids = ["contoh-lengkap", "kukar-2024-rancangan", "pekalongan"];
        Self {
            rules: ids.map(|id| Rc::new(packs.regulation(id))),
            headers: Headers::load(&of_web("roster/headers.json")).unwrap(),
            skm: instruments::instrument("skm"),
            names: Names::load(&of_web("attendance/names.json")).unwrap(),
            national: document::read(&of_web("calendar/nasional.json")).unwrap(),
            packs,
        }
    }
}

fn world() -> Rc<World> {
    WORLD.with(Rc::clone)
}

fn of_web(path: &str) -> Value {
    let text = fs::read_to_string(common::root().join("web").join(path));
    common::parse(&text.unwrap())
}

/// A rejection names a place, and its reason is one of those with words.
fn typed(faults: &[Fault]) {
    assert!(!faults.is_empty());
    for fault in faults {
        let told = serde_json::to_value(fault).unwrap();
        let path = told["path"].as_str();
        assert!(path.is_some_and(|path| path.starts_with('$')), "{told}");
        assert!(told["code"].is_string(), "{told}");
    }
}

/// The text of a rule pack.
pub fn pack(bytes: &[u8]) {
    let nationals = &world().packs.nationals;
    match regulation::read_text(&String::from_utf8_lossy(bytes)) {
        Err(fault) => typed(&[fault]),
        Ok(read) => {
            let beside = Beside {
                today: None,
                packs: Vec::new(),
            };
            let checked = regulation::check(&read, nationals, &beside);
            match Regulation::load(&read.value, nationals) {
                Err(faults) => typed(&faults),
                Ok(_) => assert!(checked.faults.is_empty() || !read.twice.is_empty()),
            }
        }
    }
}

/// The text of an instrument.
pub fn instrument(bytes: &[u8]) {
    match regulation::read_text(&String::from_utf8_lossy(bytes)) {
        Err(fault) => typed(&[fault]),
        Ok(read) => match Instrument::load(&read.value) {
            Err(faults) => typed(&faults),
            Ok(instrument) => {
                let none = Answers::of(&common::parse("{}"));
                if let Ok(tree) = instrument.tree() {
                    let _ = tree.score(&none).map_err(|faults| typed(&faults));
                }
            }
        },
    }
}

/// The text of a case, from a program.
pub fn case(bytes: &[u8]) {
    let Ok(read) = regulation::read_text(&String::from_utf8_lossy(bytes)) else {
        return;
    };
    match document::read::<Case>(&read.value) {
        Err(faults) => typed(&faults),
        Ok(case) => {
            for rule in &world().rules {
                let answer = allowance::estimate(rule, &case, true);
                let _ = answer.map_err(|faults| typed(&faults));
            }
        }
    }
}

/// The situations that a device or a file kept.
#[cfg(feature = "pages")]
pub fn situation(bytes: &[u8]) {
    let Ok(read) = regulation::read_text(&String::from_utf8_lossy(bytes)) else {
        return;
    };
    match store::read(&read.value) {
        Err(faults) => typed(&faults),
        Ok(kept) => assert_eq!(store::read(&kept.write()), Ok(kept)),
    }
}

/// The fragment of an address: what opens is what was sent, and what was changed opens nothing.
#[cfg(feature = "pages")]
pub fn link(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if let Some(Ok(read)) = link::read(&text) {
        assert_eq!(link::read(&link::write(&read)), Some(Ok(read)));
    }
    let sent = sent(&text);
    let written = link::write(&sent);
    if written.len() > link::LONGEST {
        return;
    }
    assert_eq!(link::read(&written), Some(Ok(sent.clone())), "{written}");
    let [at, instead, ..] = bytes else { return };
    let mut harmed = written.clone().into_bytes();
    let at = usize::from(*at) * 257 % harmed.len();
    harmed[at] = *instead;
    if let Some(Ok(opened)) = link::read(&String::from_utf8_lossy(&harmed)) {
        assert_eq!(opened, sent, "{written}");
    }
    let cut = link::read(&String::from_utf8_lossy(&written.as_bytes()[..at]));
    assert!(!matches!(cut, Some(Ok(_))), "{written} until {at}");
}

/// A situation of a text: its first line names the rule, its second the month, each further one an
/// answer, or after a sign of its own a number.
#[cfg(feature = "pages")]
fn sent(text: &str) -> Situation {
    let mut lines = text.split('\n');
    let rule = lines.next().unwrap_or_default();
    let mut sent = Situation {
        regulation: (!rule.is_empty()).then(|| rule.to_owned()),
        month: lines.next().and_then(Month::parse),
        ..Situation::default()
    };
    let mut numbers = Table::new();
    for line in lines {
        let (path, text) = line.split_once('=').unwrap_or((line, ""));
        match path.strip_prefix('#') {
            Some(path) => numbers.insert(path.to_owned(), text.to_owned()),
            None => sent.answers.insert(format!("$.{path}"), text.to_owned()),
        }
    }
    if !numbers.is_empty() {
        sent.numbers.insert(rule.to_owned(), numbers);
    }
    sent
}

/// A roster: read row by row to its end.
pub fn roster(bytes: &[u8]) {
    let Ok(roster) = Roster::open(bytes, &world().headers) else {
        return;
    };
    let mut place = roster.begin();
    while let Some((reading, next)) = roster.read(place) {
        assert!(roster.share_before(next).0 > roster.share_before(place).0);
        assert!(reading.facts.is_some() || !reading.flaws.is_empty());
        place = next;
    }
}

/// The answers of respondents.
pub fn survey(bytes: &[u8]) {
    let world = world();
    let told = match tree(&world.skm).read_survey(bytes) {
        Ok(survey) => serde_json::to_value(survey).unwrap()["respondents"].clone(),
        Err(reason) => serde_json::to_value(reason).unwrap()["code"].clone(),
    };
    assert!(!told.is_null());
}

/// The file of an attendance machine: first of nobody, then of the first person in it.
pub fn attendance(bytes: &[u8]) {
    let world = world();
    let asked = |person| Asked {
        month: Month::parse("2024-03").unwrap(),
        week: Week::Five,
        person,
        names: &world.names,
        national: &world.national,
    };
    match machine::read(bytes, &asked(None)) {
        Err(refused) => assert!(!refused.code().is_empty()),
        Ok(reading) => {
            for person in reading.people.iter().take(1) {
                assert!(machine::read(bytes, &asked(Some(&person.id))).is_ok());
            }
        }
    }
}
