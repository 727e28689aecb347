//! Published and worked results of each instrument.

mod instruments;

use instruments::{answers, cases, id, instrument, json, tree, value};
use kalkulator_tpp::compliance::change::mean;
use kalkulator_tpp::compliance::score::Score;
use kalkulator_tpp::document;
use kalkulator_tpp::money::Points;
use kalkulator_tpp::regulation::terms::Rating;
use serde_json::json;

fn points(text: &str) -> Points {
    Points::parse(text).unwrap()
}

fn score(instrument_id: &str, given: serde_json::Value) -> Score {
    let instrument = instrument(instrument_id);
    let score = tree(&instrument).score(&answers(given)).unwrap();
    assert!(score.refused.is_empty(), "{:#?}", score.refused);
    score
}

#[test]
fn ombudsman_classes_as_published() {
    for case in cases("ombudsman-class")["cases"].as_array().unwrap() {
        let year = case["year"].as_i64().unwrap();
        let id = if year <= 2021 {
            "ombudsman-2021"
        } else {
            "ombudsman-2022"
        };
        let score = score(id, json!({ "total": case["score"] }));
        assert_eq!(score.class.as_deref(), case["class"].as_str(), "{case}");
        assert_eq!(score.score, Some(points(case["score"].as_str().unwrap())));
    }
}

#[test]
fn instansi_is_the_mean_of_its_units() {
    let case = &cases("ombudsman-class")["mean"];
    let units = case["units"].as_array().unwrap();
    let scores: Vec<Points> = units.iter().map(|s| points(s.as_str().unwrap())).collect();
    let decimals = tree(&instrument("ombudsman-2022")).pack.units.decimals;
    assert_eq!(
        mean(&scores, decimals).unwrap(),
        points(case["score"].as_str().unwrap())
    );
}

#[test]
fn ombudsman_dimensions_weigh_as_published() {
    let given = json!({ "input": "100", "process": "90", "output": "80", "complaints": "70" });
    let score = score("ombudsman-2022", given);
    // 21.85 + 32.37 × 0.9 + 24.24 × 0.8 + 21.54 × 0.7
    assert_eq!(score.exact.unwrap().to_string(), "85453/1000");
    assert_eq!(score.score, Some(points("85.45")));
    let weights: Vec<String> = score.parts.iter().map(|p| p.weight.to_string()).collect();
    assert_eq!(weights, ["21.85", "32.37", "24.24", "21.54"]);
}

#[test]
fn ombudsman_unknown_weights_share_the_rest() {
    let instrument = instrument("ombudsman-2022");
    let outline = tree(&instrument).outline().unwrap();
    let weight = |name: &str| {
        let part = outline.iter().find(|part| part.id == id(name)).unwrap();
        (part.weight.to_string(), part.weight_confidence.word())
    };
    assert_eq!(weight("input"), ("21.85".into(), "official"));
    assert_eq!(weight("input_01"), ("12.22".into(), "official"));
    assert_eq!(weight("input_02"), ("6.27".into(), "assumed"));
    assert_eq!(weight("process_01"), ("9.0909".into(), "assumed"));
}

#[test]
fn pekppp_cases() {
    let instrument = instrument("pekppp");
    let tree = tree(&instrument);
    let indicators = instruments::ids(tree, "f02_");
    for case in cases("pekppp")["cases"].as_array().unwrap() {
        let steps = case["f02_scores"].as_array().unwrap();
        assert_eq!(steps.len(), 30);
        let mut given: serde_json::Map<_, _> = indicators
            .iter()
            .cloned()
            .zip(steps.iter().cloned())
            .collect();
        given.insert("f03".into(), case["f03"].clone());
        let score = tree.score(&answers(given.into())).unwrap();
        assert_eq!(
            score.score,
            Some(points(case["ipp"].as_str().unwrap())),
            "{case}"
        );
        assert_eq!(score.class.as_deref(), case["category"].as_str());
        let part = |name: &str| {
            let part = score.parts.iter().find(|part| part.id == id(name)).unwrap();
            part.value.unwrap()
        };
        assert_eq!(part("f02"), points(case["f02"].as_str().unwrap()));
        let aspects = [
            "policy",
            "staff",
            "facilities",
            "information",
            "consultation",
            "innovation",
        ];
        for (aspect, expected) in aspects.iter().zip(case["aspects"].as_array().unwrap()) {
            assert_eq!(part(aspect), points(expected.as_str().unwrap()), "{aspect}");
        }
    }
}

