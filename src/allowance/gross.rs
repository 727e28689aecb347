//! Stage 2, gross: the entitlement split into weighted parts, each part scored, then sanctions
//! and reductions, then rounding where the pack says.
//!
//! The entitlement lies in cells, one for each share and part. Every rule of this stage
//! multiplies some of the cells by a percentage, and the ledger notes what that took away.

use super::attendance::AttendanceScores;
use super::basis::{Basis, Origin};
use super::case::Case;
use super::entitlement::{Entitlement, Share};
use super::ledger::{Explanation, Join, Ledger, Name, Quantity, Refusal, Stage, Step};
use super::performance::{self, Scored};
use crate::document::{Fault, Id, Reason};
use crate::money::{Exact, Overflow, Percent, Rupiah};
use crate::regulation::Regulation;
use crate::regulation::criteria::Paid;
use crate::regulation::payment::{Part, Score};
use crate::regulation::rounding::RoundedAt;
use crate::regulation::status::Sanction;

/// The cells after all rules of this stage, and the whole gross they round to.
#[derive(Debug)]
pub struct Gross {
    /// Cells.
    pub cells: Vec<Cell>,
    /// Gross TPP.
    pub amount: Rupiah,
}

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

/// Works out the gross and writes its lines.
pub fn gross(
    regulation: &Regulation,
    case: &Case,
    entitlement: &Entitlement,
    attendance: &AttendanceScores,
    ledger: &mut Ledger,
) -> Result<Gross, Refusal> {
    let parts = &regulation.regional.payment.parts;
    let mut cells = split(&entitlement.shares, parts)?;
    for part in parts {
        score_part(regulation, case, part, attendance, &mut cells, ledger)?;
    }
    presence(
        regulation,
        &entitlement.shares,
        attendance,
        &mut cells,
        ledger,
    )?;
    sanction(regulation, case, &mut cells, ledger)?;
    reductions(regulation, case, &mut cells, ledger)?;
    let amount = round(regulation, &cells, ledger)?;
    Ok(Gross { cells, amount })
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
struct Leaves<'a> {
    name: Name,
    percent: Percent,
    steps: Vec<Step>,
    basis: Basis<'a>,
}

/// Applies a rule to the cells it speaks of and notes what it took away.
fn apply(
    regulation: &Regulation,
    rule: Leaves<'_>,
    speaks_of: impl Fn(&Cell) -> bool,
    cells: &mut [Cell],
    ledger: &mut Ledger,
) -> Result<(), Overflow> {
    let mut before = Exact::ZERO;
    let mut after = Exact::ZERO;
    for cell in cells.iter_mut().filter(|cell| speaks_of(cell)) {
        before = before.plus(cell.exact)?;
        cell.exact = cell.exact.percent(rule.percent)?;
        after = after.plus(cell.exact)?;
    }
    let cut = after.minus(before)?;
    let Leaves {
        name,
        percent,
        mut steps,
        basis,
    } = rule;
    ledger.write(Stage::Scores, name.clone(), cut, basis.confidence(), || {
        steps.push(
            Step::new(name.clone())
                .with(Join::Minus, Name::plain("at_stake"), before)
                .with(Join::TimesRest, name, percent)
                .gives(cut),
        );
        Explanation {
            steps,
            rounding: None,
            sources: basis.sources(regulation),
        }
    })
}

/// Every score of a part, one after the other.
fn score_part(
    regulation: &Regulation,
    case: &Case,
    part: &Part,
    attendance: &AttendanceScores,
    cells: &mut [Cell],
    ledger: &mut Ledger,
) -> Result<(), Refusal> {
    let typed = case
        .performance
        .as_ref()
        .is_some_and(|input| input.score.is_some());
    let mut typed_used = false;
    for score in &part.scored_by {
        let is_performance = matches!(score, Score::Rating | Score::Activity | Score::Output);
        if is_performance && typed && std::mem::replace(&mut typed_used, true) {
            continue;
        }
        let (percent, mut steps) = scored(regulation, case, part, *score, attendance)?;
        steps.insert(0, weight_step(part));
        let key = if is_performance && typed {
            "typed_score"
        } else {
            score.word()
        };
        let basis = basis(regulation, *score).and(
            Origin::Regional("$.payment"),
            &regulation.regional.payment.provision,
        );
        let rule = Leaves {
            name: Name::of(key, &part.id),
            percent,
            steps,
            basis,
        };
        let in_part = |cell: &Cell| cell.part.as_ref() == Some(&part.id);
        apply(regulation, rule, in_part, cells, ledger)?;
    }
    Ok(())
}

fn weight_step(part: &Part) -> Step {
    Step::new(Name::of("part", &part.id))
        .with(Join::Plus, Name::plain("split_entitlement"), Percent::WHOLE)
        .with(Join::Times, Name::plain("weight"), part.weight)
        .gives(part.weight)
}

/// The percentage of one score for one part.
fn scored(
    regulation: &Regulation,
    case: &Case,
    part: &Part,
    score: Score,
    attendance: &AttendanceScores,
) -> Scored {
    let pack = &regulation.regional;
    let ruled = match score {
        Score::Attendance => attendance
            .by_part
            .get(&part.id)
            .map(|left| Ok(left.clone())),
        Score::Rating => pack
            .rating
            .as_ref()
            .map(|rule| performance::rating(regulation, rule, case)),
        Score::Activity => pack
            .activity
            .as_ref()
            .map(|rule| performance::activity(rule, case)),
        Score::Output => pack
            .output
            .as_ref()
            .map(|rule| performance::output(rule, case)),
        Score::Organisation => pack
            .organisation
            .as_ref()
            .map(|rule| performance::organisation(rule, case)),
    };
    ruled.unwrap_or_else(|| {
        let path = format!("$.{}", score.word());
        Err(Fault {
            path,
            reason: Reason::not_ruled(score.word(), []),
        })
    })
}

