//! What tests of the page begin with: packs that ship, and a page under one of them.

use super::stage::{Stage, Start};
use super::state::{Action, State};
use crate::app::kit::store;
use crate::document::{Month, Value};
use crate::regulation::library::{Library, Wanted};
use std::rc::Rc;

/// The rule that the page is under.
pub const DRAFT: &str = "kukar-2024-rancangan";

/// A pack that ships.
pub fn pack(name: &str) -> Value {
    let root = env!("CARGO_MANIFEST_DIR");
    let text = std::fs::read_to_string(format!("{root}/web/regulations/{name}.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// The page in March 2024, with another rule at hand.
pub fn page(kept: Option<&Value>) -> State {
    let packs = ["nasional-2024", DRAFT, "contoh-lengkap"].map(pack);
    let stage = Stage::start(Start {
        library: Rc::new(Library::of(packs.to_vec())),
        language: None,
        regulation: Some(Wanted::Id(DRAFT.to_owned())),
        fallback: None,
        today: Month::parse("2024-03").unwrap(),
        unit: None,
        kept: kept.map(store::read),
        is_earlier: false,
    });
    match stage {
        Stage::Open(state) => *state,
        Stage::Choosing(_) => panic!("no rule"),
    }
}

/// Types an answer.
pub fn answer(state: &mut State, path: &str, text: &str) {
    state.apply(Action::Answer(path.to_owned(), text.to_owned()));
}
