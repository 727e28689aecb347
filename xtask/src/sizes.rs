//! What a person downloads, the limits that it should keep, and the figures that it must not
//! outgrow unnoticed.

use crate::files::{self, Files};
use crate::sources::{WORKER, is_page};
use crate::{compress, graph, shell};
use anyhow::{Context, Result, ensure};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// What has a figure: its name in the file of figures, what it is, where its files lie, how they
/// are compressed, and its limit in bytes. Limits are those of the project's issues.
struct Measured {
    name: &'static str,
    title: &'static str,
    folder: &'static str,
    files: fn(&Files) -> Result<Vec<String>>,
    form: Form,
    limit: usize,
}

const MEASURED: [Measured; 9] = [
    Measured {
        name: "estimate_first",
        title: "the estimate until its first figure",
        folder: "dist",
        files: |dist| until_first(dist, "index.html"),
        form: Form::Brotli,
        limit: 178_000,
    },
    Measured {
        name: "estimate_whole",
        title: "the estimate, all told",
        folder: "dist",
        files: |dist| whole(dist, "index.html"),
        form: Form::Brotli,
        limit: 215_000,
    },
    Measured {
        name: "officer_first",
        title: "the officer's page until it stands",
        folder: "dist",
        files: |dist| until_first(dist, "kepatuhan.html"),
        form: Form::Brotli,
        limit: 235_000,
    },
    Measured {
        name: "simulation_first",
        title: "the page that simulates a draft until it stands",
        folder: "dist",
        files: |dist| until_first(dist, "simulasi.html"),
        form: Form::Brotli,
        limit: 330_000,
    },
    Measured {
        name: "batch",
        title: "the program that runs rosters",
        folder: "dist",
        files: |dist| Ok(named(dist, &["batch.js", "batch_bg.wasm"])),
        form: Form::Brotli,
        limit: 120_000,
    },
    Measured {
        name: "spreadsheet",
        title: "the program that reads and writes workbooks",
        folder: "dist",
        files: |dist| Ok(named(dist, &["spreadsheet.js", "spreadsheet_bg.wasm"])),
        form: Form::Brotli,
        limit: 260_000,
    },
    Measured {
        name: "engine",
        title: "engine of the package",
        folder: "pkg",
        files: |_| Ok(["engine.js", "engine_bg.wasm"].map(String::from).into()),
        form: Form::Gzip,
        limit: 82_000,
    },
    Measured {
        name: "scorer",
        title: "scorer of the package",
        folder: "pkg",
        files: |_| Ok(["scorer.js", "scorer_bg.wasm"].map(String::from).into()),
        form: Form::Gzip,
        limit: 90_000,
    },
    Measured {
        name: "loader",
        title: "loader of the frame",
        folder: "dist",
        files: |_| Ok(vec!["bingkai.js".to_owned()]),
        form: Form::Gzip,
        limit: 2_048,
    },
];

/// Growth by so many bytes is not worth a line in the file of figures.
const SLACK: usize = 256;

/// How a server sends it.
#[derive(Clone, Copy)]
enum Form {
    Gzip,
    Brotli,
}

/// Figures in bytes by name.
type Figures = BTreeMap<String, usize>;

/// Prints the sizes of what is built; fails beyond a limit.
pub fn run() -> Result<()> {
    let figures = show()?;
    let beyond = MEASURED.iter().filter(|one| figures[one.name] > one.limit);
    let beyond: Vec<String> = beyond
        .map(|one| {
            let (bytes, limit) = (figures[one.name], one.limit);
            format!("{}: {bytes} bytes, more than {limit}", one.title)
        })
        .collect();
    ensure!(beyond.is_empty(), "{}", beyond.join("\n"));
    Ok(())
}

/// Writes the figures of today into the file of figures.
pub fn record() -> Result<()> {
    let text = serde_json::to_string_pretty(&show()?)?;
    Ok(fs::write(file(), text + "\n")?)
}

/// Prints the sizes; fails where one has grown and the file of figures does not say so.
pub fn hold() -> Result<()> {
    let recorded = fs::read_to_string(file()).context("no file of figures")?;
    let grown = grown(&show()?, &serde_json::from_str(&recorded)?);
    ensure!(
        grown.is_empty(),
        "{}\nIf it is worth it: cargo xtask sizes --record",
        grown.join("\n")
    );
    Ok(())
}

/// The recorded figures beside their limits, as a table.
pub fn told() -> Result<String> {
    let recorded = fs::read_to_string(file()).context("no file of figures")?;
    let figures: Figures = serde_json::from_str(&recorded)?;
    let mut rows = String::from("| what | it is | limit |\n|---|---|---|\n");
    for one in &MEASURED {
        let title = one.title;
        let form = match one.form {
            Form::Gzip => "gzip",
            Form::Brotli => "brotli",
        };
        let kilobytes = |bytes: usize| bytes.div_ceil(1_000);
        let is = match figures.get(one.name) {
            None => "not recorded yet".to_owned(),
            Some(bytes) if *bytes > one.limit => format!("{} KB, too much", kilobytes(*bytes)),
            Some(bytes) => format!("{} KB", kilobytes(*bytes)),
        };
        let limit = kilobytes(one.limit);
        rows.push_str(&format!("| {title}, {form} | {is} | {limit} KB |\n"));
    }
    Ok(rows)
}