/// The section a score rests on.
fn basis(regulation: &Regulation, score: Score) -> Basis<'_> {
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
fn presence(
    regulation: &Regulation,
    shares: &[Share],
    attendance: &AttendanceScores,
    cells: &mut [Cell],
    ledger: &mut Ledger,
) -> Result<(), Overflow> {
    let if_present = |cell: &Cell| {
        shares
            .get(cell.share)
            .is_some_and(|s| s.paid == Paid::IfPresent)
    };
    if attendance.is_present() || !cells.iter().any(if_present) {
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
    let name = Name::plain("absent_all_month");
    let rule = Leaves {
        name,
        percent: Percent::ZERO,
        steps: Vec::new(),
        basis,
    };
    apply(regulation, rule, if_present, cells, ledger)
}

/// A sanction, as long as it lasts.
fn sanction(
    regulation: &Regulation,
    case: &Case,
    cells: &mut [Cell],
    ledger: &mut Ledger,
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
    let Some(sanction) = sanctions
        .list
        .iter()
        .find(|sanction| sanction.id == input.id)
    else {
        let known = sanctions.list.iter().map(|sanction| sanction.id.as_str());
        let reason = Reason::not_ruled(input.id.as_str(), known);
        return Err(Fault {
            path: "$.sanction.id".to_owned(),
            reason,
        });
    };
    let Some(month) = case.month.months_since(input.since) else {
        let reason = Reason::out_of_range("1900-01", case.month, input.since);
        return Err(Fault {
            path: "$.sanction.since".to_owned(),
            reason,
        });
    };
    let percent = if month < sanction.months {
        sanction.percent.rest()?
    } else {
        Percent::WHOLE
    };
    let name = Name::of("sanction", &sanction.id);
    let step = Step::new(Name::plain("sanction_month"))
        .with(
            Join::Plus,
            Name::plain("sanction_month"),
            Quantity::Count(month.saturating_add(1)),
        )
        .with(
            Join::LookedUp,
            Name::plain("sanction_months"),
            Quantity::Count(sanction.months),
        )
        .gives(percent);
    let rule = Leaves {
        name,
        percent,
        steps: vec![step],
        basis,
    };
    apply(
        regulation,
        rule,
        |cell| in_scope(sanction, cell),
        cells,
        ledger,
    )?;
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
fn reductions(
    regulation: &Regulation,
    case: &Case,
    cells: &mut [Cell],
    ledger: &mut Ledger,
) -> Result<(), Refusal> {
    for (n, id) in case.reductions.iter().enumerate() {
        let path = format!("$.reductions[{n}]");
        if case.reductions.iter().take(n).any(|earlier| earlier == id) {
            return Err(Fault {
                path,
                reason: Reason::Duplicate {
                    found: id.to_string(),
                },
            });
        }
        let rules = regulation.regional.reductions.as_ref();
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
                .map(|r| r.id.as_str());
            return Err(Fault {
                path,
                reason: Reason::not_ruled(id.as_str(), known),
            });
        };
        let rule = Leaves {
            name: Name::of("reduction", id),
            percent: reduction.percent.rest()?,
            steps: Vec::new(),
            basis: Basis::on(Origin::Regional("$.reductions"), &rules.provision),
        };
        apply(regulation, rule, |_| true, cells, ledger)?;
    }
    Ok(())
}

/// Whole rupiah, where and how the pack says.
fn round(regulation: &Regulation, cells: &[Cell], ledger: &mut Ledger) -> Result<Rupiah, Overflow> {
    let rules = &regulation.regional.rounding;
    let rounding = rules.gross.rounding();
    let mut groups: Vec<(GroupKey<'_>, Exact)> = Vec::new();
    for cell in cells {
        let key = match rules.at {
            RoundedAt::Criterion => (Some(cell.share), None),
            RoundedAt::Part if cell.part.is_none() => (Some(cell.share), None),
            RoundedAt::Part => (None, cell.part.as_ref()),
            RoundedAt::End => (None, None),
        };
        match groups.iter_mut().find(|(known, _)| *known == key) {
            Some((_, sum)) => *sum = sum.plus(cell.exact)?,
            None => groups.push((key, cell.exact)),
        }
    }
    let mut amount = Rupiah::ZERO;
    let mut step = Step::new(Name::of("gross", rules.at.word()));
    for (_, sum) in &groups {
        let whole = sum.round(rounding)?;
        amount = amount.plus(whole)?;
        step = step.with(Join::Plus, Name::plain("rounded"), whole);
    }
    let basis = Basis::on(Origin::Regional("$.rounding"), &rules.provision);
    ledger.settle(Stage::Scores, amount, basis.confidence(), || Explanation {
        steps: vec![step.gives(amount)],
        rounding: Some(rounding),
        sources: basis.sources(regulation),
    })?;
    Ok(amount)
}

/// What is rounded together: a share, a part, or all of it.
type GroupKey<'a> = (Option<usize>, Option<&'a Id>);
