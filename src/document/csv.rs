//! Tables as text: read as every spreadsheet writes them, and written so that none misreads them.

use super::scan::first_of;
use super::signs::is_format;
use std::borrow::Cow;
use std::str::Chars;

/// A table that was read (RFC 4180, and what is found besides). Which separator parts its cells
/// is for the reader to find out: names in the first row may hold any of them.
pub struct Csv {
    text: String,
    hint: Option<char>,
}

/// Where a row begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    byte: usize,
    line: u32,
}

/// A row.
#[derive(Clone)]
pub struct Row {
    /// As a spreadsheet counts it.
    pub number: u32,
    /// Its cells.
    pub cells: Vec<String>,
    /// A quotation mark was opened in it and never closed.
    pub open_quote: bool,
}

impl Csv {
    /// A table out of text. A first line `sep=;` names the separator and is no row.
    pub fn of(text: &str) -> Self {
        let mut text = with_ends_alike(text);
        let end = text.find('\n').unwrap_or(text.len());
        let hint = text.get(..end).and_then(hint);
        if hint.is_some() {
            text.drain(..end.saturating_add(1).min(text.len()));
        }
        Self { text, hint }
    }

    /// The separators there may be, the one named in the file first.
    pub fn separators(&self) -> impl Iterator<Item = char> {
        self.hint.into_iter().chain([',', ';', '\t', '|'])
    }

    /// The rows, if that is the separator. A cell in quotation marks may hold separators and line
    /// breaks. Lines without any sign are no rows, but they count.
    pub fn rows(&self, separator: char) -> Rows<'_> {
        self.rows_from(separator, Place::default())
    }

    /// The rows from a place on, to go on from where a reader stood.
    pub fn rows_from(&self, separator: char, place: Place) -> Rows<'_> {
        Rows {
            rest: self.text.get(place.byte..).unwrap_or_default(),
            separator,
            line: place.line,
            ended: false,
            open_quote: false,
        }
    }

    /// How long it is, and how much of it stands before a place, in bytes.
    pub fn share_before(&self, place: Place) -> (usize, usize) {
        (place.byte, self.text.len())
    }

    /// Where rows that were read in part go on.
    pub fn place_of(&self, rows: &Rows<'_>) -> Place {
        let rest = rows.rest.len();
        Place {
            byte: self.text.len().saturating_sub(rest),
            line: rows.line,
        }
    }
}

/// The separator that a line names, such as `sep=;` in any case, in quotes or not, with the
/// separators that a spreadsheet adds when it saves the line as a row.
fn hint(line: &str) -> Option<char> {
    let line = line.trim_start_matches([' ', '"']);
    let (name, rest) = line.split_once('=')?;
    if !name.trim_end().eq_ignore_ascii_case("sep") {
        return None;
    }
    let rest = rest.trim_matches([' ', '"']);
    let word = rest.trim_end_matches([',', ';', '\t', '|', '"']);
    match word.to_ascii_lowercase().as_str() {
        "" => rest.chars().next(),
        "tab" | "<tab>" | "\\t" => Some('\t'),
        word => word.chars().next().filter(|c| c.len_utf8() == word.len()),
    }
}

/// Every end of line as `\n`: CR alone, CR LF, CR CR LF, NEL, and those of Unicode.
fn with_ends_alike(text: &str) -> String {
    let text = without_carriages(text);
    let others = ['\u{85}', '\u{2028}', '\u{2029}'];
    match text.is_ascii() {
        false if text.contains(others) => text.replace(others, "\n"),
        _ => text,
    }
}

/// Carriages before a `\n` go with it, each other one is a line of its own.
fn without_carriages(text: &str) -> String {
    let mut alike = String::with_capacity(text.len());
    let mut rest = text;
    let next = |rest: &'_ str| first_of(rest, [b'\r']);
    while let Some((before, behind)) = next(rest).and_then(|end| rest.split_at_checked(end)) {
        alike.push_str(before);
        rest = behind.trim_start_matches('\r');
        if !rest.starts_with('\n') {
            let carriages = behind.len().saturating_sub(rest.len());
            alike.extend(std::iter::repeat_n('\n', carriages));
        }
    }
    alike.push_str(rest);
    alike
}

