//! What the machine must have: installed here where we may, else named in one line.

use crate::shell::{self, output, program, root, run};
use anyhow::{Context, Result, bail, ensure};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

/// The target of the wasm builds.
pub const WASM: &str = "wasm32-unknown-unknown";

/// Adds the wasm target of the pinned toolchain if it is missing.
pub fn wasm_target() -> Result<()> {
    let libraries = output(&mut program(
        "rustc",
        &["--print", "target-libdir", "--target", WASM],
    ))?;
    if Path::new(&libraries).is_dir() {
        return Ok(());
    }
    run(&mut program("rustup", &["target", "add", WASM]))
        .with_context(|| format!("missing: rustup target add {WASM}"))
}

/// Adds rustfmt and clippy to the pinned toolchain if they are missing.
pub fn rust_components() -> Result<()> {
    for (component, binary) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        let mut probe = shell::cargo(&[binary, "--version"]);
        if probe.output().is_ok_and(|answer| answer.status.success()) {
            continue;
        }
        run(&mut program("rustup", &["component", "add", component]))
            .with_context(|| format!("missing: rustup component add {component}"))?;
    }
    Ok(())
}

/// Node 20 or newer.
pub fn node() -> Result<()> {
    const MISSING: &str = "missing: Node 20 or newer, with npm";
    let version = output(&mut program("node", &["--version"])).context(MISSING)?;
    let major = version.trim_start_matches('v').split('.').next();
    let major: u32 = major.unwrap_or_default().parse().context(MISSING)?;
    ensure!(major >= 20, "{MISSING} (here {version})");
    Ok(())
}

/// The locked packages of the tests.
pub fn test_packages() -> Result<()> {
    packages("tests")
}

/// Lighthouse, for whoever asks for the audit.
pub fn audit_packages() -> Result<()> {
    packages("tests/audit")
}

/// The locked packages of a folder, installed anew when the lock is newer than they are.
fn packages(folder: &str) -> Result<()> {
    let tests = root().join(folder);
    let changed = |path: &str| -> Option<SystemTime> {
        fs::metadata(tests.join(path))
            .and_then(|file| file.modified())
            .ok()
    };
    if changed("node_modules/.package-lock.json") >= changed("package-lock.json") {
        return Ok(());
    }
    run(program("npm", &["ci", "--no-audit", "--no-fund"]).current_dir(&tests))
        .with_context(|| format!("missing: npm ci in {folder}/"))
}

/// The browsers of the tests.
pub struct Browsers {
    pub chromium: PathBuf,
    /// Where there is one; its tests are skipped where there is none.
    pub firefox: Option<PathBuf>,
}

impl Browsers {
    /// Tells a script of the tests where the browsers and this tool are.
    pub fn tell<'a>(&self, script: &'a mut Command) -> Result<&'a mut Command> {
        script.env("XTASK", std::env::current_exe()?);
        script.env("CHROMIUM", &self.chromium);
        if let Some(firefox) = &self.firefox {
            script.env("FIREFOX", firefox);
        }
        Ok(script)
    }
}

/// Finds the browsers; on Debian as root, installs those that are missing.
pub fn browsers() -> Result<Browsers> {
    if chromium().is_none() || firefox().is_none() {
        install_browsers()?;
    }
    let Some(chromium) = chromium() else {
        bail!(
            "missing: Chromium, on the path or named by CHROMIUM (Debian: apt-get install chromium)"
        );
    };
    Ok(Browsers {
        chromium,
        firefox: firefox(),
    })
}

fn chromium() -> Option<PathBuf> {
    named("CHROMIUM").or_else(|| on_path(&["chromium", "chromium-browser", "google-chrome"]))
}

fn firefox() -> Option<PathBuf> {
    named("FIREFOX").or_else(|| on_path(&["firefox-esr", "firefox"]))
}

fn named(variable: &str) -> Option<PathBuf> {
    std::env::var_os(variable).map(PathBuf::from)
}

fn on_path(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    let places = names
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    places.into_iter().find(|place| place.is_file())
}

fn install_browsers() -> Result<()> {
    let root = output(&mut program("id", &["-u"])).is_ok_and(|user| user == "0");
    if !root || on_path(&["apt-get"]).is_none() {
        return Ok(());
    }
    let apt = |arguments: &[&str]| {
        run(program("apt-get", arguments).env("DEBIAN_FRONTEND", "noninteractive"))
    };
    apt(&["update", "--quiet"])?;
    for (browser, missing) in [
        ("chromium", chromium().is_none()),
        ("firefox-esr", firefox().is_none()),
    ] {
        let known = program("apt-cache", &["show", browser]).output();
        if missing && known.is_ok_and(|answer| answer.status.success()) {
            let fonts = "fonts-liberation";
            apt(&[
                "install",
                "--quiet",
                "--yes",
                "--no-install-recommends",
                browser,
                fonts,
            ])?;
        }
    }
    Ok(())
}
