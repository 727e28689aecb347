//! A person on trial: what a rule asks of them, and what the answers come to.

use super::trouble::Trouble;
use super::words::Phrase;
use crate::money::Rupiah;

/// What a rule asks of a person, and what they get.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The questions, by the key of their section.
    pub sections: Vec<(&'static str, Vec<Asked>)>,
    /// What arrives in the month; or all that is still needed or wrong.
    pub net: Result<Rupiah, Vec<Trouble>>,
}

/// A question with its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Where the answer is kept.
    pub path: String,
    /// The question.
    pub label: Phrase,
    /// How it is answered.
    pub answer: Answer,
    /// The answer, or the usual one.
    pub text: String,
}

/// How a question is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// One of these: what is kept, and what it is called.
    Choice(Vec<(String, Phrase)>),
    /// Yes or no, as they are kept.
    Flag([&'static str; 2]),
    /// A number.
    Number,
    /// Words.
    Text,
}

impl Person {
    /// What the question of a path is called.
    pub fn called(&self, path: &str) -> Option<&Phrase> {
        let mut asked = self.sections.iter().flat_map(|(_, asked)| asked);
        let asked = asked.rfind(|asked| path.starts_with(&asked.path))?;
        Some(&asked.label)
    }
}
