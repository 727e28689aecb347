//! Things kept by number, found again by what they are: texts and short lists of numbers.
//!
//! A hash only says where to look; what is found is compared.

use std::num::NonZeroU32;

/// Where things of a list stand, by their hash.
#[derive(Default)]
pub struct Index {
    slots: Vec<Option<Slot>>,
    kept: usize,
}

#[derive(Clone, Copy)]
struct Slot {
    hash: u32,
    thing: NonMax,
}

/// A number below the largest, so that a free slot needs no room of its own.
#[derive(Clone, Copy)]
struct NonMax(NonZeroU32);

impl NonMax {
    fn new(number: u32) -> Option<Self> {
        NonZeroU32::new(!number).map(Self)
    }

    fn number(self) -> u32 {
        !self.0.get()
    }
}

impl Index {
    /// The thing of that hash which is the one.
    pub fn find(&self, hash: u32, is_it: impl Fn(u32) -> bool) -> Option<u32> {
        let mut place = self.begin(hash);
        while let Some(slot) = self.slots.get(place).copied()? {
            let thing = slot.thing.number();
            if slot.hash == hash && is_it(thing) {
                return Some(thing);
            }
            place = self.behind(place);
        }
        None
    }

    /// Keeps a thing by its hash.
    pub fn keep(&mut self, hash: u32, thing: u32) {
        if self.kept.saturating_mul(2) >= self.slots.len() {
            self.grow();
        }
        if let Some(thing) = NonMax::new(thing) {
            self.put(Slot { hash, thing });
            self.kept = self.kept.saturating_add(1);
        }
    }

    fn put(&mut self, slot: Slot) {
        let mut place = self.begin(slot.hash);
        while let Some(Some(_)) = self.slots.get(place) {
            place = self.behind(place);
        }
        if let Some(free) = self.slots.get_mut(place) {
            *free = Some(slot);
        }
    }

    /// Never more than half of the slots are taken, so that whoever looks comes to a free one.
    fn grow(&mut self) {
        let size = self.slots.len().saturating_mul(2).max(64);
        let slots = std::mem::replace(&mut self.slots, vec![None; size]);
        for slot in slots.into_iter().flatten() {
            self.put(slot);
        }
    }

    /// Where to look first; there are a power of two of slots.
    fn begin(&self, hash: u32) -> usize {
        let begin = usize::try_from(hash).unwrap_or_default();
        begin & self.slots.len().wrapping_sub(1)
    }

    fn behind(&self, place: usize) -> usize {
        place.wrapping_add(1) & self.slots.len().wrapping_sub(1)
    }
}

/// The hash of some numbers.
fn hash(numbers: &[u64]) -> u32 {
    hash_each(numbers.iter().copied())
}

fn hash_each(numbers: impl Iterator<Item = u64>) -> u32 {
    let mixed = numbers.fold(0, mixed);
    let last = mixed ^ mixed.wrapping_shr(32);
    let [_, _, _, _, a, b, c, d] = last.wrapping_mul(ODD).to_le_bytes();
    u32::from_le_bytes([a, b, c, d])
}

const ODD: u64 = 0x9e37_79b9_7f4a_7c15;

fn mixed(hash: u64, number: u64) -> u64 {
    (hash.rotate_left(29) ^ number).wrapping_mul(ODD)
}

/// Lists of as many numbers each, without a second of any.
pub struct Lists {
    index: Index,
    width: usize,
    numbers: Vec<u64>,
    kept: u32,
}

impl Lists {
    /// None yet, of so many numbers each.
    pub fn of(width: usize) -> Self {
        Self {
            index: Index::default(),
            width,
            numbers: Vec::new(),
            kept: 0,
        }
    }

    /// Where a list stands.
    pub fn find(&self, list: &[u64]) -> Option<u32> {
        self.index
            .find(hash(list), |thing| self.get(thing) == Some(list))
    }

