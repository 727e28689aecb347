//! Hashes with which a browser checks a file it fetches (Subresource Integrity).

use crate::files::Files;
use crate::marks;
use anyhow::{Context, Result};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256, Sha384};

const OPEN: &str = "__INTEGRITY ";

/// The hash of a file, as the `integrity` attribute has it.
pub fn hash(contents: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(contents)))
}

/// A shorter hash, for lists of many files.
pub fn short_hash(contents: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(contents)))
}

/// Puts hashes where a text asks for those of files by name: `__INTEGRITY name__`.
pub fn fill<'a>(text: &str, find: impl Fn(&str) -> Option<&'a Vec<u8>>) -> Result<String> {
    marks::fill(text, OPEN, |name| {
        find(name)
            .map(|contents| hash(contents))
            .context("no such file")
    })
}

/// Fills the scripts of a version.
pub fn write_into(version: &mut Files) -> Result<()> {
    let asking: Vec<String> = version
        .iter()
        .filter(|(path, contents)| {
            path.ends_with(".js") && contents.windows(OPEN.len()).any(|w| w == OPEN.as_bytes())
        })
        .map(|(path, _)| path.clone())
        .collect();
    for path in asking {
        let text = String::from_utf8(version.remove(&path).unwrap_or_default())?;
        let filled = fill(&text, |name| version.get(name))?;
        version.insert(path, filled.into_bytes());
    }
    Ok(())
}

/// Says the hashes for the snippet that names one version: the element, and all it imports.
pub fn print(files: &Files, path: &str) -> Result<()> {
    for path in imports(files, path)? {
        println!(
            "{path} {}",
            files.get(&path).map(|file| hash(file)).unwrap_or_default()
        );
    }
    Ok(())
}

/// A script and whatever it imports from the files beside it, each once.
pub fn imports(files: &Files, script: &str) -> Result<Vec<String>> {
    let name = script.rfind('/').map_or(0, |slash| slash + 1);
    let (folder, _) = script.split_at(name);
    let mut found = vec![script.to_owned()];
    let mut next = 0;
    while let Some(path) = found.get(next).cloned() {
        next += 1;
        let contents = files.get(&path).with_context(|| format!("no {path}"))?;
        let text = str::from_utf8(contents)?;
        for name in named(text) {
            let path = format!("{folder}{name}");
            if !found.contains(&path) {
                found.push(path);
            }
        }
    }
    Ok(found)
}

/// The files beside a script that it imports, by either kind of quotes.
fn named(script: &str) -> Vec<&str> {
    let pieces: Vec<&str> = script.split(['"', '\'']).collect();
    let pairs = pieces.windows(2).filter_map(|pair| match pair {
        [before, quoted] => {
            let before = before.trim_end();
            let is_import = before.ends_with("from") || before.ends_with("import");
            quoted.strip_prefix("./").filter(|_| is_import)
        }
        _ => None,
    });
    pairs.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_import_is_found_once() {
        let script = |text: &str| text.as_bytes().to_vec();
        let files = Files::from([
            (
                "v/a.js".to_owned(),
                script("import { x } from \"./b.js\";\nimport \"./c.js\";"),
            ),
            (
                "v/b.js".to_owned(),
                script("import{y}from'./c.js';let z = new URL(\"./d.js\");import(\"./d.js\");"),
            ),
            ("v/c.js".to_owned(), script("export const y = 1;")),
        ]);
        assert_eq!(
            imports(&files, "v/a.js").unwrap(),
            ["v/a.js", "v/b.js", "v/c.js"]
        );
        assert!(imports(&files, "v/d.js").is_err());
    }

    #[test]
    fn a_script_gets_the_hash_of_another_file() {
        let mut version = Files::from([
            ("a.js".to_owned(), b"x = '__INTEGRITY b.wasm__';".to_vec()),
            ("b.wasm".to_owned(), b"alert('Hello, world.');".to_vec()),
        ]);
        write_into(&mut version).unwrap();
        // The example of the W3C's text on Subresource Integrity.
        let expected =
            "x = 'sha384-H8BRh8j48O9oYatfu5AZzq6A9RINhZO5H16dQZngK7T62em8MUt1FLm52t+eX6xO';";
        assert_eq!(version["a.js"], expected.as_bytes());
    }
}
