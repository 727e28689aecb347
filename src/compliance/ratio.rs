//! Exact fractions: a mean over 29 respondents or a weight of 1/9 has no finite decimal.

use crate::money::{Overflow, Points};
use rust_decimal::Decimal;
use serde::{Serialize, Serializer};
use std::cmp::Ordering;
use std::fmt;

/// An exact fraction. It becomes a decimal once, at the end, by [`Ratio::round`].
///
/// Where numbers grow beyond 128 bits there is no value any more, and none in whatever is
/// computed from it; [`Ratio::round`] then refuses to write it.
#[derive(Clone, Copy, Debug)]
pub struct Ratio {
    top: i128,
    /// Above zero; zero where there is no value.
    bottom: i128,
}

impl Ratio {
    /// Nothing.
    pub const ZERO: Self = Self { top: 0, bottom: 1 };
    /// One.
    pub const ONE: Self = Self { top: 1, bottom: 1 };
    const NONE: Self = Self { top: 0, bottom: 0 };

    /// `top / bottom`; no value unless `bottom` is above zero.
    #[inline(never)]
    pub fn new(top: i128, bottom: i128) -> Self {
        if bottom > 0 {
            Self { top, bottom }
        } else {
            Self::NONE
        }
    }

    /// A whole number.
    pub fn whole(whole: impl Into<i128>) -> Self {
        Self {
            top: whole.into(),
            bottom: 1,
        }
    }

    /// A decimal as it is written.
    #[inline(never)]
    pub fn decimal(decimal: Decimal) -> Self {
        let decimal = decimal.normalize();
        Self::new(decimal.mantissa(), power_of_ten(decimal.scale()))
    }

    /// Sum.
    #[inline(never)]
    pub fn plus(self, other: Self) -> Self {
        let (one, other) = if self.bottom == other.bottom {
            (self, other)
        } else {
            let bottom = common_multiple(self.bottom, other.bottom);
            (self.over(bottom), other.over(bottom))
        };
        match one.top.checked_add(other.top) {
            Some(top) => Self::new(top, one.bottom),
            None => Self::NONE,
        }
    }

    /// Difference.
    #[inline(never)]
    pub fn minus(self, other: Self) -> Self {
        self.plus(other.times(Self { top: -1, bottom: 1 }))
    }

    /// Product.
    #[inline(never)]
    pub fn times(self, other: Self) -> Self {
        let top = self.top.checked_mul(other.top);
        match (top, self.bottom.checked_mul(other.bottom)) {
            (Some(top), Some(bottom)) => Self::new(top, bottom),
            _ => Self::NONE,
        }
    }

    /// Quotient; no value unless the divisor is above zero.
    #[inline(never)]
    pub fn divided_by(self, divisor: Self) -> Self {
        let inverse = Self::new(divisor.bottom, divisor.top);
        self.reduced().times(inverse.reduced())
    }

    /// Which is larger; none without a value.
    #[inline(never)]
    pub fn compare(self, other: Self) -> Option<Ordering> {
        let difference = self.minus(other);
        (difference.bottom > 0).then(|| difference.top.cmp(&0))
    }

    /// Whether there is a value at all.
    pub fn has_value(self) -> bool {
        self.bottom > 0
    }

    /// Whether there is something.
    pub fn is_positive(self) -> bool {
        self.top > 0
    }

    /// The decimal nearest with this many places, a half upwards.
    #[inline(never)]
    pub fn round(self, places: u32) -> Result<Points, Overflow> {
        let half = Self { top: 1, bottom: 2 };
        let scaled = self.times(Self::new(power_of_ten(places), 1)).plus(half);
        let whole = scaled.floor().ok_or(Overflow)?;
        Decimal::try_from_i128_with_scale(whole, places)
            .map(Points::from_decimal)
            .map_err(|_| Overflow)
    }

    /// The largest whole number not above this.
    #[inline(never)]
    pub fn floor(self) -> Option<i128> {
        self.top.checked_div_euclid(self.bottom)
    }

    /// The same value with the smallest numbers.
    #[inline(never)]
    pub fn reduced(self) -> Self {
        let divisor = common_divisor(self.top, self.bottom);
        Self {
            top: self.top.checked_div(divisor).unwrap_or(0),
            bottom: self.bottom.checked_div(divisor).unwrap_or(0),
        }
    }

    /// The same value over another denominator; no value unless that is a multiple of this one.
    /// Sums over one denominator need no search for a common one.
    #[inline(never)]
    pub fn over(self, bottom: i128) -> Self {
        let factor = match bottom.checked_rem(self.bottom) {
            Some(0) => bottom.checked_div(self.bottom),
            _ => None,
        };
        match factor.and_then(|factor| self.top.checked_mul(factor)) {
            Some(top) => Self::new(top, bottom),
            None => Self::NONE,
        }
    }

    /// One part of as many as stand below the line.
    pub fn one_part(self) -> Self {
        Self { top: 1, ..self }
    }

    /// What stands above the line.
    pub fn top(self) -> i128 {
        self.top
    }
}

/// Writes all of them over the smallest denominator they have in common.
#[inline(never)]
pub(super) fn align(many: &mut [&mut Ratio]) {
    let mut bottom = 1;
    for one in many.iter_mut() {
        **one = one.reduced();
        bottom = common_multiple(bottom, one.bottom);
    }
    for one in many {
        **one = one.over(bottom);
    }
}

/// Two ways to write one value are equal.
impl PartialEq for Ratio {
    fn eq(&self, other: &Self) -> bool {
        self.compare(*other) == Some(Ordering::Equal)
    }
}

/// `3/7`, or `3` when whole.
impl fmt::Display for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { top, bottom } = self.reduced();
        if bottom == 1 {
            top.fmt(f)
        } else {
            write!(f, "{top}/{bottom}")
        }
    }
}

impl Serialize for Ratio {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl From<Points> for Ratio {
    fn from(points: Points) -> Self {
        Self::decimal(points.decimal())
    }
}

/// Zero where it does not fit.
fn power_of_ten(exponent: u32) -> i128 {
    10_i128.checked_pow(exponent).unwrap_or(0)
}

/// The greatest common divisor; zero of two zeros.
#[inline(never)]
pub(super) fn common_divisor(a: i128, b: i128) -> i128 {
    let (mut large, mut small) = (a.unsigned_abs(), b.unsigned_abs());
    while let Some(rest) = large.checked_rem(small) {
        (large, small) = (small, rest);
    }
    i128::try_from(large).unwrap_or(0)
}

/// The least common multiple; zero where there is none or where it does not fit.
fn common_multiple(a: i128, b: i128) -> i128 {
    a.checked_div(common_divisor(a, b))
        .and_then(|quotient| quotient.checked_mul(b))
        .unwrap_or(0)
}
