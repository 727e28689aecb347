//! How soon the pages are there on weak phones and lines. Prints figures and judges none of them.

use crate::shell::{self, program};
use crate::{build, machine};
use anyhow::Result;

pub fn run() -> Result<()> {
    machine::node()?;
    machine::packages("tests")?;
    machine::packages("tests/audit")?;
    let programs = machine::programs()?;
    build::all()?;
    for script in ["figure", "lighthouse"] {
        println!("\n== {script}");
        let script = format!("tests/audit/{script}.mjs");
        shell::run(programs.tell(&mut program("node", &[&script]))?)?;
    }
    Ok(())
}
