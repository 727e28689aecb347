//! Things in their order: to find one among many, and those that are there twice, in a time that
//! grows as their number does. One sort for all: each of the library's that is made for a type of
//! its own adds six to eight kilobytes to a program.

/// Texts in ascending order, each with its place before; equal ones in the order of their places.
#[inline(never)]
pub fn by_text<'t>(texts: impl IntoIterator<Item = &'t str>) -> Vec<(&'t str, usize)> {
    let places = texts.into_iter().enumerate();
    sorted(places.map(|(place, text)| (text, place)).collect())
}

#[inline(never)]
fn sorted(texts: Vec<(&str, usize)>) -> Vec<(&str, usize)> {
    let text = |place: usize| texts.get(place).map(|(text, _)| *text);
    let places = in_order(texts.len(), &|one, other| text(one) <= text(other));
    let found = places.into_iter().filter_map(|place| texts.get(place));
    found.copied().collect()
}

/// Things in the ascending order of a number each has; equal ones as they stood.
pub fn by_number<T>(things: Vec<T>, number: impl Fn(&T) -> i64) -> Vec<T> {
    let numbers: Vec<i64> = things.iter().map(number).collect();
    let places = by_numbers(&numbers);
    let mut things: Vec<Option<T>> = things.into_iter().map(Some).collect();
    let taken = places
        .into_iter()
        .filter_map(|place| things.get_mut(place)?.take());
    taken.collect()
}

#[inline(never)]
fn by_numbers(numbers: &[i64]) -> Vec<usize> {
    in_order(numbers.len(), &|one, other| {
        numbers.get(one) <= numbers.get(other)
    })
}

/// Places from 0 in the order of what stands there: runs that are in order are merged, twice as long
/// each time. Equal ones stay as they stood.
#[inline(never)]
fn in_order(count: usize, may_precede: &dyn Fn(usize, usize) -> bool) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    let mut run = 1_usize;
    while run < count {
        let mut merged = Vec::with_capacity(count);
        for two in places.chunks(run.saturating_mul(2)) {
            let (left, right) = two.split_at(run.min(two.len()));
            merge(left, right, may_precede, &mut merged);
        }
        places = merged;
        run = run.saturating_mul(2);
    }
    places
}

fn merge(
    left: &[usize],
    right: &[usize],
    may_precede: &dyn Fn(usize, usize) -> bool,
    into: &mut Vec<usize>,
) {
    let (mut left, mut right) = (left.iter().peekable(), right.iter().peekable());
    loop {
        let next = match (left.peek(), right.peek()) {
            (Some(one), Some(other)) if !may_precede(**one, **other) => right.next(),
            (Some(_), _) => left.next(),
            (None, _) => right.next(),
        };
        match next {
            Some(place) => into.push(*place),
            None => return,
        }
    }
}

/// The places of texts that were there before.
pub fn repeats<'t>(texts: impl IntoIterator<Item = &'t str>) -> Vec<usize> {
    let sorted = by_text(texts);
    let pairs = sorted.windows(2).filter_map(|pair| match pair {
        [(before, _), (text, place)] if before == text => Some(*place),
        _ => None,
    });
    by_number(pairs.collect(), |place| {
        i64::try_from(*place).unwrap_or(i64::MAX)
    })
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
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_is_the_order_of_the_library(numbers in proptest::collection::vec(-9_i64..9, 0..60)) {
            let things: Vec<(i64, usize)> = numbers.into_iter().zip(0..).collect();
            let mut expected = things.clone();
            expected.sort_by_key(|(number, _)| *number);
            prop_assert_eq!(by_number(things, |(number, _)| *number), expected);
        }

        #[test]
        fn texts_too(texts in proptest::collection::vec("[ab]{0,3}", 0..40)) {
            let mut expected: Vec<(&str, usize)> = texts.iter().map(String::as_str).zip(0..).collect();
            expected.sort();
            prop_assert_eq!(by_text(texts.iter().map(String::as_str)), expected);
        }
    }

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
