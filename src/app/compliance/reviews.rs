//! The service standards of all units in one list, by when they must be reviewed.

use super::book::Book;
use super::sheet::Sheet;
use super::shelf::Shelf;
use crate::compliance::standard::{ProductResult, ReviewKind, StandardPack};
use crate::document::csv::{self, Cell};
use crate::provision::Date;
use std::rc::Rc;

/// The standard of one service product.
#[derive(Clone, Debug)]
pub struct Row {
    /// The sheet it stands on.
    pub sheet: Rc<Sheet>,
    /// The place of the product on it.
    place: usize,
    /// What it comes to.
    pub product: ProductResult,
}

impl Row {
    fn text(&self, key: &str) -> &str {
        let path = format!("$.products[{}].{key}", self.place);
        self.sheet.standard.text(&path).trim()
    }

    /// When it was reviewed before its time, and why; the reason may be blank.
    pub fn early(&self) -> Option<(Date, &str)> {
        let is_early = self.text("review") == ReviewKind::Situational.word();
        let reviewed = Date::parse(self.text("reviewed")).filter(|_| is_early)?;
        Some((reviewed, self.text("reason")))
    }
}

/// The standards of all units, the one due first at the head; without a date at the end.
pub fn rows(book: &Book, shelf: &Shelf, today: Date) -> Vec<Row> {
    let mut rows = Vec::new();
    for sheet in &book.sheets {
        if let Some((_, pack)) = shelf.standard(&sheet.instrument) {
            rows.extend(of_sheet(sheet, pack, today));
        }
    }
    rows.sort_by_key(|row| (row.product.review.due.is_none(), row.product.review.due));
    rows
}

fn of_sheet(sheet: &Rc<Sheet>, pack: &StandardPack, today: Date) -> impl Iterator<Item = Row> {
    let result = sheet.standard.outcome(pack, today).result;
    let products = result.map(|result| result.products).unwrap_or_default();
    let placed = products.into_iter().enumerate();
    placed.map(|(place, product)| Row {
        sheet: Rc::clone(sheet),
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
            Cell::Text(&row.sheet.unit),
            Cell::Text(&row.sheet.period),
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
