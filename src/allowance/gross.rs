//! Stage 2, gross: the entitlement split into weighted parts, each part scored, then sanctions
//! and reductions, then rounding where the pack says.
//!
//! Every rule of this stage leaves a percentage of some parts, alike for every share. So what is
//! left of a part is one factor; times a share it is what that share pays in the part.

use super::attendance::Attended;
use super::basis::Origin;
use super::case::Case;
use super::key::{Key, SetAside};
use super::ledger::{Join, Ledger, Name, Quantity, Stage, Step, Trace};
use super::measures::{self, Measured};
use super::percent_of::Bases;
use super::performance::{self, Performed};
use super::post::{found, post};
use super::reductions::{Reduced, reductions};
use super::refusal::{Refusal, Refusals, refuse};
use super::shares::{Share, Shares};
use crate::document::Reason;
use crate::money::{Exact, Factor, Overflow, Percent, Rounding, Rupiah};
use crate::ratio::Ratio;
use crate::regulation::Regulation;
use crate::regulation::criteria::Paid;
use crate::regulation::full_months::FullMonths;
use crate::regulation::pack::RegionalPack;
use crate::regulation::payment::{Part, Payment, Score, Split};
use crate::regulation::rounding::{RoundedAt, RoundingRule};
use crate::regulation::status::{Sanction, Sanctions};
use crate::regulation::terms::Criterion;
use crate::regulation::who::first_for;

/// What a rule may speak of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Of {
    /// A part of what is split.
    Part(usize),
    /// What is paid whole.
    Whole,
    /// What is paid whole to those who were present at all.
    IfPresent,
}

/// What is left of each part of the entitlement: its weight, times every score and rule since.
#[derive(Clone, Debug)]
pub struct Left {
    parts: Vec<PartLeft>,
    whole: Factor,
    if_present: Factor,
    /// What the reductions leave of all of it: kept apart, since as a fraction of each part it would
    /// soon be too long to be exact.
    after_reductions: Factor,
}

/// What is left of a part, and the criteria it takes part of; none named: all of them.
#[derive(Clone, Debug)]
struct PartLeft {
    left: Factor,
    criteria: Vec<Criterion>,
}

impl PartLeft {
    fn takes(&self, share: &Share) -> bool {
        let named = |criterion| self.criteria.contains(&criterion);
        share.paid == Paid::Split
            && (self.criteria.is_empty() || share.criterion.is_some_and(named))
    }
}

impl Left {
    fn all(payment: &Payment, split: Option<&Split>) -> Result<Self, Overflow> {
        let whole = |part: &Part| {
            Ok(PartLeft {
                left: payment.weight(part, split)?.as_factor()?,
                criteria: part.criteria.clone(),
            })
        };
        let parts = payment.parts.iter().map(whole);
        Ok(Self {
            parts: parts.collect::<Result<_, _>>()?,
            whole: Factor::ONE,
            if_present: Factor::ONE,
            after_reductions: Factor::ONE,
        })
    }

    fn each(&mut self) -> impl Iterator<Item = (Of, &mut Factor)> {
        let parts = self.parts.iter_mut().enumerate();
        let others = [
            (Of::Whole, &mut self.whole),
            (Of::IfPresent, &mut self.if_present),
        ];
        let parts = parts.map(|(n, part)| (Of::Part(n), &mut part.left));
        parts.chain(others)
    }

    fn of(&self, of: Of) -> Factor {
        match of {
            Of::Part(n) => self.parts.get(n).map_or(Factor::ZERO, |part| part.left),
            Of::Whole => self.whole,
            Of::IfPresent => self.if_present,
        }
    }

    /// What each part, by its place, pays of a share that is split.
    pub fn in_parts(
        &self,
        share: &Share,
    ) -> impl Iterator<Item = (usize, Result<Exact, Overflow>)> {
        let reduced = |paid: Result<Exact, _>| paid?.times(self.after_reductions);
        let parts = self.unreduced_in_parts(share);
        parts.map(move |(n, paid)| (n, reduced(paid)))
    }

