//! The cheapest way to a class: the fewest steps on indicators that reach it.
//!
//! "Cheapest" is exact, not a guess, and means in this order: the fewest steps; of those, the
//! fewest indicators touched; of those, the most points; of those, the first in the order of
//! reading, and the result says how many others are as good. A step is one place up the scale
//! of one indicator. The search fills a table: the most points to be had from the first `i`
//! indicators with exactly `s` steps on exactly `t` of them.

use super::answers::{Answers, Given, placed};
use super::ratio::{Ratio, common_divisor};
use super::score::{Outcome, Reading};
use super::tree::{Kind, Tree};
use crate::document::{Fault, Faults, Id, Path, Reason};
use crate::money::{Overflow, Points};
use serde::Serialize;
use std::cmp::{Ordering, Reverse};

crate::record! {
    /// Where to go, and what not to touch on the way.
    pub struct Aim("Tujuan", "Kelas yang dituju, dan indikator yang tidak boleh disentuh.") {
        /// Name of the class.
        target: String = "target", "Kelas yang dituju";
        /// Indicators that stay as they are.
        ruled_out: Vec<Id> = "ruledOut", "Indikator yang dikesampingkan";
    }
}

/// The way to a class.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct WayUp {
    /// The class aimed at.
    pub target: String,
    /// Whether steps lead there.
    pub reachable: bool,
    /// Where the unit stands; open answers at their lowest.
    pub start: Outcome,
    /// Where the steps end: at the target, or as high as steps can lead.
    pub end: Outcome,
    /// Steps in all.
    pub steps: u32,
    /// What to raise, the most points per step first. Empty if nothing is needed or nothing
    /// leads there.
    pub raises: Vec<Raise>,
    /// How many other ways have as few steps, as few indicators and as many points.
    pub ties: u32,
    /// Questions not answered: the way holds even if each of them turns out lowest.
    pub open: Vec<Id>,
}

/// One indicator to raise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Raise {
    /// The indicator.
    pub indicator: Id,
    /// The step it is on.
    pub from: Id,
    /// The step to reach.
    pub to: Id,
    /// How many steps that is.
    pub steps: u32,
    /// Points it adds. The points of all raises add to the difference of the written scores.
    pub gain: Points,
    /// Indicators that would do instead, step for step and point for point.
    pub instead: Vec<Id>,
}

/// An indicator that can rise.
struct Climb {
    node: usize,
    /// The step it is on.
    from: usize,
    /// Points of the score for rising by one step, by two, and so on.
    gains: Vec<Ratio>,
}

/// A way found: for each climb the steps taken, and how many other ways are as good.
struct Way {
    taken: Vec<usize>,
    ties: u32,
}

impl Tree {
    /// The cheapest way to a class.
    pub fn way_up(&self, answers: &Answers, aim: &Aim) -> Result<WayUp, Vec<Fault>> {
        let least = self.aimed(aim)?;
        let (given, _) = placed(self, answers);
        let reading = Reading::new(self, &given)?;
        let start = reading.lowest();
        let climbs = self.climbs(&given, reading.weights, &aim.ruled_out)?;
        let need = match least {
            Some(least) => least.minus(start)?,
            None => Ratio::ZERO,
        };
        let way = if need.is_positive() {
            cheapest(&climbs, need)?
        } else {
            let taken = climbs.iter().map(|_| 0).collect();
            Some(Way { taken, ties: 0 })
        };
        let mut found = match &way {
            Some(way) => self.way(start, &climbs, way)?,
            None => self.no_way(start, &climbs)?,
        };
        found.target = aim.target.clone();
        found.open = reading.open();
        Ok(found)
    }

