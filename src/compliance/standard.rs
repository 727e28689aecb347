//! The service standard: fourteen components per service product (UU 25/2009 Pasal 21), the
//! service pledge, and when the standard must be reviewed.
//!
//! All dates are given, the day asked about too. What nobody answered is open, neither there nor
//! missing.

use super::criterion::Criterion;
use crate::document::{Fault, Faults, Id, Path, Reason, Table};
use crate::provision::{Date, Provision};
use serde::Serialize;

crate::record! {
    /// What a standard must hold.
    pub struct StandardPack("Standar pelayanan", "Komponen standar, maklumat, dan peninjauan ulang.") {
        components: Components, "Komponen standar pelayanan";
        pledge: PledgeRule, "Maklumat pelayanan";
        review: ReviewRule, "Peninjauan ulang";
    }
}

crate::record! {
    /// The components of a standard.
    pub struct Components("Komponen standar", "Komponen standar pelayanan.") {
        provision: Provision, "Dasar";
        list: Vec<Component>, "Komponen";
    }
}

crate::record! {
    /// A component of a standard.
    pub struct Component("Komponen", "Satu komponen standar pelayanan.") {
        id: Id, "Kode";
        /// What it is.
        label: String, "Nama";
        /// The same in English.
        label_en: Option<String>, "Nama dalam bahasa Inggris";
        /// Which side of the service it belongs to.
        side: Side, "Kelompok";
    }
}

crate::choice! {
    /// Which side of the service a component belongs to.
    pub enum Side("Kelompok komponen") {
        /// What the user meets; it must be published.
        Delivery = "delivery", "Penyampaian pelayanan (service delivery), wajib dipublikasikan";
        /// How the service is made inside.
        Manufacturing = "manufacturing", "Pengelolaan pelayanan (manufacturing), internal";
    }
}

crate::record! {
    /// What a pledge must promise.
    pub struct PledgeRule("Maklumat pelayanan", "Janji yang harus dimuat maklumat.") {
        provision: Provision, "Dasar";
        promises: Vec<Promise>, "Janji";
    }
}

crate::record! {
    /// A promise of the pledge.
    pub struct Promise("Janji", "Satu janji dalam maklumat.") {
        id: Id, "Kode";
        /// What is promised.
        text: Criterion, "Isi";
    }
}

crate::record! {
    /// When a standard must be reviewed.
    pub struct ReviewRule("Peninjauan ulang", "Kapan standar harus ditinjau ulang.") {
        provision: Provision, "Dasar";
        /// Years after the decree or the last review at which it is due.
        due_after_years: u32, "Jatuh tempo setelah sekian tahun";
        /// Years at which it is overdue.
        overdue_after_years: u32, "Terlambat setelah sekian tahun";
    }
}

crate::record! {
    /// The standards of a unit, and the day asked about.
    pub struct StandardCase("Standar suatu unit", "Standar tiap produk pelayanan, maklumat, dan tanggal penilaian.") {
        /// The day asked about.
        as_of: Date = "asOf", "Tanggal penilaian";
        /// The service products.
        products: Vec<Product>, "Produk pelayanan";
        pledge: Option<Pledge>, "Maklumat";
    }
}

crate::record! {
    /// One service product.
    pub struct Product("Produk pelayanan", "Standar satu produk pelayanan.") {
        name: String, "Nama";
        /// Its components by id.
        components: Table<Id, Presence>, "Komponen";
        /// Day of the decree that sets the standard.
        decreed: Option<Date>, "Tanggal penetapan";
        /// Day of the last review.
        reviewed: Option<Date>, "Tanggal peninjauan terakhir";
        /// What gave rise to the last review.
        review: Option<ReviewKind>, "Jenis peninjauan terakhir";
        /// Why it was reviewed early.
        reason: Option<String>, "Alasan peninjauan situasional";
    }
}

crate::choice! {
    /// What gave rise to a review.
    pub enum ReviewKind("Jenis peninjauan ulang") {
        /// Its time had come.
        Periodic = "periodic", "Berkala";
        /// Something happened before its time; the reason is to be told.
        Situational = "situational", "Situasional, sebelum waktunya";
    }
}

crate::record! {
    /// Whether a component is there and published; absent means not answered.
    pub struct Presence("Keberadaan", "Ada atau tidak, dan di mana dipublikasikan.") {
        /// It is there.
        exists: Option<bool>, "Ada";
        electronic: Option<bool>, "Dipublikasikan secara elektronik";
        other: Option<bool>, "Dipublikasikan nonelektronik";
    }
}

crate::record! {
    /// The pledge of a unit; absent means not answered.
    pub struct Pledge("Maklumat unit", "Maklumat pelayanan suatu unit.") {
        /// Day of the decree.
        decreed: Option<Date>, "Tanggal penetapan";
        /// Whether each promise is in it, by id.
        promises: Table<Id, bool>, "Janji yang dimuat";
        electronic: Option<bool>, "Dipublikasikan secara elektronik";
        other: Option<bool>, "Dipublikasikan nonelektronik";
    }
}

