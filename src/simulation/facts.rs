//! What a row tells of a person: facts that no rule has looked at yet.

use super::cell;
use super::columns::Field;
use super::dates::{self, DateOrder};
use super::flaw::{Flaw, Why};
use super::template;
use crate::calendar::{Date, Month};
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

/// What holds for every row.
#[derive(Clone, Debug, Default)]
pub struct Usual {
    /// The status of whoever has none.
    pub employment: Option<Employment>,
    /// Which number of a date comes first.
    pub order: Option<DateOrder>,
    /// The month in which somebody must be in service.
    pub month: Option<Month>,
}

/// Fields of which a row tells one at least, where it speaks of a person.
pub const TELLS: [Field; 3] = [Field::Employment, Field::Grade, Field::JobClass];

/// What a row comes to: a person, if nothing that counts is wrong, and all that is wrong.
///
/// What no row says of itself is said once for all of them.
pub fn read(row: &Row, columns: &Columns, usual: &Usual) -> (Option<Facts>, Vec<Flaw>) {
    let mut cells = Cells::of(row.number, &row.cells, columns, usual);
    if let Some(why) = cells.is_no_person(row) {
        let first = row.cells.iter().find(|cell| !cell.trim().is_empty());
        let flaw = Flaw::of_row(row.number, first.map_or("", String::as_str), why);
        return (None, vec![flaw]);
    }
    let mut facts = Facts {
        row: row.number,
        nip: cells.nip(),
        name: cells.text(Field::Name),
        ..Facts::default()
    };
    for part in Part::ALL {
        cells.read_part(part, &mut facts);
    }
    let is_good = cells.flaws.iter().all(|flaw| flaw.why.row_counts());
    (is_good.then_some(facts), cells.flaws)
}

/// Part of what a row says, of which cells that belong together tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Agency, position, class, status.
    Post,
    /// How the month went.
    Month,
    /// Status, grade, years, allowances, family.
    Pay,
}

impl Part {
    /// Each of them.
    pub const ALL: [Self; 3] = [Self::Post, Self::Month, Self::Pay];

    /// Whether it is a field that tells of it.
    pub fn has(self, field: Field) -> bool {
        match field {
            Field::Nip | Field::Name => false,
            Field::Unit | Field::Position | Field::JobClass => self == Self::Post,
            Field::Employment => matches!(self, Self::Post | Self::Pay),
            Field::Grade
            | Field::GradeYears
            | Field::Echelon
            | Field::Ptkp
            | Field::Marital
            | Field::Children
            | Field::StructuralAllowance
            | Field::FunctionalAllowance
            | Field::GeneralAllowance
            | Field::ActiveUntil => self == Self::Pay,
            Field::Rating
            | Field::Organisation
            | Field::Productivity
            | Field::Attendance
            | Field::Late1
            | Field::Late2
            | Field::Late3
            | Field::Late4
            | Field::Early1
            | Field::Early2
            | Field::Early3
            | Field::Early4
            | Field::Absent
            | Field::Sick
            | Field::Leave
            | Field::CeremonyMissed => self == Self::Month,
        }
    }

    /// What it says, and nothing else; none where anything in it is wrong.
    pub fn read<C: AsRef<str>>(self, row: &[C], columns: &Columns, usual: &Usual) -> Option<Facts> {
        let mut cells = Cells::of(0, row, columns, usual);
        let mut facts = Facts::default();
        cells.read_part(self, &mut facts);
        cells.flaws.is_empty().then_some(facts)
    }

    /// What it is of all that a row says, put in place of that of another.
    pub fn put(self, from: &Facts, into: &mut Facts) {
        match self {
            Self::Post => {
                into.unit.clone_from(&from.unit);
                into.position.clone_from(&from.position);
                into.class = from.class;
                into.employment = from.employment;
            }
            Self::Month => {
                into.rating = from.rating;
                into.organisation = from.organisation;
                into.performance = from.performance;
                into.attendance = from.attendance;
                into.counts.clone_from(&from.counts);
            }
            Self::Pay => {
                into.employment = from.employment;
                into.grade.clone_from(&from.grade);
                into.years = from.years;
                into.echelon.clone_from(&from.echelon);
                into.allowance = from.allowance;
                into.tax_status = from.tax_status;
            }
        }
    }
}

