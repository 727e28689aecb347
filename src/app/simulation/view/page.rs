//! The page: the one component. It holds the state, and asks the worker what the state cannot know.

use super::ask::Ask;
use super::context::{ViewContext, card, help, under_way};
use super::worker::{NoAnswer, Worker, given};
use super::{
    Options, budget, cliffs, compare, goal, head, list, notice, outcome, paper, parts, person,
    receipt, roster, rows, rules, year,
};
use crate::app::kit::el::{El, button, el, voice};
use crate::app::kit::form::editor::Act;
use crate::app::kit::screen::Screen;
use crate::app::kit::select::show_chosen;
use crate::app::kit::{download, js};
use crate::app::simulation::action::{Action, Long, Refused};
use crate::app::simulation::state::{Doing, State};
use crate::app::simulation::{assumed, book};
use crate::document::{Value, Write, written};
use crate::simulation::export::Listed;
use crate::simulation::goal_seek::Sought;
use crate::simulation::roster::{LARGEST, Layout};
use crate::simulation::rule::Assumed;
use crate::simulation::run::Both;
use crate::simulation::summary::{By, Summary};
use crate::simulation::year::OfYear;
use js_sys::ArrayBuffer;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;
use yew::platform::spawn_local;
use yew::prelude::*;

/// The kind of a workbook.
const WORKBOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
/// Most refusals whose reason is asked for.
const REASONS: usize = 20;

/// What the page is given.
#[derive(Clone, Properties, PartialEq)]
pub struct PageProps {
    /// What the surrounding page gives.
    pub options: Options,
    /// Prefix of every id.
    pub prefix: AttrValue,
    /// What it is shown on.
    pub screen: Screen,
}

/// What the page is sent.
pub enum Message {
    /// Something happened.
    Act(Action),
    /// The worker is to be asked.
    Ask(Ask),
    /// The bytes of the roster's file.
    Bytes(ArrayBuffer),
}

/// The page that simulates a draft.
pub struct Page {
    state: State,
    act: Callback<Action>,
    form: Callback<Act>,
    ask: Callback<Ask>,
    root: NodeRef,
    /// The file, for a worker that begins anew.
    file: Option<ArrayBuffer>,
    /// The worker has the file.
    is_open: bool,
    focus: Vec<String>,
    _progress: Closure<dyn FnMut(u32, u32)>,
}

impl Component for Page {
    type Message = Message;
    type Properties = PageProps;

    fn create(ctx: &Context<Self>) -> Self {
        let act = ctx.link().callback(Message::Act);
        let tell = act.clone();
        let progress = Closure::new(move |rows, share| tell.emit(Action::Progress(rows, share)));
        let options = &ctx.props().options;
        options.worker.listen(progress.as_ref().unchecked_ref());
        Self {
            state: State::clone(&options.start),
            form: act.reform(Action::Draft),
            act,
            ask: ctx.link().callback(Message::Ask),
            root: NodeRef::default(),
            file: None,
            is_open: false,
            focus: Vec::new(),
            _progress: progress,
        }
    }

    fn update(&mut self, ctx: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Act(action) => self.happened(ctx, action),
            Message::Ask(ask) => self.asked(ctx, ask),
            Message::Bytes(file) => self.open(ctx, file, None),
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
        let state = &self.state;
        let context = ViewContext {
            state,
            words: options.words(state.language),
            prefix,
            act: &self.act,
            form: &self.form,
            ask: &self.ask,
        };
        let setup = el("div")
            .class("setup")
            .with(roster::view(&context))
            .with(rules::view(&context));
        el("div")
            .class("tpp simulation")
            .is("lang", state.language.code())
            .known_as(&self.root)
            .with(head::view(&context))
            .with(notice::view(&context))
            .with(setup)
            .with(run(&context))
            .with_some(results(&context))
            .with(voice())
            .with_some(
                state
                    .result
                    .as_deref()
                    .map(|finished| paper::view(&context, finished)),
            )
            .into()
    }

    fn rendered(&mut self, ctx: &Context<Self>, is_first: bool) {
        show_chosen(&self.root);
        if is_first {
            js::tell(
                &ctx.props().options.events,
                "language",
                &self.state.language.code(),
            );
        }
        js::focus_first(&self.root, &std::mem::take(&mut self.focus));
    }

