//! Every number of every pack counts: moved, it changes some result, or the pack is refused.

mod common;

use common::probes::{list, probes, result, same};
use common::{Packs, answer, base, case_files, entries, json_files, parse, pointer, set};
use kalkulator_tpp::allowance::Estimate;
use kalkulator_tpp::allowance::case::Case;
use kalkulator_tpp::document;
use kalkulator_tpp::regulation::{self, National, Regulation};
use rust_decimal::Decimal;
use serde_json::{Value, json};

/// A number of a document: its JSON path and the values to move it to.
struct Number {
    path: String,
    moved: Vec<Value>,
}

/// What is no rule: the version of the format and the region's code.
const NO_RULE: [&str; 3] = ["provision", "format", "code"];

/// Every number of a document that a result may depend on.
fn numbers(document: &Value) -> Vec<Number> {
    let mut found = Vec::new();
    collect(document, "$", &mut found);
    found.retain(|number| !says_nothing(document, &number.path));
    found
}

/// Numbers that a pack must state although nothing hangs on them: from when on 0% is cut, and
/// how a basic TPP is rounded that the person types.
fn says_nothing(document: &Value, path: &str) -> bool {
    if let Some(step) = path.strip_suffix(".from") {
        return at(document, step)["percent"] == "0";
    }
    // The weight of the only measure of a part: a mean of one is that one.
    if let Some((part, _)) = path.split_once(".measures.") {
        return entries(&at(document, part)["measures"]).count() == 1;
    }
    path == "$.basic_tpp.rounding.to" && document["basic_tpp"]["method"].is_null()
}

fn collect(value: &Value, path: &str, found: &mut Vec<Number>) {
    match value {
        Value::Object(entries) => {
            for (key, inner) in entries {
                if !NO_RULE.contains(&key.as_str()) {
                    let key = key.replace('/', "~1");
                    collect(inner, &format!("{path}.{key}"), found);
                }
            }
        }
        Value::Array(items) => {
            for (n, inner) in items.iter().enumerate() {
                collect(inner, &format!("{path}[{n}]"), found);
            }
        }
        _ => {
            let moved = moved(value);
            if !moved.is_empty() {
                let path = path.to_owned();
                found.push(Number { path, moved });
            }
        }
    }
}

/// A little more, a little less, then further away; nothing for what is no number.
fn moved(value: &Value) -> Vec<Value> {
    if let Some(whole) = value.as_i64() {
        let far = whole / 50 + 100;
        let values = [whole + 1, whole - 1, whole + far, whole - far];
        return values
            .into_iter()
            .filter(|n| *n >= 0)
            .map(Value::from)
            .collect();
    }
    let Some(decimal) = value.as_str().and_then(|text| text.parse::<Decimal>().ok()) else {
        return Vec::new();
    };
    let step = Decimal::new(1, 2);
    let near = [decimal + step, decimal - step, decimal + Decimal::ONE];
    let far = [Decimal::ZERO, Decimal::ONE_THOUSAND];
    near.into_iter()
        .chain(far)
        .filter(|moved| *moved >= Decimal::ZERO && *moved != decimal)
        .map(|d| Value::from(d.to_string()))
        .collect()
}

fn at<'d>(document: &'d Value, path: &str) -> &'d Value {
    document.pointer(&pointer(path)).unwrap()
}

fn with(document: &Value, path: &str, value: &Value) -> kalkulator_tpp::document::Value {
    let mut moved = document.clone();
    set(&mut moved, path, value.clone());
    parse(&moved.to_string())
}

/// The numbers that move nothing. `changes` says whether a value put at a path changes some
/// result, or nothing where the document is refused.
fn idle(document: &Value, changes: impl Fn(&str, &Value) -> Option<bool>) -> Vec<String> {
    let counts = |number: &Number| {
        let mut answers = number
            .moved
            .iter()
            .map(|value| changes(&number.path, value))
            .peekable();
        let mut accepted = false;
        answers.any(|changed| {
            accepted |= changed.is_some();
            changed == Some(true)
        }) || !accepted
    };
    numbers(document)
        .into_iter()
        .filter(|number| !counts(number))
        .map(|number| number.path)
        .collect()
}

/// An answer without its receipt and lines.
fn figures(mut result: Value) -> Value {
    if let Some(result) = result.as_object_mut() {
        result.remove("receipt");
        result.remove("lines");
    }
    result
}

