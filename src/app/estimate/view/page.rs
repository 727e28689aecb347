//! The page of the personal estimate: questions on one side, the answer on the other. The one
//! component: it holds the state, and tells the surrounding page and the device what changed.

use super::ViewContext;
use super::answer::answer;
use super::choose::choose;
use super::head::head;
use super::notices::notices;
use super::section::section;
use crate::allowance::Estimate;
use crate::app::estimate::options::Options;
use crate::app::estimate::stage::{Stage, Start};
use crate::app::estimate::state::{Action, Answer, State};
use crate::app::kit::el::{El, button, el, voice};
use crate::app::kit::id::id;
use crate::app::kit::js;
use crate::app::kit::screen::Screen;
use crate::app::kit::select::show_chosen;
use crate::app::kit::store;
use crate::app::kit::words::Language;
use crate::document::Value;
use crate::regulation::library::Refused;
use crate::regulation::origin::Origin;
use std::rc::Rc;
use yew::prelude::*;

/// What the page is given.
#[derive(Clone, Properties, PartialEq)]
pub struct PageProps {
    /// What the surrounding page asks for.
    pub options: Options,
    /// Prefix of every id.
    pub prefix: AttrValue,
    /// What it is shown on.
    pub screen: Screen,
}

/// The page.
pub struct Page {
    stage: Stage,
    act: Callback<Action>,
    root: NodeRef,
    reported: Reported,
}

/// What the surrounding page and the device know already.
#[derive(Default)]
struct Reported {
    language: Option<Language>,
    answer: Option<Rc<Answer>>,
    refused: Option<Refused>,
    kept: Option<Value>,
}

impl Component for Page {
    type Message = Action;
    type Properties = PageProps;

    fn create(ctx: &Context<Self>) -> Self {
        let stage = start(&ctx.props().options);
        Self {
            reported: Reported {
                kept: Some(stage.kept()),
                ..Reported::default()
            },
            stage,
            act: ctx.link().callback(|action| action),
            root: NodeRef::default(),
        }
    }

    fn update(&mut self, _: &Context<Self>, action: Action) -> bool {
        self.act_on(action);
        true
    }

    /// The surrounding page changed its mind.
    fn changed(&mut self, ctx: &Context<Self>, before: &PageProps) -> bool {
        let (before, options) = (&before.options, &ctx.props().options);
        if before.language != options.language
            && let Some(language) = options.language
        {
            self.act_on(Action::Language(language));
        }
        let is_named = options.regulation.is_some();
        if before.regulation != options.regulation
            || before.why != options.why
            || (!is_named && before.fallback != options.fallback)
        {
            let (wanted, fallback) = (options.regulation.clone(), options.fallback.clone());
            self.act_on(Action::Wanted(wanted, fallback));
        }
        if before.unit != options.unit {
            self.act_on(Action::Unit(options.unit.clone()));
        }
        if before.today != options.today {
            self.act_on(Action::Month(options.today));
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let PageProps {
            options,
            prefix,
            screen,
        } = ctx.props();
        screen.restore();
        let language = self.stage.language();
        let context = ViewContext {
            words: options.words(language),
            prefix: prefix.clone(),
            act: self.act.clone(),
        };
        let root = el("div")
            .class("tpp")
            .is("lang", language.code())
            .known_as(&self.root);
        let root = match &self.stage {
            Stage::Choosing(choosing) => {
                root.with(choose(&context, choosing, options.why.as_ref()))
            }
            Stage::Open(state) => estimate(root, &context, state, options),
        };
        root.with(voice()).into()
    }

    fn rendered(&mut self, ctx: &Context<Self>, is_first: bool) {
        show_chosen(&self.root);
        let options = &ctx.props().options;
        if is_first {
            options.tell("ready", &());
        }
        self.reported.of(&self.stage, options);
        if let Stage::Open(state) = &mut self.stage
            && let Some(path) = state.going_to.take()
        {
            js::focus(&self.root, &id(&ctx.props().prefix, &path));
        }
    }

    fn destroy(&mut self, ctx: &Context<Self>) {
        ctx.props().screen.end();
    }
}

impl Page {
    fn act_on(&mut self, action: Action) {
        self.stage = self.stage.reduce(action);
    }
}

fn estimate(root: El, context: &ViewContext, state: &State, options: &Options) -> El {
    let columns = el("div")
        .class("columns")
        .with(questions(context, state))
        .with(answer(context, state));
    root.with(head(context, state, options.today))
        .with(notices(context, state, options.why.as_ref()))
        .with(columns)
}

fn questions(context: &ViewContext, state: &State) -> El {
    let sections = state.form.sections.iter();
    let sections = sections.map(|asked| section(context, state, asked).into());
    let erase = || button("", &context.act, Action::Erase).text(context.words.get("form.erase"));
    el("form")
        .class("questions")
        .on_submit_stay()
        .with_all(sections)
        .with_some((!state.draft.is_empty()).then(erase))
}

impl Reported {
    /// Tells what is new: to the surrounding page the language, the estimate, a refused pack and
    /// what was typed, and that last to the device too.
    fn of(&mut self, stage: &Stage, options: &Options) {
        if self.language != Some(stage.language()) {
            self.language = Some(stage.language());
            options.tell("language", &stage.language().code());
        }
        if let Stage::Open(state) = stage
            && let Some(answer) = state.answer()
            && self.answer.as_ref() != Some(answer)
        {
            self.answer = Some(Rc::clone(answer));
            options.tell("estimate", &Estimated::of(state, answer));
        }
        if self.refused.as_ref() != stage.refused() {
            self.refused = stage.refused().cloned();
            if let Some(refused) = &self.refused {
                options.tell("error", refused);
            }
        }
        let kept = stage.kept();
        if self.kept.as_ref() != Some(&kept) {
            options.tell("kept", &kept);
            if let Some(key) = &options.storage {
                js::keep(key, &kept);
            }
            self.kept = Some(kept);
        }
    }
}

/// What is told of an estimate: itself, and by which rule it was made.
#[derive(serde::Serialize)]
struct Estimated<'a> {
    estimate: &'a Estimate,
    regulation: By<'a>,
}

#[derive(serde::Serialize)]
struct By<'a> {
    id: &'a str,
    title: &'a str,
    origin: Origin,
}

impl<'a> Estimated<'a> {
    fn of(state: &'a State, answer: &'a Answer) -> Self {
        let regional = &state.chosen.regulation.regional;
        let regulation = By {
            id: regional.id.as_str(),
            title: &regional.title,
            origin: state.chosen.origin,
        };
        Self {
            estimate: &answer.estimate,
            regulation,
        }
    }
}

fn start(options: &Options) -> Stage {
    let given = options.kept.as_deref().map(store::read);
    let kept = given.or_else(|| js::recall_estimate(options.storage.as_deref()?));
    Stage::start(Start {
        library: Rc::clone(&options.library),
        language: options.language,
        regulation: options.regulation.clone(),
        fallback: options.fallback.clone(),
        today: options.today,
        unit: options.unit.clone(),
        kept,
    })
}
