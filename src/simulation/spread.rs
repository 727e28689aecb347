//! How amounts of many people spread: how many, how much in all, and three of them that stand for
//! the others. Each is what one person really gets, so nothing is rounded.

use crate::money::{Overflow, Rupiah, SignedRupiah};

crate::record! {
    /// Amounts of many people; without people there is none to show.
    pub struct Spread("Sebaran", "Jumlah orang dan sebaran rupiahnya.") {
        people: u32, "Orang";
        sum: SignedRupiah, "Jumlah rupiah";
        /// A quarter of them get no more.
        lower: SignedRupiah, "Kuartil bawah";
        /// Half of them get no more.
        median: SignedRupiah, "Median";
        /// Three quarters of them get no more.
        upper: SignedRupiah, "Kuartil atas";
        /// The one farthest from nothing.
        largest: SignedRupiah, "Terbesar";
    }
}

impl Spread {
    /// Of amounts in any order.
    pub fn of(mut amounts: Vec<Rupiah>) -> Result<Self, Overflow> {
        amounts.sort_unstable();
        let sum = Rupiah::sum(amounts.iter().copied())?;
        let far = |amount: &&Rupiah| amount.whole().unsigned_abs();
        let largest = amounts.iter().max_by_key(far).copied();
        Ok(Self {
            people: u32::try_from(amounts.len()).map_err(|_| Overflow)?,
            sum: SignedRupiah(sum),
            lower: SignedRupiah(quantile(&amounts, 1)),
            median: SignedRupiah(quantile(&amounts, 2)),
            upper: SignedRupiah(quantile(&amounts, 3)),
            largest: SignedRupiah(largest.unwrap_or_default()),
        })
    }
}

/// The first of sorted amounts that so many quarters of all do not exceed.
pub fn quantile(sorted: &[Rupiah], quarters: usize) -> Rupiah {
    let rank = sorted.len().saturating_mul(quarters).div_ceil(4);
    let found = sorted.get(rank.saturating_sub(1));
    found.copied().unwrap_or_default()
}

crate::record! {
    /// People whose difference lies between two amounts: above the one nearer to nothing, up to the
    /// other.
    pub struct Bar("Batang", "Banyaknya orang menurut selisih.") {
        from: SignedRupiah, "Dari";
        to: SignedRupiah, "Sampai";
        people: u32, "Orang";
    }
}

/// Most bars to either side of nothing.
const BARS: i64 = 6;

/// Differences in bars of one width, those of nothing left out.
pub fn bars(differences: &[Rupiah]) -> Vec<Bar> {
    let far = differences
        .iter()
        .map(|one| one.whole().saturating_abs())
        .max();
    let width = width(far.unwrap_or_default());
    let place = |amount: &Rupiah| {
        let whole = amount.whole();
        let bar = whole
            .saturating_abs()
            .saturating_add(width)
            .saturating_sub(1);
        let bar = bar.checked_div(width).unwrap_or_default();
        bar.saturating_mul(whole.signum())
    };
    let mut counts = std::collections::BTreeMap::<i64, u32>::new();
    for bar in differences.iter().map(place).filter(|bar| *bar != 0) {
        let count = counts.entry(bar).or_default();
        *count = count.saturating_add(1);
    }
    let (first, last) = (
        counts.keys().next().copied(),
        counts.keys().next_back().copied(),
    );
    let (Some(first), Some(last)) = (first, last) else {
        return Vec::new();
    };
    let edge = |bar: i64| SignedRupiah(Rupiah::new(bar.saturating_mul(width)).unwrap_or_default());
    let bar = |bar: i64| Bar {
        from: edge(bar.saturating_sub(bar.signum())),
        to: edge(bar),
        people: counts.get(&bar).copied().unwrap_or_default(),
    };
    (first..=last)
        .filter(|place| *place != 0)
        .map(bar)
        .collect()
}

/// A round width of which a few reach that far.
fn width(far: i64) -> i64 {
    let mut width: i64 = 1;
    let mut steps = [2, 5, 10].into_iter().cycle();
    let mut decade: i64 = 1;
    while width.saturating_mul(BARS) < far {
        let step = steps.next().unwrap_or(10);
        width = decade.saturating_mul(step);
        if step == 10 {
            decade = width;
        }
    }
    width
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rupiah(amounts: &[i64]) -> Vec<Rupiah> {
        amounts
            .iter()
            .map(|amount| Rupiah::new(*amount).unwrap())
            .collect()
    }

    #[test]
    fn quartiles_are_amounts_of_people() {
        let spread = Spread::of(rupiah(&[5, 1, 4, 2, 3])).unwrap();
        let of = |amount: SignedRupiah| amount.0.whole();
        assert_eq!((spread.people, of(spread.sum)), (5, 15));
        assert_eq!(
            (of(spread.lower), of(spread.median), of(spread.upper)),
            (2, 3, 4)
        );
        assert_eq!(of(spread.largest), 5);
        assert_eq!(of(Spread::of(rupiah(&[-9, 2])).unwrap().largest), -9);
        assert_eq!(Spread::of(Vec::new()).unwrap().people, 0);
    }

    #[test]
    fn bars_hold_everybody_whose_amount_changes() {
        let bars = bars(&rupiah(&[0, 1, 50_000, 100_001, -300_000, -299_999]));
        let shown: Vec<_> = bars
            .iter()
            .map(|bar| (bar.from.0.whole(), bar.to.0.whole(), bar.people))
            .collect();
        assert_eq!(
            shown,
            [
                (-250_000, -300_000, 2),
                (-200_000, -250_000, 0),
                (-150_000, -200_000, 0),
                (-100_000, -150_000, 0),
                (-50_000, -100_000, 0),
                (0, -50_000, 0),
                (0, 50_000, 2),
                (50_000, 100_000, 0),
                (100_000, 150_000, 1),
            ]
        );
        assert!(super::bars(&rupiah(&[0, 0])).is_empty());
    }
}
