//! The cheapest way to a class: the fewest steps on indicators that reach it.
//!
//! "Cheapest" is exact, not a guess, and means in this order: the fewest steps; of those, the
//! fewest indicators touched; of those, the most points; of those, the first in the order of
//! reading, and the result says how many others are as good. A step is one place up the scale
//! of one indicator. The search fills a table: the most points to be had from the first `i`
//! indicators with exactly `s` steps on exactly `t` of them.

use super::answers::{Answers, Given, placed};
use super::bands::{Beginning, Outcome};
use super::node::Kind;
use super::reading::Reading;
use super::tree::Tree;
use crate::document::{Fault, Faults, Id, Path, Reason};
use crate::money::{Overflow, Points};
use crate::ratio::{Ratio, common_divisor};
use serde::Serialize;
use std::cmp::Ordering;

crate::record! {
    /// Where to go, and what not to touch on the way.
    pub struct Aim("Tujuan", "Kelas yang dituju, dan indikator yang tidak boleh disentuh.") {
        /// Name of the class.
        target: String, "Kelas yang dituju";
        /// Indicators that stay as they are.
        ruled_out: Vec<Id> = "ruledOut", "Indikator yang dikesampingkan";
    }
}

/// The way to a class.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Improvement {
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
    /// What rising by one step, by two, and so on adds, in a unit common to all climbs.
    gains: Vec<i64>,
}

/// The indicators that can rise, and the points of the score in which their gains are counted.
struct Climbs {
    list: Vec<Climb>,
    unit: Ratio,
}

/// A way found: for each climb the steps taken, and how many other ways are as good.
struct Way {
    taken: Vec<usize>,
    ties: u32,
}

impl Tree {
    /// The cheapest way to a class.
    pub fn improve(&self, answers: &Answers, aim: &Aim) -> Result<Improvement, Vec<Fault>> {
        let target = self.aimed(aim)?;
        let (given, _) = placed(self, answers);
        let reading = Reading::new(self, &given);
        let start = reading.all().low;
        let climbs = self.climbs(&given, reading.weights, &aim.ruled_out)?;
        let least = target.map(|begins| begins.least(self.pack.decimals));
        let need = least.map_or(Ratio::ZERO, |least| least.minus(start));
        let way = if need.is_positive() {
            cheapest(&climbs.list, climbs.in_units(need)?)
        } else {
            Some(Way {
                taken: vec![0; climbs.list.len()],
                ties: 0,
            })
        };
        let (raises, end) = match &way {
            Some(way) => self.raises(start, &climbs, way)?,
            None => (Vec::new(), self.top(start, &climbs)),
        };
        let steps = raises.iter().map(|raise| raise.steps);
        Ok(Improvement {
            target: aim.target.clone(),
            reachable: way.is_some(),
            start: self.outcome(start)?,
            end: self.outcome(end)?,
            steps: steps.fold(0, u32::saturating_add),
            raises,
            ties: way.map_or(0, |way| way.ties),
            open: reading.open(),
        })
    }

    /// Where the class aimed at begins; none for the lowest class.
    fn aimed(&self, aim: &Aim) -> Result<Option<Beginning>, Vec<Fault>> {
        let mut faults = Faults::default();
        let edge = self.bands.iter().find(|edge| edge.name == aim.target);
        if edge.is_none() {
            let known = self.bands.iter().map(|edge| edge.name.as_str());
            let reason = Reason::unknown_reference(&aim.target, known);
            faults.add(&Path::ROOT.key("target"), reason);
        }
        for (n, id) in aim.ruled_out.iter().enumerate() {
            if self.place(id).is_none() {
                let reason = Reason::unknown_reference(id.as_str(), self.ids());
                faults.add(&Path::ROOT.key("ruledOut").index(n), reason);
            }
        }
        match edge {
            Some(edge) if faults.is_empty() => Ok(edge.begins),
            _ => Err(faults.into_vec()),
        }
    }

