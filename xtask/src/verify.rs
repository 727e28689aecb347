//! What shows that the figures can be trusted and takes too long for `test`. What it gives is kept in
//! tests/records, and the README says it.

use crate::shell::{self, cargo};
use crate::{reference, sbom, twice};
use anyhow::{Result, ensure};

/// How long the second implementation may take where nothing is said, in minutes.
pub const MINUTES: u32 = 24 * 60;

type Part = (&'static str, &'static str, fn(u32) -> Result<()>);

const PARTS: [Part; 4] = [
    ("law", "Which of the law the cases reach", |_| law()),
    ("reference", "The second implementation", reference::many),
    ("made-of", "What it is made of", |_| sbom::check()),
    ("twice", "Built twice", |_| twice::run()),
];

/// Runs every part, or the one that is named.
pub fn run(only: Option<&str>, minutes: u32) -> Result<()> {
    let names = PARTS.map(|(name, _, _)| name);
    ensure!(
        only.is_none_or(|only| names.contains(&only)),
        "the parts are {}",
        names.join(", ")
    );
    for (name, title, part) in PARTS {
        if only.is_none_or(|only| only == name) {
            println!("\n== {title}");
            part(minutes)?;
        }
    }
    Ok(())
}

fn law() -> Result<()> {
    let law = "test --quiet --locked --profile xtask --test law --test numbers -- --nocapture";
    shell::run(&mut cargo(&law.split(' ').collect::<Vec<_>>()))
}
