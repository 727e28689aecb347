//! Every check of the project, one after the other, up to the first that fails.

use crate::machine::{self, WASM};
use crate::shell::{self, cargo, program, root};
use crate::{build, reference, sbom, schema, sizes};
use anyhow::{Context, Result, ensure};
use serde_json::json;
use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::Instant;

/// The engine with its schemas and the state of the pages, in the profile of our own tools: what they share is built once.
const ENGINE: [&str; 7] = [
    "--locked",
    "--profile",
    "xtask",
    "--package",
    "kalkulator-tpp",
    "--features",
    "schema,pages,workbook",
];
const XTASK: [&str; 5] = ["--locked", "--profile", "xtask", "--package", "xtask"];
/// The page and all below it, as the browser gets them.
const PAGE: [&str; 6] = ["--locked", "--lib", "--features", "app", "--target", WASM];
/// The scoring for JavaScript.
const SCORES: [&str; 6] = [
    "--locked",
    "--lib",
    "--features",
    "scores",
    "--target",
    WASM,
];
/// The officer's page.
const OFFICER: [&str; 6] = [
    "--locked",
    "--lib",
    "--features",
    "officer",
    "--target",
    WASM,
];

/// The calendar of attendance.
const ATTENDANCE: [&str; 6] = [
    "--locked",
    "--lib",
    "--features",
    "attendance",
    "--target",
    WASM,
];

/// The runs over whole rosters.
const BATCH: [&str; 6] = ["--locked", "--lib", "--features", "batch", "--target", WASM];
/// Workbooks, for the worker that runs rosters.
const SPREADSHEET: [&str; 6] = [
    "--locked",
    "--lib",
    "--features",
    "spreadsheet",
    "--target",
    WASM,
];

/// Runs the checks.
pub fn run() -> Result<()> {
    counted(checks)
}

/// Tries the package with each bundler that its README names: heavy to install, and so on request.
pub fn bundlers() -> Result<()> {
    counted(|tally| {
        let programs = step("What the machine must have", || {
            machine::wasm_target()?;
            machine::node()?;
            machine::packages("tests")?;
            machine::packages("tests/bundlers")?;
            machine::programs()
        })?;
        step("Build", build::all)?;
        step("The npm package in bundlers", || {
            tally.run(programs.tell(&mut node_tests("tests/bundlers")?)?)
        })
    })
}

fn counted(checks: impl FnOnce(&mut Tally) -> Result<()>) -> Result<()> {
    let mut tally = Tally::default();
    let outcome = checks(&mut tally);
    if tally.passed + tally.failed > 0 {
        println!("\n{} passed, {} failed", tally.passed, tally.failed);
    }
    outcome
}

fn checks(tally: &mut Tally) -> Result<()> {
    let programs = step("What the machine must have", || {
        machine::wasm_target()?;
        machine::rust_components()?;
        machine::node()?;
        machine::packages("tests")?;
        machine::programs()
    })?;
    step("Formatting", || {
        shell::run(&mut cargo(&["fmt", "--all", "--check"]))
    })?;
    step("Lints", lints)?;
    step("Documentation", documentation)?;
    step("Native tests", || {
        tally.run(cargo(&["test", "--quiet"]).args(ENGINE))?;
        tally.run(cargo(&["test", "--quiet"]).args(XTASK))
    })?;
    step("The second implementation", reference::few)?;
    step("Schemas", schema::check)?;
    step("What it is made of", sbom::check)?;
    step("Build", build::all)?;
    step("Types of the JavaScript", script_types)?;
    step("The npm package in Node", || {
        tally.run(&mut node_tests("tests/node")?)
    })?;
    step("The page in browsers", || {
        tally.run(programs.tell(&mut node_tests("tests/browser")?)?)
    })?;
    // The budgets are a command of their own: a heavy download is no wrong answer.
    step("Sizes", sizes::hold)
}

fn step<T>(name: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    println!("\n== {name}");
    let start = Instant::now();
    let outcome = work().with_context(|| name.to_owned())?;
    println!("   {} ms", start.elapsed().as_millis());
    Ok(outcome)
}

