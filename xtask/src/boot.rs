//! `boot.js`, which needs no other file: what it uses of others is written into it.

use crate::files::Files;
use crate::{json, marks, shell};
use anyhow::{Context, Result};
use serde_json::{Map, Value};

/// Fills the script with the code of other scripts and with the sentences about causes.
pub fn script(template: &str, version: &Files) -> Result<String> {
    let script = marks::fill(template, "__CODE ", |name| {
        let code = version.get(name).context("no such file")?;
        Ok(String::from_utf8(code.clone())?.replace("export ", ""))
    })?;
    let words = json::folder(&shell::root().join("web/words/embed"))?;
    let causes = serde_json::to_string(&causes(words))?;
    Ok(without_comments(&script).replace("__CAUSES__", &causes))
}

/// A script without the lines that hold nothing but a comment: every visit fetches it.
pub fn without_comments(script: &str) -> String {
    let is_comment = |line: &str| {
        ["//", "/**", "* ", "*/"]
            .iter()
            .any(|sign| line.starts_with(sign))
    };
    let lines = script
        .lines()
        .filter(|line| !is_comment(line.trim_start()) && !line.is_empty());
    lines.map(|line| format!("{line}\n")).collect()
}

/// Of the words of each language, Indonesian first, those that say why something has not started.
fn causes(mut languages: Map<String, Value>) -> Map<String, Value> {
    for words in languages.values_mut().filter_map(Value::as_object_mut) {
        words.retain(|key, _| key.starts_with("cause."));
    }
    languages.into_iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_and_sentences_stand_in_the_script() {
        let version = Files::from([("a.js".to_owned(), b"export const a = 1;".to_vec())]);
        let made = script("__CODE a.js__ b(__CAUSES__);", &version).unwrap();
        assert!(
            made.starts_with("const a = 1; b({\"id\":{\"cause."),
            "{made}"
        );
        assert!(!made.contains("\"loading\""), "{made}");
        let commented = "/**\n * why\n */\na(); // b\n\n  // why\n  c();\n";
        assert_eq!(without_comments(commented), "a(); // b\n  c();\n");
        assert!(script("__CODE b.js__", &version).is_err());
    }
}