    /// The smallest exact score in the class aimed at; none for the lowest class.
    fn aimed(&self, aim: &Aim) -> Result<Option<Ratio>, Vec<Fault>> {
        let mut faults = Faults::default();
        let edge = self.bands.iter().find(|edge| edge.name == aim.target);
        if edge.is_none() {
            let known = self.bands.iter().map(|edge| edge.name.as_str());
            let reason = Reason::unknown_reference(&aim.target, known);
            faults.add(&Path::ROOT.key("target"), reason);
        }
        for (n, id) in aim.ruled_out.iter().enumerate() {
            if self.place(id).is_none() {
                let known = self.nodes.iter().map(|node| node.id.as_str());
                let reason = Reason::unknown_reference(id.as_str(), known);
                faults.add(&Path::ROOT.key("ruledOut").index(n), reason);
            }
        }
        match edge {
            Some(edge) if faults.is_empty() => Ok(edge.reached_at),
            _ => Err(faults.into_vec()),
        }
    }

    /// The indicators that are answered, count, can rise and are not ruled out, themselves or
    /// with their group.
    fn climbs(
        &self,
        given: &[Given],
        weights: &[Ratio],
        ruled_out: &[Id],
    ) -> Result<Vec<Climb>, Overflow> {
        let mut climbs = Vec::new();
        let mut closed_until = 0;
        for ((n, node, coefficient), given) in self.weighed(weights).zip(given) {
            if ruled_out.contains(&node.id) {
                closed_until = node.end.max(closed_until);
            }
            let (Kind::Steps(steps), Given::Step(from, value)) = (&node.kind, given) else {
                continue;
            };
            if n < closed_until || !coefficient.is_positive() {
                continue;
            }
            let above = steps.iter().skip(from.saturating_add(1));
            let gains: Result<Vec<Ratio>, Overflow> = above
                .map(|(_, higher)| coefficient.times(higher.minus(*value)?))
                .collect();
            let gains = gains?;
            if !gains.is_empty() {
                let (node, from) = (n, *from);
                climbs.push(Climb { node, from, gains });
            }
        }
        Ok(climbs)
    }

    fn outcome_of(&self, exact: Ratio) -> Result<Outcome, Overflow> {
        Ok(Outcome {
            score: exact.round(self.pack.decimals)?,
            class: self.class_of(exact)?.to_owned(),
        })
    }

    /// The way found, as a list of raises.
    fn way(&self, start: Ratio, climbs: &[Climb], way: &Way) -> Result<WayUp, Overflow> {
        let mut raised: Vec<(&Climb, usize, Ratio)> = climbs
            .iter()
            .zip(&way.taken)
            .filter_map(|(climb, steps)| {
                let gain = climb.gains.get(steps.checked_sub(1)?)?;
                Some((climb, *steps, *gain))
            })
            .collect();
        raised.sort_by_key(|raise| Reverse(per_step(raise)));
        let mut raises = Vec::with_capacity(raised.len());
        let mut reached = start;
        for (climb, steps, gain) in &raised {
            let before = reached.round(self.pack.decimals)?;
            reached = reached.plus(*gain)?;
            let after = reached.round(self.pack.decimals)?;
            let Some((indicator, from, to)) = self.named(climb, *steps) else {
                continue;
            };
            let untouched = climbs
                .iter()
                .zip(&way.taken)
                .filter(|(_, taken)| **taken == 0);
            let same = untouched.filter(|(other, _)| {
                let other = other.gains.get(steps.saturating_sub(1));
                other.is_some_and(|other| other == gain)
            });
            raises.push(Raise {
                indicator,
                from,
                to,
                steps: u32::try_from(*steps).unwrap_or(u32::MAX),
                gain: after.minus(before)?,
                instead: same
                    .filter_map(|(other, _)| Some(self.nodes.get(other.node)?.id.clone()))
                    .collect(),
            });
        }
        let steps = raises.iter().map(|raise| raise.steps);
        Ok(WayUp {
            target: String::new(),
            reachable: true,
            start: self.outcome_of(start)?,
            end: self.outcome_of(reached)?,
            steps: steps.fold(0, u32::saturating_add),
            raises,
            ties: way.ties,
            open: Vec::new(),
        })
    }

