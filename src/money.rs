//! Rupiah, percent, factor and rounding: exact decimals, never floats.
//!
//! A [`Rupiah`] is whole: it is what is paid. An [`Exact`] is an amount on its way there, with
//! up to 28 significant digits, and becomes whole only by a named [`Rounding`].

use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Serialize, Serializer};
use std::fmt;
use std::ops::Neg;

/// A result that does not fit the number types; no real month comes near.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overflow;

/// Whole rupiah, what is really paid or taken. At most 10^15 either way, so that a JavaScript
/// number holds it exactly.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct Rupiah(i64);

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

    /// The same amount on the way to another.
    pub fn exact(self) -> Exact {
        Exact(Decimal::from(self.0))
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

/// Makes a newtype over an exact decimal that is written as a string.
macro_rules! decimal {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
        pub struct $name(Decimal);

        impl $name {
            /// Nothing.
            pub const ZERO: Self = Self(Decimal::ZERO);

            /// Reads a plain decimal such as `"0.75"`: at most 15 digits before the point and
            /// 12 behind it, no exponent, no grouping.
            pub fn parse(text: &str) -> Option<Self> {
                plain_decimal(text).map(Self)
            }

            /// A whole number of it.
            pub fn from_whole(whole: i64) -> Self {
                Self(Decimal::from(whole))
            }

            /// Sum.
            pub fn plus(self, other: Self) -> Result<Self, Overflow> {
                add(self.0, other.0).map(Self)
            }

            /// Difference.
            pub fn minus(self, other: Self) -> Result<Self, Overflow> {
                subtract(self.0, other.0).map(Self)
            }

            /// That many times.
            pub fn times_count(self, count: u32) -> Result<Self, Overflow> {
                multiply(self.0, Decimal::from(count)).map(Self)
            }

            /// The decimal itself, for arithmetic that keeps no unit.
            pub fn decimal(self) -> Decimal {
                self.0
            }

            /// From arithmetic that kept no unit.
            pub fn from_decimal(decimal: Decimal) -> Self {
                Self(decimal)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.normalize().fmt(f)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }
    };
}

decimal!(
    /// Rupiah before rounding.
    Exact
);
decimal!(
    /// Hundredths: `Percent` of 60 is 60%.
    Percent
);
decimal!(
    /// A plain multiplier, such as a region's coefficient 0.4653.
    Factor
);

decimal!(
    /// A score, or what an answer is worth in one; no unit.
    Points
);

impl Exact {
    /// `percent` of this.
    pub fn percent(self, percent: Percent) -> Result<Self, Overflow> {
        self.times(percent.as_factor()?)
    }

    /// This times a factor.
    pub fn times(self, factor: Factor) -> Result<Self, Overflow> {
        multiply(self.0, factor.0).map(Self)
    }

    /// Sum of many.
    pub fn sum(amounts: impl IntoIterator<Item = Self>) -> Result<Self, Overflow> {
        amounts.into_iter().try_fold(Self::ZERO, Self::plus)
    }

    /// Whole rupiah by a named rule.
    pub fn round(self, rounding: Rounding) -> Result<Rupiah, Overflow> {
        let zeros = rounding.to.max(1).ilog10();
        let steps = multiply(self.0, Decimal::new(1, zeros))?;
        let strategy = match rounding.mode {
            RoundingMode::HalfUp => RoundingStrategy::MidpointAwayFromZero,
            RoundingMode::Floor => RoundingStrategy::ToNegativeInfinity,
            RoundingMode::Up => RoundingStrategy::ToPositiveInfinity,
        };
        let rounded = steps.round_dp_with_strategy(0, strategy);
        let whole = multiply(rounded, Decimal::from(rounding.to))?;
        i64::try_from(whole)
            .map_err(|_| Overflow)
            .and_then(Rupiah::new)
    }

    /// Nearest rupiah, the half up: how amounts are shown, and how deductions are rounded.
    pub fn nearest(self) -> Result<Rupiah, Overflow> {
        self.round(Rounding::NEAREST)
    }
}

impl Percent {
    /// 100%.
    pub const WHOLE: Self = Self(Decimal::ONE_HUNDRED);

    /// As a multiplier: 60% is 0.60.
    pub fn as_factor(self) -> Result<Factor, Overflow> {
        multiply(self.0, Decimal::new(1, 2)).map(Factor)
    }

    /// What is left of 100%.
    pub fn rest(self) -> Result<Self, Overflow> {
        Self::WHOLE.minus(self)
    }

    /// This percent of that percent.
    pub fn of(self, other: Self) -> Result<Self, Overflow> {
        multiply(self.as_factor()?.0, other.0).map(Self)
    }

    /// The same number as points, for scores that count beyond 100.
    pub fn points(self) -> Factor {
        Factor(self.0)
    }

    /// Between 0% and 100%.
    pub fn is_share(self) -> bool {
        self >= Self::ZERO && self <= Self::WHOLE
    }
}

impl Factor {
    /// Changes nothing.
    pub const ONE: Self = Self(Decimal::ONE);

    /// Product.
    pub fn times(self, other: Self) -> Result<Self, Overflow> {
        multiply(self.0, other.0).map(Self)
    }
}

/// Which way a rounding goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RoundingMode {
    /// To the nearest, a half away from zero.
    HalfUp,
    /// Down.
    Floor,
    /// Up, as the salary's "pembulatan".
    Up,
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

/// Exact sum, or beyond 28 digits.
#[inline(never)]
fn add(a: Decimal, b: Decimal) -> Result<Decimal, Overflow> {
    a.checked_add(b).ok_or(Overflow)
}

/// Exact difference, or beyond 28 digits.
fn subtract(a: Decimal, b: Decimal) -> Result<Decimal, Overflow> {
    add(a, b.neg())
}

/// Product, exact up to 28 digits.
#[inline(never)]
fn multiply(a: Decimal, b: Decimal) -> Result<Decimal, Overflow> {
    a.checked_mul(b).ok_or(Overflow)
}

/// Only `-?digits[.digits]`, so that nothing is guessed about grouping, exponents or signs.
fn plain_decimal(text: &str) -> Option<Decimal> {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = match unsigned.split_once('.') {
        Some((whole, fraction)) if !fraction.is_empty() => (whole, fraction),
        Some(_) => return None,
        None => (unsigned, ""),
    };
    let digits_only = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let fits = !whole.is_empty() && whole.len() <= 15 && fraction.len() <= MOST_PLACES;
    if !fits || !digits_only(whole) || !digits_only(fraction) {
        return None;
    }
    Decimal::from_str_exact(text).ok()
}
