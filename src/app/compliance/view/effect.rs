//! What the class does to TPP, and the way to the personal estimate.

use super::face::{Face, field, help, number, wrong, wrongs};
use super::pattern;
use super::table::{column, line, table};
use crate::app::compliance::action::Action;
use crate::app::compliance::checklist::spoken;
use crate::app::compliance::effect::{self, Effect, Row};
use crate::app::compliance::sample;
use crate::app::kit::el::{El, el, plain_button, several, some};
use crate::app::kit::rules::{rules, says_foreign};
use crate::app::kit::words::Words;
use crate::app::kit::{figures, organisation, sentence};
use crate::compliance::rating::Rated;
use crate::document::{Id, Write};
use crate::money::Rupiah;
use crate::regulation::library::Chosen;
use crate::regulation::performance::OrganisationRule;
use yew::{Callback, Html};

pub fn view(face: &Face<'_>) -> El {
    let effects = match face.state.effect.as_deref() {
        Some(Ok(effect)) => effects(face, effect),
        Some(Err(faults)) => {
            let faults = faults.iter();
            wrongs(faults.map(|fault| sentence::pack_fault(face.words, fault)))
        }
        None => help(face.get("choose.ask")).into(),
    };
    el("section")
        .class("effect")
        .with(el("h3").text(face.get("compliance.effect")))
        .with_some(matter(face))
        .with(regulations(face))
        .with(class(face))
        .with(effects)
}

/// Why the rule is not the one that the page around was to name.
fn matter(face: &Face<'_>) -> Option<El> {
    let (rule, state) = (&face.options.rule, face.state);
    // Once the officer has chosen another, that is all there is to know.
    if state.regulation != rule.key {
        return None;
    }
    let why = rule.why.as_ref();
    let why = why.map(|why| wrong(why.say(state.language)));
    let refused = rule.refused.as_ref();
    let refused = refused.map(|refused| {
        let name = [("name", refused.name.as_str())];
        wrong(&face.say("choose.refused", &name))
    });
    let is_fallback = rule.is_fallback.then(|| help(face.get("notice.fallback")));
    let matter = el("div").is("role", "status");
    Some(
        matter
            .with_some(why)
            .with_some(refused)
            .with_some(is_fallback),
    )
}

fn regulations(face: &Face<'_>) -> El {
    let id = face.id("regulation");
    let choose = face.act.reform(Action::Regulation);
    let (library, key) = (&face.state.shelf.library, face.state.regulation.as_deref());
    let list = rules(&id, face.words, library, key, choose);
    field(&id, face.get("compliance.regulation"), list)
}

/// The job class of the sample person.
fn class(face: &Face<'_>) -> El {
    let id = face.id("class");
    let input = number(&id, "numeric", &face.state.class).on_type(face.act.reform(Action::Class));
    field(&id, face.get("compliance.class"), input)
}

fn effects(face: &Face<'_>, effect: &Effect) -> Html {
    let chosen = &effect.chosen;
    let regulation = &chosen.regulation;
    let Some(rule) = &regulation.regional.organisation else {
        return el("p").text(face.get("compliance.effect.not_ruled")).into();
    };
    let result = result(face, rule);
    let rows = match &effect.rows {
        Ok(rows) => nets(face, rule, rows, result.as_deref()).into(),
        Err(troubles) => {
            let troubles = troubles.iter();
            wrongs(troubles.map(|trouble| sentence::trouble(face.words, trouble, &str::to_owned)))
        }
    };
    let basis = el("p")
        .class("help")
        .with_some(face.mark(rule.provision.confidence))
        .text(" ")
        .text(&rule.provision.citation);
    let rated = rated(face, rule);
    several([
        why_none(face, rule, result.as_deref()).into(),
        some(named(face, rule)),
        some(says_foreign(face.words, chosen.origin)),
        rows,
        basis.into(),
        some(link(face, chosen, result)),
        some(rated.and_then(|rated| pattern::view(face, &rated))),
    ])
}

/// The instrument in work and the class reached by it, once there is one.
fn reached<'t>(face: &'t Face<'_>) -> Option<(&'t Id, &'t str)> {
    let (instrument, _) = face.state.instrument()?;
    let class = face.state.score.as_ref()?.class.as_deref()?;
    Some((&instrument.id, class))
}

