//! Workbooks, as the worker of rosters asks for them.

use super::value::to_js;
use crate::workbook::book::{self, Book};
use crate::workbook::refusal::NotBook;
use crate::workbook::write::{self, Kind, Sheet, TooManyRows};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// A workbook that somebody brought. Whatever of it cannot be read throws why.
#[wasm_bindgen]
pub struct Workbook(Book);

#[wasm_bindgen]
impl Workbook {
    /// Opens a file.
    #[wasm_bindgen(constructor)]
    pub fn new(file: Vec<u8>) -> Result<Self, JsValue> {
        Book::open(file).map(Self).map_err(thrown)
    }

    /// The names of its sheets, those first that a person sees.
    pub fn sheets(&self) -> Vec<String> {
        let sheets = self.0.sheets().iter().enumerate();
        let name = |(place, sheet): (usize, &book::Sheet)| match sheet.name.trim() {
            "" => format!("{}", place.saturating_add(1)),
            name => name.chars().take(100).collect(),
        };
        sheets.map(name).collect()
    }

    /// The first rows of a sheet as a table in text.
    pub fn beginning(&mut self, sheet: usize) -> Result<Vec<u8>, JsValue> {
        let text = self.0.beginning(sheet);
        text.map(String::into_bytes).map_err(thrown)
    }

    /// A sheet as a table in text, line by line the rows of the sheet.
    pub fn table(&mut self, sheet: usize) -> Result<Vec<u8>, JsValue> {
        let text = self.0.table(sheet);
        text.map(String::into_bytes).map_err(thrown)
    }
}

/// A workbook that is written.
#[wasm_bindgen]
#[derive(Default)]
pub struct Writer(Vec<Sheet>);

#[wasm_bindgen]
impl Writer {
    /// One without sheets.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a sheet: its name, what its columns hold, and its table in text.
    pub fn sheet(&mut self, name: String, kinds: Vec<String>, table: String) {
        let kind = |word: &String| Kind::ALL.iter().copied().find(|kind| kind.word() == word);
        let kinds = kinds.iter().map(|word| kind(word).unwrap_or(Kind::Text));
        self.0.push(Sheet {
            name,
            kinds: kinds.collect(),
            table,
        });
    }

    /// The file. Throws where a sheet has more rows than spreadsheets open.
    pub fn file(&self) -> Result<Vec<u8>, JsValue> {
        let book = write::workbook(&self.0);
        book.map_err(|TooManyRows| {
            to_js(&Code {
                code: "too_many_rows",
            })
            .unwrap_or_else(|error| error)
        })
    }
}

/// What is thrown.
#[derive(serde::Serialize)]
struct Code {
    code: &'static str,
}

fn thrown(reason: NotBook) -> JsValue {
    to_js(&reason).unwrap_or_else(|error| error)
}
