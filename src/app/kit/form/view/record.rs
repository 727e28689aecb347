//! Sections, and what stands in them: fields, and parts with fields of their own.

use super::entries::{list, table};
use super::field::{field, none};
use super::marks::{counted, source_line};
use super::{FormContext, Place};
use crate::app::kit::el::{El, button, el, label, several, some};
use crate::app::kit::field::help;
use crate::app::kit::form::called::short;
use crate::app::kit::form::editor::Act;
use crate::app::kit::form::shape::{Field, Kind, Shape};
use crate::app::kit::select::{option, select};
use crate::app::kit::words::Language;
use crate::document::Value;
use crate::document::place::key_of;
use yew::Html;

/// What the part with the document's own fields is open under.
const HEAD: &str = "$.";

/// The whole form: what the document says of itself, a section for each of its parts, and those it
/// does not have.
pub fn form(context: &FormContext<'_>) -> El {
    let Kind::Record(fields) = context.editor.shape().kind() else {
        return el("div");
    };
    // What begins so is said to editors of the text, and is no part of what the document says.
    let own = fields
        .into_iter()
        .filter(|field| !field.key.starts_with('$'));
    let (head, sections): (Vec<Field<'_>>, Vec<Field<'_>>) =
        own.partition(|field| is_plain(field.shape));
    let is_there = |field: &&Field<'_>| {
        let is_absent = *context.value(&key_of("$", field.key)) == Value::Absent;
        field.is_required || !is_absent
    };
    let there = sections.iter().filter(is_there);
    let there = there.map(|field| section(context, field));
    let missing: Vec<Html> = sections
        .iter()
        .filter(|field| !is_there(field))
        .map(|field| add(context, &key_of("$", field.key), field).into())
        .collect();
    let missing = (!missing.is_empty()).then(|| {
        el("div")
            .class("section missing")
            .with(el("h3").text(context.get("form.missing")))
            .with(help(context.get("form.missing.help")))
            .with(el("div").class("adds").with_all(missing))
    });
    el("div")
        .class("made-form")
        .with(about(context, &head))
        .with_all(there)
        .with_some(missing)
}

/// Whether it is asked among the fields of the document itself.
fn is_plain(shape: Shape<'_>) -> bool {
    match shape.kind() {
        Kind::Record(fields) => fields.iter().all(|field| is_leaf(field.shape)),
        _ => is_leaf(shape),
    }
}

fn is_leaf(shape: Shape<'_>) -> bool {
    matches!(
        shape.kind(),
        Kind::Typed(_) | Kind::Choice(_) | Kind::Flag | Kind::Other
    )
}

fn about(context: &FormContext<'_>, fields: &[Field<'_>]) -> El {
    let title = context.get("form.about").to_owned();
    let counts = fields
        .iter()
        .map(|field| context.findings.count(&key_of("$", field.key)));
    let counts = counts.fold([0_usize, 0_usize], |[faults, warnings], [more, odd]| {
        [faults.saturating_add(more), warnings.saturating_add(odd)]
    });
    let inside = || {
        let unknown = unknown(context, "$", context.editor.shape());
        fields
            .iter()
            .map(|field| part(context, "$", field))
            .chain([several(unknown)])
            .collect()
    };
    folded(context, HEAD, &title, Html::default(), counts, inside)
}

fn section(context: &FormContext<'_>, field: &Field<'_>) -> Html {
    let path = key_of("$", field.key);
    let title = field.called(context.language);
    let summary = source_line(context, &path);
    let counts = context.findings.count(&path);
    let inside = || {
        let place = Place {
            path: &path,
            shape: field.shape,
            is_required: true,
        };
        let take = (!field.is_required).then(|| {
            button("link", context.act, Act::Take(path.clone())).text(context.get("form.take_part"))
        });
        let description = description(context, field.shape);
        vec![
            some(description),
            several(context.said(&path)),
            several(body(context, place)),
            some(take),
        ]
    };
    folded(context, &path, &title, summary, counts, inside).into()
}

