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

/// Two fields that cannot both hold.
pub fn contradicts(path: &str, with: &str) -> Refusal {
    let with = with.to_owned();
    refuse(path, Reason::Contradiction { with })
}

impl From<Overflow> for Refusal {
    fn from(_: Overflow) -> Self {
        refuse("$", Reason::TooLarge)
    }
}

/// Everything refused so far. A stage that refuses leaves a blank, so that the stages behind it
/// are asked as well and a person sees all that is wrong at once.
#[derive(Debug, Default)]
pub struct Refusals(Vec<Fault>);

impl Refusals {
    /// Notes a refusal; a second one of the same field follows from the first.
    pub fn note(&mut self, refusal: impl Into<Refusal>) {
        let fault = *refusal.into();
        if self.0.iter().all(|noted| noted.path != fault.path) {
            self.0.push(fault);
        }
    }

    /// What came out, or the blank with the refusal noted.
    pub fn or<T, E: Into<Refusal>>(&mut self, result: Result<T, E>, blank: T) -> T {
        result.unwrap_or_else(|refusal| {
            self.note(refusal);
            blank
        })
    }

    /// Notes the refusal, if it is one.
    pub fn check<E: Into<Refusal>>(&mut self, result: Result<(), E>) {
        self.or(result, ());
    }

    /// Every fault, in the order of the stages; good where there is none. For a month in which
    /// the rule does not hold nothing else can be judged.
    pub fn finish(mut self) -> Result<(), Vec<Fault>> {
        let of_month = |fault: &Fault| fault.path == "$.month";
        if self.0.iter().any(of_month) {
            self.0.retain(of_month);
        }
        if self.0.is_empty() {
            Ok(())
        } else {
            Err(self.0)
        }
    }
}
