//! Activity minutes: the target, what is credited, and how much may count.

use crate::document::{Faults, Id, Path, Reason, Table};
use crate::provision::Provision;

crate::record! {
    /// Activity minutes.
    pub struct ActivityRule("Menit aktivitas", "Menit kerja efektif yang harus tercapai.") {
        provision: Provision, "Dasar";
        /// How minutes count.
        rule: ActivityMode, "Cara menghitung";
        /// Target minutes of the month.
        target_minutes: Option<u32>, "Target menit sebulan";
        /// In its place the target of each working day.
        target_minutes_a_day: Option<u32>, "Target menit tiap hari kerja, sebagai ganti target sebulan";
        /// Minutes credited for each day of leave, duty or training.
        credited_minutes: Table<Id, u32>, "Menit yang diakui untuk tiap hari cuti, tugas luar, atau diklat";
        /// The most that counts, for each working day.
        most_minutes_a_day: Option<u32>, "Menit yang dihitung paling banyak, untuk tiap hari kerja";
        /// By how much absence lowers that: minutes for each day or time.
        absence_minutes: Table<Id, u32>, "Menit yang mengurangi batas itu, untuk tiap hari atau kali tidak hadir";
    }
}

crate::choice! {
    /// How activity minutes count.
    pub enum ActivityMode("Cara menghitung menit") {
        /// All at or above the target, else nothing.
        Threshold = "threshold", "Penuh bila target tercapai, nol bila tidak";
        /// In proportion, at most all.
        Proportional = "proportional", "Sebanding, paling banyak penuh";
    }
}

/// Minutes of the longest month, and of a day.
const MONTH: u32 = 44_640;
const DAY: u32 = 1_440;

impl ActivityRule {
    /// Whether the number of working days is asked.
    pub fn goes_by_working_days(&self) -> bool {
        self.target_minutes_a_day
            .or(self.most_minutes_a_day)
            .is_some()
    }

    pub(super) fn check(&self, at: &Path<'_>, faults: &mut Faults) {
        let bounds = [
            ("target_minutes", self.target_minutes, MONTH),
            ("target_minutes_a_day", self.target_minutes_a_day, DAY),
            ("most_minutes_a_day", self.most_minutes_a_day, DAY),
        ];
        for (key, minutes, most) in bounds {
            if let Some(found) = minutes.filter(|minutes| !(1..=most).contains(minutes)) {
                faults.add(&at.key(key), Reason::out_of_range(1, most, found));
            }
        }
        let contradicts = |other: &str| {
            let with = at.key(other).to_string();
            Reason::Contradiction { with }
        };
        match (self.target_minutes, self.target_minutes_a_day) {
            (None, None) => faults.add(&at.key("target_minutes"), Reason::Missing),
            (Some(_), Some(_)) => {
                let place = at.key("target_minutes_a_day");
                faults.add_of(at, &place, contradicts("target_minutes"));
            }
            _ => {}
        }
        if self.most_minutes_a_day.is_none() && !self.absence_minutes.is_empty() {
            let place = at.key("absence_minutes");
            faults.add_of(at, &place, contradicts("most_minutes_a_day"));
        }
    }
}
