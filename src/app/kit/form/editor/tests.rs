use super::*;
use crate::document::json::parse;
use crate::document::written;

/// The editor of a shipped pack.
fn editor(pack: &str) -> Editor {
    let read = |path: &str| {
        let path = format!("{}/web/{path}.json", env!("CARGO_MANIFEST_DIR"));
        parse(&std::fs::read_to_string(path).unwrap())
            .unwrap()
            .value
    };
    let schema = Rc::new(read("schema/regional"));
    Editor::new(schema, read(&format!("regulations/{pack}")))
}

fn at<'e>(editor: &'e Editor, path: &str) -> &'e Value {
    editor.document().at(path).unwrap_or(&Value::Absent)
}

fn type_in(editor: &mut Editor, path: &str, text: &str) {
    for end in (1..=text.len()).filter(|end| text.is_char_boundary(*end)) {
        editor.apply(Act::Type(
            path.to_owned(),
            text.get(..end).unwrap().to_owned(),
        ));
    }
}

#[test]
fn a_number_is_typed_as_people_do_and_taken_back_at_once() {
    let mut editor = editor("seruyan-2023");
    let before = editor.document().clone();
    let path = "$.payment.parts[0].weight";
    type_in(&mut editor, path, "62,5");
    assert_eq!(at(&editor, path), &Value::from("62.5"));
    assert_eq!(editor.typed(path), Some("62,5"));
    editor.apply(Act::Undo);
    assert_eq!(editor.document(), &before);
    editor.apply(Act::Redo);
    assert_eq!(at(&editor, path), &Value::from("62.5"));
}

#[test]
fn what_is_no_number_is_kept() {
    let mut editor = editor("seruyan-2023");
    type_in(&mut editor, "$.attendance.cap", "banyak");
    assert_eq!(at(&editor, "$.attendance.cap"), &Value::from("banyak"));
}

#[test]
fn a_new_key_stands_where_the_schema_has_it_and_a_blank_takes_it_out() {
    let mut editor = editor("seruyan-2023");
    let before = editor.document().clone();
    type_in(&mut editor, "$.region.code", "62.07");
    assert_eq!(
        written(at(&editor, "$.region")).trim(),
        r#"{ "code": "62.07", "name": "Kabupaten Seruyan", "short": "Seruyan" }"#
    );
    editor.apply(Act::Undo);
    assert_eq!(editor.document(), &before);
    type_in(&mut editor, "$.basic_tpp.provision.note", "x");
    editor.apply(Act::Type(
        "$.basic_tpp.provision.note".to_owned(),
        String::new(),
    ));
    assert_eq!(at(&editor, "$.basic_tpp.provision.note"), &Value::Absent);
}

#[test]
fn parts_that_are_missing_are_made_as_they_are_filled_in() {
    let mut editor = editor("seruyan-2023");
    editor.apply(Act::Add("$.ability_factor".to_owned()));
    assert_eq!(editor.going_to.as_deref(), Some("$.ability_factor"));
    editor.apply(Act::Choose(
        "$.ability_factor.provision.confidence".to_owned(),
        "assumed".to_owned(),
    ));
    type_in(&mut editor, "$.ability_factor.default", "0,87");
    assert_eq!(
        written(at(&editor, "$.ability_factor")).trim(),
        r#"{ "provision": { "confidence": "assumed" }, "default": "0.87" }"#
    );
}

