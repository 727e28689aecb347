//! What the native tests share: the shipped packs, the case files, and one way to ask.
#![allow(dead_code, reason = "each test binary uses its own part")]

pub mod probes;

use kalkulator_tpp::allowance::case::Case;
use kalkulator_tpp::allowance::tax::{annual_tax, monthly_tax};
use kalkulator_tpp::document::{self, Fault, Value};
use kalkulator_tpp::money::Rounding;
use kalkulator_tpp::regulation::{self, National, Regulation};
use serde::Serialize;
use std::fs;
use std::path::{Path, PathBuf};

/// The root of the project: this crate's folder, or one around it for the fuzz targets.
pub fn root() -> PathBuf {
    let mut folders = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
    let root = folders.find(|folder| folder.join("web/regulations").is_dir());
    root.unwrap().to_owned()
}

/// The packs in web/regulations.
pub struct Packs {
    pub nationals: Vec<National>,
    pub documents: Vec<Value>,
}

impl Packs {
    pub fn shipped() -> Self {
        let mut packs = Self {
            nationals: Vec::new(),
            documents: Vec::new(),
        };
        for path in json_files("web/regulations") {
            let document = parse(&fs::read_to_string(&path).unwrap());
            if !regulation::is_regional(&document) {
                packs
                    .nationals
                    .push(National::load(document.clone()).unwrap());
            }
            packs.documents.push(document);
        }
        packs
    }

    pub fn document(&self, id: &str) -> &Value {
        let named = |document: &&Value| document.get("id") == Some(&Value::from(id));
        self.documents
            .iter()
            .find(named)
            .unwrap_or_else(|| panic!("no pack {id}"))
    }

    pub fn regulation(&self, id: &str) -> Regulation {
        Regulation::load(self.document(id), &self.nationals).unwrap()
    }

    /// The regulation of a case file: an id, or a base with values put in place.
    pub fn regulation_of(&self, named: &serde_json::Value) -> Regulation {
        match named.as_str() {
            Some(id) => self.regulation(id),
            None => {
                let base = self.document(named["base"].as_str().unwrap());
                let mut patched = serde_json::to_value(base).unwrap();
                for (path, value) in named["with"].as_object().unwrap() {
                    set(&mut patched, path, value.clone());
                }
                Regulation::load(&parse(&patched.to_string()), &self.nationals).unwrap()
            }
        }
    }
}

/// A JSON path such as `$.payment.parts[0].weight` as a JSON pointer.
pub fn pointer(path: &str) -> String {
    path.trim_start_matches('$')
        .replace(['.', '['], "/")
        .replace(']', "")
}

/// Puts a value at a JSON path.
pub fn set(document: &mut serde_json::Value, path: &str, value: serde_json::Value) {
    let pointer = pointer(path);
    match document.pointer_mut(&pointer) {
        Some(place) => *place = value,
        None => {
            let (parent, key) = pointer.rsplit_once('/').unwrap();
            let parent = document
                .pointer_mut(parent)
                .unwrap_or_else(|| panic!("no {path}"));
            parent
                .as_object_mut()
                .unwrap()
                .insert(key.to_owned(), value);
        }
    }
}

pub struct CaseFile {
    pub name: String,
    pub content: serde_json::Value,
}

/// The case files that ask the allowance engine.
pub fn case_files() -> Vec<CaseFile> {
    json_files("tests/cases")
        .into_iter()
        .map(|path| CaseFile {
            name: path.file_name().unwrap().to_string_lossy().into_owned(),
            content: serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap(),
        })
        .filter(|file| {
            let call = file.content["call"].as_str().unwrap_or_default();
            [
                "estimate",
                "estimateYear",
                "calculateMonthlyTax",
                "calculateAnnualTax",
                "determineRating",
            ]
            .contains(&call)
        })
        .collect()
}

/// The answer to one case, as every face gives it.
pub fn answer(
    packs: &Packs,
    file: &serde_json::Value,
    case: &serde_json::Value,
) -> serde_json::Value {
    let input = parse(&case["input"].to_string());
    let regulation = || {
        let named = if case["regulation"].is_null() {
            &file["regulation"]
        } else {
            &case["regulation"]
        };
        packs.regulation_of(named)
    };
    let tables = &packs.nationals[0].pack.tax;
    match file["call"].as_str().unwrap() {
        "estimate" => outcome(estimate(&regulation(), &input)),
        "estimateYear" => outcome(document::read(&input).and_then(|cases: Vec<Case>| {
            kalkulator_tpp::allowance::year::estimate_year(&regulation(), &cases, true)
        })),
        "calculateMonthlyTax" => outcome(document::read(&input).and_then(|input| {
            monthly_tax(tables, &input, Rounding::NEAREST).map_err(|fault| vec![*fault])
        })),
        "calculateAnnualTax" => outcome(document::read(&input).and_then(|input| {
            annual_tax(tables, &input, Rounding::NEAREST).map_err(|fault| vec![*fault])
        })),
        "determineRating" => {
            let matrix = &packs.nationals[0].pack.rating_matrix;
            let expectation = |key: &str| document::read(input.get(key).unwrap()).unwrap();
            let rating = matrix.rating(expectation("result"), expectation("behaviour"));
            serde_json::json!({ "rating": rating })
        }
        other => panic!("unknown call {other}"),
    }
}

