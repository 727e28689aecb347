//! Everything that can happen in the workshop.

use crate::app::kit::form::editor::Act;
use crate::app::kit::words::Language;
use crate::document::Fault;

/// What a person, or the page around, does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// The page speaks a language.
    Language(Language),
    /// Chooses a pack at hand to begin from, by its key.
    Choose(String),
    /// Begins a pack from one at hand, by its key.
    Begin(String),
    /// Opens the text of a file, by the file's name.
    Open(String, Result<String, Fault>),
    /// Goes on with a pack that was begun, by its place.
    Resume(usize),
    /// Takes such a pack off the shelf.
    Discard(usize),
    /// Goes back to what there is to open.
    Shelve,
    /// Does something in the form.
    Form(Act),
    /// Edits as text, or in the form.
    AsText(bool),
    /// Types the text.
    Text(String),
    /// Gives up a text that cannot be read.
    DropText,
    /// What was typed is to be looked at.
    Check,
    /// Opens or closes the answers of a person, by their place.
    Person(usize),
    /// Names a person.
    Name(usize, String),
    /// A person's answer, by its path.
    Answer(usize, String, String),
    /// Whether the device keeps what is typed.
    Kept(bool),
    /// What was told is read.
    Dismiss,
}
