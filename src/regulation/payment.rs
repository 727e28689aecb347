//! Payment: the weighted parts of the entitlement and what scores each.

use super::check::Defined;
use super::posts::Posts;
use super::terms::{Criterion, Employment};
use super::who::Who;
use crate::document::order::Names;
#[cfg(feature = "schema")]
use crate::document::schema;
use crate::document::{Faults, Id, Path, Read, Reader, Reason, Table, Value, Write};
use crate::money::{Factor, Overflow, Percent};
use crate::provision::Provision;

crate::record! {
    /// How the split criteria are paid.
    pub struct Payment("Pembayaran", "Bagian-bagian pembayaran dengan bobotnya.") {
        provision: Provision, "Dasar";
        /// The parts; of each criterion their weights add to 100%.
        parts: Vec<Part>, "Bagian; bobotnya berjumlah 100 untuk tiap kriteria";
        /// Other weights for some; the first that holds counts.
        splits: Vec<Split>, "Bobot lain bagi status, golongan, jabatan, atau perangkat daerah tertentu; yang pertama cocok dipakai";
    }
}

crate::record! {
    /// Other weights of the parts, for some.
    pub struct Split("Bobot lain", "Bobot bagian pembayaran bagi sebagian pegawai.") {
        /// For whom.
        who: Who = "for", "Bagi";
        /// Weights of parts; those not named keep theirs.
        weights: Table<Id, Percent>, "Bobot bagian, persen; yang tidak disebut tetap", of "$.payment.parts";
    }
}

crate::record! {
    /// One part, such as performance 60%.
    pub struct Part("Bagian pembayaran", "Bobot satu bagian dan apa yang menentukannya.") {
        /// Id, such as `performance`.
        id: Id, "Kode";
        name: String, "Nama";
        /// Weight in what it takes part of.
        weight: Weight, "Bobot, persen dari kriterianya; rest berarti sisanya";
        /// The criteria it takes part of; none named: all that are split.
        criteria: Vec<Criterion>, "Kriteria yang dibayar bagian ini; tanpa daftar: semua yang dibagi";
        /// Those whose part is scored; to others it is paid whole. None named: all.
        scored_for: Vec<Employment>, "Hanya dinilai bagi status ini, yang lain penuh; tanpa daftar: semua";
        /// The measures whose mean scores it, with their weights.
        measures: Table<Id, Factor>, "Bobot tiap nilai bernama yang dirata-rata", of "$.measures.list";
        /// Decimals of the percentage that all scores together give; none: exact.
        decimals: Option<u32>, "Nilai bagian dibulatkan ke sekian desimal, setengah ke atas";
        /// What scores it, multiplied; nothing means it is paid whole.
        scored_by: Vec<Score>, "Ditentukan oleh (saling mengalikan); kosong berarti selalu penuh";
    }
}

/// The weight of a part: a percentage, or the rest that the others leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weight(pub Option<Percent>);

/// The word for the rest.
const REST: &str = "rest";

impl Read for Weight {
    fn read(reader: &mut Reader<'_>) -> Self {
        match reader.value() {
            Value::Text(text) if text == REST => Self(None),
            _ => Self(Some(Percent::read(reader))),
        }
    }

    fn blank() -> Self {
        Self(None)
    }

    #[cfg(feature = "schema")]
    fn schema(_: &mut schema::Definitions) -> Value {
        schema::percent_or(REST)
    }
}

