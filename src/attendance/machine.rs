//! The file of an attendance machine: a table with a row a day, or a log with a row a scan.
//!
//! Nothing of it is guessed: what cannot be read is named with its row, and what was set aside is
//! counted. Whose rows they are is asked where they are several people's.

use super::clock::{self, Seconds};
use super::columns::{Field, Names};
use super::dates::{self, Order};
use super::day::{Recorded, due, judge};
use super::log::{Log, OfDay};
use super::mark::{Mark, Week};
use super::month::hours;
use super::remark::{About, Remark};
use crate::calendar::{Date, Month};
use crate::document::csv::{Csv, Row};
use crate::document::text::{self, NotText};
use crate::regulation::work_calendar::WorkCalendar;
use std::collections::BTreeMap;

/// Rows above the names of the columns that a file may begin with.
const ABOVE: usize = 12;
/// Years between a date and the month asked for, from which on the machine's clock was reset.
const RESET: u16 = 3;

/// Why a file is none of a machine's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotRead {
    /// It is no text.
    NotText(NotText),
    /// No column tells of days and times.
    NoColumns,
}

impl NotRead {
    /// The code of it in data.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotText(reason) => reason.code(),
            Self::NoColumns => "no_columns",
        }
    }
}

crate::record! {
    /// What a file says.
    pub struct Reading("Bacaan", "Isi berkas mesin kehadiran untuk satu orang dan bulan.") {
        /// Whose rows there are; days are read once it is one person's.
        people: Vec<Person>, "Pegawai";
        days: Vec<Mark>, "Hari";
        flaws: Vec<Flaw>, "Baris yang tidak terbaca";
        remarks: Vec<Remark>, "Yang perlu diketahui";
        /// Rows of other months.
        aside: u32, "Baris bulan lain";
        rows: u32, "Baris yang terbaca";
    }
}

crate::record! {
    /// Somebody in the file.
    pub struct Person("Pegawai", "Nomor, nama, dan banyak barisnya.") {
        id: String, "Nomor";
        name: String, "Nama";
        rows: u32, "Baris";
    }
}

crate::record! {
    /// A row that cannot be read.
    pub struct Flaw("Baris tidak terbaca", "Baris, sebabnya, dan isinya.") {
        row: u32, "Baris";
        kind: FlawKind, "Sebab";
        found: String, "Isi";
    }
}

crate::choice! {
    /// What is wrong with a row.
    pub enum FlawKind("Sebab") {
        /// No date.
        Date = "date", "Tanggal tidak terbaca";
        /// No time.
        Time = "time", "Jam tidak terbaca";
        /// Years away from the month: the clock of the machine was reset.
        ResetClock = "reset_clock", "Jam mesin kembali ke awal";
        /// The day has a row already.
        Twice = "twice", "Tanggal dua kali";
        /// A quotation mark was never closed.
        OpenQuote = "open_quote", "Tanda kutip tidak ditutup";
    }
}

/// What a file is read for.
pub struct Asked<'a> {
    /// The month.
    pub month: Month,
    /// The week of the agency.
    pub week: Week,
    /// Whose rows; none where nobody was chosen yet.
    pub person: Option<&'a str>,
    /// What columns and remarks are called.
    pub names: &'a Names,
    /// Holidays and hours.
    pub national: &'a WorkCalendar,
}

/// Reads a file.
pub fn read(file: &[u8], asked: &Asked<'_>) -> Result<Reading, NotRead> {
    let text = text::text(file).map_err(NotRead::NotText)?;
    let table = Table::of(&text, asked.names).ok_or(NotRead::NoColumns)?;
    Ok(Reader::of(&table, asked).read())
}

/// The rows of a file, and what their columns hold.
struct Table {
    fields: Vec<Option<Field>>,
    rows: Vec<Row>,
}

