//! Cases made from a pack so that each of its rows, words and edges is reached.

use super::{base, entries, keys, set};
use kalkulator_tpp::allowance::{self, Estimate, case::Case};
use kalkulator_tpp::document::Month;
use kalkulator_tpp::regulation::Regulation;
use serde_json::{Map, Value, json};

/// The cases.
pub fn probes(pack: &Value) -> Vec<Value> {
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
            for count in [from - 1, from, from + 1] {
                let id = deduction["id"].as_str().unwrap();
                add(&[("$.attendance.counts", json!({ id: count }))]);
            }
        }
    }
    for deduction in list(&pack["attendance"]["deductions"]) {
        for attendance in days(deduction) {
            add(&[("$.attendance", attendance)]);
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
    for class in 1..=15 {
        let shares = keys(&pack["criteria"]).map(|name| (name.clone(), json!({ "percent": "50" })));
        let criteria: Map<String, Value> = shares.collect();
        add(&[
            ("$.position.class", class.into()),
            ("$.position.criteria", criteria.into()),
        ]);
    }
    for measure in keys(&base["measures"]) {
        let mut measures = base["measures"].clone();
        measures.as_object_mut().unwrap().remove(measure);
        add(&[("$.measures", measures)]);
    }
    add(&[("$.attendance", json!({ "score": "0" }))]);
    add(&last_month(pack));
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
    add(&[(
        "$.acting",
        json!({ "class": 14, "days": 3, "coversFirst": true }),
    )]);
    of_activity(pack, &mut add);
    of_some(pack, &mut add);
    for deduction in list(&pack["attendance"]["deductions"]) {
        let allowed = deduction["allowed"].as_u64();
        for count in allowed
            .iter()
            .flat_map(|allowed| [allowed + 1, allowed + 2])
        {
            let id = deduction["id"].as_str().unwrap();
            add(&[("$.attendance.counts", json!({ id: count }))]);
        }
    }
    for measure in list(&pack["measures"]["list"]) {
        if measure["most"].is_string() {
            let id = measure["id"].as_str().unwrap();
            add(&[("$.measures", json!({ id: "200" }))]);
        }
    }
    for role in list(&pack["roles"]["list"]) {
        add(&[("$.roles", json!([role["id"]]))]);
    }
    for day in ["from", "until"] {
        add(&[("$.served", json!({ day: 10 }))]);
    }
    let zakat = json!([{ "name": "zakat", "take": { "percent": "2.5" } }]);
    add(&[("$.deductions", zakat)]);
    for month in list(&pack["extra_months"]) {
        let paid = [
            ("$.month", month["paid_in"].clone()),
            (
                "$.extraMonths",
                json!([{ "id": month["id"], "salary": 4_000_000 }]),
            ),
        ];
        add(&paid);
        let poor = ("$.attendance", json!({ "score": "50" }));
        add(&[&paid[..], std::slice::from_ref(&poor)].concat());
        let alone = json!([{ "id": month["id"] }]);
        add(&[paid[0].clone(), ("$.extraMonths", alone), poor]);
        let base = json!([{ "id": month["id"], "tpp": 12_345_678 }]);
        add(&[paid[0].clone(), ("$.extraMonths", base)]);
    }
    let back_pay = ("$.backPay", json!({ "sum": 3_000_000 }));
    add(std::slice::from_ref(&back_pay));
    add(&[back_pay, ("$.salary.typed.healthBase", 1_000_000.into())]);
    for number in list(&pack["full_months"]["months"]) {
        let year = &pack["valid"]["from"].as_str().unwrap()[..4];
        let month = format!("{year}-{:02}", number.as_u64().unwrap());
        let poor = [
            ("$.month", month.into()),
            ("$.attendance", json!({ "score": "50" })),
        ];
        let year_end = json!({
            "grossBefore": 0, "salaryGrossBefore": 0, "withheldBefore": 0,
            "salaryWithheldBefore": 0,
        });
        add(&poor);
        add(&[&poor[..], &[("$.yearEnd", year_end)]].concat());
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
        let id = reduction["id"].as_str().unwrap();
        add(&[("$.reductions", json!([id]))]);
        for received in [3_000_000, 9_000_000] {
            add(&[
                ("$.reductions", json!([id])),
                ("$.received", json!({ id: received })),
            ]);
        }
    }
    probes
}

type Add<'a> = dyn FnMut(&[(&str, Value)]) + 'a;

/// Minutes at what absence leaves, and beyond what counts.
fn of_activity(pack: &Value, add: &mut Add<'_>) {
    let Some(a_day) = pack["activity"]["most_minutes_a_day"].as_i64() else {
        return;
    };
    for (id, minutes) in entries(&pack["activity"]["absence_minutes"]) {
        let most = a_day * 20 - minutes.as_i64().unwrap();
        add(&[
            ("$.performance.activityMinutes", most.into()),
            ("$.performance.absences", json!({ id: 1 })),
        ]);
    }
    add(&[("$.performance.activityMinutes", (a_day * 30).into())]);
}

/// Those for whom a rule has figures of their own: a status, a grade, an agency, an equalised position.
fn of_some(pack: &Value, add: &mut Add<'_>) {
    for exception in exceptions(pack) {
        for person in people(pack, &exception["for"]) {
            let person: Vec<_> = person
                .iter()
                .map(|(path, value)| (*path, value.clone()))
                .collect();
            add(&person);
            // The last is not listed.
            for class in keys(&exception["by_class"])
                .map(String::as_str)
                .chain(["5"])
            {
                let class = ("$.position.class", class.parse::<u64>().unwrap().into());
                add(&[&person[..], &[class]].concat());
            }
        }
    }
    for grade in ["II/a", "III/a", "IV/a"] {
        add(&[("$.salary.typed.grade", grade.into())]);
    }
    for grade in keys(&pack["withholding"]["tax"]["pppk_rates"]) {
        for status in ["pppk", "pppk_part_time"] {
            add(&[
                ("$.employment", status.into()),
                ("$.salary.typed.grade", grade.as_str().into()),
            ]);
        }
    }
    for position in keys_of_tables(pack, "by_equalised") {
        let position = json!({ "class": 9, "position": position, "equalised": true });
        add(&[("$.position", position)]);
    }
}

/// Whatever in a pack is for some only.
fn exceptions(value: &Value) -> Vec<&Value> {
    let inner: Vec<&Value> = match value {
        Value::Object(entries) => entries.values().collect(),
        Value::Array(items) => items.iter().collect(),
        _ => Vec::new(),
    };
    let own = (!value["for"].is_null()).then_some(value);
    let deeper = inner.into_iter().flat_map(exceptions);
    own.into_iter().chain(deeper).collect()
}

/// The people for whom an exception is, one for each way of the words it names.
fn people(pack: &Value, who: &Value) -> Vec<Vec<(&'static str, Value)>> {
    let ways = |key: &str, path: &'static str, of: &dyn Fn(&Value) -> Value| {
        let named = list(&who[key]).map(|word| Some((path, of(word))));
        let named: Vec<_> = named.collect();
        if named.is_empty() { vec![None] } else { named }
    };
    let as_is = |word: &Value| word.clone();
    let grade = |group: &Value| Value::from(format!("{}/a", group.as_str().unwrap()));
    let mut people: Vec<Vec<(&str, Value)>> = vec![Vec::new()];
    for ways in [
        ways("employment", "$.employment", &as_is),
        ways("grades", "$.salary.typed.grade", &grade),
        ways("agencies", "$.position.agency", &as_is),
        ways("positions", "$.position.position", &as_is),
    ] {
        let mut longer = Vec::new();
        for way in &ways {
            longer.extend(
                people
                    .iter()
                    .map(|person| [person, way.as_slice()].concat()),
            );
        }
        people = longer;
    }
    for person in &mut people {
        let position = person
            .iter()
            .find(|(path, _)| *path == "$.position.position");
        let listed = list(&pack["positions"]["list"]);
        let class = position.and_then(|(_, id)| {
            Some(listed.into_iter().find(|one| one["id"] == *id)?["class"].clone())
        });
        person.extend(class.map(|class| ("$.position.class", class)));
        let is_pppk = person.iter().any(|(path, status)| {
            *path == "$.employment" && status.as_str().unwrap().starts_with("pppk")
        });
        let rates = keys(&pack["withholding"]["tax"]["pppk_rates"]);
        let grade = rates
            .take(usize::from(is_pppk))
            .map(|grade| ("$.salary.typed.grade", Value::from(grade.as_str())));
        person.extend(grade.collect::<Vec<_>>());
    }
    people
}