    /// Nothing leads to the class: how high steps can lead all the same.
    fn no_way(&self, start: Ratio, climbs: &[Climb]) -> Result<WayUp, Overflow> {
        let all = climbs.iter().filter_map(|climb| climb.gains.last());
        let highest = start.plus(Ratio::sum(all.copied())?)?;
        Ok(WayUp {
            target: String::new(),
            reachable: false,
            start: self.outcome_of(start)?,
            end: self.outcome_of(highest)?,
            steps: 0,
            raises: Vec::new(),
            ties: 0,
            open: Vec::new(),
        })
    }

    /// The indicator, the step it is on, and the one it reaches.
    fn named(&self, climb: &Climb, steps: usize) -> Option<(Id, Id, Id)> {
        let node = self.nodes.get(climb.node)?;
        let Kind::Steps(scale) = &node.kind else {
            return None;
        };
        let (from, _) = scale.get(climb.from)?;
        let (to, _) = scale.get(climb.from.checked_add(steps)?)?;
        Some((node.id.clone(), from.clone(), to.clone()))
    }
}

/// Points per step, for the order of the list alone; to as many places as any score has.
fn per_step((_, steps, gain): &(&Climb, usize, Ratio)) -> Points {
    let steps = i128::try_from(*steps).unwrap_or(1);
    let per_step = gain.divided_by(Ratio::whole(steps));
    per_step
        .and_then(|per_step| per_step.round(12))
        .unwrap_or_default()
}

/// The cheapest choice of steps whose points reach the need; none if nothing does.
fn cheapest(climbs: &[Climb], need: Ratio) -> Result<Option<Way>, Overflow> {
    let (gains, need) = whole_numbers(climbs, need)?;
    let Some(steps) = fewest_steps(&gains, need) else {
        return Ok(None);
    };
    let layers = tables(&gains, steps);
    Ok(chosen(&gains, &layers, steps, need))
}

/// Gains as whole numbers in the largest unit that divides them all, and the need rounded up to
/// it.
fn whole_numbers(climbs: &[Climb], need: Ratio) -> Result<(Vec<Vec<i64>>, i64), Overflow> {
    let all: Vec<Ratio> = climbs
        .iter()
        .flat_map(|climb| climb.gains.iter().copied())
        .collect();
    let bottom = Ratio::common_bottom(&all)?;
    let mut whole = Vec::new();
    let mut unit = 0;
    for climb in climbs {
        let mut row = Vec::new();
        for gain in &climb.gains {
            let top = gain.reduced().over(bottom)?.top();
            unit = common_divisor(unit, top);
            row.push(top);
        }
        whole.push(row);
    }
    let unit = unit.max(1);
    let small = |top: i128| i64::try_from(top).map_err(|_| Overflow);
    let gains: Result<Vec<Vec<i64>>, Overflow> = whole
        .into_iter()
        .map(|row| {
            row.into_iter()
                .map(|top| small(top.checked_div(unit).ok_or(Overflow)?))
                .collect()
        })
        .collect();
    let gains = gains?;
    // Sums are then safe from overflow, so the tables need not check each.
    gains
        .iter()
        .flatten()
        .try_fold(0_i64, |sum, gain| sum.checked_add(*gain))
        .ok_or(Overflow)?;
    let need = need
        .times(Ratio::whole(bottom))?
        .divided_by(Ratio::whole(unit))?
        .ceiling()?;
    Ok((gains, small(need)?))
}

/// The fewest steps that reach the need, however many indicators they touch.
fn fewest_steps(gains: &[Vec<i64>], need: i64) -> Option<usize> {
    let most: usize = gains.iter().map(Vec::len).sum();
    // `best[s]`: the most points with exactly `s` steps.
    let mut best: Vec<Option<i64>> = vec![None; most.saturating_add(1)];
    if let Some(none) = best.first_mut() {
        *none = Some(0);
    }
    for row in gains {
        for s in (1..best.len()).rev() {
            let mut top = best.get(s).copied().flatten();
            for (k, gain) in row.iter().enumerate() {
                let before = s.checked_sub(k.saturating_add(1));
                let before = before.and_then(|s| best.get(s).copied().flatten());
                top = top.max(before.map(|before| before.saturating_add(*gain)));
            }
            if let Some(cell) = best.get_mut(s) {
                *cell = top;
            }
        }
    }
    best.iter()
        .position(|points| points.is_some_and(|points| points >= need))
}

