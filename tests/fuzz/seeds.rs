//! What fuzzing and the property tests begin with: good input of each kind, and what was once found to
//! be at fault.

use super::{common, instruments};
use kalkulator_tpp::simulation::sample::Sample;
use std::fs;

/// The seeds of a target.
pub fn of(target: &str) -> Vec<Vec<u8>> {
    let mut seeds = match target {
        "pack" => folder("web/regulations"),
        "instrument" => folder("web/instruments"),
        "case" => cases(),
        "situation" => KEPT.map(Into::into).to_vec(),
        "link" => LINKS.map(Into::into).to_vec(),
        "roster" => rosters(),
        "survey" => {
            let files = instruments::survey_files();
            files.iter().map(instruments::SurveyFile::bytes).collect()
        }
        "attendance" => folder("tests/cases/attendance-files"),
        other => panic!("no target {other}"),
    };
    seeds.extend(found(target));
    seeds
}

/// Inputs that were once at fault, each kept under the name of its target.
pub fn found(target: &str) -> Vec<Vec<u8>> {
    let path = format!("tests/fuzz/found/{target}");
    match common::root().join(&path).is_dir() {
        true => folder(&path),
        false => Vec::new(),
    }
}

fn folder(path: &str) -> Vec<Vec<u8>> {
    let entries = fs::read_dir(common::root().join(path)).unwrap();
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.iter().map(|path| fs::read(path).unwrap()).collect()
}

/// The input of every case of an estimate.
fn cases() -> Vec<Vec<u8>> {
    let files = common::case_files();
    let estimates = files
        .iter()
        .filter(|file| file.content["call"] == "estimate");
    let cases = estimates.flat_map(|file| file.content["cases"].as_array().unwrap());
    cases
        .map(|case| case["input"].to_string().into_bytes())
        .collect()
}

/// Stores of both forms.
const KEPT: [&str; 2] = [
    r#"{"format":2,"language":"en","open":0,"situations":[{"name":"Plt","regulation":"kukar-2023",
        "month":"2023-05","answers":{"$.position.class":"9"},"numbers":{"kukar-2023":{"$.a":"1"}}}],"packs":[]}"#,
    r#"{"format":1,"regulation":"kukar-2023","month":"2023-05","answers":{"$.position.class":"9"}}"#,
];

/// As `link` reads them: rule, month, answers, numbers; and an address.
const LINKS: [&str; 4] = [
    "kukar-2024-rancangan\n2024-03\nposition.class=9\n#$.basic_tpp.coefficient=0,35",
    "jambi\n\nnote=50% & 3 = “é”\nemployment=pns",
    "",
    "keadaan=1&cek=54ca8b4f&aturan=jambi&bulan=2024-03&$.position.class=9",
];

fn rosters() -> Vec<Vec<u8>> {
    let head = "NIP;NAMA;GOLONGAN;KELAS JABATAN;STATUS PEGAWAI;PREDIKAT;KEHADIRAN\n";
    let row = "197001011990031001;A;III/d;9;PNS;Baik;97,5\n\"B; b\";\"x\ny\";IX;7;PPPK;;100\n";
    let rows = row.repeat(20);
    let sample = Sample::load(&super::of_web("roster/sample.json")).unwrap();
    let sample = sample.file(&super::world().rules[1]);
    let few: Vec<&str> = sample.lines().take(30).collect();
    [
        format!("{head}{rows}"),
        rows.replace(';', ","),
        few.join("\r\n"),
        String::new(),
    ]
    .map(String::into_bytes)
    .to_vec()
}
