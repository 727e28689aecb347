//! The JSON Schemas of the packs in `web/schema/`, made from the types.

use crate::{json, shell};
use anyhow::{Result, bail};
use serde_json::{Map, Value};
use std::fs;

const FOLDER: &str = "web/schema";

/// Writes them.
pub fn write() -> Result<()> {
    let folder = shell::root().join(FOLDER);
    fs::create_dir_all(&folder)?;
    for (name, schema) in from_types()? {
        let text = serde_json::to_string_pretty(&schema)? + "\n";
        fs::write(folder.join(name).with_extension("json"), text)?;
    }
    Ok(())
}

/// Fails when those written are not those of the types.
pub fn check() -> Result<()> {
    if json::folder(&shell::root().join(FOLDER))? != from_types()? {
        bail!("{FOLDER} is not what the types say: cargo xtask schema");
    }
    Ok(())
}

/// Name and schema of every kind of document, printed by an example of the crate: it alone is
/// built with the types' schemas.
fn from_types() -> Result<Map<String, Value>> {
    let printed = shell::output(&mut shell::cargo(&[
        "run",
        "--quiet",
        "--locked",
        "--profile",
        "xtask",
        "--features",
        "schema",
        "--example",
        "schema",
    ]))?;
    Ok(serde_json::from_str(&printed)?)
}
