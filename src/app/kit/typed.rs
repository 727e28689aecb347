//! Numbers as people type them: 5.000.000, Rp5.000.000,-, 94,75, 40%.
//!
//! A dot groups thousands and a comma begins the decimals. What could be read in two ways is
//! refused and both readings are named; nothing is guessed.

use crate::document::Value;

/// Why a text is not the number asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// No number at all.
    NotNumber,
    /// Dots or commas do not stand where thousands are grouped.
    Grouping,
    /// It could be thousands or a decimal.
    TwoReadings {
        /// How to write the thousands.
        thousands: String,
        /// How to write the decimal.
        decimal: String,
    },
    /// An amount with a fraction of a rupiah, or a count with a fraction.
    Fraction,
    /// More than anybody earns, 10^15.
    TooLarge,
}

/// A whole number, such as rupiah or times.
pub fn whole(text: &str) -> Result<Value, Wrong> {
    let (negative, body) = sign_and_body(text)?;
    let body = [",-", ",00", ",0"]
        .iter()
        .find_map(|cents| body.strip_suffix(cents))
        .unwrap_or(&body);
    let commas = body.matches(',').count();
    let digits = match (body.contains('.'), commas) {
        (_, 0) => ungroup(body, '.')?,
        (false, 1) => return Err(one_comma(body)),
        (false, _) => ungroup(body, ',')?,
        (true, _) => return Err(dots_and_commas(body)),
    };
    let number: i64 = digits.parse().map_err(|_| Wrong::TooLarge)?;
    let number = if negative {
        number.saturating_neg()
    } else {
        number
    };
    match Value::from_whole(number) {
        Value::Fraction => Err(Wrong::TooLarge),
        whole => Ok(whole),
    }
}

/// A percentage, with or without its sign, as the plain decimal that documents use.
pub fn percent(text: &str) -> Result<Value, Wrong> {
    let text = text.trim();
    let (negative, body) = sign_and_body(text.strip_suffix('%').unwrap_or(text))?;
    let plain = match body.split_once(',') {
        Some((whole, decimals)) if all_digits(decimals) => {
            format!("{}.{decimals}", ungroup(whole, '.')?)
        }
        Some(_) => return Err(Wrong::Grouping),
        None => point(&body)?,
    };
    Ok(Value::Text(if negative {
        format!("-{plain}")
    } else {
        plain
    }))
}

/// Whether a text is meant as a percentage where rupiah or percent may be typed.
pub fn is_percent(text: &str) -> bool {
    text.trim().ends_with('%')
}

/// Without currency, spaces and sign.
fn sign_and_body(text: &str) -> Result<(bool, String), Wrong> {
    let bare: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let unsigned = bare.strip_prefix(['-', '−']);
    let negative = unsigned.is_some();
    let bare = unsigned.unwrap_or(&bare);
    let body = ["Rp.", "Rp", "rp", "RP"]
        .iter()
        .find_map(|currency| bare.strip_prefix(currency))
        .unwrap_or(bare);
    let digits = body.strip_suffix('-').unwrap_or(body);
    let plain = |c: char| c.is_ascii_digit() || c == '.' || c == ',';
    if digits.chars().any(|c| c.is_ascii_digit()) && digits.chars().all(plain) {
        Ok((negative, body.to_owned()))
    } else {
        Err(Wrong::NotNumber)
    }
}

fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// Takes the separators out of groups of three.
fn ungroup(text: &str, separator: char) -> Result<String, Wrong> {
    let groups: Vec<&str> = text.split(separator).collect();
    let (first, others) = groups.split_first().ok_or(Wrong::NotNumber)?;
    let well_formed = all_digits(first)
        && others
            .iter()
            .all(|group| group.len() == 3 && all_digits(group));
    let first_fits = others.is_empty() || first.len() <= 3;
    if well_formed && first_fits {
        Ok(groups.concat())
    } else {
        Err(Wrong::Grouping)
    }
}

