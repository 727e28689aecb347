use super::*;
use crate::app::kit::form::editor::Act;
use crate::document::Write;
use crate::simulation::columns::Field;
use crate::simulation::roster::Column;
use crate::simulation::summary::summary;
use std::fs;

const KUKAR: &str = "kukar-2024-rancangan";
const WORKLOAD: &str = "$.criteria.workload.amount.percent_of_basic.default";

fn json(path: &str) -> Value {
    let path = format!("{}/web/{path}", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

fn start() -> State {
    let packs = ["nasional-2024", "kukar-2023", KUKAR, "jambi"];
    let packs = packs.map(|id| json(&format!("regulations/{id}.json")));
    let library = Rc::new(Library::of(packs.into()));
    let today = Month::parse("2026-11").unwrap();
    let schema = Rc::new(json("schema/regional.json"));
    State::start(library, schema, Some(KUKAR.to_owned()), Language::Id, today)
}

fn after(actions: impl IntoIterator<Item = Action>) -> State {
    let mut state = start();
    actions.into_iter().for_each(|action| state.apply(action));
    state
}

fn number(path: &str, text: &str) -> Action {
    Action::Draft(Act::Type(path.to_owned(), text.to_owned()))
}

fn layout() -> Layout {
    let column = |name: &str, field| Column {
        header: Some(name.to_owned()),
        field,
        is_known: true,
        samples: Vec::new(),
    };
    Layout {
        head: 1,
        head_end: 1,
        columns: vec![
            column("NIP", Some(Field::Nip)),
            column("Kls", None),
            column("Kelas", Some(Field::JobClass)),
        ],
        sheet: None,
        sheets: Vec::new(),
    }
}

#[test]
fn a_page_begins_with_its_rule_on_both_sides_in_the_month_of_today() {
    let state = start();
    let sides = state.sides.as_ref().unwrap();
    assert!(sides.are_the_same());
    assert_eq!(state.month(), Month::parse("2026-11"));
    assert!(!state.is_ready(), "there is no roster");
}

#[test]
fn a_changed_number_makes_another_rule_and_can_be_taken_back() {
    let mut state = after([number(WORKLOAD, "45")]);
    let sides = state.sides.clone().unwrap();
    assert!(!sides.are_the_same());
    assert_eq!(sides.pack.at(WORKLOAD), Some(&Value::from("45")));
    state.apply(number(WORKLOAD, "40"));
    assert!(state.sides.as_ref().unwrap().are_the_same());
    state.apply(number(WORKLOAD, "empat"));
    assert_eq!(state.sides.as_ref().unwrap_err().len(), 1);
    state.apply(Action::Unchange);
    assert!(state.sides.as_ref().unwrap().are_the_same());
    state.apply(Action::Draft(Act::Undo));
    assert!(state.sides.is_err(), "what was typed is not lost");
}

#[test]
fn weights_that_do_not_add_up_are_told() {
    let state = after([number("$.payment.parts[0].weight", "70")]);
    let troubles = state.sides.unwrap_err();
    assert!(
        troubles
            .iter()
            .any(|trouble| trouble.path().starts_with("$.payment"))
    );
    let both = [
        number("$.payment.parts[0].weight", "70"),
        number("$.payment.parts[1].weight", "30"),
    ];
    assert!(after(both).sides.is_ok());
}

#[test]
fn rules_that_share_no_month_have_none() {
    let state = after([Action::Before("kukar-2023".to_owned())]);
    assert_eq!(state.month(), None);
}

#[test]
fn a_field_stands_in_one_column() {
    let open = [
        Action::Opening("a.csv".to_owned()),
        Action::Opened(Ok(layout())),
        Action::Hold(1, Some(Field::JobClass)),
    ];
    let state = after(open);
    let fields = ["nip", "job_class", ""].map(Value::from);
    assert_eq!(state.fields(), Value::List(fields.into()));
    assert!(state.is_ready());
}

#[test]
fn what_columns_hold_is_remembered_by_their_names_until_it_is_forgotten() {
    let open = || {
        let opening = Action::Opening("a.csv".to_owned());
        [opening, Action::Opened(Ok(layout()))]
    };
    let mut state = after(open());
    let found = state.fields();
    state.apply(Action::Hold(1, Some(Field::JobClass)));
    let said = state.fields();
    let kept = state.mappings.write();
    let mut again = start();
    again.mappings = Mappings::of(Some(&kept));
    open().into_iter().for_each(|action| again.apply(action));
    assert_eq!(again.fields(), said);
    again.apply(Action::ForgetColumns);
    assert_eq!(again.fields(), found);
    open().into_iter().for_each(|action| again.apply(action));
    assert_eq!(again.fields(), found);
    let other = Value::from("no store of ours");
    assert_eq!(Mappings::of(Some(&other)), Mappings::of(None));
}

#[test]
fn criteria_are_asked_for_where_a_rule_has_no_figures() {
    assert_eq!(start().open_criteria(), BTreeSet::new());
    let state = after([Action::After("jambi".to_owned())]);
    assert!(state.open_criteria().contains(&Criterion::Workload));
    let asked = |text: &str| {
        let asked = Action::Assume("criteria.workload".to_owned(), text.to_owned());
        let state = after([asked]);
        assumed::assumed(&state.assumed).map(|assumed| assumed.criteria.len())
    };
    assert_eq!(asked("42,5").ok(), Some(1));
    assert_eq!(asked("").ok(), Some(0));
    assert!(asked("banyak").is_err());
}

#[test]
fn a_file_that_is_none_is_told_and_a_worker_that_stops_loses_nothing() {
    let refused = Refused {
        code: "pdf".to_owned(),
        max: None,
    };
    let state = after([
        Action::Opening("a.pdf".to_owned()),
        Action::Opened(Err(refused.clone())),
    ]);
    assert_eq!(
        (state.roster, state.trouble),
        (None, Some(Told::File(refused)))
    );
    let state = after([
        number(WORKLOAD, "45"),
        Action::Opening("a.csv".to_owned()),
        Action::Opened(Ok(layout())),
        Action::Run,
        Action::Progress(5, 10),
        Action::Stopped,
    ]);
    assert_eq!(state.trouble, Some(Told::Stopped));
    assert!(state.is_ready() && state.draft().unwrap().is_changed());
}

#[test]
fn a_number_that_cannot_be_taken_for_all_keeps_a_run_away() {
    let open = [
        Action::Opening("a.csv".to_owned()),
        Action::Opened(Ok(layout())),
    ];
    let mut state = after(open);
    for (name, text, is_ready) in [
        ("attendance", "98,5", true),
        ("attendance", "130", false),
        ("attendance", "", true),
        ("years", "41", false),
        ("years", "7", true),
    ] {
        state.apply(Action::Assume(name.to_owned(), text.to_owned()));
        assert_eq!(state.is_ready(), is_ready, "{name} {text}");
    }
}

/// A run without a worker: what it would say.
fn run(state: &State) -> (Summary, Vec<crate::simulation::run::Both>) {
    use crate::simulation::{
        columns::Headers, roster::Roster, rule::Rule, run::Run, sample::Sample,
    };
    let headers = Headers::load(&json("roster/headers.json")).unwrap();
    let sides = state.sides.as_ref().unwrap();
    let mut sample = Sample::load(&json("roster/sample.json")).unwrap();
    sample.people = 120;
    let file = sample.file(&sides.before.regulation);
    let roster = Roster::open(file.as_bytes(), &headers).ok().unwrap();
    let rules =
        [0, 1].map(|side| Rule::new(Rc::clone(sides.regulation(side)), state.month().unwrap()));
    let assumed = assumed::assumed(&state.assumed).unwrap();
    let mut run = Run::new(rules, assumed, &roster);
    while !run.step(&roster, 50) {}
    let rows = run.outcomes.iter().map(|outcome| outcome.row);
    let both = rows.filter_map(|row| run.cases(&roster, row)).collect();
    (summary(&run).unwrap(), both)
}

#[test]
fn a_summary_comes_through_as_a_document_and_the_lines_of_a_person_add_up() {
    let mut state = after([number(WORKLOAD, "45")]);
    let (summary, both) = run(&state);
    let read: Summary = crate::document::read(&summary.write()).unwrap();
    assert_eq!(read, summary);
    assert_eq!(summary.all.people, 120);
    state.apply(Action::Ran(Box::new(read)));
    assert!(!state.is_stale);
    for both in both {
        state.apply(Action::Show(Box::new(both)));
        let person = state.person.clone().unwrap();
        let [Ok(before), Ok(after)] = &person.outcomes else {
            panic!("row {} has no figure", person.both.row)
        };
        let more = after.totals.net.minus(before.totals.net).unwrap();
        let lines = person
            .rows
            .iter()
            .map(crate::app::simulation::person::Row::difference);
        assert_eq!(Rupiah::sum(lines).unwrap(), more, "row {}", person.both.row);
    }
}
