//! What is wrong with a row of a roster, so that somebody can mend it.

use super::columns::Field;

/// Signs of a cell that are told.
const MOST_SIGNS: usize = 60;

crate::choice! {
    /// Why a row, or a cell of it, is not taken as it stands.
    pub enum Why("Sebab") {
        /// A spreadsheet has cut the number: 1,98E+17.
        NipBroken = "nip_broken", "NIP sudah dipotong lembar sebar";
        /// Not 18 digits.
        NipLength = "nip_length", "NIP bukan 18 angka";
        /// The same NIP stands in an earlier row.
        Duplicate = "duplicate", "NIP sudah ada di baris lain";
        /// A row that sums up others.
        Totals = "totals", "Baris jumlah";
        /// A row that numbers the columns.
        ColumnNumbers = "column_numbers", "Baris nomor kolom";
        /// The names of the columns again, as prints have them on each page.
        HeadAgain = "head_again", "Judul kolom terulang";
        /// The example of the template.
        Example = "example", "Baris contoh";
        /// A title, a signature, a note: neither status nor grade nor class stands in it.
        NoPerson = "no_person", "Bukan baris pegawai";
        /// An error of a spreadsheet, or a formula without a result.
        CellError = "cell_error", "Galat lembar sebar";
        /// A quotation mark is opened and never closed.
        OpenQuote = "open_quote", "Tanda petik tidak ditutup";
        /// No class from 1 to 17.
        NotClass = "not_class", "Bukan kelas jabatan";
        /// No employment status.
        NotEmployment = "not_employment", "Bukan status kepegawaian";
        /// No grade.
        NotGrade = "not_grade", "Bukan golongan";
        /// No years from 0 to 40.
        NotYears = "not_years", "Bukan masa kerja";
        /// No PTKP status.
        NotTaxStatus = "not_tax_status", "Bukan status PTKP";
        /// Neither married nor not.
        NotMarital = "not_marital", "Bukan status kawin";
        /// No rating.
        NotRating = "not_rating", "Bukan predikat";
        /// No percentage.
        NotPercent = "not_percent", "Bukan persen";
        /// No whole number.
        NotCount = "not_count", "Bukan bilangan";
        /// No date.
        NotDate = "not_date", "Bukan tanggal";
        /// A date whose day may be its month, in a column that does not tell.
        DateOrder = "date_order", "Urutan tanggal tidak pasti";
        /// Who has left before the month.
        Left = "left", "Sudah berhenti sebelum bulan ini";
        /// Who leaves in the month.
        Leaves = "leaves", "Berhenti dalam bulan ini";
        /// No whole rupiah.
        NotMoney = "not_money", "Bukan rupiah";
        /// The cell is blank, and its column is needed.
        Blank = "blank", "Kosong";
    }
}

impl Why {
    /// Whether the row counts all the same: what is wrong changes no figure.
    pub fn row_counts(self) -> bool {
        matches!(self, Self::NipBroken | Self::NipLength | Self::Leaves)
    }
}

crate::record! {
    /// One thing that is wrong with a row.
    pub struct Flaw("Cacat", "Satu hal yang salah pada satu baris.") {
        /// As a spreadsheet counts it.
        row: u32, "Baris";
        /// The column, where it is one cell.
        field: Option<Field>, "Kolom";
        /// What stands there.
        value: Option<String>, "Isi";
        why: Why, "Sebab";
        /// The row that has the same.
        other: Option<u32>, "Baris yang sama";
    }
}

impl Flaw {
    /// Of a cell.
    pub fn of_cell(row: u32, field: Field, value: &str, why: Why) -> Self {
        Self {
            row,
            field: Some(field),
            value: shown(value),
            why,
            other: None,
        }
    }

    /// Of a whole row, known by what stands first in it.
    pub fn of_row(row: u32, value: &str, why: Why) -> Self {
        Self {
            row,
            field: None,
            value: shown(value),
            why,
            other: None,
        }
    }
}

/// The beginning of a cell; nothing of a blank one.
fn shown(value: &str) -> Option<String> {
    let value: String = value.trim().chars().take(MOST_SIGNS).collect();
    (!value.is_empty()).then_some(value)
}
