//! How fast it is, natively and in the browser. Prints figures and judges none of them.

use crate::shell::{self, cargo, program};
use crate::{build, machine};
use anyhow::Result;

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

pub fn run() -> Result<()> {
    machine::wasm_target()?;
    machine::node()?;
    machine::packages("tests")?;
    let programs = machine::programs()?;

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
        shell::run(programs.tell(&mut program("node", &[script]))?)?;
    }
    Ok(())
}
