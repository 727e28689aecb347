//! What the class does to TPP.

use super::context::{ViewContext, field, help, number, wrong, wrongs};
use super::pattern;
use super::table::{column, line, table};
use super::taking;
use crate::app::compliance::action::Action;
use crate::app::compliance::checklist::spoken;
use crate::app::compliance::effect::{self, Effect, Row};
use crate::app::compliance::sample;
use crate::app::kit::el::{El, el, several, some};
use crate::app::kit::rules::{rules, says_foreign};
use crate::app::kit::words::Words;
use crate::app::kit::{figures, organisation, sentence};
use crate::compliance::rating::Rated;
use crate::document::Id;
use crate::money::Rupiah;
use crate::regulation::performance::OrganisationRule;
use yew::Html;

pub fn view(context: &ViewContext<'_>) -> El {
    let effects = match context.state.effect.as_deref() {
        Some(Ok(effect)) => effects(context, effect),
        Some(Err(faults)) => {
            let faults = faults.iter();
            wrongs(faults.map(|fault| sentence::pack_fault(context.words, fault)))
        }
        None => help(context.get("choose.ask")).into(),
    };
    el("section")
        .class("effect")
        .with(el("h3").text(context.get("compliance.effect")))
        .with_some(matter(context))
        .with(regulations(context))
        .with(class(context))
        .with(effects)
}

/// Why the rule is not the one that the page around was to name.
fn matter(context: &ViewContext<'_>) -> Option<El> {
    let (rule, state) = (&context.options.rule, context.state);
    // Once the officer has chosen another, that is all there is to know.
    if state.regulation != rule.key {
        return None;
    }
    let why = rule.why.as_ref();
    let why = why.map(|why| wrong(why.say(state.language)));
    let refused = rule.refused.as_ref();
    let refused = refused.map(|refused| {
        let name = [("name", refused.name.as_str())];
        wrong(&context.say("choose.refused", &name))
    });
    let is_fallback = rule
        .is_fallback
        .then(|| help(context.get("notice.fallback")));
    let matter = el("div").is("role", "status");
    Some(
        matter
            .with_some(why)
            .with_some(refused)
            .with_some(is_fallback),
    )
}

fn regulations(context: &ViewContext<'_>) -> El {
    let id = context.id("regulation");
    let choose = context.act.reform(Action::Regulation);
    let (library, key) = (
        &context.state.catalogue.library,
        context.state.regulation.as_deref(),
    );
    let list = rules(&id, context.words, library, key, choose);
    field(&id, context.get("compliance.regulation"), list)
}

/// The job class of the sample person.
fn class(context: &ViewContext<'_>) -> El {
    let id = context.id("class");
    let input = number(&id, "numeric")
        .value(&context.state.class)
        .on_type(context.act.reform(Action::Class));
    field(&id, context.get("compliance.class"), input)
}

fn effects(context: &ViewContext<'_>, effect: &Effect) -> Html {
    let chosen = &effect.chosen;
    let regulation = &chosen.regulation;
    let Some(rule) = &regulation.regional.organisation else {
        return el("p")
            .text(context.get("compliance.effect.not_ruled"))
            .into();
    };
    let result = result(context, rule);
    let rows = match &effect.rows {
        Ok(rows) => nets(context, rule, rows, result.as_deref()).into(),
        Err(troubles) => {
            let troubles = troubles.iter();
            wrongs(
                troubles.map(|trouble| sentence::trouble(context.words, trouble, &str::to_owned)),
            )
        }
    };
    let basis = el("p")
        .class("help")
        .with_some(context.mark(rule.provision.confidence))
        .text(" ")
        .text(&rule.provision.citation);
    let rated = rated(context, rule);
    several([
        why_none(context, rule, result.as_deref()).into(),
        some(named(context, rule)),
        some(says_foreign(context.words, chosen.origin)),
        rows,
        basis.into(),
        some(taking::view(context, rule, chosen, result)),
        some(rated.and_then(|rated| pattern::view(context, &rated))),
    ])
}

