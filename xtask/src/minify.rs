//! Scripts without what no browser reads: comments and space.

use anyhow::{Error, Result};

/// The same script, smaller.
pub fn script(text: &str) -> Result<String> {
    let small = minifier::js::minify(text).map_err(Error::msg)?;
    Ok(small.to_string())
}
