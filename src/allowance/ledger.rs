//! The ledger: the lines of an estimate, each with its running result and how it came about.
//! Written only where somebody asks, by the code that works the figures out.
//!
//! Whole amounts always add up: a line's amount is the difference of the rounded running totals
//! before and after it, so no rupiah is lost between exact steps.

use super::basis::{Basis, Origin};
use super::key::{Key, SetAside};
use crate::money::{Exact, Factor, Overflow, Percent, Rounding, Rupiah};
use crate::provision::{Confidence, Provision, Source};
use crate::regulation::Regulation;
use serde::Serialize;

/// Which stage of the law a line belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// What the post is entitled to.
    Entitlement,
    /// What performance, discipline and sanctions leave of it.
    Scores,
    /// What is withheld.
    Withholding,
}

impl Stage {
    /// Every stage, in order.
    pub const ALL: [Self; 3] = [Self::Entitlement, Self::Scores, Self::Withholding];
}

/// What a line is: a key for words, and the id it speaks of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Name {
    /// Key of the word, such as `criterion` or `tax`.
    pub key: Key,
    /// Which one, such as `workload`; a pack's id or a person's own words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
}

impl Name {
    /// A name that speaks for itself.
    #[inline(never)]
    pub fn plain(key: Key) -> Self {
        Self { key, of: None }
    }

    /// A name of one among several.
    #[inline(never)]
    pub fn of(key: Key, of: impl ToString) -> Self {
        Self {
            key,
            of: Some(of.to_string()),
        }
    }
}

/// One line: a row of the breakdown, a bar of the waterfall.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Line {
    /// Stage.
    pub stage: Stage,
    /// Name.
    pub name: Name,
    /// Rupiah, negative when taken away.
    pub amount: Rupiah,
    /// The result after this line.
    pub running: Rupiah,
    /// The amount before rounding.
    pub exact: Exact,
    /// The least sure of the numbers it is made of.
    pub confidence: Confidence,
    /// How it came about.
    pub explanation: Explanation,
}

/// How a figure came about.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Explanation {
    /// The steps, the last one giving the line itself.
    pub steps: Vec<Step>,
    /// By what right.
    pub sources: Vec<Source>,
}

/// One formula with its numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Step {
    /// What is computed.
    pub name: Name,
    /// The numbers, in order.
    pub terms: Vec<Term>,
    /// How what comes out is rounded, where it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rounding: Option<Rounding>,
    /// What comes out.
    pub result: Quantity,
}

/// A number of a formula and how it is joined to the one before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Term {
    /// How it is joined.
    pub join: Join,
    /// What it is.
    pub name: Name,
    /// How much.
    pub value: Quantity,
}

/// How a term is joined to the one before; the first term's join is its sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Join {
    /// Added.
    Plus,
    /// Taken away.
    Minus,
    /// Multiplied.
    Times,
    /// Divided.
    Over,
    /// Multiplied by what is left of 100%.
    TimesRest,
    /// The smaller of it and what stands before.
    AtMost,
    /// The larger of it and what stands before.
    AtLeast,
    /// Looked up with what stands before.
    LookedUp,
}

/// A number with its unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "unit", content = "value", rename_all = "snake_case")]
pub enum Quantity {
    /// Whole rupiah.
    Rupiah(Rupiah),
    /// Rupiah before rounding.
    Exact(Exact),
    /// Percent.
    Percent(Percent),
    /// A plain multiplier.
    Factor(Factor),
    /// Times or days.
    Count(u32),
    /// Minutes.
    Minutes(u32),
    /// A word, such as a rating or a category.
    Word(String),
}

macro_rules! quantity {
    ($($kind:ty => $variant:ident),* $(,)?) => {
        $(impl From<$kind> for Quantity {
            fn from(value: $kind) -> Self {
                Self::$variant(value)
            }
        })*
    };
}

quantity!(Rupiah => Rupiah, Exact => Exact, Percent => Percent, Factor => Factor, String => Word);

impl From<&str> for Quantity {
    fn from(word: &str) -> Self {
        Self::Word(word.to_owned())
    }
}

impl Step {
    /// Begins a formula.
    #[inline(never)]
    pub fn new(name: Name) -> Self {
        Self {
            name,
            terms: Vec::new(),
            rounding: None,
            result: Quantity::Count(0),
        }
    }

    /// Joins a number.
    #[inline(never)]
    pub fn with(mut self, join: Join, name: Name, value: impl Into<Quantity>) -> Self {
        self.join(join, name, value.into());
        self
    }

    fn join(&mut self, join: Join, name: Name, value: Quantity) {
        self.terms.push(Term { join, name, value });
    }

    /// Rounds what comes out.
    #[inline(never)]
    pub fn rounded(mut self, rounding: Rounding) -> Self {
        self.rounding = Some(rounding);
        self
    }

