//! The scoring of public services as JavaScript sees it.

use super::value::{from_js, refused, to_js};
use crate::compliance::Instrument;
use crate::compliance::answers::Answers;
use crate::compliance::change::{UnitScore, explain_change};
use crate::compliance::survey::FileReason;
use crate::document::json::{self, Document};
use crate::document::{self, Fault, Id, Path, Reason, Table, Value};
use js_sys::{ArrayBuffer, DataView, Uint8Array};
use serde::Serialize;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// Instruments and what is scored by them. Each is given by id, or as a document.
#[wasm_bindgen]
pub struct Scorer {
    instruments: Vec<Named>,
    loaded: RefCell<Table<String, Rc<Instrument>>>,
}

/// An instrument as it came; it is checked when it is first used.
struct Named {
    id: String,
    original: JsValue,
    document: Value,
}

/// What the catalogue says of an instrument, as its header has it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Entry<'a> {
    id: &'a str,
    title: Option<&'a Value>,
    title_en: Option<&'a Value>,
    status: Option<&'a Value>,
    valid: Option<&'a Value>,
    method: Option<&'a str>,
}

crate::record! {
    /// Two periods of the units of an instansi.
    pub struct Periods("Dua periode", "Nilai unit-unit pada dua periode.") {
        /// The earlier one.
        before: Vec<UnitScore>, "Periode sebelumnya";
        /// The later one.
        after: Vec<UnitScore>, "Periode sesudahnya";
        /// Places after the point of the means.
        decimals: u32, "Angka di belakang koma";
    }
}

crate::record! {
    /// A class of an instrument, and how many employees the unit has.
    pub struct Rank("Kelas suatu instrumen", "Kelas yang dicapai pada suatu instrumen.") {
        instrument: Id, "Instrumen";
        /// The class reached.
        class: String, "Kelas";
        people: Option<u32>, "Jumlah pegawai";
    }
}

#[wasm_bindgen]
impl Scorer {
    /// Takes the instruments at hand.
    #[wasm_bindgen(constructor)]
    pub fn new(instruments: Vec<JsValue>) -> Result<Self, JsValue> {
        let mut named = Vec::new();
        for original in instruments {
            let document = from_js(&original).map_err(refused)?;
            let Some(Value::Text(id)) = document.get("id") else {
                return Err(refused(vec![fault("id", Reason::Missing)]));
            };
            named.push(Named {
                id: id.clone(),
                original,
                document,
            });
        }
        Ok(Self {
            instruments: named,
            loaded: RefCell::new(Table::new()),
        })
    }

    /// The instruments at hand: id, titles, status, validity, method.
    pub fn instruments(&self) -> Result<JsValue, JsValue> {
        let entries = self.instruments.iter().map(Named::entry);
        to_js(&entries.collect::<Vec<_>>())
    }

    /// An instrument as it was given.
    pub fn instrument(&self, id: &str) -> Result<JsValue, JsValue> {
        let named = self.named(id).map_err(refused)?;
        Ok(named.original.clone())
    }

    /// Every fault of an instrument, which comes as its text or as an object; an empty list for a
    /// good one.
    pub fn validate(&self, instrument: &JsValue) -> Result<JsValue, JsValue> {
        to_js(&match instrument.as_string() {
            Some(text) => match json::parse(&text) {
                Ok(Document { value, mut twice }) => {
                    twice.extend(Instrument::load(&value).err().unwrap_or_default());
                    twice
                }
                Err(fault) => vec![fault],
            },
            None => from_js(instrument)
                .and_then(|document| Instrument::load(&document))
                .err()
                .unwrap_or_default(),
        })
    }

    /// Score, class, parts, and the range while answers are open.
    pub fn score(&self, instrument: &JsValue, answers: &JsValue) -> Result<JsValue, JsValue> {
        answer(|| {
            let answers = Answers::of(&from_js(answers)?);
            self.load(instrument)?.tree()?.score(&answers)
        })
    }

    /// The fewest steps to a class: the aim is `{ target, ruledOut }`.
    #[wasm_bindgen(js_name = improve)]
    pub fn improve(
        &self,
        instrument: &JsValue,
        answers: &JsValue,
        aim: &JsValue,
    ) -> Result<JsValue, JsValue> {
        answer(|| {
            let answers = Answers::of(&from_js(answers)?);
            let aim = document::read(&from_js(aim)?)?;
            self.load(instrument)?.tree()?.improve(&answers, &aim)
        })
    }

    /// Several units, `[{ unit, answers }]`: their scores, their mean, their weakest indicators.
    pub fn overview(&self, instrument: &JsValue, units: &JsValue) -> Result<JsValue, JsValue> {
        answer(|| {
            let units: Vec<_> = document::read(&from_js(units)?)?;
            self.load(instrument)?.tree()?.overview(&units)
        })
    }

    /// Why the mean moved between two periods, `{ before, after, decimals }`.
    #[wasm_bindgen(js_name = explainChange)]
    pub fn explain_change(&self, periods: &JsValue) -> Result<JsValue, JsValue> {
        answer(|| {
            let Periods {
                before,
                after,
                decimals,
            } = document::read(&from_js(periods)?)?;
            explain_change(&before, &after, decimals)
        })
    }