fn grown(today: &Figures, recorded: &Figures) -> Vec<String> {
    let before = |name| recorded.get(name).copied().unwrap_or_default();
    let grown = today
        .iter()
        .filter(|(name, bytes)| **bytes > before(*name) + SLACK);
    grown
        .map(|(name, bytes)| format!("{name} has grown from {} to {bytes} bytes", before(name)))
        .collect()
}

fn file() -> PathBuf {
    shell::root().join("xtask/sizes.json")
}

fn show() -> Result<Figures> {
    let dist = files::tree(&shell::root().join("dist")).context("nothing is built")?;
    let mut figures = Figures::new();
    for one in &MEASURED {
        let size = measure(one, &(one.files)(&dist)?)?;
        figures.insert(one.name.to_owned(), size.sent_as(one.form));
    }
    Ok(figures)
}

/// A page and what it names to be there with it. The worker, the icon and what an installed page
/// looks like come when nobody waits for them.
fn until_first(dist: &Files, page: &str) -> Result<Vec<String>> {
    let html = str::from_utf8(dist.get(page).context("no such page")?)?;
    let comes_later = |path: &&str| {
        [".svg", ".webmanifest"]
            .iter()
            .any(|end| path.ends_with(end))
    };
    let named = graph::links(html)
        .into_iter()
        .filter(|path| !is_page(path) && !comes_later(path));
    Ok(std::iter::once(page)
        .chain(named)
        .map(str::to_owned)
        .collect())
}

/// The same with what comes later and is kept for use without a network.
fn whole(dist: &Files, page: &str) -> Result<Vec<String>> {
    let mut files = until_first(dist, page)?;
    files.extend(["icon.svg", "manifest.webmanifest", WORKER].map(str::to_owned));
    let scripts = files.iter().filter(|path| path.ends_with(".js"));
    let reached = graph::reached(dist, scripts.cloned().collect())?;
    let later: Vec<String> = reached
        .into_iter()
        .filter(|path| !files.contains(path))
        .collect();
    files.extend(later);
    Ok(files)
}

/// The files of these names, in whichever folder.
fn named(dist: &Files, names: &[&str]) -> Vec<String> {
    let is_one = |path: &&String| names.contains(&path.rsplit('/').next().unwrap_or(path));
    dist.keys().filter(is_one).cloned().collect()
}

/// Bytes of some files.
#[derive(Default)]
struct Size {
    raw: usize,
    gzip: usize,
    brotli: usize,
}

impl Size {
    fn sent_as(&self, form: Form) -> usize {
        match form {
            Form::Gzip => self.gzip,
            Form::Brotli => self.brotli,
        }
    }
}

fn measure(one: &Measured, files: &[String]) -> Result<Size> {
    let title = one.title;
    println!(
        "{title:<40} {:>9} {:>9} {:>9}",
        "raw", "gzip -9", "br -q 11"
    );
    let mut total = Size::default();
    for file in files {
        let size = size(&shell::root().join(one.folder).join(file))?;
        print(file, &size);
        total.raw += size.raw;
        total.gzip += size.gzip;
        total.brotli += size.brotli;
    }
    print("together", &total);
    let form = match one.form {
        Form::Gzip => "gzip",
        Form::Brotli => "brotli",
    };
    println!("  limit {} bytes {form}\n", one.limit);
    Ok(total)
}

fn size(file: &Path) -> Result<Size> {
    let contents = fs::read(file).with_context(|| file.display().to_string())?;
    Ok(Size {
        raw: contents.len(),
        gzip: sent(file, "gz").unwrap_or_else(|_| compress::gzip(&contents, 9).len()),
        brotli: sent(file, "br").unwrap_or_else(|_| compress::brotli(&contents, 11).len()),
    })
}

/// The size of the form that a server sends, where the build has made it.
fn sent(file: &Path, ending: &str) -> Result<usize> {
    let small = format!("{}.{ending}", file.display());
    Ok(usize::try_from(fs::metadata(small)?.len())?)
}

fn print(name: &str, size: &Size) {
    println!(
        "  {name:<38} {:>9} {:>9} {:>9}",
        size.raw, size.gzip, size.brotli
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures(engine: usize) -> Figures {
        Figures::from([("engine".to_owned(), engine), ("loader".to_owned(), 5)])
    }

    #[test]
    fn growth_that_is_not_recorded_is_told_and_shrinking_is_not() {
        assert_eq!(
            grown(&figures(1_000), &figures(2_000)),
            Vec::<String>::new()
        );
        assert_eq!(grown(&figures(1_000 + SLACK), &figures(1_000)).len(), 0);
        assert_eq!(
            grown(&figures(2_000), &figures(1_000)),
            ["engine has grown from 1000 to 2000 bytes"]
        );
        assert_eq!(grown(&figures(2_000), &Figures::new()).len(), 1);
    }
}
