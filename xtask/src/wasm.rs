//! A feature set of the crate as wasm with its JavaScript glue.

use crate::machine::WASM;
use crate::{commit, minify, order, shell, short};
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use wasm_bindgen_cli_support::Bindgen;
use wasmparser::{Validator, WasmFeatures};

/// Builds the crate with one feature and writes `<name>.js`, `<name>_bg.wasm` and their types.
pub fn generate(feature: &str, name: &str, into: &Path) -> Result<()> {
    let wasm = compile(feature)?;
    Bindgen::new()
        .input_path(wasm)
        .out_name(name)
        .web(true)?
        .typescript(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(into)
        .with_context(|| format!("the glue of {name}"))?;
    let wasm = into.join(format!("{name}_bg.wasm"));
    reorder(&wasm)?;
    old_browsers_know(&wasm)?;
    let glue = into.join(name).with_extension("js");
    minify(&glue)?;
    shorten(&wasm, &glue)
}

/// Fails where a wasm needs more than the oldest browsers that the package's README names.
fn old_browsers_know(wasm: &Path) -> Result<()> {
    let features = WasmFeatures::WASM1
        | WasmFeatures::BULK_MEMORY
        | WasmFeatures::MULTI_VALUE
        | WasmFeatures::REFERENCE_TYPES
        | WasmFeatures::SATURATING_FLOAT_TO_INT
        | WasmFeatures::SIGN_EXTENSION;
    Validator::new_with_features(features)
        .validate_all(&std::fs::read(wasm)?)
        .with_context(|| format!("{}: not for Chrome 96", wasm.display()))?;
    Ok(())
}

/// Puts the functions of the wasm in an order that compresses well.
fn reorder(wasm: &Path) -> Result<()> {
    let ordered = order::by_likeness(&std::fs::read(wasm)?)?;
    Ok(std::fs::write(wasm, ordered)?)
}

/// Gives what the two call each other by short names.
fn shorten(wasm: &Path, glue: &Path) -> Result<()> {
    let (program, script) = short::names(&std::fs::read(wasm)?, &std::fs::read_to_string(glue)?)?;
    std::fs::write(wasm, program)?;
    Ok(std::fs::write(glue, script)?)
}

/// Takes the comments and the space out of the glue, which no one reads.
fn minify(glue: &Path) -> Result<()> {
    let text = std::fs::read_to_string(glue)?;
    Ok(std::fs::write(glue, minify::script(&text)?)?)
}

/// The library's crate type is rlib, since a cdylib beside it turns LTO off; here it is asked
/// for. One target folder a feature: the file carries no hash, so in one folder the two feature
/// sets would overwrite each other.
fn compile(feature: &str) -> Result<PathBuf> {
    let target = shell::target().join(feature);
    let mut cargo = shell::cargo(&["rustc", "--release", "--lib", "--locked", "--quiet"]);
    cargo
        .args(["--crate-type", "cdylib", "--package", "kalkulator-tpp"])
        .args(["--target", WASM, "--features", feature, "--target-dir"])
        .arg(&target)
        .env("CARGO_ENCODED_RUSTFLAGS", flags()?);
    // The others issue no receipts, and need not be built anew for each commit.
    match commit::current().filter(|_| ["app", "face"].contains(&feature)) {
        Some(commit) => cargo.env(commit::TOLD, commit),
        None => cargo.env_remove(commit::TOLD),
    };
    shell::run(&mut cargo)?;
    Ok(target.join(WASM).join("release/kalkulator_tpp.wasm"))
}

/// Takes this machine's paths out of the wasm, so that every checkout gives the same bytes, and
/// asks for small code where a library offers it.
fn flags() -> Result<String> {
    shell::run(&mut shell::cargo(&["fetch", "--locked", "--quiet"]))?;
    let sysroot = shell::output(&mut shell::program("rustc", &["--print", "sysroot"]))?;
    let mut flags = vec![
        remap(&shell::root(), "/kalkulator-tpp"),
        remap(&Path::new(&sysroot).join("lib/rustlib/src/rust"), "/rust"),
    ];
    for registry in std::fs::read_dir(cargo_home()?.join("registry/src"))? {
        flags.push(remap(&registry?.path(), "/registry"));
    }
    // The small form of SHA-256: one receipt needs no speed.
    flags.push("--cfg=sha2_backend_soft=\"compact\"".to_owned());
    Ok(flags.join("\u{1f}"))
}

fn remap(from: &Path, to: &str) -> String {
    format!("--remap-path-prefix={}={to}", from.display())
}

fn cargo_home() -> Result<PathBuf> {
    if let Some(home) = std::env::var_os("CARGO_HOME") {
        return Ok(home.into());
    }
    let user = std::env::home_dir().context("neither CARGO_HOME nor a home folder is known")?;
    Ok(user.join(".cargo"))
}
