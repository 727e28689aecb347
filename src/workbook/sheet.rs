//! A sheet as a table in text.

use super::format::Forms;
use super::number;
use super::part::{Xml, attribute};
use super::refusal::NotBook;
use super::strings::{Strings, rich_text};
use quick_xml::events::{BytesStart, Event};
use std::io::Read;

/// Most that a table may come to as text, in bytes.
const MOST_TEXT: usize = 200_000_000;
/// Most that a cell may hold, in bytes: four for each sign that a spreadsheet lets it have.
const MOST_CELL: usize = 131_068;
/// Columns that are read, as of any roster.
const MOST_COLUMNS: u32 = 400;
/// The last row of a sheet.
const LAST_ROW: u32 = 1_048_576;
/// Names what parts the cells, and is no row.
const FIRST_LINE: &str = "sep=,\n";

/// What the sheets of a workbook have in common.
#[derive(Default)]
pub struct Shared {
    pub strings: Strings,
    pub forms: Forms,
    pub is_1904: bool,
}

/// The table of a sheet up to a row, its lines those of the sheet.
pub fn table<R: Read>(xml: &mut Xml<R>, shared: &Shared, last: u32) -> Result<String, NotBook> {
    let mut table = Table {
        text: FIRST_LINE.to_owned(),
        line: 1,
        column: 0,
    };
    let mut next = Next { row: 0, column: 0 };
    loop {
        match xml.event()? {
            Event::Start(element) => match element.local_name().as_ref() {
                "row" => {
                    next.row(attribute(&element, "r"))?;
                    if next.row > last {
                        return Ok(table.text);
                    }
                }
                "c" => {
                    next.column(attribute(&element, "r"))?;
                    let cell = Cell::of(&element);
                    let text = cell.text(xml, shared)?;
                    table.put(&next, &text)?;
                }
                _ => {}
            },
            Event::End(element) if element.local_name().as_ref() == "sheetData" => {
                table.text.push('\n');
                return Ok(table.text);
            }
            Event::Eof => return Err(NotBook::DamagedWorkbook),
            _ => {}
        }
    }
}

/// Where the next cell stands: rows from one, columns from one.
struct Next {
    row: u32,
    column: u32,
}

impl Next {
    /// Rows come one after the other; a row need not say which it is.
    fn row(&mut self, named: Option<String>) -> Result<(), NotBook> {
        let row = match named {
            Some(row) => row.parse().ok(),
            None => self.row.checked_add(1),
        };
        let is_next = |row: &u32| *row > self.row && *row <= LAST_ROW;
        self.row = row.filter(is_next).ok_or(NotBook::DamagedWorkbook)?;
        self.column = 0;
        Ok(())
    }

    /// So do the cells of a row.
    fn column(&mut self, named: Option<String>) -> Result<(), NotBook> {
        let column = match named {
            Some(name) => column_of(&name),
            None => self.column.checked_add(1),
        };
        let is_next = |column: &u32| *column > self.column;
        self.column = column.filter(is_next).ok_or(NotBook::DamagedWorkbook)?;
        Ok(())
    }
}

/// The column of a cell such as `AB12`, from one.
fn column_of(name: &str) -> Option<u32> {
    let letters = name.trim_end_matches(|sign: char| sign.is_ascii_digit());
    let is_name = (1..=3).contains(&letters.len());
    let letters = letters.chars().filter(|_| is_name);
    let worth = |so_far: u32, letter: char| {
        let letter = letter.to_digit(36)?.checked_sub(9)?;
        so_far.checked_mul(26)?.checked_add(letter)
    };
    letters
        .map(Some)
        .try_fold(0, |so_far, letter| worth(so_far, letter?))
        .filter(|column| *column > 0)
}

/// A table that is written.
struct Table {
    text: String,
    line: u32,
    column: u32,
}

