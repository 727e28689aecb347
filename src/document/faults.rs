//! All faults of one document, none of which follows from another.

use super::order::by_text;
use super::{Doubt, Fault, Path, Reason, Warning};

/// All faults found so far in one document. What a check finds wrong with a place that could not be
/// read is not noted: it looked at a blank there.
#[derive(Debug, Default)]
pub struct Faults {
    list: Vec<Fault>,
    /// What is odd, and no fault.
    warnings: Vec<Warning>,
    /// Paths of what could not be read, in order.
    holes: Vec<String>,
}

impl Faults {
    /// Those that reading found, and the places where blanks stand since then.
    pub(super) fn found(list: Vec<Fault>, holes: Vec<String>) -> Self {
        let holes = by_text(holes.iter().map(String::as_str));
        Self {
            list,
            warnings: Vec::new(),
            holes: holes.into_iter().map(|(hole, _)| hole.to_owned()).collect(),
        }
    }

    /// Notes a fault of a value by itself.
    pub fn add(&mut self, at: &Path<'_>, reason: Reason) {
        self.add_of(at, at, reason);
    }

    /// Notes a fault that shows in how a value stands to others: all of `of` was looked at.
    pub fn add_of(&mut self, of: &Path<'_>, at: &Path<'_>, reason: Reason) {
        if self.is_whole(of) {
            self.add_sure(at, reason);
        }
    }

    /// Notes a fault of which it is known that no blank was looked at.
    pub fn add_sure(&mut self, at: &Path<'_>, reason: Reason) {
        self.list.push(Fault {
            path: at.to_string(),
            reason,
        });
    }

    /// Notes that a value is odd.
    pub fn doubt(&mut self, at: &Path<'_>, doubt: Doubt) {
        self.doubt_of(at, at, doubt);
    }

    /// Notes that a value is odd beside others: all of `of` was looked at.
    pub fn doubt_of(&mut self, of: &Path<'_>, at: &Path<'_>, doubt: Doubt) {
        if self.is_whole(of) {
            let path = at.to_string();
            self.warnings.push(Warning { path, doubt });
        }
    }

    /// Takes back what is wrong with places of which it is not known what is meant there, and
    /// holds them for holes.
    pub fn without(mut self, unsure: impl Iterator<Item = String>) -> Self {
        let mut unsure = Self::found(Vec::new(), unsure.collect());
        self.list.retain(|fault| !unsure.is_around(&fault.path));
        unsure.holes.append(&mut self.holes);
        Self::found(self.list, unsure.holes)
    }

    /// Holds a hole for one in the whole section, where checks look further than they say.
    pub fn by_section(mut self) -> Self {
        for hole in &mut self.holes {
            let inner = hole.strip_prefix("$.").unwrap_or_default();
            let section = inner.split(['.', '[']).next().unwrap_or_default().len();
            hole.truncate(section.saturating_add(2));
        }
        self
    }

    /// Whether all that stands at a place could be read.
    pub fn is_whole(&self, at: &Path<'_>) -> bool {
        if self.holes.is_empty() {
            return true;
        }
        let path = at.to_string();
        let has_below = |step: &str| self.within(&[&path, step].concat()).next().is_some();
        !self.is_around(&path) && !has_below(".") && !has_below("[")
    }

    /// Whether what stands under a key in each item of a list could be read, and all items.
    pub fn is_whole_in_each(&self, list: &Path<'_>, key: &str) -> bool {
        let path = list.to_string();
        let is_of_key = |rest: &str| {
            let within = rest.split_once(']').map(|(_, within)| within);
            within.is_none_or(|within| {
                let step = within.strip_prefix('.').unwrap_or(within);
                step.is_empty() || step.split(['.', '[']).next() == Some(key)
            })
        };
        !self.is_around(&path) && !self.within(&[&path, "["].concat()).any(is_of_key)
    }

    /// Whether a place, or one that it lies in, could not be read.
    fn is_around(&self, path: &str) -> bool {
        around(path).any(|path| self.place(path).is_ok())
    }

    /// How those paths go on that begin like this.
    fn within(&self, begin: &str) -> impl Iterator<Item = &str> {
        let from = self.place(begin).unwrap_or_else(|place| place);
        let holes = self.holes.iter().skip(from);
        holes.map_while(move |hole| hole.strip_prefix(begin))
    }

    fn place(&self, path: &str) -> Result<usize, usize> {
        self.holes.binary_search_by(|hole| hole.as_str().cmp(path))
    }

    /// The faults, in the order found.
    pub fn into_vec(self) -> Vec<Fault> {
        self.list
    }

    /// The faults and what is odd, in the order found.
    pub fn into_parts(self) -> (Vec<Fault>, Vec<Warning>) {
        (self.list, self.warnings)
    }

    /// No fault so far.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
}

/// A path, and those of all that it lies in.
fn around(path: &str) -> impl Iterator<Item = &str> {
    let steps = path.char_indices();
    let ends = steps
        .filter(|(_, sign)| matches!(sign, '.' | '['))
        .map(|(end, _)| end);
    ends.chain([path.len()]).filter_map(|end| path.get(..end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_follows_from_a_hole_is_no_fault() {
        let holes = ["$.a.list[1].id", "$.a.list[10]", "$.b", "$.c.weights.x"];
        let faults = Faults::found(Vec::new(), holes.map(str::to_owned).into());
        let (a, b, c) = (
            Path::ROOT.key("a"),
            Path::ROOT.key("b"),
            Path::ROOT.key("c"),
        );
        let list = a.key("list");
        let (first, second) = (list.index(0), list.index(1));
        for (path, is_whole) in [
            (Path::ROOT, false),
            (a, false),
            (list, false),
            (first, true),
            (second, false),
            (second.key("name"), true),
            (list.index(10).key("name"), false),
            (b.key("x"), false),
            (c.key("weights"), false),
            (c.key("weight"), true),
            (Path::ROOT.key("d"), true),
        ] {
            assert_eq!(faults.is_whole(&path), is_whole, "{path}");
        }
        assert!(!faults.is_whole_in_each(&list, "id"));
        let faults = Faults::found(Vec::new(), vec!["$.a.list[1].id".to_owned()]);
        assert!(faults.is_whole_in_each(&list, "name"));
        assert!(!faults.is_whole_in_each(&list, "id"));
    }
}
