//! A roster in a file: where its table begins, what parts its cells, and what its columns hold.

use super::columns::{Field, Headers, Meaning};
use super::dates;
use super::facts::{self, Facts, Usual};
use super::flaw::{Flaw, Why};
use super::head::{self, Head};
use crate::document::csv::{Csv, Place, Row, Rows};
use crate::document::text::{NotText, text_up_to};

/// The largest file that is read, in megabytes: a million and a half people.
pub const LARGEST: u32 = 200;
/// Rows in which the first values of a column are looked for.
const FIRST_ROWS: usize = 30;
/// Values that are shown of a column.
const SAMPLES: usize = 3;
/// Columns that are read; more have no meaning.
const MOST_COLUMNS: usize = 400;

crate::record! {
    /// What a roster looks like.
    pub struct Layout("Susunan daftar", "Baris judul dan kolom daftar pegawai.") {
        /// The first row of the names, as a spreadsheet counts it.
        head: u32, "Baris judul kolom";
        /// The last of them.
        head_end: u32 = "headEnd", "Baris akhir judul kolom";
        columns: Vec<Column>, "Kolom";
        /// The sheet, where the file is a workbook.
        sheet: Option<String>, "Lembar";
        /// All sheets with a table.
        sheets: Vec<String>, "Semua lembar";
    }
}

crate::record! {
    /// One column.
    pub struct Column("Kolom", "Nama, isi, dan contoh satu kolom.") {
        /// Its name; blank ones have none.
        header: Option<String>, "Nama kolom";
        /// What it holds.
        field: Option<Field>, "Isi";
        /// Its name is known, whether a run asks for it or not.
        is_known: bool = "isKnown", "Dikenal";
        /// Its first values.
        samples: Vec<String>, "Contoh isi";
    }
}

/// A roster whose rows can be read.
pub struct Roster {
    csv: Csv,
    head: Head,
    fields: Vec<Option<Field>>,
    usual: Usual,
    layout: Layout,
}

/// A row, where it begins, and what it comes to.
pub struct Reading {
    /// Where it begins.
    pub place: Place,
    /// The person, if there is one.
    pub facts: Option<Facts>,
    /// What is wrong with it.
    pub flaws: Vec<Flaw>,
}

impl Roster {
    /// The roster in a file.
    pub fn open(file: &[u8], headers: &Headers) -> Result<Self, NotText> {
        let csv = Csv::of(&text_up_to(LARGEST, file)?);
        let head = head::find(&csv, headers).ok_or(NotText::EmptyFile)?;
        let mut fields: Vec<Option<Field>> = Vec::new();
        let mut columns = Vec::new();
        for (place, (name, meaning)) in head.names.iter().take(MOST_COLUMNS).enumerate() {
            let meaning = *meaning;
            let field = match meaning {
                Meaning::Used(field) if !fields.contains(&Some(field)) => Some(field),
                _ => None,
            };
            fields.push(field);
            let name: String = name.trim().chars().take(100).collect();
            columns.push(Column {
                header: (!name.is_empty()).then_some(name),
                field,
                is_known: field.is_some() || meaning == Meaning::Unused,
                samples: samples(&csv, &head, place),
            });
        }
        let [first, last] = head.numbers();
        Ok(Self {
            csv,
            head,
            fields,
            usual: Usual::default(),
            layout: Layout {
                head: first,
                head_end: last,
                columns,
                sheet: None,
                sheets: Vec::new(),
            },
        })
    }

    /// How many columns are known of a table that begins so; nothing where nothing stands in it.
    pub fn known(beginning: &[u8], headers: &Headers) -> Option<usize> {
        let text = text_up_to(LARGEST, beginning).ok()?;
        head::known(&Csv::of(&text), headers)
    }

    /// What it looks like.
    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    /// Its columns hold this, in their order.
    pub fn hold(&mut self, fields: &[Option<Field>]) {
        for (column, field) in self.layout.columns.iter_mut().zip(fields) {
            column.field = *field;
        }
        self.fields = self
            .layout
            .columns
            .iter()
            .map(|column| column.field)
            .collect();
    }

    /// What holds for every row; the column of dates tells itself which number comes first, unless
    /// both may.
    pub fn assume(&mut self, usual: Usual) {
        let is_it = |field: &Option<Field>| *field == Some(Field::ActiveUntil);
        let place = self.fields.iter().position(is_it);
        let told = place.and_then(|place| {
            let rows = self.csv.rows_from(self.head.separator, self.head.behind);
            let cells: Vec<String> = rows
                .filter_map(|row| row.cells.get(place).cloned())
                .collect();
            dates::order(cells.iter().map(String::as_str))
        });
        self.usual = Usual {
            order: told.or(usual.order),
            ..usual
        };
    }

    /// What holds for every row.
    pub fn usual(&self) -> &Usual {
        &self.usual
    }

    /// Whether it has a column of a field.
    pub fn has(&self, field: Field) -> bool {
        self.fields.contains(&Some(field))
    }

    /// Where its first row begins.
    pub fn begin(&self) -> Place {
        self.head.behind
    }