    /// The same before reductions.
    fn unreduced_in_parts(
        &self,
        share: &Share,
    ) -> impl Iterator<Item = (usize, Result<Exact, Overflow>)> {
        let parts = self.parts.iter().enumerate();
        let taking = parts.filter(|(_, part)| part.takes(share));
        taking.map(|(n, part)| (n, share.exact.times(part.left)))
    }

    /// What a share pays in all.
    pub fn in_all(&self, share: &Share) -> Result<Exact, Overflow> {
        let unreduced = match share.paid {
            Paid::Whole => share.exact.times(self.whole)?,
            Paid::IfPresent => share.exact.times(self.if_present)?,
            Paid::Split => {
                let mut parts = self.unreduced_in_parts(share);
                parts.try_fold(Exact::ZERO, |sum, (_, part)| sum.plus(part?))?
            }
        };
        unreduced.times(self.after_reductions)
    }
}

/// A gross on its way.
struct Paying<'s> {
    shares: &'s Shares,
    /// What is split, by the part that it is split over.
    split: Vec<Exact>,
    whole: Exact,
    if_present: Exact,
    left: Left,
    /// How each cut is rounded, if it is.
    cuts: Option<Rounding>,
}

impl<'s> Paying<'s> {
    fn of(
        shares: &'s Shares,
        pack: &RegionalPack,
        split: Option<&Split>,
    ) -> Result<Self, Overflow> {
        let payment = &pack.payment;
        let mut paying = Self {
            shares,
            split: vec![Exact::ZERO; payment.parts.len()],
            whole: Exact::ZERO,
            if_present: Exact::ZERO,
            left: Left::all(payment, split)?,
            cuts: pack.rounding.cuts.as_ref().map(RoundingRule::rounding),
        };
        for share in shares.iter() {
            match share.paid {
                Paid::Whole => paying.whole = paying.whole.plus(share.exact)?,
                Paid::IfPresent => paying.if_present = paying.if_present.plus(share.exact)?,
                Paid::Split => {
                    for (sum, part) in paying.split.iter_mut().zip(&paying.left.parts) {
                        if part.takes(share) {
                            *sum = sum.plus(share.exact)?;
                        }
                    }
                }
            }
        }
        if let Some(rule) = &pack.rounding.parts {
            paying.round_parts(payment, rule.rounding())?;
        }
        Ok(paying)
    }

    /// Each part in whole rupiah before anything is cut; one that takes the rest takes what the
    /// others leave.
    fn round_parts(&mut self, payment: &Payment, rounding: Rounding) -> Result<(), Overflow> {
        let weighted = |(_, part): &(usize, &Part)| part.weight.0.is_some();
        let parts = || payment.parts.iter().enumerate();
        for (n, _) in parts().filter(weighted) {
            let whole = self.in_part(Of::Part(n))?.round(rounding)?;
            self.pay(n, whole.exact())?;
        }
        for (n, rest) in parts().filter(|part| !weighted(part)) {
            let mut left = self.split.get(n).copied().unwrap_or_default();
            for (m, _) in parts().filter(|(m, part)| *m != n && rest.is_beside(part)) {
                left = left.minus(self.in_part(Of::Part(m))?)?;
            }
            self.pay(n, left)?;
        }
        Ok(())
    }

    /// Makes a part pay an amount.
    fn pay(&mut self, n: usize, amount: Exact) -> Result<(), Overflow> {
        let full = self.split.get(n).copied().unwrap_or_default();
        if let Some(part) = self.left.parts.get_mut(n)
            && !full.is_zero()
        {
            part.left = Factor::of_ratio(amount.ratio().divided_by(full.ratio()))?;
        }
        Ok(())
    }

    /// Rounds what a part lost since it paid an amount.
    fn round_cut(&mut self, n: usize, before: Exact) -> Result<(), Overflow> {
        let Some(rounding) = self.cuts else {
            return Ok(());
        };
        let cut = before.minus(self.in_part(Of::Part(n))?)?.round(rounding)?;
        self.pay(n, before.minus(cut.exact())?)
    }

    /// All shares together, in one part.
    fn in_part(&self, of: Of) -> Result<Exact, Overflow> {
        self.unreduced(of)?.times(self.left.after_reductions)
    }

