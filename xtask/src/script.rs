//! Scripts at addresses that never change: some need no other file, since what they import is
//! written into them.

use crate::files::Files;
use crate::graph;
use anyhow::{Context, Result};
use regex::Regex;

/// A script with all it imports before it runs in it.
pub fn whole(files: &Files, name: &str) -> Result<String> {
    let imports = graph::imports(files, name)?;
    if let [script] = &imports[..] {
        let text = files.get(script).context("no such file")?;
        return Ok(String::from_utf8(text.clone())?);
    }
    let statement = Regex::new(r"(?m)^import\s[^;]*;\n|^export ")?;
    let mut code = String::new();
    // What is imported stands before what imports it.
    for path in imports.iter().rev() {
        let text = files.get(path).context("no such file")?;
        code += &statement.replace_all(str::from_utf8(text)?, "");
    }
    Ok(format!(
        "(() => {{\n\"use strict\";\n{}}})();\n",
        without_comments(&code)
    ))
}

/// A script without the lines that hold nothing but a comment: every visit fetches it.
pub fn without_comments(script: &str) -> String {
    let is_comment = |line: &str| {
        ["//", "/**", "* ", "*/"]
            .iter()
            .any(|sign| line.starts_with(sign))
    };
    let lines = script
        .lines()
        .filter(|line| !is_comment(line.trim_start()) && !line.is_empty());
    lines.map(|line| format!("{line}\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_imported_stands_in_the_script() {
        let file = |text: &str| text.as_bytes().to_vec();
        let files = Files::from([
            (
                "a.js".to_owned(),
                file(
                    "import {\n  b,\n} from \"./b.js\";\n// why\nb();\nimport(\"./c.js\").then(() => {\n  b();\n});\n",
                ),
            ),
            ("b.js".to_owned(), file("export const b = () => 1;\n")),
        ]);
        assert_eq!(
            whole(&files, "a.js").unwrap(),
            "(() => {\n\"use strict\";\nconst b = () => 1;\n\
             b();\nimport(\"./c.js\").then(() => {\n  b();\n});\n})();\n"
        );
        assert_eq!(
            whole(&files, "b.js").unwrap(),
            "export const b = () => 1;\n"
        );
        assert!(whole(&files, "c.js").is_err());
    }

    #[test]
    fn only_lines_of_comment_go() {
        let commented = "/**\n * why\n */\na(); // b\n\n  // why\n  c();\n";
        assert_eq!(without_comments(commented), "a(); // b\n  c();\n");
    }
}