    /// How long the file is, and how much of it stands before a place.
    pub fn share_before(&self, place: Place) -> (usize, usize) {
        self.csv.share_before(place)
    }

    /// What its columns hold.
    pub fn fields(&self) -> &[Option<Field>] {
        &self.fields
    }

    /// The rows from a place on, as they stand.
    pub fn rows_from(&self, place: Place) -> Rows<'_> {
        self.csv.rows_from(self.head.separator, place)
    }

    /// Where rows that were read in part go on.
    pub fn place_of(&self, rows: &Rows<'_>) -> Place {
        self.csv.place_of(rows)
    }

    /// The row at a place, and the place behind it; nothing at the end.
    pub fn read(&self, place: Place) -> Option<(Reading, Place)> {
        let mut rows = self.csv.rows_from(self.head.separator, place);
        let row = self.next_row(&mut rows)?;
        let (facts, flaws) = match self.head.is_again(&row) {
            true => (None, vec![Flaw::of_row(row.number, "", Why::HeadAgain)]),
            false => facts::read(&row, &self.fields, &self.usual),
        };
        let reading = Reading {
            place,
            facts,
            flaws,
        };
        Some((reading, self.csv.place_of(&rows)))
    }

    /// The next row in which anything stands.
    fn next_row(&self, rows: &mut Rows<'_>) -> Option<Row> {
        let is_filled = |row: &Row| row.cells.iter().any(|cell| !cell.trim().is_empty());
        rows.find(is_filled)
    }
}

/// The first values of a column.
fn samples(csv: &Csv, head: &Head, place: usize) -> Vec<String> {
    let rows = csv.rows_from(head.separator, head.behind).take(FIRST_ROWS);
    let cells = rows.filter_map(|row| row.cells.get(place).map(|cell| cell.trim().to_owned()));
    let filled = cells.filter(|cell| !cell.is_empty());
    let short = filled.map(|cell| cell.chars().take(40).collect());
    short.take(SAMPLES).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulation::columns::tests::shipped;
    use crate::simulation::flaw::Why;

    fn open(text: &str) -> Roster {
        Roster::open(text.as_bytes(), &shipped()).ok().unwrap()
    }

    fn readings(roster: &Roster) -> Vec<Reading> {
        let mut place = roster.begin();
        let mut all = Vec::new();
        while let Some((reading, behind)) = roster.read(place) {
            place = behind;
            all.push(reading);
        }
        all
    }

    #[test]
    fn the_table_is_found_below_titles_by_any_separator() {
        for separator in [',', ';', '\t', '|'] {
            let lines = [
                "PEMERINTAH DAERAH",
                "Bulan Agustus, tahun; 2026",
                "",
                "No;NIP Pegawai;Nama Pegawai;Kelas Jabatan;Status ASN;Golongan;Gol. darah",
                "1;000000000000000001;\"Ani; S.E.\";9;PNS;III/d;O",
                "2;000000000000000002;Budi;7;2;9;A",
                "TOTAL;;;;;;",
            ];
            let text = lines.join("\r\n").replace(';', &separator.to_string());
            let roster = open(&text);
            assert_eq!(roster.layout().head, 4);
            let fields: Vec<_> = roster.layout().columns.iter().map(|c| c.field).collect();
            assert_eq!(
                fields,
                [
                    None,
                    Some(Field::Nip),
                    Some(Field::Name),
                    Some(Field::JobClass),
                    Some(Field::Employment),
                    Some(Field::Grade),
                    None,
                ]
            );
            let readings = readings(&roster);
            let rows: Vec<_> = readings
                .iter()
                .filter_map(|r| Some(r.facts.as_ref()?.row))
                .collect();
            assert_eq!(rows, [5, 6], "{separator:?}");
            let last = readings.last().unwrap().flaws.first();
            assert_eq!(last.unwrap().why, Why::Totals);
        }
    }

    #[test]
    fn a_column_holds_what_a_person_says_and_shows_its_first_values() {
        let mut roster = open("Nomor Induk;Kls;Status\n1;9;PNS\n2;;CPNS\n3;7;PPPK\n");
        let second = roster.layout().columns.get(1).unwrap();
        assert_eq!(second.samples, ["9", "7"]);
        assert_eq!(second.field, None);
        assert!(!second.is_known);
        roster.hold(&[
            Some(Field::Nip),
            Some(Field::JobClass),
            Some(Field::Employment),
        ]);
        let classes = readings(&roster);
        let classes = classes
            .iter()
            .map(|r| r.facts.as_ref().unwrap().class.map(|c| c.number()));
        assert_eq!(classes.collect::<Vec<_>>(), [Some(9), None, Some(7)]);
    }

    #[test]
    fn a_file_of_another_kind_is_refused_by_name() {
        for (file, code) in [
            (&b"PK\x03\x04 rest"[..], "workbook"),
            (b"\xD0\xCF\x11\xE0 rest", "old_workbook"),
            (b"", "empty_file"),
            (b"%PDF-1.7", "pdf"),
        ] {
            let refused = Roster::open(file, &shipped()).err().unwrap();
            assert_eq!(refused.code(), code);
        }
    }
}