fn lints() -> Result<()> {
    let deny = ["--", "--deny", "warnings"];
    let targets = ["clippy", "--quiet", "--all-targets"];
    shell::run(cargo(&targets).args(ENGINE).args(deny))?;
    shell::run(cargo(&targets).args(XTASK).args(deny))?;
    for features in [PAGE, SCORES, OFFICER, ATTENDANCE, BATCH, SPREADSHEET] {
        shell::run(cargo(&["clippy", "--quiet"]).args(features).args(deny))?;
    }
    Ok(())
}

fn documentation() -> Result<()> {
    let mut doc = cargo(&["doc", "--quiet", "--no-deps"]);
    shell::run(doc.args(PAGE).env("RUSTDOCFLAGS", "--deny warnings"))
}

/// What the JavaScript calls is there and is given what it takes, that of the programs included:
/// TypeScript reads it as it stands.
fn script_types() -> Result<()> {
    let tests = root().join("tests");
    let page = shell::target().join("page");
    for name in ["tsconfig.json", "tsconfig.worker.json"] {
        // The build has put what the pages import beside their own where the target folder is.
        let project = page.join(name);
        let folders = [&root().join("web"), &page];
        let of_here = json!({
            "extends": tests.join(name),
            "compilerOptions": { "rootDirs": folders },
        });
        fs::write(&project, serde_json::to_string(&of_here)?)?;
        let mut check = program("node", &[]);
        check.arg(tests.join("node_modules/typescript/bin/tsc"));
        shell::run(check.arg("--project").arg(project))?;
    }
    Ok(())
}

/// Node's test runner on the `*.test.mjs` of a folder.
fn node_tests(folder: &str) -> Result<Command> {
    let mut files = Vec::new();
    for entry in fs::read_dir(root().join(folder))? {
        files.push(entry?.path());
    }
    files.retain(|file| file.to_string_lossy().ends_with(".test.mjs"));
    files.sort();
    ensure!(!files.is_empty(), "no *.test.mjs in {folder}");
    let mut node = program(
        "node",
        &["--test", "--test-concurrency=2", "--test-reporter=spec"],
    );
    node.args(files);
    Ok(node)
}

/// How many tests the runners say passed and failed.
#[derive(Default)]
struct Tally {
    passed: u32,
    failed: u32,
}

impl Tally {
    /// Runs a test runner, shows what it prints and counts.
    fn run(&mut self, runner: &mut Command) -> Result<()> {
        let line = shell::line(runner);
        runner.stdin(Stdio::null()).stdout(Stdio::piped());
        let mut child = runner
            .spawn()
            .with_context(|| format!("cannot start {line}"))?;
        if let Some(stdout) = child.stdout.take() {
            for text in BufReader::new(stdout).lines() {
                let text = text?;
                println!("{text}");
                self.count(&text);
            }
        }
        let status = child.wait()?;
        ensure!(status.success(), "{line} failed ({status})");
        Ok(())
    }

    /// Reads the closing lines of cargo test and of Node's runner.
    fn count(&mut self, line: &str) {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words[..] {
            [
                "test",
                "result:",
                _,
                passed,
                "passed;",
                failed,
                "failed;",
                ..,
            ] => {
                self.passed += passed.parse().unwrap_or(0);
                self.failed += failed.parse().unwrap_or(0);
            }
            ["ℹ", "pass", passed] => self.passed += passed.parse().unwrap_or(0),
            ["ℹ", "fail", failed] => self.failed += failed.parse().unwrap_or(0),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closing_lines_are_counted() {
        let mut tally = Tally::default();
        tally.count("test result: FAILED. 12 passed; 1 failed; 0 ignored; 0 measured");
        tally.count("ℹ pass 3");
        tally.count("ℹ fail 2");
        tally.count("test money::tests::adds ... ok");
        assert_eq!((tally.passed, tally.failed), (15, 3));
    }
}
