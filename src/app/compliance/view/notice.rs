//! Something said once, until it is read.

use super::context::ViewContext;
use crate::app::compliance::action::Action;
use crate::app::kit::el::{El, button, el};

pub fn notice(class: &'static str, role: &'static str, text: &str) -> El {
    el("div")
        .class(class)
        .is("role", role)
        .with(el("p").text(text))
}

pub fn dismiss(context: &ViewContext<'_>) -> El {
    button("", context.act, Action::Dismiss).text(context.get("compliance.dismiss"))
}
