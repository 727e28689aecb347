//! Somebody else's page on the estimate of a person: the same questions, plain.

use super::draft::{Draft, NO, YES};
use super::form::{self, Choice, Kind, Question};
use super::worked_out::worked_out;
use crate::app::kit::person::{Answer, Asked, Person};
use crate::document::{Month, Table};
use crate::regulation::Regulation;

/// What a rule asks of somebody who gave these answers, and what they get.
pub fn person_of(regulation: &Regulation, answers: &Table<String, String>, month: Month) -> Person {
    let draft = Draft {
        answers: answers.clone(),
        ..Draft::default()
    };
    let form = form::form(regulation, &draft, month, None);
    let worked_out = worked_out(regulation, &form, &draft, false);
    let sections = form.sections.iter().map(|section| {
        let questions = section.groups.iter().flat_map(|group| &group.questions);
        let asked = questions.map(|question| asked(question, &draft));
        (section.key, asked.collect())
    });
    Person {
        sections: sections.collect(),
        net: worked_out.map(|worked_out| worked_out.estimate.totals.net),
    }
}

fn asked(question: &Question, draft: &Draft) -> Asked {
    let choices = |choices: &[Choice]| {
        let choices = choices.iter();
        let choices = choices.map(|choice| (choice.value.clone(), choice.label.clone()));
        Answer::Choice(choices.collect())
    };
    let typed = draft.answers.get(&question.path).map(String::as_str);
    let (answer, typed) = match &question.kind {
        Kind::Choice(known) | Kind::Number(known) | Kind::Few(known) => (choices(known), None),
        Kind::Flag | Kind::Member(_) => (Answer::Flag([YES, NO]), None),
        Kind::Text => (Answer::Text, typed),
        _ => (Answer::Number, typed),
    };
    let text = typed.or_else(|| question.answer(draft));
    Asked {
        path: question.path.clone(),
        label: question.label.clone(),
        answer,
        text: text.unwrap_or_default().to_owned(),
    }
}
