//! The people of a roster, kept by what many of them share: a post, a month at work, a pay.
//!
//! Each of the three is what some cells of a row say. Cells that have been read once are known again
//! as they stand, so of most rows no cell is read twice.

use super::columns::Field;
use super::facts::Facts;
use super::flaw::Flaw;
use super::index::{Lists, Texts};
use std::borrow::Cow;
use std::fmt::{self, Write};

/// Somebody, by what is kept of the three.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
    /// Places of columns, and what the cells there are part of.
    cells: Vec<(usize, &'static [usize])>,
    nip: Option<usize>,
    texts: Texts,
    groups: [Group; 3],
}

const POST: usize = 0;
const MONTH: usize = 1;
const PAY: usize = 2;

/// Cells that belong together: those of the row at hand and those met so far, and what they say.
struct Group {
    at_hand: Vec<u64>,
    met: Lists,
    facts: Vec<Facts>,
}

impl People {
    /// Nobody yet, of a roster with these columns.
    pub fn new(columns: &[Option<Field>]) -> Self {
        let mut fields: Vec<(usize, Field)> = Vec::new();
        for (place, field) in columns.iter().enumerate() {
            if let Some(field) = field.filter(|new| fields.iter().all(|(_, known)| known != new)) {
                fields.push((place, field));
            }
        }
        let nip = fields.iter().find(|(_, field)| *field == Field::Nip);
        let nip = nip.map(|(place, _)| *place);
        let cells = fields.iter().map(|(place, field)| (*place, groups(*field)));
        let cells: Vec<_> = cells.filter(|(_, of)| !of.is_empty()).collect();
        let group = |group| {
            let width = cells.iter().filter(|(_, of)| of.contains(&group)).count();
            Group {
                at_hand: Vec::new(),
                met: Lists::of(width),
                facts: Vec::new(),
            }
        };
        Self {
            nip,
            groups: [POST, MONTH, PAY].map(group),
            cells,
            texts: Texts::default(),
        }
    }

    /// Takes a row in hand. Who it is, with a NIP of digits, where all that it says has been met: then
    /// nothing is wrong with it.
    pub fn meet(&mut self, row: &[Cow<'_, str>]) -> Option<(Known, Nip)> {
        for group in &mut self.groups {
            group.at_hand.clear();
        }
        for (place, of) in &self.cells {
            let cell = row.get(*place).map_or("", |cell| cell);
            let number = self.texts.number(cell);
            for group in *of {
                if let Some(group) = self.groups.get_mut(*group) {
                    group.at_hand.push(number);
                }
            }
        }
        let nip = row.get(self.nip?)?;
        let nip = nip
            .bytes()
            .all(|b| b.is_ascii_digit())
            .then(|| Nip::of(nip))?;
        let [post, month, pay] = self.groups.each_ref().map(Group::met);
        let known = Known {
            post: post?,
            month: month?,
            pay: pay?,
        };
        Some((known, nip?))
    }

    /// Keeps what the row in hand says. It is met again where nothing else is to be told of it.
    pub fn learn(&mut self, facts: &Facts, flaws: &[Flaw]) -> Known {
        let is_good = flaws.iter().all(|flaw| flaw.field == Some(Field::Nip));
        let [post, month, pay] = &mut self.groups;
        let of_post = Facts {
            unit: facts.unit.clone(),
            position: facts.position.clone(),
            class: facts.class,
            employment: facts.employment,
            ..Facts::default()
        };
        let of_month = Facts {
            rating: facts.rating,
            organisation: facts.organisation,
            performance: facts.performance,
            attendance: facts.attendance,
            counts: facts.counts.clone(),
            ..Facts::default()
        };
        let of_pay = Facts {
            employment: facts.employment,
            grade: facts.grade.clone(),
            years: facts.years,
            echelon: facts.echelon.clone(),
            allowance: facts.allowance,
            tax_status: facts.tax_status,
            ..Facts::default()
        };
        Known {
            post: post.learn(of_post, is_good),
            month: month.learn(of_month, is_good),
            pay: pay.learn(of_pay, is_good),
        }
    }

    /// What the rows say of a post, of a month at work and of a pay; nothing of what is not asked.
    pub fn facts(&self, post: Option<u32>, month: Option<u32>, pay: Option<u32>) -> Facts {
        let mut all = Facts::default();
        if let Some(of_pay) = self.of(PAY, pay) {
            all = of_pay.clone();
        }
        if let Some(of_month) = self.of(MONTH, month) {
            all.rating = of_month.rating;
            all.organisation = of_month.organisation;
            all.performance = of_month.performance;
            all.attendance = of_month.attendance;
            all.counts.clone_from(&of_month.counts);
        }
        if let Some(of_post) = self.of(POST, post) {
            all.unit.clone_from(&of_post.unit);
            all.position.clone_from(&of_post.position);
            all.class = of_post.class;
            all.employment = of_post.employment;
        }
        all
    }

    fn of(&self, group: usize, place: Option<u32>) -> Option<&Facts> {
        let place = usize::try_from(place?).ok()?;
        self.groups.get(group)?.facts.get(place)
    }
}

impl Group {
    fn met(&self) -> Option<u32> {
        self.met.find(&self.at_hand)
    }

    fn learn(&mut self, facts: Facts, is_good: bool) -> u32 {
        if let Some(place) = self.met() {
            return place;
        }
        self.facts.push(facts);
        self.met.keep(&self.at_hand, is_good)
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

/// The groups that a field belongs to.
fn groups(field: Field) -> &'static [usize] {
    match field {
        Field::Nip | Field::Name => &[],
        Field::Unit | Field::Position | Field::JobClass => &[POST],
        Field::Employment => &[POST, PAY],
        Field::Grade
        | Field::GradeYears
        | Field::Echelon
        | Field::Ptkp
        | Field::Marital
        | Field::Children
        | Field::StructuralAllowance
        | Field::FunctionalAllowance
        | Field::GeneralAllowance => &[PAY],
        Field::Rating
        | Field::Organisation
        | Field::Productivity
        | Field::Attendance
        | Field::Late1
        | Field::Late2
        | Field::Late3
        | Field::Late4
        | Field::Early1
        | Field::Early2
        | Field::Early3
        | Field::Early4
        | Field::Absent
        | Field::Sick
        | Field::Leave
        | Field::CeremonyMissed => &[MONTH],
    }
}
