//! National salary tables: the salary beside the TPP, needed for TER and the BPJS cap.

use super::terms::{GradeGroup, Years};
use crate::document::{Faults, Path, Reason, Table};
use crate::money::{Percent, Rupiah};
use crate::provision::Provision;

crate::record! {
    /// All salary tables.
    pub struct SalaryTables("Gaji", "Gaji pokok dan tunjangannya.") {
        pns: BaseSalary, "Gaji pokok PNS";
        pppk: BaseSalary, "Gaji PPPK";
        /// CPNS share of the base salary.
        cpns: CpnsShare, "Gaji CPNS";
        family: FamilyAllowance, "Tunjangan keluarga";
        rice: RiceAllowance, "Tunjangan beras";
        general: GeneralAllowance, "Tunjangan umum";
        structural: StructuralAllowance, "Tunjangan jabatan struktural";
        /// The paid salary is raised to a multiple of this.
        paid_rounding: PaidRounding, "Pembulatan gaji dibayarkan";
    }
}

crate::record! {
    /// Base salary by grade and full years of service.
    pub struct BaseSalary("Gaji pokok", "Menurut golongan dan masa kerja; di antara dua masa kerja berlaku yang lebih rendah.") {
        provision: Provision, "Dasar";
        /// By grade, then by years.
        by_grade: Table<String, Table<Years, Rupiah>>, "Golongan, lalu masa kerja";
    }
}

impl BaseSalary {
    fn check(&self, at: &Path<'_>, faults: &mut Faults) {
        let by_grade = at.key("by_grade");
        if self.by_grade.is_empty() {
            faults.add(&by_grade, Reason::Empty);
        }
        for (grade, steps) in &self.by_grade {
            let place = by_grade.key(grade);
            if steps.is_empty() {
                faults.add(&place, Reason::Empty);
            }
            super::check::rising_table(steps, &place, faults);
        }
    }
}

crate::record! {
    /// CPNS share of the base salary.
    pub struct CpnsShare("Gaji CPNS", "Persen gaji pokok bagi CPNS.") {
        provision: Provision, "Dasar";
        /// Percent of the base salary.
        percent: Percent, "Persen";
    }
}

crate::record! {
    /// Family allowance, percent of the base salary.
    pub struct FamilyAllowance("Tunjangan keluarga", "Persen gaji pokok untuk suami atau istri dan anak.") {
        provision: Provision, "Dasar";
        spouse: Percent, "Suami atau istri, persen";
        child: Percent, "Tiap anak, persen";
        most_children: u32, "Paling banyak anak";
    }
}

crate::record! {
    /// Rice allowance.
    pub struct RiceAllowance("Tunjangan beras", "Rupiah sebulan untuk tiap jiwa.") {
        provision: Provision, "Dasar";
        /// Rupiah a head.
        per_head: Rupiah, "Rupiah tiap jiwa";
    }
}

crate::record! {
    /// General allowance of those without a position allowance.
    pub struct GeneralAllowance("Tunjangan umum", "Rupiah sebulan menurut golongan.") {
        provision: Provision, "Dasar";
        by_grade: Table<GradeGroup, Rupiah>, "Menurut golongan";
    }
}

crate::record! {
    /// Structural allowance by echelon.
    pub struct StructuralAllowance("Tunjangan jabatan struktural", "Rupiah sebulan menurut eselon.") {
        provision: Provision, "Dasar";
        by_echelon: Table<String, Rupiah>, "Menurut eselon";
    }
}

crate::record! {
    /// Tunjangan pembulatan.
    pub struct PaidRounding("Pembulatan", "Gaji dibayarkan dinaikkan ke kelipatan ini.") {
        provision: Provision, "Dasar";
        to: u32, "Kelipatan rupiah";
    }
}

impl SalaryTables {
    pub(super) fn check(&self, at: &Path<'_>, faults: &mut Faults) {
        self.pns.check(&at.key("pns"), faults);
        self.pppk.check(&at.key("pppk"), faults);
        super::check::share(self.cpns.percent, &at.key("cpns").key("percent"), faults);
        let by_grade = at.key("general");
        let by_grade = by_grade.key("by_grade");
        for group in GradeGroup::ALL
            .iter()
            .filter(|g| !self.general.by_grade.contains_key(g))
        {
            faults.add_of(&by_grade, &by_grade.key(group.word()), Reason::Missing);
        }
        let paid_rounding = at.key("paid_rounding");
        super::check::rounded_to(self.paid_rounding.to, &paid_rounding.key("to"), faults);
    }
}
