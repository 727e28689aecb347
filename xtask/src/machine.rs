//! What the machine must have: installed here where we may, else named in one line.

use crate::shell;
use anyhow::{Context, Result};

/// The target of the wasm builds.
pub const WASM: &str = "wasm32-unknown-unknown";

/// Adds the wasm target of the pinned toolchain if it is missing.
pub fn wasm_target() -> Result<()> {
    let installed = shell::output(&mut shell::program(
        "rustc",
        &["--print", "target-libdir", "--target", WASM],
    ))?;
    if std::path::Path::new(&installed).is_dir() {
        return Ok(());
    }
    shell::run(&mut shell::program("rustup", &["target", "add", WASM]))
        .with_context(|| format!("the target {WASM} is missing: rustup target add {WASM}"))
}
