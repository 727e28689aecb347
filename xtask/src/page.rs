//! `dist/`: what a web server serves.
//!
//! Everything of one version lies in one folder named by its content, so that imports stay
//! relative and versions never mix. Beside it, at addresses that never change: the pages, the
//! service worker, the scripts that portals name, icons.

use crate::files::{self, Files};
use crate::rule::Rule;
use crate::sources::{self, Sources};
use crate::template::Templates;
use crate::{deploy, graph, integrity, minify, policy, portal, shell, worker};
use anyhow::{Context, Result, bail};
use minijinja::context;
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Builds `dist/` from `web/` and the generated files.
pub fn assemble(made: &Path, rule: &Rule) -> Result<()> {
    let sources = Sources::read(made)?;
    let version = Arc::new(sources.version(rule)?);
    let revision = digest(&version);
    let in_folder =
        |(path, contents): (&String, &Vec<u8>)| (format!("{revision}/{path}"), contents.clone());
    let mut files: Files = version.iter().map(in_folder).collect();
    print_hashes(&files, &format!("{revision}/element.js"))?;
    for name in sources.lasting()? {
        let contents = lasting(&sources, &name, &version, &revision)?;
        files.insert(name, contents);
    }
    files.extend(pages(&sources, &version, &revision, rule)?);
    let template = sources.get(sources::WORKER)?;
    files.insert(sources::WORKER.to_owned(), template.clone());
    let worker = worker::filled(template, &files, &digest(&files))?;
    files.insert(sources::WORKER.to_owned(), worker.into_bytes());
    files.extend(deploy::compressed(&files)?);
    files.extend(deploy::configurations()?);
    write(&files)
}

/// Says the hashes for the snippet that names one version: the element, and all it imports.
fn print_hashes(files: &Files, element: &str) -> Result<()> {
    for path in graph::imports(files, element)? {
        println!("{path} {}", integrity::of(files, &path)?);
    }
    Ok(())
}

/// A file at an address that never changes. What a script imports before it runs is written into
/// it; what it imports later is in the folder of the version.
fn lasting(sources: &Sources, name: &str, version: &Arc<Files>, revision: &str) -> Result<Vec<u8>> {
    if !name.ends_with(".js") {
        return sources.get(name).cloned();
    }
    let in_version = |path: &str| path.replace("./", &format!("./{revision}/"));
    let script = graph::with_imports(&sources.whole(name)?, in_version);
    let files = version.clone();
    let templates = Templates::including(&Files::new())?
        .calling("hashes", move |script| integrity::of_all(&files, script));
    let filled = templates.fill(name, script.as_bytes(), context! { revision => revision })?;
    minify::script(&filled).map(String::into_bytes)
}

/// The pages by their addresses.
fn pages(sources: &Sources, version: &Arc<Files>, revision: &str, rule: &Rule) -> Result<Files> {
    let mut pages = Files::new();
    for (name, text) in &sources.pages {
        for (language, address) in portal::languages(name) {
            let values = context! {
                revision => revision,
                language => language,
                policy => policy::PAGE,
                regulation => rule.value(),
            };
            let html = calls(sources, version, revision, language)?.fill(name, text, values)?;
            pages.insert(address.to_owned(), html.into_bytes());
        }
    }
    Ok(pages)
}

/// What pages may call: hashes, lines that fetch and check what a script imports, the source of a
/// script, and what the page for portals asks for.
fn calls(
    sources: &Sources,
    version: &Arc<Files>,
    revision: &str,
    language: &str,
) -> Result<Templates> {
    let files = version.clone();
    let integrity = move |name: &str| integrity::of(&files, name);
    let (files, folder) = (version.clone(), revision.to_owned());
    let preloads = move |script: &str| preloads(&files, &folder, script);
    let scripts = sources.scripts()?;
    let source = move |name: &str| Ok(portal::escape(scripts.get(name).context("no such file")?));
    let templates = Templates::including(&sources.pieces)?
        .calling("integrity", integrity)
        .calling("preloads", preloads)
        .calling("source", source);
    portal::calls(templates, language, version, revision)
}

/// The lines that have a browser fetch and check at once all that a script imports, and the others
/// that it is named with.
fn preloads(version: &Files, revision: &str, scripts: &str) -> Result<String> {
    let imports = graph::imports(version, scripts)?;
    let line = |name: &String| {
        let hash = integrity::short_hash(version.get(name).context("no such file")?);
        Ok(format!(
            "<link rel=\"modulepreload\" href=\"{revision}/{name}\" integrity=\"{hash}\">"
        ))
    };
    let lines: Result<Vec<String>> = imports.iter().skip(1).map(line).collect();
    Ok(lines?.join("\n"))
}

/// A short name for the contents of files.
fn digest(files: &Files) -> String {
    let mut hash = Sha256::new();
    for (path, contents) in files {
        hash.update(path);
        hash.update([0]);
        hash.update(Sha256::digest(contents));
    }
    let bytes = hash.finalize();
    bytes.iter().take(6).map(|b| format!("{b:02x}")).collect()
}

/// Writes the files beside `dist/` and then puts them in its place.
fn write(files: &Files) -> Result<()> {
    let dist = shell::root().join("dist");
    let fresh = shell::root().join("dist.new");
    files::clear(&fresh)?;
    for (path, contents) in files {
        let place = fresh.join(path);
        fs::create_dir_all(place.parent().unwrap_or(&fresh))?;
        fs::write(place, contents)?;
    }
    files::clear(&dist)?;
    Ok(fs::rename(&fresh, &dist)?)
}

/// The folder of the version that `dist/` holds.
pub fn version_folder() -> Result<PathBuf> {
    let dist = shell::root().join("dist");
    for entry in fs::read_dir(&dist)? {
        let entry = entry?;
        if is_revision(&entry.file_name().to_string_lossy()) {
            return Ok(entry.path());
        }
    }
    bail!("nothing is built: cargo xtask build")
}

/// Whether a folder has the name of a version, and so never changes.
pub fn is_revision(name: &str) -> bool {
    name.len() == 12 && name.bytes().all(|byte| byte.is_ascii_hexdigit())
}