pub fn estimate(
    regulation: &Regulation,
    input: &Value,
) -> Result<kalkulator_tpp::allowance::Estimate, Vec<Fault>> {
    let case: Case = document::read(input)?;
    kalkulator_tpp::allowance::estimate(regulation, &case, true)
}

fn outcome<T: Serialize>(result: Result<T, Vec<Fault>>) -> serde_json::Value {
    match result {
        Ok(answer) => serde_json::to_value(answer).unwrap(),
        Err(faults) => serde_json::json!({ "faults": faults }),
    }
}

pub fn parse(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

pub fn json_files(folder: &str) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(root().join(folder))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "json"))
        .collect();
    files.sort();
    files
}

/// An ordinary month under a pack: the facts of a person, and what the pack asks of a month.
pub fn base(pack: &serde_json::Value) -> serde_json::Value {
    let mut case = serde_json::json!({
        "month": pack["valid"]["from"],
        "employment": "pns",
        "position": { "class": 9, "criteria": {} },
        "attendance": { "counts": {} },
        "performance": {},
        "taxStatus": "K/0",
        "salary": { "typed": { "gross": 8_000_000, "healthBase": 7_000_000, "grade": "III/d" } },
    });
    for (n, (criterion, rule)) in entries(&pack["criteria"]).enumerate() {
        let tables = ["percent_of_basic", "rupiah"].map(|form| &rule["amount"][form]["default"]);
        if tables.iter().all(|default| default.is_null()) {
            let amount = serde_json::json!({ "amount": 1_000_001 + n });
            case["position"]["criteria"][criterion] = amount;
        }
    }
    if !pack["rating"].is_null() {
        case["performance"]["rating"] = "good".into();
    }
    if let Some(target) = pack["activity"]["target_minutes"].as_i64() {
        case["performance"]["activityMinutes"] = target.into();
    }
    if let Some(a_day) = pack["activity"]["target_minutes_a_day"].as_i64() {
        case["performance"]["workingDays"] = 20.into();
        case["performance"]["activityMinutes"] = (a_day * 20 - 60).into();
    }
    if !pack["output"].is_null() {
        case["performance"]["quantity"] = "100".into();
        case["performance"]["quality"] = "90".into();
    }
    for (n, measure) in pack["measures"]["list"]
        .as_array()
        .into_iter()
        .flatten()
        .enumerate()
    {
        let id = measure["id"].as_str().unwrap();
        if measure["out_of"].is_string() {
            case["measures"][id] = "53".into();
            continue;
        }
        case["measures"][id] = (95 - 3 * n - 7 * n * n).to_string().into();
    }
    if let Some(result) = keys(&pack["organisation"]["percent"]).next() {
        case["organisation"] = result.as_str().into();
    }
    case
}

pub fn entries(value: &serde_json::Value) -> impl Iterator<Item = (&String, &serde_json::Value)> {
    value.as_object().into_iter().flatten()
}

pub fn keys(value: &serde_json::Value) -> impl Iterator<Item = &String> {
    entries(value).map(|(key, _)| key)
}

/// Takes out what stands at a JSON path, and tells whether there was anything.
pub fn remove(document: &mut serde_json::Value, path: &str) -> bool {
    let pointer = pointer(path);
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    let key = key.replace("~1", "/");
    let parent = document.pointer_mut(parent);
    let parent = parent.and_then(serde_json::Value::as_object_mut);
    parent.is_some_and(|parent| parent.remove(&key).is_some())
}

/// A good pack under an id of its own, with the values of a bad one put in and taken out.
pub fn patched(good: &Value, bad: &serde_json::Value) -> serde_json::Value {
    let mut patched = serde_json::to_value(good).unwrap();
    patched["id"] = "paket-sendiri".into();
    for (path, value) in entries(&bad["set"]) {
        set(&mut patched, path, value.clone());
    }
    for path in bad["remove"].as_array().into_iter().flatten() {
        let path = path.as_str().unwrap();
        assert!(remove(&mut patched, path), "no {path}");
    }
    patched
}
