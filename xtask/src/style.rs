//! The stylesheet of the custom element, out of the page's.

/// As a module. In a page of somebody else's, `rem` is whatever that page made of it, so lengths
/// in `rem` become multiples of `--_rem`, and of the container's own size where a container is asked.
pub fn module(css: &str) -> String {
    let lines = css.lines().map(|line| {
        if line.trim_start().starts_with("@container") {
            line.replace("rem", "em")
        } else {
            own_lengths(line)
        }
    });
    let text = lines.collect::<Vec<_>>().join("\n");
    format!("export const style = {};\n", serde_json::Value::from(text))
}

fn own_lengths(line: &str) -> String {
    let mut parts = line.split("rem").peekable();
    let mut written = String::new();
    while let Some(part) = parts.next() {
        let digits = |c: char| c.is_ascii_digit() || c == '.';
        let before = part.trim_end_matches(digits);
        let number = part.strip_prefix(before).unwrap_or_default();
        written += before;
        written += &match (number, parts.peek()) {
            ("", Some(_)) => "rem".to_owned(),
            (number, Some(_)) => format!("calc({number} * var(--_rem))"),
            (number, None) => number.to_owned(),
        };
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_length_hangs_on_the_page_around() {
        let css = "a { width: min(9rem, 1fr); margin: .5rem 1.25rem 0 }\n@container tpp (inline-size >= 34rem) {\n.premium { x: 2px }";
        assert_eq!(
            module(css),
            "export const style = \"a { width: min(calc(9 * var(--_rem)), 1fr); \
             margin: calc(.5 * var(--_rem)) calc(1.25 * var(--_rem)) 0 }\\n\
             @container tpp (inline-size >= 34em) {\\n.premium { x: 2px }\";\n"
        );
    }
}
