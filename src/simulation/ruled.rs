//! A rule at work over people: what many of them share is worked out once, by the stages that work
//! out a single estimate.

use super::index::Lists;
use super::people::{Known, People};
use super::rule::{Assumed, Rule};
use crate::allowance::Totals;
use crate::allowance::case::Case;
use crate::allowance::shared::{OfPay, OfPost, totals};
use crate::document::{Fault, Id};
use crate::money::Rupiah;
use crate::regulation::terms::{Employment, JobClass};
use std::collections::BTreeMap;

/// What a rule has come to so far.
pub struct Ruled {
    posts: Vec<Kept<usize>>,
    places: BTreeMap<Post, usize>,
    entitled: Vec<(JobClass, OfPost)>,
    /// Gross amounts, by post, month and, where the weights of the parts go by grade, pay.
    met: Lists,
    grosses: Vec<Option<Rupiah>>,
    pays: Vec<Kept<OfPay>>,
}

/// Something that is worked out when it is first asked for.
#[derive(Default)]
enum Kept<T> {
    #[default]
    Unasked,
    /// It is refused, or does not fit.
    None,
    Some(T),
}

/// All of a case by which stage 1 goes.
type Post = (Employment, JobClass, Option<Id>, Option<Id>);

/// Whom a rule is asked about, and what is taken for all of them.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    /// The rule.
    pub rule: &'a Rule,
    /// What no row says.
    pub assumed: &'a Assumed,
    /// The people.
    pub people: &'a People,
}

impl Default for Ruled {
    fn default() -> Self {
        Self {
            posts: Vec::new(),
            places: BTreeMap::new(),
            entitled: Vec::new(),
            met: Lists::of(2),
            grosses: Vec::new(),
            pays: Vec::new(),
        }
    }
}

impl Ruled {
    /// Class and totals of somebody, or what the rule refuses, of which the whole case tells.
    pub fn totals(
        &mut self,
        asked: Asked<'_>,
        known: Known,
    ) -> Result<(JobClass, Totals), Vec<Fault>> {
        self.shared(asked, known)
            .map_or_else(|| asked.by_itself(known), Ok)
    }

    fn shared(&mut self, asked: Asked<'_>, known: Known) -> Option<(JobClass, Totals)> {
        if asked.rule.taxes_by_post() {
            return None;
        }
        let place = self.place(asked, known.post)?;
        let gross = self.gross(asked, known, place)?;
        let pay = kept(&mut self.pays, known.pay, || {
            OfPay::of(&asked.rule.regulation, asked.of_pay(known.pay)?)
        })?;
        let (class, post) = self.entitled.get(place)?;
        let totals = totals(&asked.rule.regulation, post, gross, pay).ok()?;
        Some((*class, totals))
    }

    /// Where what a post is entitled to is kept.
    fn place(&mut self, asked: Asked<'_>, post: u32) -> Option<usize> {
        let Self {
            posts,
            places,
            entitled,
            ..
        } = self;
        let new = || {
            let case = asked.of_post(post)?;
            let key = asked.rule.key(&case);
            if let Some(place) = places.get(&key) {
                return Some(*place);
            }
            let of_post = OfPost::of(&asked.rule.regulation, &case)?;
            let place = entitled.len();
            entitled.push((case.position.class, of_post));
            places.insert(key, place);
            Some(place)
        };
        kept(posts, post, new).copied()
    }

    fn gross(&mut self, asked: Asked<'_>, known: Known, place: usize) -> Option<Rupiah> {
        let pay = asked.rule.splits_by_grade().then_some(known.pay);
        let of_pay = pay.map_or(u64::MAX, u64::from);
        let of_post = u64::try_from(place).ok()?.wrapping_shl(32);
        let key = [of_post | u64::from(known.month), of_pay];
        let place_of_gross = self.met.find(&key).unwrap_or_else(|| {
            let post = self.entitled.get(place).map(|(_, post)| post);
            let case = asked.case(Some(known.post), Some(known.month), pay);
            let both = post.zip(case);
            let gross = both.and_then(|(post, case)| post.gross(&asked.rule.regulation, &case));
            self.grosses.push(gross);
            self.met.keep(&key, true)
        });
        *self.grosses.get(usize::try_from(place_of_gross).ok()?)?
    }
}

impl Asked<'_> {
    fn by_itself(self, known: Known) -> Result<(JobClass, Totals), Vec<Fault>> {
        let Known { post, month, pay } = known;
        let facts = self.people.facts(Some(post), Some(month), Some(pay));
        self.rule.totals(&facts, self.assumed)
    }

    fn of_post(self, post: u32) -> Option<Case> {
        self.case(Some(post), None, None)
    }

    /// The pay goes by no post; a case must have one.
    fn of_pay(self, pay: u32) -> Option<Case> {
        let mut facts = self.people.facts(None, None, Some(pay));
        facts.class = JobClass::new(1);
        self.rule.case(&facts, self.assumed).ok()
    }

    fn case(self, post: Option<u32>, month: Option<u32>, pay: Option<u32>) -> Option<Case> {
        let facts = self.people.facts(post, month, pay);
        self.rule.case(&facts, self.assumed).ok()
    }
}

/// What is kept at a place, worked out if it was not yet.
fn kept<T>(list: &mut Vec<Kept<T>>, place: u32, new: impl FnOnce() -> Option<T>) -> Option<&T> {
    let place = usize::try_from(place).ok()?;
    if place >= list.len() {
        list.resize_with(place.saturating_add(1), Kept::default);
    }
    let kept = list.get_mut(place)?;
    if let Kept::Unasked = kept {
        *kept = new().map_or(Kept::None, Kept::Some);
    }
    match kept {
        Kept::Some(kept) => Some(kept),
        Kept::Unasked | Kept::None => None,
    }
}
