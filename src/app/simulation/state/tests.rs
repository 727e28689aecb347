use super::*;
use crate::app::kit::form::editor::Act;
use crate::app::simulation::goal::{Seek, numbers};
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
    let today = Date::parse("2026-11-24").unwrap();
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

#[test]
fn a_value_that_was_found_is_one_change_of_the_draft_and_can_be_taken_back() {
    let mut state = after([number(WORKLOAD, "45"), Action::Draft(Act::Leave)]);
    let goal = Goal {
        path: WORKLOAD.to_owned(),
        from: Value::from("0"),
        to: Value::from("90.00"),
        ceiling: Rupiah::ZERO,
    };
    let tried = Vec::new();
    state.seeking.found = Some(Rc::new(Found {
        goal,
        limit: Limit::Month,
        now: Value::from("45"),
        sought: Sought {
            value: Some(Value::from("41.37")),
            course: crate::simulation::goal_seek::Course::Rises,
            tried,
        },
        unfit: None,
    }));
    state.apply(Action::TakeFound);
    let workload = |state: &State| state.sides.as_ref().unwrap().pack.at(WORKLOAD).cloned();
    assert_eq!(workload(&state), Some(Value::from("41.37")));
    state.apply(Action::Draft(Act::Undo));
    assert_eq!(workload(&state), Some(Value::from("45")));
}

#[test]
fn a_number_is_sought_from_nothing_to_twice_itself_in_hundredths() {
    let mut state = after([Action::Seek(Seek::Number(WORKLOAD.to_owned()))]);
    let range = |state: &State| [state.seeking.from.clone(), state.seeking.to.clone()];
    assert_eq!(range(&state), ["0", "80,00"]);
    let draft = state.draft().unwrap();
    let goal = state.seeking.goal(draft, Rupiah::ZERO).unwrap();
    assert_eq!(goal.to, Value::from("80.00"));
    let paths = numbers(draft, Language::Id);
    assert!(
        paths
            .iter()
            .any(|number| number.path == "$.basic_tpp.method.coefficient")
    );
    assert!(paths.iter().all(|number| !number.path.contains("minutes")));
    state.apply(Action::Seek(Seek::To("0".to_owned())));
    assert!(!state.seeking.is_good(state.draft().unwrap()));
}

#[test]
fn what_the_device_keeps_comes_back() {
    let state = after([
        number(WORKLOAD, "45"),
        Action::Budget("month".to_owned(), "9.000".to_owned()),
        Action::Save,
        Action::Rename(0, "Pertama".to_owned()),
        number(WORKLOAD, "30"),
        Action::Before("kukar-2023".to_owned()),
    ]);
    let kept = state.kept();
    let mut back = start().with_kept(&kept);
    assert_eq!(
        (&back.keys, &back.budget, &back.saved),
        (&state.keys, &state.budget, &state.saved)
    );
    let workload = |state: &State| {
        state
            .draft()
            .unwrap()
            .editor
            .document()
            .at(WORKLOAD)
            .cloned()
    };
    assert_eq!(workload(&back), Some(Value::from("30")));
    back.apply(Action::Open(0));
    assert_eq!(workload(&back), Some(Value::from("45")));
    assert_eq!(start().with_kept(&Value::Null).kept(), start().kept());
    let hostile = r#"{"format":1,"budget":{"month":7},"saved":[]}"#;
    let hostile: Value = serde_json::from_str(hostile).unwrap();
    assert!(start().with_kept(&hostile).saved.is_empty());
}

#[test]
fn a_draft_out_of_a_file_comes_back_as_one() {
    let mut pack = json(&format!("regulations/{KUKAR}.json"));
    pack.put("$.id", Value::from("sendiri"));
    pack.put(WORKLOAD, Value::from("33"));
    let state = after([Action::Pack(Ok(pack.into()))]);
    let back = start().with_kept(&state.kept());
    assert_eq!(back.after(), state.after());
    let draft = back.draft().unwrap();
    assert_eq!(
        draft.editor.document().at(WORKLOAD),
        Some(&Value::from("33"))
    );
}

#[test]
fn no_more_than_four_drafts_are_saved() {
    let state = after(std::iter::repeat_n(Action::Save, 6));
    assert_eq!(state.saved.len(), saved::MOST);
}
