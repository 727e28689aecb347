//! The service worker, told the files of one version.

use crate::files::Files;
use crate::sources::is_page;
use crate::template::Templates;
use crate::{graph, integrity, script};
use anyhow::{Context, Result};
use minijinja::context;
use std::collections::{BTreeMap, BTreeSet};

/// The page that is kept whatever becomes of the others.
const FIRST: &str = "index.html";
/// How a page says that the worker is its own.
const MARK: &str = "data-worker=";

/// Fills in the worker: which files it keeps at once and which later, by what it knows each as one
/// of this version, and a name for the whole of it.
pub fn filled(template: &[u8], files: &Files, revision: &str) -> Result<String> {
    let kept = Kept::of(files)?;
    let mut checks = BTreeMap::new();
    for path in kept.first.iter().chain(&kept.later) {
        let contents = files.get(path).with_context(|| format!("no {path}"))?;
        checks.insert(address(path), check(path, contents));
    }
    let values = context! {
        version => revision,
        files => addresses(&kept.first)?,
        later => addresses(&kept.later)?,
        checks => serde_json::to_string(&checks)?,
    };
    let templates = Templates::including(&Files::new())?;
    Ok(script::without_comments(
        &templates.fill("sw.js", template, values)?,
    ))
}

struct Kept {
    /// The first page and all that it loads.
    first: BTreeSet<String>,
    /// The other pages of its own, and what scripts load only when they need it.
    later: BTreeSet<String>,
}

impl Kept {
    fn of(files: &Files) -> Result<Self> {
        let mut kept = Self {
            first: BTreeSet::new(),
            later: BTreeSet::new(),
        };
        for (path, html) in files.iter().filter(|(path, _)| is_page(path)) {
            let html = str::from_utf8(html)?;
            if !html.contains(MARK) {
                continue;
            }
            let links = graph::links(html).into_iter().filter(|link| !is_page(link));
            let mut loaded: BTreeSet<String> = links.map(str::to_owned).collect();
            let scripts = loaded.iter().filter(|path| path.ends_with(".js"));
            kept.later
                .extend(graph::reached(files, scripts.cloned().collect())?);
            loaded.insert(path.clone());
            match path.as_str() {
                FIRST => kept.first = loaded,
                _ => kept.later.extend(loaded),
            }
        }
        kept.later.retain(|path| !kept.first.contains(path));
        Ok(kept)
    }
}

fn addresses(paths: &BTreeSet<String>) -> Result<String> {
    let addresses: Vec<&str> = paths.iter().map(|path| address(path)).collect();
    Ok(serde_json::to_string(&addresses)?)
}

/// The address that a file is asked for by.
fn address(path: &str) -> &str {
    match path {
        FIRST => "./",
        other => other,
    }
}

/// By what the worker knows a file as one of its version: a page by the program that it names, since
/// hosts put lines of their own into pages; anything else by its hash.
fn check(path: &str, contents: &[u8]) -> String {
    let page = str::from_utf8(contents).ok().filter(|_| is_page(path));
    let program = page.and_then(|html| html.split("<script type=\"module\" src=\"").nth(1));
    let program = program.and_then(|rest| rest.split('"').next());
    program.map_or_else(|| integrity::short_hash(contents), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_page_comes_first_and_pages_of_others_not_at_all() {
        let texts = [
            (
                "index.html",
                "<script data-worker=\"sw.js\" src=\"v/a.js\"></script><a href=\"b.html\">",
            ),
            (
                "b.html",
                "<i data-worker=\"sw.js\"><link href=\"v/b.css\"><script type=\"module\" src=\"v/a.js\">",
            ),
            ("c.html", "<script src=\"v/c.js\">"),
            ("v/a.js", "import('./d.js')"),
            ("v/b.css", ""),
            ("v/c.js", ""),
            ("v/d.js", ""),
        ];
        let file = |(path, text): (&str, &str)| (path.to_owned(), text.as_bytes().to_vec());
        let files: Files = texts.into_iter().map(file).collect();
        let template = b"// why\n{{ version }}: {{ files }}, {{ later }}, {{ checks }}";
        let made = filled(template, &files, "1").unwrap();
        let expected = r#"1: ["./","v/a.js"], ["b.html","v/b.css","v/d.js"], {"./":"sha256-"#;
        assert!(made.starts_with(expected), "{made}");
        assert!(
            made.contains(r#","b.html":"v/a.js","v/a.js":"sha256-"#),
            "{made}"
        );
    }
}
