//! Nothing given falls away without a word: under every shipped pack each input changes the
//! answer, is refused by its name, or is told of in a line.

mod common;

use common::{Packs, base, estimate, parse, set};
use kalkulator_tpp::document::Fault;
use kalkulator_tpp::regulation::{self, Regulation};
use serde_json::{Value, json};

/// An input, and what must be so that it can matter.
struct Input {
    path: &'static str,
    value: Value,
    context: Vec<(&'static str, Value)>,
    without: Vec<&'static str>,
}

impl Input {
    fn new(path: &'static str, value: Value) -> Self {
        Self {
            path,
            value,
            context: Vec::new(),
            without: Vec::new(),
        }
    }

    fn with(mut self, path: &'static str, value: Value) -> Self {
        self.context.push((path, value));
        self
    }

    fn without(mut self, path: &'static str) -> Self {
        self.without.push(path);
        self
    }
}

/// Every input there is, each with a value that a person may give.
fn inputs(pack: &Value) -> Vec<Input> {
    const DAYS: &str = "$.attendance.days";
    const ALLOWANCE: &str = "$.salary.byTables.allowance";
    let first = |list: &Value, or: &str| {
        let id = &list[0]["id"];
        if id.is_null() { json!(or) } else { id.clone() }
    };
    let position = &pack["positions"]["list"][0];
    let class = if position.is_null() {
        json!(9)
    } else {
        position["class"].clone()
    };
    let away = first(
        &json!(
            pack["attendance"]["deductions"]
                .as_array()
                .into_iter()
                .flatten()
                .filter(|one| one["kind"] == "unexcused_absence")
                .collect::<Vec<_>>()
        ),
        "away",
    );
    let counts = json!({ away.as_str().unwrap(): 5 });
    let sanctions = &pack["sanctions"]["list"];
    let month = pack["valid"]["from"].clone();
    let extra = first(&pack["extra_months"], "thr");
    let by_tables = json!({ "byTables": {
        "grade": "III/d", "years": 12, "spouse": false, "children": 0,
        "allowance": { "amount": 0 },
    } });
    let logged = |field: &str, value: Value| json!([{ "day": 5, field: value }]);
    let year_end = json!({
        "grossBefore": 0, "salaryGrossBefore": 0, "withheldBefore": 0, "salaryWithheldBefore": 0,
    });
    let criteria = [
        "$.position.criteria.workload",
        "$.position.criteria.achievement",
        "$.position.criteria.duty_station",
        "$.position.criteria.working_conditions",
        "$.position.criteria.scarcity",
        "$.position.criteria.other_objective",
    ];
    let mut all: Vec<Input> = criteria
        .into_iter()
        .map(|path| Input::new(path, json!({ "amount": 7_000_000 })).without(path))
        .collect();
    all.extend([
        Input::new(
            "$.position.agency",
            first(&pack["agencies"]["list"], "dinas"),
        ),
        Input::new(
            "$.position.position",
            first(&pack["positions"]["list"], "kepala"),
        )
        .with("$.position.class", class),
        Input::new("$.position.basicTpp", json!(12_000_000)),
        Input::new("$.position.basicTpp", json!(12_000_000)).with(
            "$.position.criteria",
            json!({ "workload": { "percent": "50" } }),
        ),
        Input::new("$.acting", json!({ "class": 10, "days": 31 })),
        Input::new("$.acting", json!({ "class": 10, "days": 1 })),
        Input::new("$.acting.basicTpp", json!(9_000_000))
            .with("$.acting", json!({ "class": 10, "days": 31 })),
        Input::new("$.acting.amount", json!(9_000_000))
            .with("$.acting", json!({ "class": 10, "days": 31 })),
        Input::new("$.acting.higher", json!(true))
            .with("$.acting", json!({ "class": 10, "days": 31 })),
        Input::new("$.acting.coversFirst", json!(true))
            .with("$.acting", json!({ "class": 10, "days": 31 })),
        Input::new("$.position.equalised", json!(true)),
        Input::new("$.served", json!({ "from": 16 })),
        Input::new("$.served.until", json!(20)).with("$.served", json!({ "from": 16 })),
        Input::new("$.served.workingDays", json!(3)).with("$.served", json!({ "from": 16 })),
        Input::new("$.roles", json!([first(&pack["roles"]["list"], "ketua")])),
        Input::new("$.roles", json!(["no_such_word"])),
        Input::new("$.received", json!({ "teacher_certification": 1_000_000 })),
        Input::new("$.performance.workingDays", json!(12)),
        Input::new("$.performance.absences", json!({ "unexcused_absence": 2 })),
        Input::new("$.event", first(&pack["employment"]["events"], "moved")),
        Input::new(
            "$.measures",
            json!({ first(&pack["measures"]["list"], "team").as_str().unwrap(): "50" }),
        ),
        Input::new("$.attendance.score", json!("50")),
        Input::new("$.attendance.score", json!("100")).with("$.attendance.counts", counts.clone()),
        Input::new("$.attendance.counts", counts.clone()),
        Input::new("$.attendance.counts", json!({ "annual_leave": 2 })),
        Input::new("$.attendance.counts", json!({ "no_such_word": 1 })),
        Input::new("$.attendance.workingDays", json!(4)).with("$.attendance.counts", counts),
        Input::new("$.attendance.workingDays", json!(20)).with("$.attendance.score", json!("50")),
        Input::new(DAYS, logged("absence", away)),
        Input::new(DAYS, logged("lateMinutes", json!(45))),
        Input::new(DAYS, logged("lateMinutes", json!(1))),
        Input::new(DAYS, logged("lateMinutes", json!(100_000))),
        Input::new(DAYS, logged("earlyMinutes", json!(45))),
        Input::new(DAYS, json!([{ "day": 5 }])),
        Input::new("$.attendance.days[0].lateMinutes", json!(45))
            .with(DAYS, logged("absence", json!("annual_leave"))),
        Input::new("$.performance.score", json!("50")),
        Input::new("$.performance.rating", json!("poor")).without("$.performance.rating"),
        Input::new("$.performance.result", json!("below")).without("$.performance.rating"),
        Input::new("$.performance.result", json!("below")),
        Input::new("$.performance.behaviour", json!("below"))
            .with("$.performance.result", json!("below"))
            .without("$.performance.rating"),
        Input::new("$.performance.noPlan", json!(true)),
        Input::new("$.performance.noPlan", json!(true)).without("$.performance.rating"),
        Input::new("$.performance.superiorDidNotRate", json!(true)),
        Input::new("$.performance.activityMinutes", json!(3000))
            .without("$.performance.activityMinutes"),
        Input::new("$.performance.creditedDays", json!({ "annual_leave": 2 })),
        Input::new("$.performance.quantity", json!("50")).without("$.performance.quantity"),
        Input::new("$.performance.quality", json!("50")).without("$.performance.quality"),
        Input::new("$.organisation", json!("good")).without("$.organisation"),
        Input::new("$.organisation", json!("no_such_word")).without("$.organisation"),
        Input::new(
            "$.sanction",
            json!({ "id": first(sanctions, "minor"), "since": month }),
        ),
        Input::new(
            "$.sanction",
            json!({ "id": "no_such_word", "since": month }),
        ),
        Input::new(
            "$.reductions",
            json!([first(&pack["reductions"]["list"], "guru")]),
        ),
        Input::new(
            "$.extraMonths",
            json!([{ "id": extra, "salary": 4_000_000 }]),
        ),
        Input::new("$.extraMonths", json!([{ "id": extra, "tpp": 9_000_000 }])),
        Input::new("$.extraMonths", json!([{ "id": "no_such_word" }])),
        Input::new("$.extraMonths[0].tpp", json!(9_000_000)).with(
            "$.extraMonths",
            json!([{ "id": extra, "salary": 4_000_000 }]),
        ),
        Input::new("$.extraMonths[0].salary", json!(9_000_000)).with(
            "$.extraMonths",
            json!([{ "id": extra, "salary": 4_000_000 }]),
        ),
        Input::new("$.backPay", json!({ "sum": 500_000 })),
        Input::new("$.backPay", json!({ "overpaid": 500_000 })),
        Input::new(
            "$.backPay",
            json!({ "months": [{ "month": month, "paid": 1_000_000, "due": 1_500_000 }] }),
        ),
        Input::new("$.taxStatus", json!("TK/0")).without("$.taxStatus"),
        Input::new("$.salary.typed.grade", json!("II/a")).without("$.salary.typed.grade"),
        Input::new("$.salary.typed.contributions", json!(200_000)),
        Input::new("$.salary", by_tables.clone()),
        Input::new("$.salary.byTables.spouse", json!(true)).with("$.salary", by_tables.clone()),
        Input::new("$.salary.byTables.children", json!(2)).with("$.salary", by_tables.clone()),
        Input::new(ALLOWANCE, json!({ "echelon": "IIIB" })).with("$.salary", by_tables.clone()),
        Input::new(ALLOWANCE, json!({ "general": true })).with("$.salary", by_tables),
        Input::new("$.yearEnd", year_end.clone()),
        Input::new("$.yearEnd.months", json!(1)).with("$.yearEnd", year_end.clone()),
        Input::new("$.yearEnd.contributions", json!(999)).with("$.yearEnd", year_end),
        Input::new(
            "$.deductions",
            json!([{ "name": "zakat", "take": { "percent": "2.5" } }]),
        ),
        Input::new(
            "$.deductions",
            json!([{ "name": "korpri", "take": { "amount": 0 } }]),
        ),
    ]);
    all
}

/// The answer to a case; of an estimate all but what made it.
fn answer(regulation: &Regulation, case: &Value) -> Result<Value, Vec<Fault>> {
    let estimate = estimate(regulation, &parse(&case.to_string()))?;
    let mut answer = serde_json::to_value(estimate).unwrap();
    answer.as_object_mut().unwrap().remove("receipt");
    Ok(answer)
}

#[test]
fn every_input_counts_or_is_refused_under_every_pack() {
    let packs = Packs::shipped();
    let mut silent = Vec::new();
    let mut asked = 0;
    for document in packs
        .documents
        .iter()
        .filter(|pack| regulation::is_regional(pack))
    {
        let regulation = Regulation::load(document, &packs.nationals).unwrap();
        let pack = serde_json::to_value(document).unwrap();
        // A month of the middle, so that somebody may have worked before it, but not the last.
        let mut base = base(&pack);
        let year = &pack["valid"]["from"].as_str().unwrap()[..4];
        set(&mut base, "$.month", json!(format!("{year}-08")));
        assert_eq!(answer(&regulation, &base).err(), None, "{}", pack["id"]);
        for input in inputs(&pack) {
            let mut without = base.clone();
            for path in &input.without {
                common::remove(&mut without, path);
            }
            for (path, value) in &input.context {
                set(&mut without, path, value.clone());
            }
            let mut with = without.clone();
            set(&mut with, input.path, input.value.clone());
            asked += 1;
            let (with, without) = (answer(&regulation, &with), answer(&regulation, &without));
            if with.is_ok() && with.ok() == without.ok() {
                let id = pack["id"].as_str().unwrap();
                silent.push(format!("{id} {} {}", input.path, input.value));
            }
        }
    }
    assert!(asked > 400, "only {asked} were asked");
    assert!(silent.is_empty(), "{}", silent.join("\n"));
}

/// The matrix leaves out no input that a case may have.
#[cfg(feature = "schema")]
#[test]
fn every_input_of_a_case_is_in_the_matrix() {
    use kalkulator_tpp::allowance::case::Case;
    use kalkulator_tpp::document::schema;
    let schema = serde_json::to_value(schema::document::<Case>("case", "Kasus")).unwrap();
    let packs = Packs::shipped();
    let pack = serde_json::to_value(packs.document("contoh-lengkap")).unwrap();
    let mut given: Vec<String> = Vec::new();
    for input in inputs(&pack) {
        given.extend(leaves(input.path, &input.value));
        for (path, value) in &input.context {
            given.extend(leaves(path, value));
        }
    }
    given.extend(leaves("$", &base(&pack)));
    let mut missing = Vec::new();
    walk(&schema, &schema, "$", &mut |path| {
        let is_for_editors = path == "$.$schema";
        if !is_for_editors && !given.iter().any(|given| covers(given, path)) {
            missing.push(path.to_owned());
        }
    });
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

/// Paths without indices of all that a value holds.
#[cfg(feature = "schema")]
fn leaves(path: &str, value: &Value) -> Vec<String> {
    let path = path.replace("[0]", "");
    match value {
        Value::Object(entries) => entries
            .iter()
            .flat_map(|(key, inner)| leaves(&format!("{path}.{key}"), inner))
            .collect(),
        Value::Array(items) => items.iter().flat_map(|item| leaves(&path, item)).collect(),
        _ => vec![path],
    }
}

/// Whether a path given reaches a place of the schema; a table has any key.
#[cfg(feature = "schema")]
fn covers(given: &str, place: &str) -> bool {
    let (given, place): (Vec<&str>, Vec<&str>) =
        (given.split('.').collect(), place.split('.').collect());
    given.len() >= place.len()
        && place
            .iter()
            .zip(&given)
            .all(|(place, given)| *place == "*" || place == given)
}

/// Calls for every place of a schema that holds no others.
#[cfg(feature = "schema")]
fn walk(schema: &Value, root: &Value, path: &str, found: &mut dyn FnMut(&str)) {
    if let Some(name) = schema["$ref"].as_str() {
        let name = name.rsplit('/').next().unwrap();
        return walk(&root["$defs"][name], root, path, found);
    }
    if let Some(fields) = schema["properties"].as_object() {
        for (key, field) in fields {
            walk(field, root, &format!("{path}.{key}"), found);
        }
    } else if schema["additionalProperties"].is_object() {
        walk(
            &schema["additionalProperties"],
            root,
            &format!("{path}.*"),
            found,
        );
    } else if schema["items"].is_object() {
        walk(&schema["items"], root, path, found);
    } else if let Some(forms) = schema["oneOf"].as_array()
        && forms.iter().any(|form| form["properties"].is_object())
    {
        for form in forms {
            walk(form, root, path, found);
        }
    } else {
        found(path);
    }
}
