//! What makes deploying a copy of `dist/`: each file also compressed, since most web servers send
//! what they find and compress nothing, and the configurations of two servers.

use crate::files::{self, Files};
use crate::template::Templates;
use crate::{compress, policy, shell};
use anyhow::Result;
use minijinja::context;
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use std::fs;
use std::io::Write;
use std::path::Path;
use tempfile::NamedTempFile;

type Encode = fn(&[u8]) -> Vec<u8>;

/// Codings by the ending of the file's name.
const CODINGS: [(&str, Encode); 2] = [
    ("br", |contents| compress::brotli(contents, 11)),
    ("gz", |contents| compress::gzip(contents, 9)),
];
/// Files that shrink: images are compressed in themselves.
const COMPRESSIBLE: [&str; 7] = ["css", "html", "js", "json", "svg", "wasm", "webmanifest"];
/// Apache reads what is said of a folder in the folder itself.
const IN_PLACE: &str = ".htaccess";

/// What servers are told, with the policy of the pages in it.
pub fn configurations() -> Result<Files> {
    let templates = Templates::including(&Files::new())?;
    let place = |name: &str| match name {
        IN_PLACE => name.to_owned(),
        name => format!("server/{name}"),
    };
    let configurations = files::tree(&shell::root().join("web/server"))?.into_iter();
    let filled = configurations.map(|(name, text)| {
        let text = templates.fill(&name, &text, context! { policy => policy::PAGE })?;
        Ok((place(&name), text.into_bytes()))
    });
    filled.collect()
}

/// Every file that shrinks, in each coding that makes it smaller.
pub fn compressed(files: &Files) -> Result<Files> {
    let kept = shell::target().join("compressed");
    fs::create_dir_all(&kept)?;
    let small: Vec<(String, Vec<u8>)> = files
        .par_iter()
        .filter(|(path, _)| COMPRESSIBLE.iter().any(|kind| has_ending(path, kind)))
        .flat_map_iter(|file| CODINGS.map(|coding| (file, coding)))
        .map(|((path, contents), (ending, encode))| {
            let small = once(&kept, ending, contents, encode)?;
            Ok((small.len() < contents.len()).then(|| (format!("{path}.{ending}"), small)))
        })
        .filter_map(Result::transpose)
        .collect::<Result<_>>()?;
    Ok(small.into_iter().collect())
}

fn has_ending(path: &str, ending: &str) -> bool {
    path.rsplit_once('.')
        .is_some_and(|(_, found)| found == ending)
}

/// The compressed form of contents, worked out only the first time that they are met.
fn once(kept: &Path, ending: &str, contents: &[u8], encode: Encode) -> Result<Vec<u8>> {
    let hash = Sha256::digest(contents);
    let name: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
    let file = kept.join(format!("{name}.{ending}"));
    if let Ok(small) = fs::read(&file) {
        return Ok(small);
    }
    let small = encode(contents);
    // Whole or not at all, whatever ends this program.
    let mut fresh = NamedTempFile::new_in(kept)?;
    fresh.write_all(&small)?;
    fresh.persist(file)?;
    Ok(small)
}
