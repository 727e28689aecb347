//! Basic TPP: the highest amount per job class (Kepmendagri 900-4700/2020).

use super::posts::Posts;
use super::rounding::RoundingRule;
use super::terms::JobClass;
use crate::document::{Faults, Id, Path, Reason, Table};
use crate::money::{Factor, Percent, Rupiah};
use crate::provision::Provision;

crate::record! {
    /// Tunjangan kinerja BPK per job class, rupiah a month: the base of every basic TPP.
    pub struct BpkByClass("Tukin BPK", "Tunjangan kinerja BPK per kelas jabatan (Perpres 188/2014), rupiah sebulan.") {
        provision: Provision, "Dasar";
        /// Rupiah a month per class.
        amounts: Table<JobClass, Rupiah>, "Rupiah per kelas jabatan";
    }
}

crate::record! {
    /// How a region comes to its basic TPP.
    pub struct BasicTpp("TPP dasar", "Besaran tertinggi TPP per kelas jabatan dan cara memperolehnya.") {
        provision: Provision, "Dasar";
        /// How it is computed; without it the person types the basic TPP.
        method: Option<BasicMethod>, "Cara menghitung; kosongkan bila angkanya diisi sendiri oleh pegawai";
        /// Rounding of the amount per class.
        rounding: RoundingRule, "Pembulatan";
    }
}

crate::one_of! {
    /// The ways a region may state its basic TPP.
    pub enum BasicMethod("Cara menghitung TPP dasar") {
        /// Tukin BPK times three indices.
        Indices(Indices) = "indices", "Tukin BPK dikali tiga indeks";
        /// Tukin BPK times one coefficient.
        Coefficient(Factor) = "coefficient", "Tukin BPK dikali satu koefisien (ITPP)";
        /// A table of rupiah per class.
        Table(Table<JobClass, Rupiah>) = "table", "Tabel rupiah per kelas jabatan";
    }
}

crate::record! {
    /// The three indices of Kepmendagri 900-4700/2020.
    pub struct Indices("Tiga indeks", "Indeks kapasitas fiskal daerah, indeks kemahalan konstruksi, dan indeks penyelenggaraan pemerintahan daerah.") {
        fiscal_capacity: Factor, "Indeks kapasitas fiskal daerah (IKFD)";
        /// IKK of the region over IKK of the reference city.
        construction_cost: Factor, "Rasio indeks kemahalan konstruksi (IKK)";
        governance: Governance, "Indeks penyelenggaraan pemerintahan daerah (IPPD)";
    }
}

crate::one_of! {
    /// The governance index, stated or derived from its variables.
    pub enum Governance("IPPD") {
        /// The index itself.
        Index(Factor) = "index", "Indeksnya langsung";
        /// Score of each variable, 0 to 1000.
        Scores(Table<Id, Percent>) = "scores", "Nilai tiap variabel, 0 sampai 1000";
    }
}

crate::record! {
    /// How the governance index follows from its nine weighted variables.
    pub struct GovernanceIndex("Cara menghitung IPPD", "Bobot tiap variabel dan jenjang nilai total.") {
        provision: Provision, "Dasar";
        /// Weight of each variable; together 100%.
        weights: Table<Id, Percent>, "Bobot tiap variabel, persen";
        /// Index by total, from the highest down.
        steps: Vec<GovernanceStep>, "Indeks menurut nilai total, dari yang tertinggi";
    }
}

crate::record! {
    /// One step of the governance index.
    pub struct GovernanceStep("Jenjang IPPD", "Indeks untuk nilai total di atas batas.") {
        /// The total must be above this.
        above: Factor, "Nilai total di atas";
        /// The index then.
        index: Factor, "Indeks";
    }
}

impl BpkByClass {
    pub(super) fn check(&self, at: &Path<'_>, faults: &mut Faults) {
        let amounts = at.key("amounts");
        if self.amounts.is_empty() {
            faults.add(&amounts, Reason::Empty);
        }
        super::check::rising_table(&self.amounts, &amounts, faults);
    }
}

impl BasicTpp {
    pub(super) fn check(
        &self,
        governance: Option<&GovernanceIndex>,
        posts: &Posts<'_>,
        at: &Path<'_>,
        faults: &mut Faults,
    ) {
        let method = at.key("method");
        match &self.method {
            Some(BasicMethod::Table(table)) => {
                let table_at = method.key("table");
                if table.is_empty() {
                    faults.add(&table_at, Reason::Empty);
                } else {
                    posts.doubt_classes(table, |_| false, &table_at, faults);
                }
                super::check::doubt_falling(table, &table_at, faults);
            }
            Some(BasicMethod::Indices(indices)) => {
                indices.check(governance, &method.key("indices"), faults);
            }
            Some(BasicMethod::Coefficient(factor)) => {
                super::check::doubt_factor(*factor, ODD, &method.key("coefficient"), faults);
            }
            None => {}
        }
        self.rounding.check(&at.key("rounding"), faults);
    }
}

/// No index and no coefficient of a region comes near.
const ODD: i64 = 5;

impl Indices {
    fn check(&self, governance: Option<&GovernanceIndex>, at: &Path<'_>, faults: &mut Faults) {
        for (key, index) in [
            ("fiscal_capacity", self.fiscal_capacity),
            ("construction_cost", self.construction_cost),
        ] {
            super::check::doubt_factor(index, ODD, &at.key(key), faults);
        }
        let governance_at = at.key("governance");
        match (&self.governance, governance) {
            (Governance::Index(index), _) => {
                super::check::doubt_factor(*index, ODD, &governance_at.key("index"), faults);
            }
            (Governance::Scores(scores), Some(governance)) => {
                governance.check_scores(scores, &governance_at.key("scores"), faults);
            }
            (Governance::Scores(_), None) => {}
        }
    }
}

impl GovernanceIndex {
    pub(super) fn check(&self, at: &Path<'_>, faults: &mut Faults) {
        super::check::whole(self.weights.values(), &at.key("weights"), faults);
        let steps = at.key("steps");
        super::check::falling(self.steps.iter().map(|step| step.above), &steps, faults);
        match self.steps.iter().enumerate().next_back() {
            None => faults.add(&steps, Reason::Empty),
            Some((n, last)) if last.above != Factor::ZERO => {
                let reason = Reason::out_of_range(0, 0, last.above);
                faults.add(&steps.index(n).key("above"), reason);
            }
            Some(_) => {}
        }
    }

    fn check_scores(&self, scores: &Table<Id, Percent>, at: &Path<'_>, faults: &mut Faults) {
        const MOST: i64 = 1000;
        for (id, score) in scores {
            let place = at.key(id.as_str());
            if !self.weights.contains_key(id) {
                let known = self.weights.keys().map(Id::as_str);
                faults.add(&place, Reason::unknown_reference(id.as_str(), known));
            }
            if *score > Percent::from_whole(MOST) {
                faults.add(&place, Reason::out_of_range(0, MOST, score));
            }
        }
        for id in self.weights.keys().filter(|id| !scores.contains_key(id)) {
            faults.add_of(at, &at.key(id.as_str()), Reason::Missing);
        }
    }
}
