//! By what right a figure stands, and how sure it is.

use crate::document::{Id, Month, Read, Reader, Reason, Value, Write, read_leaf};
use serde::Serialize;
use std::fmt;

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
        citation: String = "citation", "Peraturan, pasal, ayat, atau dokumen sumber";
        /// How sure.
        confidence: Confidence = "confidence", "Tingkat keyakinan";
        /// What the reader should know: what is missing, how it was derived.
        note: Option<String> = "note", "Catatan: apa yang belum pasti, atau cara memperolehnya";
        /// When somebody last compared it with the source.
        checked: Date = "checked", "Tanggal terakhir diperiksa (TTTT-BB-HH)";
        /// First month the source is in force, where it differs from the pack's own range.
        in_force: Option<Validity> = "in_force", "Masa berlaku sumber, bila berbeda dari paket";
    }
}

crate::record! {
    /// A range of months, both ends inside.
    pub struct Validity("Masa berlaku", "Bulan pertama dan bulan terakhir; tanpa bulan terakhir berarti masih berlaku.") {
        /// First month.
        from: Month = "from", "Bulan pertama (TTTT-BB)";
        /// Last month; none while still in force.
        until: Option<Month> = "until", "Bulan terakhir (TTTT-BB)";
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

/// A calendar date, written `"2024-03-31"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    month: Month,
    day: u8,
}

impl Date {
    /// Reads `"2024-03-31"`.
    pub fn parse(text: &str) -> Option<Self> {
        let (month, day) = text.rsplit_once('-')?;
        let month = Month::parse(month)?;
        let two_digits = day.len() == 2 && day.bytes().all(|b| b.is_ascii_digit());
        let day: u8 = if two_digits {
            day.parse().ok()?
        } else {
            return None;
        };
        (day >= 1 && u32::from(day) <= month.days()).then_some(Self { month, day })
    }

    /// The month it lies in.
    pub fn month(self) -> Month {
        self.month
    }

    /// The day of the month.
    pub fn day(self) -> u8 {
        self.day
    }

    /// The same day so many years later; 29 February becomes the 28th where there is none.
    pub fn years_later(self, years: u32) -> Option<Self> {
        let year = u32::from(self.month.year()).checked_add(years)?;
        let month = Month::new(u16::try_from(year).ok()?, self.month.number())?;
        let last = u8::try_from(month.days()).ok()?;
        let day = self.day.min(last);
        Some(Self { month, day })
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:02}", self.month, self.day)
    }
}

impl Serialize for Date {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Write for Date {
    fn write(&self) -> Value {
        Value::Text(self.to_string())
    }
}

impl Read for Date {
    fn read(reader: &mut Reader<'_>) -> Self {
        read_leaf(reader, |value| match value {
            Value::Text(text) => Self::parse(text).ok_or_else(|| Reason::NotDate {
                found: text.clone(),
            }),
            other => Err(Reason::wrong_type("string", other)),
        })
    }

    fn blank() -> Self {
        Self {
            month: Month::blank(),
            day: 1,
        }
    }

    #[cfg(feature = "schema")]
    fn schema(_: &mut crate::document::schema::Definitions) -> Value {
        crate::document::schema::pattern("^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
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
