//! A rule at work over people: what many of them share is worked out once, by the stages that work
//! out a single estimate.

use super::index::Lists;
use super::people::{Known, People};
use super::rule::{Assumed, Rule};
use crate::allowance::Totals;
use crate::allowance::case::PositionInput;
use crate::allowance::shared::{OfPay, OfPost, totals};
use crate::document::{Fault, Id};
use crate::money::Rupiah;
use crate::regulation::terms::{Employment, JobClass};
use std::collections::BTreeMap;

/// What a rule has come to so far.
pub struct Ruled {
    posts: Vec<Kept<OfRow>>,
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

/// A post as a row says it, and where what it is entitled to is kept.
struct OfRow {
    employment: Employment,
    position: PositionInput,
    place: usize,
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
        let (place, gross) = self.gross(asked, known)?;
        let pay = kept(&mut self.pays, known.pay, || asked.pay(known.pay))?;
        let (class, post) = self.entitled.get(place)?;
        let totals = totals(&asked.rule.regulation, post, gross, pay).ok()?;
        Some((*class, totals))
    }

    /// Where what the post is entitled to is kept, and the gross that the month leaves of it.
    fn gross(&mut self, asked: Asked<'_>, known: Known) -> Option<(usize, Rupiah)> {
        let Self {
            posts,
            places,
            entitled,
            met,
            grosses,
            ..
        } = self;
        let post = kept(posts, known.post, || {
            asked.post(known.post, places, entitled)
        })?;
        let pay = asked.rule.splits_by_grade().then_some(known.pay);
        let key = [
            u64::try_from(post.place).ok()?.wrapping_shl(32) | u64::from(known.month),
            pay.map_or(u64::MAX, u64::from),
        ];
        let place = met.find(&key).unwrap_or_else(|| {
            let mut facts = asked.people.facts(None, Some(known.month), pay);
            facts.employment = post.employment;
            let position = post.position.clone();
            let case = asked.rule.case_at(position, &facts, asked.assumed);
            let entitled = entitled.get(post.place);
            grosses.push(
                entitled.and_then(|(_, entitled)| entitled.gross(&asked.rule.regulation, &case)),
            );
            met.keep(&key, true)
        });
        let gross = *grosses.get(usize::try_from(place).ok()?)?;
        Some((post.place, gross?))
    }
}

impl Asked<'_> {
    fn by_itself(self, known: Known) -> Result<(JobClass, Totals), Vec<Fault>> {
        let Known { post, month, pay } = known;
        let facts = self.people.facts(Some(post), Some(month), Some(pay));
        self.rule.totals(&facts, self.assumed)
    }

    /// A post, and what it is entitled to where no other has come to the same.
    fn post(
        self,
        post: u32,
        places: &mut BTreeMap<Post, usize>,
        entitled: &mut Vec<(JobClass, OfPost)>,
    ) -> Option<OfRow> {
        let facts = self.people.facts(Some(post), None, None);
        let case = self.rule.case(&facts, self.assumed).ok()?;
        let key = self.rule.key(&case);
        let place = match places.get(&key) {
            Some(place) => *place,
            None => {
                let of_post = OfPost::of(&self.rule.regulation, &case)?;
                let place = entitled.len();
                entitled.push((case.position.class, of_post));
                places.insert(key, place);
                place
            }
        };
        Some(OfRow {
            employment: case.employment,
            position: case.position,
            place,
        })
    }

    /// The pay goes by no post; a case must have one.
    fn pay(self, pay: u32) -> Option<OfPay> {
        let mut facts = self.people.facts(None, None, Some(pay));
        facts.class = JobClass::new(1);
        let case = self.rule.case(&facts, self.assumed).ok()?;
        OfPay::of(&self.rule.regulation, case)
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
