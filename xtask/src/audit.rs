//! How soon the pages are there on weak phones and lines. Prints figures and judges none of them.

use crate::shell::{self, program};
use crate::{build, machine};
use anyhow::Result;

pub fn run() -> Result<()> {
    machine::node()?;
    machine::test_packages()?;
    machine::audit_packages()?;
    let browsers = machine::browsers()?;
    build::all()?;
    for script in ["figure", "lighthouse"] {
        println!("\n== {script}");
        let script = format!("tests/audit/{script}.mjs");
        shell::run(browsers.tell(&mut program("node", &[&script]))?)?;
    }
    Ok(())
}