    /// The same before reductions.
    fn unreduced(&self, of: Of) -> Result<Exact, Overflow> {
        let full = match of {
            Of::Part(n) => self.split.get(n).copied().unwrap_or_default(),
            Of::Whole => self.whole,
            Of::IfPresent => self.if_present,
        };
        if full.is_zero() {
            return Ok(full);
        }
        full.times(self.left.of(of))
    }

    fn each_part(&self) -> Result<Vec<Exact>, Overflow> {
        (0..self.left.parts.len())
            .map(|n| self.in_part(Of::Part(n)))
            .collect()
    }

    fn sum(&self, speaks_of: &dyn Fn(Of) -> bool) -> Result<Exact, Overflow> {
        let sum = self.unreduced_sum(speaks_of)?;
        sum.times(self.left.after_reductions)
    }

    fn unreduced_sum(&self, speaks_of: &dyn Fn(Of) -> bool) -> Result<Exact, Overflow> {
        let parts = (0..self.left.parts.len()).map(Of::Part);
        let all = parts.chain([Of::Whole, Of::IfPresent]);
        let mut sum = Exact::ZERO;
        for of in all.filter(|of| speaks_of(*of)) {
            sum = sum.plus(self.unreduced(of)?)?;
        }
        Ok(sum)
    }

    /// Reduces all there is, alike in every part.
    fn reduce(&mut self, reduced: &Reduced<'_>) -> Result<(), Overflow> {
        let all = |_| true;
        let factor = match reduced.leaves_percent()? {
            Some(percent) => percent.as_factor()?,
            None => {
                let before = self.sum(&all)?;
                let full = match self.cuts {
                    Some(_) => before,
                    None => self.unreduced_sum(&all)?,
                };
                if full.is_zero() {
                    return Ok(());
                }
                let left = reduced.leaves(before)?;
                // Of all, whatever earlier reductions have left: theirs goes into this one.
                self.left.after_reductions = Factor::ONE;
                Factor::of_ratio(left.ratio().divided_by(full.ratio()))?
            }
        };
        // A cut in whole rupiah is one of each part.
        if self.cuts.is_some() {
            return self.times(factor, &all);
        }
        self.left.after_reductions = self.left.after_reductions.times(factor)?;
        Ok(())
    }

    /// Applies a rule to what it speaks of: it leaves a percentage of it. Writes what it took
    /// away.
    fn leave<'r>(
        &mut self,
        percent: Percent,
        speaks_of: &dyn Fn(Of) -> bool,
        name: &dyn Fn() -> Name,
        trace: Trace<'r>,
        ledger: &mut Ledger<'r>,
    ) -> Result<(), Overflow> {
        let before = match ledger.is_asked() {
            true => Some(self.sum(speaks_of)?),
            false => None,
        };
        if !percent.is_whole() {
            self.times(percent.as_factor()?, speaks_of)?;
        }
        match before {
            Some(before) => {
                let taken = self.sum(speaks_of)?.minus(before)?;
                let mut trace = trace;
                trace.step(|| {
                    Step::new(name())
                        .with(Join::Minus, Name::plain(Key::AtStake), before)
                        .with(Join::TimesRest, name(), percent)
                        .rounded_if(self.cuts)
                        .gives(taken)
                });
                ledger.write(Stage::Scores, name, taken, trace)
            }
            None => Ok(()),
        }
    }

    /// Leaves so much of what a rule speaks of, each cut rounded where the pack says so.
    fn times(&mut self, factor: Factor, speaks_of: &dyn Fn(Of) -> bool) -> Result<(), Overflow> {
        let full: Vec<Exact> = match self.cuts {
            Some(_) => self.each_part()?,
            None => Vec::new(),
        };
        for (_, left) in self.left.each().filter(|(of, _)| speaks_of(*of)) {
            *left = left.times(factor)?;
        }
        for (n, before) in full.into_iter().enumerate() {
            self.round_cut(n, before)?;
        }
        Ok(())
    }
}