    /// Keeps a list that is not there yet, to be found or not; tells where it stands.
    pub fn keep(&mut self, list: &[u64], is_found: bool) -> u32 {
        let place = self.kept;
        if is_found {
            self.index.keep(hash(list), place);
        }
        self.numbers.extend(list);
        self.kept = self.kept.saturating_add(1);
        place
    }

    fn get(&self, place: u32) -> Option<&[u64]> {
        let begin = usize::try_from(place).ok()?.checked_mul(self.width)?;
        self.numbers.get(begin..begin.checked_add(self.width)?)
    }
}

/// Texts by number. A short one is its own number.
#[derive(Default)]
pub struct Texts {
    index: Index,
    texts: Vec<Box<str>>,
}

impl Texts {
    /// The number of a text, no other text's.
    pub fn number(&mut self, text: &str) -> u64 {
        if let Some(short) = short(text.as_bytes()) {
            return short;
        }
        let hash = hash_of(text.as_bytes());
        let is_it = |thing: u32| {
            let known = usize::try_from(thing).ok();
            let known = known.and_then(|place| self.texts.get(place));
            known.is_some_and(|known| **known == *text)
        };
        let found = self.index.find(hash, is_it);
        let place = found.unwrap_or_else(|| {
            let place = u32::try_from(self.texts.len()).unwrap_or(u32::MAX);
            self.index.keep(hash, place);
            self.texts.push(text.into());
            place
        });
        LONG | u64::from(place)
    }
}

/// Above every short one.
const LONG: u64 = 0xff00_0000_0000_0000;

/// Up to seven bytes as a number, the highest byte their count.
fn short(bytes: &[u8]) -> Option<u64> {
    let count = u8::try_from(bytes.len()).ok().filter(|count| *count < 8)?;
    let [a, b, c, d, e, f, g] = match (bytes.first_chunk::<4>(), bytes.last_chunk::<3>()) {
        (Some([a, b, c, d]), Some([e, f, g])) => [*a, *b, *c, *d, *e, *f, *g],
        _ => match bytes {
            [a, b, c] => [*a, *b, *c, 0, 0, 0, 0],
            [a, b] => [*a, *b, 0, 0, 0, 0, 0],
            [a] => [*a, 0, 0, 0, 0, 0, 0],
            _ => [0; 7],
        },
    };
    Some(u64::from_le_bytes([a, b, c, d, e, f, g, count]))
}

fn hash_of(bytes: &[u8]) -> u32 {
    let (words, _) = bytes.as_chunks::<8>();
    let last = bytes.last_chunk::<8>().copied().unwrap_or_default();
    let count = u64::try_from(bytes.len()).unwrap_or_default();
    let words = words.iter().map(|word| u64::from_le_bytes(*word));
    let ends = [u64::from_le_bytes(last), count];
    hash_each(words.chain(ends))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn texts_have_numbers_of_their_own_and_keep_them() {
        let mut texts = Texts::default();
        let written = |n: u32| match n % 3 {
            0 => n.to_string(),
            1 => format!("Dinas nomor {n}"),
            _ => "\u{0}".repeat(usize::try_from(n % 40).unwrap()),
        };
        let mut known = BTreeMap::new();
        for n in 0..5_000 {
            let text = written(n);
            let number = texts.number(&text);
            assert_eq!(*known.entry(text).or_insert(number), number);
        }
        let numbers: std::collections::BTreeSet<_> = known.values().collect();
        assert_eq!(numbers.len(), known.len());
    }

    #[test]
    fn lists_are_found_where_they_were_kept() {
        let mut lists = Lists::of(2);
        for n in 0..2_000 {
            assert_eq!(lists.find(&[n, n * n]), None);
            assert_eq!(u64::from(lists.keep(&[n, n * n], true)), n);
        }
        assert_eq!(lists.find(&[7, 49]), Some(7));
        assert_eq!(lists.find(&[7, 50]), None);
        lists.keep(&[7, 50], false);
        assert_eq!(lists.find(&[7, 50]), None);
    }
}
