//! What there is before a rule is chosen: what was typed, and nothing asked or computed.

use super::draft::Draft;
use super::notice::Notice;
use crate::app::kit::situation::Situation;
use crate::app::kit::words::Language;
use crate::document::Month;
use crate::regulation::library::{Library, Refused};
use std::rc::Rc;

/// What there is before a rule is chosen.
#[derive(Clone, Debug)]
pub struct Choosing {
    /// The language spoken.
    pub language: Language,
    /// The packs at hand.
    pub library: Rc<Library>,
    /// The month asked about.
    pub month: Month,
    /// What was typed.
    pub draft: Draft,
    /// Every situation as it was when it was last left, and which of them is open.
    pub situations: Vec<Situation>,
    /// The place of the open one among them.
    pub open: usize,
    /// The agency that the surrounding page chose for the person.
    pub unit: Option<String>,
    /// A pack that was refused, with all its faults.
    pub refused: Option<Refused>,
    /// Something to say once.
    pub notice: Option<Notice>,
}