/// How somebody's month went under the rule.
#[derive(Debug)]
pub struct Conduct<'r> {
    attended: Attended<'r>,
    performed: Performed,
    measured: Measured,
    sanctioned: Option<Sanctioned<'r>>,
    reductions: Vec<Reduced<'r>>,
    /// Other weights of the parts.
    split: Option<&'r Split>,
    /// Whether the month is paid in full, whatever was scored.
    full: Option<&'r FullMonths>,
}

impl<'r> Conduct<'r> {
    /// As the rule has it; what it refuses is noted.
    pub fn of(regulation: &'r Regulation, case: &'r Case, refusals: &mut Refusals) -> Self {
        let full = regulation.regional.full_months.as_ref();
        let full = full.filter(|full| full.holds(case.month));
        // What nobody counts then, nobody has to give.
        let mut unasked = Refusals::default();
        let scores = match full {
            Some(_) => &mut unasked,
            None => &mut *refusals,
        };
        Self {
            attended: Attended::of(regulation, case, scores),
            performed: Performed::of(regulation, case, scores),
            measured: Measured::of(regulation, case, scores),
            split: refusals.or(split_of(regulation, case), None),
            full,
            sanctioned: sanctioned(regulation, case, refusals),
            reductions: reductions(regulation, case, refusals),
        }
    }
}

/// The weights of the parts that are for somebody, if others than the usual.
fn split_of<'r>(regulation: &'r Regulation, case: &Case) -> Result<Option<&'r Split>, Refusal> {
    let splits = regulation.regional.payment.splits.iter();
    let splits = splits.map(|split| (&split.who, split));
    found(regulation, case, first_for(splits, &post(regulation, case)))
}

/// Works out what is left of the entitlement and the whole gross it rounds to, and writes the
/// lines.
pub fn gross<'r>(
    regulation: &'r Regulation,
    case: &Case,
    conduct: &Conduct<'r>,
    shares: &Shares,
    ledger: &mut Ledger<'r>,
) -> Result<(Left, Rupiah), Overflow> {
    let parts = &regulation.regional.payment.parts;
    let mut paying = Paying::of(shares, &regulation.regional, conduct.split)?;
    if let Some(full) = conduct.full {
        let mut trace = ledger.trace();
        trace.rests_on(Origin::Regional("$.full_months"), &full.provision);
        ledger.set_aside(Stage::Scores, SetAside::FullMonth, trace)?;
    } else {
        conduct.attended.tell_uncounted(ledger)?;
        let bases = conduct
            .attended
            .bases(parts, shares, || paying.each_part())?;
        let scoring = Scoring {
            regulation,
            case,
            conduct,
            bases: bases.as_ref(),
        };
        for part in parts.iter().enumerate() {
            scoring.score_part(part, &mut paying, ledger)?;
        }
        scoring.absent_all_month(&mut paying, ledger)?;
    }
    if let Some(sanctioned) = &conduct.sanctioned {
        sanction(regulation, sanctioned, &mut paying, ledger)?;
    }
    for reduced in &conduct.reductions {
        reduce(regulation, reduced, &mut paying, ledger)?;
    }
    let amount = round(regulation, &paying, ledger)?;
    Ok((paying.left, amount))
}

/// What the scores of the parts go by.
struct Scoring<'a, 'r> {
    regulation: &'r Regulation,
    case: &'a Case,
    conduct: &'a Conduct<'r>,
    bases: Option<&'a Bases<'r>>,
}