/// How complete the standards of a unit are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct StandardResult {
    /// Each product, in the order given.
    pub products: Vec<ProductResult>,
    /// The pledge.
    pub pledge: Tally,
    /// What the pledge lacks or leaves open.
    pub pledge_lacks: Vec<Lack>,
}

/// How complete the standard of one product is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ProductResult {
    /// Name.
    pub name: String,
    /// All components there.
    pub exists: Tally,
    /// Components that must be published, electronically.
    pub electronic: Tally,
    /// Components that must be published, otherwise.
    pub other: Tally,
    /// What is missing or open.
    pub lacks: Vec<Lack>,
    /// Set by a decree, every component there, everything published that must be.
    pub complete: bool,
    /// When the standard must be reviewed.
    pub review: Review,
}

/// How many of so many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// There.
    pub yes: u32,
    /// Not there.
    pub no: u32,
    /// Not answered.
    pub open: u32,
}

impl Tally {
    fn add(&mut self, answer: Option<bool>) {
        let count = match answer {
            Some(true) => &mut self.yes,
            Some(false) => &mut self.no,
            None => &mut self.open,
        };
        *count = count.saturating_add(1);
    }
}

/// Something that is missing or not answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Lack {
    /// The component or promise; none for the pledge itself.
    pub of: Option<Id>,
    /// What it lacks.
    pub what: Need,
    /// Not answered, rather than missing.
    pub open: bool,
}

/// What a component or a pledge needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Need {
    /// To be there.
    Exists,
    /// To be set by a decree.
    Decree,
    /// To be published electronically.
    Electronic,
    /// To be published otherwise.
    Other,
    /// A review before its time, to be given its reason.
    Reason,
}

/// When a standard must be reviewed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Review {
    /// The decree or the last review, whichever is later.
    pub since: Option<Date>,
    /// Due from this day.
    pub due: Option<Date>,
    /// Overdue from this day.
    pub overdue: Option<Date>,
    /// How it stands on the day asked about.
    pub state: ReviewState,
}

/// How a review stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ReviewState {
    /// No date is known.
    Unknown,
    /// Not due yet.
    Current,
    /// Due.
    Due,
    /// Overdue.
    Overdue,
}

impl StandardPack {
    pub(super) fn check(&self, at: &Path<'_>, faults: &mut Faults) {
        let components = self.components.list.iter().map(|component| &component.id);
        let components_at = at.key("components");
        ids(components, &components_at.key("list"), faults);
        let promises = self.pledge.promises.iter().map(|promise| &promise.id);
        let pledge_at = at.key("pledge");
        ids(promises, &pledge_at.key("promises"), faults);
        let (due, overdue) = (self.review.due_after_years, self.review.overdue_after_years);
        if due == 0 || overdue <= due || overdue > 100 {
            let at = at.key("review");
            let reason = Reason::out_of_range(due.saturating_add(1), 100, overdue);
            faults.add(&at.key("overdue_after_years"), reason);
        }
    }

    /// How complete the standards are on the day asked about.
    pub fn assess(&self, case: &StandardCase) -> Result<StandardResult, Vec<Fault>> {
        let mut faults = Faults::default();
        let at = Path::ROOT.key("products");
        for (n, product) in case.products.iter().enumerate() {
            self.check_product(product, case.as_of, &at.index(n), &mut faults);
        }
        if let Some(pledge) = &case.pledge {
            self.check_pledge(pledge, case.as_of, &mut faults);
        }
        if !faults.is_empty() {
            return Err(faults.into_vec());
        }
        let products = case.products.iter();
        let (pledge, pledge_lacks) = self.pledge_result(case.pledge.as_ref());
        Ok(StandardResult {
            products: products.map(|p| self.product(p, case.as_of)).collect(),
            pledge,
            pledge_lacks,
        })
    }

    /// Known components, nothing published that is not there, no day after the day asked about.
    fn check_product(&self, product: &Product, as_of: Date, at: &Path<'_>, faults: &mut Faults) {
        let components_at = at.key("components");
        for (id, presence) in &product.components {
            let at = components_at.key(id.as_str());
            if !self.components.list.iter().any(|known| known.id == *id) {
                let known = self.components.list.iter().map(|known| known.id.as_str());
                faults.add(&at, Reason::unknown_reference(id.as_str(), known));
            }
            let published = presence.electronic == Some(true) || presence.other == Some(true);
            if presence.exists == Some(false) && published {
                let with = at.key("exists").to_string();
                faults.add(&at, Reason::Contradiction { with });
            }
        }
        not_later(product.decreed, as_of, &at.key("decreed"), faults);
        not_later(product.reviewed, as_of, &at.key("reviewed"), faults);
    }

