//! The values that one number of a pack may take: from one to another, in steps of the last decimal
//! that is written.

use crate::document::Value;
use std::cmp::Ordering;

/// Most decimals of a number that is sought.
const MOST_PLACES: usize = 9;

/// Values from one to another, counted in steps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scale {
    /// Decimals of a step; none for whole numbers.
    places: Option<usize>,
    /// The least, in steps from nothing.
    pub from: i64,
    /// The greatest.
    pub to: i64,
}

impl Scale {
    /// Between two values, in steps as fine as any of the three is written. Nothing where they are
    /// no numbers of one kind, or in the wrong order.
    pub fn of(written: &Value, from: &Value, to: &Value) -> Option<Self> {
        let places = match written {
            Value::Whole(_) => None,
            Value::Text(_) => {
                let places = [written, from, to].map(places);
                let places = places
                    .into_iter()
                    .try_fold(0, |most, one| Some(most.max(one?)));
                Some(places.filter(|places| *places <= MOST_PLACES)?)
            }
            _ => return None,
        };
        let unbounded = Self {
            places,
            from: i64::MIN,
            to: i64::MAX,
        };
        let (from, to) = (unbounded.step(from)?, unbounded.step(to)?);
        (from.cmp(&to) == Ordering::Less).then_some(Self {
            from,
            to,
            ..unbounded
        })
    }

    /// The step of a value; nothing where it is none of them.
    pub fn step(&self, value: &Value) -> Option<i64> {
        let step = match (value, self.places) {
            (Value::Whole(whole), None) => *whole,
            (Value::Text(text), Some(most)) => {
                let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
                let digits = [whole, decimals].concat();
                let missing = u32::try_from(most.checked_sub(decimals.len())?).ok()?;
                let is_plain = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
                let number: i64 = is_plain.then(|| digits.parse().ok())??;
                number.checked_mul(10_i64.checked_pow(missing)?)?
            }
            _ => return None,
        };
        (self.from..=self.to).contains(&step).then_some(step)
    }

    /// The value of a step, without decimals that are nothing.
    pub fn value(&self, step: i64) -> Value {
        let Some(places) = self.places.filter(|places| *places > 0) else {
            return match self.places {
                None => Value::Whole(step),
                Some(_) => Value::Text(step.to_string()),
            };
        };
        let digits = format!("{step:0>width$}", width = places.saturating_add(1));
        let (whole, decimals) = digits.split_at(digits.len().saturating_sub(places));
        let decimals = decimals.trim_end_matches('0');
        Value::Text(match decimals {
            "" => whole.to_owned(),
            decimals => [whole, ".", decimals].concat(),
        })
    }
}

/// Decimals of a number as it is written.
fn places(value: &Value) -> Option<usize> {
    match value {
        Value::Text(text) => Some(
            text.split_once('.')
                .map_or(0, |(_, decimals)| decimals.len()),
        ),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimals(texts: [&str; 3]) -> Option<Scale> {
        let [written, from, to] = texts.map(Value::from);
        Scale::of(&written, &from, &to)
    }

    #[test]
    fn steps_are_as_fine_as_what_is_written() {
        for (texts, from, to) in [
            (["45", "0", "100"], 0, 100),
            (["45", "0", "60.5"], 0, 605),
            (["0.5811435", "0", "1"], 0, 10_000_000),
        ] {
            let scale = decimals(texts).unwrap();
            assert_eq!((scale.from, scale.to), (from, to), "{texts:?}");
            let [written, ..] = texts.map(Value::from);
            assert_eq!(scale.value(scale.step(&written).unwrap()), written);
        }
        let rupiah = Scale::of(&Value::Whole(5), &Value::Whole(0), &Value::Whole(9)).unwrap();
        assert_eq!(rupiah.value(7), Value::Whole(7));
        let tenths = decimals(["1.0", "0", "2"]).unwrap();
        let values = [0, 3, 10, 12].map(|step| tenths.value(step));
        assert_eq!(values, ["0", "0.3", "1", "1.2"].map(Value::from));
    }

    #[test]
    fn what_is_no_range_is_none() {
        for texts in [
            ["45", "9", "9"],
            ["45", "9", "8"],
            ["45", "-1", "8"],
            ["rest", "x", "8"],
            ["45", "", "8"],
            ["45", "0", "0.0000000001"],
        ] {
            assert_eq!(decimals(texts), None, "{texts:?}");
        }
        assert_eq!(
            Scale::of(&Value::Whole(5), &Value::from("0"), &Value::from("9")),
            None
        );
        assert_eq!(
            decimals(["45", "40", "50"])
                .unwrap()
                .step(&Value::from("60")),
            None
        );
    }
}
