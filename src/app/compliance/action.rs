//! What can happen on the officer's page.

use super::assessment::Spot;
use super::refused::Refused;
use super::taking::Taking;
use crate::app::kit::words::Language;
use crate::document::text::NotText;
use crate::document::{Id, Value};

/// What a person, or the surrounding page, does.
#[derive(Clone, Debug)]
pub enum Action {
    /// Speaks another language.
    Language(Language),
    /// Gives the unit in work a name, or another.
    Unit(String),
    /// Begins one more unit, still without a name.
    AddUnit,
    /// Copies the unit in work as it is in this period to a later one.
    CopyUnit(String),
    /// Takes the unit in work out, with all its assessments.
    RemoveUnit,
    /// Goes to a period.
    Period(String),
    /// Chooses an instrument by its id.
    Instrument(String),
    /// Goes to an assessment.
    Open(Spot),
    /// Answers an indicator; a blank takes the answer back.
    Answer(String, String),
    /// Answers an indicator with a tap, and goes on to the next that is open.
    Tap(String, String),
    /// Goes on to the next indicator that is open.
    GoOn,
    /// Unfolds a chapter by its place, or folds it.
    Fold(usize),
    /// Notes the evidence of an indicator.
    Note(String, String),
    /// Types how many people the service has.
    Population(String),
    /// Fills a field of the service standards in; nothing takes it back.
    Fill(String, Value),
    /// Begins one more service product, with a name to start from.
    AddProduct(String),
    /// Takes the service product in work out.
    RemoveProduct,
    /// Goes to a service product by its place.
    Product(usize),
    /// Aims at a class.
    Aim(String),
    /// Shows every step of the way up, or the first ones.
    AllSteps(bool),
    /// Rules an indicator out, or in again.
    RuleOut(Id),
    /// Shows one indicator by its place, or all.
    One(Option<usize>),
    /// Chooses the period before.
    Before(String),
    /// Chooses the period after.
    After(String),
    /// Chooses a regulation by its key.
    Regulation(String),
    /// Types the job class of the sample person.
    Class(String),
    /// Types how many employees the unit has.
    People(String),
    /// Asks whether the estimate is to take a result, knows that it has, or drops the matter.
    Take(Option<Taking>),
    /// Brings in a file of assessments.
    Load(Result<Value, Refused>),
    /// Takes the assessment in work out.
    Erase,
    /// Undoes what was taken out, copied or brought in last.
    PutBack,
    /// Brings in a survey file, byte by byte.
    Survey(Result<Vec<u8>, NotText>),
    /// Knows whether the device keeps the answers.
    Kept(bool),
    /// Shows what the device keeps and the page cannot read; nothing once it was thrown away.
    Unreadable(Option<String>),
    /// Takes the complaints away.
    Dismiss,
}