#[test]
fn sakip_cases() {
    let instrument = instrument("sakip");
    let tree = tree(&instrument);
    for case in cases("sakip")["cases"].as_array().unwrap() {
        let mut given = serde_json::Map::new();
        let components = ["planning", "measurement", "reporting", "evaluation"];
        for (component, letters) in components.iter().zip(case["answers"].as_array().unwrap()) {
            for (part, letter) in ["presence", "quality", "use"]
                .iter()
                .zip(letters.as_array().unwrap())
            {
                let letter = letter.as_str().unwrap().to_lowercase();
                given.insert(format!("{component}_{part}"), letter.into());
            }
        }
        let score = tree.score(&answers(given.into())).unwrap();
        assert_eq!(
            score.score,
            Some(points(case["score"].as_str().unwrap())),
            "{case}"
        );
        assert_eq!(score.class.as_deref(), case["predicate"].as_str(), "{case}");
    }
}

#[test]
fn sakip_values_on_an_edge_belong_below_it() {
    // Kukar 2015 and 2016 and the edges of PermenPANRB 88/2021.
    for (value, class) in [
        ("65", "B"),
        ("66.10", "B"),
        ("52.46", "CC"),
        ("90.00", "A"),
        ("90.01", "AA"),
        ("80.00", "BB"),
        ("80.01", "A"),
        ("70.00", "B"),
        ("70.01", "BB"),
        ("60", "CC"),
        ("50", "C"),
        ("30", "D"),
        ("0", "D"),
    ] {
        let score = score("sakip", json!({ "total": value }));
        assert_eq!(score.class.as_deref(), Some(class), "{value}");
    }
}

#[test]
fn skm_cases() {
    for case in cases("skm")["cases"].as_array().unwrap() {
        let totals = case["totals"].as_array().unwrap().iter().enumerate();
        let given: serde_json::Map<_, _> = totals
            .map(|(n, total)| {
                let survey = json!({ "total": total, "respondents": case["respondents"] });
                (format!("u{}", n + 1), survey)
            })
            .collect();
        let score = score("skm", given.into());
        assert_eq!(
            score.score,
            Some(points(case["index"].as_str().unwrap())),
            "{case}"
        );
        assert_eq!(score.class.as_deref(), case["grade"].as_str());
    }
}

#[test]
fn sample_sizes() {
    let instrument = instrument("skm");
    let sample = tree(&instrument).pack.sample.as_ref().unwrap();
    for case in cases("sample-size")["cases"].as_array().unwrap() {
        let population = u32::try_from(case["population"].as_u64().unwrap()).unwrap();
        let expected = u32::try_from(case["sample"].as_u64().unwrap()).unwrap();
        assert_eq!(sample.size(population), Ok(expected), "{population}");
    }
}

/// Published results of the Opini 2025 (Maluku Utara).
#[test]
fn opini_2025_as_published() {
    for (value, oversight, class, suffixes) in [
        (
            "65.98",
            "complied",
            "Sedang",
            vec![id("no_maladministration")],
        ),
        (
            "57.61",
            "complied",
            "Sedang",
            vec![id("no_maladministration")],
        ),
        ("69.63", "none", "Sedang", vec![]),
        ("53.38", "not_complied", "Rendah", vec![]),
    ] {
        let score = score(
            "ombudsman-opini",
            json!({ "total": value, "oversight": oversight }),
        );
        assert_eq!(score.class.as_deref(), Some(class));
        assert_eq!(score.suffixes, suffixes);
    }
}

