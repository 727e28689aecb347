//! The officer's page: what is assessed, the questions with what they come to, and units and
//! periods side by side. The one component: it holds the state, and tells the surrounding page
//! and the device what changed.

use super::context::ViewContext;
use super::report::Reported;
use super::{
    Options, checklist, compare, effect, file, head, improvement, matrix, result, reviews,
    standard, standing, summary, unreadable,
};
use crate::app::compliance::action::Action;
use crate::app::compliance::checklist::Checklist;
use crate::app::compliance::state::State;
use crate::app::kit::el::{El, el, voice};
use crate::app::kit::js;
use crate::app::kit::page_ref::PageRef;
use crate::app::kit::pause::Pause;
use crate::app::kit::screen::Screen;
use crate::app::kit::select::show_chosen;
use crate::document::Value;
use std::cell::RefCell;
use std::rc::Rc;
use yew::html::Scope;
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
    /// Where the handle finds the page.
    pub page: PageRef<Page>,
}

/// The officer's page.
pub struct Page {
    state: State,
    act: Callback<Action>,
    root: NodeRef,
    answers: NodeRef,
    reported: RefCell<Reported>,
    pause: Pause,
    /// Where the focus goes once the screen shows what was done: what finds it.
    focus: Option<&'static str>,
}

/// What the page is sent.
pub enum Message {
    /// The person, or the page around, does something.
    Act(Action),
    /// It is time to keep what was typed.
    Keep,
}

impl Component for Page {
    type Message = Message;
    type Properties = PageProps;

    fn create(ctx: &Context<Self>) -> Self {
        let state = begin(&ctx.props().options);
        ctx.props().page.set(ctx.link().clone());
        Self {
            reported: RefCell::new(Reported::at(&state)),
            state,
            act: ctx.link().callback(Message::Act),
            pause: Pause::new(ctx.link().callback(|()| Message::Keep)),
            root: NodeRef::default(),
            answers: NodeRef::default(),
            focus: None,
        }
    }

    fn update(&mut self, ctx: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Act(action) => {
                self.focus = focus_after(&action);
                self.state.apply(action);
            }
            Message::Keep => {
                self.pause.end();
                self.keep(ctx.link(), &ctx.props().options);
                return false;
            }
        }
        if self.reported.get_mut().is_behind(&self.state) {
            self.wait(ctx);
        }
        true
    }

    /// The surrounding page changed its mind.
    fn changed(&mut self, ctx: &Context<Self>, before: &PageProps) -> bool {
        let language = ctx.props().options.language;
        if before.options.language != language {
            self.state.apply(Action::Language(language));
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let PageProps {
            options,
            prefix,
            screen,
            ..
        } = ctx.props();
        screen.restore();
        let state = &self.state;
        let tree = state.instrument().map(|(_, tree)| tree);
        let context = ViewContext {
            state,
            list: tree.map(Checklist::of).unwrap_or_default(),
            words: options.words(state.language),
            options,
            prefix,
            act: &self.act,
        };
        el("div")
            .class("tpp officer")
            .is("lang", state.language.code())
            .known_as(&self.root)
            .with(head::view(&context))
            .with(matrix::view(&context))
            .with(self.columns(&context))
            .with_some(compare::view(&context))
            .with_some(reviews::view(&context))
            .with(file::view(&context))
            .with(
                el("div")
                    .class("foot")
                    .with(file::notices(&context))
                    .with_some(summary::view(&context, &self.answers)),
            )
            .with(voice())
            .into()
    }

    fn rendered(&mut self, ctx: &Context<Self>, is_first: bool) {
        show_chosen(&self.root);
        js::focus_first(&self.root, self.focus.take().as_slice());
        let options = &ctx.props().options;
        if is_first {
            options.tell("ready", &());
            if let Some(refused) = &options.rule.refused {
                options.tell("error", refused);
            }
        }
        self.reported.get_mut().tell(options, &self.state);
    }

    fn destroy(&mut self, ctx: &Context<Self>) {
        self.keep(ctx.link(), &ctx.props().options);
        ctx.props().screen.end();
    }
}

impl Page {
    /// The assessments as they stand, told or not.
    pub fn kept(&self) -> Value {
        self.state.assessments.write()
    }

    /// What was typed is kept after a pause, or when the page is left before that.
    fn wait(&mut self, ctx: &Context<Self>) {
        let (link, options) = (ctx.link().clone(), ctx.props().options.clone());
        self.pause.begin(move || {
            if let Some(page) = link.get_component() {
                page.keep(&link, &options);
            }
        });
    }

    /// Keeps what was typed, and says on the page whether the device does.
    fn keep(&self, link: &Scope<Self>, options: &Options) {
        let is_kept = self.reported.borrow_mut().keep(options, &self.state);
        if let Some(is_kept) = is_kept.filter(|is_kept| *is_kept != self.state.is_kept) {
            link.send_message(Message::Act(Action::Kept(is_kept)));
        }
    }

    /// The questions on one side, what they come to on the other.
    fn columns(&self, context: &ViewContext<'_>) -> El {
        let columns = el("div").class("columns");
        let answers = el("div").class("answers").known_as(&self.answers);
        if let Some((_, pack)) = self.state.standard() {
            let answers = answers.with_some(standing::view(context, pack));
            return columns
                .with(standard::view(context, pack))
                .with(answers.with_some(head::basis(context)));
        }
        let Some((_, tree)) = self.state.instrument() else {
            let none = el("p")
                .class("nothing")
                .text(context.get("compliance.none"));
            return columns.with(none).with(answers.with(effect::view(context)));
        };
        let score = self.state.score.as_deref();
        let result = score.map(|score| result::view(context, tree, score));
        let parts = score.map(|score| result::parts(context, tree, score));
        let answers = answers
            .with_some(result)
            .with_some(improvement::view(context, tree))
            .with_some(parts)
            .with(effect::view(context))
            .with_some(head::basis(context));
        columns.with(checklist::view(context, tree)).with(answers)
    }
}

fn begin(options: &Options) -> State {
    let key = options.storage.as_deref();
    key.into_iter().for_each(unreadable::set_aside);
    let kept = options.kept.clone().map(Ok);
    let kept = kept.or_else(|| js::recall(key?));
    let mut state = State::start(
        Rc::clone(&options.catalogue),
        options.language,
        options.today,
        kept,
    );
    let mut wishes = vec![
        Action::Kept(key.is_some()),
        Action::Unreadable(key.and_then(unreadable::recall)),
    ];
    wishes.extend(options.rule.key.clone().map(Action::Regulation));
    if is_narrow() {
        wishes.extend([Action::One(Some(0)), Action::GoOn]);
    }
    wishes.into_iter().for_each(|wish| state.apply(wish));
    state
}

/// Where the focus goes after an action: to the name of a new unit, to the way back from what was
/// taken out, to the next question, to what is asked.
fn focus_after(action: &Action) -> Option<&'static str> {
    match action {
        Action::AddUnit => Some(".unit-line input"),
        Action::Take(Some(_)) => Some(".taking button"),
        Action::Take(None) => Some(".effect p button"),
        Action::Tap(..) | Action::GoOn => Some("[data-here] input"),
        Action::RemoveUnit | Action::Erase | Action::CopyUnit(_) => Some(".put-back"),
        _ => None,
    }
}

/// Where a long list of indicators is a long way to scroll: on a phone.
fn is_narrow() -> bool {
    let query = |window: web_sys::Window| window.match_media("(width < 600px)").ok()?;
    web_sys::window()
        .and_then(query)
        .is_some_and(|query| query.matches())
}
