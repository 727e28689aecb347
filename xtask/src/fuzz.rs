//! Fuzzing: the readers of what comes from outside, on inputs that look for new ways through them. The
//! same bodies run in `test` on broken input, without any of this.

use crate::record;
use crate::shell::{self, cargo, program, root, target};
use anyhow::{Context, Result, ensure};
use std::collections::BTreeMap;
use std::fs;
use std::process::{Command, Stdio};

/// The toolchain whose compiler counts which ways were taken.
const NIGHTLY: &str = "nightly";
/// Under which is kept how many inputs each target was last given.
pub const RECORD: &str = "fuzz";
/// An input that takes longer is at fault.
const SECONDS_AN_INPUT: u32 = 10;
/// And so is one that takes more memory.
const MEGABYTES: u32 = 1_024;

/// Runs each target for so many seconds, or the one that is named; fails where an input breaks a
/// promise, and says where that input lies. Without nightly or cargo-fuzz it says so and runs nothing.
pub fn run(seconds: u32, only: Option<&str>) -> Result<()> {
    if let Err(missing) = tools() {
        println!("   SKIPPED: {missing:#}");
        return Ok(());
    }
    let targets = seeds()?;
    ensure!(
        only.is_none_or(|only| targets.iter().any(|target| target == only)),
        "the targets are {}",
        targets.join(", ")
    );
    let mut failed = Vec::new();
    let mut tried: BTreeMap<String, u64> = record::read(RECORD)?.unwrap_or_default();
    for name in targets {
        if only.is_some_and(|only| only != name) {
            continue;
        }
        let ran = fuzz(&name, seconds)?.stdin(Stdio::null()).output()?;
        let told = String::from_utf8_lossy(&ran.stderr).into_owned();
        if ran.status.success() {
            println!("   {name}: {}", summary(&told));
            let inputs = number(&told, "number_of_executed_units").parse()?;
            tried.insert(name, inputs);
            record::write(RECORD, &tried)?;
        } else {
            println!("{told}");
            failed.push(name);
        }
    }
    ensure!(
        failed.is_empty(),
        "broken: {}; the input lies in target/fuzz/artifacts. Mend it, and keep it in tests/fuzz/found",
        failed.join(", ")
    );
    Ok(())
}

fn tools() -> Result<()> {
    shell::output(&mut nightly(&["rustc", "--version"]))
        .context("missing: rustup toolchain install nightly --profile minimal")?;
    shell::output(&mut nightly(&["cargo", "fuzz", "--version"]))
        .context("missing: cargo install cargo-fuzz --locked")?;
    Ok(())
}

fn nightly(arguments: &[&str]) -> Command {
    let mut rustup = program("rustup", &["run", NIGHTLY]);
    rustup.args(arguments);
    rustup
}

/// Writes what each target begins with, beside what earlier runs found; the names of the targets.
fn seeds() -> Result<Vec<String>> {
    shell::run(&mut cargo(&[
        "build",
        "--quiet",
        "--locked",
        "--profile",
        "xtask",
        "--features",
        "pages",
        "--example",
        "seeds",
    ]))?;
    let write = target().join("xtask/examples/seeds");
    let corpus = target().join("fuzz/corpus");
    let names = shell::output(program(write, &[]).arg(corpus))?;
    Ok(names.lines().map(str::to_owned).collect())
}

/// How many inputs were tried, and what the slowest and the largest of them took.
fn summary(told: &str) -> String {
    let number = |key| number(told, key);
    format!(
        "{} inputs, {} of them by ways not seen before; the slowest took {} s, memory {} MB",
        number("number_of_executed_units"),
        number("new_units_added"),
        number("slowest_unit_time_sec"),
        number("peak_rss_mb"),
    )
}

/// A number among the closing lines.
fn number<'t>(told: &'t str, key: &str) -> &'t str {
    let mut lines = told.lines();
    let line = lines.find_map(|line| line.strip_prefix("stat::")?.strip_prefix(key));
    line.map_or("?", |rest| rest.trim_start_matches(':').trim())
}

fn fuzz(name: &str, seconds: u32) -> Result<Command> {
    let of = |folder: &str| target().join("fuzz").join(folder).join(name);
    let [corpus, artifacts] = ["corpus", "artifacts"].map(of);
    fs::create_dir_all(&artifacts)?;
    let mut run = nightly(&["cargo", "fuzz", "run", name]);
    // No unsafe code is ours to watch.
    run.args(["--sanitizer", "none", "--fuzz-dir"]);
    run.arg(root().join("tests/fuzz"));
    run.arg("--target-dir").arg(target().join("fuzz"));
    run.arg(corpus).arg("--");
    run.arg(format!("-max_total_time={seconds}"));
    run.arg(format!("-timeout={SECONDS_AN_INPUT}"));
    run.arg(format!("-rss_limit_mb={MEGABYTES}"));
    run.arg(format!("-artifact_prefix={}/", artifacts.display()));
    run.args(["-verbosity=0", "-print_final_stats=1"]);
    run.env_remove("CARGO_MANIFEST_DIR");
    Ok(run)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_closing_lines_are_told_in_one() {
        let told = "INFO: x\nstat::number_of_executed_units: 12\nstat::new_units_added:          3\n\
            stat::slowest_unit_time_sec:    0\nstat::peak_rss_mb:              34\n";
        let summary = super::summary(told);
        assert!(summary.starts_with("12 inputs, 3 of them"), "{summary}");
        assert!(summary.ends_with("took 0 s, memory 34 MB"), "{summary}");
    }
}