impl Write for Weight {
    fn write(&self) -> Value {
        self.0.map_or(Value::from(REST), |percent| percent.write())
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
        /// Mean of measures by name.
        Measures = "measures", "Rata-rata berbobot nilai bernama";
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

impl Part {
    /// Whether it takes part of a criterion; of an acting addition, which is of none, only a part
    /// that takes part of everything does.
    pub fn takes(&self, criterion: Option<Criterion>) -> bool {
        let named = |criterion| self.criteria.contains(&criterion);
        self.criteria.is_empty() || criterion.is_some_and(named)
    }

    /// Whether somebody's score counts in it.
    pub fn scores(&self, status: Employment) -> bool {
        self.scored_for.is_empty() || self.scored_for.contains(&status)
    }

    /// Whether both take part of the same criterion.
    pub fn is_beside(&self, other: &Self) -> bool {
        let mut criteria = self.criteria.iter();
        self.criteria.is_empty()
            || other.criteria.is_empty()
            || criteria.any(|criterion| other.criteria.contains(criterion))
    }
}

impl Payment {
    /// The weight of a part, or the rest that those beside it leave.
    pub fn weight(&self, part: &Part, split: Option<&Split>) -> Result<Percent, Overflow> {
        let stated = |part: &Part| {
            let own = split.and_then(|split| split.weights.get(&part.id));
            own.copied().or(part.weight.0)
        };
        if let Some(weight) = stated(part) {
            return Ok(weight);
        }
        let beside = self.parts.iter().filter(|other| part.is_beside(other));
        let weights = beside.filter_map(stated);
        let mut rest = Percent::WHOLE;
        for weight in weights {
            rest = rest.minus(weight)?.max(Percent::ZERO);
        }
        Ok(rest)
    }

    /// Whether parts of their own pay some criteria.
    pub(super) fn is_by_criterion(&self) -> bool {
        self.parts.iter().any(|part| !part.criteria.is_empty())
    }

    /// What the weights of a criterion add to.
    fn weights_of(
        &self,
        criterion: Option<Criterion>,
        split: Option<&Split>,
    ) -> Result<Percent, Overflow> {
        let mut parts = self.parts.iter().filter(|part| part.takes(criterion));
        parts.try_fold(Percent::ZERO, |sum, part| {
            sum.plus(self.weight(part, split)?)
        })
    }

    /// Of each criterion that is split the weights add to 100%.
    fn check_weights(
        &self,
        criteria: &[Criterion],
        split: Option<&Split>,
        at: &Path<'_>,
        faults: &mut Faults,
    ) {
        let mut told = Vec::new();
        let each = criteria.iter().copied().map(Some).chain([None]);
        for criterion in each.filter(|one| one.is_some() == self.is_by_criterion()) {
            match self.weights_of(criterion, split) {
                Ok(sum) if sum != Percent::WHOLE && !told.contains(&sum) => {
                    told.push(sum);
                    super::check::sum(Percent::WHOLE, sum, at, faults);
                }
                _ => {}
            }
        }
    }

    pub(super) fn check(
        &self,
        split: impl Iterator<Item = Criterion>,
        posts: &Posts<'_>,
        at: &Path<'_>,
        faults: &mut Faults,
    ) {
        let parts = at.key("parts");
        let criteria: Vec<Criterion> = split.collect();
        let fields = ["weight", "criteria"];
        if fields
            .iter()
            .all(|key| faults.is_whole_in_each(&parts, key))
        {
            self.check_weights(&criteria, None, &parts, faults);
            let splits = at.key("splits");
            let ids = self.parts.iter().map(|part| &part.id);
            let defined = Defined::of(ids, &parts, faults);
            for (n, split) in self.splits.iter().enumerate() {
                let place = splits.index(n);
                let weights = place.key("weights");
                split.who.check(posts, &place.key("for"), faults);
                defined.check_keys(split.weights.keys(), &weights, faults);
                self.check_weights(&criteria, Some(split), &weights, faults);
            }
        }
        super::check::unique(self.parts.iter().map(|part| &part.id), &parts, faults);
        for (n, part) in self.parts.iter().enumerate() {
            let place = parts.index(n);
            let scores = place.key("scored_by");
            let words = part.scored_by.iter().map(|score| score.word());
            super::check::repeats(words, &scores, faults);
            if let Some(weight) = part.weight.0 {
                super::check::doubt_share(weight, &place.key("weight"), faults);
            }
            let criteria = part.criteria.iter().map(|criterion| criterion.word());
            super::check::repeats(criteria, &place.key("criteria"), faults);
            let statuses = part.scored_for.iter().map(|status| status.word());
            super::check::repeats(statuses, &place.key("scored_for"), faults);
        }
    }
}
