//! Stage 2, gross: the entitlement split into weighted parts, each part scored, then sanctions
//! and reductions, then rounding where the pack says.
//!
//! The entitlement lies in cells, one for each share and part. Every rule of this stage leaves
//! a percentage of some of the cells, and the ledger notes what that took away.

use super::attendance::AttendanceScores;
use super::basis::Origin;
use super::case::Case;
use super::entitlement::Share;
use super::key::Key;
use super::ledger::{Join, Ledger, Name, Quantity, Stage, Step, Trace};
use super::performance::{self, Scored};
use super::refusal::{Refusal, Refusals, refuse};
use crate::document::Reason;
use crate::money::{Exact, Overflow, Percent, Rupiah};
use crate::regulation::Regulation;
use crate::regulation::criteria::Paid;
use crate::regulation::payment::{Part, Score};
use crate::regulation::rounding::RoundedAt;

/// What one share pays in one part.
#[derive(Debug)]
pub struct Cell {
    /// Index of the share.
    pub share: usize,
    /// Index of the part, or none for a share that is not split.
    pub part: Option<usize>,
    /// Rupiah so far.
    pub exact: Exact,
}

/// Works out the cells and the whole gross they round to, and writes the lines.
pub fn gross<'r>(
    regulation: &'r Regulation,
    case: &Case,
    shares: &[Share],
    attendance: &AttendanceScores<'_>,
    ledger: &mut Ledger<'r>,
) -> Result<(Vec<Cell>, Rupiah), Refusal> {
    let parts = &regulation.regional.payment.parts;
    let mut cells = split(shares, parts)?;
    for (n, part) in parts.iter().enumerate() {
        score_part(regulation, case, (n, part), attendance, &mut cells, ledger)?;
    }
    if !attendance.is_present(parts)? {
        absent_all_month(regulation, shares, &mut cells, ledger)?;
    }
    let sanctioned = sanction(regulation, case, &mut cells, ledger);
    ledger.refusals.check(sanctioned);
    reductions(regulation, case, &mut cells, ledger)?;
    let amount = round(regulation, shares, &cells, ledger)?;
    Ok((cells, amount))
}

/// The entitlement in cells.
fn split(shares: &[Share], parts: &[Part]) -> Result<Vec<Cell>, Overflow> {
    let mut cells = Vec::with_capacity(shares.len().saturating_mul(parts.len()));
    for (share, of) in shares.iter().enumerate() {
        if of.paid == Paid::Split {
            for (n, part) in parts.iter().enumerate() {
                let exact = of.exact.percent(part.weight)?;
                let part = Some(n);
                cells.push(Cell { share, part, exact });
            }
        } else {
            let (part, exact) = (None, of.exact);
            cells.push(Cell { share, part, exact });
        }
    }
    Ok(cells)
}

/// Applies a rule to the cells it speaks of: it leaves a percentage of them. Writes what it took
/// away.
fn leave<'r>(
    percent: Percent,
    speaks_of: &dyn Fn(&Cell) -> bool,
    cells: &mut [Cell],
    name: &dyn Fn() -> Name,
    mut trace: Trace<'r>,
    ledger: &mut Ledger<'r>,
) -> Result<(), Overflow> {
    let mut before = Exact::ZERO;
    let mut after = Exact::ZERO;
    for cell in cells.iter_mut().filter(|cell| speaks_of(cell)) {
        before = before.plus(cell.exact)?;
        cell.exact = cell.exact.percent(percent)?;
        after = after.plus(cell.exact)?;
    }
    let exact = after.minus(before)?;
    trace.step(|| {
        Step::new(name())
            .with(Join::Minus, Name::plain(Key::AtStake), before)
            .with(Join::TimesRest, name(), percent)
            .gives(exact)
    });
    ledger.write(Stage::Scores, name, exact, trace)
}

/// Every score of a part, one after the other. A typed performance score stands in place of
/// all performance rules of the part, once.
fn score_part<'r>(
    regulation: &'r Regulation,
    case: &Case,
    (n, part): (usize, &'r Part),
    attendance: &AttendanceScores<'_>,
    cells: &mut [Cell],
    ledger: &mut Ledger<'r>,
) -> Result<(), Refusal> {
    let is_typed = case
        .performance
        .as_ref()
        .is_some_and(|input| input.score.is_some());
    let mut typed_used = false;
    for score in &part.scored_by {
        let typed = is_typed && matches!(score, Score::Rating | Score::Activity | Score::Output);
        if typed && std::mem::replace(&mut typed_used, true) {
            continue;
        }
        let mut trace = ledger.trace();
        trace.step(|| weight_step(part));
        let percent = match score {
            Score::Attendance => attendance.of(&part.id, &mut trace)?,
            _ => {
                let refusals = &mut ledger.refusals;
                let scored = performance_score(regulation, case, *score, &mut trace, refusals);
                refusals.or(scored, Percent::WHOLE)
            }
        };
        let key = if typed {
            Key::TypedScore
        } else {
            key_of(*score)
        };
        let is_stated = match score {
            Score::Attendance => matches!(attendance, AttendanceScores::Typed(_)),
            _ => typed,
        };
        if is_stated {
            trace.stated();
        } else {
            rests_on(regulation, *score, &mut trace);
        }
        let payment = &regulation.regional.payment;
        trace.rests_on(Origin::Regional("$.payment"), &payment.provision);
        let name = || Name::of(key, &part.id);
        let is_of_part = |cell: &Cell| cell.part == Some(n);
        leave(percent, &is_of_part, cells, &name, trace, ledger)?;
    }
    Ok(())
}

