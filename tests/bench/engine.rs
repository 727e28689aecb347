//! How long the engine takes, for one person's ordinary month.

#[path = "../common/mod.rs"]
mod common;

use common::{CaseFile, Packs, case_files};
use divan::Bencher;
use kalkulator_tpp::allowance::case::Case;
use kalkulator_tpp::allowance::{Person, estimate, figures};
use kalkulator_tpp::document::{Value, read};
use kalkulator_tpp::regulation::Regulation;

fn main() {
    divan::main();
}

/// A month under a shipped pack, with salary, tax and contributions.
fn month() -> (Packs, Regulation, Value) {
    let packs = Packs::shipped();
    let is_month = |file: &CaseFile| file.name == "withholding-month.json";
    let file = case_files().into_iter().find(is_month).unwrap().content;
    let regulation = packs.regulation_of(&file["regulation"]);
    let input = common::parse(&file["cases"][0]["input"].to_string());
    (packs, regulation, input)
}

#[divan::bench]
fn read_a_case(bencher: Bencher) {
    let (_, _, input) = month();
    bencher.bench_local(|| read::<Case>(&input).unwrap());
}

#[divan::bench]
fn estimate_with_lines(bencher: Bencher) {
    let (_, regulation, input) = month();
    let case: Case = read(&input).unwrap();
    bencher.bench_local(|| estimate(&regulation, &case, true).unwrap());
}

#[divan::bench]
fn estimate_without_lines(bencher: Bencher) {
    let (_, regulation, input) = month();
    let case: Case = read(&input).unwrap();
    bencher.bench_local(|| estimate(&regulation, &case, false).unwrap());
}

#[divan::bench]
fn person_of_a_case(bencher: Bencher) {
    let (_, regulation, input) = month();
    let case: Case = read(&input).unwrap();
    bencher.bench_local(|| Person::of(&regulation, &case).unwrap());
}

#[divan::bench]
fn figures_of_a_person(bencher: Bencher) {
    let (_, regulation, input) = month();
    let case: Case = read(&input).unwrap();
    let person = Person::of(&regulation, &case).unwrap();
    bencher.bench_local(|| figures(&regulation, &person).unwrap());
}

#[divan::bench]
fn load_a_regulation(bencher: Bencher) {
    let (packs, _, _) = month();
    let document = packs.document("kukar-2024-rancangan");
    bencher.bench_local(|| Regulation::load(document, &packs.nationals).unwrap());
}
