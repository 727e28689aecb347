//! Looking at the text of a pack with many rows: the time must grow as the rows do.

use kalkulator_tpp::document::Value;
use kalkulator_tpp::regulation::beside::Beside;
use kalkulator_tpp::regulation::{self, National};

const ROWS: [usize; 3] = [10_000, 20_000, 40_000];
const PACK: &str = include_str!("../../web/regulations/contoh-lengkap.json");
const NATIONAL: &str = include_str!("../../web/regulations/nasional-2024.json");

fn main() {
    divan::main();
}

/// The pack with more of something, behind the first such sign in a section.
fn with(section: &str, sign: &str, more: &str) -> String {
    let section = PACK.find(section).unwrap();
    let place = section + PACK[section..].find(sign).unwrap() + sign.len();
    let (before, after) = PACK.split_at(place);
    [before, more, after].concat()
}

fn look(bencher: divan::Bencher, text: &str, faults: usize) {
    let national: Value = serde_json::from_str(NATIONAL).unwrap();
    let nationals = [National::load(national).unwrap()];
    bencher.bench_local(|| {
        let pack = regulation::read_text(text).unwrap();
        let checked = regulation::check(&pack, &nationals, &Beside::default());
        assert_eq!(checked.faults.len(), faults);
    });
}

#[divan::bench(args = ROWS, max_time = 3)]
fn agencies(bencher: divan::Bencher, count: usize) {
    let row = |n| format!(r#"{{"id":"a{n}","name":"A","kind":"other"}},"#);
    let more: String = (0..count).map(row).collect();
    look(bencher, &with("\"agencies\"", "[", &more), 0);
}

#[divan::bench(args = ROWS, max_time = 3)]
fn unknown_keys(bencher: divan::Bencher, count: usize) {
    let more: String = (0..count).map(|n| format!("\"k{n}\":1,")).collect();
    look(bencher, &with("", "{", &more), count);
}

#[divan::bench(args = ROWS, max_time = 3)]
fn keys_twice(bencher: divan::Bencher, count: usize) {
    look(
        bencher,
        &with("", "{", &"\"id\":\"x\",".repeat(count)),
        count,
    );
}

#[divan::bench(args = ROWS, max_time = 3)]
fn references_to_nothing(bencher: divan::Bencher, count: usize) {
    let row = |n| format!("\"a{n}\":\"0.5\",");
    let more: String = (0..count).map(row).collect();
    let text = with("\"ability_factor\"", "\"by_agency\": {", &more);
    look(bencher, &text, count);
}

#[divan::bench(args = ROWS, max_time = 3)]
fn ids_twice(bencher: divan::Bencher, count: usize) {
    let row = r#"{"id":"a","name":"A","kind":"other"},"#;
    let text = with("\"agencies\"", "[", &row.repeat(count));
    look(bencher, &text, count - 1);
}
