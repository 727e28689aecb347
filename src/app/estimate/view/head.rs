//! What is being estimated: the month, the regulation, and in which language.

use super::{ViewContext, notices, wrong_answer};
use crate::app::estimate::state::{Action, MONTH, Outcome, State};
use crate::app::kit::el::{El, button, el, label, of_pack, several};
use crate::app::kit::js;
use crate::app::kit::languages::languages;
use crate::app::kit::open_file::{JSON, open_file};
use crate::app::kit::rules::{foreign, rules, says_foreign};
use crate::app::kit::select::{option, select};
use crate::app::kit::words::{Language, Phrase};
use crate::document::Month;
use crate::regulation::origin::Origin;
use web_sys::File;
use yew::prelude::*;

/// The head of the page: rule and month in a line, which opens to change them.
pub fn head(context: &ViewContext, state: &State, today: Month) -> Html {
    let pickers = el("div")
        .class("pickers")
        .with(regulations(context, state))
        .with(months(context, state, today));
    let about_pack = el("div").class("about-pack").with(about(context, state));
    let change = el("details")
        .class("rule-line")
        .has("open", month_wrong(context, state).is_some())
        .with(rule_line(context, state))
        .with(el("div").class("rule-card").with(pickers).with(about_pack));
    let title = el("div")
        .class("title")
        .with(change)
        .with(language(context, state.language));
    el("div").class("head").with(title).into()
}

/// Rule, month and how the rule stands.
fn rule_line(context: &ViewContext, state: &State) -> El {
    let words = &context.words;
    let pack = &state.chosen.regulation.regional;
    let month = words.phrase(&Phrase::month(state.month));
    let standing = pack.status.word();
    let chip = el("span")
        .classes(&["standing", standing])
        .text(words.get(&format!("standing.{standing}")));
    let rule = el("span")
        .class("rule")
        .is("lang", Language::OF_PACKS.code())
        .text(&pack.short_title());
    let what = el("h2")
        .with(rule)
        .text(" · ")
        .with(el("span").class("month").text(&month));
    el("summary")
        .with(what)
        .text(" ")
        .with(chip)
        .with_some(foreign(words, state.chosen.origin))
        .text(" ")
        .with(el("span").class("change").text(words.get("head.change")))
}

/// How the regulation in use stands, its note, and the way to bring another.
fn about(context: &ViewContext, state: &State) -> El {
    let pack = &state.chosen.regulation.regional;
    let standing = pack.status.word();
    let standing = el("span")
        .classes(&["standing", standing])
        .text(context.words.get(&format!("standing.{standing}")));
    let summary = el("summary")
        .with(standing)
        .with_some(foreign(&context.words, state.chosen.origin))
        .text(" ")
        .text(context.words.get("head.about_regulation"));
    let note = pack.note.as_ref();
    let note = note.map(|note| of_pack(note));
    let warnings = &state.chosen.warnings;
    let odd = (!warnings.is_empty()).then(|| notices::warnings(context, warnings));
    let is_own = state.chosen.origin == Origin::File;
    let remove = || button("", &context.act, Action::Remove).text(context.words.get("head.remove"));
    el("details")
        .with(summary)
        .with_some(says_foreign(&context.words, state.chosen.origin))
        .with_some(note)
        .with_some(odd)
        .with_some(is_own.then(remove))
        .with(open_own(context))
}

/// Another rule pack from a file of the person's own.
pub(super) fn open_own(context: &ViewContext) -> El {
    let label = context.words.get("head.bring");
    let open = open_file(label, JSON, &context.act, async |file: File| {
        Action::Own(file.name(), js::read_pack(&file).await)
    });
    let workshop = context.workshop.as_deref().map(|address| {
        let link = el("a").set("href", address);
        link.text(context.words.get("head.workshop"))
    });
    el("div").class("own-rule").with(open).with_some(workshop)
}

pub(super) fn language(context: &ViewContext, spoken: Language) -> El {
    languages(
        &context.words,
        spoken,
        &context.act.reform(Action::Language),
    )
}

fn regulations(context: &ViewContext, state: &State) -> El {
    let id = context.id("regulation");
    let label = label(&id, context.words.get("head.regulation"));
    let choose = context.act.reform(Action::Regulation);
    let key = Some(state.regulation_id());
    let list = rules(&id, &context.words, &state.library, key, choose);
    el("div").class("field").with(label).with(list)
}

/// The month and the year, each in a list of its own, and what is wrong with them.
fn months(context: &ViewContext, state: &State, today: Month) -> El {
    let (year, number) = (state.month.year(), state.month.number());
    let valid = &state.chosen.regulation.regional.valid;
    let first = valid.from.year().min(year);
    // A clock that is behind takes no year of the rule away.
    let begun = valid.until.unwrap_or(valid.from).year();
    let last = today.year().saturating_add(1).max(year).max(begun);
    let months = (1..=12u8).map(|month| {
        let name = format!("month.{month}");
        option(&month.to_string(), context.words.get(&name), "")
    });
    let years = (first..=last).rev().map(|of| {
        let text = of.to_string();
        option(&text, &text, "")
    });
    let to_month = move |chosen: String| {
        let number = chosen.parse().unwrap_or(number);
        Action::Month(Month::new(year, number).unwrap_or(today))
    };
    let to_year = move |chosen: String| {
        let year = chosen.parse().unwrap_or(year);
        Action::Month(Month::new(year, number).unwrap_or(today))
    };
    let wrong = month_wrong(context, state);
    let wrong_id = wrong.as_ref().map(|_| context.id("month-wrong"));
    let (month_id, year_id) = (context.id("month"), context.id("year"));
    let to_month = context.act.reform(to_month);
    let to_year = context.act.reform(to_year);
    let month = select(&month_id, &number.to_string(), to_month, several(months))
        .set_some("aria-describedby", wrong_id.as_deref())
        .wrong(wrong.is_some());
    let year = select(&year_id, &year.to_string(), to_year, several(years));
    let wrong = wrong.map(|wrong| {
        el("p")
            .class("wrong")
            .set_some("id", wrong_id.as_deref())
            .text(&wrong)
    });
    let nearest = state.valid_month.map(|month| {
        let name = context.words.phrase(&Phrase::month(month));
        button("", &context.act, Action::Month(month))
            .text(&context.words.say("head.last_month", &[("month", &name)]))
    });
    el("div")
        .class("field months")
        .with(label(&month_id, context.words.get("head.month")))
        .with(month)
        .with(label(&year_id, context.words.get("head.year")))
        .with(year)
        .with_some(wrong)
        .with_some(nearest)
}

/// What is wrong with the month: it has no question of its own.
fn month_wrong(context: &ViewContext, state: &State) -> Option<String> {
    let Outcome::Wrong(noted) = &state.outcome else {
        return None;
    };
    noted
        .iter()
        .find(|noted| noted.trouble.path() == MONTH)
        .map(|noted| wrong_answer(context, state, &noted.trouble))
}