/// What the schema says of a part, which is in the language of packs.
fn description(context: &FormContext<'_>, shape: Shape<'_>) -> Option<El> {
    let text = shape.help();
    let is_said = context.language == Language::OF_PACKS && !text.is_empty();
    is_said.then(|| help(text))
}

/// A part under a button that opens it.
fn folded(
    context: &FormContext<'_>,
    path: &str,
    title: &str,
    summary: Html,
    counts: [usize; 2],
    inside: impl Fn() -> Vec<Html>,
) -> El {
    let is_open = context.editor.is_open(path);
    let inner = [&context.id(path), "-part"].concat();
    let fold = button("fold", context.act, Act::Toggle(path.to_owned()))
        .set("id", &context.id(path))
        .says("aria-expanded", is_open)
        .set("aria-controls", &inner)
        .with(el("span").text(title))
        .with(counted(context, counts))
        .with(summary);
    let part = el("div").set("id", &inner).has("hidden", !is_open);
    let inside = if is_open { inside() } else { Vec::new() };
    el("div")
        .key(path)
        .class("section folded")
        .with(el("h3").with(fold))
        .with(part.with_all(inside))
}

/// All that stands in a place.
pub fn body(context: &FormContext<'_>, place: Place<'_>) -> Vec<Html> {
    if let Some(odd) = odd(context, place) {
        return vec![odd.into()];
    }
    match place.shape.kind() {
        Kind::Record(fields) => {
            let parts = fields.iter().map(|field| part(context, place.path, field));
            let grid = el("div").class("fields").with_all(parts);
            let unknown = unknown(context, place.path, place.shape);
            vec![grid.into(), several(unknown)]
        }
        Kind::Forms(forms) => vec![several(one_of(context, place, &forms))],
        Kind::Table { keys, values } => {
            vec![table(context, place.path, [keys, values], body).into()]
        }
        Kind::List(items) => vec![list(context, place.path, items, body).into()],
        _ => field(context, place, &place.shape.called(context.language), "")
            .map(Html::from)
            .into_iter()
            .collect(),
    }
}

/// A key of an object, with what stands under it.
fn part(context: &FormContext<'_>, around: &str, of: &Field<'_>) -> Html {
    let path = key_of(around, of.key);
    let place = Place {
        path: &path,
        shape: of.shape,
        is_required: of.is_required,
    };
    let title = of.called(context.language);
    if odd(context, place).is_none() && is_leaf(of.shape) {
        let more = match context.language {
            Language::Id => "",
            Language::En => of.title(),
        };
        return some(field(context, place, &title, more));
    }
    let is_absent = *context.value(&path) == Value::Absent;
    let is_container = matches!(of.shape.kind(), Kind::List(_) | Kind::Table { .. });
    if is_absent && !of.is_required && !is_forms(of.shape) {
        return add(context, &path, of).into();
    }
    if of.is_source() {
        return source(context, place, &title).into();
    }
    let id = context.id(&path);
    let title = el("h4").set("id", &id).is("tabindex", "-1").text(&title);
    let take = (!is_absent && !of.is_required && !is_container && !is_forms(of.shape)).then(|| {
        button("link", context.act, Act::Take(path.clone())).text(context.get("form.take_part"))
    });
    el("div")
        .key(&path)
        .class("part")
        .is("role", "group")
        .set("aria-labelledby", &id)
        .with(title)
        .with_all(context.said(&path))
        .with_all(body(context, place))
        .with_some(take)
        .into()
}

fn is_forms(shape: Shape<'_>) -> bool {
    matches!(shape.kind(), Kind::Forms(_))
}

/// By what right it stands, under a button that says it in a line.
fn source(context: &FormContext<'_>, place: Place<'_>, title: &str) -> El {
    let path = place.path;
    let is_open = context.editor.is_open(path);
    let inner = [&context.id(path), "-part"].concat();
    let outer = path.strip_suffix(".provision").unwrap_or(path);
    let fold = button("fold", context.act, Act::Toggle(path.to_owned()))
        .set("id", &context.id(path))
        .says("aria-expanded", is_open)
        .set("aria-controls", &inner)
        .with(el("span").text(title))
        .with(counted(context, context.findings.count(path)))
        .with(source_line(context, outer));
    let part = el("div")
        .set("id", &inner)
        .has("hidden", !is_open)
        .with_all(context.said(path));
    let inside = if is_open {
        body(context, place)
    } else {
        Vec::new()
    };
    el("div")
        .key(path)
        .class("source")
        .with(fold)
        .with(part.with_all(inside))
}