fn key_of(score: Score) -> Key {
    match score {
        Score::Attendance => Key::Attendance,
        Score::Rating => Key::Rating,
        Score::Activity => Key::Activity,
        Score::Output => Key::Output,
        Score::Organisation => Key::Organisation,
    }
}

fn weight_step(part: &Part) -> Step {
    Step::new(Name::of(Key::Part, &part.id))
        .with(
            Join::Plus,
            Name::plain(Key::SplitEntitlement),
            Percent::WHOLE,
        )
        .with(Join::Times, Name::plain(Key::Weight), part.weight)
        .gives(part.weight)
}

/// The percentage of one score other than attendance.
fn performance_score(
    regulation: &Regulation,
    case: &Case,
    score: Score,
    trace: &mut Trace<'_>,
    refusals: &mut Refusals,
) -> Scored {
    let pack = &regulation.regional;
    match score {
        Score::Rating => pack
            .rating
            .as_ref()
            .map(|rule| performance::rating(regulation, rule, case, trace)),
        Score::Activity => pack
            .activity
            .as_ref()
            .map(|rule| performance::activity(rule, case, trace, refusals)),
        Score::Output => pack
            .output
            .as_ref()
            .map(|rule| performance::output(rule, case, trace, refusals)),
        Score::Organisation => pack
            .organisation
            .as_ref()
            .map(|rule| performance::organisation(rule, case, trace)),
        Score::Attendance => None,
    }
    .unwrap_or(Ok(Percent::WHOLE))
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
    };
    if let Some((section, provision)) = section {
        trace.rests_on(Origin::Regional(section), provision);
    }
}

/// Criteria that are paid only to those who were present at all.
fn absent_all_month<'r>(
    regulation: &'r Regulation,
    shares: &[Share],
    cells: &mut [Cell],
    ledger: &mut Ledger<'r>,
) -> Result<(), Overflow> {
    let is_paid_if_present = |cell: &Cell| {
        shares
            .get(cell.share)
            .is_some_and(|share| share.paid == Paid::IfPresent)
    };
    if !cells.iter().any(is_paid_if_present) {
        return Ok(());
    }
    let mut trace = ledger.trace();
    for rule in regulation.regional.criteria.values() {
        if rule.paid == Paid::IfPresent {
            trace.rests_on(Origin::Regional("$.criteria"), &rule.provision);
        }
    }
    let name = || Name::plain(Key::AbsentAllMonth);
    leave(
        Percent::ZERO,
        &is_paid_if_present,
        cells,
        &name,
        trace,
        ledger,
    )
}

