//! What the page says once.

use crate::app::kit::link::BadLink;
use crate::regulation::library::Chosen;

/// Things the page says about itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// What was typed on an earlier visit is there again.
    Restored,
    /// What the device kept could not be read.
    StoreBroken,
    /// The regulation used last is not here.
    RegulationGone,
    /// The surrounding page's own rule for that case stands in for one that cannot be had.
    Fallback,
    /// A national pack from a file stands ready for the packs that name it.
    NationalBrought,
    /// A situation from a link is open, as a copy.
    LinkOpened,
    /// A link was cut on its way.
    LinkDamaged,
    /// A link is of a later version.
    LinkNewer,
    /// The situations of a file are there.
    FileOpened,
    /// A file of situations has a pack like one of the person's own, but not the same.
    PackStays,
    /// The device keeps nothing.
    NotKept,
    /// A file is none of situations.
    FileUnreadable,
    /// A pack from a file is in use, and something about it is odd.
    Odd,
}

impl Notice {
    /// What to say of a pack from a file; nothing of a rule by which nothing is odd.
    pub fn of_brought(rule: Option<&Chosen>) -> Option<Self> {
        match rule {
            None => Some(Self::NationalBrought),
            Some(rule) => (!rule.warnings.is_empty()).then_some(Self::Odd),
        }
    }

    /// Why a link opened nothing.
    pub fn of_link(bad: BadLink) -> Self {
        match bad {
            BadLink::Damaged => Self::LinkDamaged,
            BadLink::Newer => Self::LinkNewer,
        }
    }
}
