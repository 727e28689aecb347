//! What a figure rests on: sources of a regulation, collected as a computation goes.

use super::refusal::{Refusal, refuse};
use crate::document::Month;
use crate::provision::{Confidence, Provision, Source};
use crate::regulation::Regulation;

/// Provisions a figure rests on, each with the pack and section it stands in, and whether a number
/// that the person stated is among what it is made of.
#[derive(Clone, Debug, Default)]
pub struct Basis<'a> {
    provisions: Vec<(Origin, &'a Provision)>,
    is_stated: bool,
}

/// Where a provision stands.
#[derive(Clone, Copy, Debug)]
pub enum Origin {
    /// A section of the national pack.
    National(&'static str),
    /// A section of the region's pack.
    Regional(&'static str),
}

impl<'a> Basis<'a> {
    /// A number that the person stated.
    pub fn stated(&mut self) {
        self.is_stated = true;
    }

    /// Another provision.
    pub fn add(&mut self, origin: Origin, provision: &'a Provision) {
        self.provisions.push((origin, provision));
    }

    /// All of another basis.
    pub fn with(&mut self, other: &Self) {
        self.provisions.extend(&other.provisions);
        self.is_stated |= other.is_stated;
    }

    /// The least sure of them; what rests on no provision at all, somebody stated.
    pub fn confidence(&self) -> Confidence {
        let provisions = self.provisions.iter();
        let ruled = provisions.map(|(_, provision)| provision.confidence).max();
        match ruled {
            Some(ruled) if self.is_stated => ruled.max(Confidence::Stated),
            ruled => ruled.unwrap_or(Confidence::Stated),
        }
    }

    /// As told to the reader.
    pub fn sources(&self, regulation: &Regulation) -> Vec<Source> {
        self.provisions
            .iter()
            .map(|(origin, provision)| {
                let (pack, section) = match origin {
                    Origin::National(section) => (&regulation.national.id, *section),
                    Origin::Regional(section) => (&regulation.regional.id, *section),
                };
                Source {
                    pack: pack.clone(),
                    section,
                    citation: provision.citation.clone(),
                    confidence: provision.confidence,
                    note: provision.note.clone(),
                    checked: provision.checked,
                }
            })
            .collect()
    }
}

/// Refuses a provision that is not in force in the month asked about.
pub fn in_force(provision: &Provision, month: Month) -> Result<(), Refusal> {
    match &provision.in_force {
        Some(validity) if !validity.contains(month) => {
            Err(refuse("$.month", validity.refusal(month)))
        }
        _ => Ok(()),
    }
}
