//! Every name that the program can say has its words in both languages, and every word is said.

mod common;

use common::{Packs, answer, case_files, json_files};
use kalkulator_tpp::allowance::key::{Key, SetAside};
use kalkulator_tpp::document::{Doubt, Problem, Reason};
use kalkulator_tpp::provision::{Confidence, Standing};
use kalkulator_tpp::regulation::activity::ActivityMode;
use kalkulator_tpp::regulation::attendance::{Infraction, Per};
use kalkulator_tpp::regulation::performance::OrganisationBasis;
use kalkulator_tpp::regulation::places::AgencyKind;
use kalkulator_tpp::regulation::rounding::RoundedAt;
use kalkulator_tpp::regulation::status::{ActingBase, SanctionLevel};
use kalkulator_tpp::regulation::tax::TaxStatus;
use kalkulator_tpp::regulation::terms::{Criterion, Employment, Expectation, Rating};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

type Table = BTreeMap<String, String>;

fn table(language: &str) -> Table {
    let path = format!("{}/web/words/{language}.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// Words that are said by a family and one of its members.
fn families() -> Vec<(&'static str, Vec<String>)> {
    let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    let minutes = Infraction::ALL.iter().filter(|kind| kind.is_minutes());
    let minutes: Vec<&str> = minutes.map(|kind| kind.word()).collect();
    let other = Infraction::ALL.iter().filter(|kind| !kind.is_minutes());
    let ranges = minutes
        .iter()
        .flat_map(|kind| [format!("{kind}.range"), format!("{kind}.open")]);
    let infractions = other.map(|kind| kind.word().to_owned()).chain(ranges);
    let bases = OrganisationBasis::WORDS.iter();
    vec![
        ("criterion", owned(Criterion::WORDS)),
        ("employment", owned(Employment::WORDS)),
        ("rating", owned(Rating::WORDS)),
        ("organisation", owned(Rating::WORDS)),
        ("organisation", owned(OrganisationBasis::WORDS)),
        (
            "ask",
            bases.map(|basis| format!("organisation_{basis}")).collect(),
        ),
        ("expectation", owned(Expectation::WORDS)),
        ("activity", owned(ActivityMode::WORDS)),
        ("acting_base", owned(ActingBase::WORDS)),
        ("count", owned(Per::WORDS)),
        ("gross", owned(RoundedAt::WORDS)),
        ("minutes", owned(&["range", "open"])),
        ("minutes_of", owned(&minutes)),
        ("infraction", infractions.collect()),
        ("set_aside", owned(SetAside::WORDS)),
        ("agency_kind", owned(AgencyKind::WORDS)),
        ("sanction_level", owned(SanctionLevel::WORDS)),
        ("tax_status", owned(TaxStatus::WORDS)),
        ("confidence", owned(Confidence::WORDS)),
        ("standing", owned(Standing::WORDS)),
        ("wrong", owned(Reason::CODES)),
        ("fault", owned(Reason::CODES)),
        ("repair", owned(Reason::CODES)),
        ("warning", owned(Doubt::CODES)),
        ("json", owned(Problem::WORDS)),
        ("month", (1..=12).map(|month| month.to_string()).collect()),
        (
            "month_of_year",
            (1..=12).map(|month| month.to_string()).collect(),
        ),
        ("language", owned(&["id", "en"])),
    ]
}

#[test]
fn every_choice_reason_and_name_has_its_word() {
    for language in ["id", "en"] {
        let words = table(language);
        let mut missing = Vec::new();
        for (family, members) in families() {
            let keys = members.iter().map(|member| format!("{family}.{member}"));
            missing.extend(keys.filter(|key| !words.contains_key(key)));
        }
        for key in Key::WORDS {
            let family = format!("{key}.");
            let named = ["term", "line"]
                .iter()
                .any(|kind| words.contains_key(&format!("{kind}.{key}")));
            if !named && !words.keys().any(|known| known.starts_with(&family)) {
                missing.push((*key).to_owned());
            }
        }
        assert!(missing.is_empty(), "{language}: {}", missing.join(", "));
    }
}

/// Every name of every estimate of the cases: as a line, or in a formula.
fn met(value: &Value, found: &mut BTreeSet<(&'static str, String, Option<String>)>) {
    let name = |kind, name: &Value, found: &mut BTreeSet<_>| {
        let of = name["of"].as_str().map(str::to_owned);
        found.insert((kind, name["key"].as_str().unwrap().to_owned(), of));
    };
    for line in value["lines"].as_array().into_iter().flatten() {
        name("line", &line["name"], found);
        for step in line["explanation"]["steps"]
            .as_array()
            .into_iter()
            .flatten()
        {
            name("term", &step["name"], found);
            for term in step["terms"].as_array().into_iter().flatten() {
                name("term", &term["name"], found);
            }
        }
    }
}

/// Keys whose members the pack itself, or the person, names.
const NAMED_BY_THE_PACK: [&str; 5] = [
    "part",
    "infraction",
    "sanction",
    "reduction",
    "own_deduction",
];

fn is_said(words: &Table, kind: &str, key: &str, of: Option<&str>) -> bool {
    let own = words.get(&format!("{kind}.{key}"));
    let Some(of) = of else {
        return own.is_some();
    };
    let takes_part = own.is_some_and(|own| own.contains("{part}"));
    let is_term = words.contains_key(&format!("term.{key}"));
    takes_part
        || is_term
        || words.contains_key(&format!("{key}.{of}"))
        || NAMED_BY_THE_PACK.contains(&key)
}

#[test]
fn every_name_of_every_case_is_said_and_none_is_made_in_vain() {
    let packs = Packs::shipped();
    let mut found = BTreeSet::new();
    for file in case_files()
        .iter()
        .filter(|file| file.content["call"] == "estimate")
    {
        for case in file.content["cases"].as_array().unwrap() {
            met(&answer(&packs, &file.content, case), &mut found);
        }
    }
    for language in ["id", "en"] {
        let words = table(language);
        let raw: Vec<_> = found
            .iter()
            .filter(|(kind, key, of)| !is_said(&words, kind, key, of.as_deref()))
            .collect();
        assert!(raw.is_empty(), "{language}: {raw:?}");
    }
    let keys: BTreeSet<&str> = found.iter().map(|(_, key, _)| key.as_str()).collect();
    let unmet: Vec<_> = Key::WORDS
        .iter()
        .filter(|key| !keys.contains(**key))
        .collect();
    assert!(unmet.is_empty(), "no case meets {unmet:?}");
}

/// All the text of the program.
fn program(folder: &Path, text: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            program(&path, text);
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            text.push_str(&fs::read_to_string(path).unwrap());
        }
    }
}

/// Families of names of a pack's own things: said where a pack has them.
const OF_PACKS: [&str; 4] = ["leaf", "part", "credited", "governance"];

#[test]
fn every_word_is_said() {
    let mut text = String::new();
    program(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut text,
    );
    let mut packs = String::new();
    for path in json_files("web/regulations")
        .into_iter()
        .chain(json_files("web/schema"))
    {
        packs.push_str(&fs::read_to_string(path).unwrap());
    }
    let mut said: BTreeSet<String> = BTreeSet::new();
    for (family, members) in families() {
        said.extend(members.iter().map(|member| format!("{family}.{member}")));
    }
    for key in Key::WORDS {
        said.extend(["term", "line"].map(|kind| format!("{kind}.{key}")));
        said.extend(Key::WORDS.iter().map(|of| format!("{key}.{of}")));
    }
    let is_said = |key: &str| {
        let (family, member) = key.split_once('.').unwrap();
        let asked = key.strip_suffix(".help").unwrap_or(key);
        let without = ["_open", "_instead", "_alone", "_exact", "_least", "_whole"];
        let reason = without.iter().find_map(|end| key.strip_suffix(end));
        said.contains(key)
            || reason.is_some_and(|reason| said.contains(reason))
            || text.contains(&format!("\"{key}\""))
            || text.contains(&format!("\"{asked}\""))
            || text.contains(&format!("\"{member}\""))
            || OF_PACKS.contains(&family) && packs.contains(&format!("\"{member}\""))
    };
    let words = table("id");
    let idle: Vec<&String> = words.keys().filter(|key| !is_said(key)).collect();
    assert!(idle.is_empty(), "{idle:?}");
}
