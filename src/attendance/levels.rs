//! What a rule makes of marked days: which of its deductions each comes to, and how often in all.

use super::mark::{Mark, State};
use crate::regulation::attendance::{Attendance, Infraction, Minutes};

crate::record! {
    /// The deductions of a rule, as far as a day has to do with them.
    pub struct Levels("Tingkat menurut aturan", "Potongan kehadiran suatu aturan, tanpa besarnya.") {
        list: Vec<Level>, "Daftar";
        /// On a day of absence its lateness does not count.
        cancels: bool, "Hari tidak hadir meniadakan keterlambatannya";
    }
}

crate::record! {
    /// One of them.
    pub struct Level("Tingkat", "Satu potongan: kodenya, jenisnya, dan batas menitnya.") {
        id: String, "Kode";
        kind: Infraction, "Jenis";
        minutes: Option<Minutes>, "Batas menit";
        as_minutes: Option<u32> = "asMinutes", "Menit untuk jumlah sebulan";
    }
}

crate::choice! {
    /// Why something of a day counts for nothing.
    pub enum Aside("Tidak dihitung") {
        /// The absence cancels the lateness.
        Cancelled = "cancelled", "Hari tidak hadir meniadakan keterlambatan";
        /// The rule has no deduction for it.
        Unruled = "unruled", "Aturan tidak memotongnya";
    }
}

crate::record! {
    /// How often a deduction applies.
    pub struct Count("Banyaknya", "Potongan dan banyaknya.") {
        id: String, "Kode";
        count: u32, "Banyaknya";
    }
}

/// What a day comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Judged {
    /// The ids of the deductions that apply.
    pub counted: Vec<String>,
    /// What counts for nothing, and why.
    pub aside: Option<Aside>,
    /// Minutes that a level counts.
    minutes: u32,
}

impl Levels {
    /// Those of a rule.
    pub fn of(rule: &Attendance) -> Self {
        let list = rule.deductions.iter().map(|deduction| Level {
            id: deduction.id.as_str().to_owned(),
            kind: deduction.kind,
            minutes: deduction.minutes.clone(),
            as_minutes: deduction.as_minutes,
        });
        Self {
            list: list.collect(),
            cancels: rule.absent_day_cancels_lateness,
        }
    }

    /// The deduction of an id, or else the first of a kind.
    pub fn event(&self, name: &str) -> Option<&Level> {
        let by_id = self.list.iter().find(|level| level.id == name);
        let of_kind = || self.list.iter().find(|level| level.kind.word() == name);
        by_id.or_else(of_kind)
    }

    fn of_minutes(&self, kind: Infraction, minutes: u32) -> Option<&Level> {
        let holds = |bounds: &Minutes| bounds.contains(minutes);
        let mut levels = self.list.iter();
        levels.find(|level| level.kind == kind && level.minutes.as_ref().is_some_and(holds))
    }

    /// What a day comes to.
    pub fn judge(&self, mark: &Mark) -> Judged {
        let mut judged = Judged::default();
        let mut cancels = false;
        if let Some(name) = &mark.event {
            match self.event(name) {
                Some(level) => {
                    cancels = self.cancels && level.kind.is_days_away();
                    judged.counted.push(level.id.clone());
                }
                None => judged.aside = Some(Aside::Unruled),
            }
        }
        if !matches!(mark.state, State::Worked | State::HalfDay | State::Away) {
            return judged;
        }
        let late = (Infraction::Late, mark.late);
        let early = (Infraction::EarlyDeparture, mark.early);
        for (kind, minutes) in [late, early] {
            let Some(minutes) = minutes.filter(|minutes| *minutes > 0) else {
                continue;
            };
            match self.of_minutes(kind, minutes) {
                _ if cancels => judged.aside = Some(Aside::Cancelled),
                None => judged.aside = Some(Aside::Unruled),
                Some(level) => {
                    judged.counted.push(level.id.clone());
                    judged.minutes = judged.minutes.saturating_add(minutes);
                }
            }
        }
        judged
    }

    /// How often each deduction applies that days can come to; those that no day comes to with 0.
    pub fn count(&self, judged: &[Judged]) -> Vec<Count> {
        let ids = || judged.iter().flat_map(|day| &day.counted);
        let times = |level: &Level| {
            let count = ids().filter(|id| **id == level.id).count();
            u32::try_from(count).unwrap_or(u32::MAX)
        };
        let minutes = judged
            .iter()
            .fold(0u32, |sum, day| sum.saturating_add(day.minutes));
        let of_month = self.list.iter().fold(minutes, |sum, level| {
            let each = level.as_minutes.unwrap_or_default();
            sum.saturating_add(each.saturating_mul(times(level)))
        });
        let counts = self.list.iter().map(|level| Count {
            id: level.id.clone(),
            count: match level.kind {
                Infraction::MonthMinutes => of_month,
                _ => times(level),
            },
        });
        // Nobody marks these unless they happened: where they did not, the answer stays as it is.
        let is_seldom = |count: &Count| {
            let kind = self.event(&count.id).map(|level| level.kind);
            matches!(
                kind,
                Some(Infraction::MissedAssembly | Infraction::LeftOffice)
            )
        };
        counts
            .filter(|count| count.count > 0 || !is_seldom(count))
            .collect()
    }
}
