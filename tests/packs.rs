//! The rule packs that are shipped: each loads, and each fits the JSON Schema made from the types.

use kalkulator_tpp::document::{Fault, Value};
use kalkulator_tpp::regulation::{self, National, Regulation};
use std::fs;
use std::path::{Path, PathBuf};

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn json(path: &Path) -> serde_json::Value {
    let text = fs::read_to_string(path).unwrap();
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn value(document: &serde_json::Value) -> Value {
    serde_json::from_value(document.clone()).unwrap()
}

/// Every pack of the house with its file name.
fn packs() -> Vec<(String, serde_json::Value)> {
    let mut packs: Vec<_> = fs::read_dir(folder("web/regulations"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| {
            (
                path.file_stem().unwrap().to_str().unwrap().to_owned(),
                json(&path),
            )
        })
        .collect();
    packs.sort_by(|a, b| a.0.cmp(&b.0));
    packs
}

fn nationals() -> Vec<National> {
    packs()
        .iter()
        .map(|(_, pack)| value(pack))
        .filter(|pack| !regulation::is_regional(pack))
        .map(|pack| National::load(pack).unwrap())
        .collect()
}

/// The faults of a pack of either kind.
fn faults(pack: &Value) -> Vec<Fault> {
    if regulation::is_regional(pack) {
        Regulation::load(pack, &nationals())
            .err()
            .unwrap_or_default()
    } else {
        National::load(pack.clone()).err().unwrap_or_default()
    }
}

#[test]
fn every_pack_loads() {
    for (name, pack) in packs() {
        let pack = value(&pack);
        assert_eq!(faults(&pack), [], "{name}");
        assert_eq!(regulation::pack_id(&pack).unwrap().as_str(), name);
    }
}

#[cfg(feature = "schema")]
mod schema {
    use super::*;
    use kalkulator_tpp::document::schema;
    use kalkulator_tpp::regulation::pack::{NationalPack, RegionalPack};

    fn validator(regional: bool) -> jsonschema::Validator {
        let schema = if regional {
            schema::document::<RegionalPack>("regional", "Paket daerah")
        } else {
            schema::document::<NationalPack>("national", "Paket nasional")
        };
        jsonschema::validator_for(&serde_json::to_value(&schema).unwrap()).unwrap()
    }

    #[test]
    fn every_pack_fits_the_schema() {
        let (regional, national) = (validator(true), validator(false));
        for (name, pack) in packs() {
            let validator = if regulation::is_regional(&value(&pack)) {
                &regional
            } else {
                &national
            };
            let errors: Vec<String> = validator
                .iter_errors(&pack)
                .map(|e| format!("{}: {e}", e.instance_path()))
                .collect();
            assert!(errors.is_empty(), "{name}: {errors:#?}");
        }
    }
}
