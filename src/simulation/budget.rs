//! What a region may spend: a ceiling of its own, and the law's cap on personnel spending.
//!
//! UU 1/2022 art. 146: personnel spending, without the allowances of teachers that are paid out of
//! transfers to the regions, is at most 30% of all spending of the budget (APBD). Read in summaries
//! of the law, not in its own text, so it is marked as common practice.

use crate::money::{Overflow, Percent, Rounding, RoundingMode, Rupiah};
use crate::provision::Confidence;
use crate::ratio::Ratio;

/// The most that personnel may cost, in percent of all spending.
pub const MOST: i64 = 30;
/// How sure that is.
pub const CONFIDENCE: Confidence = Confidence::CommonPractice;
/// Months of a year.
const MONTHS: i64 = 12;

/// What a year of like months costs.
pub fn year_of(month: Rupiah) -> Result<Rupiah, Overflow> {
    let year = month.whole().checked_mul(MONTHS).ok_or(Overflow)?;
    Rupiah::new(year)
}

/// The most that a month may cost so that a year of like months costs no more than so much.
pub fn month_of(year: Rupiah) -> Rupiah {
    Rupiah::new(year.whole().div_euclid(MONTHS)).unwrap_or_default()
}

/// A region's budget of a year, as far as the cap goes by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Books {
    /// All spending of the budget.
    pub spending: Rupiah,
    /// Personnel spending without the TPP that the run works out.
    pub personnel: Rupiah,
    /// Allowances of teachers in it, paid out of transfers: they do not count.
    pub excluded: Rupiah,
}

impl Books {
    /// The most that personnel may cost.
    pub fn most(&self) -> Result<Rupiah, Overflow> {
        let down = Rounding {
            mode: RoundingMode::Floor,
            to: 1,
        };
        self.spending.share(Percent::from_whole(MOST), down)
    }

    /// What counts as personnel spending with so much TPP a year.
    pub fn counted(&self, tpp: Rupiah) -> Result<Rupiah, Overflow> {
        self.personnel.minus(self.excluded)?.plus(tpp)
    }

    /// The TPP of a year that the cap leaves room for; less than nothing where the rest is over it.
    pub fn room(&self) -> Result<Rupiah, Overflow> {
        self.most()?.minus(self.counted(Rupiah::ZERO)?)
    }

    /// What counts in percent of all spending, to two decimals, the half up.
    pub fn share(&self, tpp: Rupiah) -> Option<Percent> {
        let counted = i128::from(self.counted(tpp).ok()?.whole());
        let tenths_of_thousandths = counted.checked_mul(10_000)?;
        let spending = i128::from(self.spending.whole());
        let doubled = tenths_of_thousandths
            .checked_mul(2)?
            .checked_add(spending)?;
        let hundredths = doubled.checked_div(spending.checked_mul(2)?)?;
        Percent::of_ratio(Ratio::new(hundredths, 100)).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rupiah(whole: i64) -> Rupiah {
        Rupiah::new(whole).unwrap()
    }

    /// Kukar in 2026 as its head put it: about Rp3 T of personnel in Rp6,3 T to Rp7 T.
    fn books(spending: i64) -> Books {
        Books {
            spending: rupiah(spending),
            personnel: rupiah(2_400_000_000_000),
            excluded: rupiah(150_000_000_000),
        }
    }

    #[test]
    fn teachers_allowances_out_of_transfers_do_not_count() {
        let books = books(7_000_000_000_000);
        let tpp = rupiah(750_000_000_000);
        assert_eq!(books.most(), Ok(rupiah(2_100_000_000_000)));
        assert_eq!(books.counted(tpp), Ok(rupiah(3_000_000_000_000)));
        assert_eq!(books.room(), Ok(rupiah(-150_000_000_000)));
        assert_eq!(books.share(tpp), Percent::parse("42.86"));
        assert_eq!(
            super::tests::books(6_300_000_000_000).share(tpp),
            Percent::parse("47.62")
        );
    }

    #[test]
    fn the_cap_is_rounded_down_and_a_budget_of_nothing_has_no_share() {
        assert_eq!(books(101).most(), Ok(rupiah(30)));
        assert_eq!(books(0).share(Rupiah::ZERO), None);
    }

    #[test]
    fn a_month_that_fits_makes_a_year_that_fits() {
        for year in [0, 11, 12, 13, 1_000] {
            let month = month_of(rupiah(year));
            assert!(year_of(month).unwrap() <= rupiah(year));
            assert!(year_of(rupiah(month.whole() + 1)).unwrap() > rupiah(year));
        }
    }
}
