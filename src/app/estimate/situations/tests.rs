use super::*;
use crate::app::estimate::fixture::{answer, page};
use crate::app::estimate::state::Action;
use crate::app::kit::link;
use crate::money::Rupiah;

fn answered() -> State {
    let mut state = page(None);
    answer(&mut state, "$.position.class", "9");
    state
}

/// What differs between two columns, and the difference of their nets.
fn apart(comparison: &Comparison) -> (i64, i64) {
    let apart = |amounts: &[Option<Rupiah>]| match amounts {
        [Some(one), Some(other)] => other.minus(*one).unwrap().whole(),
        _ => panic!("{amounts:?}"),
    };
    let rows = comparison.rows.iter().map(|row| apart(&row.amounts)).sum();
    let nets: Vec<_> = comparison.columns.iter().map(Beside::net).collect();
    (rows, apart(&nets))
}

#[test]
fn a_copy_is_varied_beside_the_first_and_the_lines_that_differ_add_up() {
    let mut state = answered();
    let first = state.net();
    state.arrange(Arrange::Copy);
    assert_eq!((state.open, state.net()), (1, first));
    assert!(state.comparison.as_ref().unwrap().rows.is_empty());
    answer(&mut state, "$.status", "pppk");
    answer(&mut state, "$.performance.rating", "needs_improvement");
    let comparison = state.comparison.clone().unwrap();
    assert_eq!(comparison.columns.first().unwrap().net(), first);
    let (rows, nets) = apart(&comparison);
    assert_eq!(rows, nets);
    assert_ne!(nets, 0);
    state.arrange(Arrange::Open(0));
    assert_eq!(state.net(), first);
    assert_eq!(apart(state.comparison.as_ref().unwrap()), (rows, nets));
}

#[test]
fn two_rules_for_one_person_differ_by_lines_that_add_up() {
    let mut state = answered();
    state.arrange(Arrange::Copy);
    state.apply(Action::Regulation("contoh-lengkap".to_owned()));
    let comparison = state.comparison.as_ref().unwrap();
    let (rows, nets) = apart(comparison);
    assert_eq!(rows, nets);
    assert!(!comparison.rows.is_empty());
}

#[test]
fn what_has_no_answer_yet_stands_beside_without_a_figure() {
    let mut state = answered();
    state.arrange(Arrange::Copy);
    answer(&mut state, "$.position.class", "");
    let comparison = state.comparison.as_ref().unwrap();
    assert_eq!(comparison.columns.last().unwrap().net(), None);
    assert!(comparison.rows.is_empty(), "nothing to tell apart");
}

#[test]
fn names_and_all_situations_are_kept_and_come_back() {
    let mut state = answered();
    state.arrange(Arrange::Rename("Sekarang".to_owned()));
    state.arrange(Arrange::Copy);
    state.arrange(Arrange::Rename("Plt".to_owned()));
    answer(&mut state, "$.position.class", "12");
    let again = page(Some(&state.kept()));
    let names = again
        .situations
        .iter()
        .map(|situation| situation.name.as_deref());
    assert_eq!(names.collect::<Vec<_>>(), [Some("Sekarang"), Some("Plt")]);
    assert_eq!((again.open, again.net()), (1, state.net()));
    assert_eq!(again.comparison.unwrap().columns.len(), 2);
}

#[test]
fn what_was_taken_out_comes_back_where_it_stood() {
    let mut state = answered();
    state.arrange(Arrange::Copy);
    answer(&mut state, "$.position.class", "12");
    state.arrange(Arrange::Open(0));
    state.arrange(Arrange::Remove);
    assert_eq!(state.situations.len(), 1);
    assert_eq!(state.draft.answer("$.position.class"), Some("12"));
    assert!(state.comparison.is_none());
    state.arrange(Arrange::Restore);
    assert_eq!((state.situations.len(), state.open), (2, 0));
    assert_eq!(state.draft.answer("$.position.class"), Some("9"));
    state.arrange(Arrange::Remove);
    state.arrange(Arrange::Remove);
    assert_eq!(state.situations.len(), 1, "the last one stays");
}

#[test]
fn a_link_opens_beside_what_is_there_and_in_place_of_nothing() {
    let link = link::write(&answered().open_situation(None));
    let situation = || link::read(&link).unwrap();
    let mut other = answered();
    answer(&mut other, "$.position.class", "5");
    let before = other.net();
    other.apply(Action::Link(situation()));
    assert_eq!((other.open, other.net()), (1, answered().net()));
    other.arrange(Arrange::Open(0));
    assert_eq!(other.net(), before, "never over what is kept");
    let mut fresh = page(None);
    fresh.apply(Action::Link(situation()));
    assert_eq!((fresh.situations.len(), fresh.net()), (1, answered().net()));
}

#[test]
fn a_link_that_cannot_be_opened_changes_nothing() {
    let mut state = answered();
    let before = state.kept();
    for (bad, notice) in [
        (BadLink::Damaged, Notice::LinkDamaged),
        (BadLink::Newer, Notice::LinkNewer),
    ] {
        state.apply(Action::Link(Err(bad)));
        assert_eq!((state.kept(), state.notice), (before.clone(), Some(notice)));
    }
    let unknown = Situation {
        regulation: Some("tidak-ada".to_owned()),
        ..Situation::default()
    };
    let net = state.net();
    state.apply(Action::Link(Ok(unknown)));
    assert!(state.refused.is_some());
    assert_eq!((state.kept(), state.net()), (before, net));
}

#[test]
fn a_file_brings_its_situations_beside_those_that_are_there() {
    let mut saved = answered();
    saved.arrange(Arrange::Rename("Dari rumah".to_owned()));
    let document = saved.kept();
    let mut state = answered();
    answer(&mut state, "$.position.class", "3");
    state.apply(Action::OpenFile(Ok(document)));
    assert_eq!((state.situations.len(), state.net()), (2, saved.net()));
    assert_eq!(
        state.situations.last().unwrap().name.as_deref(),
        Some("Dari rumah")
    );
    let before = state.kept();
    state.apply(Action::OpenFile(Ok(Value::Null)));
    assert_eq!(
        (state.kept(), state.notice),
        (before, Some(Notice::FileUnreadable))
    );
}
