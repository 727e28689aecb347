//! Tables as a workbook: real numbers, texts that no spreadsheet takes for formulas, names that stay
//! in sight, and a filter.

use crate::document::csv::{Csv, Row};
use std::fmt::Write as _;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

crate::choice! {
    /// What a column holds.
    pub enum Kind("Isi kolom") {
        /// Texts, whatever they look like.
        Text = "text", "Teks";
        /// Numbers; what is none stays a text.
        Number = "number", "Angka";
        /// The same, with thousands parted.
        Rupiah = "rupiah", "Rupiah";
    }
}

/// A sheet to be written.
pub struct Sheet {
    /// What it is called.
    pub name: String,
    /// What its columns hold.
    pub kinds: Vec<Kind>,
    /// Its rows as a table in text, parted by commas, the names of the columns first.
    pub table: String,
}

/// Why nothing is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooManyRows;

/// Rows of a sheet.
const MOST_ROWS: usize = 1_048_576;
/// Signs of a name of a sheet, and those that it cannot have.
const NAME: (usize, [char; 7]) = (31, ['[', ']', ':', '*', '?', '/', '\\']);
/// Least and most signs to which a column is wide.
const WIDTHS: (usize, usize) = (8, 48);

const BEGIN: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const FORMAT: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";
/// The usual, names, and rupiah.
const STYLES: &str = "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>\
    <font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>\
    <fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>\
    <fill><patternFill patternType=\"gray125\"/></fill></fills>\
    <borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
    <cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"3\"><xf/>\
    <xf fontId=\"1\" applyFont=\"1\" applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf>\
    <xf numFmtId=\"3\" applyNumberFormat=\"1\"/></cellXfs>";

/// A workbook of these sheets.
pub fn workbook(sheets: &[Sheet]) -> Result<Vec<u8>, TooManyRows> {
    let mut parts = vec![
        ("[Content_Types].xml".to_owned(), types(sheets.len())),
        (
            "_rels/.rels".to_owned(),
            relations(&[("officeDocument", "xl/workbook.xml")]),
        ),
        ("xl/workbook.xml".to_owned(), main(sheets)),
        (
            "xl/_rels/workbook.xml.rels".to_owned(),
            of_main(sheets.len()),
        ),
        (
            "xl/styles.xml".to_owned(),
            format!("{BEGIN}<styleSheet xmlns=\"{MAIN}\">{STYLES}</styleSheet>"),
        ),
    ];
    for (place, sheet) in sheets.iter().enumerate() {
        parts.push((format!("xl/{}", part(place)), page(sheet)?));
    }
    // Memory is where it is written to, which never fails.
    Ok(packed(&parts).unwrap_or_default())
}

