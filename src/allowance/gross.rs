//! Stage 2, gross: the entitlement split into weighted parts, each part scored, then sanctions
//! and reductions, then rounding where the pack says.
//!
//! The entitlement lies in cells, one for each share and part. Every rule of this stage leaves
//! a percentage of some of the cells, and the ledger notes what that took away.

use super::attendance::AttendanceScores;
use super::basis::{Basis, Origin};
use super::case::Case;
use super::entitlement::Share;
use super::key::Key;
use super::ledger::{Entry, Join, Ledger, Name, Quantity, Stage, Step, Trace};
use super::performance::{self, Scored};
use super::refusal::{Refusal, Refusals, refuse};
use crate::document::{Id, Reason};
use crate::money::{Exact, Overflow, Percent, Rupiah};
use crate::regulation::Regulation;
use crate::regulation::criteria::Paid;
use crate::regulation::payment::{Part, Score};
use crate::regulation::rounding::RoundedAt;
use crate::regulation::status::Sanction;

/// What one share pays in one part.
#[derive(Debug)]
pub struct Cell {
    /// Index of the share.
    pub share: usize,
    /// The part, or none for a share that is not split.
    pub part: Option<Id>,
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
    for part in parts {
        score_part(regulation, case, part, attendance, &mut cells, ledger)?;
    }
    if !attendance.is_present(parts)? {
        absent_all_month(regulation, shares, &mut cells, ledger)?;
    }
    let sanctioned = sanction(regulation, case, &mut cells, ledger);
    ledger.refusals.check(sanctioned);
    reductions(regulation, case, &mut cells, ledger)?;
    let amount = round(regulation, &cells, ledger)?;
    Ok((cells, amount))
}

/// The entitlement in cells.
fn split(shares: &[Share], parts: &[Part]) -> Result<Vec<Cell>, Overflow> {
    let mut cells = Vec::new();
    for (share, of) in shares.iter().enumerate() {
        if of.paid == Paid::Split {
            for part in parts {
                let exact = of.exact.percent(part.weight)?;
                cells.push(Cell {
                    share,
                    part: Some(part.id.clone()),
                    exact,
                });
            }
        } else {
            cells.push(Cell {
                share,
                part: None,
                exact: of.exact,
            });
        }
    }
    Ok(cells)
}

/// A rule of this stage: it leaves a percentage of some cells.
struct Leaves<'r> {
    name: Name,
    percent: Percent,
    basis: Basis<'r>,
    trace: Trace,
}

/// Applies a rule to the cells it speaks of and notes what it took away.
fn apply<'r>(
    rule: Leaves<'r>,
    speaks_of: &dyn Fn(&Cell) -> bool,
    cells: &mut [Cell],
    ledger: &mut Ledger<'r>,
) -> Result<(), Overflow> {
    let mut before = Exact::ZERO;
    let mut after = Exact::ZERO;
    for cell in cells.iter_mut().filter(|cell| speaks_of(cell)) {
        before = before.plus(cell.exact)?;
        cell.exact = cell.exact.percent(rule.percent)?;
        after = after.plus(cell.exact)?;
    }
    let exact = after.minus(before)?;
    let Leaves {
        name,
        percent,
        basis,
        mut trace,
    } = rule;
    trace.step(|| {
        Step::new(name.clone())
            .with(Join::Minus, Name::plain(Key::AtStake), before)
            .with(Join::TimesRest, name.clone(), percent)
            .gives(exact)
    });
    ledger.write(Entry {
        stage: Stage::Scores,
        name,
        exact,
        basis,
        trace,
        rounding: None,
    })
}

