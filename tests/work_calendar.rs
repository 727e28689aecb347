//! The calendar of the country: its working days are those counted by another program, and its hours
//! are those of Perpres 21/2023.

mod common;

use common::parse;
use kalkulator_tpp::calendar::{Date, Month};
use kalkulator_tpp::document;
use kalkulator_tpp::provision::Confidence;
use kalkulator_tpp::regulation::work_calendar::WorkCalendar;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;

fn text(path: &str) -> String {
    fs::read_to_string(format!("{}/{path}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn calendar() -> WorkCalendar {
    document::read(&parse(&text("web/calendar/nasional.json"))).unwrap()
}

fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

#[test]
fn working_days_are_those_counted_elsewhere() {
    let calendar = calendar();
    let cases: Value = serde_json::from_str(&text("tests/cases/working-days.json")).unwrap();
    let cases = cases["cases"].as_array().unwrap();
    assert_eq!(cases.len(), 36);
    for case in cases {
        let month = Month::parse(case["input"]["month"].as_str().unwrap()).unwrap();
        for (key, days) in [("/fiveDayWeek", 5), ("/sixDayWeek", 6)] {
            let expected = case["expected"][key].as_u64();
            let found = calendar.working_days(month, days).map(u64::from);
            assert_eq!(found, expected, "{month} {key}");
        }
    }
}

#[test]
fn a_year_without_a_decree_is_not_guessed() {
    let calendar = calendar();
    for month in ["2023-12", "2027-01"] {
        let month = Month::parse(month).unwrap();
        assert!(!calendar.knows(month));
        assert_eq!(calendar.working_days(month, 5), None);
    }
}

#[test]
fn a_day_is_free_once_and_in_its_year() {
    let calendar = calendar();
    let mut seen = BTreeSet::new();
    for (year, free) in &calendar.years {
        for day in &free.days {
            assert_eq!(day.date.month().year(), year.0, "{}", day.date);
            assert!(seen.insert(day.date), "{} twice", day.date);
        }
    }
    assert_eq!(seen.len(), 82);
    let election = calendar.free(date("2024-11-27")).unwrap();
    assert_eq!(election.confidence, Some(Confidence::Assumed));
}

#[test]
fn hours_are_those_of_the_decree() {
    let calendar = calendar();
    let hours = |day| {
        let hours = calendar.hours(date(day), 5)?;
        Some((
            hours.from.to_string(),
            hours.until.to_string(),
            hours.minutes(),
        ))
    };
    let told =
        |from: &str, until: &str, minutes| Some((from.to_owned(), until.to_owned(), minutes));
    assert_eq!(hours("2024-03-07"), told("07:30", "16:00", 450));
    assert_eq!(hours("2024-03-08"), told("07:30", "16:30", 450));
    assert_eq!(hours("2024-03-14"), told("08:00", "15:00", 390));
    assert_eq!(hours("2024-03-15"), told("08:00", "15:30", 390));
    assert_eq!(hours("2024-03-16"), None);
    assert_eq!(hours("2024-03-11"), None);
}

/// Each Ramadan ends on the day before the feast.
#[test]
fn ramadan_ends_before_the_feast() {
    let calendar = calendar();
    for days in &calendar.ramadan.months {
        let years = calendar.years.values().flat_map(|year| &year.days);
        let mut feasts =
            years.filter(|day| day.name.starts_with("Idul Fitri") && day.name.ends_with("hari 1"));
        let feast = feasts.find(|day| day.date > days.until).unwrap();
        let after = Date::of(days.until.month(), u32::from(days.until.day()) + 1);
        let after = after.or_else(|| {
            let month = days.until.month();
            Month::new(month.year(), month.number() + 1).map(Date::first_of)
        });
        assert_eq!(Some(feast.date), after);
    }
}
