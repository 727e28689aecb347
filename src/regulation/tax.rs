//! National tax tables: TER (PP 58/2023), PTKP status, Pasal 17, rates by grade (PP 80/2010).

use super::terms::GradeGroup;
use crate::document::{Faults, Path, Reason, Table};
use crate::money::{Percent, Rupiah};
use crate::provision::Provision;

crate::record! {
    /// The tax tables.
    pub struct TaxTables("Pajak", "Tabel PPh 21.") {
        /// Monthly effective rates.
        ter: Ter, "Tarif efektif rata-rata (TER) bulanan";
        status: TaxStatuses, "Status PTKP";
        /// The year by Pasal 17.
        annual: AnnualTax, "Pajak setahun (Pasal 17)";
        /// Percent by grade.
        by_grade: TaxByGrade, "Tarif menurut golongan";
    }
}

crate::record! {
    /// Monthly effective rates by category.
    pub struct Ter("TER bulanan", "Tarif efektif rata-rata per kategori.") {
        provision: Provision, "Dasar";
        /// Rows by category.
        categories: Table<TaxCategory, Vec<RateRow>>, "Baris per kategori";
    }
}

crate::choice! {
    /// TER category (PP 58/2023 Pasal 2 ayat 3).
    pub enum TaxCategory("Kategori TER") {
        /// Kategori A.
        A = "A", "Kategori A";
        /// Kategori B.
        B = "B", "Kategori B";
        /// Kategori C.
        C = "C", "Kategori C";
    }
}

crate::record! {
    /// A rate up to an amount, that amount inside; the last row has no bound.
    pub struct RateRow("Baris tarif", "Tarif sampai dengan jumlah ini; baris terakhir tanpa batas.") {
        /// Upper bound, inside.
        up_to: Option<Rupiah>, "Sampai dengan, rupiah";
        percent: Percent, "Tarif, persen";
    }
}

crate::choice! {
    /// PTKP status at the start of the tax year.
    pub enum TaxStatus("Status PTKP") {
        /// TK/0.
        Tk0 = "TK/0", "Tidak kawin, tanpa tanggungan";
        /// TK/1.
        Tk1 = "TK/1", "Tidak kawin, 1 tanggungan";
        /// TK/2.
        Tk2 = "TK/2", "Tidak kawin, 2 tanggungan";
        /// TK/3.
        Tk3 = "TK/3", "Tidak kawin, 3 tanggungan";
        /// K/0.
        K0 = "K/0", "Kawin, tanpa tanggungan";
        /// K/1.
        K1 = "K/1", "Kawin, 1 tanggungan";
        /// K/2.
        K2 = "K/2", "Kawin, 2 tanggungan";
        /// K/3.
        K3 = "K/3", "Kawin, 3 tanggungan";
    }
}

crate::record! {
    /// Category and PTKP of each status.
    pub struct TaxStatuses("Status PTKP", "Kategori TER dan PTKP setahun tiap status.") {
        provision: Provision, "Dasar";
        by_status: Table<TaxStatus, StatusRow>, "Menurut status";
    }
}

crate::record! {
    /// One status.
    pub struct StatusRow("Status", "Kategori dan PTKP.") {
        category: TaxCategory, "Kategori TER";
        /// PTKP, rupiah a year.
        exemption: Rupiah, "PTKP setahun, rupiah";
    }
}

crate::record! {
    /// Tax of the year.
    pub struct AnnualTax("Pajak setahun", "Tarif Pasal 17, biaya jabatan, dan pembulatan PKP.") {
        provision: Provision, "Dasar";
        /// Brackets, each taxed at its own rate.
        brackets: Vec<RateRow>, "Lapisan tarif";
        /// Biaya jabatan, percent of gross.
        occupational_expense: Percent, "Biaya jabatan, persen";
        /// Biaya jabatan, most in a month.
        occupational_expense_month: Rupiah, "Biaya jabatan paling banyak sebulan";
        /// Biaya jabatan, most in a year.
        occupational_expense_year: Rupiah, "Biaya jabatan paling banyak setahun";
        /// Taxable income is rounded down to a multiple of this.
        round_down_to: u32, "PKP dibulatkan ke bawah, kelipatan rupiah";
    }
}

crate::record! {
    /// Percent of TPP by grade.
    pub struct TaxByGrade("Tarif menurut golongan", "Persen PPh 21 menurut golongan.") {
        provision: Provision, "Dasar";
        percent: Table<GradeGroup, Percent>, "Persen menurut golongan";
    }
}

impl Ter {
    /// The rate for a month's gross: the row whose bound, which is inside, is not passed.
    pub fn rate(&self, category: TaxCategory, gross: Rupiah) -> Option<Percent> {
        let rows = self.categories.get(&category)?;
        let passed = |row: &RateRow| row.up_to.is_some_and(|up_to| up_to < gross);
        let reached = rows.get(rows.partition_point(passed));
        reached.map(|row| row.percent)
    }
}

impl TaxTables {
    pub(super) fn check(&self, at: &Path<'_>, faults: &mut Faults) {
        let ter = at.key("ter");
        let categories = ter.key("categories");
        for category in TaxCategory::ALL {
            let place = categories.key(category.word());
            match self.ter.categories.get(category) {
                Some(rows) => check_rows(rows, &place, faults),
                None => faults.add_of(&categories, &place, Reason::Missing),
            }
        }
        let by_status = at.key("status");
        let by_status = by_status.key("by_status");
        for status in TaxStatus::ALL {
            if !self.status.by_status.contains_key(status) {
                faults.add_of(&by_status, &by_status.key(status.word()), Reason::Missing);
            }
        }
        self.annual.check(&at.key("annual"), faults);
        let by_grade = at.key("by_grade");
        let by_grade = by_grade.key("percent");
        for group in GradeGroup::ALL {
            match self.by_grade.percent.get(group) {
                Some(percent) => super::check::share(*percent, &by_grade.key(group.word()), faults),
                None => faults.add_of(&by_grade, &by_grade.key(group.word()), Reason::Missing),
            }
        }
    }
}

impl AnnualTax {
    fn check(&self, at: &Path<'_>, faults: &mut Faults) {
        check_rows(&self.brackets, &at.key("brackets"), faults);
        super::check::share(
            self.occupational_expense,
            &at.key("occupational_expense"),
            faults,
        );
        super::check::rounded_to(self.round_down_to, &at.key("round_down_to"), faults);
    }
}

/// Bounds and rates rise, and only the last row is open.
fn check_rows(rows: &[RateRow], at: &Path<'_>, faults: &mut Faults) {
    let Some((last, bounded)) = rows.split_last() else {
        faults.add(at, Reason::Empty);
        return;
    };
    for (n, row) in bounded.iter().enumerate() {
        if row.up_to.is_none() {
            faults.add(&at.index(n).key("up_to"), Reason::Missing);
        }
    }
    if let Some(up_to) = last.up_to {
        let place = at.index(bounded.len());
        faults.add(
            &place.key("up_to"),
            Reason::NotRising {
                found: up_to.to_string(),
            },
        );
    }
    super::check::rising(bounded.iter().filter_map(|row| row.up_to), at, faults);
    super::check::rising(rows.iter().map(|row| row.percent), at, faults);
    for (n, row) in rows.iter().enumerate() {
        super::check::share(row.percent, &at.index(n).key("percent"), faults);
    }
}