/// The result that follows from the class, once there is a class.
fn result(face: &Face<'_>, rule: &OrganisationRule) -> Option<String> {
    let (instrument, class) = reached(face)?;
    effect::result(&face.state.shelf, rule, instrument, class)
}

/// The rating that follows from the class, with the pattern for the employees typed.
fn rated(face: &Face<'_>, rule: &OrganisationRule) -> Option<Rated> {
    let (instrument, class) = reached(face)?;
    let people = sample::people(&face.state.people);
    effect::rated(&face.state.shelf, rule, instrument, class, people)
}

/// The instruments that the rule takes the rating from.
fn named(face: &Face<'_>, rule: &OrganisationRule) -> Option<El> {
    let titles = rule.instruments.iter().map(|id| {
        let mut known = face.state.shelf.instruments.iter();
        let found = known.find(|instrument| instrument.id == *id);
        found.map_or(id.as_str(), |found| {
            spoken(face.state.language, &found.title, found.title_en.as_ref())
        })
    });
    let titles: Vec<&str> = titles.collect();
    let said = || face.say("compliance.effect.from", &[("names", &titles.join("; "))]);
    (!titles.is_empty()).then(|| help(&said()))
}

fn why_none(face: &Face<'_>, rule: &OrganisationRule, result: Option<&str>) -> El {
    let has_class = face
        .state
        .score
        .as_ref()
        .is_some_and(|score| score.class.is_some());
    let basis = format!("ask.organisation_{}", rule.basis.word());
    let basis = face.get(&basis);
    let text = match result {
        Some(result) => {
            let result = label(face.words, rule, result);
            let values = [("basis", basis), ("result", &*result)];
            face.say("compliance.effect.result", &values)
        }
        None if has_class => face.say("compliance.effect.other", &[("basis", basis)]),
        None => face.get("compliance.effect.no_class").to_owned(),
    };
    el("p").text(&text)
}

fn label(words: &Words, rule: &OrganisationRule, result: &str) -> String {
    words.phrase(&organisation::result(rule.basis, result))
}

/// What each result leaves of TPP, the highest first.
fn nets(face: &Face<'_>, rule: &OrganisationRule, rows: &[Row], here: Option<&str>) -> El {
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
            .with(paid(face, rule, row, is_here))
            .with(net)
            .into()
    });
    let head = [("result", ""), ("net", "figure")].map(|(key, class)| {
        let key = format!("compliance.effect.head.{key}");
        column(class, face.get(&key))
    });
    table(face.get("compliance.effect"), head, lines)
}

/// A result, and what part of TPP it pays.
fn paid(face: &Face<'_>, rule: &OrganisationRule, row: &Row, is_here: bool) -> El {
    let here = is_here.then(|| el("span").class("mark").text(face.get("compliance.here")));
    let percent = figures::percent(row.percent);
    let pays = face.say("compliance.effect.pays", &[("percent", &percent)]);
    el("th")
        .is("scope", "row")
        .text(&label(face.words, rule, &row.result))
        .text(" ")
        .with_some(here)
        .with(el("small").text(&pays))
}

/// The way to the estimate; the result goes ahead of it into what was typed there.
fn link(face: &Face<'_>, chosen: &Chosen, result: Option<String>) -> Option<El> {
    let personal = face.options.personal.clone()?;
    let way = match personal.address() {
        Some(address) => el("a").set("href", address),
        None => plain_button("link"),
    };
    let key = chosen.key.clone();
    let month = effect::month(&chosen.regulation.regional.valid, face.state.today.month());
    let (language, class) = (face.state.language, face.state.class.clone());
    let text = match result {
        Some(_) => "compliance.effect.link",
        None => "compliance.effect.link.plain",
    };
    let go = move |_| {
        let document = result.as_ref().map(|result| {
            effect::with_result(personal.kept(), &class, result, (&key, month, language)).write()
        });
        personal.take(document.as_ref());
    };
    let way = way.on_press(Callback::from(go)).text(face.get(text));
    Some(el("p").with(way))
}
