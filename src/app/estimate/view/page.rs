//! The page of the personal estimate: questions on one side, the answer on the other. The one
//! component: it holds the state, and tells the surrounding page and the device what changed.

use super::Face;
use super::answer::answer;
use super::head::head;
use super::notices::{alert, notices};
use super::section::section;
use crate::app::estimate::options::{Options, Wanted};
use crate::app::estimate::state::{Action, Answer, Refused, Start, State};
use crate::app::kit::el::{El, button, el};
use crate::app::kit::id::id;
use crate::app::kit::js;
use crate::app::kit::select::show_chosen;
use crate::app::kit::store;
use crate::app::kit::words::Language;
use crate::document::{Fault, Value};
use std::rc::Rc;
use yew::prelude::*;

/// What the page is given.
#[derive(Properties, PartialEq)]
pub struct PageProps {
    /// What the surrounding page asks for.
    pub options: Options,
    /// Prefix of every id.
    pub prefix: AttrValue,
}

/// The page, or what is wrong with the packs it was given.
pub struct Page {
    state: Result<State, Vec<Fault>>,
    act: Callback<Action>,
    root: NodeRef,
    told: Told,
}

/// What the surrounding page and the device know already.
#[derive(Default)]
struct Told {
    language: Option<Language>,
    answer: Option<Rc<Answer>>,
    refused: Option<Refused>,
    kept: Option<Value>,
}

impl Component for Page {
    type Message = Action;
    type Properties = PageProps;

    fn create(context: &Context<Self>) -> Self {
        let options = &context.props().options;
        let mut page = Self {
            state: start(options),
            act: context.link().callback(|action| action),
            root: NodeRef::default(),
            told: Told::default(),
        };
        page.told.kept = page.state.as_ref().ok().map(State::kept);
        if let Some(Wanted::Pack(pack)) = &options.regulation {
            page.act_on(Action::Pack(title(pack), Ok(pack.clone())));
        }
        page
    }

    fn update(&mut self, _: &Context<Self>, action: Action) -> bool {
        self.act_on(action);
        true
    }

    /// The surrounding page changed its mind.
    fn changed(&mut self, context: &Context<Self>, before: &PageProps) -> bool {
        let (before, options) = (&before.options, &context.props().options);
        if before.language != options.language
            && let Some(language) = options.language
        {
            self.act_on(Action::Language(language));
        }
        if before.regulation != options.regulation {
            match &options.regulation {
                Some(Wanted::Pack(pack)) => {
                    self.act_on(Action::Pack(title(pack), Ok(pack.clone())));
                }
                Some(Wanted::Id(id)) => self.act_on(Action::Regulation(id.clone())),
                None => {}
            }
        }
        if before.unit != options.unit {
            self.act_on(Action::Unit(options.unit.clone()));
        }
        if before.today != options.today {
            self.act_on(Action::Month(options.today));
        }
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let props = context.props();
        let language = match &self.state {
            Ok(state) => state.language,
            Err(_) => props.options.language.unwrap_or_default(),
        };
        let face = Face {
            words: props.options.words(language),
            prefix: props.prefix.clone(),
            act: self.act.clone(),
        };
        match &self.state {
            Ok(state) => self.estimate(&face, state, &props.options),
            Err(faults) => no_packs(&face, faults),
        }
    }

    fn rendered(&mut self, context: &Context<Self>, is_first: bool) {
        show_chosen(&self.root);
        let options = &context.props().options;
        match &mut self.state {
            Ok(state) => {
                if is_first {
                    options.tell("ready", &());
                }
                self.told.of(state, options);
                if let Some(path) = state.going_to.take() {
                    js::focus(&self.root, &id(&context.props().prefix, &path));
                }
            }
            Err(faults) if is_first => options.tell("error", &Refusal { faults }),
            Err(_) => {}
        }
    }
}

impl Page {
    fn act_on(&mut self, action: Action) {
        if let Ok(state) = &mut self.state {
            *state = state.reduce(action);
        }
    }

    fn estimate(&self, face: &Face, state: &State, options: &Options) -> Html {
        let columns = el("div")
            .class("columns")
            .with(questions(face, state))
            .with(answer(face, state));
        el("div")
            .class("tpp")
            .is("lang", state.language.code())
            .known_as(&self.root)
            .with(head(face, state, options.today))
            .with(notices(face, state))
            .with(columns)
            .into()
    }
}

fn questions(face: &Face, state: &State) -> El {
    let sections = state.form.sections.iter();
    let sections = sections.map(|asked| section(face, state, asked).into());
    let erase = || button("", &face.act, Action::Erase).text(face.words.get("form.erase"));
    el("form")
        .class("questions")
        .on_submit_stay()
        .with_all(sections)
        .with_some((!state.draft.is_empty()).then(erase))
}

impl Told {
    /// Tells what is new: to the surrounding page the language, the estimate, a refused pack and
    /// what was typed, and that last to the device too.
    fn of(&mut self, state: &State, options: &Options) {
        if self.language != Some(state.language) {
            self.language = Some(state.language);
            options.tell("language", &state.language.code());
        }
        if let Some(answer) = state.answer()
            && self.answer.as_ref() != Some(answer)
        {
            self.answer = Some(Rc::clone(answer));
            options.tell("estimate", &answer.estimate);
        }
        if self.refused != state.refused {
            self.refused = state.refused.clone();
            if let Some(Refused { faults, .. }) = &self.refused {
                options.tell("error", &Refusal { faults });
            }
        }
        let kept = state.kept();
        if self.kept.as_ref() != Some(&kept) {
            options.tell("kept", &kept);
            if let Some(key) = &options.storage {
                js::keep(key, &kept);
            }
            self.kept = Some(kept);
        }
    }
}

fn start(options: &Options) -> Result<State, Vec<Fault>> {
    let given = options.kept.as_deref().map(store::read);
    let kept = given.or_else(|| js::recall_estimate(options.storage.as_deref()?));
    let regulation = match &options.regulation {
        Some(Wanted::Id(id)) => Some(id.clone()),
        _ => None,
    };
    State::start(Start {
        library: Rc::clone(&options.library),
        language: options.language,
        regulation,
        today: options.today,
        unit: options.unit.clone(),
        kept,
    })
}

/// No pack can be used: all that is wrong, and nothing else.
fn no_packs(face: &Face, faults: &[Fault]) -> Html {
    el("div")
        .class("tpp")
        .with(alert(face, face.words.get("notice.no_packs"), faults))
        .into()
}

/// What is told of faults.
#[derive(serde::Serialize)]
struct Refusal<'a> {
    faults: &'a [Fault],
}

/// What a pack of the surrounding page calls itself.
fn title(pack: &Value) -> String {
    match pack.entry("title") {
        Value::Text(title) => title.clone(),
        _ => String::new(),
    }
}
