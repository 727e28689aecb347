//! A month as the calendar shows it.

use super::levels::{Aside, Count, Judged, Levels};
use super::mark::{Kept, Mark, State, Week};
use crate::calendar::{Date, Month};
use crate::provision::Confidence;
use crate::regulation::work_calendar::{FreeKind, HoursOfDay, WorkCalendar};

crate::record! {
    /// A month with what it comes to.
    pub struct Look("Bulan", "Hari-hari satu bulan dan jumlahnya menurut aturan.") {
        days: Vec<Day>, "Hari";
        counts: Vec<Count>, "Jumlah";
        working_days: u32 = "workingDays", "Hari kerja";
        /// Days that must still be answered.
        unclear: Vec<u32>, "Hari yang belum jelas";
        /// Whether the holidays of the year are known.
        is_year_known: bool = "isYearKnown", "Hari libur tahun itu diketahui";
    }
}

crate::record! {
    /// A day.
    pub struct Day("Hari", "Satu hari dalam kalender.") {
        day: u32, "Tanggal";
        /// 0 for Monday.
        weekday: u32, "Hari ke berapa dalam minggu";
        works: bool, "Hari kerja";
        free: Option<Free>, "Hari libur";
        from: Option<String>, "Jam masuk";
        until: Option<String>, "Jam pulang";
        mark: Option<Mark>, "Tanda";
        counted: Vec<String>, "Potongan yang kena";
        aside: Option<Aside>, "Yang tidak dihitung";
    }
}

crate::record! {
    /// Why nobody works.
    pub struct Free("Hari libur", "Nama, jenis, dan tingkat keyakinannya.") {
        name: String, "Nama";
        kind: FreeKind, "Jenis";
        confidence: Confidence, "Tingkat keyakinan";
    }
}

/// The month of a calendar, by a rule.
pub fn look(national: &WorkCalendar, levels: &Levels, month: Month, kept: &Kept) -> Look {
    let dates = (1..=month.days()).filter_map(|day| Date::of(month, day));
    let mut judged = Vec::new();
    let days: Vec<Day> = dates
        .map(|date| {
            let mark = kept
                .days
                .iter()
                .find(|mark| mark.day == u32::from(date.day()));
            let of_day = mark.map(|mark| levels.judge(mark)).unwrap_or_default();
            judged.push(of_day.clone());
            day(national, date, kept.week, mark, of_day)
        })
        .collect();
    let is_unclear = |day: &&Day| {
        let state = day.mark.as_ref().map(|mark| mark.state);
        state == Some(State::Unclear)
    };
    let working_days = days.iter().filter(|day| day.works).count();
    Look {
        counts: levels.count(&judged),
        working_days: u32::try_from(working_days).unwrap_or_default(),
        unclear: days.iter().filter(is_unclear).map(|day| day.day).collect(),
        is_year_known: national.knows(month),
        days,
    }
}

fn day(
    national: &WorkCalendar,
    date: Date,
    week: Week,
    mark: Option<&Mark>,
    judged: Judged,
) -> Day {
    let hours = hours(national, date, week);
    let is_planned = date.weekday() < week.days() && national.free(date).is_none();
    let works = match mark.map(|mark| mark.state) {
        None => is_planned,
        Some(State::Free) => false,
        Some(_) => true,
    };
    Day {
        day: date.day().into(),
        weekday: date.weekday(),
        works,
        free: free(national, date),
        from: hours.map(|hours| hours.from.to_string()),
        until: hours.map(|hours| hours.until.to_string()),
        mark: mark.cloned(),
        counted: judged.counted,
        aside: judged.aside,
    }
}

/// The hours of a day, where the week has any on it.
pub fn hours(national: &WorkCalendar, date: Date, week: Week) -> Option<&HoursOfDay> {
    national.hours(date, week.days())
}

fn free(national: &WorkCalendar, date: Date) -> Option<Free> {
    let found = national.free(date)?;
    Some(Free {
        name: found.name.clone(),
        kind: found.kind,
        confidence: national.confidence(found)?,
    })
}
