//! The cases of tests/cases, run natively. tests/node runs the same files through the npm
//! package and compares the answers byte by byte.

mod common;

use common::{Packs, answer, case_files};
use serde_json::Value;

#[test]
fn every_case_comes_out() {
    let packs = Packs::shipped();
    let mut failures = Vec::new();
    let mut checked = 0;
    for file in case_files() {
        let tolerance = file.content["tolerance"].as_i64().unwrap_or(0);
        for case in file.content["cases"].as_array().unwrap() {
            let result = answer(&packs, &file.content, case);
            for (pointer, expected) in case["expected"].as_object().unwrap() {
                checked += 1;
                let found = result.pointer(pointer).unwrap_or(&Value::Null);
                if !agrees(found, expected, tolerance) {
                    failures.push(format!(
                        "{} {}: {pointer} is {found}, expected {expected}",
                        file.name, case["id"]
                    ));
                }
            }
        }
    }
    assert!(checked > 500, "only {checked} expectations were found");
    assert!(
        failures.is_empty(),
        "{} of {checked} failed:\n{}",
        failures.len(),
        failures.join("\n")
    );
}

/// Equal, or for published tables within the tolerance that the file names.
fn agrees(found: &Value, expected: &Value, tolerance: i64) -> bool {
    match (found.as_i64(), expected.as_i64()) {
        (Some(found), Some(expected)) => (found - expected).abs() <= tolerance,
        _ => found == expected,
    }
}