/// The rows of a table, from the first to the last.
pub struct Rows<'t> {
    rest: &'t str,
    separator: char,
    line: u32,
    ended: bool,
    open_quote: bool,
}

impl<'t> Rows<'t> {
    /// The cells of the next row, as they stand in the text where they can; false at the end.
    pub fn cells(&mut self, cells: &mut Vec<Cow<'t, str>>) -> bool {
        while !self.ended {
            self.line = self.line.saturating_add(1);
            self.open_quote = false;
            cells.clear();
            while !self.cell(cells) {}
            if cells.len() > 1 || cells.iter().any(|cell| !cell.is_empty()) {
                return true;
            }
        }
        false
    }

    /// The row whose cells were told last, as a spreadsheet counts it.
    pub fn number(&self) -> u32 {
        self.line
    }

    /// Whether a quotation mark was opened in it and never closed.
    pub fn is_open(&self) -> bool {
        self.open_quote
    }

    /// Takes a cell; says whether it is the last of its row.
    fn cell(&mut self, cells: &mut Vec<Cow<'t, str>>) -> bool {
        if let Some((cell, sign, rest)) = self.as_it_stands() {
            cells.push(Cow::Borrowed(cell));
            self.rest = rest;
            self.ended = sign.is_none();
            return sign.is_none_or(|sign| sign == b'\n');
        }
        let mut signs = self.rest.chars();
        cells.push(Cow::Owned(self.sign_by_sign(&mut signs)));
        let sign = signs.next();
        self.rest = signs.as_str();
        self.ended = sign.is_none();
        sign != Some(self.separator)
    }

    /// A cell with nothing to undo in it, the sign that ends it, and what comes behind.
    fn as_it_stands(&self) -> Option<(&'t str, Option<u8>, &'t str)> {
        let separator = u8::try_from(self.separator).ok().filter(u8::is_ascii)?;
        let text = self.rest;
        let (cell, end) = match text.strip_prefix('"') {
            Some(inside) => {
                let end = first_of(inside, [b'"'])?;
                (inside.get(..end)?, end.checked_add(2)?)
            }
            None => {
                let end = first_of(text, [separator, b'\n', b'"']).unwrap_or(text.len());
                (text.get(..end)?, end)
            }
        };
        let sign = text.as_bytes().get(end).copied();
        match sign {
            None => Some((cell, None, "")),
            Some(end_sign) if end_sign == separator || end_sign == b'\n' => {
                Some((cell, sign, text.get(end.checked_add(1)?..)?))
            }
            Some(_) => None,
        }
    }

    /// A cell up to the sign that ends it, which is left.
    fn sign_by_sign(&mut self, signs: &mut Chars<'t>) -> String {
        let mut cell = String::new();
        let mut is_begun = false;
        loop {
            let before = signs.clone();
            match signs.next() {
                Some('"') if !is_begun => {
                    self.open_quote = !rest_of_quoted(signs, &mut cell);
                    is_begun = true;
                }
                Some(c) if c != '\n' && c != self.separator => {
                    cell.push(c);
                    is_begun |= !c.is_whitespace();
                }
                _ => {
                    *signs = before;
                    return cell;
                }
            }
        }
    }
}

/// The rest of a cell in quotation marks; false if no closing mark comes.
fn rest_of_quoted(signs: &mut Chars<'_>, cell: &mut String) -> bool {
    cell.clear();
    loop {
        match signs.next() {
            None => return false,
            Some('"') if signs.as_str().starts_with('"') => {
                signs.next();
                cell.push('"');
            }
            Some('"') => return true,
            Some(c) => cell.push(c),
        }
    }
}

