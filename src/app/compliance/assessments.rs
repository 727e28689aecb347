//! All assessments: kept on the device and in files, hostile until read.

use super::assessment::{Assessment, Kept, Spot};
use crate::document::{self, Fault, Format, Reason, Value, Write};
use std::rc::Rc;

/// All assessments.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assessments {
    /// The assessments, in the order begun. What is worked out of one holds until that one changes, so
    /// each is shared with what was worked out of it.
    pub list: Vec<Rc<Assessment>>,
}

impl Assessments {
    /// The assessment of a spot.
    pub fn at(&self, spot: &Spot) -> Option<&Rc<Assessment>> {
        self.list.iter().find(|assessment| assessment.is_at(spot))
    }

    /// The assessment of a spot, begun if there is none.
    pub fn begin(&mut self, spot: &Spot) -> Option<&mut Assessment> {
        if self.at(spot).is_none() {
            self.list.push(Rc::new(Assessment::blank(spot)));
        }
        let found = self
            .list
            .iter_mut()
            .find(|assessment| assessment.is_at(spot));
        found.map(Rc::make_mut)
    }

    /// Puts an assessment in place of the one of its spot.
    pub fn put(&mut self, assessment: Rc<Assessment>) {
        let spot = assessment.spot();
        self.list.retain(|known| !known.is_at(&spot));
        self.list.push(assessment);
    }

    /// Takes an assessment out.
    pub fn take_out(&mut self, spot: &Spot) -> Option<Rc<Assessment>> {
        let place = self
            .list
            .iter()
            .position(|assessment| assessment.is_at(spot))?;
        Some(self.list.remove(place))
    }

    /// The units by name, with one that may have no assessment yet.
    pub fn units<'a>(&'a self, here: &'a str) -> Vec<&'a str> {
        let known = self.list.iter().map(|assessment| &*assessment.unit);
        let mut units: Vec<&str> = known.chain([here]).collect();
        units.sort_unstable_by_key(|unit| (unit.to_ascii_lowercase(), *unit));
        units.dedup();
        units
    }

    /// Whether a unit goes by that name.
    pub fn has_unit(&self, unit: &str) -> bool {
        self.list.iter().any(|assessment| assessment.unit == unit)
    }

