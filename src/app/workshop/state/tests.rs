use super::*;
use crate::app::kit::form::editor::Act;
use crate::document::json::parse;
use crate::document::{Problem, written};
use crate::money::Rupiah;

fn file(path: &str) -> Value {
    let path = format!("{}/web/{path}.json", env!("CARGO_MANIFEST_DIR"));
    parse(&std::fs::read_to_string(path).unwrap())
        .unwrap()
        .value
}

fn workshop() -> State {
    let packs = ["nasional-2024", "seruyan-2023", "kukar-2024-rancangan"];
    let packs = packs.map(|pack| file(&format!("regulations/{pack}")));
    let today = Date::parse("2026-11-26");
    let library = Rc::new(Library::of(packs.into()).on(today));
    State::new(
        library,
        Rc::new(file("schema/regional")),
        Language::Id,
        today.unwrap(),
    )
}

fn seruyan() -> State {
    let mut state = workshop();
    state.apply(Action::Begin("seruyan-2023".to_owned()));
    state
}

fn type_in(state: &mut State, path: &str, text: &str) {
    state.apply(Action::Form(Act::Type(path.to_owned(), text.to_owned())));
}

fn differences(state: &State) -> Vec<Option<Rupiah>> {
    state
        .people
        .iter()
        .map(|person| person.difference())
        .collect()
}

fn paths(state: &State) -> Vec<&str> {
    let findings = state.work().unwrap().findings.all();
    findings.iter().map(|finding| finding.path()).collect()
}

#[test]
fn a_shipped_pack_is_begun_without_a_fault_and_without_a_difference() {
    let state = seruyan();
    assert!(state.work().unwrap().is_good);
    assert_eq!(paths(&state), Vec::<&str>::new());
    assert_eq!(differences(&state), vec![Some(Rupiah::ZERO); 3]);
}

#[test]
fn the_people_follow_each_change_and_stay_while_something_is_wrong() {
    let mut state = seruyan();
    type_in(&mut state, "$.rating.percent.good", "95");
    let moved = differences(&state);
    assert!(
        moved.iter().all(|by| by.unwrap() < Rupiah::ZERO),
        "{moved:?}"
    );
    type_in(&mut state, "$.payment.parts[0].weight", "70");
    assert!(!state.work().unwrap().is_good);
    assert_eq!(paths(&state), ["$.payment.parts"]);
    assert_eq!(differences(&state), moved, "what was right last");
    type_in(&mut state, "$.payment.parts[1].weight", "30");
    assert!(state.work().unwrap().is_good);
    assert_ne!(differences(&state), moved);
}

#[test]
fn the_people_have_answers_of_their_own() {
    let mut state = seruyan();
    let net = |state: &State| {
        let person = state.people.first().unwrap();
        person.now.clone().unwrap().net.unwrap()
    };
    let before = net(&state);
    state.apply(Action::Answer(
        0,
        "$.position.class".to_owned(),
        "9".to_owned(),
    ));
    assert!(net(&state) > before);
}

#[test]
fn a_text_that_cannot_be_read_is_kept_and_told() {
    let mut state = seruyan();
    state.apply(Action::AsText(true));
    let text = state.work().unwrap().text.clone().unwrap().text;
    let broken = text.replacen("\"60\"", "\"60\" \"61\"", 1);
    state.apply(Action::Text(broken.clone()));
    assert!(state.is_due);
    state.apply(Action::Check);
    let typed = |state: &State| state.work().unwrap().text.clone().unwrap();
    assert_eq!(typed(&state).faults.len(), 1);
    state.apply(Action::AsText(false));
    assert_eq!(typed(&state).text, broken, "it is not left behind");
    state.apply(Action::Text(text.replacen("\"60\"", "\"61\"", 1)));
    state.apply(Action::AsText(false));
    assert_eq!(state.work().unwrap().text, None);
    assert_eq!(paths(&state), ["$.payment.parts"]);
    state.apply(Action::Form(Act::Undo));
    assert!(state.work().unwrap().is_good);
}

