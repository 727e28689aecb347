//! The words every section uses: job class, criterion, employment, rating, grade.

#[cfg(feature = "schema")]
use crate::document::schema::{self, Definitions};
use crate::document::{Key, Read, Reader, Reason, Value, Write, read_leaf};
use serde::Serialize;
use std::fmt;

/// A small whole number that is also the key of a table, so it is read from a JSON number and
/// from a key such as `"9"`.
macro_rules! number {
    ($(#[$doc:meta])* $name:ident, $min:literal, $max:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
        #[serde(transparent)]
        pub struct $name(u8);

        impl $name {
            /// The number, if it lies within the bounds.
            pub fn new(number: u8) -> Option<Self> {
                ($min..=$max).contains(&number).then_some(Self(number))
            }

            /// The largest.
            pub const MOST: Self = Self($max);

            /// The plain number.
            pub fn number(self) -> u8 {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl Write for $name {
            fn write(&self) -> Value {
                Value::Whole(self.0.into())
            }
        }

        impl Read for $name {
            fn read(reader: &mut Reader<'_>) -> Self {
                read_leaf(reader, |value| match value {
                    Value::Whole(number) => {
                        let small = u8::try_from(*number).ok().and_then(Self::new);
                        small.ok_or_else(|| Reason::out_of_range($min, $max, number))
                    }
                    Value::Text(text) if text.bytes().all(|b| b.is_ascii_digit()) => {
                        Self::from_key(text)
                    }
                    other => Err(Reason::wrong_type("integer", other)),
                })
            }

            fn blank() -> Self {
                Self($min)
            }

            #[cfg(feature = "schema")]
            fn schema(_: &mut Definitions) -> Value {
                schema::number_or_key($min, $max)
            }
        }

        impl Key for $name {
            fn from_key(key: &str) -> Result<Self, Reason> {
                let plain = key.bytes().all(|b| b.is_ascii_digit());
                let small = if plain { key.parse().ok() } else { None };
                small.and_then(Self::new).ok_or_else(|| Reason::out_of_range($min, $max, key))
            }

            fn to_key(&self) -> String {
                self.to_string()
            }

            #[cfg(feature = "schema")]
            fn key_schema(_: &mut Definitions) -> Value {
                schema::pattern("^[0-9]{1,2}$")
            }
        }
    };
}

number!(
    /// Kelas jabatan, 1 to 17 (Perpres 188/2014).
    JobClass, 1, 17
);
number!(
    /// Masa kerja golongan in full years, 0 to 40.
    Years, 0, 40
);

crate::choice! {
    /// The six criteria on which TPP may be paid (PP 12/2019 Pasal 58 ayat 2).
    pub enum Criterion("Kriteria TPP") {
        /// Beban kerja.
        Workload = "workload", "Beban kerja";
        /// Prestasi kerja.
        Achievement = "achievement", "Prestasi kerja";
        /// Tempat bertugas.
        DutyStation = "duty_station", "Tempat bertugas";
        /// Kondisi kerja.
        WorkingConditions = "working_conditions", "Kondisi kerja";
        /// Kelangkaan profesi.
        Scarcity = "scarcity", "Kelangkaan profesi";
        /// Pertimbangan objektif lainnya.
        OtherObjective = "other_objective", "Pertimbangan objektif lainnya";
    }
}

crate::choice! {
    /// Employment status of a civil servant.
    pub enum Employment("Status kepegawaian") {
        /// PNS.
        Pns = "pns", "PNS";
        /// Calon PNS.
        Cpns = "cpns", "CPNS";
        /// PPPK.
        Pppk = "pppk", "PPPK";
        /// PPPK paruh waktu.
        PppkPartTime = "pppk_part_time", "PPPK paruh waktu";
    }
}

impl Employment {
    /// PPPK of either kind: other salary table, own tax rule, no pension contribution.
    pub fn is_pppk(self) -> bool {
        matches!(self, Self::Pppk | Self::PppkPartTime)
    }
}

crate::choice! {
    /// Predikat kinerja (PermenPANRB 6/2022).
    pub enum Rating("Predikat kinerja") {
        /// Sangat Baik.
        VeryGood = "very_good", "Sangat baik";
        /// Baik.
        Good = "good", "Baik";
        /// Butuh Perbaikan.
        NeedsImprovement = "needs_improvement", "Butuh perbaikan";
        /// Kurang.
        Poor = "poor", "Kurang";
        /// Sangat Kurang.
        VeryPoor = "very_poor", "Sangat kurang";
    }
}

crate::choice! {
    /// How work result or work behaviour stands to expectation (PermenPANRB 6/2022).
    pub enum Expectation("Terhadap ekspektasi") {
        /// Di atas ekspektasi.
        Above = "above", "Di atas ekspektasi";
        /// Sesuai ekspektasi.
        Meets = "meets", "Sesuai ekspektasi";
        /// Di bawah ekspektasi.
        Below = "below", "Di bawah ekspektasi";
    }
}

crate::choice! {
    /// Golongan of a PNS, for rules that speak of it.
    pub enum GradeGroup("Golongan") {
        /// Golongan I.
        I = "I", "Golongan I";
        /// Golongan II.
        Ii = "II", "Golongan II";
        /// Golongan III.
        Iii = "III", "Golongan III";
        /// Golongan IV.
        Iv = "IV", "Golongan IV";
    }
}

impl GradeGroup {
    /// The group of a grade such as `"III/d"`.
    pub fn of_grade(grade: &str) -> Option<Self> {
        let (group, _) = grade.split_once('/')?;
        Self::ALL.iter().copied().find(|one| one.word() == group)
    }
}
