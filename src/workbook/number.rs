//! Numbers of a workbook as its sheet shows them, by their digits: no float comes near them.

use super::format::Form;
use crate::calendar::{Date, Month};

/// Digits that a spreadsheet keeps of a number.
const KEPT: usize = 15;
/// Places behind the point that are written out.
const MOST_PLACES: usize = 20;

/// What a cell shows of a number; nothing where it is none.
pub fn shown(number: &str, form: Form, is_1904: bool) -> Option<String> {
    let number = Number::parse(number)?.kept();
    let text = match form {
        Form::Percent => number.hundredfold().plain() + "%",
        Form::Date => match date(&number, is_1904) {
            Some(date) => date,
            None => number.plain(),
        },
        Form::Padded(width) => match number.is_whole() && !number.is_negative {
            true => format!("{:0>width$}", number.plain()),
            false => number.plain(),
        },
        Form::Plain => number.plain(),
    };
    Some(text)
}

/// `0.digits` times ten so many times.
struct Number {
    is_negative: bool,
    digits: String,
    point: i32,
}

impl Number {
    /// Such as `-12.5` or `1.98E+17`.
    fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (is_negative, text) = match text.strip_prefix('-') {
            Some(text) => (true, text),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let (mantissa, exponent) = text.split_once(['E', 'e']).unwrap_or((text, "0"));
        let (whole, places) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let digits = [whole, places].concat();
        let is_number = !digits.is_empty() && digits.bytes().all(|sign| sign.is_ascii_digit());
        let exponent: i32 = exponent.parse().ok().filter(|_| is_number)?;
        let point = i32::try_from(whole.len()).ok()?.checked_add(exponent)?;
        let of_worth = digits.trim_start_matches('0');
        let zeros = digits.len().checked_sub(of_worth.len())?;
        let point = point.checked_sub(i32::try_from(zeros).ok()?)?;
        Some(Self {
            is_negative,
            digits: of_worth.trim_end_matches('0').to_owned(),
            point,
        })
    }

    /// With as many digits as are kept; half of the last is rounded up.
    fn kept(mut self) -> Self {
        let Some(more) = self.digits.get(KEPT..).filter(|more| !more.is_empty()) else {
            return self;
        };
        let is_up = more >= "5";
        self.digits.truncate(KEPT);
        if is_up {
            let nines = self.digits.trim_end_matches('9').len();
            self.digits.truncate(nines);
            match self.digits.pop().and_then(|last| last.to_digit(10)) {
                Some(last) => self.digits.push_str(&last.saturating_add(1).to_string()),
                None => {
                    self.digits.push('1');
                    self.point = self.point.saturating_add(1);
                }
            }
        }
        self.digits
            .truncate(self.digits.trim_end_matches('0').len());
        self
    }

    fn hundredfold(mut self) -> Self {
        self.point = self.point.saturating_add(2);
        self
    }

    /// Digits before the point; fewer than none where zeros follow it.
    fn before(&self) -> Option<usize> {
        usize::try_from(self.point).ok()
    }

    fn is_whole(&self) -> bool {
        self.digits.is_empty()
            || self
                .before()
                .is_some_and(|before| before >= self.digits.len())
    }

    /// In full; with an exponent where a spreadsheet has lost digits of it. Three digits behind a
    /// point are written with a zero more, so that nobody takes them for thousands.
    fn plain(&self) -> String {
        let sign = if self.is_negative && !self.digits.is_empty() {
            "-"
        } else {
            ""
        };
        let behind = usize::try_from(self.point.saturating_neg()).unwrap_or_default();
        if self.before().is_some_and(|before| before > KEPT) || behind > MOST_PLACES {
            return sign.to_owned() + &self.with_exponent();
        }
        let before = self.before().unwrap_or_default();
        let zeros = "0".repeat(behind);
        let (whole, places) = match self.digits.split_at_checked(before) {
            Some((whole, places)) => (whole.to_owned(), zeros + places),
            None => (format!("{:0<before$}", self.digits), String::new()),
        };
        let whole = if whole.is_empty() { "0" } else { &whole };
        match places.len() {
            0 => format!("{sign}{whole}"),
            3 => format!("{sign}{whole}.{places}0"),
            _ => format!("{sign}{whole}.{places}"),
        }
    }

