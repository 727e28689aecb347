//! The page for those who put the calculator into a portal: one template, filled in with the words
//! of each language.

use crate::page::Files;
use crate::{json, marks, shell};
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
        Ok((address.to_owned(), html.into_bytes()))
    };
    PAGES.into_iter().map(page).collect()
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
}
