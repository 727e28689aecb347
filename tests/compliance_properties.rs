//! What must hold for any answers, any units and any small instrument.

mod instruments;

use instruments::{Leaf, answers, id, leaves, load, tree};
use kalkulator_tpp::compliance::Instrument;
use kalkulator_tpp::compliance::answers::Answers;
use kalkulator_tpp::compliance::change::{Change, ChangeKind, UnitScore, explain_change, mean};
use kalkulator_tpp::compliance::improvement::{Aim, Improvement};
use kalkulator_tpp::compliance::score::Score;
use kalkulator_tpp::compliance::tree::Tree;
use kalkulator_tpp::money::Points;
use kalkulator_tpp::ratio::Ratio;
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::sync::OnceLock;

fn trees() -> &'static [Instrument] {
    static LOADED: OnceLock<Vec<Instrument>> = OnceLock::new();
    LOADED.get_or_init(|| {
        let all = instruments::shipped().iter().map(load).collect::<Vec<_>>();
        all.into_iter().filter(|one| one.tree().is_ok()).collect()
    })
}

/// An instrument and, for each indicator, a place on its scale or none.
fn answered() -> impl Strategy<Value = (usize, Vec<Option<usize>>)> {
    (0..trees().len()).prop_flat_map(|n| {
        let leaves = leaves(tree(&trees()[n]));
        let each: Vec<_> = leaves
            .iter()
            .map(|leaf| prop::option::weighted(0.9, 0..leaf.answers.len()))
            .collect();
        (Just(n), each)
    })
}

fn given(leaves: &[Leaf], places: &[Option<usize>]) -> Answers {
    let object: Map<String, Value> = leaves
        .iter()
        .zip(places)
        .filter_map(|(leaf, place)| Some((leaf.id.clone(), json!(leaf.answers[(*place)?]))))
        .collect();
    answers(object.into())
}

fn score(tree: &Tree, answers: &Answers) -> Score {
    let score = tree.score(answers).unwrap();
    assert!(score.refused.is_empty(), "{:?}", score.refused);
    score
}

fn at_least(a: Ratio, b: Ratio) -> bool {
    a.compare(b).unwrap().is_ge()
}

