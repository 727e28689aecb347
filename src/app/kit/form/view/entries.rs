//! Lists and tables: rows that are added, moved and taken out, a page at a time.

use super::choices::choices;
use super::field::{field, input};
use super::marks::{counted, source_line};
use super::{FormContext, Place};
use crate::app::kit::el::{El, button, el, label, several, text};
use crate::app::kit::field::wrong;
use crate::app::kit::form::called;
use crate::app::kit::form::editor::{Act, PAGE, key_place};
use crate::app::kit::form::shape::{Kind, Shape};
use crate::app::kit::form::typing::shown;
use crate::app::kit::select::{option, select};
use crate::document::Value;
use crate::document::place::{index_of, key_of};
use web_sys::{Event, HtmlInputElement};
use yew::{Callback, Html, TargetCast};

/// What draws all that stands in a place.
pub type Body = fn(&FormContext<'_>, Place<'_>) -> Vec<Html>;

/// A list.
pub fn list(context: &FormContext<'_>, path: &str, items: Shape<'_>, body: Body) -> El {
    let entries = match context.value(path) {
        Value::List(entries) => entries.as_slice(),
        _ => &[],
    };
    let from = first(context, path, entries.len());
    let drawn = entries.iter().enumerate().skip(from).take(PAGE);
    let rows = drawn.map(|(place, value)| {
        let name = called::item(items, value, place, context.language);
        let path = index_of(path, place);
        let place = Place {
            path: &path,
            shape: items,
            is_required: true,
        };
        let moves = [
            step(context, &path, &name, false, from_first(&path)),
            step(context, &path, &name, true, false),
        ];
        row(
            context,
            place,
            &name,
            [several(moves), Html::default()],
            body,
        )
    });
    let what = called::short(&items.called(context.language)).to_owned();
    let add = button("add", context.act, Act::Add(path.to_owned()))
        .set("id", &[&context.id(path), "-add"].concat())
        .text(&context.words.say("form.add_entry", &[("what", &what)]));
    el("div")
        .class("entries")
        .with(el("ol").with_all(rows))
        .with_some(pages(context, path, from, entries.len()))
        .with(add)
}

fn from_first(path: &str) -> bool {
    path.ends_with("[0]")
}

