//! How fast it is, natively and in the browser, beside what one would take instead. Prints figures, keeps
//! the medians, and judges none of them.

use crate::shell::{self, cargo, program, root, target};
use crate::{build, machine, record};
use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

const IN_BROWSER: &[&str] = &[
    "tests/bench/estimate.mjs",
    "tests/bench/boundary.mjs",
    "tests/bench/mounts.mjs",
    "tests/bench/typing.mjs",
    "tests/bench/officer.mjs",
    "tests/bench/improvement.mjs",
    "tests/bench/workshop.mjs",
    "tests/bench/roster.mjs",
];
/// Under which the medians are kept: microseconds, with one decimal, by what was timed.
pub const RECORD: &str = "bench";
pub type Medians = BTreeMap<String, String>;

pub fn run() -> Result<()> {
    machine::wasm_target()?;
    machine::node()?;
    machine::packages("tests")?;
    machine::packages("tests/bench/peers")?;
    let programs = machine::programs()?;
    let medians = target().join("bench.jsonl");
    fs::create_dir_all(target())?;
    fs::write(&medians, "")?;

    println!("\n== Native");
    shell::run(&mut cargo(&[
        "bench",
        "--quiet",
        "--locked",
        "--bench",
        "engine",
        "--bench",
        "compliance",
        "--bench",
        "simulation",
    ]))?;
    println!("\n== Node and Chromium");
    build::all()?;
    for script in IN_BROWSER.iter().copied() {
        let mut node = program("node", &[script]);
        node.env("BENCH_RECORD", &medians);
        shell::run(programs.tell(&mut node)?)?;
    }
    println!("\n== OpenFisca");
    match openfisca() {
        Err(missing) => println!("   SKIPPED: {missing:#}"),
        Ok(python) => {
            let mut node = program("node", &["tests/bench/openfisca.mjs"]);
            node.env("BENCH_RECORD", &medians).env("OPENFISCA", python);
            shell::run(&mut node)?;
        }
    }
    let kept = fs::read_to_string(&medians)?;
    let kept: serde_json::Result<Medians> = kept.lines().map(serde_json::from_str).collect();
    record::write(RECORD, &kept?)
}

/// The Python that has OpenFisca, in an environment of its own; installed where it is missing.
fn openfisca() -> Result<PathBuf> {
    let folder = target().join("openfisca");
    let python = folder.join("bin/python");
    let has_it = |python: &PathBuf| {
        let mut probe = program(python, &["-c", "import openfisca_core"]);
        probe.output().is_ok_and(|answer| answer.status.success())
    };
    if !has_it(&python) {
        let mut venv = program("python3", &["-m", "venv"]);
        shell::run(venv.arg(&folder)).context("missing: python3 with venv")?;
        let mut install = program(
            &python,
            &["-m", "pip", "install", "--quiet", "--requirement"],
        );
        shell::run(install.arg(root().join("tests/bench/peers/requirements.txt")))
            .context("missing: pip and a package index")?;
    }
    Ok(python)
}
