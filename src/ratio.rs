//! Exact fractions: 47 of 60 points, a mean over 29 respondents or a weight of 1/9 has no finite
//! decimal.

use serde::{Serialize, Serializer};
use std::cmp::Ordering;
use std::fmt;

/// An exact fraction. What becomes of it is rounded once, at the end.
///
/// Where numbers grow beyond 128 bits even in their smallest terms there is no value any more,
/// and none in whatever is computed from it; whoever rounds it is told.
#[derive(Clone, Copy, Debug)]
pub struct Ratio {
    top: i128,
    /// Above zero; zero where there is no value.
    bottom: i128,
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

impl RoundingMode {
    /// Whether a number goes up, so far above the whole number below it and below the next.
    fn goes_up<N: PartialOrd + Default>(self, is_negative: bool, rest: N, to_next: N) -> bool {
        match self {
            Self::Floor => false,
            Self::Up => rest > N::default(),
            Self::HalfUp if is_negative => rest > to_next,
            Self::HalfUp => rest >= to_next,
        }
    }
}

impl Ratio {
    /// Nothing.
    pub const ZERO: Self = Self { top: 0, bottom: 1 };
    /// One.
    pub const ONE: Self = Self { top: 1, bottom: 1 };
    const NONE: Self = Self { top: 0, bottom: 0 };

