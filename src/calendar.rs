//! Months and dates of the calendar.

use serde::{Serialize, Serializer};
use std::fmt;

/// A month of a year, 1900 to 2199, written `"2024-03"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month {
    year: u16,
    month: u8,
}

impl Month {
    /// Reads `"2024-03"`.
    pub fn parse(text: &str) -> Option<Self> {
        let (year, month) = text.split_once('-')?;
        let digits =
            |part: &str, count| part.len() == count && part.bytes().all(|b| b.is_ascii_digit());
        if !digits(year, 4) || !digits(month, 2) {
            return None;
        }
        Self::new(year.parse().ok()?, month.parse().ok()?)
    }

    /// A month by its numbers.
    pub fn new(year: u16, month: u8) -> Option<Self> {
        let fits = (1900..=2199).contains(&year) && (1..=12).contains(&month);
        fits.then_some(Self { year, month })
    }

    /// The year.
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12.
    pub fn number(self) -> u8 {
        self.month
    }

    /// The last month of the tax year.
    pub fn is_december(self) -> bool {
        self.month == 12
    }

    /// Full months from an earlier month to this one; nothing if it lies before.
    pub fn months_since(self, earlier: Self) -> Option<u32> {
        let count = |m: Self| {
            u32::from(m.year)
                .saturating_mul(12)
                .saturating_add(u32::from(m.month))
        };
        count(self).checked_sub(count(earlier))
    }

    /// The first month that documents may name.
    pub const FIRST: Self = Self {
        year: 1900,
        month: 1,
    };

    /// This month and those before it, back to the first.
    pub fn and_before(self) -> impl Iterator<Item = Self> {
        std::iter::successors(Some(self), |month| match month.month {
            1 => Self::new(month.year.checked_sub(1)?, 12),
            number => Self::new(month.year, number.checked_sub(1)?),
        })
    }

    /// Days from Monday to Friday. Public holidays are not known here.
    pub fn weekdays(self) -> u32 {
        let first = self.weekday_of_first();
        (0..self.days())
            .filter(|day| first.saturating_add(*day).rem_euclid(7) < 5)
            .fold(0, |count: u32, _| count.saturating_add(1))
    }

    /// Day of the week of the first of a month, 0 for Monday (Sakamoto's method).
    fn weekday_of_first(self) -> u32 {
        const SHIFT: [u32; 12] = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
        let early = self.month < 3;
        let year = u32::from(self.year).saturating_sub(u32::from(early));
        let shift = SHIFT.get(usize::from(self.month).saturating_sub(1));
        let sunday_based = year
            .saturating_add(year.div_euclid(4))
            .saturating_sub(year.div_euclid(100))
            .saturating_add(year.div_euclid(400))
            .saturating_add(shift.copied().unwrap_or_default())
            .saturating_add(1);
        sunday_based.saturating_add(6).rem_euclid(7)
    }

    /// Days of the calendar month.
    pub fn days(self) -> u32 {
        let leap = self.year.is_multiple_of(4)
            && (!self.year.is_multiple_of(100) || self.year.is_multiple_of(400));
        match self.month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        }
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

impl Serialize for Month {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
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

    /// A day of a month, if the month has it.
    pub fn of(month: Month, day: u32) -> Option<Self> {
        let fits = (1..=month.days()).contains(&day);
        let day = u8::try_from(day).ok().filter(|_| fits)?;
        Some(Self { month, day })
    }

    /// The first of a month.
    pub fn first_of(month: Month) -> Self {
        Self { month, day: 1 }
    }

    /// The month it lies in.
    pub fn month(self) -> Month {
        self.month
    }

    /// The day of the month.
    pub fn day(self) -> u8 {
        self.day
    }