fn class_place(tree: &Tree, class: &str) -> usize {
    let mut bands = tree.pack.bands.list.iter();
    bands.position(|band| band.name == class).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn raising_one_answer_never_lowers_the_score(
        (n, mut places) in answered(),
        which in any::<prop::sample::Index>(),
    ) {
        let tree = tree(&trees()[n]);
        let leaves = leaves(tree);
        let before = score(tree, &given(&leaves, &places));
        let which = which.index(places.len());
        let Some(place) = places[which] else { return Ok(()) };
        prop_assume!(place + 1 < leaves[which].answers.len());
        places[which] = Some(place + 1);
        let after = score(tree, &given(&leaves, &places));
        prop_assert!(after.lowest.score >= before.lowest.score);
        prop_assert!(after.highest.score >= before.highest.score);
        let class = |score: &Score| class_place(tree, &score.lowest.class);
        prop_assert!(class(&after) >= class(&before));
        if let (Some(before), Some(after)) = (before.exact, after.exact) {
            prop_assert!(at_least(after, before));
        }
    }

    #[test]
    fn answering_stays_inside_the_range_and_narrows_it(
        (n, mut places) in answered(),
        fill in prop::collection::vec(any::<prop::sample::Index>(), 80),
    ) {
        let tree = tree(&trees()[n]);
        let leaves = leaves(tree);
        let before = score(tree, &given(&leaves, &places));
        for ((leaf, place), fill) in leaves.iter().zip(&mut places).zip(&fill) {
            place.get_or_insert(fill.index(leaf.answers.len()));
        }
        let after = score(tree, &given(&leaves, &places));
        let reached = after.score.expect("everything is answered");
        prop_assert!(before.lowest.score <= reached && reached <= before.highest.score);
        prop_assert_eq!(after.lowest.score, reached);
        prop_assert_eq!(after.highest.score, reached);
        prop_assert_eq!(after.answered, after.questions);
    }

    #[test]
    fn parts_add_to_the_score((n, places) in answered()) {
        let tree = tree(&trees()[n]);
        let score = score(tree, &given(&leaves(tree), &places));
        let mut sums: BTreeMap<Option<String>, Points> = BTreeMap::new();
        for part in &score.parts {
            let within = part.within.as_ref().map(ToString::to_string);
            let sum = sums.entry(within).or_default();
            *sum = sum.plus(part.points).unwrap();
        }
        let total = sums.remove(&None).unwrap();
        if let Some(score) = score.score {
            prop_assert_eq!(total, score);
        } else if score.left_out.is_none() {
            prop_assert_eq!(total, score.lowest.score);
        }
        for part in &score.parts {
            // Indicators below a group are not listed, so only groups of groups are compared.
            let inside = sums.get(&Some(part.id.to_string()));
            prop_assert!(inside.is_none_or(|sum| *sum == part.points), "{}", part.id);
        }
    }

    #[test]
    fn the_parts_of_a_change_add_to_it(
        before in units(), after in units(), decimals in 0_u32..5,
    ) {
        let change = explain_change(&before, &after, decimals).unwrap();
        let exact = &change.exact;
        let sum = exact.left.plus(exact.same).plus(exact.came);
        prop_assert_eq!(sum, exact.change);
        let scores = |units: &[UnitScore]| -> Vec<Points> { units.iter().map(|u| u.score).collect() };
        prop_assert_eq!(change.before, mean(&scores(&before), decimals).unwrap());
        prop_assert_eq!(change.after, mean(&scores(&after), decimals).unwrap());
        prop_assert_eq!(change.change, change.after.minus(change.before).unwrap());
        let sum = change.left.plus(change.same).unwrap().plus(change.came).unwrap();
        prop_assert_eq!(sum, change.change);
        for (kind, part) in [
            (ChangeKind::Left, change.left),
            (ChangeKind::Same, change.same),
            (ChangeKind::Came, change.came),
        ] {
            let units = change.units.iter().filter(|unit| unit.kind == kind);
            let sum = units.fold(Points::ZERO, |sum, unit| sum.plus(unit.effect).unwrap());
            prop_assert_eq!(sum, part);
        }
        prop_assert_eq!(change.units.len(), all_units(&before, &after));
    }

    /// The definition, with nothing but fractions: go, rescore, come.
    #[test]
    fn a_change_is_split_as_it_is_defined(before in units(), after in units()) {
        let change = explain_change(&before, &after, 2).unwrap();
        let staying = |from: &[UnitScore], other: &[UnitScore]| {
            let stays = |unit: &&UnitScore| other.iter().any(|other| other.unit == unit.unit);
            exact_mean(from.iter().filter(stays))
        };
        let (all_before, all_after) = (exact_mean(before.iter()), exact_mean(after.iter()));
        let (same_before, same_after) = (staying(&before, &after), staying(&after, &before));
        prop_assert_eq!(change.exact.left, same_before.minus(all_before));
        prop_assert_eq!(change.exact.same, same_after.minus(same_before));
        prop_assert_eq!(change.exact.came, all_after.minus(same_after));
    }

    #[test]
    fn the_way_up_is_the_cheapest(small in small_instrument()) {
        let instrument = load(&small.document);
        let tree = tree(&instrument);
        let leaves = leaves(tree);
        let start = given(&leaves, &small.places);
        for band in &tree.pack.bands.list {
            let aim = Aim {
                target: band.name.clone(),
                ruled_out: small.ruled_out.iter().map(|n| id(&leaves[*n].id)).collect(),
            };
            let found = tree.improve(&start, &aim).unwrap();
            let best = by_force(tree, &leaves, &small, &band.name);
            compare(tree, &leaves, &small, &found, best)?;
        }
    }
}

fn all_units(before: &[UnitScore], after: &[UnitScore]) -> usize {
    let units = before.iter().chain(after).map(|unit| &unit.unit);
    units.collect::<std::collections::BTreeSet<_>>().len()
}

fn exact_mean<'u>(units: impl Iterator<Item = &'u UnitScore>) -> Ratio {
    let scores: Vec<Ratio> = units.map(|unit| unit.score.ratio()).collect();
    let count = i128::try_from(scores.len().max(1)).unwrap();
    let sum = scores.into_iter().fold(Ratio::ZERO, Ratio::plus);
    sum.divided_by(Ratio::whole(count))
}

/// Units out of a few names, so that lists overlap by chance.
fn units() -> impl Strategy<Value = Vec<UnitScore>> {
    prop::collection::btree_map(0..12_u8, 0..=10_000_i64, 1..10).prop_map(|units| {
        let unit = |(unit, cents): (u8, i64)| UnitScore {
            unit: id(&format!("unit_{unit}")),
            score: Points::parse(&format!("{}.{:02}", cents / 100, cents % 100)).unwrap(),
        };
        units.into_iter().map(unit).collect()
    })
}

