//! A form filled in: what was typed becomes a case, by the same reader that every other face
//! uses, or a list of what is wrong, each with the place it belongs to.

use super::draft::{Draft, YES};
use super::form::{Form, Kind, Question};
use crate::allowance::case::Case;
use crate::app::kit::trouble::{Trouble, troubles};
use crate::app::kit::typed::{self, Wrong};
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
        match value(question, place, text) {
            Ok(Some((place, value))) => {
                case.put(&place, value);
            }
            Ok(None) => {}
            Err(wrong) => typos.push(Trouble::Typed {
                path: question.path.clone(),
                text: text.to_owned(),
                wrong,
            }),
        }
    }
    if !typos.is_empty() {
        return Err(typos);
    }
    document::read(&case).map_err(troubles)
}

/// Where an answer goes and what it is there.
fn value(question: &Question, place: &str, text: &str) -> Result<Option<(String, Value)>, Wrong> {
    let here = |value| Ok(Some((place.to_owned(), value)));
    match &question.kind {
        Kind::Choice(_) | Kind::Few(_) => here(Value::from(text)),
        Kind::Text => here(Value::from(text.trim())),
        Kind::Number(_) | Kind::Count | Kind::Whole | Kind::Rupiah => here(typed::whole(text)?),
        Kind::Percent => here(typed::percent(text)?),
        Kind::RupiahOrPercent if typed::is_percent(text) => {
            Ok(Some((format!("{place}.percent"), typed::percent(text)?)))
        }
        Kind::RupiahOrPercent => Ok(Some((format!("{place}.amount"), typed::whole(text)?))),
        Kind::Flag => here(Value::Bool(text == YES)),
        Kind::Member(id) if text == YES => here(Value::from(id.as_str())),
        Kind::Member(_) => Ok(None),
    }
}
