//! How many people a second go through one regulation and two, with reading the roster.

#[path = "../common/mod.rs"]
mod common;

use common::{Packs, parse};
use divan::Bencher;
use divan::counter::ItemsCount;
use kalkulator_tpp::document::{Month, Table, Value};
use kalkulator_tpp::money::{Percent, Rupiah};
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

/// The sample roster with so many people, as a file, and the rule that its agencies are from, loaded
/// twice: two rules that know nothing of each other.
fn roster(people: u32) -> (String, [Rc<Regulation>; 2]) {
    let rules = [0, 1].map(|_| Rc::new(Packs::shipped().regulation("kukar-2024-rancangan")));
    let mut sample = Sample::load(&document("sample")).unwrap();
    sample.people = people;
    (sample.file(&rules[0]), rules)
}

fn run(file: &str, regulations: [&Rc<Regulation>; 2], headers: &Headers) -> Run {
    let roster = Roster::open(file.as_bytes(), headers).ok().unwrap();
    let month = Month::parse("2024-03").unwrap();
    let rules = regulations.map(|regulation| Rule::new(Rc::clone(regulation), month));
    let assumed = Assumed {
        rating: Some(Rating::Good),
        organisation: Some(Rating::Good),
        performance: None,
        attendance: Some(Percent::WHOLE),
        tax_status: None,
        years: None,
        employment: None,
        dates: None,
        criteria: Table::new(),
        scenario: None,
    };
    let mut run = Run::new(rules, assumed, &roster);
    while !run.step(&roster, 500) {}
    run
}

const PEOPLE: [u32; 4] = [10_000, 12_003, 100_000, 1_000_000];

#[divan::bench(args = PEOPLE, sample_count = 5)]
fn people_through_one_regulation(bencher: Bencher, people: u32) {
    let (file, [rule, _]) = roster(people);
    let headers = Headers::load(&document("headers")).unwrap();
    bencher
        .counter(ItemsCount::new(people))
        .bench_local(|| run(&file, [&rule, &rule], &headers));
}

#[divan::bench(args = PEOPLE, sample_count = 5)]
fn people_through_two_regulations_and_a_summary(bencher: Bencher, people: u32) {
    let (file, [one, other]) = roster(people);
    let headers = Headers::load(&document("headers")).unwrap();
    bencher
        .counter(ItemsCount::new(people))
        .bench_local(|| summary(&run(&file, [&one, &other], &headers)).unwrap());
}

#[divan::bench(args = PEOPLE, sample_count = 5)]
fn people_of_a_run_by_another_rule(bencher: Bencher, people: u32) {
    let (file, [one, other]) = roster(people);
    let headers = Headers::load(&document("headers")).unwrap();
    let run = run(&file, [&one, &one], &headers);
    let rule = Rule::new(other, Month::parse("2024-03").unwrap());
    bencher.counter(ItemsCount::new(people)).bench_local(|| {
        let costs = run.by(&rule).map(|(_, totals)| totals.unwrap().region_cost);
        Rupiah::sum(costs).unwrap()
    });
}
