//! The page for those who put the calculator into a portal: one template, filled in with the words
//! of each language.

use crate::files::Files;
use crate::template::Templates;
use crate::{graph, integrity, json, shell};
use anyhow::{Context, Result};
use serde_json::Value;
use std::sync::Arc;

/// The template, which is also the address of the page in Indonesian.
const TEMPLATE: &str = "integrasi.html";
/// Each language and the address of its page.
const PAGES: [(&str, &str); 2] = [("id", TEMPLATE), ("en", "integration.html")];

/// The languages of a page, with the address in each; the other pages begin in Indonesian.
pub fn languages(page: &str) -> Vec<(&'static str, &str)> {
    match page {
        TEMPLATE => PAGES.to_vec(),
        other => vec![("id", other)],
    }
}

/// The words of the page, `say(key)`, and the lines of a snippet, `guards(script)`.
pub fn calls(
    templates: Templates,
    language: &str,
    version: &Arc<Files>,
    revision: &str,
) -> Result<Templates> {
    let words = json::folder(&shell::root().join("web/words/portal"))?;
    let said = words.get(language).context("no words")?.clone();
    let say = move |key: &str| {
        let text = said.get(key).and_then(Value::as_str);
        text.map(markup).context("no such word")
    };
    let (version, revision) = (version.clone(), revision.to_owned());
    let guards = move |script: &str| guards(&version, &revision, script);
    Ok(templates.calling("say", say).calling("guards", guards))
}

/// The lines of a snippet that have a browser check all that a script imports, and the others that
/// it is named with, and fetch at once the wasm that goes with them.
fn guards(version: &Files, revision: &str, scripts: &str) -> Result<String> {
    let mut names = graph::imports(version, scripts)?;
    let wasm = names.iter().map(|name| name.replace(".js", "_bg.wasm"));
    let wasm = wasm.filter(|name| version.contains_key(name)).map(|name| {
        format!(
            "&lt;link rel=\"preload\" as=\"fetch\" type=\"application/wasm\" crossorigin \
             href=\"<span class=\"here\"></span>{revision}/{name}\"&gt;"
        )
    });
    let wasm: Vec<String> = wasm.collect();
    names.remove(0);
    names.sort();
    let line = |name: &String| {
        let hash = integrity::of(version, name)?;
        Ok(format!(
            "&lt;link rel=\"modulepreload\" crossorigin href=\"<span class=\"here\"></span>\
             {revision}/{name}\" integrity=\"{hash}\"&gt;"
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

pub fn escape(text: &str) -> String {
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
    fn a_page_speaks_its_language_and_names_a_word_that_is_not_there() {
        let version = Arc::new(Files::new());
        let say = |language, key: &str| {
            let none = Templates::including(&Files::new()).unwrap();
            let templates = calls(none, language, &version, "1").unwrap();
            let text = format!("{{{{ say('{key}') }}}}");
            templates.fill(TEMPLATE, text.as_bytes(), minijinja::Value::UNDEFINED)
        };
        assert_ne!(say("id", "heading").unwrap(), say("en", "heading").unwrap());
        let refused = format!("{:#}", say("en", "no.such.word").unwrap_err());
        assert!(refused.contains("no.such.word"), "{refused}");
    }

    #[test]
    fn whatever_a_script_imports_is_guarded() {
        let version = Files::from([
            ("b.js".to_owned(), b"import \"./a.js\";".to_vec()),
            ("a.js".to_owned(), b"export const a = 1;".to_vec()),
            ("a_bg.wasm".to_owned(), b"wasm".to_vec()),
        ]);
        let lines = guards(&version, "1", "b.js").unwrap();
        assert!(lines.contains("</span>1/a.js\" integrity=\"sha384-"));
        assert!(lines.contains("rel=\"preload\" as=\"fetch\""));
        assert_eq!(lines.lines().count(), 2);
        assert!(guards(&version, "1", "c.js").is_err());
    }
}
