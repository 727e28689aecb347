//! The page of the personal estimate: questions on one side, the answer on the other.

use super::answer::answer;
use super::head::head;
use super::notices::{fault_list, notices};
use super::section::section;
use super::{Face, Shared};
use crate::app::js;
use crate::app::options::{Options, Wanted};
use crate::app::state::{Action, Outcome, Start, State};
use crate::app::store;
use crate::document::{Fault, Value};
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct PageProps {
    /// What the surrounding page asks for.
    pub options: Options,
    /// Prefix of every id.
    pub prefix: AttrValue,
}

/// The page, or what is wrong with the packs it was given.
#[component]
pub fn Page(props: &PageProps) -> Html {
    let started = use_memo((), |()| start(&props.options));
    match &*started {
        Ok(state) => html! {
            <Estimate state={state.clone()} options={props.options.clone()} prefix={props.prefix.clone()} />
        },
        Err(faults) => {
            html! { <NoPacks faults={faults.clone()} options={props.options.clone()} /> }
        }
    }
}

fn start(options: &Options) -> Result<Shared, Vec<Fault>> {
    let given = options.kept.as_deref().cloned().map(Ok);
    let kept = given.or_else(|| options.storage.as_deref().and_then(js::recall));
    let kept = kept.map(|document| {
        document
            .map_err(|fault| vec![fault])
            .and_then(|document| store::read(&document))
    });
    let regulation = match &options.regulation {
        Some(Wanted::Id(id)) => Some(id.clone()),
        _ => None,
    };
    let state = State::start(Start {
        library: Rc::clone(&options.library),
        language: options.language,
        regulation,
        today: options.today,
        unit: options.unit.clone(),
        kept,
    })?;
    Ok(Shared(Rc::new(state)))
}

#[derive(Properties, PartialEq)]
struct NoPacksProps {
    faults: Vec<Fault>,
    options: Options,
}

/// No pack can be used: all that is wrong, and nothing else.
#[component]
fn NoPacks(props: &NoPacksProps) -> Html {
    let options = props.options.clone();
    let faults = props.faults.clone();
    use_effect_with((), move |()| options.tell("error", &Refusal { faults }));
    let face = Face {
        words: props.options.words(props.options.language),
        prefix: AttrValue::Static(""),
        act: Callback::noop(),
    };
    html! {
        <div class="tpp">
            <div class="notice refused" role="alert">
                <p>{ face.words.get("notice.no_packs") }</p>
                { fault_list(&face, &props.faults) }
            </div>
        </div>
    }
}

/// What is told of faults.
#[derive(serde::Serialize)]
struct Refusal {
    faults: Vec<Fault>,
}

#[derive(Properties, PartialEq)]
struct EstimateProps {
    state: Shared,
    options: Options,
    prefix: AttrValue,
}

#[component]
fn Estimate(props: &EstimateProps) -> Html {
    let started = props.state.clone();
    let store = use_reducer(move || started);
    let shared: Shared = (*store).clone();
    let state = &*shared.0;
    let act = {
        let store = store.dispatcher();
        use_callback((), move |action: Action, ()| store.dispatch(action))
    };
    let face = Face {
        words: props.options.words(state.language),
        prefix: props.prefix.clone(),
        act,
    };
    use_wishes(&props.options, &face);
    use_telling(&props.options, &shared);
    use_keeping(&props.options, &shared);
    let root = use_node_ref();
    use_going(&root, &face, &shared);
    html! {
            <div class="tpp" lang={state.language.code()} ref={root}>
                { head(&face, state, props.options.today) }
                { notices(&face, state) }
                <div class="columns">
                    <form class="questions" onsubmit={|event: SubmitEvent| event.prevent_default()}>
                        { for state.form.sections.iter().map(|asked| html! {
                            <key={asked.key}>{ section(&face, state, asked) }</>
                        }) }
                        if !state.draft.is_empty() {
                            <button type="button" onclick={face.on(|| Action::Erase)}>{ face.words.get("form.erase") }</button>
                        }
                    </form>
                    { answer(&face, state) }
                </div>
            </div>
    }
}

/// What a pack of the surrounding page calls itself.
fn title(pack: &Value) -> String {
    match pack.entry("title") {
        Value::Text(title) => title.clone(),
        _ => String::new(),
    }
}

/// What the surrounding page changes its mind about, after the start.
#[hook]
fn use_wishes(options: &Options, face: &Face) {
    let first = use_mut_ref(|| true);
    let act = face.act.clone();
    let wished = (
        options.language,
        options.regulation.clone(),
        options.unit.clone(),
        options.today,
    );
    let before = use_mut_ref(|| wished.clone());
    use_effect_with(wished, move |wished| {
        let (language, regulation, unit, today) = wished;
        let is_first = std::mem::replace(&mut *first.borrow_mut(), false);
        let before = std::mem::replace(&mut *before.borrow_mut(), wished.clone());
        if before.0 != *language {
            act.emit(Action::Language(*language));
        }
        let other = before.1 != *regulation;
        match regulation {
            Some(Wanted::Pack(pack)) if is_first || other => {
                act.emit(Action::Pack(title(pack), Ok(pack.clone())));
            }
            Some(Wanted::Id(id)) if other => act.emit(Action::Regulation(id.clone())),
            _ => {}
        }
        if before.2 != *unit {
            act.emit(Action::Unit(unit.clone()));
        }
        if before.3 != *today {
            act.emit(Action::Month(*today));
        }
    });
}

/// Tells the surrounding page what happens.
#[hook]
fn use_telling(options: &Options, shared: &Shared) {
    let told = options.clone();
    use_effect_with((), move |()| told.tell("ready", &()));
    let told = options.clone();
    use_effect_with(shared.0.outcome.clone(), move |outcome| {
        if let Outcome::Ready(answer) = outcome {
            told.tell("estimate", &answer.estimate);
        }
    });
    let told = options.clone();
    use_effect_with(shared.0.refused.clone(), move |refused| {
        if let Some(refused) = refused {
            let faults = refused.faults.clone();
            told.tell("error", &Refusal { faults });
        }
    });
}

/// Keeps what was typed on the device, and has the surrounding page keep it, once something has
/// changed.
#[hook]
fn use_keeping(options: &Options, shared: &Shared) {
    let options = options.clone();
    let first = use_mut_ref(|| true);
    let kept = shared.0.kept();
    use_effect_with(kept, move |kept| {
        let is_first = std::mem::replace(&mut *first.borrow_mut(), false);
        if is_first {
            return;
        }
        options.tell("kept", kept);
        if let Some(key) = &options.storage {
            js::keep(key, kept);
        }
    });
}

/// Moves the focus to the question that a person wants to go to.
#[hook]
fn use_going(root: &NodeRef, face: &Face, shared: &Shared) {
    let (root, face) = (root.clone(), face.clone());
    use_effect_with(shared.clone(), move |shared| {
        if let Some(path) = &shared.0.going_to {
            js::focus(&root, &face.id(path));
        }
    });
}
