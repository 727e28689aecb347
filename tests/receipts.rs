//! A receipt holds by the packs it was made by, and says what differs by others.

mod common;

use common::{Packs, case_files, parse, set};
use kalkulator_tpp::allowance::case::Case;
use kalkulator_tpp::allowance::receipt::{Apart, Difference, IssuedReceipt};
use kalkulator_tpp::document::{self, Table, Value, Write};
use kalkulator_tpp::regulation::Regulation;

/// The receipts of all cases that come to an estimate, read back from their text.
fn receipts(packs: &Packs) -> Vec<(Regulation, IssuedReceipt)> {
    let mut receipts = Vec::new();
    for file in case_files() {
        if file.content["call"] != "estimate" {
            continue;
        }
        for case in file.content["cases"].as_array().unwrap() {
            let named = match &case["regulation"] {
                serde_json::Value::Null => &file.content["regulation"],
                own => own,
            };
            let regulation = packs.regulation_of(named);
            let input = parse(&case["input"].to_string());
            let Ok(estimate) = common::estimate(&regulation, &input) else {
                continue;
            };
            let asked: Case = document::read(&input).unwrap();
            let issued = IssuedReceipt::of(&estimate, &asked, Table::new());
            let text = serde_json::to_string(&issued.write()).unwrap();
            let back: IssuedReceipt = document::read(&parse(&text)).unwrap();
            assert_eq!(back, issued);
            receipts.push((regulation, back));
        }
    }
    receipts
}

#[test]
fn a_receipt_comes_back_from_its_text_and_holds() {
    let receipts = receipts(&Packs::shipped());
    assert!(receipts.len() > 50, "{}", receipts.len());
    for (regulation, receipt) in receipts {
        assert_eq!(receipt.check(&regulation), []);
    }
}

#[test]
fn every_figure_of_a_receipt_is_checked() {
    let packs = Packs::shipped();
    let (regulation, receipt) = receipts(&packs).swap_remove(0);
    let mut document = serde_json::to_value(receipt.write()).unwrap();
    let totals = document["totals"].as_object().unwrap().clone();
    for (name, amount) in totals {
        let path = format!("$.totals.{name}");
        set(&mut document, &path, (amount.as_i64().unwrap() + 1).into());
        let changed: IssuedReceipt = document::read(&parse(&document.to_string())).unwrap();
        let differences = changed.check(&regulation);
        let [Difference::Total(figure)] = &differences[..] else {
            panic!("{differences:?}");
        };
        assert_eq!(figure.name, name);
        assert_eq!(figure.was.whole() - 1, figure.is.whole());
        set(&mut document, &path, amount);
    }
    for (path, value) in [
        ("$.engine", "9.9.9"),
        ("$.hash", "0"),
        ("$.regulation", "lain"),
        ("$.national", "lain"),
        ("$.case.month", "1999-01"),
    ] {
        let mut document = document.clone();
        set(&mut document, path, value.into());
        let changed: IssuedReceipt = document::read(&parse(&document.to_string())).unwrap();
        let differences = changed.check(&regulation);
        let code = serde_json::to_value(&differences).unwrap()[0]["code"].clone();
        let key = path.rsplit('.').next().unwrap();
        let expected = match key {
            "month" => "refused",
            "national" => "regulation",
            key => key,
        };
        assert_eq!((differences.len(), code), (1, expected.into()), "{path}");
    }
}

#[test]
fn a_receipt_of_changed_numbers_holds_with_them_in_place() {
    let packs = Packs::shipped();
    let id = "kukar-2024-rancangan";
    let path = "$.employment.percent.pns";
    let mut changed: Value = packs.document(id).clone();
    assert!(changed.put(path, Value::from("90")));
    let regulation = Regulation::load(&changed, &packs.nationals).unwrap();
    let (_, receipt) = receipts(&packs)
        .into_iter()
        .find(|(_, receipt)| receipt.regulation.as_str() == id)
        .unwrap();
    let estimate = kalkulator_tpp::allowance::estimate(&regulation, &receipt.case, false).unwrap();
    let numbers = Table::from_iter([(path.to_owned(), Value::from("90"))]);
    let issued = IssuedReceipt::of(&estimate, &receipt.case, numbers);
    assert_eq!(issued.check(&regulation), []);
    let official = packs.regulation(id);
    let hash = Apart {
        was: regulation.hash.to_string(),
        is: official.hash.to_string(),
    };
    let differences = issued.check(&official);
    assert_eq!(differences[0], Difference::Hash(hash));
    assert!(differences.len() > 1);
}

#[test]
fn what_is_no_receipt_is_refused_with_its_faults() {
    for text in ["null", "[]", r#"{"format":2}"#, r#"{"format":1,"hash":1}"#] {
        assert!(
            document::read::<IssuedReceipt>(&parse(text)).is_err(),
            "{text}"
        );
    }
}
