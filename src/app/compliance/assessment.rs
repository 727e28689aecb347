//! An assessment: what one unit answered in one period to one instrument, as it was typed.

use super::standard::Form;
use crate::app::kit::typed::{self, Asked, Wrong};
use crate::compliance::answers::Answers;
use crate::document::{Table, Value, Write};

/// The answers of one unit in one period to one instrument.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assessment {
    /// The unit, by its name; blank while it has none.
    pub unit: String,
    /// The period, such as `2024-S1`; blank while it has none.
    pub period: String,
    /// Id of the instrument.
    pub instrument: String,
    /// Answers by indicator, as typed.
    pub answers: Table<String, String>,
    /// Notes on the evidence by indicator.
    pub notes: Table<String, String>,
    /// People served, as typed: how many respondents a survey needs follows from it.
    pub population: String,
    /// The service standards, where the instrument asks for them.
    pub standard: Form,
}

crate::record! {
    /// An assessment as it is kept: what is blank is left out.
    pub struct Kept("Penilaian", "Jawaban satu unit pada satu periode.") {
        unit: Option<String>, "Unit";
        period: Option<String>, "Periode";
        /// Id of the instrument.
        instrument: String, "Instrumen";
        /// Answers by indicator.
        answers: Table<String, String>, "Jawaban";
        /// Notes by indicator.
        notes: Table<String, String>, "Catatan bukti";
        population: Option<String>, "Jumlah penerima layanan";
        /// The service standards.
        standard: Form, "Standar pelayanan";
    }
}

impl From<Kept> for Assessment {
    fn from(kept: Kept) -> Self {
        Self {
            unit: kept.unit.unwrap_or_default(),
            period: kept.period.unwrap_or_default(),
            instrument: kept.instrument,
            answers: kept.answers,
            notes: kept.notes,
            population: kept.population.unwrap_or_default(),
            standard: kept.standard,
        }
    }
}

impl From<&Assessment> for Kept {
    fn from(assessment: &Assessment) -> Self {
        let text = |text: &String| (!text.trim().is_empty()).then(|| text.clone());
        let table = |texts| {
            let written = written(texts);
            written
                .map(|(key, text)| (key.clone(), text.clone()))
                .collect()
        };
        Self {
            unit: text(&assessment.unit),
            period: text(&assessment.period),
            instrument: assessment.instrument.clone(),
            answers: table(&assessment.answers),
            notes: table(&assessment.notes),
            population: text(&assessment.population),
            standard: assessment.standard.clone(),
        }
    }
}

/// Where an assessment belongs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spot {
    /// The unit.
    pub unit: String,
    /// The period.
    pub period: String,
    /// Id of the instrument.
    pub instrument: String,
}

impl Assessment {
    /// One with nothing on it yet.
    pub fn blank(spot: &Spot) -> Self {
        Self {
            unit: spot.unit.clone(),
            period: spot.period.clone(),
            instrument: spot.instrument.clone(),
            ..Self::default()
        }
    }

    /// Whether nothing is on it, or nothing any more.
    pub fn is_blank(&self) -> bool {
        let is_empty = |texts| written(texts).next().is_none();
        is_empty(&self.answers)
            && is_empty(&self.notes)
            && self.population.trim().is_empty()
            && self.standard.written() == Value::Absent
    }

    /// Whether it belongs there.
    pub fn is_at(&self, spot: &Spot) -> bool {
        let Spot {
            unit,
            period,
            instrument,
        } = spot;
        self.unit == *unit && self.period == *period && self.instrument == *instrument
    }

    /// Where it belongs.
    pub fn spot(&self) -> Spot {
        Spot {
            unit: self.unit.clone(),
            period: self.period.clone(),
            instrument: self.instrument.clone(),
        }
    }

    /// What to keep of it.
    pub fn write(&self) -> Value {
        Kept::from(self).write()
    }

    /// The answers as the engine takes them.
    pub fn answers(&self) -> Answers {
        let given = written(&self.answers).map(|(id, text)| (id.clone(), answer(text)));
        Answers::of(&Value::Object(given.collect()))
    }
}

/// A step by its id or a number as typed. One that can be read in two ways is none to reckon with.
fn answer(text: &str) -> Value {
    match measured(text) {
        Ok(value) => value,
        Err((_, Wrong::NotNumber)) => Value::from(text.trim()),
        Err(_) => Value::Fraction(None),
    }
}

/// A number as it is typed for an indicator: a decimal, or a sum over so many respondents such
/// as `105/29`.
pub fn measured(text: &str) -> Result<Value, (Asked, Wrong)> {
    let read = |asked, text| typed::read(asked, text).map_err(|wrong| (asked, wrong));
    let Some((total, respondents)) = text.split_once(['/', '／']) else {
        return read(Asked::Decimal, text);
    };
    Ok(Value::Object(vec![
        ("total".to_owned(), read(Asked::Count, total)?),
        ("respondents".to_owned(), read(Asked::Count, respondents)?),
    ]))
}

/// The texts that are not blank.
fn written(texts: &Table<String, String>) -> impl Iterator<Item = (&String, &String)> {
    texts.iter().filter(|(_, text)| !text.trim().is_empty())
}
