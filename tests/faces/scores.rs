//! Prints what the cases of tests/cases/compliance ask, and the native answers, for the other
//! faces to be compared with: a list of `{ name, call, arguments, answer }`.

#[path = "../instruments/mod.rs"]
mod instruments;

use instruments::{cases, ids, instrument, value};
use kalkulator_tpp::compliance::answers::Answers;
use kalkulator_tpp::compliance::change::{UnitScore, explain_change};
use kalkulator_tpp::compliance::improvement::Aim;
use kalkulator_tpp::document::{self as documents, Fault};
use serde::Serialize;
use serde_json::{Map, Value, json};

fn main() -> Result<(), serde_json::Error> {
    let mut asked = Vec::new();
    asked.extend(ombudsman());
    asked.extend(pekppp());
    asked.extend(sakip());
    asked.extend(skm());
    asked.extend(sample_sizes());
    asked.extend(surveys());
    asked.extend(survey_files());
    asked.extend(standards());
    asked.extend(changes());
    asked.push(rated());
    serde_json::to_writer(std::io::stdout(), &asked)
}

fn ombudsman() -> Vec<Value> {
    each("ombudsman-class", |case| {
        let old = case["year"].as_i64() <= Some(2021);
        let id = if old {
            "ombudsman-2021"
        } else {
            "ombudsman-2022"
        };
        vec![score(id, &json!({ "total": case["score"] }))]
    })
}

/// Scored whole, with answers open and wrong, and led up to each class.
fn pekppp() -> Vec<Value> {
    let shipped = instrument("pekppp");
    let tree = instruments::tree(&shipped);
    let indicators = ids(tree, "f02_");
    each("pekppp", |case| {
        let steps = case["f02_scores"].as_array().into_iter().flatten();
        let mut given: Map<_, _> = indicators.iter().cloned().zip(steps.cloned()).collect();
        let mut asked = vec![score("pekppp", &given.clone().into())];
        given.insert("f03".to_owned(), case["f03"].clone());
        asked.push(score("pekppp", &given.clone().into()));
        for band in &tree.pack.bands.list {
            asked.push(improvement(&given, &band.name));
        }
        given.insert("f02_01".to_owned(), json!("9"));
        asked.push(score("pekppp", &given.into()));
        asked
    })
}

fn sakip() -> Vec<Value> {
    let shipped = instrument("sakip");
    let parts = ids(instruments::tree(&shipped), "");
    let parts = parts.iter().filter(|id| id.contains('_'));
    let parts: Vec<&String> = parts.collect();
    each("sakip", |case| {
        let letters = case["answers"].as_array().into_iter().flatten();
        let letters = letters.flat_map(|row| row.as_array().into_iter().flatten());
        let letters = letters.map(|letter| json!(letter.as_str().map(str::to_lowercase)));
        let given = parts.iter().map(|id| id.to_string()).zip(letters);
        vec![score("sakip", &Value::Object(given.collect()))]
    })
}

fn skm() -> Vec<Value> {
    each("skm", |case| {
        let totals = case["totals"].as_array().into_iter().flatten();
        let given = totals.enumerate().map(|(n, total)| {
            let answer = json!({ "total": total, "respondents": case["respondents"] });
            (format!("u{}", n + 1), answer)
        });
        vec![score("skm", &Value::Object(given.collect()))]
    })
}

fn sample_sizes() -> Vec<Value> {
    let shipped = instrument("skm");
    let sample = instruments::tree(&shipped).pack.sample.as_ref();
    each("sample-size", |case| {
        let population = documents::read::<u32>(&value(&case["population"]));
        let size = population.and_then(|population| Ok(sample.unwrap().size(population)?));
        vec![asked(
            "calculateSampleSize",
            json!(["skm", case["population"]]),
            size,
        )]
    })
}

fn surveys() -> Vec<Value> {
    each("survey", |case| {
        let id = case["instrument"].as_str().unwrap();
        let csv = case["csv"].as_str().unwrap();
        vec![survey(id, csv.as_bytes(), csv.into())]
    })
}

