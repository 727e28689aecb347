use super::*;
use crate::app::estimate::fixture::pack;
use crate::app::estimate::stage::{Stage, Start};
use crate::app::kit::store;
use crate::app::kit::taken::ORGANISATION;
use crate::regulation::library::Library;
use crate::regulation::origin::Origin;

impl State {
    /// The same after an action; the one before stays to be compared with.
    pub fn reduce(&self, action: Action) -> Self {
        let mut next = self.clone();
        next.apply(action);
        next
    }
}

const DRAFT_2024: &str = "kukar-2024-rancangan";

fn start() -> Start {
    let packs = ["nasional-2024", DRAFT_2024, "kukar-2023"].map(pack);
    let library = Library::of(packs.into());
    assert_eq!(library.faults, []);
    Start {
        library: Rc::new(library),
        language: None,
        regulation: Some(Wanted::Id(DRAFT_2024.to_owned())),
        fallback: None,
        today: Month::parse("2024-03").unwrap(),
        unit: None,
        kept: None,
        is_earlier: false,
    }
}

fn opened(start: Start) -> State {
    match Stage::start(start) {
        Stage::Open(state) => *state,
        Stage::Choosing(choosing) => panic!("no rule: {:?}", choosing.refused),
    }
}

fn fresh() -> State {
    opened(start())
}

fn answer(path: &str, text: &str) -> Action {
    Action::Answer(path.to_owned(), text.to_owned())
}

fn after(state: &State, actions: impl IntoIterator<Item = Action>) -> State {
    actions
        .into_iter()
        .fold(state.clone(), |state, action| state.reduce(action))
}

fn net(state: &State) -> i64 {
    match &state.outcome {
        Outcome::Ready(answer) => answer.estimate.totals.net.whole(),
        other => panic!("{other:?}"),
    }
}

/// PNS III/d of 12 years, echelon IIIB, with a wife and two children, paid 4,500,000 for workload.
fn one_payslip() -> State {
    let criteria = [
        "achievement",
        "duty_station",
        "working_conditions",
        "scarcity",
        "other_objective",
    ];
    let none = criteria.map(|word| answer(&format!("$.position.criteria.{word}"), "0"));
    let state = after(
        &fresh(),
        [
            answer("$.position.class", "11"),
            answer("$.salary.byTables.grade", "III/d"),
            answer("$.salary.byTables.years", "12"),
            answer("$.salary.byTables.spouse", "yes"),
            answer("$.salary.byTables.children", "2"),
            answer("way.allowance", "IIIB"),
            answer("$.position.criteria.workload", "4.500.000"),
        ],
    );
    after(&state, none)
}

#[test]
fn a_person_who_answers_gets_the_net_of_the_worked_example() {
    let state = one_payslip();
    assert_eq!(net(&state), 4_299_751);
    let tax_status = state
        .form
        .questions()
        .find(|(_, question)| question.path == "$.taxStatus");
    let usual = tax_status.and_then(|(_, question)| question.usual.clone());
    assert_eq!(usual.as_deref(), Some("K/2"));
}

#[test]
fn before_there_is_a_class_the_page_waits_for_it() {
    let Outcome::Needs(noted) = fresh().outcome else {
        panic!("something is answered");
    };
    let asked: Vec<_> = noted.iter().map(|n| n.question.as_deref()).collect();
    assert_eq!(asked, [Some("$.position.class")]);
}

#[test]
fn a_position_of_the_pack_brings_its_class() {
    let chosen = answer("$.position.position", "kepala-seksi");
    let state = fresh().reduce(chosen);
    assert!(net(&state) > 0);
    let contradicted = state.reduce(answer("$.position.class", "8"));
    let Outcome::Wrong(noted) = &contradicted.outcome else {
        panic!("{:?}", contradicted.outcome);
    };
    let asked: Vec<_> = noted.iter().map(|n| n.question.as_deref()).collect();
    assert_eq!(asked, [Some("$.position.class")]);
    let without = contradicted.reduce(answer("$.position.position", ""));
    assert!(net(&without) < net(&state));
}