    /// `top / bottom`; no value unless `bottom` is above zero.
    pub const fn new(top: i128, bottom: i128) -> Self {
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

    /// One of as many parts as ten to this power; no value where that does not fit.
    pub fn decimal_place(places: u32) -> Self {
        Self::new(1, 10_i128.checked_pow(places).unwrap_or(0))
    }

    /// Reads a plain decimal such as `0.75`: digits, at most one point with digits on both sides,
    /// and a minus; nothing is guessed about grouping, exponents or signs, and what has more than
    /// 28 digits is refused.
    pub fn parse(text: &str) -> Option<Self> {
        if !is_plain(text) {
            return None;
        }
        let read = rust_decimal::Decimal::from_str_exact(text).ok()?;
        let place = Self::decimal_place(read.scale());
        Some(Self::whole(read.mantissa()).times(place).reduced())
    }

    /// Sum. Its numbers are made smaller only where they would not fit otherwise.
    pub fn plus(self, other: Self) -> Self {
        if self.bottom == other.bottom
            && let Some(top) = self.top.checked_add(other.top)
        {
            return Self::new(top, self.bottom);
        }
        self.long_sum(other)
    }

    #[inline(never)]
    fn long_sum(self, other: Self) -> Self {
        match (self.is_zero(), other.is_zero()) {
            (true, _) => return other,
            (_, true) => return self,
            _ => {}
        }
        self.sum(other)
            .or_else(|| self.reduced().sum(other.reduced()))
            .unwrap_or(Self::NONE)
    }

    fn sum(self, other: Self) -> Option<Self> {
        let bottom = common_multiple(self.bottom, other.bottom);
        let (one, other) = (self.widened(bottom)?, other.widened(bottom)?);
        Some(Self::new(one.checked_add(other)?, bottom))
    }

    /// The same value taken instead of given.
    pub fn negated(self) -> Self {
        match self.top.checked_neg() {
            Some(top) => Self::new(top, self.bottom),
            None => Self::NONE,
        }
    }

    /// Difference.
    pub fn minus(self, other: Self) -> Self {
        self.plus(other.negated())
    }

    /// Product. Its numbers are made smaller only where they would not fit otherwise.
    pub fn times(self, other: Self) -> Self {
        match (self.small(), other.small()) {
            (Some((a, b)), Some((c, d))) => Self::new(product(a, c), product(b, d)),
            _ => self.long_product(other),
        }
    }

    /// A hundredth of it: what a percent is.
    pub fn hundredth(self) -> Self {
        if let Some(bottom) = self
            .small()
            .and_then(|(_, bottom)| short_product(bottom, 100))
        {
            return Self::new(self.top, i128::from(bottom));
        }
        match self.bottom.checked_mul(100) {
            Some(bottom) => Self::new(self.top, bottom),
            None => self.times(Self::new(1, 100)),
        }
    }

    /// Both numbers, where they have 64 bits, as almost all have.
    fn small(self) -> Option<(i64, i64)> {
        let (top, bottom) = (i64::try_from(self.top), i64::try_from(self.bottom));
        top.ok().zip(bottom.ok())
    }

    #[inline(never)]
    fn long_product(self, other: Self) -> Self {
        self.product(other).unwrap_or_else(|| {
            let (one, other) = (self.reduced(), other.reduced());
            // What stands above one line is cut against what stands below the other.
            let a = Self::new(one.top, other.bottom).reduced();
            let b = Self::new(other.top, one.bottom).reduced();
            a.product(b).unwrap_or(Self::NONE)
        })
    }

    fn product(self, other: Self) -> Option<Self> {
        let top = multiply(self.top, other.top)?;
        let bottom = multiply(self.bottom, other.bottom)?;
        Some(Self::new(top, bottom))
    }

    /// Quotient; no value unless the divisor is above zero.
    #[inline(never)]
    pub fn divided_by(self, divisor: Self) -> Self {
        let inverse = Self::new(divisor.bottom, divisor.top);
        self.reduced().times(inverse.reduced())
    }

    /// Which is larger; none without a value.
    pub fn compare(self, other: Self) -> Option<Ordering> {
        if !self.has_value() || !other.has_value() {
            return None;
        }
        if self.bottom == other.bottom {
            return Some(self.top.cmp(&other.top));
        }
        let across = multiply(self.top, other.bottom).zip(multiply(other.top, self.bottom));
        match across {
            Some((one, other)) => Some(one.cmp(&other)),
            None => self.compare_by_parts(other),
        }
    }

    /// By the whole numbers below, and where they are alike by what is left of each, turned round.
    #[inline(never)]
    fn compare_by_parts(self, other: Self) -> Option<Ordering> {
        let (below, other_below) = (self.floor()?, other.floor()?);
        if below != other_below {
            return Some(below.cmp(&other_below));
        }
        let rest = self.top.checked_rem_euclid(self.bottom)?;
        let other_rest = other.top.checked_rem_euclid(other.bottom)?;
        if rest == 0 || other_rest == 0 {
            return Some(rest.cmp(&other_rest));
        }
        Self::new(other.bottom, other_rest).compare(Self::new(self.bottom, rest))
    }

    /// Whether there is a value at all.
    pub fn has_value(self) -> bool {
        self.bottom > 0
    }

    /// Whether it is this whole number.
    pub fn is(self, whole: i64) -> bool {
        self.has_value() && multiply(self.bottom, whole.into()) == Some(self.top)
    }

    /// Whether it is nothing.
    pub fn is_zero(self) -> bool {
        self.top == 0 && self.has_value()
    }

    /// Whether there is something.
    pub fn is_positive(self) -> bool {
        self.top > 0
    }

    /// Whether it is less than nothing.
    pub fn is_negative(self) -> bool {
        self.top < 0
    }

    /// The largest whole number not above this.
    pub fn floor(self) -> Option<i128> {
        self.round(RoundingMode::Floor)
    }

    /// The whole number that a way of rounding gives.
    pub fn round(self, mode: RoundingMode) -> Option<i128> {
        match self.small() {
            Some((top, bottom)) => short_round(top, bottom, mode).map(i128::from),
            None => self.long_round(mode),
        }
    }

    /// So many hundredths of a whole number, rounded: what a share of an amount is.
    pub fn round_hundredths_of(self, whole: i64, mode: RoundingMode) -> Option<i128> {
        let short = self.small().and_then(|(top, bottom)| {
            let (top, bottom) = (short_product(top, whole)?, short_product(bottom, 100)?);
            short_round(top, bottom, mode)
        });
        match short {
            Some(rounded) => Some(i128::from(rounded)),
            None => Self::whole(whole).times(self.hundredth()).round(mode),
        }
    }

    #[inline(never)]
    fn long_round(self, mode: RoundingMode) -> Option<i128> {
        let below = self.top.checked_div_euclid(self.bottom)?;
        let rest = self.top.checked_rem_euclid(self.bottom)?;
        let up = mode.goes_up(self.top < 0, rest, self.bottom.checked_sub(rest)?);
        below.checked_add(i128::from(up))
    }

    /// The same value with the smallest numbers.
    #[inline(never)]
    pub fn reduced(self) -> Self {
        let divisor = common_divisor(self.top, self.bottom);
        let part = |whole| divide(whole, divisor).map_or(0, |(part, _)| part);
        Self {
            top: part(self.top),
            bottom: part(self.bottom),
        }
    }

    /// The same value over another denominator; no value unless that is a multiple of this one.
    /// Sums over one denominator need no search for a common one.
    #[inline(never)]
    pub fn over(self, bottom: i128) -> Self {
        match self.widened(bottom) {
            Some(top) => Self::new(top, bottom),
            None => Self::NONE,
        }
    }

    /// What stands above the line over another denominator.
    fn widened(self, bottom: i128) -> Option<i128> {
        match divide(bottom, self.bottom)? {
            (times, 0) => multiply(self.top, times),
            _ => None,
        }
    }

    /// Without what lies behind so many decimals; as it is where that does not fit.
    pub fn cut(self, places: u32) -> Self {
        let unit = Self::decimal_place(places);
        let size = if self.is_negative() {
            self.negated()
        } else {
            self
        };
        let kept = size.divided_by(unit).floor().map(Self::whole);
        match kept.map(|units| units.times(unit)) {
            Some(kept) if kept.has_value() && self.is_negative() => kept.negated(),
            Some(kept) if kept.has_value() => kept,
            _ => self,
        }
    }

    /// Whether a decimal writes it exactly.
    pub fn is_decimal(self) -> bool {
        self.decimals().is_some()
    }

    /// How many decimals write it exactly; none where no number of them does.
    fn decimals(self) -> Option<u32> {
        let Self { bottom, .. } = self.reduced();
        (0..=37).find(|places| {
            let power = 10_i128.checked_pow(*places);
            power.and_then(|power| power.checked_rem(bottom)) == Some(0)
        })
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

/// Digits, a point only between digits, a minus only before them.
fn is_plain(text: &str) -> bool {
    let is_number = |digits: &str| {
        let mut bytes = digits.bytes();
        !digits.is_empty() && bytes.all(|byte| byte.is_ascii_digit())
    };
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    match unsigned.split_once('.') {
        Some((whole, fraction)) => is_number(whole) && is_number(fraction),
        None => is_number(unsigned),
    }
}

/// Writes all of them over the smallest denominator they have in common.
#[inline(never)]
pub(crate) fn align(many: &mut [&mut Ratio]) {
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

/// A decimal such as `-0.75`; where no decimal is exact, the fraction `80/9`.
pub struct Decimal(pub Ratio);

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let exact = self.0.reduced();
        let Some(places) = exact.decimals().filter(|places| *places > 0) else {
            return exact.fmt(f);
        };
        let (top, bottom) = (exact.top.unsigned_abs(), exact.bottom.unsigned_abs());
        let sign = if exact.is_negative() { "-" } else { "" };
        let whole = top.checked_div(bottom).unwrap_or_default();
        write!(f, "{sign}{whole}.")?;
        let mut rest = top.checked_rem(bottom).unwrap_or_default();
        for _ in 0..places {
            let tenths = rest.saturating_mul(10);
            let digit = tenths.checked_div(bottom).unwrap_or_default();
            rest = tenths.checked_rem(bottom).unwrap_or_default();
            write!(f, "{digit}")?;
        }
        Ok(())
    }
}

/// Product of two numbers of 64 bits, which has 128 at most.
fn product(a: i64, b: i64) -> i128 {
    match short_product(a, b) {
        Some(product) => i128::from(product),
        None => i128::from(a).wrapping_mul(i128::from(b)),
    }
}

/// Product where it surely has 64 bits; a wasm has no numbers of 128.
fn short_product(a: i64, b: i64) -> Option<i64> {
    let zeros = |number: i64| number.unsigned_abs().leading_zeros();
    let fits = zeros(a).saturating_add(zeros(b)) > 65;
    fits.then(|| a.wrapping_mul(b))
}

/// The whole number that a way of rounding gives; nothing without a value.
fn short_round(top: i64, bottom: i64, mode: RoundingMode) -> Option<i64> {
    let quotient = top.checked_div(bottom)?;
    let rest = top.checked_sub(quotient.checked_mul(bottom)?)?;
    let (below, rest) = match rest < 0 {
        true => (quotient.checked_sub(1)?, rest.checked_add(bottom)?),
        false => (quotient, rest),
    };
    let up = mode.goes_up(top < 0, rest, bottom.checked_sub(rest)?);
    below.checked_add(i64::from(up))
}

/// Product, the short way where both numbers are small.
fn multiply(a: i128, b: i128) -> Option<i128> {
    match (i64::try_from(a), i64::try_from(b)) {
        (Ok(a), Ok(b)) => Some(product(a, b)),
        _ => a.checked_mul(b),
    }
}

/// Quotient and what is left, the short way where both numbers are small.
fn divide(a: i128, b: i128) -> Option<(i128, i128)> {
    match (i64::try_from(a), i64::try_from(b)) {
        (Ok(a), Ok(b)) => {
            let (quotient, rest) = (a.checked_div(b)?, a.checked_rem(b)?);
            Some((quotient.into(), rest.into()))
        }
        _ => Some((a.checked_div(b)?, a.checked_rem(b)?)),
    }
}

/// The greatest common divisor; zero of two zeros.
#[inline(never)]
pub(crate) fn common_divisor(a: i128, b: i128) -> i128 {
    let (mut large, mut small) = (a, b);
    while let Some((_, rest)) = divide(large, small) {
        (large, small) = (small, rest);
    }
    large.checked_abs().unwrap_or(0)
}

/// The least common multiple; zero where there is none or where it does not fit.
fn common_multiple(a: i128, b: i128) -> i128 {
    let is_multiple = |a, b| divide(a, b).is_some_and(|(_, rest)| rest == 0);
    if is_multiple(a, b) {
        return a;
    }
    if is_multiple(b, a) {
        return b;
    }
    divide(a, common_divisor(a, b))
        .and_then(|(quotient, _)| quotient.checked_mul(b))
        .unwrap_or(0)
}

#[cfg(test)]
#[allow(
    clippy::arithmetic_side_effects,
    reason = "the oracle's numbers have no end"
)]
mod tests {
    use super::*;
    use num_bigint::BigInt;
    use num_rational::BigRational;
    use proptest::prelude::*;

