//! Something said once, until it is read.

use super::face::Face;
use crate::app::compliance::action::Action;
use crate::app::kit::el::{El, button, el};

pub fn notice(class: &'static str, role: &'static str, text: &str) -> El {
    el("div")
        .class(class)
        .is("role", role)
        .with(el("p").text(text))
}

pub fn dismiss(face: &Face<'_>) -> El {
    button("", face.act, Action::Dismiss).text(face.get("compliance.dismiss"))
}
