//! Payment: the weighted parts of the entitlement and what scores each.

use super::check::Defined;
use crate::document::order::Names;
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

impl Parts<'_> {
    /// Whether any part is scored by this.
    pub fn use_score(self, score: Score) -> bool {
        self.0.iter().any(|part| part.scored_by.contains(&score))
    }
}

/// The parts as other sections refer to them.
pub(super) struct DefinedParts<'a> {
    parts: Defined<'a>,
    /// Those that attendance does not score; none where that could not be read.
    without_attendance: Names<'a>,
    is_empty: bool,
}

impl<'a> DefinedParts<'a> {
    pub(super) fn of(parts: &'a [Part], faults: &Faults) -> Self {
        let payment = Path::ROOT.key("payment");
        let at = payment.key("parts");
        let are_scores_known = faults.is_whole_in_each(&at, "scored_by");
        let unscored = |part: &&Part| !part.scored_by.contains(&Score::Attendance);
        let unscored = parts.iter().filter(unscored).filter(|_| are_scores_known);
        Self {
            parts: Defined::of(parts.iter().map(|part| &part.id), &at, faults),
            without_attendance: Names::of(unscored.map(|part| part.id.as_str())),
            is_empty: parts.is_empty(),
        }
    }

    /// Every part that is cut exists; where there are no parts at all, that is the fault.
    pub(super) fn check(&self, cuts: &[Id], at: &Path<'_>, faults: &mut Faults) {
        if self.is_empty {
            return;
        }
        for (n, id) in cuts.iter().enumerate() {
            self.parts.check(id, &at.index(n), faults);
        }
    }

    /// It is also scored by attendance, or the cut would do nothing.
    pub(super) fn check_attendance(&self, cuts: &[Id], at: &Path<'_>, faults: &mut Faults) {
        self.check(cuts, at, faults);
        for (n, id) in cuts.iter().enumerate() {
            if self.without_attendance.contains(id.as_str()) {
                let with = "$.payment.parts".to_owned();
                faults.add(&at.index(n), Reason::Contradiction { with });
            }
        }
    }
}

impl Payment {
    pub(super) fn check(&self, at: &Path<'_>, faults: &mut Faults) {
        let parts = at.key("parts");
        if faults.is_whole_in_each(&parts, "weight") {
            super::check::whole(self.parts.iter().map(|part| &part.weight), &parts, faults);
        }
        super::check::unique(self.parts.iter().map(|part| &part.id), &parts, faults);
        for (n, part) in self.parts.iter().enumerate() {
            let place = parts.index(n);
            let scores = place.key("scored_by");
            let words = part.scored_by.iter().map(|score| score.word());
            super::check::repeats(words, &scores, faults);
            super::check::doubt_share(part.weight, &place.key("weight"), faults);
        }
    }
}