    fn ratio(text: &str) -> Ratio {
        match text.split_once('/') {
            Some((top, bottom)) => Ratio::new(top.parse().unwrap(), bottom.parse().unwrap()),
            None => Ratio::parse(text).unwrap(),
        }
    }

    #[test]
    fn a_decimal_is_read_as_it_stands_or_not_at_all() {
        for (text, expected) in [
            ("0", "0"),
            ("-0", "0"),
            ("007", "7"),
            ("0.75", "3/4"),
            ("-12.50", "-25/2"),
            ("0.000000000001", "1/1000000000000"),
        ] {
            assert_eq!(ratio(text).to_string(), expected, "{text}");
        }
        for text in [
            "", "-", ".", "1.", ".5", "+1", "1,5", "1e3", "1 000", "1.2.3", "--1", "٣", "1_0",
            "1/2",
        ] {
            assert!(Ratio::parse(text).is_none(), "{text}");
        }
        assert!(Ratio::parse(&"9".repeat(28)).is_some());
        assert!(Ratio::parse(&"9".repeat(30)).is_none());
    }

    #[test]
    fn a_finite_decimal_is_written_as_one_and_any_other_as_a_fraction() {
        for (value, expected) in [
            ("0", "0"),
            ("100", "100"),
            ("300/100", "3"),
            ("-1/8", "-0.125"),
            ("1/1000", "0.001"),
            ("-25/10", "-2.5"),
            ("20/27", "20/27"),
            ("-400/30", "-40/3"),
            ("10349924.86", "10349924.86"),
        ] {
            assert_eq!(Decimal(ratio(value)).to_string(), expected, "{value}");
        }
    }

