//! Exact fractions: a mean over 29 respondents or a weight of 1/9 has no finite decimal.

use crate::money::{Overflow, Points};
use rust_decimal::Decimal;
use serde::{Serialize, Serializer};
use std::cmp::Ordering;
use std::fmt;

/// An exact fraction. It becomes a decimal once, at the end, by [`Ratio::round`].
#[derive(Clone, Copy, Debug)]
pub struct Ratio {
    top: i128,
    /// Above zero.
    bottom: i128,
}

impl Ratio {
    /// Nothing.
    pub const ZERO: Self = Self { top: 0, bottom: 1 };
    /// One.
    pub const ONE: Self = Self { top: 1, bottom: 1 };

    /// `top / bottom`; nothing if `bottom` is not above zero.
    pub fn new(top: i128, bottom: i128) -> Result<Self, Overflow> {
        if bottom > 0 {
            Ok(Self { top, bottom })
        } else {
            Err(Overflow)
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
    pub fn decimal(decimal: Decimal) -> Result<Self, Overflow> {
        let decimal = decimal.normalize();
        Self::new(decimal.mantissa(), power_of_ten(decimal.scale())?)
    }

    /// Sum.
    pub fn plus(self, other: Self) -> Result<Self, Overflow> {
        if self.bottom == other.bottom {
            let top = self.top.checked_add(other.top).ok_or(Overflow)?;
            return Self::new(top, self.bottom);
        }
        let bottom = common_multiple(self.bottom, other.bottom)?;
        self.over(bottom)?.plus(other.over(bottom)?)
    }

    /// Difference.
    pub fn minus(self, other: Self) -> Result<Self, Overflow> {
        let top = other.top.checked_neg().ok_or(Overflow)?;
        self.plus(Self { top, ..other })
    }

    /// Product.
    pub fn times(self, other: Self) -> Result<Self, Overflow> {
        let top = self.top.checked_mul(other.top).ok_or(Overflow)?;
        let bottom = self.bottom.checked_mul(other.bottom).ok_or(Overflow)?;
        Self::new(top, bottom)
    }

    /// Quotient; refused for a divisor that is not above zero.
    pub fn divided_by(self, divisor: Self) -> Result<Self, Overflow> {
        let inverse = Self::new(divisor.bottom, divisor.top)?;
        self.reduced().times(inverse.reduced())
    }

    /// Sum of many.
    pub fn sum(many: impl IntoIterator<Item = Self>) -> Result<Self, Overflow> {
        many.into_iter().try_fold(Self::ZERO, Self::plus)
    }

    /// Which is larger.
    pub fn compare(self, other: Self) -> Result<Ordering, Overflow> {
        self.minus(other).map(|difference| difference.top.cmp(&0))
    }

    /// Whether this reaches the other.
    pub fn reaches(self, other: Self) -> Result<bool, Overflow> {
        self.compare(other).map(Ordering::is_ge)
    }

    /// The smaller of two.
    pub fn smaller(self, other: Self) -> Result<Self, Overflow> {
        self.reaches(other)
            .map(|reaches| if reaches { other } else { self })
    }

    /// The larger of two.
    pub fn larger(self, other: Self) -> Result<Self, Overflow> {
        self.reaches(other)
            .map(|reaches| if reaches { self } else { other })
    }

    /// Whether there is something.
    pub fn is_positive(self) -> bool {
        self.top > 0
    }

    /// The decimal nearest with this many places, a half upwards.
    pub fn round(self, places: u32) -> Result<Points, Overflow> {
        self.times(Self::whole(power_of_ten(places)?))?
            .plus(Self { top: 1, bottom: 2 })?
            .floor()
            .and_then(|whole| {
                Decimal::try_from_i128_with_scale(whole, places).map_err(|_| Overflow)
            })
            .map(Points::from_decimal)
    }

    /// The largest whole number not above this.
    pub fn floor(self) -> Result<i128, Overflow> {
        self.top.checked_div_euclid(self.bottom).ok_or(Overflow)
    }

    /// The smallest whole number not below this.
    pub fn ceiling(self) -> Result<i128, Overflow> {
        let negated = self.top.checked_neg().ok_or(Overflow)?;
        let floor = negated.checked_div_euclid(self.bottom).ok_or(Overflow)?;
        floor.checked_neg().ok_or(Overflow)
    }

    /// The same value with the smallest numbers.
    pub fn reduced(self) -> Self {
        let divisor = common_divisor(self.top, self.bottom);
        match (
            self.top.checked_div(divisor),
            self.bottom.checked_div(divisor),
        ) {
            (Some(top), Some(bottom)) => Self { top, bottom },
            _ => self,
        }
    }

    /// The same value over another denominator, a multiple of this one: sums of such fractions
    /// need no further search for a common one.
    pub fn over(self, bottom: i128) -> Result<Self, Overflow> {
        if bottom.checked_rem(self.bottom) != Some(0) {
            return Err(Overflow);
        }
        let factor = bottom.checked_div(self.bottom).ok_or(Overflow)?;
        let top = self.top.checked_mul(factor).ok_or(Overflow)?;
        Self::new(top, bottom)
    }

    /// The smallest denominator that all of them can be written over.
    pub fn common_bottom(many: &[Self]) -> Result<i128, Overflow> {
        many.iter().try_fold(1, |common, one| {
            common_multiple(common, one.reduced().bottom)
        })
    }

    /// What stands above the line.
    pub fn top(self) -> i128 {
        self.top
    }
}

/// Two ways to write one value are equal.
impl PartialEq for Ratio {
    fn eq(&self, other: &Self) -> bool {
        let (one, other) = (self.reduced(), other.reduced());
        one.top == other.top && one.bottom == other.bottom
    }
}

impl Eq for Ratio {}

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

impl TryFrom<Points> for Ratio {
    type Error = Overflow;

    fn try_from(points: Points) -> Result<Self, Overflow> {
        Self::decimal(points.decimal())
    }
}

fn power_of_ten(exponent: u32) -> Result<i128, Overflow> {
    10_i128.checked_pow(exponent).ok_or(Overflow)
}

/// The greatest common divisor, at least 1.
pub(super) fn common_divisor(a: i128, b: i128) -> i128 {
    let (mut large, mut small) = (a.unsigned_abs(), b.unsigned_abs());
    while let Some(rest) = large.checked_rem(small) {
        (large, small) = (small, rest);
    }
    i128::try_from(large).unwrap_or(1).max(1)
}

fn common_multiple(a: i128, b: i128) -> Result<i128, Overflow> {
    a.checked_div(common_divisor(a, b))
        .and_then(|quotient| quotient.checked_mul(b))
        .ok_or(Overflow)
}
