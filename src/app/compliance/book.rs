//! What officers answered: sheets of a unit, a period and an instrument. Kept on the device and
//! in files; hostile until read.

use crate::compliance::answers::Answers;
use crate::document::{self, Fault, Reason, Table, Value};

/// The only form there is so far.
const FORMAT: u32 = 1;

crate::record! {
    /// The answers of one unit in one period to one instrument.
    pub struct Sheet("Penilaian", "Jawaban satu unit pada satu periode.") {
        /// The unit, by its name.
        unit: String = "unit", "Unit";
        /// The period, such as `2024-S1`.
        period: String = "period", "Periode";
        /// Id of the instrument.
        instrument: String = "instrument", "Instrumen";
        /// Answers by indicator, as typed.
        answers: Table<String, String> = "answers", "Jawaban";
        /// Notes on the evidence by indicator.
        notes: Table<String, String> = "notes", "Catatan bukti";
    }
}

/// Where a sheet belongs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spot {
    /// The unit.
    pub unit: String,
    /// The period.
    pub period: String,
    /// Id of the instrument.
    pub instrument: String,
}

/// All sheets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Book {
    /// The sheets, in the order begun.
    pub sheets: Vec<Sheet>,
}

impl Sheet {
    fn blank(spot: &Spot) -> Self {
        Self {
            unit: spot.unit.clone(),
            period: spot.period.clone(),
            instrument: spot.instrument.clone(),
            answers: Table::new(),
            notes: Table::new(),
        }
    }

    /// Where it belongs.
    pub fn spot(&self) -> Spot {
        Spot {
            unit: self.unit.clone(),
            period: self.period.clone(),
            instrument: self.instrument.clone(),
        }
    }

    /// The answers as the engine takes them. A comma is a decimal point; `105/29` is a sum over
    /// so many respondents.
    pub fn answers(&self) -> Answers {
        let given = written(&self.answers).map(|(id, text)| (id.clone(), answer(text)));
        Answers::of(&Value::Object(given.collect()))
    }
}

fn answer(text: &str) -> Value {
    let totals = text.split_once('/').and_then(|(total, respondents)| {
        let total: u32 = total.trim().parse().ok()?;
        let respondents: u32 = respondents.trim().parse().ok()?;
        Some(Value::Object(vec![
            ("total".to_owned(), Value::Whole(total.into())),
            ("respondents".to_owned(), Value::Whole(respondents.into())),
        ]))
    });
    totals.unwrap_or_else(|| Value::Text(text.trim().replace(',', ".")))
}

/// The texts that are not blank.
fn written(texts: &Table<String, String>) -> impl Iterator<Item = (&String, &String)> {
    texts.iter().filter(|(_, text)| !text.trim().is_empty())
}

impl Book {
    /// The sheet of a spot.
    pub fn at(&self, spot: &Spot) -> Option<&Sheet> {
        self.sheets.iter().find(|sheet| sheet.spot() == *spot)
    }

    /// The sheet of a spot, begun if there is none.
    pub fn begin(&mut self, spot: &Spot) -> Option<&mut Sheet> {
        if self.at(spot).is_none() {
            self.sheets.push(Sheet::blank(spot));
        }
        self.sheets.iter_mut().find(|sheet| sheet.spot() == *spot)
    }

    /// Puts a sheet in place of the one of its spot.
    pub fn put(&mut self, sheet: Sheet) {
        let spot = sheet.spot();
        self.sheets.retain(|known| known.spot() != spot);
        self.sheets.push(sheet);
    }

    /// Reads what was kept: each sheet by itself, so that a bad one costs no other.
    pub fn read(document: &Value) -> (Self, Vec<Fault>) {
        let mut book = Self::default();
        let mut faults = Vec::new();
        let format = document.entry("format");
        match (format, document.entry("sheets")) {
            (Value::Whole(found), Value::List(sheets)) if *found == i64::from(FORMAT) => {
                for (n, sheet) in sheets.iter().enumerate() {
                    match document::read::<Sheet>(sheet) {
                        Ok(sheet) => book.put(sheet),
                        Err(found) => faults.extend(found.into_iter().map(|fault| Fault {
                            path: fault.path.replacen('$', &format!("$.sheets[{n}]"), 1),
                            ..fault
                        })),
                    }
                }
            }
            (Value::Whole(found), Value::List(_)) => faults.push(Fault {
                path: "$.format".to_owned(),
                reason: Reason::out_of_range(FORMAT, FORMAT, found),
            }),
            (Value::Whole(_), other) => faults.push(Fault {
                path: "$.sheets".to_owned(),
                reason: Reason::wrong_type("array", other),
            }),
            (other, _) => faults.push(Fault {
                path: "$.format".to_owned(),
                reason: Reason::wrong_type("number", other),
            }),
        }
        (book, faults)
    }

    /// What to keep.
    pub fn write(&self) -> Value {
        let sheets = self.sheets.iter().map(|sheet| {
            Value::Object(vec![
                ("unit".to_owned(), Value::from(&*sheet.unit)),
                ("period".to_owned(), Value::from(&*sheet.period)),
                ("instrument".to_owned(), Value::from(&*sheet.instrument)),
                ("answers".to_owned(), object(&sheet.answers)),
                ("notes".to_owned(), object(&sheet.notes)),
            ])
        });
        Value::Object(vec![
            ("format".to_owned(), Value::Whole(FORMAT.into())),
            ("sheets".to_owned(), Value::List(sheets.collect())),
        ])
    }
}

fn object(texts: &Table<String, String>) -> Value {
    let written = written(texts).map(|(key, text)| (key.clone(), Value::Text(text.clone())));
    Value::Object(written.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Value {
        serde_json::from_str(text).unwrap()
    }

    #[test]
    fn what_was_kept_comes_back() {
        let spot = Spot {
            unit: "RSUD".to_owned(),
            period: "2024".to_owned(),
            instrument: "pekppp".to_owned(),
        };
        let mut book = Book::default();
        let sheet = book.begin(&spot).unwrap();
        sheet.answers.insert("f02_01".to_owned(), "5".to_owned());
        sheet.notes.insert("f02_01".to_owned(), "SK 12".to_owned());
        assert_eq!(Book::read(&book.write()), (book, Vec::new()));
    }

    #[test]
    fn a_bad_sheet_is_named_and_costs_no_other() {
        let kept = r#"{"format":1,"sheets":[{"unit":1},
            {"unit":"a","period":"2024","instrument":"skm","answers":{},"notes":{}}]}"#;
        let (book, faults) = Book::read(&parse(kept));
        assert_eq!(book.sheets.len(), 1);
        assert!(
            faults
                .iter()
                .all(|fault| fault.path.starts_with("$.sheets[0]"))
        );
        assert!(!faults.is_empty());
    }

    #[test]
    fn what_is_no_book_of_ours_is_refused() {
        for text in [
            "null",
            "[]",
            r#"{"format":2,"sheets":[]}"#,
            r#"{"format":1}"#,
        ] {
            assert!(!Book::read(&parse(text)).1.is_empty(), "{text}");
        }
    }
}