/// Every score of a part, one after the other. A typed performance score stands in place of
/// all performance rules of the part, once.
fn score_part<'r>(
    regulation: &'r Regulation,
    case: &Case,
    part: &Part,
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
        let ruled = if is_stated {
            Basis::stated()
        } else {
            basis_of(regulation, *score)
        };
        let basis = ruled.and(
            Origin::Regional("$.payment"),
            &regulation.regional.payment.provision,
        );
        let rule = Leaves {
            name: Name::of(key, &part.id),
            percent,
            basis,
            trace,
        };
        apply(
            rule,
            &|cell| cell.part.as_ref() == Some(&part.id),
            cells,
            ledger,
        )?;
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
    trace: &mut Trace,
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
fn basis_of(regulation: &Regulation, score: Score) -> Basis<'_> {
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
    section.map_or_else(Basis::default, |(section, provision)| {
        Basis::on(Origin::Regional(section), provision)
    })
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
    let rules = regulation
        .regional
        .criteria
        .values()
        .filter(|rule| rule.paid == Paid::IfPresent);
    let basis = rules.fold(Basis::default(), |basis, rule| {
        basis.and(Origin::Regional("$.criteria"), &rule.provision)
    });
    let name = Name::plain(Key::AbsentAllMonth);
    let rule = Leaves {
        name,
        percent: Percent::ZERO,
        basis,
        trace: ledger.trace(),
    };
    apply(rule, &is_paid_if_present, cells, ledger)
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
    let (sanctions, basis) = match &regulation.regional.sanctions {
        Some(own) => (
            own,
            Basis::on(Origin::Regional("$.sanctions"), &own.provision),
        ),
        None => {
            let national = &regulation.national.sanctions;
            (
                national,
                Basis::on(Origin::National("$.sanctions"), &national.provision),
            )
        }
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
    let rule = Leaves {
        name: Name::of(Key::Sanction, &sanction.id),
        percent,
        basis,
        trace,
    };
    apply(rule, &|cell| in_scope(sanction, cell), cells, ledger)?;
    Ok(())
}

fn in_scope(sanction: &Sanction, cell: &Cell) -> bool {
    sanction.cuts.is_empty()
        || cell
            .part
            .as_ref()
            .is_some_and(|part| sanction.cuts.contains(part))
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
        let rule = Leaves {
            name: Name::of(Key::Reduction, id),
            percent: reduction.percent.rest()?,
            basis: Basis::on(Origin::Regional("$.reductions"), &rules.provision),
            trace: ledger.trace(),
        };
        apply(rule, &|_| true, cells, ledger)?;
    }
    Ok(())
}

/// What is rounded together: a share, a part, or all of it.
type Group<'c> = (Option<usize>, Option<&'c Id>);

/// Whole rupiah, where and how the pack says.
fn round<'r>(
    regulation: &'r Regulation,
    cells: &[Cell],
    ledger: &mut Ledger<'r>,
) -> Result<Rupiah, Overflow> {
    let rules = &regulation.regional.rounding;
    let rounding = rules.gross.rounding();
    let mut amount = Rupiah::ZERO;
    let mut step = Step::new(Name::of(Key::Gross, rules.at.word()));
    let mut trace = ledger.trace();
    for (_, sum) in grouped(rules.at, cells)? {
        let whole = sum.round(rounding)?;
        amount = amount.plus(whole)?;
        if trace.wanted() {
            step = step.with(Join::Plus, Name::plain(Key::Rounded), whole);
        }
    }
    trace.step(|| step.gives(amount));
    let entry = Entry {
        stage: Stage::Scores,
        name: Name::plain(Key::Rounding),
        exact: Exact::ZERO,
        basis: Basis::on(Origin::Regional("$.rounding"), &rules.provision),
        trace,
        rounding: Some(rounding),
    };
    ledger.settle(amount, entry)?;
    Ok(amount)
}

/// The sums that are rounded, each by itself.
fn grouped(at: RoundedAt, cells: &[Cell]) -> Result<Vec<(Group<'_>, Exact)>, Overflow> {
    let mut groups: Vec<(Group<'_>, Exact)> = Vec::new();
    for cell in cells {
        let group = match at {
            RoundedAt::Criterion => (Some(cell.share), None),
            RoundedAt::Part if cell.part.is_none() => (Some(cell.share), None),
            RoundedAt::Part => (None, cell.part.as_ref()),
            RoundedAt::End => (None, None),
        };
        match groups.iter_mut().find(|(known, _)| *known == group) {
            Some((_, sum)) => *sum = sum.plus(cell.exact)?,
            None => groups.push((group, cell.exact)),
        }
    }
    Ok(groups)
}
