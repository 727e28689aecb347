//! JSON as people read it: what fits stands in one line. Numbers keep the digits they were written
//! with, so that nothing is lost on the way.

use super::Value;
use super::hash::write_text;

/// How many signs a line may have.
const LINE: usize = 100;

/// A document as text.
pub fn written(document: &Value) -> String {
    let mut text = String::new();
    write(document, 0, &mut text);
    text.push('\n');
    text
}

fn write(value: &Value, depth: usize, out: &mut String) {
    if write_in_line(value, out) {
        return;
    }
    let deeper = depth.saturating_add(1);
    match value {
        Value::List(items) => {
            out.push('[');
            for (n, item) in items.iter().enumerate() {
                next_line(n, deeper, out);
                write(item, deeper, out);
            }
            end(depth, ']', out);
        }
        Value::Object(entries) => {
            out.push('{');
            for (n, (key, inner)) in entries.iter().enumerate() {
                next_line(n, deeper, out);
                write_text(key, out);
                out.push_str(": ");
                write(inner, deeper, out);
            }
            end(depth, '}', out);
        }
        leaf => write_leaf(leaf, out),
    }
}

fn next_line(n: usize, depth: usize, out: &mut String) {
    if n > 0 {
        out.push(',');
    }
    break_line(depth, out);
}

fn end(depth: usize, sign: char, out: &mut String) {
    break_line(depth, out);
    out.push(sign);
}

fn break_line(depth: usize, out: &mut String) {
    out.push('\n');
    out.extend(std::iter::repeat_n("  ", depth));
}

/// Writes a value into the line where it fits; else nothing.
fn write_in_line(value: &Value, out: &mut String) -> bool {
    let from = out.len();
    let line = out.rfind('\n').map_or(0, |end| end.saturating_add(1));
    let most = line.saturating_add(LINE);
    let fits = write_short(value, most, out);
    if !fits {
        out.truncate(from);
    }
    fits
}

fn write_short(value: &Value, most: usize, out: &mut String) -> bool {
    match value {
        Value::List(items) => {
            out.push('[');
            for (n, item) in items.iter().enumerate() {
                if n > 0 {
                    out.push_str(", ");
                }
                if !write_short(item, most, out) {
                    return false;
                }
            }
            out.push(']');
        }
        Value::Object(entries) if entries.is_empty() => out.push_str("{}"),
        Value::Object(entries) => {
            out.push_str("{ ");
            for (n, (key, inner)) in entries.iter().enumerate() {
                if n > 0 {
                    out.push_str(", ");
                }
                write_text(key, out);
                out.push_str(": ");
                if !write_short(inner, most, out) {
                    return false;
                }
            }
            out.push_str(" }");
        }
        leaf => write_leaf(leaf, out),
    }
    out.len() <= most
}

fn write_leaf(leaf: &Value, out: &mut String) {
    match leaf {
        Value::Bool(true) => out.push_str("true"),
        Value::Bool(false) => out.push_str("false"),
        Value::Whole(number) => out.push_str(&number.to_string()),
        Value::Fraction(Some(digits)) => out.push_str(digits),
        Value::Text(text) => write_text(text, out),
        _ => out.push_str("null"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::json::parse;

    #[test]
    fn what_fits_stands_in_one_line() {
        let text = "{\n  \"id\": \"a\",\n  \"none\": {},\n  \"valid\": { \"from\": \"2024-01\", \"list\": [1, 0.50] },\n  \"note\": \"Yang tercetak hanya TPP dasar per kelas jabatan. Persen kriteria diisi sendiri; pembayaran\"\n}\n";
        assert_eq!(written(&parse(text).unwrap().value), text);
    }

    #[test]
    fn every_pack_is_read_as_it_was() {
        let folder = format!("{}/web/regulations", env!("CARGO_MANIFEST_DIR"));
        for file in std::fs::read_dir(folder).unwrap() {
            let path = file.unwrap().path();
            if path.extension().is_some_and(|kind| kind == "json") {
                let text = std::fs::read_to_string(&path).unwrap();
                let document = parse(&text).unwrap();
                assert_eq!(parse(&written(&document.value)).unwrap(), document);
            }
        }
    }
}
