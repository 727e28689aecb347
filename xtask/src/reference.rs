//! The engine against the second implementation in tests/reference, which is Python and knows only
//! the documents.

use crate::shell::{self, cargo, program, target};
use anyhow::Result;

/// What `cargo xtask test` asks of each pack and each instrument.
pub const FEW: u32 = 2_000;
/// What `cargo xtask verify` asks.
pub const MANY: u32 = 100_000;

/// Puts so many random cases of each pack and instrument to both; fails where any answer differs. Without Python
/// it says so and asks nothing.
pub fn compare(cases: u32) -> Result<()> {
    let Ok(version) = shell::output(&mut program("python3", &["--version"])) else {
        println!("   SKIPPED: there is no python3 here to run the second implementation");
        return Ok(());
    };
    println!("   {version}");
    let cases = cases.to_string();
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
    shell::run(compare.arg(figures).args(["--cases", &cases]))
}
