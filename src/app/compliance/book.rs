//! All sheets: kept on the device and in files, hostile until read.

use super::sheet::{Kept, Sheet, Spot};
use crate::document::{self, Fault, Format, Reason, Value, Write};
use std::rc::Rc;

/// All sheets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Book {
    /// The sheets, in the order begun. What is worked out of one holds until that one changes, so
    /// each is shared with what was worked out of it.
    pub sheets: Vec<Rc<Sheet>>,
}

impl Book {
    /// The sheet of a spot.
    pub fn at(&self, spot: &Spot) -> Option<&Rc<Sheet>> {
        self.sheets.iter().find(|sheet| sheet.is_at(spot))
    }

    /// The sheet of a spot, begun if there is none.
    pub fn begin(&mut self, spot: &Spot) -> Option<&mut Sheet> {
        if self.at(spot).is_none() {
            self.sheets.push(Rc::new(Sheet::blank(spot)));
        }
        let found = self.sheets.iter_mut().find(|sheet| sheet.is_at(spot));
        found.map(Rc::make_mut)
    }

    /// Puts a sheet in place of the one of its spot.
    pub fn put(&mut self, sheet: Rc<Sheet>) {
        let spot = sheet.spot();
        self.sheets.retain(|known| !known.is_at(&spot));
        self.sheets.push(sheet);
    }

    /// Takes a sheet out.
    pub fn take_out(&mut self, spot: &Spot) -> Option<Rc<Sheet>> {
        let place = self.sheets.iter().position(|sheet| sheet.is_at(spot))?;
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
                self.put(Rc::clone(sheet));
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
            (Value::Whole(found), Value::List(sheets)) if *found == <Format>::NUMBER => {
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
                reason: <Format>::refused(*found),
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

    /// Whether every sheet of what was kept is read.
    pub fn holds(document: &Value) -> bool {
        let (book, _) = Self::read(document, &[]);
        match (document.entry("format"), document.entry("sheets")) {
            (Value::Whole(format), Value::List(sheets)) => {
                *format == <Format>::NUMBER && sheets.len() == book.sheets.len()
            }
            _ => false,
        }
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
        self.put(Rc::new(sheet));
        if is_known {
            Vec::new()
        } else {
            fault("$.instrument", reason)
        }
    }

    /// What to keep.
    pub fn write(&self) -> Value {
        let sheets = self.sheets.iter().map(|sheet| sheet.write());
        Value::Object(vec![
            ("format".to_owned(), Format::<1>.write()),
            ("sheets".to_owned(), Value::List(sheets.collect())),
        ])
    }
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
        assert!(!Book::holds(&parse(kept)));
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
        assert!(Book::holds(&book.write()));
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
            assert!(!Book::holds(&parse(text)), "{text}");
        }
    }
}
