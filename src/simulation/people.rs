//! The people of a roster, kept by what many of them share: a post, a month at work, a pay.
//!
//! Each of the three is what some cells of a row say. Cells that have been read once are known again
//! as they stand.

use super::columns::Field;
use super::facts::{Facts, Part, TELLS, Usual};
use super::index::{Lists, Texts};
use super::template::is_example;
use std::borrow::Cow;
use std::fmt::{self, Write};

/// Somebody, by what is kept of the three.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Known {
    /// The post.
    pub post: u32,
    /// The month at work.
    pub month: u32,
    /// The pay.
    pub pay: u32,
}

/// What the rows of a roster say, each thing once.
pub struct People {
    columns: Vec<Option<Field>>,
    usual: Usual,
    nip: Option<usize>,
    name: Option<usize>,
    /// Columns of which one at least says something of a person.
    tells: Vec<usize>,
    texts: Texts,
    groups: [Group; 3],
}

/// Cells that belong together, and what they say.
struct Group {
    part: Part,
    /// Their columns.
    places: Vec<usize>,
    /// Those of the row at hand.
    at_hand: Vec<u64>,
    /// Those met so far.
    met: Lists,
    facts: Vec<Facts>,
}

impl People {
    /// Nobody yet, of a roster with these columns; what no row says holds for all.
    pub fn new(columns: &[Option<Field>], usual: &Usual) -> Self {
        let first = |field: Field| columns.iter().position(|one| *one == Some(field));
        let fields = || {
            Field::ALL
                .iter()
                .filter_map(|field| Some((*field, first(*field)?)))
        };
        let group = |part: Part| {
            let own = fields().filter(|(field, _)| part.has(*field));
            let mut places: Vec<usize> = own.map(|(_, place)| place).collect();
            places.sort_unstable();
            Group {
                part,
                at_hand: Vec::new(),
                met: Lists::of(places.len()),
                places,
                facts: Vec::new(),
            }
        };
        Self {
            columns: columns.to_vec(),
            usual: usual.clone(),
            nip: first(Field::Nip),
            name: first(Field::Name),
            tells: TELLS.into_iter().filter_map(first).collect(),
            texts: Texts::default(),
            groups: Part::ALL.map(group),
        }
    }

    /// Takes a row in hand. Who it is, where it has a NIP of digits and nothing is wrong with what
    /// it says.
    pub fn meet(&mut self, row: &[Cow<'_, str>]) -> Option<(Known, Nip)> {
        let Self { texts, groups, .. } = self;
        for group in groups {
            let numbers = group.places.iter().map(|place| {
                let cell = row.get(*place);
                texts.number(cell.map_or("", |cell| cell))
            });
            group.at_hand.clear();
            group.at_hand.extend(numbers);
        }
        let nip = row.get(self.nip?)?;
        let nip = nip
            .bytes()
            .all(|b| b.is_ascii_digit())
            .then(|| Nip::of(nip))??;
        let cell = |place: &usize| row.get(*place).map_or("", |cell| cell.trim());
        let is_example = self.name.as_ref().map(cell).is_some_and(is_example);
        let is_silent = self.tells.iter().all(|place| cell(place).is_empty());
        if is_example || is_silent && !self.tells.is_empty() {
            return None;
        }
        let [post, month, pay] = &mut self.groups;
        let known = Known {
            post: post.meet(row, &self.columns, &self.usual)?,
            month: month.meet(row, &self.columns, &self.usual)?,
            pay: pay.meet(row, &self.columns, &self.usual)?,
        };
        Some((known, nip))
    }

    /// Keeps what the row in hand says, of which something else is to be told as well.
    pub fn learn(&mut self, facts: &Facts) -> Known {
        let [post, month, pay] = &mut self.groups;
        Known {
            post: post.learn(facts),
            month: month.learn(facts),
            pay: pay.learn(facts),
        }
    }

    /// What the rows say of a post, of a month at work and of a pay; nothing of what is not asked.
    pub fn facts(&self, post: Option<u32>, month: Option<u32>, pay: Option<u32>) -> Facts {
        let mut all = Facts::default();
        let [posts, months, pays] = &self.groups;
        for (group, place) in [(pays, pay), (months, month), (posts, post)] {
            let place = place.and_then(|place| usize::try_from(place).ok());
            if let Some(kept) = place.and_then(|place| group.facts.get(place)) {
                group.part.put(kept, &mut all);
            }
        }
        all
    }
}

impl Group {
    /// Where what the cells at hand say is kept; nothing where something is wrong with it.
    fn meet(
        &mut self,
        row: &[Cow<'_, str>],
        columns: &[Option<Field>],
        usual: &Usual,
    ) -> Option<u32> {
        if let Some(place) = self.met.find(&self.at_hand) {
            return Some(place);
        }
        let facts = self.part.read(row, columns, usual)?;
        Some(self.keep(facts, true))
    }

    fn learn(&mut self, facts: &Facts) -> u32 {
        self.met.find(&self.at_hand).unwrap_or_else(|| {
            let mut own = Facts::default();
            self.part.put(facts, &mut own);
            self.keep(own, false)
        })
    }

    fn keep(&mut self, facts: Facts, is_met_again: bool) -> u32 {
        self.facts.push(facts);
        self.met.keep(&self.at_hand, is_met_again)
    }
}

/// A NIP: eighteen letters and digits of ASCII.
#[derive(Clone, Copy)]
pub struct Nip([u64; 2]);

impl Nip {
    /// Out of a cell, where it holds nothing else.
    pub fn of(cell: &str) -> Option<Self> {
        let (one, other) = cell.split_at_checked(9)?;
        let is_whole = other.len() == 9 && cell.bytes().all(|b| b.is_ascii_alphanumeric());
        let signs = |half: &str| {
            let signs = half.bytes().map(u64::from);
            signs.fold(0, |so_far: u64, sign| so_far.wrapping_shl(7) | sign)
        };
        is_whole.then(|| Self([signs(one), signs(other)]))
    }

    /// It, as no other is.
    pub fn numbers(self) -> [u64; 2] {
        self.0
    }
}

impl fmt::Display for Nip {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for half in self.0 {
            for place in [56, 49, 42, 35, 28, 21, 14, 7, 0] {
                let [sign, ..] = half.wrapping_shr(place).to_le_bytes();
                f.write_char(char::from(sign & 0x7f))?;
            }
        }
        Ok(())
    }
}