    fn destroy(&mut self, ctx: &Context<Self>) {
        ctx.props().screen.end();
    }
}

/// The run: its button, or how far it is.
fn run(context: &ViewContext<'_>) -> El {
    let state = context.state;
    if let Doing::Running { rows, share } = state.doing {
        let told = context.say(
            "simulation.progress",
            &[("rows", &super::table::count(rows))],
        );
        let name = context.get("simulation.running");
        return under_way(context, name, Some((share, 1_000)), &told);
    }
    let hint = match (state.is_ready(), state.is_stale && state.result.is_some()) {
        (true, true) => "simulation.run.stale",
        (false, _) if state.doing == Doing::Nothing => "simulation.run.not_ready",
        _ => "",
    };
    let hint = (!hint.is_empty()).then(|| help(context.get(hint)));
    el("div")
        .class("run")
        .with(
            button("primary", context.ask, Ask::Run)
                .has("disabled", !state.is_ready())
                .text(context.get("simulation.run")),
        )
        .with_some(hint)
}

/// What the last run came to.
fn results(context: &ViewContext<'_>) -> Option<El> {
    let state = context.state;
    let finished = state.result.as_deref()?;
    if finished.summary.all.people == 0 {
        let none = card("cost", context.get("simulation.nobody"))
            .with(el("p").text(context.get("simulation.nobody.help")));
        let one = state.person.as_deref();
        let one = one.map(|one| person::view(context, &finished.sides, one));
        return Some(
            el("div")
                .class("results")
                .with(none)
                .with(rows::view(context, finished))
                .with_some(one),
        );
    }
    let list = state.list.as_ref().map(|list| list::view(context, list));
    let one = state.person.as_deref();
    let one = one.map(|one| person::view(context, &finished.sides, one));
    let parts = By::ALL
        .iter()
        .map(|by| parts::view(context, finished, *by).into());
    Some(
        el("div")
            .classes(&["results", if state.is_stale { "is-stale" } else { "" }])
            .with(outcome::cost(context, finished))
            .with(outcome::totals(context, finished))
            .with(budget::view(context, finished))
            .with_some(state.draft().map(|draft| goal::view(context, draft)))
            .with(year::view(context, finished))
            .with(cliffs::view(context, finished))
            .with(compare::view(context))
            .with(outcome::spread(context, finished))
            .with_some(one)
            .with_some(list)
            .with_all(parts)
            .with(parts::paid(context, finished))
            .with_some(parts::nothing(context, finished))
            .with(rows::view(context, finished))
            .with(receipt::view(context, finished)),
    )
}

impl Page {
    /// Takes in what happened, and asks what follows from it.
    fn happened(&mut self, ctx: &Context<Self>, action: Action) {
        let options = &ctx.props().options;
        match &action {
            Action::Language(language) => js::tell(&options.events, "language", &language.code()),
            Action::List(part) => {
                self.focus = vec![".people".to_owned()];
                let (by, name) = match part {
                    Some((by, name)) => (by.word(), name.as_str()),
                    None => ("", ""),
                };
                let most = Value::Whole(list::MOST.into());
                let asked = given([
                    ("by", Value::from(by)),
                    ("name", Value::from(name)),
                    ("most", most),
                ]);
                self.put(ctx, "people", asked, |people: Vec<Listed>| {
                    Action::Listed(people)
                });
            }
            Action::ListCliff(place) => {
                self.focus = vec![".people".to_owned()];
                let cliff = self.state.cliffs.as_ref().and_then(|all| all.get(*place));
                let rows = cliff.map_or(Value::Absent, |cliff| cliff.rows.write());
                self.put(ctx, "ofRows", given([("rows", rows)]), Action::Listed);
            }
            Action::Show(_) => self.focus = vec![".one".to_owned()],
            Action::Opened(layout) => {
                self.is_open = layout.is_ok();
                self.ask_fingerprint(ctx);
            }
            Action::Stopped => self.is_open = false,
            Action::Ran(summary) => self.ask_reasons(ctx, summary),
            _ => {}
        }
        let is_of_form = matches!(action, Action::Draft(_));
        let is_of_columns = matches!(action, Action::Hold(..) | Action::ForgetColumns);
        let is_to_be_kept = is_of_form || is_kept(&action);
        self.state.apply(action);
        if is_to_be_kept && let Some(key) = &options.drafts {
            self.state.is_kept = js::keep(key, &self.state.kept());
        }
        if is_of_columns && let Some(key) = &options.storage {
            // A device that keeps nothing loses nothing that is on the page.
            js::keep(key, &self.state.mappings.write());
        }
        if is_of_form && let Some(draft) = self.state.draft() {
            self.focus = draft.editor.places_to_go(&ctx.props().prefix);
        }
    }

