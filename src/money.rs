//! Rupiah, percent, factor and rounding: exact fractions, never floats.
//!
//! A [`Rupiah`] is whole: it is what is paid. An [`Exact`] is an amount on its way there, and
//! becomes whole only by a named [`Rounding`]. Nothing else rounds: what does not fit is refused.

pub use crate::ratio::RoundingMode;
use crate::ratio::{Decimal, Ratio};
use serde::{Serialize, Serializer};
use std::cmp::Ordering;
use std::fmt;

/// A result that does not fit the number types; no real month comes near.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overflow;

/// Whole rupiah, what is really paid or taken. At most 10^15 either way, so that a JavaScript
/// number holds it exactly.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct Rupiah(i64);

/// Rupiah as a document may also hold them below zero: what a December withholds when it pays back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignedRupiah(pub Rupiah);

impl Rupiah {
    /// Rp0.
    pub const ZERO: Self = Self(0);
    /// The largest amount anyone may type or compute, 10^15.
    pub const LIMIT: i64 = 1_000_000_000_000_000;

    /// An amount from outside or from a computation.
    pub fn new(whole: i64) -> Result<Self, Overflow> {
        if whole.unsigned_abs() <= Self::LIMIT.unsigned_abs() {
            Ok(Self(whole))
        } else {
            Err(Overflow)
        }
    }

    fn fitting(whole: Option<i128>) -> Result<Self, Overflow> {
        let whole = whole.and_then(|whole| i64::try_from(whole).ok());
        whole.ok_or(Overflow).and_then(Self::new)
    }

    /// The plain number.
    pub fn whole(self) -> i64 {
        self.0
    }

    /// Sum.
    pub fn plus(self, other: Self) -> Result<Self, Overflow> {
        self.0
            .checked_add(other.0)
            .ok_or(Overflow)
            .and_then(Self::new)
    }

    /// Difference.
    pub fn minus(self, other: Self) -> Result<Self, Overflow> {
        self.0
            .checked_sub(other.0)
            .ok_or(Overflow)
            .and_then(Self::new)
    }

    /// The same amount taken instead of given.
    pub fn negated(self) -> Self {
        Self(self.0.saturating_neg())
    }

    /// `percent` of it, rounded.
    pub fn share(self, percent: Percent, rounding: Rounding) -> Result<Self, Overflow> {
        if rounding.to != 1 {
            return self.exact().percent(percent)?.round(rounding);
        }
        let whole = percent.0.round_hundredths_of(self.0, rounding.mode);
        Self::fitting(whole)
    }

    /// The same amount on the way to another.
    pub fn exact(self) -> Exact {
        Exact(Ratio::whole(self.0))
    }

    /// Sum of many.
    pub fn sum(amounts: impl IntoIterator<Item = Self>) -> Result<Self, Overflow> {
        amounts.into_iter().try_fold(Self::ZERO, Self::plus)
    }
}

impl fmt::Display for Rupiah {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Most places behind the point of a decimal from outside.
pub const MOST_PLACES: usize = 12;

/// Makes a unit of exact fractions. It is written as a decimal string, or where no decimal is
/// exact as a fraction such as `"80/9"`.
macro_rules! unit {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        pub struct $name(Ratio);

        impl $name {
            /// Nothing.
            pub const ZERO: Self = Self(Ratio::ZERO);

            /// Reads a plain decimal such as `"0.75"`: at most 15 digits before the point and
            /// 12 behind it, no exponent, no grouping.
            pub fn parse(text: &str) -> Option<Self> {
                plain_decimal(text).map(Self)
            }

            /// A whole number of it.
            pub fn from_whole(whole: i64) -> Self {
                Self(Ratio::whole(whole))
            }

            /// What a computation without a unit came to.
            pub fn of_ratio(ratio: Ratio) -> Result<Self, Overflow> {
                if ratio.has_value() {
                    Ok(Self(ratio))
                } else {
                    Err(Overflow)
                }
            }

            /// Sum.
            pub fn plus(self, other: Self) -> Result<Self, Overflow> {
                Self::of_ratio(self.0.plus(other.0))
            }

            /// Difference.
            pub fn minus(self, other: Self) -> Result<Self, Overflow> {
                Self::of_ratio(self.0.minus(other.0))
            }

            /// That many times.
            pub fn times_count(self, count: u32) -> Result<Self, Overflow> {
                Self::of_ratio(self.0.times(Ratio::whole(count)))
            }

            /// The number itself, for arithmetic that keeps no unit.
            pub fn ratio(self) -> Ratio {
                self.0
            }
        }

        impl Default for $name {
            fn default() -> Self {
                Self::ZERO
            }
        }

        impl PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                self.0 == other.0
            }
        }

        /// Whatever has a unit has a value.
        impl Eq for $name {}

        impl Ord for $name {
            fn cmp(&self, other: &Self) -> Ordering {
                self.0.compare(other.0).unwrap_or(Ordering::Equal)
            }
        }

        impl PartialOrd for $name {
            fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
                Some(self.cmp(other))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                Decimal(self.0).fmt(f)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }
    };
}

