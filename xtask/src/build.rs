//! The npm package and the page, from the one crate and the files in `web/`.

use crate::rule::Rule;
use crate::{json, machine, page, shell, style, types, wasm};
use anyhow::Result;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value};
use std::fs;
use std::path::Path;

/// What the custom element is made of, beside the packs.
const ELEMENT: [&str; 24] = [
    "attributes.js",
    "begin.js",
    "cause.js",
    "contrast.js",
    "dress.js",
    "element.js",
    "embed-words.js",
    "memory.js",
    "officer-element.js",
    "officer-page.js",
    "officer-style.js",
    "officer-words.js",
    "officer.js",
    "officer_bg.wasm",
    "pages.js",
    "program.js",
    "rule.js",
    "said.js",
    "screen.js",
    "stopped.js",
    "style.js",
    "tpp.js",
    "tpp_bg.wasm",
    "words.js",
];

/// Both, and the element out of the page into the package.
pub fn all() -> Result<()> {
    by(&Rule::default())
}

/// The same by a rule of the builder's choice.
pub fn by(rule: &Rule) -> Result<()> {
    package()?;
    page(rule)?;
    element()
}

/// `pkg/element/`: the files of the page that the custom element is made of; what the package has
/// it shares.
fn element() -> Result<()> {
    let folder = shell::root().join("pkg/element");
    page::clear(&folder)?;
    fs::create_dir_all(&folder)?;
    let version = page::version_folder()?;
    for file in ELEMENT {
        fs::copy(version.join(file), folder.join(file))?;
    }
    inline("tpp", &folder)?;
    inline("officer", &folder)?;
    share(&["base64", "instruments", "once", "packs"], &folder)
}

/// In a folder of its own: what files of these names in the folder around it export.
fn share(files: &[&str], folder: &Path) -> Result<()> {
    for file in files {
        let shared = format!("export * from \"../{file}.js\";\n");
        fs::write(folder.join(file).with_extension("js"), shared)?;
    }
    Ok(())
}

/// Fills `pkg/`: the engine, the scorer and the packs beside the hand-written files.
pub fn package() -> Result<()> {
    machine::wasm_target()?;
    let package = shell::root().join("pkg");
    engine(&package)?;
    wasm::generate("scores", "scorer", &package)?;
    inline("engine", &package)?;
    inline("scorer", &package)?;
    for module in &types::MODULES {
        fs::write(package.join(module.file), types::module(module)?)?;
    }
    fs::copy(shell::root().join("LICENSE"), package.join("LICENSE"))?;
    write_packs(&package)
}

/// A program as a script that gives its wasm, for where no file can be brought along.
fn inline(program: &str, folder: &Path) -> Result<()> {
    let wasm = fs::read(folder.join(format!("{program}_bg.wasm")))?;
    let text = STANDARD.encode(wasm);
    let module = format!(
        "import {{ decode }} from \"./base64.js\";\n\nexport const {program} = () => decode(\"{text}\");\n"
    );
    Ok(fs::write(
        folder.join(format!("{program}-inline.js")),
        module,
    )?)
}

/// The engine and the sentences for what it refuses.
fn engine(into: &Path) -> Result<()> {
    wasm::generate("face", "engine", into)?;
    let mut words = json::folder(&shell::root().join("web/words"))?;
    for (language, own) in json::folder(&shell::root().join("web/words/officer"))? {
        if let (Some(Value::Object(all)), Value::Object(own)) = (words.get_mut(&language), own) {
            all.extend(own);
        }
    }
    let module = json::texts_module("faults", &fault_words(words))?;
    Ok(fs::write(into.join("faults.js"), module)?)
}

/// The engine of the npm package, for the page that shows it at work.
fn npm(made: &Path) -> Result<()> {
    let folder = made.join("npm");
    fs::create_dir_all(&folder)?;
    engine(&folder)?;
    share(&["once", "packs"], &folder)?;
    for file in [
        "calculator.js",
        "index.js",
        "regulations.js",
        "start.js",
        "starter.js",
        "tape.js",
    ] {
        fs::copy(shell::root().join("pkg").join(file), folder.join(file))?;
    }
    Ok(())
}

/// What only a page can meet, which opens files itself.
const OF_A_PAGE: &str = ".unopened";

/// Of the words of each language those that say what is wrong and what would mend it.
fn fault_words(mut languages: Map<String, Value>) -> Map<String, Value> {
    for words in languages.values_mut().filter_map(Value::as_object_mut) {
        let is_of_faults = |key: &str| key.starts_with("fault.") || key.starts_with("repair.");
        words.retain(|key, _| is_of_faults(key) && !key.ends_with(OF_A_PAGE));
    }
    languages
}

/// Builds `dist/`.
pub fn page(rule: &Rule) -> Result<()> {
    machine::wasm_target()?;
    let made = shell::target().join("page");
    page::clear(&made)?;
    wasm::generate("app", "tpp", &made)?;
    write_packs(&made)?;
    let words = json::folder(&shell::root().join("web/words"))?;
    fs::write(made.join("words.js"), json::texts_module("words", &words)?)?;
    style_module(&["style.css", "element.css"], &made.join("style.js"))?;
    word_module("embed", "embedWords", &made.join("embed-words.js"))?;
    fs::copy(shell::root().join("pkg/once.js"), made.join("once.js"))?;
    officer(&made)?;
    npm(&made)?;
    page::assemble(&made, rule)
}

/// The officer's page: a program and words of its own, fetched by that page alone.
fn officer(made: &Path) -> Result<()> {
    wasm::generate("officer", "officer", made)?;
    style_module(&["officer.css"], &made.join("officer-style.js"))?;
    word_module("officer", "officerWords", &made.join("officer-words.js"))
}

/// Stylesheets of the page as a module for the custom element.
fn style_module(sheets: &[&str], file: &Path) -> Result<()> {
    let web = shell::root().join("web");
    let css = sheets
        .iter()
        .map(|sheet| fs::read_to_string(web.join(sheet)))
        .collect::<Result<String, _>>()?;
    Ok(fs::write(file, style::module(&css))?)
}

/// The words of a part of the page, apart from those that every visit loads.
fn word_module(part: &str, export: &str, file: &Path) -> Result<()> {
    let words = json::folder(&shell::root().join("web/words").join(part))?;
    Ok(fs::write(file, json::texts_module(export, &words)?)?)
}

/// `packs.js` and `instruments.js`: arrays, in the order of the file names.
fn write_packs(into: &Path) -> Result<()> {
    for (folder, export) in [("regulations", "packs"), ("instruments", "instruments")] {
        let documents = json::folder(&shell::root().join("web").join(folder))?;
        let list = Value::Array(documents.into_iter().map(|(_, value)| value).collect());
        let module = json::module(export, &list)?;
        fs::write(into.join(export).with_extension("js"), module)?;
    }
    Ok(())
}
