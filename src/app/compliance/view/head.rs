//! What is assessed: unit, period, instrument.

use super::face::Face;
use super::outside::keep_language;
use super::select::{Select, option};
use crate::app::compliance::action::Action;
use crate::app::compliance::checklist::spoken;
use crate::app::words::Language;
use yew::prelude::*;

pub fn view(face: &Face<'_>) -> Html {
    let spot = &face.state.spot;
    html! {
        <div class="head">
            <div class="title">
                <h2>{ face.get("compliance.title") }</h2>
                { languages(face) }
            </div>
            <div class="spot">
                { field(face, "unit", &spot.unit, Action::Unit) }
                { field(face, "period", &spot.period, Action::Period) }
                { instruments(face) }
            </div>
            { basis(face) }
        </div>
    }
}

fn languages(face: &Face<'_>) -> Html {
    let button = |language: Language| {
        let is_spoken = face.state.language == language;
        let (act, options) = (face.act.clone(), face.options.clone());
        let choose = move |_: MouseEvent| {
            keep_language(&options, language);
            act.emit(Action::Language(language));
        };
        html! {
            <button
                type="button"
                lang={language.code()}
                aria-pressed={is_spoken.to_string()}
                onclick={Callback::from(choose)}
            >{ face.get(&format!("language.{}", language.code())) }</button>
        }
    };
    html! {
        <div class="languages" role="group" aria-label={face.get("head.language")}>
            { for Language::ALL.into_iter().map(button) }
        </div>
    }
}

/// A text that names a sheet: taken when the field is left, so that half a name is no name.
fn field(face: &Face<'_>, key: &str, text: &str, action: fn(String) -> Action) -> Html {
    let (id, list) = (face.id(key), face.id(&format!("{key}-known")));
    let known = face.state.book.sheets.iter().map(|sheet| match key {
        "unit" => &*sheet.unit,
        _ => &*sheet.period,
    });
    let mut known: Vec<&str> = known.filter(|name| !name.is_empty()).collect();
    known.sort_unstable();
    known.dedup();
    let help = face.id(&format!("{key}-help"));
    html! {
        <div class="field">
            <label for={id.clone()}>{ face.get(&format!("compliance.{key}")) }</label>
            <input
                {id}
                type="text"
                autocomplete="off"
                maxlength="120"
                value={text.to_owned()}
                list={list.clone()}
                aria-describedby={help.clone()}
                onchange={face.typed::<Event>(action)}
            />
            <span class="help" id={help}>{ face.get(&format!("compliance.{key}.help")) }</span>
            <datalist id={list}>
                { for known.into_iter().map(|name| option(name, name)) }
            </datalist>
        </div>
    }
}

fn instruments(face: &Face<'_>) -> Html {
    let state = face.state;
    let id = face.id("instrument");
    let title = |instrument: &crate::compliance::Instrument| {
        let title = spoken(
            state.language,
            &instrument.title,
            instrument.title_en.as_ref(),
        );
        option(instrument.id.as_str(), title)
    };
    html! {
        <div class="field wide">
            <label for={id.clone()}>{ face.get("compliance.instrument") }</label>
            <Select
                {id}
                chosen={state.spot.instrument.clone()}
                on_choose={face.act.reform(Action::Instrument)}
            >
                { for state.shelf.askable().map(title) }
            </Select>
        </div>
    }
}

/// What the instrument rests on.
fn basis(face: &Face<'_>) -> Html {
    let state = face.state;
    let standard = state.standard().map(|(instrument, _)| instrument);
    let Some(instrument) = state.instrument().map(|(tree, _)| tree).or(standard) else {
        return html! {};
    };
    let provision = &instrument.provision;
    html! {
        <details class="about-pack">
            <summary>{ face.get("compliance.basis") }</summary>
            <p>{ provision.citation.to_string() }</p>
            if let Some(note) = &provision.note { <p>{ note.to_string() }</p> }
            <p>{ face.get(&format!("confidence.{}", provision.confidence.word())) }</p>
        </details>
    }
}
