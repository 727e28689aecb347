//! Criteria: how much of the basic TPP each of the six pays, and how it is paid.

use super::places::{Position, Post};
use super::posts::Posts;
use super::terms::{Criterion, JobClass};
use super::who::{GradeUnknown, Who, first_for};
use crate::document::order::Names;
use crate::document::{Faults, Id, Path, Reason, Table};
use crate::money::{Percent, Rupiah};
use crate::provision::Provision;

crate::record! {
    /// One criterion.
    pub struct CriterionRule("Aturan kriteria", "Besar dan cara bayar satu kriteria TPP.") {
        provision: Provision, "Dasar";
        /// How much; without it the person types it.
        amount: Option<CriterionAmount>, "Besaran; kosongkan bila diisi sendiri oleh pegawai";
        /// How it is paid.
        paid: Paid, "Cara bayar";
    }
}

crate::choice! {
    /// How a criterion is paid.
    pub enum Paid("Cara bayar kriteria") {
        /// Split over the payment parts and their scores.
        Split = "split", "Dibagi menurut bagian pembayaran (kinerja, disiplin)";
        /// Whole, whatever the month.
        Whole = "whole", "Utuh";
        /// Whole, or nothing when not present at all.
        IfPresent = "if_present", "Utuh, tetapi nol bila tidak hadir sama sekali";
    }
}

crate::one_of! {
    /// Percent of the basic TPP, or rupiah.
    pub enum CriterionAmount("Besaran kriteria") {
        /// Percent of the basic TPP.
        PercentOfBasic(PercentTable) = "percent_of_basic", "Persen dari TPP dasar";
        /// Rupiah a month.
        Rupiah(RupiahTable) = "rupiah", "Rupiah sebulan";
    }
}

impl CriterionAmount {
    /// Whom it is another for.
    pub(super) fn exceptions(&self) -> impl Iterator<Item = &Who> {
        let (percent, rupiah): (&[PercentException], &[RupiahException]) = match self {
            Self::PercentOfBasic(table) => (&table.exceptions, &[]),
            Self::Rupiah(table) => (&[], &table.exceptions),
        };
        let percent = percent.iter().map(|row| &row.who);
        percent.chain(rupiah.iter().map(|row| &row.who))
    }

    /// Whether an agency has a row of its own.
    pub fn has_agency(&self, id: &Id) -> bool {
        match self {
            Self::PercentOfBasic(table) => table.by_agency.contains_key(id),
            Self::Rupiah(table) => table.by_agency.contains_key(id),
        }
    }

    /// Whether those who came to a position by equalisation have a row of their own.
    pub fn has_equalised(&self, id: &Id) -> bool {
        match self {
            Self::PercentOfBasic(table) => table.by_equalised.contains_key(id),
            Self::Rupiah(table) => table.by_equalised.contains_key(id),
        }
    }

    /// Whether a position has a row of its own.
    pub fn has_position(&self, id: &Id) -> bool {
        match self {
            Self::PercentOfBasic(table) => table.by_position.contains_key(id),
            Self::Rupiah(table) => table.by_position.contains_key(id),
        }
    }
}

crate::record! {
    /// Percentages; position goes before agency, agency before class, class before default.
    pub struct PercentTable("Tabel persen", "Jabatan didahulukan, lalu perangkat daerah, kelas, dan nilai umum.") {
        /// Where nothing more special is given.
        default: Option<Percent>, "Nilai umum";
        /// By job class.
        by_class: Table<JobClass, Percent>, "Menurut kelas jabatan";
        by_position: Table<Id, Percent>, "Menurut jabatan", of "$.positions.list";
        /// By position, for those who came to it by equalisation.
        by_equalised: Table<Id, Percent>, "Menurut jabatan, bagi hasil penyetaraan jabatan", of "$.positions.list";
        by_agency: Table<Id, Percent>, "Menurut perangkat daerah", of "$.agencies.list";
        /// In place of all that, for some; the first that holds counts.
        exceptions: Vec<PercentException>, "Tabel tersendiri bagi status, golongan, jabatan, atau perangkat daerah tertentu; yang pertama cocok dipakai";
    }
}

