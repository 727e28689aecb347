//! The engine as JavaScript sees it.

use super::value::{from_js, refused, to_js};
use crate::allowance::case::Case;
use crate::allowance::tax::{annual_tax, monthly_tax};
use crate::document::{self, Fault, Path, Read, Reason, Table, Value};
use crate::money::Rounding;
use crate::regulation::pack::NationalPack;
use crate::regulation::performance::RatingMatrix;
use crate::regulation::terms::{Expectation, Rating};
use crate::regulation::{National, Regulation, is_regional};
use serde::Serialize;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// Packs and what is computed from them.
#[wasm_bindgen]
pub struct Engine {
    nationals: Vec<National>,
    packs: Vec<Pack>,
    loaded: RefCell<Table<String, Rc<Regulation>>>,
}

/// A pack as it came, for those who want to read it.
struct Pack {
    id: String,
    original: JsValue,
    document: Value,
}

/// What the catalogue says of a pack, as its header has it.
#[derive(Serialize)]
struct Entry<'a> {
    id: &'a str,
    kind: &'static str,
    title: Option<&'a Value>,
    status: Option<&'a Value>,
    valid: Option<&'a Value>,
    region: Option<&'a Value>,
}

#[wasm_bindgen]
impl Engine {
    /// Takes the packs at hand. Throws the faults of a national pack that cannot be used; a
    /// region's pack is checked when it is first used.
    #[wasm_bindgen(constructor)]
    pub fn new(packs: Vec<JsValue>) -> Result<Self, JsValue> {
        let mut engine = Self {
            nationals: Vec::new(),
            packs: Vec::new(),
            loaded: RefCell::new(Table::new()),
        };
        for original in packs {
            let document = from_js(&original).map_err(refused)?;
            if !is_regional(&document) {
                engine
                    .nationals
                    .push(National::load(document.clone()).map_err(refused)?);
            }
            let id = match document.get("id") {
                Some(Value::Text(id)) => id.clone(),
                _ => return Err(refused(vec![missing("id")])),
            };
            engine.packs.push(Pack {
                id,
                original,
                document,
            });
        }
        Ok(engine)
    }

    /// Version of the engine, as it stands in receipts.
    #[wasm_bindgen(getter)]
    pub fn version(&self) -> String {
        env!("CARGO_PKG_VERSION").to_owned()
    }

    /// The packs at hand: id, kind, title, status, validity, region.
    pub fn catalogue(&self) -> Result<JsValue, JsValue> {
        let entries: Vec<Entry<'_>> = self
            .packs
            .iter()
            .map(|pack| Entry {
                id: &pack.id,
                kind: if is_regional(&pack.document) {
                    "regional"
                } else {
                    "national"
                },
                title: pack.document.get("title"),
                status: pack.document.get("status"),
                valid: pack.document.get("valid"),
                region: pack.document.get("region"),
            })
            .collect();
        to_js(&entries)
    }

    /// A pack as it was given.
    pub fn regulation(&self, id: &str) -> Result<JsValue, JsValue> {
        self.pack(id)
            .map(|pack| pack.original.clone())
            .map_err(refused)
    }

    /// Every fault of a pack; an empty list for a good one.
    pub fn validate(&self, pack: &JsValue) -> Result<JsValue, JsValue> {
        let checked = from_js(pack).and_then(|document| {
            if is_regional(&document) {
                Regulation::load(&document, &self.nationals).map(drop)
            } else {
                National::load(document).map(drop)
            }
        });
        to_js(&checked.err().unwrap_or_default())
    }

    /// One month's TPP of a case under a regulation, given by id or as a pack.
    pub fn estimate(&self, regulation: &JsValue, case: &JsValue) -> Result<JsValue, JsValue> {
        let regulation = self.load(regulation).map_err(refused)?;
        let case: Case = read(case).map_err(refused)?;
        let estimate = crate::allowance::estimate(&regulation, &case, true).map_err(refused)?;
        to_js(&estimate)
    }

