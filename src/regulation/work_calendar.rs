//! When people work: holidays, collective leave, Ramadan and the hours of a day, for the country.
//! A document of its own, `web/calendar/nasional.json`, since no pack needs it to compute.

use crate::calendar::{Clock, Date, Month};
use crate::document::{Format, Id, Key, Reason, Table};
#[cfg(feature = "schema")]
use crate::document::{Value, schema};
use crate::provision::{Confidence, Provision};

crate::record! {
    /// The calendar of the country.
    pub struct WorkCalendar("Kalender kerja", "Hari libur, cuti bersama, Ramadan, dan jam kerja di seluruh Indonesia.") {
        format: Format, "Versi format, 1";
        id: Id, "Kode";
        title: String, "Judul";
        /// The days of each year that is known.
        years: Table<Year, FreeDays>, "Hari libur tiap tahun";
        ramadan: Ramadan, "Ramadan";
        hours: WorkingHours, "Jam kerja";
        hours_of_six_days: WorkingHours, "Jam kerja pola enam hari";
    }
}

/// A year, as a key such as `"2024"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Year(pub u16);

impl Key for Year {
    const HAS_FORMS: bool = false;

    fn from_key(key: &str) -> Result<Self, Reason> {
        let first = Month::parse(&format!("{key}-01"));
        first.map(|first| Self(first.year())).ok_or_else(|| {
            let found = key.to_owned();
            Reason::NotDate { found }
        })
    }

    fn to_key(&self) -> String {
        self.0.to_string()
    }

    #[cfg(feature = "schema")]
    fn key_schema(_: &mut schema::Definitions) -> Value {
        schema::pattern("^[0-9]{4}$")
    }
}

crate::record! {
    /// The days of a year on which nobody works.
    pub struct FreeDays("Hari libur setahun", "Hari libur nasional dan cuti bersama satu tahun.") {
        provision: Provision, "Dasar";
        days: Vec<FreeDay>, "Daftar";
    }
}

crate::record! {
    /// One such day.
    pub struct FreeDay("Hari libur", "Tanggal, nama, dan jenisnya.") {
        date: Date, "Tanggal (TTTT-BB-HH)";
        name: String, "Nama";
        kind: FreeKind, "Jenis";
        /// How sure it is, where it differs from the year.
        confidence: Option<Confidence>, "Tingkat keyakinan, bila berbeda";
    }
}

crate::choice! {
    /// Why nobody works.
    pub enum FreeKind("Jenis hari libur") {
        /// Hari libur nasional.
        Holiday = "holiday", "Libur nasional";
        /// Cuti bersama.
        CollectiveLeave = "collective_leave", "Cuti bersama";
    }
}

crate::record! {
    /// The months of fasting.
    pub struct Ramadan("Ramadan", "Hari pertama dan terakhir Ramadan.") {
        provision: Provision, "Dasar";
        months: Vec<Days>, "Daftar";
    }
}

crate::record! {
    /// Days from one to another, both inside.
    pub struct Days("Hari dari sampai", "Tanggal pertama dan terakhir, keduanya termasuk.") {
        from: Date, "Tanggal pertama";
        until: Date, "Tanggal terakhir";
    }
}

crate::record! {
    /// Hours of work of a week, of five days by Perpres 21/2023.
    pub struct WorkingHours("Jam kerja", "Jam kerja seminggu, di luar dan dalam Ramadan.") {
        provision: Provision, "Dasar";
        ordinary: HoursOfWeek, "Di luar Ramadan";
        ramadan: HoursOfWeek, "Dalam Ramadan";
    }
}

crate::record! {
    /// Hours of the days of a week.
    pub struct HoursOfWeek("Jam seminggu", "Jam kerja Senin sampai Kamis, Jumat, dan Sabtu bila ada.") {
        monday_to_thursday: HoursOfDay, "Senin sampai Kamis";
        friday: HoursOfDay, "Jumat";
        saturday: Option<HoursOfDay>, "Sabtu";
    }
}

crate::record! {
    /// From when to when, and the break within.
    pub struct HoursOfDay("Jam sehari", "Jam masuk, jam pulang, dan istirahat.") {
        from: Clock, "Masuk (JJ:MM)";
        until: Clock, "Pulang (JJ:MM)";
        break_minutes: u32, "Istirahat, menit";
    }
}

impl HoursOfDay {
    /// Minutes of work, without the break.
    pub fn minutes(&self) -> u32 {
        let present = self.until.minutes_since(self.from);
        present.saturating_sub(self.break_minutes)
    }
}

impl WorkCalendar {
    /// Why a day is free, if it is a holiday or collective leave.
    pub fn free(&self, date: Date) -> Option<&FreeDay> {
        let days = &self.years.get(&Year(date.month().year()))?.days;
        days.iter().find(|free| free.date == date)
    }

    /// Whether the days of that year are known.
    pub fn knows(&self, month: Month) -> bool {
        self.years.contains_key(&Year(month.year()))
    }

    /// Days of a month on which people work in a week of so many days from Monday on; none where
    /// the holidays of the year are not known.
    pub fn working_days(&self, month: Month, days_a_week: u32) -> Option<u32> {
        let works = |day: &u32| {
            Date::of(month, *day)
                .is_some_and(|date| date.weekday() < days_a_week && self.free(date).is_none())
        };
        let days = (1..=month.days()).filter(works).count();
        u32::try_from(days).ok().filter(|_| self.knows(month))
    }

    /// How sure it is that a day is free.
    pub fn confidence(&self, free: &FreeDay) -> Option<Confidence> {
        let year = self.years.get(&Year(free.date.month().year()))?;
        Some(free.confidence.unwrap_or(year.provision.confidence))
    }

    /// The hours of a day in a week of so many days; none at a weekend or where nobody works.
    pub fn hours(&self, date: Date, days_a_week: u32) -> Option<&HoursOfDay> {
        const FRIDAY: u32 = 4;
        const SATURDAY: u32 = 5;
        let fasts = |days: &Days| (days.from..=days.until).contains(&date);
        let hours = match days_a_week {
            ..=5 => &self.hours,
            _ => &self.hours_of_six_days,
        };
        let week = match self.ramadan.months.iter().any(fasts) {
            true => &hours.ramadan,
            false => &hours.ordinary,
        };
        match date.weekday() {
            _ if self.free(date).is_some() => None,
            0..FRIDAY => Some(&week.monday_to_thursday),
            FRIDAY => Some(&week.friday),
            SATURDAY => week.saturday.as_ref(),
            _ => None,
        }
    }
}