impl<'r> Scoring<'_, 'r> {
    /// Every score of a part, one after the other. A typed performance score stands in place of
    /// all performance rules of the part, once.
    fn score_part(
        &self,
        (n, part): (usize, &'r Part),
        paying: &mut Paying<'_>,
        ledger: &mut Ledger<'r>,
    ) -> Result<(), Overflow> {
        let Self {
            regulation,
            case,
            conduct,
            bases,
        } = *self;
        let payment = &regulation.regional.payment;
        if !part.scores(case.employment) {
            let mut trace = ledger.trace();
            trace.rests_on(Origin::Regional("$.payment"), &payment.provision);
            return ledger.set_aside(Stage::Scores, SetAside::Scores, trace);
        }
        let input = case.performance.as_ref();
        let is_typed = input.is_some_and(|input| input.score.is_some());
        let mut typed_used = false;
        let full = paying.left.of(Of::Part(n));
        for score in &part.scored_by {
            let typed =
                is_typed && matches!(score, Score::Rating | Score::Activity | Score::Output);
            if typed && std::mem::replace(&mut typed_used, true) {
                continue;
            }
            let mut trace = ledger.trace();
            let weight = payment.weight(part, conduct.split)?;
            trace.step(|| weight_step(part, weight));
            let percent = match score {
                Score::Attendance => conduct.attended.left_of((n, part), bases, &mut trace)?,
                Score::Measures => {
                    measures::explain(regulation, case, part, &mut trace);
                    conduct.measured.score(n)
                }
                _ => {
                    performance::explain(regulation, case, *score, &mut trace);
                    conduct.performed.score(*score)
                }
            };
            let key = if typed {
                Key::TypedScore
            } else {
                key_of(*score)
            };
            let is_stated = match score {
                Score::Attendance => matches!(conduct.attended, Attended::Typed(_)),
                _ => typed,
            };
            if is_stated {
                trace.stated();
            } else {
                rests_on(regulation, *score, &mut trace);
            }
            trace.rests_on(Origin::Regional("$.payment"), &payment.provision);
            let name = || Name::of(key, &part.id);
            paying.leave(percent, &|of| of == Of::Part(n), &name, trace, ledger)?;
        }
        match part.decimals {
            Some(decimals) => round_score(regulation, (n, part), (full, decimals), paying, ledger),
            None => Ok(()),
        }
    }

    /// Criteria that are paid only to those who were present at all.
    fn absent_all_month(
        &self,
        paying: &mut Paying<'_>,
        ledger: &mut Ledger<'r>,
    ) -> Result<(), Overflow> {
        let regulation = self.regulation;
        let attended = &self.conduct.attended;
        let mut shares = paying.shares.iter();
        if shares.all(|share| share.paid != Paid::IfPresent)
            || attended.is_present(&regulation.regional.payment.parts, self.bases)?
        {
            return Ok(());
        }
        let mut trace = ledger.trace();
        for rule in regulation.regional.criteria.values() {
            if rule.paid == Paid::IfPresent {
                trace.rests_on(Origin::Regional("$.criteria"), &rule.provision);
            }
        }
        let name = || Name::plain(Key::AbsentAllMonth);
        let speaks_of = |of| of == Of::IfPresent;
        paying.leave(Percent::ZERO, &speaks_of, &name, trace, ledger)
    }
}

/// The percentage that all scores of a part together leave of it, with so many decimals.
fn round_score<'r>(
    regulation: &'r Regulation,
    (n, part): (usize, &'r Part),
    (full, decimals): (Factor, u32),
    paying: &mut Paying<'_>,
    ledger: &mut Ledger<'r>,
) -> Result<(), Overflow> {
    let left = paying.left.of(Of::Part(n));
    if left == Factor::ZERO {
        return Ok(());
    }
    let hundred = Ratio::whole(100);
    let score = left.ratio().divided_by(full.ratio()).times(hundred);
    let rounded = score.to_places(decimals)?.ratio();
    let percent = Percent::of_ratio(rounded.divided_by(score).times(hundred))?;
    let mut trace = ledger.trace();
    let payment = &regulation.regional.payment;
    trace.rests_on(Origin::Regional("$.payment"), &payment.provision);
    let name = || Name::of(Key::ScoreRounding, &part.id);
    paying.leave(percent, &|of| of == Of::Part(n), &name, trace, ledger)
}

fn key_of(score: Score) -> Key {
    match score {
        Score::Attendance => Key::Attendance,
        Score::Rating => Key::Rating,
        Score::Activity => Key::Activity,
        Score::Output => Key::Output,
        Score::Organisation => Key::Organisation,
        Score::Measures => Key::Measures,
    }
}

fn weight_step(part: &Part, weight: Percent) -> Step {
    Step::new(Name::of(Key::Part, &part.id))
        .with(
            Join::Plus,
            Name::plain(Key::SplitEntitlement),
            Percent::WHOLE,
        )
        .with(Join::Times, Name::plain(Key::Weight), weight)
        .gives(weight)
}

