use super::*;
use crate::app::estimate::fixture::{DRAFT, pack};
use crate::app::kit::store;
use crate::document::Reason;

impl Stage {
    /// The same after an action; the one before stays to be compared with.
    fn reduce(&self, action: Action) -> Self {
        let mut next = self.clone();
        next.apply(action);
        next
    }
}

const OTHERS: [&str; 3] = ["jambi", "kepahiang", "kukar-2023"];

/// The rules of several regions, some of them in force; nothing named.
fn start() -> Start {
    let mut packs = vec![pack("nasional-2024"), pack(DRAFT)];
    packs.extend(OTHERS.map(pack));
    Start {
        library: Rc::new(Library::of(packs)),
        language: None,
        regulation: None,
        fallback: None,
        today: Month::parse("2024-03").unwrap(),
        unit: None,
        kept: None,
        is_earlier: false,
    }
}

fn id(id: &str) -> Option<Wanted> {
    Some(Wanted::Id(id.to_owned()))
}

fn brought(pack: Value, origin: Origin) -> Option<Wanted> {
    let name = "paket.json".to_owned();
    let pack = Ok(pack.into());
    Some(Wanted::Pack { name, pack, origin })
}

fn kept(regulation: &str) -> Start {
    let text = r#"{"format":2,"language":"en","open":1,"situations":[{"name":"Plt"},
        {"regulation":"?","month":"2024-03","answers":{"$.position.class":"9"}}]}"#;
    let document = serde_json::from_str(&text.replace('?', regulation)).unwrap();
    Start {
        kept: Some(store::read(&document)),
        ..start()
    }
}

fn choosing(stage: Stage) -> Choosing {
    match stage {
        Stage::Choosing(choosing) => choosing,
        Stage::Open(state) => panic!("{} is in use", state.regulation_id()),
    }
}

fn open(stage: Stage) -> State {
    match stage {
        Stage::Open(state) => *state,
        Stage::Choosing(choosing) => panic!("no rule: {:?}", choosing.refused),
    }
}

/// What is no rule of a region, whatever it calls itself.
fn odd() -> Vec<Value> {
    let mut faulty = pack("jambi");
    faulty.put("$.payment", Value::from("100"));
    vec![
        Value::Null,
        Value::Whole(5),
        Value::Bool(true),
        Value::from("kukar-2023"),
        Value::List(vec![pack("jambi")]),
        Value::Object(Vec::new()),
        pack("nasional-2024"),
        faulty,
    ]
}

#[test]
fn with_no_rule_named_none_is_in_use_and_the_person_chooses() {
    let stage = Stage::start(start());
    assert!(choosing(stage.clone()).refused.is_none());
    let state = open(stage.reduce(Action::Regulation(DRAFT.to_owned())));
    assert_eq!((state.regulation_id(), state.notice), (DRAFT, None));
}