    fn check_pledge(&self, pledge: &Pledge, as_of: Date, faults: &mut Faults) {
        let at = Path::ROOT.key("pledge");
        let promises_at = at.key("promises");
        for id in pledge.promises.keys() {
            if !self.pledge.promises.iter().any(|known| known.id == *id) {
                let known = self.pledge.promises.iter().map(|known| known.id.as_str());
                let reason = Reason::unknown_reference(id.as_str(), known);
                faults.add(&promises_at.key(id.as_str()), reason);
            }
        }
        not_later(pledge.decreed, as_of, &at.key("decreed"), faults);
    }

    fn product(&self, product: &Product, as_of: Date) -> ProductResult {
        let mut exists = Tally::default();
        let mut electronic = Tally::default();
        let mut other = Tally::default();
        let mut lacks = Lacks::default();
        for component in &self.components.list {
            let presence = product.components.get(&component.id);
            let answer = |one: fn(&Presence) -> Option<bool>| presence.and_then(one);
            let id = Some(&component.id);
            let there = answer(|presence| presence.exists);
            exists.add(there);
            lacks.note(id, Need::Exists, there);
            if component.side == Side::Manufacturing {
                continue;
            }
            // What is not there cannot be published; that it is missing is said once.
            let gone = there == Some(false);
            let published = |answer: Option<bool>| if gone { Some(false) } else { answer };
            for (need, tally, answer) in [
                (
                    Need::Electronic,
                    &mut electronic,
                    published(answer(|presence| presence.electronic)),
                ),
                (
                    Need::Other,
                    &mut other,
                    published(answer(|presence| presence.other)),
                ),
            ] {
                tally.add(answer);
                if !gone {
                    lacks.note(id, need, answer);
                }
            }
        }
        // What the standard itself holds; the reason of a review is no part of it.
        let complete = lacks.0.is_empty() && product.decreed.is_some();
        if product.review == Some(ReviewKind::Situational) && product.reason.is_none() {
            lacks.note(None, Need::Reason, None);
        }
        ProductResult {
            name: product.name.clone(),
            exists,
            electronic,
            other,
            complete,
            lacks: lacks.0,
            review: self.review.of(product, as_of),
        }
    }

    /// Promises in the pledge, and what it lacks. Without a pledge everything is open.
    fn pledge_result(&self, pledge: Option<&Pledge>) -> (Tally, Vec<Lack>) {
        let mut tally = Tally::default();
        let mut lacks = Lacks::default();
        for promise in &self.pledge.promises {
            let answer = pledge.and_then(|pledge| pledge.promises.get(&promise.id).copied());
            tally.add(answer);
            lacks.note(Some(&promise.id), Need::Exists, answer);
        }
        let decreed = pledge.and_then(|pledge| pledge.decreed).map(|_| true);
        lacks.note(None, Need::Decree, decreed);
        let published = pledge.and_then(|pledge| pledge.electronic);
        lacks.note(None, Need::Electronic, published);
        lacks.note(None, Need::Other, pledge.and_then(|pledge| pledge.other));
        (tally, lacks.0)
    }
}

/// What is missing or open so far.
#[derive(Default)]
struct Lacks(Vec<Lack>);

impl Lacks {
    fn note(&mut self, of: Option<&Id>, what: Need, answer: Option<bool>) {
        if answer != Some(true) {
            self.0.push(Lack {
                of: of.cloned(),
                what,
                open: answer.is_none(),
            });
        }
    }
}

impl ReviewRule {
    fn of(&self, product: &Product, as_of: Date) -> Review {
        let since = product.decreed.max(product.reviewed);
        let later = |years| since.and_then(|since| since.years_later(years));
        let (due, overdue) = (later(self.due_after_years), later(self.overdue_after_years));
        let reached = |day: Option<Date>| day.is_some_and(|day| as_of >= day);
        let state = match since {
            None => ReviewState::Unknown,
            Some(_) if reached(overdue) => ReviewState::Overdue,
            Some(_) if reached(due) => ReviewState::Due,
            Some(_) => ReviewState::Current,
        };
        Review {
            since,
            due,
            overdue,
            state,
        }
    }
}

/// At least one id, and none twice.
fn ids<'a>(ids: impl Iterator<Item = &'a Id>, at: &Path<'_>, faults: &mut Faults) {
    let mut seen: Vec<&Id> = Vec::new();
    for (n, id) in ids.enumerate() {
        if seen.contains(&id) {
            let found = id.to_string();
            faults.add(&at.index(n).key("id"), Reason::Duplicate { found });
        }
        seen.push(id);
    }
    if seen.is_empty() {
        faults.add(at, Reason::Empty);
    }
}

fn not_later(day: Option<Date>, as_of: Date, at: &Path<'_>, faults: &mut Faults) {
    if day.is_some_and(|day| day > as_of) {
        let with = Path::ROOT.key("asOf").to_string();
        faults.add(at, Reason::Contradiction { with });
    }
}
