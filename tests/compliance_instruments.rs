//! The shipped instruments are sound, and what is unsound is refused with every fault.

mod instruments;

use instruments::{answers, cases, document, load, shipped, tree, value};
use kalkulator_tpp::compliance::change::mean;
use kalkulator_tpp::compliance::instrument::Band;
use kalkulator_tpp::compliance::tree::Tree;
use kalkulator_tpp::compliance::{Instrument, Method};
use kalkulator_tpp::document::read;
use kalkulator_tpp::money::Points;
use kalkulator_tpp::ratio::Ratio;
use serde_json::{Value, json};

#[test]
fn every_shipped_instrument_loads_under_the_name_of_its_file() {
    for document in shipped() {
        let id = document["id"].as_str().unwrap();
        assert_eq!(instruments::document(id), document);
        load(&document);
    }
}

#[test]
fn bad_instruments_are_refused_with_every_fault() {
    for case in cases("bad-instruments")["cases"].as_array().unwrap() {
        let mut document = document(case["instrument"].as_str().unwrap());
        for change in case["set"].as_array().unwrap() {
            set(
                &mut document,
                change[0].as_str().unwrap(),
                change[1].clone(),
            );
        }
        let faults = Instrument::load(&value(&document)).unwrap_err();
        let mut found = serde_json::to_value(faults).unwrap();
        let expected = case["expected"].as_array().unwrap();
        for (found, expected) in found.as_array_mut().unwrap().iter_mut().zip(expected) {
            // A long list of what would be known is not repeated in the case.
            if expected.get("known").is_none() {
                found.as_object_mut().unwrap().remove("known");
            }
        }
        assert_eq!(found, case["expected"], "{}\n{found:#}", case["what"]);
    }
}

/// Sets what a JSON pointer points at; the last step may be new.
fn set(document: &mut Value, pointer: &str, new: Value) {
    let (around, last) = pointer.rsplit_once('/').unwrap();
    match document.pointer_mut(around).unwrap() {
        Value::Object(object) => {
            object.insert(last.to_owned(), new);
        }
        Value::Array(list) => {
            let n: usize = last.parse().unwrap();
            list.truncate(list.len().max(n));
            if n == list.len() {
                list.push(new)
            } else {
                list[n] = new
            }
        }
        other => panic!("{pointer}: {other}"),
    }
}

/// At each edge of each class of each instrument, a unit below it, on it, and a unit above it.
#[test]
fn each_edge_of_each_class() {
    let mut edges = 0;
    for document in shipped() {
        let instrument = load(&document);
        let Method::Tree(tree) = &instrument.method else {
            continue;
        };
        let bands = &tree.pack.bands.list;
        assert_eq!(class(tree, lowest(tree)), bands[0].name);
        for pair in bands.windows(2) {
            let (below, band) = (&pair[0], &pair[1]);
            let edge = band.from.or(band.above).unwrap();
            let on = if band.from.is_some() { band } else { below };
            let unit = unit(tree);
            assert_eq!(
                class(tree, edge.minus(unit).unwrap()),
                below.name,
                "{}",
                band.name
            );
            assert_eq!(class(tree, edge), on.name, "{}", band.name);
            assert_eq!(class(tree, edge.plus(unit).unwrap()), band.name);
            rounds_first(tree, edge, unit, below, band);
            edges += 1;
        }
    }
    assert!(edges > 25, "{edges}");
}

/// A score is rounded before it is compared: half a unit below an edge counts as on it, and a
/// little less than half a unit above it as well.
fn rounds_first(tree: &Tree, edge: Points, unit: Points, below: &Band, band: &Band) {
    let tenth = |n: i128| {
        let tenths = unit.ratio().times(Ratio::new(n, 10));
        Points::of_ratio(edge.ratio().plus(tenths)).unwrap()
    };
    let (on, over) = match band.from {
        Some(_) => (band, band),
        None => (below, band),
    };
    assert_eq!(class(tree, tenth(-5)), on.name);
    assert_eq!(class(tree, tenth(-6)), below.name);
    assert_eq!(class(tree, tenth(4)), on.name);
    assert_eq!(class(tree, tenth(5)), over.name);
}

fn unit(tree: &Tree) -> Points {
    Points::of_ratio(Ratio::decimal_place(tree.pack.decimals)).unwrap()
}

fn lowest(tree: &Tree) -> Points {
    let none = answers(json!({}));
    tree.score(&none).unwrap().lowest.score
}

