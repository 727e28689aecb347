//! Where a rule pack is from, and so whether this site stands for it.

use serde::Serialize;

/// Where a rule pack is from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// This site: it came with the page, or lies on the same server.
    #[default]
    Site,
    /// A file of the person's own.
    File,
    /// An address somewhere else.
    Address,
    /// A script of the surrounding page, as an object.
    Object,
}

impl Origin {
    /// Every origin.
    pub const ALL: [Self; 4] = [Self::Site, Self::File, Self::Address, Self::Object];

    /// The word for it, in code and in the keys of words.
    pub fn word(self) -> &'static str {
        match self {
            Self::Site => "site",
            Self::File => "file",
            Self::Address => "address",
            Self::Object => "object",
        }
    }

    /// The origin of a word.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|origin| origin.word() == word)
    }

    /// The key of a pack by its id. No id has a colon in it, so that nobody's pack can have the
    /// key of this site's.
    pub fn key(self, id: &str) -> String {
        match self {
            Self::Site => id.to_owned(),
            other => format!("{}:{id}", other.word()),
        }
    }
}
