//! A repair repairs: whatever a fault offers for its place, put there, never meets the same fault
//! again.

mod common;

use common::{Packs, base, case_files, estimate, parse, pointer, set};
use kalkulator_tpp::document::Fault;
use kalkulator_tpp::regulation::beside::Beside;
use kalkulator_tpp::regulation::{self, Regulation};
use serde_json::{Value, json};

/// What is typed wrongly, wherever a pack asks for it.
const WRONG: [(&str, &str); 40] = [
    ("$.employment", r#""honorer""#),
    ("$.employment", r#""pppk_part_time""#),
    ("$.position.class", "18"),
    ("$.position.class", "17"),
    ("$.position.agency", r#""no_such_word""#),
    ("$.position.position", r#""no_such_word""#),
    ("$.position.criteria", r#"{ "loyalty": { "amount": 1 } }"#),
    ("$.position.criteria", r#"{ "scarcity": { "amount": 1 } }"#),
    ("$.acting", r#"{ "class": 17, "days": 99 }"#),
    ("$.attendance.score", r#""101""#),
    ("$.attendance.counts", r#"{ "no_such_word": 1 }"#),
    ("$.attendance.counts", r#"{ "unexcused_absence": 99 }"#),
    ("$.attendance.workingDays", "99"),
    ("$.attendance.days", r#"[{ "day": 32 }]"#),
    (
        "$.attendance.days",
        r#"[{ "day": 5, "absence": "no_such_word" }]"#,
    ),
    (
        "$.attendance.days",
        r#"[{ "day": 5, "lateMinutes": 100000 }]"#,
    ),
    ("$.performance.score", r#""100.01""#),
    ("$.performance.rating", r#""excellent""#),
    ("$.performance.noPlan", "true"),
    ("$.performance.superiorDidNotRate", "true"),
    ("$.performance.activityMinutes", "99999"),
    ("$.performance.creditedDays", r#"{ "no_such_word": 1 }"#),
    ("$.performance.creditedDays", r#"{ "annual_leave": 99 }"#),
    ("$.performance.quantity", r#""101""#),
    ("$.organisation", r#""no_such_word""#),
    (
        "$.sanction",
        r#"{ "id": "no_such_word", "since": "2030-01" }"#,
    ),
    ("$.reductions", r#"["no_such_word"]"#),
    ("$.taxStatus", r#""K/9""#),
    ("$.salary.typed.grade", r#""III""#),
    ("$.salary.typed.grade", r#""iii/d""#),
    ("$.salary.typed.grade", r#""V/a""#),
    (
        "$.salary",
        r#"{ "byTables": { "grade": "II/b", "years": 1, "spouse": false, "children": 0, "allowance": { "general": true } } }"#,
    ),
    (
        "$.salary",
        r#"{ "byTables": { "grade": "I/c", "years": 41, "spouse": false, "children": 0, "allowance": { "general": true } } }"#,
    ),
    (
        "$.salary",
        r#"{ "byTables": { "grade": "III", "years": 1, "spouse": false, "children": 0, "allowance": { "general": true } } }"#,
    ),
    (
        "$.salary",
        r#"{ "byTables": { "grade": "IX", "years": 1, "spouse": false, "children": 0, "allowance": { "general": true } } }"#,
    ),
    (
        "$.salary",
        r#"{ "byTables": { "grade": "III/a", "years": 1, "spouse": false, "children": 0, "allowance": { "echelon": "IC" } } }"#,
    ),
    (
        "$.yearEnd",
        r#"{ "grossBefore": 0, "salaryGrossBefore": 0, "withheldBefore": 0, "salaryWithheldBefore": 0, "months": 0 }"#,
    ),
    (
        "$.yearEnd",
        r#"{ "grossBefore": 0, "salaryGrossBefore": 0, "withheldBefore": 0, "salaryWithheldBefore": 0, "months": 13 }"#,
    ),
    (
        "$.deductions",
        r#"[{ "name": "zakat", "take": { "percent": "101" } }]"#,
    ),
    ("$.month", r#""1999-01""#),
];

fn faults(regulation: &Regulation, case: &Value) -> Vec<Fault> {
    estimate(regulation, &parse(&case.to_string()))
        .err()
        .unwrap_or_default()
}

/// The values that a fault offers for its place.
fn offered(fault: &Value) -> Vec<String> {
    let listed = fault["known"].as_array().into_iter().flatten();
    let bounds = [
        &fault["min"],
        &fault["max"],
        &fault["from"],
        &fault["until"],
    ];
    let all = listed.chain(bounds).filter_map(Value::as_str);
    all.map(str::to_owned).collect()
}

/// The case with a repair: the value at the place, or the key of the place.
fn mended(case: &Value, fault: &Fault, found: Option<&str>, offer: &str) -> Value {
    let (path, code) = (fault.path.as_str(), fault.reason.code());
    let mut mended = case.clone();
    let before = case.pointer(&pointer(path)).cloned().unwrap_or(Value::Null);
    let is_key = found.is_some_and(|found| path.ends_with(&format!(".{found}")));
    if is_key || code == "unknown_key" {
        let (parent, _) = path.rsplit_once('.').unwrap();
        common::remove(&mut mended, path);
        set(&mut mended, &format!("{parent}.{offer}"), before);
        return mended;
    }
    if code == "exactly_one" {
        let inner = before.as_object().and_then(|forms| forms.values().next());
        set(&mut mended, path, json!({ offer: inner }));
        return mended;
    }
    let number = offer.parse::<i64>().ok().filter(|_| before.is_number());
    let place = mended.pointer_mut(&pointer(path)).unwrap();
    *place = number.map_or_else(|| json!(offer), Value::from);
    mended
}

/// A fault, whatever was found.
fn but_found(fault: &Fault) -> Value {
    let mut told = serde_json::to_value(fault).unwrap();
    common::remove(&mut told, "$.found");
    told
}

/// What is offered and does not help.
fn in_vain(regulation: &Regulation, case: &Value) -> Vec<String> {
    let mut found = Vec::new();
    for fault in faults(regulation, case) {
        let told = serde_json::to_value(&fault).unwrap();
        for offer in offered(&told) {
            let mended = mended(case, &fault, told["found"].as_str(), &offer);
            let is_same = |again: &Fault| but_found(again) == but_found(&fault);
            if faults(regulation, &mended).iter().any(is_same) {
                found.push(format!("{}: {offer} for {}", fault.path, told));
            }
        }
    }
    found
}

#[test]
fn what_a_fault_offers_mends_it() {
    let packs = Packs::shipped();
    let mut found = Vec::new();
    for document in packs
        .documents
        .iter()
        .filter(|pack| regulation::is_regional(pack))
    {
        let regulation = Regulation::load(document, &packs.nationals).unwrap();
        let pack = serde_json::to_value(document).unwrap();
        for employment in ["pns", "pppk"] {
            for (path, wrong) in WRONG {
                let mut case = base(&pack);
                set(&mut case, "$.employment", employment.into());
                set(&mut case, path, serde_json::from_str(wrong).unwrap());
                let vain = in_vain(&regulation, &case);
                found.extend(vain.iter().map(|vain| format!("{} {vain}", pack["id"])));
            }
        }
    }
    found.sort();
    found.dedup();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn so_it_does_in_every_case_that_is_refused() {
    let packs = Packs::shipped();
    let mut found = Vec::new();
    for file in case_files()
        .iter()
        .filter(|file| file.content["call"] == "estimate")
    {
        for case in file.content["cases"].as_array().unwrap() {
            let own = &case["regulation"];
            let named = if own.is_null() {
                &file.content["regulation"]
            } else {
                own
            };
            found.extend(in_vain(&packs.regulation_of(named), &case["input"]));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// What a fault or a warning offers to be written in place of what is there, as JSON.
fn written(told: &Value) -> Vec<Value> {
    let is_number = ["integer", "number"].contains(&told["expected"].as_str().unwrap_or_default());
    let write = told["write"]
        .as_str()
        .into_iter()
        .map(|write| match write.parse::<i64>() {
            Ok(whole) if is_number => whole.into(),
            _ => write.into(),
        });
    let bounds = [&told["min"], &told["max"]].into_iter();
    let bounds = bounds.filter_map(Value::as_str).map(|bound| {
        let is_whole = told["path"].as_str().is_some_and(|path| {
            let wholes = [".from", ".to", "_minutes", ".class", ".months"];
            wholes.iter().any(|end| path.ends_with(end))
        });
        bound
            .parse::<i64>()
            .ok()
            .filter(|_| is_whole)
            .map_or_else(|| bound.into(), Value::from)
    });
    let known = told["known"].as_array().into_iter().flatten().cloned();
    let is_key = ["unknown_key", "exactly_one"].contains(&told["code"].as_str().unwrap());
    write
        .chain(bounds)
        .chain(known.filter(|_| !is_key))
        .collect()
}

#[test]
fn so_does_what_is_offered_for_a_pack() {
    let packs = Packs::shipped();
    let mut tried = 0;
    let mut vain = Vec::new();
    for file in common::json_files("tests/bad-packs") {
        let file: Value = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
        for bad in file["packs"].as_array().unwrap() {
            let base = bad["pack"].as_str().or(file["pack"].as_str()).unwrap();
            let pack = common::patched(packs.document(base), bad);
            for told in told(&packs, &pack) {
                let path = told["path"].as_str().unwrap();
                let is_key = told["found"].as_str().is_some_and(|found| {
                    path.ends_with(&format!(".{found}")) && told["code"] != "unknown_reference"
                });
                let place = common::pointer(path).replace("['", "/").replace("']", "");
                for offer in written(&told).into_iter().filter(|_| !is_key) {
                    let mut mended = pack.clone();
                    let Some(value) = mended.pointer_mut(&place) else {
                        continue;
                    };
                    if value.is_object() || value.is_array() {
                        continue;
                    }
                    *value = offer.clone();
                    tried += 1;
                    if self::told(&packs, &mended)
                        .iter()
                        .any(|again| is_same(again, &told))
                    {
                        vain.push(format!("{}: {offer} for {told}", bad["id"]));
                    }
                }
            }
        }
    }
    assert!(tried >= 100, "only {tried} repairs");
    assert!(vain.is_empty(), "{}", vain.join("\n"));
}

/// All that is told of a pack, faults and warnings.
fn told(packs: &Packs, pack: &Value) -> Vec<Value> {
    let document = parse(&pack.to_string()).into();
    let checked = regulation::check(&document, &packs.nationals, &Beside::default());
    let checked = serde_json::to_value(checked).unwrap();
    let lists = ["faults", "warnings"].map(|list| checked[list].as_array().unwrap().clone());
    lists.concat()
}

/// The same, whatever was found.
fn is_same(one: &Value, other: &Value) -> bool {
    ["path", "code", "min", "max"]
        .iter()
        .all(|key| one[key] == other[key])
}