#[test]
fn every_number_of_a_region_counts() {
    let packs = Packs::shipped();
    let mut found = Vec::new();
    for document in packs
        .documents
        .iter()
        .filter(|pack| regulation::is_regional(pack))
    {
        let id = regulation::pack_id(document).unwrap();
        let regulation = Regulation::load(document, &packs.nationals).unwrap();
        let document = serde_json::to_value(document).unwrap();
        let probes: Vec<Case> = probes(&document)
            .iter()
            .map(|probe| document::read(&parse(&probe.to_string())).unwrap())
            .collect();
        let before: Vec<Option<Estimate>> = probes
            .iter()
            .map(|probe| result(&regulation, probe))
            .collect();
        assert!(before[0].is_some(), "{id} refuses {:?}", probes[0]);
        let changes = |path: &str, value: &Value| {
            let moved = with(&document, path, value);
            let regulation = Regulation::load(&moved, &packs.nationals).ok()?;
            let mut asked = probes.iter().zip(&before);
            Some(asked.any(|(probe, before)| !same(&result(&regulation, probe), before)))
        };
        found.extend(
            idle(&document, changes)
                .iter()
                .map(|path| format!("{id} {path}")),
        );
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// The regional pack under which the salary tables are asked.
const DRAFT: &str = "kukar-2024-rancangan";

/// Which cases reach which section of the national pack.
const REACHED_BY: [(&str, &str); 8] = [
    ("$.bpk_by_class", "entitlement.json"),
    ("$.governance_index", "entitlement.json"),
    ("$.tax.status", "annual-tax.json"),
    ("$.tax.annual", "annual-tax.json"),
    ("$.tax.by_grade", "withholding.json"),
    ("$.contributions", "salary.json"),
    ("$.salary", "salary.json"),
    ("$.sanctions", "sanctions-and-reductions.json"),
];

#[test]
fn every_number_of_the_nation_counts() {
    let packs = Packs::shipped();
    let files = case_files();
    let document = serde_json::to_value(packs.document("nasional-2024")).unwrap();
    let draft = packs.document(DRAFT);
    let drafted = serde_json::to_value(draft).unwrap();
    let changes = |path: &str, value: &Value| {
        let moved = National::load(with(&document, path, value)).ok()?;
        let under = |nationals: Vec<National>, documents: &[document::Value]| Packs {
            nationals,
            documents: documents.to_vec(),
        };
        if let Some(probe) = cell(&document, &drafted, path) {
            let ask = |nationals| {
                let packs = under(nationals, std::slice::from_ref(draft));
                figures(answer(&packs, &probe, &probe))
            };
            return Some(ask(vec![moved]) != ask(packs.nationals.clone()));
        }
        let (_, name) = REACHED_BY
            .iter()
            .find(|(section, _)| path.starts_with(section))?;
        let file = files.iter().find(|file| file.name == *name).unwrap();
        let moved = under(vec![moved], &packs.documents);
        let differs = |case: &Value| {
            let result = answer(&moved, &file.content, case);
            entries(&case["expected"]).any(|(at, expected)| result.pointer(at) != Some(expected))
        };
        Some(list(&file.content["cases"]).any(differs))
    };
    let found = idle(&document, changes);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// The case that reaches one cell of a salary table or one row of TER.
fn cell(document: &Value, draft: &Value, path: &str) -> Option<Value> {
    let mut steps = path.split('.').skip(1);
    match (steps.next()?, steps.next()?) {
        ("salary", table @ ("pns" | "pppk")) => {
            let grade = steps.nth(1)?.replace("~1", "/");
            let years: u8 = steps.next()?.parse().ok()?;
            let salary = json!({ "byTables": {
                "grade": grade, "years": years, "spouse": false, "children": 0,
                "allowance": { "amount": 0 },
            } });
            let mut case = base(draft);
            set(&mut case, "$.month", "2024-03".into());
            set(&mut case, "$.employment", table.into());
            set(&mut case, "$.salary", salary);
            Some(json!({ "call": "estimate", "regulation": DRAFT, "input": case }))
        }
        ("tax", "ter") => {
            let (category, row) = steps.nth(1)?.split_once('[')?;
            let row: usize = row.trim_end_matches(']').parse().ok()?;
            let up_to =
                |row: usize| document["tax"]["ter"]["categories"][category][row]["up_to"].as_i64();
            let gross = up_to(row).or_else(|| Some(up_to(row.checked_sub(1)?)? + 1))?;
            let status = match category {
                "A" => "TK/0",
                "B" => "K/1",
                _ => "K/3",
            };
            Some(
                json!({ "call": "calculateMonthlyTax", "input": { "gross": gross, "status": status } }),
            )
        }
        _ => None,
    }
}

#[test]
fn every_pack_has_a_case() {
    let files = case_files();
    let named = |id: &str| {
        files.iter().any(|file| {
            list(&file.content["cases"])
                .map(|case| &case["regulation"])
                .chain([&file.content["regulation"]])
                .any(|named| named == id)
        })
    };
    for file in json_files("web/regulations") {
        let id = file.file_stem().unwrap().to_str().unwrap();
        assert!(id == "nasional-2024" || named(id), "no case names {id}");
    }
}