    fn asked(&mut self, ctx: &Context<Self>, ask: Ask) {
        match ask {
            Ask::Sample => self.sample(ctx),
            Ask::File(file) => {
                self.state.apply(Action::Opening(file.name()));
                let link = ctx.link().clone();
                spawn_local(async move { link.send_message(bytes(&file).await) });
            }
            Ask::Sheet(sheet) => {
                let roster = self.state.roster.as_ref();
                if let Some((roster, file)) = roster.zip(self.file.clone()) {
                    self.state.apply(Action::Opening(roster.name.clone()));
                    self.open(ctx, file, Some(sheet));
                }
            }
            Ask::Run => self.run(ctx),
            Ask::Seek => self.seek(ctx),
            Ask::Year => {
                self.state.apply(Action::Begin(Long::Year));
                self.put(ctx, "year", given([]), |year: OfYear| {
                    Action::OfYear(Box::new(year))
                });
            }
            Ask::Cliffs => {
                self.state.apply(Action::Begin(Long::Cliffs));
                self.put(ctx, "cliffs", given([]), Action::Cliffs);
            }
            Ask::Compare => self.compare(ctx),
            Ask::Print => js::print(),
            Ask::Cancel => {
                ctx.props().options.worker.cancel();
                self.state.apply(Action::Cancelled);
            }
            Ask::Person(row) => {
                let row = given([("row", Value::Whole(row.into()))]);
                self.put(ctx, "cases", row, |both: Both| Action::Show(Box::new(both)));
            }
            Ask::Export => self.export(ctx),
            Ask::Book => {
                let words = ctx.props().options.words(self.state.language);
                if let Some(finished) = &self.state.result {
                    let sheets = book::results(words, &self.state, finished);
                    self.save_book(ctx, "simulasi-tpp.xlsx", sheets);
                }
            }
            Ask::Template => {
                let words = ctx.props().options.words(self.state.language);
                self.save_book(ctx, "daftar-pegawai.xlsx", book::template(words));
            }
            Ask::SavePack => self.save_pack(),
        }
    }

