//! Looking at the text of a pack with many rows: the time must grow as the rows do.

use kalkulator_tpp::document::Value;
use kalkulator_tpp::regulation::beside::Beside;
use kalkulator_tpp::regulation::{self, National};
use std::fmt::Write;

const ROWS: [usize; 3] = [10_000, 20_000, 40_000];
const PACK: &str = include_str!("../../web/regulations/contoh-lengkap.json");
const NATIONAL: &str = include_str!("../../web/regulations/nasional-2024.json");

fn main() {
    divan::main();
}

/// Rows in a row, with commas between.
fn rows(count: usize, row: impl Fn(usize) -> String) -> String {
    let mut text = String::new();
    for n in 0..count {
        let comma = if n == 0 { "" } else { "," };
        write!(text, "{comma}{}", row(n)).unwrap();
    }
    text
}

/// The pack with more of something behind a place in its text.
fn pack(behind: &str, more: &str) -> String {
    assert!(PACK.contains(behind), "no {behind}");
    PACK.replacen(behind, &format!("{behind}{more}"), 1)
}

/// The pack with more agencies.
fn with_agencies(more: &str) -> String {
    let section = PACK.find("\"agencies\"").unwrap();
    let list = section + PACK[section..].find('[').unwrap() + 1;
    let (before, after) = PACK.split_at(list);
    [before, more, after].concat()
}

fn look(bencher: divan::Bencher, text: &str, faults: usize) {
    let national: Value = serde_json::from_str(NATIONAL).unwrap();
    let nationals = [National::load(national).unwrap()];
    bencher.bench(|| {
        let pack = regulation::read_text(text).unwrap();
        let checked = regulation::check(&pack, &nationals, &Beside::default());
        assert_eq!(checked.faults.len(), faults);
    });
}

#[divan::bench(args = ROWS, max_time = 3)]
fn agencies(bencher: divan::Bencher, count: usize) {
    let row = |n| format!(r#"{{"id":"a{n}","name":"A","kind":"other"}},"#);
    look(
        bencher,
        &with_agencies(&(0..count).map(row).collect::<String>()),
        0,
    );
}

#[divan::bench(args = ROWS, max_time = 3)]
fn unknown_keys(bencher: divan::Bencher, count: usize) {
    let more = rows(count, |n| format!("\"k{n}\":1"));
    look(bencher, &pack("{", &format!("{more},")), count);
}

#[divan::bench(args = ROWS, max_time = 3)]
fn keys_twice(bencher: divan::Bencher, count: usize) {
    let more = rows(count, |_| "\"id\":\"x\"".to_owned());
    look(bencher, &pack("{", &format!("{more},")), count);
}

#[divan::bench(args = ROWS, max_time = 3)]
fn references_to_nothing(bencher: divan::Bencher, count: usize) {
    let more = rows(count, |n| format!("\"a{n}\":\"0.5\""));
    let place = "\"ability_factor\": {";
    let text = pack(place, &format!("\"by_agency\":{{{more}}},"));
    let text = text.replacen(
        "\"by_agency\": {\n      \"rsud\": \"0.7\"\n    }",
        "\"x\": 1",
        1,
    );
    look(bencher, &text, count + 1);
}

#[divan::bench(args = ROWS, max_time = 3)]
fn ids_twice(bencher: divan::Bencher, count: usize) {
    let row = r#"{"id":"a","name":"A","kind":"other"},"#;
    look(bencher, &with_agencies(&row.repeat(count)), count - 1);
}
