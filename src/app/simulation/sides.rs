//! The two rules in one month.

use super::draft::{Number, changes, numbers};
use crate::app::kit::trouble::{Trouble, troubles};
use crate::document::{Month, Table, Value};
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
    /// The draft's pack with its changed numbers.
    pub pack: Rc<Value>,
    /// What is changed in it, by path.
    pub changes: Vec<(String, Value)>,
}

impl Sides {
    /// Out of the packs at hand; else all that is wrong with either.
    pub fn of(
        library: &Library,
        [before, after]: [&str; 2],
        typed: &Table<String, String>,
    ) -> Result<Self, Vec<Trouble>> {
        let before = library
            .choose(before, std::iter::empty())
            .map_err(troubles)?;
        let own = library
            .choose(after, std::iter::empty())
            .map_err(troubles)?;
        let changes = changes(&numbers(&own.pack), typed)?;
        let put = changes
            .iter()
            .map(|(path, value)| (path.as_str(), value.clone()));
        let after = library.choose(after, put).map_err(troubles)?;
        let mut pack = Value::clone(&own.pack);
        for (path, value) in &changes {
            pack.put(path, value.clone());
        }
        Ok(Self {
            before,
            after,
            pack: Rc::new(pack),
            changes,
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

    /// The numbers of the draft that can be changed.
    pub fn numbers(&self) -> Vec<Number> {
        numbers(&self.after.pack)
    }
}
