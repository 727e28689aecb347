//! Prints the native answer to every case of tests/cases, for the other faces to be compared with.

#[path = "../common/mod.rs"]
mod common;

use serde_json::{Map, Value};

fn main() -> Result<(), serde_json::Error> {
    let packs = common::Packs::shipped();
    let mut answers = Map::new();
    for file in common::case_files() {
        let cases = file.content["cases"].as_array();
        let ids = cases.into_iter().flatten().map(|case| {
            let id = case["id"].as_str().unwrap_or_default().to_owned();
            (id, common::answer(&packs, &file.content, case))
        });
        answers.insert(file.name, Value::Object(ids.collect()));
    }
    serde_json::to_writer(std::io::stdout(), &answers)
}
