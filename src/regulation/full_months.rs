//! Months that are paid in full, whatever the scores: December, in some regions.

use crate::calendar::Month;
use crate::document::{Faults, Path, Reason};
use crate::provision::Provision;

crate::record! {
    /// Such months of every year.
    pub struct FullMonths("Bulan dibayar penuh", "Bulan yang kehadiran dan kinerjanya dibayar 100%, tanpa potongan.") {
        provision: Provision, "Dasar";
        /// By their numbers, December 12.
        months: Vec<u32>, "Nomor bulan; Desember 12";
    }
}

impl FullMonths {
    /// Whether a month is one of them.
    pub fn holds(&self, month: Month) -> bool {
        self.months.contains(&month.number().into())
    }

    pub(super) fn check(&self, at: &Path<'_>, faults: &mut Faults) {
        const LAST: u32 = 12;
        let months = at.key("months");
        if self.months.is_empty() {
            faults.add(&months, Reason::Empty);
        }
        super::check::rising(self.months.iter().copied(), &months, faults);
        for (n, month) in self.months.iter().enumerate() {
            if !(1..=LAST).contains(month) {
                faults.add(&months.index(n), Reason::out_of_range(1, LAST, month));
            }
        }
    }
}
