//! Something long over the people of a run that was made, in steps.

use super::cliffs::CliffRun;
use super::roster::Roster;
use super::run::Run;
use super::summary::compared;
use super::trial::Trial;
use super::year::YearRun;
use crate::document::{Value, Write};
use crate::money::Overflow;

/// What is under way.
pub enum Job {
    /// One more draft, beside that of the run.
    Beside(Box<Run>),
    /// A whole year.
    Year(YearRun),
    /// Cliffs of the draft.
    Cliffs(CliffRun),
    /// A number of the draft is sought.
    Seek(Box<Trial>),
}

impl Job {
    /// Takes so many more people or rows; says whether the end has come.
    pub fn step(&mut self, run: &Run, roster: &Roster, many: u32) -> Result<bool, Overflow> {
        let people = usize::try_from(many).unwrap_or(usize::MAX);
        match self {
            Self::Beside(beside) => Ok(beside.step(roster, many)),
            Self::Year(year) => year.step(run, people),
            Self::Cliffs(cliffs) => Ok(cliffs.step(run, people)),
            Self::Seek(trial) => Ok(trial.step(run, people)),
        }
    }

    /// How far it is: people or rows that were taken, or values that were tried.
    pub fn done(&self) -> u32 {
        let done = match self {
            Self::Beside(beside) => return beside.rows,
            Self::Year(year) => year.taken(),
            Self::Cliffs(cliffs) => cliffs.taken(),
            Self::Seek(trial) => trial.tried(),
        };
        u32::try_from(done).unwrap_or(u32::MAX)
    }

    /// What it comes to.
    pub fn answer(&self) -> Result<Value, Overflow> {
        Ok(match self {
            Self::Beside(beside) => compared(beside)?.write(),
            Self::Year(year) => year.of_year()?.write(),
            Self::Cliffs(cliffs) => cliffs.cliffs().write(),
            Self::Seek(trial) => trial.sought().write(),
        })
    }
}
