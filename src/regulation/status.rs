//! Status and role: employment, acting appointment, sanctions.

use super::criteria::Paid;
use super::payment::DefinedParts;
use super::terms::Employment;
use crate::document::{Faults, Id, Path, Reason, Table};
use crate::money::Percent;
use crate::provision::Provision;

crate::record! {
    /// What share of the entitlement each employment status has.
    pub struct EmploymentRule("Status kepegawaian", "Persen pagu menurut status kepegawaian.") {
        provision: Provision, "Dasar";
        /// Percent of the entitlement; a status that is not listed is not ruled.
        percent: Table<Employment, Percent>, "Persen pagu; status yang tidak tercantum berarti belum diatur";
        /// What changes it for a month or more, such as maternity leave.
        events: Vec<StatusEvent>, "Keadaan yang mengubah pagu, misalnya pindahan atau cuti melahirkan";
    }
}

crate::record! {
    /// Something that leaves a percentage of the entitlement.
    pub struct StatusEvent("Keadaan", "Keadaan dan persen pagu yang tersisa.") {
        id: Id, "Kode";
        name: String, "Nama";
        /// Of what the status has.
        percent: Percent, "Persen dari pagu menurut status";
    }
}

crate::record! {
    /// Addition for an acting appointment.
    pub struct ActingRule("Pelaksana tugas", "Tambahan TPP bagi Plt, Plh, atau Pj.") {
        provision: Provision, "Dasar";
        /// Percent of the entitlement named.
        percent: Percent, "Persen dari pagu yang disebut of";
        /// Of whose entitlement.
        of: ActingBase, "Dihitung dari";
        /// Days of acting in the month before anything is added.
        least_days: Option<u32>, "Paling sedikit hari menjabat dalam bulan itu";
        /// What time it takes instead of so many days.
        lasting: Option<ActingTime>, "Lamanya, sebagai ganti hari di atas";
        /// Of a post one level up its TPP is paid instead of one's own.
        replaces_if_higher: Option<bool>, "Jabatan satu tingkat lebih tinggi: TPP jabatan itu menggantikan TPP sendiri";
        /// How the addition is paid; split where nothing is said.
        paid: Option<Paid>, "Cara bayar tambahan; tanpa isian: dibagi menurut bagian pembayaran";
    }
}

crate::choice! {
    /// The time that an acting appointment takes to be paid.
    pub enum ActingTime("Lama menjabat") {
        /// So many days of the month.
        Days = "days", "Paling sedikit sekian hari";
        /// Every day of the month.
        FullMonth = "full_month", "Sebulan penuh";
        /// The first of the month among them.
        FirstOfMonth = "first_of_month", "Tanggal 1 termasuk di dalamnya";
    }
}

crate::choice! {
    /// The entitlement an acting addition is taken from.
    pub enum ActingBase("Dasar tambahan Plt") {
        /// The own post's.
        Own = "own", "Pagu jabatan sendiri";
        /// The acting post's.
        Acting = "acting", "Pagu jabatan yang dirangkap";
        /// The lower of the two.
        Lower = "lower", "Yang lebih rendah di antara keduanya";
    }
}

crate::record! {
    /// Cuts for disciplinary sanctions.
    pub struct Sanctions("Hukuman disiplin", "Potongan selama menjalani hukuman disiplin.") {
        provision: Provision, "Dasar";
        list: Vec<Sanction>, "Daftar";
    }
}

crate::record! {
    /// One sanction.
    pub struct Sanction("Hukuman", "Potongan dan lamanya.") {
        id: Id, "Kode";
        name: String, "Nama";
        level: SanctionLevel, "Tingkat";
        percent: Percent, "Persen dari bagian yang dipotong, atau dari seluruh TPP";
        /// For how many months.
        months: u32, "Lama, bulan";
        /// Only these parts; empty means the whole TPP.
        cuts: Vec<Id>, "Bagian yang dipotong; kosong berarti seluruh TPP", of "$.payment.parts";
    }
}

crate::choice! {
    /// Levels of PP 94/2021.
    pub enum SanctionLevel("Tingkat hukuman") {
        /// Ringan.
        Minor = "minor", "Ringan";
        /// Sedang.
        Moderate = "moderate", "Sedang";
        /// Berat.
        Severe = "severe", "Berat";
    }
}

impl Sanctions {
    pub(super) fn check(
        &self,
        parts: Option<&DefinedParts<'_>>,
        at: &Path<'_>,
        faults: &mut Faults,
    ) {
        let list = at.key("list");
        super::check::unique(self.list.iter().map(|sanction| &sanction.id), &list, faults);
        for (n, sanction) in self.list.iter().enumerate() {
            let place = list.index(n);
            super::check::share(sanction.percent, &place.key("percent"), faults);
            super::check::doubt_share(sanction.percent, &place.key("percent"), faults);
            if sanction.months == 0 {
                faults.add(&place.key("months"), Reason::out_of_range(1, 120, 0));
            }
            match parts {
                Some(parts) => {
                    parts.check(&sanction.cuts, &place.key("cuts"), faults);
                }
                None if !sanction.cuts.is_empty() => {
                    faults.add(
                        &place.key("cuts"),
                        Reason::Contradiction {
                            with: at.to_string(),
                        },
                    );
                }
                None => {}
            }
        }
    }
}

impl ActingRule {
    /// An addition is of no criterion, so that parts of some criteria only cannot pay it.
    pub(super) fn check(&self, is_by_criterion: bool, at: &Path<'_>, faults: &mut Faults) {
        super::check::doubt_share(self.percent, &at.key("percent"), faults);
        let days_at = at.key("least_days");
        let goes_by_days = self.lasting.is_none_or(|time| time == ActingTime::Days);
        if goes_by_days && self.least_days.is_none() {
            faults.add_of(at, &days_at, Reason::Missing);
        } else if !goes_by_days && self.least_days.is_some() {
            let with = at.key("lasting").to_string();
            faults.add_of(at, &days_at, Reason::Contradiction { with });
        }
        if is_by_criterion && self.paid.unwrap_or(Paid::Split) == Paid::Split {
            let with = "$.payment.parts".to_owned();
            faults.add(&at.key("paid"), Reason::Contradiction { with });
        }
    }
}

impl EmploymentRule {
    pub(super) fn check(&self, at: &Path<'_>, faults: &mut Faults) {
        let events = at.key("events");
        super::check::unique(self.events.iter().map(|event| &event.id), &events, faults);
        for (n, event) in self.events.iter().enumerate() {
            let place = events.index(n);
            super::check::share(event.percent, &place.key("percent"), faults);
            super::check::doubt_share(event.percent, &place.key("percent"), faults);
        }
        let percent_at = at.key("percent");
        if self.percent.is_empty() {
            faults.add(&percent_at, Reason::Empty);
        }
        for (status, percent) in &self.percent {
            let place = percent_at.key(status.word());
            super::check::share(*percent, &place, faults);
            super::check::doubt_share(*percent, &place, faults);
        }
    }
}
