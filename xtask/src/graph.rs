//! What files name: the imports of scripts, the addresses in stylesheets, the links of pages. Every
//! list of files comes from here.

use crate::files::Files;
use anyhow::{Context, Result, bail};
use regex::{Captures, Regex};
use std::sync::LazyLock;

/// What a script imports before it runs.
const IMPORT: &str = r#"\b(?:from|import)\s*["'](\.{1,2}/[\w./-]+)["']"#;
/// What it imports later, if at all.
const LATER: &str = r#"\bimport\(\s*["'](\.{1,2}/[\w./-]+)["']"#;
/// What it has beside it, such as its wasm.
const BESIDE: &str = r#"\bnew URL\(\s*["']([\w./-]+)["'],\s*import\.meta\.url"#;
const IN_STYLE: &str = r#"(?:@import\s*|\burl\(\s*)["']?([\w./-]+)"#;
const IN_MANIFEST: &str = r#""src":\s*"([^":]+)""#;
/// Of a page, and of the snippets that it shows: those have a place for where the page stands.
const LINK: &str = r#" (?:href|src)="(?:<span class="here"></span>)?([^":#<?]+)["?#]"#;

type Pattern = LazyLock<Regex>;

static AT_ONCE: Pattern = LazyLock::new(|| any(&[IMPORT]));
static IMPORTS: Pattern = LazyLock::new(|| any(&[IMPORT, LATER]));
static EVER: Pattern = LazyLock::new(|| any(&[IMPORT, LATER, BESIDE]));
static STYLES: Pattern = LazyLock::new(|| any(&[IN_STYLE]));
static MANIFESTS: Pattern = LazyLock::new(|| any(&[IN_MANIFEST]));
static LINKS: Pattern = LazyLock::new(|| any(&[LINK]));

fn any(patterns: &[&str]) -> Regex {
    Regex::new(&patterns.join("|")).expect("these are patterns")
}

fn matches<'t>(pattern: &Regex, text: &'t str) -> impl Iterator<Item = &'t str> {
    let named = |found: Captures<'t>| {
        found
            .iter()
            .skip(1)
            .flatten()
            .next()
            .map(|path| path.as_str())
    };
    pattern.captures_iter(text).filter_map(named)
}

/// The relative addresses in the `href` and `src` of a page.
pub fn links(html: &str) -> Vec<&str> {
    matches(&LINKS, html).collect()
}

/// Scripts, with a blank between their names, and whatever they import before they run, each once.
pub fn imports(files: &Files, scripts: &str) -> Result<Vec<String>> {
    let starts = scripts.split_whitespace().map(str::to_owned);
    follow(files, starts.collect(), &AT_ONCE)
}

/// Files and whatever is named from them, each once.
pub fn reached(files: &Files, starts: Vec<String>) -> Result<Vec<String>> {
    follow(files, starts, &EVER)
}

fn follow(files: &Files, mut found: Vec<String>, in_script: &Regex) -> Result<Vec<String>> {
    let mut next = 0;
    while let Some(path) = found.get(next).cloned() {
        next += 1;
        let contents = files
            .get(&path)
            .with_context(|| format!("there is no {path}"))?;
        let pattern = match path.rsplit('.').next() {
            Some("js") => in_script,
            Some("css") => &STYLES,
            Some("webmanifest") => &MANIFESTS,
            _ => continue,
        };
        for name in matches(pattern, str::from_utf8(contents)?) {
            let named = resolve(&path, name);
            if !files.contains_key(&named) {
                bail!("{path} names {name}, which is not there");
            }
            if !found.contains(&named) {
                found.push(named);
            }
        }
    }
    Ok(found)
}

/// The path of what a file names, seen from that file.
fn resolve(from: &str, name: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in name.split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// A script with other paths in its imports.
pub fn with_imports(script: &str, path: impl Fn(&str) -> String) -> String {
    let change = |found: &Captures<'_>| {
        let [whole, named] = [0, 1].map(|n| found.get(n).or(found.get(n + 1)));
        let (Some(whole), Some(named)) = (whole, named) else {
            return String::new();
        };
        let whole = whole.as_str();
        whole.replace(named.as_str(), &path(named.as_str()))
    };
    IMPORTS.replace_all(script, change).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(texts: &[(&str, &str)]) -> Files {
        let file = |(path, text): &(&str, &str)| ((*path).to_owned(), text.as_bytes().to_vec());
        texts.iter().map(file).collect()
    }

    #[test]
    fn every_import_is_found_once() {
        let files = files(&[
            (
                "v/a.js",
                "import { x } from \"./b.js\";\nimport \"./in/c.js\";",
            ),
            (
                "v/b.js",
                "import{y}from'./in/c.js';let z = new URL(\"d.wasm\", import.meta.url);import(\"./e.js\");",
            ),
            ("v/in/c.js", "export * from \"../b.js\";"),
            ("v/d.wasm", ""),
            (
                "v/e.js",
                "// from \"nowhere\"\nnew URL(\"./\", document.baseURI);",
            ),
        ]);
        assert_eq!(
            imports(&files, "v/a.js").unwrap(),
            ["v/a.js", "v/b.js", "v/in/c.js"]
        );
        assert_eq!(
            reached(&files, vec!["v/a.js".to_owned()]).unwrap(),
            ["v/a.js", "v/b.js", "v/in/c.js", "v/d.wasm", "v/e.js"]
        );
        assert!(imports(&files, "v/x.js").is_err());
    }

    #[test]
    fn what_is_named_and_not_there_is_told_with_who_names_it() {
        for text in ["import \"./b.js\";", "import('./b.js')"] {
            let refused = reached(&files(&[("a.js", text)]), vec!["a.js".to_owned()]);
            assert_eq!(
                refused.unwrap_err().to_string(),
                "a.js names ./b.js, which is not there"
            );
        }
    }

    #[test]
    fn styles_and_pages_name_files_too() {
        let files = files(&[("a.css", "b { background: url('c.svg') }"), ("c.svg", "")]);
        let found = reached(&files, vec!["a.css".to_owned()]).unwrap();
        assert_eq!(found, ["a.css", "c.svg"]);
        let html = "<a href=\"#x\"><a href=\"https://x\"><a href=\"b.html?c=d\"><p>\
            &lt;script src=\"<span class=\"here\"></span>c.js\"&gt;";
        assert_eq!(links(html), ["b.html", "c.js"]);
    }

    #[test]
    fn imports_are_written_anew() {
        let script = "import a from \"../x/a.js\"; import('./b.js'); const c = './c.js';";
        let flat = with_imports(script, |path| path.replace("../x/", "./"));
        assert_eq!(
            flat,
            "import a from \"./a.js\"; import('./b.js'); const c = './c.js';"
        );
    }
}