    #[test]
    fn a_half_goes_where_the_rule_says() {
        for (value, half_up, floor, up) in [
            ("5/2", 3, 2, 3),
            ("-5/2", -3, -3, -2),
            ("2.4999999999999999999", 2, 2, 3),
            ("2.5000000000000000001", 3, 2, 3),
            ("-2.4999999999999999999", -2, -3, -2),
            ("7", 7, 7, 7),
            ("-7", -7, -7, -7),
            ("1/3", 0, 0, 1),
            ("-1/3", 0, -1, 0),
        ] {
            let value = ratio(value);
            assert_eq!(value.round(RoundingMode::HalfUp), Some(half_up), "{value}");
            assert_eq!(value.round(RoundingMode::Floor), Some(floor), "{value}");
            assert_eq!(value.round(RoundingMode::Up), Some(up), "{value}");
        }
    }

    #[test]
    fn what_does_not_fit_has_no_value_and_gives_none() {
        let huge = Ratio::whole(i128::MAX);
        let tiny = Ratio::new(1, i128::MAX);
        for none in [
            huge.plus(Ratio::ONE),
            huge.times(Ratio::whole(2)),
            tiny.times(Ratio::new(1, 2)),
            Ratio::new(1, 0),
            Ratio::new(1, -1),
            Ratio::ONE.divided_by(Ratio::ZERO),
            Ratio::decimal_place(39),
            huge.plus(Ratio::ONE).minus(huge),
            Ratio::NONE.negated(),
        ] {
            assert!(!none.has_value());
            assert_eq!(none.round(RoundingMode::HalfUp), None);
            assert_eq!(none.compare(Ratio::ZERO), None);
        }
        // What fits in its smallest terms has one, whatever the way there.
        assert_eq!(huge.times(tiny), Ratio::ONE);
        let half = Ratio::new(1 << 126, 1 << 125).times(Ratio::new(1, 4));
        assert_eq!(half.plus(Ratio::new(1, 2)), Ratio::ONE);
    }

