//! One number of a draft, tried on everybody who counts in a run.

use super::again::{Again, Far};
use super::goal_seek::{GoalSeek, Sought};
use super::rule::Rule;
use super::run::Run;
use super::scale::Scale;
use crate::document::{Fault, Month, Path, Reason, Value};
use crate::money::Rupiah;
use crate::regulation::{National, Regulation};
use std::rc::Rc;

crate::record! {
    /// What is sought.
    pub struct Goal("Sasaran", "Angka rancangan yang dicari dan biaya yang tidak boleh dilampaui.") {
        /// The number, by its path in the pack.
        path: String, "Angka";
        from: Value, "Dari";
        to: Value, "Sampai";
        /// What everybody may cost together.
        ceiling: Rupiah, "Pagu";
    }
}

/// A search under way.
pub struct Trial {
    nationals: Vec<National>,
    pack: Value,
    month: Month,
    path: String,
    seek: GoalSeek,
    /// The step that is tried, and everybody under it so far.
    at: Option<(i64, Rule, Again)>,
}

impl Trial {
    /// A search in a draft; refused where its number cannot go over the range.
    pub fn new(
        nationals: Vec<National>,
        pack: Value,
        month: Month,
        goal: &Goal,
    ) -> Result<Self, Vec<Fault>> {
        let now = pack.at(&goal.path).unwrap_or(&Value::Absent);
        let scale = Scale::of(now, &goal.from, &goal.to).ok_or_else(|| {
            let path = Path::ROOT.key("path").to_string();
            let reason = Reason::NeedsInput;
            vec![Fault { path, reason }]
        })?;
        Ok(Self {
            seek: GoalSeek::new(scale, goal.ceiling, now),
            path: goal.path.clone(),
            nationals,
            pack,
            month,
            at: None,
        })
    }

    /// Takes so many more people; says whether the end has come.
    pub fn step(&mut self, run: &Run, people: usize) -> bool {
        let Some((step, rule, again)) = &mut self.at else {
            return self.begin();
        };
        if let Far::Done(cost) = again.step(run, rule, people) {
            self.seek.learn(*step, cost);
            self.at = None;
        }
        false
    }

    /// Begins with the next value; a value that the pack refuses is none.
    fn begin(&mut self) -> bool {
        let Some(step) = self.seek.next() else {
            return true;
        };
        self.pack.put(&self.path, self.seek.value(step));
        match Regulation::load(&self.pack, &self.nationals) {
            Ok(regulation) => {
                let rule = Rule::new(Rc::new(regulation), self.month);
                self.at = Some((step, rule, Again::default()));
            }
            Err(_) => self.seek.learn(step, None),
        }
        false
    }

    /// How many values have been tried.
    pub fn tried(&self) -> usize {
        self.seek.tried()
    }

    /// What was found so far.
    pub fn sought(&self) -> Sought {
        self.seek.sought()
    }
}
