//! The organisational rating (capaian kinerja organisasi, PermenPANRB 6/2022) that follows from
//! a class, and the pattern in which it suggests the ratings of the employees to fall.

use super::fault;
use crate::document::{Fault, Faults, Id, Path, Reason, Table};
use crate::money::{Overflow, Points};
use crate::provision::{Confidence, Provision};
use crate::ratio::Ratio;
use crate::regulation::terms::Rating;
use serde::Serialize;

crate::record! {
    /// Organisational ratings and what leads to them.
    pub struct RatingPack("Capaian kinerja organisasi", "Predikat organisasi dari kelas suatu instrumen, dan pola distribusi predikat pegawai.") {
        /// The ratings, best first.
        ratings: Vec<OrganisationRating>, "Predikat organisasi, dari terbaik";
        /// Which class of which instrument leads to which rating.
        sources: Vec<RatingSource>, "Dari kelas instrumen ke predikat organisasi";
    }
}

crate::record! {
    /// An organisational rating and its pattern.
    pub struct OrganisationRating("Predikat organisasi", "Predikat organisasi dan pola distribusi predikat pegawai.") {
        id: Id, "Kode";
        /// What it is.
        label: String, "Nama";
        /// The same in English.
        label_en: Option<String>, "Nama dalam bahasa Inggris";
        /// Source of the pattern.
        provision: Provision, "Dasar";
        /// How the ratings of employees fall, as parts of a whole.
        pattern: Table<Rating, u32>, "Pola distribusi predikat pegawai, sebagai perbandingan";
    }
}

crate::record! {
    /// Which class of an instrument leads to which rating.
    pub struct RatingSource("Sumber predikat", "Kelas suatu instrumen dan predikat organisasi yang mengikutinya.") {
        instrument: Id, "Instrumen";
        provision: Provision, "Dasar";
        /// Rating by name of the class.
        classes: Table<String, Id>, "Predikat organisasi menurut kelas";
    }
}

/// The rating that follows from a class.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Rated {
    /// Id of the rating.
    pub rating: Id,
    /// How sure it is that the class leads to this rating.
    pub confidence: Confidence,
    /// How sure the pattern is.
    pub pattern_confidence: Confidence,
    /// The pattern, best rating first.
    pub pattern: Vec<PatternShare>,
}

/// How many employees a pattern suggests for a rating.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PatternShare {
    /// Rating of an employee.
    pub rating: Rating,
    /// Percent of employees, to two places; the shares add to 100.
    pub percent: Points,
    /// Employees out of those given; they add to all of them.
    pub people: Option<u32>,
}

impl RatingPack {
    pub(super) fn check(&self, at: &Path<'_>, faults: &mut Faults) {
        let ratings_at = at.key("ratings");
        if self.ratings.is_empty() {
            faults.add(&ratings_at, Reason::Empty);
        }
        for (n, rating) in self.ratings.iter().enumerate() {
            let at = ratings_at.index(n);
            if self
                .ratings
                .iter()
                .take(n)
                .any(|earlier| earlier.id == rating.id)
            {
                let found = rating.id.to_string();
                faults.add(&at.key("id"), Reason::Duplicate { found });
            }
            if rating.pattern.values().all(|part| *part == 0) {
                faults.add(&at.key("pattern"), Reason::Empty);
            }
        }
        for (n, source) in self.sources.iter().enumerate() {
            let at = at.key("sources");
            let at = at.index(n);
            let mut earlier = self.sources.iter().take(n);
            if earlier.any(|earlier| earlier.instrument == source.instrument) {
                let found = source.instrument.to_string();
                faults.add(&at.key("instrument"), Reason::Duplicate { found });
            }
            for (class, rating) in &source.classes {
                if self.find(rating).is_none() {
                    let known = self.ratings.iter().map(|rating| rating.id.as_str());
                    let reason = Reason::unknown_reference(rating.as_str(), known);
                    faults.add(&at.key("classes").key(class), reason);
                }
            }
        }
    }

    fn find(&self, rating: &Id) -> Option<&OrganisationRating> {
        self.ratings.iter().find(|known| known.id == *rating)
    }

    /// The rating that follows from a class of an instrument, and its pattern for so many
    /// employees.
    pub fn rated(
        &self,
        instrument: &Id,
        class: &str,
        people: Option<u32>,
    ) -> Result<Rated, Vec<Fault>> {
        let mut sources = self.sources.iter();
        let Some(source) = sources.find(|source| source.instrument == *instrument) else {
            let known = self.sources.iter().map(|source| source.instrument.as_str());
            let reason = Reason::not_ruled(instrument.as_str(), known);
            return Err(fault(&Path::ROOT.key("instrument"), reason));
        };
        let rating = source.classes.get(class).and_then(|id| self.find(id));
        let Some(rating) = rating else {
            let known = source.classes.keys().map(String::as_str);
            let reason = Reason::not_ruled(class, known);
            return Err(fault(&Path::ROOT.key("class"), reason));
        };
        Ok(Rated {
            rating: rating.id.clone(),
            confidence: source.provision.confidence,
            pattern_confidence: rating.provision.confidence,
            pattern: rating.shares(people)?,
        })
    }
}

impl OrganisationRating {
    /// The pattern as shares, each the difference of two rounded running sums.
    fn shares(&self, people: Option<u32>) -> Result<Vec<PatternShare>, Overflow> {
        let part = |rating| self.pattern.get(rating).copied().unwrap_or(0);
        let mut whole = Ratio::ZERO;
        for rating in Rating::ALL {
            whole = whole.plus(Ratio::whole(part(rating)));
        }
        let mut sum = Ratio::ZERO;
        let (mut percent_before, mut people_before) = (Points::ZERO, 0);
        let mut shares = Vec::new();
        for rating in Rating::ALL {
            sum = sum.plus(Ratio::whole(part(rating)));
            let reached = sum.divided_by(whole);
            let percent = reached.times(Ratio::whole(100)).to_places(2)?;
            let heads = reached.times(Ratio::whole(people.unwrap_or(0)));
            let heads = heads.plus(Ratio::new(1, 2)).floor().ok_or(Overflow)?;
            let heads = u32::try_from(heads).map_err(|_| Overflow)?;
            shares.push(PatternShare {
                rating: *rating,
                percent: percent.minus(percent_before)?,
                people: people.map(|_| heads.saturating_sub(people_before)),
            });
            (percent_before, people_before) = (percent, heads);
        }
        Ok(shares)
    }
}