    fn oracle(ratio: Ratio) -> BigRational {
        BigRational::new(BigInt::from(ratio.top), BigInt::from(ratio.bottom))
    }

    fn ratios() -> impl Strategy<Value = Ratio> {
        let top = prop_oneof![
            -1000..1000_i128,
            any::<i64>().prop_map(i128::from),
            any::<i128>()
        ];
        let bottom = prop_oneof![1..1000_i128, 1..=i128::from(i64::MAX), 1..=i128::MAX];
        (top, bottom).prop_map(|(top, bottom)| Ratio::new(top, bottom))
    }

    /// Right, or no value where the answer in its smallest terms may not fit.
    fn agrees(found: Ratio, expected: &BigRational) {
        if found.has_value() {
            assert_eq!(oracle(found), *expected);
        } else {
            let bits = expected.numer().bits().max(expected.denom().bits());
            assert!(bits > 60, "{expected} has a value");
        }
    }

    #[test]
    fn nothing_of_a_great_many_parts_is_nothing() {
        let (one, other) = (
            ratio("0/26"),
            ratio("0/6591578870721205099968849574350581389"),
        );
        for found in [one.plus(other), one.minus(other), one.times(other)] {
            assert!(found.is_zero());
        }
        assert_eq!(one.compare(other), Some(Ordering::Equal));
    }

    proptest! {
        #[test]
        fn arithmetic_is_that_of_whole_numbers_without_end(a in ratios(), b in ratios()) {
            agrees(a.plus(b), &(oracle(a) + oracle(b)));
            agrees(a.minus(b), &(oracle(a) - oracle(b)));
            agrees(a.times(b), &(oracle(a) * oracle(b)));
            if b.is_positive() {
                agrees(a.divided_by(b), &(oracle(a) / oracle(b)));
            }
            prop_assert_eq!(a.compare(b), Some(oracle(a).cmp(&oracle(b))));
            let whole = |found: Option<i128>| BigRational::from(BigInt::from(found.unwrap()));
            prop_assert_eq!(whole(a.round(RoundingMode::Floor)), oracle(a).floor());
            prop_assert_eq!(whole(a.round(RoundingMode::Up)), oracle(a).ceil());
            prop_assert_eq!(whole(a.round(RoundingMode::HalfUp)), oracle(a).round());
        }

        #[test]
        fn hundredths_of_a_whole_number_are_rounded_once(
            top in any::<i64>(), bits in 0..63u32, bottom in 1..1_000_000_i64, whole in any::<i64>(),
        ) {
            let (top, whole) = (top >> bits, whole >> bits.min(40));
            let percent = Ratio::new(top.into(), bottom.into());
            let exact = oracle(percent) / BigInt::from(100) * BigInt::from(whole);
            let found = percent.round_hundredths_of(whole, RoundingMode::HalfUp);
            let found = found.map(|found| BigRational::from(BigInt::from(found)));
            prop_assert_eq!(found, Some(exact.round()));
        }

        #[test]
        fn what_is_written_as_a_decimal_reads_back(top in any::<i64>(), places in 0..18_u32) {
            let value = Ratio::whole(top).times(Ratio::decimal_place(places));
            let written = Decimal(value).to_string();
            prop_assert_eq!(Ratio::parse(&written).unwrap(), value, "{}", written);
        }
    }
}
