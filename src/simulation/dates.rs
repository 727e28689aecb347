//! Dates as people write them. Of `03/04/2024` no row says which number is the day: the column does, or
//! whoever is asked.

use crate::calendar::{Date, Month};
use crate::document::text::words;

crate::choice! {
    /// Which number of a date comes first.
    pub enum DateOrder("Urutan tanggal") {
        /// `31/01/2024`.
        DayFirst = "day_first", "Hari, bulan, tahun";
        /// `01/31/2024`.
        MonthFirst = "month_first", "Bulan, hari, tahun";
    }
}

/// What a cell says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// One day, however it is read.
    Day(Date),
    /// One day or another, by which number comes first.
    Either {
        /// With the day first, where there is such a day.
        day_first: Option<Date>,
        /// With the month first, where there is such a day.
        month_first: Option<Date>,
    },
}

impl Said {
    /// The day, by the order of the column; none where that is not known or has no such day.
    pub fn day(self, order: Option<DateOrder>) -> Option<Date> {
        match (self, order) {
            (Self::Day(day), _) => Some(day),
            (Self::Either { day_first, .. }, Some(DateOrder::DayFirst)) => day_first,
            (Self::Either { month_first, .. }, Some(DateOrder::MonthFirst)) => month_first,
            (Self::Either { .. }, None) => None,
        }
    }
}

/// A date: `2024-01-31`, `31/01/2024`, `31-1-2024`, `31 Januari 2024`.
pub fn said(cell: &str) -> Option<Said> {
    let plain = words(cell);
    let mut parts = plain.split(' ');
    let (one, two, three) = (parts.next()?, parts.next()?, parts.next()?);
    let is_time = |rest: &str| rest.bytes().all(|sign| sign.is_ascii_digit());
    if !parts.all(is_time) {
        return None;
    }
    let number = |part: &str, digits| Some(part).filter(|part| part.len() <= digits)?.parse().ok();
    let day = |day: u8, month: u8, year: &str| {
        let year = Some(year).filter(|year| year.len() == 4)?.parse().ok()?;
        Date::of(Month::new(year, month)?, day.into())
    };
    if one.len() == 4 {
        return day(number(three, 2)?, number(two, 2)?, one).map(Said::Day);
    }
    if let Some(month) = named(two) {
        return day(number(one, 2)?, month, three).map(Said::Day);
    }
    let (one, two) = (number(one, 2)?, number(two, 2)?);
    match (day(one, two, three), day(two, one, three)) {
        (None, None) => None,
        (Some(one), Some(two)) if one == two => Some(Said::Day(one)),
        (day_first, month_first) => Some(Said::Either {
            day_first,
            month_first,
        }),
    }
}

/// The month of a name, in full or as its first three letters.
fn named(word: &str) -> Option<u8> {
    const NAMES: [&[&str]; 12] = [
        &["januari", "january"],
        &["februari", "february", "peb"],
        &["maret", "march"],
        &["april"],
        &["mei", "may"],
        &["juni", "june"],
        &["juli", "july"],
        &["agustus", "august", "agt", "agu"],
        &["september"],
        &["oktober", "october"],
        &["november", "nopember"],
        &["desember", "december"],
    ];
    let is_it = |names: &&[&str]| {
        names
            .iter()
            .any(|name| *name == word || name.get(..3) == Some(word))
    };
    let place = NAMES.iter().position(is_it)?;
    u8::try_from(place).ok()?.checked_add(1)
}

/// The order in which the dates of a column stand: the one in which each of them is a day. None where
/// both are, or neither.
pub fn order<'c>(cells: impl Iterator<Item = &'c str>) -> Option<DateOrder> {
    let (mut is_day_first, mut is_month_first) = (true, true);
    for said in cells.filter_map(said) {
        if let Said::Either {
            day_first,
            month_first,
        } = said
        {
            is_day_first &= day_first.is_some();
            is_month_first &= month_first.is_some();
        }
    }
    match (is_day_first, is_month_first) {
        (true, false) => Some(DateOrder::DayFirst),
        (false, true) => Some(DateOrder::MonthFirst),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Option<Date> {
        Date::parse(text)
    }

    #[test]
    fn dates_as_people_write_them() {
        for (cell, day_first, month_first) in [
            ("2024-01-31", "2024-01-31", "2024-01-31"),
            ("2024-01-31 00:00:00", "2024-01-31", "2024-01-31"),
            ("31 Januari 2024", "2024-01-31", "2024-01-31"),
            ("1-Peb-2024", "2024-02-01", "2024-02-01"),
            ("03/04/2024", "2024-04-03", "2024-03-04"),
            ("3.4.2024", "2024-04-03", "2024-03-04"),
            ("04/04/2024", "2024-04-04", "2024-04-04"),
            ("31/01/2024", "2024-01-31", ""),
            ("01/31/2024", "", "2024-01-31"),
            ("31/31/2024", "", ""),
            ("29/02/2023", "", ""),
            ("45292", "", ""),
            ("3/4/24", "", ""),
            ("Pensiun", "", ""),
        ] {
            let by = |order| said(cell).and_then(|said| said.day(Some(order)));
            assert_eq!(by(DateOrder::DayFirst), date(day_first), "{cell}");
            assert_eq!(by(DateOrder::MonthFirst), date(month_first), "{cell}");
        }
        assert_eq!(said("03/04/2024").and_then(|said| said.day(None)), None);
    }

    #[test]
    fn the_column_says_which_number_is_the_day() {
        for (cells, expected) in [
            (&["03/04/2024", "31/01/2024"][..], Some(DateOrder::DayFirst)),
            (
                &["03/04/2024", "01/31/2024", "x"],
                Some(DateOrder::MonthFirst),
            ),
            (&["03/04/2024", "04/04/2024"], None),
            (&["13/04/2024", "04/13/2024"], None),
            (&[], None),
        ] {
            assert_eq!(order(cells.iter().copied()), expected, "{cells:?}");
        }
    }
}
