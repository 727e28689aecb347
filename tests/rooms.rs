//! The plan of the house: which room may look into which, and that no two files know each other.
//! One crate cannot hold its own rooms apart; reading the paths its files name can.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The rooms from the ground up: a room may name those of lower floors.
const FLOORS: [&[&str]; 12] = [
    &["money", "ratio", "calendar"],
    &["document"],
    &["provision", "workbook"],
    &["regulation"],
    &["allowance", "attendance", "compliance"],
    &["simulation"],
    &["wasm"],
    &["app::kit"],
    &["app::estimate"],
    &["app::compliance"],
    &["app::workshop"],
    &["app::simulation"],
];
/// Rooms of one floor do not know each other, but for the ground.
const GROUND: usize = 0;
/// All that one page may name of another.
const EXPORTED: [(&str, &str); 2] = [
    ("app::compliance", "app::estimate::usual_case"),
    ("app::workshop", "app::estimate::person_of"),
];

/// Modules, and the paths each names from the root of its crate; what is only for tests is left
/// out.
type Modules = BTreeMap<String, BTreeSet<String>>;

fn modules(folder: &str) -> Modules {
    let mut found = Modules::new();
    read_folder(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join(folder),
        "",
        &mut found,
    );
    assert!(found.len() > 10, "hardly a module in {folder}");
    found
}

fn read_folder(folder: &Path, around: &str, found: &mut Modules) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let module = format!("{around}{name}");
        if path.is_dir() {
            read_folder(&path, &format!("{module}::"), found);
        } else if path.extension().is_some_and(|ending| ending == "rs") && name != "tests" {
            let is_folder_itself = name == "mod";
            let module = if is_folder_itself {
                around.trim_end_matches("::")
            } else {
                &module
            };
            let text = fs::read_to_string(&path).unwrap();
            found.insert(module.to_owned(), named(&text, module));
        }
    }
}

/// The paths of a text that begin with `crate::` or `super::`, in full.
fn named(text: &str, module: &str) -> BTreeSet<String> {
    let text = text.split("#[cfg(test)]\nmod tests").next().unwrap();
    let lines = text.lines().map(|line| line.split("//").next().unwrap());
    let text = lines.collect::<Vec<_>>().join("\n");
    let parent = module.rsplit_once("::").map_or("", |(parent, _)| parent);
    let mut paths = BTreeSet::new();
    for (start, root) in [("crate::", ""), ("super::", parent)] {
        for (at, _) in text.match_indices(start) {
            let inside = text[..at].ends_with("super::") || text[..at].ends_with("$");
            if !inside {
                follow(root, &text[at + start.len()..], &mut paths);
            }
        }
    }
    paths
}

/// Follows a path, or each branch of a tree of paths; returns what stands behind it.
fn follow<'t>(so_far: &str, text: &'t str, paths: &mut BTreeSet<String>) -> &'t str {
    let text = text.trim_start();
    if let Some(mut branches) = text.strip_prefix('{') {
        loop {
            branches = follow(so_far, branches, paths).trim_start();
            match branches.strip_prefix(',') {
                Some(rest) if !rest.trim_start().starts_with('}') => branches = rest,
                rest => {
                    return rest
                        .unwrap_or(branches)
                        .trim_start()
                        .trim_start_matches('}');
                }
            }
        }
    }
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_');
    let (step, rest) = text.split_at(end.unwrap_or(text.len()));
    let path = match (step, so_far) {
        ("super", so_far) => so_far
            .rsplit_once("::")
            .map_or("", |(parent, _)| parent)
            .to_owned(),
        (step, "") => step.to_owned(),
        (step, so_far) => format!("{so_far}::{step}"),
    };
    match rest.strip_prefix("::") {
        Some(rest) => follow(&path, rest, paths),
        None => {
            paths.insert(path);
            rest
        }
    }
}

/// The floor and the room that a path leads into; none for the crate's root and its macros.
fn room_of(path: &str) -> Option<(usize, &'static str)> {
    let is_in = |room: &str| {
        let rest = path.strip_prefix(room);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
    };
    let floors = FLOORS.iter().enumerate();
    let mut rooms = floors.flat_map(|(floor, rooms)| rooms.iter().map(move |room| (floor, *room)));
    rooms.find(|(_, room)| is_in(room))
}

#[test]
fn a_room_looks_only_into_rooms_below_it() {
    let mut wrong = Vec::new();
    for (module, paths) in modules("src") {
        let Some((floor, room)) = room_of(&module) else {
            assert!(
                ["lib", "app"].contains(&&*module),
                "{module} stands in no room"
            );
            continue;
        };
        for path in paths {
            let Some((other_floor, other)) = room_of(&path) else {
                continue;
            };
            let is_page = |room: &str| room.starts_with("app::") && room != "app::kit";
            let is_exported = EXPORTED.contains(&(room, &path));
            let may = other == room
                || other_floor < floor && (!is_page(other) || is_exported)
                || other_floor == GROUND && floor == GROUND;
            if !may {
                wrong.push(format!("{module} names {path}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_files_know_each_other_in_a_circle() {
    for folder in ["src", "xtask/src"] {
        let found = modules(folder);
        let file_of = |path: &str| {
            let mut path = path.to_owned();
            while !found.contains_key(&path) {
                path.truncate(path.rfind("::")?);
            }
            Some(path)
        };
        // What a module takes from the one around it or from one inside it is no circle.
        let apart = |one: &str, other: &str| {
            let is_inside = |one: &str, other: &str| one.starts_with(&format!("{other}::"));
            one != other && !is_inside(one, other) && !is_inside(other, one)
        };
        let mut arrows: BTreeMap<&String, BTreeSet<String>> = BTreeMap::new();
        for (module, paths) in &found {
            let files = paths.iter().filter_map(|path| file_of(path));
            arrows.insert(module, files.filter(|file| apart(module, file)).collect());
        }
        // Whoever knows nobody that is left, or is known by nobody, is in no circle.
        loop {
            let left = arrows.len();
            let files: BTreeSet<String> = arrows.keys().map(|file| (*file).clone()).collect();
            let known: BTreeSet<String> = arrows.values().flatten().cloned().collect();
            arrows.retain(|_, others| others.iter().any(|other| files.contains(other)));
            arrows.retain(|file, _| known.contains(*file));
            for others in arrows.values_mut() {
                others.retain(|other| files.contains(other));
            }
            if arrows.len() == left {
                break;
            }
        }
        assert!(arrows.is_empty(), "a circle among {arrows:#?}");
    }
}
