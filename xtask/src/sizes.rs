//! What a person downloads, and the budgets it must keep.

use crate::sources::is_page;
use crate::{compress, graph, shell};
use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::Path;

/// The first load of the page, all told, in brotli.
const PAGE_BUDGET: usize = 150_000;
/// The engine of the npm package, wasm and glue without the packs, in gzip.
const ENGINE_BUDGET: usize = 50_000;

/// The script that turns a portal's link into a frame, in gzip.
const LOADER_BUDGET: usize = 2_048;

/// Prints the sizes of what is built; fails beyond a budget.
pub fn run() -> Result<()> {
    let Sizes {
        page,
        engine,
        loader,
    } = show()?;
    ensure!(
        page.brotli <= PAGE_BUDGET,
        "the first load is {} bytes brotli, more than {PAGE_BUDGET}",
        page.brotli
    );
    ensure!(
        engine.gzip <= ENGINE_BUDGET,
        "the engine is {} bytes gzip, more than {ENGINE_BUDGET}",
        engine.gzip
    );
    ensure!(
        loader.gzip <= LOADER_BUDGET,
        "the loader of the frame is {} bytes gzip, more than {LOADER_BUDGET}",
        loader.gzip
    );
    Ok(())
}

/// What has a budget.
pub struct Sizes {
    page: Size,
    engine: Size,
    loader: Size,
}

/// Prints the sizes of what is built; the officer's page and the scorer have no budget.
pub fn show() -> Result<Sizes> {
    let page = measure("first load of the page", "dist", &first_load("index.html")?)?;
    let engine = ["engine.js", "engine_bg.wasm"].map(String::from);
    let engine = measure("engine of the package", "pkg", &engine)?;
    let loader = measure("loader of the frame", "dist", &["bingkai.js".to_owned()])?;
    let officer = first_load("kepatuhan.html")?;
    measure("first load of the officer's page", "dist", &officer)?;
    let scorer = ["scorer.js", "scorer_bg.wasm"].map(String::from);
    measure("scorer of the package", "pkg", &scorer)?;
    Ok(Sizes {
        page,
        engine,
        loader,
    })
}

/// A page, the service worker, and whatever loads with the page: what it only links to is
/// another page.
fn first_load(page: &str) -> Result<Vec<String>> {
    let html = fs::read_to_string(shell::root().join("dist").join(page))
        .context("nothing is built: cargo xtask build")?;
    let named = graph::links(&html)
        .into_iter()
        .filter(|path| !is_page(path));
    Ok([page, "sw.js"]
        .into_iter()
        .chain(named)
        .map(str::to_owned)
        .collect())
}

/// Bytes of some files.
#[derive(Default)]
pub struct Size {
    raw: usize,
    gzip: usize,
    brotli: usize,
}

fn measure(title: &str, folder: &str, files: &[String]) -> Result<Size> {
    println!(
        "{title:<40} {:>9} {:>9} {:>9}",
        "raw", "gzip -9", "br -q 11"
    );
    let mut total = Size::default();
    for file in files {
        let size = size(&shell::root().join(folder).join(file))?;
        print(file, &size);
        total.raw += size.raw;
        total.gzip += size.gzip;
        total.brotli += size.brotli;
    }
    print("together", &total);
    println!();
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
