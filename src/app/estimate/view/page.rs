//! The page of the personal estimate: questions on one side, the answer on the other. The one
//! component: it holds the state, and tells the surrounding page and the device what changed.

use super::ViewContext;
use super::answer::answer;
use super::calendar::calendar_place;
use super::choose::choose;
use super::first_screen::first_screen;
use super::head::head;
use super::notices::notices;
use super::paper::paper;
use super::picture::picture;
use super::report::Reported;
use super::section::section;
use super::share::{Outward, link_of};
use super::situations::{first_copy, situations};
use crate::app::estimate::options::{Options, is_same};
use crate::app::estimate::stage::{Stage, Start};
use crate::app::estimate::state::{Action, State};
use crate::app::kit::el::{El, button, el, voice};
use crate::app::kit::id::id;
use crate::app::kit::page_ref::PageRef;
use crate::app::kit::pause::Pause;
use crate::app::kit::screen::Screen;
use crate::app::kit::select::show_chosen;
use crate::app::kit::store;
use crate::app::kit::{js, link};
use crate::document::Value;

use gloo_events::EventListener;
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

/// The page.
pub struct Page {
    stage: Stage,
    act: Callback<Action>,
    root: NodeRef,
    reported: RefCell<Reported>,
    pause: Pause,
    calendar: Option<web_sys::Element>,
    /// What it hears of the window.
    _heard: Vec<EventListener>,
    is_printing: bool,
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
        let options = &ctx.props().options;
        let stage = start(options);
        ctx.props().page.set(ctx.link().clone());
        let mut page = Self {
            reported: RefCell::new(Reported::at(&stage)),
            stage,
            act: ctx.link().callback(Message::Act),
            pause: Pause::new(ctx.link().callback(|()| Message::Keep)),
            root: NodeRef::default(),
            calendar: options.hears("calendar").then(calendar_place).flatten(),
            _heard: heard(ctx.link(), options.storage.clone()),
            is_printing: false,
        };
        page.follow(ctx, options.link.as_deref());
        page
    }

    fn update(&mut self, ctx: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Act(action) => self.act_on(ctx, action),
            Message::Keep => {
                self.pause.end();
                self.keep(ctx.link(), &ctx.props().options);
                return false;
            }
        }
        true
    }

    /// The surrounding page changed its mind.
    fn changed(&mut self, ctx: &Context<Self>, before: &PageProps) -> bool {
        let (before, options) = (&before.options, &ctx.props().options);
        if !is_same(&before.link, &options.link) {
            self.follow(ctx, options.link.as_deref());
        }
        if !Rc::ptr_eq(&before.library, &options.library) {
            self.act_on(ctx, Action::Packs(Rc::clone(&options.library)));
        }
        if before.language != options.language
            && let Some(language) = options.language
        {
            self.act_on(ctx, Action::Language(language));
        }
        let is_named = options.regulation.is_some();
        if before.regulation != options.regulation
            || before.why != options.why
            || (!is_named && before.fallback != options.fallback)
        {
            let (wanted, fallback) = (options.regulation.clone(), options.fallback.clone());
            self.act_on(ctx, Action::Wanted(wanted, fallback));
        }
        if before.unit != options.unit {
            self.act_on(ctx, Action::Unit(options.unit.clone()));
        }
        if before.today != options.today {
            self.act_on(ctx, Action::Month(options.today));
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
        let language = self.stage.language();
        let context = ViewContext {
            words: options.words(language),
            prefix: prefix.clone(),
            act: self.act.clone(),
            workshop: options.workshop.clone(),
            calendar: self.calendar.clone(),
        };
        let root = el("div")
            .class("tpp")
            .is("lang", language.code())
            .known_as(&self.root);
        let root = match &self.stage {
            Stage::Choosing(choosing) => {
                root.with(choose(&context, choosing, options.why.as_ref()))
            }
            Stage::Open(state) => estimate(root, &context, state, ctx.props()),
        };
        root.with(voice()).into()
    }

    fn rendered(&mut self, ctx: &Context<Self>, is_first: bool) {
        show_chosen(&self.root);
        let options = &ctx.props().options;
        if is_first {
            options.tell("ready", &());
        }
        self.reported.get_mut().tell(&self.stage, options);
        if let Stage::Open(state) = &mut self.stage
            && let Some(path) = state.going_to.take()
        {
            js::focus(&self.root, &id(&ctx.props().prefix, &path));
        }
        let paper = matches!(&self.stage, Stage::Open(state) if state.paper);
        if paper && !std::mem::replace(&mut self.is_printing, paper) {
            js::print();
        }
        self.is_printing = paper;
    }

    // Whoever takes it out asks the handle for what was typed, and goes on with it.
    fn destroy(&mut self, ctx: &Context<Self>) {
        ctx.props().screen.end();
    }
}