    /// The answers of respondents in a CSV file, given as text or as bytes.
    pub fn survey(&self, instrument: &JsValue, file: &JsValue) -> Result<JsValue, JsValue> {
        let read = |instrument: &Instrument| {
            let file = bytes(file).ok_or_else(|| {
                let (expected, found) = ("string", "object");
                vec![fault(
                    "csv",
                    Reason::WrongType {
                        expected,
                        found,
                        write: None,
                    },
                )]
            })?;
            Ok(instrument.tree()?.read_survey(&file))
        };
        let read = self
            .load(instrument)
            .and_then(|instrument| read(&instrument));
        match read.map_err(refused)? {
            Ok(survey) => to_js(&survey),
            Err(reason) => Err(to_js(&[WholeFile { path: "$", reason }])?),
        }
    }

    /// How many respondents a population needs.
    #[wasm_bindgen(js_name = sampleSize)]
    pub fn sample_size(
        &self,
        instrument: &JsValue,
        population: &JsValue,
    ) -> Result<JsValue, JsValue> {
        answer(|| {
            let population = document::read(&from_js(population)?)?;
            let instrument = self.load(instrument)?;
            match &instrument.tree()?.pack.sample {
                Some(sample) => Ok(sample.size(population)?),
                None => Err(vec![fault("sample", Reason::Missing)]),
            }
        })
    }

    /// How complete the standards of a unit are, and when they must be reviewed.
    pub fn standard(&self, instrument: &JsValue, case: &JsValue) -> Result<JsValue, JsValue> {
        answer(|| {
            let case = document::read(&from_js(case)?)?;
            self.load(instrument)?.standard()?.assess(&case)
        })
    }

    /// The organisational rating that follows from a class, `{ instrument, class, people }`.
    pub fn rated(&self, rating: &JsValue, rank: &JsValue) -> Result<JsValue, JsValue> {
        answer(|| {
            let rank: Rank = document::read(&from_js(rank)?)?;
            let instrument = self.load(rating)?;
            let rating = instrument.rating()?;
            rating.rated(&rank.instrument, &rank.class, rank.people)
        })
    }
}

impl Named {
    fn entry(&self) -> Entry<'_> {
        let method = match self.document.get("method") {
            Some(Value::Object(entries)) => entries.first().map(|(key, _)| key.as_str()),
            _ => None,
        };
        Entry {
            id: &self.id,
            title: self.document.get("title"),
            title_en: self.document.get("title_en"),
            status: self.document.get("status"),
            valid: self.document.get("valid"),
            method,
        }
    }
}

impl Scorer {
    fn named(&self, id: &str) -> Result<&Named, Vec<Fault>> {
        let mut instruments = self.instruments.iter();
        instruments.find(|named| named.id == id).ok_or_else(|| {
            let known = self.instruments.iter().map(|named| named.id.as_str());
            vec![Fault {
                path: Path::ROOT.to_string(),
                reason: Reason::unknown_reference(id, known),
            }]
        })
    }

    /// An instrument by id, kept once it is loaded, or from a document given as an object.
    fn load(&self, given: &JsValue) -> Result<Rc<Instrument>, Vec<Fault>> {
        let Some(id) = given.as_string() else {
            return Instrument::load(&from_js(given)?).map(Rc::new);
        };
        if let Some(known) = self.loaded.borrow().get(&id) {
            return Ok(Rc::clone(known));
        }
        let instrument = Rc::new(Instrument::load(&self.named(&id)?.document)?);
        self.loaded.borrow_mut().insert(id, Rc::clone(&instrument));
        Ok(instrument)
    }
}

/// Why a whole file is refused.
#[derive(Serialize)]
struct WholeFile {
    path: &'static str,
    #[serde(flatten)]
    reason: FileReason,
}

/// A text in UTF-8, or the bytes of a buffer or of any view of one.
fn bytes(file: &JsValue) -> Option<Vec<u8>> {
    if let Some(text) = file.as_string() {
        return Some(text.into_bytes());
    }
    if let Some(buffer) = file.dyn_ref::<ArrayBuffer>() {
        return Some(Uint8Array::new(buffer).to_vec());
    }
    let view = ArrayBuffer::is_view(file).then(|| file.unchecked_ref::<DataView>())?;
    let (offset, length) = (view.byte_offset(), view.byte_length());
    let (offset, length) = (u32::try_from(offset).ok()?, u32::try_from(length).ok()?);
    Some(Uint8Array::new_with_byte_offset_and_length(&view.buffer(), offset, length).to_vec())
}

/// The result as JavaScript has it, or the faults thrown.
fn answer<T: Serialize>(asked: impl FnOnce() -> Result<T, Vec<Fault>>) -> Result<JsValue, JsValue> {
    to_js(&asked().map_err(refused)?)
}

fn fault(key: &str, reason: Reason) -> Fault {
    Fault {
        path: Path::ROOT.key(key).to_string(),
        reason,
    }
}
