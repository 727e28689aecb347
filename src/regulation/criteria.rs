//! Criteria: how much of the basic TPP each of the six pays, and how it is paid.

use super::check::Defined;
use super::places::{Position, Post};
use super::terms::{Criterion, JobClass};
use crate::document::order::Names;
use crate::document::{Doubt, Faults, Id, Path, Reason, Table};
use crate::money::{Factor, Percent, Rupiah};
use crate::provision::Provision;

crate::record! {
    /// One criterion.
    pub struct CriterionRule("Aturan kriteria", "Besar dan cara bayar satu kriteria TPP.") {
        provision: Provision, "Dasar";
        /// How much; without it the person types it.
        amount: Option<CriterionAmount>, "Besaran; kosongkan bila diisi sendiri oleh pegawai";
        /// How it is paid.
        paid: Paid, "Cara bayar";
    }
}

crate::choice! {
    /// How a criterion is paid.
    pub enum Paid("Cara bayar kriteria") {
        /// Split over the payment parts and their scores.
        Split = "split", "Dibagi menurut bagian pembayaran (kinerja, disiplin)";
        /// Whole, whatever the month.
        Whole = "whole", "Utuh";
        /// Whole, or nothing when not present at all.
        IfPresent = "if_present", "Utuh, tetapi nol bila tidak hadir sama sekali";
    }
}

crate::one_of! {
    /// Percent of the basic TPP, or rupiah.
    pub enum CriterionAmount("Besaran kriteria") {
        /// Percent of the basic TPP.
        PercentOfBasic(PercentTable) = "percent_of_basic", "Persen dari TPP dasar";
        /// Rupiah a month.
        Rupiah(RupiahTable) = "rupiah", "Rupiah sebulan";
    }
}

impl CriterionAmount {
    /// Whether an agency has a row of its own.
    pub fn has_agency(&self, id: &Id) -> bool {
        match self {
            Self::PercentOfBasic(table) => table.by_agency.contains_key(id),
            Self::Rupiah(table) => table.by_agency.contains_key(id),
        }
    }

    /// Whether those who came to a position by equalisation have a row of their own.
    pub fn has_equalised(&self, id: &Id) -> bool {
        match self {
            Self::PercentOfBasic(table) => table.by_equalised.contains_key(id),
            Self::Rupiah(table) => table.by_equalised.contains_key(id),
        }
    }

    /// Whether a position has a row of its own.
    pub fn has_position(&self, id: &Id) -> bool {
        match self {
            Self::PercentOfBasic(table) => table.by_position.contains_key(id),
            Self::Rupiah(table) => table.by_position.contains_key(id),
        }
    }
}

crate::record! {
    /// Percentages; position goes before agency, agency before class, class before default.
    pub struct PercentTable("Tabel persen", "Jabatan didahulukan, lalu perangkat daerah, kelas, dan nilai umum.") {
        /// Where nothing more special is given.
        default: Option<Percent>, "Nilai umum";
        /// By job class.
        by_class: Table<JobClass, Percent>, "Menurut kelas jabatan";
        by_position: Table<Id, Percent>, "Menurut jabatan";
        /// By position, for those who came to it by equalisation.
        by_equalised: Table<Id, Percent>, "Menurut jabatan, bagi hasil penyetaraan jabatan";
        by_agency: Table<Id, Percent>, "Menurut perangkat daerah";
    }
}

crate::record! {
    /// Amounts; position goes before agency, agency before class, class before default.
    pub struct RupiahTable("Tabel rupiah", "Jabatan didahulukan, lalu perangkat daerah, kelas, dan nilai umum.") {
        /// Where nothing more special is given.
        default: Option<Rupiah>, "Nilai umum";
        /// By job class.
        by_class: Table<JobClass, Rupiah>, "Menurut kelas jabatan";
        by_position: Table<Id, Rupiah>, "Menurut jabatan";
        /// By position, for those who came to it by equalisation.
        by_equalised: Table<Id, Rupiah>, "Menurut jabatan, bagi hasil penyetaraan jabatan";
        by_agency: Table<Id, Rupiah>, "Menurut perangkat daerah";
    }
}

/// The table row that holds for a post.
fn pick<T: Copy>(
    post: &Post<'_>,
    [by_equalised, by_position]: [&Table<Id, T>; 2],
    by_agency: &Table<Id, T>,
    by_class: &Table<JobClass, T>,
    default: Option<T>,
) -> Option<T> {
    let by_id = |table: &Table<Id, T>, id: Option<&Id>| id.and_then(|id| table.get(id)).copied();
    by_id(by_equalised, post.position.filter(|_| post.is_equalised))
        .or_else(|| by_id(by_position, post.position))
        .or_else(|| by_id(by_agency, post.agency))
        .or_else(|| by_class.get(&post.class).copied())
        .or(default)
}

impl PercentTable {
    /// The percentage for a post, if the table has one.
    pub fn get(&self, post: &Post<'_>) -> Option<Percent> {
        pick(
            post,
            [&self.by_equalised, &self.by_position],
            &self.by_agency,
            &self.by_class,
            self.default,
        )
    }
}

impl RupiahTable {
    /// The amount for a post, if the table has one.
    pub fn get(&self, post: &Post<'_>) -> Option<Rupiah> {
        pick(
            post,
            [&self.by_equalised, &self.by_position],
            &self.by_agency,
            &self.by_class,
            self.default,
        )
    }
}

