//! Withholding: how a region takes PPh 21 from TPP, and who bears what.

use super::places::Post;
use super::posts::Posts;
use super::terms::GradeGroup;
use super::who::{GradeUnknown, Who, first_for};
use crate::document::{Faults, Path, Reason, Table};
use crate::money::Percent;
use crate::provision::Provision;

crate::record! {
    /// What is taken from the gross TPP.
    pub struct Withholding("Potongan resmi", "Pajak dan iuran atas TPP serta siapa yang menanggungnya.") {
        tax: TaxRule, "PPh 21";
        health: HealthRule, "BPJS Kesehatan";
        /// What zakat and other percentages of the person are of; the gross unless said.
        own_deductions_of: Option<OwnBase>, "Persen potongan pribadi, misalnya zakat, dihitung dari; tanpa isian: TPP bruto";
    }
}

crate::record! {
    /// PPh 21 on TPP: a dated policy of the region (PP 80/2010 and PMK 168/2023 leave room).
    pub struct TaxRule("PPh 21 atas TPP", "Cara menghitung pajak TPP dan penanggungnya.") {
        provision: Provision, "Dasar";
        /// How it is computed.
        method: TaxMethod, "Cara menghitung";
        /// Who bears it.
        bearer: Bearer, "Penanggung";
        /// Percent by the grade of a PNS, in place of the national table.
        rates: Table<GradeGroup, Percent>, "Tarif PNS menurut golongan, menggantikan tabel nasional";
        /// Percent by the grade of a PPPK, where its tax goes by grade.
        pppk_rates: Table<String, Percent>, "Tarif PPPK menurut golongannya, misalnya IX";
        /// What a percentage by grade is of; the gross unless said.
        of: Option<TaxBase>, "Tarif menurut golongan dihitung dari; tanpa isian: TPP bruto";
        /// Other treatment of PPPK (Perpres 98/2020).
        pppk: Option<TaxTreatment>, "Perlakuan bagi PPPK, bila berbeda";
        /// Other treatment of some; the first that holds counts, before that of PPPK.
        exceptions: Vec<TaxException>, "Perlakuan lain bagi status, golongan, jabatan, atau perangkat daerah tertentu; yang pertama cocok dipakai";
        /// Whether BPJS 4% on the TPP counts as gross income (PMK 168/2023 Pasal 5 ayat 3 huruf e).
        counts_employer_health: bool, "BPJS 4% atas TPP ikut penghasilan bruto";
        /// Which of the employee's contributions lower the year's income (PMK 168/2023 Pasal 17 ayat 6).
        deductible: DeductibleContributions, "Iuran pegawai yang mengurangi penghasilan setahun";
    }
}

crate::choice! {
    /// What a percentage by grade is of.
    pub enum TaxBase("Dasar tarif menurut golongan") {
        /// The gross TPP.
        Gross = "gross", "TPP bruto";
        /// The gross less the employee's BPJS Kesehatan.
        LessHealth = "less_health", "TPP bruto dikurangi BPJS Kesehatan 1%";
    }
}

crate::record! {
    /// How the tax of one kind of employee is computed and borne.
    pub struct TaxTreatment("Perlakuan pajak", "Cara menghitung dan penanggung.") {
        /// How it is computed.
        method: TaxMethod, "Cara menghitung";
        /// Who bears it.
        bearer: Bearer, "Penanggung";
    }
}

crate::record! {
    /// How the tax of some is computed and borne.
    pub struct TaxException("Perlakuan lain", "Cara menghitung dan penanggung bagi sebagian pegawai.") {
        /// For whom.
        who: Who = "for", "Bagi";
        /// How it is computed.
        method: TaxMethod, "Cara menghitung";
        /// Who bears it.
        bearer: Bearer, "Penanggung";
    }
}

crate::choice! {
    /// Contributions of the employee that lower the year's income.
    pub enum DeductibleContributions("Iuran pengurang") {
        /// Pension only.
        Pension = "pension", "Hanya iuran pensiun";
        /// Pension and old-age savings.
        PensionAndOldAge = "pension_and_old_age", "Iuran pensiun dan hari tua";
    }
}

crate::choice! {
    /// How PPh 21 on TPP is computed.
    pub enum TaxMethod("Cara menghitung PPh 21") {
        /// TER on salary and TPP minus TER on the salary.
        TerDifference = "ter_difference", "Selisih TER: pajak gaji+TPP dikurangi pajak gaji";
        /// TER on salary and TPP, all of it.
        TerTotal = "ter_total", "TER atas gaji+TPP, seluruhnya";
        /// A percentage by grade (practice before 2024).
        ByGrade = "by_grade", "Persen menurut golongan (praktik sebelum 2024)";
        /// No tax on the slip.
        None = "none", "Tidak dipotong";
    }
}

