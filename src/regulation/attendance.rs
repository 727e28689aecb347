//! Attendance: what each infraction cuts, and from which parts.

use super::payment::DefinedParts;
use super::percent_of::PercentOf;
use super::terms::Criterion;
use crate::document::{Doubt, Faults, Id, Path, Reason};
use crate::money::{Overflow, Percent};
use crate::provision::Provision;

crate::record! {
    /// Cuts for attendance.
    pub struct Attendance("Kehadiran", "Potongan karena kehadiran.") {
        provision: Provision, "Dasar";
        deductions: Vec<Deduction>, "Daftar potongan";
        /// What its percentages are of; the part that is cut unless said.
        of: Option<PercentOf>, "Persen tiap potongan dihitung dari; tanpa isian: dari bagian yang dipotong";
        /// The criteria together, where they are of some.
        of_criteria: Vec<Criterion>, "Kriteria yang dijumlah, bila persennya dari kriteria; tanpa daftar: kriteria bagian itu";
        /// The most that may be cut from one part in a month.
        cap: Percent, "Potongan paling banyak dari satu bagian, persen dari bagian itu";
        /// The most that may be cut from all parts together.
        cap_of_whole: Option<Percent>, "Potongan paling banyak dari semua bagian, persen dari seluruh TPP";
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
        /// How many minutes each adds to those of the month.
        as_minutes: Option<u32>, "Tiap kejadian terhitung sebagai sekian menit dalam jumlah menit sebulan";
        /// So many times or days are permitted: only those beyond are cut.
        allowed: Option<u32>, "Sekian kali atau hari yang pertama tidak dipotong";
        /// The parts it cuts.
        cuts: Vec<Id>, "Bagian yang dipotong", of "$.payment.parts";
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
        /// Meninggalkan kantor tanpa izin.
        LeftOffice = "left_office", "Meninggalkan kantor tanpa izin (jam)";
        /// Kurang jam kerja.
        ShortHours = "short_hours", "Kurang jam kerja (jam)";
        /// Tidak hadir setengah hari.
        HalfDay = "half_day", "Tidak hadir setengah hari (kali)";
        /// Minutes late and early of the whole month, together.
        MonthMinutes = "month_minutes", "Jumlah menit terlambat dan pulang cepat sebulan";
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
            Self::Late
                | Self::EarlyDeparture
                | Self::MissedAssembly
                | Self::MissedRecord
                | Self::LeftOffice
                | Self::ShortHours
                | Self::HalfDay
                | Self::MonthMinutes
        )
    }

    /// Whether somebody may be away so and lose nothing.
    fn is_excused(self) -> bool {
        self.is_days_away() && self != Self::UnexcusedAbsence
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
        /// Percent of what the section says.
        percent: Percent, "Persen dari bagian yang dipotong, kecuali of menyebut dasar lain";
        /// Of each, or once for the month.
        per: Per, "Untuk tiap";
        /// Other parts than the deduction's own.
        cuts: Option<Vec<Id>>, "Bagian yang dipotong pada jenjang ini, bila berbeda", of "$.payment.parts";
    }
}

