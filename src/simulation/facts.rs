//! What a row tells of a person: facts that no rule has looked at yet.

use super::cell;
use super::columns::Field;
use super::flaw::{Flaw, Why};
use crate::document::csv::Row;
use crate::document::text;
use crate::money::{Percent, Rupiah};
use crate::regulation::tax::TaxStatus;
use crate::regulation::terms::{Employment, JobClass, Rating, Years};

/// One person, as far as the row says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// The row, as a spreadsheet counts it.
    pub row: u32,
    /// Eighteen digits; none where the cell holds something else.
    pub nip: Option<String>,
    /// Name, as it stands.
    pub name: String,
    /// Agency, as it stands.
    pub unit: String,
    /// Position, as it stands.
    pub position: String,
    /// Job class.
    pub class: Option<JobClass>,
    /// Employment status.
    pub employment: Employment,
    /// Grade, as the salary tables have it.
    pub grade: Option<String>,
    /// Years of service in the grade.
    pub years: Option<Years>,
    /// Echelon as the salary tables have it; empty for none.
    pub echelon: String,
    /// Allowances of the post, where the roster has their columns.
    pub allowance: Option<Rupiah>,
    /// PTKP status.
    pub tax_status: Option<TaxStatus>,
    /// Rating of the month's performance.
    pub rating: Option<Rating>,
    /// Result of the organisation.
    pub organisation: Option<Rating>,
    /// Score of performance.
    pub performance: Option<Percent>,
    /// Score of attendance.
    pub attendance: Option<Percent>,
    /// Infractions and absences, by the ids that packs share; none where the roster has no column.
    pub counts: Vec<(&'static str, u32)>,
}

/// Nobody of whom anything is known; the status is one of those there are.
impl Default for Facts {
    fn default() -> Self {
        Self {
            row: 0,
            nip: None,
            name: String::new(),
            unit: String::new(),
            position: String::new(),
            class: None,
            employment: Employment::Pns,
            grade: None,
            years: None,
            echelon: String::new(),
            allowance: None,
            tax_status: None,
            rating: None,
            organisation: None,
            performance: None,
            attendance: None,
            counts: Vec::new(),
        }
    }
}

/// The columns of a roster, each with the field it holds.
pub type Columns = [Option<Field>];

/// What a row comes to: a person, if nothing that counts is wrong, and all that is wrong.
pub fn read(row: &Row, columns: &Columns) -> (Option<Facts>, Vec<Flaw>) {
    let mut cells = Cells {
        row,
        columns,
        flaws: Vec::new(),
    };
    if let Some(why) = cells.is_no_person() {
        let first = row.cells.iter().find(|cell| !cell.trim().is_empty());
        let flaw = Flaw::of_row(row.number, first.map_or("", String::as_str), why);
        return (None, vec![flaw]);
    }
    let facts = cells.facts();
    let is_good = cells.flaws.iter().all(|flaw| flaw.why.row_counts());
    (facts.filter(|_| is_good), cells.flaws)
}

struct Cells<'a> {
    row: &'a Row,
    columns: &'a Columns,
    flaws: Vec<Flaw>,
}

