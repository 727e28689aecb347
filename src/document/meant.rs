//! What somebody meant who wrote a number as people do: `95%`, `0,95`, `Rp 5.000.000`.

use super::Value;
use crate::money::{Factor, Percent};
use crate::ratio::Ratio;

/// The decimal that a text means, if it means but one. `hundred` is what 100% is.
pub(super) fn decimal(text: &str, hundred: i64) -> Option<String> {
    let text = text.trim();
    let number = text.strip_suffix('%').map_or(text, str::trim_end);
    let meant = Percent::parse(&pointed(number)?)?;
    if number.len() == text.len() {
        return Some(meant.to_string());
    }
    let of_one = meant.ratio().times(Ratio::whole(hundred));
    let meant = Factor::of_ratio(of_one.divided_by(Ratio::whole(100_i64))).ok()?;
    Some(meant.to_string())
}

/// A number with the point that JSON wants: a comma before a fraction, points between thousands.
fn pointed(number: &str) -> Option<String> {
    let Some((whole, places)) = number.split_once(',') else {
        return Some(number.to_owned());
    };
    let may_be_thousands = places.len() == 3 && !matches!(whole, "0" | "-0");
    let is_clear = whole.contains('.') || !may_be_thousands;
    let whole = ungrouped(whole).filter(|_| is_clear)?;
    Some([&whole, ".", places].concat())
}

/// The whole number that something means.
pub(super) fn whole(value: &Value) -> Option<String> {
    let text = match value {
        Value::Text(text) => text,
        Value::Fraction(digits) => &**digits.as_ref()?,
        _ => return None,
    };
    let text = text.trim();
    let text = text
        .strip_prefix("Rp")
        .map_or(text, |text| text.trim_start_matches(['.', ' ']));
    let text = [",-", ",00", ".00", ".0"]
        .iter()
        .find_map(|end| text.strip_suffix(end))
        .unwrap_or(text);
    ungrouped(text)
}

/// Digits without the points or commas that part them in threes.
fn ungrouped(text: &str) -> Option<String> {
    let mut groups = text.split(['.', ',', ' ']);
    let first = groups.next()?;
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let mut number = first.to_owned();
    for group in groups {
        if group.len() != 3 || first.len() > 3 {
            return None;
        }
        number.push_str(group);
    }
    is_number(&number).then_some(number)
}

/// Whether a text is a number, and longer than any that is accepted.
pub(super) fn is_endless(text: &str) -> bool {
    const LONGEST: usize = 15;
    text.len() > LONGEST && text.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_write_is_understood_where_it_means_one_number() {
        for (text, percent, factor) in [
            ("95%", Some("95"), Some("0.95")),
            (" 7,5 % ", Some("7.5"), Some("0.075")),
            ("0,58", Some("0.58"), Some("0.58")),
            ("0,875", Some("0.875"), Some("0.875")),
            ("1,234", None, None),
            ("1.234,5", Some("1234.5"), Some("1234.5")),
            ("60.5", Some("60.5"), Some("60.5")),
            ("enam puluh", None, None),
            ("", None, None),
            ("%", None, None),
        ] {
            assert_eq!(decimal(text, 100).as_deref(), percent, "{text}");
            assert_eq!(decimal(text, 1).as_deref(), factor, "{text}");
        }
    }

    #[test]
    fn so_are_rupiah() {
        for (text, meant) in [
            ("5000000", Some("5000000")),
            ("5.000.000", Some("5000000")),
            ("Rp 5.000.000,-", Some("5000000")),
            ("Rp5,000,000.00", Some("5000000")),
            ("Rp. 750.000", Some("750000")),
            ("5 juta", None),
            ("5.00", Some("5")),
            ("50.00.000", None),
            ("1234.567", None),
            ("", None),
        ] {
            assert_eq!(whole(&Value::from(text)).as_deref(), meant, "{text}");
        }
        assert_eq!(
            whole(&Value::Fraction(Some("4500000.0".into()))).as_deref(),
            Some("4500000")
        );
        assert_eq!(whole(&Value::Fraction(Some("0.5".into()))), None);
    }
}