#[test]
fn before_there_is_a_rule_nothing_is_computed_and_nothing_lost() {
    let typed = Stage::start(Start {
        regulation: id("tidak-ada"),
        ..kept("tidak-ada-lagi")
    });
    let before = choosing(typed.clone());
    let text = serde_json::to_string(&typed.kept()).unwrap();
    assert!(text.contains("Plt") && text.contains(r#""$.position.class":"9""#));
    assert_eq!(before.draft.answer("$.position.class"), Some("9"));
    assert_eq!(before.notice, Some(Notice::RegulationGone));
    for action in [
        Action::Answer("$.position.class".to_owned(), "11".to_owned()),
        Action::Number("$.a".to_owned(), "1".to_owned()),
        Action::Count("$.a".to_owned(), 1),
        Action::Erase,
        Action::Unerase,
        Action::Remove,
        Action::Dismiss,
    ] {
        let after = choosing(typed.reduce(action));
        assert_eq!(after.draft, before.draft);
    }
    let english = typed.reduce(Action::Language(Language::En));
    let state = open(english.reduce(Action::Regulation(DRAFT.to_owned())));
    assert_eq!(state.language, Language::En);
    assert!(state.net().is_some());
}

#[test]
fn a_rule_that_is_not_here_or_no_rule_at_all_lets_the_person_choose() {
    for name in [
        "kukar-2024",
        "",
        " kukar-2023",
        "KUKAR-2023",
        "file:kukar-2023",
    ] {
        let refused = choosing(Stage::start(Start {
            regulation: id(name),
            ..start()
        }))
        .refused
        .unwrap();
        assert_eq!(refused.name, name);
    }
    for pack in odd() {
        for origin in Origin::ALL {
            let stage = Stage::start(Start {
                regulation: brought(pack.clone(), origin),
                ..start()
            });
            assert!(!choosing(stage).refused.unwrap().faults.is_empty());
        }
    }
}

#[test]
fn the_administrators_own_rule_stands_in_and_that_is_told() {
    let fallback = || Some(DRAFT.to_owned());
    let mut wishes: Vec<Option<Wanted>> = vec![None, id("kukar-2024")];
    wishes.extend(odd().into_iter().map(|pack| brought(pack, Origin::Address)));
    for regulation in wishes {
        let state = open(Stage::start(Start {
            regulation,
            fallback: fallback(),
            ..start()
        }));
        assert_eq!(state.regulation_id(), DRAFT);
        assert_eq!(state.notice, Some(Notice::Fallback));
        let other = state.reduce(Action::Regulation("kukar-2023".to_owned()));
        assert_eq!(other.notice, None);
    }
    let nothing = Stage::start(Start {
        regulation: id("kukar-2024"),
        fallback: Some("tidak-ada".to_owned()),
        ..start()
    });
    assert_eq!(choosing(nothing).refused.unwrap().name, "tidak-ada");
}

#[test]
fn a_rule_that_can_no_longer_be_had_is_not_replaced_by_the_one_before() {
    let stage = Stage::start(Start {
        regulation: id(DRAFT),
        ..start()
    });
    let answered = stage.reduce(Action::Answer(
        "$.position.class".to_owned(),
        "9".to_owned(),
    ));
    let mut wishes = vec![None, id("kukar-2024")];
    wishes.extend(odd().into_iter().map(|pack| brought(pack, Origin::Object)));
    for wanted in wishes {
        let gone = answered.reduce(Action::Wanted(wanted.clone(), None));
        let left = choosing(gone.clone());
        assert_eq!(left.draft.answer("$.position.class"), Some("9"));
        assert_eq!(left.refused.is_some(), wanted.is_some());
        let back = open(gone.reduce(Action::Wanted(id(DRAFT), None)));
        assert!(back.net().is_some());
        assert!(back.refused.is_none());
    }
    let other = answered.reduce(Action::Wanted(id("tidak-ada"), Some("jambi".to_owned())));
    assert_eq!(open(other).notice, Some(Notice::Fallback));
}

#[test]
fn the_rule_used_last_goes_on_and_one_that_is_gone_leads_to_the_named_one_or_to_none() {
    let again = open(Stage::start(Start {
        regulation: id(DRAFT),
        ..kept("jambi")
    }));
    assert_eq!((again.regulation_id(), again.notice), ("jambi", None));
    let named = open(Stage::start(Start {
        regulation: id(DRAFT),
        ..kept("seberang")
    }));
    let gone = Some(Notice::RegulationGone);
    assert_eq!((named.regulation_id(), named.notice), (DRAFT, gone));
    assert_eq!(choosing(Stage::start(kept("seberang"))).notice, gone);
    // A pack of the surrounding page's may be the one used last.
    let mut own = pack("jambi");
    own.put("$.id", Value::from("paket-kami"));
    let state = open(Stage::start(Start {
        regulation: brought(own, Origin::Address),
        ..kept("address:paket-kami")
    }));
    assert_eq!(state.regulation_id(), "address:paket-kami");
    assert_eq!(state.notice, None);
}

#[test]
fn a_broken_store_is_told_and_no_rule_comes_of_it() {
    let stage = Stage::start(Start {
        kept: Some(store::read(&Value::Null)),
        ..start()
    });
    assert_eq!(choosing(stage).notice, Some(Notice::StoreBroken));
}

/// A pack with the id and the title of one of this site's, but other money.
fn twin() -> Value {
    let mut twin = pack(DRAFT);
    twin.put("$.status", Value::from("in_force"));
    twin.put("$.basic_tpp.method.coefficient", Value::from("0.9"));
    twin
}

#[test]
fn nobodys_pack_takes_the_place_of_this_sites() {
    for origin in [Origin::File, Origin::Address, Origin::Object] {
        let stage = Stage::start(Start {
            regulation: brought(twin(), origin),
            ..start()
        });
        let state = open(stage);
        assert_eq!(state.chosen.origin, origin);
        assert_eq!(state.regulation_id(), origin.key(DRAFT));
        let titles = state.library.entries();
        let same: Vec<Origin> = titles
            .filter(|entry| entry.key.ends_with(DRAFT))
            .map(|entry| entry.origin)
            .collect();
        assert_eq!(same, [Origin::Site, origin]);
        let shipped = state.reduce(Action::Regulation(DRAFT.to_owned()));
        assert_eq!(shipped.chosen.origin, Origin::Site);
        assert_eq!(*shipped.chosen.pack, pack(DRAFT));
    }
    let site = open(Stage::start(Start {
        regulation: brought(twin(), Origin::Site),
        ..start()
    }));
    assert_eq!(
        (site.regulation_id(), site.chosen.origin),
        (DRAFT, Origin::Site)
    );
}

#[test]
fn numbers_put_into_one_pack_are_not_those_of_its_twin() {
    let stage = Stage::start(Start {
        regulation: id(DRAFT),
        ..start()
    });
    let path = "$.basic_tpp.method.coefficient".to_owned();
    let stage = stage
        .reduce(Action::Number(path.clone(), "0,7".to_owned()))
        .reduce(Action::Own("kembar.json".to_owned(), Ok(twin().into())));
    let state = open(stage);
    assert_eq!(state.draft.numbers_of(state.regulation_id()).count(), 0);
    assert_eq!(state.draft.numbers_of(DRAFT).count(), 1);
}

#[test]
fn a_national_pack_of_the_persons_own_cannot_have_the_id_of_this_sites() {
    let stage = Stage::start(Start {
        regulation: id(DRAFT),
        ..start()
    });
    let mut national = pack("nasional-2024");
    let open_own =
        |pack: &Value| stage.reduce(Action::Own("n.json".to_owned(), Ok(pack.clone().into())));
    let refused = open(open_own(&national)).refused.unwrap();
    let [fault] = &*refused.faults else {
        panic!("{refused:?}");
    };
    assert_eq!(fault.path, "$.id");
    assert!(matches!(fault.reason, Reason::Duplicate { .. }));

    national.put("$.id", Value::from("nasional-saya"));
    let ready = open_own(&national);
    let state = open(ready.clone());
    assert_eq!(state.notice, Some(Notice::NationalBrought));
    assert_eq!(state.chosen.origin, Origin::Site);
    let mut own = pack(DRAFT);
    own.put("$.builds_on", Value::from("nasional-saya"));
    let state = open(ready.reduce(Action::Own("d.json".to_owned(), Ok(own.clone().into()))));
    assert_eq!(state.chosen.origin, Origin::File);
    // Whatever names a stranger's national pack is not this site's rule any more.
    let Stage::Open(state) = ready.reduce(Action::Wanted(brought(own, Origin::Site), None)) else {
        panic!("no rule");
    };
    assert_eq!(state.chosen.origin, Origin::File);
}

#[test]
fn a_pack_of_the_persons_own_can_be_taken_out_and_brought_again() {
    let stage = Stage::start(Start {
        regulation: id(DRAFT),
        ..start()
    });
    let own = || Action::Own("kembar.json".to_owned(), Ok(twin().into()));
    let without = stage.reduce(own()).reduce(Action::Remove);
    let left = choosing(without.clone());
    assert!(left.draft.packs.is_empty());
    assert!(left.library.has(DRAFT) && !left.library.has(&Origin::File.key(DRAFT)));
    let again = open(without.reduce(own()));
    assert_eq!(again.draft.packs.len(), 1);
}

#[test]
fn a_pack_of_the_persons_own_that_is_faulty_leaves_the_choice_open() {
    for pack in odd() {
        let stage = Stage::start(start()).reduce(Action::Own("x.json".to_owned(), Ok(pack.into())));
        assert_eq!(choosing(stage).refused.unwrap().name, "x.json");
    }
    let stage = Stage::start(start()).reduce(Action::Own("x.json".to_owned(), Ok(twin().into())));
    assert_eq!(open(stage).chosen.origin, Origin::File);
}

#[test]
fn a_file_used_before_files_had_keys_is_used_again_with_its_numbers() {
    let mut own = pack("jambi");
    own.put("$.id", Value::from("punya-saya"));
    let mut document: Value = serde_json::from_str(
        r#"{"format":1,"regulation":"punya-saya","numbers":{"punya-saya":{"$.x":"1"}}}"#,
    )
    .unwrap();
    document.put("$.packs", Value::List(vec![own]));
    let state = open(Stage::start(Start {
        kept: Some(store::read(&document)),
        ..start()
    }));
    assert_eq!(state.regulation_id(), "file:punya-saya");
    assert_eq!(state.draft.numbers_of("file:punya-saya").count(), 1);
    assert_eq!(state.notice, None);
}
