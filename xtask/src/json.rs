//! The JSON files of the project as JavaScript modules: packs, instruments, words.

use anyhow::{Context, Result};
use serde_json::{Map, Value};
use std::path::Path;

/// Every `*.json` of a folder by the name of its file, in the order of the names.
pub fn folder(path: &Path) -> Result<Map<String, Value>> {
    let mut files = Vec::new();
    if path.is_dir() {
        for entry in std::fs::read_dir(path)? {
            files.push(entry?.path());
        }
    }
    files.retain(|file| file.extension().is_some_and(|kind| kind == "json"));
    files.sort();
    files.iter().map(|file| read(file)).collect()
}

fn read(file: &Path) -> Result<(String, Value)> {
    let name = file.file_stem().unwrap_or_default().to_string_lossy();
    let text = std::fs::read_to_string(file)?;
    let value = serde_json::from_str(&text).with_context(|| file.display().to_string())?;
    Ok((name.into_owned(), value))
}

/// A module that exports one value.
pub fn module(export: &str, value: &Value) -> Result<String> {
    Ok(format!("export const {export} = {};\n", parsed(value)?))
}

/// A module that exports the texts of each language by key. The keys stand there once, and the
/// texts of a language side by side: 7% less to download than two objects.
pub fn texts_module(export: &str, languages: &Map<String, Value>) -> Result<String> {
    let first = languages.values().find_map(Value::as_object);
    let keys: Vec<&String> = first.context("no language")?.keys().collect();
    let mut module = format!(
        "const keys = {};\nconst by = (texts) => Object.fromEntries(keys.map((key, n) => [key, texts[n]]));\nexport const {export} = {{\n",
        parsed(&serde_json::to_value(&keys)?)?
    );
    for (language, words) in languages {
        let text = |key: &String| words.get(key).with_context(|| format!("{language}: {key}"));
        let texts: Vec<&Value> = keys.iter().map(|key| text(key)).collect::<Result<_>>()?;
        let texts = parsed(&serde_json::to_value(texts)?)?;
        module += &format!("  {language}: by({texts}),\n");
    }
    Ok(module + "};\n")
}

/// The same texts in a file for each language, of which a page may fetch one alone, and one that has
/// them all: by the names of the files. The keys stand in that of the first language.
pub fn language_modules(
    name: &str,
    languages: &Map<String, Value>,
) -> Result<Vec<(String, String)>> {
    let file = |language: &str| format!("{name}-{language}.js");
    let first = languages.keys().next_back().context("no language")?;
    let keys: Vec<&String> = languages[first]
        .as_object()
        .context("no texts")?
        .keys()
        .collect();
    let mut modules = Vec::new();
    let mut all = String::new();
    for (language, words) in languages {
        let text = |key: &&String| {
            words
                .get(*key)
                .with_context(|| format!("{language}: {key}"))
        };
        let texts: Vec<&Value> = keys.iter().map(text).collect::<Result<_>>()?;
        let head = match language == first {
            true => format!(
                "const keys = {};\n{BY}",
                parsed(&serde_json::to_value(&keys)?)?
            ),
            false => format!("import {{ by }} from \"./{}\";\n", file(first)),
        };
        let texts = parsed(&serde_json::to_value(texts)?)?;
        modules.push((
            file(language),
            format!("{head}export const {language} = by({texts});\n"),
        ));
        all += &format!("import {{ {language} }} from \"./{}\";\n", file(language));
    }
    let names: Vec<&str> = languages.keys().map(String::as_str).collect();
    all += &format!("\nexport const {name} = {{ {} }};\n", names.join(", "));
    modules.push((format!("{name}.js"), all));
    Ok(modules)
}

/// How texts find their keys again.
const BY: &str =
    "export const by = (texts) => Object.fromEntries(keys.map((key, n) => [key, texts[n]]));\n";

/// The value as an expression: a string for `JSON.parse`, which a browser reads faster than the
/// same value as a literal.
fn parsed(value: &Value) -> Result<String> {
    let text = serde_json::to_string(value)?;
    let literal = text
        .replace('\\', "\\\\")
        .replace('\'', "\\'")
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029");
    Ok(format!("JSON.parse('{literal}')"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell;
    use std::collections::BTreeSet;

    /// Each key with the placeholders of its sentence.
    fn sentences(words: &Value) -> BTreeSet<(&str, BTreeSet<&str>)> {
        let entries = words.as_object().unwrap().iter();
        entries
            .map(|(key, text)| {
                let text = text.as_str().unwrap();
                assert!(!text.trim().is_empty(), "{key}");
                let holes = text.split('{').skip(1);
                let names = holes.filter_map(|rest| rest.split_once('}').map(|(name, _)| name));
                (key.as_str(), names.collect())
            })
            .collect()
    }

    #[test]
    fn each_part_says_the_same_in_both_languages() {
        for part in [
            "calendar",
            "embed",
            "form",
            "officer",
            "portal",
            "simulation",
            "workshop",
        ] {
            let words = folder(&shell::root().join("web/words").join(part)).unwrap();
            assert_eq!(words.keys().collect::<Vec<_>>(), ["en", "id"], "{part}");
            assert_eq!(sentences(&words["id"]), sentences(&words["en"]), "{part}");
        }
    }

    #[test]
    fn keys_keep_their_order_and_quotes_are_escaped() {
        let value = serde_json::from_str(r#"{ "b": "it's \"so\" \\ \n", "a": 1 }"#).unwrap();
        assert_eq!(
            module("words", &value).unwrap(),
            "export const words = JSON.parse('{\"b\":\"it\\'s \\\\\"so\\\\\" \\\\\\\\ \\\\n\",\"a\":1}');\n"
        );
    }

    #[test]
    fn a_language_is_a_file_and_one_has_them_all() {
        let both = r#"{ "en": { "a": "one" }, "id": { "a": "satu" } }"#;
        let modules = language_modules("words", &serde_json::from_str(both).unwrap()).unwrap();
        let [(en, english), (id, indonesian), (all, both)] = &modules[..] else {
            panic!("{modules:?}");
        };
        assert_eq!([en, id, all], ["words-en.js", "words-id.js", "words.js"]);
        assert!(english.starts_with("import { by } from \"./words-id.js\";"));
        assert!(indonesian.contains("export const id = by(JSON.parse('[\"satu\"]'));"));
        assert!(both.ends_with("export const words = { en, id };\n"));
    }

    #[test]
    fn a_key_stands_once_and_a_missing_text_is_named() {
        let languages = |text| serde_json::from_str::<Map<String, Value>>(text).unwrap();
        let both = languages(r#"{ "en": { "a": "one" }, "id": { "a": "satu" } }"#);
        let module = texts_module("words", &both).unwrap();
        assert_eq!(module.matches(r#""a""#).count(), 1);
        assert!(
            module.contains("  id: by(JSON.parse('[\"satu\"]')),"),
            "{module}"
        );
        let lacking = languages(r#"{ "en": { "a": "one" }, "id": {} }"#);
        let error = texts_module("words", &lacking).unwrap_err();
        assert_eq!(error.to_string(), "id: a");
    }
}
