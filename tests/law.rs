//! Which of the law the cases reach: every section of every pack, every word of it (a method, a bearer, a
//! way of rounding) and every edge (from how many, up to which amount). A word is reached when some other
//! word in its place changes some result; an edge, when one more and one less both do. What a pack
//! refuses counts as seen. `cargo test --test law -- --nocapture` prints the report.

mod common;

use common::probes::{probes, result, same};
use common::{Packs, parse, pointer, set};
use kalkulator_tpp::allowance::{Estimate, case::Case};
use kalkulator_tpp::document;
use kalkulator_tpp::regulation::{self, National, Regulation};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// What names things, or says how sure they are, and moves no figure.
const NO_RULE: [&str; 12] = [
    "provision",
    "confidence",
    "$schema",
    "format",
    "id",
    "title",
    "name",
    "note",
    "region",
    "status",
    "valid",
    "instruments",
];
/// Words that sort what is shown: the kind of an agency, the level of a sanction.
const SHOWN: [&str; 2] = ["AgencyKind", "SanctionLevel"];
/// Keys of edges.
const EDGES: [&str; 6] = [
    "from",
    "to",
    "least_days",
    "months",
    "target_minutes",
    "up_to",
];

/// A place in a pack, and what may stand there instead.
struct Place {
    path: String,
    section: String,
    kind: Kind,
    instead: Vec<Value>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Kind {
    Word,
    Edge,
}

/// Walks a document beside its schema.
struct Walk<'s> {
    root: &'s Value,
    found: Vec<Place>,
}

impl Walk<'_> {
    fn resolve<'v>(&'v self, schema: &'v Value) -> (&'v Value, &'v str) {
        match schema["$ref"].as_str() {
            Some(name) => {
                let pointer = name.trim_start_matches('#');
                let name = name.rsplit('/').next().unwrap();
                (self.root.pointer(pointer).unwrap(), name)
            }
            None => (schema, ""),
        }
    }

    fn go(&mut self, schema: &Value, document: &Value, path: &str) {
        let (schema, name) = self.resolve(schema);
        let (schema, name) = (schema.clone(), name.to_owned());
        let options = schema["oneOf"].as_array().cloned().unwrap_or_default();
        match document {
            Value::Object(entries) => {
                for (key, inner) in entries {
                    if NO_RULE.contains(&key.as_str()) {
                        continue;
                    }
                    let of = std::iter::once(&schema)
                        .chain(&options)
                        .find_map(|one| one["properties"].get(key));
                    let of = of.unwrap_or(&schema["additionalProperties"]);
                    let key = key.replace('/', "~1");
                    self.go(of, inner, &format!("{path}.{key}"));
                }
            }
            Value::Array(items) => {
                for (n, inner) in items.iter().enumerate() {
                    self.go(&schema["items"], inner, &format!("{path}[{n}]"));
                }
            }
            Value::String(_) if !SHOWN.contains(&name.as_str()) => {
                let words = options.iter().filter_map(|one| one.get("const"));
                let instead = words.filter(|word| *word != document).cloned().collect();
                self.add(path, Kind::Word, instead);
            }
            Value::Bool(flag) => self.add(path, Kind::Word, vec![json!(!flag)]),
            Value::Number(number) if EDGES.iter().any(|key| path.ends_with(&format!(".{key}"))) => {
                let edge = number.as_i64().unwrap();
                self.add(path, Kind::Edge, vec![json!(edge + 1), json!(edge - 1)]);
            }
            _ => {}
        }
    }

    fn add(&mut self, path: &str, kind: Kind, instead: Vec<Value>) {
        if !instead.is_empty() {
            let section = path.split(['.', '[']).nth(1).unwrap().to_owned();
            let path = path.to_owned();
            self.found.push(Place {
                path,
                section,
                kind,
                instead,
            });
        }
    }
}

/// What a pack must state although nothing hangs on it there.
fn says_nothing(pack: &Value, place: &Place) -> bool {
    let at = |path: &str| pack.pointer(&pointer(path)).unwrap_or(&Value::Null);
    let tax = at("$.withholding.tax");
    let by_year = [&tax["method"], &tax["pppk"]["method"]]
        .iter()
        .any(|method| method.as_str().is_some_and(|word| word.starts_with("ter")));
    let typed = at("$.basic_tpp.method").is_null();
    // The half of every tukin BPK is whole.
    let halves = at("$.basic_tpp.method.coefficient") == "0.5";
    let path = place.path.as_str();
    let step = path.rsplit_once('.').map_or("", |(step, _)| step);
    match path {
        // Where no basic TPP is worked out none is rounded; to nearest or down are one at a whole.
        "$.basic_tpp.rounding.to" | "$.basic_tpp.rounding.mode" => typed || halves,
        // Where no tax is counted over a year.
        "$.withholding.tax.deductible"
        | "$.withholding.tax.counts_employer_health"
        | "$.back_pay.tax" => !by_year,
        // Of a tax that is not taken.
        _ if path.ends_with(".bearer") => at(step)["method"] == "none",
        // Which instrument gives the result that the person names; how sure the name of an agency is.
        "$.organisation.basis" => true,
        // Of whole parts and whole cuts nothing is left to round.
        "$.rounding.at" | "$.rounding.gross.mode" => {
            !at("$.rounding.parts").is_null() && !at("$.rounding.cuts").is_null()
        }
        _ => {
            // A cut of nothing, or of as much as can be cut at once; a step that one event alone reaches.
            let next = step
                .strip_suffix("steps[0]")
                .map_or(&Value::Null, |row| at(&format!("{row}steps[1]")));
            at(step)["percent"] == "0"
                || at(step)["percent"] == "100"
                || path.ends_with(".per") && at(step)["from"] == 1 && next["from"] == 2
        }
    }
}

