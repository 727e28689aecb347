//! What the rules say: rule packs, checked, one file a section of the rule.
//!
//! A regulation is a region's pack on top of a national one. It is made by [`Regulation::load`]
//! alone, so whoever holds one holds a rule without contradictions.

pub mod ability;
pub mod activity;
pub mod attendance;
pub mod back_pay;
pub mod basic_tpp;
pub mod beside;
mod check;
pub mod contributions;
pub mod criteria;
pub mod extra_months;
pub mod full_months;
pub mod library;
pub mod measures;
pub mod mid_month;
pub mod origin;
pub mod pack;
pub mod payment;
pub mod percent_of;
pub mod performance;
pub mod places;
mod posts;
pub mod reductions;
pub mod roles;
pub mod rounding;
pub mod salary;
pub mod status;
pub mod tax;
pub mod terms;
pub mod who;
pub mod withholding;
pub mod work_calendar;

use crate::document::json::{self, Document};
use crate::document::{self, Fault, Faults, Id, Path, Read, Reader, Reason, Value, Warning};
use beside::Beside;
use pack::{NationalPack, RegionalPack};
use serde::Serialize;
use std::rc::Rc;

/// A region's rule together with the national rule it builds on.
#[derive(Clone, Debug)]
pub struct Regulation {
    /// What holds in the whole country.
    pub national: Rc<NationalPack>,
    /// What the region decides.
    pub regional: RegionalPack,
    /// SHA-256 over both packs as minified JSON, for receipts.
    pub hash: Rc<str>,
    /// What is odd in the region's pack.
    pub warnings: Rc<[Warning]>,
}

impl Regulation {
    /// Reads and checks a region's pack against the national packs at hand. The error holds
    /// every fault of the region's pack.
    pub fn load(pack: &Value, nationals: &[National]) -> Result<Self, Vec<Fault>> {
        let (checked, regulation) = tried(pack, nationals);
        regulation.ok_or(checked.faults)
    }
}

/// A region's pack as it was read, the one it builds on, and what is wrong with it beside keys that
/// stand there twice.
fn examined<'n>(
    pack: &Value,
    twice: &[Fault],
    nationals: &'n [National],
) -> (RegionalPack, Option<&'n National>, Faults) {
    let mut reader = Reader::new(pack);
    let regional = RegionalPack::read(&mut reader);
    let unsure = twice.iter().map(|fault| fault.path.clone());
    let mut faults = reader.into_faults().without(unsure);
    let national = base_of(&regional, nationals, &mut faults);
    regional.check(national.map(|national| &*national.pack), &mut faults);
    (regional, national, faults)
}

/// The national pack that a region's pack builds on.
fn base_of<'n>(
    regional: &RegionalPack,
    nationals: &'n [National],
    faults: &mut Faults,
) -> Option<&'n National> {
    let base = nationals.iter().find(|n| n.pack.id == regional.builds_on);
    if base.is_none() {
        let known = nationals.iter().map(|n| n.pack.id.to_string()).collect();
        let found = regional.builds_on.to_string();
        let place = Path::ROOT.key("builds_on");
        faults.add(&place, Reason::UnknownBase { found, known });
    }
    base
}

/// A national pack, checked, with the document it came from.
#[derive(Clone, Debug)]
pub struct National {
    /// The rules.
    pub pack: Rc<NationalPack>,
    document: Value,
}

impl National {
    /// Reads and checks a national pack. The error holds every fault.
    pub fn load(document: Value) -> Result<Self, Vec<Fault>> {
        let mut reader = Reader::new(&document);
        let pack = NationalPack::read(&mut reader);
        let mut faults = reader.into_faults();
        pack.check(&mut faults);
        if !faults.is_empty() {
            return Err(faults.into_vec());
        }
        Ok(Self {
            pack: Rc::new(pack),
            document,
        })
    }
}

/// The largest pack that is read, in megabytes.
pub const LARGEST_PACK: u32 = 2;
/// The same in bytes.
pub const LARGEST_PACK_BYTES: u32 = 2_000_000;

/// Reads the text of a pack.
pub fn read_text(text: &str) -> Result<Document, Fault> {
    let fits = u32::try_from(text.len()).is_ok_and(|bytes| bytes <= LARGEST_PACK_BYTES);
    if fits {
        json::parse(text)
    } else {
        Err(too_large())
    }
}

/// Why a pack beyond the largest is not read.
pub fn too_large() -> Fault {
    Fault {
        path: Path::ROOT.to_string(),
        reason: Reason::PackTooLarge { max: LARGEST_PACK },
    }
}

/// All that is wrong with a pack, and all that is odd.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Checked {
    /// With any of these it cannot be used.
    pub faults: Vec<Fault>,
    /// These keep nobody from using it.
    pub warnings: Vec<Warning>,
}

/// Looks at a pack of either kind, by itself and beside others.
pub fn check(document: &Document, nationals: &[National], beside: &Beside<'_>) -> Checked {
    let pack = &document.value;
    let mut checked = Checked::default();
    checked.faults.extend(document.twice.iter().cloned());
    if is_regional(pack) {
        let (_, _, faults) = examined(pack, &document.twice, nationals);
        let (faults, warnings) = faults.into_parts();
        checked.faults.extend(faults);
        checked.warnings = warnings;
    } else {
        let refused = National::load(pack.clone()).err();
        checked.faults.extend(refused.unwrap_or_default());
    }
    checked.warnings.extend(beside.doubts(pack));
    checked
}

/// All that is wrong with a region's pack by itself, all that is odd, and the rule that it is where
/// nothing is wrong.
pub fn tried(pack: &Value, nationals: &[National]) -> (Checked, Option<Regulation>) {
    let (regional, national, faults) = examined(pack, &[], nationals);
    let (faults, warnings) = faults.into_parts();
    let national = national.filter(|_| faults.is_empty());
    let regulation = national.map(|national| Regulation {
        national: Rc::clone(&national.pack),
        regional,
        hash: document::hash([&national.document, pack]).into(),
        warnings: warnings.clone().into(),
    });
    (Checked { faults, warnings }, regulation)
}

/// Whether a document is a region's pack rather than a national one: it builds on one, or has more
/// of what only such a pack has.
pub fn is_regional(document: &Value) -> bool {
    const REGIONAL: [&str; 5] = ["region", "basic_tpp", "criteria", "payment", "withholding"];
    const NATIONAL: [&str; 5] = [
        "bpk_by_class",
        "rating_matrix",
        "tax",
        "contributions",
        "salary",
    ];
    let has = |keys: [&str; 5]| {
        keys.iter()
            .filter(|key| document.get(key).is_some())
            .count()
    };
    document.get("builds_on").is_some() || has(REGIONAL) > has(NATIONAL)
}

/// The id a pack gives itself, if it is readable.
pub fn pack_id(document: &Value) -> Option<Id> {
    match document.get("id") {
        Some(Value::Text(text)) => Id::parse(text),
        _ => None,
    }
}
