//! What comes from outside, broken in every way: nothing panics, nothing takes long for its length, and
//! every rejection says what and where.

#[path = "fuzz/bodies.rs"]
mod bodies;

use allocation_counter::measure;
use bodies::{ALL, Body, seeds};
use cpu_time::ThreadTime;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use std::time::Duration;

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

fn broken(seed: &[u8], harms: &[Harm]) -> Vec<u8> {
    let mut bytes = seed.to_vec();
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

fn body(target: &str) -> Body {
    let found = ALL.iter().find(|(name, _)| *name == target);
    found.unwrap().1
}

/// Puts good input, broken in a few places, to its reader.
fn hold(target: &str) {
    let body = body(target);
    let seeds = seeds::of(target);
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        cases: 400,
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    let strategy = (any::<Index>(), prop::collection::vec(harm(), 0..4));
    let broken_seeds =
        strategy.prop_map(|(which, harms)| broken(&seeds[which.index(seeds.len())], &harms));
    runner
        .run(&broken_seeds, |bytes| {
            body(&bytes);
            Ok(())
        })
        .unwrap();
}

#[test]
fn a_broken_pack_is_refused_by_place_and_reason() {
    hold("pack");
}

#[test]
fn so_is_a_broken_instrument() {
    hold("instrument");
}

#[test]
fn so_is_a_broken_case() {
    hold("case");
}

#[cfg(feature = "pages")]
#[test]
fn so_is_a_broken_situation() {
    hold("situation");
}

#[cfg(feature = "pages")]
#[test]
fn a_link_opens_what_was_sent_or_nothing() {
    hold("link");
}

#[test]
fn a_broken_roster_is_read_to_its_end() {
    hold("roster");
}

#[test]
fn so_is_a_broken_survey() {
    hold("survey");
}

#[test]
fn so_is_a_broken_file_of_an_attendance_machine() {
    hold("attendance");
}

#[test]
fn what_was_once_at_fault_is_so_no_more() {
    for (target, body) in ALL {
        seeds::found(target).iter().for_each(|bytes| body(bytes));
    }
}

type Made = fn(usize) -> String;

#[cfg(feature = "pages")]
fn answers(n: usize) -> String {
    let pairs: Vec<String> = (0..n).map(|k| format!("\"k{k}\":\"{k}\"")).collect();
    let answers = pairs.join(",");
    format!("{{\"format\":2,\"open\":0,\"situations\":[{{\"answers\":{{{answers}}}}}]}}")
}

/// No link is longer than some letters.
#[cfg(feature = "pages")]
fn lines(n: usize) -> String {
    (0..n.min(600)).map(|k| format!("\n{k}=1")).collect()
}

/// Input of any length, for the reader of each target.
fn of_any_length() -> Vec<(&'static str, Made)> {
    let nested = |n: usize| format!("{}{}", "[".repeat(n), "]".repeat(n));
    let keys = |n: usize| {
        let pairs: Vec<String> = (0..n).map(|k| format!("\"k{k}\":{k}")).collect();
        format!("{{{}}}", pairs.join(","))
    };
    let table = |n: usize| {
        let head = "U1;U2;U3;U4;U5;U6;U7;U8;U9\n";
        format!("{head}{}", "4;3;4;3;4;3;4;3;4\n".repeat(n))
    };
    let quotes = |n: usize| format!("U1;U2\n\"{}", "\"\";\n".repeat(n));
    let wide = |n: usize| format!("{}\n{}\n", "NIP;U1;".repeat(n), "1;".repeat(2 * n));
    let log = |n: usize| "7\t2024-03-04 07:31:00\t1\n".repeat(n);
    let people = |n: usize| {
        (0..n)
            .map(|k| format!("{k}\t2024-03-04 07:31:00\t1\n"))
            .collect()
    };
    vec![
        ("pack", nested),
        ("pack", keys),
        ("instrument", nested),
        ("instrument", keys),
        #[cfg(feature = "pages")]
        ("situation", answers),
        #[cfg(feature = "pages")]
        ("link", lines),
        ("survey", table),
        ("survey", quotes),
        ("survey", wide),
        ("roster", table),
        ("roster", quotes),
        ("roster", wide),
        ("attendance", log),
        ("attendance", people),
        ("attendance", quotes),
        ("attendance", wide),
    ]
}

/// Every kind of input of any length, in two lengths that are eight times apart.
fn twice_as_long(judge: impl Fn(&str, Body, [String; 2])) {
    for (target, made) in of_any_length() {
        let both = [3_000, 24_000].map(made);
        let begin: String = both[0].chars().take(12).collect();
        judge(&format!("{target} {begin:?}"), body(target), both);
    }
}

/// The same at eight times the length takes the processor about eight times as long, not sixty-four.
#[test]
fn the_time_grows_with_the_length() {
    twice_as_long(|name, body, both| {
        let [short, long] = both.map(|text| {
            let best = (0..3).map(|_| {
                let start = ThreadTime::now();
                body(text.as_bytes());
                start.elapsed()
            });
            best.min().unwrap()
        });
        assert!(
            long < short * 16 + Duration::from_millis(20),
            "{name}: {short:?}, {long:?}"
        );
    });
}

/// And so does the memory that is taken, all in all and at once.
#[test]
fn so_does_the_memory() {
    twice_as_long(|name, body, both| {
        body(b"");
        let [short, long] = both.map(|text| measure(|| body(text.as_bytes())));
        assert!(
            long.count_total < short.count_total * 10 + 1_000,
            "{name}: {short:?}, {long:?}"
        );
        assert!(
            long.bytes_total < short.bytes_total * 10 + 100_000,
            "{name}: {short:?}, {long:?}"
        );
        assert!(
            long.bytes_max < short.bytes_max * 10 + 100_000,
            "{name}: {short:?}, {long:?}"
        );
    });
}
