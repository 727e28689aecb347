//! The service standards of all units in one list, by when they must be reviewed.

use super::assessment::Assessment;
use super::assessments::Assessments;
use super::catalogue::Catalogue;
use crate::compliance::standard::{ProductResult, ReviewKind, StandardPack};
use crate::document::csv::{self, Cell};
use crate::provision::Date;
use std::rc::Rc;

/// The standard of one service product.
#[derive(Clone, Debug)]
pub struct Row {
    /// The assessment it stands on.
    pub assessment: Rc<Assessment>,
    /// The place of the product on it.
    place: usize,
    /// What it comes to.
    pub product: ProductResult,
}

impl Row {
    fn text(&self, key: &str) -> &str {
        let path = format!("$.products[{}].{key}", self.place);
        self.assessment.standard.text(&path).trim()
    }

    /// When it was reviewed before its time, and why; the reason may be blank.
    pub fn early(&self) -> Option<(Date, &str)> {
        let is_early = self.text("review") == ReviewKind::Situational.word();
        let reviewed = Date::parse(self.text("reviewed")).filter(|_| is_early)?;
        Some((reviewed, self.text("reason")))
    }
}

/// The standards of all units, the one due first at the head; without a date at the end.
pub fn rows(assessments: &Assessments, catalogue: &Catalogue, today: Date) -> Vec<Row> {
    let mut rows = Vec::new();
    for assessment in &assessments.list {
        if let Some((_, pack)) = catalogue.standard(&assessment.instrument) {
            rows.extend(of_sheet(assessment, pack, today));
        }
    }
    rows.sort_by_key(|row| (row.product.review.due.is_none(), row.product.review.due));
    rows
}

fn of_sheet(
    assessment: &Rc<Assessment>,
    pack: &StandardPack,
    today: Date,
) -> impl Iterator<Item = Row> {
    let result = assessment.standard.outcome(pack, today).result;
    let products = result.map(|result| result.products).unwrap_or_default();
    let placed = products.into_iter().enumerate();
    placed.map(|(place, product)| Row {
        assessment: Rc::clone(assessment),
        place,
        product,
    })
}

/// The list as a table: unit, period, product, components there, published electronically and
/// otherwise, decreed, reviewed, why early, due, overdue.
pub fn csv<'a>(rows: &'a [Row], head: &'a str) -> String {
    let count = |count: u32| Cell::Number(count.to_string());
    let day = |day: Option<Date>| Cell::Number(day.map(|day| day.to_string()).unwrap_or_default());
    let rows = rows.iter().map(|row| {
        let product = &row.product;
        vec![
            Cell::Text(&row.assessment.unit),
            Cell::Text(&row.assessment.period),
            Cell::Text(&product.name),
            count(product.exists.yes),
            count(product.electronic.yes),
            count(product.other.yes),
            Cell::Text(row.text("decreed")),
            Cell::Text(row.text("reviewed")),
            Cell::Text(row.text("reason")),
            day(product.review.due),
            day(product.review.overdue),
        ]
    });
    csv::written(std::iter::once(csv::names(head)).chain(rows))
}
