//! Attendance: what each infraction cuts, and from which parts.

use super::payment::{Parts, Score};
use crate::document::{Faults, Id, Path, Reason};
use crate::money::Percent;
use crate::provision::Provision;

crate::record! {
    /// Cuts for attendance.
    pub struct Attendance("Kehadiran", "Potongan karena kehadiran.") {
        provision: Provision, "Dasar";
        deductions: Vec<Deduction>, "Daftar potongan";
        /// The most that may be cut from one part in a month.
        cap: Percent, "Potongan paling banyak dari satu bagian, persen";
        /// On a day of absence, its lateness and early departure are not cut as well.
        absent_day_cancels_lateness: bool, "Hari tidak hadir meniadakan potongan terlambat dan pulang cepat pada hari itu";
    }
}

crate::record! {
    /// One kind of infraction.
    pub struct Deduction("Potongan kehadiran", "Satu jenis pelanggaran atau ketidakhadiran dan potongannya.") {
        /// Id, such as `late_1`.
        id: Id, "Kode";
        kind: Infraction, "Jenis";
        /// Name, where the kind does not say it all.
        name: Option<String>, "Nama, bila jenisnya belum cukup jelas";
        /// Minute bounds of a level of lateness or early departure.
        minutes: Option<Minutes>, "Batas menit";
        /// The parts it cuts.
        cuts: Vec<Id>, "Bagian yang dipotong";
        /// How much, by how many there were: the last step reached holds.
        steps: Vec<Step>, "Besar potongan menurut banyaknya; jenjang terakhir yang tercapai yang dipakai";
    }
}

crate::choice! {
    /// Kinds of infraction and absence.
    pub enum Infraction("Jenis") {
        /// Terlambat.
        Late = "late", "Terlambat";
        /// Pulang sebelum waktu.
        EarlyDeparture = "early_departure", "Pulang sebelum waktu";
        /// Tanpa keterangan.
        UnexcusedAbsence = "unexcused_absence", "Tidak hadir tanpa keterangan (hari)";
        /// Tidak ikut apel atau upacara.
        MissedAssembly = "missed_assembly", "Tidak ikut apel atau upacara";
        /// Tidak merekam kehadiran.
        MissedRecord = "missed_record", "Tidak merekam kehadiran";
        /// Sakit.
        SickLeave = "sick_leave", "Sakit (hari)";
        /// Cuti tahunan.
        AnnualLeave = "annual_leave", "Cuti tahunan (hari)";
        /// Cuti alasan penting.
        UrgentLeave = "urgent_leave", "Cuti alasan penting (hari)";
        /// Cuti melahirkan.
        MaternityLeave = "maternity_leave", "Cuti melahirkan (hari)";
        /// Cuti besar.
        LongLeave = "long_leave", "Cuti besar (hari)";
        /// Cuti di luar tanggungan negara.
        UnpaidLeave = "unpaid_leave", "Cuti di luar tanggungan negara (hari)";
        /// Cuti lain atau izin.
        OtherLeave = "other_leave", "Cuti atau izin lain (hari)";
    }
}

impl Infraction {
    /// Whether it is counted in days away from work.
    pub fn is_days_away(self) -> bool {
        !matches!(
            self,
            Self::Late | Self::EarlyDeparture | Self::MissedAssembly | Self::MissedRecord
        )
    }

    /// Whether it is a level of minutes.
    pub fn is_minutes(self) -> bool {
        matches!(self, Self::Late | Self::EarlyDeparture)
    }
}

crate::record! {
    /// Minute bounds, both inside.
    pub struct Minutes("Batas menit", "Dari dan sampai menit ke berapa; tanpa batas atas berarti seterusnya.") {
        from: u32, "Dari menit";
        to: Option<u32>, "Sampai menit";
    }
}

impl Minutes {
    /// Whether this many minutes are within the level.
    pub fn contains(&self, minutes: u32) -> bool {
        minutes >= self.from && self.to.is_none_or(|to| minutes <= to)
    }
}

crate::record! {
    /// How much is cut from a number of events on.
    pub struct Step("Jenjang potongan", "Potongan mulai dari sekian kali atau hari.") {
        /// From how many.
        from: u32, "Mulai dari (kali atau hari)";
        /// Percent of the part.
        percent: Percent, "Persen";
        /// Of each, or once for the month.
        per: Per, "Untuk tiap";
        /// Other parts than the deduction's own.
        cuts: Option<Vec<Id>>, "Bagian yang dipotong pada jenjang ini, bila berbeda";
    }
}

