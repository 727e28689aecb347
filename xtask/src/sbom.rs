//! What the programs in `dist/` and `pkg/` are made of, as a CycloneDX list: every library that is
//! linked into a wasm, with its version, licence and the hash that the lock file holds it to.

use crate::commit;
use crate::machine::WASM;
use crate::shell::{self, cargo, root};
use anyhow::{Context, Result};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// Beside `dist/`, since nobody who reads the page needs it.
const FILE: &str = "sbom.cdx.json";
/// Every program that ships.
const PROGRAMS: &str = "app,officer,attendance,batch,face,scores,spreadsheet";

/// Writes the list.
pub fn write() -> Result<usize> {
    let metadata = shell::output(&mut cargo(&[
        "metadata",
        "--locked",
        "--format-version=1",
        "--filter-platform",
        WASM,
        "--features",
        PROGRAMS,
    ]))?;
    let metadata: Value = serde_json::from_str(&metadata)?;
    let hashes = hashes(&fs::read_to_string(root().join("Cargo.lock"))?);
    let linked = linked(&metadata)?;
    let packages = metadata["packages"].as_array().into_iter().flatten();
    let mut components: Vec<Value> = packages
        .filter(|package| linked.contains(text(&package["id"])))
        .filter(|package| !package["source"].is_null())
        .map(|package| component(package, &hashes))
        .collect();
    components.sort_by_key(|component| component["purl"].to_string());
    let count = components.len();
    let list = json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": { "component": ourselves() },
        "components": components,
    });
    let text = serde_json::to_string_pretty(&list)? + "\n";
    fs::write(root().join(FILE), text)?;
    Ok(count)
}

/// Writes it, and asks cargo-deny about licences, sources and advisories where it is installed.
pub fn check() -> Result<()> {
    println!("   {} libraries, in {FILE}", write()?);
    if shell::output(&mut cargo(&["deny", "--version"])).is_err() {
        println!("   SKIPPED: cargo deny is not installed (cargo install cargo-deny --locked)");
        return Ok(());
    }
    shell::run(&mut cargo(&[
        "deny", "--locked", "check", "bans", "licenses", "sources",
    ]))
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// The project, at the commit it is built from where that is known.
fn ourselves() -> Value {
    let mut own = json!({
        "type": "application",
        "name": "kalkulator-tpp",
        "version": env!("CARGO_PKG_VERSION"),
        "licenses": [{ "expression": "Apache-2.0" }],
    });
    if let (Some(commit), Some(own)) = (commit::current(), own.as_object_mut()) {
        let commits = json!({ "commits": [{ "uid": commit }] });
        own.insert("pedigree".to_owned(), commits);
    }
    own
}

fn component(package: &Value, hashes: &BTreeMap<String, String>) -> Value {
    let (name, version) = (text(&package["name"]), text(&package["version"]));
    let mut component = Map::new();
    let licence = text(&package["license"]).replace('/', " OR ");
    component.insert("type".into(), "library".into());
    component.insert("name".into(), name.into());
    component.insert("version".into(), version.into());
    component.insert("purl".into(), format!("pkg:cargo/{name}@{version}").into());
    component.insert("licenses".into(), json!([{ "expression": licence }]));
    if let Some(hash) = hashes.get(&format!("{name} {version}")) {
        component.insert(
            "hashes".into(),
            json!([{ "alg": "SHA-256", "content": hash }]),
        );
    }
    component.into()
}

/// The ids of what is linked: everything reached from our library, build scripts and tests aside.
fn linked(metadata: &Value) -> Result<BTreeSet<&str>> {
    let nodes = metadata["resolve"]["nodes"].as_array();
    let nodes: BTreeMap<&str, &Value> = nodes
        .into_iter()
        .flatten()
        .map(|node| (text(&node["id"]), &node["deps"]))
        .collect();
    let root = text(&metadata["resolve"]["root"]);
    let mut open = vec![root];
    let mut found = BTreeSet::new();
    while let Some(id) = open.pop() {
        if !found.insert(id) {
            continue;
        }
        let needs = nodes
            .get(id)
            .with_context(|| format!("no {id} in the metadata"))?;
        for need in needs.as_array().into_iter().flatten() {
            let mut kinds = need["dep_kinds"].as_array().into_iter().flatten();
            if kinds.any(|kind| kind["kind"].is_null()) {
                open.push(text(&need["pkg"]));
            }
        }
    }
    Ok(found)
}

/// The hash of each package, by its name and version.
fn hashes(lock: &str) -> BTreeMap<String, String> {
    let of = |entry: &str, key: &str| {
        let line = entry.lines().find_map(|line| line.strip_prefix(key));
        line.map(|value| value.trim_matches(['"', ' ', '=']).to_owned())
    };
    lock.split("[[package]]")
        .filter_map(|entry| {
            let key = format!("{} {}", of(entry, "name")?, of(entry, "version")?);
            Some((key, of(entry, "checksum")?))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_gives_the_hash_of_each_package() {
        let lock = "[[package]]\nname = \"a\"\nversion = \"1.0\"\nchecksum = \"ff\"\n\n[[package]]\nname = \"own\"\nversion = \"2\"\n";
        let expected = BTreeMap::from([("a 1.0".to_owned(), "ff".to_owned())]);
        assert_eq!(hashes(lock), expected);
    }

    #[test]
    fn build_scripts_and_tests_are_not_linked() {
        let need = |id: &str, kind: Value| json!({ "pkg": id, "dep_kinds": [{ "kind": kind }] });
        let metadata = json!({ "resolve": { "root": "own", "nodes": [
            { "id": "own", "deps": [need("a", Value::Null), need("b", "dev".into()), need("c", "build".into())] },
            { "id": "a", "deps": [need("d", Value::Null)] },
            { "id": "d", "deps": [] },
        ] } });
        let linked = linked(&metadata).unwrap();
        assert_eq!(linked.into_iter().collect::<Vec<_>>(), ["a", "d", "own"]);
    }
}