#[test]
fn the_cases_reach_every_section_word_and_edge() {
    let packs = Packs::shipped();
    let schema: Value = parse_file("web/schema/regional.json");
    let mut missed = Vec::new();
    for shipped in packs
        .documents
        .iter()
        .filter(|pack| regulation::is_regional(pack))
    {
        let id = regulation::pack_id(shipped).unwrap().to_string();
        let document = serde_json::to_value(shipped).unwrap();
        let asked = Asked::of(&packs, &document);
        let mut walk = Walk {
            root: &schema,
            found: Vec::new(),
        };
        walk.go(&schema, &document, "$");
        let mut tally: BTreeMap<(Kind, bool), usize> = BTreeMap::new();
        let mut sections: BTreeMap<&str, bool> = BTreeMap::new();
        for place in walk
            .found
            .iter()
            .filter(|place| !says_nothing(&document, place))
        {
            let reached = asked.reach(&packs, &document, place);
            *tally.entry((place.kind, reached)).or_default() += 1;
            *sections.entry(&place.section).or_default() |= reached;
            if !reached {
                missed.push(format!("{id} {}", place.path));
            }
        }
        let of = |kind| {
            let reached = tally.get(&(kind, true)).copied().unwrap_or(0);
            let not = tally.get(&(kind, false)).copied().unwrap_or(0);
            format!("{reached} of {}", reached + not)
        };
        let whole = sections.values().filter(|reached| **reached).count();
        println!(
            "{id:26} sections {whole} of {}, words {}, edges {}",
            sections.len(),
            of(Kind::Word),
            of(Kind::Edge)
        );
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

/// Which cases reach which words and edges of the national pack, and how much the least step is there.
const OF_THE_NATION: [(&str, &str, i64); 5] = [
    ("$.rating_matrix", "rating-matrix.json", 1),
    ("$.salary", "salary.json", 1),
    ("$.sanctions", "sanctions-and-reductions.json", 1),
    // Taxable income comes in thousands.
    ("$.tax.annual", "annual-tax.json", 1000),
    ("$.tax", "ter-monthly.json", 1),
];

#[test]
fn and_every_word_and_edge_of_the_nation() {
    let packs = Packs::shipped();
    let schema: Value = parse_file("web/schema/national.json");
    let document = serde_json::to_value(packs.document("nasional-2024")).unwrap();
    let mut walk = Walk {
        root: &schema,
        found: Vec::new(),
    };
    walk.go(&schema, &document, "$");
    let files = common::case_files();
    let mut missed = Vec::new();
    for place in &walk.found {
        let reached_by = OF_THE_NATION
            .iter()
            .find(|(section, _, _)| place.path.starts_with(section));
        let (_, name, least) = reached_by.unwrap_or_else(|| panic!("nothing for {}", place.path));
        let file = files.iter().find(|file| file.name == *name).unwrap();
        let differs = |value: &Value| {
            let mut moved = document.clone();
            set(&mut moved, &place.path, value.clone());
            let national = National::load(parse(&moved.to_string())).ok()?;
            let moved = Packs {
                nationals: vec![national],
                documents: packs.documents.clone(),
            };
            let mut cases = file.content["cases"].as_array().unwrap().iter();
            Some(cases.any(|case| {
                let found = common::answer(&moved, &file.content, case);
                let mut expected = common::entries(&case["expected"]);
                expected.any(|(at, expected)| found.pointer(at) != Some(expected))
            }))
        };
        let at = document.pointer(&pointer(&place.path)).unwrap().as_i64();
        let instead = place
            .instead
            .iter()
            .map(|value| match (at, value.as_i64()) {
                (Some(at), Some(value)) => json!(at + (value - at) * least),
                _ => value.clone(),
            });
        let answers: Vec<bool> = instead.filter_map(|value| differs(&value)).collect();
        let reached = match place.kind {
            Kind::Word => answers.is_empty() || answers.contains(&true),
            Kind::Edge => !answers.contains(&false),
        };
        if !reached {
            missed.push(place.path.clone());
        }
    }
    println!(
        "nasional-2024              words and edges {} of {}",
        walk.found.len() - missed.len(),
        walk.found.len()
    );
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

/// The probes of a pack and what they gave.
struct Asked {
    probes: Vec<Case>,
    before: Vec<Option<Estimate>>,
}

impl Asked {
    fn of(packs: &Packs, document: &Value) -> Self {
        let regulation = Regulation::load(&parse(&document.to_string()), &packs.nationals).unwrap();
        let probes: Vec<Case> = probes(document)
            .iter()
            .map(|probe| document::read(&parse(&probe.to_string())).unwrap())
            .collect();
        let before = probes.iter().map(|probe| result(&regulation, probe));
        Self {
            before: before.collect(),
            probes,
        }
    }

    /// Whether a value put at a place changes some result; nothing where the pack is refused.
    fn changes(&self, packs: &Packs, document: &Value, path: &str, value: &Value) -> Option<bool> {
        let mut moved = document.clone();
        set(&mut moved, path, value.clone());
        let moved = Regulation::load(&parse(&moved.to_string()), &packs.nationals).ok()?;
        let mut pairs = self.probes.iter().zip(&self.before);
        Some(pairs.any(|(probe, before)| !same(&result(&moved, probe), before)))
    }

    fn reach(&self, packs: &Packs, document: &Value, place: &Place) -> bool {
        let instead = place.instead.iter();
        let answers: Vec<bool> = instead
            .filter_map(|value| self.changes(packs, document, &place.path, value))
            .collect();
        match place.kind {
            Kind::Word => answers.is_empty() || answers.contains(&true),
            Kind::Edge => !answers.contains(&false),
        }
    }
}

fn parse_file(path: &str) -> Value {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}