impl Table {
    /// By the separator that shows most columns; names may stand below a title, or nowhere.
    fn of(text: &str, names: &Names) -> Option<Self> {
        let csv = Csv::of(text);
        let tables = csv.separators().filter_map(|separator| {
            let rows: Vec<Row> = csv.rows(separator).collect();
            Self::named(&rows, names).or_else(|| Self::nameless(&rows))
        });
        tables.max_by_key(|table| table.fields.iter().flatten().count())
    }

    fn named(rows: &[Row], names: &Names) -> Option<Self> {
        let heads = rows.iter().take(ABOVE).enumerate();
        let (place, fields) = heads
            .map(|(place, row)| {
                let fields = row.cells.iter().map(|cell| names.field(cell));
                (place, fields.collect::<Vec<_>>())
            })
            .find(|(_, fields)| is_enough(fields))?;
        let rows = rows.get(place.checked_add(1)?..)?;
        Some(Self {
            fields: scheduled(fields),
            rows: rows.to_vec(),
        })
    }

    /// A log without names: a number, then a moment.
    fn nameless(rows: &[Row]) -> Option<Self> {
        let first = rows.first()?;
        let is_moment = |cell: &String| {
            let orders = [Order::DayFirst, Order::MonthFirst];
            orders
                .into_iter()
                .any(|order| dates::moment(cell, order).is_some())
        };
        let place = first
            .cells
            .iter()
            .position(is_moment)
            .filter(|place| *place > 0)?;
        let fields = (0..first.cells.len()).map(|column| match column {
            0 => Some(Field::Person),
            column if column == place => Some(Field::Moment),
            _ => None,
        });
        Some(Self {
            fields: fields.collect(),
            rows: rows.to_vec(),
        })
    }

    fn has(&self, field: Field) -> bool {
        self.fields.contains(&Some(field))
    }

    /// What stands in the first column of a field that is not blank.
    fn cell<'r>(&self, row: &'r Row, field: Field) -> &'r str {
        let cells = row.cells.iter().zip(&self.fields);
        let mut own = cells
            .filter(|(_, of)| **of == Some(field))
            .map(|(cell, _)| cell.trim());
        own.find(|cell| !cell.is_empty()).unwrap_or_default()
    }

    fn is_yes(&self, row: &Row, field: Field) -> bool {
        let cells = row.cells.iter().zip(&self.fields);
        let mut own = cells.filter(|(_, of)| **of == Some(field));
        own.any(|(cell, _)| !matches!(cell.trim(), "" | "0" | "-" | "False" | "Tidak"))
    }

    fn is_log(&self) -> bool {
        let has_scans = self.has(Field::In) || self.has(Field::Out);
        !has_scans && (self.has(Field::Moment) || self.has(Field::Time))
    }
}

fn is_enough(fields: &[Option<Field>]) -> bool {
    let has = |field| fields.contains(&Some(field));
    let times = [
        Field::In,
        Field::Out,
        Field::DueIn,
        Field::DueOut,
        Field::Time,
    ];
    has(Field::Moment) || has(Field::Date) && times.into_iter().any(has)
}

/// Where no column holds scans, "Jam Masuk" is no schedule but the scan itself.
fn scheduled(mut fields: Vec<Option<Field>>) -> Vec<Option<Field>> {
    if fields.contains(&Some(Field::In)) || fields.contains(&Some(Field::Out)) {
        return fields;
    }
    for field in &mut fields {
        *field = match *field {
            Some(Field::DueIn) => Some(Field::In),
            Some(Field::DueOut) => Some(Field::Out),
            other => other,
        };
    }
    fields
}

/// Reads the rows of one person.
struct Reader<'a> {
    table: &'a Table,
    asked: &'a Asked<'a>,
    order: Order,
    about: About,
    reading: Reading,
}

