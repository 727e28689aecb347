//! The engine against the second implementation in tests/reference, which is Python and knows only
//! the documents.

use crate::record;
use crate::shell::{self, cargo, program, target};
use anyhow::Result;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs;

/// What `cargo xtask test` asks of each pack and each instrument.
pub const FEW: u32 = 2_000;
/// What `cargo xtask verify` asks.
const MANY: u32 = 100_000;
/// Under which is kept what `verify` asked.
pub const RECORD: &str = "reference";

/// What was asked of a pack or an instrument.
#[derive(Serialize, Deserialize)]
pub struct Asked {
    pub cases: u64,
    pub refused: u64,
    pub differ: u64,
}

/// What was asked of those that there was time for.
#[derive(Serialize, Deserialize)]
pub struct Done {
    /// How many packs and instruments there are.
    pub of: usize,
    /// By the name of each.
    pub packs: BTreeMap<String, Asked>,
}

/// Puts few random cases of each pack and instrument to both; fails where any answer differs. Without
/// Python it says so and asks nothing.
pub fn few() -> Result<()> {
    compare(&["--cases", &FEW.to_string()]).map(drop)
}

/// The same with many, for so many minutes at most: what an earlier run asked of the same program is not
/// asked again.
pub fn many(minutes: u32) -> Result<()> {
    let done = target().join("verify/reference.json");
    let ran = compare(&[
        "--cases",
        &MANY.to_string(),
        "--minutes",
        &minutes.to_string(),
        "--record",
        &done.to_string_lossy(),
    ])?;
    if ran {
        let done: Done = serde_json::from_str(&fs::read_to_string(done)?)?;
        record::write(RECORD, &done)?;
    }
    Ok(())
}

fn compare(options: &[&str]) -> Result<bool> {
    let Ok(version) = shell::output(&mut program("python3", &["--version"])) else {
        println!("   SKIPPED: there is no python3 here to run the second implementation");
        return Ok(false);
    };
    println!("   {version}");
    shell::run(&mut cargo(&[
        "build",
        "--quiet",
        "--locked",
        "--profile",
        "xtask",
        "--example",
        "figures",
    ]))?;
    let figures = target().join("xtask/examples/figures");
    let mut compare = program("python3", &["-B", "tests/reference/compare.py"]);
    shell::run(compare.arg(figures).args(options))?;
    Ok(true)
}
