//! Every step of every explanation computes: its numbers, joined and rounded as it says, give its
//! result. Worked out again with fractions without end, from what a reader is told.

mod common;

use common::{Packs, answer, case_files};
use num_bigint::BigInt;
use num_rational::BigRational;
use serde_json::Value;

#[test]
fn every_step_computes() {
    let packs = Packs::shipped();
    let mut wrong = Vec::new();
    let (mut computed, mut looked_up) = (0, 0);
    for file in case_files() {
        for case in file.content["cases"].as_array().unwrap() {
            let told = answer(&packs, &file.content, case);
            let mut lines = Vec::new();
            lines_of(&told, &mut lines);
            for line in lines {
                let steps = line["explanation"]["steps"].as_array().unwrap();
                for step in steps {
                    match result(step) {
                        None => looked_up += 1,
                        Some(result) if result == number(&step["result"]).unwrap() => computed += 1,
                        Some(result) => wrong.push(format!(
                            "{} {}: {result} is not what this gives: {step}",
                            file.name, case["id"]
                        )),
                    }
                }
                if let Some(wrongly) = ends_elsewhere(line, steps) {
                    wrong.push(format!("{} {}: {wrongly}", file.name, case["id"]));
                }
            }
        }
    }
    assert!(
        computed > 5_000 && looked_up > 500,
        "{computed}, {looked_up}"
    );
    wrong.truncate(20);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn lines_of<'a>(told: &'a Value, found: &mut Vec<&'a Value>) {
    match told {
        Value::Object(entries) => {
            if let Some(Value::Array(lines)) = entries.get("lines") {
                found.extend(lines);
            }
            entries.values().for_each(|inner| lines_of(inner, found));
        }
        Value::Array(items) => items.iter().for_each(|inner| lines_of(inner, found)),
        _ => {}
    }
}

/// What a step comes to; nothing where a table was looked into.
fn result(step: &Value) -> Option<BigRational> {
    let mut terms = step["terms"].as_array().unwrap().iter();
    let Some(first) = terms.next() else {
        panic!("nothing gives {step}");
    };
    let mut result = number(&first["value"])?;
    if first["join"] == "minus" {
        result = -result;
    }
    for term in terms {
        let next = number(&term["value"])?;
        let one = BigRational::from(BigInt::from(1));
        result = match term["join"].as_str().unwrap() {
            "plus" => result + next,
            "minus" => result - next,
            "times" => result * next,
            "over" => result / next,
            "times_rest" => result * (one - next),
            "at_most" => result.min(next),
            "at_least" => result.max(next),
            "looked_up" => return None,
            other => panic!("no join {other}"),
        };
    }
    let rounding = &step["rounding"];
    Some(match rounding["mode"].as_str() {
        None => result,
        Some(mode) => {
            let to = BigRational::from(BigInt::from(rounding["to"].as_u64().unwrap()));
            let steps = result / &to;
            let whole = match mode {
                "half_up" => steps.round(),
                "floor" => steps.floor(),
                "up" => steps.ceil(),
                other => panic!("no rounding {other}"),
            };
            whole * to
        }
    })
}

/// A number as it is told; nothing for a word.
fn number(quantity: &Value) -> Option<BigRational> {
    let hundred = BigRational::from(BigInt::from(100));
    let written = || parsed(quantity["value"].as_str().unwrap());
    match quantity["unit"].as_str().unwrap() {
        "rupiah" | "count" | "minutes" => {
            let whole = quantity["value"].as_i64().unwrap();
            Some(BigRational::from(BigInt::from(whole)))
        }
        "exact" | "factor" => Some(written()),
        "percent" => Some(written() / hundred),
        "word" => None,
        other => panic!("no unit {other}"),
    }
}

/// A decimal, or a fraction where no decimal is exact.
fn parsed(text: &str) -> BigRational {
    let whole = |text: &str| -> BigInt { text.parse().unwrap() };
    if let Some((top, bottom)) = text.split_once('/') {
        return BigRational::new(whole(top), whole(bottom));
    }
    let (_, decimals) = text.split_once('.').unwrap_or((text, ""));
    let unit = BigInt::from(10).pow(u32::try_from(decimals.len()).unwrap());
    BigRational::new(whole(&text.replace('.', "")), unit)
}

/// The last step gives the line itself, but for its sign: what is withheld is taken away. A line
/// of rounding is the difference to what its last step gives.
fn ends_elsewhere(line: &Value, steps: &[Value]) -> Option<String> {
    let key = line["name"]["key"].as_str().unwrap();
    let last = steps.last()?;
    let unit = last["result"]["unit"].as_str().unwrap();
    if ["rounding", "set_aside"].contains(&key) || !["rupiah", "exact"].contains(&unit) {
        return None;
    }
    let exact = parsed(line["exact"].as_str().unwrap());
    let given = number(&last["result"]).unwrap();
    let zero = BigRational::from(BigInt::from(0));
    let size = |number: BigRational| if number < zero { -number } else { number };
    (size(exact) != size(given)).then(|| format!("the line is not its last step: {line}"))
}
