//! What is wrong with something typed, and where it was typed.

use super::typed::{Asked, Wrong};
use crate::document::Fault;

/// Something that keeps the answer away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// A text that is no number, by the path it is kept under.
    Typed {
        /// Path of the question.
        path: String,
        /// What was typed.
        text: String,
        /// The kind of number asked for.
        asked: Asked,
        /// Why it is none.
        wrong: Wrong,
    },
    /// A fault of the case, as the engine says it.
    Fault(Fault),
}

impl Trouble {
    /// Where it is: the path of a question, of the case or of a pack.
    pub fn path(&self) -> &str {
        match self {
            Self::Typed { path, .. } => path,
            Self::Fault(fault) => &fault.path,
        }
    }
}

/// Faults as troubles.
pub fn troubles(faults: Vec<Fault>) -> Vec<Trouble> {
    faults.into_iter().map(Trouble::Fault).collect()
}