/// Days on which something happens at the edges of a deduction, and a day away on which one is late too.
fn days(deduction: &Value) -> Vec<Value> {
    let key = if deduction["kind"] == "late" {
        "lateMinutes"
    } else {
        "earlyMinutes"
    };
    let on = |day: Value| json!({ "days": [day] });
    let bounds = ["from", "to"].map(|bound| deduction["minutes"][bound].as_i64());
    let at_edge = bounds.into_iter().flatten();
    let mut found: Vec<Value> = at_edge
        .map(|minutes| on(json!({ "day": 1, key: minutes })))
        .collect();
    if bounds[0].is_none() {
        let id = &deduction["id"];
        for minutes in [45, 95] {
            found.push(on(
                json!({ "day": 1, "absence": id, "lateMinutes": minutes }),
            ));
        }
        found.push(on(
            json!({ "day": 1, "absence": id, "lateMinutes": 45, "earlyMinutes": 70 }),
        ));
    }
    found
}

/// A December of who is paid by the tables, with the year before it.
fn last_month(pack: &Value) -> [(&'static str, Value); 3] {
    let year = &pack["valid"]["from"].as_str().unwrap()[..4];
    let salary = json!({ "byTables": {
        "grade": "III/d", "years": 12, "spouse": true, "children": 2, "allowance": { "echelon": "IIIB" },
    } });
    let before = json!({
        "grossBefore": 165_000_000, "salaryGrossBefore": 70_000_000,
        "withheldBefore": 9_000_000, "salaryWithheldBefore": 500_000,
    });
    [
        ("$.month", format!("{year}-12").into()),
        ("$.salary", salary),
        ("$.yearEnd", before),
    ]
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

pub fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

/// The figures of a case, or nothing where it is refused.
pub fn result(regulation: &Regulation, case: &Case) -> Option<Estimate> {
    allowance::estimate(regulation, case, false).ok()
}

/// The same figures; receipt and lines, which tell the rule itself, aside.
pub fn same(one: &Option<Estimate>, other: &Option<Estimate>) -> bool {
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
