//! A form filled in: what was typed becomes a case, by the same reader that every other face
//! uses, or a list of what is wrong, each with the place it belongs to.

use super::draft::{Draft, YES};
use super::form::{Form, Kind};
use crate::allowance::case::Case;
use crate::app::kit::trouble::{Trouble, troubles};
use crate::app::kit::typed::{self, Asked};
use crate::document::{self, Value};

/// The case, or everything that is wrong with what was typed.
pub fn case(form: &Form, draft: &Draft) -> Result<Case, Vec<Trouble>> {
    let mut case = Value::Object(Vec::new());
    let mut typos = Vec::new();
    for (place, value) in &form.given {
        case.put(place, value.clone());
    }
    for (_, question) in form.questions() {
        let (Some(place), Some(text)) = (&question.place, question.answer(draft)) else {
            continue;
        };
        let Some(asked) = asked(&question.kind, text) else {
            if let Some(value) = said(&question.kind, text) {
                case.put(place, value);
            }
            continue;
        };
        match typed::read(asked, text) {
            Ok(value) => {
                case.put(&place_of(&question.kind, place, asked), value);
            }
            Err(wrong) => typos.push(Trouble::Typed {
                path: question.path.clone(),
                text: text.to_owned(),
                asked,
                wrong,
            }),
        }
    }
    if !typos.is_empty() {
        return Err(typos);
    }
    document::read(&case).map_err(troubles)
}

/// The kind of number that a text is to be; none where a question asks for no number.
fn asked(kind: &Kind, text: &str) -> Option<Asked> {
    match kind {
        Kind::Number(_) | Kind::Count | Kind::Whole => Some(Asked::Count),
        Kind::Percent => Some(Asked::Decimal),
        Kind::RupiahOrPercent if typed::is_percent(text) => Some(Asked::Decimal),
        Kind::Rupiah | Kind::RupiahOrPercent => Some(Asked::Rupiah),
        Kind::Choice(_) | Kind::Few(_) | Kind::Text | Kind::Flag | Kind::Member(_) => None,
    }
}

/// Where a number goes.
fn place_of(kind: &Kind, place: &str, asked: Asked) -> String {
    match (kind, asked) {
        (Kind::RupiahOrPercent, Asked::Decimal) => format!("{place}.percent"),
        (Kind::RupiahOrPercent, _) => format!("{place}.amount"),
        _ => place.to_owned(),
    }
}

/// An answer that is no number.
fn said(kind: &Kind, text: &str) -> Option<Value> {
    match kind {
        Kind::Text => Some(Value::from(text.trim())),
        Kind::Flag => Some(Value::Bool(text == YES)),
        Kind::Member(id) => (text == YES).then(|| Value::from(id.as_str())),
        _ => Some(Value::from(text)),
    }
}