impl<'a> Reader<'a> {
    fn of(table: &'a Table, asked: &'a Asked<'a>) -> Self {
        let field = if table.has(Field::Moment) {
            Field::Moment
        } else {
            Field::Date
        };
        let dates = table.rows.iter().map(|row| table.cell(row, field));
        Self {
            table,
            asked,
            order: dates::order_of(dates.filter(|date| !date.is_empty())),
            about: About::default(),
            reading: Reading {
                people: people(table),
                days: Vec::new(),
                flaws: Vec::new(),
                remarks: Vec::new(),
                aside: 0,
                rows: 0,
            },
        }
    }

    fn read(mut self) -> Reading {
        if self.asked.person.is_none() && self.reading.people.len() > 1 {
            return self.reading;
        }
        if self.table.is_log() {
            self.read_log();
        } else {
            self.read_days();
        }
        self.reading.days.sort_by_key(|mark| mark.day);
        self.reading.remarks = self.about.remarks();
        self.reading
    }

    fn rows(&self) -> impl Iterator<Item = &'a Row> + use<'a> {
        let (table, person) = (self.table, self.asked.person);
        let is_own = move |row: &&Row| person.is_none_or(|own| id_of(table, row) == own);
        table.rows.iter().filter(is_own)
    }

    fn read_days(&mut self) {
        let mut seen = Vec::new();
        for row in self.rows() {
            let Some(day) = self.day(row, self.table.cell(row, Field::Date)) else {
                continue;
            };
            if seen.contains(&day) {
                self.flaw(row, FlawKind::Twice, self.table.cell(row, Field::Date));
                continue;
            }
            let Some(recorded) = self.recorded(row, day) else {
                continue;
            };
            seen.push(day);
            self.count_row();
            self.judge(&recorded);
        }
    }

    /// The scans of a row; none where one of them cannot be read.
    fn recorded(&mut self, row: &Row, day: u32) -> Option<Recorded> {
        let [due_in, due_out, came, went] =
            [Field::DueIn, Field::DueOut, Field::In, Field::Out].map(|field| self.time(row, field));
        let (due_in, due_out, came, went) = (due_in.ok()?, due_out.ok()?, came.ok()?, went.ok()?);
        let (came, went) = (self.seen(day, came), self.seen(day, went));
        // Midnight at both ends is no schedule.
        let own = due_in.zip(due_out).filter(|both| *both != (0, 0));
        Some(Recorded {
            day,
            due: own.map(|(begin, end)| due(begin, end)),
            came,
            went,
            may_come_late: self.table.is_yes(row, Field::PermittedIn),
            may_go_early: self.table.is_yes(row, Field::PermittedOut),
            is_free: self.table.is_yes(row, Field::Holiday),
            note: self.table.cell(row, Field::Note).to_owned(),
        })
    }

    /// A scan; 00:00:00 is none.
    fn seen(&mut self, day: u32, at: Option<Seconds>) -> Option<Seconds> {
        if at == Some(0) {
            self.about.no_scan.push(day);
        }
        at.filter(|at| *at != 0)
    }

    /// A time; none where the cell is blank or a dash.
    fn time(&mut self, row: &Row, field: Field) -> Result<Option<Seconds>, ()> {
        let text = self.table.cell(row, field);
        if text.chars().all(|c| "-–—:. ".contains(c)) {
            return Ok(None);
        }
        let of_moment = || dates::moment(text, self.order).map(|(_, time)| time);
        match clock::parse(text).or_else(of_moment) {
            Some(time) => Ok(Some(time)),
            None => {
                self.flaw(row, FlawKind::Time, text);
                Err(())
            }
        }
    }