/// The instrument in work and the class reached by it, once there is one.
fn reached<'t>(context: &'t ViewContext<'_>) -> Option<(&'t Id, &'t str)> {
    let (instrument, _) = context.state.instrument()?;
    let class = context.state.score.as_ref()?.class.as_deref()?;
    Some((&instrument.id, class))
}

/// The result that follows from the class, once there is a class.
fn result(context: &ViewContext<'_>, rule: &OrganisationRule) -> Option<String> {
    let (instrument, class) = reached(context)?;
    effect::result(&context.state.catalogue, rule, instrument, class)
}

/// The rating that follows from the class, with the pattern for the employees typed.
fn rated(context: &ViewContext<'_>, rule: &OrganisationRule) -> Option<Rated> {
    let (instrument, class) = reached(context)?;
    let people = sample::people(&context.state.people);
    effect::rated(&context.state.catalogue, rule, instrument, class, people)
}

/// The instruments that the rule takes the rating from.
fn named(context: &ViewContext<'_>, rule: &OrganisationRule) -> Option<El> {
    let titles = rule.instruments.iter().map(|id| {
        let mut known = context.state.catalogue.instruments.iter();
        let found = known.find(|instrument| instrument.id == *id);
        found.map_or(id.as_str(), |found| {
            spoken(
                context.state.language,
                &found.title,
                found.title_en.as_ref(),
            )
        })
    });
    let titles: Vec<&str> = titles.collect();
    let said = || context.say("compliance.effect.from", &[("names", &titles.join("; "))]);
    (!titles.is_empty()).then(|| help(&said()))
}

fn why_none(context: &ViewContext<'_>, rule: &OrganisationRule, result: Option<&str>) -> El {
    let has_class = context
        .state
        .score
        .as_ref()
        .is_some_and(|score| score.class.is_some());
    let basis = format!("ask.organisation_{}", rule.basis.word());
    let basis = context.get(&basis);
    let text = match result {
        Some(result) => {
            let result = label(context.words, rule, result);
            let values = [("basis", basis), ("result", &*result)];
            context.say("compliance.effect.result", &values)
        }
        None if has_class => context.say("compliance.effect.other", &[("basis", basis)]),
        None => context.get("compliance.effect.no_class").to_owned(),
    };
    el("p").text(&text)
}

fn label(words: &Words, rule: &OrganisationRule, result: &str) -> String {
    words.phrase(&organisation::result(rule.basis, result))
}

/// What each result leaves of TPP, the highest first.
fn nets(
    context: &ViewContext<'_>,
    rule: &OrganisationRule,
    rows: &[Row],
    here: Option<&str>,
) -> El {
    let best = rows.iter().map(|row| row.net).max().unwrap_or(Rupiah::ZERO);
    let mut rows: Vec<&Row> = rows.iter().collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.percent));
    let lines = rows.into_iter().map(|row| {
        let is_here = here == Some(&*row.result);
        let less = row.net.minus(best).unwrap_or(Rupiah::ZERO);
        let less = (less < Rupiah::ZERO).then(|| el("small").text(&figures::difference(less)));
        let net = el("td")
            .class("figure")
            .text(&figures::rupiah(row.net))
            .with_some(less);
        line(is_here)
            .with(paid(context, rule, row, is_here))
            .with(net)
            .into()
    });
    let head = [("result", ""), ("net", "figure")].map(|(key, class)| {
        let key = format!("compliance.effect.head.{key}");
        column(class, context.get(&key))
    });
    table(context.get("compliance.effect"), head, lines)
}

/// A result, and what part of TPP it pays.
fn paid(context: &ViewContext<'_>, rule: &OrganisationRule, row: &Row, is_here: bool) -> El {
    let here = is_here.then(|| {
        el("span")
            .class("mark")
            .text(context.get("compliance.here"))
    });
    let percent = figures::percent(row.percent);
    let pays = context.say("compliance.effect.pays", &[("percent", &percent)]);
    el("th")
        .is("scope", "row")
        .text(&label(context.words, rule, &row.result))
        .text(" ")
        .with_some(here)
        .with(el("small").text(&pays))
}
