//! Performance: rating, quantity and quality, and the organisation's result.

use super::terms::{Expectation, Rating};
use crate::document::{Faults, Id, Path, Reason, Table};
use crate::money::Percent;
use crate::provision::Provision;

crate::record! {
    /// Rating from work result and work behaviour (PermenPANRB 6/2022).
    pub struct RatingMatrix("Matriks predikat", "Predikat kinerja dari hasil kerja dan perilaku kerja.") {
        provision: Provision, "Dasar";
        /// Work result, then work behaviour.
        by_result: Table<Expectation, Table<Expectation, Rating>>, "Hasil kerja, lalu perilaku kerja";
    }
}

impl RatingMatrix {
    /// The rating of a result and a behaviour.
    pub fn rating(&self, result: Expectation, behaviour: Expectation) -> Option<Rating> {
        self.by_result.get(&result)?.get(&behaviour).copied()
    }

    pub(super) fn check(&self, at: &Path<'_>, faults: &mut Faults) {
        let rows = at.key("by_result");
        for result in Expectation::ALL {
            let row = rows.key(result.word());
            for behaviour in Expectation::ALL {
                if self.rating(*result, *behaviour).is_none() {
                    faults.add_of(&rows, &row.key(behaviour.word()), Reason::Missing);
                }
            }
        }
    }
}

crate::record! {
    /// What a rating pays.
    pub struct RatingRule("Predikat kinerja", "Persen dari bagian kinerja menurut predikat.") {
        provision: Provision, "Dasar";
        /// Percent by rating.
        percent: Table<Rating, Percent>, "Persen dari bagian yang dinilai, menurut predikat";
        /// Percent without an SKP.
        no_plan: Option<Percent>, "Persen dari bagian yang dinilai, bila tidak menyusun SKP";
        /// Percentage points less for a superior who did not rate subordinates.
        superior_did_not_rate: Option<Percent>, "Pengurangan (poin persen) bila tidak menilai bawahan";
    }
}

impl RatingRule {
    pub(super) fn check(&self, at: &Path<'_>, faults: &mut Faults) {
        let percent_at = at.key("percent");
        for rating in Rating::ALL {
            match self.percent.get(rating) {
                Some(percent) => {
                    let place = percent_at.key(rating.word());
                    super::check::share(*percent, &place, faults);
                    super::check::doubt_share(*percent, &place, faults);
                }
                None => {
                    let place = percent_at.key(rating.word());
                    faults.add_of(&percent_at, &place, Reason::Missing);
                }
            }
        }
        let best_first = Rating::ALL
            .iter()
            .filter_map(|rating| self.percent.get(rating));
        let mut better = Percent::WHOLE;
        for percent in best_first {
            if *percent > better && percent.is_share() {
                faults.add(
                    &percent_at,
                    Reason::NotRising {
                        found: percent.to_string(),
                    },
                );
            }
            better = *percent;
        }
        for (key, percent) in [
            ("no_plan", self.no_plan),
            ("superior_did_not_rate", self.superior_did_not_rate),
        ] {
            if let Some(percent) = percent {
                super::check::share(percent, &at.key(key), faults);
            }
        }
    }
}

crate::record! {
    /// Quantity and quality of daily work.
    pub struct OutputRule("Kuantitas dan kualitas", "Bobot kuantitas (laporan harian) dan kualitas (capaian SKP).") {
        provision: Provision, "Dasar";
        /// Weight of quantity.
        quantity_weight: Percent, "Bobot kuantitas, persen";
        /// Weight of quality.
        quality_weight: Percent, "Bobot kualitas, persen";
    }
}

impl OutputRule {
    pub(super) fn check(&self, at: &Path<'_>, faults: &mut Faults) {
        super::check::whole([&self.quantity_weight, &self.quality_weight], at, faults);
    }
}

crate::record! {
    /// What the organisation's result pays.
    pub struct OrganisationRule("Kinerja organisasi", "Persen menurut hasil kinerja organisasi.") {
        provision: Provision, "Dasar";
        /// Which result counts.
        basis: OrganisationBasis, "Hasil yang dipakai";
        /// Instruments whose class leads to the rating; none named: any.
        instruments: Vec<Id>, "Instrumen yang kelasnya menentukan predikat; tanpa daftar: semua";
        /// Percent by result.
        percent: Table<String, Percent>, "Persen dari bagian yang dinilai, menurut hasil";
    }
}

crate::choice! {
    /// Which organisational result counts.
    pub enum OrganisationBasis("Hasil kinerja organisasi") {
        /// Capaian kinerja organisasi (PermenPANRB 6/2022).
        Rating = "rating", "Capaian kinerja organisasi (PermenPANRB 6/2022)";
        /// SAKIP predicate.
        Sakip = "sakip", "Predikat SAKIP";
        /// Letter of the Indeks Pelayanan Publik.
        Ipp = "ipp", "Huruf Indeks Pelayanan Publik";
        /// Ombudsman category.
        Ombudsman = "ombudsman", "Kategori Ombudsman";
    }
}

impl OrganisationRule {
    pub(super) fn check(&self, at: &Path<'_>, faults: &mut Faults) {
        let instruments_at = at.key("instruments");
        let instruments = self.instruments.iter().map(Id::as_str);
        super::check::repeats(instruments, &instruments_at, faults);
        let percent_at = at.key("percent");
        if self.percent.is_empty() {
            faults.add(&percent_at, Reason::Empty);
        }
        for (result, percent) in &self.percent {
            super::check::share(*percent, &percent_at.key(result), faults);
            super::check::doubt_share(*percent, &percent_at.key(result), faults);
        }
    }
}
