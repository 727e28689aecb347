//! Workbooks as tables: what their sheets show is what a roster's reader gets, and whatever is no
//! workbook, or a broken one, is refused by a reason.

mod common;

use kalkulator_tpp::simulation::columns::Headers;
use kalkulator_tpp::simulation::flaw::{Flaw, Why};
use kalkulator_tpp::simulation::roster::Roster;
use kalkulator_tpp::workbook::book::Book;
use kalkulator_tpp::workbook::refusal::NotBook;
use kalkulator_tpp::workbook::write::{self, Kind, Sheet, TooManyRows};
use proptest::prelude::*;
use proptest::sample::Index;
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;

const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A packed file of these parts.
fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A workbook with these rows in its sheets.
fn workbook(sheets: &[(&str, &str)], strings: &str, styles: &str, setting: &str) -> Vec<u8> {
    let numbered = || sheets.iter().enumerate().map(|(n, sheet)| (n + 1, sheet));
    let listed: String = numbered()
        .map(|(n, (name, _))| format!("<x:sheet name=\"{name}\" sheetId=\"{n}\" r:id=\"r{n}\"/>"))
        .collect();
    let main = format!(
        "<x:workbook xmlns:x=\"m\" xmlns:r=\"{RELATIONS}\"><x:workbookPr {setting}/><x:sheets>{listed}</x:sheets></x:workbook>"
    );
    let named: String = numbered()
        .map(|(n, _)| {
            format!("<Relationship Id=\"r{n}\" Type=\"{RELATIONS}/worksheet\" Target=\"/xl/sheet{n}.xml\"/>")
        })
        .collect();
    let named = format!("<Relationships>{named}</Relationships>");
    let pages: Vec<(String, String)> = numbered()
        .map(|(n, (_, rows))| {
            let page = format!("<worksheet><sheetData>{rows}</sheetData></worksheet>");
            (format!("xl/sheet{n}.xml"), page)
        })
        .collect();
    let mut parts = vec![
        ("xl/workbook.xml", main.as_str()),
        ("xl/_rels/workbook.xml.rels", &named),
        ("xl/sharedStrings.xml", strings),
        ("xl/styles.xml", styles),
    ];
    parts.extend(
        pages
            .iter()
            .map(|(name, page)| (name.as_str(), page.as_str())),
    );
    packed(&parts)
}

const STYLES: &str = "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"000000\"/></numFmts>\
    <cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs>\
    <cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"10\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>";
const STRINGS: &str = "<sst count=\"3\" uniqueCount=\"99999999999999\">\
    <si><t>NIP</t></si><si><r><t>Na</t></r><r><t xml:space=\"preserve\">ma, </t></r><rPh><t>x</t></rPh></si>\
    <si><t>A &amp; B &#8211; \"dua\"_x000A_baris</t></si></sst>";

fn simple(rows: &str) -> Vec<u8> {
    workbook(&[("Satu", rows)], STRINGS, STYLES, "")
}

fn table(file: Vec<u8>) -> Result<String, NotBook> {
    let text = Book::open(file)?.table(0)?;
    let text = text.strip_prefix("sep=,\n").unwrap().to_owned();
    Ok(text)
}

#[test]
fn cells_are_what_the_sheet_shows() {
    for (cell, shown) in [
        ("<c t=\"s\"><v>0</v></c>", "NIP"),
        ("<c t=\"s\"><v>1</v></c>", "\"Nama, \""),
        ("<c t=\"s\"><v>2</v></c>", "\"A & B – \"\"dua\"\"\nbaris\""),
        ("<c t=\"inlineStr\"><is><t>III/d</t></is></c>", "III/d"),
        ("<c><v>9</v></c>", "9"),
        ("<c><v>198012312010121001</v></c>", "1.98012312010121E+17"),
        ("<c s=\"1\"><v>0.985</v></c>", "98.5%"),
        ("<c s=\"2\"><v>45292</v></c>", "2024-01-01"),
        ("<c s=\"3\"><v>12</v></c>", "000012"),
        ("<c t=\"b\"><v>1</v></c>", "TRUE"),
        ("<c t=\"e\"><v>#REF!</v></c>", "#REF!"),
        ("<c t=\"d\"><v>2024-02-29T00:00:00</v></c>", "2024-02-29"),
        ("<c t=\"str\"><f>A1</f><v>PNS</v></c>", "PNS"),
        ("<c><f>SUM(A1:A2)</f><v>12</v></c>", "12"),
        ("<c><f>SUM(A1:A2)</f><v></v></c>", "#=SUM(A1:A2)"),
        ("<c t=\"str\"><f>A1</f><v></v></c>", ""),
        ("<c s=\"1\"/>", ""),
    ] {
        let read = table(simple(&format!("<row>{cell}</row>"))).unwrap();
        assert_eq!(read.trim_end_matches('\n'), shown, "{cell}");
    }
}

