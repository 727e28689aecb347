//! What every view of the officer's page needs, and the field and the bar that several draw.

use super::Options;
use crate::app::compliance::action::Action;
use crate::app::compliance::scale::percent;
use crate::app::compliance::state::State;
use crate::app::id::id;
use crate::app::words::Words;
use crate::provision::Confidence;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// What every view needs.
pub struct Face<'a> {
    /// The state shown.
    pub state: &'a State,
    /// The words of the language spoken.
    pub words: &'a Words,
    /// What the surrounding page asks for.
    pub options: &'a Options,
    /// Prefix of every id.
    pub prefix: &'a str,
    /// Sends an action.
    pub act: Callback<Action>,
}

impl Face<'_> {
    /// An id of this page's own.
    pub fn id(&self, name: &str) -> String {
        id(self.prefix, name)
    }

    /// A text.
    pub fn get(&self, key: &str) -> String {
        self.words.get(key).to_owned()
    }

    /// A text with its placeholders filled in.
    pub fn say(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.words.say(key, values)
    }

    /// A unit by its name, which may still be blank.
    pub fn unit(&self, name: &str) -> String {
        match name {
            "" => self.get("compliance.unnamed"),
            name => name.to_owned(),
        }
    }

    /// Sends an action whatever happens.
    pub fn on<E: 'static>(&self, action: impl Fn() -> Action + 'static) -> Callback<E> {
        self.act.reform(move |_| action())
    }

    /// Sends what stands in a field.
    pub fn typed<E>(&self, action: impl Fn(String) -> Action + 'static) -> Callback<E>
    where
        E: AsRef<web_sys::Event> + 'static,
    {
        self.act.reform(move |event: E| {
            let field = event.as_ref().target_unchecked_into::<HtmlInputElement>();
            action(field.value())
        })
    }

    /// The word that stands beside a number nobody has confirmed.
    pub fn mark(&self, confidence: Confidence) -> Html {
        let is_assumed = confidence == Confidence::Assumed;
        html! {
            if is_assumed { <span class="mark assumed">{ self.get("compliance.assumed") }</span> }
        }
    }
}

/// A field for how many people there are; `wrong` is what is wrong with it.
pub fn people(
    face: &Face<'_>,
    name: &str,
    value: String,
    wrong: Option<&str>,
    action: fn(String) -> Action,
) -> Html {
    let id = face.id(name);
    html! {
        <div class={classes!("field", wrong.map(|_| "is-wrong"))}>
            <label for={id.clone()}>{ face.get(&format!("compliance.{name}")) }</label>
            <input
                {id}
                class="number"
                type="text"
                inputmode="numeric"
                autocomplete="off"
                {value}
                aria-invalid={wrong.map(|_| "true")}
                oninput={face.typed::<InputEvent>(action)}
            />
            if let Some(wrong) = wrong { <p class="wrong">{ face.get(wrong) }</p> }
        </div>
    }
}

/// A bar: what is sure, and what is still open, in thousandths.
pub fn track(sure: i64, open: i64) -> Html {
    html! {
        <svg class="track" aria-hidden="true">
            <rect class="rail" x="0" y="2" width="100%" height="8" rx="4" />
            <rect class="open" x="0" y="2" width={percent(open)} height="8" rx="4" />
            <rect class="sure" x="0" y="2" width={percent(sure)} height="8" rx="4" />
        </svg>
    }
}