/// A table.
pub fn table(
    context: &FormContext<'_>,
    path: &str,
    [keys, values]: [Shape<'_>; 2],
    body: Body,
) -> El {
    let entries = match context.value(path) {
        Value::Object(entries) => entries.as_slice(),
        _ => &[],
    };
    let from = first(context, path, entries.len());
    let drawn = entries.iter().skip(from).take(PAGE);
    let chosen = choices(context, keys);
    let rows = drawn.map(|(key, _)| {
        let name = called::key(keys, context.editor.document(), key, context.language);
        let path = key_of(path, key);
        let place = Place {
            path: &path,
            shape: values,
            is_required: true,
        };
        let own = match chosen.iter().flatten().any(|choice| choice.word == key) {
            true => Html::default(),
            false => key_field(context, &path, key),
        };
        row(context, place, &name, [Html::default(), own], body)
    });
    el("div")
        .class("entries")
        .with(el("ul").with_all(rows))
        .with_some(pages(context, path, from, entries.len()))
        .with(next_row(context, path, keys, entries))
}

/// A row: its field, or a button that opens what stands in it; with what moves it, and its key.
fn row(
    context: &FormContext<'_>,
    place: Place<'_>,
    name: &str,
    [moves, own]: [Html; 2],
    body: Body,
) -> Html {
    let path = place.path;
    let take = button("take", context.act, Act::Take(path.to_owned()))
        .set(
            "aria-label",
            &context.words.say("form.take_row", &[("what", name)]),
        )
        .text("×");
    let actions = el("div").class("actions").with(moves).with(take);
    let row = el("li").key(path);
    if input(context, place).is_some() {
        return row
            .class("row")
            .with(own)
            .with_some(field(context, place, name, ""))
            .with(actions)
            .into();
    }
    let is_open = context.editor.is_open(path);
    let inner = [&context.id(path), "-part"].concat();
    let summary = match place.shape.has_source() {
        true => source_line(context, path),
        false => in_short(context, place),
    };
    let fold = button("fold", context.act, Act::Toggle(path.to_owned()))
        .set("id", &context.id(path))
        .says("aria-expanded", is_open)
        .set("aria-controls", &inner)
        .with(el("span").text(name))
        .with(counted(context, context.findings.count(path)))
        .with(summary);
    let inside = if is_open {
        let mut inside = context.said(path);
        inside.extend(body(context, place));
        inside
    } else {
        Vec::new()
    };
    let inside = el("div")
        .set("id", &inner)
        .has("hidden", !is_open)
        .with(own)
        .with_all(inside);
    row.class("entry")
        .with(el("div").class("entry-head").with(fold).with(actions))
        .with(inside)
        .into()
}

/// The words and numbers of an entry, in a line.
fn in_short(context: &FormContext<'_>, place: Place<'_>) -> Html {
    let text = said_short(context, place.shape, context.value(place.path), " · ");
    el("span").class("summary").text(&text).into()
}

/// A value in a few words, without what it is called.
fn said_short(context: &FormContext<'_>, shape: Shape<'_>, value: &Value, between: &str) -> String {
    let texts: Vec<String> = match (shape.kind(), value) {
        (Kind::Record(fields), value) => fields
            .iter()
            .filter(|field| !matches!(field.key, "id" | "name") && !field.is_source())
            .filter_map(|field| {
                let value = value.get(field.key)?;
                Some(said_short(context, field.shape, value, "–"))
            })
            .collect(),
        (Kind::List(items), Value::List(entries)) => {
            let texts = entries.iter();
            let texts = texts.map(|entry| said_short(context, items, entry, " "));
            return texts.collect::<Vec<_>>().join(", ");
        }
        (Kind::Choice(_), Value::Text(word)) => {
            let name = called::word(shape, word, context.language);
            return name.unwrap_or_else(|| word.clone());
        }
        (Kind::Typed(typed), value) => return shown(typed, value),
        _ => Vec::new(),
    };
    let texts: Vec<String> = texts.into_iter().filter(|text| !text.is_empty()).collect();
    texts.join(between)
}

/// A button that moves an entry.
fn step(context: &FormContext<'_>, path: &str, name: &str, down: bool, is_end: bool) -> Html {
    let (key, sign) = if down {
        ("form.down", "↓")
    } else {
        ("form.up", "↑")
    };
    button("move", context.act, Act::Move(path.to_owned(), down))
        .set("aria-label", &context.words.say(key, &[("what", name)]))
        .has("disabled", is_end)
        .text(sign)
        .into()
}

/// The key of a row, which is another once the field is left.
fn key_field(context: &FormContext<'_>, path: &str, key: &str) -> Html {
    let place = key_place(path);
    let id = context.id(&place);
    let waiting = context.editor.typed(&place);
    let rename = {
        let path = path.to_owned();
        context.act.reform(move |event: Event| {
            let field: HtmlInputElement = event.target_unchecked_into();
            Act::Rename(path.clone(), field.value())
        })
    };
    let field = el("input")
        .set("id", &id)
        .is("type", "text")
        .is("autocomplete", "off")
        .value(waiting.unwrap_or(key))
        .wrong(waiting.is_some())
        .on_change(rename);
    let taken =
        waiting.map(|key| wrong(&context.words.say("form.key_taken", &[("key", key.trim())])));
    el("div")
        .class("field key")
        .with(label(&id, context.get("form.key")))
        .with(field)
        .with_some(taken)
        .into()
}

/// What adds a row: the words that are left, or a key to type.
fn next_row(
    context: &FormContext<'_>,
    path: &str,
    keys: Shape<'_>,
    entries: &[(String, Value)],
) -> Html {
    let id = [&context.id(path), "-add"].concat();
    let title = context.get("form.add_row");
    let is_there = |word: &str| entries.iter().any(|(key, _)| key == word);
    let table = path.to_owned();
    if let Some(choices) = choices(context, keys) {
        let left = choices.iter().filter(|choice| !is_there(choice.word));
        let left = left.map(|choice| option(choice.word, &choice.name, choice.lang));
        let left: Vec<Html> = left.collect();
        if left.is_empty() {
            return Html::default();
        }
        let add = context
            .act
            .reform(move |word| Act::Row(table.clone(), word));
        let choose = option("", context.get("form.choose"), "");
        let list = select(&id, "", add, several([choose, several(left)]));
        return el("div")
            .class("field next-row")
            .with(label(&id, title))
            .with(list)
            .into();
    }
    let key = context.editor.key(path);
    let type_it: Callback<String> = {
        let table = table.clone();
        context.act.reform(move |key| Act::Key(table.clone(), key))
    };
    let taken = is_there(key.trim())
        .then(|| wrong(&context.words.say("form.key_taken", &[("key", key.trim())])));
    let field = el("input")
        .set("id", &id)
        .is("type", "text")
        .is("autocomplete", "off")
        .value(key)
        .wrong(taken.is_some())
        .on_type(type_it);
    let add =
        button("add", context.act, Act::Row(table, key.to_owned())).text(context.get("form.add"));
    el("div")
        .class("field next-row")
        .with(label(&id, title))
        .with(el("div").class("beside").with(field).with(add))
        .with_some(taken)
        .into()
}

/// The first row drawn.
fn first(context: &FormContext<'_>, path: &str, count: usize) -> usize {
    let last = count
        .saturating_sub(1)
        .checked_div(PAGE)
        .unwrap_or_default();
    context
        .editor
        .turned_to(path)
        .min(last.saturating_mul(PAGE))
}

/// Buttons that turn a long list.
fn pages(context: &FormContext<'_>, path: &str, from: usize, count: usize) -> Option<El> {
    if count <= PAGE {
        return None;
    }
    let to = from.saturating_add(PAGE).min(count);
    let [first, last, all] = [from.saturating_add(1), to, count].map(|n| n.to_string());
    let values = [("from", first.as_str()), ("to", &last), ("all", &all)];
    let turn = |key: &str, to: usize, is_end: bool| {
        button("", context.act, Act::Turn(path.to_owned(), to))
            .has("disabled", is_end)
            .text(context.get(key))
    };
    Some(
        el("div")
            .class("turning")
            .with(turn("form.earlier", from.saturating_sub(PAGE), from == 0))
            .with(el("span").text(&context.words.say("form.rows", &values)))
            .with(text(" "))
            .with(turn("form.later", to, to == count)),
    )
}
