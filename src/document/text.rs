//! What a file of a person's own holds as text, whatever program wrote it.
//!
//! A byte order mark counts; else UTF-16 tells itself by its NULs; else it is UTF-8, and what is
//! no UTF-8 is taken for windows-1252, which older spreadsheets write.

use serde::Serialize;

/// Why a file is no text to read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum NotText {
    /// Nothing in it but blanks.
    EmptyFile,
    /// More than the largest file that is read.
    FileTooLarge {
        /// The largest, in megabytes.
        max: u32,
    },
    /// The browser could not open it.
    Unopened,
    /// A workbook of today (`.xlsx`, `.ods`), or another ZIP file.
    Workbook,
    /// A workbook of old (`.xls`).
    OldWorkbook,
    /// A workbook behind a password.
    LockedWorkbook,
    /// HTML or XML, often named `.xls` by the program that wrote it.
    WebPage,
    /// PDF.
    Pdf,
    /// A picture, a compressed file, a document.
    NotText,
}

impl NotText {
    /// The code of it in data.
    pub fn code(&self) -> &'static str {
        match self {
            Self::EmptyFile => "empty_file",
            Self::FileTooLarge { .. } => "file_too_large",
            Self::Unopened => "unopened",
            Self::Workbook => "workbook",
            Self::OldWorkbook => "old_workbook",
            Self::LockedWorkbook => "locked_workbook",
            Self::WebPage => "web_page",
            Self::Pdf => "pdf",
            Self::NotText => "not_text",
        }
    }
}

/// The largest file that is read, in megabytes: the answers of some hundred thousand people.
pub const LARGEST: u32 = 16;
/// The same in bytes.
pub const LARGEST_BYTES: u32 = 16_000_000;

/// The text of a file.
pub fn text(file: &[u8]) -> Result<String, NotText> {
    text_up_to(LARGEST, file)
}

/// The text of a file of so many megabytes at most.
pub fn text_up_to(max: u32, file: &[u8]) -> Result<String, NotText> {
    const MEGABYTE: u32 = LARGEST_BYTES / LARGEST;
    let most = max.saturating_mul(MEGABYTE);
    if !u32::try_from(file.len()).is_ok_and(|bytes| bytes <= most) {
        return Err(NotText::FileTooLarge { max });
    }
    let text = decoded(file);
    match foreign(file, &text) {
        Some(reason) => Err(reason),
        None if text.trim().is_empty() => Err(NotText::EmptyFile),
        None => Ok(text),
    }
}

/// What a file is by its first signs, if it is no text.
fn foreign(file: &[u8], text: &str) -> Option<NotText> {
    match file {
        [b'P', b'K', 3 | 5, 4 | 6, ..] => return Some(NotText::Workbook),
        [0xD0, 0xCF, 0x11, 0xE0, ..] if is_locked(file) => return Some(NotText::LockedWorkbook),
        [0xD0, 0xCF, 0x11, 0xE0, ..] | [9, 0 | 2 | 4 | 8, 4 | 6 | 8 | 16, 0, ..] => {
            return Some(NotText::OldWorkbook);
        }
        _ => {}
    }
    let begin = text.trim_start();
    let is_markup =
        |rest: &str| rest.starts_with(|c: char| c.is_ascii_alphabetic() || "!?".contains(c));
    if begin.starts_with("%PDF") {
        Some(NotText::Pdf)
    } else if begin.strip_prefix('<').is_some_and(is_markup) || begin.starts_with("MIME-Version:") {
        Some(NotText::WebPage)
    } else {
        let odd = begin.starts_with("{\\rtf") || is_mostly_signs(begin);
        odd.then_some(NotText::NotText)
    }
}

/// What is in such a file is named in UTF-16; a workbook behind a password lies in one as a whole.
fn is_locked(file: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    file.windows(name.len()).any(|window| window == name)
}

/// More than a stray control sign: no program writes text like that.
fn is_mostly_signs(text: &str) -> bool {
    let is_sign = |c: &char| c.is_ascii_control() && !c.is_ascii_whitespace();
    let begin = || text.chars().take(2_000);
    begin().filter(is_sign).count().saturating_mul(50) > begin().count()
}

