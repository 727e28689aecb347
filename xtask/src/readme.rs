//! The parts of README.md that repeat what was measured: written from the records, never by hand.

use crate::shell::root;
use crate::{bench, fuzz, mutants, record, reference, sizes, twice};
use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::fs;

/// Writes the parts anew.
pub fn write() -> Result<()> {
    let path = root().join("README.md");
    let text = fs::read_to_string(&path)?;
    Ok(fs::write(path, renewed(&text)?)?)
}

/// The text with its parts as the records have them.
fn renewed(text: &str) -> Result<String> {
    let mut text = text.to_owned();
    for (name, part) in [("trust", trust()?), ("speed", speed()?)] {
        let begin = format!("<!-- {name}: written by cargo xtask readme -->\n");
        let end = format!("<!-- {name} ends -->");
        let (before, rest) = text.split_once(&begin).context(begin.clone())?;
        let (_, after) = rest.split_once(&end).context(end.clone())?;
        text = [before, &begin, &part, &end, after].concat();
    }
    Ok(text)
}

/// What a record says, and where it is from; or that there is none.
fn told<T: serde::de::DeserializeOwned>(
    name: &str,
    say: impl Fn(&T) -> Result<String>,
) -> Result<String> {
    let Some(record) = record::whole::<T>(name)? else {
        return Ok("Not recorded yet.".to_owned());
    };
    let said = say(&record.figures)?;
    let (day, commit, machine) = (&record.day, &record.commit, &record.machine);
    Ok(format!("{said}\n  ({day}, commit `{commit}`, {machine})."))
}

fn trust() -> Result<String> {
    let reference = told(reference::RECORD, |done: &reference::Done| {
        let packs = &done.packs;
        let sum = |of: fn(&reference::Asked) -> u64| packs.values().map(of).sum::<u64>();
        let (cases, refused, differ) = (
            sum(|one| one.cases),
            sum(|one| one.refused),
            sum(|one| one.differ),
        );
        Ok(format!(
            "Last asked: {} cases of {} of {} packs and\n  instruments, {} of them refused by both; **{differ} differ**",
            thousands(cases),
            packs.len(),
            done.of,
            thousands(refused)
        ))
    })?;
    let fuzzed = told(fuzz::RECORD, |targets: &BTreeMap<String, u64>| {
        let inputs = thousands(targets.values().sum());
        let readers = targets.len();
        Ok(format!(
            "Last given: {inputs} inputs to {readers} readers, none of them at fault"
        ))
    })?;
    let mutants = told(mutants::RECORD, |tried: &mutants::Tried| Ok(tried.told()))?;
    let twice = told(twice::RECORD, |files: &usize| {
        Ok(format!("Last compared: {files} files, the same bytes"))
    })?;
    Ok(format!(
        "\
- **Worked out twice.** `tests/reference/` is the whole month and the scoring once more, in Python, from
  the documents alone and in exact fractions. Random cases (seed 14) of every pack and every
  instrument, and of packs with changes that no region has made, go to both, without tolerance: totals,
  every criterion and part, every line of the salary, tax, BPJS, THR, back pay, and what is refused.
  `test` asks {few} of each, `verify` 100,000. What differed when it came was settled by the documents
  and stands in `tests/cases/` as \"found by tests/reference\".
  {reference}
- **Bare and explained** figures of each of these cases are the same.
- **The law is reached.** Put another word in the place of any word of a pack (a method, a bearer, a way of
  rounding), or one more or one less at any edge, and some result moves; so does every number
  (`tests/law.rs`, `tests/numbers.rs`). Of the national pack both sides of every edge of TER are cases.
- **Broken input** (`tests/hostile.rs`): packs, instruments, cases, kept situations, links, rosters, surveys
  and files of attendance machines with pieces cut out, put in and doubled are refused by place and
  reason; time and memory grow with the length and no faster. `cargo xtask fuzz` gives the same readers
  what cargo-fuzz finds on nightly.
  {fuzzed}
- **Changes are noticed.** `cargo xtask mutants` changes the engine in one place at a time, by chance over all
  its rooms, and keeps what came of each.
  {mutants}
- **What it is made of** stands in `sbom.cdx.json` (CycloneDX) after a build; `test` asks `cargo deny` where it is
  installed, and `verify` builds twice in two folders.
  {twice}
- **Which version** worked a figure out stands in its receipt: the engine's version and commit, and the hash of
  the packs.

Without `python3` the second implementation is skipped, and the run says so.
",
        few = thousands(reference::FEW.into()),
    ))
}

