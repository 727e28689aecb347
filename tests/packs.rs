//! The rule packs: every shipped one loads and fits the JSON Schema made from the types, and
//! every bad one of tests/bad-packs is refused with each of its faults.

mod common;

use common::{Packs, json_files, parse};
use kalkulator_tpp::document::{self, Value};
use kalkulator_tpp::provision::Date;
use kalkulator_tpp::regulation::beside::Beside;
use kalkulator_tpp::regulation::{self, Checked};
use std::collections::BTreeSet;
use std::fs;

/// The day on which the packs are looked at.
const TODAY: &str = "2026-11-26";

/// What is wrong with the text of a pack of either kind, and what is odd.
fn checked(packs: &Packs, text: &str) -> Checked {
    let others = packs
        .documents
        .iter()
        .filter(|pack| regulation::is_regional(pack));
    let beside = Beside {
        today: Date::parse(TODAY),
        packs: others.collect(),
    };
    match regulation::read_text(text) {
        Ok(pack) => regulation::check(&pack, &packs.nationals, &beside),
        Err(fault) => Checked {
            faults: vec![fault],
            ..Checked::default()
        },
    }
}

#[test]
fn every_pack_loads() {
    let packs = Packs::shipped();
    assert_eq!(packs.documents.len(), json_files("web/regulations").len());
    for (pack, file) in packs.documents.iter().zip(json_files("web/regulations")) {
        let name = file.file_stem().unwrap().to_str().unwrap();
        let text = fs::read_to_string(&file).unwrap();
        assert_eq!(checked(&packs, &text), Checked::default(), "{name}");
        assert_eq!(regulation::pack_id(pack).unwrap().as_str(), name);
    }
}

#[test]
fn every_file_names_its_schema_and_the_hash_leaves_it_out() {
    for folder in ["web/regulations", "web/instruments"] {
        for file in json_files(folder) {
            let mut document: serde_json::Value =
                serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
            let whole = parse(&document.to_string());
            let entries = document.as_object_mut().unwrap();
            let address = entries.remove("$schema").unwrap();
            let schema = file.parent().unwrap().join(address.as_str().unwrap());
            assert!(schema.is_file(), "{file:?}");
            let without = parse(&document.to_string());
            assert_eq!(
                document::hash([&whole]),
                document::hash([&without]),
                "{file:?}"
            );
        }
    }
}

#[test]
fn only_an_address_at_the_top_is_for_editors() {
    let packs = Packs::shipped();
    let mut pack = serde_json::to_value(packs.document("seruyan-2023")).unwrap();
    pack["$schema"] = 1.into();
    pack["region"]["$schema"] = "regional.json".into();
    let found = checked(&packs, &pack.to_string()).faults;
    let places: BTreeSet<&str> = found.iter().map(|fault| fault.path.as_str()).collect();
    assert_eq!(
        places,
        BTreeSet::from(["$['$schema']", "$.region['$schema']"])
    );
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
fn every_bad_pack_is_told_whole() {
    let packs = Packs::shipped();
    let mut seen = BTreeSet::new();
    let mut wrong = Vec::new();
    for file in json_files("tests/bad-packs") {
        let file: serde_json::Value =
            serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
        for bad in file["packs"].as_array().unwrap() {
            let base = bad["pack"].as_str().or(file["pack"].as_str()).unwrap();
            let name = format!("{base} {}", bad["id"].as_str().unwrap());
            assert!(seen.insert(name.clone()), "{name} twice");
            let found = checked(&packs, &text_of(packs.document(base), bad));
            let found = serde_json::to_value(found).unwrap();
            for list in ["faults", "warnings"] {
                let (found, expected) = (&found[list], &bad[list]);
                if !is_told(found, expected) {
                    wrong.push(format!("{name} {list}:\n  {found}\n  {expected}"));
                }
            }
        }
    }
    assert!(seen.len() >= 160, "only {} bad packs", seen.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Whether as much is told as is expected, and of each what is expected; in which order is not
/// promised.
fn is_told(found: &serde_json::Value, expected: &serde_json::Value) -> bool {
    let sorted = |told: &serde_json::Value| {
        let mut sorted: Vec<_> = told.as_array().into_iter().flatten().cloned().collect();
        sorted.sort_by_key(|one| format!("{} {}", one["path"], one["code"]));
        sorted
    };
    let (found, expected) = (sorted(found), sorted(expected));
    let is_as_expected = |(found, expected): (&serde_json::Value, &serde_json::Value)| {
        common::entries(expected).all(|(key, value)| found[key] == *value)
    };
    found.len() == expected.len() && found.iter().zip(&expected).all(is_as_expected)
}

/// The text of a bad pack: that of a good one with values put in and taken out, and changes of the
/// text itself.
fn text_of(good: &Value, bad: &serde_json::Value) -> String {
    let mut pack = common::patched(good, bad);
    pack.as_object_mut().unwrap().remove("$schema");
    let mut text = serde_json::to_string_pretty(&pack).unwrap();
    for change in bad["text"].as_array().into_iter().flatten() {
        let [from, to] = [&change[0], &change[1]].map(|part| part.as_str().unwrap());
        assert!(text.contains(from), "no {from}");
        text = text.replacen(from, to, 1);
    }
    text
}

#[cfg(feature = "schema")]
mod schema {
    use super::*;
    use common::set;
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
