//! What was brought in and cannot be used.

use crate::compliance::survey::FileReason;
use crate::document::Fault;
use crate::document::text::NotText;

/// Why something brought in is not used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// A place of a document.
    Place(Fault),
    /// A file of assessments that is no text.
    Assessments(NotText),
    /// A survey file.
    Survey(FileReason),
}
