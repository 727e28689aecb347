//! The shipped instruments and cases, for the tests of scoring.
#![allow(dead_code, reason = "each test binary uses its own part")]

use kalkulator_tpp::compliance::Instrument;
use kalkulator_tpp::compliance::answers::Answers;
use kalkulator_tpp::compliance::instrument::{Content, Group, Step};
use kalkulator_tpp::compliance::tree::Tree;
use kalkulator_tpp::document::{Id, Value};
use std::path::{Path, PathBuf};

/// The root of the project: this crate's folder, or one around it for the fuzz targets.
pub fn root() -> PathBuf {
    let mut folders = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
    let root = folders.find(|folder| folder.join("web/regulations").is_dir());
    root.unwrap().to_owned()
}

pub fn json(path: impl AsRef<Path>) -> serde_json::Value {
    let path = root().join(path);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{path:?}: {e}"));
    serde_json::from_str(&text).unwrap_or_else(|e| panic!("{path:?}: {e}"))
}

pub fn value(json: &serde_json::Value) -> Value {
    serde_json::from_value(json.clone()).unwrap()
}

/// The documents of all shipped instruments.
pub fn shipped() -> Vec<serde_json::Value> {
    let mut files: Vec<_> = std::fs::read_dir(root().join("web/instruments"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "json"))
        .collect();
    files.sort();
    assert!(!files.is_empty());
    files.into_iter().map(json).collect()
}

pub fn document(id: &str) -> serde_json::Value {
    json(format!("web/instruments/{id}.json"))
}

pub fn load(document: &serde_json::Value) -> Instrument {
    Instrument::load(&value(document)).unwrap_or_else(|faults| panic!("{faults:#?}"))
}

pub fn instrument(id: &str) -> Instrument {
    load(&document(id))
}

pub fn tree(instrument: &Instrument) -> &Tree {
    instrument.tree().unwrap()
}

pub fn cases(name: &str) -> serde_json::Value {
    json(format!("tests/cases/compliance/{name}.json"))
}

/// A survey file and what comes of it.
pub struct SurveyFile {
    pub instrument: String,
    /// From the root of the project.
    pub path: String,
    pub expected: serde_json::Value,
}

impl SurveyFile {
    pub fn bytes(&self) -> Vec<u8> {
        std::fs::read(root().join(&self.path)).unwrap()
    }
}

/// The files of each folder of tests/cases/survey-files, as its expected.json names them.
pub fn survey_files() -> Vec<SurveyFile> {
    let folders = ["03-delimiter", "04-sep", "05-bytes", "variants"];
    let named = folders.iter().flat_map(|folder| {
        let folder = format!("tests/cases/survey-files/{folder}");
        let expected = json(format!("{folder}/expected.json"));
        let files = expected["files"].as_object().unwrap().clone();
        files.into_iter().map(move |(name, of_file)| SurveyFile {
            instrument: expected["instrument"].as_str().unwrap().to_owned(),
            path: format!("{folder}/{name}"),
            expected: of_file,
        })
    });
    named.collect()
}

pub fn answers(json: serde_json::Value) -> Answers {
    let answers = Answers::of(&value(&json));
    assert!(answers.refused.is_empty(), "{:#?}", answers.refused);
    answers
}

pub fn id(text: &str) -> Id {
    Id::parse(text).unwrap()
}

/// The ids of the indicators whose id begins so, in the order of the instrument.
pub fn ids(tree: &Tree, prefix: &str) -> Vec<String> {
    let outline = tree.outline().unwrap();
    let ids = outline.into_iter().map(|part| part.id.to_string());
    ids.filter(|id| id.starts_with(prefix)).collect()
}

/// An indicator as a test answers it.
pub struct Leaf {
    pub id: String,
    /// The answers from the lowest to the highest: ids of steps, or decimals.
    pub answers: Vec<String>,
    /// It is a step to choose.
    pub steps: bool,
}

/// The indicators of a tree, in reading order.
pub fn leaves(tree: &Tree) -> Vec<Leaf> {
    let mut found = Vec::new();
    collect(tree, &tree.pack.total, &mut found);
    found
}

fn collect(tree: &Tree, group: &Group, found: &mut Vec<Leaf>) {
    let ids = |steps: &[Step]| steps.iter().map(|step| step.id.to_string()).collect();
    for part in &group.parts {
        let (answers, steps) = match &part.of {
            Content::Group(group) => {
                collect(tree, group, found);
                continue;
            }
            Content::Steps(steps) => (ids(steps), true),
            Content::Scale(id) => {
                let scale = tree.pack.scales.iter().find(|scale| scale.id == *id);
                (ids(&scale.unwrap().steps), true)
            }
            Content::Measure(measure) => (
                vec![measure.min.to_string(), measure.max.to_string()],
                false,
            ),
        };
        let id = part.id.to_string();
        found.push(Leaf { id, answers, steps });
    }
}
