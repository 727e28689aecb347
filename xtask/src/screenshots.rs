//! The pages in their states, to be looked at.

use crate::shell::{self, program};
use crate::{build, machine};
use anyhow::Result;

/// Builds the pages and takes the pictures anew.
pub fn run() -> Result<()> {
    machine::node()?;
    machine::packages("tests")?;
    let programs = machine::programs()?;
    build::all()?;
    let script = "tests/screenshots/record.mjs";
    shell::run(programs.tell(&mut program("node", &[script]))?)
}