#[test]
fn a_missing_f03_counts_as_the_pack_says() {
    let given: serde_json::Map<_, _> = (1..=30)
        .map(|n| (format!("f02_{n:02}"), json!(4)))
        .collect();
    let score_with = |rule: &str| {
        let mut document = instruments::document("pekppp");
        document["method"]["tree"]["total"]["parts"][1]["if_missing"] = rule.into();
        let instrument = instruments::load(&document);
        tree(&instrument)
            .score(&answers(given.clone().into()))
            .unwrap()
    };
    let alone = score_with("left_out");
    assert_eq!(alone.score, Some(points("4")));
    assert_eq!(alone.left_out, Some(id("f03")));
    assert!(alone.open.is_empty());
    assert_eq!((alone.answered, alone.questions), (30, 30));
    let waiting = score_with("incomplete");
    assert_eq!(waiting.score, None);
    assert_eq!(waiting.left_out, None);
    assert_eq!(waiting.open.len(), 14);
    for score in [alone, waiting] {
        assert_eq!(
            (score.lowest.score, score.highest.score),
            (points("3"), points("4.25"))
        );
        assert_eq!((&*score.lowest.class, &*score.highest.class), ("C", "A-"));
    }
}

#[test]
fn f03_is_averaged_as_the_pack_says() {
    // 4 questions of the first aspect at 2, the other 10 at 5.
    let given: serde_json::Map<_, _> = (1..=14)
        .map(|n| {
            (
                format!("f03_{n:02}"),
                json!({ "total": if n <= 4 { 20 } else { 50 }, "respondents": 10 }),
            )
        })
        .collect();
    let f03 = |combine: &str| {
        let mut document = instruments::document("pekppp");
        document["method"]["tree"]["total"]["parts"][1]["of"]["group"]["combine"] = combine.into();
        let instrument = instruments::load(&document);
        let score = tree(&instrument)
            .score(&answers(given.clone().into()))
            .unwrap();
        let part = score
            .parts
            .into_iter()
            .find(|part| part.id == id("f03"))
            .unwrap();
        part.value.unwrap()
    };
    assert_eq!(f03("questions"), points("4.142857"));
    assert_eq!(f03("parts"), points("4.4"));
}

#[test]
fn an_open_answer_is_not_zero() {
    let score = score("sakip", json!({ "planning_presence": "aa" }));
    assert_eq!(score.score, None);
    assert_eq!(score.class, None);
    assert_eq!(score.lowest.score, points("6"));
    assert_eq!(score.highest.score, points("100"));
    assert_eq!(
        (score.answered, score.questions, score.open.len()),
        (1, 12, 11)
    );
    let planning = &score.parts[0];
    assert_eq!(planning.value, None);
    assert_eq!(
        (planning.lowest, planning.highest),
        (points("20"), points("100"))
    );
}

#[test]
fn of_what_is_inside_a_typed_value_nothing_is_said() {
    let parts = |given| -> Vec<String> {
        let parts = score("pekppp", given).parts;
        parts.iter().map(|part| part.id.to_string()).collect()
    };
    assert_eq!(parts(json!({ "total": "4" })), [""; 0]);
    let typed = parts(json!({ "f02": "4", "f03": "3" }));
    assert_eq!(typed, ["f02", "f03"]);
}

#[test]
fn an_answer_that_cannot_stand_is_named_and_the_rest_kept() {
    let instrument = instrument("sakip");
    let given = json!({
        "planning_presence": "aaa", "planning_quality": "a", "nonsense": "a", "evaluation": "80",
        "evaluation_use": "b", "reporting": "200", "measurement_use": { "total": 3, "respondents": 1 },
        "measurement_quality": 1.5, "planning_use": [],
    });
    let answers = kalkulator_tpp::compliance::answers::Answers::of(&value(&given));
    let score = tree(&instrument).score(&answers).unwrap();
    let refused: Vec<(String, String)> = score
        .refused
        .iter()
        .map(|fault| {
            let reason = serde_json::to_value(&fault.reason).unwrap();
            (
                fault.path.clone(),
                reason["code"].as_str().unwrap().to_owned(),
            )
        })
        .collect();
    let expected = [
        ("$.measurement_quality", "fraction_as_number"),
        ("$.planning_use", "wrong_type"),
        ("$.measurement_use", "wrong_type"),
        ("$.nonsense", "unknown_reference"),
        ("$.planning_presence", "unknown_choice"),
        ("$.reporting", "out_of_range"),
        ("$.evaluation", "contradiction"),
    ];
    let expected = expected.map(|(path, code)| (path.to_owned(), code.to_owned()));
    assert_eq!(refused, expected);
    assert_eq!(score.answered, 2);
    assert_eq!(score.score, None);
}