    /// The same where a rule says so.
    pub fn rounded_if(mut self, rounding: Option<Rounding>) -> Self {
        self.rounding = rounding;
        self
    }

    /// Ends the formula.
    #[inline(never)]
    pub fn gives(mut self, result: impl Into<Quantity>) -> Self {
        self.result = result.into();
        self
    }
}

/// How a figure comes about: its steps, and what it rests on. Noted only where somebody asked, by
/// the code that works the figure out; otherwise a note costs nothing.
#[derive(Clone, Debug)]
pub struct Trace<'r>(Option<Box<Noted<'r>>>);

#[derive(Clone, Debug, Default)]
struct Noted<'r> {
    steps: Vec<Step>,
    basis: Basis<'r>,
}

impl<'r> Trace<'r> {
    /// Where nobody asks.
    pub fn unasked() -> Self {
        Self(None)
    }

    /// Whether anybody asked.
    pub fn wanted(&self) -> bool {
        self.0.is_some()
    }

    /// Notes a step.
    pub fn step(&mut self, step: impl FnOnce() -> Step) {
        if let Some(noted) = &mut self.0 {
            noted.steps.push(step());
        }
    }

    /// Notes a provision.
    pub fn rests_on(&mut self, origin: Origin, provision: &'r Provision) {
        if let Some(noted) = &mut self.0 {
            noted.basis.add(origin, provision);
        }
    }

    /// Notes that a number is the person's own.
    pub fn stated(&mut self) {
        if let Some(noted) = &mut self.0 {
            noted.basis.stated();
        }
    }

    /// Notes all that another trace has.
    pub fn with(&mut self, other: &Self) {
        if let (Some(noted), Some(other)) = (&mut self.0, &other.0) {
            noted.steps.extend_from_slice(&other.steps);
            noted.basis.with(&other.basis);
        }
    }
}

/// The lines of an estimate, written as it is made, where somebody asked for them.
#[derive(Debug)]
pub struct Ledger<'r> {
    regulation: &'r Regulation,
    is_asked: bool,
    exact: Exact,
    /// The running result of the last line.
    running: Rupiah,
    lines: Vec<Line>,
}

impl<'r> Ledger<'r> {
    /// An empty ledger; without `explain` no line is written.
    pub fn new(regulation: &'r Regulation, explain: bool) -> Self {
        Self {
            regulation,
            is_asked: explain,
            exact: Exact::ZERO,
            running: Rupiah::ZERO,
            lines: Vec::new(),
        }
    }

    /// Whether anybody asked for lines.
    pub fn is_asked(&self) -> bool {
        self.is_asked
    }

    /// A trace for the next line.
    pub fn trace(&self) -> Trace<'r> {
        Trace(self.is_asked.then(Box::default))
    }

    /// Writes the line of an amount that may still have a fraction.
    pub fn write(
        &mut self,
        stage: Stage,
        name: impl FnOnce() -> Name,
        exact: Exact,
        trace: Trace<'r>,
    ) -> Result<(), Overflow> {
        if !self.is_asked {
            return Ok(());
        }
        self.exact = self.exact.plus(exact)?;
        self.line(stage, name(), exact, trace)
    }

    #[inline(never)]
    fn line(
        &mut self,
        stage: Stage,
        name: Name,
        exact: Exact,
        trace: Trace<'r>,
    ) -> Result<(), Overflow> {
        let running = self.exact.nearest()?;
        let amount = running.minus(self.running)?;
        self.running = running;
        let Noted { steps, basis } = *trace.0.unwrap_or_default();
        self.lines.push(Line {
            stage,
            name,
            amount,
            running,
            exact,
            confidence: basis.confidence(),
            explanation: Explanation {
                steps,
                sources: basis.sources(self.regulation),
            },
        });
        Ok(())
    }

    /// Brings the running result to the whole amount that a rounding rule gave; the difference,
    /// if it is a rupiah or more, is a line of its own.
    pub fn settle(
        &mut self,
        to: Rupiah,
        stage: Stage,
        name: impl FnOnce() -> Name,
        trace: Trace<'r>,
    ) -> Result<(), Overflow> {
        if self.is_asked && to != self.running {
            let exact = to.exact().minus(self.exact)?;
            self.exact = to.exact();
            self.line(stage, name(), exact, trace)?;
        }
        self.exact = to.exact();
        Ok(())
    }

    /// Writes that an input changes nothing under the rule, and what the rule says of it.
    pub fn set_aside(
        &mut self,
        stage: Stage,
        input: SetAside,
        trace: Trace<'r>,
    ) -> Result<(), Overflow> {
        let name = || Name::of(Key::SetAside, input.word());
        self.write(stage, name, Exact::ZERO, trace)
    }

    /// The lines written.
    pub fn finish(self) -> Vec<Line> {
        self.lines
    }
}
