//! One field: what is typed, chosen, or said yes to.

use super::choices::{Choice, choices};
use super::{FormContext, Place};
use crate::app::kit::el::{El, el, label, several};
use crate::app::kit::field::{help, number};
use crate::app::kit::form::editor::Act;
use crate::app::kit::form::shape::{Kind, Typed};
use crate::app::kit::form::typing::shown;
use crate::app::kit::select::{option, select};
use crate::document::Value;
use yew::Html;

/// How long a text may be to stand in one line.
const LINE: usize = 60;

/// The field of a place that holds no others; none for a kind that is not asked for.
pub fn field(context: &FormContext<'_>, place: Place<'_>, title: &str, more: &str) -> Option<El> {
    let path = place.path;
    let told = context.told(path);
    let input = input(context, place)?;
    let input = input
        .set_some("aria-describedby", told.as_ref().map(|(id, _)| id.as_str()))
        .wrong(context.findings.count(path) != [0, 0] && has_fault(context, path));
    let may_be_blank = (!place.is_required).then(|| {
        el("span")
            .class("usual")
            .text(context.get("form.may_be_blank"))
    });
    let name = label(&context.id(path), title)
        .with_some(
            may_be_blank
                .as_ref()
                .map(|_| crate::app::kit::el::text(" ")),
        )
        .with_some(may_be_blank);
    let more = (!more.is_empty()).then(|| help(more).is("lang", "id"));
    Some(
        el("div")
            .key(path)
            .class("field")
            .with(name)
            .with_some(more)
            .with(input)
            .with_some(told.map(|(_, said)| said)),
    )
}

fn has_fault(context: &FormContext<'_>, path: &str) -> bool {
    context.findings.at(path).any(|finding| finding.is_fault())
}

/// What is typed into or chosen from alone.
pub fn input(context: &FormContext<'_>, place: Place<'_>) -> Option<El> {
    if let Some(choices) = choices(context, place.shape) {
        return Some(choice(context, place, &choices));
    }
    match place.shape.kind() {
        Kind::Typed(typed) => Some(text_field(context, place, typed)),
        Kind::Flag => Some(flag(context, place)),
        _ => None,
    }
}

fn text_field(context: &FormContext<'_>, place: Place<'_>, typed: Typed) -> El {
    let path = place.path.to_owned();
    let value = context.value(&path);
    let text = match context.editor.typed(&path) {
        Some(text) => text.to_owned(),
        None => shown(typed, value),
    };
    let id = context.id(&path);
    let type_it = {
        let path = path.clone();
        let act = context.act.clone();
        act.reform(move |text| Act::Type(path.clone(), text))
    };
    let is_long = typed == Typed::Text && text.chars().count() > LINE;
    let field = match typed {
        _ if is_long => el("textarea").set("id", &id).is("rows", "3"),
        Typed::Text | Typed::Plain => el("input")
            .set("id", &id)
            .is("type", "text")
            .is("autocomplete", "off"),
        Typed::Count => number(&id, "numeric"),
        Typed::Rupiah { is_signed: false } => number(&id, "numeric"),
        _ => number(&id, "decimal"),
    };
    let leave = context.act.reform(|_| Act::Leave);
    field.value(&text).on_type(type_it).on_change(leave)
}

fn choice(context: &FormContext<'_>, place: Place<'_>, choices: &[Choice<'_>]) -> El {
    let value = context.value(place.path);
    let chosen = match value {
        Value::Text(word) => word.as_str(),
        _ => "",
    };
    let options = choices
        .iter()
        .map(|choice| option(choice.word, &choice.name, choice.lang));
    let is_known = chosen.is_empty() || choices.iter().any(|choice| choice.word == chosen);
    let odd = (!is_known).then(|| option(chosen, chosen, ""));
    let options = [none(context, place), several(odd), several(options)];
    let path = place.path.to_owned();
    let choose = context
        .act
        .reform(move |word| Act::Choose(path.clone(), word));
    select(&context.id(place.path), chosen, choose, several(options))
}

/// What a list says before anything is chosen, or for what may be left out.
pub fn none(context: &FormContext<'_>, place: Place<'_>) -> Html {
    let key = if place.is_required {
        "form.choose"
    } else {
        "form.none"
    };
    option("", context.get(key), "")
}

fn flag(context: &FormContext<'_>, place: Place<'_>) -> El {
    let chosen = match context.value(place.path) {
        Value::Bool(true) => "true",
        Value::Bool(false) => "false",
        _ => "",
    };
    let options = [
        none(context, place),
        option("true", context.get("form.yes"), ""),
        option("false", context.get("form.no"), ""),
    ];
    let path = place.path.to_owned();
    let choose = context.act.reform(move |word: String| {
        let said = (!word.is_empty()).then(|| word == "true");
        Act::Say(path.clone(), said)
    });
    select(&context.id(place.path), chosen, choose, several(options))
}