/// A sanction, as long as it lasts.
fn sanction<'r>(
    regulation: &'r Regulation,
    case: &Case,
    cells: &mut [Cell],
    ledger: &mut Ledger<'r>,
) -> Result<(), Refusal> {
    let Some(input) = &case.sanction else {
        return Ok(());
    };
    const SECTION: &str = "$.sanctions";
    let (sanctions, origin) = match &regulation.regional.sanctions {
        Some(own) => (own, Origin::Regional(SECTION)),
        None => (&regulation.national.sanctions, Origin::National(SECTION)),
    };
    let served = case.month.months_since(input.since);
    if served.is_none() {
        let reason = Reason::out_of_range("1900-01", case.month, input.since);
        ledger.refusals.note(refuse("$.sanction.since", reason));
    }
    let Some(sanction) = sanctions
        .list
        .iter()
        .find(|sanction| sanction.id == input.id)
    else {
        let known = sanctions.list.iter().map(|sanction| sanction.id.as_str());
        return Err(refuse(
            "$.sanction.id",
            Reason::not_ruled(input.id.as_str(), known),
        ));
    };
    let month = served.unwrap_or_default();
    let percent = if month < sanction.months {
        sanction.percent.rest()?
    } else {
        Percent::WHOLE
    };
    let mut trace = ledger.trace();
    trace.step(|| {
        let (month, months) = (month.saturating_add(1), sanction.months);
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
    trace.rests_on(origin, &sanctions.provision);
    let name = || Name::of(Key::Sanction, &sanction.id);
    let parts = &regulation.regional.payment.parts;
    let in_scope = |cell: &Cell| {
        let part = cell.part.and_then(|n| parts.get(n));
        sanction.cuts.is_empty() || part.is_some_and(|part| sanction.cuts.contains(&part.id))
    };
    leave(percent, &in_scope, cells, &name, trace, ledger)?;
    Ok(())
}

/// Other reductions, one after the other, each of what the one before left.
fn reductions<'r>(
    regulation: &'r Regulation,
    case: &Case,
    cells: &mut [Cell],
    ledger: &mut Ledger<'r>,
) -> Result<(), Overflow> {
    let rules = regulation.regional.reductions.as_ref();
    for (n, id) in case.reductions.iter().enumerate() {
        let path = format!("$.reductions[{n}]");
        if case.reductions.iter().take(n).any(|earlier| earlier == id) {
            let found = id.to_string();
            ledger
                .refusals
                .note(refuse(&path, Reason::Duplicate { found }));
            continue;
        }
        let found = rules.and_then(|rules| {
            Some((
                rules,
                rules.list.iter().find(|reduction| &reduction.id == id)?,
            ))
        });
        let Some((rules, reduction)) = found else {
            let known = rules
                .iter()
                .flat_map(|rules| &rules.list)
                .map(|known| known.id.as_str());
            let reason = Reason::not_ruled(id.as_str(), known);
            ledger.refusals.note(refuse(&path, reason));
            continue;
        };
        let mut trace = ledger.trace();
        trace.rests_on(Origin::Regional("$.reductions"), &rules.provision);
        let name = || Name::of(Key::Reduction, id);
        leave(
            reduction.percent.rest()?,
            &|_| true,
            cells,
            &name,
            trace,
            ledger,
        )?;
    }
    Ok(())
}

/// What is rounded together: a share, a part, or all of it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Group {
    Share(usize),
    Part(usize),
    All,
}

impl Group {
    fn of(cell: &Cell, at: RoundedAt) -> Self {
        match (at, cell.part) {
            (RoundedAt::Criterion, _) | (RoundedAt::Part, None) => Self::Share(cell.share),
            (RoundedAt::Part, Some(part)) => Self::Part(part),
            (RoundedAt::End, _) => Self::All,
        }
    }

    fn name(self, shares: &[Share], parts: &[Part]) -> Name {
        match self {
            Self::Share(n) => match shares.get(n).and_then(|share| share.criterion) {
                Some(criterion) => Name::of(Key::Criterion, criterion.word()),
                None => Name::plain(Key::Acting),
            },
            Self::Part(n) => match parts.get(n) {
                Some(part) => Name::of(Key::Part, &part.id),
                None => Name::plain(Key::BeforeRounding),
            },
            Self::All => Name::plain(Key::BeforeRounding),
        }
    }
}

/// Whole rupiah, where and how the pack says.
fn round<'r>(
    regulation: &'r Regulation,
    shares: &[Share],
    cells: &[Cell],
    ledger: &mut Ledger<'r>,
) -> Result<Rupiah, Overflow> {
    let rules = &regulation.regional.rounding;
    let rounding = rules.gross.rounding();
    let gross = || Name::of(Key::Gross, rules.at.word());
    let mut trace = ledger.trace();
    let mut amount = Rupiah::ZERO;
    let mut rounded = Vec::new();
    let groups = grouped(rules.at, cells)?;
    for (group, exact) in &groups {
        let whole = exact.round(rounding)?;
        amount = amount.plus(whole)?;
        trace.step(|| {
            let name = group.name(shares, &regulation.regional.payment.parts);
            rounded.push((name.clone(), whole));
            Step::new(gross())
                .with(Join::Plus, name, *exact)
                .rounded(rounding)
                .gives(whole)
        });
    }
    if groups.len() > 1 {
        trace.step(|| {
            let terms = rounded.into_iter();
            let sum = terms.fold(Step::new(gross()), |step, (name, whole)| {
                step.with(Join::Plus, name, whole)
            });
            sum.gives(amount)
        });
    }
    trace.rests_on(Origin::Regional("$.rounding"), &rules.provision);
    let name = || Name::plain(Key::Rounding);
    ledger.settle(amount, Stage::Scores, name, trace)?;
    Ok(amount)
}

/// The sums that are rounded, each by itself.
fn grouped(at: RoundedAt, cells: &[Cell]) -> Result<Vec<(Group, Exact)>, Overflow> {
    let mut groups: Vec<(Group, Exact)> = Vec::new();
    for cell in cells {
        let group = Group::of(cell, at);
        match groups.iter_mut().find(|(known, _)| *known == group) {
            Some((_, sum)) => *sum = sum.plus(cell.exact)?,
            None => groups.push((group, cell.exact)),
        }
    }
    Ok(groups)
}
