//! Payment: the weighted parts of the entitlement and what scores each.

use crate::document::{Faults, Id, Path, Reason};
use crate::money::Percent;
use crate::provision::Provision;

crate::record! {
    /// How the split criteria are paid.
    pub struct Payment("Pembayaran", "Bagian-bagian pembayaran dengan bobotnya.") {
        provision: Provision, "Dasar";
        /// The parts; their weights add to 100%.
        parts: Vec<Part>, "Bagian";
    }
}

crate::record! {
    /// One part, such as performance 60%.
    pub struct Part("Bagian pembayaran", "Bobot satu bagian dan apa yang menentukannya.") {
        /// Id, such as `performance`.
        id: Id, "Kode";
        name: String, "Nama";
        /// Weight in the entitlement.
        weight: Percent, "Bobot, persen";
        /// What scores it, multiplied; nothing means it is paid whole.
        scored_by: Vec<Score>, "Ditentukan oleh (saling mengalikan); kosong berarti selalu penuh";
    }
}

crate::choice! {
    /// What a part can be scored by.
    pub enum Score("Penentu nilai") {
        /// 100% minus the attendance cuts on this part.
        Attendance = "attendance", "Kehadiran: 100% dikurangi potongan pada bagian ini";
        /// Percent for the rating.
        Rating = "rating", "Predikat kinerja";
        /// Activity minutes against the target.
        Activity = "activity", "Menit aktivitas";
        /// Mean of quantity and quality of the daily work.
        Output = "output", "Rata-rata kuantitas dan kualitas";
        /// Percent for the organisation's result.
        Organisation = "organisation", "Kinerja organisasi";
    }
}

/// The parts of a pack, for checks in other sections.
#[derive(Clone, Copy)]
pub struct Parts<'a>(pub &'a [Part]);

impl<'a> Parts<'a> {
    /// The ids.
    pub fn ids(self) -> impl Iterator<Item = &'a Id> {
        self.0.iter().map(|part| &part.id)
    }

    /// Whether there is such a part.
    pub fn contains(self, id: &Id) -> bool {
        self.ids().any(|known| known == id)
    }

    /// Whether any part is scored by this.
    pub fn use_score(self, score: Score) -> bool {
        self.0.iter().any(|part| part.scored_by.contains(&score))
    }
}

impl Payment {
    pub(super) fn check(&self, at: &Path<'_>, faults: &mut Faults) {
        let parts = at.key("parts");
        super::check::whole(self.parts.iter().map(|part| &part.weight), &parts, faults);
        super::check::unique(self.parts.iter().map(|part| &part.id), &parts, faults);
        for (n, part) in self.parts.iter().enumerate() {
            let place = parts.index(n);
            let scores = place.key("scored_by");
            for (m, score) in super::check::repeats(&part.scored_by) {
                let found = score.word().to_owned();
                faults.add(&scores.index(m), Reason::Duplicate { found });
            }
        }
    }
}
