//! What is assessed: unit, period, instrument.

use super::context::{ViewContext, field};
use super::report::keep_language;
use crate::app::compliance::action::Action;
use crate::app::compliance::checklist::spoken;
use crate::app::kit::el::{El, el, of_pack, plain_button, several};
use crate::app::kit::select::{option, select};
use crate::app::kit::words::Language;
use crate::compliance::Instrument;
use web_sys::HtmlInputElement;
use yew::prelude::*;

pub fn view(context: &ViewContext<'_>) -> El {
    let spot = &context.state.spot;
    let title = el("div")
        .class("title")
        .with(el("h2").text(context.get("compliance.title")))
        .with(languages(context));
    let spot = el("div")
        .class("spot")
        .with(naming(context, "unit", &spot.unit, Action::Unit))
        .with(naming(context, "period", &spot.period, Action::Period))
        .with(instruments(context));
    el("div")
        .class("head")
        .with(title)
        .with(spot)
        .with_some(basis(context))
}

fn languages(context: &ViewContext<'_>) -> El {
    let buttons = Language::ALL.map(|language| {
        let (act, options) = (context.act.clone(), context.options.clone());
        let choose = move |_| {
            keep_language(&options, language);
            act.emit(Action::Language(language));
        };
        plain_button("")
            .is("lang", language.code())
            .says("aria-pressed", context.state.language == language)
            .on_press(Callback::from(choose))
            .text(context.get(&format!("language.{}", language.code())))
            .into()
    });
    el("div")
        .class("languages")
        .is("role", "group")
        .set("aria-label", context.get("head.language"))
        .with_all(buttons)
}

/// A text that names an assessment: taken when the field is left, so that half a name is no name.
fn naming(context: &ViewContext<'_>, key: &str, text: &str, action: fn(String) -> Action) -> El {
    let known = context
        .state
        .assessments
        .list
        .iter()
        .map(|assessment| match key {
            "unit" => &*assessment.unit,
            _ => &*assessment.period,
        });
    let mut known: Vec<&str> = known.filter(|name| !name.is_empty()).collect();
    known.sort_unstable();
    known.dedup();
    let known = known.into_iter().map(|name| option(name, name, ""));
    let id = context.id(key);
    let list = context.id(&format!("{key}-known"));
    let help = context.id(&format!("{key}-help"));
    let take = move |event: Event| {
        let field: HtmlInputElement = event.target_unchecked_into();
        action(field.value())
    };
    let input = el("input")
        .set("id", &id)
        .is("type", "text")
        .is("autocomplete", "off")
        .is("maxlength", "120")
        .value(text)
        .set("list", &list)
        .set("aria-describedby", &help)
        .on_change(context.act.reform(take));
    let help = el("span")
        .class("help")
        .set("id", &help)
        .text(context.get(&format!("compliance.{key}.help")));
    field(&id, context.get(&format!("compliance.{key}")), input)
        .with(help)
        .with(el("datalist").set("id", &list).with_all(known))
}

fn instruments(context: &ViewContext<'_>) -> El {
    let state = context.state;
    let titles = state.catalogue.askable().map(|instrument: &Instrument| {
        let (id, en) = (&instrument.title, instrument.title_en.as_ref());
        let title = spoken(state.language, id, en);
        option(instrument.id.as_str(), title, "")
    });
    let id = context.id("instrument");
    let choose = context.act.reform(Action::Instrument);
    let list = select(&id, &state.spot.instrument, choose, several(titles));
    field(&id, context.get("compliance.instrument"), list).class("field wide")
}

/// What the instrument rests on.
fn basis(context: &ViewContext<'_>) -> Option<El> {
    let state = context.state;
    let standard = state.standard().map(|(instrument, _)| instrument);
    let instrument = state.instrument().map(|(instrument, _)| instrument);
    let provision = &instrument.or(standard)?.provision;
    let note = provision.note.as_ref();
    let confidence = format!("confidence.{}", provision.confidence.word());
    let basis = el("details")
        .class("about-pack")
        .with(el("summary").text(context.get("compliance.basis")))
        .with(of_pack(&provision.citation))
        .with_some(note.map(|note| of_pack(note)))
        .with(el("p").text(context.get(&confidence)));
    Some(basis)
}