    /// Day of the week, 0 for Monday.
    pub fn weekday(self) -> u32 {
        let passed = u32::from(self.day).saturating_sub(1);
        self.month
            .weekday_of_first()
            .saturating_add(passed)
            .rem_euclid(7)
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
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A time of the day to the minute, written `"07:30"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Clock(u16);

impl Clock {
    /// Reads `"07:30"`.
    pub fn parse(text: &str) -> Option<Self> {
        let (hour, minute) = text.split_once(':')?;
        let number = |part: &str, below: u16| {
            let two_digits = part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit());
            let number: u16 = part.parse().ok()?;
            (two_digits && number < below).then_some(number)
        };
        let (hour, minute) = (number(hour, 24)?, number(minute, 60)?);
        Some(Self(hour.saturating_mul(60).saturating_add(minute)))
    }

    /// Midnight.
    pub const MIDNIGHT: Self = Self(0);

    /// Minutes since midnight.
    pub fn minutes(self) -> u32 {
        self.0.into()
    }

    /// Whole minutes from an earlier time to this one; none if it is not earlier.
    pub fn minutes_since(self, earlier: Self) -> u32 {
        self.0.saturating_sub(earlier.0).into()
    }
}

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (hour, minute) = (self.0.div_euclid(60), self.0.rem_euclid(60));
        write!(f, "{hour:02}:{minute:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::ToSpan;
    use jiff::civil::{Date as Oracle, Weekday};

    fn every_month() -> impl Iterator<Item = Month> {
        (1900..=2199).flat_map(|year| (1..=12).map(move |month| Month::new(year, month).unwrap()))
    }

    fn first(month: Month) -> Oracle {
        let (year, number) = (month.year().cast_signed(), month.number().cast_signed());
        Oracle::new(year, number, 1).unwrap()
    }

    #[test]
    fn a_month_has_the_days_of_the_calendar() {
        for month in every_month() {
            let days = first(month).days_in_month();
            assert_eq!(month.days(), u32::from(days.unsigned_abs()), "{month}");
            let is_weekday =
                |day: &Oracle| !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
            let all = first(month)
                .series(1.day())
                .take(usize::from(days.unsigned_abs()));
            let weekdays = all.filter(is_weekday).count();
            assert_eq!(
                usize::try_from(month.weekdays()).unwrap(),
                weekdays,
                "{month}"
            );
            let last = Date::of(month, month.days()).unwrap();
            let weekday = first(month).last_of_month().weekday();
            let weekday = weekday.to_monday_zero_offset().unsigned_abs();
            assert_eq!(last.weekday(), u32::from(weekday), "{month}");
        }
    }

    #[test]
    fn a_time_is_two_digits_twice() {
        for text in ["00:00", "07:30", "23:59"] {
            assert_eq!(Clock::parse(text).unwrap().to_string(), text);
        }
        for text in ["24:00", "07:60", "7:30", "07.30", "+7:30", "07:3", ""] {
            assert!(Clock::parse(text).is_none(), "{text}");
        }
        let [start, seen] = ["07:30", "08:05"].map(|text| Clock::parse(text).unwrap());
        assert_eq!(seen.minutes_since(start), 35);
        assert_eq!(start.minutes_since(seen), 0);
    }

    #[test]
    fn months_are_counted_over_the_years() {
        let march = Month::parse("2024-03").unwrap();
        for month in every_month() {
            let span = first(month)
                .until((jiff::Unit::Month, first(march)))
                .unwrap();
            let since = u32::try_from(span.get_months()).ok();
            assert_eq!(march.months_since(month), since, "{month}");
        }
        let before: Vec<String> = march
            .and_before()
            .skip(1)
            .take(3)
            .map(|m| m.to_string())
            .collect();
        assert_eq!(before, ["2024-02", "2024-01", "2023-12"]);
        assert_eq!(Month::FIRST.and_before().count(), 1);
    }

    #[test]
    fn the_same_day_of_another_year_is_that_of_the_calendar() {
        for text in ["2024-02-29", "2023-02-28", "2000-12-31", "2195-06-30"] {
            let date = Date::parse(text).unwrap();
            let oracle: Oracle = text.parse().unwrap();
            for years in [0_i32, 1, 4, 76] {
                let later = oracle.checked_add(years.years()).unwrap();
                let expected = (later.year() < 2200).then(|| later.to_string());
                let found = date
                    .years_later(years.unsigned_abs())
                    .map(|date| date.to_string());
                assert_eq!(found, expected, "{text} + {years}");
            }
        }
    }

    #[test]
    fn a_date_is_read_as_documents_write_it_or_not_at_all() {
        for text in ["1900-01-01", "2199-12-31", "2024-02-29"] {
            assert_eq!(Date::parse(text).unwrap().to_string(), text);
        }
        for text in [
            "2023-02-29",
            "1899-12-31",
            "2200-01-01",
            "2024-00-10",
            "2024-13-10",
            "2024-3-1",
            "2024-03-32",
            "2024-03-00",
            "24-03-01",
            "2024-03-01T00:00",
            "2024/03/01",
            "+024-03-01",
            "",
        ] {
            assert!(Date::parse(text).is_none(), "{text}");
        }
    }
}
