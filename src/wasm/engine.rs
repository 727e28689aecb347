//! The engine as JavaScript sees it. Values come and go on a [`tape`].

use super::tape;
use super::writing::Tape;
use crate::allowance::case::Case;
use crate::allowance::receipt::{self, Difference, IssuedReceipt};
use crate::allowance::tax::{annual_tax, monthly_tax};
use crate::allowance::{Estimate, estimate};
use crate::document::json::Document;
use crate::document::{self, Fault, Path, Problem, Read, Reason, Table, Value, Write};
use crate::money::Rounding;
use crate::provision::Date;
use crate::regulation::beside::Beside;
use crate::regulation::pack::NationalPack;
use crate::regulation::performance::RatingMatrix;
use crate::regulation::terms::{Expectation, Rating};
use crate::regulation::{self, Checked, National, Regulation, is_regional};
use serde::Serialize;
use std::cell::RefCell;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

#[wasm_bindgen(raw_module = "./tape.js")]
extern "C" {
    /// The value on a tape.
    fn played(codes: &[u32], text: &str) -> JsValue;
}

thread_local! {
    /// One for all engines, since JavaScript keeps one list of names.
    static TAPE: RefCell<Tape> = RefCell::default();
}

/// A result for JavaScript.
fn tell<T: Serialize>(result: &T) -> JsValue {
    TAPE.with_borrow_mut(|tape| match tape.record(result) {
        Ok(()) => played(&tape.codes, &tape.text),
        Err(unsaid) => JsValue::from_str(&unsaid.to_string()),
    })
}

/// What is thrown: the list of faults.
fn refused(faults: Vec<Fault>) -> JsValue {
    tell(&faults)
}

fn answer<T: Serialize>(result: Result<T, Vec<Fault>>) -> Result<JsValue, JsValue> {
    match result {
        Ok(result) => Ok(tell(&result)),
        Err(faults) => Err(refused(faults)),
    }
}

/// What stands on a tape of JavaScript's.
fn document(codes: &[u32], text: &str) -> Result<Value, Vec<Fault>> {
    tape::read(codes, text)
        .ok_or_else(|| vec![fault(&Path::ROOT, Reason::not_json(Problem::Value))])
}

/// A pack that stands there, or its text.
fn packed(codes: &[u32], text: &str) -> Result<Document, Vec<Fault>> {
    match document(codes, text)? {
        Value::Text(text) => regulation::read_text(&text).map_err(|fault| vec![fault]),
        pack => Ok(pack.into()),
    }
}

fn read<T: Read>(codes: &[u32], text: &str) -> Result<T, Vec<Fault>> {
    document::read(&document(codes, text)?)
}

fn fault(at: &Path<'_>, reason: Reason) -> Fault {
    Fault {
        path: at.to_string(),
        reason,
    }
}

fn missing(key: &'static str) -> Vec<Fault> {
    vec![fault(&Path::ROOT.key(key), Reason::Missing)]
}

/// Packs and what is computed from them.
#[wasm_bindgen]
pub struct Engine {
    nationals: Vec<National>,
    packs: Vec<Pack>,
    regulations: RefCell<Vec<Option<Regulation>>>,
}

/// A pack at hand; one of a region is checked when it is first used.
struct Pack {
    id: String,
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
    /// Takes the packs at hand. Throws the faults of a national pack that cannot be used.
    #[wasm_bindgen(constructor)]
    pub fn new(codes: &[u32], text: &str) -> Result<Self, JsValue> {
        Self::of(document(codes, text)).map_err(refused)
    }

    /// Version of the engine, as it stands in receipts.
    #[wasm_bindgen(getter)]
    pub fn version(&self) -> String {
        receipt::version()
    }

    /// The packs at hand: id, kind, title, status, validity, region.
    pub fn catalogue(&self) -> JsValue {
        let entries = self.packs.iter().map(|Pack { id, document }| Entry {
            id,
            kind: if is_regional(document) {
                "regional"
            } else {
                "national"
            },
            title: document.get("title"),
            status: document.get("status"),
            valid: document.get("valid"),
            region: document.get("region"),
        });
        tell(&entries.collect::<Vec<_>>())
    }

    /// The place of a pack among those given.
    pub fn place(&self, id: &str) -> Result<usize, JsValue> {
        self.place_of(id).map_err(refused)
    }