    /// The indicators that are answered, count, can rise and are not ruled out, themselves or
    /// with their group. Coefficients stand over one denominator and step values over another,
    /// so all gains are counted in the same unit.
    fn climbs(
        &self,
        given: &[Given],
        weights: &[Ratio],
        ruled_out: &[Id],
    ) -> Result<Climbs, Overflow> {
        let mut found = Vec::new();
        let mut unit = 0;
        let mut one = Ratio::ONE;
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
            let mut gains = Vec::new();
            for (_, higher) in steps.iter().skip(from.saturating_add(1)) {
                let gain = coefficient.times(higher.minus(*value));
                unit = common_divisor(unit, gain.top());
                one = gain.one_part();
                gains.push(gain.top());
            }
            if !gains.is_empty() {
                found.push((n, *from, gains));
            }
        }
        let mut climbs = Climbs {
            list: Vec::new(),
            unit: one.times(Ratio::whole(unit)),
        };
        // The sum of all gains fits, so no sum of some of them needs a check.
        let mut sum: i64 = 0;
        for (node, from, tops) in found {
            let mut gains = Vec::new();
            for top in tops {
                let units = top.checked_div(unit).ok_or(Overflow)?;
                let units = i64::try_from(units).map_err(|_| Overflow)?;
                sum = sum.checked_add(units).ok_or(Overflow)?;
                gains.push(units);
            }
            climbs.list.push(Climb { node, from, gains });
        }
        Ok(climbs)
    }

    /// The raises of a way, the most points per step first, and the exact score they lead to.
    fn raises(
        &self,
        start: Ratio,
        climbs: &Climbs,
        way: &Way,
    ) -> Result<(Vec<Raise>, Ratio), Overflow> {
        let mut taken: Vec<(&Climb, usize, i64)> = Vec::new();
        for (climb, steps) in climbs.list.iter().zip(&way.taken) {
            let gain = steps.checked_sub(1).and_then(|last| climb.gains.get(last));
            let Some(gain) = gain else {
                continue;
            };
            // Sorted as they come: before the first that gains less per step.
            let place = taken.iter().position(|(_, other_steps, other)| {
                crosswise(*other, *steps) < crosswise(*gain, *other_steps)
            });
            let place = place.unwrap_or(taken.len());
            taken.insert(place, (climb, *steps, *gain));
        }
        let mut raises = Vec::new();
        let mut reached = start;
        for (climb, steps, gain) in taken {
            let before = reached.to_places(self.pack.decimals)?;
            reached = reached.plus(climbs.unit.times(Ratio::whole(gain)));
            let after = reached.to_places(self.pack.decimals)?;
            let Some((indicator, from, to)) = self.named(climb, steps) else {
                continue;
            };
            let mut instead = Vec::new();
            for (other, taken) in climbs.list.iter().zip(&way.taken) {
                let same = other.gains.get(steps.saturating_sub(1)) == Some(&gain);
                if *taken == 0
                    && same
                    && let Some(node) = self.nodes.get(other.node)
                {
                    instead.push(node.id.clone());
                }
            }
            raises.push(Raise {
                indicator,
                from,
                to,
                steps: u32::try_from(steps).unwrap_or(u32::MAX),
                gain: after.minus(before)?,
                instead,
            });
        }
        Ok((raises, reached))
    }

    /// How high steps can lead when nothing leads to the class.
    fn top(&self, start: Ratio, climbs: &Climbs) -> Ratio {
        let all = climbs.list.iter().filter_map(|climb| climb.gains.last());
        let all = all.fold(0, |sum: i64, gain| sum.saturating_add(*gain));
        start.plus(climbs.unit.times(Ratio::whole(all)))
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

/// A gain times the steps of another: the larger, the more points per step.
fn crosswise(gain: i64, other_steps: usize) -> i128 {
    let other_steps = i128::try_from(other_steps).unwrap_or(i128::MAX);
    i128::from(gain).saturating_mul(other_steps)
}

impl Climbs {
    /// Points in the unit of the gains, rounded up.
    fn in_units(&self, need: Ratio) -> Result<i64, Overflow> {
        if self.list.is_empty() {
            return Ok(i64::MAX);
        }
        let units = need.divided_by(self.unit);
        let whole = units.floor().ok_or(Overflow)?;
        let over = units.minus(Ratio::whole(whole)).is_positive();
        let whole = whole.saturating_add(i128::from(over));
        i64::try_from(whole).map_err(|_| Overflow)
    }
}

/// The cheapest choice of steps whose points reach the need; none if nothing does.
fn cheapest(climbs: &[Climb], need: i64) -> Option<Way> {
    let steps = fewest_steps(climbs, need)?;
    let layers = tables(climbs, steps);
    chosen(climbs, &layers, steps, need)
}

/// The fewest steps that reach the need, however many indicators they touch.
fn fewest_steps(climbs: &[Climb], need: i64) -> Option<usize> {
    let most: usize = climbs.iter().map(|climb| climb.gains.len()).sum();
    // `best[s]`: the most points with exactly `s` steps.
    let mut best: Vec<Option<i64>> = vec![None; most.saturating_add(1)];
    if let Some(none) = best.first_mut() {
        *none = Some(0);
    }
    for climb in climbs {
        for s in (1..best.len()).rev() {
            let mut top = best.get(s).copied().flatten();
            for (k, gain) in climb.gains.iter().enumerate() {
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
fn tables(climbs: &[Climb], steps: usize) -> Vec<Layer> {
    let width = steps.min(climbs.len()).saturating_add(1);
    let size = steps.saturating_add(1).saturating_mul(width);
    let mut first = Layer {
        cells: vec![Layer::IMPOSSIBLE; size],
        width,
    };
    first.set(0, 0, Cell { points: 0, ways: 1 });
    let mut layers = vec![first];
    for climb in climbs {
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
                for (k, gain) in climb.gains.iter().enumerate() {
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
fn chosen(climbs: &[Climb], layers: &[Layer], steps: usize, need: i64) -> Option<Way> {
    let last = layers.last()?;
    let mut touched = (0..last.width).find(|t| last.get(steps, *t).points >= need)?;
    let best = last.get(steps, touched);
    let mut left = steps;
    let mut points = best.points;
    let mut taken = Vec::with_capacity(climbs.len());
    for (climb, before) in climbs.iter().zip(layers).rev() {
        let stays = before.get(left, touched);
        if stays.ways > 0 && stays.points == points {
            taken.push(0);
            continue;
        }
        let (k, gain) = climb.gains.iter().enumerate().find(|(k, gain)| {
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
