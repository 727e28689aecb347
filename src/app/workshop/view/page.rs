//! The workshop: the one component. It holds the state, and has the device keep what is typed.

use super::{Options, ViewContext, bench, head, start};
use crate::app::kit::el::{el, voice};
use crate::app::kit::form::editor::Act;
use crate::app::kit::page_ref::PageRef;
use crate::app::kit::pause::Pause;
use crate::app::kit::screen::Screen;
use crate::app::kit::select::show_chosen;
use crate::app::kit::{download, js};
use crate::app::workshop::action::Action;
use crate::app::workshop::state::State;
use crate::app::workshop::taken::taken;
use crate::document::{Write, written};
use crate::regulation::pack_id;
use yew::html::Scope;
use yew::prelude::*;

/// What the page is given.
#[derive(Clone, Properties, PartialEq)]
pub struct PageProps {
    /// What the surrounding page gives.
    pub options: Options,
    /// Prefix of every id.
    pub prefix: AttrValue,
    /// What it is shown on.
    pub screen: Screen,
    /// Where the handle finds the page.
    pub page: PageRef<Page>,
}

/// What the page is sent.
pub enum Message {
    /// Something happened.
    Act(Action),
    /// Nothing has been typed for a while.
    Pause,
}

/// The workshop.
pub struct Page {
    state: State,
    act: Callback<Action>,
    form: Callback<Act>,
    save: Callback<()>,
    take: Callback<()>,
    root: NodeRef,
    pause: Pause,
    /// Where the focus goes once it is there: what finds it, and what does where that is not there.
    focus: Vec<String>,
}

impl Component for Page {
    type Message = Message;
    type Properties = PageProps;

    fn create(ctx: &Context<Self>) -> Self {
        ctx.props().page.set(ctx.link().clone());
        let act = ctx.link().callback(Message::Act);
        Self {
            state: State::clone(&ctx.props().options.start),
            form: act.reform(Action::Form),
            save: ask(ctx, Self::save),
            take: ask(ctx, Self::take),
            act,
            root: NodeRef::default(),
            pause: Pause::new(ctx.link().callback(|()| Message::Pause)),
            focus: Vec::new(),
        }
    }

    fn update(&mut self, ctx: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Act(action) => self.happened(ctx, action),
            Message::Pause => {
                self.pause.end();
                let is_due = self.state.is_due;
                if is_due {
                    self.state.apply(Action::Check);
                }
                let was_kept = self.state.is_kept;
                self.keep(&ctx.props().options);
                return is_due || was_kept != self.state.is_kept;
            }
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
        let context = ViewContext {
            state,
            options,
            words: options.words(state.language),
            prefix,
            act: &self.act,
            form: &self.form,
            save: &self.save,
            take: &self.take,
        };
        let stage = match state.work() {
            Some(work) => bench::view(&context, work).key("bench"),
            None => start::view(&context).key("start"),
        };
        el("div")
            .class("tpp workshop")
            .is("lang", state.language.code())
            .known_as(&self.root)
            .with(head::view(&context))
            .with(head::notices(&context))
            .with(stage)
            .with(voice())
            .into()
    }

    fn rendered(&mut self, ctx: &Context<Self>, is_first: bool) {
        show_chosen(&self.root);
        let options = &ctx.props().options;
        if is_first {
            js::tell(&options.events, "ready", &());
            js::tell(&options.events, "language", &self.state.language.code());
        }
        js::focus_first(&self.root, &std::mem::take(&mut self.focus));
    }

    fn destroy(&mut self, ctx: &Context<Self>) {
        self.keep(&ctx.props().options);
        ctx.props().screen.end();
    }
}

/// Calls the page without a message, which might come too late.
fn ask(ctx: &Context<Page>, what: fn(&Page, &Options)) -> Callback<()> {
    let PageProps { page, options, .. } = ctx.props().clone();
    Callback::from(move |()| {
        page.ask(|page| what(page, &options));
    })
}

impl Page {
    /// What is typed so far, as the device would keep it: a text, in which numbers have the digits
    /// they were written with.
    pub fn kept(&self) -> String {
        written(&self.state.kept())
    }

    /// Saves the pack that is open, right or wrong.
    fn save(&self, _: &Options) {
        let Some(work) = self.state.work() else {
            return;
        };
        let text = work.written();
        let id = pack_id(work.editor.document());
        let name = id.map_or_else(|| "paket".to_owned(), |id| id.to_string());
        download::save_blob(&[&name, ".json"].concat(), "application/json", &text);
    }

    /// Has it as the rule of the estimate.
    fn take(&self, options: &Options) {
        if let (Some(link), Some(work)) = (&options.estimate, self.state.work()) {
            let language = self.state.language.code();
            let taken = taken(link.kept(), work.editor.document(), language);
            link.take(taken.map(|kept| kept.write()).as_ref());
        }
    }

    fn happened(&mut self, ctx: &Context<Self>, action: Action) {
        let options = &ctx.props().options;
        if let Action::Language(language) = &action {
            js::tell(&options.events, "language", &language.code());
        }
        let opens = matches!(
            action,
            Action::Begin(_) | Action::Open(..) | Action::Resume(_)
        );
        let is_of_form = matches!(action, Action::Form(_));
        let opens_person = matches!(action, Action::Person(_));
        let leaves = matches!(action, Action::Shelve | Action::Discard(_));
        self.state.apply(action);
        if opens {
            self.focus = vec![".bar-of-pack h3".to_owned()];
        } else if opens_person {
            self.focus = vec![".answers-of".to_owned()];
        } else if leaves {
            self.focus = vec![".shelf button".to_owned(), ".begin select".to_owned()];
        }
        if is_of_form && let Some(work) = self.state.work() {
            self.focus = work.editor.places_to_go(&ctx.props().prefix);
        }
        self.wait(ctx);
    }

    /// Keeps what is typed once nothing more is, or when the page is left.
    fn wait(&mut self, ctx: &Context<Self>) {
        let (page, options): (Scope<Self>, Options) =
            (ctx.link().clone(), ctx.props().options.clone());
        self.pause.begin(move || {
            if let Some(page) = page.get_component() {
                page.keep_now(&options);
            }
        });
    }

    fn keep(&mut self, options: &Options) {
        let is_kept = self.keep_now(options);
        self.state.apply(Action::Kept(is_kept));
    }

    fn keep_now(&self, options: &Options) -> bool {
        let kept = self.kept();
        js::tell(&options.events, "kept", &kept);
        let key = options.storage.as_deref();
        key.is_none_or(|key| js::keep_text(key, &kept))
    }
}
