//! Laws of the arithmetic and of the rules, for months made at random.
//!
//! The net is not tested for monotonicity in the gross: TER re-rates the whole amount, so one
//! rupiah over a bound may cost more than it brings (PP 58/2023).

mod common;

use common::Packs;
use kalkulator_tpp::allowance::case::Case;
use kalkulator_tpp::allowance::ledger::Stage;
use kalkulator_tpp::allowance::{Estimate, estimate};
use kalkulator_tpp::document::read;
use kalkulator_tpp::regulation::Regulation;
use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

/// A month under Kukar's draft or Jambi's rule: amounts typed, some infractions, any rating.
#[derive(Clone, Debug)]
struct Month {
    workload: u32,
    achievement: u32,
    counts: [u8; 6],
    rating: usize,
}

const RATINGS: [&str; 5] = [
    "very_good",
    "good",
    "needs_improvement",
    "poor",
    "very_poor",
];
const COUNTED: [&str; 6] = [
    "late_1",
    "late_2",
    "late_3",
    "early_1",
    "unexcused_absence",
    "missed_assembly",
];

fn months() -> impl Strategy<Value = Month> {
    (
        0..30_000_000u32,
        0..30_000_000u32,
        prop::array::uniform6(0..4u8),
        0..RATINGS.len(),
    )
        .prop_map(|(workload, achievement, counts, rating)| Month {
            workload,
            achievement,
            counts,
            rating,
        })
}

impl Month {
    fn input(&self) -> Value {
        let amount = |amount: u32| json!({ "amount": amount });
        let counts: serde_json::Map<String, Value> = COUNTED
            .iter()
            .zip(self.counts)
            .map(|(id, count)| ((*id).to_owned(), json!(count)))
            .collect();
        json!({
            "month": "2024-03",
            "employment": "pns",
            "position": { "class": 9, "criteria": {
                "workload": amount(self.workload), "achievement": amount(self.achievement),
                "duty_station": amount(0), "working_conditions": amount(0),
                "scarcity": amount(0), "other_objective": amount(0),
            } },
            "attendance": { "counts": counts, "workingDays": 20 },
            "performance": { "rating": RATINGS[self.rating] },
            "organisation": "good",
            "taxStatus": "K/1",
            "salary": { "typed": { "gross": 5_500_000, "healthBase": 5_000_000 } },
        })
    }

    /// The case, with the criteria that the regulation has.
    fn case(&self, regulation: &Regulation) -> Case {
        let mut input = self.input();
        let criteria = input["position"]["criteria"].as_object_mut().unwrap();
        criteria.retain(|word, _| {
            regulation
                .regional
                .criteria
                .keys()
                .any(|criterion| criterion.word() == word)
        });
        if regulation.regional.organisation.is_none() {
            common::remove(&mut input, "$.organisation");
        }
        read(&common::parse(&input.to_string())).unwrap()
    }

    fn estimate(&self, regulation: &Regulation) -> Estimate {
        estimate(regulation, &self.case(regulation), true).unwrap()
    }
}

/// Runs a law over random months of each regulation.
fn for_all(law: impl Fn(&Regulation, &Month) -> Result<(), TestCaseError>) {
    let packs = Packs::shipped();
    for id in ["kukar-2024-rancangan", "jambi"] {
        let regulation = packs.regulation(id);
        let mut runner = TestRunner::default();
        runner
            .run(&months(), |month| law(&regulation, &month))
            .unwrap();
    }
}

#[test]
fn the_lines_add_to_the_totals() {
    for_all(|regulation, month| {
        let estimate = month.estimate(regulation);
        let sum_to = |last: Stage| -> i64 {
            let stages = [Stage::Entitlement, Stage::Scores, Stage::Withholding];
            let counted = stages.iter().position(|stage| *stage == last).unwrap();
            let lines = estimate.lines.iter();
            lines
                .filter(|line| stages[..=counted].contains(&line.stage))
                .map(|line| line.amount.whole())
                .sum()
        };
        prop_assert_eq!(
            sum_to(Stage::Entitlement),
            estimate.totals.entitlement.whole()
        );
        prop_assert_eq!(sum_to(Stage::Scores), estimate.totals.gross.whole());
        prop_assert_eq!(sum_to(Stage::Withholding), estimate.totals.net.whole());
        let withheld = estimate.totals.gross.whole() - estimate.totals.net.whole();
        prop_assert_eq!(withheld, estimate.totals.withheld.whole());
        let mut running = 0;
        for line in &estimate.lines {
            running += line.amount.whole();
            prop_assert_eq!(running, line.running.whole());
        }
        Ok(())
    });
}

#[test]
fn more_infractions_never_raise_the_gross() {
    for_all(|regulation, month| {
        let before = month.estimate(regulation).totals.gross;
        for (n, infraction) in COUNTED.iter().enumerate() {
            let mut worse = month.clone();
            worse.counts[n] += 1;
            prop_assert!(
                worse.estimate(regulation).totals.gross <= before,
                "{infraction}"
            );
        }
        Ok(())
    });
}

#[test]
fn a_better_rating_never_lowers_the_gross() {
    for_all(|regulation, month| {
        for better in 1..RATINGS.len() {
            let with = |rating| {
                Month {
                    rating,
                    ..month.clone()
                }
                .estimate(regulation)
                .totals
                .gross
            };
            prop_assert!(with(better - 1) >= with(better), "{}", RATINGS[better - 1]);
        }
        Ok(())
    });
}

#[test]
fn an_explanation_changes_no_figure() {
    for_all(|regulation, month| {
        let case = month.case(regulation);
        let mut explained = estimate(regulation, &case, true).unwrap();
        prop_assert!(!std::mem::take(&mut explained.lines).is_empty());
        prop_assert_eq!(explained, estimate(regulation, &case, false).unwrap());
        Ok(())
    });
}