    /// Asks for a document, and sends on what is made of it.
    fn put<T: crate::document::Read + 'static>(
        &self,
        ctx: &Context<Self>,
        task: &'static str,
        asked: Value,
        action: impl Fn(T) -> Action + 'static,
    ) {
        let (worker, act) = (ctx.props().options.worker.clone(), self.act.clone());
        spawn_local(async move {
            match worker.ask_for(task, &asked).await {
                Ok(Some(answer)) => act.emit(action(answer)),
                Ok(None) => {}
                Err(NoAnswer::Refused(_)) => act.emit(Action::Refused(Vec::new())),
                Err(NoAnswer::Stopped) => act.emit(Action::Stopped),
            }
        });
    }

    /// The sample roster becomes the roster.
    fn sample(&mut self, ctx: &Context<Self>) {
        self.state.apply(Action::Opening(String::new()));
        let Some(pack) = self.state.sample_pack() else {
            return;
        };
        let nationals = self.nationals(&ctx.props().options);
        let asked = given([("nationals", nationals), ("pack", pack)]);
        let (worker, link) = (ctx.props().options.worker.clone(), ctx.link().clone());
        spawn_local(async move {
            let text = worker.ask("sample", &js::object(&asked)).await;
            let message = match text.map(|text| text.as_string()) {
                Ok(Some(text)) => Message::Bytes(buffer(&text)),
                _ => Message::Act(Action::Stopped),
            };
            link.send_message(message);
        });
    }

    /// Gives the file to the worker, which finds the sheet of a workbook where none is named.
    fn open(&mut self, ctx: &Context<Self>, file: ArrayBuffer, sheet: Option<String>) {
        self.file = Some(file.clone());
        let (worker, act) = (ctx.props().options.worker.clone(), self.act.clone());
        spawn_local(async move {
            let opened = opened(&worker, &file, sheet.as_deref()).await;
            act.emit(Action::Opened(opened));
        });
    }

    /// Begins a run; a worker that has lost the file, or holds other columns, is given it first.
    fn run(&mut self, ctx: &Context<Self>) {
        let (Some(order), Some(file)) = (self.order(&ctx.props().options), self.file.clone())
        else {
            return;
        };
        let fields = self.state.fields();
        let sheet = self.state.sheet().map(str::to_owned);
        let must_open = !self.is_open;
        self.is_open = true;
        self.state.apply(Action::Run);
        let (worker, act) = (ctx.props().options.worker.clone(), self.act.clone());
        spawn_local(async move {
            if must_open && opened(&worker, &file, sheet.as_deref()).await.is_err() {
                return act.emit(Action::Stopped);
            }
            let fields = given([("fields", fields)]);
            if worker.ask("hold", &js::object(&fields)).await.is_err() {
                return act.emit(Action::Stopped);
            }
            let order = given([("order", order)]);
            match worker.ask_for::<Summary>("run", &order).await {
                Ok(Some(summary)) => act.emit(Action::Ran(Box::new(summary))),
                Ok(None) => {}
                Err(NoAnswer::Stopped) => act.emit(Action::Stopped),
                Err(NoAnswer::Refused(_)) => act.emit(Action::Refused(Vec::new())),
            }
        });
    }

    /// Begins to seek a number of the draft, over the people of the last run.
    fn seek(&mut self, ctx: &Context<Self>) {
        let Some(search) = self.search(&ctx.props().options) else {
            return;
        };
        self.state.apply(Action::Begin(Long::Seeking));
        self.put(
            ctx,
            "seek",
            given([("search", search)]),
            |sought: Sought| Action::Sought(Box::new(sought)),
        );
    }

    /// Runs every saved draft over the roster, each against today's rule.
    fn compare(&mut self, ctx: &Context<Self>) {
        let Some(order) = self.order(&ctx.props().options) else {
            return;
        };
        let orders = self.state.saved.iter().map(|saved| {
            let mut order = order.clone();
            order.put("$.after.pack", saved.pack.clone());
            order
        });
        let orders = given([("orders", Value::List(orders.collect()))]);
        self.state.apply(Action::Begin(Long::Comparing));
        self.put(ctx, "compare", orders, Action::Compared);
    }

    /// What the file at hand is known by.
    fn ask_fingerprint(&self, ctx: &Context<Self>) {
        let (worker, act) = (ctx.props().options.worker.clone(), self.act.clone());
        spawn_local(async move {
            let answer = worker.ask("fingerprint", &js::object(&given([]))).await;
            if let Some(hash) = answer.ok().and_then(|hash| hash.as_string()) {
                act.emit(Action::Fingerprint(hash));
            }
        });
    }

    /// Why rules refuse rows, by the first row of each.
    fn ask_reasons(&self, ctx: &Context<Self>, summary: &Summary) {
        for (place, refusal) in summary.refusals.iter().take(REASONS).enumerate() {
            let row = given([("row", Value::Whole(refusal.row.into()))]);
            self.put(ctx, "cases", row, move |both: Both| {
                Action::Explained(place, Box::new(both))
            });
        }
    }

    fn export(&self, ctx: &Context<Self>) {
        let options = &ctx.props().options;
        let head = options
            .words(self.state.language)
            .get("simulation.export.head");
        let asked = given([("head", Value::from(head))]);
        let (worker, act) = (options.worker.clone(), self.act.clone());
        spawn_local(async move {
            match worker
                .ask("file", &js::object(&asked))
                .await
                .map(|text| text.as_string())
            {
                Ok(Some(text)) => download::save_blob("simulasi-tpp.csv", "text/csv", &text),
                _ => act.emit(Action::Stopped),
            }
        });
    }

    /// Has the worker write a workbook of these sheets.
    fn save_book(&self, ctx: &Context<Self>, name: &'static str, sheets: Value) {
        let asked = given([("sheets", sheets)]);
        let (worker, act) = (ctx.props().options.worker.clone(), self.act.clone());
        spawn_local(async move {
            match worker.ask("book", &js::object(&asked)).await {
                Ok(bytes) => download::save_bytes(name, WORKBOOK, &bytes),
                Err(refused) => act.emit(match refused.of_file() {
                    Some(refused) => Action::Unsaved(refused),
                    None => Action::Stopped,
                }),
            }
        });
    }

    fn save_pack(&self) {
        if let Ok(sides) = &self.state.sides {
            let text = written(&sides.pack);
            download::save_blob("rancangan.json", "application/json", &text);
        }
    }

    /// What a run is to work out.
    fn order(&self, options: &Options) -> Option<Value> {
        let sides = self.state.sides.as_ref().ok()?;
        let month = self.state.month()?;
        let assumed = Assumed {
            scenario: Some(self.state.scenario()?),
            ..assumed::assumed(&self.state.assumed).ok()?
        };
        let side = |pack: &Value| given([("pack", pack.clone()), ("month", month.write())]);
        Some(given([
            ("nationals", self.nationals(options)),
            ("before", side(&sides.before.pack)),
            ("after", side(&sides.pack)),
            ("assumed", assumed.write()),
        ]))
    }

    /// What is to be sought.
    fn search(&self, options: &Options) -> Option<Value> {
        let sides = self.state.sides.as_ref().ok()?;
        let month = self.state.month()?;
        let goal = self.state.goal()?;
        let draft = given([
            ("pack", Value::clone(&sides.pack)),
            ("month", month.write()),
        ]);
        Some(given([
            ("nationals", self.nationals(options)),
            ("draft", draft),
            ("goal", goal.write()),
        ]))
    }

    fn nationals(&self, options: &Options) -> Value {
        let own = self.state.nationals.iter();
        Value::List(options.nationals.iter().chain(own).cloned().collect())
    }
}

