//! The npm package and the page, from the one crate and the files in `web/`.

use crate::rule::Rule;
use crate::{files, graph, integrity, json, machine, page, sbom, shell, style, types, wasm};
use anyhow::{Context, Result};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value};
use std::fs;
use std::path::Path;

/// The script of the custom element.
const ELEMENT: &str = "element.js";

/// Both, and the element out of the page into the package.
pub fn all() -> Result<()> {
    by(&Rule::default())
}

/// The same by a rule of the builder's choice.
pub fn by(rule: &Rule) -> Result<()> {
    package(rule)?;
    page(rule)?;
    element()?;
    sbom::write().map(drop)
}

/// `pkg/element/`: the files of the page that the custom element is made of; those that the package
/// has it shares, and the element knows them by their hashes.
fn element() -> Result<()> {
    let package = shell::root().join("pkg");
    let folder = package.join("element");
    files::clear(&folder)?;
    fs::create_dir_all(&folder)?;
    let version = files::tree(&page::version_folder()?)?;
    let mut element = String::from_utf8(version[ELEMENT].clone())?;
    for name in graph::reached(&version, vec![ELEMENT.to_owned()])? {
        let contents = &version[&name];
        let own = package.join(&name);
        if fs::read(own).is_ok_and(|file| file == *contents) {
            let shared = share(&name, &folder)?;
            let [before, after] =
                [contents.as_slice(), shared.as_bytes()].map(integrity::short_hash);
            element = element.replace(&before, &after);
        } else {
            fs::write(folder.join(&name), contents)?;
        }
        if let Some(program) = name.strip_suffix("_bg.wasm") {
            inline(program, &folder, "..")?;
        }
    }
    Ok(fs::write(folder.join(ELEMENT), element)?)
}

/// In a folder of its own: what a file of this name in the folder around it exports.
fn share(file: &str, folder: &Path) -> Result<String> {
    let shared = format!("export * from \"../{file}\";\n");
    fs::write(folder.join(file), &shared)?;
    Ok(shared)
}

/// Fills `pkg/`: the engine, the scorer and the packs beside the hand-written files.
pub fn package(rule: &Rule) -> Result<()> {
    machine::wasm_target()?;
    let package = shell::root().join("pkg");
    engine(&package)?;
    wasm::generate("scores", "scorer", &package)?;
    inline("engine", &package, ".")?;
    inline("scorer", &package, ".")?;
    for module in &types::MODULES {
        fs::write(package.join(module.file), types::module(module)?)?;
    }
    fs::copy(shell::root().join("LICENSE"), package.join("LICENSE"))?;
    write_packs(&package, rule)
}

