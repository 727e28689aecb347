//! Mid-month: what a post pays that somebody holds for a part of the month only.

use crate::document::{Faults, Path, Reason};
use crate::provision::Provision;

crate::record! {
    /// A post that begins or ends within the month.
    pub struct MidMonth("Mulai atau berhenti di tengah bulan", "TPP jabatan yang hanya dipegang sebagian bulan.") {
        provision: Provision, "Dasar";
        /// How much of the month's TPP is paid.
        rule: MidMonthRule, "Yang dibayar";
        /// The day on which the post is looked at, where it goes by one.
        cut_off_day: Option<u32>, "Tanggal penentu, bila menurut tanggal penentu";
    }
}

crate::choice! {
    /// How much of the month's TPP a part of the month pays.
    pub enum MidMonthRule("Bagian bulan yang dibayar") {
        /// In proportion to calendar days.
        CalendarDays = "calendar_days", "Sebanding dengan hari kalender";
        /// In proportion to working days.
        WorkingDays = "working_days", "Sebanding dengan hari kerja";
        /// All of it to whoever holds the post on one day.
        CutOff = "cut_off", "Utuh bagi yang memegangnya pada tanggal penentu";
    }
}

impl MidMonth {
    pub(super) fn check(&self, at: &Path<'_>, faults: &mut Faults) {
        // A day that every month has.
        const LAST: u32 = 28;
        let day_at = at.key("cut_off_day");
        match (self.rule, self.cut_off_day) {
            (MidMonthRule::CutOff, None) => faults.add_of(at, &day_at, Reason::Missing),
            (MidMonthRule::CutOff, Some(day)) if !(1..=LAST).contains(&day) => {
                faults.add(&day_at, Reason::out_of_range(1, LAST, day));
            }
            (MidMonthRule::CutOff, Some(_)) | (_, None) => {}
            (_, Some(_)) => {
                let with = at.key("rule").to_string();
                faults.add_of(at, &day_at, Reason::Contradiction { with });
            }
        }
    }
}