/// The section a score rests on.
fn rests_on<'r>(regulation: &'r Regulation, score: Score, trace: &mut Trace<'r>) {
    let pack = &regulation.regional;
    let section = match score {
        Score::Attendance => pack
            .attendance
            .as_ref()
            .map(|rule| ("$.attendance", &rule.provision)),
        Score::Rating => pack
            .rating
            .as_ref()
            .map(|rule| ("$.rating", &rule.provision)),
        Score::Activity => pack
            .activity
            .as_ref()
            .map(|rule| ("$.activity", &rule.provision)),
        Score::Output => pack
            .output
            .as_ref()
            .map(|rule| ("$.output", &rule.provision)),
        Score::Organisation => pack
            .organisation
            .as_ref()
            .map(|rule| ("$.organisation", &rule.provision)),
        Score::Measures => pack
            .measures
            .as_ref()
            .map(|rule| ("$.measures", &rule.provision)),
    };
    if let Some((section, provision)) = section {
        trace.rests_on(Origin::Regional(section), provision);
    }
}

/// A sanction under the rule, in one of its months or after them.
#[derive(Debug)]
struct Sanctioned<'r> {
    list: &'r Sanctions,
    origin: Origin,
    sanction: &'r Sanction,
    /// Months served before this one.
    served: u32,
}

/// The sanction of a case; what the rule refuses of it is noted.
fn sanctioned<'r>(
    regulation: &'r Regulation,
    case: &Case,
    refusals: &mut Refusals,
) -> Option<Sanctioned<'r>> {
    const SECTION: &str = "$.sanctions";
    let input = case.sanction.as_ref()?;
    let (list, origin) = match &regulation.regional.sanctions {
        Some(own) => (own, Origin::Regional(SECTION)),
        None => (&regulation.national.sanctions, Origin::National(SECTION)),
    };
    let served = case.month.months_since(input.since);
    if served.is_none() {
        let reason = Reason::out_of_range("1900-01", case.month, input.since);
        refusals.note(refuse("$.sanction.since", reason));
    }
    let mut known = list.list.iter();
    let Some(sanction) = known.find(|known| known.id == input.id) else {
        let known = list.list.iter().map(|sanction| sanction.id.as_str());
        let reason = Reason::not_ruled(input.id.as_str(), known);
        refusals.note(refuse("$.sanction.id", reason));
        return None;
    };
    Some(Sanctioned {
        list,
        origin,
        sanction,
        served: served.unwrap_or_default(),
    })
}

/// A sanction, as long as it lasts.
fn sanction<'r>(
    regulation: &'r Regulation,
    sanctioned: &Sanctioned<'r>,
    paying: &mut Paying<'_>,
    ledger: &mut Ledger<'r>,
) -> Result<(), Overflow> {
    let Sanctioned {
        list,
        origin,
        sanction,
        served,
    } = *sanctioned;
    let percent = if served < sanction.months {
        sanction.percent.rest()?
    } else {
        Percent::WHOLE
    };
    let mut trace = ledger.trace();
    trace.step(|| {
        let (month, months) = (served.saturating_add(1), sanction.months);
        Step::new(Name::plain(Key::SanctionMonth))
            .with(
                Join::Plus,
                Name::plain(Key::SanctionMonth),
                Quantity::Count(month),
            )
            .with(
                Join::LookedUp,
                Name::plain(Key::SanctionMonths),
                Quantity::Count(months),
            )
            .gives(percent)
    });
    trace.rests_on(origin, &list.provision);
    let name = || Name::of(Key::Sanction, &sanction.id);
    let parts = &regulation.regional.payment.parts;
    let is_cut = |n| {
        let part: Option<&Part> = parts.get(n);
        part.is_some_and(|part| sanction.cuts.contains(&part.id))
    };
    let in_scope = |of| sanction.cuts.is_empty() || matches!(of, Of::Part(n) if is_cut(n));
    paying.leave(percent, &in_scope, &name, trace, ledger)
}