    /// Every fault of a pack, which comes as its text or as an object, and all that is odd about it
    /// on the day it is. A good one has no fault.
    pub fn validate(&self, codes: &[u32], text: &str, today: &str) -> JsValue {
        tell(&match packed(codes, text) {
            Ok(pack) => {
                let others = self.packs.iter().map(|pack| &pack.document);
                let beside = Beside {
                    today: Date::parse(today),
                    packs: others.filter(|other| is_regional(other)).collect(),
                };
                regulation::check(&pack, &self.nationals, &beside)
            }
            Err(faults) => Checked {
                faults,
                ..Checked::default()
            },
        })
    }

    /// Takes up a regulation, by id or as a pack, to be asked by the number given back.
    pub fn load(&self, codes: &[u32], text: &str) -> Result<usize, JsValue> {
        self.take_up(codes, text).map_err(refused)
    }

    /// Lets go of a regulation; its number may be given to another.
    pub fn release(&self, regulation: usize) {
        if let Some(place) = self.regulations.borrow_mut().get_mut(regulation) {
            *place = None;
        }
    }

    /// The figures of one month's TPP.
    pub fn estimate(
        &self,
        regulation: usize,
        codes: &[u32],
        text: &str,
    ) -> Result<JsValue, JsValue> {
        answer(self.ask(regulation, |regulation| {
            estimate(regulation, &read(codes, text)?, false)
        }))
    }

    /// The lines of the same.
    pub fn lines(&self, regulation: usize, codes: &[u32], text: &str) -> Result<JsValue, JsValue> {
        answer(self.ask(regulation, |regulation| {
            let explained = estimate(regulation, &read(codes, text)?, true)?;
            Ok(explained.lines)
        }))
    }

    /// The figures of many, each by itself: where one is refused, its faults stand.
    #[wasm_bindgen(js_name = estimateMany)]
    pub fn estimate_many(
        &self,
        regulation: usize,
        codes: &[u32],
        text: &str,
    ) -> Result<JsValue, JsValue> {
        answer(self.ask(regulation, |regulation| {
            let Value::List(cases) = document(codes, text)? else {
                return Err(missing("cases"));
            };
            let figures = |case| estimate(regulation, &document::read(case)?, false);
            let one = |case| match figures(case) {
                Ok(figures) => Outcome::Figures(Box::new(figures)),
                Err(faults) => Outcome::Faults(faults),
            };
            Ok(cases.iter().map(one).collect::<Vec<_>>())
        }))
    }

    /// A year's TPP of its months.
    #[wasm_bindgen(js_name = estimateYear)]
    pub fn estimate_year(
        &self,
        regulation: usize,
        codes: &[u32],
        text: &str,
    ) -> Result<JsValue, JsValue> {
        answer(self.ask(regulation, |regulation| {
            let cases: Vec<Case> = read(codes, text)?;
            crate::allowance::year::estimate_year(regulation, &cases, true)
        }))
    }

    /// The receipt of an estimate, with what went in and what came out.
    #[wasm_bindgen(js_name = issueReceipt)]
    pub fn issue_receipt(
        &self,
        regulation: usize,
        codes: &[u32],
        text: &str,
    ) -> Result<JsValue, JsValue> {
        answer(self.ask(regulation, |regulation| {
            let case = read(codes, text)?;
            let estimate = estimate(regulation, &case, false)?;
            Ok(IssuedReceipt::of(&estimate, &case, Table::new()).write())
        }))
    }

    /// Makes the estimate of a receipt again: `{ receipt, regulation }`, where the regulation is an
    /// id or a pack, gives the list of differences.
    #[wasm_bindgen(js_name = checkReceipt)]
    pub fn check_receipt(&self, codes: &[u32], text: &str) -> Result<JsValue, JsValue> {
        answer(document(codes, text).and_then(|input| self.check(&input)))
    }

    /// PPh 21 of a month: `{ gross, status }` gives `{ category, ratePercent, tax }`.
    #[wasm_bindgen(js_name = monthlyTax)]
    pub fn monthly_tax(&self, codes: &[u32], text: &str) -> Result<JsValue, JsValue> {
        answer(self.national().and_then(|national| {
            let input = read(codes, text)?;
            let tax = monthly_tax(&national.tax, &input, Rounding::NEAREST);
            tax.map_err(|fault| vec![*fault])
        }))
    }

