//! Hashes with which a browser checks a file it fetches (Subresource Integrity).

use crate::files::Files;
use crate::graph;
use anyhow::{Context, Result};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256, Sha384};
use std::collections::BTreeMap;

/// The hash of a file, as the `integrity` attribute has it.
pub fn hash(contents: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(contents)))
}

/// That of one of some files.
pub fn of(files: &Files, name: &str) -> Result<String> {
    let file = files.get(name).context("no such file")?;
    Ok(hash(file))
}

/// Those of a script and all that it imports, by name, as JSON.
pub fn of_all(files: &Files, script: &str) -> Result<String> {
    let mut hashes = BTreeMap::new();
    for name in graph::imports(files, script)? {
        let hash = short_hash(files.get(&name).context("no such file")?);
        hashes.insert(name, hash);
    }
    Ok(serde_json::to_string(&hashes)?)
}

/// A shorter hash, for lists of many files.
pub fn short_hash(contents: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(contents)))
}

#[cfg(test)]
mod tests {
    use super::hash;

    #[test]
    fn a_file_has_the_hash_of_the_example_in_the_text_of_the_w3c() {
        assert_eq!(
            hash(b"alert('Hello, world.');"),
            "sha384-H8BRh8j48O9oYatfu5AZzq6A9RINhZO5H16dQZngK7T62em8MUt1FLm52t+eX6xO"
        );
    }
}