    fn read_log(&mut self) {
        let mut log = Log::default();
        for row in self.rows() {
            let whole = self.table.cell(row, Field::Moment);
            let date = self.table.cell(row, Field::Date);
            let (date, time) = match dates::moment(whole, self.order) {
                Some((date, time)) => (Some(date), Some(time)),
                None if whole.is_empty() => {
                    let time = self.table.cell(row, Field::Time);
                    (dates::parse(date, self.order), clock::parse(time))
                }
                None => (None, None),
            };
            let (Some(date), Some(time)) = (date, time) else {
                let text = if whole.is_empty() {
                    date_or_time(self.table, row, date)
                } else {
                    whole
                };
                let kind = if date.is_none() {
                    FlawKind::Date
                } else {
                    FlawKind::Time
                };
                self.flaw(row, kind, text);
                continue;
            };
            let Some(day) = self.of_month(row, date, whole) else {
                continue;
            };
            self.count_row();
            log.note(day, time);
        }
        for of_day in log.days(&mut self.about) {
            match of_day {
                OfDay::Marked(mark) => self.reading.days.push(mark),
                OfDay::Record(recorded) => self.judge(&recorded),
            }
        }
    }

    fn judge(&mut self, recorded: &Recorded) {
        let date = Date::of(self.asked.month, recorded.day);
        let hours = date.and_then(|date| hours(self.asked.national, date, self.asked.week));
        let hours = hours.map(|hours| {
            let seconds = |minutes: u32| Seconds::from(minutes).saturating_mul(60);
            (
                seconds(hours.from.minutes()),
                seconds(hours.until.minutes()),
            )
        });
        let mark = judge(recorded, hours, self.asked.names, &mut self.about);
        self.reading.days.extend(mark);
    }

    /// The day of the month that a date is; what is no date or of another month is noted.
    fn day(&mut self, row: &Row, text: &str) -> Option<u32> {
        if row.open_quote {
            self.flaw(row, FlawKind::OpenQuote, "");
            return None;
        }
        let moment = || dates::moment(text, self.order).map(|(date, _)| date);
        match dates::parse(text, self.order).or_else(moment) {
            Some(date) => self.of_month(row, date, text),
            // A row of sums, or the foot of a page, has no date.
            None if text.is_empty() => None,
            None => {
                self.flaw(row, FlawKind::Date, text);
                None
            }
        }
    }

    fn of_month(&mut self, row: &Row, date: Date, text: &str) -> Option<u32> {
        let month = self.asked.month;
        if date.month() == month {
            return Some(date.day().into());
        }
        if date.month().year().abs_diff(month.year()) >= RESET {
            self.flaw(row, FlawKind::ResetClock, text);
        } else {
            self.reading.aside = self.reading.aside.saturating_add(1);
        }
        None
    }

    fn count_row(&mut self) {
        self.reading.rows = self.reading.rows.saturating_add(1);
    }

    fn flaw(&mut self, row: &Row, kind: FlawKind, found: &str) {
        self.reading.flaws.push(Flaw {
            row: row.number,
            kind,
            found: found.chars().take(40).collect(),
        });
    }
}

/// What stands where a day or a time should.
fn date_or_time<'r>(table: &Table, row: &'r Row, date: Option<Date>) -> &'r str {
    table.cell(
        row,
        if date.is_none() {
            Field::Date
        } else {
            Field::Time
        },
    )
}

/// Who somebody is in the file: by number, or else by name.
fn id_of<'r>(table: &Table, row: &'r Row) -> &'r str {
    let id = table.cell(row, Field::Person);
    if id.is_empty() {
        table.cell(row, Field::Name)
    } else {
        id
    }
}

/// Everybody in the file, in the order they come.
fn people(table: &Table) -> Vec<Person> {
    let mut people: Vec<Person> = Vec::new();
    let mut places = BTreeMap::new();
    for row in &table.rows {
        let id = id_of(table, row);
        if id.is_empty() {
            continue;
        }
        let place = *places.entry(id).or_insert(people.len());
        match people.get_mut(place) {
            Some(known) => known.rows = known.rows.saturating_add(1),
            None => people.push(Person {
                id: id.to_owned(),
                name: table.cell(row, Field::Name).to_owned(),
                rows: 1,
            }),
        }
    }
    people
}