impl Table {
    fn put(&mut self, at: &Next, cell: &str) -> Result<(), NotBook> {
        if cell.is_empty() || at.column > MOST_COLUMNS {
            return Ok(());
        }
        if self.text.len() > MOST_TEXT {
            return Err(NotBook::TOO_LARGE);
        }
        while self.line < at.row {
            self.text.push('\n');
            self.line = self.line.saturating_add(1);
            self.column = 0;
        }
        self.column = self.column.max(1);
        while self.column < at.column {
            self.text.push(',');
            self.column = self.column.saturating_add(1);
        }
        match cell.contains([',', '"', '\n', '\r']) || cell.starts_with(' ') {
            true => self
                .text
                .push_str(&format!("\"{}\"", cell.replace('"', "\"\""))),
            false => self.text.push_str(cell),
        }
        Ok(())
    }
}

/// A cell as it begins.
struct Cell {
    kind: String,
    style: usize,
}

impl Cell {
    fn of(element: &BytesStart<'_>) -> Self {
        let style = attribute(element, "s").and_then(|style| style.parse().ok());
        Self {
            kind: attribute(element, "t").unwrap_or_default(),
            style: style.unwrap_or_default(),
        }
    }

    /// What it shows. A formula that nobody has worked out shows itself behind a `#`, as the errors
    /// of a spreadsheet begin.
    fn text<R: Read>(self, xml: &mut Xml<R>, shared: &Shared) -> Result<String, NotBook> {
        let mut value = String::new();
        let mut formula = None;
        loop {
            match xml.event()? {
                Event::Start(element) => match element.local_name().as_ref() {
                    "v" => xml.text("v", &mut value)?,
                    "is" => rich_text(xml, "is", &mut value)?,
                    "f" => {
                        let mut said = "#=".to_owned();
                        xml.text("f", &mut said)?;
                        formula = Some(said);
                    }
                    _ => {}
                },
                Event::End(element) if element.local_name().as_ref() == "c" => break,
                Event::Eof => return Err(NotBook::DamagedWorkbook),
                _ => {}
            }
        }
        if value.len() > MOST_CELL {
            return Err(NotBook::DamagedWorkbook);
        }
        Ok(match self.kind.as_str() {
            "s" => {
                let place = value.trim().parse().ok();
                let text = place.and_then(|place| shared.strings.get(place));
                let text = text.filter(|text| text.len() <= MOST_CELL);
                unescaped(text.ok_or(NotBook::DamagedWorkbook)?)
            }
            "str" | "inlineStr" => unescaped(&value),
            _ if value.is_empty() => formula.unwrap_or_default(),
            "b" if value.trim() == "1" => "TRUE".to_owned(),
            "b" => "FALSE".to_owned(),
            "d" => value.split('T').next().unwrap_or_default().to_owned(),
            "e" => value,
            _ => {
                let form = shared.forms.get(self.style);
                number::shown(&value, form, shared.is_1904).unwrap_or(value)
            }
        })
    }
}

/// Signs that XML cannot have are written as `_x000D_`.
fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once("_x") {
        plain.push_str(before);
        let sign = behind.split_at_checked(4).and_then(|(code, behind)| {
            let sign = char::from_u32(u32::from_str_radix(code, 16).ok()?)?;
            Some((sign, behind.strip_prefix('_')?))
        });
        rest = match sign {
            Some((sign, behind)) => {
                plain.push(sign);
                behind
            }
            None => {
                plain.push_str("_x");
                behind
            }
        };
    }
    plain + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_counted_by_letters() {
        for (name, column) in [
            ("A1", Some(1)),
            ("Z9", Some(26)),
            ("AA10", Some(27)),
            ("XFD1048576", Some(16_384)),
            ("12", None),
            ("", None),
            ("ABCD1", None),
            ("Ä1", None),
        ] {
            assert_eq!(column_of(name), column, "{name}");
        }
    }

    #[test]
    fn signs_that_xml_cannot_have() {
        assert_eq!(unescaped("a_x000D__x000A_b"), "a\r\nb");
        assert_eq!(unescaped("_x005F_x000D_"), "_x000D_");
        assert_eq!(unescaped("file_xls _x12"), "file_xls _x12");
    }
}
