//! One sheet of paper: what was answered, what comes of it line by line and by what right, and what
//! it was made by. It stands on the page only while it is printed.

use super::ViewContext;
use super::section::said;
use crate::allowance::ledger::Line;
use crate::allowance::receipt::version;
use crate::app::estimate::breakdown::{self, Row};
use crate::app::estimate::form::{Group, Kind, Question};
use crate::app::estimate::state::{Answer, State};
use crate::app::kit::el::{El, el, several};
use crate::app::kit::figures;
use crate::app::kit::name::Namer;
use crate::app::kit::words::{Language, Phrase};
use yew::prelude::*;

/// The sheet; `link` opens the situation again.
pub fn paper(context: &ViewContext, state: &State, answer: &Answer, link: Option<&str>) -> El {
    let words = &context.words;
    let net = figures::rupiah(answer.estimate.totals.net);
    let link = link.map(|link| {
        let again = el("a").set("href", link).text(words.get("paper.again"));
        el("p").with(again)
    });
    el("div")
        .class("paper")
        .is("aria-hidden", "true")
        .with(el("h2").text(words.get("paper.title")))
        .with(el("p").class("promise").text(words.get("paper.promise")))
        .with(el("p").class("sum").text(&net))
        .with(answers(context, state))
        .with(lines(context, state, answer))
        .with(made_by(context, answer))
        .with_some(link)
}

fn pair(name: &str, value: &str) -> Html {
    several([el("dt").text(name).into(), el("dd").text(value).into()])
}

/// The rule, the month, and every answer that is worth a word.
fn answers(context: &ViewContext, state: &State) -> El {
    let words = &context.words;
    let rule = &state.chosen.regulation.regional;
    let month = words.phrase(&Phrase::month(state.month));
    let standing = words
        .get(&format!("standing.{}", rule.status.word()))
        .to_owned();
    let rule = format!("{} ({standing})", rule.title);
    let groups = state
        .form
        .sections
        .iter()
        .flat_map(|section| &section.groups);
    let asked = groups.flat_map(|group| {
        let questions = group.questions.iter();
        questions.filter_map(|question| {
            let said = said(context, state, question)?;
            Some(pair(&asked(context, group, question), &said))
        })
    });
    el("dl")
        .with(pair(words.get("head.regulation"), &rule))
        .with(pair(words.get("head.month"), &month))
        .with_all(asked)
}

/// A question in words; counts are only told apart by what they are counted under.
fn asked(context: &ViewContext, group: &Group, question: &Question) -> String {
    let label = context.words.phrase(&question.label);
    match group.key.filter(|_| question.kind == Kind::Count) {
        Some(key) => format!("{} {label}", context.words.get(key)),
        None => label,
    }
}

fn lines(context: &ViewContext, state: &State, answer: &Answer) -> El {
    let words = &context.words;
    let titles = ["table.name", "table.amount", "paper.source"];
    let titles = titles.map(|key| el("th").is("scope", "col").text(words.get(key)).into());
    let rows = breakdown::rows(&answer.estimate);
    let rows = rows
        .iter()
        .filter(|row| !row.is_zero())
        .map(|row| match row {
            Row::Line(line) => of_line(context, state, line),
            Row::Total(stage, total) => el("tr")
                .class("total")
                .with(
                    el("th")
                        .is("scope", "row")
                        .text(words.get(breakdown::total_key(*stage))),
                )
                .with(el("td").class("figure").text(&figures::rupiah(*total)))
                .with(el("td"))
                .into(),
        });
    el("table")
        .with(el("thead").with(el("tr").with_all(titles)))
        .with(el("tbody").with_all(rows))
}

fn of_line(context: &ViewContext, state: &State, line: &Line) -> Html {
    let words = &context.words;
    let namer = Namer {
        words,
        regulation: &state.chosen.regulation,
    };
    let sources = line.explanation.sources.iter().map(|source| {
        let sure = words
            .get(&format!("confidence.{}", source.confidence.word()))
            .to_owned();
        el("p")
            .with(
                el("span")
                    .is("lang", Language::OF_PACKS.code())
                    .text(&source.citation),
            )
            .text(&format!(" ({sure})"))
            .into()
    });
    el("tr")
        .with(el("th").is("scope", "row").text(&namer.line(&line.name)))
        .with(
            el("td")
                .class("figure")
                .text(&figures::difference(line.amount)),
        )
        .with(el("td").with_all(sources))
        .into()
}

/// What the same answers come to again by: rule, engine and fingerprint.
fn made_by(context: &ViewContext, answer: &Answer) -> El {
    let words = &context.words;
    let receipt = &answer.estimate.receipt;
    el("dl")
        .class("made-by")
        .with(pair(
            words.get("receipt.regulation"),
            receipt.regulation.as_str(),
        ))
        .with(pair(
            words.get("receipt.national"),
            receipt.national.as_str(),
        ))
        .with(pair(words.get("receipt.engine"), &version()))
        .with(pair(words.get("receipt.hash"), &receipt.hash))
}
