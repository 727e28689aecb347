//! Lists beside the form: all that is wrong or odd, and all that is different; each leads to its place.

use super::FormContext;
use crate::app::kit::el::{El, button, el, several, some};
use crate::app::kit::form::called;
use crate::app::kit::form::differences::{Difference, What, source};
use crate::app::kit::form::editor::Act;
use crate::app::kit::form::findings::Finding;
use crate::app::kit::form::shape::{Kind, Shape};
use crate::app::kit::form::typing::shown;
use crate::app::kit::words::Language;
use crate::document::Value;
use yew::Html;

/// Most that are drawn; the others are counted.
const MOST: usize = 100;

/// All that is wrong with the document, and odd about it.
pub fn findings(context: &FormContext<'_>) -> El {
    let all = context.findings.all();
    let lines = all.iter().take(MOST).map(|finding| line(context, finding));
    el("ul")
        .class("findings")
        .with_all(lines)
        .with_some(more(context, all.len()))
}

fn line(context: &FormContext<'_>, finding: &Finding) -> Html {
    let path = finding.path();
    let way = match path {
        "$" => context.get("form.whole").to_owned(),
        path => context.way(path),
    };
    let class = if finding.is_fault() { "wrong" } else { "odd" };
    let go = button("link", context.act, Act::GoTo(path.to_owned())).text(&way);
    el("li")
        .with(go)
        .with(el("p").class(class).text(&context.sentence(finding)))
        .into()
}

fn more(context: &FormContext<'_>, count: usize) -> Option<El> {
    let more = count.checked_sub(MOST).filter(|more| *more > 0)?;
    let sentence = context
        .words
        .say("form.more", &[("count", &more.to_string())]);
    Some(el("li").class("help").text(&sentence))
}

/// What is different from another document, by the sections that say by what right they stand.
pub fn changes(context: &FormContext<'_>, before: &Value, all: &[Difference<'_>]) -> El {
    let drawn = all.get(..MOST).unwrap_or(all);
    let section = |one: &Difference<'_>| source_of(context, before, one);
    let groups = drawn.chunk_by(|one, other| section(one) == section(other));
    let groups = groups.map(|group| {
        let head = group
            .first()
            .and_then(section)
            .map(|path| head(context, before, path));
        let lines = group.iter().map(|one| change(context, before, one));
        el("li")
            .with_some(head)
            .with(el("ul").with_all(lines))
            .into()
    });
    el("ul")
        .class("differs")
        .with_all(groups)
        .with_some(more(context, all.len()))
}

/// The document in which a difference has its place.
fn document<'d>(context: &FormContext<'d>, before: &'d Value, one: &Difference<'_>) -> &'d Value {
    match one.what {
        What::Taken(_) => before,
        _ => context.editor.document(),
    }
}

fn source_of(context: &FormContext<'_>, before: &Value, one: &Difference<'_>) -> Option<String> {
    let of = source(document(context, before, one), &one.path)?;
    Some(of.to_owned())
}

fn head(context: &FormContext<'_>, before: &Value, path: String) -> El {
    let in_it = context.editor.document().at(&path).or(before.at(&path));
    let citation = match in_it.map(|section| section.entry("provision").entry("citation")) {
        Some(Value::Text(citation)) => citation.as_str(),
        _ => "",
    };
    el("p")
        .class("provision")
        .with(el("strong").text(&context.way(&path)))
        .with(
            el("span")
                .class("summary")
                .is("lang", Language::OF_PACKS.code())
                .text(citation),
        )
}

fn change(context: &FormContext<'_>, before: &Value, one: &Difference<'_>) -> Html {
    let shape = context.editor.shape();
    let document = document(context, before, one);
    let way = called::way(shape, document, &one.path, context.language);
    let within = source(document, &one.path).map_or(0, |of| {
        called::way(shape, document, of, context.language).len()
    });
    let own = way.get(within..).filter(|own| !own.is_empty());
    let name = own.unwrap_or(&way).join(" › ");
    let place = shape.path(&one.path);
    let told = |value: &Value| told(context, place, value);
    let what = match one.what {
        What::Changed(from, to) => {
            let (from, to) = (told(from), told(to));
            let values = [("from", from.as_str()), ("to", &to)];
            context.words.say("form.changed", &values)
        }
        What::Added(value) => context.words.say("form.added", &[("what", &told(value))]),
        What::Taken(value) => context.words.say("form.taken", &[("what", &told(value))]),
        What::Moved => context.get("form.moved").to_owned(),
    };
    let is_there = !matches!(one.what, What::Taken(_));
    let go = is_there.then(|| button("link", context.act, Act::GoTo(one.path.clone())).text(&name));
    let stays = (!is_there).then(|| el("span").text(&name));
    el("li")
        .with(several([some(go), some(stays)]))
        .with(el("p").text(&what))
        .into()
}

/// A value in a few words.
fn told(context: &FormContext<'_>, place: Option<Shape<'_>>, value: &Value) -> String {
    const LONGEST: usize = 120;
    let text = match (place.map(Shape::kind), value) {
        (_, Value::Bool(true)) => context.get("form.yes").to_owned(),
        (_, Value::Bool(false)) => context.get("form.no").to_owned(),
        (Some(Kind::Typed(typed)), value) => shown(typed, value),
        (Some(Kind::Choice(_)), Value::Text(word)) => {
            let name = place.and_then(|place| called::word(place, word, context.language));
            name.unwrap_or_else(|| word.clone())
        }
        (Some(Kind::Record(_)), value) => {
            let place = place.map(|place| called::item(place, value, 0, context.language));
            place.unwrap_or_default()
        }
        (_, value) => crate::document::written(value).trim_end().to_owned(),
    };
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => [text.get(..end).unwrap_or_default(), "…"].concat(),
        None => text,
    }
}
