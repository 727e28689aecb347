//! The calendar, as far as the page needs it: the working days of a month, and months by name.

use super::kit::words::Phrase;
use crate::document::Month;

/// A month as people say it, such as Maret 2024.
pub fn name(month: Month) -> Phrase {
    Phrase::of(format!("month_of_year.{}", month.number())).with("year", month.year())
}

/// A month and those before it.
pub fn back_from(month: Month) -> impl Iterator<Item = Month> {
    std::iter::successors(Some(month), |month| match month.number() {
        1 => Month::new(month.year().checked_sub(1)?, 12),
        number => Month::new(month.year(), number.checked_sub(1)?),
    })
}

/// Days from Monday to Friday. Public holidays are not known here; the person corrects them.
pub fn weekdays(month: Month) -> u32 {
    let first = weekday_of_first(month);
    (0..month.days())
        .filter(|day| first.saturating_add(*day).rem_euclid(7) < 5)
        .fold(0, |count: u32, _| count.saturating_add(1))
}

/// Day of the week of the first of a month, 0 for Monday (Sakamoto's method).
fn weekday_of_first(month: Month) -> u32 {
    const SHIFT: [u32; 12] = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
    let early = month.number() < 3;
    let year = u32::from(month.year()).saturating_sub(u32::from(early));
    let shift = SHIFT.get(usize::from(month.number()).saturating_sub(1));
    let sunday_based = year
        .saturating_add(year.div_euclid(4))
        .saturating_sub(year.div_euclid(100))
        .saturating_add(year.div_euclid(400))
        .saturating_add(shift.copied().unwrap_or_default())
        .saturating_add(1);
    sunday_based.saturating_add(6).rem_euclid(7)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_go_back_over_the_year() {
        let months = back_from(Month::parse("2024-02").unwrap()).take(3);
        let months: Vec<String> = months.map(|month| month.to_string()).collect();
        assert_eq!(months, ["2024-02", "2024-01", "2023-12"]);
    }

    #[test]
    fn working_days_as_on_a_wall_calendar() {
        for (month, expected) in [
            ("2024-02", 21),
            ("2024-03", 21),
            ("2024-04", 22),
            ("2024-12", 22),
            ("2025-01", 23),
            ("2026-11", 21),
            ("2027-02", 20),
            ("1900-01", 23),
        ] {
            assert_eq!(weekdays(Month::parse(month).unwrap()), expected, "{month}");
        }
    }
}