crate::record! {
    /// Percentages of their own, for some.
    pub struct PercentException("Persen tersendiri", "Besaran bagi sebagian pegawai; kelas didahulukan, lalu nilai umum.") {
        /// For whom.
        who: Who = "for", "Bagi";
        /// For classes that are not listed.
        default: Option<Percent>, "Nilai umum";
        by_class: Table<JobClass, Percent>, "Menurut kelas jabatan";
    }
}

crate::record! {
    /// Amounts; position goes before agency, agency before class, class before default.
    pub struct RupiahTable("Tabel rupiah", "Jabatan didahulukan, lalu perangkat daerah, kelas, dan nilai umum.") {
        /// Where nothing more special is given.
        default: Option<Rupiah>, "Nilai umum";
        /// By job class.
        by_class: Table<JobClass, Rupiah>, "Menurut kelas jabatan";
        by_position: Table<Id, Rupiah>, "Menurut jabatan", of "$.positions.list";
        /// By position, for those who came to it by equalisation.
        by_equalised: Table<Id, Rupiah>, "Menurut jabatan, bagi hasil penyetaraan jabatan", of "$.positions.list";
        by_agency: Table<Id, Rupiah>, "Menurut perangkat daerah", of "$.agencies.list";
        /// In place of all that, for some; the first that holds counts.
        exceptions: Vec<RupiahException>, "Tabel tersendiri bagi status, golongan, jabatan, atau perangkat daerah tertentu; yang pertama cocok dipakai";
    }
}

crate::record! {
    /// Amounts of their own, for some.
    pub struct RupiahException("Rupiah tersendiri", "Besaran bagi sebagian pegawai; kelas didahulukan, lalu nilai umum.") {
        /// For whom.
        who: Who = "for", "Bagi";
        /// For classes that are not listed.
        default: Option<Rupiah>, "Nilai umum";
        by_class: Table<JobClass, Rupiah>, "Menurut kelas jabatan";
    }
}

/// A table of either kind.
struct Rows<'a, T> {
    default: Option<T>,
    by_class: &'a Table<JobClass, T>,
    by_position: &'a Table<Id, T>,
    by_equalised: &'a Table<Id, T>,
    by_agency: &'a Table<Id, T>,
}

impl<T: Copy> Rows<'_, T> {
    /// The row that holds for a post.
    fn get(&self, post: &Post<'_>) -> Option<T> {
        let by_id =
            |table: &Table<Id, T>, id: Option<&Id>| id.and_then(|id| table.get(id)).copied();
        by_id(
            self.by_equalised,
            post.position.filter(|_| post.is_equalised),
        )
        .or_else(|| by_id(self.by_position, post.position))
        .or_else(|| by_id(self.by_agency, post.agency))
        .or_else(|| of_class(self.by_class, self.default, post))
    }
}

fn of_class<T: Copy>(
    by_class: &Table<JobClass, T>,
    default: Option<T>,
    post: &Post<'_>,
) -> Option<T> {
    by_class.get(&post.class).copied().or(default)
}

impl PercentTable {
    /// The percentage for a post, if the table has one.
    pub fn get(&self, post: &Post<'_>) -> Result<Option<Percent>, GradeUnknown> {
        let exceptions = self.exceptions.iter();
        let own = exceptions.map(|row| (&row.who, of_class(&row.by_class, row.default, post)));
        Ok(first_for(own, post)?.unwrap_or_else(|| self.rows().get(post)))
    }

    fn rows(&self) -> Rows<'_, Percent> {
        Rows {
            default: self.default,
            by_class: &self.by_class,
            by_position: &self.by_position,
            by_equalised: &self.by_equalised,
            by_agency: &self.by_agency,
        }
    }
}

impl RupiahTable {
    /// The amount for a post, if the table has one.
    pub fn get(&self, post: &Post<'_>) -> Result<Option<Rupiah>, GradeUnknown> {
        let exceptions = self.exceptions.iter();
        let own = exceptions.map(|row| (&row.who, of_class(&row.by_class, row.default, post)));
        Ok(first_for(own, post)?.unwrap_or_else(|| self.rows().get(post)))
    }

    fn rows(&self) -> Rows<'_, Rupiah> {
        Rows {
            default: self.default,
            by_class: &self.by_class,
            by_position: &self.by_position,
            by_equalised: &self.by_equalised,
            by_agency: &self.by_agency,
        }
    }
}

