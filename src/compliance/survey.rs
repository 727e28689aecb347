//! Answers of respondents from CSV, and how many respondents are needed.
//!
//! The first row names the columns; a column counts if its name is the id or the label of a
//! survey question, whatever the case of the letters. Each further row is a respondent. A cell
//! that is blank or off the scale is named by row and column and left out of that question
//! alone; everything else counts.

use super::answers::Totals;
use super::fault;
use super::instrument::{Content, Group, Part, RespondentScale, Sample};
use super::ratio::Ratio;
use super::tree::Tree;
use crate::document::{Fault, Id, Path, Reason, Table};
use crate::money::{Factor, Overflow};
use serde::Serialize;

/// What a file of answers comes to.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Survey {
    /// Sums per question, to be given as answers to the instrument.
    pub answers: Table<Id, Totals>,
    /// Respondents with at least one answer that counts.
    pub respondents: u32,
    /// Cells and rows that do not count, the first thousand.
    pub faults: Vec<CellFault>,
    /// How many such cells and rows there are in all.
    pub fault_count: u32,
    /// Columns that name no question.
    pub unused: Vec<String>,
    /// Questions without a column.
    pub without_column: Vec<Id>,
}

/// What is wrong with a cell, or with a whole row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CellFault {
    /// Row as a spreadsheet counts it: the names of the columns are row 1.
    pub row: u32,
    /// Name of the column; none for the whole row.
    pub column: Option<String>,
    /// What is wrong.
    #[serde(flatten)]
    pub reason: Reason,
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

/// A question of a survey.
#[derive(Clone, Copy)]
struct Question<'t> {
    id: &'t Id,
    label: &'t str,
    scale: &'t RespondentScale,
}

impl Question<'_> {
    fn is_named(&self, name: &str) -> bool {
        let is = |own: &str| own.eq_ignore_ascii_case(name);
        is(self.id.as_str()) || is(self.label)
    }
}

impl Tree {
    /// Reads a file of answers to the survey questions of the instrument.
    pub fn read_survey(&self, csv: &str) -> Result<Survey, Vec<Fault>> {
        let mut questions = Vec::new();
        collect(&self.pack.total, &mut questions);
        if questions.is_empty() {
            return Err(fault(&Path::ROOT, Reason::not_ruled("csv", [])));
        }
        let mut rows = Rows::new(csv);
        let Some(header) = rows.next() else {
            return Err(fault(&Path::ROOT, Reason::Empty));
        };
        if header.open_quote {
            return Err(fault(&Path::ROOT, Reason::OpenQuote));
        }
        let mut tally = Tally {
            columns: columns(&header.cells, &questions)?,
            respondents: 0,
            refused: Refused::default(),
        };
        for row in rows {
            tally.row(&row);
        }
        Ok(tally.finish(&questions))
    }
}

fn collect<'t>(group: &'t Group, questions: &mut Vec<Question<'t>>) {
    for Part { id, label, of, .. } in &group.parts {
        match of {
            Content::Group(group) => collect(group, questions),
            Content::Measure(measure) => {
                if let Some(scale) = &measure.respondent {
                    questions.push(Question { id, label, scale });
                }
            }
            Content::Steps(_) | Content::Scale(_) => {}
        }
    }
}

/// A column of the file.
struct Column<'t> {
    name: String,
    question: Option<Question<'t>>,
    /// What its cells come to so far.
    totals: Totals,
}

/// The columns that the first row names.
fn columns<'t>(
    header: &[String],
    questions: &[Question<'t>],
) -> Result<Vec<Column<'t>>, Vec<Fault>> {
    let mut columns: Vec<Column<'_>> = Vec::new();
    for name in header {
        let name = name.trim();
        let question = questions.iter().find(|question| question.is_named(name));
        let earlier = columns.iter().filter_map(|column| column.question);
        if question.is_some_and(|question| earlier.into_iter().any(|e| e.id == question.id)) {
            let found = name.to_owned();
            return Err(fault(&Path::ROOT.key(name), Reason::Duplicate { found }));
        }
        columns.push(Column {
            name: name.to_owned(),
            question: question.copied(),
            totals: Totals {
                total: 0,
                respondents: 0,
            },
        });
    }
    if columns.iter().all(|column| column.question.is_none()) {
        let known = questions.iter().map(|question| question.id.as_str());
        let found = header.join(", ");
        return Err(fault(&Path::ROOT, Reason::unknown_reference(&found, known)));
    }
    Ok(columns)
}

