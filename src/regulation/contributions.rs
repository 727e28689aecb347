//! National contributions: BPJS Kesehatan, IWP, JHT, JKK, JKM.

use crate::document::{Faults, Path};
use crate::money::{Percent, Rupiah};
use crate::provision::Provision;

crate::record! {
    /// All contributions.
    pub struct Contributions("Iuran", "Iuran jaminan kesehatan, pensiun, hari tua, kecelakaan kerja, dan kematian.") {
        health: HealthContribution, "BPJS Kesehatan";
        /// IWP of PNS.
        retirement: Retirement, "Iuran wajib pegawai (IWP) PNS";
        /// JHT of PPPK.
        pppk_old_age: Rate, "Jaminan hari tua PPPK";
        work_accident: Rate, "Jaminan kecelakaan kerja (JKK), dari gaji pokok";
        death: Rate, "Jaminan kematian (JKM), dari gaji pokok";
    }
}

crate::record! {
    /// BPJS Kesehatan: the base is salary and TPP together, up to a cap.
    pub struct HealthContribution("BPJS Kesehatan", "Iuran dari gaji dan TPP bersama-sama, dengan batas atas.") {
        provision: Provision, "Dasar";
        employee: Percent, "Bagian pegawai, persen";
        employer: Percent, "Bagian pemberi kerja, persen";
        /// Highest base, rupiah a month.
        cap: Rupiah, "Batas atas dasar iuran, rupiah sebulan";
    }
}

crate::record! {
    /// IWP: percent of base salary and family allowance.
    pub struct Retirement("IWP", "Iuran pensiun dan tabungan hari tua dari gaji pokok dan tunjangan keluarga.") {
        provision: Provision, "Dasar";
        pension: Percent, "Pensiun, persen";
        /// Old-age savings (THT).
        old_age: Percent, "Tabungan hari tua, persen";
    }
}

crate::record! {
    /// One rate.
    pub struct Rate("Tarif iuran", "Satu tarif dengan dasarnya.") {
        provision: Provision, "Dasar";
        percent: Percent, "Persen";
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
