//! National salary tables: the salary beside the TPP, needed for TER and the BPJS cap.

use super::terms::{GradeGroup, Years};
use crate::document::{Faults, Path, Reason, Table};
use crate::money::{Percent, Rupiah};
use crate::provision::Provision;

crate::record! {
    /// All salary tables.
    pub struct SalaryTables("Gaji", "Gaji pokok dan tunjangannya.") {
        /// PNS.
        pns: BaseSalary = "pns", "Gaji pokok PNS";
        /// PPPK.
        pppk: BaseSalary = "pppk", "Gaji PPPK";
        /// CPNS share of the base salary.
        cpns: CpnsShare = "cpns", "Gaji CPNS";
        /// Family allowance.
        family: FamilyAllowance = "family", "Tunjangan keluarga";
        /// Rice allowance.
        rice: RiceAllowance = "rice", "Tunjangan beras";
        /// General allowance.
        general: GeneralAllowance = "general", "Tunjangan umum";
        /// Structural allowance.
        structural: StructuralAllowance = "structural", "Tunjangan jabatan struktural";
        /// The paid salary is raised to a multiple of this.
        paid_rounding: PaidRounding = "paid_rounding", "Pembulatan gaji dibayarkan";
    }
}

crate::record! {
    /// Base salary by grade and full years of service.
    pub struct BaseSalary("Gaji pokok", "Menurut golongan dan masa kerja; di antara dua masa kerja berlaku yang lebih rendah.") {
        /// Source.
        provision: Provision = "provision", "Dasar";
        /// By grade, then by years.
        by_grade: Table<String, Table<Years, Rupiah>> = "by_grade", "Golongan, lalu masa kerja";
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
        /// Source.
        provision: Provision = "provision", "Dasar";
        /// Percent of the base salary.
        percent: Percent = "percent", "Persen";
    }
}

crate::record! {
    /// Family allowance, percent of the base salary.
    pub struct FamilyAllowance("Tunjangan keluarga", "Persen gaji pokok untuk suami atau istri dan anak.") {
        /// Source.
        provision: Provision = "provision", "Dasar";
        /// Spouse.
        spouse: Percent = "spouse", "Suami atau istri, persen";
        /// Each child.
        child: Percent = "child", "Tiap anak, persen";
        /// Most children.
        most_children: u32 = "most_children", "Paling banyak anak";
    }
}

crate::record! {
    /// Rice allowance.
    pub struct RiceAllowance("Tunjangan beras", "Rupiah sebulan untuk tiap jiwa.") {
        /// Source.
        provision: Provision = "provision", "Dasar";
        /// Rupiah a head.
        per_head: Rupiah = "per_head", "Rupiah tiap jiwa";
    }
}

crate::record! {
    /// General allowance of those without a position allowance.
    pub struct GeneralAllowance("Tunjangan umum", "Rupiah sebulan menurut golongan.") {
        /// Source.
        provision: Provision = "provision", "Dasar";
        /// By grade.
        by_grade: Table<GradeGroup, Rupiah> = "by_grade", "Menurut golongan";
    }
}

crate::record! {
    /// Structural allowance by echelon.
    pub struct StructuralAllowance("Tunjangan jabatan struktural", "Rupiah sebulan menurut eselon.") {
        /// Source.
        provision: Provision = "provision", "Dasar";
        /// By echelon.
        by_echelon: Table<String, Rupiah> = "by_echelon", "Menurut eselon";
    }
}

crate::record! {
    /// Tunjangan pembulatan.
    pub struct PaidRounding("Pembulatan", "Gaji dibayarkan dinaikkan ke kelipatan ini.") {
        /// Source.
        provision: Provision = "provision", "Dasar";
        /// Multiple, rupiah.
        to: u32 = "to", "Kelipatan rupiah";
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
            faults.add(&by_grade.key(group.word()), Reason::Missing);
        }
        let paid_rounding = at.key("paid_rounding");
        super::check::rounded_to(self.paid_rounding.to, &paid_rounding.key("to"), faults);
    }
}
