//! Marks in the files of `web/` that the build fills in: `__NAME what__`.

use anyhow::{Context, Result};

const CLOSE: &str = "__";

/// Puts what `find` gives in the place of every mark that begins with `open`.
pub fn fill(text: &str, open: &str, find: impl Fn(&str) -> Result<String>) -> Result<String> {
    let mut parts = text.split(open);
    let mut filled = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (what, rest) = part
            .split_once(CLOSE)
            .with_context(|| format!("{open}: a mark without an end"))?;
        filled += &find(what).with_context(|| format!("{open}{what}{CLOSE}"))?;
        filled += rest;
    }
    Ok(filled)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_filled_and_one_that_cannot_be_is_named() {
        let find = |what: &str| (what == "a.b").then(|| "c".to_owned()).context("nothing");
        assert_eq!(
            fill("x __SAY a.b__ y__", "__SAY ", find).unwrap(),
            "x c y__"
        );
        let refused = fill("__SAY d__", "__SAY ", find).unwrap_err();
        assert_eq!(refused.to_string(), "__SAY d__");
        assert!(fill("__SAY d", "__SAY ", find).is_err());
    }
}