/// What the bytes of a file say, be it text or not.
pub fn decoded(file: &[u8]) -> String {
    let mut text = match file {
        [0xEF, 0xBB, 0xBF, rest @ ..] => bytewise(rest),
        [0xFF, 0xFE, rest @ ..] => pairwise(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => pairwise(rest, u16::from_be_bytes),
        _ => match pairs_without_mark(file) {
            Some(unit) => pairwise(file, unit),
            None => bytewise(file),
        },
    };
    // Blocks padded with NUL, marks where files were put together, and the end of file of DOS.
    let marks = ['\0', '\u{feff}', '\u{1a}'];
    if marks.iter().any(|mark| text.contains(*mark)) {
        text.retain(|c| !marks.contains(&c));
    }
    text
}

/// UTF-8, and windows-1252 where it is none.
fn bytewise(file: &[u8]) -> String {
    if let Ok(text) = std::str::from_utf8(file) {
        return text.to_owned();
    }
    let mut text = String::with_capacity(file.len());
    for chunk in file.utf8_chunks() {
        text.push_str(chunk.valid());
        text.extend(chunk.invalid().iter().copied().map(windows_1252));
    }
    text
}

fn windows_1252(byte: u8) -> char {
    const ODD: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";
    let place = byte.checked_sub(0x80).map(usize::from);
    let odd = place.and_then(|place| ODD.chars().nth(place));
    odd.unwrap_or(char::from(byte))
}

/// UTF-16. Half a sign at the end of a file that was cut off shows as one that is not known.
fn pairwise(file: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let (pairs, rest) = file.as_chunks::<2>();
    let units = pairs.iter().map(|pair| unit(*pair));
    let signs = char::decode_utf16(units).map(|sign| sign.unwrap_or(char::REPLACEMENT_CHARACTER));
    let cut = rest.iter().map(|_| char::REPLACEMENT_CHARACTER);
    signs.chain(cut).collect()
}

/// Digits, blanks and separators have a NUL on one side in UTF-16; no other text has.
fn pairs_without_mark(file: &[u8]) -> Option<fn([u8; 2]) -> u16> {
    let (pairs, _) = file.as_chunks::<2>();
    let pairs = || pairs.iter().take(1_000);
    let most = pairs().count() / 2;
    let (high, low) = (
        pairs().filter(|pair| pair.starts_with(&[0])).count(),
        pairs().filter(|pair| pair.ends_with(&[0])).count(),
    );
    match (high > most, low > most) {
        (true, false) => Some(u16::from_be_bytes),
        (false, true) => Some(u16::from_le_bytes),
        _ => None,
    }
}

/// In small letters, letters and digits alone, one blank where other signs stand.
pub fn words(text: &str) -> String {
    let small = text.to_lowercase();
    let words = small.split(|c: char| !c.is_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_encoding_gives_the_same_text() {
        let text = "No;Réné–A\r\n1;4\r\n";
        let wide =
            |unit: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(unit).collect::<Vec<u8>>();
        let (low, high) = (wide(u16::to_le_bytes), wide(u16::to_be_bytes));
        let marked = |mark: &[u8], rest: &[u8]| [mark, rest].concat();
        for file in [
            text.as_bytes().to_vec(),
            marked(&[0xEF, 0xBB, 0xBF], text.as_bytes()),
            marked(text.as_bytes(), &[0, 0, 0, 0x1A]),
            marked(&[0xFF, 0xFE], &low),
            marked(&[0xFE, 0xFF], &high),
            low,
            high,
            b"No;R\xe9n\xe9\x96A\r\n1;4\r\n".to_vec(),
            "No;Réné".bytes().chain(*b"\x96A\r\n1;4\r\n").collect(),
        ] {
            assert_eq!(super::text(&file).as_deref(), Ok(text), "{file:?}");
        }
    }

    #[test]
    fn what_is_no_text_is_named() {
        for (file, reason) in [
            (&b"PK\x03\x04\x14\0\x06\0"[..], NotText::Workbook),
            (
                b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0",
                NotText::OldWorkbook,
            ),
            (
                b"\xd0\xcf\x11\xe0..E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0",
                NotText::LockedWorkbook,
            ),
            (b"\x09\x08\x10\0\0\x06\x05\0", NotText::OldWorkbook),
            (b"\xef\xbb\xbf \n<!DOCTYPE html>", NotText::WebPage),
            (b"<html><body><table>", NotText::WebPage),
            (b"<?xml version=\"1.0\"?><Workbook>", NotText::WebPage),
            (b"%PDF-1.7\n", NotText::Pdf),
            (
                b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\x01\x02\x03",
                NotText::NotText,
            ),
            (b"{\\rtf1\\ansi", NotText::NotText),
        ] {
            assert_eq!(text(file), Err(reason), "{file:?}");
        }
        for file in [&b""[..], b"\xef\xbb\xbf", b"\xff\xfe", b" \r\n\t"] {
            assert_eq!(text(file), Err(NotText::EmptyFile), "{file:?}");
        }
        let large = vec![b'1'; 16_000_001];
        assert_eq!(text(&large), Err(NotText::FileTooLarge { max: 16 }));
        assert_eq!(text(b"PK;U1\n<5;4\n").as_deref(), Ok("PK;U1\n<5;4\n"));
    }
}