impl TaxMethod {
    /// Whether the months pay on account of the year.
    pub fn goes_by_ter(self) -> bool {
        matches!(self, Self::TerDifference | Self::TerTotal)
    }
}

crate::choice! {
    /// Who bears a contribution or a tax.
    pub enum Bearer("Penanggung") {
        /// The employee.
        Employee = "employee", "Pegawai";
        /// The region.
        Region = "region", "Pemerintah daerah (APBD)";
    }
}

crate::record! {
    /// BPJS Kesehatan on TPP.
    pub struct HealthRule("BPJS Kesehatan atas TPP", "Penanggung iuran 1% bagian pegawai.") {
        provision: Provision, "Dasar";
        /// Who bears the employee's 1%.
        bearer: Bearer, "Penanggung iuran 1%";
        /// What it is taken of; the gross where nothing is said.
        of: Option<TppBase>, "Dasar iuran; tanpa isian: TPP bruto";
    }
}

crate::choice! {
    /// What a percentage that somebody gives of the TPP, such as zakat, is of.
    pub enum OwnBase("Dasar potongan pribadi") {
        /// The gross TPP.
        Gross = "gross", "TPP bruto";
        /// What tax leaves.
        AfterTax = "after_tax", "TPP bruto setelah pajak";
    }
}

crate::choice! {
    /// A month's TPP before or after cuts.
    pub enum TppBase("TPP sebelum atau sesudah potongan") {
        /// The gross TPP.
        Gross = "gross", "TPP bruto, setelah potongan";
        /// The entitlement.
        Entitlement = "entitlement", "Pagu TPP, sebelum potongan";
    }
}

impl TaxRule {
    /// Rates by grade where the tax goes by it, and nowhere else.
    pub(super) fn check(&self, posts: &Posts<'_>, at: &Path<'_>, faults: &mut Faults) {
        for (group, percent) in &self.rates {
            let place = at.key("rates");
            super::check::share(*percent, &place.key(group.word()), faults);
        }
        for (grade, percent) in &self.pppk_rates {
            let place = at.key("pppk_rates");
            super::check::share(*percent, &place.key(grade), faults);
        }
        let exceptions = at.key("exceptions");
        for (n, row) in self.exceptions.iter().enumerate() {
            row.who
                .check(posts, &exceptions.index(n).key("for"), faults);
        }
        let by_grade = |is_pppk| self.can_go_by_grade(is_pppk);
        let idle = [
            ("rates", !self.rates.is_empty() && !by_grade(false)),
            ("pppk_rates", !self.pppk_rates.is_empty() && !by_grade(true)),
            (
                "of",
                self.of.is_some() && !by_grade(false) && !by_grade(true),
            ),
        ];
        for (key, _) in idle.into_iter().filter(|(_, is_idle)| *is_idle) {
            let with = at.key("method").to_string();
            faults.add_of(at, &at.key(key), Reason::Contradiction { with });
        }
    }

    /// How the tax of somebody is computed, and who bears it.
    pub fn treatment(&self, post: &Post<'_>) -> Result<(TaxMethod, Bearer), GradeUnknown> {
        let exceptions = self.exceptions.iter();
        let exceptions = exceptions.map(|row| (&row.who, (row.method, row.bearer)));
        let usual = || self.usual_treatment(post.employment.is_pppk());
        Ok(first_for(exceptions, post)?.unwrap_or_else(usual))
    }

    /// The treatment of a PNS or a PPPK that no exception is for.
    fn usual_treatment(&self, is_pppk: bool) -> (TaxMethod, Bearer) {
        match &self.pppk {
            Some(pppk) if is_pppk => (pppk.method, pppk.bearer),
            _ => (self.method, self.bearer),
        }
    }

    /// Whether the tax of any PNS or any PPPK goes by grade.
    fn can_go_by_grade(&self, is_pppk: bool) -> bool {
        let concerns = |who: &Who| {
            let mut listed = who.employment.iter();
            who.employment.is_empty() || listed.any(|status| status.is_pppk() == is_pppk)
        };
        let exceptions = self.exceptions.iter().filter(|row| concerns(&row.who));
        let mut methods = exceptions.map(|row| row.method);
        self.usual_treatment(is_pppk).0 == TaxMethod::ByGrade
            || methods.any(|method| method == TaxMethod::ByGrade)
    }
}