/// A small instrument of two groups, answers to it, and indicators ruled out.
#[derive(Clone, Debug)]
struct Small {
    document: Value,
    places: Vec<Option<usize>>,
    ruled_out: Vec<usize>,
}

fn small_instrument() -> impl Strategy<Value = Small> {
    let scale = prop::collection::btree_set(0..12_u8, 2..5);
    let indicator = (1..20_u32, scale, any::<prop::sample::Index>(), 0..10_u8);
    let group = prop::collection::vec(indicator, 1..4);
    (group.clone(), group, 1..100_u32).prop_map(|(a, b, weight)| {
        let mut places = Vec::new();
        let mut ruled_out = Vec::new();
        let mut parts = Vec::new();
        for (g, (group, weight)) in [(a, weight), (b, 100 - weight)].into_iter().enumerate() {
            let sum: u32 = group.iter().map(|indicator| indicator.0).sum();
            let mut left = 100;
            let mut inside = Vec::new();
            for (n, (share, scale, place, luck)) in group.iter().enumerate() {
                // Whole percents that add to 100: the last takes what is left.
                let last = n + 1 == group.len();
                let percent = if last { left } else { share * 100 / sum };
                left -= percent;
                let steps: Vec<Value> = scale.iter().map(|v| json!({ "id": v.to_string(), "value": v, "label": "x" })).collect();
                if *luck == 0 {
                    ruled_out.push(places.len());
                }
                places.push((*luck != 1).then(|| place.index(scale.len())));
                inside.push(json!({ "id": format!("i{g}{n}"), "label": "x", "weight": percent, "of": { "steps": steps } }));
            }
            let group = json!({ "combine": "weights", "parts": inside });
            parts.push(json!({ "id": format!("g{g}"), "label": "x", "weight": weight, "of": { "group": group } }));
        }
        let provision = json!({ "citation": "x", "confidence": "assumed", "checked": "2026-01-01" });
        let bands = json!([
            { "name": "D", "label": "x" }, { "name": "C", "label": "x", "from": "1.5" },
            { "name": "B", "label": "x", "above": "3" }, { "name": "A", "label": "x", "from": "6.25" },
        ]);
        let document = json!({
            "format": 1, "id": "small", "title": "x", "status": "example", "valid": { "from": "2024-01" },
            "provision": provision, "method": { "tree": {
                "decimals": 1, "total": { "combine": "weights", "parts": parts },
                "bands": { "provision": provision, "list": bands },
                "units": { "provision": provision, "decimals": 2 },
            } },
        });
        Small { document, places, ruled_out }
    }).prop_filter("every class must lie inside the scale", |small| {
        Instrument::load(&instruments::value(&small.document)).is_ok()
    })
}

/// Steps, indicators touched, and the exact score, of the cheapest way found by trying all, and
/// how many ways are as good.
struct Best {
    steps: usize,
    touched: usize,
    score: Ratio,
    ways: u32,
}

fn by_force(tree: &Tree, leaves: &[Leaf], small: &Small, target: &str) -> Option<Best> {
    let mut best: Option<Best> = None;
    let mut climbed = small.places.clone();
    try_all(tree, leaves, small, target, 0, &mut climbed, &mut best);
    best
}

fn try_all(
    tree: &Tree,
    leaves: &[Leaf],
    small: &Small,
    target: &str,
    n: usize,
    climbed: &mut Vec<Option<usize>>,
    best: &mut Option<Best>,
) {
    if n == leaves.len() {
        weigh(tree, leaves, small, target, climbed, best);
        return;
    }
    let from = climbed[n];
    let top = match from {
        Some(_) if !small.ruled_out.contains(&n) => leaves[n].answers.len(),
        Some(from) => from + 1,
        None => 1,
    };
    for to in from.unwrap_or(0)..top {
        climbed[n] = from.map(|_| to);
        try_all(tree, leaves, small, target, n + 1, climbed, best);
    }
    climbed[n] = from;
}

fn weigh(
    tree: &Tree,
    leaves: &[Leaf],
    small: &Small,
    target: &str,
    climbed: &[Option<usize>],
    best: &mut Option<Best>,
) {
    // Open answers at their lowest: what is sure.
    let sure: Vec<Option<usize>> = climbed.iter().map(|place| place.or(Some(0))).collect();
    let reached = score(tree, &given(leaves, &sure));
    let class = reached.class.unwrap();
    if class_place(tree, &class) < class_place(tree, target) {
        return;
    }
    let pairs = || climbed.iter().zip(&small.places);
    let rises = pairs().map(|(to, from)| to.unwrap_or(0) - from.unwrap_or(0));
    let steps = rises.clone().sum();
    let touched = rises.filter(|rise| *rise > 0).count();
    let score = reached.exact.unwrap();
    let order = match best {
        None => std::cmp::Ordering::Less,
        Some(best) => (steps, touched)
            .cmp(&(best.steps, best.touched))
            .then(best.score.compare(score).unwrap()),
    };
    match (order, best) {
        (std::cmp::Ordering::Less, best) => {
            *best = Some(Best {
                steps,
                touched,
                score,
                ways: 1,
            });
        }
        (std::cmp::Ordering::Equal, Some(best)) => best.ways += 1,
        _ => {}
    }
}