#[test]
fn parts_add_to_the_score_as_written() {
    let instrument = instrument("pekppp");
    let tree = tree(&instrument);
    let given: serde_json::Map<_, _> = (1..=30)
        .map(|n| (format!("f02_{n:02}"), json!(n % 6)))
        .chain((1..=14).map(|n| {
            (
                format!("f03_{n:02}"),
                json!({ "total": 20 + n, "respondents": 7 }),
            )
        }))
        .collect();
    let score = tree.score(&answers(given.into())).unwrap();
    let sum = |within: Option<&str>| {
        let inside = score
            .parts
            .iter()
            .filter(|part| part.within == within.map(id));
        inside
            .map(|part| part.points)
            .fold(Points::ZERO, |a, b| a.plus(b).unwrap())
    };
    assert_eq!(Some(sum(None)), score.score);
    for group in ["f02", "f03"] {
        let part = score
            .parts
            .iter()
            .find(|part| part.id == id(group))
            .unwrap();
        assert_eq!(sum(Some(group)), part.points, "{group}");
    }
}

#[test]
fn organisational_rating_and_its_pattern() {
    let instrument = instrument("organisational-rating");
    let pack = instrument.rating().unwrap();
    let rated = pack.rated(&id("sakip"), "BB", Some(25)).unwrap();
    assert_eq!(rated.rating, id("good"));
    let shares: Vec<_> = rated
        .pattern
        .iter()
        .map(|share| {
            (
                share.rating,
                share.percent.to_string(),
                share.people.unwrap(),
            )
        })
        .collect();
    // 2, 11, 6, 3 and 2 of 24.
    let expected = [
        (Rating::VeryGood, "8.33", 2),
        (Rating::Good, "45.84", 12),
        (Rating::NeedsImprovement, "25", 6),
        (Rating::Poor, "12.5", 3),
        (Rating::VeryPoor, "8.33", 2),
    ];
    let expected = expected.map(|(rating, percent, people)| (rating, percent.to_owned(), people));
    assert_eq!(shares, expected);
    assert!(pack.rated(&id("sakip"), "Z", None).is_err());
    assert!(pack.rated(&id("nothing"), "A", None).is_err());
}

#[test]
fn every_class_of_a_named_instrument_leads_to_a_rating() {
    let rating = instrument("organisational-rating");
    let pack = rating.rating().unwrap();
    assert!(!pack.sources.is_empty());
    for source in &pack.sources {
        let instrument = instrument(source.instrument.as_str());
        let bands = &tree(&instrument).pack.bands.list;
        let named: Vec<&str> = bands.iter().map(|band| band.name.as_str()).collect();
        for class in &named {
            pack.rated(&instrument.id, class, None).unwrap();
        }
        for class in source.classes.keys() {
            assert!(named.contains(&class.as_str()), "{class}");
        }
    }
}

#[test]
fn cases_of_the_service_standard() {
    let instrument = instrument("service-standard");
    let pack = instrument.standard().unwrap();
    for case in json("tests/cases/compliance/service-standard.json")["cases"]
        .as_array()
        .unwrap()
    {
        let read = document::read(&value(&case["input"]));
        let result = read.and_then(|read| pack.assess(&read));
        let found = match &result {
            Ok(result) => serde_json::to_value(result).unwrap(),
            Err(faults) => serde_json::to_value(faults).unwrap(),
        };
        assert_eq!(found, case["expected"], "{}\n{found:#}", case["what"]);
    }
}
