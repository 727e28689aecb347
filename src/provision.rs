//! By what right a figure stands, and how sure it is.

pub use crate::calendar::Date;
use crate::calendar::Month;
use crate::document::{Id, Reason};
use serde::Serialize;

crate::choice! {
    /// How sure a number is.
    pub enum Confidence("Tingkat keyakinan") {
        /// Printed in a regulation, decree or other official source.
        Official = "official", "Resmi: tercetak dalam peraturan atau dokumen resmi";
        /// Used by several regions or programs; no official text seen.
        CommonPractice = "common_practice", "Lazim: dipakai daerah lain, naskah resmi belum terlihat";
        /// Typed by the person, on their word.
        Stated = "stated", "Diisi sendiri oleh pegawai";
        /// Put in to be able to compute at all; to be replaced.
        Assumed = "assumed", "Asumsi: belum diketahui, ganti dengan angka resmi";
    }
}

crate::record! {
    /// What a section of a pack rests on. Every figure points at one.
    pub struct Provision("Dasar", "Dasar hukum suatu bagian, tingkat keyakinan, dan kapan terakhir diperiksa.") {
        /// Regulation, pasal, ayat; or the document where it was seen.
        citation: String, "Peraturan, pasal, ayat, atau dokumen sumber";
        confidence: Confidence, "Tingkat keyakinan";
        /// What the reader should know: what is missing, how it was derived.
        note: Option<String>, "Catatan: apa yang belum pasti, atau cara memperolehnya";
        /// When somebody last compared it with the source.
        checked: Date, "Tanggal terakhir diperiksa (TTTT-BB-HH)";
        /// First month the source is in force, where it differs from the pack's own range.
        in_force: Option<Validity>, "Masa berlaku sumber, bila berbeda dari paket";
    }
}

crate::record! {
    /// A range of months, both ends inside.
    pub struct Validity("Masa berlaku", "Bulan pertama dan bulan terakhir; tanpa bulan terakhir berarti masih berlaku.") {
        from: Month, "Bulan pertama (TTTT-BB)";
        /// Last month; none while still in force.
        until: Option<Month>, "Bulan terakhir (TTTT-BB)";
    }
}

impl Validity {
    /// Whether a month lies inside.
    pub fn contains(&self, month: Month) -> bool {
        month >= self.from && self.until.is_none_or(|until| month <= until)
    }

    /// Why a month outside is refused.
    pub fn refusal(&self, month: Month) -> Reason {
        Reason::OutsideValidity {
            from: self.from.to_string(),
            until: self.until.map(|until| until.to_string()),
            found: month.to_string(),
        }
    }
}

crate::choice! {
    /// What standing a pack has.
    pub enum Standing("Status paket") {
        /// Law today.
        InForce = "in_force", "Berlaku";
        /// Not signed yet.
        Draft = "draft", "Rancangan";
        /// No longer law, kept for past months and comparison.
        Historical = "historical", "Riwayat";
        /// Made up, to learn from.
        Example = "example", "Contoh";
    }
}

/// What a section of which pack an estimate's figure rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Source {
    /// The pack.
    pub pack: Id,
    /// The section, as its JSON path.
    pub section: &'static str,
    /// Regulation, pasal, ayat.
    pub citation: String,
    /// How sure.
    pub confidence: Confidence,
    /// What the reader should know.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// When last compared with the source.
    pub checked: Date,
}
