//! Workbooks that leave the page: what a run came to, and the template of a roster. Their sheets are
//! made here, and written by the worker.

use super::state::{Finished, State};
use crate::app::kit::words::{Phrase, Words};
use crate::document::Value;
use crate::document::csv::{Cell, plain};
use crate::money::Rupiah;
use crate::simulation::columns::Field;
use crate::simulation::flaw::Why;
use crate::simulation::payment;
use crate::simulation::summary::Amounts;
use crate::simulation::template;

/// What the columns of the results hold: the row, who, the class, the status, then rupiah.
const RESULTS: [&str; 16] = [
    "number", "text", "text", "text", "text", "number", "text", "rupiah", "rupiah", "rupiah",
    "rupiah", "rupiah", "rupiah", "rupiah", "rupiah", "rupiah",
];

/// The sheets of a run: its summary, and everybody, whose rows the worker has.
pub fn results(words: &Words, state: &State, finished: &Finished) -> Value {
    let everybody = Value::Object(vec![
        (
            "name".to_owned(),
            words.get("simulation.book.people").into(),
        ),
        ("kinds".to_owned(), list(&RESULTS)),
        (
            "head".to_owned(),
            words.get("simulation.export.head").into(),
        ),
    ]);
    let payment = Value::Object(vec![
        (
            "name".to_owned(),
            words.get("simulation.book.payment").into(),
        ),
        ("kinds".to_owned(), list(&kinds_of_payment())),
        ("payment".to_owned(), Value::Bool(true)),
    ]);
    let kinds = ["text", "rupiah", "rupiah", "rupiah"];
    let summary = sheet(
        words.get("simulation.book.summary"),
        &kinds,
        &summary(words, state, finished),
    );
    Value::List(vec![summary, everybody, payment])
}

/// Who, and then rupiah.
fn kinds_of_payment() -> Vec<&'static str> {
    let is_amount = |name: &&str| {
        payment::COLUMNS
            .iter()
            .skip(14)
            .any(|amount| amount == name)
    };
    let kind = |name| if is_amount(name) { "rupiah" } else { "text" };
    payment::COLUMNS.iter().map(kind).collect()
}

/// The sheets of the template: where to fill in, and what to.
pub fn template(words: &Words) -> Value {
    let roster = plain(template::rows());
    let text = |key: &str| words.get(key).to_owned();
    let mut rows = vec![[
        text("simulation.mapping.column"),
        text("simulation.mapping.holds"),
        text("simulation.mapping.how"),
    ]];
    let usual = template::COLUMNS
        .iter()
        .map(|(field, name, _)| (*field, *name));
    for (field, name) in usual.chain(template::MORE) {
        let holds = ["simulation.field.", field.word()].concat();
        rows.push([name.to_owned(), text(&holds), text(&how(field))]);
    }
    let cells = rows
        .iter()
        .map(|row| row.iter().map(|text| Cell::Text(text)).collect());
    let kinds = ["text", "text", "text"];
    Value::List(vec![
        sheet(words.get("simulation.book.roster"), &[], &roster),
        sheet(
            words.get("simulation.book.explained"),
            &kinds,
            &plain(cells),
        ),
    ])
}

/// The word that says how a field is filled in.
fn how(field: Field) -> String {
    let why = match field {
        Field::Nip => Why::NipLength,
        Field::Name => return "simulation.how.name".to_owned(),
        Field::Unit | Field::Position => return "simulation.how.pack".to_owned(),
        Field::Echelon => return "simulation.how.echelon".to_owned(),
        Field::JobClass => Why::NotClass,
        Field::Employment => Why::NotEmployment,
        Field::Grade => Why::NotGrade,
        Field::GradeYears => Why::NotYears,
        Field::Ptkp => Why::NotTaxStatus,
        Field::ActiveUntil => Why::NotDate,
        Field::Marital => Why::NotMarital,
        Field::Rating | Field::Organisation => Why::NotRating,
        Field::Productivity | Field::Attendance => Why::NotPercent,
        Field::StructuralAllowance | Field::FunctionalAllowance | Field::GeneralAllowance => {
            Why::NotMoney
        }
        _ => Why::NotCount,
    };
    ["simulation.repair.", why.word()].concat()
}

/// What a run came to, what it was run with, and how many rows count.
fn summary(words: &Words, state: &State, finished: &Finished) -> String {
    type Of = fn(&Amounts) -> Rupiah;
    let amounts: [(&str, Of); 4] = [
        ("entitlement", |amounts| amounts.entitlement),
        ("gross", |amounts| amounts.gross),
        ("net", |amounts| amounts.net),
        ("cost", |amounts| amounts.cost),
    ];
    let all = &finished.summary.all;
    let mut rows = vec![
        ["what", "before", "after", "difference"]
            .map(|key| words.get(&["simulation.head.", key].concat()).to_owned()),
    ];
    for (key, of) in amounts {
        let [before, after] = [of(&all.before), of(&all.after)];
        let more = after.minus(before).unwrap_or_default();
        let name = words.get(&["simulation.amount.", key].concat()).to_owned();
        rows.push([
            name,
            before.to_string(),
            after.to_string(),
            more.to_string(),
        ]);
    }
    let mut said = |name: &str, before: String, after: String| {
        rows.push([words.get(name).to_owned(), before, after, String::new()]);
    };
    let counts = &finished.summary.counts;
    for (name, count) in [
        ("simulation.book.rows", counts.rows),
        ("simulation.book.counted", counts.people),
        ("simulation.book.refused", counts.refused),
        ("simulation.book.left_out", counts.left_out),
        ("simulation.winners", all.winners.people),
        ("simulation.losers", all.losers.people),
        ("simulation.unmoved", all.same),
    ] {
        said(name, count.to_string(), String::new());
    }
    let sides = [&finished.sides.before, &finished.sides.after];
    let [before, after] = sides.map(|side| side.key.clone());
    said("simulation.book.rules", before, after);
    let [before, after] = sides.map(|side| side.regulation.hash.to_string());
    said("simulation.book.hash", before, after);
    let month = words.phrase(&Phrase::month(finished.month));
    said("simulation.month", month, String::new());
    let name = state
        .roster
        .as_ref()
        .map_or("", |roster| roster.name.as_str());
    let name = if name.is_empty() {
        words.get("simulation.roster.is_sample")
    } else {
        name
    };
    let sheet = state.sheet().unwrap_or_default().to_owned();
    said("simulation.roster", name.to_owned(), sheet);
    plain(
        rows.iter()
            .map(|row| row.iter().map(|text| Cell::Text(text)).collect()),
    )
}

fn sheet(name: &str, kinds: &[&str], table: &str) -> Value {
    Value::Object(vec![
        ("name".to_owned(), name.into()),
        ("kinds".to_owned(), list(kinds)),
        ("table".to_owned(), table.into()),
    ])
}

fn list(words: &[&str]) -> Value {
    Value::List(words.iter().map(|word| Value::from(*word)).collect())
}
