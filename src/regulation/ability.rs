//! Faktor kemampuan keuangan daerah: what share of the entitlement the region can pay.

use super::places::Post;
use super::posts::Posts;
use super::who::{GradeUnknown, Who, first_for};
use crate::document::{Faults, Id, Path, Table};
use crate::money::Factor;
use crate::provision::Provision;

crate::record! {
    /// A factor on every criterion.
    pub struct AbilityFactor("Faktor kemampuan keuangan daerah", "Pengali seluruh pagu; sebagian pegawai atau perangkat daerah dapat berbeda.") {
        provision: Provision, "Dasar";
        default: Factor, "Nilai umum";
        /// In place of the default.
        by_agency: Table<Id, Factor>, "Menurut perangkat daerah, menggantikan nilai umum", of "$.agencies.list";
        /// In place of both; the first that holds counts.
        exceptions: Vec<AbilityException>, "Nilai lain bagi status, golongan, jabatan, atau perangkat daerah tertentu; yang pertama cocok dipakai";
    }
}

crate::record! {
    /// Another factor, for some.
    pub struct AbilityException("Nilai lain", "Faktor kemampuan bagi sebagian pegawai.") {
        /// For whom.
        who: Who = "for", "Bagi";
        factor: Factor, "Faktor";
    }
}

/// A region that can pay twice the entitlement has none.
const ODD: i64 = 2;

impl AbilityFactor {
    /// The factor of somebody.
    pub fn get(&self, post: &Post<'_>) -> Result<Factor, GradeUnknown> {
        let exceptions = self.exceptions.iter().map(|row| (&row.who, row.factor));
        let of_agency = || post.agency.and_then(|agency| self.by_agency.get(agency));
        let usual = || of_agency().copied().unwrap_or(self.default);
        Ok(first_for(exceptions, post)?.unwrap_or_else(usual))
    }

    pub(super) fn check(&self, posts: &Posts<'_>, at: &Path<'_>, faults: &mut Faults) {
        let by_agency = at.key("by_agency");
        posts
            .agencies
            .check_keys(self.by_agency.keys(), &by_agency, faults);
        super::check::doubt_factor(self.default, ODD, &at.key("default"), faults);
        for (agency, factor) in &self.by_agency {
            let place = by_agency.key(agency.as_str());
            super::check::doubt_factor(*factor, ODD, &place, faults);
        }
        let exceptions = at.key("exceptions");
        for (n, row) in self.exceptions.iter().enumerate() {
            let place = exceptions.index(n);
            row.who.check(posts, &place.key("for"), faults);
            super::check::doubt_factor(row.factor, ODD, &place.key("factor"), faults);
        }
    }
}
