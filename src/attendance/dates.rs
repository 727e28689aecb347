//! Dates as machines and spreadsheets write them.

use super::clock::{self, Seconds};
use crate::calendar::{Date, Month};

/// Which of two numbers comes first where a date names its month by one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// As in Indonesia.
    #[default]
    DayFirst,
    /// As a machine from elsewhere may.
    MonthFirst,
}

/// The beginnings of the names of the months, in Indonesian and in English.
const MONTHS: [&[&str]; 12] = [
    &["jan"],
    &["feb", "peb"],
    &["mar"],
    &["apr"],
    &["mei", "may"],
    &["jun"],
    &["jul"],
    &["agu", "agt", "ags", "aug"],
    &["sep"],
    &["okt", "oct"],
    &["nov", "nop"],
    &["des", "dec"],
];

/// A date such as 01-03-2024, 1/3/24, 2024-03-01, 20240301 or "Jumat, 1 Maret 2024".
pub fn parse(text: &str, order: Order) -> Option<Date> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    let words = match words.as_slice() {
        [weekday, rest @ ..]
            if !rest.is_empty()
                && !is_number(weekday)
                && month_of(rest.first()?).is_none()
                && rest.len() == 3 =>
        {
            rest
        }
        words => words,
    };
    let numbers = match *words {
        [compact] if compact.len() == 8 && is_number(compact) => {
            [compact.get(..4)?, compact.get(4..6)?, compact.get(6..)?]
        }
        [year, month, day] if year.len() == 4 && is_number(year) => [year, month, day],
        [first, second, year] => match order {
            Order::MonthFirst if is_number(second) => [year, first, second],
            _ => [year, second, first],
        },
        _ => return None,
    };
    let [year, month, day] = numbers;
    let month = if is_number(month) {
        short(month)?
    } else {
        month_of(month)?
    };
    let month = Month::new(full_year(year)?, u8::try_from(month).ok()?)?;
    Date::of(month, short(day)?)
}

fn short(number: &str) -> Option<u32> {
    let is_short = (1..=2).contains(&number.len());
    number.parse().ok().filter(|_| is_short)
}

fn full_year(year: &str) -> Option<u16> {
    let number: u16 = year.parse().ok()?;
    match year.len() {
        4 => Some(number),
        2 => number.checked_add(2000),
        _ => None,
    }
}

fn month_of(word: &str) -> Option<u32> {
    let word = word.to_lowercase();
    let mut months = MONTHS.iter();
    let place = months.position(|names| names.iter().any(|name| word.starts_with(name)))?;
    u32::try_from(place).ok()?.checked_add(1)
}

/// A date with a time, in one text.
pub fn moment(text: &str, order: Order) -> Option<(Date, Seconds)> {
    let text = text.trim();
    let colon = text.find(':');
    let split = match colon {
        Some(colon) => text.get(..colon)?.rfind([' ', '\u{a0}', 'T'])?,
        None => text.rfind(' ')?,
    };
    let (date, time) = text.split_at_checked(split)?;
    let time = time.trim_start_matches(['T', ' ', '\u{a0}']);
    Some((parse(date, order)?, clock::parse(time)?))
}

/// The order by which all of these texts are dates; that of Indonesia where neither is it.
pub fn order_of<'a>(texts: impl Iterator<Item = &'a str> + Clone) -> Order {
    let reads = |order| {
        let mut texts = texts.clone();
        texts.all(|text| parse(text, order).is_some() || moment(text, order).is_some())
    };
    if !reads(Order::DayFirst) && reads(Order::MonthFirst) {
        Order::MonthFirst
    } else {
        Order::DayFirst
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_people_write_them_or_not_at_all() {
        for text in [
            "01-03-2024",
            "1/3/2024",
            "1.3.24",
            "2024-03-01",
            "2024/3/1",
            "20240301",
            "1 Maret 2024",
            "01 Mar 2024",
            "Jumat, 1 Maret 2024",
            "Fri 01-03-2024",
            "01-Mar-24",
        ] {
            let found = parse(text, Order::DayFirst).map(|date| date.to_string());
            assert_eq!(found.as_deref(), Some("2024-03-01"), "{text}");
        }
        for text in [
            "",
            "2024",
            "31-02-2024",
            "01-13-2024",
            "1-3",
            "x",
            "1 Foo 2024",
            "001-3-2024",
        ] {
            assert_eq!(parse(text, Order::DayFirst), None, "{text}");
        }
        let american = parse("03/13/2024", Order::MonthFirst);
        assert_eq!(
            american.map(|date| date.to_string()).as_deref(),
            Some("2024-03-13")
        );
    }

    #[test]
    fn one_text_may_hold_a_date_and_a_time() {
        for text in [
            "01-03-2024 07:25:10",
            "2024-03-01T07:25:10",
            "01/03/2024 07.25.10",
            "01-03-2024 7:25:10 AM",
        ] {
            let (date, time) = moment(text, Order::DayFirst).unwrap();
            assert_eq!(
                (date.to_string().as_str(), time),
                ("2024-03-01", 26_710),
                "{text}"
            );
        }
        assert_eq!(moment("01-03-2024", Order::DayFirst), None);
        assert_eq!(moment("07:25", Order::DayFirst), None);
    }

    #[test]
    fn the_order_is_that_by_which_all_are_dates() {
        assert_eq!(
            order_of(["03/04/2024", "03/13/2024"].into_iter()),
            Order::MonthFirst
        );
        assert_eq!(
            order_of(["03/04/2024", "13/03/2024"].into_iter()),
            Order::DayFirst
        );
        assert_eq!(
            order_of(["03/13/2024", "13/03/2024"].into_iter()),
            Order::DayFirst
        );
    }
}
