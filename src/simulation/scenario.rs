//! How people behave in a run: as the roster has it, or another way that is said on the result.

use super::facts::Facts;
use crate::money::Percent;
use crate::regulation::terms::Rating;
use std::borrow::Cow;

crate::choice! {
    /// What is taken for attendance and ratings.
    pub enum Behaviour("Perilaku") {
        /// As the roster has it.
        AsListed = "as_listed", "Seperti dalam daftar";
        /// Nobody is late or absent, and everybody is rated best.
        Full = "full", "Semua penuh";
        /// Everybody's rating is one step lower; the lowest stays.
        RatedLower = "rated_lower", "Semua turun satu predikat";
        /// What is counted of attendance becomes a percentage of itself.
        Counts = "counts", "Jumlah ketidakhadiran diubah";
    }
}

crate::record! {
    /// A way to behave.
    pub struct Scenario("Skenario", "Perilaku yang dipakai dalam perhitungan.") {
        behaviour: Behaviour, "Perilaku";
        /// What counts become of what they are in the roster, to the nearest whole, the half up.
        percent: Option<u32>, "Persen dari jumlah dalam daftar";
    }
}

impl Scenario {
    /// Nothing is changed.
    pub const AS_LISTED: Self = Self {
        behaviour: Behaviour::AsListed,
        percent: None,
    };

    /// What a row says then.
    pub fn facts<'f>(&self, facts: &'f Facts) -> Cow<'f, Facts> {
        match self.behaviour {
            Behaviour::AsListed => Cow::Borrowed(facts),
            Behaviour::Full => {
                let mut full = facts.clone();
                full.counts.iter_mut().for_each(|(_, count)| *count = 0);
                full.attendance = full.attendance.map(|_| Percent::WHOLE);
                full.performance = full.performance.map(|_| Percent::WHOLE);
                full.rating = self.rating(full.rating);
                Cow::Owned(full)
            }
            Behaviour::RatedLower => Cow::Owned(Facts {
                rating: self.rating(facts.rating),
                ..facts.clone()
            }),
            Behaviour::Counts => {
                let mut moved = facts.clone();
                let counts = moved.counts.iter_mut();
                counts.for_each(|(_, count)| *count = self.moved(*count));
                Cow::Owned(moved)
            }
        }
    }

    /// What a rating is then, be it the roster's or what is taken for everybody.
    pub fn rating(&self, rating: Option<Rating>) -> Option<Rating> {
        match self.behaviour {
            Behaviour::AsListed | Behaviour::Counts => rating,
            Behaviour::Full => rating.map(|_| Rating::VeryGood),
            Behaviour::RatedLower => rating.map(lower),
        }
    }

    /// What a score that is taken for everybody is then.
    pub fn score(&self, score: Option<Percent>) -> Option<Percent> {
        match self.behaviour {
            Behaviour::Full => score.map(|_| Percent::WHOLE),
            _ => score,
        }
    }

    fn moved(&self, count: u32) -> u32 {
        let percent = self.percent.unwrap_or(100);
        let hundredths = u64::from(count).saturating_mul(percent.into());
        let rounded = hundredths.saturating_add(50).checked_div(100);
        rounded
            .and_then(|count| u32::try_from(count).ok())
            .unwrap_or(u32::MAX)
    }
}

fn lower(rating: Rating) -> Rating {
    match rating {
        Rating::VeryGood => Rating::Good,
        Rating::Good => Rating::NeedsImprovement,
        Rating::NeedsImprovement => Rating::Poor,
        Rating::Poor | Rating::VeryPoor => Rating::VeryPoor,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::csv::Row;
    use crate::simulation::columns::Field;
    use crate::simulation::facts::{Usual, read};

    fn facts() -> Facts {
        let columns = [
            Field::Employment,
            Field::Rating,
            Field::Late1,
            Field::Absent,
        ];
        let cells = ["PNS", "Baik", "3", "1"].map(str::to_owned).to_vec();
        let row = Row {
            number: 2,
            cells,
            open_quote: false,
        };
        read(&row, &columns.map(Some), &Usual::default()).0.unwrap()
    }

    fn under(behaviour: Behaviour, percent: Option<u32>) -> (Option<Rating>, Vec<u32>) {
        let scenario = Scenario { behaviour, percent };
        let facts = facts();
        let facts = scenario.facts(&facts);
        (
            facts.rating,
            facts.counts.iter().map(|(_, count)| *count).collect(),
        )
    }

    #[test]
    fn each_behaviour_changes_what_it_says() {
        for (behaviour, percent, rating, counts) in [
            (Behaviour::AsListed, None, Rating::Good, [3, 1]),
            (Behaviour::Full, None, Rating::VeryGood, [0, 0]),
            (
                Behaviour::RatedLower,
                None,
                Rating::NeedsImprovement,
                [3, 1],
            ),
            (Behaviour::Counts, Some(50), Rating::Good, [2, 1]),
            (Behaviour::Counts, Some(49), Rating::Good, [1, 0]),
            (Behaviour::Counts, Some(250), Rating::Good, [8, 3]),
            (Behaviour::Counts, Some(0), Rating::Good, [0, 0]),
        ] {
            let told = (Some(rating), counts.to_vec());
            assert_eq!(under(behaviour, percent), told, "{behaviour:?} {percent:?}");
        }
    }

    #[test]
    fn the_lowest_rating_stays_and_none_stays_none() {
        let lower = Scenario {
            behaviour: Behaviour::RatedLower,
            percent: None,
        };
        assert_eq!(lower.rating(Some(Rating::VeryPoor)), Some(Rating::VeryPoor));
        assert_eq!(lower.rating(None), None);
    }
}
