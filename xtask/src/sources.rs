//! What the pages are made from: the files of `web/`, and those that the build has generated.

use crate::files::{self, Files};
use crate::rule::Rule;
use crate::template::Templates;
use crate::{graph, integrity, script, shell};
use anyhow::{Context, Result, ensure};
use minijinja::context;
use std::collections::BTreeMap;
use std::path::Path;

/// The service worker, which no page names as a link.
pub const WORKER: &str = "sw.js";
/// The custom element, which has the hashes of what it imports later.
const ELEMENT: &str = "element.js";
/// How pages name the folder of the version.
const VERSION: &str = "{{ revision }}/";
/// The package by the name that whoever has installed it writes, and as a page of ours has it.
const PACKAGE: (&str, &str) = ("from \"kalkulator-tpp\"", "from \"./npm/index.js\"");
const NPM: &str = "npm/";
/// Modules are generated out of these.
const DATA: [&str; 2] = [".json", ".md"];

pub struct Sources {
    /// Templates of pages.
    pub pages: Files,
    /// What they include.
    pub pieces: Files,
    /// Whatever pages may name, without the folders: those are for whoever reads the files.
    files: Files,
    /// The names of those that are written by hand, and so may have something to be filled in.
    written: Vec<String>,
    /// The npm package, for the page that shows it at work.
    npm: Files,
}

impl Sources {
    pub fn read(made: &Path) -> Result<Self> {
        let mut web = files::tree(&shell::root().join("web"))?;
        web.retain(|path, _| !DATA.iter().any(|ending| path.ends_with(ending)));
        let html = web.extract_if(.., |path, _| path.ends_with(".html"));
        let (pages, pieces) = files::flat(html)?
            .into_iter()
            .partition(|(_, text)| text.starts_with(b"<!doctype html>"));
        let mut made = files::tree(made)?;
        made.retain(|path, _| !path.ends_with(".d.ts"));
        let npm = made
            .extract_if(.., |path, _| path.starts_with(NPM))
            .collect();
        let web = files::flat(web)?;
        let written = web.keys().cloned().collect();
        let mut files = files::flat(web.into_iter().chain(made))?;
        let scripts = files.iter_mut().filter(|(name, _)| is_script(name));
        for (_, script) in scripts {
            *script = without_folders(str::from_utf8(script)?).into_bytes();
        }
        let sources = Self {
            pages,
            pieces,
            files,
            written,
            npm,
        };
        sources.has_no_idle_script()?;
        Ok(sources)
    }

    pub fn get(&self, name: &str) -> Result<&Vec<u8>> {
        let file = self.files.get(name);
        file.with_context(|| format!("there is no {name} in web/"))
    }

    /// A script and all that it imports as one.
    pub fn whole(&self, name: &str) -> Result<String> {
        script::whole(&self.files, name)
    }

    /// The scripts written by hand, as they are.
    pub fn scripts(&self) -> Result<BTreeMap<String, String>> {
        let scripts = self.written.iter().filter(|name| is_script(name));
        let text = |name: &String| {
            let script = String::from_utf8(self.get(name)?.clone())?;
            Ok((name.clone(), script))
        };
        scripts.map(text).collect()
    }

    /// The names of files at addresses that never change: what pages name beside the folder of the
    /// version, and what is named from there. Scripts name what is in that folder.
    pub fn lasting(&self) -> Result<Vec<String>> {
        let links = self.links()?.into_iter();
        let links = links.filter(|link| !link.starts_with(VERSION));
        let (mut scripts, others): (Vec<_>, Vec<_>) = links.partition(|name| is_script(name));
        scripts.extend(graph::reached(&self.files, others)?);
        Ok(scripts)
    }

    /// The files of the version, filled in: what pages name in its folder, and what is named from
    /// there.
    pub fn version(&self, rule: &Rule) -> Result<Files> {
        let links = self.links()?.into_iter();
        let starts = links.filter_map(|link| Some(link.strip_prefix(VERSION)?.to_owned()));
        let mut version = self.npm.clone();
        for name in graph::reached(&self.files, starts.collect())? {
            let contents = self.get(&name)?.clone();
            version.insert(name, contents);
        }
        self.fill(&mut version, rule)?;
        Ok(version)
    }

    fn fill(&self, version: &mut Files, rule: &Rule) -> Result<()> {
        let is_written = |name: &&String| is_script(name) && self.written.contains(*name);
        let written: Vec<String> = version.keys().filter(is_written).cloned().collect();
        // The one that has the hashes of others comes when they are as they will be.
        let (last, others): (Vec<_>, Vec<_>) =
            written.into_iter().partition(|name| name == ELEMENT);
        for names in [others, last] {
            let templates = hashing(version)?;
            for name in names {
                let script = version.get(&name).context("no such script")?;
                let values = context! { regulation => rule.value() };
                let filled = templates.fill(&name, script, values)?;
                let (installed, here) = PACKAGE;
                version.insert(name, filled.replace(installed, here).into_bytes());
            }
        }
        Ok(())
    }

    /// The relative addresses that pages name, but for those of pages.
    fn links(&self) -> Result<Vec<String>> {
        let mut found = Vec::new();
        for html in self.pages.values() {
            let links = graph::links(str::from_utf8(html)?).into_iter();
            found.extend(links.filter(|link| !is_page(link)).map(str::to_owned));
        }
        Ok(found)
    }

    /// Fails where a script is named by nothing.
    fn has_no_idle_script(&self) -> Result<()> {
        let links = self.links()?.into_iter();
        let starts = links.map(|link| link.replace(VERSION, ""));
        let used = graph::reached(&self.files, starts.collect())?;
        let is_idle = |name: &&String| is_script(name) && !used.contains(name) && *name != WORKER;
        let idle: Vec<&String> = self.files.keys().filter(is_idle).collect();
        ensure!(idle.is_empty(), "in web/ nothing names {idle:?}");
        Ok(())
    }
}

/// What scripts may call: the hash of a file, and those of a script and all that it imports.
fn hashing(version: &Files) -> Result<Templates> {
    let (one, all) = (version.clone(), version.clone());
    let templates = Templates::including(&Files::new())?
        .calling("integrity", move |name| integrity::of(&one, name))
        .calling("hashes", move |script| integrity::of_all(&all, script));
    Ok(templates)
}

fn is_script(name: &str) -> bool {
    name.ends_with(".js")
}

/// Whether an address is that of a page, and not of something a page is made of.
pub fn is_page(address: &str) -> bool {
    address.ends_with(".html") || address.ends_with('/')
}

/// A script whose imports all lie beside it.
fn without_folders(script: &str) -> String {
    graph::with_imports(script, |path| {
        format!("./{}", path.rsplit('/').next().unwrap_or(path))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_for_readers_alone() {
        assert_eq!(
            without_folders("import { a } from \"../shared/a.js\"; import(\"./b.js\");"),
            "import { a } from \"./a.js\"; import(\"./b.js\");"
        );
    }

    #[test]
    fn a_page_is_no_part_of_a_page() {
        assert!(is_page("./") && is_page("kepatuhan.html"));
        assert!(!is_page("sw.js"));
    }
}