fn class(tree: &Tree, total: Points) -> String {
    let score = tree
        .score(&answers(json!({ "total": total.to_string() })))
        .unwrap();
    assert!(score.refused.is_empty(), "{:?}", score.refused);
    score.class.unwrap()
}

/// Move any number of any shipped instrument, and some result moves, or the instrument is
/// refused. A weight is moved together with a sibling's, so that the sum stays.
#[test]
fn every_number_of_every_instrument_counts() {
    let mut moved = 0;
    for document in shipped() {
        let instrument = load(&document);
        let probes = probes(&instrument);
        let before: Vec<String> = probes.iter().map(|probe| probe(&instrument)).collect();
        for (pointer, numbers) in numbers(&document, "") {
            let mut changed = document.clone();
            for (place, new) in &numbers {
                *changed.pointer_mut(place).unwrap() = new.clone();
            }
            let id = &document["id"];
            match Instrument::load(&value(&changed)) {
                Ok(changed) => {
                    let mut compared = probes.iter().zip(&before);
                    let moves = compared.any(|(probe, before)| probe(&changed) != *before);
                    assert!(moves, "{id} {pointer} moves nothing");
                }
                Err(_) => assert!(pointer.contains("/measure/"), "{id} {pointer} is refused"),
            }
            moved += 1;
        }
    }
    assert!(moved > 400, "{moved}");
}

type Moves = Vec<(String, Vec<(String, Value)>)>;

/// Each number with its place, and what to put where to move it.
fn numbers(document: &Value, at: &str) -> Moves {
    let mut found = Vec::new();
    match document {
        Value::Object(object) => {
            for (key, inner) in object {
                let at = format!("{at}/{key}");
                match (key.as_str(), inner) {
                    ("weight" | "format" | "id" | "checked" | "valid", _) => {}
                    (_, Value::String(text)) if Points::parse(text).is_some() => {
                        found.push((at.clone(), vec![(at, nudged(text))]));
                    }
                    (_, Value::Number(number)) => {
                        let more = number.as_u64().unwrap() + 1;
                        found.push((at.clone(), vec![(at, more.into())]));
                    }
                    _ => found.extend(numbers(inner, &at)),
                }
            }
        }
        Value::Array(list) => {
            let weights: Vec<_> = (0..list.len())
                .filter(|n| list[*n].get("weight").is_some())
                .collect();
            for (n, inner) in list.iter().enumerate() {
                let place = format!("{at}/{n}");
                if let Some(weight) = inner.get("weight") {
                    let weight = weight.as_str().unwrap();
                    let sibling = weights
                        .iter()
                        .find(|m| **m != n && list[**m]["weight"].as_str().unwrap() != "0");
                    let mut moves = vec![(format!("{place}/weight"), nudged(weight))];
                    if let Some(m) = sibling {
                        let less = list[*m]["weight"]
                            .as_str()
                            .unwrap()
                            .parse::<rust_decimal::Decimal>()
                            .unwrap();
                        let less = less - rust_decimal::Decimal::new(1, 2);
                        moves.push((format!("{at}/{m}/weight"), less.to_string().into()));
                    }
                    found.push((format!("{place}/weight"), moves));
                }
                // What is asked without being scored has no number that counts.
                if inner.get("weight").is_none_or(|weight| weight != "0") {
                    found.extend(numbers(inner, &place));
                }
            }
        }
        _ => {}
    }
    found
}

/// A hundredth more.
fn nudged(text: &str) -> Value {
    let number: rust_decimal::Decimal = text.parse().unwrap();
    (number + rust_decimal::Decimal::new(1, 2))
        .to_string()
        .into()
}

/// Something that can be asked of an instrument, as text.
type Probe = Box<dyn Fn(&Instrument) -> String>;

fn text(result: impl serde::Serialize) -> String {
    serde_json::to_string(&result).unwrap()
}

/// A broad set of questions to an instrument.
fn probes(instrument: &Instrument) -> Vec<Probe> {
    match &instrument.method {
        Method::Tree(tree) => tree_probes(tree),
        Method::Standard(_) => (2020..=2030).map(review).collect(),
        Method::Rating(rating) => {
            let sources = rating.sources.iter();
            let classes = sources.flat_map(|source| {
                let classes = source.classes.keys();
                classes.map(|class| (source.instrument.clone(), class.clone()))
            });
            classes
                .map(|(instrument, class)| -> Probe {
                    Box::new(move |rating| {
                        let rating = rating.rating().unwrap();
                        text(rating.rated(&instrument, &class, Some(1000)).unwrap())
                    })
                })
                .collect()
        }
    }
}

