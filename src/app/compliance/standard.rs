//! The service standards of a unit as they are filled in, and what they come to.
//!
//! The form is the document the engine reads, without the day asked about. Each field is a place
//! in it, so that a fault of the engine names the field it belongs to.

use crate::compliance::standard::{StandardPack, StandardResult};
use crate::document::{self, Fault, Read, Reader, Reason, Value, Write, read_leaf};
use crate::provision::Date;

/// The standards of a unit: `{ products, pledge }` as far as filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form(Value);

impl Default for Form {
    fn default() -> Self {
        Self(Value::Object(Vec::new()))
    }
}

impl Write for Form {
    fn write(&self) -> Value {
        self.written()
    }
}

impl Read for Form {
    const OPTIONAL: bool = true;

    fn read(reader: &mut Reader<'_>) -> Self {
        read_leaf(reader, |value| match value {
            Value::Absent => Ok(Self::default()),
            Value::Object(_) => Ok(Self(value.clone())),
            other => Err(Reason::wrong_type("object", other)),
        })
    }

    fn blank() -> Self {
        Self::default()
    }

    #[cfg(feature = "schema")]
    fn schema(_: &mut crate::document::schema::Definitions) -> Value {
        crate::document::schema::kind("object")
    }
}

/// What a form comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// How complete the standards are, without the fields that have a fault.
    pub result: Option<StandardResult>,
    /// What is wrong, each with the place of its field.
    pub faults: Vec<Fault>,
}

impl Form {
    /// Fills a field in; [`Value::Absent`] takes it back.
    pub fn put(&mut self, path: &str, value: Value) {
        self.0.put(path, value);
    }

    /// What stands in a field.
    pub fn at(&self, path: &str) -> &Value {
        self.0.at(path).unwrap_or(&Value::Absent)
    }

    /// The text of a field; blank where there is none.
    pub fn text(&self, path: &str) -> &str {
        match self.at(path) {
            Value::Text(text) => text,
            _ => "",
        }
    }

    /// The answer in a field; none while nobody answered.
    pub fn answer(&self, path: &str) -> Option<bool> {
        match self.at(path) {
            Value::Bool(answer) => Some(*answer),
            _ => None,
        }
    }

    /// How many service products there are.
    pub fn products(&self) -> usize {
        match self.at("$.products") {
            Value::List(products) => products.len(),
            _ => 0,
        }
    }

    /// Takes a product out.
    pub fn remove(&mut self, product: usize) {
        if let Value::List(mut products) = self.at("$.products").clone()
            && product < products.len()
        {
            products.remove(product);
            self.put("$.products", Value::List(products));
        }
    }

    /// What to keep: without the fields taken back.
    pub fn written(&self) -> Value {
        match filled(&self.0) {
            Value::Object(entries) if entries.is_empty() => Value::Absent,
            other => other,
        }
    }

    /// How complete the standards are on a day. A field with a fault is named and counts as open.
    pub fn outcome(&self, pack: &StandardPack, as_of: Date) -> Outcome {
        let mut case = filled(&self.0);
        case.put("$.asOf", Value::Text(as_of.to_string()));
        let assess = |case: &Value| {
            let read = document::read(case)?;
            pack.assess(&read)
        };
        match assess(&case) {
            Ok(result) => Outcome {
                result: Some(result),
                faults: Vec::new(),
            },
            Err(faults) => {
                for fault in &faults {
                    case.put(&fault.path, Value::Absent);
                }
                Outcome {
                    result: assess(&filled(&case)).ok(),
                    faults,
                }
            }
        }
    }
}

/// The value without what is absent.
fn filled(value: &Value) -> Value {
    match value {
        Value::Object(entries) => {
            let filled = entries
                .iter()
                .map(|(key, value)| (key.clone(), self::filled(value)));
            Value::Object(
                filled
                    .filter(|(_, value)| *value != Value::Absent)
                    .collect(),
            )
        }
        Value::List(items) => Value::List(items.iter().map(filled).collect()),
        other => other.clone(),
    }
}

#[cfg(test)]
#[expect(clippy::indexing_slicing, reason = "a test may panic")]
mod tests {
    use super::*;
    use crate::compliance::Instrument;
    use crate::compliance::standard::ReviewState;

    fn outcome(form: &Form) -> Outcome {
        let path = format!(
            "{}/web/instruments/service-standard.json",
            env!("CARGO_MANIFEST_DIR")
        );
        let text = std::fs::read_to_string(path).unwrap();
        let instrument = Instrument::load(&serde_json::from_str(&text).unwrap()).unwrap();
        let pack = instrument.standard().unwrap();
        form.outcome(pack, Date::parse("2024-03-30").unwrap())
    }

    fn one() -> Form {
        let mut form = Form::default();
        form.put("$.products[0].name", Value::from("KTP"));
        form.put("$.products[0].decreed", Value::from("2021-01-01"));
        form
    }

    #[test]
    fn a_field_taken_back_is_open_again() {
        let mut form = one();
        let place = "$.products[0].components.fee.exists";
        form.put(place, Value::Bool(true));
        let yes = |form: &Form| outcome(form).result.unwrap().products[0].exists.yes;
        assert_eq!(yes(&form), 1);
        form.put(place, Value::Absent);
        assert_eq!(yes(&form), 0);
        assert_eq!(form.answer(place), None);
    }

    #[test]
    fn a_wrong_date_is_named_and_the_rest_counts() {
        let mut form = one();
        let place = "$.products[0].reviewed";
        for wrong in ["2024-13-01", "2025-01-01"] {
            form.put(place, Value::from(wrong));
            let outcome = outcome(&form);
            assert_eq!(outcome.faults[0].path, place, "{wrong}");
            let review = outcome.result.unwrap().products[0].review;
            assert_eq!(review.state, ReviewState::Overdue, "{wrong}");
            assert_eq!(form.text(place), wrong);
        }
    }

    #[test]
    fn a_product_taken_out_leaves_the_others() {
        let mut form = one();
        form.put("$.products[1].name", Value::from("KK"));
        form.remove(0);
        form.remove(7);
        assert_eq!(form.products(), 1);
        assert_eq!(form.text("$.products[0].name"), "KK");
        form.remove(0);
        assert_eq!(form.products(), 0);
    }
}