crate::choice! {
    /// What a percentage is taken for.
    pub enum Per("Untuk tiap") {
        /// Each event.
        Event = "event", "Kejadian";
        /// Each hour.
        Hour = "hour", "Jam";
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

    fn check(&self, parts: &DefinedParts<'_>, at: &Path<'_>, faults: &mut Faults) {
        let steps = at.key("steps");
        if self.steps.is_empty() {
            faults.add(&steps, Reason::Empty);
        }
        super::check::rising(self.steps.iter().map(|step| step.from), &steps, faults);
        parts.check_attendance(&self.cuts, &at.key("cuts"), faults);
        for (n, step) in self.steps.iter().enumerate() {
            let place = steps.index(n);
            if step.from == 0 {
                faults.add(&place.key("from"), Reason::too_small(1, 0));
            }
            super::check::share(step.percent, &place.key("percent"), faults);
            if let Some(cuts) = &step.cuts {
                parts.check_attendance(cuts, &place.key("cuts"), faults);
            }
        }
        self.check_minutes(at, faults);
        self.doubt(at, faults);
    }

    fn check_minutes(&self, at: &Path<'_>, faults: &mut Faults) {
        let minutes_at = at.key("minutes");
        match (&self.minutes, self.kind.is_minutes()) {
            (Some(_), false) => {
                let with = at.key("kind").to_string();
                faults.add(&minutes_at, Reason::Contradiction { with });
            }
            (Some(Minutes { from, to: Some(to) }), true) if from > to => {
                let found = to.to_string();
                faults.add_of(
                    &minutes_at,
                    &minutes_at.key("to"),
                    Reason::NotRising { found },
                );
            }
            _ => {}
        }
    }

    fn doubt(&self, at: &Path<'_>, faults: &mut Faults) {
        let cuts_some = |step: &Step| !self.cuts_of(step).is_empty();
        let is_let_be = self.kind.is_excused() && !self.costs();
        let cuts = self.costs() && self.steps.iter().any(cuts_some);
        if !(cuts || is_let_be || self.steps.is_empty()) {
            faults.doubt_of(at, at, Doubt::CutsNothing);
        }
        let steps = at.key("steps");
        for (n, pair) in self.steps.windows(2).enumerate() {
            let [before, step] = pair else { continue };
            let last = step.from.saturating_sub(1);
            let (Ok(before_costs), Ok(costs)) = (before.costs(last), step.costs(step.from)) else {
                continue;
            };
            if self.cuts_of(before) == self.cuts_of(step) && costs < before_costs {
                let (found, before) = (costs.to_string(), before_costs.to_string());
                let place = steps.index(n.saturating_add(1));
                faults.doubt_of(&steps, &place, Doubt::StepFalls { found, before });
            }
        }
    }
}

impl Step {
    /// What so many cost by this step.
    fn costs(&self, count: u32) -> Result<Percent, Overflow> {
        match self.per {
            Per::Event | Per::Hour | Per::Day => self.percent.times_count(count),
            Per::Month => Ok(self.percent),
        }
    }
}

impl Attendance {
    /// Whether a cut of a part depends on more than the part.
    pub fn is_beyond_parts(&self) -> bool {
        let is_of_parts = self.of.is_none_or(|of| of == PercentOf::Part);
        !is_of_parts || self.cap_of_whole.is_some()
    }

    /// The deduction with an id.
    pub fn deduction(&self, id: &Id) -> Option<&Deduction> {
        self.deductions.iter().find(|deduction| &deduction.id == id)
    }

    pub(super) fn check(&self, parts: &DefinedParts<'_>, at: &Path<'_>, faults: &mut Faults) {
        let caps = [("cap", Some(self.cap)), ("cap_of_whole", self.cap_of_whole)];
        for (key, cap) in caps.into_iter().filter_map(|(key, cap)| Some((key, cap?))) {
            super::check::share(cap, &at.key(key), faults);
            super::check::doubt_share(cap, &at.key(key), faults);
        }
        let list = at.key("deductions");
        super::check::unique(self.deductions.iter().map(|d| &d.id), &list, faults);
        for (n, deduction) in self.deductions.iter().enumerate() {
            deduction.check(parts, &list.index(n), faults);
        }
        // Where the kind of one is not known, it may be the level that is missing.
        if faults.is_whole_in_each(&list, "kind") {
            self.check_levels(Infraction::Late, &list, faults);
            self.check_levels(Infraction::EarlyDeparture, &list, faults);
            self.check_month_minutes(&list, faults);
        }
    }

    /// Minutes are added up for a deduction that counts those of the month, and for no other.
    fn check_month_minutes(&self, at: &Path<'_>, faults: &mut Faults) {
        let is_counted = |one: &Deduction| one.kind == Infraction::MonthMinutes;
        if self.deductions.iter().any(is_counted) {
            return;
        }
        for (n, deduction) in self.deductions.iter().enumerate() {
            if deduction.as_minutes.is_some() {
                let with = at.to_string();
                faults.add(
                    &at.index(n).key("as_minutes"),
                    Reason::Contradiction { with },
                );
            }
        }
    }

    /// Levels of minutes follow one another without gap or overlap, and the last one has no end.
    fn check_levels(&self, kind: Infraction, at: &Path<'_>, faults: &mut Faults) {
        let mut expected = Some(1);
        let levels = self.deductions.iter().enumerate();
        let mut levels = levels
            .filter(|(_, deduction)| deduction.kind == kind)
            .peekable();
        while let Some((n, deduction)) = levels.next() {
            let place = at.index(n);
            let minutes_at = place.key("minutes");
            let to_at = minutes_at.key("to");
            let Some(minutes) = &deduction.minutes else {
                faults.add(&minutes_at, Reason::Missing);
                expected = None;
                continue;
            };
            if let Some(expected) = expected.filter(|expected| *expected != minutes.from) {
                let reason = Reason::out_of_range(expected, expected, minutes.from);
                faults.add(&minutes_at.key("from"), reason);
            }
            let is_last = levels.peek().is_none();
            match minutes.to {
                None if !is_last => faults.add(&to_at, Reason::Missing),
                Some(to) if is_last => faults.doubt(&to_at, Doubt::LevelsEnd { to }),
                _ => {}
            }
            let to = minutes.to.filter(|_| faults.is_whole(&to_at));
            expected = to.map(|to| to.saturating_add(1));
        }
    }
}
