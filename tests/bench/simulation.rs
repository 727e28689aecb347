//! How many people a second go through two regulations, with reading the roster and the summary.

#[path = "../common/mod.rs"]
mod common;

use common::{Packs, parse};
use divan::Bencher;
use divan::counter::ItemsCount;
use kalkulator_tpp::document::{Month, Value};
use kalkulator_tpp::money::Percent;
use kalkulator_tpp::regulation::Regulation;
use kalkulator_tpp::regulation::terms::Rating;
use kalkulator_tpp::simulation::columns::Headers;
use kalkulator_tpp::simulation::roster::Roster;
use kalkulator_tpp::simulation::rule::{Assumed, Rule};
use kalkulator_tpp::simulation::run::Run;
use kalkulator_tpp::simulation::sample::Sample;
use kalkulator_tpp::simulation::summary::summary;
use std::rc::Rc;

fn main() {
    divan::main();
}

fn document(name: &str) -> Value {
    let path = format!("{}/web/roster/{name}.json", env!("CARGO_MANIFEST_DIR"));
    parse(&std::fs::read_to_string(path).unwrap())
}

/// The sample roster with so many people, as a file, and the rule that its agencies are from.
fn roster(people: u32) -> (String, Rc<Regulation>) {
    let regulation = Packs::shipped().regulation("kukar-2024-rancangan");
    let mut sample = Sample::load(&document("sample")).unwrap();
    sample.people = people;
    (sample.file(&regulation), Rc::new(regulation))
}

fn run(file: &str, regulation: &Rc<Regulation>, headers: &Headers) -> Run {
    let roster = Roster::open(file.as_bytes(), headers).ok().unwrap();
    let month = Month::parse("2024-03").unwrap();
    let rules = [0, 1].map(|_| Rule::new(Rc::clone(regulation), month));
    let assumed = Assumed {
        rating: Some(Rating::Good),
        organisation: Some(Rating::Good),
        performance: None,
        attendance: Some(Percent::WHOLE),
        tax_status: None,
        years: None,
    };
    let mut run = Run::new(rules, assumed, &roster);
    while !run.step(&roster, 500) {}
    run
}

#[divan::bench(args = [1_200, 12_003, 120_030], sample_count = 5)]
fn people_through_two_regulations(bencher: Bencher, people: u32) {
    let (file, regulation) = roster(people);
    let headers = Headers::load(&document("headers")).unwrap();
    bencher
        .counter(ItemsCount::new(people))
        .bench_local(|| summary(&run(&file, &regulation, &headers)).unwrap());
}

#[divan::bench(args = [12_003], sample_count = 5)]
fn reading_the_roster_alone(bencher: Bencher, people: u32) {
    let (file, _) = roster(people);
    let headers = Headers::load(&document("headers")).unwrap();
    bencher.counter(ItemsCount::new(people)).bench_local(|| {
        let roster = Roster::open(file.as_bytes(), &headers).ok().unwrap();
        let mut place = roster.begin();
        let mut rows = 0;
        while let Some((_, behind)) = roster.read(place) {
            place = behind;
            rows += 1;
        }
        rows
    });
}
