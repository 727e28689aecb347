//! The two rules in one month.

use super::draft::Draft;
use crate::app::kit::trouble::{Trouble, troubles};
use crate::document::{Month, Value};
use crate::regulation::Regulation;
use crate::regulation::library::{Chosen, Library};
use std::rc::Rc;

/// Most months to choose from, back from today.
const MONTHS: usize = 36;

/// Both rules, ready for a run.
#[derive(Clone, Debug)]
pub struct Sides {
    /// Today's.
    pub before: Chosen,
    /// The draft's.
    pub after: Chosen,
    /// The draft's pack as it is edited.
    pub pack: Rc<Value>,
}

impl Sides {
    /// Today's rule out of the packs at hand, and the draft; else all that is wrong with either.
    pub fn of(library: &Library, before: &str, draft: &Draft) -> Result<Self, Vec<Trouble>> {
        let before = library
            .choose(before, std::iter::empty())
            .map_err(troubles)?;
        let after = draft.rule.clone().map_err(troubles)?;
        let pack = Rc::new(draft.editor.document().clone());
        Ok(Self {
            before,
            after,
            pack,
        })
    }

    /// One of the two: 0 for today's.
    pub fn regulation(&self, side: usize) -> &Rc<Regulation> {
        match side {
            0 => &self.before.regulation,
            _ => &self.after.regulation,
        }
    }

    /// The months in which both hold, the last first.
    pub fn months(&self, today: Month) -> Vec<Month> {
        let holds = |month: &Month| {
            let of = |side| {
                let regulation: &Regulation = self.regulation(side);
                let valid = [&regulation.regional.valid, &regulation.national.valid];
                valid.iter().all(|valid| valid.contains(*month))
            };
            of(0) && of(1)
        };
        today.and_before().take(MONTHS).filter(holds).collect()
    }

    /// Whether both would pay the same to everybody.
    pub fn are_the_same(&self) -> bool {
        self.before.regulation.hash == self.after.regulation.hash
    }
}
