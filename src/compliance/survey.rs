//! Answers of respondents from CSV, and how many respondents are needed.
//!
//! Among the first rows and the separators there are, the pair that names most questions gives
//! the names of the columns; `names` says what names a question. Each further
//! row is a respondent, unless it is a sum or a mean of those above. A cell that is blank or off
//! the scale is named by row and column and left out of that question alone; everything else
//! counts.

use super::answers::Totals;
use super::instrument::{Content, Group, RespondentScale, Sample};
use super::names::{Names, Question, is_summary};
use super::tree::Tree;
use crate::document::csv::{Csv, Row};
use crate::document::text::{self, NotText};
use crate::document::{Id, Table};
use crate::money::{Factor, Overflow};
use crate::ratio::Ratio;
use serde::Serialize;

/// What a file of answers comes to.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Survey {
    /// Sums per question, to be given as answers to the instrument.
    pub answers: Table<Id, Totals>,
    /// Respondents with at least one answer that counts.
    pub respondents: u32,
    /// The row whose cells were taken for the names of the columns.
    pub header: Header,
    /// Cells and rows that do not count, the first thousand.
    pub faults: Vec<CellFault>,
    /// How many such cells and rows there are in all.
    pub fault_count: u32,
    /// Columns that name no question, the first thousand.
    pub unused: Vec<String>,
    /// Questions without a column.
    pub without_column: Vec<Id>,
}

/// A row taken for the names of the columns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Header {
    /// Row as a spreadsheet counts it.
    pub row: u32,
    /// The names that are not blank, the first thousand.
    pub names: Vec<String>,
}

/// What is wrong with a cell, or with a whole row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CellFault {
    /// Row as a spreadsheet counts it.
    pub row: u32,
    /// Name of the column; none for the whole row.
    pub column: Option<String>,
    /// What is wrong.
    #[serde(flatten)]
    pub reason: CellReason,
}

/// Why a cell or a row does not count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum CellReason {
    /// A blank cell under a question.
    Missing,
    /// Not on the scale.
    OutOfRange {
        /// Lowest answer.
        min: u32,
        /// Highest answer.
        max: u32,
        /// Found.
        found: String,
    },
    /// A number with a fraction; nobody answers that.
    NotWhole {
        /// Lowest answer.
        min: u32,
        /// Highest answer.
        max: u32,
        /// Found.
        found: String,
    },
    /// A row without any answer.
    Empty,
    /// A row of sums or means, not a respondent.
    Summary {
        /// Its first cell that is not blank.
        found: String,
    },
    /// The names of the columns once more.
    RepeatedHeader,
    /// A row with more cells than there are columns.
    RowLength {
        /// Columns.
        expected: usize,
        /// Cells.
        found: usize,
    },
    /// A quotation mark that is opened and never closed: the rest of the file is in it.
    OpenQuote,
}

/// Why nothing is read from a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum FileReason {
    /// It is no text.
    File(NotText),
    /// It is no table of answers.
    Table(NoTable),
}

/// Why a text is no table of answers to an instrument.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum NoTable {
    /// The instrument asks no respondents.
    NoSurveyQuestions,
    /// No row among the first names a question.
    NoQuestionNamed {
        /// The row taken for the names.
        row: u32,
        /// What stands in it.
        found: Vec<String>,
        /// Names that are understood.
        known: Vec<String>,
    },
    /// Two columns name the same question.
    ColumnTwice {
        /// The row of the names.
        row: u32,
        /// The later of the two.
        found: String,
    },
    /// A quotation mark is opened in the first row and never closed.
    HeaderOpenQuote {
        /// The row.
        row: u32,
    },
}

impl Serialize for Totals {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let mut object = serializer.serialize_struct("Totals", 2)?;
        object.serialize_field("total", &self.total)?;
        object.serialize_field("respondents", &self.respondents)?;
        object.end()
    }
}

