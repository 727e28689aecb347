use super::*;
use crate::app::estimate::fixture::{answer, page};
use crate::app::estimate::state::{Action, State};

fn answered(answers: &[(&str, &str)]) -> State {
    let mut state = page(None);
    for (path, text) in answers {
        answer(&mut state, path, text);
    }
    state
}

fn with_slip(state: &State, slip: i64) -> State {
    let mut state = state.clone();
    state.apply(Action::Answer(SLIP.to_owned(), slip.to_string()));
    state
}

/// Tries what explains a slip, and tells where that leads.
fn reached(state: &State) -> i64 {
    let explained = state.slip().unwrap().unwrap().clone();
    let mut tried = state.clone();
    tried.apply(Action::Try(explained.exact.first().unwrap().clone()));
    tried.net().unwrap().whole()
}

#[test]
fn another_basic_tpp_explains_the_slip_to_the_rupiah_and_is_round() {
    let own = answered(&[("$.position.class", "9"), (BASIC, "6250000")]);
    let slip = own.net().unwrap().whole();
    let state = with_slip(&answered(&[("$.position.class", "9")]), slip);
    let explained = state.slip().unwrap().unwrap();
    assert_eq!(
        explained.exact.first().unwrap().answers,
        [(BASIC.to_owned(), "6250000".to_owned())]
    );
    assert_eq!(reached(&state), slip);
}

#[test]
fn a_change_that_explains_the_slip_is_among_those_told() {
    let state = answered(&[("$.position.class", "9")]);
    let change = state.what_if().first().unwrap().clone();
    let slip = state.net().unwrap().plus(change.net).unwrap().whole();
    let state = with_slip(&state, slip);
    assert!(state.slip().unwrap().unwrap().exact.contains(&change));
}

#[test]
fn the_same_amount_and_an_unreachable_one_are_told() {
    let state = answered(&[("$.position.class", "9")]);
    let same = with_slip(&state, state.net().unwrap().whole());
    assert_eq!(same.slip().unwrap().unwrap().apart, Rupiah::ZERO);
    let beyond = with_slip(&state, 900_000_000_000);
    let explained = beyond.slip().unwrap().unwrap();
    assert!(explained.exact.is_empty());
    assert!(explained.nearest.is_some());
}

#[test]
fn no_amount_is_no_slip_and_a_wrong_text_is_told_without_touching_the_estimate() {
    let mut state = answered(&[("$.position.class", "9")]);
    assert!(state.slip().is_none());
    let net = state.net();
    state.apply(Action::Answer(SLIP.to_owned(), "empat juta".to_owned()));
    assert!(state.slip().unwrap().is_err());
    assert_eq!(state.net(), net);
}
