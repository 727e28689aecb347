//! Why there is no figure: the field, the reason and with it the repair.

use crate::document::{Fault, Reason};
use crate::money::Overflow;

/// One fault of a case. Boxed, since it travels up through every stage.
pub type Refusal = Box<Fault>;

/// Refuses a field of the case.
pub fn refuse(path: &str, reason: Reason) -> Refusal {
    Box::new(Fault {
        path: path.to_owned(),
        reason,
    })
}

/// The computation needs this field.
pub fn needs(path: &str) -> Refusal {
    refuse(path, Reason::NeedsInput)
}

impl From<Overflow> for Refusal {
    fn from(_: Overflow) -> Self {
        refuse("$", Reason::TooLarge)
    }
}