impl Tree {
    /// Reads a file of answers to the survey questions of the instrument, byte by byte.
    pub fn read_survey(&self, file: &[u8]) -> Result<Survey, FileReason> {
        let mut questions = Vec::new();
        collect(&self.pack.total, &mut questions);
        if questions.is_empty() {
            return Err(FileReason::Table(NoTable::NoSurveyQuestions));
        }
        let text = text::text(file).map_err(FileReason::File)?;
        let csv = Csv::of(&text);
        let found = columns(&csv, &Names::of(&questions)).map_err(FileReason::Table)?;
        let mut tally = Tally {
            is_labelled: found.asked.len() < found.width,
            width: found.width,
            columns: found.asked,
            respondents: 0,
            refused: Refused::default(),
        };
        let rows = csv.rows(found.separator);
        for row in rows.skip_while(|row| row.number <= found.header.row) {
            tally.row(&row);
        }
        Ok(tally.finish(&questions, found.header, found.unused))
    }
}

fn collect<'t>(group: &'t Group, questions: &mut Vec<Question<'t>>) {
    for part in &group.parts {
        match &part.of {
            Content::Group(group) => collect(group, questions),
            Content::Measure(measure) => {
                if let Some(scale) = &measure.respondent {
                    questions.push(Question { part, scale });
                }
            }
            Content::Steps(_) | Content::Scale(_) => {}
        }
    }
}

/// How the columns of a file were found.
struct Columns<'t> {
    separator: char,
    header: Header,
    width: usize,
    asked: Vec<Column<'t>>,
    unused: Vec<String>,
}

/// A column of answers.
struct Column<'t> {
    place: usize,
    name: String,
    question: Question<'t>,
    /// What its cells come to so far.
    totals: Totals,
}

/// How far down the names of the columns are looked for.
const FIRST_ROWS: usize = 20;
/// The most names and faults that are told.
const MOST_TOLD: usize = 1_000;

/// The separator and the row that name most questions; of equals the one that parts most rows
/// alike, then the first.
fn columns<'t>(csv: &Csv, names: &Names<'t>) -> Result<Columns<'t>, NoTable> {
    let mut best: Option<(usize, usize, char, Row)> = None;
    for separator in csv.separators() {
        let mut rows: Vec<Row> = csv.rows(separator).take(FIRST_ROWS).collect();
        let ranks = rows.iter().map(|row| {
            let alike = |other: &&Row| other.cells.len() == row.cells.len() && row.cells.len() > 1;
            (names.named(&row.cells), rows.iter().filter(alike).count())
        });
        let ranks = ranks
            .enumerate()
            .map(|(n, rank)| (rank, std::cmp::Reverse(n)));
        let Some(((named, alike), std::cmp::Reverse(n))) = ranks.max() else {
            continue;
        };
        if best
            .as_ref()
            .is_none_or(|best| (best.0, best.1) < (named, alike))
        {
            best = Some((named, alike, separator, rows.swap_remove(n)));
        }
    }
    match best {
        Some((1.., _, separator, row)) => asked(separator, &row, names),
        Some((_, _, _, row)) if row.open_quote => Err(NoTable::HeaderOpenQuote { row: row.number }),
        found => {
            let header = header(found.as_ref().map(|(_, _, _, row)| row));
            Err(NoTable::NoQuestionNamed {
                row: header.row,
                found: header.names,
                known: names.known(),
            })
        }
    }
}

fn header(row: Option<&Row>) -> Header {
    let cells = row.map_or(&[][..], |row| &row.cells);
    let names = cells.iter().filter(|name| !name.trim().is_empty());
    Header {
        row: row.map_or(1, |row| row.number),
        names: names.take(MOST_TOLD).map(|name| told(name)).collect(),
    }
}

/// The columns that a row names.
fn asked<'t>(separator: char, row: &Row, names: &Names<'t>) -> Result<Columns<'t>, NoTable> {
    let mut columns = Columns {
        separator,
        header: header(Some(row)),
        width: row.cells.len(),
        asked: Vec::new(),
        unused: Vec::new(),
    };
    for (place, cell) in row.cells.iter().enumerate() {
        let name = told(cell);
        let Some(question) = names.find(cell) else {
            if !name.is_empty() && columns.unused.len() < MOST_TOLD {
                columns.unused.push(name);
            }
            continue;
        };
        let is_same = |other: &Column<'_>| other.question.part.id == question.part.id;
        if columns.asked.iter().any(is_same) {
            return Err(NoTable::ColumnTwice {
                row: row.number,
                found: name,
            });
        }
        columns.asked.push(Column {
            place,
            name,
            question,
            totals: Totals {
                total: 0,
                respondents: 0,
            },
        });
    }
    Ok(columns)
}