#[test]
fn too_many_days_are_wrong_where_most_of_them_are() {
    let counts = "$.attendance.counts";
    let state = after(
        &fresh(),
        [
            answer("$.position.class", "11"),
            answer("way.attendance", "counts"),
            answer(&format!("{counts}.unexcused_absence"), "30"),
            answer(&format!("{counts}.sick_leave"), "2"),
        ],
    );
    let wrong = |question: &Question| state.trouble_of(question).is_some();
    let mut questions = state.form.questions().map(|(_, question)| question);
    let wrong = questions.find(|question| wrong(question)).unwrap();
    assert_eq!(wrong.path, format!("{counts}.unexcused_absence"));
}

#[test]
fn a_change_says_how_the_net_moved() {
    let before = after(&one_payslip(), [answer("way.attendance", "counts")]);
    assert_eq!(before.moved, None);
    let later = before.reduce(Action::Count("$.attendance.counts.late_1".to_owned(), 1));
    let moved = later.moved.unwrap().whole();
    assert!(moved < 0);
    assert_eq!(net(&before) + moved, net(&later));
    let back = later.reduce(Action::Count("$.attendance.counts.late_1".to_owned(), -1));
    assert_eq!(net(&back), net(&before));
    let below = back.reduce(Action::Count("$.attendance.counts.late_1".to_owned(), -1));
    assert_eq!(below.moved, None);
}

#[test]
fn what_is_wrong_is_noted_beside_its_question_and_stays_as_typed() {
    let counted = after(&one_payslip(), [answer("way.attendance", "counts")]);
    for (path, text) in [
        ("$.position.criteria.workload", "empat juta"),
        ("$.position.criteria.workload", "5,000"),
        ("$.position.criteria.workload", "9.999.999.999.999.999"),
        ("$.attendance.counts.late_1", "-1"),
        ("$.attendance.counts.unexcused_absence", "25"),
        ("$.attendance.workingDays", "40"),
    ] {
        let state = counted.reduce(answer(path, text));
        let Outcome::Wrong(noted) = &state.outcome else {
            panic!("{path} {text}: {:?}", state.outcome);
        };
        let asked: Vec<_> = noted.iter().map(|n| n.question.as_deref()).collect();
        assert_eq!(asked, [Some(path)], "{text}");
        assert_eq!(state.draft.answer(path), Some(text));
    }
}

#[test]
fn a_month_outside_the_validity_has_no_question_but_is_told() {
    let state = one_payslip().reduce(Action::Month(Month::parse("2023-12").unwrap()));
    let Outcome::Wrong(noted) = &state.outcome else {
        panic!("{:?}", state.outcome);
    };
    assert_eq!(noted.first().map(|noted| &noted.question), Some(&None));
}

#[test]
fn december_asks_for_the_year() {
    let state = one_payslip().reduce(Action::Month(Month::parse("2024-12").unwrap()));
    assert!(
        state
            .form
            .sections
            .iter()
            .any(|section| section.key == "section.year_end")
    );
    let amounts = [
        ("grossBefore", "113.849.274"),
        ("salaryGrossBefore", "64.349.164"),
        ("withheldBefore", "1.707.739"),
        ("salaryWithheldBefore", "0"),
    ];
    let amounts = amounts.map(|(key, text)| answer(&format!("$.yearEnd.{key}"), text));
    assert!(state.answer().unwrap().is_year_presumed);
    let settled = after(&state, amounts);
    assert!(!settled.answer().unwrap().is_year_presumed);
    assert!(net(&settled) > 0);
}

#[test]
fn outside_the_rules_months_the_nearest_that_has_an_answer_is_offered() {
    let state = fresh().reduce(answer("$.position.class", "9"));
    assert_eq!(state.valid_month, None);
    let before = state.reduce(Action::Month(Month::parse("2023-11").unwrap()));
    assert_eq!(before.valid_month, Month::parse("2024-01"));
    assert_eq!(before.last_net, state.net());
    let back = before.reduce(Action::Month(before.valid_month.unwrap()));
    assert!(back.net().is_some() && back.valid_month.is_none());
}

#[test]
fn a_number_of_ones_own_replaces_the_packs_until_it_is_taken_back() {
    let asked = fresh().reduce(answer("$.position.class", "9"));
    let path = "$.basic_tpp.method.coefficient";
    let number = |text: &str| Action::Number(path.to_owned(), text.to_owned());
    let own = asked.reduce(number("0,7"));
    assert!(net(&own) > net(&asked));
    assert_eq!(net(&own.reduce(number(""))), net(&asked));
    assert!(own.reduce(number(" ")).draft.numbers.is_empty());
}

