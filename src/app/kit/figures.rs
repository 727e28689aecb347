//! Numbers as people read them.
//!
//! Amounts are written the Indonesian way in both languages, as on a payslip, so that what the
//! page shows can also be typed into it: Rp4.299.751, 94,75%, − for less. The digits are those of
//! `Intl.NumberFormat("id-ID")`, which is not asked: before 2022 browsers took a decimal for a
//! float, and its currency has a blank behind Rp, which EYD does not.

use crate::allowance::ledger::Quantity;
use crate::money::{Exact, Factor, Percent, Rupiah};
use crate::ratio::{Decimal, Ratio};

/// The sign of what is taken away.
const MINUS: &str = "−";

/// Decimals of an amount before rounding that are shown; what is cut off shows as an ellipsis.
const DECIMALS: u32 = 4;

/// Rp4.299.751
pub fn rupiah(amount: Rupiah) -> String {
    money(&amount.to_string())
}

/// +Rp48.000 or −Rp48.000
pub fn difference(amount: Rupiah) -> String {
    let plus = if amount > Rupiah::ZERO { "+" } else { "" };
    format!("{plus}{}", rupiah(amount))
}

/// About how much, to three digits that count, and the key of the word behind them: Rp3,68 and
/// `unit.million`; small amounts stay as they are.
pub fn about(amount: Rupiah) -> (String, Option<&'static str>) {
    const UNITS: [(i64, &str); 3] = [
        (1_000_000_000, "unit.billion"),
        (1_000_000, "unit.million"),
        (1_000, "unit.thousand"),
    ];
    let whole = amount.whole().saturating_abs();
    let Some((unit, key)) = UNITS.iter().find(|(unit, _)| whole >= *unit) else {
        return (rupiah(amount), None);
    };
    let hundredths = |step: i64| {
        let cent = unit.checked_div(100).unwrap_or(1).max(1);
        let step = cent.saturating_mul(step);
        let half = step.checked_div(2).unwrap_or_default();
        let steps = whole
            .saturating_add(half)
            .checked_div(step)
            .unwrap_or_default();
        steps
            .saturating_mul(step)
            .checked_div(cent)
            .unwrap_or_default()
    };
    let (found, places) = match whole.checked_div(*unit).unwrap_or_default() {
        ..10 => (hundredths(1), 2),
        10..100 => (hundredths(10), 1),
        _ => (hundredths(100), 0),
    };
    let (before, after) = (found.div_euclid(100), found.rem_euclid(100));
    let text = match places {
        2 => format!("{before}.{after:02}"),
        1 => format!("{before}.{}", after.div_euclid(10)),
        _ => before.to_string(),
    };
    let sign = if amount < Rupiah::ZERO { "-" } else { "" };
    (money(&format!("{sign}{text}")), Some(key))
}

/// Rp155.248,86
pub fn exact(amount: Exact) -> String {
    let kept = amount.ratio().cut(DECIMALS);
    if kept == amount.ratio() {
        money(&amount.to_string())
    } else {
        format!("{}…", money(&Decimal(kept).to_string()))
    }
}

/// 92,75%
pub fn percent(percent: Percent) -> String {
    format!("{}%", number(percent.ratio()))
}

/// 0,5811435
pub fn factor(factor: Factor) -> String {
    number(factor.ratio())
}

/// With all its decimals; where no decimal is exact, as many as of an amount.
fn number(number: Ratio) -> String {
    if number.is_decimal() {
        decimal(&Decimal(number).to_string())
    } else {
        format!("{}…", decimal(&Decimal(number.cut(DECIMALS)).to_string()))
    }
}

/// A plain decimal such as `-1234.5` with grouping and decimal comma: −1.234,5
pub fn decimal(plain: &str) -> String {
    let (sign, digits) = sign_and_digits(plain);
    format!("{sign}{}", grouped(digits))
}

/// A quantity with its unit; words stay as they are.
pub fn quantity(quantity: &Quantity) -> String {
    match quantity {
        Quantity::Rupiah(amount) => rupiah(*amount),
        Quantity::Exact(amount) => exact(*amount),
        Quantity::Percent(value) => percent(*value),
        Quantity::Factor(value) => factor(*value),
        Quantity::Count(count) | Quantity::Minutes(count) => decimal(&count.to_string()),
        Quantity::Word(word) => word.clone(),
    }
}

fn money(plain: &str) -> String {
    let (sign, digits) = sign_and_digits(plain);
    format!("{sign}Rp{}", grouped(digits))
}

fn sign_and_digits(plain: &str) -> (&'static str, &str) {
    match plain.strip_prefix('-') {
        Some(digits) => (MINUS, digits),
        None => ("", plain),
    }
}

fn grouped(digits: &str) -> String {
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let mut text = String::new();
    for (n, digit) in whole.chars().enumerate() {
        let left = whole.len().saturating_sub(n);
        if n > 0 && left.is_multiple_of(3) {
            text.push('.');
        }
        text.push(digit);
    }
    if !decimals.is_empty() {
        text.push(',');
        text.push_str(decimals);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_written_the_indonesian_way() {
        let written = |whole| rupiah(Rupiah::new(whole).unwrap());
        assert_eq!(written(0), "Rp0");
        assert_eq!(written(999), "Rp999");
        assert_eq!(written(4_299_751), "Rp4.299.751");
        assert_eq!(written(-48_000), "−Rp48.000");
        assert_eq!(difference(Rupiah::new(48_000).unwrap()), "+Rp48.000");
        assert_eq!(difference(Rupiah::ZERO), "Rp0");
    }

    /// The same cases are put to `Intl.NumberFormat` in tests/node/figures.test.mjs.
    #[test]
    fn figures_are_written_as_intl_writes_them() {
        let cases = include_str!(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/tests/cases/figures.json"
        ));
        let cases: serde_json::Value = serde_json::from_str(cases).unwrap();
        for case in cases.get("cases").unwrap().as_array().unwrap() {
            let [plain, shown] = [0, 1].map(|n| case.get(n).unwrap().as_str().unwrap());
            assert_eq!(decimal(plain), shown);
        }
    }

    #[test]
    fn about_how_much_has_three_digits_that_count() {
        let about = |whole| {
            let (text, unit) = about(Rupiah::new(whole).unwrap());
            format!("{text} {}", unit.unwrap_or_default())
        };
        for (whole, said) in [
            (999, "Rp999 "),
            (1_000, "Rp1,00 unit.thousand"),
            (872_499, "Rp872 unit.thousand"),
            (3_678_992, "Rp3,68 unit.million"),
            (3_674_999, "Rp3,67 unit.million"),
            (9_996_000, "Rp10,00 unit.million"),
            (13_960_000, "Rp14,0 unit.million"),
            (-226_420, "−Rp226 unit.thousand"),
            (2_500_000_000, "Rp2,50 unit.billion"),
        ] {
            assert_eq!(about(whole), said);
        }
    }

    #[test]
    fn decimals_have_a_comma() {
        assert_eq!(percent(Percent::parse("92.75").unwrap()), "92,75%");
        assert_eq!(factor(Factor::parse("0.5811435").unwrap()), "0,5811435");
        assert_eq!(exact(Exact::parse("-155248.86").unwrap()), "−Rp155.248,86");
        assert_eq!(exact(Exact::parse("1.234567").unwrap()), "Rp1,2345…");
        assert_eq!(exact(Exact::parse("-1.99999").unwrap()), "−Rp1,9999…");
        let share = Percent::of_ratio(Ratio::new(2000, 27)).unwrap();
        assert_eq!(percent(share), "74,074…%");
    }
}
