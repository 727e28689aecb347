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
        let found = self.walk(hash).map_while(|place| *self.slots.get(place)?);
        let alike = found.filter(|slot| slot.hash == hash);
        let mut things = alike.map(|slot| slot.thing.number());
        things.find(|thing| is_it(*thing))
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
        let is_free = |place: &usize| matches!(self.slots.get(*place), Some(None));
        let free = self.walk(slot.hash).find(is_free);
        if let Some(place) = free.and_then(|place| self.slots.get_mut(place)) {
            *place = Some(slot);
        }
    }

    fn grow(&mut self) {
        let size = self.slots.len().saturating_mul(2).max(64);
        let slots = std::mem::replace(&mut self.slots, vec![None; size]);
        for slot in slots.into_iter().flatten() {
            self.put(slot);
        }
    }

    /// The places in which a thing of that hash may stand, in their order. There are a power of two.
    fn walk(&self, hash: u32) -> impl Iterator<Item = usize> + use<> {
        let last = self.slots.len().wrapping_sub(1);
        let begin = usize::try_from(hash).unwrap_or_default();
        let places = 0..self.slots.len();
        places.map(move |step| begin.wrapping_add(step) & last)
    }
}

/// The hash of some numbers.
fn hash(numbers: &[u64]) -> u32 {
    hash_each(numbers.iter().copied())
}

fn hash_each(numbers: impl Iterator<Item = u64>) -> u32 {
    const ODD: u64 = 0x9e37_79b9_7f4a_7c15;
    let mixed = numbers.fold(0u64, |hash, number| {
        (hash.rotate_left(29) ^ number).wrapping_mul(ODD)
    });
    let mixed = (mixed ^ mixed.wrapping_shr(32)).wrapping_mul(ODD);
    let [_, _, _, _, a, b, c, d] = mixed.to_le_bytes();
    u32::from_le_bytes([a, b, c, d])
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
    let mut whole = [0; 8];
    for (place, byte) in whole.iter_mut().zip(bytes) {
        *place = *byte;
    }
    Some(u64::from_le_bytes(whole) | u64::from(count).wrapping_shl(56))
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
