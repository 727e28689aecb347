//! All units by all instruments in one period: what each has reached, how it changed since the
//! last, and what is missing.

use super::assessment::{Assessment, Spot};
use super::assessments::Assessments;
use super::catalogue::Catalogue;
use super::checklist::Checklist;
use super::compare::{self, Row};
use crate::compliance::Instrument;
use crate::compliance::instrument::Zone;
use crate::compliance::tree::Tree;
use crate::money::Points;
use crate::provision::{Date, Standing};

/// The units by the instruments.
#[derive(Clone, Debug, Default)]
pub struct Matrix {
    /// Ids of the instruments, those in force first.
    pub instruments: Vec<String>,
    /// The units by name, each with a cell for each instrument.
    pub units: Vec<(String, Vec<Cell>)>,
    /// The assessments that have any answer, by instrument.
    scored: Vec<(String, Vec<Row>)>,
}

/// Where a unit stands with an instrument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing is answered.
    Empty,
    /// So many of so many are answered.
    Partly(usize, usize),
    /// There is a class.
    Scored(Scored),
    /// So many of so many service products have a complete standard.
    Products(usize, usize),
}

/// A class with its score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scored {
    /// Name of the class.
    pub class: String,
    /// Its zone.
    pub zone: Option<Zone>,
    /// The score.
    pub score: Points,
    /// The difference from the last period that has a score.
    pub change: Option<Points>,
}

impl Matrix {
    /// Works it out for the period in work. What was worked out before of an assessment that is
    /// still the same is taken over.
    pub fn of(
        assessments: &Assessments,
        catalogue: &Catalogue,
        here: &Spot,
        today: Date,
        before: &Self,
    ) -> Self {
        let is_shown = |known: &&Instrument| {
            let id = known.id.as_str();
            known.status == Standing::InForce
                || id == here.instrument
                || assessments.list.iter().any(|one| one.instrument == id)
        };
        let mut instruments: Vec<&Instrument> = catalogue.askable().filter(is_shown).collect();
        instruments.sort_by_key(|known| known.status);
        let instruments = instruments.iter().map(|known| known.id.to_string());
        let instruments: Vec<String> = instruments.collect();
        let scored = instruments.iter().filter_map(|id| {
            let (_, tree) = catalogue.tree(id)?;
            let rows = compare::rows(assessments, tree, id, before.rows(id));
            Some((id.clone(), rows))
        });
        let mut matrix = Self {
            scored: scored.collect(),
            units: Vec::new(),
            instruments,
        };
        let units = assessments.units(&here.unit).into_iter().map(|unit| {
            let cells = matrix.instruments.iter().map(|instrument| {
                let spot = Spot {
                    unit: unit.to_owned(),
                    period: here.period.clone(),
                    instrument: instrument.clone(),
                };
                let assessment = assessments.at(&spot);
                let assessment = assessment.map(|found| &**found);
                matrix.cell(catalogue, &spot, assessment, today)
            });
            (unit.to_owned(), cells.collect())
        });
        matrix.units = units.collect();
        matrix
    }

    /// The assessments of an instrument that have any answer.
    pub fn rows(&self, instrument: &str) -> &[Row] {
        let mut scored = self.scored.iter();
        let found = scored.find(|(id, _)| id == instrument);
        found.map_or(&[], |(_, rows)| rows)
    }

    fn cell(
        &self,
        catalogue: &Catalogue,
        spot: &Spot,
        assessment: Option<&Assessment>,
        today: Date,
    ) -> Cell {
        let Some(assessment) = assessment else {
            return Cell::Empty;
        };
        if let Some((_, pack)) = catalogue.standard(&spot.instrument) {
            let result = assessment.standard.outcome(pack, today).result;
            let products = result.map(|result| result.products).unwrap_or_default();
            let complete = products.iter().filter(|product| product.complete);
            return match products.len() {
                0 => Cell::Empty,
                count => Cell::Products(complete.count(), count),
            };
        }
        let tree = catalogue.tree(&spot.instrument).map(|(_, tree)| tree);
        let rows = self.rows(&spot.instrument);
        let row = rows.iter().find(|row| row.assessment.is_at(spot));
        match (tree, row) {
            (Some(tree), Some(row)) => standing(tree, row, rows),
            _ => Cell::Empty,
        }
    }
}

fn standing(tree: &Tree, row: &Row, rows: &[Row]) -> Cell {
    let (Some(score), Some(class)) = (row.score.score, row.score.class.as_ref()) else {
        let list = Checklist::of(tree);
        let answered = list.answered(&row.assessment, &row.score);
        return Cell::Partly(answered, list.items().count());
    };
    let mut bands = tree.pack.bands.list.iter();
    let (unit, period) = (&row.assessment.unit, &row.assessment.period);
    let earlier = rows
        .iter()
        .rev()
        .filter(|other| other.assessment.unit == *unit && other.assessment.period < *period);
    let last = earlier.filter_map(|other| other.score.score).next();
    Cell::Scored(Scored {
        class: class.clone(),
        zone: bands
            .find(|band| band.name == *class)
            .and_then(|band| band.zone),
        score,
        change: last.and_then(|last| score.minus(last).ok()),
    })
}
