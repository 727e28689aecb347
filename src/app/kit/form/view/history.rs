//! The way back, and forth again.

use super::FormContext;
use crate::app::kit::el::{El, button, el};
use crate::app::kit::form::editor::Act;

/// Buttons for both.
pub fn history(context: &FormContext<'_>) -> El {
    let [back, on] = context.editor.can();
    let step = |act: Act, key: &str, can: bool| {
        button("", context.act, act)
            .has("disabled", !can)
            .text(context.get(key))
    };
    el("div")
        .class("history")
        .with(step(Act::Undo, "form.undo", back))
        .with(step(Act::Redo, "form.redo", on))
}
