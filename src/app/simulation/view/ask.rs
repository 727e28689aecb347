//! What the page asks the worker for, or does in its stead.

use web_sys::File;

/// What needs the worker.
#[derive(Clone)]
pub enum Ask {
    /// The sample roster.
    Sample,
    /// A roster of one's own.
    File(File),
    /// Another sheet of the workbook, by its name.
    Sheet(String),
    /// A run.
    Run,
    /// A number of the draft.
    Seek,
    /// The year of the last run.
    Year,
    /// The cliffs of the draft.
    Cliffs,
    /// The saved drafts beside each other.
    Compare,
    /// The summary on paper.
    Print,
    /// No run, or no search, after all.
    Cancel,
    /// One row under both rules.
    Person(u32),
    /// Everybody as a file.
    Export,
    /// What the run came to as a workbook.
    Book,
    /// The template of a roster as a workbook.
    Template,
    /// The draft's pack as a file.
    SavePack,
}
