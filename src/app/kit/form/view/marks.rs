//! What stands beside the name of a part: how much is wrong in it, how sure it is, and by what right
//! it stands.

use super::FormContext;
use crate::app::kit::el::{el, several, some};
use crate::app::kit::form::shape::SOURCE;
use crate::app::kit::words::Language;
use crate::document::Value;
use crate::provision::Confidence;
use yew::Html;

/// How much is wrong in a part, and odd.
pub fn counted(context: &FormContext<'_>, [faults, warnings]: [usize; 2]) -> Html {
    let said = |count: usize, class: &'static str, key: &str| {
        (count > 0).then(|| {
            let sentence = context.words.say(key, &[("count", &count.to_string())]);
            el("span").class(class).text(&sentence)
        })
    };
    several([
        some(said(faults, "wrong", "form.faults")),
        some(said(warnings, "odd", "form.warnings")),
    ])
}

/// How sure a part is, and by what right it stands.
pub fn source_line(context: &FormContext<'_>, path: &str) -> Html {
    let source = context.value(path).entry(SOURCE);
    let said = |key: &str| match source.entry(key) {
        Value::Text(text) if !text.is_empty() => Some(text.as_str()),
        _ => None,
    };
    let confidence = said("confidence").filter(|word| Confidence::WORDS.contains(word));
    let mark = confidence.map(|word| {
        let key = ["confidence.", word].concat();
        el("span")
            .classes(&["confidence", of_confidence(word)])
            .text(context.get(&key))
    });
    let citation = said("citation").map(|citation| {
        el("span")
            .class("summary")
            .is("lang", Language::OF_PACKS.code())
            .text(citation)
    });
    several([some(mark), some(citation)])
}

fn of_confidence(word: &str) -> &str {
    match word {
        "assumed" => "is-assumed",
        _ => "",
    }
}
