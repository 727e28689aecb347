//! `dist/`: what a web server serves.
//!
//! Everything of one version lies in one folder named by its content, so that imports stay
//! relative and versions never mix. Beside it, at addresses that never change: the pages, the
//! service worker, icons.

use crate::files::Files;
use crate::rule::Rule;
use crate::{boot, deploy, integrity, marks, policy, portal, shell};
use anyhow::{Context, Result, bail, ensure};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};

const WORKER: &str = "sw.js";
const BOOT: &str = "boot.js";
/// Scripts at addresses that never change, beside the worker: portals name them.
const LASTING: [&str; 3] = ["kalkulator-tpp.js", "bingkai.js", BOOT];
/// What lies on other pages than the calculator's own; the worker does not keep it, nor the npm
/// package.
const FOR_PORTALS: [&str; 25] = [
    "kalkulator-tpp.js",
    "bingkai.js",
    "bingkai.html",
    "frame.css",
    "integrasi.html",
    "integrasi.css",
    "integrasi.js",
    "integration.html",
    "npm-example.js",
    "attributes.js",
    "begin.js",
    "cause.js",
    "contrast.js",
    "dress.js",
    "element.js",
    "frame.js",
    "memory.js",
    "officer-element.js",
    "officer-style.js",
    "pages.js",
    "rule.js",
    "style.js",
    // The device itself keeps these once the calculator is installed.
    "icon-192.png",
    "icon-512.png",
    "icon-maskable-512.png",
];

/// The npm package, on the page that shows it at work.
const NPM: &str = "/npm/";
/// What the worker fetches after what the estimate needs: the officer's page, and what is said
/// when a program has stopped.
const LATER: [&str; 12] = [
    "embed-words.js",
    "kepatuhan.html",
    "kepatuhan.js",
    "instruments.js",
    "officer-page.js",
    "officer-words.js",
    "officer.css",
    "officer.js",
    "officer_bg.wasm",
    "once.js",
    "said.js",
    "stopped.js",
];

/// Builds `dist/` from `web/` and the generated files.
pub fn assemble(generated: &Path, rule: &Rule) -> Result<()> {
    let web = shell::root().join("web");
    let mut lasting = flat(&web)?;
    let mut version = tree(generated)?;
    version.retain(|path, _| !path.ends_with(".d.ts"));
    for (path, contents) in std::mem::take(&mut lasting) {
        let of_version = path.ends_with(".js") || path.ends_with(".css");
        if path == WORKER || LASTING.contains(&&*path) || !of_version {
            lasting.insert(path, contents);
        } else {
            version.insert(path, contents);
        }
    }
    // One is for the page around the element, the other is inside `style.js`.
    version.remove("element.css");
    rule.write_into(&mut version)?;
    integrity::write_into(&mut version)?;
    let worker = lasting.remove(WORKER).context("web/sw.js is missing")?;
    let template = lasting
        .remove(portal::TEMPLATE)
        .context("web/integrasi.html is missing")?;
    let template = rule.fill(&String::from_utf8(template)?)?;
    lasting.extend(portal::pages(&template, &version)?);
    let template = lasting.remove(BOOT).context("web/boot.js is missing")?;
    let script = boot::script(&String::from_utf8(template)?, &version)?;
    lasting.insert(BOOT.to_owned(), script.into_bytes());

    let revision = digest(&version);
    let mut files: Files = version
        .into_iter()
        .map(|(path, contents)| (format!("{revision}/{path}"), contents))
        .collect();
    integrity::print(&files, &format!("{revision}/element.js"))?;
    for (path, contents) in lasting {
        let contents = if path.ends_with(".html") || LASTING.contains(&&*path) {
            name_revision(&path, contents, &revision, &files)?
        } else {
            contents
        };
        files.insert(path, contents);
    }
    files.insert(WORKER.to_owned(), service_worker(worker, &files)?);
    files.extend(deploy::compressed(&files)?);
    files.extend(deploy::configurations()?);
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
    let html = html.replace(policy::MARK, policy::PAGE);
    let html = marks::fill(&html, "__PART ", part)?;
    let html = marks::fill(&html, "__PRELOADS ", |script| {
        preloads(files, &format!("{revision}/{script}"))
    })?;
    let html = integrity::fill(&html, |name| files.get(&format!("{revision}/{name}")))?;
    for named in references(&html).filter(|path| path.starts_with(revision)) {
        ensure!(
            files.contains_key(named),
            "web/{page} names {named}, which is not there"
        );
    }
    Ok(html.into_bytes())
}

