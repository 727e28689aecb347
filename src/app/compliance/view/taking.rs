//! The way to the personal estimate: a result is put into it only once the officer says so, and
//! is taken back on the spot.

use super::context::ViewContext;
use crate::app::compliance::action::Action;
use crate::app::compliance::taking::{Put, Taking};
use crate::app::kit::el::{El, button, el, plain_button, several, some};
use crate::app::kit::estimate_link::EstimateLink;
use crate::app::kit::organisation;
use crate::app::kit::usual_month::usual_month;
use crate::app::kit::words::Phrase;
use crate::document::Write;
use crate::regulation::library::Chosen;
use crate::regulation::performance::OrganisationRule;
use yew::{Callback, Html};

/// The way there, with the result that follows from the class, if there is one.
pub fn view(
    context: &ViewContext<'_>,
    rule: &OrganisationRule,
    chosen: &Chosen,
    result: Option<String>,
) -> Option<Html> {
    let link = context.options.estimate_link.as_ref()?;
    let class = context.state.class.clone();
    let valid = &chosen.regulation.regional.valid;
    let put = result.map(|result| Put {
        result,
        regulation: chosen.key.clone(),
        month: usual_month(valid, context.state.today.month()),
        class,
    });
    let taking = context.state.taking.as_deref();
    let done = taking.filter(|taking| taking.is_done);
    let asked = taking.filter(|taking| !taking.is_done && Some(&taking.put) == put.as_ref());
    let way = match (asked, put) {
        (Some(asked), _) => ask(context, link, rule, chosen, asked),
        (None, Some(put)) => begin(context, link, put),
        (None, None) => open(context, link),
    };
    Some(several([
        some(done.map(|done| told(context, link, rule, done))),
        way.into(),
    ]))
}

/// The estimate as it is.
fn open(context: &ViewContext<'_>, link: &EstimateLink) -> El {
    let text = context.get("compliance.effect.link.plain");
    let open = match link.address() {
        Some(address) => el("a").set("href", address),
        None => {
            let link = link.clone();
            plain_button("link").on_press(Callback::from(move |_| link.take(None)))
        }
    };
    el("p").with(open.text(text))
}

/// Looks into the estimate, and asks.
fn begin(context: &ViewContext<'_>, link: &EstimateLink, put: Put) -> El {
    let (act, link) = (context.act.clone(), link.clone());
    let ask = move |_| {
        let before = link.kept();
        act.emit(Action::Take(Some(Taking {
            put: put.clone(),
            before,
            is_done: false,
        })));
    };
    let begin = plain_button("link").on_press(Callback::from(ask));
    el("p").with(begin.text(context.get("compliance.effect.link")))
}

fn ask(
    context: &ViewContext<'_>,
    link: &EstimateLink,
    rule: &OrganisationRule,
    chosen: &Chosen,
    asked: &Taking,
) -> El {
    let now = asked.result_before();
    let now = now.map(|now| result(context, rule, now));
    let values = [
        ("basis", basis(context, rule)),
        (
            "now",
            now.as_deref()
                .unwrap_or(context.get("compliance.take.none")),
        ),
        ("result", &result(context, rule, &asked.put.result)),
        ("rule", &chosen.regulation.regional.title),
        (
            "month",
            &context.words.phrase(&Phrase::month(asked.put.month)),
        ),
    ];
    let question = context.say("compliance.take.ask", &values);
    let (act, link, taking) = (context.act.clone(), link.clone(), asked.clone());
    let language = context.state.language.code();
    let yes = move |_| {
        link.take(Some(&taking.done(language).write()));
        act.emit(Action::Take(Some(Taking {
            is_done: true,
            ..taking.clone()
        })));
    };
    let yes = plain_button("add")
        .on_press(Callback::from(yes))
        .text(context.get("compliance.take.yes"));
    let no = button("", context.act, Action::Take(None)).text(context.get("compliance.take.no"));
    card(&question).with(el("div").class("file-row").with(yes).with(no))
}

/// What was done, and the way back.
fn told(
    context: &ViewContext<'_>,
    link: &EstimateLink,
    rule: &OrganisationRule,
    done: &Taking,
) -> El {
    let values = [
        ("basis", basis(context, rule)),
        ("result", &result(context, rule, &done.put.result)),
    ];
    let said = context.say("compliance.take.done", &values);
    let back = {
        let (act, link, taking) = (context.act.clone(), link.clone(), done.clone());
        move |_| {
            link.take(Some(&taking.undone(link.kept()).write()));
            act.emit(Action::Take(None));
        }
    };
    let back = plain_button("")
        .on_press(Callback::from(back))
        .text(context.get("compliance.put_back"));
    card(&said).is("role", "status").with(
        el("div")
            .class("file-row")
            .with(back)
            .with(open(context, link)),
    )
}

fn card(text: &str) -> El {
    el("div").class("taking").with(el("p").text(text))
}

fn basis<'t>(context: &'t ViewContext<'_>, rule: &OrganisationRule) -> &'t str {
    let key = ["ask.organisation_", rule.basis.word()].concat();
    context.words.find(&key).unwrap_or_default()
}

fn result(context: &ViewContext<'_>, rule: &OrganisationRule, result: &str) -> String {
    context
        .words
        .phrase(&organisation::result(rule.basis, result))
}