/// A program as a script that gives its wasm, for where no file can be brought along. `package` is
/// the way from there to the package.
fn inline(program: &str, folder: &Path, package: &str) -> Result<()> {
    let wasm = fs::read(folder.join(format!("{program}_bg.wasm")))?;
    let text = STANDARD.encode(wasm);
    let module = format!(
        "import {{ decode }} from \"{package}/base64.js\";\n\nexport const {program} = () => decode(\"{text}\");\n"
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
    let mut files = files::tree(&shell::root().join("pkg"))?;
    let shared = files::tree(made)?;
    files.extend(shared.clone());
    files.extend(files::tree(&folder)?);
    for name in graph::imports(&files, "index.js")? {
        if shared.contains_key(&name) {
            share(&name, &folder)?;
        } else {
            fs::write(folder.join(&name), &files[&name])?;
        }
    }
    Ok(())
}

/// What only a page can meet, which opens files itself.
const OF_A_PAGE: &str = ".unopened";

/// The families of such words.
const FAULTS: [&str; 4] = ["fault.", "repair.", "json.", "kind."];

/// Of the words of each language those that say what is wrong and what would mend it.
fn fault_words(mut languages: Map<String, Value>) -> Map<String, Value> {
    for words in languages.values_mut().filter_map(Value::as_object_mut) {
        let is_of_faults = |key: &str| FAULTS.iter().any(|family| key.starts_with(family));
        words.retain(|key, _| is_of_faults(key) && !key.ends_with(OF_A_PAGE));
    }
    languages
}

/// Builds `dist/`.
pub fn page(rule: &Rule) -> Result<()> {
    machine::wasm_target()?;
    let made = shell::target().join("page/made");
    files::clear(&made)?;
    wasm::generate("app", "tpp", &made)?;
    write_packs(&made, rule)?;
    write_words(&made)?;
    style_module(&["style.css", "element.css"], &made.join("style.js"))?;
    word_module("embed", "embedWords", &made.join("embed-words.js"))?;
    fs::write(made.join("causes.js"), causes()?)?;
    fs::copy(shell::root().join("pkg/once.js"), made.join("once.js"))?;
    officer(&made)?;
    calendar(&made)?;
    simulation(&made)?;
    workshop(&made)?;
    npm(&made)?;
    page::assemble(&made, rule)
}

/// The words that say why something has not started, Indonesian first.
fn causes() -> Result<String> {
    let mut languages = json::folder(&shell::root().join("web/words/embed"))?;
    for words in languages.values_mut().filter_map(Value::as_object_mut) {
        words.retain(|key, _| key.starts_with("cause."));
    }
    let languages: Map<String, Value> = languages.into_iter().rev().collect();
    json::module("causes", &Value::Object(languages))
}

/// The officer's page: a program and words of its own, fetched by that page alone.
fn officer(made: &Path) -> Result<()> {
    wasm::generate("officer", "officer", made)?;
    style_module(&["officer.css"], &made.join("officer-style.js"))?;
    word_module("officer", "officerWords", &made.join("officer-words.js"))
}

/// The calendar of attendance: a program, words and a style of its own, fetched when it is opened.
fn calendar(made: &Path) -> Result<()> {
    wasm::generate("attendance", "attendance", made)?;
    let web = shell::root().join("web");
    for (folder, file) in [
        ("attendance", "attendance-names.js"),
        ("calendar", "work-calendar.js"),
    ] {
        for (name, document) in json::folder(&web.join(folder))? {
            fs::write(made.join(file), json::module(&name, &document)?)?;
        }
    }
    style_module(&["calendar.css"], &made.join("calendar-style.js"))?;
    word_module("calendar", "calendarWords", &made.join("calendar-words.js"))
}

/// The page that simulates a draft: words of its own, and the programs that a worker runs: that of
/// workbooks only once there is one.
fn simulation(made: &Path) -> Result<()> {
    wasm::generate("batch", "batch", made)?;
    wasm::generate("spreadsheet", "spreadsheet", made)?;
    for (name, document) in json::folder(&shell::root().join("web/roster"))? {
        let file = made.join(format!("roster-{name}.js"));
        fs::write(file, json::module(&name, &document)?)?;
    }
    word_module(
        "simulation",
        "simulationWords",
        &made.join("simulation-words.js"),
    )
}

/// The workshop for packs: words of its own and those of the form, and the schema that the form is
/// made from.
fn workshop(made: &Path) -> Result<()> {
    let schemas = json::folder(&shell::root().join("web/schema"))?;
    let schema = schemas.get("regional").context("no schema")?;
    let module = json::module("schema", schema)?;
    fs::write(made.join("regional-schema.js"), module)?;
    style_module(
        &["form.css", "workshop.css"],
        &made.join("workshop-style.js"),
    )?;
    word_module("form", "formWords", &made.join("form-words.js"))?;
    word_module("workshop", "workshopWords", &made.join("workshop-words.js"))
}

/// Stylesheets of the page as a module for the custom element.
fn style_module(sheets: &[&str], file: &Path) -> Result<()> {
    let web = shell::root().join("web/styles");
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

/// `instruments.js` and `packs.js`: arrays, in the order of the file names; but of the packs those
/// of the rule that the page begins with come first, in a file of their own.
fn write_packs(into: &Path, rule: &Rule) -> Result<()> {
    let instruments = documents("instruments")?;
    write_list(into, "instruments", "instruments", instruments)?;
    let (first, rest) = rule.first_of(documents("regulations")?);
    write_list(into, "packs-first", "first", first)?;
    write_list(into, "packs-rest", "rest", rest)?;
    let all = "import { first } from \"./packs-first.js\";\nimport { rest } from \"./packs-rest.js\";\n\nexport const packs = [...first, ...rest];\n";
    Ok(fs::write(into.join("packs.js"), all)?)
}

/// The documents of a folder, without what they say to editors alone.
fn documents(folder: &str) -> Result<Vec<Value>> {
    let documents = json::folder(&shell::root().join("web").join(folder))?;
    let mut documents: Vec<Value> = documents.into_iter().map(|(_, value)| value).collect();
    for document in documents.iter_mut().filter_map(Value::as_object_mut) {
        document.shift_remove("$schema");
    }
    Ok(documents)
}

fn write_list(into: &Path, file: &str, export: &str, list: Vec<Value>) -> Result<()> {
    let module = json::module(export, &Value::Array(list))?;
    Ok(fs::write(into.join(file).with_extension("js"), module)?)
}

/// `words.js`, and the words of each language in a file of their own.
fn write_words(made: &Path) -> Result<()> {
    let words = json::folder(&shell::root().join("web/words"))?;
    for (file, module) in json::language_modules("words", &words)? {
        fs::write(made.join(file), module)?;
    }
    Ok(())
}