/// How the review of a standard stands in a year.
fn review(year: u32) -> Probe {
    Box::new(move |standard| {
        let product = json!({ "name": "x", "components": {}, "decreed": "2020-06-15" });
        let case = json!({ "asOf": format!("{year}-06-20"), "products": [product] });
        let case = read(&value(&case)).unwrap();
        text(standard.standard().unwrap().assess(&case).unwrap())
    })
}

fn score_of(given: Value) -> Probe {
    let answers = answers(given);
    Box::new(move |instrument| text(tree(instrument).score(&answers).unwrap()))
}

/// Scores of all indicators on their lowest step, on the next, and so on; of each alone; of
/// surveys; of values on both sides of each edge. Means and sample sizes.
fn tree_probes(tree: &Tree) -> Vec<Probe> {
    let leaves = instruments::leaves(tree);
    let most = leaves.iter().map(|leaf| leaf.answers.len()).max().unwrap();
    let mut probes: Vec<Probe> = Vec::new();
    for n in 0..most {
        let nth = |leaf: &instruments::Leaf| {
            let answer = leaf.answers.get(n).or(leaf.answers.last()).unwrap();
            (leaf.id.clone(), answer.clone())
        };
        let all: std::collections::BTreeMap<_, _> = leaves.iter().map(nth).collect();
        probes.push(score_of(json!(all)));
    }
    for leaf in &leaves {
        probes.push(score_of(
            json!({ leaf.id.clone(): leaf.answers.last().unwrap() }),
        ));
        for total in if leaf.steps {
            [].iter()
        } else {
            [1, 4, 5].iter()
        } {
            let survey = json!({ "total": total, "respondents": 1 });
            probes.push(score_of(json!({ leaf.id.clone(): survey })));
        }
    }
    for band in &tree.pack.bands.list {
        if let Some(edge) = band.from.or(band.above) {
            let over = edge.plus(unit(tree)).unwrap();
            probes.push(score_of(json!({ "total": edge.to_string() })));
            probes.push(score_of(json!({ "total": over.to_string() })));
        }
    }
    // A value with more places than any score is written with.
    let fine = Points::parse("0.123456789123").unwrap();
    let fine = lowest(tree).plus(fine).unwrap();
    probes.push(score_of(json!({ "total": fine.to_string() })));
    probes.push(Box::new(|instrument| {
        text(instrument.tree().unwrap().outline().unwrap())
    }));
    probes.push(Box::new(|instrument| {
        let scores = ["1", "1.1", "1.1"].map(|score| Points::parse(score).unwrap());
        text(mean(&scores, instrument.tree().unwrap().pack.units.decimals).unwrap())
    }));
    if tree.pack.sample.is_some() {
        probes.push(Box::new(|instrument| {
            let sample = instrument.tree().unwrap().pack.sample.as_ref().unwrap();
            let sizes = (1..2_000).map(|n| sample.size(n * 500).unwrap());
            text(sizes.collect::<Vec<_>>())
        }));
    }
    probes
}

#[test]
fn no_answer_of_one_kind_of_instrument_is_taken_by_another() {
    let sakip = instruments::instrument("sakip");
    assert!(sakip.standard().is_err());
    assert!(sakip.rating().is_err());
    assert!(instruments::instrument("service-standard").tree().is_err());
    assert_eq!(tree(&sakip).pack.decimals, 2);
}

#[cfg(feature = "schema")]
#[test]
fn the_schema_takes_what_is_shipped_and_refuses_what_is_malformed() {
    use kalkulator_tpp::compliance::instrument::Pack;
    let schema = kalkulator_tpp::document::schema::document::<Pack>("instrument", "Instrumen");
    let schema = serde_json::to_value(schema).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for document in shipped() {
        let errors: Vec<_> = validator.iter_errors(&document).collect();
        assert!(errors.is_empty(), "{}: {errors:?}", document["id"]);
    }
    for (pointer, wrong) in [
        ("/method/tree/total/parts/0/weight", json!("24%")),
        ("/method/tree/total/combine", json!("sum")),
        ("/method/tree/total/parts/0/of/group/part", json!([])),
    ] {
        let mut document = document("sakip");
        set(&mut document, pointer, wrong);
        assert!(!validator.is_valid(&document), "{pointer}");
    }
}