#[test]
fn rows_and_columns_stand_where_the_sheet_has_them() {
    let rows = "<row r=\"3\"><c r=\"B3\"><v>1</v></c><c><v>2</v></c><c r=\"F3\"><v>3</v></c></row>\
        <row><c><v>4</v></c></row><row r=\"7\"><c r=\"A7\"/></row>";
    assert_eq!(table(simple(rows)).unwrap(), "\n\n,1,2,,,3\n4\n");
}

#[test]
fn days_are_counted_from_1904_where_the_workbook_says_so() {
    let rows = "<row><c s=\"2\"><v>43830</v></c></row>";
    let file = workbook(&[("Satu", rows)], STRINGS, STYLES, "date1904=\"1\"");
    assert_eq!(table(file).unwrap(), "2024-01-01\n");
}

#[test]
fn sheets_are_named_and_only_the_beginning_is_read_to_choose() {
    let many: String = (1..=100)
        .map(|n| format!("<row r=\"{n}\"><c><v>{n}</v></c></row>"))
        .collect();
    let file = workbook(
        &[("Jan &amp; Feb", ""), ("Mar", &many)],
        STRINGS,
        STYLES,
        "",
    );
    let mut book = Book::open(file).unwrap();
    let names: Vec<_> = book
        .sheets()
        .iter()
        .map(|sheet| sheet.name.as_str())
        .collect();
    assert_eq!(names, ["Jan & Feb", "Mar"]);
    assert_eq!(book.beginning(1).unwrap().lines().last(), Some("60"));
    assert_eq!(book.table(1).unwrap().lines().last(), Some("100"));
    assert_eq!(book.table(2), Err(NotBook::EmptyWorkbook));
}

#[test]
fn what_is_no_workbook_is_refused_by_what_it_is() {
    let ods = packed(&[
        ("mimetype", "application/vnd.oasis"),
        ("content.xml", "<a/>"),
    ]);
    let binary = packed(&[("xl/workbook.bin", "")]);
    let other = packed(&[("word/document.xml", "<a/>")]);
    let cut = simple("<row><c><v>1</v></c></row>");
    let cut = cut[..cut.len() - 30].to_vec();
    for (file, reason) in [
        (ods, NotBook::OpenDocument),
        (binary, NotBook::BinaryWorkbook),
        (other, NotBook::NoWorkbook),
        (cut, NotBook::DamagedWorkbook),
        (b"PK\x03\x04".to_vec(), NotBook::DamagedWorkbook),
        (
            simple("<row r=\"2\"/><row r=\"1\"/>"),
            NotBook::DamagedWorkbook,
        ),
        (simple("<row r=\"1048577\"/>"), NotBook::DamagedWorkbook),
        (
            simple("<row><c r=\"B1\"/><c r=\"A1\"/></row>"),
            NotBook::DamagedWorkbook,
        ),
        (
            simple("<row><c t=\"s\"><v>9</v></c></row>"),
            NotBook::DamagedWorkbook,
        ),
        (simple("<row><c><v>1</c></row>"), NotBook::DamagedWorkbook),
    ] {
        assert_eq!(table(file), Err(reason));
    }
}

#[test]
fn a_small_file_that_unpacks_to_much_is_refused_before_memory_is_full() {
    let blanks = " ".repeat(1_000_000);
    let cells = format!("<row>{}</row>", blanks.repeat(300));
    let file = simple(&cells);
    assert!(file.len() < 1_000_000);
    assert_eq!(table(file), Err(NotBook::TOO_LARGE));
    let long = format!("<sst><si><t>{}</t></si></sst>", "x".repeat(130_000));
    let cell = "<c t=\"s\"><v>0</v></c>";
    let rows = format!("<row>{}</row>", cell.repeat(400)).repeat(4);
    let file = workbook(&[("Satu", &rows)], &long, STYLES, "");
    assert_eq!(table(file).err(), Some(NotBook::TOO_LARGE));
}