impl Iterator for Rows<'_> {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        let mut cells = Vec::new();
        let is_there = self.cells(&mut cells);
        is_there.then(|| Row {
            number: self.line,
            cells: cells.into_iter().map(Cow::into_owned).collect(),
            open_quote: self.open_quote,
        })
    }
}

/// A cell on its way out.
pub enum Cell<'a> {
    /// A text.
    Text(&'a str),
    /// A plain decimal such as `-92.5`; blank where there is none.
    Number(String),
}

/// Rows as a spreadsheet with Indonesian settings opens them in columns: a byte order mark, so
/// that é stays é, semicolons, a decimal comma, CR LF.
pub fn written<'a>(rows: impl IntoIterator<Item = Vec<Cell<'a>>>) -> String {
    let mut text = "\u{feff}".to_owned();
    for row in rows {
        let cells = row.into_iter().map(|cell| match cell {
            Cell::Text(text) => quoted(text),
            Cell::Number(plain) => plain.replace('.', ","),
        });
        text.push_str(&cells.collect::<Vec<_>>().join(";"));
        text.push_str("\r\n");
    }
    text
}

/// Rows as programs read them: commas, a decimal point, LF, every text as it is.
pub fn plain<'a>(rows: impl IntoIterator<Item = Vec<Cell<'a>>>) -> String {
    let mut text = String::new();
    for row in rows {
        let cells = row.into_iter().map(|cell| match cell {
            Cell::Text(text) => format!("\"{}\"", text.replace('"', "\"\"")),
            Cell::Number(plain) => plain,
        });
        text.push_str(&cells.collect::<Vec<_>>().join(","));
        text.push('\n');
    }
    text
}

/// The names of the columns, parted by commas in the words of a language.
pub fn names(head: &str) -> Vec<Cell<'_>> {
    head.split(',').map(Cell::Text).collect()
}

/// A text in quotes, with an apostrophe before what a spreadsheet would take for a formula.
fn quoted(text: &str) -> String {
    let guard = if is_risky(text) { "'" } else { "" };
    format!("\"{guard}{}\"", text.replace('"', "\"\""))
}

