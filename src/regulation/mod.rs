//! What the rules say: rule packs, checked, one file a section of the rule.
//!
//! A regulation is a region's pack on top of a national one. It is made by [`Regulation::load`]
//! alone, so whoever holds one holds a rule without contradictions.

pub mod attendance;
pub mod basic_tpp;
mod check;
pub mod contributions;
pub mod criteria;
pub mod library;
pub mod origin;
pub mod pack;
pub mod payment;
pub mod performance;
pub mod places;
pub mod rounding;
pub mod salary;
pub mod status;
pub mod tax;
pub mod terms;
pub mod withholding;

use crate::document::{self, Fault, Faults, Id, Path, Read, Reader, Reason, Value};
use pack::{NationalPack, RegionalPack};
use payment::Parts;
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
}

impl Regulation {
    /// Reads and checks a region's pack against the national packs at hand. The error holds
    /// every fault of the region's pack.
    pub fn load(pack: &Value, nationals: &[National]) -> Result<Self, Vec<Fault>> {
        let mut reader = Reader::new(pack);
        let regional = RegionalPack::read(&mut reader);
        let (mut faults, holes) = reader.into_faults();
        let national = base_of(&regional, nationals, &mut faults);
        regional.check(national.map(|national| &*national.pack), &mut faults);
        faults.without_echoes(&holes, &pack::REFERRED_TO);
        match national {
            Some(national) if faults.is_empty() => Ok(Self {
                national: Rc::clone(&national.pack),
                regional,
                hash: document::hash([&national.document, pack]).into(),
            }),
            _ => Err(faults.into_vec()),
        }
    }
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
        let (mut faults, holes) = reader.into_faults();
        pack.check(&mut faults);
        faults.without_echoes(&holes, &[]);
        if !faults.is_empty() {
            return Err(faults.into_vec());
        }
        Ok(Self {
            pack: Rc::new(pack),
            document,
        })
    }
}

/// Whether a document is a region's pack rather than a national one.
pub fn is_regional(document: &Value) -> bool {
    document.get("builds_on").is_some()
}

/// The id a pack gives itself, if it is readable.
pub fn pack_id(document: &Value) -> Option<Id> {
    match document.get("id") {
        Some(Value::Text(text)) => Id::parse(text),
        _ => None,
    }
}