/// Other reductions, one after the other, each of what the one before left.
fn reduce<'r>(
    regulation: &'r Regulation,
    reduced: &Reduced<'r>,
    paying: &mut Paying<'_>,
    ledger: &mut Ledger<'r>,
) -> Result<(), Overflow> {
    let mut trace = ledger.trace();
    if let Some(rules) = &regulation.regional.reductions {
        trace.rests_on(Origin::Regional("$.reductions"), &rules.provision);
    }
    let name = || Name::of(Key::Reduction, &reduced.reduction.id);
    if !ledger.is_asked() {
        return paying.reduce(reduced);
    }
    let before = paying.sum(&|_| true)?;
    paying.reduce(reduced)?;
    let taken = paying.sum(&|_| true)?.minus(before)?;
    trace.step(|| reduced.step(before, taken, paying.cuts));
    ledger.write(Stage::Scores, name, taken, trace)
}

/// What is rounded together: a share, a part of those that are split, or all of it.
enum Group<'s> {
    Share(&'s Share),
    Part(usize),
    All,
}

impl Group<'_> {
    fn exact(&self, paying: &Paying<'_>) -> Result<Exact, Overflow> {
        match self {
            Self::Share(share) => paying.left.in_all(share),
            Self::Part(n) => paying.in_part(Of::Part(*n)),
            Self::All => paying.sum(&|_| true),
        }
    }

    fn name(&self, parts: &[Part]) -> Name {
        match self {
            Self::Share(share) => share.name(),
            Self::Part(n) => match parts.get(*n) {
                Some(part) => Name::of(Key::Part, &part.id),
                None => Name::plain(Key::BeforeRounding),
            },
            Self::All => Name::plain(Key::BeforeRounding),
        }
    }
}

/// The sums that are rounded, each by itself: a part where the first share of it stands.
fn grouped<'s>(
    at: RoundedAt,
    paying: &Paying<'s>,
    each: &mut dyn FnMut(Group<'s>) -> Result<(), Overflow>,
) -> Result<(), Overflow> {
    if at == RoundedAt::End {
        return each(Group::All);
    }
    let mut split_seen = false;
    for share in paying.shares.iter() {
        if at == RoundedAt::Criterion || share.paid != Paid::Split {
            each(Group::Share(share))?;
        } else if !std::mem::replace(&mut split_seen, true) {
            let mut parts = 0..paying.left.parts.len();
            parts.try_for_each(|n| each(Group::Part(n)))?;
        }
    }
    Ok(())
}

/// Whole rupiah, where and how the pack says.
fn round<'r>(
    regulation: &'r Regulation,
    paying: &Paying<'_>,
    ledger: &mut Ledger<'r>,
) -> Result<Rupiah, Overflow> {
    let rules = &regulation.regional.rounding;
    let rounding = rules.gross.rounding();
    let gross = || Name::of(Key::Gross, rules.at.word());
    let mut trace = ledger.trace();
    let mut amount = Rupiah::ZERO;
    let mut rounded = Vec::new();
    grouped(rules.at, paying, &mut |group| {
        let exact = group.exact(paying)?;
        let whole = exact.round(rounding)?;
        amount = amount.plus(whole)?;
        trace.step(|| {
            let name = group.name(&regulation.regional.payment.parts);
            rounded.push((name.clone(), whole));
            Step::new(gross())
                .with(Join::Plus, name, exact)
                .rounded(rounding)
                .gives(whole)
        });
        Ok(())
    })?;
    // A higher post may be paid less than one's own: each rounded by itself, it may take a rupiah more
    // than there is.
    let below = amount < Rupiah::ZERO;
    let amount = amount.max(Rupiah::ZERO);
    if rounded.len() > 1 {
        trace.step(|| {
            let terms = rounded.into_iter();
            let mut sum = terms.fold(Step::new(gross()), |step, (name, whole)| {
                step.with(Join::Plus, name, whole)
            });
            if below {
                sum = sum.with(Join::AtLeast, Name::plain(Key::Nothing), Rupiah::ZERO);
            }
            sum.gives(amount)
        });
    }
    trace.rests_on(Origin::Regional("$.rounding"), &rules.provision);
    let name = || Name::plain(Key::Rounding);
    ledger.settle(amount, Stage::Scores, name, trace)?;
    Ok(amount)
}