/// One comma in a whole number: thousands as the English write them, or a fraction.
fn one_comma(body: &str) -> Wrong {
    match ungroup(body, ',') {
        Ok(thousands) => Wrong::TwoReadings {
            thousands: super::figures::decimal(&thousands),
            decimal: body.to_owned(),
        },
        Err(_) => Wrong::Fraction,
    }
}

/// Dots and commas in a whole number: a fraction behind grouped thousands, or disorder.
fn dots_and_commas(body: &str) -> Wrong {
    match body.split_once(',') {
        Some((whole, cents)) if ungroup(whole, '.').is_ok() && all_digits(cents) => Wrong::Fraction,
        _ => Wrong::Grouping,
    }
}

/// No comma in a decimal: dots group thousands, or a single one begins the decimals.
fn point(body: &str) -> Result<String, Wrong> {
    match body.split_once('.') {
        Some((whole, decimals)) if all_digits(whole) && all_digits(decimals) => {
            match ungroup(body, '.') {
                Ok(thousands) if whole != "0" => Err(Wrong::TwoReadings {
                    thousands,
                    decimal: format!("{whole},{decimals}"),
                }),
                _ => Ok(body.to_owned()),
            }
        }
        _ => ungroup(body, '.'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_as_people_type_them() {
        for (text, expected) in [
            ("5000000", 5_000_000),
            ("5.000.000", 5_000_000),
            ("Rp5.000.000", 5_000_000),
            ("Rp. 5.000.000,-", 5_000_000),
            (" 5.000.000,00 ", 5_000_000),
            ("5 000 000", 5_000_000),
            ("5,000,000", 5_000_000),
            ("0", 0),
            ("007", 7),
            ("-3", -3),
            ("−3", -3),
        ] {
            assert_eq!(whole(text), Ok(Value::Whole(expected)), "{text}");
        }
    }

    #[test]
    fn what_is_no_whole_number_is_refused_with_its_reason() {
        let two_readings = Wrong::TwoReadings {
            thousands: "5.000".to_owned(),
            decimal: "5,000".to_owned(),
        };
        for (text, reason) in [
            ("lima juta", Wrong::NotNumber),
            ("5jt", Wrong::NotNumber),
            ("", Wrong::NotNumber),
            (".", Wrong::NotNumber),
            ("5.00.000", Wrong::Grouping),
            ("5000.000", Wrong::Grouping),
            ("5.", Wrong::Grouping),
            ("5,000.50", Wrong::Grouping),
            ("5,000", two_readings),
            ("5,5", Wrong::Fraction),
            ("5.000,50", Wrong::Fraction),
            ("99999999999999999999", Wrong::TooLarge),
            ("9.007.199.254.740.992", Wrong::TooLarge),
        ] {
            assert_eq!(whole(text), Err(reason), "{text}");
        }
    }

    #[test]
    fn percentages_as_people_type_them() {
        for (text, expected) in [
            ("94,75", "94.75"),
            ("94,75 %", "94.75"),
            ("94.75", "94.75"),
            ("0.125", "0.125"),
            ("94,750", "94.750"),
            ("100", "100"),
            ("1.000,5", "1000.5"),
            ("-5", "-5"),
        ] {
            assert_eq!(percent(text), Ok(Value::from(expected)), "{text}");
        }
    }

    #[test]
    fn what_is_no_percentage_is_refused_with_its_reason() {
        let two_readings = Wrong::TwoReadings {
            thousands: "94750".to_owned(),
            decimal: "94,750".to_owned(),
        };
        for (text, reason) in [
            ("baik", Wrong::NotNumber),
            ("9,4,7", Wrong::Grouping),
            ("94,", Wrong::Grouping),
            ("94.750", two_readings),
        ] {
            assert_eq!(percent(text), Err(reason), "{text}");
        }
    }
}