/// What the rows come to so far.
struct Tally<'t> {
    /// How many columns the file has.
    width: usize,
    /// Whether some of them are no question.
    is_labelled: bool,
    columns: Vec<Column<'t>>,
    respondents: u32,
    refused: Refused,
}

/// Cells and rows that do not count.
#[derive(Default)]
struct Refused {
    first: Vec<CellFault>,
    count: u32,
}

impl Refused {
    fn add(&mut self, row: u32, column: Option<&str>, reason: CellReason) {
        self.count = self.count.saturating_add(1);
        if self.first.len() < MOST_TOLD {
            let column = column.map(str::to_owned);
            self.first.push(CellFault {
                row,
                column,
                reason,
            });
        }
    }
}

impl Tally<'_> {
    fn row(&mut self, row: &Row) {
        let cell = |column: &Column<'_>| row.cells.get(column.place).map_or("", |cell| cell);
        let read = self.columns.iter();
        let read = read.map(|column| answer(cell(column), column.question.scale));
        let read: Vec<Result<u32, CellReason>> = read.collect();
        if let Some(reason) = self.whole(row, &read) {
            self.refused.add(row.number, None, reason);
            return;
        }
        let mut counts = false;
        for (column, read) in self.columns.iter_mut().zip(read) {
            match read {
                Ok(answer) => {
                    counts = true;
                    let totals = &mut column.totals;
                    totals.total = totals.total.saturating_add(answer);
                    totals.respondents = totals.respondents.saturating_add(1);
                }
                Err(reason) => self.refused.add(row.number, Some(&column.name), reason),
            }
        }
        self.respondents = self.respondents.saturating_add(u32::from(counts));
    }

    /// Why a row is no respondent, if it is none.
    fn whole(&self, row: &Row, read: &[Result<u32, CellReason>]) -> Option<CellReason> {
        let is_said = |cell: &String| !cell.trim().is_empty();
        let found = row.cells.iter().rposition(is_said);
        let found = found.map_or(0, |last| last.saturating_add(1));
        if row.open_quote {
            return Some(CellReason::OpenQuote);
        }
        if found > self.width {
            let expected = self.width;
            return Some(CellReason::RowLength { expected, found });
        }
        if read.iter().all(|read| *read == Err(CellReason::Missing)) {
            return Some(CellReason::Empty);
        }
        let first = row.cells.iter().position(is_said)?;
        let label = row.cells.get(first)?;
        let is_answer = self.columns.iter().any(|column| column.place == first);
        if !is_answer && is_summary(label) || self.is_impossible(row, read) {
            return Some(CellReason::Summary { found: told(label) });
        }
        self.repeats_header(row)
            .then_some(CellReason::RepeatedHeader)
    }

    /// Whether half of the answers or more, and at least two, are such as no respondent gives:
    /// fractions, as in a row of means; in a row without any label also numbers above the scale,
    /// as in a row of sums.
    fn is_impossible(&self, row: &Row, read: &[Result<u32, CellReason>]) -> bool {
        let is_label = |(place, cell): (usize, &String)| {
            !cell.trim().is_empty() && self.columns.iter().all(|column| column.place != place)
        };
        let is_bare = self.is_labelled && !row.cells.iter().enumerate().any(is_label);
        let is_odd = |reason: &CellReason| match reason {
            CellReason::NotWhole { .. } => true,
            CellReason::OutOfRange { max, found, .. } => {
                is_bare && whole(found).is_some_and(|number| number > *max)
            }
            _ => false,
        };
        let said = read
            .iter()
            .filter(|read| **read != Err(CellReason::Missing));
        let odd = read.iter().filter_map(|read| read.as_ref().err());
        let odd = odd.filter(|reason| is_odd(reason)).count();
        odd > 1 && odd.saturating_mul(2) >= said.count()
    }

    fn repeats_header(&self, row: &Row) -> bool {
        let repeats = |column: &Column<'_>| {
            let cell = row.cells.get(column.place);
            cell.is_some_and(|cell| told(cell) == column.name)
        };
        self.columns.iter().all(repeats)
    }

    fn finish(self, questions: &[Question<'_>], header: Header, unused: Vec<String>) -> Survey {
        let mut survey = Survey {
            answers: Table::new(),
            respondents: self.respondents,
            header,
            faults: self.refused.first,
            fault_count: self.refused.count,
            unused,
            without_column: Vec::new(),
        };
        for question in questions {
            let id = &question.part.id;
            let is_it = |column: &&Column<'_>| column.question.part.id == *id;
            match self.columns.iter().find(is_it) {
                None => survey.without_column.push(id.clone()),
                Some(column) if column.totals.respondents > 0 => {
                    survey.answers.insert(id.clone(), column.totals.clone());
                }
                Some(_) => {}
            }
        }
        survey
    }
}

