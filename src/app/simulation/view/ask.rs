//! What the page asks the worker for, or does in its stead.

use web_sys::File;

/// What needs the worker.
#[derive(Clone)]
pub enum Ask {
    /// The sample roster.
    Sample,
    /// A roster of one's own.
    File(File),
    /// A run.
    Run,
    /// No run after all.
    Cancel,
    /// One row under both rules.
    Person(u32),
    /// Everybody as a file.
    Export,
    /// The draft's pack as a file.
    SavePack,
}