#[test]
fn a_number_that_cannot_be_used_leaves_the_last_good_rule() {
    let asked = fresh().reduce(answer("$.position.class", "9"));
    for text in ["banyak", "150"] {
        let path = "$.rating.percent.good";
        let state = asked.reduce(Action::Number(path.to_owned(), text.to_owned()));
        assert_eq!(net(&state), net(&asked));
        let places: Vec<&str> = state.bad_numbers.iter().map(Trouble::path).collect();
        assert!(places.contains(&path), "{places:?}");
    }
}

#[test]
fn a_faulty_pack_lists_its_faults_and_the_last_good_one_stays() {
    let state = one_payslip();
    let mut faulty = pack(DRAFT_2024);
    faulty.put("$.payment.parts[0].weight", Value::from("70"));
    faulty.put("$.status", Value::from("sah"));
    let brought = state.reduce(Action::Own("salah.json".to_owned(), Ok(faulty.into())));
    let refused = brought.refused.as_ref().unwrap();
    assert_eq!(refused.name, "salah.json");
    assert!(refused.faults.iter().any(|fault| fault.path == "$.status"));
    assert_eq!(net(&brought), net(&state));
    assert_eq!(brought.reduce(Action::Dismiss).refused, None);
    for other in [Value::Null, Value::Object(Vec::new())] {
        let brought = state.reduce(Action::Own("lain.json".to_owned(), Ok(other.into())));
        assert!(!brought.refused.unwrap().faults.is_empty());
    }
}

#[test]
fn a_good_pack_is_taken_into_use() {
    let mut own = pack(DRAFT_2024);
    own.put("$.id", Value::from("punya-saya"));
    let state = one_payslip().reduce(Action::Own("punya.json".to_owned(), Ok(own.into())));
    assert_eq!(state.regulation_id(), "file:punya-saya");
    assert_eq!(state.chosen.origin, Origin::File);
    assert_eq!(net(&state), 4_299_751);
}

#[test]
fn another_regulation_asks_anew_and_forgets_nothing() {
    let state = one_payslip();
    let other = state.reduce(Action::Regulation("kukar-2023".to_owned()));
    assert_eq!(other.regulation_id(), "kukar-2023");
    assert_eq!(other.draft, state.draft);
    let back = other.reduce(Action::Regulation(DRAFT_2024.to_owned()));
    assert_eq!(net(&back), net(&state));
}

#[test]
fn what_was_erased_can_be_brought_back_until_something_new_is_typed() {
    let state = one_payslip();
    let erased = state.reduce(Action::Erase);
    assert!(erased.draft.is_empty());
    assert!(matches!(erased.outcome, Outcome::Needs(_)));
    assert_eq!(net(&erased.reduce(Action::Unerase)), 4_299_751);
    let typed = erased.reduce(answer("$.position.class", "9"));
    assert_eq!(typed.erased, None);
}

#[test]
fn a_visit_begins_where_the_last_one_ended() {
    let before = one_payslip();
    let again = |state: &State, regulation: Option<&str>| {
        opened(Start {
            today: Month::parse("2026-11").unwrap(),
            regulation: regulation.map(|id| Wanted::Id(id.to_owned())),
            kept: Some(store::read(&state.kept())),
            ..start()
        })
    };
    assert_eq!(net(&again(&before, None)), 4_299_751);
    let chosen = before.reduce(Action::Regulation("kukar-2023".to_owned()));
    let state = again(&chosen, Some(DRAFT_2024));
    assert_eq!(state.regulation_id(), "kukar-2023");
    assert_eq!(state.draft, before.draft);
}

#[test]
fn the_language_is_the_one_wanted_then_the_one_kept() {
    let english = fresh().reduce(Action::Language(Language::En));
    let spoken = |kept: Option<&State>, language| {
        let kept = kept.map(|state| store::read(&state.kept()));
        opened(Start {
            language,
            kept,
            ..start()
        })
        .language
    };
    assert_eq!(spoken(None, None), Language::Id);
    assert_eq!(spoken(Some(&english), None), Language::En);
    assert_eq!(spoken(Some(&english), Some(Language::Id)), Language::Id);
}