crate::record! {
    /// Faktor kemampuan keuangan daerah: what share of the entitlement the region can pay.
    pub struct AbilityFactor("Faktor kemampuan keuangan daerah", "Pengali seluruh pagu; perangkat daerah tertentu dapat berbeda.") {
        provision: Provision, "Dasar";
        default: Factor, "Nilai umum";
        /// In place of the default.
        by_agency: Table<Id, Factor>, "Menurut perangkat daerah, menggantikan nilai umum";
    }
}

/// The posts of a region, which tables refer to.
pub(super) struct Posts<'a> {
    pub(super) agencies: Defined<'a>,
    pub(super) positions: Defined<'a>,
    pub(super) list: &'a [Position],
}

impl AbilityFactor {
    pub(super) fn check(&self, posts: &Posts<'_>, at: &Path<'_>, faults: &mut Faults) {
        /// A region that can pay twice the entitlement has none.
        const ODD: i64 = 2;
        let by_agency = at.key("by_agency");
        posts
            .agencies
            .check_keys(self.by_agency.keys(), &by_agency, faults);
        super::check::doubt_factor(self.default, ODD, &at.key("default"), faults);
        for (agency, factor) in &self.by_agency {
            let place = by_agency.key(agency.as_str());
            super::check::doubt_factor(*factor, ODD, &place, faults);
        }
    }
}

/// Checks the criteria, and what they refer to.
pub(super) fn check(
    criteria: &Table<Criterion, CriterionRule>,
    posts: &Posts<'_>,
    at: &Path<'_>,
    faults: &mut Faults,
) {
    if criteria.is_empty() {
        faults.add(at, Reason::Empty);
    }
    for (criterion, rule) in criteria {
        let rule_at = at.key(criterion.word());
        let amount_at = rule_at.key("amount");
        match &rule.amount {
            Some(CriterionAmount::PercentOfBasic(table)) => {
                let at = amount_at.key("percent_of_basic");
                let rows = Rows {
                    by_class: &table.by_class,
                    by_position: &table.by_position,
                    by_equalised: &table.by_equalised,
                    by_agency: &table.by_agency,
                    default: &table.default,
                };
                rows.check(posts, &at, faults, super::check::doubt_percent);
            }
            Some(CriterionAmount::Rupiah(table)) => {
                let at = amount_at.key("rupiah");
                let rows = Rows {
                    by_class: &table.by_class,
                    by_position: &table.by_position,
                    by_equalised: &table.by_equalised,
                    by_agency: &table.by_agency,
                    default: &table.default,
                };
                rows.check(posts, &at, faults, |_, _, _| {});
                super::check::doubt_falling(&table.by_class, &at.key("by_class"), faults);
            }
            None => {}
        }
    }
}

/// A table of either kind.
struct Rows<'a, T> {
    by_class: &'a Table<JobClass, T>,
    by_position: &'a Table<Id, T>,
    by_equalised: &'a Table<Id, T>,
    by_agency: &'a Table<Id, T>,
    default: &'a Option<T>,
}

impl<T: Copy> Rows<'_, T> {
    fn check(
        &self,
        posts: &Posts<'_>,
        at: &Path<'_>,
        faults: &mut Faults,
        doubt: fn(T, &Path<'_>, &mut Faults),
    ) {
        let by_agency = at.key("by_agency");
        let by_position = at.key("by_position");
        let by_class = at.key("by_class");
        let (agencies, positions) = (&posts.agencies, &posts.positions);
        let by_equalised = at.key("by_equalised");
        positions.check_keys(self.by_equalised.keys(), &by_equalised, faults);
        for (id, value) in self.by_equalised {
            doubt(*value, &by_equalised.key(id.as_str()), faults);
        }
        agencies.check_keys(self.by_agency.keys(), &by_agency, faults);
        positions.check_keys(self.by_position.keys(), &by_position, faults);
        for (id, value) in self.by_agency {
            doubt(*value, &by_agency.key(id.as_str()), faults);
        }
        for (id, value) in self.by_position {
            doubt(*value, &by_position.key(id.as_str()), faults);
        }
        for (class, value) in self.by_class {
            doubt(*value, &by_class.key(&class.to_string()), faults);
        }
        match self.default {
            Some(value) => doubt(*value, &at.key("default"), faults),
            None if self.by_class.is_empty() => {}
            None => {
                let of_positions = Names::of(self.by_position.keys().map(Id::as_str));
                let of_agencies = Names::of(self.by_agency.keys().map(Id::as_str));
                let is_elsewhere = |position: &Position| {
                    let agency = position.agency.as_ref();
                    of_positions.contains(position.id.as_str())
                        || agency.is_some_and(|agency| of_agencies.contains(agency.as_str()))
                };
                posts.doubt_classes(self.by_class, is_elsewhere, &by_class, faults);
            }
        }
    }
}

impl Posts<'_> {
    /// A class that a position has and a table has not. `is_elsewhere` knows the positions that need
    /// no class.
    pub(super) fn doubt_classes<T>(
        &self,
        table: &Table<JobClass, T>,
        is_elsewhere: impl Fn(&Position) -> bool,
        at: &Path<'_>,
        faults: &mut Faults,
    ) {
        let positions = Path::ROOT.key("positions");
        let list = positions.key("list");
        let mut told = Vec::new();
        for (n, position) in self.list.iter().enumerate() {
            let class = position.class;
            let is_there = table.contains_key(&class) || told.contains(&class);
            if is_there || is_elsewhere(position) || !faults.is_whole(&list.index(n).key("class")) {
                continue;
            }
            told.push(class);
            let doubt = Doubt::ClassMissing {
                class: class.number(),
                position: position.name.clone(),
            };
            faults.doubt_of(at, &at.key(&class.to_string()), doubt);
        }
    }
}
