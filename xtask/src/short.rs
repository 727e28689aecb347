//! Short names for what a wasm takes from its glue. The long ones end with a hash of sixteen digits,
//! which no compressor makes smaller, and stand in both files.

use anyhow::Result;
use regex::{Captures, Regex};
use std::collections::BTreeMap;
use std::convert::Infallible;
use wasm_encoder::reencode::{self, Reencode};
use wasm_encoder::{ImportSection, Module};
use wasmparser::{ImportSectionReader, Parser};

/// How the glue names what it gives.
const LONG: &str = r"\b__wb\w+_[0-9a-f]{16}\b";

/// The same wasm and glue with short names.
pub fn names(wasm: &[u8], glue: &str) -> Result<(Vec<u8>, String)> {
    let long = Regex::new(LONG)?;
    let mut names = Names::default();
    for found in long.find_iter(glue) {
        let next = format!("_{}", names.0.len());
        names.0.entry(found.as_str()).or_insert(next);
    }
    let glue = long.replace_all(glue, |found: &Captures<'_>| {
        names.short(&found[0]).to_owned()
    });
    let mut module = Module::new();
    names.parse_core_module(&mut module, Parser::new(0), wasm)?;
    Ok((module.finish(), glue.into_owned()))
}

/// The short names by the long ones.
#[derive(Default)]
struct Names<'g>(BTreeMap<&'g str, String>);

impl Names<'_> {
    fn short<'n>(&'n self, name: &'n str) -> &'n str {
        self.0.get(name).map_or(name, String::as_str)
    }
}

impl Reencode for Names<'_> {
    type Error = Infallible;

    fn parse_import_section(
        &mut self,
        imports: &mut ImportSection,
        section: ImportSectionReader<'_>,
    ) -> Result<(), reencode::Error> {
        for import in section.into_imports() {
            let import = import?;
            let kind = self.entity_type(import.ty)?;
            imports.import(import.module, self.short(import.name), kind);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{EntityType, TypeSection};
    use wasmparser::Payload;

    #[test]
    fn both_sides_have_the_same_name() {
        let mut module = Module::new();
        let mut types = TypeSection::new();
        types.ty().function([], []);
        module.section(&types);
        let mut imports = ImportSection::new();
        for name in ["__wbg_now_0123456789abcdef", "__wbindgen_generic"] {
            imports.import("./x.js", name, EntityType::Function(0));
        }
        module.section(&imports);
        let glue = "{__wbg_now_0123456789abcdef:now,__wbindgen_generic:f}";
        let (wasm, glue) = names(&module.finish(), glue).unwrap();
        assert_eq!(glue, "{_0:now,__wbindgen_generic:f}");
        let mut found = Vec::new();
        for payload in Parser::new(0).parse_all(&wasm) {
            if let Payload::ImportSection(section) = payload.unwrap() {
                found.extend(section.into_imports().map(|import| import.unwrap().name));
            }
        }
        assert_eq!(found, ["_0", "__wbindgen_generic"]);
    }
}