/// Spreadsheets pass over blanks and invisible marks before they look for a formula.
fn is_risky(text: &str) -> bool {
    let is_passed = |c: char| c.is_whitespace() || c.is_control() || is_format(c);
    let begin = text.trim_start_matches(is_passed);
    text.starts_with(['\t', '\r', '\n'])
        || begin.starts_with([
            '=', '+', '-', '@', '＝', '＋', '－', '＠', '﹢', '﹣', '﹦', '﹫',
        ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cells(text: &str, separator: char) -> Vec<Vec<String>> {
        Csv::of(text).rows(separator).map(|row| row.cells).collect()
    }

    #[test]
    fn every_end_of_line_is_one() {
        let expected = [["a", "b"], ["1", "2"], ["3", "4"]];
        for end in ["\n", "\r", "\r\n", "\r\r\n", "\u{85}", "\u{2028}"] {
            let text = ["a;b", "1;2", "3;4", ""].join(end);
            assert_eq!(cells(&text, ';'), expected, "{end:?}");
        }
        assert_eq!(cells("a;b\n1;2\r3;4\r\n", ';'), expected);
        let numbers = Csv::of("a\r\r1\r")
            .rows(';')
            .map(|row| row.number)
            .collect::<Vec<_>>();
        assert_eq!(numbers, [1, 3]);
    }

    /// Cells sign by sign, and whether a quotation mark was left open.
    fn one_by_one(line: &str, separator: char) -> (Vec<String>, bool) {
        let mut cells = vec![String::new()];
        let (mut is_begun, mut is_quoted) = (false, false);
        let mut signs = line.chars().peekable();
        while let Some(sign) = signs.next() {
            let cell = cells.last_mut().unwrap();
            match sign {
                '"' if is_quoted && signs.peek() == Some(&'"') => cell.extend(signs.next()),
                '"' if is_quoted => is_quoted = false,
                '"' if !is_begun => {
                    cell.clear();
                    (is_begun, is_quoted) = (true, true);
                }
                sign if sign == separator && !is_quoted => {
                    cells.push(String::new());
                    is_begun = false;
                }
                sign => {
                    cell.push(sign);
                    is_begun |= !sign.is_whitespace();
                }
            }
        }
        (cells, is_quoted)
    }

    proptest! {
        #[test]
        fn cells_are_those_that_are_read_sign_by_sign(line in "[a;é \"]{1,40}", sign in "[;é]") {
            let separator = sign.chars().next().unwrap();
            let csv = Csv::of(&line);
            prop_assume!(csv.hint.is_none());
            let row = csv.rows(separator).next();
            let row = row.map(|row| (row.cells, row.open_quote));
            let expected = one_by_one(&line, separator);
            let is_blank = expected.0 == [""];
            prop_assert_eq!(row, (!is_blank).then_some(expected));
        }
    }

    #[test]
    fn rows_go_on_from_where_a_reader_stood() {
        let csv = Csv::of("sep=;\na;b\n\n\"1\n2\";3\n4;5");
        let mut place = Place::default();
        let mut read = Vec::new();
        loop {
            let mut rows = csv.rows_from(';', place);
            let Some(row) = rows.next() else { break };
            place = csv.place_of(&rows);
            read.push((row.number, row.cells));
        }
        let at_once = csv.rows(';').map(|row| (row.number, row.cells));
        assert_eq!(read, at_once.collect::<Vec<_>>());
        assert_eq!(csv.share_before(place), (16, 16));
    }

    #[test]
    fn a_line_may_name_the_separator() {
        for (line, separator) in [
            ("sep=;", Some(';')),
            ("SEP=,", Some(',')),
            ("Sep = |", Some('|')),
            ("sep=\t", Some('\t')),
            ("sep=<TAB>", Some('\t')),
            ("sep=\\t", Some('\t')),
            ("\"sep=;\"", Some(';')),
            ("\"sep=\"\t", Some('\t')),
            ("sep=;;;;;;", Some(';')),
            ("\"sep=;\",,,,", Some(';')),
            ("sep=^", Some('^')),
            ("sep", None),
            ("sep=", None),
            ("separator=;", None),
            ("sep=satu;dua", None),
        ] {
            let csv = Csv::of(&format!("{line}\nU1\n4\n"));
            assert_eq!(csv.hint, separator, "{line}");
            let rows = csv.rows(';').count();
            assert_eq!(rows, if separator.is_some() { 2 } else { 3 }, "{line}");
        }
    }

    #[test]
    fn what_is_written_is_read_back_and_no_name_becomes_a_formula() {
        let harmless = ["RSUD", "Réné; \"kutip\"", "dua\nbaris", "5 = 5", "", "'"];
        let risky = [
            "=1+1",
            " =1+1",
            "\n=1+1",
            "\u{a0}@a",
            "＝1+1",
            "\u{200e}=1",
            "+62 812",
            "-",
            "\u{feff}\t=1",
            "\ta",
            "﹢1",
        ];
        let texts = || harmless.into_iter().chain(risky);
        let rows = texts().map(|text| vec![Cell::Text(text), Cell::Number("-92.5".to_owned())]);
        let text = written(rows);
        let read = cells(text.strip_prefix('\u{feff}').unwrap(), ';');
        for (row, text) in read.iter().zip(texts()) {
            let guard = if risky.contains(&text) { "'" } else { "" };
            let whole = format!("{guard}{text}").replace('\r', "\n");
            assert_eq!(*row, [whole.as_str(), "-92,5"], "{text:?}");
        }
        assert_eq!(read.len(), texts().count());
        assert!(
            text.lines()
                .next()
                .is_some_and(|line| line == "\u{feff}\"RSUD\";-92,5")
        );
    }
}
