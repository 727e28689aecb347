//! Times as machines and spreadsheets write them, to the second.

/// Seconds since midnight of the day that a duty begins on; more than a day's after midnight.
pub type Seconds = i64;

/// Seconds of a day.
pub const DAY: Seconds = 24 * 3_600;

/// A time such as 07:31, 07:31:05, 7.31 or 7:31 PM, with or without a time zone of Indonesia.
pub fn parse(text: &str) -> Option<Seconds> {
    let text = text.trim().to_ascii_uppercase();
    let mut words = text.split_ascii_whitespace();
    let (digits, mut half) = halves(words.next()?);
    for word in words {
        match word {
            "AM" | "PM" => half = Some(word),
            "WIB" | "WITA" | "WIT" => {}
            _ => return None,
        }
    }
    let mut parts = digits.split([':', '.']);
    let mut part = |below: i64| {
        let part = parts.next()?;
        let is_number =
            (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        let number: i64 = part.parse().ok()?;
        (is_number && number < below).then_some(number)
    };
    let hour = part(24)?;
    let minute = part(60)?;
    let rest = digits.split([':', '.']).count();
    let second = if rest > 2 { part(60)? } else { 0 };
    let hour = match half {
        _ if rest > 3 => return None,
        None => hour,
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some("PM") if hour < 12 => hour.saturating_add(12),
        Some("AM") if hour == 12 => 0,
        Some(_) => hour,
    };
    let minutes = hour.saturating_mul(60).saturating_add(minute);
    Some(minutes.saturating_mul(60).saturating_add(second))
}

/// A half of the day may stand right behind the digits.
fn halves(word: &str) -> (&str, Option<&str>) {
    for half in ["AM", "PM"] {
        if let Some(digits) = word.strip_suffix(half) {
            return (digits, Some(half));
        }
    }
    (word, None)
}

/// The same time of the day before, of the day, or of the next: whichever is nearest to the one
/// that was due.
pub fn nearest(seen: Seconds, due: Seconds) -> Seconds {
    let days = [-DAY, 0, DAY].map(|day| seen.saturating_add(day));
    let apart = |at: &Seconds| at.saturating_sub(due).saturating_abs();
    days.into_iter().min_by_key(apart).unwrap_or(seen)
}

/// Whole minutes from one time to another; the seconds of a minute that is not over do not count.
pub fn minutes(from: Seconds, to: Seconds) -> u32 {
    let seconds = to.saturating_sub(from).max(0);
    u32::try_from(seconds.div_euclid(60)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_people_write_them_or_not_at_all() {
        for (text, hour, minute, second) in [
            ("07:31", 7, 31, 0),
            ("7.31", 7, 31, 0),
            ("07:31:05", 7, 31, 5),
            ("07.31.05", 7, 31, 5),
            ("7:31 PM", 19, 31, 0),
            ("12:05AM", 0, 5, 0),
            (" 12:05 pm ", 12, 5, 0),
            ("16:00 WITA", 16, 0, 0),
        ] {
            let expected = hour * 3_600 + minute * 60 + second;
            assert_eq!(parse(text), Some(expected), "{text}");
        }
        for text in [
            "",
            "7",
            "24:00",
            "07:60",
            "07:31:05:01",
            "13:00 PM",
            "0:00 PM",
            "a:b",
            "731",
            "-7:31",
            "07:31 x",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_time_belongs_to_the_day_that_it_is_nearest_to() {
        let hour = 3_600;
        assert_eq!(nearest(6 * hour, 30 * hour), 30 * hour);
        assert_eq!(nearest(hour, 22 * hour), 25 * hour);
        assert_eq!(nearest(7 * hour, 8 * hour), 7 * hour);
        assert_eq!(minutes(0, 30 * 60 + 59), 30);
        assert_eq!(minutes(60, 0), 0);
    }
}
