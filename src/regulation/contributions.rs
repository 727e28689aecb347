//! National contributions: BPJS Kesehatan, IWP, JHT, JKK, JKM.

use crate::document::{Faults, Path};
use crate::money::{Percent, Rupiah};
use crate::provision::Provision;

crate::record! {
    /// All contributions.
    pub struct Contributions("Iuran", "Iuran jaminan kesehatan, pensiun, hari tua, kecelakaan kerja, dan kematian.") {
        /// BPJS Kesehatan.
        health: HealthContribution = "health", "BPJS Kesehatan";
        /// IWP of PNS.
        retirement: Retirement = "retirement", "Iuran wajib pegawai (IWP) PNS";
        /// JHT of PPPK.
        pppk_old_age: Rate = "pppk_old_age", "Jaminan hari tua PPPK";
        /// JKK.
        work_accident: Rate = "work_accident", "Jaminan kecelakaan kerja (JKK), dari gaji pokok";
        /// JKM.
        death: Rate = "death", "Jaminan kematian (JKM), dari gaji pokok";
    }
}

crate::record! {
    /// BPJS Kesehatan: the base is salary and TPP together, up to a cap.
    pub struct HealthContribution("BPJS Kesehatan", "Iuran dari gaji dan TPP bersama-sama, dengan batas atas.") {
        /// Source.
        provision: Provision = "provision", "Dasar";
        /// Employee's share.
        employee: Percent = "employee", "Bagian pegawai, persen";
        /// Employer's share.
        employer: Percent = "employer", "Bagian pemberi kerja, persen";
        /// Highest base, rupiah a month.
        cap: Rupiah = "cap", "Batas atas dasar iuran, rupiah sebulan";
    }
}

crate::record! {
    /// IWP: percent of base salary and family allowance.
    pub struct Retirement("IWP", "Iuran pensiun dan tabungan hari tua dari gaji pokok dan tunjangan keluarga.") {
        /// Source.
        provision: Provision = "provision", "Dasar";
        /// Pension.
        pension: Percent = "pension", "Pensiun, persen";
        /// Old-age savings (THT).
        old_age: Percent = "old_age", "Tabungan hari tua, persen";
    }
}

crate::record! {
    /// One rate.
    pub struct Rate("Tarif iuran", "Satu tarif dengan dasarnya.") {
        /// Source.
        provision: Provision = "provision", "Dasar";
        /// Rate.
        percent: Percent = "percent", "Persen";
    }
}

impl Contributions {
    pub(super) fn check(&self, at: &Path<'_>, faults: &mut Faults) {
        let shares = [
            ("health", "employee", self.health.employee),
            ("health", "employer", self.health.employer),
            ("retirement", "pension", self.retirement.pension),
            ("retirement", "old_age", self.retirement.old_age),
            ("pppk_old_age", "percent", self.pppk_old_age.percent),
            ("work_accident", "percent", self.work_accident.percent),
            ("death", "percent", self.death.percent),
        ];
        for (section, key, percent) in shares {
            super::check::share(percent, &at.key(section).key(key), faults);
        }
    }
}
