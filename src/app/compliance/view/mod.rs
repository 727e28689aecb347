//! The views of the officer's page: functions of the state that send actions.

mod checklist;
mod compare;
mod effect;
mod face;
mod file;
mod glance;
mod head;
mod outside;
mod pattern;
mod personal;
mod result;
mod reviews;
mod sample;
mod select;
mod standard;
mod standing;
mod trend;
mod units;
mod unread;
mod way;
mod why;

use super::action::Action;
use super::shelf::Shelf;
use super::state::State;
use crate::app::js;
use crate::app::words::{Language, Words};
use crate::document::Value;
use crate::provision::Date;
use face::Face;
pub use outside::kept_language;
use outside::{use_keeping, use_language, use_telling};
pub use personal::Personal;
use serde::Serialize;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use yew::prelude::*;

/// What the surrounding page asks for.
#[derive(Clone)]
pub struct Options {
    /// Instruments and rule packs.
    pub shelf: Rc<Shelf>,
    /// The day of today.
    pub today: Date,
    /// The language to begin with.
    pub language: Language,
    /// Key under which the device keeps the assessments; none to keep nothing.
    pub storage: Option<String>,
    /// What the surrounding page kept of an earlier page.
    pub kept: Option<Value>,
    /// Id of the TPP rule to begin with.
    pub regulation: Option<String>,
    /// The personal estimate.
    pub personal: Option<Personal>,
    /// The words.
    pub words: Rc<[Rc<Words>; 2]>,
    /// Told what happens.
    pub events: Option<js_sys::Function>,
}

impl Options {
    /// Tells the surrounding page something. What the page makes of it is its own affair.
    fn tell(&self, name: &str, detail: &impl Serialize) {
        if let Some(events) = &self.events {
            let _ = events.call2(&JsValue::NULL, &name.into(), &js::object(detail));
        }
    }
}

impl PartialEq for Options {
    fn eq(&self, other: &Self) -> bool {
        self.language == other.language && Rc::ptr_eq(&self.words, &other.words)
    }
}

#[derive(Clone, Properties, PartialEq)]
pub struct PageProps {
    /// What the surrounding page asks for.
    pub options: Options,
    /// Prefix of every id.
    pub prefix: AttrValue,
}

struct Shared(State);

impl Reducible for Shared {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(Self(self.0.reduce(action)))
    }
}

/// The officer's page.
#[component]
pub fn Page(props: &PageProps) -> Html {
    let options = &props.options;
    let store = use_reducer(|| Shared(begin(options)));
    let state = &store.0;
    let is_kept = use_keeping(options, state);
    use_telling(options, state);
    let act = {
        let store = store.dispatcher();
        use_callback((), move |action: Action, ()| store.dispatch(action))
    };
    use_language(options, &act);
    let [id, en] = &*options.words;
    let words = match state.language {
        Language::Id => id,
        Language::En => en,
    };
    let face = Face {
        state,
        words,
        options,
        prefix: &props.prefix,
        act,
    };
    let (questions, answers) = (use_node_ref(), use_node_ref());
    html! {
        <div class="tpp officer" lang={state.language.code()}>
            { head::view(&face) }
            { file::notices(&face) }
            <div class="columns">
                { match state.standard() {
                    Some((_, pack)) => html! { <>
                        { standard::view(&face, pack) }
                        <div class="answers" ref={&answers}>{ standing::view(&face, pack) }</div>
                    </> },
                    None => html! { <>
                        { checklist::view(&face, &questions) }
                        <div class="answers" ref={&answers}>
                            { result::view(&face) }
                            { way::view(&face) }
                            { effect::view(&face) }
                        </div>
                    </> },
                } }
            </div>
            { compare::view(&face) }
            { reviews::view(&face) }
            { file::view(&face, is_kept) }
            { glance::view(&face, &answers) }
        </div>
    }
}

fn begin(options: &Options) -> State {
    let key = options.storage.as_deref();
    key.into_iter().for_each(unread::set_aside);
    let kept = options.kept.clone().map(Ok);
    let kept = kept.or_else(|| js::recall(key?));
    let start = State::start(
        Rc::clone(&options.shelf),
        options.language,
        options.today,
        kept,
    );
    let mut wishes = vec![Action::Unread(key.and_then(unread::recall))];
    wishes.extend(options.regulation.clone().map(Action::Regulation));
    if is_narrow() {
        wishes.push(Action::One(Some(0)));
    }
    wishes
        .into_iter()
        .fold(start, |state, wish| state.reduce(wish))
}

/// Where a long list of indicators is a long way to scroll: on a phone.
fn is_narrow() -> bool {
    let query = |window: web_sys::Window| window.match_media("(width < 600px)").ok()?;
    web_sys::window()
        .and_then(query)
        .is_some_and(|query| query.matches())
}
