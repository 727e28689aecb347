//! The draft: a pack of which some numbers are changed on the spot.

use crate::app::kit::sentence;
use crate::app::kit::trouble::Trouble;
use crate::app::kit::typed::{self, Asked};
use crate::app::kit::words::Words;
use crate::document::{Table, Value};

/// The places of a pack whose numbers decide what it costs.
const PLACES: [&str; 6] = [
    "$.basic_tpp.method",
    "$.ability_factor.default",
    "$.criteria",
    "$.payment.parts",
    "$.rating.percent",
    "$.employment.percent",
];

/// One number of a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// Its path.
    pub path: String,
    /// As the pack writes it.
    pub own: String,
    /// Rupiah rather than a decimal.
    pub is_rupiah: bool,
}

/// The numbers of a pack that decide what it costs.
pub fn numbers(pack: &Value) -> Vec<Number> {
    let leaves = PLACES.iter().flat_map(|place| pack.leaves(place));
    let is_number = |path: &str| {
        !path.contains(".provision.") && !path.ends_with(".name") && !path.ends_with(".id")
    };
    let number = |(path, leaf): (String, &Value)| {
        let (own, is_rupiah) = match leaf {
            Value::Whole(whole) => (whole.to_string(), true),
            Value::Text(text) => (text.clone(), false),
            _ => return None,
        };
        let is_decimal = crate::money::Percent::parse(&own).is_some();
        (is_decimal && is_number(&path)).then_some(Number {
            path,
            own,
            is_rupiah,
        })
    };
    leaves.filter_map(number).collect()
}

impl Number {
    /// What a person types for it.
    pub fn asked(&self) -> Asked {
        match self.is_rupiah {
            true => Asked::Rupiah,
            false => Asked::Decimal,
        }
    }

    /// What is typed for it: nothing where the field is blank or says the same.
    fn read(&self, text: &str) -> Result<Option<Value>, Trouble> {
        if text.trim().is_empty() {
            return Ok(None);
        }
        let value = typed::read(self.asked(), text).map_err(|wrong| Trouble::Typed {
            path: self.path.clone(),
            text: text.to_owned(),
            asked: self.asked(),
            wrong,
        })?;
        let same = match &value {
            Value::Text(text) => *text == self.own,
            Value::Whole(whole) => whole.to_string() == self.own,
            _ => false,
        };
        Ok((!same).then_some(value))
    }

    /// What it is called.
    pub fn called(&self, words: &Words, pack: &Value) -> String {
        called(words, pack, &self.path)
    }
}

/// What a place of a pack is called: by its own word, or those of what it belongs to.
fn called(words: &Words, pack: &Value, path: &str) -> String {
    let steps: Vec<&str> = path
        .trim_start_matches("$.")
        .split(['.', '[', ']'])
        .collect();
    match *steps.as_slice() {
        ["criteria", criterion, "amount", _, ref rest @ ..] => {
            let name = words.get(&format!("criterion.{criterion}")).to_owned();
            match rest {
                ["default"] => name,
                [_, of] => format!("{name} · {of}"),
                _ => name,
            }
        }
        ["payment", "parts", place, "", "weight"] => {
            let part = pack.at(&format!("$.payment.parts[{place}].id"));
            let name = match part {
                Some(Value::Text(id)) => words.find(&format!("part.{id}")).unwrap_or(id),
                _ => place,
            };
            words.say("simulation.number.weight", &[("part", name)])
        }
        ["rating", "percent", rating] => {
            let key = format!("rating.{rating}");
            words.say("simulation.number.rating", &[("rating", words.get(&key))])
        }
        ["employment", "percent", status] => words.get(&format!("employment.{status}")).to_owned(),
        _ => {
            let last = steps.last().copied().unwrap_or_default();
            let known = words.find(&format!("simulation.number.{last}"));
            let known = known.or_else(|| words.find(&format!("term.{last}")));
            known.unwrap_or(path).to_owned()
        }
    }
}

/// What is typed in place of numbers of a pack, by path; else what is wrong with it.
pub fn changes(
    numbers: &[Number],
    typed: &Table<String, String>,
) -> Result<Vec<(String, Value)>, Vec<Trouble>> {
    let mut changes = Vec::new();
    let mut wrong = Vec::new();
    for number in numbers {
        let text = typed.get(&number.path).map_or("", String::as_str);
        match number.read(text) {
            Ok(value) => changes.extend(value.map(|value| (number.path.clone(), value))),
            Err(trouble) => wrong.push(trouble),
        }
    }
    match wrong.is_empty() {
        true => Ok(changes),
        false => Err(wrong),
    }
}

/// What is wrong with the text of one number.
pub fn wrong(words: &Words, number: &Number, text: &str) -> Option<String> {
    let trouble = number.read(text).err()?;
    Some(sentence::trouble(words, &trouble, &str::to_owned))
}