    /// PPh 21 of a year and what its last month owes.
    #[wasm_bindgen(js_name = annualTax)]
    pub fn annual_tax(&self, codes: &[u32], text: &str) -> Result<JsValue, JsValue> {
        answer(self.national().and_then(|national| {
            let input = read(codes, text)?;
            let tax = annual_tax(&national.tax, &input, Rounding::NEAREST);
            tax.map_err(|fault| vec![*fault])
        }))
    }

    /// Rating of a work result and a work behaviour: `{ result, behaviour }` gives `{ rating }`.
    pub fn rating(&self, codes: &[u32], text: &str) -> Result<JsValue, JsValue> {
        answer(self.national().and_then(|national| {
            let input: RatingInput = read(codes, text)?;
            let rating = input.look_up(&national.rating_matrix);
            let rating = rating.ok_or_else(|| missing("result"))?;
            Ok(RatingAnswer { rating })
        }))
    }
}

/// One of many.
#[derive(Serialize)]
#[serde(untagged)]
enum Outcome {
    Figures(Box<Estimate>),
    Faults(Vec<Fault>),
}

crate::record! {
    /// Work result and work behaviour.
    pub struct RatingInput("Hasil dan perilaku kerja", "Untuk mencari predikat kinerja.") {
        result: Expectation, "Hasil kerja";
        behaviour: Expectation, "Perilaku kerja";
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

impl Engine {
    fn of(packs: Result<Value, Vec<Fault>>) -> Result<Self, Vec<Fault>> {
        let Value::List(documents) = packs? else {
            return Err(missing("packs"));
        };
        let mut engine = Self {
            nationals: Vec::new(),
            packs: Vec::new(),
            regulations: RefCell::default(),
        };
        for document in documents {
            if !is_regional(&document) {
                engine.nationals.push(National::load(document.clone())?);
            }
            let Some(Value::Text(id)) = document.get("id") else {
                return Err(missing("id"));
            };
            let id = id.clone();
            engine.packs.push(Pack { id, document });
        }
        Ok(engine)
    }

    fn place_of(&self, id: &str) -> Result<usize, Vec<Fault>> {
        let place = self.packs.iter().position(|pack| pack.id == id);
        place.ok_or_else(|| {
            let known = self.packs.iter().map(|pack| pack.id.as_str());
            vec![fault(&Path::ROOT, Reason::unknown_reference(id, known))]
        })
    }

    fn check(&self, input: &Value) -> Result<Vec<Difference>, Vec<Fault>> {
        let receipt: IssuedReceipt = document::read(input.entry("receipt"))?;
        let mut pack = match input.entry("regulation") {
            Value::Text(id) => {
                let pack = self.packs.get(self.place_of(id)?);
                pack.ok_or_else(|| missing("id"))?.document.clone()
            }
            given => given.clone(),
        };
        for (path, number) in &receipt.numbers {
            pack.put(path, number.clone());
        }
        Ok(receipt.check(&Regulation::load(&pack, &self.nationals)?))
    }

    fn national(&self) -> Result<&NationalPack, Vec<Fault>> {
        let national = self.nationals.first();
        national
            .map(|national| &*national.pack)
            .ok_or_else(|| missing("id"))
    }

    fn take_up(&self, codes: &[u32], text: &str) -> Result<usize, Vec<Fault>> {
        let named = document(codes, text)?;
        let document = match &named {
            Value::Text(id) => {
                &self
                    .packs
                    .get(self.place_of(id)?)
                    .ok_or_else(|| missing("id"))?
                    .document
            }
            given => given,
        };
        let regulation = Some(Regulation::load(document, &self.nationals)?);
        let mut regulations = self.regulations.borrow_mut();
        let free = regulations.iter().position(Option::is_none);
        let place = free.unwrap_or(regulations.len());
        match regulations.get_mut(place) {
            Some(free) => *free = regulation,
            None => regulations.push(regulation),
        }
        Ok(place)
    }

    /// Asks a regulation that has been taken up.
    fn ask<T>(
        &self,
        regulation: usize,
        question: impl FnOnce(&Regulation) -> Result<T, Vec<Fault>>,
    ) -> Result<T, Vec<Fault>> {
        match self.regulations.borrow().get(regulation) {
            Some(Some(regulation)) => question(regulation),
            _ => Err(missing("regulation")),
        }
    }
}
