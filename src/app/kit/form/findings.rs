//! What is wrong with places of a document, and what is odd about them.

use super::shape::{Kind, Shape};
use super::typing;
use crate::app::kit::sentence;
use crate::app::kit::trouble::Trouble;
use crate::app::kit::words::Words;
use crate::document::order::by_text;
use crate::document::{Doubt, Fault, Value, Warning};

/// Something to say of a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// It is wrong.
    Fault(Fault),
    /// It is odd.
    Warning(Warning),
}

impl Finding {
    /// The place.
    pub fn path(&self) -> &str {
        match self {
            Self::Fault(fault) => &fault.path,
            Self::Warning(warning) => &warning.path,
        }
    }

    /// Whether it keeps the document from being used.
    pub fn is_fault(&self) -> bool {
        matches!(self, Self::Fault(_))
    }
}

/// All of them: faults first, as they were found.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    list: Vec<Finding>,
    /// Paths in order, with their places in the list.
    by_path: Vec<(String, usize)>,
}

impl Findings {
    /// Of what a check found.
    pub fn of(faults: Vec<Fault>, warnings: Vec<Warning>) -> Self {
        let faults = faults.into_iter().map(Finding::Fault);
        let list: Vec<Finding> = faults
            .chain(warnings.into_iter().map(Finding::Warning))
            .collect();
        let by_path = by_text(list.iter().map(Finding::path))
            .into_iter()
            .map(|(path, place)| (path.to_owned(), place))
            .collect();
        Self { list, by_path }
    }

    /// All of them.
    pub fn all(&self) -> &[Finding] {
        &self.list
    }

    /// Those of a place itself.
    pub fn at(&self, path: &str) -> impl Iterator<Item = &Finding> {
        self.from(path)
            .take_while(move |(found, _)| *found == path)
            .map(|(_, finding)| finding)
    }

    /// How many faults and how many warnings there are in a place and all below it.
    pub fn count(&self, path: &str) -> [usize; 2] {
        let within = self
            .from(path)
            .map_while(|(found, finding)| Some((found.strip_prefix(path)?, finding)));
        let within = within.filter(|(rest, _)| rest.is_empty() || rest.starts_with(['.', '[']));
        within.fold([0, 0], |[faults, warnings], (_, finding)| {
            match finding.is_fault() {
                true => [faults.saturating_add(1), warnings],
                false => [faults, warnings.saturating_add(1)],
            }
        })
    }

    fn from<'f>(&'f self, path: &str) -> impl Iterator<Item = (&'f str, &'f Finding)> {
        let begin = self
            .by_path
            .partition_point(|(known, _)| known.as_str() < path);
        let rest = self.by_path.iter().skip(begin);
        rest.filter_map(|(path, place)| Some((path.as_str(), self.list.get(*place)?)))
    }
}

/// A finding in a sentence, as the form says it: where a number should stand, what is wrong with the
/// text that does.
pub fn said(
    words: &Words,
    finding: &Finding,
    shape: Shape<'_>,
    document: &Value,
    called: &dyn Fn(&str) -> String,
) -> String {
    let fault = match finding {
        Finding::Warning(warning) => return sentence::pack_doubt(words, &of_form(&warning.doubt)),
        Finding::Fault(fault) => fault,
    };
    let kind = shape.path(&fault.path).map(Shape::kind);
    if let (Some(Kind::Typed(typed)), Some(value)) = (kind, document.at(&fault.path))
        && let (Some(asked), Some(wrong)) = (typed.asked(), typing::wrong(typed, value))
    {
        return sentence::typed(words, asked, &typing::shown(typed, value), &wrong);
    }
    let own = ["form.wrong.", fault.reason.code()].concat();
    match words.find(&own) {
        Some(_) => sentence::fault_of_form(words, fault, called),
        None => sentence::trouble(words, &Trouble::Fault(fault.clone()), called),
    }
}

/// A doubt whose numbers are written as they are typed.
fn of_form(doubt: &Doubt) -> Doubt {
    let comma = |text: &String| text.replace('.', ",");
    match doubt {
        Doubt::ShareForPercent { found, write } => Doubt::ShareForPercent {
            found: found.clone(),
            write: comma(write),
        },
        Doubt::PercentForFactor { found, write } => Doubt::PercentForFactor {
            found: found.clone(),
            write: comma(write),
        },
        other => other.clone(),
    }
}
