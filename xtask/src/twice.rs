//! Whether a build can be made again: two clean copies in two folders must give the same bytes.

use crate::{commit, files, record, shell};
use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::Path;

/// Under which is kept how many files were compared.
pub const RECORD: &str = "twice";

/// Builds twice and compares `dist/` and `pkg/`.
pub fn run() -> Result<()> {
    let [one, other] = [build()?, build()?];
    let mut compared = 0;
    for folder in ["dist", "pkg"] {
        let made = files::tree(&one.path().join(folder))?;
        let again = files::tree(&other.path().join(folder))?;
        ensure!(
            made.keys().eq(again.keys()),
            "the two builds have not the same files in {folder}"
        );
        for (name, bytes) in &made {
            ensure!(
                again[name] == *bytes,
                "{folder}/{name} is not made twice the same"
            );
        }
        compared += made.len();
    }
    record::write(RECORD, &compared)?;
    println!("   {compared} files, the same bytes from two folders");
    Ok(())
}

/// A clean copy of what git knows, built.
fn build() -> Result<tempfile::TempDir> {
    let copy = tempfile::tempdir()?;
    let known = shell::output(&mut shell::program("git", &["ls-files"]))?;
    for file in known.lines() {
        copy_file(file, copy.path())?;
    }
    let mut build = shell::program(std::env::current_exe()?, &["build"]);
    build
        .current_dir(copy.path())
        .env("CARGO_MANIFEST_DIR", copy.path().join("xtask"))
        .env(commit::TOLD, commit::current().unwrap_or_default())
        .env_remove("CARGO_TARGET_DIR");
    shell::run(&mut build)?;
    // A build takes more than a gigabyte, and the second needs the room.
    fs::remove_dir_all(copy.path().join("target"))?;
    Ok(copy)
}

fn copy_file(file: &str, into: &Path) -> Result<()> {
    let to = into.join(file);
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::copy(shell::root().join(file), &to).with_context(|| file.to_owned())?;
    Ok(())
}