/// Whether what the device keeps is another after it.
fn is_kept(action: &Action) -> bool {
    matches!(
        action,
        Action::Before(_)
            | Action::After(_)
            | Action::Unchange
            | Action::Pack(_)
            | Action::Budget(..)
            | Action::TakeFound
            | Action::Save
            | Action::Rename(..)
            | Action::Open(_)
            | Action::Remove(_)
    )
}

/// What a roster looks like, once the worker has it.
async fn opened(
    worker: &Worker,
    file: &ArrayBuffer,
    sheet: Option<&str>,
) -> Result<Layout, Refused> {
    let asked = js_sys::Object::new();
    let _ = js_sys::Reflect::set(&asked, &"file".into(), file);
    let _ = js_sys::Reflect::set(&asked, &"sheet".into(), &sheet.into());
    let unopened = || Refused::from(crate::document::text::NotText::Unopened);
    match worker.ask("open", &asked).await {
        Ok(layout) => crate::document::read(&js::value(layout)).map_err(|_| unopened()),
        Err(refused) => Err(refused.of_file().unwrap_or_else(unopened)),
    }
}

/// The bytes of a file, which is not opened at all if it is too large.
async fn bytes(file: &File) -> Message {
    use crate::document::text::NotText;
    let refuse = |reason: NotText| Message::Act(Action::Opened(Err(reason.into())));
    if is_too_large(file) {
        return refuse(NotText::FileTooLarge { max: LARGEST });
    }
    match JsFuture::from(file.array_buffer()).await {
        Ok(buffer) => Message::Bytes(buffer.unchecked_into()),
        Err(_) => refuse(NotText::Unopened),
    }
}

#[expect(
    clippy::disallowed_types,
    reason = "a browser gives the size of a file as a float"
)]
fn is_too_large(file: &File) -> bool {
    file.size() > f64::from(LARGEST.saturating_mul(1_000_000))
}

/// A text as the bytes of a file.
fn buffer(text: &str) -> ArrayBuffer {
    js_sys::Uint8Array::from(text.as_bytes()).buffer()
}