/// One cell as an answer on the scale.
fn answer(cell: &str, scale: &RespondentScale) -> Result<u32, CellReason> {
    let cell = cell.trim();
    if cell.is_empty() {
        return Err(CellReason::Missing);
    }
    let plain = plain(cell);
    let (min, max) = (scale.min, scale.max);
    let found = || told(cell);
    match whole(&plain).or_else(|| with_zeros(&plain, max)) {
        Some(answer) if (min..=max).contains(&answer) => Ok(answer),
        None if is_fraction(&plain) => Err(CellReason::NotWhole {
            min,
            max,
            found: found(),
        }),
        _ => Err(CellReason::OutOfRange {
            min,
            max,
            found: found(),
        }),
    }
}

/// Without what spreadsheets wrap a number in: `="4"`, marks that nobody sees, wide digits.
fn plain(cell: &str) -> String {
    let bare = cell
        .strip_prefix("=\"")
        .and_then(|rest| rest.strip_suffix('"'));
    super::names::narrow(bare.unwrap_or(cell)).trim().to_owned()
}

/// A whole number in digits alone.
fn whole(text: &str) -> Option<u32> {
    let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| text.parse().unwrap_or(u32::MAX))
}

/// A number with decimals that are all zero: `4,00`. Three of them might be thousands, unless
/// the scale ends before.
fn with_zeros(text: &str, max: u32) -> Option<u32> {
    let (number, zeros) = text.split_once([',', '.'])?;
    let number = whole(number)?;
    let are_zeros = !zeros.is_empty() && zeros.bytes().all(|b| b == b'0');
    let are_decimals = zeros.len() != 3 || number.saturating_mul(1_000) > max;
    (are_zeros && are_decimals).then_some(number)
}

fn is_fraction(text: &str) -> bool {
    let parts = text.split_once([',', '.']);
    parts.is_some_and(|(a, b)| whole(a).is_some() && whole(b).is_some())
}

/// A name or an answer as it is told again: not at any length.
fn told(text: &str) -> String {
    const MOST: usize = 200;
    let text = text.trim();
    match text.char_indices().nth(MOST) {
        Some((end, _)) => [text.get(..end).unwrap_or_default(), "…"].concat(),
        None => text.to_owned(),
    }
}

impl Sample {
    /// How many respondents a population needs, by Krejcie and Morgan:
    /// `χ²·N·P(1−P) / (d²(N−1) + χ²·P(1−P))`, to the nearest whole number.
    pub fn size(&self, population: u32) -> Result<u32, Overflow> {
        let number = |factor: Factor| factor.ratio();
        let proportion = number(self.proportion);
        let spread = proportion.times(Ratio::ONE.minus(proportion));
        let spread = spread.times(number(self.chi_square)).reduced();
        let error = number(self.error);
        let others = Ratio::whole(population.saturating_sub(1));
        let below = error.times(error).times(others).plus(spread);
        let sample = spread.times(Ratio::whole(population)).divided_by(below);
        let whole = sample.plus(Ratio::new(1, 2)).floor().ok_or(Overflow)?;
        u32::try_from(whole).map_err(|_| Overflow)
    }
}
