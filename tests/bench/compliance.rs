//! How long scoring takes: one unit, the way up, many units.

use kalkulator_tpp::compliance::Instrument;
use kalkulator_tpp::compliance::answers::Answers;
use kalkulator_tpp::compliance::improvement::Aim;
use kalkulator_tpp::compliance::units::UnitAnswers;
use kalkulator_tpp::document::{Id, Value};

fn main() {
    divan::main();
}

fn pekppp() -> Instrument {
    let text = include_str!("../../web/instruments/pekppp.json");
    Instrument::load(&serde_json::from_str(text).unwrap()).unwrap()
}

/// All 30 indicators answered, from `seed` on, and the users' survey of 20.
fn answers(seed: u32) -> Answers {
    let steps = (1..=30).map(|n| (format!("f02_{n:02}"), (n * 7 + seed) % 5));
    let steps = steps.map(|(id, step)| (id, Value::Whole(step.into())));
    let survey = (1..=14).map(|n| {
        let totals = [("total", 60 + n), ("respondents", 20)];
        let totals = totals.map(|(key, number)| (key.to_owned(), Value::Whole(number)));
        (format!("f03_{n:02}"), Value::Object(totals.into()))
    });
    Answers::of(&Value::Object(steps.chain(survey).collect()))
}

#[divan::bench]
fn load_pekppp(bencher: divan::Bencher) {
    let document: Value =
        serde_json::from_str(include_str!("../../web/instruments/pekppp.json")).unwrap();
    bencher.bench(|| Instrument::load(&document).unwrap());
}

#[divan::bench]
fn score_one_unit(bencher: divan::Bencher) {
    let instrument = pekppp();
    let (tree, answers) = (instrument.tree().unwrap(), answers(0));
    bencher.bench(|| tree.score(&answers).unwrap());
}

#[divan::bench(args = ["B-", "B", "A-", "A"])]
fn improve(bencher: divan::Bencher, target: &str) {
    let instrument = pekppp();
    let (tree, answers) = (instrument.tree().unwrap(), answers(0));
    let aim = Aim {
        target: target.to_owned(),
        ruled_out: vec![Id::parse("f02_29").unwrap()],
    };
    bencher.bench(|| tree.improve(&answers, &aim).unwrap());
}

#[divan::bench]
fn sixty_units(bencher: divan::Bencher) {
    let instrument = pekppp();
    let tree = instrument.tree().unwrap();
    let unit = |n| UnitAnswers {
        unit: Id::parse(&format!("unit_{n}")).unwrap(),
        answers: answers(n),
    };
    let units: Vec<UnitAnswers> = (0..60).map(unit).collect();
    bencher.bench(|| tree.overview(&units).unwrap());
}
