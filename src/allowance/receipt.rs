//! The receipt: with it and the inputs anybody can make the same estimate again.

use crate::document::Id;
use crate::regulation::Regulation;
use serde::{Serialize, Serializer};
use std::rc::Rc;

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
    #[serde(serialize_with = "text")]
    pub hash: Rc<str>,
}

impl Receipt {
    /// The receipt of a regulation.
    pub fn new(regulation: &Regulation) -> Self {
        Self {
            engine: env!("CARGO_PKG_VERSION"),
            regulation: regulation.regional.id.clone(),
            national: regulation.national.id.clone(),
            hash: Rc::clone(&regulation.hash),
        }
    }
}

fn text<S: Serializer>(text: &str, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(text)
}
