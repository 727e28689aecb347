//! What every view needs, and what several draw.

use super::ask::Ask;
use crate::app::kit::el::{El, button, el};
pub use crate::app::kit::field::{field, help, number, wrong};
use crate::app::kit::form::editor::Act;
use crate::app::kit::form::view::FormContext;
use crate::app::kit::id::id;
use crate::app::kit::words::Words;
use crate::app::simulation::action::Action;
use crate::app::simulation::draft::Draft;
use crate::app::simulation::state::State;
use yew::Callback;

/// What every view needs.
pub struct ViewContext<'a> {
    /// The state shown.
    pub state: &'a State,
    /// The words of the language spoken.
    pub words: &'a Words,
    /// Prefix of every id.
    pub prefix: &'a str,
    /// Takes actions.
    pub act: &'a Callback<Action>,
    /// Takes what is done in the form of the draft.
    pub form: &'a Callback<Act>,
    /// Takes what needs the worker.
    pub ask: &'a Callback<Ask>,
}

impl<'a> ViewContext<'a> {
    /// The same for the form of the draft.
    pub fn of_form(&self, draft: &'a Draft) -> FormContext<'a> {
        FormContext {
            editor: &draft.editor,
            findings: &draft.findings,
            words: self.words,
            language: self.state.language,
            prefix: self.prefix,
            act: self.form,
        }
    }

    /// An id of this page's own.
    pub fn id(&self, name: &str) -> String {
        id(self.prefix, name)
    }

    /// A text.
    pub fn get<'t>(&'t self, key: &'t str) -> &'t str {
        self.words.get(key)
    }

    /// A text with its placeholders filled in.
    pub fn say(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.words.say(key, values)
    }
}

/// A card with a title.
pub fn card(class: &'static str, title: &str) -> El {
    el("section")
        .classes(&["card", class])
        .with(el("h3").text(title))
}

/// Something long under way: the way to call it off, how far it is, and how much of what, if that is
/// known; said under a name.
pub fn under_way(
    context: &ViewContext<'_>,
    name: &str,
    part: Option<(u32, u32)>,
    told: &str,
) -> El {
    let bar = el("progress").set("aria-label", name);
    let bar = match part {
        Some((done, all)) => bar
            .set("max", &all.to_string())
            .set("value", &done.to_string()),
        None => bar,
    };
    el("div")
        .class("run")
        .with(button("stop", context.ask, Ask::Cancel).text(context.get("simulation.cancel")))
        .with(bar)
        .with(el("p").class("figure").text(told))
}