/// A value that is not of the kind that stands here: shown as it is, to be taken out.
fn odd(context: &FormContext<'_>, place: Place<'_>) -> Option<El> {
    let value = context.value(place.path);
    let fits = match place.shape.kind() {
        Kind::Record(_) | Kind::Forms(_) | Kind::Table { .. } => {
            matches!(value, Value::Object(_) | Value::Absent)
        }
        Kind::List(_) => matches!(value, Value::List(_) | Value::Absent),
        _ => !matches!(value, Value::Object(_) | Value::List(_)),
    };
    (!fits).then(|| stray(context, place.path, value))
}

/// What the form does not know, as text, and a button that takes it out.
fn stray(context: &FormContext<'_>, path: &str, value: &Value) -> El {
    let text = crate::document::written(value);
    el("div")
        .key(path)
        .class("stray")
        .with(el("pre").text(text.trim_end()))
        .with_all(context.said(path))
        .with(
            button("link", context.act, Act::Take(path.to_owned()))
                .set("id", &context.id(path))
                .text(context.get("form.take")),
        )
}

/// Keys that the schema does not know.
fn unknown(context: &FormContext<'_>, path: &str, shape: Shape<'_>) -> Vec<Html> {
    let (Kind::Record(fields), Value::Object(entries)) = (shape.kind(), context.value(path)) else {
        return Vec::new();
    };
    let is_known = |key: &str| fields.iter().any(|field| field.key == key);
    let unknown = entries.iter().filter(|(key, _)| !is_known(key));
    unknown
        .map(|(key, value)| {
            el("div")
                .class("part")
                .with(el("h4").text(key))
                .with(stray(context, &key_of(path, key), value))
                .into()
        })
        .collect()
}

/// One of several forms, and what stands in the one chosen.
fn one_of(context: &FormContext<'_>, place: Place<'_>, forms: &[Field<'_>]) -> Vec<Html> {
    let path = place.path;
    let chosen = match context.value(path) {
        Value::Object(entries) => entries.first().map(|(key, _)| key.as_str()),
        _ => None,
    };
    let options = forms.iter().map(|form| {
        let name = form.called(context.language);
        option(form.key, &name, context.language_of_names())
    });
    let options = several([none(context, place), several(options)]);
    let choose = {
        let path = path.to_owned();
        context
            .act
            .reform(move |form| Act::Form(path.clone(), form))
    };
    let id = [&context.id(path), "-form"].concat();
    let list = select(&id, chosen.unwrap_or_default(), choose, options);
    let asked = el("div")
        .class("field")
        .with(label(&id, context.get("form.kind")))
        .with(list);
    let form = chosen.and_then(|chosen| forms.iter().find(|form| form.key == chosen));
    let inside = form.map(|form| {
        let path = key_of(path, form.key);
        let place = Place {
            path: &path,
            shape: form.shape,
            is_required: true,
        };
        let fields = match is_leaf(form.shape) {
            true => {
                let title = short(&form.called(context.language)).to_owned();
                vec![some(field(context, place, &title, ""))]
            }
            false => {
                let mut inside = context.said(&path);
                inside.extend(body(context, place));
                inside
            }
        };
        several(fields)
    });
    vec![asked.into(), some(inside)]
}

/// A button that adds what is missing.
fn add(context: &FormContext<'_>, path: &str, field: &Field<'_>) -> El {
    let what = field.called(context.language);
    let sentence = context
        .words
        .say("form.add_part", &[("what", short(&what))]);
    let button = button("add", context.act, Act::Add(path.to_owned()))
        .set("id", &context.id(path))
        .text(&sentence);
    el("div")
        .key(path)
        .with(button)
        .with_all(context.said(path))
}
