//! Whether the tests would notice: cargo-mutants changes the engine in one place at a time.

use crate::shell::{self, cargo};
use anyhow::{Context, Result};

/// Runs it over a part of the places, such as `0/40`; without one over all, which takes hours. What it
/// looks at and asks stands in `.cargo/mutants.toml`; survivors in `target/mutants.out/missed.txt`.
pub fn run(shard: Option<&str>) -> Result<()> {
    shell::output(&mut cargo(&["mutants", "--version"]))
        .context("missing: cargo install cargo-mutants --locked")?;
    let mut mutants = cargo(&["mutants", "--output", "target", "--no-shuffle"]);
    if let Some(shard) = shard {
        mutants.args(["--sharding", "round-robin", "--shard", shard]);
    }
    shell::run(&mut mutants)
}