/// A piece of HTML that stands on several pages, from `web/parts/`.
fn part(name: &str) -> Result<String> {
    let file = shell::root().join("web/parts").join(name);
    let html = fs::read_to_string(file.with_extension("html"))?;
    Ok(html.trim_end().to_owned())
}

/// The lines that have a browser fetch and check all that a script imports at once.
fn preloads(files: &Files, script: &str) -> Result<String> {
    let imports = integrity::imports(files, script)?;
    let line = |path: &String| {
        let file = files.get(path).context("no such file")?;
        let hash = integrity::short_hash(file);
        Ok(format!(
            "<link rel=\"modulepreload\" href=\"{path}\" integrity=\"{hash}\">"
        ))
    };
    let lines: Result<Vec<String>> = imports.iter().skip(1).map(line).collect();
    Ok(lines?.join("\n"))
}

/// The relative addresses in the `href` and `src` of a page.
pub fn references(html: &str) -> impl Iterator<Item = &str> {
    html.split(" href=\"")
        .flat_map(|part| part.split(" src=\""))
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .filter(|address| {
            !address.is_empty() && !address.contains(':') && !address.starts_with('#')
        })
}

/// Whether an address is that of a page, and not of something a page is made of.
pub fn is_page(address: &str) -> bool {
    address.ends_with(".html") || address.ends_with('/')
}

/// The service worker with the files of this version and a name for the whole of it.
fn service_worker(template: Vec<u8>, files: &Files) -> Result<Vec<u8>> {
    let mut hashed = files.clone();
    hashed.insert(WORKER.to_owned(), template.clone());
    let own = |path: &&String| {
        let name = path.rsplit('/').next().unwrap_or_default();
        !FOR_PORTALS.contains(&name) && !path.contains(NPM)
    };
    let address = |path| match path {
        "index.html" => "./",
        other => other,
    };
    let is_later = |path: &&str| LATER.iter().any(|name| path.ends_with(name));
    let (later, first): (Vec<&str>, Vec<&str>) = files
        .keys()
        .filter(own)
        .map(|path| address(path.as_str()))
        .partition(is_later);
    let checks = files.iter().filter(|(path, _)| own(path));
    let checks: Map<String, Value> = checks
        .map(|(path, contents)| (address(path).to_owned(), check(path, contents).into()))
        .collect();
    let worker = boot::without_comments(&String::from_utf8(template)?)
        .replace("__VERSION__", &digest(&hashed))
        .replace("__CHECKS__", &serde_json::to_string(&checks)?)
        .replace("__FILES__", &serde_json::to_string(&first)?)
        .replace("__LATER__", &serde_json::to_string(&later)?);
    Ok(worker.into_bytes())
}

/// By what the worker knows a file as one of its version: a page by the program that it names, since
/// hosts put lines of their own into pages; anything else by its hash.
fn check(path: &str, contents: &[u8]) -> String {
    let page = str::from_utf8(contents).ok().filter(|_| is_page(path));
    let program = page.and_then(|html| html.split("<script type=\"module\" src=\"").nth(1));
    let program = program.and_then(|rest| rest.split('"').next());
    program.map_or_else(|| integrity::short_hash(contents), str::to_owned)
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

/// Removes a folder, if it is there.
pub fn clear(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    Ok(())
}