fn compare(
    tree: &Tree,
    leaves: &[Leaf],
    small: &Small,
    found: &Improvement,
    best: Option<Best>,
) -> Result<(), TestCaseError> {
    prop_assert_eq!(found.reachable, best.is_some());
    let Some(best) = best else {
        prop_assert!(found.raises.is_empty());
        return Ok(());
    };
    prop_assert_eq!(usize::try_from(found.steps).unwrap(), best.steps);
    prop_assert_eq!(found.raises.len(), best.touched);
    if best.steps > 0 {
        prop_assert_eq!(found.ties, best.ways - 1);
    }
    prop_assert!(class_place(tree, &found.end.class) >= class_place(tree, &found.target));
    // Taking the raises as answers leads to exactly the score of the best way.
    let mut places = small.places.clone();
    let mut gain = Points::ZERO;
    for raise in &found.raises {
        let n = leaves
            .iter()
            .position(|leaf| leaf.id == raise.indicator.as_str())
            .unwrap();
        prop_assert!(!small.ruled_out.contains(&n));
        let at = |step: &str| leaves[n].answers.iter().position(|answer| answer == step);
        prop_assert_eq!(places[n], at(raise.from.as_str()));
        places[n] = at(raise.to.as_str());
        gain = gain.plus(raise.gain).unwrap();
    }
    let sure: Vec<Option<usize>> = places.iter().map(|place| place.or(Some(0))).collect();
    prop_assert_eq!(
        score(tree, &given(leaves, &sure)).exact.unwrap(),
        best.score
    );
    prop_assert_eq!(found.start.score.plus(gain).unwrap(), found.end.score);
    Ok(())
}

/// One period of Kukar as it might be: a unit falls out, two new ones come in low.
#[test]
fn a_fall_by_new_units_is_told_from_a_fall_by_worse_service() {
    let units = |list: &[(&str, &str)]| -> Vec<UnitScore> {
        let unit = |(unit, score): &(&str, &str)| UnitScore {
            unit: id(unit),
            score: Points::parse(score).unwrap(),
        };
        list.iter().map(unit).collect()
    };
    let before = units(&[("dukcapil", "4.40"), ("dpmptsp", "4.20"), ("rsud", "4.00")]);
    let after = units(&[
        ("dukcapil", "4.50"),
        ("dpmptsp", "4.40"),
        ("dinsos", "2.90"),
        ("puskesmas", "3.00"),
    ]);
    let Change {
        before,
        after,
        change,
        left,
        same,
        came,
        comparable,
        units,
        ..
    } = explain_change(&before, &after, 2).unwrap();
    let texts = [before, after, change, left, same, came].map(|points| points.to_string());
    assert_eq!(texts, ["4.2", "3.7", "-0.5", "0.1", "0.15", "-0.75"]);
    assert!(comparable);
    let effects: Vec<String> = units
        .iter()
        .map(|unit| format!("{} {}", unit.unit, unit.effect))
        .collect();
    assert_eq!(
        effects,
        [
            "rsud 0.1",
            "dukcapil 0.05",
            "dpmptsp 0.1",
            "dinsos -0.39",
            "puskesmas -0.36"
        ]
    );
}

#[test]
fn without_a_unit_in_both_periods_nothing_is_compared() {
    let unit = |unit: &str, score: &str| UnitScore {
        unit: id(unit),
        score: Points::parse(score).unwrap(),
    };
    let change = explain_change(&[unit("a", "80")], &[unit("b", "85")], 2).unwrap();
    let texts = [change.left, change.same, change.came].map(|points| points.to_string());
    assert_eq!(texts, ["-80", "0", "85"]);
    assert!(!change.comparable);
    let empty = explain_change(&[], &[unit("b", "85"), unit("b", "86")], 2).unwrap_err();
    let faults: Vec<&str> = empty.iter().map(|fault| fault.path.as_str()).collect();
    assert_eq!(faults, ["$.before", "$.after[1].unit"]);
}
