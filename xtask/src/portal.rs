//! The page for those who put the calculator into a portal: one template, filled in with the words
//! of each language.

use crate::files::Files;
use crate::{integrity, json, marks, shell};
use anyhow::{Context, Result};
use serde_json::Value;

/// The template, which is also the address of the page in Indonesian.
pub const TEMPLATE: &str = "integrasi.html";
/// Each language and the address of its page.
const PAGES: [(&str, &str); 2] = [("id", TEMPLATE), ("en", "integration.html")];
/// Where a script of the page finds the npm package, and what it is called once installed.
const PACKAGE: (&str, &str) = ("./npm/index.js", "kalkulator-tpp");

/// The pages by address; `version` holds the scripts that they show.
pub fn pages(template: &str, version: &Files) -> Result<Files> {
    let words = json::folder(&shell::root().join("web/words/portal"))?;
    let page = |(language, address): (&str, &str)| {
        let said = words.get(language).context("no words")?;
        let html = template.replace("__LANGUAGE__", language);
        let html = marks::fill(&html, "__SAY ", |key| {
            let text = said.get(key).and_then(Value::as_str);
            text.map(markup).context("no such word")
        })?;
        let html = marks::fill(&html, "__SOURCE ", |file| {
            let source = version.get(file).context("no such file")?;
            let (from, to) = PACKAGE;
            Ok(escape(
                &String::from_utf8(source.clone())?.replace(from, to),
            ))
        })?;
        let html = marks::fill(&html, "__GUARDS ", |script| guards(version, script))?;
        Ok((address.to_owned(), html.into_bytes()))
    };
    PAGES.into_iter().map(page).collect()
}

/// The lines of a snippet that have a browser check all that a script imports, and fetch at once
/// the wasm that goes with it.
fn guards(version: &Files, script: &str) -> Result<String> {
    let mut names = integrity::imports(version, script)?;
    let wasm = names.iter().map(|name| name.replace(".js", "_bg.wasm"));
    let wasm = wasm.filter(|name| version.contains_key(name)).map(|name| {
        format!(
            "&lt;link rel=\"preload\" as=\"fetch\" type=\"application/wasm\" crossorigin \
             href=\"<span class=\"here\"></span>__REVISION__/{name}\"&gt;"
        )
    });
    let wasm: Vec<String> = wasm.collect();
    names.retain(|name| name != script);
    names.sort();
    let line = |name: &String| {
        let hash = version.get(name).map(|file| integrity::hash(file));
        let hash = hash.context("no such file")?;
        Ok(format!(
            "&lt;link rel=\"modulepreload\" crossorigin href=\"<span class=\"here\"></span>\
             __REVISION__/{name}\" integrity=\"{hash}\"&gt;"
        ))
    };
    let lines: Result<Vec<String>> = wasm
        .into_iter()
        .map(Ok)
        .chain(names.iter().map(line))
        .collect();
    Ok(lines?.join("\n"))
}

/// Plain text as HTML; what stands between backticks is code.
fn markup(text: &str) -> String {
    let parts = text.split('`').enumerate();
    parts
        .map(|(number, part)| match number % 2 {
            0 => escape(part),
            _ => format!("<code>{}</code>", escape(part)),
        })
        .collect()
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text() {
        assert_eq!(
            markup("a < \"b\" & `c<d>`."),
            "a &lt; &quot;b&quot; &amp; <code>c&lt;d&gt;</code>."
        );
    }

    #[test]
    fn a_script_is_shown_as_whoever_installed_the_package_writes_it() {
        let script = b"import { load } from \"./npm/index.js\";".to_vec();
        let version = Files::from([("a.js".to_owned(), script)]);
        let made = pages("__LANGUAGE__: __SOURCE a.js__", &version).unwrap();
        assert_eq!(
            made["integration.html"],
            b"en: import { load } from &quot;kalkulator-tpp&quot;;"
        );
        assert!(pages("__SAY no.such.word__", &version).is_err());
    }

    #[test]
    fn whatever_a_script_imports_is_guarded() {
        let version = Files::from([
            ("b.js".to_owned(), b"import \"./a.js\";".to_vec()),
            ("a.js".to_owned(), b"export const a = 1;".to_vec()),
            ("a_bg.wasm".to_owned(), b"wasm".to_vec()),
        ]);
        let lines = guards(&version, "b.js").unwrap();
        assert!(lines.contains("__REVISION__/a.js\" integrity=\"sha384-"));
        assert!(lines.contains("rel=\"preload\" as=\"fetch\""));
        assert_eq!(lines.lines().count(), 2);
        assert!(guards(&version, "c.js").is_err());
    }
}