/// What the rows come to so far.
struct Tally<'t> {
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
    const MOST: usize = 1_000;

    fn add(&mut self, row: u32, column: Option<&str>, reason: Reason) {
        self.count = self.count.saturating_add(1);
        if self.first.len() < Self::MOST {
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
        let (found, expected) = (row.cells.len(), self.columns.len());
        let cell = |n: usize| row.cells.get(n).map_or("", |cell| cell.trim());
        let mut asked = (0..expected).zip(&self.columns);
        let whole = if row.open_quote {
            Some(Reason::OpenQuote)
        } else if found > expected {
            Some(Reason::RowLength { expected, found })
        } else if asked.all(|(n, column)| column.question.is_none() || cell(n).is_empty()) {
            Some(Reason::Empty)
        } else {
            None
        };
        if let Some(reason) = whole {
            self.refused.add(row.number, None, reason);
            return;
        }
        let mut counts = false;
        for (n, column) in self.columns.iter_mut().enumerate() {
            let Some(question) = column.question else {
                continue;
            };
            match answer(cell(n), question.scale) {
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

    fn finish(self, questions: &[Question<'_>]) -> Survey {
        let mut survey = Survey {
            answers: Table::new(),
            respondents: self.respondents,
            faults: self.refused.first,
            fault_count: self.refused.count,
            unused: Vec::new(),
            without_column: Vec::new(),
        };
        let columns = || self.columns.iter().filter_map(|column| column.question);
        for question in questions {
            if !columns().any(|asked| asked.id == question.id) {
                survey.without_column.push(question.id.clone());
            }
        }
        for column in self.columns {
            match column.question {
                None => survey.unused.push(column.name),
                Some(question) if column.totals.respondents > 0 => {
                    survey.answers.insert(question.id.clone(), column.totals);
                }
                Some(_) => {}
            }
        }
        survey
    }
}

/// One cell as an answer on the scale.
fn answer(cell: &str, scale: &RespondentScale) -> Result<u32, Reason> {
    if cell.is_empty() {
        return Err(Reason::Missing);
    }
    let whole = cell.bytes().all(|b| b.is_ascii_digit());
    let answer = cell.parse().ok().filter(|_| whole);
    match answer {
        Some(answer) if (scale.min..=scale.max).contains(&answer) => Ok(answer),
        _ => Err(Reason::out_of_range(scale.min, scale.max, cell)),
    }
}

/// A row of a CSV file.
struct Row {
    number: u32,
    cells: Vec<String>,
    /// A quotation mark was opened in it and never closed.
    open_quote: bool,
}

/// The rows of a CSV file (RFC 4180): cells parted by comma, semicolon or tab, whichever comes
/// first in the first line; a cell in quotation marks may hold any of them and line breaks.
/// Lines without any character are no rows, but they count.
struct Rows<'c> {
    rest: std::str::Chars<'c>,
    separator: char,
    line: u32,
    ended: bool,
}

impl<'c> Rows<'c> {
    fn new(csv: &'c str) -> Self {
        let csv = csv.strip_prefix('\u{feff}').unwrap_or(csv);
        let first = csv.lines().next().unwrap_or("");
        let separator = first.chars().find(|c| matches!(c, ',' | ';' | '\t'));
        Self {
            rest: csv.chars(),
            separator: separator.unwrap_or(','),
            line: 0,
            ended: false,
        }
    }

    /// The cells up to the end of the row.
    fn cells(&mut self) -> Row {
        self.line = self.line.saturating_add(1);
        let mut row = Row {
            number: self.line,
            cells: Vec::new(),
            open_quote: false,
        };
        let mut cell = String::new();
        loop {
            let Some(c) = self.rest.next() else {
                self.ended = true;
                break;
            };
            match c {
                '"' if cell.trim().is_empty() => row.open_quote = !self.quoted(&mut cell),
                '\n' => break,
                '\r' if self.rest.as_str().starts_with('\n') => {}
                c if c == self.separator => row.cells.push(std::mem::take(&mut cell)),
                c => cell.push(c),
            }
        }
        row.cells.push(cell);
        row
    }

    /// The rest of a cell in quotation marks; false if no closing mark comes.
    fn quoted(&mut self, cell: &mut String) -> bool {
        cell.clear();
        loop {
            match self.rest.next() {
                None => return false,
                Some('"') if self.rest.as_str().starts_with('"') => {
                    self.rest.next();
                    cell.push('"');
                }
                Some('"') => return true,
                Some(c) => cell.push(c),
            }
        }
    }
}

impl Iterator for Rows<'_> {
    type Item = Row;

    fn next(&mut self) -> Option<Row> {
        while !self.ended {
            let row = self.cells();
            if row.cells.iter().any(|cell| !cell.is_empty()) || row.cells.len() > 1 {
                return Some(row);
            }
        }
        None
    }
}

impl Sample {
    /// How many respondents a population needs, by Krejcie and Morgan:
    /// `χ²·N·P(1−P) / (d²(N−1) + χ²·P(1−P))`, to the nearest whole number.
    pub fn size(&self, population: u32) -> Result<u32, Overflow> {
        let number = |factor: Factor| Ratio::decimal(factor.decimal());
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
