//! The service standards of all units in one list, by when they must be reviewed.

use super::book::Book;
use super::compare::cell;
use super::sheet::Sheet;
use super::shelf::Shelf;
use crate::compliance::standard::{ProductResult, ReviewKind, StandardPack};
use crate::provision::Date;

/// The standard of one service product.
#[derive(Clone, Debug)]
pub struct Row<'b> {
    /// The sheet it stands on.
    pub sheet: &'b Sheet,
    /// The place of the product on it.
    place: usize,
    /// What it comes to.
    pub product: ProductResult,
}

impl Row<'_> {
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
pub fn rows<'b>(book: &'b Book, shelf: &Shelf, today: Date) -> Vec<Row<'b>> {
    let mut rows = Vec::new();
    for sheet in &book.sheets {
        if let Some((_, pack)) = shelf.standard(&sheet.instrument) {
            rows.extend(of_sheet(sheet, pack, today));
        }
    }
    rows.sort_by_key(|row| (row.product.review.due.is_none(), row.product.review.due));
    rows
}

fn of_sheet<'b>(
    sheet: &'b Sheet,
    pack: &StandardPack,
    today: Date,
) -> impl Iterator<Item = Row<'b>> {
    let result = sheet.standard.outcome(pack, today).result;
    let products = result.map(|result| result.products).unwrap_or_default();
    let placed = products.into_iter().enumerate();
    placed.map(move |(place, product)| Row {
        sheet,
        place,
        product,
    })
}

/// The list as CSV: unit, period, product, components there, published electronically and
/// otherwise, decreed, reviewed, why early, due, overdue.
pub fn csv(rows: &[Row<'_>], head: &str) -> String {
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let mut text = format!("{head}\r\n");
    for row in rows {
        let product = &row.product;
        let cells = [
            cell(&row.sheet.unit),
            cell(&row.sheet.period),
            cell(&product.name),
            product.exists.yes.to_string(),
            product.electronic.yes.to_string(),
            product.other.yes.to_string(),
            cell(row.text("decreed")),
            cell(row.text("reviewed")),
            cell(row.text("reason")),
            day(product.review.due),
            day(product.review.overdue),
        ];
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    }
    text
}