impl Page {
    /// What was typed as it stands, told or not.
    pub fn kept(&self) -> Value {
        self.stage.kept()
    }

    /// Opens the situation of a link.
    fn follow(&mut self, ctx: &Context<Self>, fragment: Option<&str>) {
        if let Some(situation) = fragment.and_then(link::read) {
            self.act_on(ctx, Action::Link(situation));
        }
    }

    /// Tells the surrounding page what a picture of the answer says.
    fn draw(&self, options: &Options) {
        let words = options.words(self.stage.language());
        if let Stage::Open(state) = &self.stage
            && let Some(picture) = picture(&words, state)
        {
            options.tell("picture", &picture);
        }
    }

    /// Does what the calendar's program asks for.
    pub fn act(&self, action: Action) {
        self.act.emit(action);
    }

    /// Closes what lies over the questions, as whoever goes back expects.
    pub fn close_sheet(&self) {
        self.act.emit(Action::CloseSheet);
    }

    fn act_on(&mut self, ctx: &Context<Self>, action: Action) {
        self.stage.apply(action);
        let (link, options) = (ctx.link().clone(), ctx.props().options.clone());
        self.pause.begin(move || {
            if let Some(page) = link.get_component() {
                page.keep(&link, &options);
            }
        });
    }

    fn keep(&self, link: &Scope<Self>, options: &Options) {
        let is_news = self.reported.borrow_mut().keep(&self.stage, options);
        if let Some(is_kept) = is_news {
            link.send_message(Message::Act(Action::Kept(is_kept)));
        }
    }
}

fn estimate(root: El, context: &ViewContext, state: &State, props: &PageProps) -> El {
    let options = &props.options;
    let page = props.page.clone();
    let outward = Outward {
        address: options.share.as_deref(),
        draw: options.hears("picture").then(|| {
            let (page, options) = (page.clone(), options.clone());
            Callback::from(move |()| {
                page.ask(|page| page.draw(&options));
            })
        }),
        kept: Callback::from(move |()| page.ask(Page::kept).unwrap_or(Value::Null)),
    };
    let asked = el("div")
        .class("form-column")
        .with_some(first_screen(context, state))
        .with_some(situations(context, state))
        .with(questions(context, state));
    let sheet = state.answer().filter(|_| state.paper).map(|answer| {
        let link = link_of(state, &outward);
        paper(context, state, answer, link.as_deref())
    });
    let columns = el("div")
        .class("columns")
        .with(asked)
        .with(answer(context, state, &outward));
    root.with(head(context, state, options.today))
        .with(notices(context, state, options.why.as_ref()))
        .with(columns)
        .with_some(sheet)
}

fn questions(context: &ViewContext, state: &State) -> El {
    let sections = state.form.sections.iter();
    let sections = sections.map(|asked| section(context, state, asked).into());
    let erase = || button("", &context.act, Action::Erase).text(context.words.get("form.erase"));
    el("form")
        .class("questions")
        .on_submit_stay()
        .with_all(sections)
        .with_some(first_copy(context, state))
        .with_some((!state.draft.is_empty()).then(erase))
}

/// That the browser has printed, or not after all; and that another window keeps something else on
/// the device.
fn heard(link: &Scope<Page>, key: Option<String>) -> Vec<EventListener> {
    let Some(window) = web_sys::window() else {
        return Vec::new();
    };
    let act = link.callback(Message::Act);
    let printed = {
        let act = act.clone();
        EventListener::new(&window, "afterprint", move |_| {
            act.emit(Action::Print(false))
        })
    };
    let Some(key) = key else {
        return vec![printed];
    };
    let elsewhere = EventListener::new(&window, "storage", move |event| {
        if let Some(kept) = js::kept_elsewhere(event, &key) {
            act.emit(Action::Elsewhere(kept));
        }
    });
    vec![printed, elsewhere]
}

fn start(options: &Options) -> Stage {
    let given = options.kept.as_deref().map(store::read);
    let is_earlier = given.is_none();
    let kept = given.or_else(|| js::recall_estimate(options.storage.as_deref()?));
    Stage::start(Start {
        library: Rc::clone(&options.library),
        language: options.language,
        regulation: options.regulation.clone(),
        fallback: options.fallback.clone(),
        today: options.today,
        unit: options.unit.clone(),
        kept,
        is_earlier,
    })
}