    /// The assessments of a unit in a period that have anything on them.
    pub fn filled<'a>(
        &'a self,
        unit: &'a str,
        period: &'a str,
    ) -> impl Iterator<Item = &'a Rc<Assessment>> {
        let is_there = move |one: &&Rc<Assessment>| one.unit == unit && one.period == period;
        self.list
            .iter()
            .filter(move |one| is_there(one) && !one.is_blank())
    }

    /// Gives a unit another name, on each of its assessments.
    pub fn rename(&mut self, unit: &str, name: &str) {
        for assessment in &mut self.list {
            if assessment.unit == unit {
                Rc::make_mut(assessment).unit = name.to_owned();
            }
        }
    }

    /// Copies what a unit answered in a period to another, where it has nothing yet.
    pub fn copy(&mut self, unit: &str, from: &str, to: &str) {
        let copies = self.filled(unit, from).map(|assessment| {
            let mut copy = Rc::clone(assessment);
            Rc::make_mut(&mut copy).period = to.to_owned();
            copy
        });
        for copy in copies.collect::<Vec<_>>() {
            self.put(copy);
        }
    }

    /// Takes out all assessments of a unit.
    pub fn take_out_unit(&mut self, unit: &str) {
        self.list.retain(|assessment| assessment.unit != unit);
    }

    /// Makes the changes that lead from one set of assessments to another, and no others: what another window
    /// has kept meanwhile stays.
    pub fn follow(&mut self, before: &Self, after: &Self) {
        for gone in &before.list {
            if after.at(&gone.spot()).is_none() {
                self.take_out(&gone.spot());
            }
        }
        for assessment in &after.list {
            if before.at(&assessment.spot()) != Some(assessment) {
                self.put(Rc::clone(assessment));
            }
        }
    }

    /// Reads what was kept: each assessment by itself, so that a bad one costs no other. Of two for the
    /// same spot the first stays. One for an instrument that is not at hand is named, and kept
    /// for whoever has it.
    pub fn read(document: &Value, instruments: &[&str]) -> (Self, Vec<Fault>) {
        let mut assessments = Self::default();
        let mut faults = Vec::new();
        let format = document.entry("format");
        match (format, document.entry("sheets")) {
            (Value::Whole(found), Value::List(kept)) if *found == <Format>::NUMBER => {
                for (n, assessment) in kept.iter().enumerate() {
                    let found = assessments.take(assessment, instruments);
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
        (assessments, faults)
    }

    /// Whether every assessment of what was kept is read.
    pub fn holds(document: &Value) -> bool {
        let (assessments, _) = Self::read(document, &[]);
        match (document.entry("format"), document.entry("sheets")) {
            (Value::Whole(format), Value::List(kept)) => {
                *format == <Format>::NUMBER && kept.len() == assessments.list.len()
            }
            _ => false,
        }
    }

    /// Takes an assessment in, and tells what is wrong with it.
    fn take(&mut self, assessment: &Value, instruments: &[&str]) -> Vec<Fault> {
        let assessment: Assessment = match document::read::<Kept>(assessment) {
            Ok(assessment) => assessment.into(),
            Err(faults) => return faults,
        };
        let fault = |path: &str, reason| {
            let path = path.to_owned();
            vec![Fault { path, reason }]
        };
        if self.at(&assessment.spot()).is_some() {
            let found = [
                &*assessment.unit,
                &*assessment.period,
                &*assessment.instrument,
            ]
            .join(" ");
            return fault("$", Reason::Duplicate { found });
        }
        let is_known = instruments.contains(&&*assessment.instrument);
        let known = instruments.iter().copied();
        let reason = Reason::unknown_reference(&assessment.instrument, known);
        self.put(Rc::new(assessment));
        if is_known {
            Vec::new()
        } else {
            fault("$.instrument", reason)
        }
    }

    /// What to keep.
    pub fn write(&self) -> Value {
        let assessments = self.list.iter().map(|assessment| assessment.write());
        Value::Object(vec![
            ("format".to_owned(), Format::<1>.write()),
            ("sheets".to_owned(), Value::List(assessments.collect())),
        ])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Value {
        serde_json::from_str(text).unwrap()
    }

    fn read(document: &Value) -> (Assessments, Vec<Fault>) {
        Assessments::read(document, &["pekppp", "skm"])
    }

    #[test]
    fn the_second_of_a_spot_and_an_instrument_not_at_hand_are_named() {
        let kept = r#"{"format":1,"sheets":[
            {"unit":"a","instrument":"skm","answers":{"u1":"3"}},
            {"unit":"a","instrument":"skm","answers":{"u1":"4"}},
            {"unit":"a","instrument":"kami"}]}"#;
        let (assessments, faults) = read(&parse(kept));
        let paths: Vec<&str> = faults.iter().map(|fault| &*fault.path).collect();
        assert_eq!(paths, ["$.sheets[1]", "$.sheets[2].instrument"]);
        let [first, other] = &assessments.list[..] else {
            panic!("two assessments are kept");
        };
        assert_eq!(first.answers.get("u1").unwrap(), "3");
        assert_eq!(other.instrument, "kami");
        assert!(!Assessments::holds(&parse(kept)));
    }

    #[test]
    fn what_another_window_kept_meanwhile_stays() {
        let assessments = |units: &[(&str, &str)]| {
            let mut assessments = Assessments::default();
            for (unit, answer) in units {
                let spot = Spot {
                    unit: (*unit).to_owned(),
                    ..Spot::default()
                };
                let assessment = assessments.begin(&spot).unwrap();
                assessment
                    .answers
                    .insert("u1".to_owned(), (*answer).to_owned());
            }
            assessments
        };
        let mut kept = assessments(&[("a", "1"), ("b", "4"), ("c", "1")]);
        let before = assessments(&[("a", "1"), ("b", "1"), ("c", "1")]);
        let after = assessments(&[("b", "1"), ("c", "2"), ("d", "3")]);
        kept.follow(&before, &after);
        assert_eq!(kept, assessments(&[("b", "4"), ("c", "2"), ("d", "3")]));
    }

    #[test]
    fn what_was_kept_comes_back() {
        let spot = Spot {
            unit: "RSUD".to_owned(),
            period: "2024".to_owned(),
            instrument: "pekppp".to_owned(),
        };
        let mut assessments = Assessments::default();
        let assessment = assessments.begin(&spot).unwrap();
        assessment
            .answers
            .insert("f02_01".to_owned(), "5".to_owned());
        assessment
            .notes
            .insert("f02_01".to_owned(), "SK 12".to_owned());
        assessment
            .standard
            .put("$.products[0].name", Value::from("KTP"));
        assert!(Assessments::holds(&assessments.write()));
        assert_eq!(read(&assessments.write()), (assessments, Vec::new()));
    }

    #[test]
    fn a_sheet_whose_unit_has_no_name_yet_comes_back() {
        let mut assessments = Assessments::default();
        let spot = Spot {
            instrument: "pekppp".to_owned(),
            ..Spot::default()
        };
        let assessment = assessments.begin(&spot).unwrap();
        assessment
            .answers
            .insert("f02_01".to_owned(), "5".to_owned());
        assert_eq!(read(&assessments.write()), (assessments, Vec::new()));
    }

    #[test]
    fn a_bad_sheet_is_named_and_costs_no_other() {
        let kept = r#"{"format":1,"sheets":[{"unit":1},
            {"unit":"a","period":"2024","instrument":"skm","answers":{},"notes":{}}]}"#;
        let (assessments, faults) = read(&parse(kept));
        assert_eq!(assessments.list.len(), 1);
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
            assert!(!Assessments::holds(&parse(text)), "{text}");
        }
    }
}
