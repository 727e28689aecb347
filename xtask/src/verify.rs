//! What shows that the figures can be trusted and takes too long for `test`. Prints what the README says.

use crate::shell::{self, cargo};
use crate::{reference, sbom, twice};
use anyhow::Result;

pub fn run() -> Result<()> {
    println!("\n== Which of the law the cases reach");
    let law = "test --quiet --locked --profile xtask --test law --test numbers -- --nocapture";
    shell::run(&mut cargo(&law.split(' ').collect::<Vec<_>>()))?;
    println!("\n== The second implementation");
    reference::compare(reference::MANY)?;
    println!("\n== What it is made of");
    sbom::check()?;
    println!("\n== Built twice");
    twice::run()
}