#[test]
fn a_broken_file_is_mended_as_text_and_then_begins() {
    let mut state = workshop();
    let good = written(&file("regulations/seruyan-2023"));
    let twice = good.replacen("\"format\": 1,", "\"format\": 1, \"format\": 1,", 1);
    state.apply(Action::Open("a.json".to_owned(), Ok(twice)));
    let text = state.work().unwrap().text.clone().unwrap();
    assert!(matches!(
        text.faults.first().unwrap().reason,
        Reason::KeyTwice { .. }
    ));
    assert!(state.work().unwrap().base.is_unread());
    state.apply(Action::Text(good));
    state.apply(Action::AsText(false));
    let work = state.work().unwrap();
    assert!(work.is_good && !work.is_changed());
    assert_eq!(work.base.name, "a.json");
}

#[test]
fn files_that_are_no_pack_of_a_region_are_told() {
    let mut state = workshop();
    let national = written(&file("regulations/nasional-2024"));
    state.apply(Action::Open("n.json".to_owned(), Ok(national)));
    assert_eq!(state.told, Some(Told::NotRegional("n.json".to_owned())));
    let large = " ".repeat(2_000_001);
    state.apply(Action::Open("l.json".to_owned(), Ok(large)));
    assert!(matches!(state.told, Some(Told::Unopened(..))));
    let unread = Fault {
        path: "$".to_owned(),
        reason: Reason::not_json(Problem::Unread),
    };
    state.apply(Action::Open("u.json".to_owned(), Err(unread)));
    assert!(matches!(state.told, Some(Told::Unopened(..))));
    assert!(state.work().is_none());
}

#[test]
fn what_is_kept_comes_back_with_all_that_was_typed() {
    let mut state = seruyan();
    type_in(&mut state, "$.attendance.cap", "banyak");
    state.apply(Action::Begin("kukar-2024-rancangan".to_owned()));
    state.apply(Action::AsText(true));
    state.apply(Action::Text("{".to_owned()));
    state.apply(Action::Name(0, "Budi".to_owned()));
    let kept = parse(&written(&state.kept())).unwrap().value;
    let back = workshop().with_kept(Some(Ok(kept.clone())));
    assert_eq!(back.kept(), kept);
    assert_eq!(back.works.len(), 2);
    assert_eq!(back.work().unwrap().text.clone().unwrap().text, "{");
    let cap = back
        .works
        .first()
        .unwrap()
        .editor
        .document()
        .at("$.attendance.cap")
        .cloned();
    assert_eq!(cap, Some(Value::from("banyak")));
}

#[test]
fn what_cannot_be_read_is_told() {
    let back = workshop().with_kept(Some(Ok(Value::from("x"))));
    assert_eq!(back.told, Some(Told::Unreadable));
    assert_eq!(back.people.len(), 3);
}

#[test]
fn another_pack_puts_the_changed_one_on_the_shelf_and_no_other() {
    let mut state = seruyan();
    state.apply(Action::Shelve);
    assert!(state.works.is_empty(), "as it began");
    let mut state = seruyan();
    type_in(&mut state, "$.title", "Rancangan");
    state.apply(Action::Begin("kukar-2024-rancangan".to_owned()));
    assert_eq!(state.works.len(), 2);
    state.apply(Action::Shelve);
    assert_eq!(state.works.len(), 1);
    state.apply(Action::Resume(0));
    assert_eq!(state.work().unwrap().title(), "Rancangan");
    state.apply(Action::Shelve);
    state.apply(Action::Discard(0));
    assert!(state.works.is_empty());
}

#[test]
fn whoever_follows_a_fault_from_the_text_comes_to_the_form() {
    let mut state = seruyan();
    state.apply(Action::AsText(true));
    state.apply(Action::Form(Act::GoTo("$.rating.no_plan".to_owned())));
    let work = state.work().unwrap();
    assert_eq!(work.text, None);
    assert!(work.editor.is_open("$.rating"));
}
