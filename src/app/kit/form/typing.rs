//! Between what is typed and what a document holds. A text that is no number is kept in the document
//! as it is, where the checks of the document find it: nothing typed is lost or changed in silence.

use super::shape::Typed;
use crate::app::kit::figures;
use crate::app::kit::typed::{self, Wrong};
use crate::document::Value;
use crate::money::Percent;

/// What a text is in the document.
pub fn taken(typed: Typed, text: &str) -> Value {
    let itself = || Value::from(text);
    match typed {
        Typed::Text => itself(),
        Typed::Plain => Value::from(text.trim()),
        // The check of the document knows that 95% of a multiplier is 0.95.
        Typed::Factor if typed::is_percent(text) => itself(),
        Typed::Rupiah { is_signed: true } => signed(text).unwrap_or_else(itself),
        number => read(number, text)
            .and_then(Result::ok)
            .unwrap_or_else(itself),
    }
}

fn read(number: Typed, text: &str) -> Option<Result<Value, Wrong>> {
    Some(typed::read(number.asked()?, text))
}

/// An amount that may be less than nothing.
fn signed(text: &str) -> Option<Value> {
    let amount = Typed::Rupiah { is_signed: true };
    let less = text.trim().strip_prefix(['-', '−']);
    match (less, read(amount, less.unwrap_or(text))?.ok()?) {
        (Some(_), Value::Whole(whole)) => Some(Value::Whole(whole.saturating_neg())),
        (_, value) => Some(value),
    }
}

/// Why a text that stands in the document is no number; nothing where it is one, or need be none.
pub fn wrong(typed: Typed, value: &Value) -> Option<Wrong> {
    match value {
        Value::Text(text) if !is_decimal(text) => read(typed, text)?.err(),
        _ => None,
    }
}

fn is_decimal(text: &str) -> bool {
    Percent::parse(text).is_some()
}

/// How a value stands in its field.
pub fn shown(typed: Typed, value: &Value) -> String {
    match value {
        Value::Text(text) => match typed.asked() {
            Some(_) if is_decimal(text) => text.replace('.', ","),
            _ => text.clone(),
        },
        Value::Whole(whole) => match typed {
            Typed::Percent | Typed::Factor => whole.to_string(),
            _ => figures::decimal(&whole.to_string()),
        },
        Value::Absent => String::new(),
        other => crate::document::written(other).trim_end().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_typed_as_people_do_and_come_back_so() {
        let rupiah = Typed::Rupiah { is_signed: false };
        for (typed, text, value, back) in [
            (Typed::Percent, "40,5%", Value::from("40.5"), "40,5"),
            (Typed::Percent, "1000", Value::from("1000"), "1000"),
            (
                Typed::Factor,
                "0,5811435",
                Value::from("0.5811435"),
                "0,5811435",
            ),
            (
                rupiah,
                "Rp5.000.000,-",
                Value::Whole(5_000_000),
                "5.000.000",
            ),
            (Typed::Count, "12", Value::Whole(12), "12"),
            (
                Typed::Rupiah { is_signed: true },
                "-1.500",
                Value::Whole(-1_500),
                "−1.500",
            ),
            (Typed::Plain, " 2024-01 ", Value::from("2024-01"), "2024-01"),
        ] {
            assert_eq!(taken(typed, text), value, "{text}");
            assert_eq!(shown(typed, &value), back, "{text}");
            assert_eq!(taken(typed, back), value, "{back}");
            assert_eq!(wrong(typed, &value), None, "{text}");
        }
    }

    #[test]
    fn what_is_no_number_stays_as_it_was_typed() {
        for (typed, text) in [
            (Typed::Percent, "empat puluh"),
            (Typed::Count, "1,5"),
            (Typed::Factor, "95%"),
            (Typed::Rupiah { is_signed: true }, "-satu"),
        ] {
            assert_eq!(taken(typed, text), Value::from(text));
            assert_eq!(shown(typed, &Value::from(text)), text);
        }
        assert_eq!(
            wrong(Typed::Count, &Value::from("x")),
            Some(Wrong::NotNumber)
        );
        assert_eq!(wrong(Typed::Text, &Value::from("x")), None);
    }
}