/// The most points with exactly so many steps on exactly so many indicators, and in how many
/// ways.
#[derive(Clone, Copy)]
struct Cell {
    points: i64,
    ways: u32,
}

/// One cell for each number of steps and of indicators touched.
struct Layer {
    cells: Vec<Cell>,
    width: usize,
}

impl Layer {
    const IMPOSSIBLE: Cell = Cell {
        points: -1,
        ways: 0,
    };

    fn place(&self, steps: usize, touched: usize) -> usize {
        steps.saturating_mul(self.width).saturating_add(touched)
    }

    fn get(&self, steps: usize, touched: usize) -> Cell {
        let cell = self.cells.get(self.place(steps, touched));
        cell.copied().unwrap_or(Self::IMPOSSIBLE)
    }

    fn set(&mut self, steps: usize, touched: usize, cell: Cell) {
        let place = self.place(steps, touched);
        if let Some(found) = self.cells.get_mut(place) {
            *found = cell;
        }
    }
}

/// The tables after no indicator, after the first, after the second, and so on.
fn tables(gains: &[Vec<i64>], steps: usize) -> Vec<Layer> {
    let width = steps.min(gains.len()).saturating_add(1);
    let size = steps.saturating_add(1).saturating_mul(width);
    let mut first = Layer {
        cells: vec![Layer::IMPOSSIBLE; size],
        width,
    };
    first.set(0, 0, Cell { points: 0, ways: 1 });
    let mut layers = vec![first];
    for row in gains {
        let Some(before) = layers.last() else {
            break;
        };
        let mut after = Layer {
            cells: before.cells.clone(),
            width,
        };
        for s in 1..=steps {
            for t in 1..width {
                let mut cell = before.get(s, t);
                for (k, gain) in row.iter().enumerate() {
                    let Some(left) = s.checked_sub(k.saturating_add(1)) else {
                        break;
                    };
                    cell = better(cell, raised(before.get(left, t.saturating_sub(1)), *gain));
                }
                after.set(s, t, cell);
            }
        }
        layers.push(after);
    }
    layers
}

fn raised(before: Cell, gain: i64) -> Cell {
    if before.ways == 0 {
        return before;
    }
    Cell {
        points: before.points.saturating_add(gain),
        ..before
    }
}

fn better(one: Cell, other: Cell) -> Cell {
    match one.points.cmp(&other.points) {
        Ordering::Greater => one,
        Ordering::Less => other,
        Ordering::Equal => Cell {
            ways: one.ways.saturating_add(other.ways),
            ..one
        },
    }
}

/// Walks the tables back from the fewest indicators that reach the need.
fn chosen(gains: &[Vec<i64>], layers: &[Layer], steps: usize, need: i64) -> Option<Way> {
    let last = layers.last()?;
    let mut touched = (0..last.width).find(|t| last.get(steps, *t).points >= need)?;
    let best = last.get(steps, touched);
    let mut left = steps;
    let mut points = best.points;
    let mut taken = Vec::with_capacity(gains.len());
    for (row, before) in gains.iter().zip(layers).rev() {
        let stays = before.get(left, touched);
        if stays.ways > 0 && stays.points == points {
            taken.push(0);
            continue;
        }
        let (k, gain) = row.iter().enumerate().find(|(k, gain)| {
            let Some(rest) = left.checked_sub(k.saturating_add(1)) else {
                return false;
            };
            let cell = before.get(rest, touched.saturating_sub(1));
            cell.ways > 0 && raised(cell, **gain).points == points
        })?;
        let steps = k.saturating_add(1);
        taken.push(steps);
        left = left.saturating_sub(steps);
        touched = touched.saturating_sub(1);
        points = points.saturating_sub(*gain);
    }
    taken.reverse();
    Some(Way {
        taken,
        ties: best.ways.saturating_sub(1),
    })
}
