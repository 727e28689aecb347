//! Criteria: how much of the basic TPP each of the six pays, and how it is paid.

use super::places::{Post, known};
use super::terms::{Criterion, JobClass};
use crate::document::{Faults, Id, Path, Reason, Table};
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
        by_agency: Table<Id, Rupiah>, "Menurut perangkat daerah";
    }
}

/// The table row that holds for a post.
fn pick<T: Copy>(
    post: &Post<'_>,
    by_position: &Table<Id, T>,
    by_agency: &Table<Id, T>,
    by_class: &Table<JobClass, T>,
    default: Option<T>,
) -> Option<T> {
    let by_id = |table: &Table<Id, T>, id: Option<&Id>| id.and_then(|id| table.get(id)).copied();
    by_id(by_position, post.position)
        .or_else(|| by_id(by_agency, post.agency))
        .or_else(|| by_class.get(&post.class).copied())
        .or(default)
}

impl PercentTable {
    /// The percentage for a post, if the table has one.
    pub fn get(&self, post: &Post<'_>) -> Option<Percent> {
        pick(
            post,
            &self.by_position,
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
            &self.by_position,
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

/// Checks the references of the criteria.
pub(super) fn check(
    criteria: &Table<Criterion, CriterionRule>,
    agencies: &[&Id],
    positions: &[&Id],
    at: &Path<'_>,
    faults: &mut Faults,
) {
    if criteria.is_empty() {
        faults.add(at, Reason::Empty);
    }
    for (criterion, rule) in criteria {
        let (form, of_agencies, of_positions): (_, Vec<&Id>, Vec<&Id>) = match &rule.amount {
            Some(CriterionAmount::PercentOfBasic(table)) => (
                "percent_of_basic",
                table.by_agency.keys().collect(),
                table.by_position.keys().collect(),
            ),
            Some(CriterionAmount::Rupiah(table)) => (
                "rupiah",
                table.by_agency.keys().collect(),
                table.by_position.keys().collect(),
            ),
            None => continue,
        };
        let rule_at = at.key(criterion.word());
        let amount_at = rule_at.key("amount");
        let table_at = amount_at.key(form);
        let by_agency = table_at.key("by_agency");
        known(of_agencies, agencies, &by_agency, faults);
        let by_position = table_at.key("by_position");
        known(of_positions, positions, &by_position, faults);
    }
}
