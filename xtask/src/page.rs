//! `dist/`: what a web server serves.
//!
//! Everything of one version lies in one folder named by its content, so that imports stay
//! relative and versions never mix. Beside it, at addresses that never change: the pages, the
//! service worker, icons.

use crate::shell;
use anyhow::{Context, Result, ensure};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Paths inside `dist/`, with `/` between folders, and contents.
type Files = BTreeMap<String, Vec<u8>>;

const WORKER: &str = "sw.js";

/// Builds `dist/` from `web/` and the generated files.
pub fn assemble(generated: &Path) -> Result<()> {
    let web = shell::root().join("web");
    let mut lasting = flat(&web)?;
    let mut version = tree(generated)?;
    version.retain(|path, _| !path.ends_with(".d.ts"));
    for (path, contents) in std::mem::take(&mut lasting) {
        if path != WORKER && (path.ends_with(".js") || path.ends_with(".css")) {
            version.insert(path, contents);
        } else {
            lasting.insert(path, contents);
        }
    }
    let worker = lasting.remove(WORKER).context("web/sw.js is missing")?;

    let revision = digest(&version);
    let mut files: Files = version
        .into_iter()
        .map(|(path, contents)| (format!("{revision}/{path}"), contents))
        .collect();
    for (path, contents) in lasting {
        let contents = if path.ends_with(".html") {
            name_revision(&path, contents, &revision, &files)?
        } else {
            contents
        };
        files.insert(path, contents);
    }
    files.insert(WORKER.to_owned(), service_worker(worker, &files)?);
    write(&files)
}

/// The files lying in a folder itself.
fn flat(folder: &Path) -> Result<Files> {
    let mut files = Files::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            let name = entry.file_name().to_string_lossy().into_owned();
            files.insert(name, fs::read(entry.path())?);
        }
    }
    Ok(files)
}

/// The files of a folder and of the folders in it.
pub fn tree(folder: &Path) -> Result<Files> {
    let mut files = flat(folder)?;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            let name = entry.file_name().to_string_lossy().into_owned();
            let inner = tree(&entry.path())?.into_iter();
            files.extend(inner.map(|(path, contents)| (format!("{name}/{path}"), contents)));
        }
    }
    Ok(files)
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

/// Puts the revision into a page, and sees that every file the page names is there.
fn name_revision(page: &str, html: Vec<u8>, revision: &str, files: &Files) -> Result<Vec<u8>> {
    let html = String::from_utf8(html)?.replace("__REVISION__", revision);
    for named in references(&html).filter(|path| path.starts_with(revision)) {
        ensure!(
            files.contains_key(named),
            "web/{page} names {named}, which is not there"
        );
    }
    Ok(html.into_bytes())
}

/// The relative addresses in the `href` and `src` of a page.
pub fn references(html: &str) -> impl Iterator<Item = &str> {
    html.split(" href=\"")
        .flat_map(|part| part.split(" src=\""))
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .filter(|address| !address.contains(':') && !address.starts_with('#'))
}

/// The service worker with the files of this version and a name for the whole of it.
fn service_worker(template: Vec<u8>, files: &Files) -> Result<Vec<u8>> {
    let mut hashed = files.clone();
    hashed.insert(WORKER.to_owned(), template.clone());
    let list: Vec<&str> = files
        .keys()
        .map(|path| match path.as_str() {
            "index.html" => "./",
            other => other,
        })
        .collect();
    let worker = String::from_utf8(template)?
        .replace("__VERSION__", &digest(&hashed))
        .replace("__FILES__", &serde_json::to_string(&list)?);
    Ok(worker.into_bytes())
}

/// Writes the files beside `dist/` and then puts them in its place.
fn write(files: &Files) -> Result<()> {
    let dist = shell::root().join("dist");
    let fresh = shell::root().join("dist.new");
    clear(&fresh)?;
    for (path, contents) in files {
        let place = fresh.join(path);
        fs::create_dir_all(place.parent().unwrap_or(&fresh))?;
        fs::write(place, contents)?;
    }
    clear(&dist)?;
    Ok(fs::rename(&fresh, &dist)?)
}

/// Removes a folder, if it is there.
pub fn clear(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    Ok(())
}
