//! Roles beside the post, such as treasurer or coordinator: each adds a percentage or rupiah.

use super::criteria::Paid;
use super::terms::Criterion;
use crate::document::{Faults, Id, Path, Reason};
use crate::money::{Percent, Rupiah};
use crate::provision::Provision;

crate::record! {
    /// The roles of a region; several may be held at once.
    pub struct Roles("Tugas tambahan", "Tambahan bagi tugas di samping jabatan, misalnya bendahara atau koordinator.") {
        provision: Provision, "Dasar";
        /// How the additions are paid.
        paid: Paid, "Cara bayar tambahan";
        list: Vec<Role>, "Daftar";
    }
}

crate::record! {
    /// One role.
    pub struct Role("Tugas", "Tambahan satu tugas: persen atau rupiah.") {
        id: Id, "Kode";
        name: String, "Nama";
        /// Percent of one's own entitlement, or of one criterion of it.
        percent: Option<Percent>, "Persen dari pagu jabatan sendiri, atau dari kriteria di bawah";
        /// Of this criterion alone.
        of: Option<Criterion>, "Persen dari kriteria ini saja";
        /// Rupiah a month.
        rupiah: Option<Rupiah>, "Rupiah sebulan";
    }
}

impl Roles {
    /// Additions are of no criterion, so that parts of some criteria only cannot pay them.
    pub(super) fn check(&self, is_by_criterion: bool, at: &Path<'_>, faults: &mut Faults) {
        if is_by_criterion && self.paid == Paid::Split {
            let with = "$.payment.parts".to_owned();
            faults.add(&at.key("paid"), Reason::Contradiction { with });
        }
        let list = at.key("list");
        super::check::unique(self.list.iter().map(|role| &role.id), &list, faults);
        for (n, role) in self.list.iter().enumerate() {
            role.check(&list.index(n), faults);
        }
    }
}

impl Role {
    fn check(&self, at: &Path<'_>, faults: &mut Faults) {
        const HOW: [&str; 2] = ["percent", "rupiah"];
        let is_known = HOW.iter().all(|key| faults.is_whole(&at.key(key)));
        if is_known && self.percent.is_some() == self.rupiah.is_some() {
            let known = HOW.map(str::to_owned).to_vec();
            faults.add(at, Reason::ExactlyOne { known });
        }
        if self.of.is_some() && self.percent.is_none() {
            let with = at.key("percent").to_string();
            faults.add_of(at, &at.key("of"), Reason::Contradiction { with });
        }
        if let Some(percent) = self.percent {
            super::check::doubt_percent(percent, &at.key("percent"), faults);
        }
    }
}
