//! The files of attendance machines, and what marked days come to by the rules.

mod common;

use common::{Packs, estimate, parse};
use kalkulator_tpp::attendance::columns::Names;
use kalkulator_tpp::attendance::levels::Levels;
use kalkulator_tpp::attendance::machine::{self, Asked};
use kalkulator_tpp::attendance::mark::{Kept, Mark, State, Week};
use kalkulator_tpp::attendance::month::look;
use kalkulator_tpp::calendar::Month;
use kalkulator_tpp::document::{self, Write};
use kalkulator_tpp::regulation::attendance::Infraction;
use kalkulator_tpp::regulation::work_calendar::WorkCalendar;
use kalkulator_tpp::regulation::{Regulation, is_regional};
use serde_json::{Value, json};
use std::fs;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/attendance-files");

fn of_web(path: &str) -> document::Value {
    let path = format!("{}/web/{path}", env!("CARGO_MANIFEST_DIR"));
    parse(&fs::read_to_string(path).unwrap())
}

fn national() -> WorkCalendar {
    document::read(&of_web("calendar/nasional.json")).unwrap()
}

fn json_of(value: &impl Write) -> Value {
    serde_json::to_value(value.write()).unwrap()
}

/// What a file says, people by their numbers alone.
fn read(case: &Value, month: Month) -> Value {
    let names = Names::load(&of_web("attendance/names.json")).unwrap();
    let national = national();
    let asked = Asked {
        month,
        week: Week::Five,
        person: case["person"].as_str(),
        names: &names,
        national: &national,
    };
    let file = fs::read(format!("{FOLDER}/{}", case["file"].as_str().unwrap())).unwrap();
    match machine::read(&file, &asked) {
        Err(refused) => json!({ "refused": refused.code() }),
        Ok(reading) => {
            let mut found = json_of(&reading);
            let people = reading.people.iter().map(|person| person.id.clone());
            found["people"] = people.collect();
            found
        }
    }
}

#[test]
fn files_say_what_they_say_by_hand() {
    let text = fs::read_to_string(format!("{FOLDER}/expected.json")).unwrap();
    let cases: Value = serde_json::from_str(&text).unwrap();
    let month = Month::parse(cases["month"].as_str().unwrap()).unwrap();
    for case in cases["cases"].as_array().unwrap() {
        assert_eq!(
            read(case, month),
            case["expected"],
            "{}: {}",
            case["file"],
            case["derivation"]
        );
    }
}

/// Days with everything that can be marked, of a month.
fn marks(levels: &Levels) -> Vec<Mark> {
    let minutes = [1, 30, 31, 60, 61, 90, 91, 240];
    let events = levels.list.iter().filter(|level| {
        let kind = level.kind;
        kind.is_days_away() || ["missed_record", "missed_assembly"].contains(&kind.word())
    });
    let mut marks: Vec<Mark> = minutes
        .into_iter()
        .map(|minutes| Mark {
            late: Some(minutes),
            early: Some(240 - minutes),
            ..Mark::of(0, State::Worked)
        })
        .collect();
    marks.extend(events.map(|level| Mark {
        event: Some(level.id.clone()),
        late: Some(45),
        ..Mark::of(
            0,
            if level.kind.is_days_away() {
                State::Away
            } else {
                State::Worked
            },
        )
    }));
    for (day, mark) in (1..).zip(&mut marks) {
        mark.day = day;
    }
    marks
}

/// The same days as the engine takes them.
fn engine_days(marks: &[Mark]) -> Value {
    let days = marks.iter().map(|mark| {
        let mut day = json!({ "day": mark.day });
        for (key, value) in [
            ("absence", mark.event.clone().map(Value::from)),
            ("lateMinutes", mark.late.map(Value::from)),
            ("earlyMinutes", mark.early.map(Value::from)),
        ] {
            if let Some(value) = value {
                day[key] = value;
            }
        }
        day
    });
    json!({ "days": days.collect::<Value>() })
}

/// What the calendar counts is what the engine counts of the same days, by every rule.
#[test]
fn the_levels_are_those_of_the_engine() {
    let packs = Packs::shipped();
    let national = national();
    let mut tried = 0;
    for document in packs.documents.iter().filter(|pack| is_regional(pack)) {
        let regulation = Regulation::load(document, &packs.nationals).unwrap();
        let Some(rule) = &regulation.regional.attendance else {
            continue;
        };
        let levels = Levels::of(rule);
        let has_early = levels
            .list
            .iter()
            .any(|level| level.kind == Infraction::EarlyDeparture);
        let mut days = marks(&levels);
        for mark in days.iter_mut().filter(|_| !has_early) {
            mark.early = None;
        }
        let kept = Kept {
            week: Week::Six,
            days,
        };
        let month = regulation.regional.valid.from;
        let found = look(&national, &levels, month, &kept);
        let counted = found.counts.iter().filter(|count| count.count > 0);
        let counts: Value = counted
            .map(|count| (count.id.clone(), Value::from(count.count)))
            .collect::<serde_json::Map<_, _>>()
            .into();
        let of = |attendance: Value| {
            let mut case = common::base(&serde_json::to_value(document).unwrap());
            case["attendance"] = attendance;
            let estimate = estimate(&regulation, &parse(&case.to_string())).unwrap();
            serde_json::to_value(&estimate.totals).unwrap()
        };
        let by_days = of(engine_days(&kept.days));
        assert_ne!(
            by_days,
            of(json!({ "counts": {} })),
            "{}",
            regulation.regional.id
        );
        assert_eq!(
            of(json!({ "counts": counts })),
            by_days,
            "{}",
            regulation.regional.id
        );
        tried += 1;
    }
    assert!(tried > 10, "{tried} rules");
}

/// A working day that the person has off is none, and a free day on which somebody works is one.
#[test]
fn working_days_follow_the_marks() {
    let levels = Levels {
        list: Vec::new(),
        cancels: true,
    };
    let month = Month::parse("2024-03").unwrap();
    let count = |days: Vec<Mark>| {
        let kept = Kept {
            week: Week::Five,
            days,
        };
        look(&national(), &levels, month, &kept).working_days
    };
    assert_eq!(count(Vec::new()), 18, "working-days.json");
    assert_eq!(
        count(vec![Mark::of(4, State::Free), Mark::of(11, State::Free)]),
        17
    );
    assert_eq!(
        count(vec![Mark::of(2, State::Worked), Mark::of(4, State::Away)]),
        19
    );
}
