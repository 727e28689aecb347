//! What a figure rests on: sources of a regulation, collected as a computation goes.

use super::refusal::{Refusal, refuse};
use crate::document::Month;
use crate::provision::{Confidence, Provision, Source};
use crate::regulation::Regulation;

/// Provisions a figure rests on, each with the pack and section it stands in.
#[derive(Clone, Debug, Default)]
pub struct Basis<'a>(Vec<(Origin, &'a Provision)>);

/// Where a provision stands.
#[derive(Clone, Copy, Debug)]
pub enum Origin {
    /// A section of the national pack.
    National(&'static str),
    /// A section of the region's pack.
    Regional(&'static str),
}

impl<'a> Basis<'a> {
    /// One provision.
    pub fn on(origin: Origin, provision: &'a Provision) -> Self {
        Self(vec![(origin, provision)])
    }

    /// With another provision.
    pub fn and(mut self, origin: Origin, provision: &'a Provision) -> Self {
        self.0.push((origin, provision));
        self
    }

    /// With all of another basis.
    pub fn with(mut self, other: &Self) -> Self {
        self.0.extend(other.0.iter().copied());
        self
    }

    /// The least sure of them; what the person typed needs no provision and is official.
    pub fn confidence(&self) -> Confidence {
        self.0
            .iter()
            .map(|(_, provision)| provision.confidence)
            .max()
            .unwrap_or(Confidence::Official)
    }

    /// As told to the reader.
    pub fn sources(&self, regulation: &Regulation) -> Vec<Source> {
        self.0
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
