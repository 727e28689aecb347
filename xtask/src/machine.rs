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

/// The locked packages of a folder, installed anew when the lock is newer than they are.
pub fn packages(folder: &str) -> Result<()> {
    let tests = root().join(folder);
    let changed = |path: &str| -> Option<SystemTime> {
        fs::metadata(tests.join(path))
            .and_then(|file| file.modified())
            .ok()
    };
    if changed("node_modules/.package-lock.json") >= changed("package-lock.json") {
        return Ok(());
    }
    let install = ["ci", "--no-audit", "--no-fund", "--ignore-scripts"];
    run(program("npm", &install).current_dir(&tests))
        .with_context(|| format!("missing: npm ci in {folder}/"))
}

/// The browsers and web servers of the tests. The second implementation asks for Python by itself.
pub struct Programs {
    pub chromium: PathBuf,
    /// The tests of each of these are skipped where there is none.
    firefox: Option<PathBuf>,
    nginx: Option<PathBuf>,
    apache: Option<PathBuf>,
}

impl Programs {
    /// Tells a script of the tests where they and this tool are.
    pub fn tell<'a>(&self, script: &'a mut Command) -> Result<&'a mut Command> {
        script.env("XTASK", std::env::current_exe()?);
        script.env("CHROMIUM", &self.chromium);
        for (variable, program) in [
            ("FIREFOX", &self.firefox),
            ("NGINX_PROGRAM", &self.nginx),
            ("APACHE_PROGRAM", &self.apache),
        ] {
            if let Some(program) = program {
                script.env(variable, program);
            }
        }
        Ok(script)
    }
}

/// Finds them; on Debian as root, installs those that are missing.
pub fn programs() -> Result<Programs> {
    let missing: Vec<&str> = [
        ("chromium", chromium()),
        ("fonts-liberation", chromium()),
        ("firefox-esr", firefox()),
        ("nginx", nginx()),
        ("apache2-bin", apache()),
        ("python3", on_path(&["python3"])),
    ]
    .into_iter()
    .filter_map(|(package, program)| program.is_none().then_some(package))
    .collect();
    if !missing.is_empty() {
        install(&missing)?;
    }
    let Some(chromium) = chromium() else {
        bail!(
            "missing: Chromium, on the path or named by CHROMIUM (Debian: apt-get install chromium)"
        );
    };
    Ok(Programs {
        chromium,
        firefox: firefox(),
        nginx: nginx(),
        apache: apache(),
    })
}

fn chromium() -> Option<PathBuf> {
    named("CHROMIUM").or_else(|| on_path(&["chromium", "chromium-browser", "google-chrome"]))
}

fn firefox() -> Option<PathBuf> {
    named("FIREFOX").or_else(|| on_path(&["firefox-esr", "firefox"]))
}

fn nginx() -> Option<PathBuf> {
    named("NGINX_PROGRAM").or_else(|| on_path(&["nginx"]))
}

fn apache() -> Option<PathBuf> {
    named("APACHE_PROGRAM").or_else(|| on_path(&["apache2"]))
}

fn named(variable: &str) -> Option<PathBuf> {
    std::env::var_os(variable).map(PathBuf::from)
}

fn on_path(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let mut folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    // Debian keeps servers where only root looks.
    folders.push("/usr/sbin".into());
    let places = names
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    places.into_iter().find(|place| place.is_file())
}

/// Those packages of Debian that it knows; their services are not started.
fn install(packages: &[&str]) -> Result<()> {
    let root = output(&mut program("id", &["-u"])).is_ok_and(|user| user == "0");
    if !root || on_path(&["apt-get"]).is_none() {
        return Ok(());
    }
    let apt = |arguments: &[&str]| {
        run(program("apt-get", arguments)
            .env("DEBIAN_FRONTEND", "noninteractive")
            .env("RUNLEVEL", "1"))
    };
    apt(&["update", "--quiet"])?;
    for package in packages {
        let known = program("apt-cache", &["show", package]).output();
        if known.is_ok_and(|answer| answer.status.success()) {
            apt(&[
                "install",
                "--quiet",
                "--yes",
                "--no-install-recommends",
                package,
            ])?;
        }
    }
    Ok(())
}
