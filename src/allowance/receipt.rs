//! The receipt: with it and the inputs anybody can make the same estimate again.

use crate::document::Id;
use crate::regulation::Regulation;
use serde::Serialize;

/// What made an estimate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Receipt {
    /// Version of the engine.
    pub engine: &'static str,
    /// The region's pack.
    pub regulation: Id,
    /// The national pack it builds on.
    pub national: Id,
    /// SHA-256 over both packs.
    pub hash: String,
}

impl Receipt {
    /// The receipt of a regulation.
    pub fn new(regulation: &Regulation) -> Self {
        Self {
            engine: env!("CARGO_PKG_VERSION"),
            regulation: regulation.regional.id.clone(),
            national: regulation.national.id.clone(),
            hash: regulation.hash.clone(),
        }
    }
}
