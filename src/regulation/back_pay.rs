//! Back pay: what earlier months should have paid, paid in this one.

use crate::provision::Provision;

crate::record! {
    /// How back pay is taxed and counted.
    pub struct BackPayRule("Rapel", "Pajak dan BPJS atas kekurangan atau kelebihan bulan-bulan sebelumnya.") {
        provision: Provision, "Dasar";
        /// When it is income.
        tax: BackPayTax, "PPh 21";
        /// Whether BPJS Kesehatan is taken of it.
        counts_for_health: bool, "BPJS Kesehatan dipotong juga dari rapel";
    }
}

crate::choice! {
    /// When back pay is income.
    pub enum BackPayTax("PPh 21 atas rapel") {
        /// With the whole gross of the month it is paid in (PMK 168/2023 Pasal 18).
        MonthPaid = "month_paid", "Bersama bulan pembayaran (PMK 168/2023 Pasal 18)";
        /// Each month anew: what its own tax would have been more.
        ByMonth = "by_month", "Tiap bulan yang dirapel dihitung ulang";
    }
}
