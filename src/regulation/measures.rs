//! Measures: scores of 0 to 100 by name, which somebody gives or a system has, and what their mean
//! makes of a part.

use super::check::Defined;
use super::payment::{Part, Score};
use crate::document::{Faults, Id, Path, Reason};
use crate::money::{Factor, Percent};
use crate::provision::Provision;

crate::record! {
    /// The measures of a region.
    pub struct Measures("Nilai bernama", "Nilai 0 sampai 100 menurut namanya, misalnya nilai organisasi, tim, dan perorangan.") {
        provision: Provision, "Dasar";
        /// What becomes of one that is not there.
        missing: Missing, "Nilai yang tidak ada";
        list: Vec<Measure>, "Daftar";
    }
}

crate::record! {
    /// One measure.
    pub struct Measure("Nilai", "Kode dan nama satu nilai.") {
        id: Id, "Kode";
        name: String, "Nama";
        /// What a full score is; 100 unless said, such as 60 points.
        out_of: Option<Percent>, "Nilai penuhnya, bila bukan 100, misalnya 60 poin";
        /// How much may count, in percent of a full score; 100 unless said.
        most: Option<Percent>, "Dihitung paling banyak, persen dari nilai penuh; tanpa isian 100";
    }
}

crate::choice! {
    /// What becomes of a measure that is not there.
    pub enum Missing("Nilai yang tidak ada") {
        /// There is no figure without it.
        Needed = "needed", "Harus ada";
        /// It counts as zero.
        Zero = "zero", "Dihitung nol";
        /// The others count alone.
        LeftOut = "left_out", "Tidak ikut dirata-rata";
    }
}

impl Measures {
    pub(super) fn check(&self, parts: &[Part], at: &Path<'_>, faults: &mut Faults) {
        let list = at.key("list");
        if self.list.is_empty() {
            faults.add(&list, Reason::Empty);
        }
        let ids = || self.list.iter().map(|measure| &measure.id);
        super::check::unique(ids(), &list, faults);
        for (n, measure) in self.list.iter().enumerate() {
            let place = list.index(n);
            if measure.out_of.is_some_and(|full| full == Percent::ZERO) {
                faults.add(&place.key("out_of"), Reason::too_small(1, 0));
            }
            if let Some(most) = measure.most.filter(|most| *most < Percent::WHOLE) {
                let reason = Reason::too_small(100, most);
                faults.add(&place.key("most"), reason);
            }
        }
        let defined = Defined::of(ids(), &list, faults);
        let payment = Path::ROOT.key("payment");
        let parts_at = payment.key("parts");
        for (n, part) in parts.iter().enumerate() {
            let place = parts_at.index(n);
            defined.check_keys(part.measures.keys(), &place.key("measures"), faults);
        }
        let is_used = |id: &Id| parts.iter().any(|part| part.measures.contains_key(id));
        if faults.is_whole_in_each(&parts_at, "measures") {
            for (n, _) in ids().enumerate().filter(|(_, id)| !is_used(id)) {
                let with = parts_at.to_string();
                faults.add(&list.index(n), Reason::Contradiction { with });
            }
        }
    }
}

/// A part that measures score says which, each with a weight.
pub(super) fn check_part(part: &Part, at: &Path<'_>, faults: &mut Faults) {
    let measures_at = at.key("measures");
    let is_scored = part.scored_by.contains(&Score::Measures);
    if is_scored && part.measures.values().all(|weight| *weight == Factor::ZERO) {
        faults.add_of(at, &measures_at, Reason::Empty);
    }
    if !is_scored && !part.measures.is_empty() {
        let with = at.key("scored_by").to_string();
        faults.add_of(at, &measures_at, Reason::Contradiction { with });
    }
}