fn packed(parts: &[(String, String)]) -> Result<Vec<u8>, zip::result::ZipError> {
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(name.as_str(), options)?;
        zip.write_all(text.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

/// The part of a sheet, from the folder of the workbook.
fn part(place: usize) -> String {
    format!("worksheets/sheet{}.xml", place.saturating_add(1))
}

fn types(sheets: usize) -> String {
    let of = |part: &str, kind: &str| {
        format!("<Override PartName=\"/xl/{part}\" ContentType=\"{FORMAT}.{kind}+xml\"/>")
    };
    let sheets = (0..sheets).map(|place| of(&part(place), "worksheet"));
    format!(
        "{BEGIN}<Types xmlns=\"{PACKAGE}/content-types\">\
        <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
        <Default Extension=\"xml\" ContentType=\"application/xml\"/>{}{}{}</Types>",
        of("workbook.xml", "sheet.main"),
        of("styles.xml", "styles"),
        sheets.collect::<String>()
    )
}

fn relations(named: &[(&str, &str)]) -> String {
    let relation = |(place, (kind, target)): (usize, &(&str, &str))| {
        let id = place.saturating_add(1);
        format!("<Relationship Id=\"r{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/>")
    };
    let relations: String = named.iter().enumerate().map(relation).collect();
    format!("{BEGIN}<Relationships xmlns=\"{PACKAGE}/relationships\">{relations}</Relationships>")
}

fn of_main(sheets: usize) -> String {
    let parts: Vec<String> = (0..sheets).map(part).collect();
    let sheets = parts.iter().map(|part| ("worksheet", part.as_str()));
    relations(&sheets.chain([("styles", "styles.xml")]).collect::<Vec<_>>())
}

fn main(sheets: &[Sheet]) -> String {
    let listed = sheets.iter().enumerate().map(|(place, sheet)| {
        let (most, refused) = NAME;
        let name = sheet.name.chars().filter(|sign| !refused.contains(sign));
        let name = escaped(&name.take(most).collect::<String>());
        let id = place.saturating_add(1);
        format!("<sheet name=\"{name}\" sheetId=\"{id}\" r:id=\"r{id}\"/>")
    });
    format!(
        "{BEGIN}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets>{}</sheets></workbook>",
        listed.collect::<String>()
    )
}

fn page(sheet: &Sheet) -> Result<String, TooManyRows> {
    let csv = Csv::of(&sheet.table);
    let (mut widths, mut last) = (Vec::new(), 0);
    for row in csv.rows(',') {
        last = row.number;
        widths.resize(row.cells.len().max(widths.len()), WIDTHS.0);
        for (width, cell) in widths.iter_mut().zip(&row.cells) {
            *width = cell
                .chars()
                .count()
                .saturating_add(2)
                .clamp(*width, WIDTHS.1);
        }
    }
    if usize::try_from(last).is_ok_and(|last| last > MOST_ROWS) {
        return Err(TooManyRows);
    }
    let mut text = format!(
        "{BEGIN}<worksheet xmlns=\"{MAIN}\"><sheetViews><sheetView workbookViewId=\"0\">\
        <pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>\
        </sheetView></sheetViews><cols>"
    );
    for (place, width) in widths.iter().enumerate() {
        let n = place.saturating_add(1);
        add(
            &mut text,
            format_args!("<col min=\"{n}\" max=\"{n}\" width=\"{width}\" customWidth=\"1\"/>"),
        );
    }
    text.push_str("</cols><sheetData>");
    csv.rows(',')
        .for_each(|row| put(&row, &sheet.kinds, &mut text));
    text.push_str("</sheetData>");
    if let Some(column) = widths.len().checked_sub(1).map(letters) {
        add(
            &mut text,
            format_args!("<autoFilter ref=\"A1:{column}{last}\"/>"),
        );
    }
    text.push_str("</worksheet>");
    Ok(text)
}

/// A text never fails to take more.
fn add(text: &mut String, more: std::fmt::Arguments<'_>) {
    let _ = text.write_fmt(more);
}

/// The letters of a column, from zero.
fn letters(place: usize) -> String {
    let letter = |place: usize| ('A'..='Z').nth(place);
    let (over, own) = (place.checked_div(26), place.checked_rem(26));
    let over = over.and_then(|over| letter(over.checked_sub(1)?));
    over.into_iter().chain(own.and_then(letter)).collect()
}

fn put(row: &Row, kinds: &[Kind], text: &mut String) {
    add(text, format_args!("<row r=\"{}\">", row.number));
    for (place, cell) in row.cells.iter().enumerate() {
        let kind = kinds.get(place).copied().unwrap_or(Kind::Text);
        let is_name = row.number == 1;
        let style = match kind {
            _ if is_name => " s=\"1\"",
            Kind::Rupiah => " s=\"2\"",
            _ => "",
        };
        let at = [letters(place), row.number.to_string()].concat();
        if cell.is_empty() {
            continue;
        }
        if kind != Kind::Text && !is_name && is_number(cell) {
            add(text, format_args!("<c r=\"{at}\"{style}><v>{cell}</v></c>"));
            continue;
        }
        let said = escaped(cell);
        add(
            text,
            format_args!(
                "<c r=\"{at}\" t=\"inlineStr\"{style}><is><t xml:space=\"preserve\">{said}</t></is></c>"
            ),
        );
    }
    text.push_str("</row>");
}

/// A plain decimal that a spreadsheet keeps all digits of.
fn is_number(cell: &str) -> bool {
    let digits = cell.strip_prefix('-').unwrap_or(cell);
    let (whole, places) = digits.split_once('.').unwrap_or((digits, "0"));
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|sign| sign.is_ascii_digit());
    digits.len() <= 15 && is_digits(whole) && is_digits(places)
}

/// A text as XML has it; signs that XML cannot have as `_x0001_`.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for (at, sign) in text.char_indices() {
        match sign {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '_' if text.get(at..).is_some_and(|rest| rest.starts_with("_x")) => {
                safe.push_str("_x005F_")
            }
            '\t' | '\n' => safe.push(sign),
            sign if sign.is_control() || matches!(sign, '\u{fffe}' | '\u{ffff}') => {
                add(&mut safe, format_args!("_x{:04X}_", u32::from(sign)));
            }
            sign => safe.push(sign),
        }
    }
    safe
}
