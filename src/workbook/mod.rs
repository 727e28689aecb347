//! Workbooks of spreadsheets as tables, in and out: for a program of its own, which is fetched when
//! somebody brings a workbook or asks for one.
//!
//! A [`book`] is opened out of its [`part`]s, and each sheet becomes a table as text, so that
//! whoever reads a CSV reads a sheet by the same rules: the rows of the text are those of the
//! spreadsheet, and a cell is what the sheet shows of it ([`format`], [`number`]). However large a
//! small file pretends to be, no more is unpacked than a limit; whatever is no workbook is refused
//! by what it is.

pub mod book;
pub mod format;
pub mod number;
pub mod part;
pub mod refusal;
mod sheet;
mod strings;
pub mod write;