#[test]
fn entries_are_added_moved_and_taken_out() {
    let mut editor = editor("seruyan-2023");
    let list = "$.attendance.deductions";
    let ids = |editor: &Editor| match at(editor, list) {
        Value::List(items) => items.iter().map(|item| item.entry("id").clone()).collect(),
        _ => Vec::new(),
    };
    let before: Vec<Value> = ids(&editor);
    editor.apply(Act::Toggle(format!("{list}[1]")));
    editor.apply(Act::Move(format!("{list}[0]"), true));
    assert_eq!(
        editor.going_to.as_deref(),
        Some("$.attendance.deductions[1]")
    );
    assert!(
        !editor.is_open("$.attendance.deductions[1]"),
        "another entry stands there now"
    );
    assert_eq!(ids(&editor).first(), before.get(1));
    assert!(
        !editor.apply(Act::Move(format!("{list}[0]"), false)),
        "there is none above"
    );
    editor.apply(Act::Take(format!("{list}[1]")));
    assert_eq!(ids(&editor).len(), before.len() - 1);
    editor.apply(Act::Add(list.to_owned()));
    assert_eq!(ids(&editor).last(), Some(&Value::Absent));
    for _ in 0..3 {
        editor.apply(Act::Undo);
    }
    assert_eq!(ids(&editor), before);
}

#[test]
fn rows_have_keys_of_their_own() {
    let mut editor = editor("kukar-2023");
    let table = "$.activity.credited_minutes";
    editor.apply(Act::Add("$.activity".to_owned()));
    editor.apply(Act::Add(table.to_owned()));
    assert!(editor.apply(Act::Row(table.to_owned(), "leave".to_owned())));
    assert!(!editor.apply(Act::Row(table.to_owned(), " leave ".to_owned())));
    type_in(&mut editor, "$.activity.credited_minutes.leave", "300");
    assert!(editor.apply(Act::Rename(format!("{table}.leave"), "duty".to_owned())));
    assert_eq!(written(at(&editor, table)).trim(), r#"{ "duty": 300 }"#);
    editor.apply(Act::Type(format!("{table}.duty"), String::new()));
    assert_eq!(
        written(at(&editor, table)).trim(),
        r#"{ "duty": "" }"#,
        "the row stays"
    );
}

#[test]
fn another_form_is_chosen_and_none() {
    let mut editor = editor("seruyan-2023");
    let path = "$.basic_tpp.method";
    editor.apply(Act::Form(path.to_owned(), "table".to_owned()));
    assert_eq!(written(at(&editor, path)).trim(), r#"{ "table": {} }"#);
    editor.apply(Act::Form(path.to_owned(), String::new()));
    assert_eq!(at(&editor, path), &Value::Absent);
}

#[test]
fn whoever_goes_to_a_place_finds_it_open_and_its_list_turned() {
    let mut editor = editor("kukar-2023");
    let path = "$.agencies.list[45].name";
    editor.apply(Act::GoTo(path.to_owned()));
    for open in ["$.agencies", "$.agencies.list", "$.agencies.list[45]"] {
        assert!(editor.is_open(open), "{open}");
    }
    assert_eq!(editor.turned_to("$.agencies.list"), 40);
    assert_eq!(editor.going_to.as_deref(), Some(path));
}

#[test]
fn what_is_no_object_is_not_replaced_by_the_way() {
    let mut editor = editor("seruyan-2023");
    editor.document.put("$.region", Value::from("Seruyan"));
    editor.apply(Act::Type("$.region.name".to_owned(), "x".to_owned()));
    assert_eq!(at(&editor, "$.region"), &Value::from("Seruyan"));
}

/// Every place of every pack has a shape, and every leaf stays what it is when what its field shows
/// is typed again.
#[test]
fn the_form_shows_all_of_every_pack_and_changes_nothing_by_itself() {
    let folder = format!("{}/web/regulations", env!("CARGO_MANIFEST_DIR"));
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        if path.extension().is_none_or(|kind| kind != "json") || name.starts_with("nasional") {
            continue;
        }
        let mut editor = editor(&name);
        let leaves: Vec<String> = editor
            .document()
            .leaves("$")
            .into_iter()
            .map(|(path, _)| path)
            .collect();
        for path in leaves {
            let kind = editor
                .shape()
                .path(&path)
                .unwrap_or_else(|| panic!("{name} {path}"))
                .kind();
            if let Kind::Typed(typed) = kind {
                let before = at(&editor, &path).clone();
                let text = super::super::typing::shown(typed, &before);
                editor.apply(Act::Type(path.clone(), text));
                assert_eq!(at(&editor, &path), &before, "{name} {path}");
            }
        }
    }
}