/// Files are told by their path from the root of the project.
fn survey_files() -> Vec<Value> {
    let files = instruments::survey_files().into_iter();
    let asked = files.map(|file| {
        let mut asked = survey(
            &file.instrument,
            &file.bytes(),
            json!({ "file": file.path }),
        );
        asked["name"] = json!("survey files");
        asked
    });
    asked.collect()
}

fn survey(id: &str, file: &[u8], given: Value) -> Value {
    let answer = match instruments::tree(&instrument(id)).read_survey(file) {
        Ok(survey) => json!(survey),
        Err(reason) => {
            let mut fault = json!(reason);
            fault["path"] = json!("$");
            json!({ "faults": [fault] })
        }
    };
    json!({ "name": "survey", "call": "readSurvey", "arguments": [id, given], "answer": answer })
}

fn standards() -> Vec<Value> {
    each("service-standard", |case| {
        let shipped = instrument("service-standard");
        let standard = shipped.standard().unwrap();
        let read = documents::read(&value(&case["input"]));
        let result = read.and_then(|read| standard.assess(&read));
        let arguments = json!(["service-standard", case["input"]]);
        vec![asked("reviewStandard", arguments, result)]
    })
}

/// Units that leave, stay and come; none that stays; one that comes twice.
fn changes() -> Vec<Value> {
    let units = |units: &[(&str, &str)]| -> Value {
        let units = units.iter();
        units
            .map(|(unit, score)| json!({ "unit": unit, "score": score }))
            .collect()
    };
    let before = units(&[
        ("health", "90.15"),
        ("schools", "77.40"),
        ("licences", "61"),
    ]);
    let after = units(&[("health", "91"), ("schools", "70.05"), ("registry", "50.5")]);
    let others = units(&[("market", "3")]);
    let twice = units(&[("market", "3"), ("market", "4")]);
    let pairs = [(&before, &after), (&before, &others), (&before, &twice)];
    let change = |(before, after): (&Value, &Value)| {
        let list = |units| documents::read::<Vec<UnitScore>>(&value(units)).unwrap();
        let change = explain_change(&list(before), &list(after), 2);
        asked("explainChange", json!([before, after]), change)
    };
    pairs.into_iter().map(change).collect()
}

fn rated() -> Value {
    let shipped = instrument("organisational-rating");
    let rated = shipped
        .rating()
        .and_then(|rating| rating.rated(&instruments::id("sakip"), "BB", Some(25)));
    let rank = json!({ "instrument": "sakip", "class": "BB", "people": 25 });
    asked(
        "rateOrganisation",
        json!(["organisational-rating", rank]),
        rated,
    )
}

fn score(id: &str, given: &Value) -> Value {
    let answers = Answers::of(&value(given));
    let score = instrument(id).tree().and_then(|tree| tree.score(&answers));
    asked("score", json!([id, given]), score)
}

/// With one indicator ruled out.
fn improvement(given: &Map<String, Value>, target: &str) -> Value {
    let answers = Answers::of(&value(&given.clone().into()));
    let aim = Aim {
        target: target.to_owned(),
        ruled_out: vec![instruments::id("f02_30")],
    };
    let shipped = instrument("pekppp");
    let way = shipped.tree().and_then(|tree| tree.improve(&answers, &aim));
    let options = json!({ "ruledOut": ["f02_30"] });
    asked("improve", json!(["pekppp", given, target, options]), way)
}

/// The questions that the cases of a file ask.
fn each(file: &str, questions: impl Fn(&Value) -> Vec<Value>) -> Vec<Value> {
    let cases = cases(file)["cases"].as_array().cloned().unwrap_or_default();
    let named = cases.iter().flat_map(|case| {
        let mut asked = questions(case);
        for question in &mut asked {
            question["name"] = json!(file);
        }
        asked
    });
    named.collect()
}

fn asked<T: Serialize>(call: &str, arguments: Value, answer: Result<T, Vec<Fault>>) -> Value {
    let answer = match answer {
        Ok(answer) => json!(answer),
        Err(faults) => json!({ "faults": faults }),
    };
    json!({ "name": call, "call": call, "arguments": arguments, "answer": answer })
}