#[test]
fn a_pack_from_a_file_outlives_the_visit_and_erasing_what_was_typed() {
    let mut own = pack("kukar-2023");
    own.put("$.id", Value::from("punya-sendiri"));
    let state = fresh().reduce(Action::Own("punya.json".to_owned(), Ok(own.clone().into())));
    let again = |state: &State| {
        opened(Start {
            kept: Some(store::read(&state.kept())),
            ..start()
        })
    };
    let visited = again(&state);
    assert_eq!(visited.regulation_id(), "file:punya-sendiri");
    assert_eq!(visited.notice, None);
    let mended = visited.reduce(Action::Own("punya.json".to_owned(), Ok(own.into())));
    assert_eq!(mended.draft.packs.len(), 1);
    let erased = mended.reduce(Action::Erase);
    assert_eq!(again(&erased).regulation_id(), "file:punya-sendiri");

    let mut bad = state.clone();
    bad.draft.packs.push(Value::from("no pack"));
    assert_eq!(again(&bad).notice, Some(Notice::StoreBroken));
    assert_eq!(again(&bad).regulation_id(), "file:punya-sendiri");
    let refused = fresh().reduce(Action::Own("salah.json".to_owned(), Ok(Value::Null.into())));
    assert!(refused.draft.packs.is_empty());
}

#[test]
fn the_surrounding_page_chooses_an_agency_and_the_person_another() {
    let agency = |state: &State| {
        let questions = || state.form.questions().map(|(_, question)| question);
        let question = questions().find(|question| question.path == "$.position.agency");
        question.and_then(|question| question.answer(&state.draft).map(str::to_owned))
    };
    let state = fresh().reduce(Action::Unit(Some("inspektorat".to_owned())));
    assert_eq!(agency(&state).as_deref(), Some("inspektorat"));
    let own = state.reduce(answer("$.position.agency", "dinas-sosial"));
    assert_eq!(agency(&own).as_deref(), Some("dinas-sosial"));
    let unknown = fresh().reduce(Action::Unit(Some("tidak-ada".to_owned())));
    assert_eq!(agency(&unknown), None);
}

#[test]
fn every_number_of_an_open_section_can_be_named() {
    let state = fresh();
    for section in [
        "$.basic_tpp",
        "$.criteria.workload",
        "$.attendance",
        "$.rating",
    ] {
        let found = numbers::of_section(&state.chosen.pack, section);
        assert!(!found.is_empty(), "{section}");
        assert!(
            found
                .iter()
                .all(|number| !number.path.contains("provision"))
        );
    }
}

#[test]
fn the_situations_that_are_not_open_stay_as_they_were() {
    let document: Value = serde_json::from_str(
        r#"{"format":2,"language":"id","open":1,"situations":[
            {"name":"Pindah","regulation":"kukar-2023","month":"2023-05",
             "answers":{"$.position.class":"9"},"numbers":{}},
            {"name":"Sekarang","regulation":"kukar-2024-rancangan","month":"2024-03",
             "answers":{"$.position.class":"7"},"numbers":{}}],"packs":[]}"#,
    )
    .unwrap();
    let state = opened(Start {
        kept: Some(store::read(&document)),
        ..start()
    });
    assert_eq!(state.kept(), document);
    let changed = state.reduce(answer("$.position.class", "8")).kept();
    assert_eq!(
        changed.at("$.situations[0]"),
        document.at("$.situations[0]")
    );
    let class = changed.at("$.situations[1].answers").unwrap();
    assert_eq!(class.entry("$.position.class"), &Value::from("8"));
}

#[test]
fn what_was_kept_is_said_to_be_there_again_until_something_is_typed_or_erased() {
    let before = one_payslip();
    let again = |kept: Value| {
        opened(Start {
            kept: Some(store::read(&kept)),
            is_earlier: true,
            ..start()
        })
    };
    let state = again(before.kept());
    assert_eq!(state.notice, Some(Notice::Restored));
    let typed = state.reduce(answer("$.position.class", "8"));
    assert_eq!(typed.notice, None);
    let erased = state.reduce(Action::Erase);
    assert_eq!(erased.notice, None);
    assert_eq!(net(&erased.reduce(Action::Unerase)), net(&state));
    assert_eq!(
        again(opened(start()).kept()).notice,
        None,
        "nothing was typed"
    );
}

