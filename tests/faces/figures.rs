//! Answers cases by their figures alone, a line of JSON each: `{"regulation": id, "input": case}`, or
//! for a score `{"instrument": id, "input": answers}`. A regulation may have values put in place, as in
//! a case file. A month is worked out twice, with lines and bare as a run over a roster does it; where
//! the two are not the same the answer says so. `tests/reference` compares the rest.

#[path = "../common/mod.rs"]
mod common;
#[path = "../instruments/mod.rs"]
mod instruments;

use common::Packs;
use kalkulator_tpp::allowance::{self, Estimate, case::Case};
use kalkulator_tpp::compliance::answers::Answers;
use kalkulator_tpp::document::{self, Fault};
use kalkulator_tpp::regulation::Regulation;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::io::{self, BufRead, BufWriter, Write};

fn main() -> io::Result<()> {
    let packs = Packs::shipped();
    let mut regulations = HashMap::new();
    let mut trees = HashMap::new();
    let mut out = BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        let asked: Value = serde_json::from_str(&line?)?;
        let answer = match asked["instrument"].as_str() {
            Some(id) => {
                let made = || instruments::instrument(id);
                let instrument = trees.entry(id.to_owned()).or_insert_with(made);
                let given = Answers::of(&common::parse(&asked["input"].to_string()));
                match instrument.tree().and_then(|tree| tree.score(&given)) {
                    Ok(score) => json!(score),
                    Err(faults) => refused(&faults),
                }
            }
            None => {
                let named = &asked["regulation"];
                let made = || packs.regulation_of(named);
                let regulation = regulations.entry(named.to_string()).or_insert_with(made);
                answer(regulation, &asked["input"])
            }
        };
        serde_json::to_writer(&mut out, &answer)?;
        writeln!(out)?;
    }
    out.flush()
}

fn answer(regulation: &Regulation, input: &Value) -> Value {
    let input = common::parse(&input.to_string());
    let case: Case = match document::read(&input) {
        Ok(case) => case,
        Err(faults) => return refused(&faults),
    };
    let [explained, bare] =
        [true, false].map(|lines| figures(allowance::estimate(regulation, &case, lines)));
    if explained == bare {
        bare
    } else {
        json!({ "explained": explained, "bare": bare })
    }
}

/// An answer without its receipt and lines.
fn figures(result: Result<Estimate, Vec<Fault>>) -> Value {
    match result {
        Err(faults) => refused(&faults),
        Ok(estimate) => {
            let mut figures = serde_json::to_value(estimate).unwrap();
            let fields = figures.as_object_mut().unwrap();
            for aside in ["receipt", "lines", "month"] {
                fields.remove(aside);
            }
            figures
        }
    }
}

fn refused(faults: &[Fault]) -> Value {
    json!({ "faults": faults })
}