impl<'a> Cells<'a> {
    /// The cell of a field; blank ones are none.
    fn cell(&self, field: Field) -> Option<&'a str> {
        let place = self.columns.iter().position(|one| *one == Some(field))?;
        let cell = self.row.cells.get(place)?.trim();
        (!cell.is_empty()).then_some(cell)
    }

    fn has(&self, field: Field) -> bool {
        self.columns.contains(&Some(field))
    }

    fn wrong(&mut self, field: Field, value: &str, why: Why) {
        self.flaws
            .push(Flaw::of_cell(self.row.number, field, value, why));
    }

    /// What a cell says, noted as wrong where it says nothing.
    fn read<T>(&mut self, field: Field, why: Why, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        let cell = self.cell(field)?;
        let read = read(cell);
        if read.is_none() {
            self.wrong(field, cell, why);
        }
        read
    }

    /// Why a row speaks of nobody.
    fn is_no_person(&self) -> Option<Why> {
        if self.row.open_quote {
            return Some(Why::OpenQuote);
        }
        let mut filled = self.row.cells.iter().map(|cell| cell.trim());
        let mut filled: Vec<&str> = filled.by_ref().filter(|cell| !cell.is_empty()).collect();
        let begin = filled
            .first()
            .map(|first| text::words(first))
            .unwrap_or_default();
        let sums = ["total", "jumlah", "subtotal", "sub total", "grand total"];
        let is_sum = |sum: &str| begin == *sum || begin.starts_with(&format!("{sum} "));
        let has_digits = |cell: &str| cell.chars().filter(char::is_ascii_digit).count() > 9;
        if sums.iter().any(|sum| is_sum(sum)) && !self.cell(Field::Nip).is_some_and(has_digits) {
            return Some(Why::Totals);
        }
        let numbers = 1..=filled.len();
        let numbered = filled.drain(..).map(|cell| cell.trim_matches(['(', ')']));
        let counts = numbered
            .zip(numbers)
            .all(|(cell, number)| cell == number.to_string());
        counts.then_some(Why::ColumnNumbers)
    }

    fn facts(&mut self) -> Option<Facts> {
        let text = |cell: Option<&str>| cell.unwrap_or_default().to_owned();
        let nip = self.nip();
        let employment = self.employment();
        let grade = employment.and_then(|employment| {
            self.read(Field::Grade, Why::NotGrade, |cell| {
                cell::grade(cell, employment)
            })
        });
        let facts = Facts {
            row: self.row.number,
            nip,
            name: text(self.cell(Field::Name)),
            unit: text(self.cell(Field::Unit)),
            position: text(self.cell(Field::Position)),
            class: self.read(Field::JobClass, Why::NotClass, cell::class),
            employment: employment.unwrap_or(Employment::Pns),
            grade,
            years: self.read(Field::GradeYears, Why::NotYears, cell::years),
            echelon: cell::echelon(self.cell(Field::Echelon).unwrap_or_default()),
            allowance: self.allowance(),
            tax_status: self.tax_status(),
            rating: self.read(Field::Rating, Why::NotRating, cell::rating),
            organisation: self.read(Field::Organisation, Why::NotRating, cell::rating),
            performance: self.read(Field::Productivity, Why::NotPercent, cell::percent),
            attendance: self.read(Field::Attendance, Why::NotPercent, cell::percent),
            counts: self.counts(),
        };
        employment.map(|_| facts)
    }

    /// A number that is no NIP is told and not used; no figure goes by it.
    fn nip(&mut self) -> Option<String> {
        let cell = self.cell(Field::Nip)?;
        let nip = cell::nip(cell);
        if nip.len() == 18 && nip.bytes().all(|b| b.is_ascii_alphanumeric()) {
            return Some(nip);
        }
        let why = match cell::is_exponent(cell) {
            true => Why::NipBroken,
            false => Why::NipLength,
        };
        self.wrong(Field::Nip, cell, why);
        None
    }

    /// Nobody's status is guessed.
    fn employment(&mut self) -> Option<Employment> {
        let field = Field::Employment;
        if self.cell(field).is_none() {
            self.wrong(field, "", Why::Blank);
        }
        self.read(field, Why::NotEmployment, cell::employment)
    }

    /// The sum of the allowances, where the roster has a column of one.
    fn allowance(&mut self) -> Option<Rupiah> {
        let fields = [
            Field::StructuralAllowance,
            Field::FunctionalAllowance,
            Field::GeneralAllowance,
        ];
        if !fields.iter().any(|field| self.has(*field)) {
            return None;
        }
        let amounts = fields.map(|field| self.read(field, Why::NotMoney, cell::money));
        Rupiah::sum(amounts.into_iter().flatten()).ok()
    }

    /// As its column says, or as whether married and children say.
    fn tax_status(&mut self) -> Option<TaxStatus> {
        if self.cell(Field::Ptkp).is_some() {
            return self.read(Field::Ptkp, Why::NotTaxStatus, cell::tax_status);
        }
        let of_marital = self.cell(Field::Marital).and_then(cell::tax_status);
        if of_marital.is_some() {
            return of_marital;
        }
        let married = self.read(Field::Marital, Why::NotMarital, cell::is_married)?;
        let children = self.read(Field::Children, Why::NotCount, cell::count);
        cell::tax_status_of(married, children.unwrap_or_default())
    }

    fn counts(&mut self) -> Vec<(&'static str, u32)> {
        let counted = Field::ALL
            .iter()
            .filter_map(|field| Some((*field, field.deduction()?)));
        let counted: Vec<_> = counted.filter(|(field, _)| self.has(*field)).collect();
        let mut counts = Vec::with_capacity(counted.len());
        for (field, id) in counted {
            let count = self.read(field, Why::NotCount, cell::count);
            counts.push((id, count.unwrap_or_default()));
        }
        counts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: [Option<Field>; 5] = [
        Some(Field::Nip),
        Some(Field::Name),
        Some(Field::JobClass),
        Some(Field::Employment),
        Some(Field::Grade),
    ];

    fn row(cells: [&str; 5]) -> Row {
        Row {
            number: 7,
            cells: cells.map(str::to_owned).to_vec(),
            open_quote: false,
        }
    }

    #[test]
    fn a_good_row_is_a_person() {
        let cells = ["000000000000000012", "Siti, S.Pd.", "9", "PNS", "III/d"];
        let (facts, flaws) = read(&row(cells), &COLUMNS);
        let facts = facts.unwrap();
        assert!(flaws.is_empty());
        assert_eq!(facts.nip.as_deref(), Some("000000000000000012"));
        assert_eq!((facts.row, facts.class), (7, JobClass::new(9)));
        assert_eq!(facts.grade.as_deref(), Some("III/d"));
    }

    #[test]
    fn each_flaw_has_its_row_column_value_and_reason() {
        for (cells, field, value, why, counts) in [
            (
                ["1.98E+17", "A", "9", "PNS", "III/d"],
                Some(Field::Nip),
                Some("1.98E+17"),
                Why::NipBroken,
                true,
            ),
            (
                ["12345", "A", "9", "PNS", "III/d"],
                Some(Field::Nip),
                Some("12345"),
                Why::NipLength,
                true,
            ),
            (
                ["", "A", "19", "PNS", "III/d"],
                Some(Field::JobClass),
                Some("19"),
                Why::NotClass,
                false,
            ),
            (
                ["", "A", "9", "Honorer", "III/d"],
                Some(Field::Employment),
                Some("Honorer"),
                Why::NotEmployment,
                false,
            ),
            (
                ["", "A", "9", "", "III/d"],
                Some(Field::Employment),
                None,
                Why::Blank,
                false,
            ),
            (
                ["", "A", "9", "PPPK", "III/d"],
                Some(Field::Grade),
                Some("III/d"),
                Why::NotGrade,
                false,
            ),
            (
                ["JUMLAH", "", "", "", ""],
                None,
                Some("JUMLAH"),
                Why::Totals,
                false,
            ),
            (
                ["1", "2", "3", "4", "5"],
                None,
                Some("1"),
                Why::ColumnNumbers,
                false,
            ),
        ] {
            let (facts, flaws) = read(&row(cells), &COLUMNS);
            let flaw = flaws.first().unwrap();
            assert_eq!(flaws.len(), 1, "{cells:?}: {flaws:?}");
            assert_eq!((flaw.field, flaw.value.as_deref()), (field, value));
            assert_eq!((flaw.row, flaw.why), (7, why));
            assert_eq!(facts.is_some(), counts, "{cells:?}");
        }
    }

    #[test]
    fn a_person_may_be_called_jumlah() {
        let cells = ["000000000000000012", "Jumlah", "9", "PNS", "III/d"];
        assert!(read(&row(cells), &COLUMNS).0.is_some());
    }
}