unit!(
    /// Rupiah before rounding.
    Exact
);
unit!(
    /// Hundredths: `Percent` of 60 is 60%.
    Percent
);
unit!(
    /// A plain multiplier, such as a region's coefficient 0.4653.
    Factor
);

unit!(
    /// A score, or what an answer is worth in one; no unit.
    Points
);

impl Exact {
    /// Whether it is nothing.
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// `percent` of this.
    pub fn percent(self, percent: Percent) -> Result<Self, Overflow> {
        if percent.is_whole() {
            return Ok(self);
        }
        self.times(percent.as_factor()?)
    }

    /// This times a factor.
    pub fn times(self, factor: Factor) -> Result<Self, Overflow> {
        Self::of_ratio(self.0.times(factor.0))
    }

    /// Sum of many.
    pub fn sum(amounts: impl IntoIterator<Item = Self>) -> Result<Self, Overflow> {
        amounts.into_iter().try_fold(Self::ZERO, Self::plus)
    }

    /// Whole rupiah by a named rule.
    pub fn round(self, rounding: Rounding) -> Result<Rupiah, Overflow> {
        let whole = match rounding.to {
            1 => self.0.round(rounding.mode),
            to => {
                let steps = self.0.times(Ratio::new(1, to.into())).round(rounding.mode);
                steps.and_then(|steps| steps.checked_mul(to.into()))
            }
        };
        Rupiah::fitting(whole)
    }

    /// Nearest rupiah, the half up: how amounts are shown, and how deductions are rounded.
    pub fn nearest(self) -> Result<Rupiah, Overflow> {
        self.round(Rounding::NEAREST)
    }
}

impl Percent {
    /// 100%.
    pub const WHOLE: Self = Self(Ratio::new(100, 1));

    /// As a multiplier: 60% is 0.60.
    pub fn as_factor(self) -> Result<Factor, Overflow> {
        Factor::of_ratio(self.0.hundredth())
    }

    /// What is left of 100%.
    pub fn rest(self) -> Result<Self, Overflow> {
        Self::WHOLE.minus(self)
    }

    /// This percent of that percent.
    pub fn of(self, other: Self) -> Result<Self, Overflow> {
        Self::of_ratio(self.as_factor()?.0.times(other.0))
    }

    /// The same number as points, for scores that count beyond 100.
    pub fn points(self) -> Factor {
        Factor(self.0)
    }

    /// Whether it is all of it.
    pub fn is_whole(self) -> bool {
        self.0.is(100)
    }

    /// Between 0% and 100%.
    pub fn is_share(self) -> bool {
        self >= Self::ZERO && self <= Self::WHOLE
    }
}

impl Factor {
    /// Changes nothing.
    pub const ONE: Self = Self(Ratio::ONE);

    /// Product.
    pub fn times(self, other: Self) -> Result<Self, Overflow> {
        Self::of_ratio(self.0.times(other.0))
    }
}

/// A named rounding: which way, and to a multiple of how many rupiah.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Rounding {
    /// Which way.
    pub mode: RoundingMode,
    /// To a multiple of this many rupiah: 1, 10, 100 and so on.
    pub to: u32,
}

impl Rounding {
    /// Nearest rupiah, the half up.
    pub const NEAREST: Self = Self {
        mode: RoundingMode::HalfUp,
        to: 1,
    };
    /// Down to the rupiah.
    pub const FLOOR: Self = Self {
        mode: RoundingMode::Floor,
        to: 1,
    };
}

