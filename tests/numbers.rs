//! Every number of every pack counts: moved, it changes some result, or the pack is refused.

mod common;

use common::{Packs, answer, base, case_files, entries, json_files, keys, parse, pointer, set};
use kalkulator_tpp::allowance::case::Case;
use kalkulator_tpp::allowance::{self, Estimate};
use kalkulator_tpp::document::{self, Month};
use kalkulator_tpp::regulation::{self, National, Regulation};
use rust_decimal::Decimal;
use serde_json::{Map, Value, json};

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

fn result(regulation: &Regulation, case: &Case) -> Option<Estimate> {
    allowance::estimate(regulation, case, false).ok()
}

/// The same figures; receipt and lines, which tell the rule itself, aside.
fn same(one: &Option<Estimate>, other: &Option<Estimate>) -> bool {
    let figures = |estimate: &Estimate| {
        let Estimate {
            totals,
            basic_tpp,
            criteria,
            salary,
            tax,
            health,
            ..
        } = estimate.clone();
        (totals, basic_tpp, criteria, salary, tax, health)
    };
    one.as_ref().map(figures) == other.as_ref().map(figures)
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

/// Cases made from a pack so that each of its rows is reached.
fn probes(pack: &Value) -> Vec<Value> {
    let base = base(pack);
    let mut probes = vec![base.clone()];
    let mut add = |changes: &[(&str, Value)]| {
        let mut probe = base.clone();
        for (path, value) in changes {
            set(&mut probe, path, value.clone());
        }
        probes.push(probe);
    };
    for class in 1..=15 {
        add(&[("$.position.class", class.into())]);
        add(&[
            ("$.position.class", class.into()),
            ("$.position.criteria", json!({})),
        ]);
    }
    for criterion in keys(&base["position"]["criteria"]) {
        let path = format!("$.position.criteria.{criterion}");
        add(&[(&path, json!({ "percent": "50" }))]);
    }
    for agency in keys_of_tables(pack, "by_agency") {
        add(&[("$.position.agency", agency.into())]);
    }
    for position in list(&pack["positions"]["list"]) {
        add(&[
            ("$.position.position", position["id"].clone()),
            ("$.position.class", position["class"].clone()),
        ]);
    }
    for deduction in list(&pack["attendance"]["deductions"]) {
        for step in list(&deduction["steps"]) {
            let from = step["from"].as_u64().unwrap();
            for count in [from - 1, from] {
                let id = deduction["id"].as_str().unwrap();
                add(&[("$.attendance.counts", json!({ id: count }))]);
            }
        }
    }
    for deduction in list(&pack["attendance"]["deductions"]) {
        if let Some(minutes) = deduction["as_minutes"].as_u64() {
            let id = deduction["id"].as_str().unwrap();
            let needed = months_minutes(pack).div_ceil(minutes);
            add(&[("$.attendance.counts", json!({ id: needed }))]);
        }
    }
    add(&[("$.attendance.counts", as_much_as_possible(pack))]);
    let mut without_plan = base["performance"].clone();
    without_plan.as_object_mut().unwrap().remove("rating");
    without_plan["noPlan"] = true.into();
    add(&[("$.performance", without_plan)]);
    add(&[("$.performance.superiorDidNotRate", true.into())]);
    for rating in keys(&pack["rating"]["percent"]) {
        add(&[("$.performance.rating", rating.as_str().into())]);
    }
    if let Some(target) = pack["activity"]["target_minutes"].as_i64() {
        add(&[("$.performance.activityMinutes", (target - 1).into())]);
        for (id, minutes) in entries(&pack["activity"]["credited_minutes"]) {
            let worked = target - minutes.as_i64().unwrap();
            add(&[
                ("$.performance.activityMinutes", worked.into()),
                ("$.performance.creditedDays", json!({ id: 1 })),
            ]);
        }
    }
    add(&[("$.performance.quantity", "50".into())]);
    if !pack["measures"].is_null() {
        add(&[("$.attendance", json!({ "score": "97.531" }))]);
    }
    for result in keys(&pack["organisation"]["percent"]) {
        add(&[("$.organisation", result.as_str().into())]);
    }
    for event in list(&pack["employment"]["events"]) {
        add(&[("$.event", event["id"].clone())]);
    }
    for status in keys(&pack["employment"]["percent"]) {
        add(&[("$.employment", status.as_str().into())]);
    }
    if let Some(days) = pack["acting"]["least_days"].as_i64() {
        for days in [days - 1, days] {
            add(&[("$.acting", json!({ "class": 14, "days": days }))]);
            let mut of_amount = json!({ "class": 14, "days": days, "amount": 9_000_000 });
            add(&[("$.acting", of_amount.clone())]);
            of_amount["higher"] = false.into();
            add(&[("$.acting", of_amount)]);
        }
    }
    for month in list(&pack["extra_months"]) {
        let paid = [
            ("$.month", month["paid_in"].clone()),
            (
                "$.extraMonths",
                json!([{ "id": month["id"], "salary": 4_000_000 }]),
            ),
        ];
        add(&paid);
        let base = json!([{ "id": month["id"], "tpp": 12_345_678 }]);
        add(&[paid[0].clone(), ("$.extraMonths", base)]);
    }
    add(&[("$.backPay", json!({ "sum": 3_000_000 }))]);
    for number in list(&pack["full_months"]["months"]) {
        let year = &pack["valid"]["from"].as_str().unwrap()[..4];
        let month = format!("{year}-{:02}", number.as_u64().unwrap());
        add(&[
            ("$.month", month.into()),
            ("$.attendance", json!({ "score": "50" })),
            (
                "$.yearEnd",
                json!({
                    "grossBefore": 0, "salaryGrossBefore": 0, "withheldBefore": 0,
                    "salaryWithheldBefore": 0,
                }),
            ),
        ]);
    }
    for sanction in list(&pack["sanctions"]["list"]) {
        let months = sanction["months"].as_u64().unwrap();
        for served in [months - 1, months] {
            let since = months_before(pack, served);
            add(&[(
                "$.sanction",
                json!({ "id": sanction["id"], "since": since }),
            )]);
        }
    }
    for reduction in list(&pack["reductions"]["list"]) {
        add(&[("$.reductions", json!([reduction["id"]]))]);
    }
    probes
}

/// From how many minutes of the month on something is cut.
fn months_minutes(pack: &Value) -> u64 {
    let mut deductions = list(&pack["attendance"]["deductions"]);
    let of_month = deductions
        .find(|one| one["kind"] == "month_minutes")
        .unwrap();
    of_month["steps"][0]["from"].as_u64().unwrap()
}

/// As many infractions as a month can hold.
fn as_much_as_possible(pack: &Value) -> Value {
    const KINDS: [&str; 5] = [
        "late",
        "early_departure",
        "missed_assembly",
        "missed_record",
        "unexcused_absence",
    ];
    list(&pack["attendance"]["deductions"])
        .filter(|deduction| KINDS.contains(&deduction["kind"].as_str().unwrap()))
        .map(|deduction| {
            (
                deduction["id"].as_str().unwrap().to_owned(),
                Value::from(20),
            )
        })
        .collect::<Map<_, _>>()
        .into()
}

/// The keys of every table of that name within a pack.
fn keys_of_tables(value: &Value, name: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (key, inner) in entries(value) {
        if key == name {
            found.extend(keys(inner).cloned());
        }
        found.extend(keys_of_tables(inner, name));
    }
    found
}

/// The month that lies so many months before the pack's first.
fn months_before(pack: &Value, months: u64) -> String {
    let from = Month::parse(pack["valid"]["from"].as_str().unwrap()).unwrap();
    let all = u64::from(from.year()) * 12 + u64::from(from.number()) - 1 - months;
    format!("{:04}-{:02}", all / 12, all % 12 + 1)
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
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