crate::choice! {
    /// What a percentage is taken for.
    pub enum Per("Untuk tiap") {
        /// Each event.
        Event = "event", "Kejadian";
        /// Each day.
        Day = "day", "Hari";
        /// Once for the month.
        Month = "month", "Bulan, sekali saja";
    }
}

impl Deduction {
    /// Whether it cuts anything at any count.
    pub fn costs(&self) -> bool {
        self.steps.iter().any(|step| step.percent != Percent::ZERO)
    }

    /// The step that holds for a count, none for zero.
    pub fn step(&self, count: u32) -> Option<&Step> {
        self.steps.iter().rfind(|step| count >= step.from)
    }

    /// The parts that a step cuts.
    pub fn cuts_of<'a>(&'a self, step: &'a Step) -> &'a [Id] {
        step.cuts.as_deref().unwrap_or(&self.cuts)
    }

    fn check(&self, parts: &Parts<'_>, at: &Path<'_>, faults: &mut Faults) {
        let steps = at.key("steps");
        if self.steps.is_empty() {
            faults.add(&steps, Reason::Empty);
        }
        super::check::rising(self.steps.iter().map(|step| step.from), &steps, faults);
        check_cuts(&self.cuts, parts, &at.key("cuts"), faults);
        for (n, step) in self.steps.iter().enumerate() {
            let place = steps.index(n);
            if step.from == 0 {
                faults.add(&place.key("from"), Reason::out_of_range(1, u32::MAX, 0));
            }
            super::check::share(step.percent, &place.key("percent"), faults);
            if let Some(cuts) = &step.cuts {
                check_cuts(cuts, parts, &place.key("cuts"), faults);
            }
        }
        match (&self.minutes, self.kind.is_minutes()) {
            (Some(_), false) => {
                faults.add(
                    &at.key("minutes"),
                    Reason::Contradiction {
                        with: at.key("kind").to_string(),
                    },
                );
            }
            (Some(Minutes { from, to: Some(to) }), true) if from > to => {
                faults.add(
                    &at.key("minutes").key("to"),
                    Reason::NotRising {
                        found: to.to_string(),
                    },
                );
            }
            _ => {}
        }
    }
}

/// A part that is cut must exist and be scored by attendance, or the cut would do nothing.
fn check_cuts(cuts: &[Id], parts: &Parts<'_>, at: &Path<'_>, faults: &mut Faults) {
    super::check::parts_exist(cuts, parts, at, faults);
    for (n, id) in cuts.iter().enumerate() {
        let scored = |part: &super::payment::Part| part.scored_by.contains(&Score::Attendance);
        if parts.0.iter().any(|part| &part.id == id && !scored(part)) {
            faults.add(
                &at.index(n),
                Reason::Contradiction {
                    with: "$.payment.parts".to_owned(),
                },
            );
        }
    }
}

impl Attendance {
    /// The deduction with an id.
    pub fn deduction(&self, id: &Id) -> Option<&Deduction> {
        self.deductions.iter().find(|deduction| &deduction.id == id)
    }

    pub(super) fn check(&self, parts: &Parts<'_>, at: &Path<'_>, faults: &mut Faults) {
        super::check::share(self.cap, &at.key("cap"), faults);
        let list = at.key("deductions");
        super::check::unique(self.deductions.iter().map(|d| &d.id), &list, faults);
        for (n, deduction) in self.deductions.iter().enumerate() {
            deduction.check(parts, &list.index(n), faults);
        }
        self.check_levels(Infraction::Late, &list, faults);
        self.check_levels(Infraction::EarlyDeparture, &list, faults);
    }

    /// Levels of minutes follow one another without gap or overlap.
    fn check_levels(&self, kind: Infraction, at: &Path<'_>, faults: &mut Faults) {
        let mut expected = 1;
        for (n, deduction) in self
            .deductions
            .iter()
            .enumerate()
            .filter(|(_, d)| d.kind == kind)
        {
            let place = at.index(n);
            let minutes_at = place.key("minutes");
            let Some(minutes) = &deduction.minutes else {
                faults.add(&minutes_at, Reason::Missing);
                continue;
            };
            if minutes.from != expected {
                let found = minutes.from.to_string();
                faults.add(
                    &minutes_at.key("from"),
                    Reason::out_of_range(expected, expected, found),
                );
            }
            expected = minutes.to.map_or(u32::MAX, |to| to.saturating_add(1));
        }
    }
}