/// What was timed, as the README calls it: where it ran, us, and what one would take instead.
const RACES: [(&str, &str, &[&str]); 3] = [
    (
        "a month, its totals",
        "estimate, npm",
        &[
            "estimate, decimal.js by hand",
            "estimate, json-logic",
            "estimate, publicodes",
        ],
    ),
    (
        "a month with every line explained",
        "with its lines, npm",
        &["with its lines, decimal.js by hand"],
    ),
    (
        "one of 12,003 people at once",
        "estimateMany of 12,003, npm, each",
        &[],
    ),
];

fn speed() -> Result<String> {
    let mut text = sizes::told()?;
    let raced = told(bench::RECORD, |medians: &bench::Medians| Ok(races(medians)))?;
    text.push_str(&format!(
        "
`xtask/sizes.json` holds these figures; `cargo xtask test` fails where one grows and the file does not
say so. `cargo xtask sizes` prints each file raw, with gzip and with brotli.

`cargo xtask bench` times estimates, key presses and mounts, natively, in Node and in Chromium, beside what
one would take instead for the same month: a program written by hand with decimal.js, the languages
publicodes and json-logic, and OpenFisca for many at once. The answers are compared first.

{raced}

`cargo xtask audit` tells how the pages fare on weak phones and lines.
"
    ));
    Ok(text)
}

fn races(medians: &bench::Medians) -> String {
    let figure = |what: &str| medians.get(what).cloned();
    let mut rows =
        String::from("Medians, microseconds:\n\n| what | Node | Chromium |\n|---|---|---|\n");
    for (title, ours, others) in RACES {
        let of = |what: &str| ["Node", "Chromium"].map(|place| figure(&format!("{what}, {place}")));
        let named = std::iter::once((format!("**{title}**"), of(ours)));
        let beside = others.iter().map(|what| {
            let name = what.rsplit_once(", ").map_or(*what, |(_, name)| name);
            (format!("the same, {name}"), of(what))
        });
        for (name, [node, chromium]) in named.chain(beside) {
            let [node, chromium] = [node, chromium].map(|one| one.unwrap_or_default());
            rows.push_str(&format!("| {name} | {node} | {chromium} |\n"));
        }
    }
    if let Some(each) = figure("12,003 at once, OpenFisca, each") {
        rows.push_str(&format!(
            "| the same, OpenFisca (64-bit floats, columns) | {each} | |\n"
        ));
    }
    rows.push('\n');
    rows
}

/// A number with its thousands apart.
fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_readme_says_what_the_records_say() {
        let text = fs::read_to_string(root().join("README.md")).unwrap();
        assert!(renewed(&text).unwrap() == text, "run cargo xtask readme");
    }

    #[test]
    fn thousands_are_apart() {
        assert_eq!(thousands(12), "12");
        assert_eq!(thousands(1_234_567), "1,234,567");
    }

    #[test]
    fn a_race_has_a_row_for_each_that_ran() {
        let medians = BTreeMap::from([
            ("estimate, npm, Node".to_owned(), "1.2".to_owned()),
            (
                "estimate, publicodes, Chromium".to_owned(),
                "2600.0".to_owned(),
            ),
        ]);
        let rows = races(&medians);
        assert!(
            rows.contains("| **a month, its totals** | 1.2 |  |"),
            "{rows}"
        );
        assert!(
            rows.contains("| the same, publicodes |  | 2600.0 |"),
            "{rows}"
        );
    }
}