#[test]
fn what_the_calendar_fills_in_is_undone_in_one_step() {
    let before = one_payslip();
    let filled = before.reduce(Action::FillFromCalendar(Filled {
        kept: r#"{"week":"five_days","days":[]}"#.to_owned(),
        counts: vec![
            ("late_1".to_owned(), 0),
            ("unexcused_absence".to_owned(), 3),
        ],
        working_days: 18,
    }));
    assert!(net(&filled) < net(&before));
    let questions = || filled.form.questions().map(|(_, question)| question);
    let from_calendar = questions().filter(|question| filled.is_from_calendar(question));
    assert_eq!(from_calendar.count(), 3, "two counts and the working days");
    assert!(filled.marked_days().is_some());
    let undone = filled.reduce(Action::Untry);
    assert_eq!(undone.kept(), before.kept());
    let again = opened(Start {
        kept: Some(store::read(&filled.kept())),
        ..start()
    });
    assert_eq!(again.marked_days(), filled.marked_days());
}

#[test]
fn a_result_from_the_officers_page_is_taken_back_here_and_all_else_stays() {
    let before = one_payslip();
    let mut kept = before.open_situation(None);
    let taken = Taken {
        result: "poor".to_owned(),
        regulation_before: kept.regulation.clone(),
        month_before: kept.month,
        ..Taken::default()
    };
    kept.answers.insert(TAKEN.to_owned(), taken.write());
    kept.answers
        .insert(ORGANISATION.to_owned(), "poor".to_owned());
    let mut state = before.clone();
    state.draft.answers = kept.answers;
    let state = state.reduce(answer("$.attendance.counts.late_1", "1"));
    assert_eq!(state.taken(), Some(taken));
    let back = state.reduce(Action::Untake);
    assert_eq!(back.taken(), None);
    let expected = before.reduce(answer("$.attendance.counts.late_1", "1"));
    assert_eq!(back.kept(), expected.kept());
    let by_hand = state.reduce(answer(ORGANISATION, "good"));
    assert_eq!(by_hand.taken(), None, "it is another by now");
}

#[test]
fn the_year_pays_thr_and_the_thirteenth_month_in_their_months() {
    let state = one_payslip().reduce(Action::Month(Month::parse("2026-11").unwrap()));
    let around = state.year().unwrap().as_ref().unwrap();
    let paid = |number: u8| {
        let mut months = around.year.months.iter();
        let month = months.find(|month| month.month.number() == number).unwrap();
        let extras = month.extras.iter().filter_map(|extra| extra.id.as_ref());
        extras.map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(paid(3), ["thr_2026"]);
    assert_eq!(paid(6), ["thirteenth_2026"]);
    assert!(paid(11).is_empty());
    let net = |number: u8| {
        around
            .year
            .months
            .get(usize::from(number) - 1)
            .unwrap()
            .totals
            .net
    };
    assert!(net(3) > net(4));
}

#[test]
fn back_pay_is_asked_month_by_month_and_comes_to_what_one_sum_does() {
    let state = one_payslip();
    let sum = state.reduce(answer("$.backPay.sum", "500.000"));
    let months = state.reduce(answer("way.back_pay_months", "2"));
    let asked = |path: &str| {
        let mut questions = months.form.questions();
        let found = questions.find(|(_, question)| question.path == path);
        found.and_then(|(_, question)| question.usual.clone())
    };
    let usual = ["$.backPay.months[0].month", "$.backPay.months[1].month"].map(asked);
    assert_eq!(
        usual,
        ["2024-01", "2024-02"].map(|month| Some(month.to_owned()))
    );
    let months = after(
        &months,
        [
            answer("$.backPay.months[0].paid", "4.000.000"),
            answer("$.backPay.months[0].due", "4.200.000"),
            answer("$.backPay.months[1].paid", "4.100.000"),
            answer("$.backPay.months[1].due", "4.400.000"),
        ],
    );
    assert_eq!(net(&months), net(&sum));
    assert_ne!(net(&sum), net(&state));
}