impl Ratio {
    /// As a score is written: the nearest with this many decimals, a half upwards.
    pub fn to_places(self, places: u32) -> Result<Points, Overflow> {
        let unit = Ratio::decimal_place(places);
        let half = Ratio::new(1, 2);
        let units = self.divided_by(unit).plus(half).floor().ok_or(Overflow)?;
        Points::of_ratio(Ratio::whole(units).times(unit))
    }
}

/// Only `-?digits[.digits]`, of a length that documents may hold.
fn plain_decimal(text: &str) -> Option<Ratio> {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let fits = whole.len() <= 15 && fraction.len() <= MOST_PLACES;
    if fits { Ratio::parse(text) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(text: &str) -> Exact {
        Exact::parse(text).unwrap()
    }

    #[test]
    fn an_amount_becomes_whole_by_the_rule_named() {
        let rules = [
            (RoundingMode::HalfUp, 1),
            (RoundingMode::Floor, 1),
            (RoundingMode::Up, 100),
            (RoundingMode::HalfUp, 1000),
        ];
        for (amount, expected) in [
            ("155248.86", [155_249, 155_248, 155_300, 155_000]),
            ("0.5", [1, 0, 100, 0]),
            ("-0.5", [-1, -1, 0, 0]),
            ("500", [500, 500, 500, 1000]),
            ("499.999999999999", [500, 499, 500, 0]),
            ("-1500", [-1500, -1500, -1500, -2000]),
        ] {
            for ((mode, to), expected) in rules.into_iter().zip(expected) {
                let rounding = Rounding { mode, to };
                let rounded = exact(amount).round(rounding).unwrap().whole();
                assert_eq!(rounded, expected, "{amount} {rounding:?}");
            }
        }
    }

    #[test]
    fn nothing_is_rounded_on_the_way() {
        // 28 digits were once kept, and the half of a rupiah came out of nowhere.
        let cut = Percent::parse("98.439000000002").unwrap();
        let more = Percent::parse("99.9999").unwrap();
        let amount = Rupiah::new(999_999_999_999_999).unwrap().exact();
        let left = amount.percent(cut).unwrap().percent(more).unwrap();
        let digits = "984389015610019.01559098438998000002";
        assert_eq!(left.to_string(), digits);
        let share = Percent::of_ratio(Ratio::new(2000, 27)).unwrap();
        let third = Rupiah::new(12_000_000).unwrap().exact().percent(share);
        assert_eq!(third.unwrap().to_string(), "80000000/9");
        let whole = third.unwrap().times_count(9).unwrap().nearest().unwrap();
        assert_eq!(whole.whole(), 80_000_000);
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        let limit = Rupiah::new(Rupiah::LIMIT).unwrap();
        assert_eq!(limit.plus(Rupiah::new(1).unwrap()), Err(Overflow));
        assert_eq!(Rupiah::new(i64::MIN), Err(Overflow));
        assert_eq!(
            limit.exact().times_count(2).unwrap().nearest(),
            Err(Overflow)
        );
        let fine = Percent::parse("33.333333333333").unwrap();
        let mut amount = limit.exact();
        let refused = (0..8).find_map(|_| match amount.percent(fine) {
            Ok(less) => {
                amount = less;
                None
            }
            Err(refused) => Some(refused),
        });
        assert_eq!(refused, Some(Overflow));
    }

    #[test]
    fn a_decimal_has_at_most_15_digits_and_12_behind_the_point() {
        assert!(Percent::parse("999999999999999.999999999999").is_some());
        for text in [
            "1000000000000000",
            "0.0000000000001",
            "1e3",
            "1.",
            "",
            "50%",
        ] {
            assert!(Percent::parse(text).is_none(), "{text}");
        }
    }

    #[test]
    fn shares_are_of_one_hundred() {
        let percent = |text| Percent::parse(text).unwrap();
        assert_eq!(percent("60").rest().unwrap(), percent("40"));
        assert_eq!(percent("50").of(percent("60")).unwrap(), percent("30.0"));
        assert_eq!(percent("4.5").as_factor().unwrap().to_string(), "0.045");
        assert!(percent("100").is_share() && !percent("100.01").is_share());
    }
}
