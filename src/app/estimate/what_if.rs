//! What would move the net amount: the same month with other answers, worked out again by the
//! questions and the engine of the page itself. Each can be tried, since it is answers.

use super::draft::Draft;
use super::form::{self, ATTENDANCE, COUNTS, Choice, Form, Kind, Question, count_path};
use super::worked_out::worked_out;
use crate::app::kit::name;
use crate::app::kit::words::Phrase;
use crate::document::Month;
use crate::document::order::by_number;
use crate::money::Rupiah;
use crate::regulation::Regulation;
use crate::regulation::attendance::{Deduction, Infraction};

/// Other answers, and how they move the net amount.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhatIf {
    /// What would be different.
    pub what: Phrase,
    /// How the net amount would move.
    pub net: Rupiah,
    /// The answers by the path of their question.
    pub answers: Vec<(String, String)>,
}

/// Where a month is asked about again.
pub struct Asked<'a> {
    /// The rule.
    pub regulation: &'a Regulation,
    /// What was typed.
    pub draft: &'a Draft,
    /// The month.
    pub month: Month,
    /// The agency that the surrounding page chose.
    pub unit: Option<&'a str>,
    /// The questions.
    pub form: &'a Form,
}

type Answers = Vec<(String, String)>;

const RATING: &str = "$.performance.rating";

/// What moves the net amount: of each kind the largest, in the order of what a person can do about
/// it, then the others, the largest first. What changes nothing is left out.
pub fn what_if(asked: &Asked<'_>, now: Rupiah) -> Vec<WhatIf> {
    let kinds = [
        clean_month(asked).into_iter().collect(),
        one_step(asked),
        recorded(asked),
        others(asked, "$.organisation"),
        others(asked, "$.employment"),
    ];
    let mut first = Vec::new();
    let mut rest = Vec::new();
    for other in kinds {
        let found = other.into_iter().filter_map(|(what, answers)| {
            let net = net(asked, &answers)?.minus(now).ok()?;
            (net != Rupiah::ZERO).then_some(WhatIf { what, net, answers })
        });
        let mut found = by_number(found.collect(), size).into_iter();
        first.extend(found.next());
        rest.extend(found);
    }
    first.extend(by_number(rest, size));
    first
}

/// The largest first.
fn size(one: &WhatIf) -> i64 {
    one.net.whole().saturating_abs().saturating_neg()
}

/// The net amount with other answers; none where they are refused.
pub fn net(asked: &Asked<'_>, answers: &[(String, String)]) -> Option<Rupiah> {
    let mut draft = asked.draft.clone();
    for (path, text) in answers {
        draft.answers.insert(path.clone(), text.clone());
    }
    let form = form::form(asked.regulation, &draft, asked.month, asked.unit);
    let worked_out = worked_out(asked.regulation, &form, &draft, false).ok()?;
    Some(worked_out.estimate.totals.net)
}

/// The month with nothing recorded.
fn clean_month(asked: &Asked<'_>) -> Option<(Phrase, Answers)> {
    let counts = counted(asked);
    let none = |(question, _): (&Question, u32)| (question.path.clone(), "0".to_owned());
    let answers: Answers = counts.into_iter().map(none).collect();
    (!answers.is_empty()).then(|| (Phrase::of("change.clean_month"), answers))
}

/// What was recorded so far, with how often.
fn counted<'a>(asked: &Asked<'a>) -> Vec<(&'a Question, u32)> {
    let questions = asked.form.questions().map(|(_, question)| question);
    questions
        .filter(|question| question.path.starts_with("$.attendance.counts."))
        .filter_map(|question| {
            let count = question.answer(asked.draft)?.trim().parse().ok()?;
            (count > 0).then_some((question, count))
        })
        .collect()
}

/// One event more of what costs: of each kind recorded, else of the first late arrival and of a day
/// without a word.
fn recorded(asked: &Asked<'_>) -> Vec<(Phrase, Answers)> {
    let Some(rule) = &asked.regulation.regional.attendance else {
        return Vec::new();
    };
    if asked.draft.answer(ATTENDANCE) == Some("attendance_score") {
        return Vec::new();
    }
    let counted = counted(asked);
    let count_of = |deduction: &Deduction| {
        let path = count_path(deduction);
        let known = counted.iter().find(|(question, _)| question.path == path);
        known.map(|(_, count)| *count)
    };
    let costly = || rule.deductions.iter().filter(|deduction| deduction.costs());
    let first = |kind: Infraction| costly().find(|deduction| deduction.kind == kind);
    let mut asked_of: Vec<&Deduction> = costly()
        .filter(|deduction| count_of(deduction).is_some())
        .collect();
    if asked_of.is_empty() {
        asked_of.extend(first(Infraction::Late));
        asked_of.extend(first(Infraction::UnexcusedAbsence));
    }
    asked_of
        .into_iter()
        .map(|deduction| {
            let count = count_of(deduction).unwrap_or_default().saturating_add(1);
            let name = name::deduction(deduction);
            let what = Phrase::of("change.one_more").with_phrase("what", name);
            let answers = vec![
                (ATTENDANCE.to_owned(), COUNTS.to_owned()),
                (count_path(deduction), count.to_string()),
            ];
            (what, answers)
        })
        .collect()
}

/// The rating one step up and one step down.
fn one_step(asked: &Asked<'_>) -> Vec<(Phrase, Answers)> {
    let Some((question, choices, place)) = chosen(asked, RATING) else {
        return Vec::new();
    };
    let places = [place.checked_sub(1), place.checked_add(1)];
    let others = places
        .into_iter()
        .flatten()
        .filter_map(|place| choices.get(place));
    others
        .map(|choice| {
            let what = Phrase::of("change.rating").with_phrase("rating", choice.label.clone());
            (what, vec![(question.path.clone(), choice.value.clone())])
        })
        .collect()
}

/// Every other answer to a question.
fn others(asked: &Asked<'_>, path: &str) -> Vec<(Phrase, Answers)> {
    let Some((question, choices, place)) = chosen(asked, path) else {
        return Vec::new();
    };
    let others = choices.iter().enumerate().filter(|(n, _)| *n != place);
    others
        .map(|(_, choice)| {
            let what = Phrase::of("change.answer")
                .with_phrase("question", question.label.clone())
                .with_phrase("answer", choice.label.clone());
            (what, vec![(question.path.clone(), choice.value.clone())])
        })
        .collect()
}

/// A question that is answered by a choice, its choices, and the place of the one chosen.
fn chosen<'a>(asked: &Asked<'a>, path: &str) -> Option<(&'a Question, &'a [Choice], usize)> {
    let mut questions = asked.form.questions().map(|(_, question)| question);
    let question = questions.find(|question| question.path == path)?;
    let (Kind::Choice(choices) | Kind::Few(choices)) = &question.kind else {
        return None;
    };
    let answer = question.answer(asked.draft)?;
    let place = choices.iter().position(|choice| choice.value == answer)?;
    Some((question, choices, place))
}
