//! What comes from outside, broken in every way: nothing panics, nothing takes long for its length, and
//! every rejection says what and where.

mod common;
mod instruments;

use common::Packs;
use instruments::tree;
use kalkulator_tpp::allowance::{self, case::Case};
use kalkulator_tpp::compliance::Instrument;
use kalkulator_tpp::compliance::answers::Answers;
use kalkulator_tpp::document::{self, Fault};
use kalkulator_tpp::regulation::beside::Beside;
use kalkulator_tpp::regulation::{self, Regulation};
use kalkulator_tpp::simulation::columns::Headers;
use kalkulator_tpp::simulation::roster::Roster;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use std::fs;
use std::path::Path;
use std::time::Instant;

fn text_of(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// A rejection names a place, and its reason is one of those with words.
fn typed(faults: &[Fault]) {
    assert!(!faults.is_empty());
    for fault in faults {
        let told = serde_json::to_value(fault).unwrap();
        assert!(
            told["path"]
                .as_str()
                .is_some_and(|path| path.starts_with('$')),
            "{told}"
        );
        assert!(told["code"].is_string(), "{told}");
    }
}

fn pack(packs: &Packs, bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    match regulation::read_text(&text) {
        Err(fault) => typed(&[fault]),
        Ok(read) => {
            let beside = Beside {
                today: None,
                packs: Vec::new(),
            };
            let checked = regulation::check(&read, &packs.nationals, &beside);
            match Regulation::load(&read.value, &packs.nationals) {
                Err(faults) => typed(&faults),
                Ok(_) => assert!(checked.faults.is_empty() || !read.twice.is_empty()),
            }
        }
    }
}

fn instrument(bytes: &[u8]) {
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

fn situation(rules: &[Regulation], bytes: &[u8]) {
    let Ok(read) = regulation::read_text(&String::from_utf8_lossy(bytes)) else {
        return;
    };
    match document::read::<Case>(&read.value) {
        Err(faults) => typed(&faults),
        Ok(case) => {
            for rule in rules {
                let answer = allowance::estimate(rule, &case, true);
                let _ = answer.map_err(|faults| typed(&faults));
            }
        }
    }
}

fn roster(bytes: &[u8]) {
    let headers = Headers::load(&common::parse(&text_of("web/roster/headers.json"))).unwrap();
    let Ok(roster) = Roster::open(bytes, &headers) else {
        return;
    };
    let mut place = roster.begin();
    while let Some((_, next)) = roster.read(place) {
        assert!(roster.share_before(next).0 > roster.share_before(place).0);
        place = next;
    }
}

fn survey(bytes: &[u8]) {
    let skm = instruments::instrument("skm");
    let told = match tree(&skm).read_survey(bytes) {
        Ok(survey) => serde_json::to_value(survey).unwrap()["respondents"].clone(),
        Err(reason) => serde_json::to_value(reason).unwrap()["code"].clone(),
    };
    assert!(!told.is_null());
}

/// One way to break a text: bytes out, bytes in, a piece twice, a piece elsewhere.
#[derive(Debug, Clone)]
enum Harm {
    Cut(Index, Index),
    Put(Index, Vec<u8>),
    Twice(Index, Index),
    Word(Index, &'static str),
}

const WORDS: [&str; 24] = [
    "null",
    "true",
    "-1",
    "1e999",
    "0.1",
    "\"\"",
    "[]",
    "{}",
    "\u{feff}",
    "\0",
    "\"",
    ",",
    ";",
    "\t",
    "\r\n",
    "\r",
    "9007199254740993",
    "340282366920938463463374607431768211456",
    "\"0.00000000000000000000000001\"",
    "\"100.0000001\"",
    "{\"",
    "[[[[[[[[[[[[[[[[[[[[",
    "\"by_class\":",
    "\u{202e}",
];

fn harm() -> impl Strategy<Value = Harm> {
    let any_index = any::<Index>;
    prop_oneof![
        (any_index(), any_index()).prop_map(|(from, many)| Harm::Cut(from, many)),
        (any_index(), prop::collection::vec(any::<u8>(), 1..8))
            .prop_map(|(at, bytes)| Harm::Put(at, bytes)),
        (any_index(), any_index()).prop_map(|(from, many)| Harm::Twice(from, many)),
        (any_index(), select(&WORDS[..])).prop_map(|(at, word)| Harm::Word(at, word)),
    ]
}

fn broken(text: &str, harms: &[Harm]) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    for harm in harms {
        let length = bytes.len() + 1;
        match harm {
            Harm::Cut(from, many) => {
                let from = from.index(length);
                let to = (from + many.index(40)).min(bytes.len());
                bytes.drain(from..to);
            }
            Harm::Put(at, more) => insert(&mut bytes, at.index(length), more),
            Harm::Word(at, word) => insert(&mut bytes, at.index(length), word.as_bytes()),
            Harm::Twice(from, many) => {
                let from = from.index(length);
                let to = (from + many.index(200)).min(bytes.len());
                let piece = bytes[from..to].to_vec();
                insert(&mut bytes, to, &piece);
            }
        }
    }
    bytes
}

fn insert(bytes: &mut Vec<u8>, at: usize, more: &[u8]) {
    bytes.splice(at..at, more.iter().copied());
}

/// Puts good texts, broken in a few places, to a reader.
fn hold(texts: &[String], reader: impl Fn(&[u8])) {
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        cases: 400,
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    let strategy = (any::<Index>(), prop::collection::vec(harm(), 0..4));
    runner
        .run(&strategy, |(which, harms)| {
            reader(&broken(&texts[which.index(texts.len())], &harms));
            Ok(())
        })
        .unwrap();
}

#[test]
fn a_broken_pack_is_refused_by_place_and_reason() {
    let packs = Packs::shipped();
    let files = common::json_files("web/regulations");
    let texts: Vec<String> = files
        .iter()
        .map(|path| fs::read_to_string(path).unwrap())
        .collect();
    hold(&texts, |bytes| pack(&packs, bytes));
}

#[test]
fn so_is_a_broken_instrument() {
    let shipped = instruments::shipped();
    let texts: Vec<String> = shipped.iter().map(ToString::to_string).collect();
    hold(&texts, instrument);
}

#[test]
fn so_is_a_broken_situation() {
    let files = common::case_files();
    let cases = files
        .iter()
        .filter(|file| file.content["call"] == "estimate");
    let texts: Vec<String> = cases
        .flat_map(|file| file.content["cases"].as_array().unwrap())
        .map(|case| case["input"].to_string())
        .collect();
    let packs = Packs::shipped();
    let rules =
        ["contoh-lengkap", "kukar-2024-rancangan", "pekalongan"].map(|id| packs.regulation(id));
    hold(&texts, |bytes| situation(&rules, bytes));
}

#[test]
fn a_broken_roster_is_read_to_its_end() {
    let heads = "NIP;NAMA;GOLONGAN;KELAS JABATAN;STATUS PEGAWAI;PREDIKAT;KEHADIRAN\n";
    let rows =
        "197001011990031001;A;III/d;9;PNS;Baik;97,5\n\"B; b\";\"x\ny\";IX;7;PPPK;;100\n".repeat(20);
    hold(
        &[
            format!("{heads}{rows}"),
            rows.replace(';', ","),
            String::new(),
        ],
        roster,
    );
}

#[test]
fn so_is_a_broken_survey() {
    let texts: Vec<String> = instruments::survey_files()
        .iter()
        .map(|file| String::from_utf8_lossy(&file.bytes()).into_owned())
        .collect();
    hold(&texts, survey);
}

/// The same at eight times the length takes about eight times as long, not sixty-four.
#[test]
fn the_time_grows_with_the_length() {
    let nested = |n: usize| format!("{}{}", "[".repeat(n), "]".repeat(n));
    let keys = |n: usize| {
        let pairs: Vec<String> = (0..n).map(|k| format!("\"k{k}\":{k}")).collect();
        format!("{{{}}}", pairs.join(","))
    };
    let table = |n: usize| {
        format!(
            "U1;U2;U3;U4;U5;U6;U7;U8;U9\n{}",
            "4;3;4;3;4;3;4;3;4\n".repeat(n)
        )
    };
    let quotes = |n: usize| format!("U1;U2\n\"{}", "\"\";\n".repeat(n));
    type Made<'m> = (&'m dyn Fn(usize) -> String, fn(&[u8]));
    let asked: [Made; 6] = [
        (&nested, instrument),
        (&keys, instrument),
        (&table, survey),
        (&quotes, survey),
        (&table, roster),
        (&quotes, roster),
    ];
    for (n, (made, reader)) in asked.iter().enumerate() {
        let [short, long] = [3_000, 24_000].map(|length| {
            let text = made(length);
            let best = (0..3).map(|_| {
                let start = Instant::now();
                reader(text.as_bytes());
                start.elapsed()
            });
            best.min().unwrap()
        });
        assert!(
            long < short * 32 + std::time::Duration::from_millis(50),
            "{n}: {short:?}, {long:?}"
        );
    }
}