    fn with_exponent(&self) -> String {
        let (first, rest) = self.digits.split_at_checked(1).unwrap_or(("0", ""));
        let point = if rest.is_empty() { "" } else { "." };
        format!("{first}{point}{rest}E{:+}", self.point.saturating_sub(1))
    }
}

/// Days from the first of January 1901 to that of 2100, where each fourth year has a day more.
const DAYS: u32 = 72_684;
/// The first of January 1901 as spreadsheets count days from 1900, and from 1904.
const FIRST: [u32; 2] = [367, 1_462];

/// The day of a number: days since 1900, or since 1904. The hours are left.
fn date(number: &Number, is_1904: bool) -> Option<String> {
    let whole = number
        .digits
        .get(..number.before()?)
        .unwrap_or(&number.digits);
    let before = number.before()?;
    let serial: u32 = format!("{whole:0<before$}").parse().ok()?;
    let [of_1900, between] = FIRST;
    let serial = if is_1904 {
        serial.checked_add(between)?
    } else {
        serial
    };
    let day = serial.checked_sub(of_1900).filter(|day| *day < DAYS)?;
    let (fours, day) = (day.checked_div(1_461)?, day.checked_rem(1_461)?);
    let years = day.checked_div(365)?.min(3);
    let year = 1_901_u32
        .checked_add(fours.checked_mul(4)?)?
        .checked_add(years)?;
    let mut left = day.checked_sub(years.checked_mul(365)?)?;
    for month in 1..=12 {
        let month = Month::new(u16::try_from(year).ok()?, month)?;
        if left < month.days() {
            let day = Date::of(month, left.checked_add(1)?)?.day();
            return Some(format!("{month}-{day:02}"));
        }
        left = left.checked_sub(month.days())?;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(number: &str) -> Option<String> {
        shown(number, Form::Plain, false)
    }

    #[test]
    fn a_number_is_what_the_sheet_shows() {
        for (number, text) in [
            ("12", "12"),
            ("0", "0"),
            ("-0", "0"),
            ("12.5", "12.5"),
            ("-0.05", "-0.05"),
            ("98.499999999999986", "98.5"),
            ("0.30000000000000004", "0.3"),
            ("99.999999999999999", "100"),
            ("1.234", "1.2340"),
            ("1.2E3", "1200"),
            ("5.0000000000000001E-3", "0.0050"),
            ("123456789012345", "123456789012345"),
            ("198012312010121001", "1.98012312010121E+17"),
            ("1.9801231201012099E+17", "1.98012312010121E+17"),
            ("2E+17", "2E+17"),
            ("1E-40", "1E-40"),
            ("9999999999999999", "1E+16"),
        ] {
            assert_eq!(plain(number).as_deref(), Some(text), "{number}");
        }
        for no_number in ["", "NaN", "1,5", "1E", "INF", "1E99999999999", "--1"] {
            assert_eq!(plain(no_number), None, "{no_number}");
        }
    }

    #[test]
    fn percent_days_and_zeros_in_front() {
        for (number, form, is_1904, text) in [
            ("0.985", Form::Percent, false, "98.5%"),
            ("0.98125", Form::Percent, false, "98.1250%"),
            ("1", Form::Percent, false, "100%"),
            ("367", Form::Date, false, "1901-01-01"),
            ("45292", Form::Date, false, "2024-01-01"),
            ("45351.75", Form::Date, false, "2024-02-29"),
            ("43830", Form::Date, true, "2024-01-01"),
            ("73050", Form::Date, false, "2099-12-31"),
            ("73051", Form::Date, false, "73051"),
            ("60", Form::Date, false, "60"),
            ("12", Form::Padded(18), false, "000000000000000012"),
            ("1.5", Form::Padded(3), false, "1.5"),
        ] {
            assert_eq!(
                shown(number, form, is_1904).as_deref(),
                Some(text),
                "{number}"
            );
        }
    }
}
