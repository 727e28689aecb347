//! Other reductions of the gross TPP: a percentage, rupiah, or what another allowance leaves.

use crate::document::{Faults, Id, Path, Reason};
use crate::money::{Percent, Rupiah};
use crate::provision::Provision;

crate::record! {
    /// Other reductions of the gross TPP, such as for certified teachers.
    pub struct Reductions("Pengurangan lain", "Pengurangan lain atas TPP.") {
        provision: Provision, "Dasar";
        list: Vec<Reduction>, "Daftar";
    }
}

crate::record! {
    /// One reduction: a percentage, rupiah, or against another allowance.
    pub struct Reduction("Pengurangan", "Keadaan dan pengurangannya: persen, rupiah, atau terhadap tunjangan lain.") {
        id: Id, "Kode";
        /// The circumstance, in Indonesian.
        name: String, "Keadaan";
        /// Percent of the gross TPP.
        percent: Option<Percent>, "Persen dari seluruh TPP setelah nilai";
        /// Rupiah a month.
        rupiah: Option<Rupiah>, "Rupiah sebulan";
        /// What becomes of the TPP beside another allowance, which the person says.
        against: Option<Against>, "Terhadap tunjangan lain yang diterima, misalnya tunjangan profesi";
    }
}

crate::choice! {
    /// What is paid beside another allowance.
    pub enum Against("Terhadap tunjangan lain") {
        /// What the TPP is more.
        Difference = "difference", "Hanya selisihnya yang dibayar";
        /// The TPP if it is more, else nothing.
        Higher = "higher", "Yang lebih besar yang diterima: TPP dibayar utuh bila lebih besar";
    }
}

impl Reductions {
    pub(super) fn check(&self, at: &Path<'_>, faults: &mut Faults) {
        let list = at.key("list");
        let ids = self.list.iter().map(|reduction| &reduction.id);
        super::check::unique(ids, &list, faults);
        for (n, reduction) in self.list.iter().enumerate() {
            reduction.check(&list.index(n), faults);
        }
    }
}

impl Reduction {
    fn check(&self, at: &Path<'_>, faults: &mut Faults) {
        const HOW: [&str; 3] = ["percent", "rupiah", "against"];
        let given = [
            self.percent.is_some(),
            self.rupiah.is_some(),
            self.against.is_some(),
        ];
        let is_whole = HOW.iter().all(|key| faults.is_whole(&at.key(key)));
        if is_whole && given.iter().filter(|given| **given).count() != 1 {
            let known = HOW.map(str::to_owned).to_vec();
            faults.add(at, Reason::ExactlyOne { known });
        }
        if let Some(percent) = self.percent {
            super::check::share(percent, &at.key("percent"), faults);
            super::check::doubt_share(percent, &at.key("percent"), faults);
        }
    }
}
