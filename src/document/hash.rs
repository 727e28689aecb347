//! A document's fingerprint: SHA-256 over its minified JSON with sorted keys (RFC 8785 for the
//! JSON that packs use), so that anybody can make it again.

use super::Value;
use super::order::by_text;
use super::reader::is_schema_address;
use sha2::{Digest, Sha256};

/// SHA-256 over a file as it is, in hexadecimal.
pub fn hash_of_bytes(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

/// SHA-256 over the documents as minified JSON, one after the other, in hexadecimal; without what
/// they say to editors by `$schema`.
pub fn hash<'a>(documents: impl IntoIterator<Item = &'a Value>) -> String {
    let mut hasher = Sha256::new();
    for document in documents {
        let mut text = String::new();
        match document {
            Value::Object(entries) => write_object(entries, is_schema_address, &mut text),
            other => write(other, &mut text),
        }
        hasher.update(text.as_bytes());
    }
    hexadecimal(&hasher.finalize())
}

fn hexadecimal(digest: &[u8]) -> String {
    let written = String::with_capacity(64);
    digest.iter().fold(written, |mut hex, byte| {
        for half in [byte >> 4, byte & 15] {
            hex.push(char::from_digit(u32::from(half), 16).unwrap_or('0'));
        }
        hex
    })
}

/// Minified JSON, keys sorted: JavaScript objects do not keep the written order of all keys.
fn write(value: &Value, out: &mut String) {
    match value {
        Value::Null | Value::Fraction(_) | Value::Absent => out.push_str("null"),
        Value::Bool(true) => out.push_str("true"),
        Value::Bool(false) => out.push_str("false"),
        Value::Whole(number) => out.push_str(&number.to_string()),
        Value::Text(text) => write_text(text, out),
        Value::List(items) => {
            out.push('[');
            for (n, item) in items.iter().enumerate() {
                separate(n, out);
                write(item, out);
            }
            out.push(']');
        }
        Value::Object(entries) => write_object(entries, |_, _| false, out),
    }
}

fn write_object(
    entries: &[(String, Value)],
    is_left_out: fn(&str, &Value) -> bool,
    out: &mut String,
) {
    out.push('{');
    let kept = sorted(entries).into_iter();
    let kept = kept.filter(|(key, value)| !is_left_out(key, value));
    for (n, (key, inner)) in kept.enumerate() {
        separate(n, out);
        write_text(key, out);
        out.push(':');
        write(inner, out);
    }
    out.push('}');
}

/// Entries by key.
fn sorted(entries: &[(String, Value)]) -> Vec<&(String, Value)> {
    let sorted = by_text(entries.iter().map(|(key, _)| key.as_str()));
    let places = sorted.into_iter().map(|(_, place)| place);
    places.filter_map(|place| entries.get(place)).collect()
}

fn separate(n: usize, out: &mut String) {
    if n > 0 {
        out.push(',');
    }
}

pub(super) fn write_text(text: &str, out: &mut String) {
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            control if u32::from(control) < 0x20 => {
                out.push_str("\\u00");
                for half in [u32::from(control) >> 4, u32::from(control) & 15] {
                    out.push(char::from_digit(half, 16).unwrap_or('0'));
                }
            }
            plain => out.push(plain),
        }
    }
    out.push('"');
}
