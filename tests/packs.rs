//! The rule packs: every shipped one loads and fits the JSON Schema made from the types, and
//! every bad one of tests/bad-packs is refused with each of its faults.

mod common;

use common::{Packs, json_files, parse, remove, set};
use kalkulator_tpp::document::{Fault, Value};
use kalkulator_tpp::regulation::{self, National, Regulation};
use std::collections::BTreeSet;
use std::fs;

/// The faults of a pack of either kind.
fn faults(packs: &Packs, pack: &Value) -> Vec<Fault> {
    let refused = if regulation::is_regional(pack) {
        Regulation::load(pack, &packs.nationals).err()
    } else {
        National::load(pack.clone()).err()
    };
    refused.unwrap_or_default()
}

#[test]
fn every_pack_loads() {
    let packs = Packs::shipped();
    assert_eq!(packs.documents.len(), json_files("web/regulations").len());
    for (pack, file) in packs.documents.iter().zip(json_files("web/regulations")) {
        let name = file.file_stem().unwrap().to_str().unwrap();
        assert_eq!(faults(&packs, pack), [], "{name}");
        assert_eq!(regulation::pack_id(pack).unwrap().as_str(), name);
    }
}

/// Hashes and browsers see the keys of a table in ascending order, so people should as well.
#[test]
fn numbers_as_keys_ascend() {
    fn check(value: &Value, file: &str) {
        match value {
            Value::Object(entries) => {
                let numbers: Vec<u32> = entries
                    .iter()
                    .filter_map(|(key, _)| key.parse().ok())
                    .collect();
                assert!(numbers.is_sorted(), "{file}: {numbers:?}");
                entries.iter().for_each(|(_, inner)| check(inner, file));
            }
            Value::List(items) => items.iter().for_each(|item| check(item, file)),
            _ => {}
        }
    }
    for file in json_files("web/regulations") {
        let text = fs::read_to_string(&file).unwrap();
        check(&parse(&text), &file.display().to_string());
    }
}

#[test]
fn every_bad_pack_is_refused_with_every_fault() {
    let packs = Packs::shipped();
    let mut checked = BTreeSet::new();
    let mut wrong = Vec::new();
    for file in json_files("tests/bad-packs") {
        let file: serde_json::Value =
            serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
        for bad in file["packs"].as_array().unwrap() {
            let base = bad["pack"].as_str().or(file["pack"].as_str()).unwrap();
            let name = format!("{base} {}", bad["id"].as_str().unwrap());
            assert!(checked.insert(name.clone()), "{name} twice");
            let patched = patch(packs.document(base), bad);
            let found = told(&faults(&packs, &parse(&patched.to_string())));
            let expected = sorted(bad["faults"].as_array().unwrap().iter());
            if found != expected {
                wrong.push(format!("{name}:\n  {found:?}\n  {expected:?}"));
            }
        }
    }
    assert!(checked.len() >= 100, "only {} bad packs", checked.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Path and code of each fault.
fn told(faults: &[Fault]) -> Vec<String> {
    let told: Vec<serde_json::Value> = faults
        .iter()
        .map(|fault| serde_json::to_value(fault).unwrap())
        .map(|fault| serde_json::json!({ "path": fault["path"], "code": fault["code"] }))
        .collect();
    sorted(told.iter())
}

/// The order in which faults are found is not promised.
fn sorted<'a>(faults: impl Iterator<Item = &'a serde_json::Value>) -> Vec<String> {
    let mut sorted: Vec<String> = faults.map(ToString::to_string).collect();
    sorted.sort();
    sorted
}

/// The good pack with the values of a bad one put in and taken out.
fn patch(good: &Value, bad: &serde_json::Value) -> serde_json::Value {
    let mut patched = serde_json::to_value(good).unwrap();
    for (path, value) in bad["set"].as_object().into_iter().flatten() {
        set(&mut patched, path, value.clone());
    }
    for path in bad["remove"].as_array().into_iter().flatten() {
        let path = path.as_str().unwrap();
        assert!(remove(&mut patched, path), "no {path}");
    }
    patched
}

#[cfg(feature = "schema")]
mod schema {
    use super::*;
    use kalkulator_tpp::document::schema;
    use kalkulator_tpp::regulation::pack::{NationalPack, RegionalPack};

    fn validator(schema: &Value) -> jsonschema::Validator {
        jsonschema::validator_for(&serde_json::to_value(schema).unwrap()).unwrap()
    }

    fn errors(validator: &jsonschema::Validator, pack: &serde_json::Value) -> Vec<String> {
        let errors = validator.iter_errors(pack);
        errors
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect()
    }

    #[test]
    fn every_pack_fits_the_schema() {
        let regional = validator(&schema::document::<RegionalPack>(
            "regional",
            "Paket daerah",
        ));
        let national = validator(&schema::document::<NationalPack>(
            "national",
            "Paket nasional",
        ));
        for pack in &Packs::shipped().documents {
            let validator = if regulation::is_regional(pack) {
                &regional
            } else {
                &national
            };
            let name = regulation::pack_id(pack).unwrap();
            let pack = serde_json::to_value(pack).unwrap();
            assert_eq!(errors(validator, &pack), [""; 0], "{name}");
        }
    }

    #[test]
    fn the_schema_refuses_what_is_malformed() {
        let regional = validator(&schema::document::<RegionalPack>(
            "regional",
            "Paket daerah",
        ));
        let good = serde_json::to_value(Packs::shipped().document("contoh-lengkap")).unwrap();
        for (path, value) in [
            ("$.payement", serde_json::json!({})),
            ("$.payment.parts[0].weight", serde_json::json!("60%")),
            ("$.payment.parts[0].weight", serde_json::json!(60.5)),
            ("$.status", serde_json::json!("berlaku")),
            ("$.valid.from", serde_json::json!("2024-13")),
            (
                "$.basic_tpp.method",
                serde_json::json!({ "koefisien": "0.5" }),
            ),
        ] {
            let mut bad = good.clone();
            set(&mut bad, path, value);
            assert_ne!(errors(&regional, &bad), [""; 0], "{path}");
        }
    }
}
