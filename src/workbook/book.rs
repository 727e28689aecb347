//! A workbook, its sheets, and the table of each.

use super::format::Forms;
use super::part::{Package, attribute};
use super::refusal::NotBook;
use super::sheet::{self, Shared};
use super::strings::Strings;
use quick_xml::events::Event;
use std::collections::BTreeMap;

/// Rows in which a table is looked for.
const FIRST_ROWS: u32 = 60;
/// Most sheets that are told of.
const MOST_SHEETS: usize = 500;

/// A workbook.
pub struct Book {
    package: Package,
    sheets: Vec<Sheet>,
    shared: Shared,
}

/// A sheet of it.
pub struct Sheet {
    /// What it is called.
    pub name: String,
    /// Whether a person sees it.
    pub is_hidden: bool,
    part: String,
}

impl Book {
    /// The workbook in a file.
    pub fn open(file: Vec<u8>) -> Result<Self, NotBook> {
        let mut package = Package::open(file)?;
        let names = relations(&mut package, "_rels/.rels", "")?;
        let of_office = names
            .into_values()
            .find(|(kind, _)| kind == "officeDocument");
        let main = of_office.map_or_else(|| "xl/workbook.xml".to_owned(), |(_, part)| part);
        let Some((folder, file)) = main.rsplit_once('/').filter(|_| package.has(&main)) else {
            return Err(other(&package));
        };
        if file.ends_with(".bin") {
            return Err(NotBook::BinaryWorkbook);
        }
        if folder == "word" || folder == "ppt" {
            return Err(NotBook::NoWorkbook);
        }
        let names = relations(&mut package, &format!("{folder}/_rels/{file}.rels"), folder)?;
        let (mut sheets, is_1904) = sheets(&mut package, &main, &names)?;
        sheets.sort_by_key(|sheet| sheet.is_hidden);
        let part = |kind: &str, usual: &str| {
            let named = names.values().find(|(is, _)| is == kind);
            named.map_or_else(|| format!("{folder}/{usual}"), |(_, part)| part.clone())
        };
        let [strings, styles] = [
            part("sharedStrings", "sharedStrings.xml"),
            part("styles", "styles.xml"),
        ];
        let shared = Shared {
            strings: Strings::read(&mut package, &strings)?,
            forms: Forms::read(&mut package, &styles)?,
            is_1904,
        };
        Ok(Self {
            package,
            sheets,
            shared,
        })
    }

    /// Its sheets, those first that a person sees.
    pub fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    /// The first rows of a sheet, as [`Self::table`] has them.
    pub fn beginning(&mut self, place: usize) -> Result<String, NotBook> {
        self.up_to(place, FIRST_ROWS)
    }

    /// A sheet as a table in text.
    pub fn table(&mut self, place: usize) -> Result<String, NotBook> {
        self.up_to(place, u32::MAX)
    }

    fn up_to(&mut self, place: usize, last: u32) -> Result<String, NotBook> {
        let sheet = self.sheets.get(place).ok_or(NotBook::EmptyWorkbook)?;
        let xml = self.package.xml(&sheet.part)?;
        sheet::table(
            &mut xml.ok_or(NotBook::DamagedWorkbook)?,
            &self.shared,
            last,
        )
    }
}

/// What a package without a workbook is.
fn other(package: &Package) -> NotBook {
    match () {
        () if package.has("content.xml") => NotBook::OpenDocument,
        () if package.has("xl/workbook.bin") => NotBook::BinaryWorkbook,
        () => NotBook::NoWorkbook,
    }
}

/// The kinds and parts that a part names by ids.
type Relations = BTreeMap<String, (String, String)>;

/// What a part of a folder names.
fn relations(package: &mut Package, part: &str, folder: &str) -> Result<Relations, NotBook> {
    let mut names = Relations::new();
    let Some(mut xml) = package.xml(part)? else {
        return Ok(names);
    };
    loop {
        match xml.event()? {
            Event::Start(element) if element.local_name().as_ref() == "Relationship" => {
                let [id, kind, target] = ["Id", "Type", "Target"]
                    .map(|name| attribute(&element, name).unwrap_or_default());
                let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                names.insert(id, (kind, resolved(folder, &target)));
            }
            Event::Eof => return Ok(names),
            _ => {}
        }
    }
}

/// The part that is named from a folder.
fn resolved(folder: &str, target: &str) -> String {
    if let Some(whole) = target.strip_prefix('/') {
        return whole.to_owned();
    }
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// The sheets with tables, and whether days are counted from 1904.
fn sheets(
    package: &mut Package,
    main: &str,
    names: &Relations,
) -> Result<(Vec<Sheet>, bool), NotBook> {
    let mut sheets = Vec::new();
    let mut is_1904 = false;
    let Some(mut xml) = package.xml(main)? else {
        return Err(NotBook::DamagedWorkbook);
    };
    loop {
        match xml.event()? {
            Event::Start(element) => match element.local_name().as_ref() {
                "workbookPr" => {
                    let said = attribute(&element, "date1904");
                    is_1904 = said.is_some_and(|said| said == "1" || said == "true");
                }
                "sheet" if sheets.len() < MOST_SHEETS => {
                    let named = attribute(&element, "id").and_then(|id| names.get(&id));
                    let part = named.filter(|(kind, _)| kind == "worksheet");
                    sheets.extend(part.map(|(_, part)| Sheet {
                        name: attribute(&element, "name").unwrap_or_default(),
                        is_hidden: attribute(&element, "state").is_some_and(|it| it != "visible"),
                        part: part.clone(),
                    }));
                }
                _ => {}
            },
            Event::Eof => return Ok((sheets, is_1904)),
            _ => {}
        }
    }
}
