//! Everything that can happen on the page.

use super::goal::Seek;
use crate::app::kit::form::editor::Act;
use crate::app::kit::words::Language;
use crate::document::Fault;
use crate::document::json::Document;
use crate::document::text::NotText;
use crate::simulation::cliffs::Cliff;
use crate::simulation::columns::Field;
use crate::simulation::export::Listed;
use crate::simulation::goal_seek::Sought;
use crate::simulation::roster::Layout;
use crate::simulation::run::Both;
use crate::simulation::summary::{By, Compared, Summary};
use crate::simulation::year::OfYear;

/// Something a person does, or the worker says.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// The page speaks a language.
    Language(Language),
    /// Today's rule, by its key.
    Before(String),
    /// The draft, by its key.
    After(String),
    /// Something is done in the form of the draft.
    Draft(Act),
    /// The draft is as its pack has it again.
    Unchange,
    /// A pack of one's own.
    Pack(Result<Document, Fault>),
    /// The month, as its text.
    Month(String),
    /// What is taken for everybody, by its name.
    Assume(String, String),
    /// How people behave, by its word.
    Behave(String),
    /// What counts become, in percent, as typed.
    CountsBecome(String),
    /// A file is on its way to the worker, by its name.
    Opening(String),
    /// What it looks like, or why it is no roster.
    Opened(Result<Layout, Refused>),
    /// A column holds something else.
    Hold(usize, Option<Field>),
    /// Columns hold what their names say again.
    ForgetColumns,
    /// No workbook could be written.
    Unsaved(Refused),
    /// A run begins.
    Run,
    /// How far it is: rows, and thousandths of the file.
    Progress(u32, u32),
    /// A run was called off.
    Cancelled,
    /// What a run comes to.
    Ran(Box<Summary>),
    /// The regulations cannot be run.
    Refused(Vec<Fault>),
    /// The worker is no more.
    Stopped,
    /// Whose rows are listed: everybody's without a part.
    List(Option<(By, String)>),
    /// The rows.
    Listed(Vec<Listed>),
    /// A row that a rule refused, by its place in the list of refusals.
    Explained(usize, Box<Both>),
    /// A row as both rules ask.
    Show(Box<Both>),
    /// Nobody is shown any more.
    Close,
    /// What the region may spend, by its name.
    Budget(String, String),
    /// What is sought is chosen or typed.
    Seek(Seek),
    /// What was found.
    Sought(Box<Sought>),
    /// The value that was found is put into the draft.
    TakeFound,
    /// The worker begins something else over the people of the last run.
    Begin(Long),
    /// What the year comes to.
    OfYear(Box<OfYear>),
    /// The cliffs that were found.
    Cliffs(Vec<Cliff>),
    /// The rows at a cliff are listed, by its place.
    ListCliff(usize),
    /// The draft is saved to be compared.
    Save,
    /// A saved draft is called something else, by its place.
    Rename(usize, String),
    /// A saved draft becomes the draft.
    Open(usize),
    /// A saved draft is no more.
    Remove(usize),
    /// What each of them comes to.
    Compared(Vec<Compared>),
    /// Whether the device keeps what is typed.
    Kept(bool),
    /// What the roster's file is known by.
    Fingerprint(String),
    /// What was told is read.
    Dismiss,
}

/// What the worker does over the people of a run that was made, step by step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Long {
    /// A whole year of theirs.
    Year,
    /// Cliffs of the draft.
    Cliffs,
    /// The saved drafts beside each other.
    Comparing,
    /// A number of the draft.
    Seeking,
}

/// Why a file is no roster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The code of the reason.
    pub code: String,
    /// The most megabytes, where it is too large.
    pub max: Option<u32>,
}

impl From<NotText> for Refused {
    fn from(reason: NotText) -> Self {
        let max = match reason {
            NotText::FileTooLarge { max } => Some(max),
            _ => None,
        };
        Self {
            code: reason.code().to_owned(),
            max,
        }
    }
}
