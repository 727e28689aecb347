//! What officers answered: sheets of a unit, a period and an instrument. Kept on the device and
//! in files; hostile until read.

use super::standard::Form;
use crate::compliance::answers::Answers;
use crate::document::{self, Fault, Reason, Table, Value};

/// The only form there is so far.
const FORMAT: u32 = 1;

/// The answers of one unit in one period to one instrument.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
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
    /// A sheet as it is kept: what is blank is left out.
    pub struct Kept("Penilaian", "Jawaban satu unit pada satu periode.") {
        /// The unit.
        unit: Option<String> = "unit", "Unit";
        /// The period.
        period: Option<String> = "period", "Periode";
        /// Id of the instrument.
        instrument: String = "instrument", "Instrumen";
        /// Answers by indicator.
        answers: Table<String, String> = "answers", "Jawaban";
        /// Notes by indicator.
        notes: Table<String, String> = "notes", "Catatan bukti";
        /// People served.
        population: Option<String> = "population", "Jumlah penerima layanan";
        /// The service standards.
        standard: Form = "standard", "Standar pelayanan";
    }
}

impl From<Kept> for Sheet {
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
            ..Self::default()
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

    fn write(&self) -> Value {
        let named = [
            ("unit", text(&self.unit)),
            ("period", text(&self.period)),
            ("instrument", text(&self.instrument)),
            ("answers", object(&self.answers)),
            ("notes", object(&self.notes)),
            ("population", text(&self.population)),
            ("standard", self.standard.written()),
        ];
        let said = named
            .into_iter()
            .filter(|(_, value)| *value != Value::Absent);
        Value::Object(said.map(|(key, value)| (key.to_owned(), value)).collect())
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

    /// Takes a sheet out.
    pub fn take_out(&mut self, spot: &Spot) -> Option<Sheet> {
        let place = self.sheets.iter().position(|sheet| sheet.spot() == *spot)?;
        Some(self.sheets.remove(place))
    }

    /// Makes the changes that lead from one book to another, and no others: what another window
    /// has kept meanwhile stays.
    pub fn follow(&mut self, before: &Self, after: &Self) {
        for gone in &before.sheets {
            if after.at(&gone.spot()).is_none() {
                self.take_out(&gone.spot());
            }
        }
        for sheet in &after.sheets {
            if before.at(&sheet.spot()) != Some(sheet) {
                self.put(sheet.clone());
            }
        }
    }

    /// Reads what was kept: each sheet by itself, so that a bad one costs no other. Of two for the
    /// same spot the first stays. One for an instrument that is not at hand is named, and kept
    /// for whoever has it.
    pub fn read(document: &Value, instruments: &[&str]) -> (Self, Vec<Fault>) {
        let mut book = Self::default();
        let mut faults = Vec::new();
        let format = document.entry("format");
        match (format, document.entry("sheets")) {
            (Value::Whole(found), Value::List(sheets)) if *found == i64::from(FORMAT) => {
                for (n, sheet) in sheets.iter().enumerate() {
                    let found = book.take(sheet, instruments);
                    faults.extend(found.into_iter().map(|fault| Fault {
                        path: fault.path.replacen('$', &format!("$.sheets[{n}]"), 1),
                        ..fault
                    }));
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

    /// Takes a sheet in, and tells what is wrong with it.
    fn take(&mut self, sheet: &Value, instruments: &[&str]) -> Vec<Fault> {
        let sheet: Sheet = match document::read::<Kept>(sheet) {
            Ok(sheet) => sheet.into(),
            Err(faults) => return faults,
        };
        let fault = |path: &str, reason| {
            let path = path.to_owned();
            vec![Fault { path, reason }]
        };
        if self.at(&sheet.spot()).is_some() {
            let found = [&*sheet.unit, &*sheet.period, &*sheet.instrument].join(" ");
            return fault("$", Reason::Duplicate { found });
        }
        let is_known = instruments.contains(&&*sheet.instrument);
        let known = instruments.iter().copied();
        let reason = Reason::unknown_reference(&sheet.instrument, known);
        self.put(sheet);
        if is_known {
            Vec::new()
        } else {
            fault("$.instrument", reason)
        }
    }

    /// What to keep.
    pub fn write(&self) -> Value {
        let sheets = self.sheets.iter().map(Sheet::write);
        Value::Object(vec![
            ("format".to_owned(), Value::Whole(FORMAT.into())),
            ("sheets".to_owned(), Value::List(sheets.collect())),
        ])
    }
}

/// A text that is not blank.
fn text(text: &str) -> Value {
    if text.trim().is_empty() {
        Value::Absent
    } else {
        Value::from(text)
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

    fn read(document: &Value) -> (Book, Vec<Fault>) {
        Book::read(document, &["pekppp", "skm"])
    }

    #[test]
    fn the_second_of_a_spot_and_an_instrument_not_at_hand_are_named() {
        let kept = r#"{"format":1,"sheets":[
            {"unit":"a","instrument":"skm","answers":{"u1":"3"}},
            {"unit":"a","instrument":"skm","answers":{"u1":"4"}},
            {"unit":"a","instrument":"kami"}]}"#;
        let (book, faults) = read(&parse(kept));
        let paths: Vec<&str> = faults.iter().map(|fault| &*fault.path).collect();
        assert_eq!(paths, ["$.sheets[1]", "$.sheets[2].instrument"]);
        let [first, other] = &book.sheets[..] else {
            panic!("two sheets are kept");
        };
        assert_eq!(first.answers.get("u1").unwrap(), "3");
        assert_eq!(other.instrument, "kami");
    }

    #[test]
    fn what_another_window_kept_meanwhile_stays() {
        let book = |units: &[(&str, &str)]| {
            let mut book = Book::default();
            for (unit, answer) in units {
                let spot = Spot {
                    unit: (*unit).to_owned(),
                    ..Spot::default()
                };
                let sheet = book.begin(&spot).unwrap();
                sheet.answers.insert("u1".to_owned(), (*answer).to_owned());
            }
            book
        };
        let mut kept = book(&[("a", "1"), ("b", "4"), ("c", "1")]);
        let before = book(&[("a", "1"), ("b", "1"), ("c", "1")]);
        let after = book(&[("b", "1"), ("c", "2"), ("d", "3")]);
        kept.follow(&before, &after);
        assert_eq!(kept, book(&[("b", "4"), ("c", "2"), ("d", "3")]));
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
        sheet.standard.put("$.products[0].name", Value::from("KTP"));
        assert_eq!(read(&book.write()), (book, Vec::new()));
    }

    #[test]
    fn a_sheet_whose_unit_has_no_name_yet_comes_back() {
        let mut book = Book::default();
        let spot = Spot {
            instrument: "pekppp".to_owned(),
            ..Spot::default()
        };
        let sheet = book.begin(&spot).unwrap();
        sheet.answers.insert("f02_01".to_owned(), "5".to_owned());
        assert_eq!(read(&book.write()), (book, Vec::new()));
    }

    #[test]
    fn a_bad_sheet_is_named_and_costs_no_other() {
        let kept = r#"{"format":1,"sheets":[{"unit":1},
            {"unit":"a","period":"2024","instrument":"skm","answers":{},"notes":{}}]}"#;
        let (book, faults) = read(&parse(kept));
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
            assert!(!read(&parse(text)).1.is_empty(), "{text}");
        }
    }
}
