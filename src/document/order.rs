//! Texts in their order: to find one among many, and those that are there twice, in a time that
//! grows as their number does. One sort for all, since each that is its own makes programs larger.

/// Texts in ascending order, each with its place before; equal ones in the order of their places.
#[inline(never)]
pub fn by_text<'t>(texts: impl IntoIterator<Item = &'t str>) -> Vec<(&'t str, usize)> {
    let places = texts.into_iter().enumerate();
    sorted(places.map(|(place, text)| (text, place)).collect())
}

#[inline(never)]
fn sorted(mut texts: Vec<(&str, usize)>) -> Vec<(&str, usize)> {
    texts.sort_unstable();
    texts
}

/// The places of texts that were there before.
pub fn repeats<'t>(texts: impl IntoIterator<Item = &'t str>) -> Vec<usize> {
    let sorted = by_text(texts);
    let pairs = sorted.windows(2).filter_map(|pair| match pair {
        [(before, _), (text, place)] if before == text => Some(*place),
        _ => None,
    });
    let mut places: Vec<usize> = pairs.collect();
    places.sort_unstable();
    places
}

/// Names that something may refer to.
#[derive(Clone, Debug)]
pub struct Names<'t>(Vec<(&'t str, usize)>);

/// Most names offered for one that is not known.
const OFFERED: usize = 12;

impl<'t> Names<'t> {
    /// Of these.
    pub fn of(names: impl IntoIterator<Item = &'t str>) -> Self {
        Self(by_text(names))
    }

    /// Whether it is one of them.
    pub fn contains(&self, name: &str) -> bool {
        self.place(name).is_ok()
    }

    /// Those that stand next to it in the alphabet, where one that is misspelt most often would.
    pub fn near(&self, name: &str) -> impl Iterator<Item = &'t str> {
        let place = self.place(name).unwrap_or_else(|place| place);
        let last = self.0.len().saturating_sub(OFFERED);
        let from = place.saturating_sub(OFFERED.div_ceil(2)).min(last);
        self.0
            .iter()
            .skip(from)
            .take(OFFERED)
            .map(|(name, _)| *name)
    }

    fn place(&self, name: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(known, _)| (*known).cmp(name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_there_again_is_found_where_it_is() {
        assert_eq!(repeats(["b", "a", "b", "c", "a", "b"]), [2, 4, 5]);
        assert!(repeats([]).is_empty());
    }

    #[test]
    fn few_names_are_all_offered_and_of_many_the_nearest() {
        let near = |names: &[&str], name| {
            let names = Names::of(names.iter().copied());
            assert!(!names.contains(name));
            names.near(name).map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(near(&["b", "a"], "c"), ["a", "b"]);
        let many: Vec<String> = (10..60).map(|n| format!("dinas-{n}")).collect();
        let many: Vec<&str> = many.iter().map(String::as_str).collect();
        let offered = near(&many, "dinas-300");
        assert_eq!(offered.len(), 12);
        assert!(offered.contains(&"dinas-30".to_owned()));
        assert_eq!(near(&many, "a").first().unwrap(), "dinas-10");
        assert_eq!(near(&many, "z").last().unwrap(), "dinas-59");
    }
}
