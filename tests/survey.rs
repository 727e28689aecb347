//! Files of answers as people have them, byte by byte.

mod instruments;

use instruments::{cases, instrument, survey_files, tree};
use serde_json::{Value, json};

fn read(id: &str, file: &[u8]) -> Value {
    match tree(&instrument(id)).read_survey(file) {
        Ok(survey) => json!(survey),
        Err(reason) => json!(reason),
    }
}

#[test]
fn cases_of_the_survey() {
    for case in cases("survey")["cases"].as_array().unwrap() {
        let csv = case["csv"].as_str().unwrap();
        let found = read(case["instrument"].as_str().unwrap(), csv.as_bytes());
        assert_eq!(found, case["expected"], "{}\n{found:#}", case["what"]);
    }
}

#[test]
fn files_as_programs_write_them() {
    let files = survey_files();
    assert!(files.len() > 50);
    for file in files {
        let found = read(&file.instrument, &file.bytes());
        let expected = file.expected.as_object().unwrap();
        if let Some(code) = expected.get("refused") {
            assert_eq!(found["code"], *code, "{}\n{found:#}", file.path);
            continue;
        }
        for (key, value) in expected {
            assert_eq!(found[key], *value, "{}\n{found:#}", file.path);
        }
    }
}

#[test]
fn a_text_is_read_alike_whatever_it_was_saved_as() {
    for case in cases("survey")["cases"].as_array().unwrap() {
        let id = case["instrument"].as_str().unwrap();
        let csv = case["csv"].as_str().unwrap();
        let wide: Vec<u8> = std::iter::once(0xFEFF)
            .chain(csv.encode_utf16())
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(read(id, &wide), case["expected"], "{}", case["what"]);
    }
}

#[test]
fn the_names_told_to_be_understood_are() {
    for id in ["skm", "pekppp", "ombudsman-opini"] {
        let refused = read(id, b"a;b\n1;2\n");
        let known = refused["known"].as_array().unwrap().iter();
        let known: Vec<String> = known
            .map(|name| name.as_str().unwrap().replace('"', "\"\""))
            .collect();
        let csv = format!(
            "\"{}\"\n{}\n",
            known.join("\";\""),
            vec!["3"; known.len()].join(";")
        );
        let found = read(id, csv.as_bytes());
        assert_eq!(found["withoutColumn"], json!([]), "{found:#}");
        assert_eq!(found["faults"], json!([]), "{found:#}");
    }
}

/// Shapes that take minutes if any step looks back over what it has read.
#[test]
fn a_large_file_takes_time_in_proportion() {
    const SIZE: usize = 2_000_000;
    let header = "Nama;U1;U2\n";
    let blanks = " ".repeat(SIZE / 2) + "x";
    let quotes = "\"".repeat(SIZE / 2);
    read("skm", [header, &blanks, &quotes].concat().as_bytes());
    for body in [
        "a;4;3\n",
        ";",
        ";;;;;;;;;\n",
        "\r",
        "\"",
        "\"\"",
        "U1;",
        "x",
        "\n",
        "|,;\t",
    ] {
        let body = body.repeat(SIZE / body.len());
        read("skm", [header, &body].concat().as_bytes());
        read("skm", body.as_bytes());
        let names = ";".repeat(SIZE / 2);
        read(
            "skm",
            [&names, header, &"4\n".repeat(SIZE / 4)]
                .concat()
                .as_bytes(),
        );
    }
}