    /// A year's TPP of twelve cases, January first, under a regulation.
    #[wasm_bindgen(js_name = estimateYear)]
    pub fn estimate_year(&self, regulation: &JsValue, cases: &JsValue) -> Result<JsValue, JsValue> {
        let regulation = self.load(regulation).map_err(refused)?;
        let cases: Vec<Case> = read(cases).map_err(refused)?;
        let year = crate::allowance::year::estimate_year(&regulation, &cases, true);
        to_js(&year.map_err(refused)?)
    }

    /// PPh 21 of a month: `{ gross, status }` gives `{ category, ratePercent, tax }`.
    #[wasm_bindgen(js_name = monthlyTax)]
    pub fn monthly_tax(&self, input: &JsValue) -> Result<JsValue, JsValue> {
        let tables = &self.national().map_err(refused)?.tax;
        let input = read(input).map_err(refused)?;
        let tax = monthly_tax(tables, &input, Rounding::NEAREST);
        to_js(&tax.map_err(|fault| refused(vec![*fault]))?)
    }

    /// PPh 21 of a year and what its last month owes.
    #[wasm_bindgen(js_name = annualTax)]
    pub fn annual_tax(&self, input: &JsValue) -> Result<JsValue, JsValue> {
        let tables = &self.national().map_err(refused)?.tax;
        let input = read(input).map_err(refused)?;
        let tax = annual_tax(tables, &input, Rounding::NEAREST);
        to_js(&tax.map_err(|fault| refused(vec![*fault]))?)
    }

    /// Rating of a work result and a work behaviour: `{ result, behaviour }` gives `{ rating }`.
    pub fn rating(&self, input: &JsValue) -> Result<JsValue, JsValue> {
        let matrix = &self.national().map_err(refused)?.rating_matrix;
        let input: RatingInput = read(input).map_err(refused)?;
        let rating = input
            .look_up(matrix)
            .ok_or_else(|| refused(vec![missing("result")]))?;
        to_js(&RatingAnswer { rating })
    }
}

crate::record! {
    /// Work result and work behaviour.
    pub struct RatingInput("Hasil dan perilaku kerja", "Untuk mencari predikat kinerja.") {
        /// Work result.
        result: Expectation = "result", "Hasil kerja";
        /// Work behaviour.
        behaviour: Expectation = "behaviour", "Perilaku kerja";
    }
}

impl RatingInput {
    fn look_up(&self, matrix: &RatingMatrix) -> Option<Rating> {
        matrix.rating(self.result, self.behaviour)
    }
}

#[derive(Serialize)]
struct RatingAnswer {
    rating: Rating,
}

fn missing(key: &'static str) -> Fault {
    Fault {
        path: Path::ROOT.key(key).to_string(),
        reason: Reason::Missing,
    }
}

fn read<T: Read>(value: &JsValue) -> Result<T, Vec<Fault>> {
    document::read(&from_js(value)?)
}

impl Engine {
    fn pack(&self, id: &str) -> Result<&Pack, Vec<Fault>> {
        self.packs.iter().find(|pack| pack.id == id).ok_or_else(|| {
            let known = self.packs.iter().map(|pack| pack.id.as_str());
            let reason = Reason::unknown_reference(id, known);
            vec![Fault {
                path: Path::ROOT.to_string(),
                reason,
            }]
        })
    }

    fn national(&self) -> Result<&NationalPack, Vec<Fault>> {
        self.nationals
            .first()
            .map(|national| &*national.pack)
            .ok_or_else(|| vec![missing("id")])
    }

    /// A regulation by id, kept once it is loaded, or from a pack given as an object.
    fn load(&self, named: &JsValue) -> Result<Rc<Regulation>, Vec<Fault>> {
        let Some(id) = named.as_string() else {
            return Regulation::load(&from_js(named)?, &self.nationals).map(Rc::new);
        };
        if let Some(known) = self.loaded.borrow().get(&id) {
            return Ok(Rc::clone(known));
        }
        let regulation = Rc::new(Regulation::load(
            &self.pack(&id)?.document,
            &self.nationals,
        )?);
        self.loaded.borrow_mut().insert(id, Rc::clone(&regulation));
        Ok(regulation)
    }
}
