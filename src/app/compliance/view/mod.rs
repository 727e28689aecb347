//! The views of the officer's page: functions of the state that send actions.

mod checklist;
mod compare;
mod effect;
mod file;
mod head;
mod pattern;
mod result;
mod reviews;
mod select;
mod standard;
mod standing;
mod trend;
mod units;
mod way;
mod why;

use super::scale::percent;
use super::shelf::Shelf;
use super::state::{Action, State};
use crate::app::js;
use crate::app::words::{Language, Words};
use crate::compliance::score::Score;
use crate::provision::{Confidence, Date};
use serde::Serialize;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::HtmlInputElement;
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
    /// Id of the TPP rule to begin with.
    pub regulation: Option<String>,
    /// Address of the personal estimate.
    pub address: Option<String>,
    /// Key under which the device keeps the personal estimate.
    pub estimate: Option<String>,
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

/// What every view needs.
struct Face<'a> {
    state: &'a State,
    words: &'a Words,
    options: &'a Options,
    prefix: &'a str,
    act: Callback<Action>,
}

impl Face<'_> {
    fn id(&self, name: &str) -> String {
        let plain = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
        let name: String = name.chars().map(plain).collect();
        format!("{}{name}", self.prefix)
    }

    fn get(&self, key: &str) -> String {
        self.words.get(key).to_owned()
    }

    fn say(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.words.say(key, values)
    }

    /// A unit by its name, which may still be blank.
    fn unit(&self, name: &str) -> String {
        match name {
            "" => self.get("compliance.unnamed"),
            name => name.to_owned(),
        }
    }

    fn on<E: 'static>(&self, action: impl Fn() -> Action + 'static) -> Callback<E> {
        self.act.reform(move |_| action())
    }

    /// Sends what stands in a field.
    fn typed<E>(&self, action: impl Fn(String) -> Action + 'static) -> Callback<E>
    where
        E: AsRef<web_sys::Event> + 'static,
    {
        self.act.reform(move |event: E| {
            let field = event.as_ref().target_unchecked_into::<HtmlInputElement>();
            action(field.value())
        })
    }

    /// The word that stands beside a number nobody has confirmed.
    fn mark(&self, confidence: Confidence) -> Html {
        let is_assumed = confidence == Confidence::Assumed;
        html! {
            if is_assumed { <span class="mark assumed">{ self.get("compliance.assumed") }</span> }
        }
    }
}

/// The officer's page.
#[component]
pub fn Page(props: &PageProps) -> Html {
    let options = &props.options;
    let store = use_reducer(|| Shared(begin(options)));
    let state = &store.0;
    use_keeping(options, state);
    use_telling(options, state);
    let act = {
        let store = store.dispatcher();
        use_callback((), move |action: Action, ()| store.dispatch(action))
    };
    let wished = act.clone();
    use_effect_with(options.language, move |language| {
        wished.emit(Action::Language(*language));
    });
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
    let answers = use_node_ref();
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
                        { checklist::view(&face) }
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
            { file::view(&face) }
            { glance(&face, &answers) }
        </div>
    }
}

/// The answer in short, in view wherever the page stands; a press goes to the whole of it.
fn glance(face: &Face<'_>, answers: &NodeRef) -> Html {
    let answered = |score: &&Rc<Score>| score.answered > 0;
    let Some(score) = face.state.score.as_ref().filter(answered) else {
        return html! {};
    };
    let progress = [
        ("n", &*score.answered.to_string()),
        ("count", &*score.questions.to_string()),
    ];
    let answers = answers.clone();
    let go = move |_: MouseEvent| {
        if let Some(answers) = answers.cast::<web_sys::Element>() {
            answers.scroll_into_view();
        }
    };
    html! {
        <button type="button" class="glance" onclick={Callback::from(go)}>
            <span class="outcome">{ result::outcome(face, score) }</span>
            <small>{ face.say("compliance.progress", &progress) }</small>
        </button>
    }
}

fn begin(options: &Options) -> State {
    let kept = options.storage.as_deref().and_then(js::recall);
    let state = State::start(
        Rc::clone(&options.shelf),
        options.language,
        options.today,
        kept,
    );
    match &options.regulation {
        Some(id) => state.reduce(Action::Regulation(id.clone())),
        None => state,
    }
}

/// Keeps the assessments on the device, once something has changed.
#[hook]
fn use_keeping(options: &Options, state: &State) {
    let key = options.storage.clone();
    let first = use_mut_ref(|| true);
    use_effect_with(state.book.clone(), move |book| {
        let is_first = std::mem::replace(&mut *first.borrow_mut(), false);
        if let (Some(key), false) = (key, is_first) {
            js::keep(&key, &book.write());
        }
    });
}

/// Tells the surrounding page what happens.
#[hook]
fn use_telling(options: &Options, state: &State) {
    let ready = options.clone();
    use_effect_with((), move |()| ready.tell("ready", &()));
    let options = options.clone();
    let score = state.score.as_deref().cloned();
    let book = state.book.clone();
    let spot = state.spot.clone();
    use_effect_with((book, spot), move |_| {
        if let Some(score) = score {
            options.tell("score", &score);
        }
    });
}

/// A bar: what is sure, and what is still open, in thousandths.
fn track(sure: i64, open: i64) -> Html {
    html! {
        <svg class="track" aria-hidden="true">
            <rect class="rail" x="0" y="2" width="100%" height="8" rx="4" />
            <rect class="open" x="0" y="2" width={percent(open)} height="8" rx="4" />
            <rect class="sure" x="0" y="2" width={percent(sure)} height="8" rx="4" />
        </svg>
    }
}