/// Checks the criteria, and what they refer to.
pub(super) fn check(
    criteria: &Table<Criterion, CriterionRule>,
    posts: &Posts<'_>,
    at: &Path<'_>,
    faults: &mut Faults,
) {
    if criteria.is_empty() {
        faults.add(at, Reason::Empty);
    }
    for (criterion, rule) in criteria {
        let rule_at = at.key(criterion.word());
        let amount_at = rule_at.key("amount");
        match &rule.amount {
            Some(CriterionAmount::PercentOfBasic(table)) => {
                let at = amount_at.key("percent_of_basic");
                let doubt = super::check::doubt_percent;
                table.rows().check(posts, &at, faults, doubt);
                let exceptions = table.exceptions.iter();
                let exceptions = exceptions.map(|row| (&row.who, row.default, &row.by_class));
                check_exceptions(exceptions, posts, &at, faults, doubt);
            }
            Some(CriterionAmount::Rupiah(table)) => {
                let at = amount_at.key("rupiah");
                table.rows().check(posts, &at, faults, |_, _, _| {});
                super::check::doubt_falling(&table.by_class, &at.key("by_class"), faults);
                let exceptions = table.exceptions.iter();
                let exceptions = exceptions.map(|row| (&row.who, row.default, &row.by_class));
                check_exceptions(exceptions, posts, &at, faults, |_, _, _| {});
            }
            None => {}
        }
    }
}

/// For whom each is, and that it says something.
fn check_exceptions<'a, T: Copy + 'a>(
    exceptions: impl Iterator<Item = (&'a Who, Option<T>, &'a Table<JobClass, T>)>,
    posts: &Posts<'_>,
    at: &Path<'_>,
    faults: &mut Faults,
    doubt: fn(T, &Path<'_>, &mut Faults),
) {
    let list = at.key("exceptions");
    for (n, (who, default, by_class)) in exceptions.enumerate() {
        let place = list.index(n);
        who.check(posts, &place.key("for"), faults);
        let by_class_at = place.key("by_class");
        match default {
            Some(value) => doubt(value, &place.key("default"), faults),
            None if by_class.is_empty() => faults.add(&by_class_at, Reason::Empty),
            None => posts.doubt_classes(by_class, |_| false, &by_class_at, faults),
        }
        for (class, value) in by_class {
            doubt(*value, &by_class_at.key(&class.to_string()), faults);
        }
    }
}

impl<T: Copy> Rows<'_, T> {
    fn check(
        &self,
        posts: &Posts<'_>,
        at: &Path<'_>,
        faults: &mut Faults,
        doubt: fn(T, &Path<'_>, &mut Faults),
    ) {
        let by_agency = at.key("by_agency");
        let by_position = at.key("by_position");
        let by_class = at.key("by_class");
        let (agencies, positions) = (&posts.agencies, &posts.positions);
        let by_equalised = at.key("by_equalised");
        positions.check_keys(self.by_equalised.keys(), &by_equalised, faults);
        for (id, value) in self.by_equalised {
            doubt(*value, &by_equalised.key(id.as_str()), faults);
        }
        agencies.check_keys(self.by_agency.keys(), &by_agency, faults);
        positions.check_keys(self.by_position.keys(), &by_position, faults);
        for (id, value) in self.by_agency {
            doubt(*value, &by_agency.key(id.as_str()), faults);
        }
        for (id, value) in self.by_position {
            doubt(*value, &by_position.key(id.as_str()), faults);
        }
        for (class, value) in self.by_class {
            doubt(*value, &by_class.key(&class.to_string()), faults);
        }
        match self.default {
            Some(value) => doubt(value, &at.key("default"), faults),
            None if self.by_class.is_empty() => {}
            None => {
                let of_positions = Names::of(self.by_position.keys().map(Id::as_str));
                let of_agencies = Names::of(self.by_agency.keys().map(Id::as_str));
                let is_elsewhere = |position: &Position| {
                    let agency = position.agency.as_ref();
                    of_positions.contains(position.id.as_str())
                        || agency.is_some_and(|agency| of_agencies.contains(agency.as_str()))
                };
                posts.doubt_classes(self.by_class, is_elsewhere, &by_class, faults);
            }
        }
    }
}