struct Cells<'a, C> {
    number: u32,
    row: &'a [C],
    columns: &'a Columns,
    usual: &'a Usual,
    flaws: Vec<Flaw>,
}

impl<'a, C: AsRef<str>> Cells<'a, C> {
    fn of(number: u32, row: &'a [C], columns: &'a Columns, usual: &'a Usual) -> Self {
        Self {
            number,
            row,
            columns,
            usual,
            flaws: Vec::new(),
        }
    }

    /// The cell of a field; blank ones are none.
    fn cell(&self, field: Field) -> Option<&'a str> {
        let place = self.columns.iter().position(|one| *one == Some(field))?;
        let cell = self.row.get(place)?.as_ref().trim();
        (!cell.is_empty()).then_some(cell)
    }

    fn text(&self, field: Field) -> String {
        self.cell(field).unwrap_or_default().to_owned()
    }

    fn has(&self, field: Field) -> bool {
        self.columns.contains(&Some(field))
    }

    fn wrong(&mut self, field: Field, value: &str, why: Why) {
        self.flaws
            .push(Flaw::of_cell(self.number, field, value, why));
    }

    /// What a cell says, noted as wrong where it says nothing.
    fn read<T>(&mut self, field: Field, why: Why, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        let cell = self.cell(field)?;
        let read = read(cell);
        if read.is_none() {
            let is_error = cell::is_error(cell);
            self.wrong(field, cell, if is_error { Why::CellError } else { why });
        }
        read
    }

    /// Why a row speaks of nobody.
    fn is_no_person(&self, row: &Row) -> Option<Why> {
        if row.open_quote {
            return Some(Why::OpenQuote);
        }
        let mut filled = self.row.iter().map(|cell| cell.as_ref().trim());
        let mut filled: Vec<&str> = filled.by_ref().filter(|cell| !cell.is_empty()).collect();
        let begin = filled
            .first()
            .map(|first| text::words(first))
            .unwrap_or_default();
        let sums = ["total", "jumlah", "subtotal", "sub total", "grand total"];
        let is_sum = |sum: &str| {
            let rest = begin.strip_prefix(sum);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        };
        let has_digits = |cell: &str| cell.chars().filter(char::is_ascii_digit).count() > 9;
        if sums.iter().any(|sum| is_sum(sum)) && !self.cell(Field::Nip).is_some_and(has_digits) {
            return Some(Why::Totals);
        }
        if self.cell(Field::Name).is_some_and(template::is_example) {
            return Some(Why::Example);
        }
        let is_silent = TELLS.iter().all(|field| self.cell(*field).is_none());
        if is_silent && TELLS.iter().any(|field| self.has(*field)) {
            return Some(Why::NoPerson);
        }
        let numbers = 1..=filled.len();
        let numbered = filled.drain(..).map(|cell| cell.trim_matches(['(', ')']));
        let counts = numbered
            .zip(numbers)
            .all(|(cell, number)| cell == number.to_string());
        counts.then_some(Why::ColumnNumbers)
    }

    fn read_part(&mut self, part: Part, facts: &mut Facts) {
        match part {
            Part::Post => {
                facts.unit = self.name(Field::Unit);
                facts.position = self.name(Field::Position);
                facts.class = self.read(Field::JobClass, Why::NotClass, cell::class);
                let status = self.employment();
                facts.employment = status.unwrap_or(facts.employment);
            }
            Part::Month => {
                facts.rating = self.read(Field::Rating, Why::NotRating, cell::rating);
                facts.organisation = self.read(Field::Organisation, Why::NotRating, cell::rating);
                facts.performance = self.read(Field::Productivity, Why::NotPercent, cell::percent);
                facts.attendance = self.read(Field::Attendance, Why::NotPercent, cell::percent);
                facts.counts = self.counts();
            }
            Part::Pay => self.pay(facts),
        }
    }

    /// How a grade is written the status says; of a status that is none the post has told.
    fn pay(&mut self, facts: &mut Facts) {
        let status = match self.cell(Field::Employment) {
            Some(cell) => cell::employment(cell),
            None => self.usual.employment,
        };
        facts.employment = status.unwrap_or(facts.employment);
        facts.grade = status.and_then(|status| {
            let grade = |cell: &str| cell::grade(cell, status);
            self.read(Field::Grade, Why::NotGrade, grade)
        });
        facts.years = self.read(Field::GradeYears, Why::NotYears, cell::years);
        facts.echelon = cell::echelon(self.cell(Field::Echelon).unwrap_or_default());
        facts.allowance = self.allowance();
        facts.tax_status = self.tax_status();
        self.service();
    }

    /// A name by which figures may go.
    fn name(&mut self, field: Field) -> String {
        let as_it_stands = |cell: &str| (!cell::is_error(cell)).then(|| cell.to_owned());
        self.read(field, Why::CellError, as_it_stands)
            .unwrap_or_default()
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
            if self.usual.employment.is_none() {
                self.wrong(field, "", Why::Blank);
            }
            return self.usual.employment;
        }
        self.read(field, Why::NotEmployment, cell::employment)
    }

    /// Whether somebody is in service in the month, as far as the day on which it ends is known.
    fn service(&mut self) {
        let field = Field::ActiveUntil;
        let Some((cell, month)) = self.cell(field).zip(self.usual.month) else {
            return;
        };
        let said = dates::said(cell);
        let why = match said.map(|said| said.day(self.usual.order)) {
            None => Why::NotDate,
            Some(None) => Why::DateOrder,
            Some(Some(day)) if day < Date::first_of(month) => Why::Left,
            Some(Some(day)) if day.month() == month => Why::Leaves,
            Some(Some(_)) => return,
        };
        self.wrong(field, cell, why);
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
        let (facts, flaws) = read(&row(cells), &COLUMNS, &Usual::default());
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
            let (facts, flaws) = read(&row(cells), &COLUMNS, &Usual::default());
            let flaw = flaws.first().unwrap();
            assert_eq!(flaws.len(), 1, "{cells:?}: {flaws:?}");
            assert_eq!((flaw.field, flaw.value.as_deref()), (field, value));
            assert_eq!((flaw.row, flaw.why), (7, why));
            assert_eq!(facts.is_some(), counts, "{cells:?}");
        }
    }

    #[test]
    fn a_status_that_is_taken_for_all_is_that_of_whoever_has_none() {
        let usual = Usual {
            employment: Some(Employment::Pppk),
            ..Usual::default()
        };
        let read_it = |cells| read(&row(cells), &COLUMNS, &usual).0.unwrap().employment;
        assert_eq!(read_it(["", "A", "9", "", "IX"]), Employment::Pppk);
        assert_eq!(read_it(["", "A", "9", "PNS", "III/d"]), Employment::Pns);
    }

    #[test]
    fn whoever_has_left_before_the_month_is_told_and_does_not_count() {
        let columns = [Field::Employment, Field::Grade, Field::ActiveUntil].map(Some);
        for (cell, order, why) in [
            ("", None, None),
            ("2024-04-01", None, None),
            ("2024-03-31", None, Some((Why::Leaves, true))),
            ("2024-02-29", None, Some((Why::Left, false))),
            ("03/04/2024", None, Some((Why::DateOrder, false))),
            ("03/04/2024", Some(DateOrder::DayFirst), None),
            (
                "03/04/2024",
                Some(DateOrder::MonthFirst),
                Some((Why::Leaves, true)),
            ),
            ("ya", None, Some((Why::NotDate, false))),
        ] {
            let usual = Usual {
                order,
                month: Month::parse("2024-03"),
                ..Usual::default()
            };
            let row = Row {
                number: 2,
                cells: ["PNS", "III/d", cell].map(str::to_owned).to_vec(),
                open_quote: false,
            };
            let (facts, flaws) = read(&row, &columns, &usual);
            let told = flaws.first().map(|flaw| (flaw.why, facts.is_some()));
            assert_eq!(told, why, "{cell}");
        }
    }

    #[test]
    fn a_person_may_be_called_jumlah() {
        let cells = ["000000000000000012", "Jumlah", "9", "PNS", "III/d"];
        assert!(read(&row(cells), &COLUMNS, &Usual::default()).0.is_some());
    }
}
