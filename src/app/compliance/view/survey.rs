//! What came of a survey file: how much counts, each cell that does not, and why a whole file may
//! not.

use super::context::ViewContext;
use super::improvement::labels;
use super::notice::{dismiss, notice};
use crate::app::compliance::checklist::name;
use crate::app::kit::download::download;
use crate::app::kit::el::{El, el};
use crate::app::kit::figures;
use crate::app::kit::words::Words;
use crate::compliance::survey::{CellFault, CellReason, FileReason, NoTable, Survey};
use crate::document::csv::{self, Cell};
use crate::document::text::NotText;

/// Names told in one sentence; a file can have thousands.
const MOST_NAMES: usize = 30;

pub fn view(context: &ViewContext<'_>, survey: &Survey) -> El {
    let class = match (survey.fault_count, survey.respondents) {
        (0, 1..) => "notice",
        _ => "notice refused",
    };
    let told = u32::try_from(survey.faults.len()).unwrap_or(u32::MAX);
    let untold = survey.fault_count.saturating_sub(told);
    let more = (untold > 0).then(|| line(context, "more", &[("count", &untold.to_string())]));
    let faults = survey
        .faults
        .iter()
        .map(|fault| cell(context, fault).into());
    let header = [
        ("row", &*survey.header.row.to_string()),
        ("names", &*few(&survey.header.names)),
    ];
    let unused = [("names", &*few(&survey.unused))];
    let missing = [("names", &*labels(context, &survey.without_column))];
    notice(class, "alert", &outcome(context, survey))
        .with(el("ul").class("faults").with_all(faults))
        .with_some(more)
        .with(line(context, "header", &header))
        .with_some((!survey.unused.is_empty()).then(|| line(context, "unused", &unused)))
        .with_some(
            (!survey.without_column.is_empty()).then(|| line(context, "without_column", &missing)),
        )
        .with(dismiss(context))
}

/// A file with the head of each column, to be filled in.
pub fn template(context: &ViewContext<'_>) -> El {
    let language = context.state.language;
    let questions = context.list.surveyed();
    let names = questions.map(|item| [item.part.id.as_str(), name(language, item.part)].join(" "));
    let names: Vec<String> = names.collect();
    let text = context.get("compliance.survey.template");
    download("templat-survei.csv", "text/csv", text, move || {
        let head = names.iter().map(|name| Cell::Text(name)).collect();
        csv::written([head])
    })
}

fn line(context: &ViewContext<'_>, key: &str, values: &[(&str, &str)]) -> El {
    el("p").text(&context.say(&format!("compliance.survey.{key}"), values))
}

/// How many answered; "all" only where every cell counts and every question has a column.
fn outcome(context: &ViewContext<'_>, survey: &Survey) -> String {
    let missing = survey.without_column.len();
    let all = context.list.surveyed().count();
    let (asked, all) = (all.saturating_sub(missing), all);
    let key = match (survey.respondents, survey.fault_count, missing) {
        (0, _, _) => "compliance.survey.nobody",
        (_, 0, 0) => "compliance.survey.read",
        (_, 0, _) => "compliance.survey.some",
        _ => "compliance.survey.partly",
    };
    let figure = |count: u32| figures::decimal(&count.to_string());
    let values = [
        ("respondents", &*figure(survey.respondents)),
        ("count", &*figure(survey.fault_count)),
        ("asked", &*asked.to_string()),
        ("all", &*all.to_string()),
    ];
    context.say(key, &values)
}

fn cell(context: &ViewContext<'_>, cell: &CellFault) -> El {
    let row = cell.row.to_string();
    let place = match &cell.column {
        Some(column) => context.say("compliance.cell", &[("row", &row), ("column", column)]),
        None => context.say("compliance.row", &[("row", &row)]),
    };
    el("li")
        .with(el("strong").text(&place))
        .text(" ")
        .text(&why(context.words, &cell.reason))
}

/// Why a cell or a row does not count.
fn why(words: &Words, reason: &CellReason) -> String {
    let scale = |key: &str, min: &u32, max: &u32, found: &str| {
        let (min, max) = (min.to_string(), max.to_string());
        words.say(key, &[("min", &min), ("max", &max), ("found", found)])
    };
    match reason {
        CellReason::Missing => words.get("survey.wrong.missing").to_owned(),
        CellReason::OutOfRange { min, max, found } => {
            scale("survey.wrong.out_of_range", min, max, found)
        }
        CellReason::NotWhole { min, max, found } => {
            scale("survey.wrong.not_whole", min, max, found)
        }
        CellReason::Empty => words.get("survey.wrong.empty").to_owned(),
        CellReason::Summary { found } => words.say("survey.wrong.summary", &[("found", found)]),
        CellReason::RepeatedHeader => words.get("survey.wrong.repeated_header").to_owned(),
        CellReason::RowLength { expected, found } => {
            let (expected, found) = (expected.to_string(), found.to_string());
            let values = [("expected", &*expected), ("found", &*found)];
            words.say("survey.wrong.row_length", &values)
        }
        CellReason::OpenQuote => words.get("survey.wrong.open_quote").to_owned(),
    }
}

/// Why a survey file is not used, and what to do.
pub fn no_survey(words: &Words, reason: &FileReason) -> String {
    match reason {
        FileReason::File(reason) => {
            let code = reason.code();
            [
                fault(words, reason),
                words.get(&format!("repair.{code}")).to_owned(),
            ]
            .join(" ")
        }
        FileReason::Table(reason) => no_table(words, reason),
    }
}

/// Why a file of assessments is not used, and what to do.
pub fn no_assessments(words: &Words, reason: &NotText) -> String {
    [&*fault(words, reason), words.get("compliance.load.repair")].join(" ")
}

fn fault(words: &Words, reason: &NotText) -> String {
    let max = match reason {
        NotText::FileTooLarge { max } => max.to_string(),
        _ => String::new(),
    };
    words.say(&format!("fault.{}", reason.code()), &[("max", &max)])
}

fn no_table(words: &Words, reason: &NoTable) -> String {
    let (code, row, found, known) = match reason {
        NoTable::NoSurveyQuestions => ("no_survey_questions", &0, String::new(), String::new()),
        NoTable::NoQuestionNamed { row, found, known } => {
            ("no_question_named", row, few(found), few(known))
        }
        NoTable::ColumnTwice { row, found } => ("column_twice", row, found.clone(), String::new()),
        NoTable::HeaderOpenQuote { row } => {
            ("header_open_quote", row, String::new(), String::new())
        }
    };
    let row = row.to_string();
    let values = [("row", &*row), ("found", &*found), ("known", &*known)];
    let said = ["fault", "repair"].map(|kind| words.say(&format!("{kind}.{code}"), &values));
    said.join(" ")
}

/// Names in a row, the first of them where there are many.
fn few(names: &[String]) -> String {
    let more = if names.len() > MOST_NAMES {
        ", …"
    } else {
        ""
    };
    let first: Vec<&str> = names.iter().take(MOST_NAMES).map(String::as_str).collect();
    [&*first.join(", "), more].concat()
}
