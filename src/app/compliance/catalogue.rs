//! The instruments and rule packs at hand, checked.

use super::assessments::Assessments;
use crate::compliance::rating::RatingPack;
use crate::compliance::standard::StandardPack;
use crate::compliance::tree::Tree;
use crate::compliance::{Instrument, Method};
use crate::document::{Fault, Value};
use crate::regulation::library::Library;

/// What came with the page.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    /// The instruments.
    pub instruments: Vec<Instrument>,
    /// The rule packs.
    pub library: Library,
    /// What was wrong with instruments left out.
    pub faults: Vec<Fault>,
}

impl Catalogue {
    /// Checks each instrument by itself; one that cannot be used is left out.
    pub fn of(instruments: &[Value], library: Library) -> Self {
        let mut catalogue = Self {
            library,
            ..Self::default()
        };
        for document in instruments {
            match Instrument::load(document) {
                Ok(instrument) => catalogue.instruments.push(instrument),
                Err(faults) => catalogue.faults.extend(faults),
            }
        }
        catalogue
    }

    /// The instruments that score by a tree of indicators.
    pub fn trees(&self) -> impl Iterator<Item = (&Instrument, &Tree)> {
        self.instruments
            .iter()
            .filter_map(|instrument| Some((instrument, instrument.tree().ok()?)))
    }

    /// One of them.
    pub fn tree(&self, id: &str) -> Option<(&Instrument, &Tree)> {
        self.trees()
            .find(|(instrument, _)| instrument.id.as_str() == id)
    }

    /// The instruments that ask for service standards.
    pub fn standards(&self) -> impl Iterator<Item = (&Instrument, &StandardPack)> {
        self.instruments
            .iter()
            .filter_map(|instrument| Some((instrument, instrument.standard().ok()?)))
    }

    /// One of them.
    pub fn standard(&self, id: &str) -> Option<(&Instrument, &StandardPack)> {
        self.standards()
            .find(|(instrument, _)| instrument.id.as_str() == id)
    }

    /// The instruments a unit can fill in: trees of indicators, and the service standard.
    pub fn askable(&self) -> impl Iterator<Item = &Instrument> {
        let is_askable = |instrument: &&Instrument| !matches!(instrument.method, Method::Rating(_));
        self.instruments.iter().filter(is_askable)
    }

    /// Whether a unit can fill an instrument in.
    pub fn knows(&self, id: &str) -> bool {
        self.askable()
            .any(|instrument| instrument.id.as_str() == id)
    }

    /// Reads what was kept, with the instruments at hand.
    pub fn read(&self, document: &Value) -> (Assessments, Vec<Fault>) {
        let known: Vec<&str> = self.askable().map(|known| known.id.as_str()).collect();
        Assessments::read(document, &known)
    }

    /// What turns a class into an organisational rating.
    pub fn rating(&self) -> Option<&RatingPack> {
        self.instruments
            .iter()
            .find_map(|instrument| match &instrument.method {
                Method::Rating(pack) => Some(&**pack),
                _ => None,
            })
    }

    /// The instrument to begin with: one in force before what is past.
    pub fn first(&self) -> Option<&Instrument> {
        self.trees()
            .min_by_key(|(instrument, _)| instrument.status)
            .map(|(instrument, _)| instrument)
    }
}