/// A roster in a sheet is read as the same roster in a CSV.
#[test]
fn a_sheet_is_a_roster() {
    let text = |cell: &str| format!("<c t=\"inlineStr\"><is><t>{cell}</t></is></c>");
    let cells = |cells: &[&str]| cells.iter().map(|cell| text(cell)).collect::<String>();
    let number = "<c><v>198012312010121001</v></c>";
    let rows = format!(
        "<row r=\"3\">{}</row><row r=\"5\">{number}{}</row><row>{}<c t=\"e\"><v>#REF!</v></c></row>",
        cells(&["NIP", "Nama", "Status", "Golongan", "Kelas"]),
        cells(&["Ani, S.E.", "PNS", "III/d", "9"]),
        cells(&["", "Budi", "PNS", "III/d"]),
    );
    let table = Book::open(simple(&rows)).unwrap().table(0).unwrap();
    let headers = common::parse(include_str!("../web/roster/headers.json"));
    let roster = Roster::open(table.as_bytes(), &Headers::load(&headers).unwrap());
    let roster = roster.ok().unwrap();
    assert_eq!((roster.layout().head, roster.layout().head_end), (3, 3));
    let (ani, behind) = roster.read(roster.begin()).unwrap();
    let (budi, _) = roster.read(behind).unwrap();
    let facts = ani.facts.unwrap();
    assert_eq!(
        (facts.row, facts.nip, facts.name.as_str()),
        (5, None, "Ani, S.E.")
    );
    let told = |flaws: &[Flaw]| {
        flaws
            .iter()
            .map(|flaw| (flaw.row, flaw.why))
            .collect::<Vec<_>>()
    };
    assert_eq!(told(&ani.flaws), [(5, Why::NipBroken)]);
    assert_eq!(told(&budi.flaws), [(6, Why::CellError)]);
}

fn sheet(name: &str, table: &str) -> Sheet {
    Sheet {
        name: name.to_owned(),
        kinds: vec![Kind::Text, Kind::Number, Kind::Rupiah],
        table: table.to_owned(),
    }
}

#[test]
fn what_is_written_is_read_back() {
    let table = "NIP,Kelas,Diterima\n000000000000000012,9,1234567\n\"=1+1, \"\"a\"\" <&>\",-9.5,x\n\n_x000D_,1E5,99999999999999999999\n";
    let sheets = [
        sheet("Hasil: semua/orang yang terhitung di sini", table),
        sheet("Dua", ""),
    ];
    let mut book = Book::open(write::workbook(&sheets).unwrap()).unwrap();
    let names: Vec<_> = book
        .sheets()
        .iter()
        .map(|sheet| sheet.name.as_str())
        .collect();
    assert_eq!(names, ["Hasil semuaorang yang terhitung", "Dua"]);
    assert_eq!(book.table(0).unwrap().strip_prefix("sep=,\n"), Some(table));
    assert_eq!(book.table(1).unwrap(), "sep=,\n\n");
}

#[test]
fn the_names_of_a_sheet_stay_in_sight_and_have_a_filter() {
    let file = write::workbook(&[sheet("Satu", "A,B,C\n1,2,3\n")]).unwrap();
    let mut zip = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    let mut page = String::new();
    zip.by_name("xl/worksheets/sheet1.xml")
        .unwrap()
        .read_to_string(&mut page)
        .unwrap();
    for part in [
        "state=\"frozen\"",
        "<autoFilter ref=\"A1:C2\"/>",
        "<c r=\"A2\" t=\"inlineStr\"><is><t xml:space=\"preserve\">1</t></is></c><c r=\"B2\"><v>2</v></c><c r=\"C2\" s=\"2\"><v>3</v></c>",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
}

#[test]
fn a_sheet_has_no_more_rows_than_spreadsheets_open() {
    let rows = "1,2,3\n".repeat(1_048_577);
    assert_eq!(write::workbook(&[sheet("Satu", &rows)]), Err(TooManyRows));
}

proptest! {
    #[test]
    fn every_text_comes_back(text in ".{0,40}") {
        let text = text.replace(['\r', '\u{85}', '\u{2028}', '\u{2029}'], "\n");
        let table = format!("A\n\"{}\"\n", text.replace('"', "\"\""));
        let file = write::workbook(&[sheet("Satu", &table)]).unwrap();
        let read = Book::open(file).unwrap().table(0).unwrap();
        let rows: Vec<_> = kalkulator_tpp::document::csv::Csv::of(&read).rows(',').collect();
        let read = rows.get(1).map_or("", |row| row.cells[0].as_str());
        prop_assert_eq!(read, text.as_str());
    }
    /// Bytes are changed, left out and put in, in the packed file and in what is packed.
    #[test]
    fn a_broken_workbook_is_read_or_refused(
        places in prop::collection::vec((any::<Index>(), any::<u8>(), any::<bool>()), 1..8),
        is_inside in any::<bool>(),
    ) {
        let rows = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" s=\"1\"><v>0.5</v></c></row>";
        let break_it = |bytes: &mut Vec<u8>| for (place, byte, is_put) in &places {
            if bytes.is_empty() { return; }
            let at = place.index(bytes.len());
            if *is_put { bytes.insert(at, *byte) } else { bytes[at] = *byte }
        };
        let mut file = if is_inside {
            let mut inside = rows.as_bytes().to_vec();
            break_it(&mut inside);
            simple(&String::from_utf8_lossy(&inside))
        } else {
            simple(rows)
        };
        if !is_inside {
            break_it(&mut file);
        }
        let _ = table(file);
    }
}
